"""Files and photos of a meeting as table rows: columns, and how their cells are painted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.formatting import file_size
from rakor_desktop.domain.letter import Material, Photo
from rakor_desktop.qtkit.icons import Icon, paint_icon
from rakor_desktop.qtkit.theme import Role, Theme, theme_of
from rakor_desktop.screens.preparation.live_cells import LiveCellDelegate
from rakor_desktop.screens.preparation.thumbnails import Thumbnails
from rakor_desktop.tables.columns import Align, Column, EditorKind
from rakor_desktop.tables.delegates import CellDelegate, draw_text
from rakor_desktop.tables.rows_model import ROW_ROLE, Index
from rakor_desktop.tables.wrapped_text import draw_wrapped

NAME, ITEM, SIZE = "file_name", "agenda_item_id", "size"
PICTURE, CAPTION = "picture", "caption"
PHOTO_ROW = 76  # px at 100 % text
_FRAME = QSize(96, 64)

Choices = Callable[[], list[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file or a photo with the name of its agenda item."""

    file: Material | Photo
    item: str

    @property
    def caption(self) -> str:
        """What is written below a photo; nothing for a file."""
        return self.file.caption if isinstance(self.file, Photo) else ""


def row_id(row: FileRow) -> str:
    """The id of the file of a row."""
    return row.file.id


def fields_of(key: str, text: str) -> dict[str, Any]:
    """The field that a cell's text stands for. Raises UserError with what to type."""
    text = text.strip()
    if key == NAME and not text:
        raise UserError("Nama berkas masih kosong; tulis namanya dahulu.")
    return {key: text}


def in_words(owner: QObject, files: Sequence[Material], photos: Sequence[Photo]) -> str:
    """`2 berkas, 6 foto, 14,2 MB`; empty without any."""
    parts = (
        owner.tr("{count} berkas").format(count=len(files)) if files else "",
        owner.tr("{count} foto").format(count=len(photos)) if photos else "",
        file_size(sum(one.size for one in (*files, *photos))) if files or photos else "",
    )
    return ", ".join(part for part in parts if part)


def file_columns(owner: QObject, choices: Choices) -> tuple[Column[FileRow], ...]:
    """Name, agenda item, size."""
    return (
        Column(
            NAME, owner.tr("Nama berkas"), _name, width=150, stretch=3, editor=EditorKind.LINE, replace=_edited(NAME),
        ),
        Column(
            ITEM, owner.tr("Acara"), _item, width=130, stretch=2, drop_order=1, editor=EditorKind.CHOICE,
            choices=choices, replace=_with_item,
        ),
        Column(SIZE, owner.tr("Ukuran"), _size, align=Align.RIGHT, width=82),
    )  # fmt: skip


def photo_columns(owner: QObject) -> tuple[Column[FileRow], ...]:
    """The picture, and its caption over what it is."""
    return (
        Column(PICTURE, owner.tr("Foto"), _empty, width=_FRAME.width() + 16, tooltip=_name),
        Column(
            CAPTION, owner.tr("Keterangan"), _caption, value=_about, width=150, stretch=1, editor=EditorKind.LINE,
            replace=_edited(CAPTION),
        ),
    )  # fmt: skip


class ItemDelegate(CellDelegate):
    """The agenda item, muted: it stands back behind the name of the file."""

    def paint_cell(self, painter: QPainter, rect: QRect, theme: Theme, index: Index, ink: QColor) -> None:
        super().paint_cell(painter, rect, theme, index, theme.color("text-muted"))


class FileNameDelegate(LiveCellDelegate):
    """A paperclip, then the name."""

    def paint_cell(self, painter: QPainter, rect: QRect, theme: Theme, index: Index, ink: QColor) -> None:
        side = theme.px(16)
        place = QRect(rect.left(), rect.center().y() - side // 2, side, side)
        paint_icon(painter, place, Icon.MATERIAL, theme.color("text-muted"))
        super().paint_cell(painter, rect.adjusted(side + theme.px(6), 0, 0, 0), theme, index, ink)

    def text_width(self, theme: Theme, index: Index) -> int:
        return super().text_width(theme, index) + theme.px(22)


class PictureDelegate(CellDelegate):
    """The photo in a frame of one size; an icon until it is made, and for what cannot be shown."""

    def __init__(self, parent: QObject, thumbnails: Thumbnails) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails

    def paint_cell(self, painter: QPainter, rect: QRect, theme: Theme, index: Index, ink: QColor) -> None:
        frame = QRect(rect.left(), 0, theme.px(_FRAME.width()), theme.px(_FRAME.height()))
        frame.moveCenter(rect.center())
        row: FileRow = index.data(ROW_ROLE)
        picture = self._thumbnails.picture(row.file.sha256)
        painter.fillRect(frame, theme.color("surface-sunken"))
        if picture is None or picture.isNull():
            side = theme.px(22)
            place = QRect(0, 0, side, side)
            place.moveCenter(frame.center())
            paint_icon(painter, place, Icon.IMAGE, theme.color("border-strong"))
            return
        place = QRect(0, 0, 1, 1)
        place.setSize(picture.size().scaled(frame.size(), Qt.AspectRatioMode.KeepAspectRatio))
        place.moveCenter(frame.center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(place, picture)


class CaptionDelegate(LiveCellDelegate):
    """Up to two lines of caption over name, size and agenda item; typed in one line at the top."""

    def paint_cell(self, painter: QPainter, rect: QRect, theme: Theme, index: Index, ink: QColor) -> None:
        row: FileRow = index.data(ROW_ROLE)
        words = rect.adjusted(0, theme.px(8), 0, 0)
        font = theme.font(Role.BODY)
        painter.setPen(ink if row.caption else theme.color("text-muted"))
        draw_wrapped(painter, words, row.caption or self.tr("Tulis keterangan foto"), font, 2)
        below = QRect(rect.left(), rect.bottom() - theme.px(24), rect.width(), theme.px(18))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        draw_text(painter, below, theme, _about(row), Role.SMALL, theme.color("text-muted"), flags)

    def full_text(self, index: Index) -> str:
        row: FileRow = index.data(ROW_ROLE)
        return "\n".join(part for part in (row.caption, _about(row)) if part)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        theme = theme_of()
        rect: QRect = option.rect
        editor.setGeometry(QRect(rect.left(), rect.top() + theme.px(4), rect.width(), theme.px(32)))


def _edited(key: str) -> Any:
    def change(row: FileRow, text: str) -> FileRow:
        return replace(row, file=replace(row.file, **fields_of(key, text)))

    return change


def _with_item(row: FileRow, text: str) -> FileRow:
    return replace(row, item=text)


def _name(row: FileRow) -> str:
    return row.file.file_name


def _item(row: FileRow) -> str:
    return row.item


def _size(row: FileRow) -> str:
    return file_size(row.file.size)


def _empty(_row: FileRow) -> str:
    return ""


def _caption(row: FileRow) -> str:
    return row.caption


def _about(row: FileRow) -> str:
    return f"{row.item if row.file.agenda_item_id else row.file.file_name} · {file_size(row.file.size)}"
