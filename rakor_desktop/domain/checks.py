"""What is still missing before agreements can be signed, as a list that leads to the place."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date

from rakor_desktop.domain.agreement import Agreement
from rakor_desktop.domain.formatting import full_date
from rakor_desktop.domain.kinds import AgreementState


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at: which agreement, which part of it, said in one sentence."""

    agreement_id: str
    code: str
    field: str
    text: str


def check_agreements(
    agreements: Iterable[Agreement],
    absent_institutions: Collection[str],
    day_off: Callable[[date], str | None],
) -> tuple[Finding, ...]:
    """Check what screens.md (Kesepakatan) names.

    `absent_institutions` are ids of invited institutions of which nobody came; `day_off` names the holiday or
    weekend on a date, None on a working day.
    """
    findings: list[Finding] = []
    for agreement in agreements:
        if agreement.state is AgreementState.DITOLAK:
            continue

        def add(field: str, text: str, agreement: Agreement = agreement) -> None:
            findings.append(Finding(agreement.id, agreement.code, field, text))

        code, known = agreement.code, len(findings)
        if not agreement.statement.strip():
            add("statement", f"{code} belum dirumuskan")
        missing = _missing(agreement)
        if missing:
            add(missing[0][0], f"{code} belum punya {_enumerate([word for _, word in missing])}")
        for part in agreement.assignments:
            if part.institution_id in absent_institutions:
                add("assignments", f"{code}: {part.label} diberi tugas tetapi tidak hadir")
        worked = {task.due for task in agreement.tasks if task.due}
        measured = {one.due for one in agreement.indicators if one.due} - worked
        for field, what, days in (("tasks", "tenggat", worked), ("indicators", "tenggat indikator", measured)):
            for due in sorted(days):
                reason = day_off(due)
                if reason:
                    add(field, f"{what} {code} jatuh pada {reason}, {full_date(due)}")
        if agreement.state is AgreementState.USULAN and len(findings) == known:
            # Complete, and yet it would be missing from the notula without a word.
            add("state", f"{code} masih usulan dan belum masuk notula; pilih Disepakati setelah disetujui")
    return tuple(findings)


def _missing(agreement: Agreement) -> list[tuple[str, str]]:
    lacks: list[tuple[str, str]] = []
    if agreement.lead is None:
        lacks.append(("assignments", "penanggung jawab"))
    if agreement.due is None:
        lacks.append(("tasks", "tenggat"))
    if not agreement.indicators:
        lacks.append(("indicators", "indikator"))
    return lacks


def _enumerate(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} dan {words[-1]}"
