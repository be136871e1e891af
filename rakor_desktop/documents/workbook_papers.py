"""The sheets about the papers of a meeting: the letter and the numbers, the invited, handouts and photos."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rakor_desktop.documents.privacy import masked
from rakor_desktop.documents.wording import hidden_items, shown_photos
from rakor_desktop.documents.workbook_grid import Book, Column, Grid, SheetPlan, Styled, Value
from rakor_desktop.documents.workbook_sheets import write_public_people
from rakor_desktop.documents.workbook_styles import Look
from rakor_desktop.documents.workbook_summary import write_pairs
from rakor_desktop.domain.formatting import long_date
from rakor_desktop.domain.kinds import InvitationState
from rakor_desktop.domain.letter import Letter, Material, Photo
from rakor_desktop.domain.meeting import Participant
from rakor_desktop.domain.naskah import AttendanceRule, DocumentKind
from rakor_desktop.domain.record import DocumentOptions, MeetingRecord

Row = Sequence[Value | Styled]

STATE_LOOKS = {
    InvitationState.BELUM: Look.QUIET,
    InvitationState.TERKIRIM: Look.INFO,
    InvitationState.KONFIRMASI: Look.GOOD,
    InvitationState.DIWAKILI: Look.INFO,
    InvitationState.BERHALANGAN: Look.WARN,
}

_RULES = {
    AttendanceRule.NONE: "",
    AttendanceRule.SENDIRI: AttendanceRule.SENDIRI.label,
    AttendanceRule.BERWENANG: "Hadir tepat waktu atau menugaskan pejabat yang berwenang",
}

# ----------------------------------------------------------------------------------------------------- Surat dan nomor

_LETTER = SheetPlan(
    "Surat dan nomor",
    "Surat undangan dan nomor dokumen",
    (Column("", 30), Column("", 40), Column("", 25)),
    landscape=False,
)


def write_letter(book: Book, record: MeetingRecord, options: DocumentOptions) -> None:
    """What the surat undangan says, and the number and date of every document that has one."""
    grid = book.sheet(_LETTER)
    grid.freeze(5)
    grid.title_block()
    letter = record.letter or Letter("", record.meeting.id)
    write_pairs(grid, _letter_pairs(letter, record, public=options.public_copy))
    _write_numbers(grid, record)


def _letter_pairs(letter: Letter, record: MeetingRecord, *, public: bool) -> Iterator[tuple[str, str]]:
    reference = (
        letter.reference,
        f"Nomor {letter.reference_number}" if letter.reference_number else "",
        f"tanggal {long_date(letter.reference_date)}" if letter.reference_date else "",
        f"hal {letter.reference_subject}" if letter.reference_subject else "",
    )
    meeting, own = record.meeting, masked if public else str.strip
    yield from (
        ("Nomor undangan", record.number(DocumentKind.UNDANGAN)),
        ("Tanggal surat", long_date(meeting.invitation_date) if meeting.invitation_date else ""),
        ("Sifat", letter.urgency.label if record.letter else ""),
        ("Lampiran", letter.attachment),
        ("Hal", letter.subject),
        ("Di", letter.place),
        ("Rujukan", " ".join(part for part in reference if part)),
        ("Kehadiran", _RULES[letter.rule]),
        ("Pakaian", own(letter.dress)),
        ("Catatan", own(letter.note)),
        ("Isi tambahan", own(letter.extra)),
        ("Batas konfirmasi", long_date(letter.confirm_by) if letter.confirm_by else ""),
        ("Narahubung", own(letter.contact_name)),
        ("Tembusan", letter.copies),
    )
    if not public:
        yield from (
            ("Telepon narahubung", letter.contact_phone),
            ("Tautan daring", letter.online_link),
            ("ID daring", letter.online_id),
            ("Kata sandi daring", letter.online_password),
        )


def _write_numbers(grid: Grid, record: MeetingRecord) -> None:
    rows = [
        (kind.label, record.number(kind), day)
        for kind in DocumentKind
        if kind.is_numbered or record.number(kind)
        for day in (record.day(kind) if record.number(kind) or record.plate(kind).date else None,)
    ]
    grid.section("Nomor dokumen")
    grid.write([Styled(text, Look.HEAD) for text in ("Dokumen", "Nomor", "Tanggal")], height=19)
    for name, number, day in rows:
        grid.write((name, number or "belum diisi", day), (Look.TEXT, Look.TEXT, Look.DATE))


# ----------------------------------------------------------------------------------------------------- Daftar undangan

_INVITED_COLUMNS = (
    Column("No.", 7, Look.COUNT),
    Column("Nama", 28, Look.STRONG),
    Column("Jabatan", 25),
    Column("Instansi", 30),
    Column("Unsur", 18),
    Column("Kedudukan", 14),
    Column("Status undangan", 15),
    Column("Nomor surat", 21),
)
_CONTACT_COLUMNS = (Column("Telepon", 18), Column("Pos-el", 28))


def write_invited(book: Book, record: MeetingRecord, options: DocumentOptions, *, name: str = "") -> None:
    """Who is invited and what came of it, one row each to be filtered; the contact stands beside the print."""
    plan = SheetPlan(
        name or "Daftar undangan",
        "Daftar undangan",
        (*_INVITED_COLUMNS, *_CONTACT_COLUMNS),
        table="DaftarUndangan",
        printed=len(_INVITED_COLUMNS),
    )
    empty = "Belum ada yang diundang."
    invited = [(_name(person), person) for person in record.participants if person.invited]
    if options.public_copy:
        write_public_people(book, plan, invited, empty=empty)
        return
    rows = (_invited_row(person, name, number) for number, (name, person) in enumerate(invited, 1))
    book.sheet(plan).table(rows, empty=empty)


def _name(person: Participant) -> str:
    return person.full_name if person.name.strip() else ""


def _invited_row(person: Participant, name: str, number: int) -> Row:
    return (
        number,
        name,
        person.post,
        person.institution or person.institution_short,
        person.sector.formal,
        person.role.label,
        Styled(person.invitation_state.label, STATE_LOOKS[person.invitation_state]),
        person.letter_number,
        person.phone,
        person.email,
    )


# -------------------------------------------------------------------------------------------------------------- Berkas

_FILES = SheetPlan(
    "Berkas",
    "Bahan rapat dan dokumentasi",
    (
        Column("No.", 7, Look.COUNT),
        Column("Jenis", 10),
        Column("Nama berkas", 37, Look.STRONG),
        Column("Keterangan", 42),
        Column("Acara", 34),
        Column("Ukuran (kB)", 11, Look.NUMBER),
        Column("Waktu foto", 17, Look.MOMENT),
    ),
    table="Berkas",
)


def write_files(book: Book, record: MeetingRecord, options: DocumentOptions) -> None:
    """Handouts and photos with their captions; what belongs to an internal item stays away with it."""
    hidden = hidden_items(record.agenda, include_internal=options.include_internal)
    titles = {item.id: item.title for item in record.agenda}
    materials = [one for one in record.materials if one.agenda_item_id not in hidden]
    files = [*materials, *shown_photos(record, options)]
    rows = (
        (
            number,
            "Foto" if isinstance(one, Photo) else "Bahan",
            one.file_name,
            one.caption if isinstance(one, Photo) else "",
            titles.get(one.agenda_item_id or "", ""),
            _kilobytes(one),
            one.taken_at if isinstance(one, Photo) else None,
        )
        for number, one in enumerate(files, 1)
    )
    book.sheet(_FILES).table(rows, empty="Belum ada bahan rapat atau foto.")


def _kilobytes(one: Material | Photo) -> float:
    return round(one.size / 1000, 1)
