"""What changed between two versions as a table: place, field, before and after, with the differing words marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from rakor_desktop.domain.formatting import clock, short_date
from rakor_desktop.domain.versions import Difference
from rakor_desktop.qtkit.theme import Role, theme_of
from rakor_desktop.services.differences import ADDED, MOVED, REMOVED
from rakor_desktop.tables.wrapped_text import draw_wrapped, wrapped_lines

_Index = QModelIndex | QPersistentModelIndex
_MOST_LINES = 16
_MOST_WORDS = 1500  # beyond it comparing takes longer than reading: then nothing is marked
_MEASURED_ROWS = 400
_PADDING, _EDGE = 8, 6
_SHARES = (18, 15, 27, 27, 13)  # percent of the width
_LONGEST_WORDS = {1: "Ditambahkan", 4: "24 Nov 2026,"}  # columns that are wide enough for no word to be broken


class DifferenceColumn(IntEnum):
    """The columns, in their order."""

    SUBJECT = 0
    FIELD = 1
    OLD = 2
    NEW = 3
    WHO = 4


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


def marked(differences: Sequence[Difference]) -> tuple[MarkedDifference, ...]:
    """Differences ready to be shown (long work when there are many)."""
    rows: list[MarkedDifference] = []
    subject = ""
    for one in differences:
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


def set_up(view: QTableView, model: DifferenceModel) -> None:
    """Let a plain table show differences."""
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


def fit(view: QTableView) -> None:
    """Share the width among the columns and give each row the lines that it needs, for as many as are soon seen."""
    width, theme = view.viewport().width(), theme_of(view)
    measure = QFontMetrics(theme.font(Role.BODY))
    taken = {
        column: max(width * _SHARES[column] // 100, measure.horizontalAdvance(word) + 2 * theme.px(_PADDING) + 4)
        for column, word in _LONGEST_WORDS.items()
    }
    free, shares = width - sum(taken.values()), 100 - sum(_SHARES[column] for column in taken)
    for column, share in enumerate(_SHARES):
        view.setColumnWidth(column, taken.get(column, free * share // shares))
    for row in range(min(view.model().rowCount(), _MEASURED_ROWS)):
        view.resizeRowToContents(row)
