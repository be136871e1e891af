"""Direktori: people and institutions, edited at the side of their table."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from rakor_desktop.domain.change import Change, Entity
from rakor_desktop.domain.formatting import number
from rakor_desktop.domain.kinds import Sector
from rakor_desktop.forms.ui_directory_screen import Ui_DirectoryScreen
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.icons import Icon, icon
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.qtkit.screen import Command, Frame, StatusItem
from rakor_desktop.screens.directory.institution_editor import DRAFT as INSTITUTION_DRAFT
from rakor_desktop.screens.directory.lists import DirectoryList, InstitutionList, PersonList
from rakor_desktop.screens.directory.person_editor import DRAFT as PERSON_DRAFT
from rakor_desktop.screens.directory.side_panel import SidePanel
from rakor_desktop.services.directory import DirectoryService
from rakor_desktop.services.drafts import DraftService
from rakor_desktop.tables.place import replace_rows

PEOPLE, INSTITUTIONS = "people", "institutions"


class DirectoryScreen(QWidget):
    """Two lists behind one table; the side panel edits the chosen row or lists pairs to merge."""

    def __init__(
        self,
        directory: DirectoryService,
        drafts: DraftService,
        jobs: Jobs,
        autosave: Autosave,
        frame: Frame,
        open_import: Callable[[], None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._frame = frame
        self._open_import = open_import
        self.ui = Ui_DirectoryScreen()
        self.ui.setupUi(self)
        self._lists: dict[str, DirectoryList[Any]] = {
            PEOPLE: PersonList(directory, self),
            INSTITUTIONS: InstitutionList(directory, self),
        }
        self._list = self._lists[PEOPLE]
        self.side = SidePanel(self.ui, directory, drafts, jobs, autosave, self)
        self._dress()
        self._connect()
        self.show_list(PEOPLE)
        if drafts.text(PERSON_DRAFT):
            self.begin_new()
        elif drafts.text(INSTITUTION_DRAFT):
            self.show_list(INSTITUTIONS)
            self.begin_new()

    # ---- what the frame asks

    def reload(self, change: Change) -> None:
        """Follow changes of people and institutions; what is being typed stays."""
        if change.touches(Entity.PERSON, Entity.INSTITUTION):
            self.refresh()

    def leave(self) -> None:
        """Save what is being typed."""
        self.side.settle()

    def focus_first(self) -> None:
        """The filter."""
        self.ui.filter_edit.setFocus()

    def show_row(self, row_id: str) -> None:
        """Choose a person or an institution and open it."""
        for key, one in self._lists.items():
            row = one.find(row_id)
            if row is not None:
                self.show_list(key)
                if not self.ui.directory_table.select_id(row_id):
                    self.ui.filter_edit.setText(one.label(row))
                    self.refresh(row_id)
                self.side.edit(row)

    def commands(self) -> list[Command]:
        """What the palette offers here."""
        return [
            Command(self.tr("Impor daftar"), self._import, Icon.EXCEL),
            Command(self.tr("Tambah ke direktori"), self.begin_new, Icon.ADD),
            Command(self.tr("Nama kembar"), self.side.show_duplicates, Icon.SIMILAR),
        ]

    def status_items(self) -> list[StatusItem]:
        """How many there are."""
        return [StatusItem(self._list.counted(self._list.total), Icon.DIRECTORY)]

    # ---- orders

    def show_list(self, key: str) -> None:
        """Show the people or the institutions."""
        self.side.settle()
        self._list = self._lists[key]
        self.ui.view_choice.show_choice(key)
        self.ui.directory_table.set_rows_model(self._list.model, is_tall=True)
        self.ui.directory_table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        is_people = key == PEOPLE
        self.ui.add_button.setText(self.tr("Orang baru") if is_people else self.tr("Instansi baru"))
        self.ui.filter_edit.setPlaceholderText(
            self.tr("Saring nama, jabatan, instansi") if is_people else self.tr("Saring nama atau singkatan")
        )
        self.ui.side_panel.hide()
        self.refresh()

    def refresh(self, current_id: str = "") -> None:
        """Ask for the rows again; place, selection and typing stay."""
        sector = self.ui.sector_combo.currentData()
        self._list.filter(self.ui.filter_edit.text().strip(), Sector(sector) if sector else None)
        replace_rows(self.ui.directory_table, self._list.model, self._list.page(), current_id)
        self._show_empty()
        self._show_count()
        self.side.refresh(self._list.find)
        self._frame.refresh_status()

    def begin_new(self) -> None:
        """Begin a new person or institution at the side."""
        self.ui.directory_table.clearSelection()
        if self._list is self._lists[PEOPLE]:
            self.side.begin_person()
        else:
            self.side.begin_institution()

    def delete_chosen(self) -> None:
        """Delete the chosen rows; a toast offers to take it back."""
        rows: list[Any] = self.ui.directory_table.selected_rows()
        if rows:
            label = self._list.label(rows[0]) if len(rows) == 1 else self._list.counted(len(rows))
            text = self.tr("{what} dihapus dari direktori.").format(what=label)
            self._jobs.write(
                functools.partial(self._list.delete, [row.id for row in rows]),
                done=functools.partial(self._after_delete, text),
                failed=self.ui.error_panel.show_error,
            )

    # ---- inside

    def _dress(self) -> None:
        ui = self.ui
        ui.view_choice.set_choices(
            [(PEOPLE, self.tr("Orang"), Icon.PERSON), (INSTITUTIONS, self.tr("Instansi"), Icon.INSTITUTION)], PEOPLE
        )
        ui.sector_combo.addItem(self.tr("Semua unsur"), None)
        for sector in Sector:
            ui.sector_combo.addItem(sector.label, sector.value)
        ui.add_button.setIcon(icon(Icon.ADD, "accent-text"))
        ui.import_button.setIcon(icon(Icon.EXCEL))
        ui.duplicates_button.setIcon(icon(Icon.SIMILAR))
        ui.import_button.setVisible(self._open_import is not None)
        ui.import_button.clicked.connect(self._import)
        ui.key_hint.show_keys(
            (self.tr("F2"), self.tr("ubah")), (self.tr("Ins"), self.tr("baru")), (self.tr("Del"), self.tr("hapus"))
        )

    def _connect(self) -> None:
        ui, table = self.ui, self.ui.directory_table
        ui.view_choice.choice_changed.connect(self.show_list)
        ui.filter_edit.search_changed.connect(self._refilter)
        ui.sector_combo.activated.connect(self._refilter)
        ui.add_button.clicked.connect(self.begin_new)
        ui.duplicates_button.clicked.connect(self.side.show_duplicates)
        ui.empty_state.action_requested.connect(self._answer_empty)
        for one in self._lists.values():
            one.sorted.connect(self._refilter)
        table.row_opened.connect(self._edit_current)
        table.delete_requested.connect(self.delete_chosen)
        table.selection_moved.connect(self._follow_selection)
        table.verticalScrollBar().valueChanged.connect(self._fetch_more)
        self.side.row_added.connect(self._show_added)
        self.side.row_merged.connect(self._tell_merged)
        self.side.closed.connect(table.setFocus)
        for keys, order, owner in (
            ("F2", self._edit_current, self),
            ("Ins", self.begin_new, table),
            ("Ctrl+F", ui.filter_edit.setFocus, self),
        ):
            shortcut = QShortcut(QKeySequence(keys), owner)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(order)

    def _import(self) -> None:
        if self._open_import is not None:
            self._open_import()

    def _refilter(self) -> None:
        self.refresh()

    def _fetch_more(self, value: int) -> None:
        bar = self.ui.directory_table.verticalScrollBar()
        if value >= bar.maximum() - bar.pageStep() and self._list.model.rowCount() < self._list.total:
            replace_rows(self.ui.directory_table, self._list.model, self._list.next_page())

    def _edit_current(self) -> None:
        rows: list[Any] = self.ui.directory_table.selected_rows()
        if rows:
            self.side.edit(rows[0])
            self.side.focus()

    def _follow_selection(self) -> None:
        self._show_count()
        rows: list[Any] = self.ui.directory_table.selected_rows()
        if self.side.is_editing and len(rows) == 1 and self.ui.directory_table.hasFocus():
            self.side.edit(rows[0])

    def _show_added(self, row_id: str) -> None:
        self.refresh(row_id)
        row = self._list.find(row_id)
        if row is not None:
            self.side.edit(row)
            self.side.focus(is_new=True)

    def _after_delete(self, text: str, _change: object) -> None:
        self._frame.toast_undo(text)

    def _tell_merged(self, label: str) -> None:
        self._frame.toast_undo(self.tr("Digabungkan ke {name}.").format(name=label), Icon.MERGE)

    def _is_filtered(self) -> bool:
        return bool(self.ui.filter_edit.text().strip()) or self.ui.sector_combo.currentData() is not None

    def _show_empty(self) -> None:
        is_empty = self._list.model.rowCount() == 0
        self.ui.list_stack.setCurrentWidget(self.ui.empty_page if is_empty else self.ui.list_page)
        if not is_empty:
            return
        if self._is_filtered():
            self.ui.empty_state.show_content(
                Icon.SEARCH,
                self.tr("Tidak ada yang cocok"),
                self.tr("Ubah saringan atau tampilkan seluruh direktori."),
                self.tr("Tampilkan semua"),
                Icon.CLOSE,
            )
        else:
            self.ui.empty_state.show_content(
                Icon.DIRECTORY,
                self.tr("Direktori masih kosong"),
                self.tr("Orang dan instansi di sini muncul sendiri saat undangan dan daftar hadir diketik."),
                self.ui.add_button.text(),
            )

    def _answer_empty(self) -> None:
        if self._is_filtered():
            self.ui.filter_edit.clear()
            self.ui.sector_combo.setCurrentIndex(0)
            self.refresh()
        else:
            self.begin_new()

    def _show_count(self) -> None:
        selection = self.ui.directory_table.selectionModel()
        chosen = len(selection.selectedRows()) if selection else 0
        text = self._list.counted(self._list.total)
        if chosen > 1:
            text = self.tr("{all} · {chosen} dipilih").format(all=text, chosen=number(chosen))
        self.ui.count_label.setText(text)
