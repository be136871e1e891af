"""What the frame and the screens know of each other: two protocols and a few plain records."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from rakor_desktop.domain.change import Change
from rakor_desktop.qtkit.icons import Icon
from rakor_desktop.qtkit.painting import ChipSpec


class PageKey(StrEnum):
    """The pages of the rail."""

    HOME = "beranda"
    MEETINGS = "rapat"
    FOLLOW_UP = "tindak_lanjut"
    ASPIRATIONS = "aspirasi"
    DIRECTORY = "direktori"
    SHARING = "bagikan"
    SETTINGS = "pengaturan"


class TabKey(StrEnum):
    """The tabs of an open meeting."""

    PREPARATION = "persiapan"
    ATTENDANCE = "daftar_hadir"
    PROCEEDINGS = "jalannya_rapat"
    GROUPS = "diskusi_kelompok"
    AGREEMENTS = "kesepakatan"
    DOCUMENTS = "dokumen"


@dataclass(frozen=True, slots=True)
class StatusItem:
    """One piece of information of a screen in the status bar."""

    text: str
    icon: Icon | None = None


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A page of the rail; built by `factory` on its first visit.

    A page of several tabs (Beranda: Ringkasan, Statistik) names them in `tabs`; then `factory` is not used.
    """

    key: str
    title: str
    icon: Icon
    factory: Callable[[], QWidget] | None = None
    tabs: Sequence[TabSpec] = ()
    at_bottom: bool = False
    shortcut: str = ""


@dataclass(frozen=True, slots=True)
class TabSpec:
    """A tab of a meeting, or of a page with tabs; built by `factory` on its first visit."""

    key: str
    title: str
    icon: Icon
    factory: Callable[[], QWidget]


@dataclass(frozen=True, slots=True)
class Command:
    """Something the palette and the menu can do; `shortcut` is only shown unless `is_global`."""

    title: str
    run: Callable[[], object]
    icon: Icon | None = None
    shortcut: str = ""
    is_global: bool = False


@dataclass(frozen=True, slots=True)
class MeetingHead:
    """What the header shows of the open meeting."""

    title: str
    state: ChipSpec | None = None


class Frame(Protocol):
    """What a screen may ask of the window; the main window is one."""

    def toast(self, text: str, action_text: str = "", action: Callable[[], object] | None = None) -> None:
        """Show a short message; without an action it only informs."""
        ...

    def toast_undo(self, text: str, which: Icon = Icon.DELETE) -> None:
        """Show a message with `Urungkan`, which takes the newest data change back; the icon says what was done."""
        ...

    def offer_return(self, text: str, action_text: str = "", back: Callable[[], object] | None = None) -> None:
        """Show above the page what was left and a button back there; without `back` the line goes."""
        ...

    def open_meeting(self, meeting_id: str, tab_key: str = "", row_id: str = "") -> None:
        """Go to a meeting, to one of its tabs, to one of the rows there."""
        ...

    def go(self, page_key: str, row_id: str = "") -> None:
        """Go to a page of the rail (or `page/tab`)."""
        ...

    def refresh_status(self) -> None:
        """Ask the visible screen again for its status items."""
        ...


@runtime_checkable
class ShowsMeeting(Protocol):
    """A tab of the meeting workspace."""

    def show_meeting(self, meeting_id: str) -> None:
        """Show this meeting; called before the tab becomes visible and when the meeting changes."""
        ...


@runtime_checkable
class Reloads(Protocol):
    """A screen that follows changes of the data."""

    def reload(self, change: Change) -> None:
        """Something changed (also while hidden: then called when shown, with all changes as one)."""
        ...


@runtime_checkable
class Leaves(Protocol):
    """A screen that has something to settle before it is hidden (autosave is flushed by the frame)."""

    def leave(self) -> None:
        """The screen is about to be hidden."""
        ...


@runtime_checkable
class ShowsRow(Protocol):
    """A screen that can jump to one of its rows (from the palette, a link, a bar of a plot)."""

    def show_row(self, row_id: str) -> None:
        """Select and show this row."""
        ...


@runtime_checkable
class HasStatus(Protocol):
    """A screen with information for the status bar."""

    def status_items(self) -> list[StatusItem]:
        """The items, left to right."""
        ...


@runtime_checkable
class TakesFocus(Protocol):
    """A screen that knows which field the hands want first."""

    def focus_first(self) -> None:
        """Put the focus where typing starts."""
        ...


@runtime_checkable
class HasCommands(Protocol):
    """A screen that adds commands to the palette while it is visible."""

    def commands(self) -> list[Command]:
        """What can be done here."""
        ...


class History(Protocol):
    """Undo and redo of data, as services offer it."""

    def undo_title(self) -> str | None:
        """What would be undone, as a person says it; None when there is nothing."""
        ...

    def redo_title(self) -> str | None:
        """What would be done again."""
        ...

    def undo(self) -> Change:
        """Take the newest unit back (worker thread)."""
        ...

    def redo(self) -> Change:
        """Do the unit undone last again (worker thread)."""
        ...
