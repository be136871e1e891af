"""What can be done with the files of one list, materials or photos: open, keep a copy, move, take out."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QMenu

from rakor_desktop.domain.change import Change
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.letter import Material, Photo
from rakor_desktop.domain.progress import Progress
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.icons import Icon, icon
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.qtkit.messages import deleted_text
from rakor_desktop.qtkit.opening import has_program
from rakor_desktop.qtkit.read_only import OPENING, STAYS_OPEN
from rakor_desktop.qtkit.save_path import ask_save_path
from rakor_desktop.qtkit.screen import Frame
from rakor_desktop.qtkit.start_folder import StartFolder
from rakor_desktop.screens.preparation.material_rows import Choices, FileRow
from rakor_desktop.services.files import FileService, safe_name
from rakor_desktop.tables.rows_model import RowsModel
from rakor_desktop.tables.table_view import TableView


class FileActions(QObject):
    """Acts on the chosen rows of one table."""

    failed = Signal(object)  # UserError
    opened = Signal()
    unopened = Signal(object, object)  # Material or Photo without a program, of which a copy can be kept; UserError

    def __init__(
        self,
        table: TableView,
        model: RowsModel[FileRow],
        *,
        files: FileService,
        jobs: Jobs,
        autosave: Autosave,
        frame: Frame,
        choices: Choices,
        are_photos: bool,
    ) -> None:
        super().__init__(table)
        self._table = table
        self._model = model
        self._files = files
        self._jobs = jobs
        self._autosave = autosave
        self._frame = frame
        self._choices = choices
        self._folder = StartFolder()  # of the copies
        self._shift = files.shift_photo if are_photos else files.shift_material
        self._remove = files.remove_photos if are_photos else files.remove_materials
        self._update = files.update_photo if are_photos else files.update_material
        self._noun = self.tr("foto") if are_photos else self.tr("berkas")
        table.setProperty(STAYS_OPEN, OPENING)
        table.row_opened.connect(self._open_row)
        table.delete_requested.connect(self.remove)
        table.menu_requested.connect(self.show_menu)
        for keys, order in (
            ("Alt+Up", functools.partial(self.shift, -1)),
            ("Alt+Down", functools.partial(self.shift, 1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(order)

    @property
    def table(self) -> TableView:
        """The list that is acted on."""
        return self._table

    @property
    def chosen(self) -> list[FileRow]:
        """The chosen rows in the order shown."""
        return self._table.selected_rows()

    @property
    def _current(self) -> Material | Photo | None:
        """Of several chosen files the one where the keys are."""
        index, rows = self._table.currentIndex(), self.chosen
        current = self._model.row_at(index) if index.isValid() else None
        row = current if current in rows else next(iter(rows), None)
        return None if row is None else row.file

    def open(self) -> None:
        """Open the current file with the program that the system has for it."""
        file = self._current
        if file is not None:
            self._jobs.run(
                functools.partial(_unpacked, self._files, file.sha256, file.file_name),
                done=functools.partial(self._show_file, file),
                failed=self.failed.emit,
                title=self.tr("Membuka {name}").format(name=file.file_name),
            )

    def save_copy(self) -> None:
        """Ask where a copy of the current file shall stand, and write it there."""
        file = self._current
        if file is not None:
            self.save_copy_of(file)

    def save_copy_of(self, file: Material | Photo) -> None:
        """The same for a file that need not be the current one any more."""
        title = self.tr("Simpan salinan")
        name = safe_name(file.file_name)
        path = ask_save_path(self._table.window(), title, self._folder, name, Path(name).suffix.lower())
        if path is not None:
            self._jobs.run(
                functools.partial(_copied, self._files, file.sha256, path),
                done=self._tell_copied,
                failed=self.failed.emit,
                title=title,
            )

    def remove(self) -> None:
        """Take the chosen files out; the toast gives them back."""
        rows = self.chosen
        if rows:
            what = rows[0].file.file_name if len(rows) == 1 else f"{len(rows)} {self._noun}"
            action = functools.partial(self._remove, [row.file.id for row in rows])
            self.write(action, functools.partial(self._tell_removed, deleted_text(self, what)))

    def shift(self, steps: int) -> None:
        """Move the current file up or down."""
        index = self._table.currentIndex()
        if index.isValid():
            self.write(functools.partial(self._shift, self._model.row_at(index).file.id, steps))

    def save(self, row_id: str, key: str, text: str) -> None:
        """Keep a typed name or caption a moment after the last key."""
        self._autosave.edit(("file", row_id, key), functools.partial(self._update, row_id, **{key: text}), text)

    def set_item(self, ids: list[str], agenda_item_id: str | None) -> None:
        """Say to which agenda item files belong, in one step of undo."""
        self.write(functools.partial(self._files.set_item, ids, agenda_item_id))

    def write(self, action: Callable[[], Change], done: Callable[[object], None] | None = None) -> None:
        """Write, after what is typed."""
        self._autosave.flush()
        self._jobs.write(action, done=done, failed=self.failed.emit)

    def show_menu(self, place: QPoint) -> None:
        """What can be done with the chosen files."""
        rows = self.chosen
        if not rows:
            return
        menu = QMenu(self._table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Buka"), "Enter", self.open).setProperty(STAYS_OPEN, True)
        menu.addAction(icon(Icon.COPY), self.tr("Simpan salinan…"), "Ctrl+S", self.save_copy).setProperty(
            STAYS_OPEN, True
        )
        items = menu.addMenu(icon(Icon.AGENDA), self.tr("Acara"))
        ids = [row.file.id for row in rows]
        for key, label in self._choices():
            action = items.addAction(label, functools.partial(self.set_item, ids, key or None))
            action.setCheckable(True)
            action.setChecked((rows[0].file.agenda_item_id or "") == key)
        menu.addSeparator()
        menu.addAction(icon(Icon.DELETE, "danger"), self.tr("Hapus"), "Del", self.remove)
        menu.popup(place)

    def _open_row(self, _row: FileRow) -> None:
        # Enter in an open cell ends its editing, and reaches the table too.
        if self._table.state() is not QAbstractItemView.State.EditingState:
            self.open()

    def _show_file(self, file: Material | Photo, path: Path | None) -> None:
        if path is None or not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            text = self.tr(
                "Tidak ada program untuk membuka {name}. Simpan salinannya dengan Ctrl+S, lalu buka di komputer lain."
            )
            self.unopened.emit(file, UserError(text.format(name=file.file_name)))
        else:
            self.opened.emit()

    def _tell_copied(self, path: Path) -> None:
        self._frame.toast(self.tr("Salinan {name} tersimpan.").format(name=path.name))

    def _tell_removed(self, text: str, _change: object) -> None:
        self._frame.toast_undo(text)


def _unpacked(files: FileService, digest: str, name: str, _progress: Progress) -> Path | None:
    return files.unpack(digest, name) if has_program(name) else None


def _copied(files: FileService, digest: str, path: Path, _progress: Progress) -> Path:
    return files.save_copy(digest, path)
