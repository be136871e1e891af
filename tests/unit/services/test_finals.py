"""Final versions: sealed files, one after the other, comparable and recognisable."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest
from peewee import TextField

from rakor_desktop.documents.pictures import page_texts
from rakor_desktop.domain.change import Entity
from rakor_desktop.domain.completeness import GapPlace
from rakor_desktop.domain.errors import Cancelled, LockedError, UserError
from rakor_desktop.domain.ident import natural_id
from rakor_desktop.domain.kinds import AgreementState, MeetingState, MinutesState, Paper, Presence, Side, TaskState
from rakor_desktop.domain.naskah import DocumentKind, Format
from rakor_desktop.domain.progress import Silent
from rakor_desktop.domain.record import DocumentOptions, Party
from rakor_desktop.domain.versions import Difference, FinalDocument, Verdict
from rakor_desktop.storage.changes import meeting_records
from rakor_desktop.storage.models import MODELS
from tests.support import MORNING, Clock, SmallMeeting, small_meeting

if TYPE_CHECKING:
    from pathlib import Path

    from rakor_desktop.services.catalogue import Services

NOTULA = DocumentKind.NOTULA
CLOSED = datetime(2026, 11, 24, 12, 5)


@pytest.fixture
def meeting(services: Services) -> SmallMeeting:
    """A meeting that is over, with everything its documents need."""
    made = small_meeting(services)
    services.meetings.update(
        made.id,
        state=MeetingState.SELESAI,
        actual_start=MORNING,
        actual_end=CLOSED,
        minute_taker_id=made.people[4],
        conclusion="Rapat menyepakati pemasangan rambu.",
    )
    services.settings.save_letterhead(line_1="PEMERINTAH KABUPATEN BANYUWANGI", line_2="SEKRETARIAT DAERAH")
    services.settings.save_signatory(name="Ahmad Contoh", post="SEKRETARIS DAERAH")
    return made


def finalise(services: Services, meeting: SmallMeeting, kind: DocumentKind = NOTULA) -> FinalDocument:
    return services.finals.finalise(meeting.id, DocumentOptions(kind), Silent()).value


def text_of(pdf: bytes) -> str:
    return "\n".join(page_texts(pdf))


# --- finalising ---


def test_a_final_version_is_kept_with_what_tells_it_apart(services: Services, meeting: SmallMeeting) -> None:
    services.settings.set_style(unit_code="429.011")
    services.documents.set_plate(meeting.id, NOTULA, number="7")
    written = services.finals.finalise(meeting.id, DocumentOptions(NOTULA, public_copy=True), Silent())
    final = written.value
    assert services.finals.versions(meeting.id) == (final,)
    assert services.finals.versions(meeting.id, NOTULA) == (final,)
    assert services.finals.versions(meeting.id, DocumentKind.LAPORAN) == ()
    assert (final.version, final.number, final.operator) == (1, "000.1.5/7/429.011/2026", "Penguji")
    assert (final.state, final.made_at, final.is_current) == (MinutesState.FINAL, MORNING, True)
    assert final.file_name == services.documents.file_name(meeting.id, NOTULA)
    content, public = services.finals.content(final.id), services.finals.content(final.id, public=True)
    assert final.size == len(content)
    assert final.sha256 == hashlib.sha256(content).hexdigest()
    assert final.public_sha256 == hashlib.sha256(public).hexdigest() != final.sha256
    assert written.change.touches(Entity.DOCUMENT, Entity.MEETING)
    row = services.meetings.get(meeting.id)
    assert (row.minutes_state, row.minutes_version) == (MinutesState.FINAL, 1)


def test_the_file_carries_the_seal_and_no_konsep(services: Services, meeting: SmallMeeting) -> None:
    final = finalise(services, meeting)
    for public in (False, True):
        text = text_of(services.finals.content(final.id, public=public))
        assert "Notula versi 1 ·" in text
        assert f"kode {final.code}" in text
        assert "KONSEP" not in text


def test_a_document_without_personal_data_needs_no_public_copy(services: Services, meeting: SmallMeeting) -> None:
    final = finalise(services, meeting, DocumentKind.SUSUNAN_ACARA)
    assert final.public_sha256 == ""
    with pytest.raises(UserError, match="tidak ada di berkas data"):
        services.finals.content(final.id, public=True)


@pytest.mark.parametrize("kind", [kind for kind in DocumentKind if kind.can_be_final])
def test_every_kind_that_can_be_final(services: Services, meeting: SmallMeeting, kind: DocumentKind) -> None:
    services.meetings.update(meeting.id, invitation_date=date(2026, 11, 18))
    services.documents.set_plate(meeting.id, DocumentKind.NOTA_DINAS, addressee="Bupati Banyuwangi")
    final = finalise(services, meeting, kind)
    assert services.finals.content(final.id).startswith(b"%PDF")
    locked = services.finals.locked_by(meeting.id)
    assert locked == (final if kind.locks_meeting else None)
    state = services.meetings.get(meeting.id).minutes_state
    assert state is (MinutesState.FINAL if kind.locks_meeting else MinutesState.KONSEP)


@pytest.mark.parametrize("kind", [kind for kind in DocumentKind if not kind.can_be_final])
def test_forms_and_the_workbook_are_never_final(services: Services, meeting: SmallMeeting, kind: DocumentKind) -> None:
    with pytest.raises(UserError, match="tidak dapat difinalkan"):
        finalise(services, meeting, kind)


def test_the_same_content_at_the_same_time_gives_the_same_bytes(services: Services, meeting: SmallMeeting) -> None:
    first = finalise(services, meeting)
    services.finals.reopen(meeting.id, NOTULA, "coba")
    services.store.db.run("DROP TRIGGER lock_document_update")
    services.store.db.run("UPDATE document SET version = 0, kind = 'x' WHERE id = ?", first.id)
    second = finalise(services, meeting)
    assert (second.sha256, second.public_sha256, second.code) == (first.sha256, first.public_sha256, first.code)


def test_what_blocks_is_told_and_nothing_is_made(services: Services, meeting: SmallMeeting) -> None:
    services.meetings.update(meeting.id, state=MeetingState.BERLANGSUNG)
    assert services.finals.gaps(meeting.id, NOTULA)[0].place is GapPlace.PROCEEDINGS
    with pytest.raises(UserError, match="Rapat belum ditutup"):
        finalise(services, meeting)
    assert services.finals.versions(meeting.id) == ()


def test_the_options_of_this_making_count_for_what_blocks(services: Services, meeting: SmallMeeting) -> None:
    services.meetings.update(meeting.id, minute_taker_id=None)
    with pytest.raises(UserError, match="Notulis belum dipilih"):
        finalise(services, meeting)
    options = DocumentOptions(NOTULA, two_signatures=False)
    assert services.finals.finalise(meeting.id, options, Silent()).value.version == 1


def test_a_second_final_version_beside_the_first_is_refused(services: Services, meeting: SmallMeeting) -> None:
    finalise(services, meeting)
    with pytest.raises(UserError, match="Notula versi 1 sudah final; buka kembali dahulu"):
        finalise(services, meeting)


def test_what_a_final_document_printed_of_its_plate_stays(services: Services, meeting: SmallMeeting) -> None:
    finalise(services, meeting)
    with pytest.raises(UserError, match=r"Notula versi 1 sudah final; .* nomornya"):
        services.documents.set_plate(meeting.id, NOTULA, number="8")
    with pytest.raises(LockedError, match=r"Notula versi 1 sudah final; .* pilihannya"):
        services.documents.set_plate(meeting.id, NOTULA, options=DocumentOptions(NOTULA, include_groups=False))


def test_of_a_final_document_the_public_copy_is_still_chosen(services: Services, meeting: SmallMeeting) -> None:
    services.documents.set_plate(meeting.id, NOTULA, options=DocumentOptions(NOTULA, include_groups=False))
    services.finals.finalise(meeting.id, services.documents.record(meeting.id).plate(NOTULA).options, Silent())
    services.documents.set_plate(
        meeting.id, NOTULA, options=DocumentOptions(NOTULA, Format.DOCX, include_groups=False, public_copy=True)
    )
    options = services.documents.record(meeting.id).plate(NOTULA).options
    assert (options.public_copy, options.include_groups) == (True, False)


def test_copies_beside_a_final_document_are_made_as_that_was(services: Services, meeting: SmallMeeting) -> None:
    deed = DocumentKind.BERITA_ACARA
    parties = (Party("Siti Rahayu", post="Kepala Dinas"), Party("Agus Priyambodo", post="Manajer"))
    made = DocumentOptions(
        deed, paper=Paper.F4, signers=meeting.participants[:2], parties=parties, originals=3, include_photos=False
    )
    services.finals.finalise(meeting.id, made, Silent())
    services.settings.set_style(paper=Paper.F4_210)
    # What another tool, or an earlier release, wrote beside it.
    with services.store.journal.unit("lain") as unit:
        unit.insert(
            Entity.DOCUMENT,
            natural_id("document", meeting.id, deed.value),
            meeting_id=meeting.id,
            kind=deed.value,
            options='{"originals": 5, "variant": "pihak", "public_copy": true}',
        )
    kept = services.documents.record(meeting.id).plate(deed).options
    assert kept == replace(made, public_copy=True)
    services.finals.reopen(meeting.id, deed, "Jumlah rangkap salah")
    assert services.documents.record(meeting.id).plate(deed).options.originals == 5


def test_a_final_version_of_an_earlier_release_goes_by_what_its_plate_keeps(
    services: Services, meeting: SmallMeeting
) -> None:
    services.documents.set_plate(meeting.id, NOTULA, options=DocumentOptions(NOTULA, include_groups=False))
    finalise(services, meeting)
    services.store.db.run("DROP TRIGGER lock_document_update")
    services.store.db.run("UPDATE document SET options = '' WHERE version > 0")
    assert not services.documents.record(meeting.id).plate(NOTULA).options.include_groups
    with pytest.raises(LockedError):
        services.documents.set_plate(meeting.id, NOTULA, options=DocumentOptions(NOTULA))


class Meddler:
    """Somebody who changes the meeting while its document is made."""

    def __init__(self, services: Services, meeting: SmallMeeting) -> None:
        self._services, self._meeting, self._is_done = services, meeting, False

    def report(self, done: int, total: int, text: str = "") -> None:
        if not self._is_done:
            self._is_done = True
            self._services.remarks.update(self._meeting.remarks[0], text="Lain daripada yang dicetak")


def test_a_change_while_the_file_is_made_is_noticed(services: Services, meeting: SmallMeeting) -> None:
    with pytest.raises(UserError, match="berubah selagi dokumen dibuat"):
        services.finals.finalise(meeting.id, DocumentOptions(NOTULA), Meddler(services, meeting))
    assert services.finals.versions(meeting.id) == ()
    assert services.finals.locked_by(meeting.id) is None
    assert services.store.db.value("SELECT count(*) FROM blob") == 0


class Canceller:
    def report(self, done: int, total: int, text: str = "") -> None:
        if total and done * 2 >= total:
            raise Cancelled


def test_a_cancelled_one_leaves_nothing(services: Services, meeting: SmallMeeting) -> None:
    with pytest.raises(Cancelled):
        services.finals.finalise(meeting.id, DocumentOptions(NOTULA), Canceller())
    assert services.finals.versions(meeting.id) == ()
    services.remarks.update(meeting.remarks[0], text="masih terbuka")


def test_no_step_before_can_be_undone(services: Services, meeting: SmallMeeting) -> None:
    finalise(services, meeting)
    assert services.history.undo_title() is None
    assert services.history.redo_title() is None
    services.agreements.update_task(meeting.tasks[0], state=TaskState.SELESAI)
    services.history.undo()
    assert services.history.undo_title() is None


def test_a_letter_that_locks_nothing_leaves_undo_alone(services: Services, meeting: SmallMeeting) -> None:
    services.meetings.update(meeting.id, invitation_date=date(2026, 11, 18))
    services.remarks.update(meeting.remarks[0], text="Sesudah undangan")
    title = services.history.undo_title()
    finalise(services, meeting, DocumentKind.UNDANGAN)
    assert services.history.undo_title() == title


@pytest.mark.parametrize(
    ("kind", "day"), [(DocumentKind.UNDANGAN, date(2026, 11, 18)), (DocumentKind.LAPORAN, date(2026, 11, 25))]
)
def test_undo_passes_over_what_a_final_document_printed(
    services: Services, meeting: SmallMeeting, kind: DocumentKind, day: date
) -> None:
    services.remarks.update(meeting.remarks[0], text="sebelum nomor")
    services.documents.set_plate(meeting.id, kind, options=DocumentOptions(kind, include_photos=False))
    services.documents.set_plate(meeting.id, kind, number="12", date=day)
    services.documents.set_plate(meeting.id, kind, copies="Arsip")
    services.documents.set_plate(meeting.id, DocumentKind.MATRIKS, number="13")
    services.documents.set_plate(meeting.id, kind, number="ditarik")
    services.history.undo()
    final = finalise(services, meeting, kind)
    assert services.history.redo_title() is None
    for title in ("ubah nomor matriks", "ubah teks catatan"):
        assert (services.history.undo_title() or "").startswith(title)
        services.history.undo()
    plate = services.documents.record(meeting.id).plate(kind)
    assert (plate.number, plate.date, plate.copies) == (final.number, day, "Arsip")
    while services.history.undo_title() is not None and services.meetings.get(meeting.id).theme:
        services.history.undo()  # none of the steps before is refused
    services.history.redo()
    assert services.documents.record(meeting.id).plate(kind).number == final.number


def test_undo_passes_over_the_options_of_a_final_document(services: Services, meeting: SmallMeeting) -> None:
    kind = DocumentKind.LAPORAN
    services.documents.set_plate(meeting.id, kind, number="12")
    services.remarks.update(meeting.remarks[0], text="sebelum pilihan")
    services.documents.set_plate(meeting.id, kind, options=DocumentOptions(kind, include_photos=False))
    services.finals.finalise(meeting.id, DocumentOptions(kind, include_photos=False), Silent())
    assert services.history.undo_title() == "ubah teks catatan"
    services.finals.reopen(meeting.id, kind, "Foto ikut dicetak")
    services.history.undo()
    assert not services.documents.record(meeting.id).plate(kind).options.include_photos


def test_undo_passes_over_the_letter_of_a_final_invitation(
    services: Services, meeting: SmallMeeting, clock: Clock
) -> None:
    services.meetings.update(meeting.id, invitation_date=date(2026, 11, 18))
    services.remarks.update(meeting.remarks[0], text="sebelum surat")
    services.letters.update(meeting.id, subject="Undangan")
    clock.advance(timedelta(minutes=1))
    services.letters.update(meeting.id, subject="Undangan rapat")
    services.letters.update(meeting.id, dress="Batik")
    services.letters.update(meeting.id, dress="ditarik")
    services.history.undo()
    finalise(services, meeting, DocumentKind.UNDANGAN)
    assert services.history.redo_title() is None
    assert services.history.undo_title() == "ubah teks catatan"
    services.history.undo()
    assert services.remarks.of_meeting(meeting.id)[0].text != "sebelum surat"
    assert services.letters.letter(meeting.id).subject == "Undangan rapat"
    services.history.redo()


# --- reopening ---


def test_reopening_needs_a_reason_and_something_final(services: Services, meeting: SmallMeeting) -> None:
    with pytest.raises(UserError, match="tidak sedang final"):
        services.finals.reopen(meeting.id, NOTULA, "salah ketik")
    finalise(services, meeting)
    with pytest.raises(UserError, match="tulis alasannya"):
        services.finals.reopen(meeting.id, NOTULA, "  ")


def test_a_reopened_meeting_can_be_changed_and_becomes_version_two(
    services: Services, meeting: SmallMeeting, clock: Clock
) -> None:
    first = finalise(services, meeting)
    clock.advance(timedelta(hours=1))
    services.finals.reopen(meeting.id, NOTULA, "Salah ketik tenggat")
    assert services.finals.locked_by(meeting.id) is None
    assert services.meetings.get(meeting.id).minutes_state is MinutesState.KONSEP
    (kept,) = services.finals.versions(meeting.id)
    assert (kept.reason, kept.reopened_at, kept.is_current) == ("Salah ketik tenggat", clock.moment, False)
    services.agreements.update_task(meeting.tasks[0], due=date(2026, 12, 18))
    second = finalise(services, meeting)
    assert (second.version, second.code != first.code) == (2, True)
    assert [one.version for one in services.finals.versions(meeting.id)] == [2, 1]
    assert services.finals.content(first.id) != services.finals.content(second.id)
    assert services.meetings.get(meeting.id).minutes_version == 2


def test_reopening_opens_all_that_lock_and_nothing_else(services: Services, meeting: SmallMeeting) -> None:
    finalise(services, meeting)
    finalise(services, meeting, DocumentKind.RUMUSAN)
    finalise(services, meeting, DocumentKind.MATRIKS)
    services.finals.reopen(meeting.id, DocumentKind.RUMUSAN, "Rumusan kurang satu butir")
    current = {one.kind for one in services.finals.versions(meeting.id) if one.is_current}
    assert current == {DocumentKind.MATRIKS}
    services.remarks.update(meeting.remarks[0], text="terbuka lagi")
    services.finals.reopen(meeting.id, DocumentKind.MATRIKS, "Matriks lama")
    assert not any(one.is_current for one in services.finals.versions(meeting.id))


def test_reopening_is_no_step_of_undo(services: Services, meeting: SmallMeeting) -> None:
    finalise(services, meeting)
    services.finals.reopen(meeting.id, NOTULA, "coba")
    assert services.history.undo_title() is None


# --- comparing ---


def told(differences: tuple[Difference, ...]) -> list[tuple[str, str, str, str]]:
    return [(one.subject, one.field, one.old, one.new) for one in differences]


def test_nothing_changed(services: Services, meeting: SmallMeeting) -> None:
    final = finalise(services, meeting)
    assert services.finals.compare(meeting.id, final, None) == ()


def test_what_changed_between_two_versions(services: Services, meeting: SmallMeeting, clock: Clock) -> None:
    first = finalise(services, meeting)
    services.finals.reopen(meeting.id, NOTULA, "perbaikan")
    clock.advance(timedelta(hours=2))
    services.store.journal.operator = "Rini"
    services.agreements.update_task(meeting.tasks[0], due=date(2026, 12, 18))
    services.agreements.update(meeting.agreements[1], state=AgreementState.DISEPAKATI)
    services.remarks.update(meeting.remarks[0], text="sementara")
    services.remarks.update(meeting.remarks[0], text="Kunjungan naik 15%.")
    services.meetings.update(meeting.id, conclusion="sementara")
    services.meetings.update(meeting.id, conclusion="Rapat menyepakati pemasangan rambu.")
    services.meetings.update(meeting.id, chair_id=meeting.people[4])
    second = finalise(services, meeting)
    services.finals.reopen(meeting.id, NOTULA, "lagi")
    services.meetings.update(meeting.id, conclusion="Sesudah versi dua")
    found = services.finals.compare(meeting.id, first, second)
    assert told(found) == [
        ("Rapat", "pimpinan rapat", "Dra. Hj. Siti Rahayu, M.Si.", "Prof. Dr. Retno Wulandari, M.T."),
        ("Peserta Dra. Hj. Siti Rahayu, M.Si.", "peran", "Pimpinan rapat", "Peserta"),
        ("Peserta Prof. Dr. Retno Wulandari, M.T.", "peran", "Notulis", "Pimpinan rapat"),
        ("Catatan 08.00", "isi", "Kunjungan naik 12% dibanding tahun lalu.", "Kunjungan naik 15%."),
        ("Kesepakatan S-02", "status", "Usulan", "Disepakati"),
        ("Kesepakatan S-01, kegiatan Survei titik rambu", "tenggat", "11 Desember 2026", "18 Desember 2026"),
    ]
    assert {(one.operator, one.moment) for one in found} == {("Rini", clock.moment)}
    assert told(services.finals.compare(meeting.id, second, None)) == [
        ("Rapat", "kesimpulan", "Rapat menyepakati pemasangan rambu.", "Sesudah versi dua")
    ]


def test_what_was_added_and_deleted(services: Services, meeting: SmallMeeting) -> None:
    first = finalise(services, meeting)
    services.finals.reopen(meeting.id, NOTULA, "perbaikan")
    services.remarks.delete([meeting.remarks[2]])
    services.remarks.add(meeting.id, meeting.agenda[5], "Ditambah kemudian", at=datetime(2026, 11, 24, 10, 42))
    passing = services.remarks.add(meeting.id, meeting.agenda[5], "Sebentar saja").value
    services.remarks.delete([passing])
    services.agreements.add_task(meeting.agreements[0], "Peresmian rambu")
    services.agreements.assign(meeting.agreements[0], "Dinas Kominfo", role="Publikasi")
    services.participants.remove([meeting.participants[3]])
    services.groups.set_position(meeting.issue, Side.MEDIA, position="Perlu peliputan")
    services.agenda.update(meeting.agenda[3], fixed_start=time(9, 15), internal=True)
    services.agreements.unlink_source(meeting.agreements[0], meeting.points[1])
    assert told(services.finals.compare(meeting.id, first, None)) == [
        ("Acara 4 Laporan ketua penyelenggara", "waktu tetap", "", "09.15"),
        ("Acara 4 Laporan ketua penyelenggara", "internal", "tidak", "ya"),
        ("Peserta I Made Suardana", "dihapus", "I Made Suardana", ""),
        ("Catatan 08.00", "dihapus", "Kapan perbaikan jalan dimulai?", ""),
        ("Catatan 10.42", "ditambahkan", "", "Ditambah kemudian"),
        ("Isu Retribusi masuk desa, Media", "posisi", "", "Perlu peliputan"),
        ("Kesepakatan S-01, asal", "dihapus", "Susun kalender acara bersama", ""),
        ("Kesepakatan S-01, Dinas Kominfo", "ditambahkan", "", "Publikasi"),
        ("Kesepakatan S-01, kegiatan Peresmian rambu", "ditambahkan", "", "Peresmian rambu"),
    ]


def test_photos_and_moved_rows_are_told_by_their_names(
    services: Services, meeting: SmallMeeting, tmp_path: Path
) -> None:
    for name in ("IMG_2041.png", "foto pleno.png"):
        (tmp_path / name).write_bytes(b"\x89PNG\r\n\x1a\n" + name.encode())
    first = finalise(services, meeting)
    services.finals.reopen(meeting.id, NOTULA, "perbaikan")
    services.files.add_photos(meeting.id, [tmp_path / "IMG_2041.png", tmp_path / "foto pleno.png"], Silent())
    services.agreements.shift(meeting.agreements[1], -1)
    found = told(services.finals.compare(meeting.id, first, None))
    assert [one for one in found if "oto " in one[0]] == [
        ("Foto IMG_2041.png", "ditambahkan", "", "IMG_2041.png"),
        ("foto pleno.png", "ditambahkan", "", "foto pleno.png"),
    ]
    assert ("Kesepakatan S-02", "dipindahkan", "", "Menyusun kalender acara wisata tahunan") in found


def test_what_comes_back_and_what_was_erased(services: Services, meeting: SmallMeeting) -> None:
    services.remarks.delete([meeting.remarks[2]])
    first = finalise(services, meeting)
    services.finals.reopen(meeting.id, NOTULA, "perbaikan")
    services.bin.restore([(Entity.REMARK, meeting.remarks[2])])
    services.agreements.delete(meeting.agreements[1])
    second = finalise(services, meeting)
    services.bin.empty(meeting.id)
    statement = "Menyusun kalender acara wisata tahunan"
    expected = [
        ("Catatan 08.00", "ditambahkan", "", "Kapan perbaikan jalan dimulai?"),
        ("Kesepakatan S-02", "dihapus", statement, ""),
    ]
    assert told(services.finals.compare(meeting.id, first, second)) == expected
    assert told(services.finals.compare(meeting.id, first, None)) == expected


def test_changes_of_other_meetings_and_unprinted_rows_are_left_out(services: Services, meeting: SmallMeeting) -> None:
    final = finalise(services, meeting)
    other = small_meeting(services, title="Rapat lain")
    services.remarks.update(other.remarks[0], text="lain")
    services.venue.add_standard(meeting.id)
    services.settings.set_style(city="Genteng")
    services.agreements.update_task(meeting.tasks[0], state=TaskState.SELESAI, percent=100)
    assert told(services.finals.compare(meeting.id, final, None)) == [
        ("Kesepakatan S-01, kegiatan Survei titik rambu", "status", "Dalam Proses", "Selesai"),
        ("Kesepakatan S-01, kegiatan Survei titik rambu", "capaian (%)", "40", "100"),
    ]


def test_the_order_in_which_versions_are_named_does_not_matter(services: Services, meeting: SmallMeeting) -> None:
    first = finalise(services, meeting)
    services.finals.reopen(meeting.id, NOTULA, "perbaikan")
    services.remarks.update(meeting.remarks[0], text="Kunjungan naik 15%.")
    second = finalise(services, meeting)
    expected = [("Catatan 08.00", "isi", "Kunjungan naik 12% dibanding tahun lalu.", "Kunjungan naik 15%.")]
    assert told(services.finals.compare(meeting.id, first, second)) == expected
    assert told(services.finals.compare(meeting.id, second, first)) == expected


def test_a_change_of_any_row_that_the_comparison_knows_is_told_or_left_out(
    services: Services, meeting: SmallMeeting, tmp_path: Path
) -> None:
    for name in ("a.png", "b.png"):
        (tmp_path / name).write_bytes(b"\x89PNG\r\n\x1a\n" + name.encode())
    services.letters.update(meeting.id, subject="Undangan")
    services.files.add_materials(meeting.id, [tmp_path / "a.png"], Silent())
    services.files.add_photos(meeting.id, [tmp_path / "b.png"], Silent())
    services.documents.set_plate(meeting.id, DocumentKind.LAPORAN, intro="latar")
    place = services.agreements.get(meeting.agreements[0]).assignments[0].institution_id
    with services.store.journal.unit("sepakat") as unit:
        unit.insert(Entity.ASSENT, agreement_id=meeting.agreements[0], institution_id=place)
    services.meetings.continue_from(meeting.id)
    final = finalise(services, meeting)
    services.finals.reopen(meeting.id, NOTULA, "coba")
    known = meeting_records(meeting.id)
    assert [entity for entity, rows in known.items() if not rows] == []
    for entity, rows in known.items():
        columns = [name for name, field in MODELS[entity]._meta.columns.items() if is_text(field)]
        with services.store.journal.unit("ubah") as unit:
            for row in rows:
                if columns:
                    unit.update(entity, row, **dict.fromkeys(columns, "Lain"))
                unit.insert(entity, **{name: value for name, value in rows[row].items() if name != "id"})
        found = services.finals.compare(meeting.id, final, None)
        is_told = entity not in (Entity.LETTERHEAD, Entity.SIGNATORY, Entity.MEETING_SERIES)
        assert bool(found) == is_told, entity
        with services.store.journal.unit("hapus") as unit:
            unit.delete(entity, rows)
        is_told &= entity not in (Entity.PERSON, Entity.INSTITUTION)  # who takes part is told by the participant
        assert bool(services.finals.compare(meeting.id, final, None)) == is_told, entity
        services.history.undo()
        services.history.undo()
        assert services.finals.compare(meeting.id, final, None) == (), entity


def is_text(field: object) -> bool:
    """Whether a column takes any text: no key, no reference, no code."""
    return type(field) is TextField and not field.primary_key and not field.constraints


def test_names_and_plates_that_documents_print_are_compared_too(services: Services, meeting: SmallMeeting) -> None:
    services.settings.set_style(unit_code="429.011")
    final = finalise(services, meeting)
    services.directory.update_person(meeting.people[0], rank="Pembina Utama", post="Sekretaris Daerah")
    services.documents.set_plate(meeting.id, DocumentKind.BERITA_ACARA, number="9")
    services.letters.update(meeting.id, subject="Undangan susulan")
    assert told(services.finals.compare(meeting.id, final, None)) == [
        ("Berita acara kesepakatan", "nomor", "", "000.1.5/9/429.011/2026"),
        ("Surat undangan", "hal", "", "Undangan susulan"),
        ("Direktori, Dra. Hj. Siti Rahayu, M.Si.", "pangkat", "", "Pembina Utama"),
        ("Direktori, Dra. Hj. Siti Rahayu, M.Si.", "jabatan", "Kepala Dinas", "Sekretaris Daerah"),
    ]


def test_attendance_is_compared_in_words(services: Services, meeting: SmallMeeting) -> None:
    final = finalise(services, meeting)
    services.finals.reopen(meeting.id, NOTULA, "terlewat")
    services.participants.set_presence([meeting.participants[3]], Presence.HADIR, at=datetime(2026, 11, 24, 8, 20))
    assert ("Peserta I Made Suardana", "kehadiran", "Belum tercatat", "Hadir") in told(
        services.finals.compare(meeting.id, final, None)
    )


# --- verifying ---


def test_a_kept_file_is_recognised(services: Services, meeting: SmallMeeting, tmp_path: Path) -> None:
    final = finalise(services, meeting)
    path = tmp_path / "notula dari kantor lain.pdf"
    path.write_bytes(services.finals.content(final.id))
    found = services.finals.verify(path)
    assert (found.verdict, found.document, found.sha256) == (Verdict.UNCHANGED, final, final.sha256)
    assert found.sentence == "Asli: berkas ini sama persis dengan Notula versi 1 (24 November 2026 pukul 08.00)."
    path.write_bytes(services.finals.content(final.id, public=True))
    found = services.finals.verify(path)
    assert (found.verdict, found.document) == (Verdict.PUBLIC_COPY, final)
    assert "salinan publik Notula versi 1" in found.sentence


def test_a_reopened_version_is_recognised_as_such(services: Services, meeting: SmallMeeting, tmp_path: Path) -> None:
    final = finalise(services, meeting)
    services.finals.reopen(meeting.id, NOTULA, "salah tenggat")
    path = tmp_path / "lama.pdf"
    path.write_bytes(services.finals.content(final.id))
    assert services.finals.verify(path).sentence == (
        "Asli, tetapi tidak berlaku lagi: berkas ini sama persis dengan Notula versi 1 (24 November 2026 pukul 08.00), "
        "yang sudah dibuka kembali: salah tenggat; belum ada penggantinya yang final."
    )
    finalise(services, meeting)
    assert services.finals.verify(path).sentence.endswith("salah tenggat; yang berlaku versi 2.")


def test_a_file_that_was_changed_is_told_by_its_code(services: Services, meeting: SmallMeeting, tmp_path: Path) -> None:
    final = finalise(services, meeting)
    path = tmp_path / "diubah.pdf"
    path.write_bytes(services.finals.content(final.id) + b"\n% tambahan\n")
    found = services.finals.verify(path)
    assert (found.verdict, found.document) == (Verdict.CHANGED, final)
    assert final.code in found.sentence


def test_an_unknown_file(services: Services, meeting: SmallMeeting, tmp_path: Path) -> None:
    finalise(services, meeting)
    path = services.documents.write(meeting.id, DocumentOptions(NOTULA), tmp_path / "konsep.pdf", Silent())
    found = services.finals.verify(path)
    assert (found.verdict, found.document) == (Verdict.UNKNOWN, None)
    assert "tidak dikenal" in found.sentence


def test_what_is_no_pdf_is_told_by_name(services: Services, tmp_path: Path) -> None:
    (tmp_path / "catatan.txt").write_text("bukan", encoding="utf-8")
    (tmp_path / "rusak.pdf").write_bytes(b"%PDF-1.7\nrusak")
    for name, sentence in (
        ("catatan.txt", "catatan.txt bukan berkas PDF"),
        ("rusak.pdf", "bukan PDF yang dapat dibaca"),
        ("hilang.pdf", "hilang.pdf tidak ditemukan"),
        ("", "adalah folder"),
    ):
        with pytest.raises(UserError, match=sentence):
            services.finals.verify(tmp_path / name)
