"""Notula and berita acara as Word documents, in the office's template or the built-in one.

What they say is what the PDF says, block by block; how they look is the template's matter.
"""

from __future__ import annotations

from datetime import datetime, time
from io import BytesIO
from typing import Any, BinaryIO

from rakor_desktop.documents import wording
from rakor_desktop.documents.deed import deed_sections
from rakor_desktop.documents.notula import notula_sections
from rakor_desktop.documents.word_blocks import Composer
from rakor_desktop.documents.word_page import Pages, picture_run, put_kop
from rakor_desktop.documents.word_styles import Styles
from rakor_desktop.documents.word_template import WordFile
from rakor_desktop.documents.word_xml import Element
from rakor_desktop.documents.workbook import save_zip
from rakor_desktop.domain import formatting
from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.domain.record import DocumentOptions, MeetingRecord

_MAKERS = {DocumentKind.NOTULA: notula_sections, DocumentKind.BERITA_ACARA: deed_sections}


def write_word(record: MeetingRecord, options: DocumentOptions, template: bytes, stream: BinaryIO) -> None:
    """Write the document of a meeting; the same record, options and template give the same bytes.

    An empty `template` is the built-in one. Raises UserError when the template cannot be used.
    """
    file = WordFile(template)
    document = file.document
    styles = Styles(document)
    if file.is_builtin:
        styles.fit(record.style.geometry)
    pages = Pages(document, styles.ids, own_margins=not file.is_builtin)

    def picture(data: bytes, width: float, height: float) -> Element:
        return picture_run(data, width, height, document.part, "Foto")

    file.fill(_values(record, options), lambda para: put_kop(para, record, options, document, styles.ids))
    parts: list[Any] = []
    for section in _MAKERS[options.kind](record, options):
        sheet = section.sheet
        composer = Composer(styles, picture, width=pages.text_width(sheet), drawn=sheet.text_width,
                            gap=sheet.geometry.paragraph_gap)  # fmt: skip
        composer.add(section.blocks)
        parts.append((section, composer.elements))
    pages.lay_out(file.anchor, parts)
    pages.mark(draft=options.is_draft, security=options.security)
    made_at = options.made_at or datetime.combine(record.today, time())
    _describe(document, record, options, made_at)
    written = BytesIO()
    document.save(written)
    save_zip(written, stream, made_at)


def _values(record: MeetingRecord, options: DocumentOptions) -> dict[str, str]:
    """What the fields of a template mean; dots stand for what is not known."""
    return {
        **{name: formatting.clean_line(text) for name, text in wording.meeting_values(record).items()},
        "dokumen": options.kind.label,
        "nomor": record.printed_number(options.kind),
        "instansi": formatting.clean_line(record.letterhead.line_2),
        "kota": record.city,
        "status": "KONSEP" if options.is_draft else "",
    }


def _describe(document: Any, record: MeetingRecord, options: DocumentOptions, made_at: datetime) -> None:
    """What the file says of itself."""
    properties = document.core_properties
    name = f"{options.kind.label} {wording.meeting_name(record.meeting)}"
    properties.title = formatting.clean_line(f"{record.number(options.kind)} {name}")[:255]
    properties.author = formatting.clean_line(record.meeting.organiser or record.letterhead.line_2)[:255]
    properties.last_modified_by = properties.author
    properties.subject = options.kind.label
    properties.language = "id-ID"
    properties.content_status = "Konsep" if options.is_draft else "Final"
    properties.keywords = properties.comments = properties.category = ""
    properties.revision = 1
    properties.created = properties.modified = made_at.replace(microsecond=0, tzinfo=None)
