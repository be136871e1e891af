"""The list of letterheads or signatories beside the editor of the chosen one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from rakor_desktop.forms.ui_record_list import Ui_RecordList
from rakor_desktop.qtkit.icons import Icon, icon
from rakor_desktop.screens.settings.entries import Entry, EntryModel, show_entries


class RecordList(QWidget):
    """Chooses one; asks for adding, copying, deleting, making it the default. The first entry is the default."""

    chosen = Signal(str)
    add_requested = Signal()
    copy_requested = Signal(str)
    remove_requested = Signal(str)
    default_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_RecordList()
        self.ui.setupUi(self)
        self.model = EntryModel(self)
        self._key = ""
        show_entries(self.ui.entry_list, self.model)
        self.ui.add_button.setIcon(icon(Icon.ADD))
        self.ui.copy_button.setIcon(icon(Icon.COPY))
        self.ui.default_button.setIcon(icon(Icon.STAR))
        self.ui.remove_button.setIcon(icon(Icon.DELETE))
        self._connect()

    @property
    def key(self) -> str:
        """The chosen entry; empty without one."""
        return self._key

    def set_names(self, accessible: str, default_tip: str) -> None:
        """What the list holds, and what its star does."""
        self.ui.entry_list.setAccessibleName(accessible)
        self.ui.default_button.setToolTip(default_tip)
        self.ui.default_button.setAccessibleName(default_tip)

    def put(self, entries: Sequence[Entry]) -> None:
        """Show these; the chosen one stays chosen, and when it is gone the one in its place is."""
        row = self.model.row_of(self._key)
        self.model.put(entries)
        if self.model.row_of(self._key) < 0:
            self._key = self.model.key_at(min(max(row, 0), len(entries) - 1))
        self._show_choice()

    def choose(self, key: str) -> bool:
        """Choose an entry; whether there is one of this key."""
        if self.model.row_of(key) < 0:
            return False
        self._key = key
        self._show_choice()
        return True

    def _connect(self) -> None:
        self.ui.entry_list.selectionModel().currentChanged.connect(self._take)
        self.ui.add_button.clicked.connect(self._ask_to_add)
        self.ui.copy_button.clicked.connect(self._ask_to_copy)
        self.ui.default_button.clicked.connect(self._ask_for_default)
        self.ui.remove_button.clicked.connect(self._ask_to_remove)
        for text, key, order in (
            (self.tr("Tambah"), "Ins", self._ask_to_add),
            (self.tr("Gandakan"), "Ctrl+D", self._ask_to_copy),
            (self.tr("Jadikan utama"), "", self._ask_for_default),
            (self.tr("Hapus"), "Del", self._ask_to_remove),
        ):
            action = QAction(text, self.ui.entry_list)
            action.setShortcut(key)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(order)
            self.ui.entry_list.addAction(action)
        self.ui.entry_list.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _show_choice(self) -> None:
        row = self.model.row_of(self._key)
        self.ui.entry_list.setCurrentIndex(self.model.index(row))
        self.ui.default_button.setEnabled(row > 0)
        self.ui.remove_button.setEnabled(self.model.rowCount() > 1)
        self.ui.copy_button.setEnabled(row >= 0)

    def _take(self, index: QModelIndex) -> None:
        key = self.model.key_at(index.row()) if index.isValid() else ""
        if key and key != self._key:
            self._key = key
            self._show_choice()
            self.chosen.emit(key)

    def _ask_to_add(self) -> None:
        self.add_requested.emit()

    def _ask_to_copy(self) -> None:
        self.copy_requested.emit(self._key)

    def _ask_for_default(self) -> None:
        if self.ui.default_button.isEnabled():
            self.default_requested.emit(self._key)

    def _ask_to_remove(self) -> None:
        if self.ui.remove_button.isEnabled():
            self.remove_requested.emit(self._key)
