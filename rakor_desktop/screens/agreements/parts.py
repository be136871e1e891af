"""The three parts that the minutes must have: columns of each, and how its rows reach the data file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication

from rakor_desktop.domain.agreement import Assignment, Indicator, Task
from rakor_desktop.domain.change import Change, Written
from rakor_desktop.domain.kinds import FundSource, TaskState
from rakor_desktop.qtkit.icons import Icon
from rakor_desktop.qtkit.painting import ChipSpec, Tone
from rakor_desktop.screens.agreements.cells import Cell, CellType
from rakor_desktop.services.agreements import AgreementService

_TASK_CHIPS = {
    TaskState.BELUM: (Icon.TASK_NOT_STARTED, Tone.NEUTRAL),
    TaskState.PROSES: (Icon.TASK_IN_PROGRESS, Tone.INFO),
    TaskState.KENDALA: (Icon.TASK_OBSTRUCTED, Tone.WARNING),
    TaskState.SELESAI: (Icon.TASK_DONE, Tone.SUCCESS),
    TaskState.BATAL: (Icon.TASK_CANCELLED, Tone.NEUTRAL),
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("AgreementParts", text)


def task_cells() -> tuple[Cell[Task], ...]:
    """Kegiatan, mulai, tenggat, dana, status."""
    funds = tuple((fund, fund.label) for fund in FundSource)
    states = tuple((state, state.label) for state in TaskState)
    return (
        Cell(_tr("Kegiatan"), "activity", CellType.TEXT, lambda row: row.activity),
        Cell(_tr("Mulai"), "start", CellType.DATE, lambda row: row.start, width=88, drops=True),
        Cell(_tr("Tenggat"), "due", CellType.DATE, lambda row: row.due, width=88),
        Cell(_tr("Dana"), "fund", CellType.CHOICE, lambda row: row.fund, width=74, choices=funds),
        Cell(
            _tr("Status"),
            "state",
            CellType.CHOICE,
            lambda row: row.state,
            width=130,
            choices=states,
            chip=lambda row: ChipSpec(row.state.label, _TASK_CHIPS[row.state][1], _TASK_CHIPS[row.state][0]),
        ),
    )


def _standing_chip(row: Assignment) -> ChipSpec | None:
    return ChipSpec(_tr("Penanggung jawab"), Tone.LINK, Icon.STAR) if row.lead else None


def assignment_cells() -> tuple[Cell[Assignment], ...]:
    """Instansi, kedudukan, peran."""
    standings = ((True, _tr("Penanggung jawab")), (False, _tr("Instansi pendukung")))
    return (
        Cell(
            _tr("Instansi"),
            "institution",
            CellType.INSTITUTION,
            lambda row: row.label,
            share=5,
            sector=lambda row: row.sector if row.institution_id else None,
            is_strong=lambda row: row.lead,
        ),
        Cell(
            _tr("Kedudukan"),
            "lead",
            CellType.CHOICE,
            lambda row: row.lead,
            width=158,
            choices=standings,
            chip=_standing_chip,
        ),
        Cell(_tr("Peran"), "role", CellType.TEXT, lambda row: row.role, share=6),
    )


def indicator_cells() -> tuple[Cell[Indicator], ...]:
    """Indikator, satuan, baseline, target, tenggat, verifikasi."""
    return (
        Cell(_tr("Indikator"), "name", CellType.TEXT, lambda row: row.name, share=5),
        Cell(_tr("Satuan"), "unit", CellType.TEXT, lambda row: row.unit, width=92),
        Cell(_tr("Baseline"), "baseline", CellType.NUMBER, lambda row: row.baseline, width=70, drops=True),
        Cell(_tr("Target"), "target", CellType.NUMBER, lambda row: row.target, width=62),
        Cell(_tr("Tenggat"), "due", CellType.DATE, lambda row: row.due, width=88),
        Cell(_tr("Verifikasi"), "verification", CellType.TEXT, lambda row: row.verification, share=3),
    )


class TaskStore:
    """Rows of the work plan."""

    def __init__(self, agreements: AgreementService) -> None:
        self._agreements = agreements

    def create(self, agreement_id: str, field: str, value: Any) -> Written[str]:
        """A new line of the work plan."""
        return self._agreements.add_task(agreement_id, **{field: value})

    def create_all(self, agreement_id: str, rows: Sequence[Mapping[str, Any]]) -> Change:
        """New lines of the work plan."""
        return self._agreements.add_tasks(agreement_id, rows)

    def update(self, row_id: str, field: str, value: Any) -> Change:
        """Change one value."""
        return self._agreements.update_task(row_id, **{field: value})

    def delete(self, row_id: str) -> Change:
        """Delete a line."""
        return self._agreements.delete_task(row_id)


class AssignmentStore:
    """Who does what."""

    def __init__(self, agreements: AgreementService) -> None:
        self._agreements = agreements

    def create(self, agreement_id: str, field: str, value: Any) -> Written[str]:
        """Give an institution a part; the first one answers for the agreement. Raises UserError without a name."""
        institution = value if field == "institution" else ""
        first = not self._agreements.get(agreement_id).assignments
        return self._agreements.assign(agreement_id, institution, lead=first)

    def create_all(self, agreement_id: str, rows: Sequence[Mapping[str, Any]]) -> Change:
        """Give institutions parts."""
        return self._agreements.assign_many(agreement_id, rows)

    def update(self, row_id: str, field: str, value: Any) -> Change | Written[str]:
        """Change one value; another institution takes over standing and role, in a row of its own."""
        if field == "institution":
            return self._agreements.replace_assignment(row_id, value)
        return self._agreements.update_assignment(row_id, **{field: value})

    def delete(self, row_id: str) -> Change:
        """Take an institution's part away."""
        return self._agreements.remove_assignment(row_id)


class IndicatorStore:
    """What shows that the agreement was kept."""

    def __init__(self, agreements: AgreementService) -> None:
        self._agreements = agreements

    def create(self, agreement_id: str, field: str, value: Any) -> Written[str]:
        """A new indicator."""
        return self._agreements.add_indicator(agreement_id, **{field: value})

    def create_all(self, agreement_id: str, rows: Sequence[Mapping[str, Any]]) -> Change:
        """New indicators."""
        return self._agreements.add_indicators(agreement_id, rows)

    def update(self, row_id: str, field: str, value: Any) -> Change:
        """Change one value."""
        return self._agreements.update_indicator(row_id, **{field: value})

    def delete(self, row_id: str) -> Change:
        """Delete an indicator."""
        return self._agreements.delete_indicator(row_id)
