"""The side panel that lists rows which may be the same person or institution, and merges them."""

from __future__ import annotations

import functools
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal

from rakor_desktop.domain.change import Entity
from rakor_desktop.domain.errors import UserError
from rakor_desktop.forms.ui_directory_screen import Ui_DirectoryScreen
from rakor_desktop.qtkit.jobs import Jobs, Progress
from rakor_desktop.qtkit.theme import theme_of
from rakor_desktop.services.directory import DirectoryService, Duplicate

_Index = QModelIndex | QPersistentModelIndex


class PairModel(QAbstractListModel):
    """Pairs in two lines: the row that is kept over the one that goes."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.pairs: list[Duplicate] = []

    def put(self, pairs: list[Duplicate]) -> None:
        """Show these pairs."""
        self.beginResetModel()
        self.pairs = pairs
        self.endResetModel()

    def replace(self, row: int, pair: Duplicate) -> None:
        """Change one pair."""
        self.pairs[row] = pair
        self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.pairs)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        pair = self.pairs[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{pair.keep_label}\n{pair.other_label}"
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                text = self.tr("{keep} dan {other}, kemiripan {score}%; yang pertama dipertahankan")
                return text.format(keep=pair.keep_label, other=pair.other_label, score=pair.score)
            case Qt.ItemDataRole.SizeHintRole:
                return QSize(0, theme_of().px(48))
            case _:
                return None


class DuplicatesPanel(QObject):
    """Searches in a job; each merging is one step of undo."""

    failed = Signal(object)  # UserError
    merged = Signal(str)  # label of the row that was kept

    def __init__(self, ui: Ui_DirectoryScreen, directory: DirectoryService, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._ui = ui
        self._directory = directory
        self._jobs = jobs
        self.model = PairModel(self)
        ui.duplicates_list.setModel(self.model)
        ui.merge_button.clicked.connect(self.merge)
        ui.swap_button.clicked.connect(self.swap)
        self._show_count()

    def search(self) -> None:
        """Look for pairs."""
        self._ui.duplicates_label.setText(self.tr("Mencari nama kembar…"))
        self._jobs.run(self._find, done=self._show, failed=self._tell, title=self.tr("Mencari nama kembar"))

    def merge(self) -> None:
        """Keep the first of the chosen pair; all that points to the other one points to it."""
        row = self._ui.duplicates_list.currentIndex().row()
        if row < 0:
            return
        pair = self.model.pairs[row]
        is_person = pair.entity is Entity.PERSON
        order = self._directory.merge_persons if is_person else self._directory.merge_institutions
        self._jobs.write(
            functools.partial(order, pair.keep_id, [pair.other_id]),
            done=functools.partial(self._after_merge, pair),
            failed=self._tell,
        )

    def swap(self) -> None:
        """Keep the other one of the chosen pair."""
        row = self._ui.duplicates_list.currentIndex().row()
        if row >= 0:
            pair = self.model.pairs[row]
            swapped = Duplicate(pair.entity, pair.other_id, pair.keep_id, pair.other_label, pair.keep_label, pair.score)
            self.model.replace(row, swapped)

    def _find(self, _progress: Progress) -> tuple[Duplicate, ...]:
        return self._directory.duplicates()

    def _show(self, pairs: tuple[Duplicate, ...]) -> None:
        self.model.put(list(pairs))
        if pairs:
            self._ui.duplicates_list.setCurrentIndex(self.model.index(0))
            self._ui.duplicates_list.setFocus()
        self._show_count()

    def _after_merge(self, pair: Duplicate, _change: object) -> None:
        gone = pair.other_id
        self.model.put([one for one in self.model.pairs if gone not in (one.keep_id, one.other_id)])
        if self.model.pairs:
            self._ui.duplicates_list.setCurrentIndex(self.model.index(0))
        self._show_count()
        self.merged.emit(pair.keep_label)

    def _show_count(self) -> None:
        count = len(self.model.pairs)
        if count:
            text = self.tr("{count} pasang nama kembar. Baris pertama dipertahankan, baris kedua dilebur ke dalamnya.")
            self._ui.duplicates_label.setText(text.format(count=count))
        else:
            self._ui.duplicates_label.setText(self.tr("Tidak ada nama kembar."))
        self._ui.merge_button.setEnabled(count > 0)
        self._ui.swap_button.setEnabled(count > 0)

    def _tell(self, error: UserError) -> None:
        self.failed.emit(error)
