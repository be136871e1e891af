"""A whole meeting by the keyboard alone, from an empty program to signed-ready documents."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pypdfium2
from python_calamine import CalamineWorkbook

from rakor_desktop.domain.kinds import AgreementState, MeetingState, PointKind, Presence
from rakor_desktop.domain.meeting import MeetingFilter
from rakor_desktop.domain.naskah import DocumentKind, Format
from rakor_desktop.services.catalogue import Services
from rakor_desktop.storage.database import problems_of
from tests.end_to_end.driver import Program, wait_for

TITLE = "Rapat Koordinasi Penanganan Banjir Kalibaru"
PEOPLE = (
    ("Drs. Budi Santoso, M.Si.", "Camat Kalibaru", "Kecamatan Kalibaru"),
    ("Siti Aminah, S.Sos.", "Kepala Pelaksana", "Badan Penanggulangan Bencana Daerah"),
    ("Ahmad Fauzi", "Ketua", "Forum Relawan Kalibaru"),
)
REMARKS = (
    ("Tanggul di hulu retak dua belas meter", "budi", "Drs. Budi Santoso, M.Si."),
    ("Karung pasir sudah disiapkan warga", "fauzi", "Ahmad Fauzi"),
)
TOPIC = "Perbaikan tanggul darurat"
POINTS = ("Alat berat belum tersedia", "Jalan masuk ke lokasi sempit")
STATEMENT = "Memperbaiki tanggul Kalibaru sebelum puncak musim hujan"
TASK = "Survei kerusakan tanggul"
LEAD = "Dinas Pekerjaan Umum Pengairan"
INDICATOR = "Panjang tanggul yang diperbaiki"

Reading = Callable[[], Services]


def test_meeting_from_start_to_documents(program: Program, data: Path, tmp_path: Path, reading: Reading) -> None:
    program.start()
    program.press("alt+2")
    program.key("ctrl+n")
    services = reading()
    (meeting,) = wait_for(lambda: services.meetings.rows(MeetingFilter()), "the new meeting")
    program.wait_until_still()
    fill_identity(program, services, meeting.id)
    register_people(program, services, meeting.id)
    hold_meeting(program, services, meeting.id)
    discuss_in_group(program, services, meeting.id)
    agree(program, services, meeting.id)
    folder = tmp_path / "dokumen"
    folder.mkdir()
    save_documents(program, folder)
    check_documents(folder)
    services.store.close()
    assert program.close_window() == 0
    assert problems_of(data) == ()


def fill_identity(program: Program, services: Services, meeting_id: str) -> None:
    program.fill(TITLE)
    program.key("Tab", "Tab", "Tab")  # kind, mode, state stay
    for value in ("24-11-2026", "08.00", "12.00"):
        program.fill(value)
    program.wait_until_still()

    def is_stored() -> bool:
        meeting = services.meetings.get(meeting_id)
        planned = (meeting.date, meeting.planned_start, meeting.planned_end)
        return meeting.title == TITLE and planned == (date(2026, 11, 24), time(8), time(12))

    wait_for(is_stored, "title, date and times")
    assert len(services.agenda.items(meeting_id)) > 5  # a new meeting begins with the standard agenda


def register_people(program: Program, services: Services, meeting_id: str) -> None:
    program.press("ctrl+2")
    for number, (name, post, institution) in enumerate(PEOPLE, start=1):
        program.type(name)
        program.key("ctrl+Return")
        wait_for(lambda count=number: len(services.participants.rows(meeting_id)) == count, name)
        program.wait_until_still()
        program.type(post)
        program.key("Tab")
        program.type(institution)
        program.press("Return")

    def stored() -> set[tuple[str, str, str, Presence]]:
        rows = services.participants.rows(meeting_id)
        return {(row.full_name, row.post, row.institution, row.presence) for row in rows}

    wait_for(lambda: stored() == {(*person, Presence.HADIR) for person in PEOPLE}, "posts and institutions")


def hold_meeting(program: Program, services: Services, meeting_id: str) -> None:
    program.press("ctrl+3")
    program.key("F8")
    wait_for(lambda: services.meetings.get(meeting_id).state is MeetingState.BERLANGSUNG, "the start")
    program.press("F8")
    program.wait_until_still()
    for number, (text, typed, _) in enumerate(REMARKS, start=1):
        program.type(text)
        program.key("Tab")
        program.key("ctrl+a")
        program.type(typed)
        program.wait_until_still()
        program.press("Return")
        program.key("Return")
        wait_for(lambda count=number: len(services.remarks.of_meeting(meeting_id)) == count, text)
    stored = [(remark.text, remark.speaker) for remark in services.remarks.of_meeting(meeting_id)]
    assert stored == [(text, speaker) for text, _, speaker in REMARKS]


def discuss_in_group(program: Program, services: Services, meeting_id: str) -> None:
    program.press("ctrl+4")
    program.key("space")  # the button of the empty page: add a group
    wait_for(lambda: services.groups.rows(meeting_id), "the group")
    program.wait_until_still()
    program.type(TOPIC)
    program.press("Escape")
    for number, text in enumerate(POINTS, start=1):
        program.key(f"alt+{number}")
        program.type(text)
        program.key("Return")
        (group,) = services.groups.rows(meeting_id)
        wait_for(lambda count=number, group_id=group.id: len(services.groups.points(group_id)) == count, text)
    (group,) = services.groups.rows(meeting_id)
    assert group.topic == TOPIC
    stored = [(point.text, point.kind) for point in services.groups.points(group.id)]
    assert stored == list(zip(POINTS, (PointKind.MASALAH, PointKind.PENYEBAB), strict=True))


def agree(program: Program, services: Services, meeting_id: str) -> None:
    program.press("ctrl+5")
    program.key("ctrl+Return")
    wait_for(lambda: services.agreements.rows(meeting_id), "the agreement")
    program.wait_until_still()
    program.type(STATEMENT)
    program.press("shift+Tab", "shift+Tab")  # over the button that deletes, to the state
    program.type("Disepakati")
    program.press("Tab", "Tab", "Tab", "Return")
    program.type(TASK)
    program.press("Tab")
    program.type("01-12-2026")
    program.press("Tab")
    program.type("31-12-2026")
    program.press("Tab", "Tab", "Tab", "Tab", "Tab", "Return")  # fund source and state stay; then the next table
    program.type(LEAD)
    program.press("Tab")  # the first institution leads
    program.press("Tab", "Tab", "Tab", "Tab", "Return")
    program.type(INDICATOR)
    for value in ("meter", "0", "120"):
        program.press("Tab")
        program.type(value)
    program.press("Tab")

    def is_stored() -> bool:
        (agreement,) = services.agreements.rows(meeting_id)
        (tasks, roles, indicators) = (agreement.tasks, agreement.assignments, agreement.indicators)
        return (
            (agreement.statement, agreement.state) == (STATEMENT, AgreementState.DISEPAKATI)
            and [(task.activity, task.start, task.due) for task in tasks]
            == [(TASK, date(2026, 12, 1), date(2026, 12, 31))]
            and [(role.institution, role.lead) for role in roles] == [(LEAD, True)]
            and [(indicator.name, indicator.unit) for indicator in indicators] == [(INDICATOR, "meter")]
        )

    wait_for(is_stored, "the agreement with its three parts")


def save_documents(program: Program, folder: Path) -> None:
    program.press("ctrl+6")
    program.press("shift+Tab", "shift+Tab")  # from the list over the menu to "Buat semua"
    program.press("space")
    program.press("Return")  # every kind of file; on to the folder
    program.type(str(folder))
    program.press("Return")
    count = sum(len(kind.formats) for kind in DocumentKind)
    endings = {form.suffix for form in Format}
    wait_for(lambda: len([path for path in folder.iterdir() if path.suffix in endings]) == count, "documents")
    program.wait_until_still()


def check_documents(folder: Path) -> None:
    files = [path for path in folder.iterdir() if path.is_file()]
    books = {path.name.split("_")[1] for path in files if path.suffix == Format.XLSX.suffix}
    assert books == {"daftar-undangan", "matriks", "buku-kerja"}
    assert {path.name.split("_")[1] for path in files if path.suffix == Format.DOCX.suffix} == {
        "notula",
        "berita-acara",
    }
    own = [path for path in files if path.suffix == Format.PDF.suffix or "_buku-kerja_" in path.name]
    texts = {path.name.split("_")[1]: text_of(path) for path in own}
    assert set(texts) == {kind.value.replace("_", "-") for kind in DocumentKind}
    assert [path.name for path in folder.iterdir() if path.is_dir()] == ["lembar-tugas"]  # nobody was invited
    assert len(list((folder / "lembar-tugas").iterdir())) == 1
    said = [TITLE, *(part for text, _, speaker in REMARKS for part in (text, speaker)), *POINTS, TOPIC, STATEMENT]
    everything = [*said, *(part for person in PEOPLE for part in person), TASK, LEAD, INDICATOR]
    assert missing(texts["notula"], said) == []
    assert missing(texts["daftar-hadir-rekap"], [part for person in PEOPLE for part in person]) == []
    assert missing(texts["matriks"], [STATEMENT, TASK, LEAD, INDICATOR]) == []
    assert missing(texts["buku-kerja"], everything) == []


def missing(text: str, wanted: list[str]) -> list[str]:
    """Of what was typed, what the document does not say; line breaks and capitals do not matter."""
    plain = squeezed(text)
    return [part for part in wanted if squeezed(part) not in plain]


def squeezed(text: str) -> str:
    return "".join(text.split()).replace("\u00ad", "").replace("\ufffe", "").replace("-", "").casefold()


def text_of(path: Path) -> str:
    if path.suffix == ".xlsx":
        book = CalamineWorkbook.from_path(path)
        sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
        return "\n".join(str(cell) for sheet in sheets for row in sheet for cell in row)
    with pypdfium2.PdfDocument(path) as pdf:
        return "\n".join(page.get_textpage().get_text_range() for page in pdf)
