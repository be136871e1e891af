"""The letter of invitation, saved lists, files and the venue checklist."""

from __future__ import annotations

import hashlib
import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rakor_desktop.domain.change import Entity
from rakor_desktop.domain.errors import Cancelled, UserError
from rakor_desktop.domain.kinds import VenueState
from rakor_desktop.domain.naskah import AttendanceRule, DocumentKind, LetterOpening, Urgency
from rakor_desktop.domain.progress import Silent
from rakor_desktop.services.venue import STANDARD
from tests.support import MORNING, open_services, small_meeting

if TYPE_CHECKING:
    from rakor_desktop.services.catalogue import Services

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 40


def test_a_letter_keeps_what_was_typed(services: Services) -> None:
    meeting = services.meetings.create("Rapat").value
    assert services.letters.letter(meeting).opening is LetterOpening.MAKSUD
    services.letters.update(meeting, subject="Undangan Rapat", copies="Bupati Banyuwangi\nArsip")
    services.letters.update(meeting, rule=AttendanceRule.SENDIRI, confirm_by=date(2026, 11, 23))
    letter = services.letters.letter(meeting)
    assert (letter.subject, letter.copies, letter.rule) == (
        "Undangan Rapat",
        "Bupati Banyuwangi\nArsip",
        AttendanceRule.SENDIRI,
    )
    assert letter.confirm_by == date(2026, 11, 23)
    services.history.undo()
    assert services.letters.letter(meeting).rule is AttendanceRule.NONE


@pytest.mark.parametrize(
    ("written", "held", "urgency"),
    [
        (date(2026, 11, 18), date(2026, 11, 24), Urgency.BIASA),  # Thursday, Friday and Monday lie between
        (date(2026, 11, 19), date(2026, 11, 24), Urgency.SEGERA),
        (date(2026, 11, 24), date(2026, 11, 24), Urgency.SEGERA),
        (date(2026, 11, 2), date(2026, 11, 24), Urgency.BIASA),
    ],
)
def test_a_meeting_at_short_notice_is_urgent(services: Services, written: date, held: date, urgency: Urgency) -> None:
    meeting = services.meetings.create("Rapat", day=held).value
    services.meetings.update(meeting, invitation_date=written)
    assert services.letters.suggested_urgency(services.meetings.get(meeting)) is urgency


def test_a_saved_list_invites_everybody_once(services: Services) -> None:
    small = small_meeting(services)
    place = services.directory.add_institution("Dinas Pertanian").value
    services.participants.invite(small.id, [], [place])
    saved = services.letters.save_list("Desa wisata", small.id).value
    (line,) = services.letters.lists()
    assert (line.id, line.name, line.people, line.institutions) == (saved, "Desa wisata", 7, 1)
    other = services.meetings.create("Rapat lanjutan").value
    services.participants.add_people(other, small.people[:2])
    services.letters.invite_list(other, saved)
    assert len(services.participants.rows(other)) == 8
    services.history.undo()
    assert len(services.participants.rows(other)) == 2
    services.directory.delete(person_ids=small.people[:1])
    services.letters.invite_list(other, saved)
    assert len(services.participants.rows(other)) == 8


def test_a_list_of_the_same_name_is_replaced(services: Services) -> None:
    small = small_meeting(services)
    services.letters.save_list("Desa wisata", small.id)
    services.participants.remove(small.participants[:3])
    services.letters.save_list("desa WISATA", small.id)
    assert [(one.name, one.people) for one in services.letters.lists()] == [("desa WISATA", 4)]
    services.letters.rename_list(services.letters.lists()[0].id, "Pokdarwis")
    services.letters.remove_lists([services.letters.lists()[0].id])
    assert services.letters.lists() == ()
    services.history.undo()
    assert services.letters.lists()[0].name == "Pokdarwis"


def test_a_list_needs_a_name_and_people(services: Services) -> None:
    meeting = services.meetings.create("Rapat").value
    with pytest.raises(UserError, match="Nama daftar masih kosong"):
        services.letters.save_list("  ", meeting)
    with pytest.raises(UserError, match="belum mengundang siapa pun"):
        services.letters.save_list("Kosong", meeting)


def test_a_file_is_kept_once_and_comes_back_whole(services: Services, tmp_path: Path) -> None:
    meeting = services.meetings.create("Rapat").value
    content = os.urandom(70_000)
    paths = [tmp_path / "paparan.pptx", tmp_path / "salinan.pptx"]
    for path in paths:
        path.write_bytes(content)
    services.files.add_materials(meeting, paths, Silent())
    first, second = services.files.materials(meeting)
    assert first.sha256 == second.sha256 == hashlib.sha256(content).hexdigest()
    assert (first.file_name, first.size) == ("paparan.pptx", 70_000)
    assert services.store.db.value("SELECT count(*) FROM blob") == 1
    assert services.files.content(first.sha256) == content
    opened = services.files.unpack(first.sha256, "../bahan: rapat.pptx")
    assert (opened.name, opened.read_bytes()) == ("bahan_ rapat.pptx", content)
    again = services.files.unpack(first.sha256, "../bahan: rapat.pptx")
    assert (again.parent.parent, again != opened) == (opened.parent.parent, True)
    assert services.files.save_copy(first.sha256, tmp_path / "keluar.pptx").read_bytes() == content


