"""Which screen is shown: builds screens on first visit, tells them what changed, settles what is left."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from rakor_desktop.domain.change import Change, Entity
from rakor_desktop.domain.search import SearchHit
from rakor_desktop.qtkit.screen import (
    HasStatus,
    Leaves,
    MeetingHead,
    PageKey,
    PageSpec,
    Reloads,
    ShowsMeeting,
    ShowsRow,
    StatusItem,
    TabKey,
    TabSpec,
    TakesFocus,
)

_MEETING = "meeting"


class ScreenHost(QStackedWidget):
    """Holds the screens by key; one that is hidden gets the changes it missed when it is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._factories: dict[str, Callable[[], QWidget]] = {}
        self._screens: dict[str, QWidget] = {}
        self._missed: dict[str, Change] = {}
        self._meetings: dict[str, str] = {}
        self.current_key = ""

    def register(self, key: str, factory: Callable[[], QWidget]) -> None:
        """Say how the screen of `key` is built."""
        self._factories[key] = factory

    def screen_of(self, key: str) -> QWidget | None:
        """The screen of a key, if it has been visited."""
        return self._screens.get(key)

    def show_screen(self, key: str, *, meeting_id: str = "", row_id: str = "") -> None:
        """Show the screen of `key`, current in its data, with the focus where typing starts."""
        self.leave()
        screen = self._screens.get(key)
        if screen is None:
            screen = self._factories[key]()
            self._screens[key] = screen
            self.addWidget(screen)
        missed = self._missed.pop(key, None)
        if meeting_id and isinstance(screen, ShowsMeeting) and self._meetings.get(key) != meeting_id:
            self._meetings[key] = meeting_id
            screen.show_meeting(meeting_id)
        elif missed is not None and isinstance(screen, Reloads):
            screen.reload(missed)
        self.current_key = key
        self.setCurrentWidget(screen)
        if row_id and isinstance(screen, ShowsRow):
            screen.show_row(row_id)
        elif isinstance(screen, TakesFocus):
            screen.focus_first()
        else:
            screen.setFocus()

    def leave(self) -> None:
        """Let the visible screen settle what it has."""
        screen = self._screens.get(self.current_key)
        if isinstance(screen, Leaves):
            screen.leave()

    def announce(self, change: Change) -> None:
        """Something changed: the visible screen reloads, the others remember."""
        for key, screen in self._screens.items():
            if not isinstance(screen, Reloads):
                continue
            if key == self.current_key:
                screen.reload(change)
            else:
                self._missed[key] = self._missed[key] | change if key in self._missed else change

    def status_items(self) -> list[StatusItem]:
        """What the visible screen counts."""
        screen = self._screens.get(self.current_key)
        return screen.status_items() if isinstance(screen, HasStatus) else []


