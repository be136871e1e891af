"""The materials card (Materi): files and photos of a meeting, kept inside the data file."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, QStandardPaths, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)

from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.letter import Material, Photo
from rakor_desktop.forms.ui_materials_panel import Ui_MaterialsPanel
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.icons import Icon, icon
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.qtkit.read_only import STAYS_OPEN
from rakor_desktop.qtkit.screen import Frame
from rakor_desktop.qtkit.start_folder import documents_folder
from rakor_desktop.qtkit.theme import theme_of
from rakor_desktop.screens.preparation.adding_bar import AddingBar
from rakor_desktop.screens.preparation.agenda_panel import ROUND_FOOT
from rakor_desktop.screens.preparation.file_actions import FileActions
from rakor_desktop.screens.preparation.file_drop import FileDrop
from rakor_desktop.screens.preparation.material_rows import (
    CAPTION,
    ITEM,
    NAME,
    PHOTO_ROW,
    PICTURE,
    CaptionDelegate,
    FileNameDelegate,
    FileRow,
    ItemDelegate,
    PictureDelegate,
    fields_of,
    file_columns,
    in_words,
    photo_columns,
    row_id,
)
from rakor_desktop.screens.preparation.photo_captions import PhotoCaptions
from rakor_desktop.screens.preparation.thumbnails import Thumbnails
from rakor_desktop.services.agenda import AgendaService
from rakor_desktop.services.files import FileService
from rakor_desktop.tables.place import replace_rows
from rakor_desktop.tables.rows_model import RowsModel

_PHOTOS = (".png", ".jpg", ".jpeg")


class MaterialsPanel(QWidget):
    """Two lists side by side; files come by button, by drop, or onto an item of the agenda."""

    def __init__(
        self,
        files: FileService,
        agenda: AgendaService,
        adding: AddingBar,
        jobs: Jobs,
        autosave: Autosave,
        frame: Frame,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._files = files
        self._agenda = agenda
        self._adding = adding
        self._autosave = autosave
        self._meeting_id = ""
        self._items: list[tuple[str, str]] = []
        self.ui = Ui_MaterialsPanel()
        self.ui.setupUi(self)
        self.thumbnails = Thumbnails(files, jobs, self)
        self.files = RowsModel(file_columns(self, self._choices), row_id, self)
        self.photos = RowsModel(photo_columns(self), row_id, self)
        actions = functools.partial(
            FileActions, files=files, jobs=jobs, autosave=autosave, frame=frame, choices=self._choices
        )
        self.file_actions = actions(self.ui.file_table, self.files, are_photos=False)
        self.photo_actions = actions(self.ui.photo_table, self.photos, are_photos=True)
        self._current = self.file_actions
        self._unopened: Material | Photo | None = None  # of which a copy is offered
        self._drop = FileDrop(self)
        self._set_up_tables()
        self._dress()
        self._connect()
        self._measure()

    @property
    def materials(self) -> tuple[Material, ...]:
        """The files shown."""
        return tuple(row.file for row in self.files.rows if isinstance(row.file, Material))

    @property
    def pictures(self) -> tuple[Photo, ...]:
        """The photos shown."""
        return tuple(row.file for row in self.photos.rows if isinstance(row.file, Photo))

    def show_meeting(self, meeting_id: str) -> None:
        """Show the files of this meeting."""
        if meeting_id != self._meeting_id:
            self.files.set_rows(())
            self.photos.set_rows(())
            self.ui.error_panel.hide()
            self.captions.forget()
        self._meeting_id = meeting_id
        self.refresh()

    def refresh(self) -> None:
        """Ask for both lists again; places, selection and an open editor stay."""
        ui, meeting = self.ui, self._meeting_id
        items = self._agenda.schedule(meeting).items
        self._items = [(row.item.id, f"{row.number}. {row.item.title}".rstrip()) for row in items]
        names = dict(self._items)
        without = self.tr("Tanpa acara")
        files, photos = (
            [FileRow(_typed(one, self._autosave), names.get(one.agenda_item_id or "", without)) for one in rows]
            for rows in (self._files.materials(meeting), self._files.photos(meeting))
        )
        replace_rows(ui.file_table, self.files, files)
        replace_rows(ui.photo_table, self.photos, photos)
        ui.file_stack.setCurrentWidget(ui.file_table_page if files else ui.file_empty_page)
        ui.photo_stack.setCurrentWidget(ui.photo_table_page if photos else ui.photo_empty_page)
        self.thumbnails.want(row.file.sha256 for row in photos)
        total = in_words(self, self.materials, self.pictures)
        ui.total_label.setText(total or self.tr("Seret berkas ke kartu ini untuk menambahkannya."))
        self._show_buttons()

    def focus_first(self) -> None:
        """Into the list of files; to the button that adds the first one when there is none."""
        table = self.ui.file_table
        if not self.files.rowCount():
            self.ui.file_empty.button.setFocus()
            return
        if not table.currentIndex().isValid():
            table.select_id(self.files.id_at(0))
        table.setFocus()

    def show_row(self, file_id: str) -> None:
        """Choose a file or a photo; the caption that a photo lacks is ready to be typed."""
        for actions, model in ((self.file_actions, self.files), (self.photo_actions, self.photos)):
            if model.number_of(file_id) < 0:
                continue
            if model is self.photos:
                self.captions.open(file_id)
            else:
                actions.table.select_id(file_id)
                actions.table.setFocus()

    def show_item(self, agenda_item_id: str) -> None:
        """Choose the first file of an agenda item."""
        first = next((one.id for one in self.materials if one.agenda_item_id == agenda_item_id), "")
        if first:
            self.show_row(first)

    # ---- inside

    def _choices(self) -> list[tuple[str, str]]:
        return [("", self.tr("Tanpa acara")), *self._items]

    def _set_up_tables(self) -> None:
        ui = self.ui
        ui.file_table.set_rows_model(self.files, is_sortable=False)
        ui.photo_table.set_rows_model(self.photos, is_sortable=False)
        ui.photo_table.horizontalHeader().hide()
        names, captions = FileNameDelegate(ui.file_table, fields_of), CaptionDelegate(ui.photo_table)
        ui.file_table.setItemDelegateForColumn(self.files.column_number(NAME), names)
        ui.file_table.setItemDelegateForColumn(self.files.column_number(ITEM), ItemDelegate(ui.file_table))
        pictures = PictureDelegate(ui.photo_table, self.thumbnails)
        ui.photo_table.setItemDelegateForColumn(self.photos.column_number(PICTURE), pictures)
        ui.photo_table.setItemDelegateForColumn(self.photos.column_number(CAPTION), captions)
        names.text_typed.connect(self._save_name)
        names.text_refused.connect(ui.error_panel.show_error)
        names.given_up.connect(ui.error_panel.hide)
        captions.text_typed.connect(self.photo_actions.save)
        self.captions = PhotoCaptions(ui.photo_table, self.photos, captions)
        triggers = QAbstractItemView.EditTrigger
        ui.file_table.setEditTriggers(triggers.EditKeyPressed | triggers.SelectedClicked)
        ui.photo_table.setEditTriggers(triggers.EditKeyPressed | triggers.AnyKeyPressed | triggers.SelectedClicked)

    def _dress(self) -> None:
        ui = self.ui
        ui.foot_frame.setStyleSheet(ROUND_FOOT)
        for stack in (ui.file_stack, ui.photo_stack):
            # What is said while a list is empty must not push the other one aside.
            stack.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        ui.photos_side.setStyleSheet("QFrame#photos_side { border-left: 1px solid palette(mid); }")
        ui.add_file_button.setIcon(icon(Icon.ADD))
        ui.add_photo_button.setIcon(icon(Icon.IMAGE))
        ui.file_empty.show_content(
            Icon.MATERIAL,
            self.tr("Belum ada berkas"),
            self.tr(
                "Paparan dan bahan rapat disimpan di dalam berkas data. Seret ke sini, atau ke sebuah acara di Agenda."
            ),
            self.tr("Tambah berkas…"),
        )
        ui.photo_empty.show_content(
            Icon.IMAGE,
            self.tr("Belum ada foto"),
            self.tr("Foto PNG atau JPEG dicetak di notula dan laporan, dengan keterangannya."),
        )

    def _connect(self) -> None:
        ui = self.ui
        ui.add_file_button.clicked.connect(self.ask_for_files)
        ui.file_empty.action_requested.connect(self.ask_for_files)
        ui.add_photo_button.clicked.connect(self.ask_for_photos)
        self._drop.dropped.connect(self._take_dropped)
        self.files.cell_edited.connect(self._save_file)
        self.files.edit_refused.connect(ui.error_panel.show_error)
        self.photos.cell_edited.connect(self._save_photo)
        self.thumbnails.made.connect(ui.photo_table.viewport().update)
        ui.error_panel.action_requested.connect(self._save_unopened)
        self._adding.added.connect(self._show_added)
        for actions, order in ((self.file_actions, self.ask_for_files), (self.photo_actions, self.ask_for_photos)):
            actions.failed.connect(ui.error_panel.show_error)
            actions.opened.connect(ui.error_panel.hide)
            actions.unopened.connect(self._offer_copy)
            actions.table.selection_moved.connect(functools.partial(self._follow, actions))
            shortcut = QShortcut(QKeySequence("Ins"), actions.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(order)
        copying = QShortcut(QKeySequence("Ctrl+S"), self)
        copying.setProperty(STAYS_OPEN, True)
        copying.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        copying.activated.connect(functools.partial(self._do, FileActions.save_copy))
        for button, order in (
            (ui.open_button, FileActions.open),
            (ui.copy_button, FileActions.save_copy),
            (ui.remove_button, FileActions.remove),
        ):
            button.clicked.connect(functools.partial(self._do, order))
        theme_of(self).theme_changed.connect(self._measure)

    def _measure(self) -> None:
        self.ui.photo_table.verticalHeader().setDefaultSectionSize(theme_of(self).px(PHOTO_ROW))

    def _show_buttons(self) -> None:
        has_chosen = bool(self._current.chosen)
        for button in (self.ui.open_button, self.ui.copy_button, self.ui.remove_button):
            button.setEnabled(has_chosen)

    def _follow(self, actions: FileActions) -> None:
        """The buttons below serve the list in which something was chosen last."""
        if actions.table.selectionModel().hasSelection():
            self._current = actions
            other = self.photo_actions if actions is self.file_actions else self.file_actions
            other.table.clearSelection()
        self._show_buttons()

    def ask_for_files(self) -> None:
        """Let the officer choose files to keep."""
        names, _ = QFileDialog.getOpenFileNames(self.window(), self.tr("Tambah berkas"), _documents(), "")
        self._adding.add_materials(self._meeting_id, [Path(name) for name in names])

    def ask_for_photos(self) -> None:
        """Let the officer choose photos to keep."""
        kinds = self.tr("Foto (*.png *.jpg *.jpeg)")
        names, _ = QFileDialog.getOpenFileNames(self.window(), self.tr("Tambah foto"), _pictures(), kinds)
        self._adding.add_photos(self._meeting_id, [Path(name) for name in names])

    def _offer_copy(self, file: Material | Photo, error: UserError) -> None:
        self._unopened = file
        self.ui.error_panel.show_error(error, self.tr("Simpan salinan…"))

    def _save_unopened(self) -> None:
        """Of the file that the offer names, whichever is chosen meanwhile."""
        self.ui.error_panel.hide()
        if self._unopened is not None:
            self._current.save_copy_of(self._unopened)

    def _show_added(self, are_photos: bool, ids: tuple[str, ...]) -> None:
        """Choose what was added, ready for the captions; not while the officer types elsewhere."""
        if not self.isVisible() or not ids or isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit):
            return
        if are_photos:
            self.captions.begin(ids)
        else:
            self.show_row(ids[0])

    def _take_dropped(self, paths: list[Path], place: QPoint) -> None:
        """Pictures that fall on the photos become photos, everything else a file."""
        on_photos = self.ui.photos_side.geometry().contains(place)
        photos = [path for path in paths if on_photos and path.suffix.lower() in _PHOTOS]
        self._adding.add_photos(self._meeting_id, photos)
        self._adding.add_materials(self._meeting_id, [path for path in paths if path not in photos])

    def _save_name(self, file_id: str, key: str, text: str) -> None:
        if text.strip():
            self.file_actions.save(file_id, key, text)

    def _save_file(self, row: FileRow, key: str, text: str) -> None:
        self.ui.error_panel.hide()
        if key == ITEM:
            chosen = [one.file.id for one in self.file_actions.chosen]
            ids = chosen if row.file.id in chosen else [row.file.id]
            self.file_actions.set_item(ids, next((item for item, label in self._items if label == text), None))
        else:
            self.file_actions.save(row.file.id, key, text)
            self._autosave.flush()

    def _save_photo(self, row: FileRow, key: str, text: str) -> None:
        self.photo_actions.save(row.file.id, key, text)
        self._autosave.flush()

    def _do(self, order: Callable[[FileActions], None], _checked: bool = False) -> None:
        order(self._current)


def _typed(one: Material | Photo, autosave: Autosave) -> Material | Photo:
    """A file with what was typed for it and is still on its way into the data file."""
    return autosave.overlay(one, ("file", one.id), (CAPTION,) if isinstance(one, Photo) else (NAME,))


def _documents() -> str:
    return str(documents_folder())


def _pictures() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
