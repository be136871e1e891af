"""Agreements: wording, work plan, division of tasks, indicators, sources, overlap, checks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from rakor_desktop.domain.agreement import Agreement, Attention, SimilarAgreement
from rakor_desktop.domain.change import Change, Entity, Written
from rakor_desktop.domain.checks import Finding, check_agreements
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.formatting import clean_line, clean_text
from rakor_desktop.domain.ident import natural_id
from rakor_desktop.services.base import Service, brief, cleaned, counted, in_line
from rakor_desktop.services.directory import ensure_institution
from rakor_desktop.services.workdays import day_off
from rakor_desktop.storage import numbers
from rakor_desktop.storage.journal import Unit
from rakor_desktop.storage.queries import agreements as queries
from rakor_desktop.storage.queries import participants as participant_queries

# Below this rapidfuzz token-set ratio two statements only share everyday words.
_OVERLAP = 55
# So many that share the rarest words are compared; others cannot come near.
_CANDIDATES = 300
_COMMON = frozenset(
    {
        "yang", "dan", "atau", "untuk", "dengan", "pada", "oleh", "bagi", "serta", "dalam", "agar", "akan", "para",
        "tahun", "setiap", "secara", "antara", "dari",
    }
)  # fmt: skip


class AgreementService(Service):
    """Use cases of the agreements screen."""

    def rows(self, meeting_id: str) -> tuple[Agreement, ...]:
        """The agreements of a meeting with all parts."""
        return queries.agreements(meeting_id)

    def get(self, agreement_id: str) -> Agreement:
        """One agreement. Raises UserError when it was deleted."""
        found = queries.agreement(agreement_id)
        if found is None:
            raise UserError("Kesepakatan ini sudah dihapus; tekan Ctrl+Z untuk mengembalikannya.")
        return found

    def add(self, meeting_id: str, statement: str = "") -> Written[str]:
        """A new agreement with the next number."""
        number = numbers.next_number(Entity.AGREEMENT, "meeting_id", meeting_id)
        with self._store.journal.unit(f"tambah kesepakatan S-{number:02d}") as unit:
            row_id = unit.insert(
                Entity.AGREEMENT,
                meeting_id=meeting_id,
                rank=numbers.next_rank(Entity.AGREEMENT, "meeting_id", meeting_id),
                number=number,
                statement=clean_text(statement),
            )
        return Written(unit.change, row_id)

    def update(self, agreement_id: str, **fields: Any) -> Change:
        """Change statement, state or note."""
        return self._edit(Entity.AGREEMENT, agreement_id, self.get(agreement_id).code, fields)

    def delete(self, agreement_id: str) -> Change:
        """Put an agreement into the bin."""
        title = f"hapus kesepakatan {self.get(agreement_id).code}"
        return self._delete(Entity.AGREEMENT, [agreement_id], title)

    def shift(self, agreement_id: str, steps: int) -> Change:
        """Move an agreement up or down; its number stays, because people already call it by it."""
        one = self.get(agreement_id)
        rows = [(row.id, row.rank) for row in queries.agreements(one.meeting_id)]
        return self._shift(Entity.AGREEMENT, rows, agreement_id, steps, f"pindahkan {one.code}")

    def assign(self, agreement_id: str, institution: str, *, lead: bool = False, role: str = "") -> Written[str]:
        """Give an institution (id or typed name) a part; an unknown name is added to the directory."""
        one = self.get(agreement_id)
        with self._store.journal.unit(f"tambah instansi pada {one.code}") as unit:
            row_id = _assign(unit, one, institution, lead=lead, role=role)
        return Written(unit.change, row_id)

    def assign_many(self, agreement_id: str, rows: Sequence[Mapping[str, Any]]) -> Change:
        """Give institutions parts (`institution`, `lead`, `role`), all or none; the first one ever answers for it.

        Raises UserError that names the line.
        """
        with self._store.journal.unit(f"tambah {counted(len(rows), 'instansi')}") as unit:
            for number, row in enumerate(rows, 1):
                with in_line(number):
                    one = self.get(agreement_id)
                    lead = row.get("lead", not one.assignments)
                    _assign(unit, one, row.get("institution", ""), lead=lead, role=row.get("role", ""))
        return unit.change

    def replace_assignment(self, assignment_id: str, institution: str) -> Written[str]:
        """Let another institution take over standing, role and place of one.

        One that has a part already keeps what was written about it, and only takes over that it leads.
        """
        one = self._agreement_of(Entity.ASSIGNMENT, assignment_id)
        old = next((part for part in one.assignments if part.id == assignment_id), None)
        if old is None:
            raise UserError("Instansi ini sudah dihapus dari kesepakatan; tekan Ctrl+Z untuk mengembalikannya.")
        with self._store.journal.unit(f"ganti instansi pada {one.code}") as unit:
            place = _named_institution(unit, institution)
            if place == old.institution_id:
                return Written(Change(), assignment_id)
            unit.delete(Entity.ASSIGNMENT, [assignment_id])
            others = tuple(part for part in one.assignments if part is not old)
            rest = replace(one, assignments=others)
            row_id = _assign(unit, rest, place, lead=old.lead, role=old.role, rank=old.rank)
        return Written(unit.change, row_id)

    def update_assignment(self, assignment_id: str, **fields: Any) -> Change:
        """Change an institution's part; `lead=True` makes it the only penanggung jawab."""
        one = self._agreement_of(Entity.ASSIGNMENT, assignment_id)
        if not fields.get("lead"):
            return self._edit(Entity.ASSIGNMENT, assignment_id, one.code, fields)
        with self._store.journal.unit(f"ubah penanggung jawab {one.code}") as unit:
            _only_lead(unit, one, assignment_id)
            values = {name: cleaned(name, value) for name, value in fields.items()}
            unit.update(Entity.ASSIGNMENT, assignment_id, **values)
        return unit.change

    def remove_assignment(self, assignment_id: str) -> Change:
        """Take an institution's part away."""
        code = self._agreement_of(Entity.ASSIGNMENT, assignment_id).code
        return self._delete(Entity.ASSIGNMENT, [assignment_id], f"hapus instansi dari {code}")

    def add_task(self, agreement_id: str, activity: str = "", **fields: Any) -> Written[str]:
        """A new line of the work plan. Raises UserError when it would be due before it starts."""
        with self._store.journal.unit(f"tambah kegiatan {brief(activity)}".rstrip()) as unit:
            row_id = _insert_task(unit, agreement_id, {"activity": activity, **fields})
        return Written(unit.change, row_id)

    def add_tasks(self, agreement_id: str, rows: Sequence[Mapping[str, Any]]) -> Change:
        """New lines of the work plan, all or none. Raises UserError that names the line."""
        with self._store.journal.unit(f"tambah {counted(len(rows), 'kegiatan')}") as unit:
            for number, row in enumerate(rows, 1):
                with in_line(number):
                    _insert_task(unit, agreement_id, row)
        return unit.change

    def update_task(self, task_id: str, **fields: Any) -> Change:
        """Change fields of a task. Raises UserError when it would be due before it starts."""
        one = self._agreement_of(Entity.TASK, task_id)
        task = next((part for part in one.tasks if part.id == task_id), None)
        start = fields.get("start", task.start if task else None)
        due = fields.get("due", task.due if task else None)
        _check_dates(start, due)
        return self._edit(Entity.TASK, task_id, one.code, fields)

    def delete_task(self, task_id: str) -> Change:
        """Put a task into the bin."""
        code = self._agreement_of(Entity.TASK, task_id).code
        return self._delete(Entity.TASK, [task_id], f"hapus kegiatan {code}")

    def add_indicator(self, agreement_id: str, name: str = "", **fields: Any) -> Written[str]:
        """A new indicator."""
        with self._store.journal.unit(f"tambah indikator {brief(name)}".rstrip()) as unit:
            row_id = _insert_part(unit, Entity.INDICATOR, agreement_id, {"name": name, **fields})
        return Written(unit.change, row_id)

    def add_indicators(self, agreement_id: str, rows: Sequence[Mapping[str, Any]]) -> Change:
        """New indicators, all or none. Raises UserError that names the line."""
        with self._store.journal.unit(f"tambah {counted(len(rows), 'indikator')}") as unit:
            for number, row in enumerate(rows, 1):
                with in_line(number):
                    _insert_part(unit, Entity.INDICATOR, agreement_id, row)
        return unit.change

    def update_indicator(self, indicator_id: str, **fields: Any) -> Change:
        """Change fields of an indicator."""
        code = self._agreement_of(Entity.INDICATOR, indicator_id).code
        return self._edit(Entity.INDICATOR, indicator_id, code, fields)

    def delete_indicator(self, indicator_id: str) -> Change:
        """Put an indicator into the bin."""
        code = self._agreement_of(Entity.INDICATOR, indicator_id).code
        return self._delete(Entity.INDICATOR, [indicator_id], f"hapus indikator {code}")

    def link_source(self, agreement_id: str, *, point_id: str | None = None, remark_id: str | None = None) -> Change:
        """Say from which point or remark an agreement came."""
        row_id = natural_id("source", agreement_id, point_id or remark_id or "")
        with self._store.journal.unit("tautkan asal kesepakatan") as unit:
            unit.insert(
                Entity.AGREEMENT_SOURCE, row_id, agreement_id=agreement_id, point_id=point_id, remark_id=remark_id
            )
        return unit.change

    def unlink_source(self, agreement_id: str, source_id: str) -> Change:
        """Take a source away; `source_id` is the id of the point or remark."""
        row_id = natural_id("source", agreement_id, source_id)
        return self._delete(Entity.AGREEMENT_SOURCE, [row_id], "lepas asal kesepakatan")

    def similar(
        self, statement: str, *, meeting_id: str, agreement_id: str | None = None, limit: int = 5
    ) -> tuple[SimilarAgreement, ...]:
        """Agreements of all meetings that may overlap with a statement, most alike first (a job).

        Left out are only the row itself and what it was carried over from or to, which says the same on purpose:
        two of the same meeting that say the same are the easiest to mend.
        """
        # Imported here: it is only needed in this job.
        from rapidfuzz import fuzz, utils

        wanted = _content(statement)
        if len(wanted) < 2:
            return ()
        asked = utils.default_process(" ".join(sorted(wanted)))
        scored: list[tuple[int, dict[str, Any]]] = []
        own = queries.chain(agreement_id) if agreement_id else frozenset()
        for record in queries.comparable(wanted, exclude=own, limit=_CANDIDATES):
            other = _content(record["statement"])
            score = round(fuzz.token_sort_ratio(asked, utils.default_process(" ".join(sorted(other)))))
            shared = round(100 * len(wanted & other) / min(len(wanted), len(other))) if other else 0
            score = round((score + shared) / 2) if len(wanted & other) >= 2 else 0
            if score >= _OVERLAP:
                scored.append((score, record))
        scored.sort(key=lambda pair: (-pair[0], pair[1]["id"]))
        return tuple(_similar(score, record, wanted) for score, record in scored[:limit])

    def findings(self, meeting_id: str) -> tuple[Finding, ...]:
        """What is still missing before the agreements can be signed."""
        absent = participant_queries.absent_institutions(meeting_id)
        return check_agreements(self.rows(meeting_id), absent, day_off)

    def attention(self, days: int = 14) -> Attention:
        """Open tasks of all meetings that are late, or due within `days`; what was carried over counts once."""
        today = self._now().date()
        due = queries.due_tasks(today + timedelta(days=days))
        return Attention(
            tuple(task for task in due if task.due < today), tuple(task for task in due if task.due >= today)
        )

    def _agreement_of(self, entity: Entity, row_id: str) -> Agreement:
        return self.get(numbers.owner_of(entity, row_id, "agreement_id") or "")


