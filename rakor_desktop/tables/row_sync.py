"""New rows into a model with as few signals as can be: editors, selection and scroll position outlive a reload."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Protocol, TypeVar

from PySide6.QtCore import QModelIndex

T = TypeVar("T")


class SyncedModel(Protocol[T]):
    """What a list or table model offers so that its rows can be exchanged."""

    def put_rows(self, rows: list[T]) -> None:
        """Hold these rows, telling nobody."""
        ...

    def announce_row(self, row: int) -> None:
        """Tell that all cells of a row may have changed."""
        ...

    def beginInsertRows(self, parent: QModelIndex, first: int, last: int, /) -> None: ...  # noqa: N802
    def endInsertRows(self) -> None: ...  # noqa: N802
    def beginRemoveRows(self, parent: QModelIndex, first: int, last: int, /) -> None: ...  # noqa: N802
    def endRemoveRows(self) -> None: ...  # noqa: N802


def sync_rows(model: SyncedModel[T], old: Sequence[T], new: Sequence[T], key: Callable[[T], Hashable]) -> None:
    """Turn `old` into `new`: the rows that stay at both ends are only refreshed, those between are exchanged."""
    old_keys, new_keys = [key(row) for row in old], [key(row) for row in new]
    shorter = min(len(old), len(new))
    head = 0
    while head < shorter and old_keys[head] == new_keys[head]:
        head += 1
    tail = 0
    while tail < shorter - head and old_keys[-1 - tail] == new_keys[-1 - tail]:
        tail += 1
    removed, added = len(old) - head - tail, len(new) - head - tail
    if removed:
        model.beginRemoveRows(QModelIndex(), head, head + removed - 1)
        model.put_rows([*old[:head], *old[len(old) - tail :]])
        model.endRemoveRows()
    if added:
        model.beginInsertRows(QModelIndex(), head, head + added - 1)
        model.put_rows(list(new))
        model.endInsertRows()
    else:
        model.put_rows(list(new))
    for row in (*range(head), *range(len(new) - tail, len(new))):
        before = row if row < head else row - len(new) + len(old)
        if old[before] != new[row]:
            model.announce_row(row)
