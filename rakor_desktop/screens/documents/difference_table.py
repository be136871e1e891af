"""What changed between two versions as a table: place, field, before and after, with the differing words marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from rakor_desktop.domain.formatting import clock, short_date
from rakor_desktop.domain.progress import Progress
from rakor_desktop.domain.versions import Difference
from rakor_desktop.qtkit.theme import Role, theme_of
from rakor_desktop.services.differences import ADDED, MOVED, REMOVED
from rakor_desktop.tables.wrapped_text import draw_wrapped, wrapped_lines

_Index = QModelIndex | QPersistentModelIndex
_MOST_LINES = 16
_MOST_WORDS = 600  # beyond it comparing takes longer than an officer waits: then nothing is marked
_PADDING, _EDGE = 8, 6


class DifferenceColumn(IntEnum):
    """The columns, in their order."""

    SUBJECT = 0
    FIELD = 1
    OLD = 2
    NEW = 3
    WHO = 4


_SHARES = {
    DifferenceColumn.SUBJECT: 18,
    DifferenceColumn.FIELD: 15,
    DifferenceColumn.OLD: 27,
    DifferenceColumn.NEW: 27,
    DifferenceColumn.WHO: 13,
}  # percent of the width


Marks = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class MarkedDifference:
    """A difference with the (start, end) of the words that only its old and only its new text have."""

    difference: Difference
    old_marks: Marks
    new_marks: Marks
    is_first: bool


def marked_words(old: str, new: str) -> tuple[Marks, Marks]:
    """The places of the words that differ; nothing is marked where all of a text is new."""
    first, second = ([match.span() for match in re.finditer(r"\S+", text)] for text in (old, new))
    if not first or not second or len(first) + len(second) > _MOST_WORDS:
        return (), ()
    words = [old[start:end] for start, end in first], [new[start:end] for start, end in second]
    left: list[tuple[int, int]] = []
    right: list[tuple[int, int]] = []
    steps = SequenceMatcher(None, *words, autojunk=False).get_opcodes()
    if all(kind != "equal" for kind, *_ in steps):
        return (), ()
    for kind, one, two, three, four in steps:
        if kind == "equal":
            continue
        if two > one:
            left.append((first[one][0], first[two - 1][1]))
        if four > three:
            right.append((second[three][0], second[four - 1][1]))
    return tuple(left), tuple(right)


def marked(differences: Sequence[Difference], progress: Progress) -> tuple[MarkedDifference, ...]:
    """Differences ready to be shown (long work when there are many). Raises Cancelled."""
    rows: list[MarkedDifference] = []
    subject = ""
    for done, one in enumerate(differences):
        progress.report(done, len(differences))
        rows.append(MarkedDifference(one, *marked_words(one.old, one.new), is_first=one.subject != subject))
        subject = one.subject
    return tuple(rows)


class DifferenceModel(QAbstractTableModel):
    """Frozen rows, read only."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[MarkedDifference, ...] = ()
        before, after = self.tr("Sebelum"), self.tr("Sesudah")
        self._titles = (self.tr("Bagian"), self.tr("Perubahan"), before, after, self.tr("Oleh"))

    def show_rows(self, rows: Sequence[MarkedDifference]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def marks(self, index: _Index) -> Marks:
        """What is marked in a cell."""
        row = self._rows[index.row()]
        found = {DifferenceColumn.OLD: row.old_marks, DifferenceColumn.NEW: row.new_marks}
        return found.get(DifferenceColumn(index.column()), ())

    def is_quiet(self, index: _Index) -> bool:
        """Whether a cell only says that there is nothing."""
        one = self._rows[index.row()].difference
        said = {DifferenceColumn.OLD: one.old, DifferenceColumn.NEW: one.new, DifferenceColumn.WHO: ""}
        return not said.get(DifferenceColumn(index.column()), "-")

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(DifferenceColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, DifferenceColumn(index.column()))
        if role == Qt.ItemDataRole.ToolTipRole:
            text = self._text(row, DifferenceColumn(index.column()))
            return text if len(text) > 60 else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            one = row.difference
            cells = {DifferenceColumn.OLD: self.tr("sebelum"), DifferenceColumn.NEW: self.tr("sesudah")}
            lead = cells.get(DifferenceColumn(index.column()), "")
            return f"{one.subject}, {self._change(one)}, {lead} {index.data()}".strip()
        return None

    def _text(self, row: MarkedDifference, column: DifferenceColumn) -> str:
        one = row.difference
        match column:
            case DifferenceColumn.SUBJECT:
                return one.subject if row.is_first else ""
            case DifferenceColumn.FIELD:
                return self._change(one)
            case DifferenceColumn.OLD:
                nothing = {ADDED: self.tr("belum ada"), MOVED: ""}
                return one.old or nothing.get(one.field, self.tr("kosong"))
            case DifferenceColumn.NEW:
                return one.new or (self.tr("tidak ada lagi") if one.field == REMOVED else self.tr("kosong"))
            case DifferenceColumn.WHO:
                moment = f"{short_date(one.moment.date())} {clock(one.moment)}" if one.moment else ""
                return ", ".join(part for part in (one.operator or self.tr("Tanpa nama"), moment) if part)

    def _change(self, one: Difference) -> str:
        """What was done, as an officer says it: `Tenggat diubah`, `Ditambahkan`."""
        if one.field in (ADDED, REMOVED, MOVED):
            words = one.field
        elif not one.old:
            words = self.tr("{field} diisi").format(field=one.field)
        elif not one.new:
            words = self.tr("{field} dikosongkan").format(field=one.field)
        else:
            words = self.tr("{field} diubah").format(field=one.field)
        return words[0].upper() + words[1:]


class DifferenceDelegate(QStyledItemDelegate):
    """A few lines of text with the differing words on the colour of a search hit."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        theme, view = theme_of(option.widget), option.widget
        width = view.columnWidth(index.column()) if isinstance(view, QTableView) else theme.px(120)
        font = theme.font(Role.BODY)
        lines = wrapped_lines(str(index.data() or ""), font, width - 2 * theme.px(_PADDING), _MOST_LINES)
        return QSize(width, max(lines, 1) * QFontMetrics(font).lineSpacing() + 2 * theme.px(_EDGE) + 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme, model = theme_of(option.widget), index.model()
        column = DifferenceColumn(index.column())
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if selected:
            painter.fillRect(option.rect, theme.color("selection"))
        painter.setPen(theme.color("border"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        is_quiet = isinstance(model, DifferenceModel) and model.is_quiet(index)
        ink = "selection-text" if selected else "text-muted" if is_quiet else "text"
        painter.setPen(theme.color(ink))
        font = theme.font(Role.BODY_STRONG if column is DifferenceColumn.SUBJECT else Role.BODY)
        rect = option.rect.adjusted(theme.px(_PADDING), theme.px(_EDGE), -theme.px(_PADDING), -theme.px(_EDGE))
        marks = model.marks(index) if isinstance(model, DifferenceModel) else ()
        lines = max(rect.height() // QFontMetrics(font).lineSpacing(), 1)
        colour = None if selected else theme.color("search-hit")
        draw_wrapped(painter, rect, str(index.data() or ""), font, lines, marks, colour)
        painter.restore()


class DifferenceRows(QObject):
    """Lets a plain table show differences: widths by their shares, each row that is seen as high as its text."""

    def __init__(self, view: QTableView, model: DifferenceModel) -> None:
        super().__init__(view)
        self._view = view
        self._measured: set[int] = set()
        self._is_at_end = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)  # once for all the sizes that a window passes through at a time
        self._soon.timeout.connect(self._measure)
        # Columns that are wide enough for no word to be broken.
        self._longest = {
            DifferenceColumn.FIELD: self.tr("Ditambahkan"),
            DifferenceColumn.WHO: f"{short_date(date(2026, 11, 24))},",
        }
        view.setModel(model)
        view.setItemDelegate(DifferenceDelegate(view))
        view.setShowGrid(False)
        view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        view.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        view.setTabKeyNavigation(False)
        view.verticalHeader().hide()
        view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        view.horizontalHeader().setHighlightSections(False)
        view.verticalScrollBar().valueChanged.connect(self._follow_scrolling)
        view.verticalScrollBar().rangeChanged.connect(self._stay_at_end)

    def fit(self) -> None:
        """Share the width among the columns; the rows are measured when they are seen."""
        view = self._view
        width, theme = view.viewport().width(), theme_of(view)
        measure = QFontMetrics(theme.font(Role.BODY))
        taken = {
            column: max(width * _SHARES[column] // 100, measure.horizontalAdvance(word) + 2 * theme.px(_PADDING) + 4)
            for column, word in self._longest.items()
        }
        free, shares = width - sum(taken.values()), 100 - sum(_SHARES[column] for column in taken)
        for column, share in _SHARES.items():
            view.setColumnWidth(column, taken.get(column, free * share // shares))
        self._measured.clear()
        self._is_at_end = False
        self._soon.start()

    def _follow_scrolling(self, _value: int) -> None:
        self._soon.start()

    def _measure(self) -> None:
        """Give each row in view the lines that it needs: all of them at once would keep the window waiting."""
        view, bottom, bar = self._view, self._view.viewport().height(), self._view.verticalScrollBar()
        self._is_at_end = 0 < bar.maximum() == bar.value()
        row, count = max(view.rowAt(0), 0), view.model().rowCount()
        while row < count and view.rowViewportPosition(row) < bottom:
            if row not in self._measured:
                self._measured.add(row)
                view.resizeRowToContents(row)
            row += 1

    def _stay_at_end(self, _first: int, last: int) -> None:
        """Who went to the end stays there when the rows that came into view have grown."""
        if self._is_at_end:
            self._view.verticalScrollBar().setValue(last)
