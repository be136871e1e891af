"""The card of the activity: bars, how many spoke, and who has not spoken yet."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from rakor_desktop.domain.discussion import Activity
from rakor_desktop.forms.ui_groups_screen import Ui_GroupsScreen
from rakor_desktop.qtkit.icons import Icon, icon_pixmap
from rakor_desktop.qtkit.theme import theme_of
from rakor_desktop.screens.groups.activity_chart import ActivityChart

_NAMED = 3


class ActivityCard(QObject):
    """Helps the facilitator to ask those who are silent."""

    def __init__(self, ui: Ui_GroupsScreen, parent: QWidget) -> None:
        super().__init__(parent)
        self._ui = ui
        self.chart = ActivityChart(ui.activity_box)
        layout = ui.activity_box.layout()
        assert layout is not None
        layout.addWidget(self.chart)
        theme_of(parent).theme_changed.connect(self._colour)
        self._colour()

    def show_activity(self, activity: Activity) -> None:
        """Show the activity of a group."""
        ui = self._ui
        self.chart.show_activity(activity)
        ui.activity_summary.setText(
            self.tr("{times} kali bicara oleh {speakers} dari {members} orang").format(
                times=activity.times, speakers=activity.speakers, members=activity.members
            )
        )
        names = [f"{one.name} ({one.institution})" if one.institution else one.name for one in activity.silent]
        shown = ", ".join(names[:_NAMED])
        if len(names) > _NAMED:
            shown = self.tr("{names}, dan {count} lainnya").format(names=shown, count=len(names) - _NAMED)
        ui.silent_label.setText(self.tr("Belum berbicara: {names}").format(names=shown) if names else "")
        ui.silent_label.setToolTip("\n".join(names))
        ui.silent_icon.setVisible(bool(names))

    def _colour(self) -> None:
        label = self._ui.silent_icon
        label.setPixmap(icon_pixmap(Icon.SPEAKER, "warning", theme_of(label).px(16), label.devicePixelRatioF()))
