"""What is prepared for a meeting besides agenda and people: letter, files, venue, saved lists."""

from __future__ import annotations

from peewee import fn

from rakor_desktop.domain.letter import InvitationList, Letter, Material, Photo, VenueCheck
from rakor_desktop.storage import models as m
from rakor_desktop.storage.queries.common import fetch, first, records


def letter(meeting_id: str) -> Letter | None:
    """The letter of invitation, None before anything was filled in."""
    return first(Letter, m.Letter.select().where(m.Letter.meeting_id == meeting_id, m.Letter.deleted_at.is_null()))


def materials(meeting_id: str) -> tuple[Material, ...]:
    """The files of a meeting in their order."""
    query = m.Material.select().where(m.Material.meeting_id == meeting_id, m.Material.deleted_at.is_null())
    return fetch(Material, query.order_by(m.Material.rank, m.Material.id))


def photos(meeting_id: str) -> tuple[Photo, ...]:
    """The photos of a meeting in their order."""
    query = m.Photo.select().where(m.Photo.meeting_id == meeting_id, m.Photo.deleted_at.is_null())
    return fetch(Photo, query.order_by(m.Photo.rank, m.Photo.id))


def material(row_id: str) -> Material | None:
    """One file."""
    return first(Material, m.Material.select().where(m.Material.id == row_id))


def photo(row_id: str) -> Photo | None:
    """One photo."""
    return first(Photo, m.Photo.select().where(m.Photo.id == row_id))


def venue_checks(meeting_id: str) -> tuple[VenueCheck, ...]:
    """The checklist of the venue in its order."""
    query = m.VenueCheck.select().where(m.VenueCheck.meeting_id == meeting_id, m.VenueCheck.deleted_at.is_null())
    return fetch(VenueCheck, query.order_by(m.VenueCheck.rank, m.VenueCheck.id))


def venue_check(row_id: str) -> VenueCheck | None:
    """One line of the checklist."""
    return first(VenueCheck, m.VenueCheck.select().where(m.VenueCheck.id == row_id))


def invitation_lists() -> tuple[InvitationList, ...]:
    """The saved lists by name, with how many people and bare institutions each holds."""
    entry = m.InvitationListEntry
    counts: dict[str, tuple[int, int]] = {
        row["list_id"]: (row["people"], row["institutions"])
        for row in records(
            entry.select(
                entry.list_id,
                fn.COUNT(entry.person_id).alias("people"),
                fn.SUM(entry.person_id.is_null()).alias("institutions"),
            )
            .where(entry.deleted_at.is_null())
            .group_by(entry.list_id)
        )
    }
    query = m.InvitationList.select().where(m.InvitationList.deleted_at.is_null())
    return tuple(
        InvitationList(row["id"], row["name"], *counts.get(row["id"], (0, 0)))
        for row in records(query.order_by(fn.LOWER(m.InvitationList.name), m.InvitationList.id))
    )


def list_entries(list_id: str) -> tuple[tuple[str | None, str | None], ...]:
    """(person id, institution id) of everybody on a list who is still in the directory, in order."""
    entry = m.InvitationListEntry
    gone = _deleted_ids(m.Person) | _deleted_ids(m.Institution)
    rows = records(entry.select().where(entry.list_id == list_id, entry.deleted_at.is_null()).order_by(entry.rank))
    keys = [(row["person_id"], row["institution_id"]) for row in rows]
    return tuple(key for key in keys if not gone.intersection(key))


def _deleted_ids(model: type[m.Person | m.Institution]) -> set[str | None]:
    return {row["id"] for row in records(model.select(model.id).where(model.deleted_at.is_null(False)))}
