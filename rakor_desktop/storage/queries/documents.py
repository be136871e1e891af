"""Plates and final versions of documents."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.domain.versions import FinalDocument
from rakor_desktop.storage import models as m
from rakor_desktop.storage.queries.common import built, records

_KINDS = frozenset(DocumentKind)


def _alive() -> Any:
    return m.Document.select().where(m.Document.deleted_at.is_null())


def plates(meeting_id: str) -> dict[DocumentKind, dict[str, Any]]:
    """The kept plates of a meeting by kind; a kind that this version does not know is left out."""
    query = _alive().where(m.Document.meeting_id == meeting_id, m.Document.version == 0)
    return {DocumentKind(row["kind"]): row for row in records(query) if row["kind"] in _KINDS}


def sealed_options(meeting_id: str) -> dict[DocumentKind, str]:
    """The options with which the standing final versions were made; empty where an earlier release made one."""
    query = _alive().where(
        m.Document.meeting_id == meeting_id, m.Document.version > 0, m.Document.reopened_at.is_null()
    )
    return {DocumentKind(row["kind"]): row["options"] for row in records(query) if row["kind"] in _KINDS}


def _finals(*conditions: Any) -> tuple[FinalDocument, ...]:
    query = _alive().where(m.Document.version > 0, *conditions)
    found = records(query.order_by(m.Document.made_at.desc(), m.Document.version.desc(), m.Document.id.desc()))
    known = (row for row in found if row["kind"] in _KINDS)
    return tuple(built(FinalDocument, {**row, "kind": DocumentKind(row["kind"])}) for row in known)


def finals(meeting_id: str, kind: DocumentKind | None = None) -> tuple[FinalDocument, ...]:
    """The final versions of a meeting, newest first."""
    conditions = [m.Document.meeting_id == meeting_id]
    if kind is not None:
        conditions.append(m.Document.kind == kind.value)
    return _finals(*conditions)


def current(meeting_id: str, kinds: Collection[DocumentKind]) -> tuple[FinalDocument, ...]:
    """The final versions of these kinds that stand, oldest first."""
    codes = [kind.value for kind in kinds]
    found = _finals(m.Document.meeting_id == meeting_id, m.Document.kind.in_(codes), m.Document.reopened_at.is_null())
    return found[::-1]


def final(final_id: str) -> FinalDocument | None:
    """One final version."""
    found = _finals(m.Document.id == final_id)
    return found[0] if found else None


def final_with(sha256: str) -> FinalDocument | None:
    """The final version whose file or public copy has this checksum."""
    found = _finals((m.Document.sha256 == sha256) | (m.Document.public_sha256 == sha256))
    return found[0] if found else None


def final_coded(codes: Collection[str]) -> FinalDocument | None:
    """The newest final version that has one of these short codes."""
    found = _finals(m.Document.code.in_(list(codes)))
    return found[0] if found else None


def meeting_title(meeting_id: str) -> str:
    """The title of a meeting, also of a deleted one."""
    return m.Meeting.select(m.Meeting.title).where(m.Meeting.id == meeting_id).scalar() or ""
