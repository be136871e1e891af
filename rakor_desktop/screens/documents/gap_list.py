"""The list of what is still missing before a document can be made final."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QBrush, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView

from rakor_desktop.domain.completeness import Gap, GapPlace
from rakor_desktop.qtkit.icons import Icon, icon
from rakor_desktop.qtkit.theme import theme_of

_HEIGHT = 280  # px at text 100 %: a longer list scrolls


class GapList(QObject):
    """What is filled in beside the list stays in it as done, so that nothing moves under the mouse."""

    gap_chosen = Signal(object)  # Gap: the officer wants to go there

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._gaps: tuple[Gap, ...] = ()
        self._filled: frozenset[str] = frozenset()
        self.model = QStandardItemModel(self)
        view.setModel(self.model)
        view.setWordWrap(True)
        view.setResizeMode(QListView.ResizeMode.Adjust)
        view.setIconSize(theme_of(view).size(16))
        view.setSpacing(2)
        theme_of(view).theme_changed.connect(self._dress)
        view.clicked.connect(self._choose)
        view.activated.connect(self._choose)

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """What is shown."""
        return self._gaps

    @property
    def blocking(self) -> Gap | None:
        """The first that must be filled before."""
        return next((gap for gap in self._gaps if gap.blocks and not self._is_filled(gap)), None)

    def show_gaps(self, gaps: Sequence[Gap], filled: frozenset[str]) -> None:
        """Show these; `filled` names the document's fields that are filled in by now."""
        self._gaps, self._filled = tuple(gaps), filled
        self.model.clear()
        for gap in gaps:
            self.model.appendRow(self._item(gap))
        self._view.setVisible(bool(gaps))
        self._fit()

    def summary(self) -> str:
        """How much is missing, in words."""
        missing = [gap for gap in self._gaps if not self._is_filled(gap)]
        blocking = sum(gap.blocks for gap in missing)
        if not missing:
            text = self.tr("Yang kurang sudah diisi di atas.")
        elif blocking == len(missing):
            text = self.tr("{blocking} hal harus dilengkapi dahulu. Enter membuka tempatnya.")
        elif blocking:
            text = self.tr("{blocking} hal harus dilengkapi dahulu, {others} sebaiknya. Enter membuka tempatnya.")
        else:
            text = self.tr("{others} hal sebaiknya dilengkapi. Enter membuka tempatnya.")
        return text.format(blocking=blocking, others=len(missing) - blocking)

    def _is_filled(self, gap: Gap) -> bool:
        return gap.place is GapPlace.DOCUMENT and gap.target_id in self._filled

    def _item(self, gap: Gap) -> QStandardItem:
        if self._is_filled(gap):
            state, which, token = self.tr("Diisi di atas"), icon(Icon.DONE, "success"), "text-muted"
        elif gap.blocks:
            state, which, token = self.tr("Harus dilengkapi"), icon(Icon.REJECTED, "danger"), "danger"
        else:
            state, which, token = self.tr("Sebaiknya dilengkapi"), icon(Icon.WARNING, "warning"), "text"
        item = QStandardItem(which, gap.text)
        item.setData(f"{state}: {gap.text}", Qt.ItemDataRole.AccessibleTextRole)
        item.setToolTip(self.tr("Enter: buka tempatnya"))
        item.setEditable(False)
        item.setForeground(QBrush(theme_of(self._view).color(token)))
        return item

    def _dress(self) -> None:
        self.show_gaps(self._gaps, self._filled)

    def _fit(self) -> None:
        """As high as what is missing needs."""
        view, theme = self._view, theme_of(self._view)
        view.doItemsLayout()
        bottom = view.visualRect(self.model.index(self.model.rowCount() - 1, 0)).bottom() + theme.px(8)
        view.setFixedHeight(min(max(bottom, theme.px(40)), theme.px(_HEIGHT)))

    def _choose(self, index: QModelIndex) -> None:
        self.gap_chosen.emit(self._gaps[index.row()])
