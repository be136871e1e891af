"""Measuring programs against each other, in turns, so that both meet the same weather on the machine."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

ROUNDS = 9


@dataclass(frozen=True, slots=True)
class Measured:
    """Medians of one contender: seconds, and its peak of memory in MB where it is a process of its own."""

    name: str
    seconds: float
    megabytes: float = 0.0


def in_turns(
    contenders: Sequence[tuple[str, Callable[[], tuple[float, float]]]], rounds: int = ROUNDS
) -> list[Measured]:
    """Run all contenders once to warm up, then in turns; each gives (seconds, megabytes)."""
    results: dict[str, list[tuple[float, float]]] = {name: [] for name, _ in contenders}
    for number in range(rounds + 1):
        for name, run in contenders:
            result = run()
            if number:
                results[name].append(result)
    return [
        Measured(name, median(seconds for seconds, _ in all_), median(size for _, size in all_))
        for name, all_ in results.items()
    ]


def show(title: str, measured: Sequence[Measured], goals: Sequence[str] = ()) -> None:
    """Print the table; the first contender is the measure of the others."""
    first = measured[0]
    lines = ["", "", title, f"{'':44}{'ms':>8}{'ratio':>8}{'MB':>8}{'ratio':>8}"]
    for number, each in enumerate(measured):
        size = f"{each.megabytes:8.0f}{each.megabytes / first.megabytes:8.2f}" if first.megabytes else ""
        goal = f"   {goals[number]}" if number < len(goals) else ""
        lines.append(f"{each.name:44}{each.seconds * 1000:8.0f}{each.seconds / first.seconds:8.2f}{size}{goal}")
    sys.stdout.write("\n".join(lines) + "\n")
