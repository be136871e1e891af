"""The list of participants: its columns, its typed times and how its cells are painted."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QLineEdit, QWidget

from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.formatting import clock, clock_range, parse_time
from rakor_desktop.domain.kinds import Registration
from rakor_desktop.domain.meeting import Participant
from rakor_desktop.qtkit.painting import ChipSpec, chip_width, paint_chip
from rakor_desktop.qtkit.theme import Role, Theme
from rakor_desktop.screens.attendance.presence import post_parts, presence_chip, who_line
from rakor_desktop.tables.columns import Align, CellKind, Column, EditorKind
from rakor_desktop.tables.delegates import CellDelegate, draw_text
from rakor_desktop.tables.rows_model import STRONG_ROLE, Index, RowsModel
from rakor_desktop.tables.table_view import TableView

TIME = "time"


def time_text(one: Participant) -> str:
    """`08.10`, `08.10–10.30` for somebody who left, a dash without a time."""
    if one.arrived_at is None:
        return "–"
    return clock_range(one.arrived_at, one.left_at) if one.left_at else clock(one.arrived_at)


def parse_times(text: str, one: Participant, today: datetime) -> tuple[datetime | None, datetime | None]:
    """Read a typed time of arrival, or `08.10–10.30` with leaving. Raises UserError."""
    parts = [part.strip() for part in text.replace("–", "-").split("-")]
    day = (one.arrived_at or today).date()
    try:
        if parts in ([""], ["", ""]):
            return None, None
        if len(parts) > 2:
            raise ValueError("Tulis waktu seperti 08.10 atau 08.10–10.30.")
        moments = [datetime.combine(day, parse_time(part)) if part else None for part in parts]
    except ValueError as error:
        raise UserError(str(error)) from error
    arrived, left = moments[0], moments[1] if len(moments) == 2 else None
    if left is not None and arrived is None:
        raise UserError("Tulis waktu datang dahulu, misalnya 08.10–10.30.")
    if left is not None and arrived is not None and left < arrived:
        raise UserError("Waktu pulang lebih awal daripada waktu datang; periksa lagi.")
    return arrived, left


def _with_times(one: Participant, text: str) -> Participant:
    arrived, left = parse_times(text, one, datetime.now())
    return replace(one, arrived_at=arrived, left_at=left)


def _registration(one: Participant) -> str:
    if not one.presence.counts_as_present:
        return ""
    if one.signature:
        return "tanda tangan"
    return {Registration.LEMBAR: "kertas", Registration.PEMINDAI: "pemindai"}.get(one.registration, "")


def _never_arrived(one: Participant) -> datetime:
    return one.arrived_at or datetime.max


def _number(one: Participant) -> int:
    return one.number


def _post_text(one: Participant) -> str:
    return " · ".join(part for part in post_parts(one) if part)


def participant_columns() -> list[Column[Participant]]:
    """The columns, widest first to go when the list gets narrow."""
    return [
        Column("number", _tr("No."), lambda one: str(one.number), align=Align.RIGHT, width=42, sort_key=_number),
        Column("name", _tr("Nama"), lambda one: one.full_name, width=200, stretch=2, tooltip=who_line),
        Column("post", _tr("Jabatan · Instansi"), _post_text, width=192, stretch=3, drop_order=3, tooltip=who_line),
        Column("sector", _tr("Unsur"), lambda _one: "", CellKind.SECTOR, lambda one: one.sector, width=52, drop_order=2,
               sort_key=lambda one: one.sector.value, tooltip=lambda one: one.sector.label),
        Column("presence", _tr("Kehadiran"), lambda one: one.presence.label, CellKind.CHIP,
               lambda one: presence_chip(one.presence), width=136),
        Column(TIME, _tr("Waktu"), time_text, align=Align.RIGHT, width=100, drop_order=1, editor=EditorKind.LINE,
               replace=_with_times, sort_key=_never_arrived),
        Column("registration", _tr("Dicatat"), _registration, align=Align.CENTRE, width=74, drop_order=4),
    ]  # fmt: skip


class NameDelegate(CellDelegate):
    """The name; somebody who was not invited has a chip behind it."""

    def paint_cell(self, painter: QPainter, rect: QRect, theme: Theme, index: Index, ink: QColor) -> None:
        one = _participant(index)
        if one is not None and not one.invited:
            walk_in = ChipSpec(_tr("tambahan"))
            width = chip_width(theme, walk_in)
            role = Role.BODY_STRONG if index.data(STRONG_ROLE) else Role.BODY
            name = QFontMetrics(theme.font(role)).horizontalAdvance(one.full_name)
            left = min(rect.left() + name + theme.px(8), rect.right() - width)
            if left > rect.left() + theme.px(60):
                paint_chip(painter, QRect(left, rect.top(), width, rect.height()), theme, walk_in)
                rect = QRect(rect.left(), rect.top(), left - rect.left() - theme.px(6), rect.height())
        super().paint_cell(painter, rect, theme, index, ink)


class PostDelegate(CellDelegate):
    """The post muted, the institution in the colour of text."""

    def paint_cell(self, painter: QPainter, rect: QRect, theme: Theme, index: Index, ink: QColor) -> None:
        one = _participant(index)
        if one is None:
            return
        post, institution = post_parts(one)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        muted = theme.color("text-muted")
        metrics = QFontMetrics(theme.font(Role.BODY))
        first = f"{post} · " if post and institution else post
        if first:
            draw_text(painter, rect, theme, first, Role.BODY, muted, flags)
        left = rect.left() + metrics.horizontalAdvance(first)
        if institution and left < rect.right() - theme.px(16):
            rest = QRect(left, rect.top(), rect.right() - left + 1, rect.height())
            draw_text(painter, rest, theme, institution, Role.BODY, ink, flags)


class TimeDelegate(CellDelegate):
    """The times; a text that was refused stands there again when the cell is opened the next time."""

    def __init__(self, view: TableView) -> None:
        super().__init__(view)
        self._refused: tuple[str, str] = ("", "")

    def edit_text(self, index: Index) -> str:
        one = _participant(index)
        row_id, text = self._refused
        if one is not None and row_id == one.id:
            return text
        return "" if one is None or one.arrived_at is None else super().edit_text(index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        one = _participant(index)
        if isinstance(editor, QLineEdit) and one is not None:
            text = editor.text()
            if not text.strip() and one.arrived_at is None:
                return  # opened and left empty
            accepted = model.setData(index, text, Qt.ItemDataRole.EditRole) or text == time_text(one)
            self._refused = ("", "") if accepted else (one.id, text)


def dress_table(view: TableView, model: RowsModel[Participant]) -> None:
    """Give the view this screen's delegates."""
    view.set_rows_model(model)
    view.setItemDelegateForColumn(model.column_number("name"), NameDelegate(view))
    view.setItemDelegateForColumn(model.column_number("post"), PostDelegate(view))
    view.setItemDelegateForColumn(model.column_number(TIME), TimeDelegate(view))


def _tr(text: str) -> str:
    return QCoreApplication.translate("AttendanceTable", text)


def _participant(index: Index) -> Participant | None:
    model = index.model()
    row = model.row_at(index) if isinstance(model, RowsModel) else None
    return row if isinstance(row, Participant) else None
