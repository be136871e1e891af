"""The subcommands for scripts and tests: the same services as the window, no Qt but for the pictures."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime

from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.formatting import parse_date
from rakor_desktop.domain.meeting import MeetingFilter
from rakor_desktop.domain.naskah import DocumentKind, Format
from rakor_desktop.domain.period import PeriodOptions
from rakor_desktop.domain.progress import Silent
from rakor_desktop.domain.versions import Verdict
from rakor_desktop.services import demo
from rakor_desktop.services.backup import restore
from rakor_desktop.services.catalogue import Services
from rakor_desktop.services.documents import make_folder
from rakor_desktop.shell.arguments import Arguments
from rakor_desktop.shell.sample import make_sample, opened


def run(arguments: Arguments) -> int:
    """Carry out a subcommand. Exit code 0, 1 when a checked file is not genuine, or 2 after one clear line."""
    actions: dict[str, Callable[[Arguments], int]] = {
        "contoh": _sample,
        "impor": _import,
        "dokumen": _documents,
        "rekap": _recap,
        "verifikasi": _verify,
        "periksa": _check,
        "pulihkan": _restore,
        "gambar": _pictures,
    }
    try:
        return actions[arguments.command](arguments)
    except UserError as error:
        sys.stderr.write(f"rakor-desktop: {error}\n")
        return 2


def _sample(arguments: Arguments) -> int:
    make_sample(arguments.file)
    _say(f"Rapat contoh dibuat: {arguments.file}")
    return 0


def meeting_number(services: Services, number: str) -> str:
    """The id of the meeting that a script calls by its place in the order of dates. Raises UserError."""
    rows = services.meetings.rows(MeetingFilter(descending=False, limit=-1))
    if not number.isdecimal() or not 1 <= int(number) <= len(rows):
        raise UserError(f"Tidak ada rapat nomor {number}; berkas ini berisi {len(rows)} rapat, dihitung dari 1.")
    return rows[int(number) - 1].id


def document_kind(code: str) -> DocumentKind:
    """The document that a script calls by its code. Raises UserError."""
    try:
        return DocumentKind(code)
    except ValueError as error:
        known = ", ".join(DocumentKind)
        raise UserError(f"Jenis dokumen {code} tidak dikenal; pilih dari {known}.") from error


def document_format(code: str) -> Format:
    """The file format that a script calls by its ending. Raises UserError."""
    try:
        return Format(code.lower())
    except ValueError as error:
        raise UserError(f"Format {code} tidak dikenal; pilih dari {', '.join(Format)}.") from error


def _import(arguments: Arguments) -> int:
    with opened(arguments.file) as services:
        meeting_id = meeting_number(services, arguments.rapat)
        sheets = services.roster.read(arguments.peserta, Silent())
        roster = services.roster.roster(sheets[0])
        written = services.roster.apply(demo.settle(services.roster.plan(roster)), meeting_id)
        result = written.value
        for row in roster.rows:
            for issue in row.issues:
                _say(f"{arguments.peserta.name}: {issue}")
        _say(
            f"{result.participants} peserta: {result.added} orang baru, {result.matched} sudah ada di direktori, "
            f"{result.skipped} baris dilewati"
        )
    return 0


def _documents(arguments: Arguments) -> int:
    kinds = [document_kind(code) for code in arguments.jenis] or list(DocumentKind)
    formats = [document_format(code) for code in arguments.format]
    with opened(arguments.file) as services:
        meeting_id = meeting_number(services, arguments.rapat)
        plates = {plate.kind: plate.options for plate in services.documents.plates(meeting_id)}
        wanted = [
            replace(
                plates[kind],
                format=one,
                final=arguments.final,
                public_copy=arguments.publik or plates[kind].public_copy,
            )
            for kind in kinds
            for one in _formats(kind, formats)
        ]
        if not wanted:
            raise UserError("Dokumen yang dipilih tidak dapat dibuat dalam format itu; pilih format lain.")
        for path in services.documents.write_many(meeting_id, wanted, arguments.keluar, Silent()):
            _say(path)
    return 0


def _formats(kind: DocumentKind, wanted: Sequence[Format]) -> Sequence[Format]:
    """The formats in which a kind is written: its own, or those of the wanted ones that it has."""
    return [one for one in kind.formats if one in wanted] if wanted else kind.formats[:1]


def _recap(arguments: Arguments) -> int:
    first, last = _day(arguments.dari), _day(arguments.sampai)
    file_format = document_format(arguments.format)
    if file_format is Format.DOCX:
        raise UserError("Rekap kehadiran hanya dapat dibuat sebagai pdf atau xlsx; pilih salah satunya.")
    with opened(arguments.file) as services:
        path = arguments.keluar / services.period.file_name(first, last, file_format, public=arguments.publik)
        if services.period.attendance(first, last).meetings:  # else writing says why, and no folder is left behind
            make_folder(arguments.keluar)
        options = PeriodOptions(public_copy=arguments.publik)
        _say(services.period.write(first, last, file_format, path, Silent(), options))
    return 0


def _day(text: str) -> date:
    try:
        return parse_date(text)
    except ValueError as error:
        raise UserError(str(error), text) from error


def _verify(arguments: Arguments) -> int:
    with opened(arguments.file) as services:
        found = services.finals.verify(arguments.pdf)
    _say(f"{arguments.pdf.name}: {found.sentence}")
    _say(f"SHA-256 {found.sha256}")
    return 0 if found.verdict in (Verdict.UNCHANGED, Verdict.PUBLIC_COPY) else 1


def _check(arguments: Arguments) -> int:
    with opened(arguments.file) as services:
        problems = services.backup.check()
    if problems:
        raise UserError(f"Berkas data rusak ({problems[0]}); pulihkan dari cadangan terakhir.", arguments.file.name)
    _say(f"{arguments.file.name}: utuh")
    return 0


def _restore(arguments: Arguments) -> int:
    kept = restore(arguments.file, arguments.ke, datetime.now())
    _say(f"{arguments.ke} dipulihkan dari {arguments.file.name}")
    if kept is not None:
        _say(f"Berkas sebelumnya disimpan sebagai {kept.name}")
    return 0


def _pictures(arguments: Arguments) -> int:
    # Imported here: only this command needs Qt.
    from rakor_desktop.shell.pictures import draw_screens

    for path in draw_screens(arguments):
        _say(path)
    return 0


def _say(text: object) -> None:
    sys.stdout.write(f"{text}\n")
