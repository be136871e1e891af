"""Berita acara between two parties, the general form of the ministry (documents.md section 7.1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportlab.lib.units import mm

from rakor_desktop.documents import signature, wording
from rakor_desktop.documents.blocks import STEPS, fields, numbered, paragraph, title
from rakor_desktop.documents.deed_text import deed_values, number_line
from rakor_desktop.documents.kop import kop
from rakor_desktop.documents.layout import Align, Block, Mark, TextBlock
from rakor_desktop.documents.page import count_pages
from rakor_desktop.documents.seal import seal_mark
from rakor_desktop.documents.sheet import Section, Sheet
from rakor_desktop.domain import formatting, phrases
from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.domain.record import DocumentOptions, MeetingRecord, Party

_SPASI = 13.8  # one line of Arial 12 (documents.md section 1.4)
_STEP = 7  # mm, where the text beside a number stands
_LABEL = 36  # mm, the width of `Pangkat/Golongan`
_NAMES = ("PIHAK KESATU", "PIHAK KEDUA")


@dataclass(frozen=True, slots=True)
class _Spacing:
    """Points above a party or a sentence, and above signatures; `hand` is the room for a signature in mm, if less."""

    part: float = 8
    signature: float = 8 * mm
    hand: float | None = None


_CLOSE = _Spacing(part=5, signature=5 * mm, hand=18)


def parties_blocks(record: MeetingRecord, options: DocumentOptions, sheet: Sheet) -> list[Block]:
    """The whole two-party berita acara, set closer where that brings text and signatures onto one page.

    Raises UserError for an office phrase with an unknown field.
    """
    blocks, close = (_blocks(record, options, sheet, spacing) for spacing in (_Spacing(), _CLOSE))
    return close if _pages(blocks, record, options, sheet) > _pages(close, record, options, sheet) == 1 else blocks


def _pages(blocks: Sequence[Block], record: MeetingRecord, options: DocumentOptions, sheet: Sheet) -> int:
    return count_pages([Section(blocks, sheet)], security=options.security, seal=seal_mark(record, options),
                       catchwords=record.style.catchwords)  # fmt: skip


def _blocks(record: MeetingRecord, options: DocumentOptions, sheet: Sheet, spacing: _Spacing) -> list[Block]:
    values = {**deed_values(record), "rangkap": formatting.counted(options.originals)}

    def phrase(key: str) -> str:
        return phrases.fill(f"berita_acara.{key}", record.style.phrases, values)

    blocks: list[Block] = [
        *kop(record.letterhead, sheet, draft=options.is_draft),
        *title(("BERITA ACARA",), sheet),
        TextBlock.of(number_line(record), sheet.text_width, size=sheet.geometry.body_size, align=Align.CENTRE,
                     keep_with_next=True),
        paragraph(phrase("pihak"), sheet, gap=_SPASI),
    ]  # fmt: skip
    for number, (party, name) in enumerate(zip(options.parties, _NAMES, strict=True), 1):
        blocks += _party(number, party, name, options, sheet, spacing.part)
    blocks.append(paragraph(phrase("isi_pihak"), sheet, first_line=False, keep=True, gap=spacing.part))
    texts = wording.listed(map(wording.agreement_text, wording.agreed(record.agreements))) or [wording.DOTS * 4]
    if len(texts) == 1:
        blocks.append(paragraph(texts[0], sheet, gap=3))
    else:
        for number, text in enumerate(texts, 1):
            blocks += numbered(0, f"{number}.", text, sheet)
    blocks.append(paragraph(phrase("penutup_pihak"), sheet, gap=spacing.part))
    return [*blocks, *_signatures(record, options, sheet, spacing)]


def _party(number: int, party: Party, name: str, options: DocumentOptions, sheet: Sheet, gap: float) -> list[Block]:
    """Who a party is; of the public copy only name and post. What is not filled in stays to be written by hand."""
    rows = [("Nama", party.name.strip() or wording.DOTS * 3), ("Jabatan", party.post.strip() or wording.DOTS * 3)]
    if not options.public_copy:
        rows[1:1] = [("NIP", formatting.nip(party.nip)), ("Pangkat/Golongan", party.rank.strip())]
        rows.append(("Alamat", party.address.strip()))
    blocks = fields([row for row in rows if row[1]], sheet, label=_LABEL, indent=_STEP)
    first = blocks[0]
    if isinstance(first, TextBlock):
        blocks[0] = replace(first, marks=(Mark(STEPS[0], f"{number}."), *first.marks), space_before=gap)
    last = blocks[-1]
    if isinstance(last, TextBlock):
        blocks[-1] = replace(last, keep_with_next=True)
    close = ";" if number == 1 else "."
    called = paragraph(f"selanjutnya disebut {name}{close}", sheet, first_line=False, gap=3, indent=_STEP)
    return [*blocks, called]


def _signatures(record: MeetingRecord, options: DocumentOptions, sheet: Sheet, spacing: _Spacing) -> list[Block]:
    """PIHAK KEDUA on the left, PIHAK KESATU on the right; who knows of it, when that is neither, below."""
    place = signature.place_and_date(record, record.day(DocumentKind.BERITA_ACARA))
    first, second = options.parties
    right = _signer(first, (place, f"{_NAMES[0]},"), options, record)
    left = _signer(second, (f"{_NAMES[1]},",), options, record)
    if spacing.hand is not None:
        geometry = replace(sheet.geometry, sign_space=min(sheet.geometry.sign_space, spacing.hand))
        sheet = replace(sheet, style=replace(sheet.style, geometry=geometry))
    both = signature.pair(left, right, sheet, space_before=spacing.signature)
    known = record.signatory
    if known is None or not known.name.strip() or known.full_name in (first.name.strip(), second.name.strip()):
        return [both]
    signer = signature.official_signer(record, ("Mengetahui,",), with_nip=not options.public_copy)
    # Who knows of it never signs alone on a page: the parties go along.
    return [
        replace(both, keep_with_next=True),
        signature.single(signer, sheet, space_before=spacing.signature, centred=True),
    ]


def _signer(party: Party, above: tuple[str, ...], options: DocumentOptions, record: MeetingRecord) -> signature.Signer:
    below: list[str] = []
    if not options.public_copy:
        nip = formatting.nip(party.nip)
        below = [party.rank.strip(), f"NIP{'.' if record.style.nip_with_dot else ''} {nip}" if nip else ""]
    name = party.name.strip() or signature.UNNAMED
    return signature.Signer(above, (), name, tuple(line for line in below if line))
