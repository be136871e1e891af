"""One part of an agreement with its heading, table and way to the data."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton

from rakor_desktop.domain.change import Change, Written
from rakor_desktop.domain.errors import UserError
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.icons import Icon, icon
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.screens.agreements.cells import CellType, Draft
from rakor_desktop.screens.agreements.parts_delegate import PartsDelegate
from rakor_desktop.screens.agreements.parts_model import PartsModel
from rakor_desktop.screens.agreements.parts_view import PartsView


class PartStore(Protocol):
    """How rows of one part reach the data file; called in the worker."""

    def create(self, agreement_id: str, field: str, value: Any) -> Written[str]:
        """Make a row of which one value is known."""
        ...

    def create_all(self, agreement_id: str, rows: Sequence[Mapping[str, Any]]) -> Change:
        """Make many rows, all or none."""
        ...

    def update(self, row_id: str, field: str, value: Any) -> Change | Written[str]:
        """Change one value of a row; a `Written` tells that another row now stands for it."""
        ...

    def delete(self, row_id: str) -> Change:
        """Delete a row."""
        ...


@dataclass(frozen=True, slots=True)
class PartWidgets:
    """The widgets of one part in the form."""

    count: QLabel
    add: QPushButton
    view: PartsView
    mistake: QLabel


@dataclass(frozen=True, slots=True)
class PartWords:
    """What one part says: `counted` has `{count}`; `deleted` names what was deleted."""

    counted: str
    empty: str
    deleted: str
    key: str


class PartSection(QObject):
    """Adds, changes and deletes the rows of one part; every edit is saved at once."""

    row_deleted = Signal(str)  # what to say in the toast

    def __init__(
        self,
        widgets: PartWidgets,
        model: PartsModel[Any],
        delegate: PartsDelegate,
        store: PartStore,
        words: PartWords,
        jobs: Jobs,
        autosave: Autosave,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.model = model
        self._widgets = widgets
        self._store = store
        self._words = words
        self._jobs = jobs
        self._autosave = autosave
        self._agreement_id = ""
        widgets.view.show_parts(model, words.empty)
        widgets.view.setItemDelegate(delegate)
        widgets.add.setIcon(icon(Icon.ADD, "accent"))
        widgets.add.setAutoDefault(True)  # Enter presses it too
        widgets.mistake.hide()
        widgets.add.clicked.connect(self.begin_row)
        widgets.view.row_wanted.connect(self.begin_row)
        widgets.view.delete_requested.connect(self.delete_row)
        widgets.view.draft_abandoned.connect(self._drop_empty_draft)
        widgets.view.rows_pasted.connect(self.paste_rows)
        delegate.closeEditor.connect(self._flush)
        model.cell_edited.connect(self._save)
        model.mistakes_changed.connect(self._show_mistake)

    @property
    def view(self) -> PartsView:
        """The table."""
        return self._widgets.view

    def show_rows(self, agreement_id: str, rows: Sequence[Any]) -> None:
        """Show the rows of an agreement; of another one, begin anew."""
        if agreement_id != self._agreement_id:
            self._agreement_id = agreement_id
            self.model.clear()
        texts = [cell.field for cell in self.model.cells if cell.kind is CellType.TEXT]
        self.model.show_rows([self._autosave.overlay(row, (self._words.key, row.id), texts) for row in rows])
        self._widgets.count.setText(self._words.counted.format(count=len(rows)) if rows else "")

    def begin_row(self) -> None:
        """Open an empty row at the end, ready for typing."""
        if self._agreement_id:
            self._widgets.view.edit_cell(self.model.add_draft(), 0)

    def delete_row(self, key: str) -> None:
        """Delete a row; a draft just goes away."""
        draft = self.model.draft()
        if draft is not None and key == draft.token:
            self.model.drop_draft()
            return
        self._autosave.flush()
        self._jobs.write(functools.partial(self._store.delete, key), done=self._announce_deleted)

    def paste_rows(self, lines: Sequence[Sequence[str]]) -> None:
        """Add rows copied from Excel as one step; cells that are not understood are left empty and told."""
        cells = self.model.cells
        refused = ""
        made: list[dict[str, Any]] = []
        for number, line in enumerate((line for line in lines if any(text.strip() for text in line)), 1):
            values: dict[str, Any] = {}
            for cell, text in zip(cells, line, strict=False):
                try:
                    value = cell.parse(text) if text.strip() else None
                except (ValueError, StopIteration) as error:
                    refused = refused or self.tr("Baris {number}, {column}: {reason}").format(
                        number=number, column=cell.title, reason=str(error) or self.tr("tidak dikenal")
                    )
                    continue
                if value is not None:
                    values[cell.field] = value
            if values and self._agreement_id:
                made.append(values)
        if made:
            action = functools.partial(self._store.create_all, self._agreement_id, made)
            self._jobs.write(action, failed=self._refuse_paste)
        self._show_mistake(refused)

    def focus_first(self) -> None:
        """Put the focus into the table, or begin its first row."""
        if self.model.rowCount():
            self._widgets.view.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.begin_row()

    def _save(self, row: str | Draft[Any], field: str, value: Any) -> None:
        kind = next(cell.kind for cell in self.model.cells if cell.field == field)
        if isinstance(row, Draft):
            key = row.token
            if not row.id and value in (None, ""):
                self._autosave.discard((self._words.key, key, field))
                return
            action = functools.partial(self._store_draft, self._agreement_id, row, field, value)
        else:
            key = row
            action = functools.partial(self._store_value, row, field, value)
        if kind is CellType.TEXT:
            self._autosave.edit((self._words.key, key, field), action, str(value))
        else:
            self._jobs.write(action, failed=functools.partial(self._refuse, key, field, str(value)))

    def _store_value(self, row_id: str, field: str, value: Any) -> Change:
        written = self._store.update(row_id, field, value)
        return written if isinstance(written, Change) else written.change

    def _store_draft(self, agreement_id: str, draft: Draft[Any], field: str, value: Any) -> Change:
        # Worker thread. The first value makes the row, the others (typed before the reload) change it.
        written = (
            self._store.update(draft.id, field, value) if draft.id else self._store.create(agreement_id, field, value)
        )
        if isinstance(written, Change):
            return written
        draft.id = written.value
        return written.change

    def _refuse(self, key: str, field: str, text: str, error: UserError) -> None:
        self.model.mark_mistake(key, field, text, error.message)

    def _refuse_paste(self, error: UserError) -> None:
        sentence = str(error)
        self._show_mistake(sentence[:1].upper() + sentence[1:])

    def _flush(self) -> None:
        self._autosave.flush()

    def _drop_empty_draft(self) -> None:
        self.model.drop_draft(only_empty=True)

    def _announce_deleted(self, _value: object) -> None:
        self.row_deleted.emit(self._words.deleted)

    def _show_mistake(self, sentence: str) -> None:
        self._widgets.mistake.setText(sentence)
        self._widgets.mistake.setVisible(bool(sentence))
