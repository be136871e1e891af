"""Rumusan hasil rapat by the tim perumus (documents.md section 7.4), alone or as a lampiran."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.units import mm

from rakor_desktop.documents import signature, wording
from rakor_desktop.documents.blocks import heading, numbered, paragraph, title
from rakor_desktop.documents.deed_text import group_results, joined, speakers, title_lines
from rakor_desktop.documents.kop import kop
from rakor_desktop.documents.layout import Align, Block, TextBlock
from rakor_desktop.documents.sheet import Section, Sheet
from rakor_desktop.documents.signing import placed, whole
from rakor_desktop.documents.tables import Band, Cell, Column, HeadCell, Row, Table, cell
from rakor_desktop.documents.text import Line
from rakor_desktop.domain import formatting, phrases
from rakor_desktop.domain.discussion import DiscussionPoint
from rakor_desktop.domain.kinds import AgendaKind, ParticipantRole, PointKind, Presence, Priority
from rakor_desktop.domain.meeting import Participant
from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.domain.record import DocumentOptions, MeetingRecord

_SPASI = 13.8  # one line of Arial 12 (documents.md section 1.4)
_HEAD = 8 * mm
_COMPANY = 4  # the place, the title, and two lines of the text
_LABEL_SIZE = 8
_TASK_WIDTHS = (10, 70, 45, 35)
_TEAM_WIDTHS = (10, 44, 42, 24, 20, 20)
_SEATS = ("Ketua", "Sekretaris")


def formulation_sections(record: MeetingRecord, options: DocumentOptions) -> list[Section]:
    """The stand-alone rumusan with kop and the signatures of the tim perumus (of the chair when there is none)."""
    sheet = Sheet.of(options.paper, record.style)
    blocks: list[Block] = [
        *kop(record.letterhead, sheet, draft=options.is_draft),
        *formulation_blocks(record, options, sheet),
        *_signatures(record, options, sheet),
    ]
    return [Section(blocks, sheet)]


def formulation_blocks(record: MeetingRecord, options: DocumentOptions, sheet: Sheet) -> list[Block]:
    """Title, opening, the sections that have a content lettered on, close; without kop and signatures.

    Raises UserError for an office phrase with an unknown field.
    """
    values = wording.meeting_values(record)
    blocks: list[Block] = title(title_lines("RUMUSAN HASIL", record, sheet.text_width), sheet)
    number = record.printed_number(DocumentKind.RUMUSAN)
    if number and options.kind is DocumentKind.RUMUSAN:
        text = f"NOMOR {number}".replace(" ", "\xa0")
        blocks.append(TextBlock.of(text, sheet.text_width, size=sheet.geometry.body_size, align=Align.CENTRE,
                                   keep_with_next=True))  # fmt: skip
    opening = phrases.fill("rumusan.pembuka", record.style.phrases, {**values, "dasar": _basis(record, options)})
    blocks.append(paragraph(opening, sheet, gap=_SPASI, keep=True))
    sections = (
        ("Isu Strategis", _listed(_issues(record, options), sheet)),
        ("Kesepakatan", _listed(_agreed(record), sheet)),
        ("Rekomendasi", _listed(_recommendations(record, options), sheet)),
        ("Rencana Tindak Lanjut", _tasks(record, sheet)),
    )
    shown = [(label, content) for label, content in sections if content]
    for index, (label, content) in enumerate(shown):
        blocks += (heading(f"{chr(ord('A') + index)}. {label}", sheet), *content)
    if not shown:
        blocks.append(paragraph(wording.DOTS * 4, sheet, first_line=False))
    closing = phrases.fill("rumusan.penutup", record.style.phrases, values)
    return [*blocks, paragraph(closing, sheet, gap=10)]


def has_formulation(record: MeetingRecord, options: DocumentOptions) -> bool:
    """Whether a rumusan would say anything."""
    return bool(_agreed(record) or _issues(record, options) or _recommendations(record, options))


def group_result_blocks(record: MeetingRecord, options: DocumentOptions, sheet: Sheet) -> list[Block]:
    """What each group noted, in full, numbered below the group's name."""
    blocks: list[Block] = []
    for number, (one, texts) in enumerate(group_results(record, options), 1):
        blocks += numbered(0, f"{number}.", wording.group_heading(one.group), sheet, gap=6, keep=True)
        for index, text in enumerate(wording.listed(texts), 1):
            blocks += numbered(1, f"{wording.letters(index)}.", text, sheet, gap=1.5)
    return blocks


# ------------------------------------------------------------------------------------------------------------ sections


def _basis(record: MeetingRecord, options: DocumentOptions) -> str:
    """`paparan narasumber, masukan peserta, dan hasil diskusi kelompok`, of these what there was."""
    papers = speakers(record, (AgendaKind.PAPARAN,), include_internal=options.include_internal)
    return joined(
        (
            "paparan narasumber" if papers else "",
            "masukan peserta",
            "hasil diskusi kelompok" if group_results(record, options) else "",
        )
    )


def _agreed(record: MeetingRecord) -> list[str]:
    """The agreements as printed."""
    return [wording.agreement_text(part) for part in wording.agreed(record.agreements)]