def test_files_are_moved_named_for_an_item_and_deleted(services: Services, tmp_path: Path) -> None:
    small = small_meeting(services)
    names = ["a.pdf", "b.pdf", "c.pdf"]
    for name in names:
        (tmp_path / name).write_bytes(name.encode())
    ids = services.files.add_materials(small.id, [tmp_path / name for name in names], Silent()).value
    services.files.shift_material(ids[2], -2)
    services.files.update_material(ids[0], agenda_item_id=small.agenda[5])
    assert [one.file_name for one in services.files.materials(small.id)] == ["c.pdf", "a.pdf", "b.pdf"]
    assert services.files.materials(small.id)[1].agenda_item_id == small.agenda[5]
    services.files.remove_materials(ids[:2])
    assert [one.file_name for one in services.files.materials(small.id)] == ["c.pdf"]
    services.history.undo()
    assert len(services.files.materials(small.id)) == 3


def test_the_item_of_several_files_is_one_step_back(services: Services, tmp_path: Path) -> None:
    small = small_meeting(services)
    names = ["a.png", "b.png"]
    for name in names:
        (tmp_path / name).write_bytes(PNG + name.encode())
    paths = [tmp_path / name for name in names]
    for add, rows in (
        (services.files.add_materials, services.files.materials),
        (services.files.add_photos, services.files.photos),
    ):
        ids = add(small.id, paths, Silent(), small.agenda[0]).value
        services.files.set_item(ids, small.agenda[5])
        assert [one.agenda_item_id for one in rows(small.id)] == [small.agenda[5]] * 2
        services.history.undo()
        assert [one.agenda_item_id for one in rows(small.id)] == [small.agenda[0]] * 2
        services.files.set_item(ids, None)
        assert [one.agenda_item_id for one in rows(small.id)] == [None] * 2


def test_photos_have_captions_and_are_pictures(services: Services, tmp_path: Path) -> None:
    meeting = services.meetings.create("Rapat").value
    photo, text = tmp_path / "pleno.png", tmp_path / "catatan.txt"
    photo.write_bytes(PNG)
    text.write_bytes(b"bukan foto")
    with pytest.raises(UserError, match=r"catatan\.txt bukan foto PNG atau JPEG"):
        services.files.add_photos(meeting, [photo, text], Silent())
    assert services.files.photos(meeting) == ()
    (row_id,) = services.files.add_photos(meeting, [photo], Silent()).value
    services.files.update_photo(row_id, caption="09.15 Pleno hasil kelompok")
    assert services.files.photos(meeting)[0].caption == "09.15 Pleno hasil kelompok"
    services.files.shift_photo(row_id, 1)
    services.files.remove_photos([row_id])
    assert services.files.photos(meeting) == ()


