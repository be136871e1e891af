"""The line at the bottom: what is saved, what the screen counts, the battery, the stick."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QMouseEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from rakor_desktop.domain.formatting import clock_seconds
from rakor_desktop.qtkit.icons import Icon, icon_pixmap
from rakor_desktop.qtkit.messages import set_property
from rakor_desktop.qtkit.save_state import SaveKind, SaveState
from rakor_desktop.qtkit.screen import StatusItem
from rakor_desktop.qtkit.theme import theme_of
from rakor_desktop.widgets.elided_label import ElidedLabel

_HEIGHT = 28
_BATTERY_EVERY = 60_000  # ms
_FIRST_LOOK = 1500  # ms after the window is shown: what it imports is not for the first paint
_LOW_BATTERY = 20  # percent


@dataclass(frozen=True, slots=True)
class Battery:
    """The charge in percent and whether the mains are connected."""

    percent: int
    is_plugged: bool


def read_battery() -> Battery | None:
    """The battery of this laptop; None on a machine without one, or where the system does not tell."""
    import psutil  # after the first paint: 20 ms that no window should wait for

    try:
        state = psutil.sensors_battery() if hasattr(psutil, "sensors_battery") else None
    except OSError:
        # Without /sys, as in a container, psutil finds no folder to look into.
        return None
    return None if state is None else Battery(round(state.percent), bool(state.power_plugged))


class _Item(QWidget):
    """Icon and text."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._which: Icon | None = None
        self._token = "text-muted"
        self.icon_label = QLabel(self)
        self.text_label = ElidedLabel(self)  # a long reason must not widen the window
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.icon_label)
        row.addWidget(self.text_label)

    def show_item(self, text: str, which: Icon | None, token: str = "text-muted") -> None:
        """Show a piece of information."""
        self._which, self._token = which, token
        self.text_label.setText(text)
        self.setAccessibleName(text)
        self.icon_label.setVisible(which is not None)
        self.refresh_icon()

    def refresh_icon(self) -> None:
        """Draw the icon in the colour of the theme now."""
        if self._which is not None:
            size = theme_of(self).px(15)
            self.icon_label.setPixmap(icon_pixmap(self._which, self._token, size, self.devicePixelRatioF()))


class StatusBar(QFrame):
    """Left: saving and the items of the screen. Right: battery and stick."""

    retry_requested = Signal()
    stick_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status_bar")
        self._save = _Item(self)
        self._items = QHBoxLayout()
        self._items.setSpacing(12)
        self._shown: list[QWidget] = []
        self._battery = _Item(self)
        self._battery.hide()
        self._battery_divider = _divider(self)
        self._battery_divider.hide()
        self._stick = _Item(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(12)
        row.addWidget(self._save)
        row.addWidget(_divider(self))
        row.addLayout(self._items)
        row.addStretch(1)
        row.addWidget(self._battery)
        row.addWidget(self._battery_divider)
        row.addWidget(self._stick)
        self._timer = QTimer(self)
        self._timer.setInterval(_BATTERY_EVERY)
        self._timer.timeout.connect(self.refresh_battery)
        self._first_look = QTimer(self)
        self._first_look.setSingleShot(True)
        self._first_look.timeout.connect(self.watch_battery)
        theme_of(self).theme_changed.connect(self._measure)
        self._measure()
        self.show_save_state(SaveState(SaveKind.SAVED))
        self.show_stick("")

    def show_save_state(self, state: SaveState) -> None:
        """Say whether all that was typed is in the data file."""
        match state.kind:
            case SaveKind.SAVED:
                moment = clock_seconds(state.moment) if state.moment else ""
                text = self.tr("Tersimpan {moment}").format(moment=moment).strip()
                self._save.show_item(text, Icon.SAVED, "success")
            case SaveKind.SAVING:
                self._save.show_item(self.tr("Menyimpan…"), Icon.SAVING)
            case SaveKind.FAILED:
                text = self.tr("Belum tersimpan: {reason}").format(reason=state.reason)
                self._save.show_item(text, Icon.NOT_SAVED, "danger")
        set_property(self._save.text_label, "state", state.kind.value)
        self._save.setToolTip(self._save.text_label.text())

    def show_items(self, items: Sequence[StatusItem]) -> None:
        """Show what the visible screen counts."""
        for widget in self._shown:
            self._items.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._shown = []
        for item in items:
            widget = _Item(self)
            widget.show_item(item.text, item.icon)
            divider = _divider(self)
            for part in (widget, divider):
                self._items.addWidget(part)
                part.show()
                self._shown.append(part)

    def show_stick(self, text: str) -> None:
        """Say what is known of a removable drive; empty when there is none."""
        self._stick.setVisible(bool(text))
        self._battery_divider.setVisible(bool(text) and self._battery.isVisibleTo(self))
        self._stick.show_item(text, Icon.SHARE_USB)

    def watch_battery(self) -> None:
        """Begin to show the battery."""
        self.refresh_battery()
        self._timer.start()

    def refresh_battery(self) -> None:
        """Show the charge now; nothing on a machine without a battery."""
        battery = read_battery()
        self._battery.setVisible(battery is not None)
        if battery is not None:
            is_low = battery.percent <= _LOW_BATTERY and not battery.is_plugged
            text = self.tr("Baterai {percent}%").format(percent=battery.percent)
            self._battery.show_item(text, _battery_icon(battery), "danger" if is_low else "text-muted")
        self._battery_divider.setVisible(battery is not None and self._stick.isVisibleTo(self))

    def _measure(self) -> None:
        self.setFixedHeight(theme_of(self).px(_HEIGHT))
        for item in self.findChildren(_Item):
            item.refresh_icon()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._timer.isActive():
            self._first_look.start(_FIRST_LOOK)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        position = event.position().toPoint()
        if self._save.geometry().contains(position):
            self.retry_requested.emit()
        elif self._stick.isVisible() and self._stick.geometry().contains(position):
            self.stick_chosen.emit()


def _battery_icon(battery: Battery) -> Icon:
    if battery.is_plugged:
        return Icon.BATTERY_CHARGING
    levels = (
        (30, Icon.BATTERY_20),
        (50, Icon.BATTERY_40),
        (70, Icon.BATTERY_60),
        (90, Icon.BATTERY_80),
    )
    return next((which for limit, which in levels if battery.percent < limit), Icon.BATTERY_FULL)


def _divider(parent: QWidget) -> QFrame:
    divider = QFrame(parent)
    divider.setProperty("kind", "divider")
    divider.setFixedHeight(16)
    divider.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return divider
