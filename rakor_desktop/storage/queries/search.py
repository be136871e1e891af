"""Full-text search through the FTS5 index that the triggers keep."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import count, islice

from rakor_desktop.domain.change import Entity
from rakor_desktop.domain.search import SearchHit
from rakor_desktop.storage.database import Database
from rakor_desktop.storage.queries.common import SOUGHT

# Marks around hits that no stored text can hold: control characters are cleaned away on input.
_OPEN, _CLOSE = "\x02", "\x03"
# Characters: of a title, of an excerpt, of what comes before its first hit.
_TITLE, _EXCERPT, _BEFORE = 200, 110, 30

# Where the meeting of a row is found, and the row that it is shown with; rows without one belong to the directory.
_PLACE_OF: dict[Entity, str] = {
    Entity.MEETING: "SELECT id, NULL FROM meeting WHERE id = ?",
    Entity.AGENDA_ITEM: "SELECT meeting_id, NULL FROM agenda_item WHERE id = ?",
    Entity.REMARK: "SELECT meeting_id, NULL FROM remark WHERE id = ?",
    Entity.GROUP: "SELECT meeting_id, NULL FROM discussion_group WHERE id = ?",
    Entity.POINT: "SELECT g.meeting_id, NULL FROM discussion_point p "
    "JOIN discussion_group g ON g.id = p.group_id WHERE p.id = ? AND g.deleted_at IS NULL",
    Entity.ISSUE: "SELECT g.meeting_id, g.id FROM issue i JOIN discussion_group g ON g.id = i.group_id "
    "WHERE i.id = ? AND g.deleted_at IS NULL",
    Entity.AGREEMENT: "SELECT meeting_id, NULL FROM agreement WHERE id = ?",
    Entity.TASK: "SELECT a.meeting_id, a.id FROM task t JOIN agreement a ON a.id = t.agreement_id "
    "WHERE t.id = ? AND a.deleted_at IS NULL",
    Entity.INDICATOR: "SELECT a.meeting_id, a.id FROM indicator i JOIN agreement a ON a.id = i.agreement_id "
    "WHERE i.id = ? AND a.deleted_at IS NULL",
    Entity.ASPIRATION: "SELECT meeting_id, remark_id FROM aspiration WHERE id = ?",
    Entity.PROGRAM_EVALUATION: "SELECT meeting_id, remark_id FROM program_evaluation WHERE id = ?",
}
_Place = tuple[str | None, str, str | None]  # id and title of the meeting, id of the owner
_NO_PLACE: _Place = (None, "", None)


def match_expression(text: str) -> str:
    """The FTS5 query of a typed text: every word quoted (a bare `jum'at` is a syntax error) and a word start."""
    beginning = unicodedata.normalize("NFC", text[:SOUGHT])
    # Composed letters: a mark on its own would split the word. An underscore separates words in the index, too.
    return " ".join(f'"{word}"*' for word in dict.fromkeys(re.findall(r"[^\W_]+", beginning)))


def find(database: Database, text: str, limit: int) -> tuple[SearchHit, ...]:
    """Ranked hits, title matches first; rows of deleted meetings, groups or agreements are left out."""
    expression = match_expression(text)
    return tuple(islice(_living(database, expression, limit), limit)) if expression else ()


def _ranked(database: Database, expression: str, page: int) -> Iterator[tuple[str, str, str, str]]:
    for offset in count(0, page):
        found = database.rows(
            "SELECT s.entity, s.row, highlight(search, 0, ?, ?), highlight(search, 1, ?, ?) FROM search "
            "JOIN search_slot s ON s.slot = search.rowid WHERE search MATCH ? "
            "ORDER BY bm25(search, 4.0, 1.0), search.rowid LIMIT ? OFFSET ?",
            _OPEN,
            _CLOSE,
            _OPEN,
            _CLOSE,
            expression,
            page,
            offset,
        )
        yield from found
        if len(found) < page:
            return


def _living(database: Database, expression: str, limit: int) -> Iterator[SearchHit]:
    for name, row, title, body in _ranked(database, expression, limit * 3):
        entity = Entity(name)
        place = _place(database, entity, row) if entity in _PLACE_OF else _NO_PLACE
        if place is None:
            continue
        plain, marks = _marks(_excerpt(body if body.count(_OPEN) > title.count(_OPEN) else title))
        meeting_id, meeting_title, owner_id = place
        yield SearchHit(
            entity,
            row,
            title=_marks(title)[0][:_TITLE],
            snippet=plain,
            meeting_id=meeting_id,
            meeting_title=meeting_title,
            marks=marks,
            owner_id=owner_id,
        )


def _place(database: Database, entity: Entity, row: str) -> _Place | None:
    """Where a row is shown; None when its meeting, or what it belongs to, was deleted."""
    rows = database.rows(
        f"WITH place (meeting_id, owner_id) AS ({_PLACE_OF[entity]}) SELECT m.id, m.title, owner_id FROM place "
        "JOIN meeting m ON m.id = meeting_id WHERE m.deleted_at IS NULL",
        row,
    )
    return rows[0] if rows else None


def _excerpt(marked: str) -> str:
    """The words around the first hit, on one line. FTS5's own `snippet` takes seconds for a long text of many hits."""
    hit = max(0, marked.find(_OPEN))
    start = max(0, hit - _BEFORE)
    start = 0 if start == 0 else marked.find(" ", start, hit) + 1 or hit
    end = min(len(marked), start + _EXCERPT)
    end = end if end == len(marked) else max(marked.rfind(" ", hit + 1, end), marked.find(_CLOSE, hit) + 1) or end
    piece = marked[start:end].replace("\n", " ")
    # The end may have cut through a hit.
    piece += _CLOSE * (piece.count(_OPEN) - piece.count(_CLOSE))
    return f"{'…' if start else ''}{piece}{'…' if end < len(marked) else ''}"


def _marks(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    plain = ""
    marks: list[tuple[int, int]] = []
    for index, part in enumerate(re.split(f"[{_OPEN}{_CLOSE}]", text)):
        if index % 2:
            marks.append((len(plain), len(plain) + len(part)))
        plain += part
    return plain, tuple(marks)