def _issues(record: MeetingRecord, options: DocumentOptions) -> list[str]:
    groups = record.groups if options.include_groups else ()
    texts = [point.text.strip() for point in _pressing(record, options, (PointKind.MASALAH,))]
    issues = (issue for one in groups for issue in one.issues if issue.escalated and issue.title.strip())
    return texts + [wording.issue_text(issue, lead="") for issue in issues]


def _recommendations(record: MeetingRecord, options: DocumentOptions) -> list[str]:
    """What the groups recommended, then the pressing ones of what was proposed there."""
    groups = record.groups if options.include_groups else ()
    recommended = [point for one in groups for point in one.points if point.kind is PointKind.REKOMENDASI]
    points = [*recommended, *_pressing(record, options, (PointKind.USULAN,))]
    return [point.text.strip() for point in points if point.text.strip()]


def _pressing(record: MeetingRecord, options: DocumentOptions, kinds: tuple[PointKind, ...]) -> list[DiscussionPoint]:
    """The points of high priority, group by group."""
    groups = record.groups if options.include_groups else ()
    return [
        point
        for one in groups
        for point in one.points
        if point.kind in kinds and point.priority is Priority.TINGGI and point.text.strip()
    ]


def _listed(texts: Sequence[str], sheet: Sheet) -> list[Block]:
    """The texts numbered; one alone needs no number."""
    if len(texts) == 1:
        return [paragraph(wording.sentence(texts[0]), sheet, first_line=False, gap=3)]
    blocks: list[Block] = []
    for index, text in enumerate(wording.listed(texts), 1):
        blocks += numbered(0, f"{index}.", text, sheet)
    return blocks


def _tasks(record: MeetingRecord, sheet: Sheet) -> list[Block]:
    columns = _columns(sheet.scaled(_TASK_WIDTHS))
    size = sheet.geometry.table_size
    rows: list[tuple[str, ...]] = []
    for agreement in wording.agreed(record.agreements):
        for task in agreement.tasks:
            if task.activity.strip():
                due = formatting.long_date(task.due) if task.due else wording.NO_DATE
                activity = wording.closed(task.activity, "")
                rows.append((f"{len(rows) + 1}.", activity, wording.responsible(agreement, task), due))
    if not rows:
        return []
    bands = [
        Band.of([tuple(cell(text, column, size) for text, column in zip(row, columns, strict=True))]) for row in rows
    ]
    head = [[HeadCell(text) for text in ("No.", "Rencana Tindak Lanjut", "Penanggung Jawab", "Tenggat")]]
    return [Table.of(columns, head, bands, size=size, tallest=sheet.text_height / 2, head_least=_HEAD, space_before=4)]


# ---------------------------------------------------------------------------------------------------------- signatures


def _signatures(record: MeetingRecord, options: DocumentOptions, sheet: Sheet) -> list[Block]:
    place = signature.place_and_date(record, record.day(DocumentKind.RUMUSAN))
    team = [part for part in record.participants if part.role is ParticipantRole.PERUMUS]
    if not team:
        signer = signature.official_signer(record, (place,), with_nip=not options.public_copy)
        return [signature.single(signer, sheet)]
    return [
        placed(place, sheet),
        *title(("TIM PERUMUS",), sheet, size=sheet.geometry.body_size, gap=6),
        whole(_team_table(team, sheet), sheet, company=_COMPANY),
    ]


def _team_table(team: Sequence[Participant], sheet: Sheet) -> Table:
    """Who formulated: the first leads, the second is secretary; the hands sign in two columns by turns."""
    columns = _columns(sheet.scaled(_TEAM_WIDTHS), open_column=4)
    size = sheet.geometry.table_size
    bands: list[Band] = []
    for number, part in enumerate(team, 1):
        seat = _SEATS[number - 1] if number <= len(_SEATS) else "Anggota"
        texts = (f"{number}.", _member(part), part.institution, seat)
        shared: Row = tuple(cell(text, column, size) for text, column in zip(texts, columns, strict=False))
        mark = Cell((Line(f"{number}.", 0),), _LABEL_SIZE, raised=True)
        row = (*shared, mark, None) if number % 2 else (*shared, None, mark)
        bands.append(Band.of([row], least=sheet.geometry.deed_row * mm))
    titles = [HeadCell(text) for text in ("No.", "Nama", "Instansi", "Kedudukan")]
    return Table.of(columns, [[*titles, HeadCell("Tanda Tangan", 2)]], bands, size=size, head_least=_HEAD,
                    tallest=sheet.text_height / 2, space_before=6)  # fmt: skip


def _member(part: Participant) -> str:
    if part.presence is Presence.DIWAKILI:
        return part.delegate_name.strip() or signature.UNNAMED
    return part.full_name if part.name.strip() else signature.UNNAMED


def _columns(widths: Sequence[float], *, open_column: int = -1) -> tuple[Column, ...]:
    return tuple(
        Column(width, Align.LEFT if index else Align.CENTRE, rule=index != open_column)
        for index, width in enumerate(widths)
    )
