"""Rekap kehadiran over a period, on the screen and as a file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.naskah import Format
from rakor_desktop.domain.people import Letterhead
from rakor_desktop.domain.period import PeriodAttendance, PeriodOptions, check_period
from rakor_desktop.domain.progress import Progress
from rakor_desktop.services.base import Service
from rakor_desktop.services.style import office_style
from rakor_desktop.storage.queries import people as people_queries
from rakor_desktop.storage.queries import period as queries


class PeriodService(Service):
    """Use cases over the meetings of a period."""

    def attendance(self, first: date, last: date) -> PeriodAttendance:
        """Who was invited and who came from `first` to `last`, both included. Raises UserError for a wrong range."""
        check_period(first, last)
        return queries.attendance(first, last)

    def write(
        self,
        first: date,
        last: date,
        format: Format,  # noqa: A002
        path: Path,
        progress: Progress,
        options: PeriodOptions | None = None,
    ) -> Path:
        """Write the rekap (long work); `options` may set everything but the format.

        Raises UserError when the range is wrong, when no attendance was recorded in it, or when the file cannot be
        written.
        """
        from rakor_desktop.documents.period import write_period

        attendance = self.attendance(first, last)
        if not attendance.meetings:
            raise UserError("Belum ada kehadiran rapat yang tercatat pada rentang ini; pilih rentang tanggal lain.")
        head = people_queries.letterhead(self._store) or Letterhead("")
        style = office_style()
        style = replace(style, city=style.dated_in(head))
        wanted = replace(options or PeriodOptions(paper=style.paper), format=format)
        write_period(
            attendance,
            replace(wanted, made_at=wanted.made_at or self._now()),
            style,
            head,
            people_queries.signatory(),
            path,
            progress,
        )
        return path

    def file_name(self, first: date, last: date, format: Format = Format.PDF, *, public: bool = False) -> str:  # noqa: A002
        """`2026-01-01_2026-12-31_rekap-kehadiran.pdf`; the public copy says so and never replaces the internal file."""
        copy = "_publik" if public else ""
        return f"{first.isoformat()}_{last.isoformat()}_rekap-kehadiran{copy}{format.suffix}"
