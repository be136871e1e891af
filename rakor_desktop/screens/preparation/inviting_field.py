"""The field that invites by name: somebody or an institution of the directory, or one that is new to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence

from rakor_desktop.domain.kinds import Sector
from rakor_desktop.domain.meeting import Participant
from rakor_desktop.domain.roster_values import looks_like_institution
from rakor_desktop.qtkit.icons import Icon
from rakor_desktop.qtkit.painting import ChipSpec, Tone
from rakor_desktop.services.directory import DirectoryService
from rakor_desktop.tables.clipboard import from_tsv
from rakor_desktop.widgets.completing_field import CompletingField
from rakor_desktop.widgets.reference_field import institution_suggestion, person_suggestion
from rakor_desktop.widgets.suggestions import Suggestion

_PERSON, _INSTITUTION, _LISTED = "p:", "i:", "listed:"
_NEW_PERSON, _NEW_INSTITUTION = "new-p", "new-i"
_SURE = 200  # characters by which what was copied is known again
_EACH = 5  # suggestions of people, and of institutions


class InvitingField(QObject):
    """Offers who matches, then what was typed as a new person and as a new institution, the likelier one first.

    Cells of a sheet that are pasted into the field are no name: they are handed on as rows, the field stays as it was.
    """

    chosen = Signal(list, list)  # person ids, institution ids
    participant_chosen = Signal(str)  # who is on the list already
    person_named = Signal(str)
    institution_named = Signal(str)
    rows_pasted = Signal(list)  # list[list[str]]

    def __init__(
        self,
        edit: CompletingField,
        directory: DirectoryService,
        sector_of: Callable[[str], Sector],
        parent: QObject,
    ) -> None:
        """`sector_of` gives the sector that a new institution of a name gets; without a name, who has none."""
        super().__init__(parent)
        self._edit = edit
        self._directory = directory
        self._listed: dict[str, str] = {}  # prefixed id in the directory -> participant
        self._sector_of = sector_of
        edit.set_source(self._find)
        edit.set_clears_after_taking(True)
        edit.suggestion_taken.connect(self._take)
        edit.textEdited.connect(self._take_rows)
        edit.installEventFilter(self)

    def show_listed(self, rows: Sequence[Participant]) -> None:
        """Mark who is invited already: a namesake must not be typed in anew."""
        self._listed = {
            _PERSON + row.person_id if row.person_id else f"{_INSTITUTION}{row.institution_id}": row.id for row in rows
        }

    def _find(self, text: str) -> list[Suggestion]:
        people = self._directory.find_persons(text, limit=_EACH)
        places = self._directory.find_institutions(text, limit=_EACH)
        found = [
            *(person_suggestion(one, _PERSON) for one in people),
            *(institution_suggestion(one, _INSTITUTION) for one in places),
        ]
        is_known = any(text.casefold() in (one.name.casefold(), one.short_name.casefold()) for one in places)
        return [*map(self._offered, found), *(self._new(text, is_known=is_known) if text else ())]

    def _offered(self, row: Suggestion) -> Suggestion:
        if row.id not in self._listed:
            return row
        chip = ChipSpec(self.tr("Sudah diundang"), Tone.SUCCESS, Icon.DONE)
        return replace(row, id=_LISTED + self._listed[row.id], chip=chip)

    def _new(self, text: str, *, is_known: bool) -> list[Suggestion]:
        words = self.tr("Undang orang baru: {text}").format(text=text)
        sector = self._sector_of("")
        note = self.tr("{sector}; instansinya belum diisi").format(sector=sector.label)
        person = Suggestion(_NEW_PERSON, words, note, badge=sector, value=text, is_new=True)
        if is_known:
            return [person]
        words = self.tr("Undang instansi baru: {text}").format(text=text)
        place = Suggestion(_NEW_INSTITUTION, words, badge=self._sector_of(text), value=text, is_new=True)
        return [place, person] if looks_like_institution(text) else [person, place]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_key = event.type() is QEvent.Type.KeyPress and not self._edit.isReadOnly()
        if is_key and isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Paste):
            return self._paste(QGuiApplication.clipboard().text())
        return super().eventFilter(watched, event)

    def _paste(self, text: str) -> bool:
        """Whether the text was more than a plain name; one cell, which ends with its line, goes into the field."""
        if not _is_rows(text):
            return False
        cells = from_tsv(text)
        if len(cells) == 1 and sum(map(bool, cells[0])) == 1:
            self._edit.insert(" ".join(" ".join(cells[0]).split()))
        else:
            self._edit.close_list()
            self.rows_pasted.emit(cells)
        return True

    def _take_rows(self, text: str) -> None:
        """Rows that came by another way than the key: the menu of the field, a drag."""
        if not _is_rows(text):
            return
        copied = QGuiApplication.clipboard().text()
        is_copied = _is_rows(copied) and copied[:_SURE] in text  # a line holds no more than a part of a long list
        self._edit.setText(text.replace(copied, "", 1) if is_copied and copied in text else "")
        self._edit.close_list()
        self._paste(copied if is_copied else text)

    def _take(self, row: Suggestion) -> None:
        if row.id == _NEW_PERSON:
            self.person_named.emit(row.value)
        elif row.id == _NEW_INSTITUTION:
            self.institution_named.emit(row.value)
        elif row.id.startswith(_LISTED):
            self.participant_chosen.emit(row.id.removeprefix(_LISTED))
        elif row.id.startswith(_PERSON):
            self.chosen.emit([row.id.removeprefix(_PERSON)], [])
        else:
            self.chosen.emit([], [row.id.removeprefix(_INSTITUTION)])


def _is_rows(text: str) -> bool:
    return any(mark in text for mark in "\t\n\r")
