"""The documents of a meeting as a list: what each is, its number or what it lacks, and its state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from rakor_desktop.domain.kinds import MinutesState
from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.domain.record import DocumentPlate
from rakor_desktop.domain.versions import FinalDocument
from rakor_desktop.qtkit.icons import Icon, paint_icon
from rakor_desktop.qtkit.painting import ChipSpec, Tone, chip_width, paint_chip
from rakor_desktop.qtkit.theme import Role, Theme, theme_of

_LARGE_TEXT = 1.4
_TALLEST, _LOWEST = 52, 40  # px of a row with two lines; between them all rows share the room
_ONE_LINE = 40
_Index = QModelIndex | QPersistentModelIndex


class DocumentRole(IntEnum):
    """What the delegate asks the model for."""

    ENTRY = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """One line of the list; `pages` is 0 until it has been previewed, `final` the version that stands."""

    kind: DocumentKind
    number: str = ""
    pages: int = 0
    final: FinalDocument | None = None

    @property
    def lacks_number(self) -> bool:
        """Whether it is a letter that was not given its number."""
        return self.kind.is_numbered and not self.number and self.final is None


_ICONS = {
    DocumentKind.UNDANGAN: Icon.INVITATION,
    DocumentKind.SUSUNAN_ACARA: Icon.AGENDA,
    DocumentKind.DAFTAR_HADIR: Icon.ATTENDANCE,
    DocumentKind.DAFTAR_HADIR_KOSONG: Icon.WET_SHEET,
    DocumentKind.DAFTAR_HADIR_REKAP: Icon.VENUE,
    DocumentKind.NOTULA: Icon.EXPLANATION,
    DocumentKind.BERITA_ACARA: Icon.SIGNED,
    DocumentKind.RUMUSAN: Icon.FOLLOW_UP,
    DocumentKind.MATRIKS: Icon.TABLE,
    DocumentKind.LEMBAR_TUGAS: Icon.ASSIGNMENT,
    DocumentKind.LAPORAN: Icon.REPORT,
    DocumentKind.NOTA_DINAS: Icon.MEMO,
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
        self._about = {
            DocumentKind.UNDANGAN: self.tr("Surat dengan daftar undangan"),
            DocumentKind.SUSUNAN_ACARA: self.tr("Waktu, acara, dan petugas"),
            DocumentKind.DAFTAR_HADIR: self.tr("Terisi, untuk ditandatangani"),
            DocumentKind.DAFTAR_HADIR_KOSONG: self.tr("Baris kosong bernomor"),
            DocumentKind.DAFTAR_HADIR_REKAP: self.tr("Yang hadir, jumlah per unsur"),
            DocumentKind.NOTULA: self.tr("Jalannya rapat dan simpulannya"),
            DocumentKind.BERITA_ACARA: self.tr("Kesepakatan, untuk ditandatangani"),
            DocumentKind.RUMUSAN: self.tr("Isu, kesepakatan, rekomendasi"),
            DocumentKind.MATRIKS: self.tr("Tugas, tenggat, dan status"),
            DocumentKind.LEMBAR_TUGAS: self.tr("Tugas tiap instansi"),
            DocumentKind.LAPORAN: self.tr("Laporan kepada pimpinan"),
            DocumentKind.NOTA_DINAS: self.tr("Ringkas, untuk pimpinan"),
            DocumentKind.BUKU_KERJA: self.tr("Seluruh rapat dalam satu Excel"),
        }
        self._entries = [DocumentEntry(kind) for kind in DocumentKind]

    @property
    def entries(self) -> Sequence[DocumentEntry]:
        """The entries as they are shown."""
        return tuple(self._entries)

    def entry(self, row: int) -> DocumentEntry:
        """The entry of a row."""
        return self._entries[row]

    def row_of(self, kind: DocumentKind) -> int:
        """The row of a kind."""
        return next(row for row, entry in enumerate(self._entries) if entry.kind is kind)

    def show_states(self, plates: Sequence[DocumentPlate], finals: Mapping[DocumentKind, FinalDocument]) -> None:
        """Show what is kept for each document and which final version stands."""
        numbers = {plate.kind: plate.number for plate in plates}
        self._entries = [
            replace(
                entry,
                number=finals[entry.kind].number if entry.kind in finals else numbers.get(entry.kind, ""),
                final=finals.get(entry.kind),
            )
            for entry in self._entries
        ]
        self._tell(0, len(self._entries) - 1)

    def chip(self, kind: DocumentKind) -> ChipSpec | None:
        """How the state of a document is shown; None when there is nothing to say."""
        final = self._entries[self.row_of(kind)].final
        if final is not None:
            chip_icon, tone = _STATE_CHIPS[final.state]
            text = self.tr("{state} v{version}").format(state=final.state.label, version=final.version)
            return ChipSpec(text, tone, chip_icon)
        if kind.is_form:
            return ChipSpec(self.tr("Formulir"), Tone.NEUTRAL, Icon.SIGNATURE)
        if not kind.can_be_final:
            return None
        return ChipSpec(MinutesState.KONSEP.label, Tone.NEUTRAL, Icon.DRAFT)

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
        """What stands under the title: the number, what is missing, or what the document is."""
        if entry.number:
            return entry.number
        if entry.lacks_number:
            return self.tr("Nomor belum diisi")
        if entry.pages:
            return self.tr("{count} halaman").format(count=entry.pages)
        return self._about[entry.kind]

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first), self.index(last))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self._entries[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry.kind.label
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                chip = self.chip(entry.kind)
                pages = self.tr("{count} halaman").format(count=entry.pages) if entry.pages else ""
                lines = dict.fromkeys((self.second_line(entry), self._about[entry.kind], pages))
                parts = (entry.kind.label, chip.text if chip else "", *lines)
                return ", ".join(part for part in parts if part)
            case DocumentRole.ENTRY:
                return entry
            case _:
                return None


class DocumentDelegate(QStyledItemDelegate):
    """Icon, title over a second line, at the right the chip of a draft or of a final version."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._longest: tuple[str, int] = ("", 0)  # the font that titles were measured in, the width of the longest

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        theme = theme_of(option.widget)
        if not _has_second_line(theme):
            return QSize(theme.px(200), theme.px(_ONE_LINE))
        height, view = theme.px(_LOWEST), option.widget
        if isinstance(view, QAbstractItemView) and index.model().rowCount() > 0:
            shared = view.viewport().height() // index.model().rowCount()
            height = min(max(shared, height), theme.px(_TALLEST))
        return QSize(theme.px(200), height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        entry = index.data(DocumentRole.ENTRY)
        model = index.model()
        if not isinstance(entry, DocumentEntry) or not isinstance(model, DocumentListModel):
            return
        theme = theme_of(option.widget)
        rect: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        _paint_ground(painter, theme, rect, option, selected=selected)
        side = theme.px(20)
        picture = QRect(rect.left() + theme.px(13), rect.center().y() - side // 2, side, side)
        paint_icon(painter, picture, _ICONS[entry.kind], theme.color("accent" if selected else "text-muted"))
        left = picture.right() + theme.px(10)
        room = rect.right() - theme.px(11) - left
        chip, state = None if entry.kind.is_form else model.chip(entry.kind), ""
        if chip is not None:
            place = QRect(left, rect.top(), room, rect.height())
            taken, is_whole = _paint_state(painter, theme, place, chip, self._longest_title(theme))
            room -= taken
            state = chip.text if entry.final is not None and not is_whole else ""
        title_font = theme.font(Role.BODY_STRONG if selected else Role.BODY)
        lines = [(title_font, theme.color("selection-text" if selected else "text"), entry.kind.label)]
        if _has_second_line(theme) or state:
            ink = "success" if state else "warning" if entry.lacks_number and not selected else "text-muted"
            about = model.second_line(entry) if _has_second_line(theme) else ""
            text = ", ".join(part for part in (state, about) if part)
            lines.append((theme.font(Role.SMALL), theme.color(ink), text))
        edge = theme.px(3)
        height = (rect.height() - 2 * edge) // len(lines)
        for number, (font, colour, text) in enumerate(lines):
            painter.setFont(font)
            painter.setPen(colour)
            elided = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
            place = QRect(left, rect.top() + edge + number * height, room, height)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, elided)
        painter.restore()

    def _longest_title(self, theme: Theme) -> int:
        font = theme.font(Role.BODY_STRONG)
        if self._longest[0] != font.key():
            measure = QFontMetrics(font)
            self._longest = font.key(), max(measure.horizontalAdvance(kind.label) for kind in DocumentKind)
        return self._longest[1]


def _paint_ground(
    painter: QPainter, theme: Theme, rect: QRect, option: QStyleOptionViewItem, *, selected: bool
) -> None:
    if selected:
        painter.fillRect(rect, theme.color("selection"))
        painter.fillRect(QRect(rect.left(), rect.top(), theme.px(4), rect.height()), theme.color("accent"))
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, theme.color("hover"))
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("border"))


def _paint_state(painter: QPainter, theme: Theme, rect: QRect, chip: ChipSpec, longest: int) -> tuple[int, bool]:
    """Paint a state at the right of `rect`, as its icon alone where a title would be cut.

    Gives the room taken, and whether all of the state could be said there.
    """
    gap = theme.px(9)
    wide = chip_width(theme, chip)
    if longest + wide + gap <= rect.width():
        paint_chip(painter, QRect(rect.right() - wide, rect.top(), wide, rect.height()), theme, chip)
        return wide + gap, True
    side = theme.px(18)
    place = QRect(rect.right() - side, rect.center().y() - side // 2, side, side)
    if chip.icon is not None:
        ink = "text-muted" if chip.tone is Tone.NEUTRAL else chip.tone.value
        paint_icon(painter, place, chip.icon, theme.color(ink))
    return side + gap, False


def _has_second_line(theme: Theme) -> bool:
    """With large text the second line goes to the tooltip (design section 7)."""
    return theme.text_scale < _LARGE_TEXT
