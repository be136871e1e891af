"""The documents that a meeting has, as a list: model and delegate."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from rakor_desktop.domain.kinds import MinutesState
from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.qtkit.icons import Icon, paint_icon
from rakor_desktop.qtkit.painting import ChipSpec, Tone, chip_width, paint_chip
from rakor_desktop.qtkit.theme import Role, Theme, theme_of

_LARGE_TEXT = 1.4
_Index = QModelIndex | QPersistentModelIndex


class DocumentRole(IntEnum):
    """What the delegate asks the model for."""

    ENTRY = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """One line of the list; `pages` is 0 until it has been previewed, `is_draft` tells of the KONSEP mark."""

    kind: DocumentKind
    icon: Icon
    about: str
    state: MinutesState = MinutesState.KONSEP
    pages: int = 0
    is_draft: bool = True


_ICONS = {
    DocumentKind.NOTULA: Icon.EXPLANATION,
    DocumentKind.DAFTAR_HADIR: Icon.ATTENDANCE,
    DocumentKind.DAFTAR_HADIR_KOSONG: Icon.WET_SHEET,
    DocumentKind.DAFTAR_HADIR_REKAP: Icon.VENUE,
    DocumentKind.MATRIKS: Icon.TABLE,
    DocumentKind.BUKU_KERJA: Icon.EXCEL,
}
_STATE_CHIPS = {
    MinutesState.KONSEP: (Icon.DRAFT, Tone.NEUTRAL),
    MinutesState.FINAL: (Icon.FINAL, Tone.SUCCESS),
    MinutesState.DITANDATANGANI: (Icon.SIGNED, Tone.SUCCESS),
    MinutesState.DIARSIPKAN: (Icon.ARCHIVED, Tone.NEUTRAL),
}


class DocumentListModel(QAbstractListModel):
    """The documents in the order in which a meeting needs them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        about = {
            DocumentKind.NOTULA: self.tr("Ringkasan rapat, dua tanda tangan"),
            DocumentKind.DAFTAR_HADIR: self.tr("Terisi, untuk ditandatangani"),
            DocumentKind.DAFTAR_HADIR_KOSONG: self.tr("Baris kosong bernomor"),
            DocumentKind.DAFTAR_HADIR_REKAP: self.tr("Yang hadir, jumlah per unsur"),
            DocumentKind.MATRIKS: self.tr("Tugas, tenggat, dan status"),
            DocumentKind.BUKU_KERJA: self.tr("Seluruh rapat dalam satu Excel"),
        }
        self._entries = [DocumentEntry(kind, _ICONS[kind], about[kind]) for kind in DocumentKind]

    def entry(self, row: int) -> DocumentEntry:
        """The entry of a row."""
        return self._entries[row]

    def row_of(self, kind: DocumentKind) -> int:
        """The row of a kind."""
        return next(row for row, entry in enumerate(self._entries) if entry.kind is kind)

    def set_state(self, state: MinutesState, *, is_marked: bool) -> None:
        """The state of the meeting's minutes, and whether drafts carry KONSEP, count for all its documents."""
        self._entries = [
            replace(entry, state=state, is_draft=is_marked and not entry.kind.is_form) for entry in self._entries
        ]
        self._tell(0, len(self._entries) - 1)

    def chip(self, kind: DocumentKind) -> ChipSpec | None:
        """How the state of a document is shown; None when there is nothing to say."""
        entry = self._entries[self.row_of(kind)]
        if entry.is_draft or entry.state is not MinutesState.KONSEP:
            chip_icon, tone = _STATE_CHIPS[entry.state]
            return ChipSpec(entry.state.label, tone, chip_icon)
        if kind is DocumentKind.BUKU_KERJA:
            return None
        return ChipSpec(self.tr("Untuk ditandatangani"), Tone.NEUTRAL, Icon.SIGNATURE)

    def set_pages(self, kind: DocumentKind, pages: int) -> None:
        """Note how many pages a preview had; 0 forgets it."""
        row = self.row_of(kind)
        self._entries[row] = replace(self._entries[row], pages=pages)
        self._tell(row, row)

    def forget_pages(self) -> None:
        """The meeting is another one, or has changed."""
        self._entries = [replace(entry, pages=0) for entry in self._entries]
        self._tell(0, len(self._entries) - 1)

    def second_line(self, entry: DocumentEntry) -> str:
        """What stands under the title."""
        if not entry.pages:
            return entry.about
        return self.tr("{count} halaman").format(count=entry.pages)

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first), self.index(last))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self._entries[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry.kind.label
            case Qt.ItemDataRole.ToolTipRole:
                chip = self.chip(entry.kind)
                return f"{entry.kind.label}: {entry.about}" + (f" ({chip.text})" if chip else "")
            case Qt.ItemDataRole.AccessibleTextRole:
                chip = self.chip(entry.kind)
                parts = (entry.kind.label, chip.text if chip else "", self.second_line(entry))
                return ", ".join(part for part in parts if part)
            case DocumentRole.ENTRY:
                return entry
            case _:
                return None


class DocumentDelegate(QStyledItemDelegate):
    """Icon, title over a second line, at the right the chip of a draft or of a finished document."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        theme = theme_of(option.widget)
        return QSize(theme.px(200), theme.px(52 if _has_second_line(theme) else 42))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        entry = index.data(DocumentRole.ENTRY)
        model = index.model()
        if not isinstance(entry, DocumentEntry) or not isinstance(model, DocumentListModel):
            return
        theme = theme_of(option.widget)
        rect: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if selected:
            painter.fillRect(rect, theme.color("selection"))
            painter.fillRect(QRect(rect.left(), rect.top(), theme.px(4), rect.height()), theme.color("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("hover"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("border"))
        side = theme.px(20)
        picture = QRect(rect.left() + theme.px(13), rect.center().y() - side // 2, side, side)
        paint_icon(painter, picture, entry.icon, theme.color("accent" if selected else "text-muted"))
        left = picture.right() + theme.px(10)
        end = rect.right() - theme.px(11)
        title_font = theme.font(Role.BODY_STRONG if selected else Role.BODY)
        chip = model.chip(entry.kind) if entry.is_draft or entry.state is not MinutesState.KONSEP else None
        if chip is not None:
            wide = chip_width(theme, chip)
            measure = QFontMetrics(theme.font(Role.BODY_STRONG))
            longest = max(measure.horizontalAdvance(kind.label) for kind in DocumentKind)
            # The titles come first: where one would be cut, all rows show the icon alone.
            if longest + wide + theme.px(9) < end - left:
                paint_chip(painter, QRect(end - wide, rect.top(), wide, rect.height()), theme, chip)
            else:
                wide = theme.px(18)
                place = QRect(end - wide, rect.center().y() - wide // 2, wide, wide)
                paint_icon(painter, place, _STATE_CHIPS[entry.state][0], theme.color("text-muted"))
            end -= wide + theme.px(9)
        room = end - left
        lines = [(title_font, theme.color("selection-text" if selected else "text"), entry.kind.label)]
        if _has_second_line(theme):
            lines.append((theme.font(Role.SMALL), theme.color("text-muted"), model.second_line(entry)))
        edge = theme.px(6)
        height = (rect.height() - 2 * edge) // len(lines)
        for number, (font, colour, text) in enumerate(lines):
            painter.setFont(font)
            painter.setPen(colour)
            elided = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
            place = QRect(left, rect.top() + edge + number * height, room, height)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, elided)
        painter.restore()


def _has_second_line(theme: Theme) -> bool:
    """With large text the second line goes to the tooltip (design section 7), so that all documents stay in sight."""
    return theme.text_scale < _LARGE_TEXT
