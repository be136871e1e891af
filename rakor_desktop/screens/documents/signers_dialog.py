"""Penanda tangan: which of those present sign a berita acara, and in which order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QWidget

from rakor_desktop.domain.meeting import Participant
from rakor_desktop.forms.ui_signers_dialog import Ui_SignersDialog
from rakor_desktop.qtkit.icons import Icon, icon
from rakor_desktop.qtkit.theme import theme_of

_ID = Qt.ItemDataRole.UserRole + 1
_WIDTH, _HEIGHT = 520, 520


class SignersDialog(QDialog):
    """Those who sign stand first, in their order; each tick is kept at once."""

    signers_changed = Signal(object)  # tuple[str, ...]: participant ids

    def __init__(self, participants: Sequence[Participant], signers: Sequence[str], parent: QWidget) -> None:
        """`participants` are those present, in the order of the attendance list."""
        super().__init__(parent)
        self.ui = Ui_SignersDialog()
        self.ui.setupUi(self)
        self._model = QStandardItemModel(self)
        self._is_clearing = False
        order = {one: number for number, one in enumerate(signers)}
        for person in sorted(participants, key=lambda one: order.get(one.id, len(order))):
            self._model.appendRow(_item(person, is_chosen=person.id in order))
        ui = self.ui
        ui.signer_list.setModel(self._model)
        ui.signer_list.setWordWrap(True)
        ui.signer_list.setSpacing(3)
        ui.up_button.setIcon(icon(Icon.ARROW_UP))
        ui.down_button.setIcon(icon(Icon.ARROW_DOWN))
        ui.close_button.setDefault(True)
        self._model.itemChanged.connect(self._tell)
        ui.filter_edit.search_changed.connect(self._filter)
        ui.signer_list.selectionModel().currentChanged.connect(self._show_buttons)
        ui.up_button.clicked.connect(self._move_up)
        ui.down_button.clicked.connect(self._move_down)
        ui.clear_button.clicked.connect(self._clear)
        ui.close_button.clicked.connect(self.accept)
        ui.signer_list.installEventFilter(self)
        if self._model.rowCount():
            ui.signer_list.setCurrentIndex(self._model.index(0, 0))
        ui.signer_list.setFocus()
        theme = theme_of(self)
        self.resize(QSize(theme.px(_WIDTH), theme.px(_HEIGHT)).boundedTo(self.screen().availableSize() * 0.94))
        self._show_count()
        self._show_buttons()

    @property
    def signers(self) -> tuple[str, ...]:
        """The ids that are ticked, in their order."""
        items = (self._model.item(row) for row in range(self._model.rowCount()))
        return tuple(item.data(_ID) for item in items if item.checkState() is Qt.CheckState.Checked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self._move(step)
                return True
        return super().eventFilter(watched, event)

    def _tell(self, *_items: QStandardItem) -> None:
        if self._is_clearing:
            return
        self._show_count()
        self._show_buttons()
        self.signers_changed.emit(self.signers)

    def _show_count(self) -> None:
        count = len(self.signers)
        if not self._model.rowCount():
            text = self.tr("Belum ada peserta yang tercatat hadir; catat di Daftar Hadir dahulu.")
        elif count:
            text = self.tr("{count} penanda tangan")
        else:
            text = self.tr("Dipilih otomatis, satu wakil per unsur")
        self.ui.count_label.setText(text.format(count=count))

    def _show_buttons(self, *_indexes: QModelIndex) -> None:
        self.ui.up_button.setEnabled(self._neighbour(-1) is not None)
        self.ui.down_button.setEnabled(self._neighbour(1) is not None)
        self.ui.clear_button.setEnabled(bool(self.signers))

    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        for row in range(self._model.rowCount()):
            shown = self._model.item(row).text().casefold()
            self.ui.signer_list.setRowHidden(row, not all(word in shown for word in words))
        self._show_buttons()

    def _move_up(self) -> None:
        self._move(-1)

    def _move_down(self) -> None:
        self._move(1)

    def _move(self, step: int) -> None:
        view, target = self.ui.signer_list, self._neighbour(step)
        if target is None:
            return
        self._model.insertRow(target, self._model.takeRow(view.currentIndex().row()))
        view.setCurrentIndex(self._model.index(target, 0))
        self._tell()

    def _neighbour(self, step: int) -> int | None:
        """The row that the current one changes places with: the next that the filter shows."""
        view = self.ui.signer_list
        row = view.currentIndex().row()
        if row < 0 or view.isRowHidden(row):
            return None
        row += step
        while 0 <= row < self._model.rowCount() and view.isRowHidden(row):
            row += step
        return row if 0 <= row < self._model.rowCount() else None

    def _clear(self) -> None:
        self._is_clearing = True
        for row in range(self._model.rowCount()):
            self._model.item(row).setCheckState(Qt.CheckState.Unchecked)
        self._is_clearing = False
        self._tell()


def _item(person: Participant, *, is_chosen: bool) -> QStandardItem:
    item = QStandardItem(f"{person.speaking_name}\n{person.speaking_line}".strip())
    item.setData(person.id, _ID)
    item.setEditable(False)
    item.setCheckable(True)
    item.setCheckState(Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked)
    return item
