"""Which days are working days in Indonesia."""

from __future__ import annotations

from datetime import date
from functools import cache


@cache
def _holidays(year: int) -> dict[date, str]:
    # Imported here: 60 ms that only a check of due dates needs.
    import holidays

    return dict(holidays.country_holidays("ID", years=year, language="id"))


def day_off(day: date) -> str | None:
    """The name of the national holiday, or `akhir pekan`; None on a working day."""
    name = _holidays(day.year).get(day)
    if name:
        return f"hari libur {name.replace(' (perkiraan)', '')}"
    return "akhir pekan" if day.weekday() >= 5 else None
