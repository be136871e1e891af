"""Documents of a meeting: everything they print is gathered once, files appear whole or not at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pikepdf
import pytest

from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.kinds import Paper
from rakor_desktop.domain.naskah import DeedVariant, DocumentKind, Format, Security, SignForm
from rakor_desktop.domain.progress import Progress, Silent
from rakor_desktop.domain.record import DocumentOptions, Party
from tests.support import DAY, MORNING, small_meeting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from rakor_desktop.services.catalogue import Services


class Told:
    """A listener that keeps what it was told."""

    def __init__(self) -> None:
        self.steps: list[tuple[int, int, str]] = []

    def report(self, done: int, total: int, text: str = "") -> None:
        self.steps.append((done, total, text))


def test_the_record_holds_what_the_documents_print(services: Services) -> None:
    meeting = small_meeting(services)
    services.settings.save_letterhead(line_1="PEMERINTAH KABUPATEN BANYUWANGI")
    services.settings.save_signatory(name="Ahmad Contoh")
    record = services.documents.record(meeting.id)
    assert (record.meeting.id, record.today, record.attendance.present) == (meeting.id, DAY, 5)
    assert record.chair is not None
    assert record.chair.full_name == "Dra. Hj. Siti Rahayu, M.Si."
    assert record.signatory is not None
    assert (record.letterhead.line_1, record.signatory.name) == ("PEMERINTAH KABUPATEN BANYUWANGI", "Ahmad Contoh")
    assert (record.secretary, record.minute_taker) == (None, None)
    assert [len(part) for part in (record.agenda, record.participants, record.remarks, record.agreements)] == [
        11,
        7,
        3,
        2,
    ]
    assert [(one.group.code, len(one.members), len(one.points), len(one.issues)) for one in record.groups] == [
        ("K1", 3, 2, 1),
        ("K2", 2, 1, 0),
    ]


def test_a_meeting_without_a_letterhead_has_an_empty_one(services: Services) -> None:
    record = services.documents.record(services.meetings.create("Rapat").value)
    assert (record.letterhead.line_1, record.signatory) == ("", None)


def test_all_documents_of_a_meeting(services: Services, tmp_path: Path) -> None:
    meeting = small_meeting(services)
    told = Told()
    kinds = (DocumentKind.NOTULA, DocumentKind.BUKU_KERJA)
    wanted = [plate.options for plate in services.documents.plates(meeting.id) if plate.kind in kinds]
    paths = services.documents.write_many(meeting.id, wanted, tmp_path / "keluar" / "baru", told)
    assert [path.name for path in paths] == [services.documents.file_name(meeting.id, kind) for kind in kinds]
    assert [path.read_bytes()[:4] for path in paths] == [b"%PDF", b"PK\x03\x04"]
    done = [step[0] for step in told.steps]
    assert done == sorted(done)
    assert {step[1] for step in told.steps} == {200}
    assert sorted((tmp_path / "keluar" / "baru").iterdir()) == sorted(paths)


def test_a_folder_that_cannot_be_made_is_told(services: Services, tmp_path: Path) -> None:
    meeting = small_meeting(services)
    (tmp_path / "berkas").touch()
    with pytest.raises(UserError, match="tidak dapat dibuat; pilih folder lain"):
        services.documents.write_many(
            meeting.id, [DocumentOptions(DocumentKind.NOTULA)], tmp_path / "berkas" / "x", Silent()
        )


# --- the record ---


def test_the_record_holds_letter_files_and_style(services: Services, tmp_path: Path) -> None:
    meeting = small_meeting(services)
    services.letters.update(meeting.id, subject="Undangan rapat")
    handout = tmp_path / "paparan.pdf"
    handout.write_bytes(b"isi paparan")
    services.files.add_materials(meeting.id, [handout], Silent())
    services.settings.set_style(city="Genteng", paper=Paper.F4)
    record = services.documents.record(meeting.id)
    assert record.letter is not None
    assert (record.letter.subject, record.city, record.photos) == ("Undangan rapat", "Genteng", ())
    assert record.content(record.materials[0].sha256) == b"isi paparan"
    assert record.plate(DocumentKind.NOTULA).options.paper is Paper.F4


def test_the_record_has_the_chosen_letterhead_and_signatory(services: Services) -> None:
    meeting = small_meeting(services)
    services.settings.save_letterhead(line_1="PEMERINTAH KABUPATEN BANYUWANGI")
    services.settings.save_signatory(name="Ahmad Contoh")
    head = services.settings.add_letterhead("Dinas").value
    hand = services.settings.add_signatory().value
    services.settings.save_letterhead(head, line_2="DINAS PARIWISATA")
    services.settings.save_signatory(hand, name="Bunga Contoh")
    services.meetings.update(meeting.id, letterhead_id=head, signatory_id=hand)
    record = services.documents.record(meeting.id)
    assert record.signatory is not None
    assert (record.letterhead.line_2, record.signatory.name) == ("DINAS PARIWISATA", "Bunga Contoh")


# --- plates ---


def test_every_kind_has_a_plate(services: Services) -> None:
    meeting = small_meeting(services)
    plates = services.documents.plates(meeting.id)
    assert [plate.kind for plate in plates] == list(DocumentKind)
    assert all(plate.options == DocumentOptions(plate.kind, plate.kind.formats[0]) for plate in plates)


def test_what_is_typed_for_a_document_is_kept_and_undone(services: Services) -> None:
    meeting = small_meeting(services)
    texts = {"addressee": "Bupati\nBanyuwangi", "copies": "Arsip\nInspektur", "intro": "surat\ntugas", "advice": "a\nb"}
    services.documents.set_plate(meeting.id, DocumentKind.NOTA_DINAS, **texts)
    services.documents.set_plate(meeting.id, DocumentKind.NOTA_DINAS, number="12/ND", date=date(2026, 11, 27))
    plate = services.documents.record(meeting.id).plate(DocumentKind.NOTA_DINAS)
    assert (plate.number, plate.date) == ("12/ND", date(2026, 11, 27))
    assert {name: getattr(plate, name) for name in texts} == texts
    services.history.undo()
    plate = services.documents.record(meeting.id).plate(DocumentKind.NOTA_DINAS)
    assert (plate.number, plate.date, plate.intro) == ("", None, "surat\ntugas")


def test_digits_become_the_whole_number_with_the_year_of_the_document(services: Services) -> None:
    meeting = small_meeting(services)
    services.settings.set_style(unit_code="429.011")
    deed = DocumentKind.BERITA_ACARA
    services.documents.set_plate(meeting.id, deed, number=" 1427 ")
    assert services.documents.record(meeting.id).number(deed) == "000.1.5/1427/429.011/2026"
    services.documents.set_plate(meeting.id, deed, date=date(2027, 1, 4))
    services.settings.set_style(number_pattern="{nomor_urut}/{bulan_romawi}/{tahun}")
    services.documents.set_plate(meeting.id, deed, number="7")
    assert services.documents.record(meeting.id).number(deed) == "7/I/2027"
    services.documents.set_plate(meeting.id, deed, number="8", date=date(2028, 2, 1))
    assert services.documents.record(meeting.id).number(deed) == "8/II/2028"
    services.documents.set_plate(meeting.id, deed, number="BA-9")
    assert services.documents.record(meeting.id).number(deed) == "BA-9"


def test_numbers_of_invitation_and_notula_are_the_meetings(services: Services) -> None:
    meeting = small_meeting(services)
    services.settings.set_style(unit_code="429.011")
    services.documents.set_plate(meeting.id, DocumentKind.UNDANGAN, number="5", date=date(2025, 12, 30))
    services.documents.set_plate(meeting.id, DocumentKind.NOTULA, number="6", date=date(2026, 11, 25))
    row = services.meetings.get(meeting.id)
    assert (row.invitation_number, row.invitation_date) == ("000.1.5/5/429.011/2025", date(2025, 12, 30))
    assert row.minutes_number == "000.1.5/6/429.011/2026"
    record = services.documents.record(meeting.id)
    letter, notula = record.plate(DocumentKind.UNDANGAN), record.plate(DocumentKind.NOTULA)
    assert (letter.number, letter.date) == (row.invitation_number, row.invitation_date)
    assert (notula.number, notula.date) == (row.minutes_number, date(2026, 11, 25))


def test_options_are_kept_but_for_what_one_making_decides(services: Services) -> None:
    meeting = small_meeting(services)
    kind = DocumentKind.BERITA_ACARA
    options = DocumentOptions(
        kind,
        paper=Paper.F4_210,
        public_copy=True,
        security=Security.TERBATAS,
        include_photos=False,
        variant=DeedVariant.PIHAK,
        sign_form=SignForm.BLOK,
        signers=(meeting.participants[5], meeting.participants[0]),
        parties=(Party("Satu", "1", "Pembina", "Kepala", "Jalan"), Party("Dua")),
        originals=3,
    )
    passing = replace(options, format=Format.DOCX, final=True, only="x", made_at=MORNING)
    services.documents.set_plate(meeting.id, kind, options=passing)
    assert services.documents.record(meeting.id).plate(kind).options == options


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        "3",
        '{"paper": "A9"}',
        '{"zigzag": "ya"}',
        '{"masa_depan": true}',
        '{"originals": 0}',
        '{"originals": "dua"}',
        '{"signers": "x"}',
        '{"signers": [1]}',
        '{"parties": [{}]}',
        '{"parties": ["a", "b"]}',
        '{"kind": "notula", "final": true}',
    ],
)
def test_options_that_cannot_be_read_are_the_defaults(services: Services, text: str) -> None:
    meeting = small_meeting(services)
    services.documents.set_plate(meeting.id, DocumentKind.BERITA_ACARA, number="x")
    services.store.db.run("UPDATE document SET options = ?", text)
    plate = services.documents.record(meeting.id).plate(DocumentKind.BERITA_ACARA)
    assert plate.options == DocumentOptions(DocumentKind.BERITA_ACARA)


def test_what_is_readable_of_the_options_counts(services: Services) -> None:
    meeting = small_meeting(services)
    services.documents.set_plate(meeting.id, DocumentKind.NOTULA, intro="x")
    services.store.db.run("UPDATE document SET options = ?", '{"paper": "F4", "security": "?", "zigzag": false}')
    options = services.documents.record(meeting.id).plate(DocumentKind.NOTULA).options
    assert options == DocumentOptions(DocumentKind.NOTULA, paper=Paper.F4, zigzag=False)


def test_the_offices_paper_reaches_a_document_of_which_other_options_are_kept(services: Services) -> None:
    meeting = small_meeting(services)
    kind = DocumentKind.NOTULA
    services.documents.set_plate(meeting.id, kind, options=DocumentOptions(kind, include_groups=False))
    services.settings.set_style(paper=Paper.F4)
    assert services.documents.record(meeting.id).plate(kind).options.paper is Paper.F4


def test_an_unknown_field_of_a_plate_is_a_bug(services: Services) -> None:
    meeting = small_meeting(services)
    with pytest.raises(TypeError):
        services.documents.set_plate(meeting.id, DocumentKind.NOTULA, nomor="1")


# --- parties ---


def test_parties_are_people_of_the_meeting_first_then_of_the_directory_then_institutions(services: Services) -> None:
    meeting = small_meeting(services)
    invited = services.participants.rows(meeting.id)
    assert [one.party.name for one in services.documents.parties_like(meeting.id, "")][:2] == [
        one.full_name for one in invited[:2]
    ]
    services.directory.add_person("Aaron Contoh", post="Direktur", institution="PT Pariwisata Jaya")
    found = services.documents.parties_like(meeting.id, "pariwisata")
    assert [one.party.name for one in found][:2] == [invited[0].full_name, "Aaron Contoh"]
    assert found[1].party.post == "Direktur PT Pariwisata Jaya"
    offices = [one for one in found if not one.party.name]
    assert [one.party.post for one in offices if one.institution == "Dinas Pariwisata"] == ["Kepala Dinas Pariwisata"]
    assert len(services.documents.parties_like(meeting.id, "dinas", 3)) <= 3
    assert services.documents.parties_like(meeting.id, "tidak ada di mana pun") == ()


def test_a_party_comes_with_its_address_and_whose_name_begins_so_comes_first(services: Services) -> None:
    meeting = small_meeting(services)
    services.directory.add_person("Joko Santoso", post="Direktur", institution="PT Wijaya Abadi")
    for text, address in (("pariwisata", "Jalan Contoh Nomor 1"), ("wijaya", "Jalan Contoh Nomor 2")):
        (office,) = services.directory.find_institutions(text)
        services.directory.update_institution(office.id, address=address)
    first = services.documents.parties_like(meeting.id, "")[0]
    assert first.party.address == "Jalan Contoh Nomor 1"
    found = services.documents.parties_like(meeting.id, "wijaya")
    assert [(one.party.name, one.party.address) for one in found] == [
        ("Kompol Bambang Wijaya, S.H.", ""),
        ("Joko Santoso", "Jalan Contoh Nomor 2"),
        ("", "Jalan Contoh Nomor 2"),
    ]
    assert services.documents.parties_like(meeting.id, "banyuwangi")[0].institution == "Polresta Banyuwangi"
    assert [one.party.name for one in services.documents.parties_like(meeting.id, "ahmad")] == ["Ahmad Jum'ah"]


# --- files ---


def test_a_file_in_memory_is_the_one_that_would_be_written(services: Services, tmp_path: Path) -> None:
    meeting = small_meeting(services)
    options = DocumentOptions(DocumentKind.NOTULA)
    path = services.documents.write(meeting.id, options, tmp_path / "notula.pdf", Silent())
    assert services.documents.make(meeting.id, options, Silent()) == path.read_bytes()


def test_the_offices_own_word_template_is_used(services: Services) -> None:
    meeting = small_meeting(services)
    options = DocumentOptions(DocumentKind.NOTULA, Format.DOCX)
    assert services.documents.make(meeting.id, options, Silent()).startswith(b"PK")
    services.settings.set_word_template(DocumentKind.NOTULA, b"PK\x03\x04 bukan templat")
    with pytest.raises(UserError):
        services.documents.make(meeting.id, options, Silent())


def test_the_paper_of_the_options_is_that_of_the_file(services: Services) -> None:
    meeting = small_meeting(services)
    pdf = services.documents.make(meeting.id, DocumentOptions(DocumentKind.DAFTAR_HADIR, paper=Paper.F4), Silent())
    size = services.documents.page_sizes(pdf)[0]
    assert (round(size.width, 1), round(size.height, 1)) == (609.4, 935.4)


def test_a_public_copy_does_not_replace_the_internal_file(services: Services, tmp_path: Path) -> None:
    meeting = small_meeting(services)
    internal = DocumentOptions(DocumentKind.NOTULA)
    wanted = [internal, replace(internal, public_copy=True)]
    folder = tmp_path / "keluar"
    paths = services.documents.write_many(meeting.id, wanted, folder, Silent())
    assert sorted(folder.iterdir()) == sorted(paths)
    assert [path.name for path in paths] == [
        services.documents.file_name(meeting.id, DocumentKind.NOTULA, public=public) for public in (False, True)
    ]
    assert [path.stem.endswith("_publik") for path in paths] == [False, True]
    assert len({path.read_bytes() for path in paths}) == 2
    letter = DocumentOptions(DocumentKind.UNDANGAN, public_copy=True)
    each = write_each(services, meeting.id, letter, tmp_path / "surat")
    assert all(path.stem.endswith("_publik") for path in each)


def write_each(
    services: Services, meeting: str, options: DocumentOptions, folder: Path, progress: Progress | None = None
) -> list[Path]:
    record = services.documents.record(meeting)
    return list(services.documents.write_each(record, options, folder, progress or Silent()))


def test_one_letter_per_invitee(services: Services, tmp_path: Path) -> None:
    meeting = small_meeting(services)
    told = Told()
    folder = tmp_path / "surat"
    paths = write_each(services, meeting.id, DocumentOptions(DocumentKind.UNDANGAN), folder, told)
    assert len(paths) == len({path.name for path in paths}) == 7
    assert sorted(folder.iterdir()) == sorted(paths)
    assert all(path.read_bytes().startswith(b"%PDF") for path in paths)
    assert "001-dra-hj-siti-rahayu" in paths[0].name
    assert {step[1] for step in told.steps} == {700}


def test_one_sheet_per_institution(services: Services, tmp_path: Path) -> None:
    meeting = small_meeting(services)
    paths = write_each(services, meeting.id, DocumentOptions(DocumentKind.LEMBAR_TUGAS), tmp_path)
    assert len(paths) == len({path.name for path in paths}) > 1


@pytest.mark.parametrize("kind", [DocumentKind.UNDANGAN, DocumentKind.LEMBAR_TUGAS])
def test_files_for_nobody_are_refused(services: Services, tmp_path: Path, kind: DocumentKind) -> None:
    meeting = services.meetings.create("Rapat").value
    with pytest.raises(UserError, match="Belum ada"):
        write_each(services, meeting, DocumentOptions(kind), tmp_path / "keluar")
    assert not (tmp_path / "keluar").exists()


def test_a_document_for_all_is_not_written_one_by_one(services: Services, tmp_path: Path) -> None:
    meeting = small_meeting(services)
    assert not services.documents.has_addressees(services.documents.record(meeting.id), DocumentKind.NOTULA)
    with pytest.raises(UserError, match="Notula tidak dibuat satu per penerima"):
        write_each(services, meeting.id, DocumentOptions(DocumentKind.NOTULA), tmp_path / "x")
    assert not (tmp_path / "x").exists()


# --- pages ---


def test_pages_for_preview_and_printer(services: Services) -> None:
    meeting = small_meeting(services)
    pdf = services.documents.make(meeting.id, DocumentOptions(DocumentKind.MATRIKS), Silent())
    sizes = services.documents.page_sizes(pdf)
    assert (round(sizes[0].width), round(sizes[0].height)) == (842, 595)
    page = services.documents.page_picture(pdf, len(sizes) - 1, 300)
    assert page.width == 300
    assert abs(page.height - 212) <= 1
    assert len(page.rgba) == page.width * page.height * 4


def test_a_text_is_found_on_its_page(services: Services) -> None:
    meeting = small_meeting(services)
    pdf = services.documents.make(meeting.id, DocumentOptions(DocumentKind.NOTULA), Silent())
    hits = services.documents.find_text(pdf, "rambu  PENUNJUK arah")
    assert hits
    for hit in hits:
        assert 0 <= hit.page < len(services.documents.page_sizes(pdf))
        for box in hit.boxes:
            assert 0 < box.left < box.left + box.width < 1
            assert 0 < box.top < box.top + box.height < 1
            assert box.height < 0.03
    assert services.documents.find_text(pdf, "kata yang tidak ada") == ()
    assert services.documents.find_text(pdf, "  ") == ()
    assert len(services.documents.find_text(pdf, "rambu \ud800 penunjuk\x00 arah")) == len(hits)


def test_what_is_no_pdf_is_told(services: Services) -> None:
    with pytest.raises(UserError, match="bukan PDF"):
        services.documents.page_sizes(b"bukan")


def test_a_pdf_with_damaged_pages_is_told_as_one_that_cannot_be_read(services: Services, tmp_path: Path) -> None:
    with pikepdf.new() as damaged:
        damaged.add_blank_page()
        damaged.Root.Pages.Kids = pikepdf.Array([damaged.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Foo)), 3])
        damaged.Root.Pages.Count = 5
        damaged.save(tmp_path / "rusak.pdf")
    pdf = (tmp_path / "rusak.pdf").read_bytes()
    looks: tuple[Callable[[], object], ...] = (
        lambda: services.documents.page_sizes(pdf),
        lambda: services.documents.page_picture(pdf, 0, 100),
        lambda: services.documents.find_text(pdf, "rapat"),
        lambda: services.finals.verify(tmp_path / "rusak.pdf"),
    )
    for look in looks:
        with pytest.raises(UserError, match="bukan PDF yang dapat dibaca"):
            look()
