"""The lock of a final meeting holds against every way of writing, and leaves the follow-up open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import pytest

from rakor_desktop.domain.change import Entity
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.ident import natural_id
from rakor_desktop.domain.kinds import MinutesState, Presence, Side, TaskState
from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.domain.record import DocumentOptions
from rakor_desktop.storage.journal import PLAIN
from rakor_desktop.storage.models import MODELS
from tests.support import MORNING, SmallMeeting, small_meeting

if TYPE_CHECKING:
    from rakor_desktop.services.catalogue import Services

SENTENCE = "Rapat ini sudah final (Notula versi 1); buka kembali di Dokumen bila perlu diubah."
Write = Callable[["Services", SmallMeeting], object]


def make_final(services: Services, meeting_id: str, kind: DocumentKind = DocumentKind.NOTULA, version: int = 1) -> str:
    """A final version without its file."""
    with services.store.journal.unit("finalkan", origin=PLAIN) as unit:
        return unit.insert(
            Entity.DOCUMENT,
            meeting_id=meeting_id,
            kind=kind.value,
            version=version,
            state=MinutesState.FINAL,
            made_at=MORNING,
        )


def reopen(services: Services, final_id: str) -> None:
    with services.store.journal.unit("buka kembali", origin=PLAIN) as unit:
        unit.update(Entity.DOCUMENT, final_id, reopened_at=MORNING, reason="uji")


def contents(services: Services) -> list[tuple[object, ...]]:
    """Every row of every table of the file."""
    return [row for entity in MODELS for row in services.store.db.rows(f'SELECT * FROM "{entity}" ORDER BY id')]


LOCKED: dict[str, Write] = {
    "conclusion": lambda s, m: s.meetings.update(m.id, conclusion="lain"),
    "chair": lambda s, m: s.meetings.update(m.id, chair_id=m.people[4]),
    "meeting deleted": lambda s, m: s.meetings.delete([m.id]),
    "agenda item added": lambda s, m: s.agenda.add(m.id, title="baru"),
    "agenda item changed": lambda s, m: s.agenda.update(m.agenda[0], title="lain"),
    "agenda item moved": lambda s, m: s.agenda.shift(m.agenda[0], 1),
    "agenda item deleted": lambda s, m: s.agenda.delete([m.agenda[0]]),
    "agenda item started": lambda s, m: s.agenda.start(m.agenda[0]),
    "participant added": lambda s, m: s.participants.add_people(m.id, [_newcomer(s)]),
    "participant removed": lambda s, m: s.participants.remove([m.participants[3]]),
    "presence": lambda s, m: s.participants.set_presence([m.participants[3]], Presence.HADIR),
    "delegate": lambda s, m: s.participants.set_delegate(m.participants[2], "Lain", "", may_decide=False),
    "remark added": lambda s, m: s.remarks.add(m.id, m.agenda[5], "baru"),
    "remark changed": lambda s, m: s.remarks.update(m.remarks[0], text="lain"),
    "remark deleted": lambda s, m: s.remarks.delete([m.remarks[0]]),
    "group added": lambda s, m: s.groups.add(m.id, "baru"),
    "group changed": lambda s, m: s.groups.update(m.groups[0], topic="lain"),
    "group deleted": lambda s, m: s.groups.delete(m.groups[0]),
    "seat": lambda s, m: s.groups.seat([m.participants[3]], m.groups[0]),
    "point added": lambda s, m: s.groups.add_point(m.groups[0], "baru"),
    "point changed": lambda s, m: s.groups.update_point(m.points[0], text="lain"),
    "issue added": lambda s, m: s.groups.add_issue(m.groups[0], "baru"),
    "position": lambda s, m: s.groups.set_position(m.issue, Side.PEMERINTAH, position="lain"),
    "new position": lambda s, m: s.groups.set_position(m.issue, Side.MEDIA, position="baru"),
    "agreement added": lambda s, m: s.agreements.add(m.id, "baru"),
    "agreement changed": lambda s, m: s.agreements.update(m.agreements[0], statement="lain"),
    "agreement deleted": lambda s, m: s.agreements.delete(m.agreements[0]),
    "institution assigned": lambda s, m: s.agreements.assign(m.agreements[0], "Dinas Baru"),
    "task added": lambda s, m: s.agreements.add_task(m.agreements[0], "baru"),
    "task renamed": lambda s, m: s.agreements.update_task(m.tasks[0], activity="lain"),
    "task put off": lambda s, m: s.agreements.update_task(m.tasks[0], due=date(2027, 1, 4)),
    "task deleted": lambda s, m: s.agreements.delete_task(m.tasks[0]),
    "indicator": lambda s, m: s.agreements.update_indicator(m.indicators[0], target=20.0),
    "source added": lambda s, m: s.agreements.link_source(m.agreements[1], remark_id=m.remarks[0]),
    "source removed": lambda s, m: s.agreements.unlink_source(m.agreements[0], m.points[1]),
    "raised": lambda s, m: s.groups.raise_points([m.points[0]]),
}


def _newcomer(services: Services) -> str:
    return services.directory.add_person("Orang Baru").value


@pytest.mark.parametrize("write", LOCKED.values(), ids=LOCKED.keys())
def test_what_the_minutes_print_cannot_be_written(services: Services, write: Write) -> None:
    meeting = small_meeting(services)
    make_final(services, meeting.id)
    before = contents(services)
    with pytest.raises(UserError) as told:
        write(services, meeting)
    assert told.value.message == SENTENCE
    # A refused write leaves nothing, but for a person who was added to the directory beforehand.
    now = contents(services)
    assert [row for row in now if row not in before and "Orang Baru" not in row] == []
    assert [row for row in before if row not in now] == []


OPEN: dict[str, Write] = {
    "state of a task": lambda s, m: s.agreements.update_task(m.tasks[0], state=TaskState.SELESAI, percent=100),
    "note of a task": lambda s, m: s.agreements.update_task(m.tasks[0], note="Sudah dipasang"),
    "signatory": lambda s, m: s.meetings.update(m.id, signatory_id=s.settings.add_signatory().value),
    "letter": lambda s, m: s.letters.update(m.id, subject="Hal lain"),
    "venue": lambda s, m: s.venue.add_standard(m.id),
    "plate of another document": lambda s, m: s.documents.set_plate(
        m.id, DocumentKind.BERITA_ACARA, number="000.1.5/9/429.011/2026"
    ),
    "public copy of a final document": lambda s, m: s.documents.set_plate(
        m.id, DocumentKind.NOTULA, options=DocumentOptions(DocumentKind.NOTULA, public_copy=True)
    ),
    "person": lambda s, m: s.directory.update_person(m.people[0], post="Plt. Kepala Dinas"),
    "another meeting": lambda s, m: s.remarks.add(s.meetings.create("Lain").value, None, "catatan"),
    "follow-up meeting": lambda s, m: s.meetings.continue_from(m.id),
}


@pytest.mark.parametrize("write", OPEN.values(), ids=OPEN.keys())
def test_follow_up_and_further_documents_go_on(services: Services, write: Write) -> None:
    meeting = small_meeting(services)
    make_final(services, meeting.id)
    before = contents(services)
    write(services, meeting)
    assert contents(services) != before


@pytest.mark.parametrize("kind", DocumentKind)
def test_which_documents_lock(services: Services, kind: DocumentKind) -> None:
    meeting = small_meeting(services)
    make_final(services, meeting.id, kind)
    if kind in (DocumentKind.NOTULA, DocumentKind.BERITA_ACARA, DocumentKind.RUMUSAN):
        with pytest.raises(UserError, match=rf"\({kind.label} versi 1\)"):
            services.remarks.add(meeting.id, meeting.agenda[0], "baru")
    else:
        services.remarks.add(meeting.id, meeting.agenda[0], "baru")


def test_reopening_the_last_one_unlocks(services: Services) -> None:
    meeting = small_meeting(services)
    first = make_final(services, meeting.id)
    second = make_final(services, meeting.id, DocumentKind.RUMUSAN, 3)
    reopen(services, first)
    with pytest.raises(UserError, match=r"\(Rumusan hasil rapat versi 3\)"):
        services.meetings.update(meeting.id, conclusion="lain")
    reopen(services, second)
    services.meetings.update(meeting.id, conclusion="lain")
    assert services.meetings.get(meeting.id).conclusion == "lain"


def test_undo_of_a_step_that_touches_a_locked_meeting_is_refused_whole(services: Services) -> None:
    meeting = small_meeting(services)
    other = services.meetings.create("Rapat lain").value
    with services.store.journal.unit("dua rapat") as unit:
        unit.update(Entity.MEETING, other, conclusion="satu")
        unit.update(Entity.MEETING, meeting.id, conclusion="satu")
    make_final(services, meeting.id)
    before = contents(services)
    with pytest.raises(UserError) as told:
        services.history.undo()
    assert told.value.message == SENTENCE
    assert contents(services) == before
    assert services.history.undo_title() == "dua rapat"


def test_no_other_tool_gets_past_the_lock(services: Services) -> None:
    meeting = small_meeting(services)
    make_final(services, meeting.id)
    for sql in (
        "UPDATE meeting SET title = 'lain'",
        "UPDATE remark SET meeting_id = meeting_id, text = 'lain'",
        "DELETE FROM task",
        "UPDATE agreement SET deleted_at = '2026-11-24T08:00:00'",
    ):
        with pytest.raises(UserError, match="sudah final"):
            services.store.db.run(sql)


def test_nothing_can_be_moved_into_a_locked_meeting(services: Services) -> None:
    meeting, other = small_meeting(services), small_meeting(services, title="Rapat lain")
    make_final(services, meeting.id)
    with pytest.raises(UserError, match="sudah final"):
        services.store.db.run("UPDATE task SET agreement_id = ? WHERE id = ?", meeting.agreements[0], other.tasks[0])


def test_deleted_rows_do_not_come_back_into_a_locked_meeting(services: Services) -> None:
    meeting = small_meeting(services)
    services.remarks.delete([meeting.remarks[0]])
    make_final(services, meeting.id)
    with pytest.raises(UserError, match="sudah final"):
        services.bin.restore([(Entity.REMARK, meeting.remarks[0])])


def test_the_bin_of_a_locked_meeting_can_be_emptied(services: Services) -> None:
    meeting = small_meeting(services)
    services.remarks.delete([meeting.remarks[1]])  # the source of an agreement
    services.agenda.delete([meeting.agenda[5]])  # remarks were made on it
    services.groups.delete(meeting.groups[0])
    services.agreements.delete(meeting.agreements[0])
    services.meetings.update(meeting.id, minutes_state=MinutesState.FINAL)
    make_final(services, meeting.id)
    assert len(services.bin.rows(meeting.id)) > 3
    services.bin.empty(meeting.id)
    assert services.bin.rows(meeting.id) == ()
    assert len(services.remarks.of_meeting(meeting.id)) == 2


def test_doubles_in_the_directory_can_be_merged_and_parted_again(services: Services) -> None:
    meeting = small_meeting(services)
    place = services.directory.add_institution("Dishub Banyuwangi").value
    double = services.directory.add_person("Siti Rahayu").value
    lead = services.agreements.get(meeting.agreements[0]).assignments[0].institution_id
    make_final(services, meeting.id)
    before = contents(services)
    services.directory.merge_persons(double, [meeting.people[0]])
    services.directory.merge_institutions(place, [lead])
    assert services.meetings.get(meeting.id).chair_id == double
    assert services.agreements.get(meeting.agreements[0]).assignments[0].institution_id == place
    services.history.undo()
    services.history.undo()
    assert contents(services) == before


def test_only_a_merge_lets_a_final_meeting_name_another(services: Services) -> None:
    meeting = small_meeting(services)
    lead, other = (services.directory.add_institution(name).value for name in ("Dinas Satu", "Dinas Dua"))
    task, place = meeting.tasks[0], services.agreements.get(meeting.agreements[0]).assignments[0].institution_id
    services.agreements.update_task(task, lead_id=lead)
    services.agenda.delete([meeting.agenda[5]])  # remarks were made on it
    make_final(services, meeting.id)
    services.directory.delete([lead, place], [meeting.people[0]])
    before = contents(services)
    refused: tuple[Callable[[], object], ...] = (
        lambda: services.agreements.update_task(task, lead_id=other),
        lambda: services.agreements.update_task(task, lead_id=None),
        lambda: services.meetings.update(meeting.id, chair_id=meeting.people[4]),
        lambda: services.store.db.run(
            "UPDATE assignment SET institution_id = ? WHERE institution_id = ?", other, place
        ),
        lambda: services.remarks.update(meeting.remarks[0], agenda_item_id=meeting.agenda[4]),
    )
    for write in refused:
        with pytest.raises(UserError, match="sudah final"):
            write()
    assert contents(services) == before


def test_a_merge_is_taken_back_and_done_again_in_a_final_meeting(services: Services) -> None:
    meeting = small_meeting(services)
    lead, other = (services.directory.add_institution(name).value for name in ("Dinas Satu", "Dinas Dua"))
    services.agreements.update_task(meeting.tasks[0], lead_id=lead)
    make_final(services, meeting.id)
    services.directory.merge_institutions(other, [lead])
    merged = contents(services)
    services.history.undo()
    assert services.store.db.value("SELECT lead_id FROM task WHERE id = ?", meeting.tasks[0]) == lead
    services.history.redo()
    assert [row[0] for row in contents(services)] == [row[0] for row in merged]
    assert services.store.db.value("SELECT lead_id FROM task WHERE id = ?", meeting.tasks[0]) == other
    services.directory.update_institution(other, short_name="DD")
    with pytest.raises(UserError, match="sudah final"):
        services.agreements.update_task(meeting.tasks[0], lead_id=lead)


PLATE = {"number": "lain", "date": date(2027, 1, 4), "addressee": "x", "copies": "x", "intro": "x", "advice": "x"}


@pytest.mark.parametrize("column", PLATE)
@pytest.mark.parametrize("is_kept", [False, True])
def test_what_a_final_document_printed_of_its_plate_cannot_be_written(
    services: Services, column: str, *, is_kept: bool
) -> None:
    meeting = small_meeting(services)
    kind = DocumentKind.LAPORAN
    if is_kept:
        services.documents.set_plate(meeting.id, kind, number="7/LAP")
    make_final(services, meeting.id, kind, 2)
    row = natural_id("document", meeting.id, kind.value)
    before = contents(services)
    with (
        pytest.raises(UserError) as told,
        services.store.journal.unit("lewat belakang") as unit,
    ):
        unit.insert(Entity.DOCUMENT, row, meeting_id=meeting.id, kind=kind.value, **{column: PLATE[column]})
    assert told.value.message == "Laporan hasil rapat versi 2 sudah final; buka kembali di Dokumen bila perlu diubah."
    assert contents(services) == before
    services.documents.set_plate(meeting.id, kind, options=DocumentOptions(kind, public_copy=True))
    services.documents.set_plate(meeting.id, DocumentKind.MATRIKS, addressee="bebas")


def test_the_plate_of_a_final_document_cannot_be_deleted(services: Services) -> None:
    meeting = small_meeting(services)
    services.documents.set_plate(meeting.id, DocumentKind.LAPORAN, number="7/LAP")
    final = make_final(services, meeting.id, DocumentKind.LAPORAN)
    for sql in (
        "UPDATE document SET deleted_at = '2026-11-24T08:00:00' WHERE version = 0",
        "UPDATE document SET kind = 'matriks' WHERE version = 0",
        "DELETE FROM document WHERE version = 0",
    ):
        with pytest.raises(UserError, match="sudah final"):
            services.store.db.run(sql)
    reopen(services, final)
    services.documents.set_plate(meeting.id, DocumentKind.LAPORAN, number="8/LAP")
    services.store.db.run("DELETE FROM document WHERE version = 0")


HELD: dict[str, tuple[DocumentKind, dict[str, object]]] = {
    "number of the letter": (DocumentKind.UNDANGAN, {"invitation_number": "9"}),
    "date of the letter": (DocumentKind.UNDANGAN, {"invitation_date": date(2026, 11, 1)}),
    "number of the notula": (DocumentKind.NOTULA, {"minutes_number": "9"}),
    "version of the notula": (DocumentKind.NOTULA, {"minutes_version": 9}),
}


@pytest.mark.parametrize(("kind", "fields"), HELD.values(), ids=HELD.keys())
def test_what_the_meeting_keeps_of_a_final_document_stays(
    services: Services, kind: DocumentKind, fields: dict[str, object]
) -> None:
    meeting = small_meeting(services)
    final = make_final(services, meeting.id, kind, 4)
    before = services.meetings.get(meeting.id)
    with pytest.raises(UserError) as told:
        services.meetings.update(meeting.id, **fields)
    assert told.value.message == f"{kind.label} versi 4 sudah final; buka kembali di Dokumen bila perlu diubah."
    assert services.meetings.get(meeting.id) == before
    reopen(services, final)
    services.meetings.update(meeting.id, **fields)
    assert services.meetings.get(meeting.id) != before


@pytest.mark.parametrize("known", [False, True], ids=["new letter", "known letter"])
def test_the_letter_stays_as_the_final_invitation_printed_it(services: Services, *, known: bool) -> None:
    meeting = small_meeting(services)
    if known:
        services.letters.update(meeting.id, subject="Undangan", dress="Batik")
    final = make_final(services, meeting.id, DocumentKind.UNDANGAN, 2)
    before = services.letters.letter(meeting.id)
    with pytest.raises(UserError) as told:
        services.letters.update(meeting.id, dress="PDH")
    assert told.value.message == "Surat undangan versi 2 sudah final; buka kembali di Dokumen bila perlu diubah."
    if known:
        with pytest.raises(UserError, match="Surat undangan versi 2 sudah final"):
            services.history.undo()
        for sql in ("UPDATE letter SET note = 'x' WHERE id = ?", "DELETE FROM letter WHERE id = ?"):
            with pytest.raises(UserError, match="Surat undangan versi 2 sudah final"):
                services.store.db.run(sql, natural_id("letter", meeting.id))
    assert services.letters.letter(meeting.id) == before
    services.meetings.update(meeting.id, conclusion="Rapat sendiri belum terkunci.")
    reopen(services, final)
    services.letters.update(meeting.id, dress="PDH")
    assert services.letters.letter(meeting.id).dress == "PDH"


def test_the_number_of_a_draft_notula_goes_on_beside_a_final_deed(services: Services) -> None:
    meeting = small_meeting(services)
    make_final(services, meeting.id, DocumentKind.BERITA_ACARA)
    services.meetings.update(meeting.id, minutes_number="9")
    assert services.meetings.get(meeting.id).minutes_number == "9"


def test_final_minutes_are_called_a_draft_by_reopening_only(services: Services) -> None:
    meeting = small_meeting(services)
    services.meetings.update(meeting.id, minutes_state=MinutesState.FINAL)
    final = make_final(services, meeting.id)
    with pytest.raises(UserError) as told:
        services.meetings.update(meeting.id, minutes_state=MinutesState.KONSEP)
    assert told.value.message == SENTENCE
    reopen(services, final)
    services.meetings.update(meeting.id, minutes_state=MinutesState.KONSEP)


def test_a_final_version_stays_what_it_was(services: Services) -> None:
    meeting = small_meeting(services)
    final = make_final(services, meeting.id, DocumentKind.UNDANGAN)
    for sql in (
        "UPDATE document SET sha256 = 'x' WHERE id = ?",
        "UPDATE document SET deleted_at = '2026-11-24T08:00:00' WHERE id = ?",
        "DELETE FROM document WHERE id = ?",
    ):
        with pytest.raises(UserError, match="sudah final"):
            services.store.db.run(sql, final)
    reopen(services, final)
    with pytest.raises(UserError, match="sudah final"):
        services.store.db.run("DELETE FROM document WHERE id = ?", final)
