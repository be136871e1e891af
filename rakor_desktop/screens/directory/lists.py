"""The two lists of the directory: how each is asked for, found, named and deleted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from rakor_desktop.domain.change import Change
from rakor_desktop.domain.formatting import number
from rakor_desktop.domain.kinds import Sector
from rakor_desktop.domain.people import Institution, Person
from rakor_desktop.screens.directory.columns import institution_columns, person_columns
from rakor_desktop.services.directory import DirectoryService
from rakor_desktop.tables.columns import Column
from rakor_desktop.tables.rows_model import RowsModel

_PAGE = 200


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


R = TypeVar("R", bound=_HasId)


class DirectoryList(QObject, Generic[R]):
    """Rows page by page, filtered and sorted by the service."""

    sorted = Signal()

    def __init__(self, directory: DirectoryService, columns: Sequence[Column[R]], parent: QObject) -> None:
        super().__init__(parent)
        self._directory = directory
        self._text = ""
        self._sector: Sector | None = None
        self._sort = "name"
        self._descending = False
        self.total = 0
        self.model: RowsModel[R] = RowsModel(columns, _row_id, self)
        self.model.sort_requested.connect(self._sort_by)

    def filter(self, text: str, sector: Sector | None) -> None:
        """Show only what fits."""
        self._text, self._sector = text, sector

    def page(self) -> tuple[R, ...]:
        """The first rows: as many as are shown, one page at least."""
        self.total = self._count()
        return self._rows(0, max(_PAGE, self.model.rowCount()))

    def next_page(self) -> tuple[R, ...]:
        """The rows shown and one page more."""
        shown = self.model.rows
        return (*shown, *self._rows(len(shown), _PAGE))

    def _sort_by(self, key: str, descending: bool) -> None:
        self._sort, self._descending = key, descending
        self.sorted.emit()

    def find(self, row_id: str) -> R | None:
        """One row by its id."""
        raise NotImplementedError

    def label(self, row: R) -> str:
        """What a row is called."""
        raise NotImplementedError

    def counted(self, count: int) -> str:
        """`83 orang`."""
        raise NotImplementedError

    def delete(self, ids: Sequence[str]) -> Change:
        """Delete rows (worker thread)."""
        raise NotImplementedError

    def _rows(self, offset: int, limit: int) -> tuple[R, ...]:
        raise NotImplementedError

    def _count(self) -> int:
        raise NotImplementedError


class PersonList(DirectoryList[Person]):
    """People."""

    def __init__(self, directory: DirectoryService, parent: QObject) -> None:
        super().__init__(directory, person_columns(parent), parent)

    def find(self, row_id: str) -> Person | None:
        return self._directory.person(row_id)

    def label(self, row: Person) -> str:
        return row.full_name

    def counted(self, count: int) -> str:
        return self.tr("{count} orang").format(count=number(count))

    def delete(self, ids: Sequence[str]) -> Change:
        return self._directory.delete(person_ids=ids)

    def _rows(self, offset: int, limit: int) -> tuple[Person, ...]:
        return self._directory.persons(
            self._text, sector=self._sector, sort=self._sort, descending=self._descending, offset=offset, limit=limit
        )

    def _count(self) -> int:
        return self._directory.count_persons(self._text, sector=self._sector)


class InstitutionList(DirectoryList[Institution]):
    """Institutions."""

    def __init__(self, directory: DirectoryService, parent: QObject) -> None:
        super().__init__(directory, institution_columns(parent), parent)

    def find(self, row_id: str) -> Institution | None:
        return self._directory.institution(row_id)

    def label(self, row: Institution) -> str:
        return row.name

    def counted(self, count: int) -> str:
        return self.tr("{count} instansi").format(count=number(count))

    def delete(self, ids: Sequence[str]) -> Change:
        return self._directory.delete(institution_ids=ids)

    def _rows(self, offset: int, limit: int) -> tuple[Institution, ...]:
        return self._directory.institutions(
            self._text, sector=self._sector, sort=self._sort, descending=self._descending, offset=offset, limit=limit
        )

    def _count(self) -> int:
        return self._directory.count_institutions(self._text, sector=self._sector)


def _row_id(row: _HasId) -> str:
    return row.id