def _named_institution(unit: Unit, name: str) -> str:
    if not clean_line(name):
        raise UserError("Nama instansi masih kosong; tulis namanya dahulu.")
    return ensure_institution(unit, name)


def _assign(unit: Unit, one: Agreement, institution: str, *, lead: bool, role: str, rank: str = "") -> str:
    """Give an institution a part, and the id of its row; without `rank` it comes last."""
    place = _named_institution(unit, institution)
    known = next((part for part in one.assignments if part.institution_id == place), None)
    row_id = known.id if known else natural_id("assignment", one.id, place)
    role = clean_line(role)
    if lead:
        _only_lead(unit, one, row_id)
    if known:
        # Naming an institution again never takes away what was written about its part.
        role = (known.role or role) if rank else (role or known.role)
        unit.update(Entity.ASSIGNMENT, row_id, lead=lead or known.lead, role=role)
    else:
        unit.insert(
            Entity.ASSIGNMENT,
            row_id,
            agreement_id=one.id,
            institution_id=place,
            lead=lead,
            role=role,
            rank=rank or numbers.next_rank(Entity.ASSIGNMENT, "agreement_id", one.id),
        )
    return row_id


def _only_lead(unit: Unit, agreement: Agreement, assignment_id: str) -> None:
    unit.update_many(
        Entity.ASSIGNMENT,
        [part.id for part in agreement.assignments if part.lead and part.id != assignment_id],
        lead=False,
    )


