"""What is attached to minutes: photographs, two columns and three rows per page, and the list of materials.

Source: documents.md section 6.3.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from rakor_desktop.documents.blocks import heading, numbered, title
from rakor_desktop.documents.fonts import Face
from rakor_desktop.documents.layout import LINE_HEIGHT, Align, Block, NewPage, Solid, draw_lines
from rakor_desktop.documents.sheet import Sheet
from rakor_desktop.documents.tagging import Role, tagged
from rakor_desktop.documents.text import Line, break_lines
from rakor_desktop.documents.wording import agenda_title, hidden_items, shown_photos
from rakor_desktop.domain import formatting
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.letter import Photo
from rakor_desktop.domain.record import DocumentOptions, MeetingRecord

_GUTTER = 5 * mm
_ROWS = 3
_ROW_GAP = 5 * mm
_ABOVE = 100  # points kept free of the page for the heads above the first row
_CAPTION_GAP = 1.5 * mm
_BELOW_HEAD = 16  # between the head of an attachment and the title
_SMALLEST = 30 * mm  # a picture gives way to a long caption down to this height
_DOTS_PER_INCH = 200
_QUALITY = 85
_FRAME_GREY = 0.55
_TOGETHER = 8  # materials in a list that no page parts


@dataclass(frozen=True, slots=True)
class _Cell:
    """One photograph: how to get its file, and the lines below it."""

    file_name: str
    load: Callable[[], bytes]
    caption: tuple[Line, ...]

    @property
    def alt(self) -> str:
        """What is seen on it, for who cannot see it."""
        return f"Foto: {' '.join(line.text for line in self.caption) or self.file_name}"


@dataclass(frozen=True, slots=True)
class PhotoRow(Solid):
    """Photographs beside each other; the files are read only when the row is drawn."""

    cells: tuple[_Cell, ...] = ()
    width: float = 0
    picture_height: float = 0
    size: float = 9

    @property
    def height(self) -> float:
        lines = max(len(cell.caption) for cell in self.cells)
        return self.picture_height + _CAPTION_GAP + lines * self.size * LINE_HEIGHT

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        bottom = top - self.picture_height
        for cell in self.cells:
            data = printable_picture(cell.load, self.width, self.picture_height)
            if data is None:
                self._draw_note(canvas, cell.file_name, left, bottom)
            else:
                reader = ImageReader(BytesIO(data))
                wide, high = _fitted(*reader.getSize(), self.width, self.picture_height)
                with tagged(canvas, Role.FIGURE, alt=cell.alt):
                    canvas.drawImage(reader, left + (self.width - wide) / 2, bottom, wide, high)
            with tagged(canvas, Role.PARAGRAPH):
                canvas.setFont(Face.REGULAR.value, self.size)
                draw_lines(canvas, cell.caption, left, bottom - _CAPTION_GAP - self.size * 0.95, self.width,
                           self.size * LINE_HEIGHT, Align.CENTRE, self.size)  # fmt: skip
            left += self.width + _GUTTER

    def _draw_note(self, canvas: Canvas, file_name: str, left: float, bottom: float) -> None:
        """A frame that says which picture is missing."""
        canvas.saveState()
        canvas.setStrokeGray(_FRAME_GREY)
        canvas.setLineWidth(0.75)
        canvas.rect(left, bottom, self.width, self.picture_height)
        canvas.restoreState()
        lines = break_lines(f"Foto tidak dapat dibaca:\n{file_name}", self.width - 6 * mm, Face.REGULAR, self.size)
        leading = self.size * LINE_HEIGHT
        first = bottom + (self.picture_height + len(lines) * leading) / 2 - self.size * 0.95
        with tagged(canvas, Role.PARAGRAPH):
            canvas.setFont(Face.REGULAR.value, self.size)
            draw_lines(canvas, lines, left + 3 * mm, first, self.width - 6 * mm, leading, Align.CENTRE, self.size)


def photo_blocks(record: MeetingRecord, options: DocumentOptions, sheet: Sheet) -> list[Block]:
    """The title DOKUMENTASI and the photographs with their captions; nothing when none is to be shown.

    They start a new page, unless only the head of an attachment stands on it.
    """
    photos = shown_photos(record, options)
    if not photos:
        return []
    width = (sheet.text_width - _GUTTER) / 2
    row_height = (sheet.text_height - _ABOVE) / _ROWS - _ROW_GAP
    cells = [_cell(photo, record, width, sheet.geometry.photo_caption) for photo in photos]
    blocks: list[Block] = [NewPage(), *title(("DOKUMENTASI",), sheet, gap=_BELOW_HEAD)]
    for start in range(0, len(cells), 2):
        row = tuple(cells[start : start + 2])
        lines = max(len(cell.caption) for cell in row)
        below = _CAPTION_GAP + lines * sheet.geometry.photo_caption * LINE_HEIGHT
        blocks.append(
            PhotoRow(
                space_before=_ROW_GAP, cells=row, width=width, picture_height=max(row_height - below, _SMALLEST),
                size=sheet.geometry.photo_caption,
            )
        )  # fmt: skip
    return blocks


def material_blocks(record: MeetingRecord, sheet: Sheet, *, include_internal: bool = False) -> list[Block]:
    """Bahan paparan: the files that were shown, each with the agenda item it belongs to; nothing without any."""
    hidden = hidden_items(record.agenda, include_internal=include_internal)
    titles = {item.id: agenda_title(item) for item in record.agenda}
    shown = [one for one in record.materials if one.agenda_item_id not in hidden and one.file_name.strip()]
    texts = [
        f"{titles[one.agenda_item_id]}: {one.file_name}" if one.agenda_item_id in titles else one.file_name
        for one in shown
    ]
    blocks: list[Block] = [heading("Bahan paparan", sheet, gap=8 * mm)] if texts else []
    for number, text in enumerate(texts, 1):
        # A short list goes over whole: its last line alone on a page is lost there.
        keep = len(texts) <= _TOGETHER and number < len(texts)
        blocks += numbered(0, f"{number}.", text, sheet, keep=keep)
    return blocks


def _cell(photo: Photo, record: MeetingRecord, width: float, size: float) -> _Cell:
    caption = tuple(break_lines(_caption(photo, record), width, Face.REGULAR, size))

    def load() -> bytes:
        return record.content(photo.sha256)

    return _Cell(photo.file_name, load, caption)


def _caption(photo: Photo, record: MeetingRecord) -> str:
    """Time and activity: `Pukul 09.15 WIB, Sambutan Sekretaris Daerah`."""
    hidden = hidden_items(record.agenda, include_internal=False)
    item = next((one for one in record.agenda if one.id == photo.agenda_item_id and one.id not in hidden), None)
    activity = photo.caption.strip() or (agenda_title(item) if item is not None else "")
    time = f"Pukul {formatting.clock(photo.taken_at)} {formatting.ZONE}" if photo.taken_at is not None else ""
    return ", ".join(part for part in (time, activity) if part)


def _fitted(width: float, height: float, box_width: float, box_height: float) -> tuple[float, float]:
    scale = min(box_width / width, box_height / height)
    return width * scale, height * scale


def printable_picture(load: Callable[[], bytes], width: float, height: float) -> bytes | None:
    """The picture as a JPEG file, upright and no finer than print needs; None when it cannot be read.

    What the camera noted beside it (place, owner, moment) does not come along.
    """
    try:
        image = Image.open(BytesIO(load()))
        limit = (round(width / 72 * _DOTS_PER_INCH), round(height / 72 * _DOTS_PER_INCH))
        image.draft("RGB", (max(limit), max(limit)))
        image = ImageOps.exif_transpose(image)
        image.thumbnail(limit, Image.Resampling.LANCZOS)
        if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
            layer = image.convert("RGBA")
            image = Image.new("RGB", layer.size, "white")
            image.paste(layer, mask=layer.getchannel("A"))
        image = image.convert("RGB")
        image.info = {}
        stream = BytesIO()
        image.save(stream, "JPEG", quality=_QUALITY, optimize=True)
    except (KeyError, UserError, OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        return None
    return stream.getvalue()
