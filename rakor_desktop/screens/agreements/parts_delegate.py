"""How the cells of an agreement's parts are painted and edited in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QPersistentModelIndex, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from rakor_desktop.domain.kinds import Sector
from rakor_desktop.qtkit.icons import Icon, paint_icon
from rakor_desktop.qtkit.painting import ChipSpec, chip_width, paint_chip, paint_sector
from rakor_desktop.qtkit.theme import Theme
from rakor_desktop.screens.agreements.cells import Cell, CellType
from rakor_desktop.screens.agreements.parts_model import CellRole, PartsModel
from rakor_desktop.tables.delegates import CellDelegate
from rakor_desktop.tables.rows_model import Index
from rakor_desktop.widgets.completing_field import CompletingField
from rakor_desktop.widgets.suggestions import Suggestion, SuggestionList

_PLACE = "cell_place"  # property of an editor: the persistent index that it edits
_BEFORE = "text_before"
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class PartsDelegate(CellDelegate):
    """Text is saved while it is typed; Esc brings the text before back; institutions complete from the directory."""

    def __init__(self, suggest: Callable[[str], Sequence[Suggestion]], parent: QObject) -> None:
        super().__init__(parent)
        self._suggest = suggest
        self._places: dict[int, QPersistentModelIndex] = {}

    # --- painting ---

    def paint_cell(self, painter: QPainter, rect: QRect, theme: Theme, index: Index, ink: QColor) -> None:
        chip, sector = index.data(CellRole.CHIP), _sector(index)
        if index.data(CellRole.WRONG):
            ink = theme.color("danger")
            side = theme.px(15)
            paint_icon(painter, QRect(rect.left(), rect.center().y() - side // 2, side, side), Icon.NOT_SAVED, ink)
            rect = rect.adjusted(side + theme.px(5), 0, 0, 0)
        elif isinstance(chip, ChipSpec):
            paint_chip(painter, rect, theme, chip)
            return
        if sector is not None:
            paint_sector(painter, rect, theme, sector.value)
            rect = rect.adjusted(theme.px(33), 0, 0, 0)
        super().paint_cell(painter, rect, theme, index, ink)

    def text_width(self, theme: Theme, index: Index) -> int:
        chip = index.data(CellRole.CHIP)
        if isinstance(chip, ChipSpec):
            return chip_width(theme, chip)
        return super().text_width(theme, index) + (theme.px(33) if _sector(index) is not None else 0)

    # --- editing ---

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        cell = _cell(index)
        if cell.kind is CellType.CHOICE:
            editor: QWidget = self._choice_editor(parent, cell)
        elif cell.kind is CellType.INSTITUTION:
            field = CompletingField(parent)
            field.opens_when_empty = True
            field.set_source(self._suggest)
            field.set_new_text(self.tr("Tambah instansi baru: {text}"))
            field.suggestion_taken.connect(self._take_institution)
            field.new_text_entered.connect(self._take_new_institution)
            field.text_entered.connect(self._take_new_institution)
            editor = field
        else:
            line = QLineEdit(parent)
            if cell.kind is CellType.TEXT:
                line.textEdited.connect(self._save_typing)
            else:
                line.setPlaceholderText(self.tr("hh-bb-tttt") if cell.kind is CellType.DATE else "")
            editor = line
        editor.setAccessibleName(cell.title)
        is_kept_by_mistake = cell.kind is CellType.INSTITUTION and index.data(CellRole.WRONG)
        editor.setProperty(_BEFORE, "" if is_kept_by_mistake else str(index.data(Qt.ItemDataRole.EditRole) or ""))
        self._places[id(editor)] = QPersistentModelIndex(index)
        editor.destroyed.connect(lambda _=None, key=id(editor): self._places.pop(key, None))
        return editor

    def _choice_editor(self, parent: QWidget, cell: Cell[object]) -> QComboBox:
        box = QComboBox(parent)
        for key, label in cell.choices:
            box.addItem(label, key)
        box.activated.connect(self._commit_choice)
        if QApplication.mouseButtons() is not Qt.MouseButton.NoButton:
            QTimer.singleShot(0, box, box.showPopup)  # it has its place only after this event
        return box

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        place, table = QRect(option.rect), editor.parentWidget()
        if isinstance(editor, QComboBox) and table is not None:
            # Its words never get cut: it may lie over its neighbours.
            place.setWidth(max(place.width(), editor.sizeHint().width()))
            place.moveRight(min(place.right(), table.rect().right()))
        editor.setGeometry(place)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(editor.findText(str(index.data(Qt.ItemDataRole.EditRole) or "")), 0))
        elif isinstance(editor, QLineEdit) and not editor.isModified():
            # A reload while somebody types refreshes the cell: what is typed stands.
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        cell = _cell(index)
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())
        elif isinstance(editor, CompletingField):
            text = editor.text().strip()
            if editor.isModified() and text != editor.property(_BEFORE) and isinstance(model, PartsModel):
                sentence = self.tr("Tekan Enter di sel ini untuk memilih atau menambah instansi.")
                model.mark_mistake(model.key_at(index.row()), cell.field, text, sentence)
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if isinstance(watched, QComboBox) and key in _STEPS and not event.modifiers():
                # By itself the box would tell each step as a choice, which closes it.
                row = watched.currentIndex() + _STEPS[key]
                watched.setCurrentIndex(min(max(row, 0), watched.count() - 1))
                return True
            if isinstance(watched, CompletingField):
                choices = watched.findChild(SuggestionList)
                is_open = isinstance(choices, SuggestionList) and choices.isVisible()
                if key in _ENTERS or (key == Qt.Key.Key_Escape and is_open):
                    return False  # the field's own keys
                if key in _TABS and is_open and isinstance(choices, SuggestionList) and choices.take():
                    return True  # taking went on to the next cell already
            if key == Qt.Key.Key_Escape and isinstance(watched, QLineEdit):
                self._bring_back(watched)
        return super().eventFilter(watched, event)

    def _index_of(self, editor: object) -> QPersistentModelIndex | None:
        place = self._places.get(id(editor))
        return place if place is not None and place.isValid() else None

    def _save_typing(self, text: str) -> None:
        editor = self.sender()
        place = self._index_of(editor)
        if place is not None:
            place.model().setData(_plain(place), text)

    def _bring_back(self, editor: QLineEdit) -> None:
        place = self._index_of(editor)
        if place is not None and not isinstance(editor, CompletingField) and editor.isModified():
            place.model().setData(_plain(place), str(editor.property(_BEFORE)))

    def _take_institution(self, row: Suggestion) -> None:
        self._take(self.sender(), row.id)

    def _take_new_institution(self, text: str) -> None:
        self._take(self.sender(), text.strip())

    def _take(self, editor: object, institution: str) -> None:
        place = self._index_of(editor)
        if place is None or not isinstance(editor, CompletingField):
            return
        editor.setModified(False)
        model = place.model()
        if institution and editor.text().strip() != editor.property(_BEFORE) and isinstance(model, PartsModel):
            model.take_value(_plain(place), institution)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.EditNextItem)


def _plain(place: QPersistentModelIndex) -> Index:
    return place.model().index(place.row(), place.column())


def _cell(index: Index) -> Cell[object]:
    cell = index.data(CellRole.CELL)
    assert isinstance(cell, Cell)
    return cell


def _sector(index: Index) -> Sector | None:
    value = index.data(CellRole.SECTOR)
    # An enum of strings comes back from Qt as a bare string.
    return Sector(value) if isinstance(value, str) and value else None
