"""What the command palette offers for a typed text: commands and hits, grouped and ranked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from rakor_desktop.domain.change import Entity
from rakor_desktop.domain.search import SearchHit
from rakor_desktop.qtkit.icons import Icon
from rakor_desktop.qtkit.screen import Command

_MOST_HITS = 5  # of one group
_MOST_COMMANDS = 8

Marks = tuple[tuple[int, int], ...]


class Scope(StrEnum):
    """What is searched; the value is the character typed first."""

    ALL = ""
    COMMANDS = ">"
    PEOPLE = "@"
    AGREEMENTS = "#"


@dataclass(frozen=True, slots=True)
class PaletteItem:
    """One line of the palette; a `heading` cannot be chosen. Marks are ranges in the line that they name."""

    title: str
    subtitle: str = ""
    icon: Icon | None = None
    shortcut: str = ""
    is_heading: bool = False
    title_marks: Marks = ()
    subtitle_marks: Marks = ()
    command: Command | None = None
    hit: SearchHit | None = None


_SCOPE_ENTITIES = {
    Scope.PEOPLE: frozenset({Entity.PERSON, Entity.INSTITUTION, Entity.PARTICIPANT}),
    Scope.AGREEMENTS: frozenset({Entity.AGREEMENT}),
}


def split_scope(text: str) -> tuple[Scope, str]:
    """The scope and what is searched in it: `"@ hari"` -> people, "hari"."""
    text = text.strip()
    if text[:1] and text[0] in {scope.value for scope in Scope if scope.value}:
        return Scope(text[0]), text[1:].strip()
    return Scope.ALL, text


def palette_items(
    text: str, commands: Sequence[Command], search: Callable[[str], Sequence[SearchHit]]
) -> list[PaletteItem]:
    """The lines for a typed text; without a text the commands."""
    scope, query = split_scope(text)
    items: list[PaletteItem] = []
    if query and scope is not Scope.COMMANDS:
        wanted = _SCOPE_ENTITIES.get(scope)
        hits = [hit for hit in search(query) if wanted is None or hit.entity in wanted]
        items += _grouped(hits)
    if scope in (Scope.ALL, Scope.COMMANDS):
        items += _matching(query, commands)
    return items


def matching_marks(text: str, query: str) -> Marks:
    """Where the words of the query begin a word of the text."""
    lowered = text.lower()
    marks: list[tuple[int, int]] = []
    for word in query.lower().split():
        at = lowered.find(word)
        while at >= 0:
            if at == 0 or not lowered[at - 1].isalnum():
                marks.append((at, at + len(word)))
                break
            at = lowered.find(word, at + 1)
    return tuple(sorted(marks))


def _group_of(entity: Entity) -> tuple[str, Icon]:
    """The heading under which a hit stands, and its icon."""
    match entity:
        case Entity.AGREEMENT | Entity.TASK | Entity.INDICATOR:
            return _tr("Kesepakatan"), Icon.AGREEMENT
        case Entity.MEETING | Entity.MEETING_SERIES:
            return _tr("Rapat"), Icon.MEETING
        case Entity.PERSON | Entity.INSTITUTION | Entity.PARTICIPANT:
            return _tr("Orang dan instansi"), Icon.PERSON_TIE
        case Entity.GROUP | Entity.ISSUE | Entity.POINT | Entity.POSITION:
            return _tr("Diskusi kelompok"), Icon.GROUPS
        case Entity.REMARK | Entity.AGENDA_ITEM:
            return _tr("Catatan rapat"), Icon.EXPLANATION
        case Entity.ASPIRATION | Entity.PROGRAM_EVALUATION:
            return _tr("Aspirasi dan evaluasi"), Icon.ASPIRATION
        case _:
            return _tr("Lainnya"), Icon.SEARCH


def _matching(query: str, commands: Sequence[Command]) -> list[PaletteItem]:
    words = query.split()
    found: list[PaletteItem] = []
    for command in commands:
        marks = matching_marks(command.title, query)
        if len(marks) == len(words):
            found.append(
                PaletteItem(
                    command.title, icon=command.icon, shortcut=command.shortcut, title_marks=marks, command=command
                )
            )
    if query:
        found.sort(key=lambda item: item.title_marks[0][0] if item.title_marks else 0)
        found = found[:_MOST_COMMANDS]
    return [_heading(_tr("Perintah")), *found] if found else []


def _grouped(hits: Sequence[SearchHit]) -> list[PaletteItem]:
    """Groups in the order of their best hit, so that the best hit of all stands first."""
    groups: dict[str, list[PaletteItem]] = {}
    for hit in hits:
        name, which = _group_of(hit.entity)
        group = groups.setdefault(name, [])
        if len(group) < _MOST_HITS:
            group.append(_hit_item(hit, which))
    items: list[PaletteItem] = []
    for name, group in groups.items():
        items += [_heading(name), *group]
    return items


def _hit_item(hit: SearchHit, which: Icon) -> PaletteItem:
    if hit.entity in (Entity.REMARK, Entity.POINT) and hit.snippet:
        # A note without a speaker has its own text as title; once is enough.
        who = "" if hit.title[:20] in hit.snippet else hit.title
        below = " · ".join(part for part in (who, hit.meeting_title) if part)
        return PaletteItem(hit.snippet, below, which, title_marks=hit.marks, hit=hit)
    if hit.snippet and hit.snippet != hit.title:
        return PaletteItem(hit.title, hit.snippet, which, subtitle_marks=hit.marks, hit=hit)
    marks = hit.marks if hit.snippet == hit.title else ()
    return PaletteItem(hit.title, hit.meeting_title, which, title_marks=marks, hit=hit)


def _heading(title: str) -> PaletteItem:
    return PaletteItem(title, is_heading=True)


def _tr(text: str) -> str:
    return QCoreApplication.translate("PaletteItems", text)
