"""The window: rail, header, tabs, the screen, status bar; it routes and holds no rule."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rakor_desktop.domain.change import Change, Entity
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.search import SearchHit
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.icons import Icon
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.qtkit.screen import Command, HasCommands, History, MeetingHead, PageKey, PageSpec, TabSpec
from rakor_desktop.qtkit.settings import LocalSettings
from rakor_desktop.qtkit.theme import Theme
from rakor_desktop.shell.header import Header
from rakor_desktop.shell.keys import Call, bind_key
from rakor_desktop.shell.meeting_lock import LockBar
from rakor_desktop.shell.navigation import Navigation, ScreenHost
from rakor_desktop.shell.notices import Notices
from rakor_desktop.shell.rail import Rail
from rakor_desktop.shell.status_bar import StatusBar
from rakor_desktop.shell.tab_row import TabRow
from rakor_desktop.shell.undo import REDO_KEYS, UndoControl
from rakor_desktop.shell.view_menu import ViewMenu
from rakor_desktop.widgets.error_panel import ErrorPanel

if TYPE_CHECKING:
    from rakor_desktop.shell.command_palette import CommandPalette
    from rakor_desktop.shell.sheets import ManualDialog

COMPACT_WIDTH = 1100  # below this the rail folds to icons; also from text size 120 %
_COMPACT_SCALE = 1.2
_FIRST_SIZE = QSize(1366, 768)
_SMALL_SCREEN = 1440  # px: up to this width the whole screen is wanted


class MainWindow(QWidget):
    """Give it the places with `set_places` once the screens' factories can name this window as their `Frame`."""

    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        jobs: Jobs,
        autosave: Autosave,
        history: History,
        settings: LocalSettings,
        search: Callable[[str], Sequence[SearchHit]],
        find_meeting: Callable[[str], MeetingHead | None],
    ) -> None:
        super().__init__()
        self.setWindowTitle("Rakor Desktop")
        self._theme = theme
        self._jobs = jobs
        self._autosave = autosave
        self._settings = settings
        self._pages: tuple[PageSpec, ...] = ()
        self._more_commands: tuple[Command, ...] = ()
        self._is_compact: bool | None = None
        self._manual: ManualDialog | None = None
        self._rail = Rail(self)
        self._header = Header(self)
        self._tab_row = TabRow(self)
        self._error_panel = ErrorPanel(self)
        self.lock_bar = LockBar(self)
        self._host = ScreenHost(self)
        self._main = QWidget(self)
        self._status_bar = StatusBar(self)
        self.navigation = Navigation(self._host, find_meeting, self)
        self._undo = UndoControl(history, jobs, autosave, self)
        self.notices = Notices(self, self._error_panel, self._undo, autosave)
        self._lay_out()
        self._search = search
        self._palette: CommandPalette | None = None
        self._menu = ViewMenu(theme, settings, self)
        self._header.set_menu(self._menu)
        self._connect()
        self._connect_keys()

    def set_places(
        self, pages: Sequence[PageSpec], workspace: Sequence[TabSpec], commands: Sequence[Command] = ()
    ) -> None:
        """The pages of the rail, the tabs of a meeting, and commands that work everywhere."""
        self._pages = tuple(pages)
        self._more_commands = tuple(commands)
        self._rail.set_pages(pages)
        self.navigation.set_places(pages, workspace)
        for number, page in enumerate(pages, start=1):
            bind_key(self, f"Alt+{number}", Call(self.navigation.choose_page, page.key))
        for command in commands:
            if command.is_global and command.shortcut:
                bind_key(self, command.shortcut, command.run)

    def commands(self) -> list[Command]:
        """All that can be done now: the screen's own commands first."""
        screen = self._host.currentWidget()
        own = screen.commands() if isinstance(screen, HasCommands) else []
        pages = [
            Command(self.tr("Buka {page}").format(page=page.title), Call(self.go, page.key), page.icon, f"Alt+{number}")
            for number, page in enumerate(self._pages, start=1)
        ]
        return [*own, *self._more_commands, *pages, *self._window_commands()]

    def show_in_place(self) -> None:
        """Show the window where it was last time; the first time as large as a small screen is."""
        if self.restoreGeometry(self._settings.geometry()):
            self.show()
            return
        free = self.screen().availableGeometry()
        self.resize(min(_FIRST_SIZE.width(), free.width()), min(_FIRST_SIZE.height(), free.height()))
        if free.width() <= _SMALL_SCREEN:
            self.showMaximized()
        else:
            self.show()

    # What screens ask for (qtkit.screen.Frame)

    def toast(self, text: str, action_text: str = "", action: Callable[[], object] | None = None) -> None:
        """Show a short message."""
        self.notices.toast(text, action_text, action)

    def toast_undo(self, text: str, which: Icon = Icon.DELETE) -> None:
        """Show a message whose button takes the newest change back."""
        self.notices.toast_undo(text, which)

    def offer_return(self, text: str, action_text: str = "", back: Callable[[], object] | None = None) -> None:
        """Show the way back to where one was sent from."""
        self.notices.return_bar.offer(text, action_text, back)

    def open_meeting(self, meeting_id: str, tab_key: str = "", row_id: str = "") -> None:
        """Go to a meeting."""
        self.navigation.open_meeting(meeting_id, tab_key, row_id)

    def go(self, page_key: str, row_id: str = "") -> None:
        """Go to a page."""
        self.navigation.go(page_key, row_id)

    def set_badge(self, key: str, text: str) -> None:
        """The counter of a page or a tab."""
        if not self._rail.show_badge(key, text):
            self._tab_row.show_badge(key, text)

    def refresh_status(self) -> None:
        """Show the items of the visible screen again."""
        self._status_bar.show_items(self._host.status_items())

    def show_stick(self, text: str) -> None:
        """Say in the status bar what is known of a removable drive."""
        self._status_bar.show_stick(text)

    def show_error(self, error: UserError) -> None:
        """Show an error that no screen took."""
        self.notices.show_error(error)

    # What the window does by itself

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self._header, self._tab_row, self._error_panel, self.notices.return_bar, self.lock_bar):
            column.addWidget(part)
        column.addWidget(self._host, 1)
        upper = QHBoxLayout()
        upper.setSpacing(0)
        upper.addWidget(self._rail)
        upper.addWidget(self._main, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(upper, 1)
        whole.addWidget(self._status_bar)

    def _connect(self) -> None:
        self._rail.page_chosen.connect(self.navigation.choose_page)
        self._rail.help_requested.connect(self._show_manual)
        self._tab_row.tab_chosen.connect(self.navigation.choose_tab)
        self.navigation.place_changed.connect(self._show_place)
        self._header.palette_requested.connect(self._open_palette)
        self._header.undo_requested.connect(self._undo.undo)
        self._header.redo_requested.connect(self._undo.redo)
        self._header.back_requested.connect(Call(self.go, PageKey.MEETINGS))
        self._undo.titles_changed.connect(self._header.show_undo)
        self._menu.shortcuts_requested.connect(self._show_shortcuts)
        self._menu.help_requested.connect(self._show_manual)
        self._jobs.changed.connect(self._route_change)
        self._jobs.error_raised.connect(self.show_error)
        self._jobs.save_state_changed.connect(self._status_bar.show_save_state)
        self._jobs.save_state_changed.connect(self.notices.show_save_state)
        self._status_bar.retry_requested.connect(self._autosave.flush)
        self._status_bar.stick_chosen.connect(Call(self.go, PageKey.SHARING))
        self._theme.theme_changed.connect(self._fit_width)

    def _connect_keys(self) -> None:
        bind_key(self, "Ctrl+Z", self._undo.undo)
        bind_key(self, REDO_KEYS, self._undo.redo)
        bind_key(self, "Ctrl+Y", self._undo.redo)
        bind_key(self, "Ctrl+K", self._open_palette)
        bind_key(self, "Ctrl+/", self._show_shortcuts)
        bind_key(self, "F1", self._show_manual)
        bind_key(self, "Ctrl+Tab", Call(self._tab_row.step, 1))
        bind_key(self, "Ctrl+Shift+Tab", Call(self._tab_row.step, -1))
        for number in range(6):
            bind_key(self, f"Ctrl+{number + 1}", Call(self._tab_row.choose_number, number))

    def _window_commands(self) -> list[Command]:
        tabs = [
            Command(tab.title, Call(self.navigation.choose_tab, tab.key), tab.icon, f"Ctrl+{number}")
            for number, tab in enumerate(self.navigation.tabs, start=1)
        ]
        return [
            *tabs,
            Command(self.tr("Urungkan"), self._undo.undo, Icon.UNDO, "Ctrl+Z"),
            Command(self.tr("Ulangi"), self._undo.redo, Icon.REDO, "Ctrl+Shift+Z"),
            Command(self.tr("Cari atau perintah"), self._open_palette, Icon.SEARCH, "Ctrl+K"),
            Command(self.tr("Pintasan papan ketik"), self._show_shortcuts, Icon.KEY, "Ctrl+/"),
            Command(self.tr("Bantuan layar ini"), self._show_manual, Icon.HELP, "F1"),
            *self._menu.commands(),
        ]

    def _show_place(self) -> None:
        head = self.navigation.head
        self._rail.show_page(self.navigation.page_key)
        self._header.show_title(head.title, head.state, can_go_back=self.navigation.is_in_meeting)
        self._tab_row.show_tabs(self.navigation.tabs, self.navigation.tab_key)
        self._header.set_with_tabs(bool(self.navigation.tabs))
        self.notices.return_bar.show_place(self.navigation.meeting_id)
        self._autosave.flush()
        self._undo.refresh()
        self.refresh_status()

    def _route_change(self, change: Change) -> None:
        self.navigation.announce(change)
        if self.navigation.is_in_meeting and change.touches(Entity.MEETING):
            head = self.navigation.head
            self._header.show_title(head.title, head.state, can_go_back=True)
        self.refresh_status()

    # The palette and the dialogs are imported when first asked for: 15 ms that the first paint need not wait for.

    def _open_palette(self) -> None:
        from rakor_desktop.shell.command_palette import CommandPalette

        if self._palette is None:
            self._palette = CommandPalette(self, self._search, self.commands)
            self._palette.hit_chosen.connect(self.navigation.open_hit)
        self._palette.open()

    def _show_shortcuts(self) -> None:
        from rakor_desktop.shell.place_keys import place_keys
        from rakor_desktop.shell.sheets import ShortcutSheet

        navigation = self.navigation
        place = navigation.tab_key if navigation.is_in_meeting else navigation.page_key
        sheet = ShortcutSheet(place_keys(place), self.commands(), self)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.open()

    def _show_manual(self) -> None:
        from rakor_desktop.shell.sheets import ManualDialog

        if self._manual is None:
            self._manual = ManualDialog(self)
        in_meeting = self.navigation.is_in_meeting
        self._manual.show_chapter(self.navigation.tab_key if in_meeting else self.navigation.page_key)
        self._manual.show()
        self._manual.raise_()
        self._manual.activateWindow()

    def _fit_width(self) -> None:
        compact = self.width() < COMPACT_WIDTH or self._theme.text_scale > _COMPACT_SCALE
        if compact != self._is_compact:
            self._is_compact = compact
            self._rail.set_folded(compact)
            self._header.set_compact(compact)
            self._tab_row.set_compact(compact)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit_width()
        super().resizeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._host.leave()
        self._jobs.cancel_long_work()  # only what was typed is waited for
        if not self._autosave.flush_and_wait() and not self.notices.has_warned_of_closing:
            self.notices.warn_of_closing()
            event.ignore()
            return
        self._settings.put_geometry(self.saveGeometry())
        self._settings.sync()
        event.accept()
        self.closed.emit()
