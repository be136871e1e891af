"""Random use cases in any order, undone, redone, over closed and opened files: the journal always tells the state."""

from __future__ import annotations

import tempfile
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from rakor_desktop.domain.change import Change, Entity, Written
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.kinds import AgreementState, MinutesState, Presence, Side
from tests.support import Clock, open_services
from tests.unit.storage.states import State, assert_sound, indexed, live, replayed, rows_of, searchable

if TYPE_CHECKING:
    from collections.abc import Callable

    from rakor_desktop.services.catalogue import Services

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=12).filter(
    str.strip
)
PLACE = st.integers(0, 10)
PAUSE = st.sampled_from([timedelta(), timedelta(seconds=2), timedelta(seconds=6)])


class Office(RuleBasedStateMachine):
    """An officer at the keys. `done` and `undone` hold what lives before and after each step."""

    services: Services

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(prefix="rakor-")
        self.path = Path(self.folder.name) / "rapat.rakor"
        self.clock = Clock()
        self.services = open_services(self.path, now=self.clock)
        self.done: list[tuple[str, State, State]] = []
        self.undone: list[tuple[str, State, State]] = []
        self.meeting = ""

    def rows(self) -> State:
        return rows_of(self.services.store.db)

    def step(self, action: Callable[[], Change | Written[Any]]) -> Any:
        """Do a use case and note what it did; refused ones must have done nothing."""
        before = self.rows()
        try:
            result = action()
        except UserError:
            assert self.rows() == before
            return None
        change = result.change if isinstance(result, Written) else result
        after = self.rows()
        assert {key for key, row in after.items() if before.get(key) != row} <= change.rows
        if change and self.done and self.done[-1][0] == change.unit:
            self.done[-1] = (change.unit, self.done[-1][1], live(after))
        elif change:
            self.done.append((change.unit, live(before), live(after)))
            self.undone.clear()
        else:
            assert after == before
        return result.value if isinstance(result, Written) else None

    def pick(self, entity: Entity, place: int, *, deleted: bool = False) -> str:
        """The id of one of the rows of a kind; one that does not exist when there is none."""
        found = sorted(
            row_id
            for (kind, row_id), row in self.rows().items()
            if kind is entity and (row["deleted_at"] is not None) is deleted
        )
        return found[place % len(found)] if found else "tidak-ada"

    @initialize()
    def first_meeting(self) -> None:
        self.meeting = self.step(lambda: self.services.meetings.create("Rapat"))
        for name in ("Ani, S.H.", "Budi", "Citra"):
            self.step(lambda name=name: self.services.participants.add_new(self.meeting, name, institution=name[:3]))

    @rule(pause=PAUSE)
    def wait(self, pause: timedelta) -> None:
        self.clock.advance(pause)

    @rule(text=TEXTS, field=st.sampled_from(["title", "theme", "conclusion"]))
    def type_in_the_meeting(self, text: str, field: str) -> None:
        self.step(lambda: self.services.meetings.update(self.meeting, **{field: text}))

    @rule(text=TEXTS)
    def note(self, text: str) -> None:
        self.step(lambda: self.services.remarks.add(self.meeting, None, text))

    @rule(place=PLACE, text=TEXTS)
    def change_a_note(self, place: int, text: str) -> None:
        row = self.pick(Entity.REMARK, place)
        self.step(lambda: self.services.remarks.update(row, text=text))

    @rule(place=PLACE, steps=st.integers(-2, 2))
    def move_a_note(self, place: int, steps: int) -> None:
        row = self.pick(Entity.REMARK, place)
        self.step(lambda: self.services.remarks.shift(row, steps))

    @rule(place=PLACE, other=PLACE)
    def delete_notes(self, place: int, other: int) -> None:
        rows = [self.pick(Entity.REMARK, place), self.pick(Entity.REMARK, other)]
        self.step(lambda: self.services.remarks.delete(rows))

    @rule(place=PLACE)
    def make_an_agreement_of_a_note(self, place: int) -> None:
        row = self.pick(Entity.REMARK, place)
        self.step(lambda: self.services.remarks.raise_to_agreement([row]))

    @rule(place=PLACE, text=TEXTS, name=st.sampled_from(["Dishub", "Dinkes"]), lead=st.booleans())
    def work_on_an_agreement(self, place: int, text: str, name: str, lead: bool) -> None:
        row = self.pick(Entity.AGREEMENT, place)
        self.step(lambda: self.services.agreements.assign(row, name, lead=lead, role=text))
        self.step(lambda: self.services.agreements.update(row, state=AgreementState.DISEPAKATI))

    @rule(place=PLACE, value=st.floats(allow_nan=False, allow_infinity=False))
    def measure_an_agreement(self, place: int, value: float) -> None:
        row = self.pick(Entity.AGREEMENT, place)
        if row != "tidak-ada":
            indicator = self.step(lambda: self.services.agreements.add_indicator(row, "Indikator"))
            self.step(lambda: self.services.agreements.update_indicator(indicator, target=value))

    @rule(place=PLACE)
    def delete_an_agreement(self, place: int) -> None:
        row = self.pick(Entity.AGREEMENT, place)
        self.step(lambda: self.services.agreements.delete(row))

    @rule(place=PLACE, presence=st.sampled_from(list(Presence)))
    def check_in(self, place: int, presence: Presence) -> None:
        row = self.pick(Entity.PARTICIPANT, place)
        self.step(lambda: self.services.participants.set_presence([row], presence))

    @rule(place=PLACE)
    def remove_and_invite_again(self, place: int) -> None:
        row = self.pick(Entity.PARTICIPANT, place)
        person = self.rows().get((Entity.PARTICIPANT, row), {}).get("person_id")
        if person:
            self.step(lambda: self.services.participants.remove([row]))
            self.step(lambda: self.services.participants.add_people(self.meeting, [person]))

    @rule(text=TEXTS, place=PLACE)
    def discuss(self, text: str, place: int) -> None:
        group = self.pick(Entity.GROUP, place)
        if group == "tidak-ada":
            group = self.step(lambda: self.services.groups.add(self.meeting, text))
        self.step(lambda: self.services.groups.add_point(group, text))
        self.step(lambda: self.services.groups.split(self.meeting))
        issue = self.step(lambda: self.services.groups.add_issue(group, text))
        self.step(lambda: self.services.groups.set_position(issue, Side.LSM, position=text))

    @rule(place=PLACE)
    def run_the_agenda(self, place: int) -> None:
        item = self.pick(Entity.AGENDA_ITEM, place)
        self.step(lambda: self.services.agenda.shift(item, 1))
        self.step(lambda: self.services.agenda.indent(item))
        self.step(lambda: self.services.agenda.advance(self.meeting))

    @rule(place=PLACE, entity=st.sampled_from([Entity.REMARK, Entity.AGREEMENT, Entity.PARTICIPANT]))
    def take_from_the_bin(self, place: int, entity: Entity) -> None:
        row = self.pick(entity, place, deleted=True)
        self.step(lambda: self.services.bin.restore([(entity, row)]))

    @rule()
    def fail_in_the_middle(self) -> None:
        before = self.rows()
        with pytest.raises(ZeroDivisionError):
            self._fail()
        assert self.rows() == before

    def _fail(self) -> None:
        with self.services.store.journal.unit("gagal") as unit:
            unit.update(Entity.MEETING, self.meeting, title="gagal")
            unit.insert(Entity.REMARK, meeting_id=self.meeting, text="gagal")
            _ = 1 / 0

    @precondition(lambda self: len(self.done) > 4)
    @rule()
    def undo(self) -> None:
        unit, before, after = self.done.pop()
        assert self.services.history.undo()
        assert live(self.rows()) == before
        self.undone.append((unit, before, after))

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        unit, before, after = self.undone.pop()
        assert self.services.history.redo()
        assert live(self.rows()) == after
        self.done.append((unit, before, after))

    @rule()
    def close_and_open(self) -> None:
        before = self.rows()
        self.services.store.close()
        self.services = open_services(self.path, now=self.clock)
        assert self.rows() == before

    @rule()
    def empty_the_bin(self) -> None:
        if any(self.services.bin.rows(self.meeting)):
            self.step(lambda: self.services.meetings.update(self.meeting, minutes_state=MinutesState.FINAL))
            kept = live(self.rows())
            self.services.bin.empty(self.meeting)
            assert live(self.rows()).keys() <= kept.keys()
            assert self.services.bin.rows(self.meeting) == ()
            assert self.services.history.undo() == self.services.history.redo() == Change()
            # Steps are counted anew from here; the first four are the floor of `undo`.
            self.done, self.undone = [], []

    @invariant()
    def the_buttons_know_what_is_possible(self) -> None:
        assert bool(self.services.history.undo_title()) == bool(self.done)
        assert bool(self.services.history.redo_title()) == bool(self.undone)

    @invariant()
    def the_index_knows_what_lives(self) -> None:
        state = self.rows()
        assert indexed(self.services.store.db) == searchable(state)

    @invariant()
    def the_journal_tells_the_state(self) -> None:
        assert replayed(self.services.store.db) == self.rows()

    def teardown(self) -> None:
        try:
            end = live(self.rows())
            for _, before, _ in reversed(self.done):
                self.services.history.undo()
                assert live(self.rows()) == before
            for _, _, after in self.done:
                self.services.history.redo()
                assert live(self.rows()) == after
            assert not self.done or self.undone or live(self.rows()) == end
            assert_sound(self.services.store.db)
        finally:
            self.services.store.close()
            self.folder.cleanup()


Office.TestCase.settings = settings(max_examples=15, stateful_step_count=20, deadline=None)
TestOffice = Office.TestCase