def _check_dates(start: date | None, due: date | None) -> None:
    if start is not None and due is not None and due < start:
        raise UserError("Tenggat lebih awal daripada tanggal mulai; ubah salah satunya.")


def _insert_task(unit: Unit, agreement_id: str, fields: Mapping[str, Any]) -> str:
    _check_dates(fields.get("start"), fields.get("due"))
    return _insert_part(unit, Entity.TASK, agreement_id, fields)


def _insert_part(unit: Unit, entity: Entity, agreement_id: str, fields: Mapping[str, Any]) -> str:
    values = {name: cleaned(name, value) for name, value in fields.items()}
    rank = numbers.next_rank(entity, "agreement_id", agreement_id)
    return unit.insert(entity, agreement_id=agreement_id, rank=rank, **values)


def _content(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.casefold()) if word not in _COMMON and len(word) > 2}


def _similar(score: int, record: dict[str, Any], wanted: set[str]) -> SimilarAgreement:
    statement = record["statement"]
    marks = tuple(
        (match.start(), match.end()) for match in re.finditer(r"\w+", statement) if match[0].casefold() in wanted
    )
    return SimilarAgreement(
        id=record["id"],
        meeting_id=record["meeting_id"],
        code=f"S-{record['number']:02d}",
        statement=statement,
        institution=record["institution"] or "",
        meeting_title=record["meeting_title"],
        meeting_date=record["meeting_date"],
        state_label=record["state"].label,
        score=score,
        marks=marks,
    )
