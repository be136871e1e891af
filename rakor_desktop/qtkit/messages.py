"""What is shown in place when something went wrong: one sentence, what to do, one button."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton, QWidget

from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.formatting import clock, full_date

if TYPE_CHECKING:
    from rakor_desktop.domain.versions import FinalDocument

T = TypeVar("T", bound=QWidget)


class Level(StrEnum):
    """How serious a message is; the value is the colour token."""

    DANGER = "danger"
    WARNING = "warning"
    INFO = "info"
    SUCCESS = "success"


@dataclass(frozen=True, slots=True)
class Message:
    """A message in place: heading, detail and the text of its one button (none when empty)."""

    heading: str
    detail: str = ""
    action_text: str = ""
    level: Level = Level.DANGER


def message_of(error: UserError, action_text: str = "") -> Message:
    """The message for an error: its sentence as heading, its place as detail."""
    return Message(error.message, error.where, action_text)


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Set a dynamic property that the style sheet looks at, and restyle the widget when it changed."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def style_button(button: QPushButton, kind: str, icon_token: str = "text") -> str:
    """Make a button primary, flat, link or danger; gives the colour token that its icon should have."""
    set_property(button, "kind", kind)
    return {"primary": "accent-text", "danger": "danger", "flat": "accent", "link": "accent"}.get(kind, icon_token)


def deleted_text(owner: QObject, what: str) -> str:
    """The sentence of a toast after deleting: "S-03 dihapus."."""
    return owner.tr("{what} dihapus.").format(what=what)


def locked_text(owner: QObject, final: FinalDocument) -> str:
    """The sentence above a meeting whose content a final document locks."""
    return owner.tr("{document} versi {version} final sejak {day} pukul {time}; isi rapat ini terkunci.").format(
        document=final.kind.label,
        version=final.version,
        day=full_date(final.made_at.date()),
        time=clock(final.made_at),
    )
