"""What a document lacks: each thing in one sentence, at its place, and blocking only where the document is wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

import pytest

from rakor_desktop.domain.agreement import Agreement, Assignment, Indicator, Task
from rakor_desktop.domain.attendance import summarise
from rakor_desktop.domain.completeness import Gap, GapPlace, check_document
from rakor_desktop.domain.discussion import DiscussionPoint, Group
from rakor_desktop.domain.kinds import AgendaKind, AgreementState, MeetingMode, MeetingState, Presence
from rakor_desktop.domain.letter import Letter, Photo
from rakor_desktop.domain.meeting import AgendaItem, Meeting, Participant, Remark
from rakor_desktop.domain.naskah import DeedVariant, DocumentKind, LetterOpening
from rakor_desktop.domain.office import OfficeStyle
from rakor_desktop.domain.people import Letterhead, Person, Signatory
from rakor_desktop.domain.record import DocumentOptions, DocumentPlate, GroupRecord, MeetingRecord, Party

DAY = date(2026, 11, 24)
PEOPLE = (
    Participant("p1", "m", person_id="o1", name="Siti Rahayu", presence=Presence.HADIR),
    Participant("p2", "m", person_id="o2", name="Agus Priyambodo"),
)
AGREEMENT = Agreement(
    "s1",
    "m",
    number=1,
    statement="Memasang rambu penunjuk arah",
    state=AgreementState.DISEPAKATI,
    assignments=(Assignment("a1", "s1", "dishub", institution="Dinas Perhubungan", lead=True),),
    tasks=(Task("t1", "s1", activity="Survei", due=date(2026, 12, 11)),),
    indicators=(Indicator("i1", "s1", name="Rambu terpasang"),),
)
MEETING = Meeting(
    "m",
    title="Rapat Koordinasi Desa Wisata",
    state=MeetingState.SELESAI,
    date=DAY,
    planned_start=time(8, 0),
    actual_start=datetime(2026, 11, 24, 8, 5),
    actual_end=datetime(2026, 11, 24, 12, 0),
    venue="Pendopo",
    invitation_number="000.1.5/1/429.011/2026",
    invitation_date=date(2026, 11, 18),
    conclusion="Rambu dipasang.",
)
LETTER = Letter("l", "m")


def item(number: int, kind: AgendaKind, **fields: Any) -> AgendaItem:
    return AgendaItem(f"c{number}", "m", rank=f"{number:02d}", kind=kind, title=f"Acara {number}", **fields)


RECORD = MeetingRecord(
    meeting=MEETING,
    style=OfficeStyle(unit_code="429.011"),
    letterhead=Letterhead("k", line_1="PEMERINTAH KABUPATEN BANYUWANGI", emblem=b"gambar"),
    attendance=summarise(PEOPLE, 50),
    today=DAY,
    chair=Person("o1", "Siti Rahayu"),
    minute_taker=Person("o2", "Agus Priyambodo"),
    signatory=Signatory("s", post="SEKRETARIS DAERAH", name="Ahmad Contoh"),
    agenda=(item(1, AgendaKind.REGISTRASI), item(2, AgendaKind.PAPARAN)),
    participants=PEOPLE,
    remarks=(Remark("r1", "m", agenda_item_id="c2", text="Perlu rambu."),),
    agreements=(AGREEMENT,),
    letter=LETTER,
)


def with_plate(record: MeetingRecord, kind: DocumentKind, **fields: Any) -> MeetingRecord:
    plate = DocumentPlate(kind, fields.pop("options", DocumentOptions(kind)), **fields)
    return replace(record, plates=(*(one for one in record.plates if one.kind is not kind), plate))


COMPLETE = with_plate(
    with_plate(
        with_plate(RECORD, DocumentKind.BERITA_ACARA, number="BA-1"), DocumentKind.LAPORAN, number="LAP-1"
    ),
    DocumentKind.NOTA_DINAS,
    number="ND-1",
    addressee="Bupati Banyuwangi",
    intro="surat tugas",
)  # fmt: skip


def with_meeting(**fields: Any) -> MeetingRecord:
    return replace(COMPLETE, meeting=replace(MEETING, **fields))


def with_letter(**fields: Any) -> MeetingRecord:
    return replace(COMPLETE, letter=replace(LETTER, **fields))


def gaps(record: MeetingRecord, kind: DocumentKind, **facts: Any) -> list[Gap]:
    return list(check_document(record, kind, **facts))


@pytest.mark.parametrize("kind", DocumentKind)
def test_a_complete_meeting_lacks_nothing(kind: DocumentKind) -> None:
    assert gaps(COMPLETE, kind) == []


_K, _P = DocumentKind, GapPlace
ONE_GAP: list[tuple[MeetingRecord, DocumentKind, GapPlace, str, bool, str]] = [
    # identity
    (with_meeting(title=" "), _K.SUSUNAN_ACARA, _P.IDENTITY, "title", True, "Judul rapat belum diisi"),
    (with_meeting(date=None), _K.NOTULA, _P.IDENTITY, "date", True, "Tanggal rapat belum diisi"),
    (with_meeting(venue=""), _K.UNDANGAN, _P.IDENTITY, "venue", True, "Tempat rapat belum diisi"),
    (with_meeting(venue=""), _K.NOTULA, _P.IDENTITY, "venue", False, "Tempat rapat belum diisi"),
    (with_meeting(planned_start=None), _K.UNDANGAN, _P.IDENTITY, "planned_start", True, "Waktu mulai"),
    (replace(COMPLETE, letterhead=Letterhead("")), _K.NOTULA, _P.LETTERHEAD, "", False, "Kop naskah belum diisi"),
    (
        replace(COMPLETE, letterhead=replace(RECORD.letterhead, emblem=b"")),
        _K.UNDANGAN, _P.LETTERHEAD, "", False, "Kop belum berlambang",
    ),
    (replace(COMPLETE, agenda=()), _K.SUSUNAN_ACARA, _P.AGENDA, "", True, "Susunan acara masih kosong"),
    (
        replace(COMPLETE, letterhead=replace(RECORD.letterhead, contact="Telepon (0333) XXXXXX")),
        _K.NOTULA, _P.LETTERHEAD, "", False, "Nomor telepon di kop masih contoh",
    ),
    (
        replace(
            with_meeting(planned_end=time(8, 30)),
            agenda=(item(1, AgendaKind.REGISTRASI, minutes=15), item(2, AgendaKind.PAPARAN, minutes=30)),
        ),
        _K.UNDANGAN, _P.AGENDA, "", False, "Susunan acara berakhir pukul 08.45, sesudah waktu selesai 08.30.",
    ),
    (
        with_meeting(conclusion="Rapat menyepakati dua belas kesepakatan pengembangan."),
        _K.NOTULA, _P.CONCLUSION, "", False, "Kesimpulan menyebut 12 kesepakatan, padahal yang disepakati 1",
    ),
    (
        with_meeting(conclusion="Rapat menyepakati 3 (tiga) kesepakatan."),
        _K.LAPORAN, _P.CONCLUSION, "", False, "Kesimpulan menyebut 3 kesepakatan",
    ),
    # who signs
    (replace(COMPLETE, chair=None), _K.NOTULA, _P.IDENTITY, "chair_id", True, "Pimpinan rapat belum dipilih"),
    (replace(COMPLETE, chair=None), _K.MATRIKS, _P.IDENTITY, "chair_id", False, "Pimpinan rapat belum dipilih"),
    (replace(COMPLETE, minute_taker=None), _K.NOTULA, _P.IDENTITY, "minute_taker_id", True, "Notulis belum dipilih"),
    (replace(COMPLETE, signatory=None), _K.LAPORAN, _P.IDENTITY, "signatory_id", False, "jadi Siti Rahayu yang"),
    (
        replace(COMPLETE, signatory=Signatory("s"), chair=None),
        _K.UNDANGAN, _P.IDENTITY, "signatory_id", True, "Penandatangan belum dipilih",
    ),
    # number and date
    (RECORD, _K.BERITA_ACARA, _P.DOCUMENT, "number", False, "Nomor berita acara kesepakatan belum diisi"),
    (with_meeting(invitation_number=" "), _K.UNDANGAN, _P.DOCUMENT, "number", False, "Nomor surat undangan"),
    (with_meeting(invitation_date=None), _K.UNDANGAN, _P.DOCUMENT, "date", False, "Tanggal surat undangan belum"),
    (
        with_meeting(invitation_date=date(2026, 11, 25)),
        _K.UNDANGAN, _P.DOCUMENT, "date", True, "25 November 2026 sesudah rapatnya, 24 November 2026",
    ),
    (
        with_plate(COMPLETE, _K.LAPORAN, number="x", date=date(2026, 11, 20)),
        _K.LAPORAN, _P.DOCUMENT, "date", True, "lebih awal daripada rapatnya",
    ),
    # the letter
    (replace(COMPLETE, participants=()), _K.UNDANGAN, _P.INVITEES, "", True, "Belum ada yang diundang"),
    (with_letter(subject="Undangan " + "a" * 112), _K.UNDANGAN, _P.LETTER, "subject", False, "Hal surat 121 huruf"),
    (with_meeting(title="Rapat " + "a" * 106), _K.UNDANGAN, _P.LETTER, "subject", False, "Hal surat 121 huruf"),
    (with_meeting(mode=MeetingMode.HIBRIDA), _K.UNDANGAN, _P.LETTER, "online_link", False, "Tautan rapat hibrida"),
    (
        with_letter(confirm_by=date(2026, 11, 25)),
        _K.UNDANGAN, _P.LETTER, "confirm_by", True, "Batas konfirmasi sesudah tanggal rapat",
    ),
    (
        with_letter(opening=LetterOpening.RUJUKAN, reference="Surat Bupati", reference_number="5",
                    reference_date=DAY),
        _K.UNDANGAN, _P.LETTER, "reference_subject", True, "hal surat yang dirujuk belum diisi",
    ),
    # the course of the meeting
    (with_meeting(state=MeetingState.BERLANGSUNG), _K.NOTULA, _P.PROCEEDINGS, "", True, "Rapat belum ditutup"),
    (with_meeting(state=MeetingState.BERLANGSUNG), _K.MATRIKS, _P.PROCEEDINGS, "", False, "Rapat belum ditutup"),
    (with_meeting(actual_start=None), _K.NOTULA, _P.PROCEEDINGS, "", False, "Waktu rapat dibuka belum tercatat"),
    (with_meeting(actual_end=None), _K.NOTULA, _P.PROCEEDINGS, "", False, "Waktu rapat ditutup belum tercatat"),
    (
        replace(COMPLETE, attendance=summarise(PEOPLE[1:], 50)),
        _K.DAFTAR_HADIR_REKAP, _P.ATTENDANCE, "", True, "Belum ada yang tercatat hadir",
    ),
    (replace(COMPLETE, remarks=()), _K.NOTULA, _P.PROCEEDINGS, "c2", False, "Acara “Acara 2” belum punya catatan"),
    (with_meeting(conclusion=" "), _K.NOTULA, _P.CONCLUSION, "", False, "Kesimpulan rapat masih kosong"),
    # agreements
    (replace(COMPLETE, agreements=()), _K.MATRIKS, _P.AGREEMENTS, "", True, "Belum ada kesepakatan"),
    (replace(COMPLETE, agreements=()), _K.LAPORAN, _P.AGREEMENTS, "", False, "Belum ada kesepakatan"),
    (
        replace(COMPLETE, agreements=(replace(AGREEMENT, assignments=(), tasks=(), indicators=()),)),
        _K.NOTULA, _P.AGREEMENTS, "s1", False, "S-01 belum punya penanggung jawab, tenggat dan indikator.",
    ),
    # photos
    (
        replace(COMPLETE, photos=(Photo("f1", "m", file_name="a.jpg"),)),
        _K.NOTULA, _P.MATERIAL, "f1", False, "Foto “a.jpg” belum diberi keterangan; isi di Persiapan, Materi.",
    ),
    (
        replace(COMPLETE, photos=tuple(Photo(key, "m", file_name=f"{key}.jpg") for key in ("f1", "f2"))),
        _K.BERITA_ACARA, _P.MATERIAL, "f1", False, "2 foto, di antaranya “f1.jpg”, belum diberi keterangan",
    ),
    # own fields
    (
        with_plate(COMPLETE, _K.NOTA_DINAS, number="x", intro="x"),
        _K.NOTA_DINAS, _P.DOCUMENT, "addressee", True, "Tujuan nota dinas",
    ),
    (
        with_plate(COMPLETE, _K.NOTA_DINAS, number="x", addressee="x"),
        _K.NOTA_DINAS, _P.DOCUMENT, "intro", False, "Rujukan nota dinas",
    ),
    (
        with_plate(COMPLETE, _K.BERITA_ACARA, number="x", options=DocumentOptions(
            _K.BERITA_ACARA, variant=DeedVariant.PIHAK, parties=(Party("Satu"), Party(" ")))),
        _K.BERITA_ACARA, _P.DOCUMENT, "parties", True, "Nama PIHAK KEDUA belum diisi",
    ),
    (
        with_plate(
            replace(COMPLETE, participants=(*PEOPLE, Participant("tamu", "rapat", name="Budi Santoso"))),
            _K.BERITA_ACARA, number="x", options=DocumentOptions(_K.BERITA_ACARA, signers=("tamu",)),
        ),
        _K.BERITA_ACARA, _P.INVITEES, "tamu", False, "Budi Santoso menandatangani, tetapi jabatan",
    ),
    # settings
    (
        replace(COMPLETE, style=OfficeStyle(phrases={"notula.penutup": "Rapat ditutup {pukul}."})),
        _K.NOTULA, _P.PHRASES, "notula.penutup", True, "Kalimat “Penutup”: Isian {pukul} tidak dikenal",
    ),
    (
        replace(COMPLETE, style=OfficeStyle(phrases={"rumusan.penutup": "Rumusan {ini}."})),
        _K.BERITA_ACARA, _P.PHRASES, "rumusan.penutup", True, "Isian {ini} tidak dikenal",
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("record", "kind", "place", "target", "blocks", "text"), ONE_GAP, ids=[f"{one[1]}-{one[5][:30]}" for one in ONE_GAP]
)
def test_one_thing_is_missing(
    record: MeetingRecord, kind: DocumentKind, place: GapPlace, target: str, blocks: bool, text: str
) -> None:
    (gap,) = gaps(record, kind)
    assert (gap.place, gap.target_id, gap.blocks) == (place, target, blocks)
    assert text in gap.text
    assert gap.text.endswith(".")


def test_a_photo_that_is_named_or_not_printed_lacks_nothing() -> None:
    bare = Photo("f", "m", file_name="f.jpg")
    for photo in (replace(bare, caption="Pembukaan"), replace(bare, agenda_item_id="c2")):
        assert gaps(replace(COMPLETE, photos=(photo,)), DocumentKind.NOTULA) == []
    record = replace(COMPLETE, photos=(bare,))
    assert gaps(record, DocumentKind.MATRIKS) == []
    for options in (
        DocumentOptions(DocumentKind.NOTULA, include_photos=False),
        DocumentOptions(DocumentKind.BERITA_ACARA, include_attachments=False),
    ):
        kind = options.kind
        assert gaps(with_plate(record, kind, number="BA-1", options=options), kind) == []


def test_a_pattern_without_the_running_number_blocks_only_where_it_is_used() -> None:
    style = OfficeStyle(number_pattern="{nomor}/{tahun}")
    found = gaps(replace(RECORD, style=style), DocumentKind.BERITA_ACARA)
    assert [(gap.place, gap.blocks) for gap in found] == [(GapPlace.NUMBER_PATTERN, True), (GapPlace.DOCUMENT, False)]
    assert "{nomor} tidak dikenal" in found[0].text
    assert gaps(replace(COMPLETE, style=style), DocumentKind.BERITA_ACARA) == []


def test_what_blocks_comes_first() -> None:
    found = gaps(replace(COMPLETE, minute_taker=None, remarks=(), letterhead=Letterhead("")), DocumentKind.NOTULA)
    assert [gap.blocks for gap in found] == [True, False, False]


def test_without_conclusion_and_agreement_the_notula_has_no_result() -> None:
    found = gaps(replace(with_meeting(conclusion=""), agreements=()), DocumentKind.NOTULA)
    assert [(gap.place, gap.blocks) for gap in found] == [(GapPlace.CONCLUSION, True)]


@pytest.mark.parametrize(
    "conclusion",
    [
        "Rapat menyepakati satu kesepakatan.",
        "Rapat menyepakati hal-hal dalam kesepakatan.",
        "Sembilan desa menyepakati.",
    ],
)
def test_a_conclusion_that_names_no_other_number_is_right(conclusion: str) -> None:
    assert gaps(with_meeting(conclusion=conclusion), DocumentKind.NOTULA) == []


def test_what_was_recorded_elsewhere_counts_as_noted() -> None:
    points = (GroupRecord(Group("g", "m"), points=(DiscussionPoint("b", "g", text="Jalan sempit"),)),)
    agenda = (
        item(1, AgendaKind.SAMBUTAN),
        item(2, AgendaKind.PAPARAN),
        item(3, AgendaKind.KELOMPOK),
        item(4, AgendaKind.PLENO),
        item(5, AgendaKind.PERUMUSAN),
        item(6, AgendaKind.DISKUSI, internal=True),
        item(7, AgendaKind.LAIN),
        item(8, AgendaKind.DISKUSI),
        item(9, AgendaKind.PAPARAN, parent_id="c8"),
    )
    remarks = (Remark("r1", "m", agenda_item_id="c2", text="x"), Remark("r2", "m", agenda_item_id="c9", text="x"))
    record = replace(with_meeting(opening_summary="Selamat datang."), agenda=agenda, remarks=remarks, groups=points)
    assert gaps(record, DocumentKind.NOTULA) == []
    bare = replace(record, groups=(), meeting=MEETING)
    assert [gap.target_id for gap in gaps(bare, DocumentKind.NOTULA)] == ["c1", "c3", "c4"]


@pytest.mark.parametrize(
    ("typed", "attached", "is_wrong"),
    [
        ("2 (dua) lembar", 2, False),
        ("2 (dua) lembar", 3, True),
        ("1 Lembar", 0, True),
        ("-", 0, False),
        ("-", 2, True),
        ("1 (satu) berkas", 5, False),
        ("Satu berkas", 1, False),
        ("dua lembar", 5, False),
        ("2 lembar", None, False),
        ("", 2, False),
    ],
)
def test_the_typed_attachment_is_checked_against_the_sheets(typed: str, attached: int | None, is_wrong: bool) -> None:
    found = gaps(with_letter(attachment=typed), DocumentKind.UNDANGAN, attached=attached)
    assert [gap.target_id for gap in found] == (["attachment"] if is_wrong else [])
    assert not any(gap.blocks for gap in found)


def test_absent_institutions_and_holidays_are_told() -> None:
    found = gaps(COMPLETE, DocumentKind.BERITA_ACARA, absent={"dishub"}, day_off=lambda _: "hari libur")
    assert [gap.text for gap in found] == [
        "S-01: Dinas Perhubungan diberi tugas tetapi tidak hadir.",
        "Tenggat S-01 jatuh pada hari libur, Jumat, 11 Desember 2026.",
    ]
    assert {(gap.place, gap.target_id, gap.blocks) for gap in found} == {(GapPlace.AGREEMENTS, "s1", False)}


def test_a_two_party_deed_needs_no_agreement() -> None:
    options = DocumentOptions(_K.BERITA_ACARA, variant=DeedVariant.PIHAK, parties=(Party("Satu"), Party("Dua")))
    record = with_plate(replace(COMPLETE, agreements=()), _K.BERITA_ACARA, number="x", options=options)
    assert [gap.blocks for gap in gaps(record, DocumentKind.BERITA_ACARA)] == [False]


def test_a_number_without_the_code_of_the_office_is_told() -> None:
    record = replace(RECORD, style=OfficeStyle())
    told = [gap for gap in gaps(record, DocumentKind.BERITA_ACARA) if "Kode unit" in gap.text]
    assert [(gap.place, gap.blocks) for gap in told] == [(GapPlace.NUMBER_PATTERN, False)]
    assert not [gap for gap in gaps(RECORD, DocumentKind.BERITA_ACARA) if "Kode unit" in gap.text]
