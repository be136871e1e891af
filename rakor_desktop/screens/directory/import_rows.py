"""Second step of the import: each line with how it stands to the directory and what shall be done with it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject

from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.kinds import Sector
from rakor_desktop.qtkit.icons import Icon
from rakor_desktop.qtkit.painting import ChipSpec, Tone
from rakor_desktop.services.roster_import import Decision, PlannedInstitution, PlannedPerson, RosterPlan, Standing
from rakor_desktop.tables.columns import Align, CellKind, Column, EditorKind

_STANDINGS = {
    Standing.NEW: (Tone.INFO, Icon.ADD),
    Standing.EXISTING: (Tone.SUCCESS, Icon.DONE),
    Standing.SIMILAR: (Tone.WARNING, Icon.SIMILAR),
    Standing.ERROR: (Tone.DANGER, Icon.NOT_SAVED),
}


@dataclass(frozen=True, slots=True)
class ImportRow:
    """A person or an institution of the list; `key` is `p:line` or `i:key`."""

    key: str
    line: str
    name: str
    second: str
    institution: str
    sector: Sector | None
    standing: Standing
    decision: Decision
    detail: str
    score: int = 0


def import_rows(owner: QObject, plan: RosterPlan, standing: Standing | None = None) -> tuple[ImportRow, ...]:
    """The rows to show: institutions that need a decision first, then the people."""
    places = {one.key: one for one in plan.institutions}
    institutions = [_institution(owner, one) for one in plan.institutions if one.standing is Standing.SIMILAR]
    people = [_person(owner, one, places.get(one.institution)) for one in plan.people]
    return tuple(row for row in (*institutions, *people) if standing is None or row.standing is standing)


def decided(plan: RosterPlan, row: ImportRow, decision: Decision) -> RosterPlan:
    """The plan after a decision. Raises UserError when that decision makes no sense for the row."""
    kind, _, rest = row.key.partition(":")
    try:
        if kind == "p":
            return plan.decide_person(int(rest), decision)
        return plan.decide_institution(rest, decision)
    except ValueError:
        if row.standing is Standing.ERROR:
            message = _tr("Baris yang galat hanya dapat dilewati; perbaiki berkasnya lalu impor lagi.")
        else:
            message = _tr("Tidak ada yang mirip di direktori untuk baris ini; pilih buat baru atau lewati.")
        raise UserError(message, row.line) from None


def _tr(text: str) -> str:
    return QCoreApplication.translate("ImportRows", text)


def standing_label(owner: QObject, standing: Standing) -> str:
    """The word for a standing."""
    return {
        Standing.NEW: owner.tr("Baru"),
        Standing.EXISTING: owner.tr("Sudah ada"),
        Standing.SIMILAR: owner.tr("Mirip"),
        Standing.ERROR: owner.tr("Galat"),
    }[standing]


def decision_label(owner: QObject, decision: Decision) -> str:
    """The word for a decision."""
    return {
        Decision.CREATE: owner.tr("Tambahkan baru"),
        Decision.USE_EXISTING: owner.tr("Pakai yang ada"),
        Decision.SKIP: owner.tr("Lewati"),
        Decision.ASK: owner.tr("Putuskan…"),
    }[decision]


def decision_of(owner: QObject, label: str) -> Decision:
    """The decision a label stands for."""
    return next(one for one in Decision if decision_label(owner, one) == label)


def row_columns(owner: QObject) -> tuple[Column[ImportRow], ...]:
    """Line, name over detail, institution, sector, standing, decision."""

    def chip(row: ImportRow) -> ChipSpec:
        tone, which = _STANDINGS[row.standing]
        text = standing_label(owner, row.standing)
        return ChipSpec(f"{text} {row.score}%" if row.standing is Standing.SIMILAR else text, tone, which)

    def choices() -> list[tuple[str, str]]:
        return [(one.value, decision_label(owner, one)) for one in Decision if one is not Decision.ASK]

    def decision(row: ImportRow) -> str:
        return decision_label(owner, row.decision)

    return (
        Column("line", owner.tr("Baris"), _line, align=Align.RIGHT, width=58),
        Column("name", owner.tr("Nama"), _name, CellKind.TWO_LINES, _second, width=200, stretch=3, tooltip=_detail),
        Column("institution", owner.tr("Instansi"), _institution_name, width=150, stretch=2, drop_order=1),
        Column("sector", owner.tr("Unsur"), _sector_word, CellKind.SECTOR, _sector, width=140, drop_order=2),
        Column("standing", owner.tr("Keadaan"), _standing, CellKind.CHIP, chip, width=118, tooltip=_detail),
        Column(
            "decision", owner.tr("Keputusan"), decision, width=160, is_strong=_is_open, editor=EditorKind.CHOICE,
            choices=choices,
        ),
    )  # fmt: skip


def _person(owner: QObject, one: PlannedPerson, place: PlannedInstitution | None) -> ImportRow:
    issues = "; ".join(f"{issue.place}: {issue.message}" for issue in one.row.issues)
    known = owner.tr("Di direktori: {name}").format(name=one.existing_name) if one.existing_name else ""
    second = "; ".join(issue.message for issue in one.row.issues) or one.row.post
    if one.standing is Standing.SIMILAR:
        second = owner.tr("Mirip dengan {name}").format(name=one.existing_name)
    return ImportRow(
        f"p:{one.row.line}",
        str(one.row.line),
        one.row.full_name or "–",
        second,
        one.row.institution,
        one.row.sector or (place.sector if place else None),
        one.standing,
        one.decision,
        "\n".join(part for part in (known, issues) if part),
        one.score,
    )


def _institution(owner: QObject, one: PlannedInstitution) -> ImportRow:
    lines = ", ".join(str(line) for line in one.lines[:4])
    similar = owner.tr("Instansi mirip dengan {name}").format(name=one.existing_name)
    detail = owner.tr("{similar} (baris {lines})").format(similar=similar, lines=lines)
    return ImportRow(
        f"i:{one.key}", "–", one.name, similar, "", one.sector, one.standing, one.decision, detail, one.score
    )


def _line(row: ImportRow) -> str:
    return row.line


def _name(row: ImportRow) -> str:
    return row.name


def _second(row: ImportRow) -> str:
    return row.second


def _detail(row: ImportRow) -> str:
    return row.detail


def _institution_name(row: ImportRow) -> str:
    return row.institution


def _sector_word(row: ImportRow) -> str:
    return row.sector.short_label if row.sector else "–"


def _sector(row: ImportRow) -> Sector | None:
    return row.sector


def _standing(row: ImportRow) -> str:
    return row.standing.value


def _is_open(row: ImportRow) -> bool:
    return row.decision is Decision.ASK
