"""The subcommands for scripts and tests: the same services as the window, no Qt but for the pictures."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime

from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.meeting import MeetingFilter
from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.domain.progress import Silent
from rakor_desktop.domain.record import DocumentOptions
from rakor_desktop.services import demo
from rakor_desktop.services.backup import restore
from rakor_desktop.services.catalogue import Services
from rakor_desktop.shell.arguments import Arguments
from rakor_desktop.shell.sample import make_sample, opened


def run(arguments: Arguments) -> int:
    """Carry out a subcommand. Exit code 0, or 2 after one clear line."""
    actions: dict[str, Callable[[Arguments], int]] = {
        "contoh": _sample,
        "impor": _import,
        "dokumen": _documents,
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
    with opened(arguments.file) as services:
        meeting_id = meeting_number(services, arguments.rapat)
        options = DocumentOptions(kinds[0], final=arguments.final)
        for path in services.documents.write_all(meeting_id, arguments.keluar, kinds, Silent(), options):
            _say(path)
    return 0


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