def test_files_that_cannot_be_are_refused_by_name(
    services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting = services.meetings.create("Rapat").value
    (tmp_path / "kosong.pdf").write_bytes(b"")
    (tmp_path / "folder").mkdir()
    (tmp_path / "besar.mp4").write_bytes(b"0" * 2000)
    monkeypatch.setattr("rakor_desktop.services.files.LARGEST", 1000)
    for name, words in (
        ("kosong.pdf", "kosong"),
        ("folder", "folder"),
        ("tidak-ada.pdf", "tidak dapat dibaca"),
        ("besar.mp4", "lebih dari 100 MB"),
    ):
        with pytest.raises(UserError, match=words) as caught:
            services.files.add_materials(meeting, [tmp_path / name], Silent())
        assert name in caught.value.message
    assert services.files.materials(meeting) == ()
    with pytest.raises(UserError, match="tambahkan berkasnya sekali lagi"):
        services.files.content("0" * 64)


def test_unpacked_copies_are_gone_once_the_file_is_closed(tmp_path: Path) -> None:
    services = open_services(tmp_path / "uji.rakor")
    meeting = services.meetings.create("Rapat").value
    (tmp_path / "a.pdf").write_bytes(b"isi")
    services.files.add_materials(meeting, [tmp_path / "a.pdf"], Silent())
    (row,) = services.files.materials(meeting)
    opened = [services.files.unpack(row.sha256, name) for name in ("a.pdf", "b.pdf")]
    assert [path.read_bytes() for path in opened] == [b"isi", b"isi"]
    services.store.close()
    assert not any(path.parent.exists() or path.parent.parent.exists() for path in opened)


def blobs(services: Services) -> int:
    return services.store.db.value("SELECT count(*) FROM blob")


def test_a_refused_addition_leaves_no_bytes(
    services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting = services.meetings.create("Rapat").value
    (tmp_path / "a.pdf").write_bytes(b"isi")
    (tmp_path / "b.pdf").write_bytes(b"lain")
    for second in ("kosong.pdf", "tidak-ada.pdf"):
        (tmp_path / "kosong.pdf").write_bytes(b"")
        with pytest.raises(UserError):
            services.files.add_materials(meeting, [tmp_path / "a.pdf", tmp_path / second], Silent())
    with pytest.raises(UserError):
        services.files.add_materials("rapat yang tidak ada", [tmp_path / "a.pdf"], Silent())
    monkeypatch.setattr("rakor_desktop.services.files.LARGEST_TOGETHER", 5)
    with pytest.raises(UserError, match="tambahkan sebagian dahulu"):
        services.files.add_materials(meeting, [tmp_path / "a.pdf", tmp_path / "b.pdf"], Silent())
    assert (blobs(services), services.files.materials(meeting)) == (0, ())


class _Told:
    """A listener that keeps which files were read."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def report(self, done: int, total: int, text: str = "") -> None:
        self.names.append(text)


def test_nothing_is_read_for_a_final_meeting(services: Services, tmp_path: Path) -> None:
    meeting = services.meetings.create("Rapat").value
    with services.store.journal.unit("finalkan") as unit:
        unit.insert(Entity.DOCUMENT, meeting_id=meeting, kind=DocumentKind.NOTULA.value, version=2, made_at=MORNING)
    (tmp_path / "a.png").write_bytes(PNG)
    told = _Told()
    for add in (services.files.add_materials, services.files.add_photos):
        with pytest.raises(UserError) as caught:
            add(meeting, [tmp_path / "a.png"], told)
        assert caught.value.message == (
            "Rapat ini sudah final (Notula versi 2); buka kembali di Dokumen bila perlu diubah."
        )
    assert (told.names, blobs(services)) == ([], 0)


def test_what_is_typed_while_files_are_added_is_a_step_of_its_own(services: Services, tmp_path: Path) -> None:
    meeting = services.meetings.create("Rapat").value
    (tmp_path / "a.pdf").write_bytes(b"isi")

    class Typing:
        def report(self, done: int, total: int, text: str = "") -> None:
            services.meetings.update(meeting, theme=f"Tema {done}")

    services.files.add_materials(meeting, [tmp_path / "a.pdf"], Typing())
    assert services.history.undo_title() == "tambah berkas a.pdf"
    services.history.undo()
    assert (services.files.materials(meeting), services.meetings.get(meeting).theme) == ((), "Tema 1")


class _Impatient:
    def report(self, done: int, total: int, text: str = "") -> None:
        if done:
            raise Cancelled


def test_a_cancelled_addition_adds_nothing(services: Services, tmp_path: Path) -> None:
    meeting = services.meetings.create("Rapat").value
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / name).write_bytes(name.encode())
    with pytest.raises(Cancelled):
        services.files.add_materials(meeting, [tmp_path / "a.pdf", tmp_path / "b.pdf"], _Impatient())
    assert (services.files.materials(meeting), blobs(services)) == ((), 0)


def test_a_copy_that_cannot_be_written_leaves_nothing(services: Services, tmp_path: Path) -> None:
    meeting = services.meetings.create("Rapat").value
    (tmp_path / "a.pdf").write_bytes(b"isi")
    services.files.add_materials(meeting, [tmp_path / "a.pdf"], Silent())
    (row,) = services.files.materials(meeting)
    with pytest.raises(UserError, match="pilih tempat lain"):
        services.files.save_copy(row.sha256, tmp_path / "tidak-ada" / "a.pdf")


def test_the_venue_is_checked_item_by_item(services: Services) -> None:
    meeting = services.meetings.create("Rapat").value
    extra = services.venue.add(meeting, "Genset cadangan").value
    services.venue.add(meeting, "proyektor")
    services.venue.add_standard(meeting)
    items = [one.item for one in services.venue.checks(meeting)]
    assert items == ["Genset cadangan", "proyektor", *(item for item in STANDARD if item != "Proyektor")]
    services.venue.update(extra, state=VenueState.MASALAH, note="solar habis")
    services.venue.shift(extra, 1)
    second = services.venue.checks(meeting)[1]
    assert (second.item, second.state, second.note) == ("Genset cadangan", VenueState.MASALAH, "solar habis")
    services.venue.remove([extra])
    assert "Genset cadangan" not in [one.item for one in services.venue.checks(meeting)]
    with pytest.raises(UserError, match="Nama sarana masih kosong"):
        services.venue.add(meeting, " ")


def test_several_lines_of_the_venue_get_one_state_in_one_step(services: Services) -> None:
    meeting = services.meetings.create("Rapat").value
    services.venue.add_standard(meeting)
    services.venue.set_state([one.id for one in services.venue.checks(meeting)[:3]], VenueState.SIAP)
    assert [one.state for one in services.venue.checks(meeting)].count(VenueState.SIAP) == 3
    services.history.undo()
    assert {one.state for one in services.venue.checks(meeting)} == {VenueState.BELUM}
