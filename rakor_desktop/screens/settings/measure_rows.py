"""The rows and cells of the table of measures."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, QRect, Qt
from PySide6.QtGui import QColor, QPainter

from rakor_desktop.domain.formatting import number, parse_number
from rakor_desktop.domain.geometry import MEASURES, Geometry, Measure
from rakor_desktop.qtkit.icons import Icon, paint_icon
from rakor_desktop.qtkit.theme import Role, Theme
from rakor_desktop.tables.columns import Align, Column, EditorKind
from rakor_desktop.tables.delegates import CellDelegate, draw_text
from rakor_desktop.tables.rows_model import Index, RowsModel

LABEL, VALUE, DEFAULT, RANGE, RESET = "label", "value", "default", "range", "reset"


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure with its value, or the heading of a section; `refused` is a text that cannot be taken, and why."""

    section: str
    measure: Measure | None = None
    value: float = 0
    refused: str = ""
    fault: str = ""

    @property
    def key(self) -> str:
        """The measure's name, or the section's."""
        return self.measure.name if self.measure else f"section:{self.section}"

    @property
    def is_changed(self) -> bool:
        """Whether the office's value is not the default."""
        return self.measure is not None and (self.value != self.measure.default or bool(self.refused))


def rows_of(geometry: Geometry, refused: dict[str, tuple[str, str]]) -> list[MeasureRow]:
    """Every measure below the name of its section; `refused` holds text and fault by name."""
    rows: list[MeasureRow] = []
    for measure in MEASURES:
        if not rows or rows[-1].section != measure.section:
            rows.append(MeasureRow(measure.section))
        text, fault = refused.get(measure.name, ("", ""))
        rows.append(MeasureRow(measure.section, measure, getattr(geometry, measure.name), text, fault))
    return rows


def read_value(measure: Measure, text: str) -> float:
    """A typed value, with or without its unit. Raises ValueError whose text is the sentence to show."""
    bare = text.strip().removesuffix(measure.unit.value).strip()
    value = parse_number(bare)
    if not measure.least <= value <= measure.most:
        raise ValueError(
            _tr("{value} di luar jangkauan; tulis {least} sampai {most} {unit}.").format(
                value=number(value),
                least=number(measure.least),
                most=number(measure.most),
                unit=measure.unit.value,
            )
        )
    return value


class MeasureModel(RowsModel[MeasureRow]):
    """Headings can be neither reached nor edited."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(_columns(), lambda row: row.key, parent)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.row_at(index).measure is None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


class LabelDelegate(CellDelegate):
    """The name of the measure, and why the value in its row is not taken."""

    def paint_cell(self, painter: QPainter, rect: QRect, theme: Theme, index: Index, ink: QColor) -> None:
        super().paint_cell(painter, rect, theme, index, theme.color("danger") if _row(index).fault else ink)


class ValueDelegate(CellDelegate):
    """The value with its unit, or the refused text with a sign; only the number is edited."""

    def paint_cell(self, painter: QPainter, rect: QRect, theme: Theme, index: Index, ink: QColor) -> None:
        row = _row(index)
        if row.refused:
            ink = theme.color("danger")
            side = theme.px(15)
            place = QRect(rect.left(), rect.center().y() - side // 2 + 1, side, side)
            paint_icon(painter, place, Icon.NOT_SAVED, ink)
        role = Role.BODY_STRONG if row.is_changed else Role.BODY
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        draw_text(painter, rect, theme, index.data() or "", role, ink, flags)

    def edit_text(self, index: Index) -> str:
        row = _row(index)
        return row.refused or number(row.value)


class ResetDelegate(CellDelegate):
    """An arrow back where there is something to give back."""

    def paint_cell(self, painter: QPainter, rect: QRect, theme: Theme, index: Index, ink: QColor) -> None:
        if _row(index).is_changed:
            side = theme.px(18)
            place = QRect(rect.center().x() - side // 2, rect.center().y() - side // 2 + 1, side, side)
            paint_icon(painter, place, Icon.UNDO, theme.color("accent"))


def _row(index: Index) -> MeasureRow:
    model = index.model()
    assert isinstance(model, MeasureModel)
    return model.row_at(index)


def _columns() -> tuple[Column[MeasureRow], ...]:
    return (
        Column(
            LABEL, _tr("Ukuran"), _label, stretch=1, width=200, is_sortable=False,
            is_strong=lambda row: row.measure is None,
        ),
        Column(
            VALUE, _tr("Nilai"), _value, width=110, align=Align.RIGHT, is_sortable=False, editor=EditorKind.LINE,
            tooltip=lambda row: row.fault or None,
        ),
        Column(DEFAULT, _tr("Bawaan"), _default, width=100, align=Align.RIGHT, is_sortable=False, drop_order=1),
        Column(RANGE, _tr("Jangkauan"), _range, width=130, align=Align.RIGHT, is_sortable=False, drop_order=2),
        Column(RESET, "", _nothing, width=44, is_sortable=False, tooltip=_reset_tip),
    )  # fmt: skip


def _nothing(_row: MeasureRow) -> str:
    return ""


def _label(row: MeasureRow) -> str:
    if row.measure is None:
        return row.section
    return f"{row.measure.label}: {row.fault}" if row.fault else row.measure.label


def _value(row: MeasureRow) -> str:
    return row.refused or (_with_unit(row.value, row.measure) if row.measure else "")


def _default(row: MeasureRow) -> str:
    return _with_unit(row.measure.default, row.measure) if row.measure else ""


def _range(row: MeasureRow) -> str:
    one = row.measure
    return f"{number(one.least)}–{number(one.most)} {one.unit.value}" if one else ""


def _reset_tip(row: MeasureRow) -> str | None:
    return _tr("Kembalikan nilai bawaan (Del)") if row.is_changed else None


def _with_unit(value: float, measure: Measure) -> str:
    return f"{number(value)} {measure.unit.value}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("MeasureTable", text)
