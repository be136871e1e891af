"""The tasks that are late or due soon, as a list: activity over institution, and how urgent it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from rakor_desktop.domain.agreement import Attention, DueTask
from rakor_desktop.domain.formatting import full_date, short_date
from rakor_desktop.qtkit.icons import Icon
from rakor_desktop.qtkit.painting import ChipSpec, Tone, chip_width, paint_chip
from rakor_desktop.qtkit.theme import Role, theme_of
from rakor_desktop.tables.delegates import draw_text

_Index = QModelIndex | QPersistentModelIndex
_LINE_ROLE = Qt.ItemDataRole.UserRole + 1
_PADDING = 12  # px at any text size: stands under what is above the list
ENTRY_HEIGHT = 48  # px at 100 % text


@dataclass(frozen=True, slots=True)
class AttentionLine:
    """What one entry says."""

    task: DueTask
    institution: str
    chip: ChipSpec


@dataclass(frozen=True, slots=True)
class Load:
    """How many tasks of one institution are late, and how many are due soon."""

    institution: str
    late: int
    soon: int

    @property
    def total(self) -> int:
        """Both together."""
        return self.late + self.soon


def loads(attention: Attention) -> tuple[Load, ...]:
    """One per institution: the most late tasks first, then the most tasks."""
    late = [task.institution for task in attention.late]
    soon = [task.institution for task in attention.soon]
    found = [Load(name, late.count(name), soon.count(name)) for name in {*late, *soon}]
    return tuple(sorted(found, key=lambda load: (-load.late, -load.total, load.institution)))


def institution_name(owner: QObject, institution: str) -> str:
    """The institution, or that there is none."""
    return institution or owner.tr("Belum ada penanggung jawab")


def attention_lines(owner: QObject, attention: Attention, today: date) -> tuple[AttentionLine, ...]:
    """Late tasks, then those due soon, earliest first."""
    tasks: Iterable[DueTask] = (*attention.late, *attention.soon)
    return tuple(
        AttentionLine(task, institution_name(owner, task.institution), _due_chip(owner, task.due, today))
        for task in tasks
    )


def _due_chip(owner: QObject, due: date, today: date) -> ChipSpec:
    """`Lewat 9 hari`, `Hari ini` or `26 Nov`."""
    if due < today:
        text = owner.tr("Lewat {count} hari").format(count=(today - due).days)
        return ChipSpec(text, Tone.DANGER, Icon.TASK_LATE)
    text = owner.tr("Hari ini") if due == today else short_date(due).rsplit(" ", 1)[0]
    return ChipSpec(text, Tone.WARNING, Icon.SCHEDULED)


class AttentionModel(QAbstractListModel):
    """The lines of the list."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lines: tuple[AttentionLine, ...] = ()

    def put(self, lines: tuple[AttentionLine, ...]) -> None:
        """Show these lines; the same ones again change nothing."""
        if lines != self._lines:
            self.beginResetModel()
            self._lines = lines
            self.endResetModel()

    def task_at(self, row: int) -> DueTask:
        """The task of a line."""
        return self._lines[row].task

    def row_of(self, task_id: str) -> int:
        """The line of a task, -1 when it is not there."""
        return next((row for row, line in enumerate(self._lines) if line.task.id == task_id), -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.task.activity
            case Qt.ItemDataRole.ToolTipRole:
                due = self.tr("Tenggat {day}").format(day=full_date(line.task.due))
                return f"{line.task.activity}\n{line.institution}\n{due}"
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{line.task.activity}, {line.institution}, {line.chip.text}"
            case _:
                return line if role == _LINE_ROLE else None


class AttentionDelegate(QStyledItemDelegate):
    """Activity over institution at the left, the chip at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(theme_of().px(120), theme_of().px(ENTRY_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme = theme_of()
        line: AttentionLine = index.data(_LINE_ROLE)
        rect: QRect = option.rect
        inner = rect.adjusted(_PADDING, 0, -_PADDING, 0)
        painter.save()
        ink, muted = theme.color("text"), theme.color("text-muted")
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("selection"))
            ink = muted = theme.color("selection-text")
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("hover"))
        if index.row() < index.model().rowCount() - 1:
            painter.setPen(theme.color("border"))
            painter.drawLine(inner.left(), rect.bottom(), inner.right(), rect.bottom())
        width = chip_width(theme, line.chip)
        place = QRect(inner.right() - width + 1, rect.top(), width, rect.height())
        paint_chip(painter, place, theme, line.chip)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        half = rect.height() // 2
        upper = QRect(inner.left(), rect.top() + theme.px(4), inner.width() - width - theme.px(8), half - theme.px(4))
        draw_text(painter, upper, theme, line.task.activity, Role.BODY, ink, flags)
        lower = upper.translated(0, half - theme.px(4))
        draw_text(painter, lower, theme, line.institution, Role.SMALL, muted, flags)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -2))
        painter.restore()
