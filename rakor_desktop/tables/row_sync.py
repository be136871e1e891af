"""New rows into a model with as few signals as can be: editors, selection and scroll position outlive a reload."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Protocol, TypeVar, cast

from PySide6.QtCore import QAbstractItemModel, QModelIndex

T = TypeVar("T")


class SyncedModel(Protocol[T]):
    """What a list or table model (a `QAbstractItemModel`) offers so that its rows can be exchanged."""

    def put_rows(self, rows: list[T]) -> None:
        """Hold these rows, telling nobody."""
        ...

    def announce_row(self, row: int) -> None:
        """Tell that all cells of a row may have changed."""
        ...


def sync_rows(model: SyncedModel[T], old: Sequence[T], new: Sequence[T], key: Callable[[T], Hashable]) -> None:
    """Turn `old` into `new`.

    In another order the same rows are moved. Otherwise the rows that stay at both ends are only refreshed, and those
    between are exchanged.
    """
    old_keys, new_keys = [key(row) for row in old], [key(row) for row in new]
    if old_keys != new_keys and len(old) == len(new) and set(old_keys) == set(new_keys):
        _move(model, old_keys, new, new_keys)
    else:
        _exchange(model, old, old_keys, new, new_keys)
    before = dict(zip(old_keys, old, strict=True))
    for row, (row_key, value) in enumerate(zip(new_keys, new, strict=True)):
        if row_key in before and before[row_key] != value:
            model.announce_row(row)


def _move(model: SyncedModel[T], old_keys: Sequence[Hashable], new: Sequence[T], new_keys: Sequence[Hashable]) -> None:
    qt = cast(QAbstractItemModel, model)
    qt.layoutAboutToBeChanged.emit()
    places = {row_key: row for row, row_key in enumerate(new_keys)}
    persistent = qt.persistentIndexList()
    model.put_rows(list(new))
    qt.changePersistentIndexList(
        persistent, [qt.index(places[old_keys[index.row()]], index.column()) for index in persistent]
    )
    qt.layoutChanged.emit()


def _exchange(
    model: SyncedModel[T],
    old: Sequence[T],
    old_keys: Sequence[Hashable],
    new: Sequence[T],
    new_keys: Sequence[Hashable],
) -> None:
    qt = cast(QAbstractItemModel, model)
    shorter = min(len(old), len(new))
    head = 0
    while head < shorter and old_keys[head] == new_keys[head]:
        head += 1
    tail = 0
    while tail < shorter - head and old_keys[-1 - tail] == new_keys[-1 - tail]:
        tail += 1
    removed, added = len(old) - head - tail, len(new) - head - tail
    if removed:
        qt.beginRemoveRows(QModelIndex(), head, head + removed - 1)
        model.put_rows([*old[:head], *old[len(old) - tail :]])
        qt.endRemoveRows()
    if added:
        qt.beginInsertRows(QModelIndex(), head, head + added - 1)
        model.put_rows([*old[:head], *new[head : head + added], *old[len(old) - tail :]])
        qt.endInsertRows()
    model.put_rows(list(new))  # what changed in the rows that stayed is announced by the caller