class Navigation(QObject):
    """The pages, the tabs of the open meeting, and where one is; the widgets around it follow its signals."""

    place_changed = Signal()
    meeting_lost = Signal()  # the open one was deleted: its list is shown instead

    def __init__(self, host: ScreenHost, find_meeting: Callable[[str], MeetingHead | None], parent: QObject) -> None:
        super().__init__(parent)
        self._host = host
        self._find_meeting = find_meeting
        self._pages: dict[str, PageSpec] = {}
        self._workspace: tuple[TabSpec, ...] = ()
        self._last_tabs: dict[str, str] = {}
        self.page_key = ""
        self.meeting_id = ""
        self.is_in_meeting = False

    def set_places(self, pages: Sequence[PageSpec], workspace: Sequence[TabSpec]) -> None:
        """Say which pages and meeting tabs there are."""
        self._pages = {page.key: page for page in pages}
        self._workspace = tuple(workspace)
        for page in pages:
            if page.factory is not None:
                self._host.register(page.key, page.factory)
            for tab in page.tabs:
                self._host.register(f"{page.key}/{tab.key}", tab.factory)
        for tab in workspace:
            self._host.register(f"{_MEETING}/{tab.key}", tab.factory)

    @property
    def screen(self) -> QWidget | None:
        """The screen that is shown; None before the first."""
        return self._host.currentWidget()

    @property
    def tabs(self) -> tuple[TabSpec, ...]:
        """The tabs to show now; none for a plain page."""
        if self.is_in_meeting:
            return self._workspace
        page = self._pages.get(self.page_key)
        return tuple(page.tabs) if page else ()

    @property
    def tab_key(self) -> str:
        """The chosen tab of what is shown."""
        place = _MEETING if self.is_in_meeting else self.page_key
        return self._last_tabs.get(place, self.tabs[0].key if self.tabs else "")

    @property
    def head(self) -> MeetingHead:
        """Title and state for the header."""
        if self.is_in_meeting:
            return self._find_meeting(self.meeting_id) or MeetingHead("")
        page = self._pages.get(self.page_key)
        return MeetingHead(page.title if page else "")

    def go(self, place: str, row_id: str = "") -> None:
        """Go to a page (`rapat`) or to a tab of one (`beranda/statistik`); stay when there is no such page."""
        page_key, _, tab_key = place.partition("/")
        page = self._pages.get(page_key)
        if page is None:
            return
        self.page_key, self.is_in_meeting = page_key, False
        if tab_key:
            self._last_tabs[page_key] = tab_key
        self._show(f"{page_key}/{self.tab_key}" if page.tabs else page_key, row_id=row_id)

    def choose_page(self, page_key: str) -> None:
        """As `go`, but Rapat leads back into the open meeting first, and from there to the list."""
        if page_key == PageKey.MEETINGS and self.meeting_id and self.page_key != PageKey.MEETINGS:
            self.open_meeting(self.meeting_id)
        else:
            self.go(page_key)

    def open_meeting(self, meeting_id: str, tab_key: str = "", row_id: str = "") -> None:
        """Go to a meeting; without a tab to the one used last."""
        if tab_key:
            self._last_tabs[_MEETING] = tab_key
        self.page_key, self.is_in_meeting, self.meeting_id = PageKey.MEETINGS, True, meeting_id
        self._show(f"{_MEETING}/{self.tab_key}", meeting_id=meeting_id, row_id=row_id)

    def choose_tab(self, tab_key: str) -> None:
        """Go to a tab of what is shown."""
        if self.is_in_meeting:
            self.open_meeting(self.meeting_id, tab_key)
        else:
            self.go(f"{self.page_key}/{tab_key}")

    def open_hit(self, hit: SearchHit) -> None:
        """Go to what the search found."""
        if hit.entity is Entity.MEETING:
            self.open_meeting(hit.id)
            return
        tab = _TABS_OF.get(hit.entity)
        if tab is not None and hit.meeting_id:
            row_id = hit.owner_id or "" if hit.entity in _SHOWN_WITH_OWNER else hit.id
            self.open_meeting(hit.meeting_id, tab, row_id)
        else:
            self.go(PageKey.DIRECTORY, hit.id)

    def announce(self, change: Change) -> None:
        """Tell the screens what changed; before, leave the open meeting when it was deleted: none can show it."""
        if self.meeting_id in change.ids(Entity.MEETING) and self._find_meeting(self.meeting_id) is None:
            self.meeting_id = ""
            if self.is_in_meeting:
                self.go(PageKey.MEETINGS)
                self.meeting_lost.emit()
        self._host.announce(change)

    def _show(self, key: str, *, meeting_id: str = "", row_id: str = "") -> None:
        self._host.show_screen(key, meeting_id=meeting_id, row_id=row_id)
        self.place_changed.emit()


_TABS_OF = {
    Entity.AGENDA_ITEM: TabKey.PREPARATION,
    Entity.REMARK: TabKey.PROCEEDINGS,
    Entity.ASPIRATION: TabKey.PROCEEDINGS,
    Entity.PROGRAM_EVALUATION: TabKey.PROCEEDINGS,
    Entity.GROUP: TabKey.GROUPS,
    Entity.POINT: TabKey.GROUPS,
    Entity.ISSUE: TabKey.GROUPS,
    Entity.AGREEMENT: TabKey.AGREEMENTS,
    Entity.TASK: TabKey.AGREEMENTS,
    Entity.INDICATOR: TabKey.AGREEMENTS,
}
_SHOWN_WITH_OWNER = {Entity.ISSUE, Entity.TASK, Entity.INDICATOR, Entity.ASPIRATION, Entity.PROGRAM_EVALUATION}
