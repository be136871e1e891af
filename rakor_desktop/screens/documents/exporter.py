"""Saving documents: one under a name, or all into a folder, there also one letter per invitee and one sheet each."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from rakor_desktop.domain.errors import Cancelled
from rakor_desktop.domain.naskah import DocumentKind, Format
from rakor_desktop.domain.progress import Progress
from rakor_desktop.qtkit.messages import Level, Message
from rakor_desktop.qtkit.save_path import ask_save_path
from rakor_desktop.qtkit.settings import LocalSettings
from rakor_desktop.qtkit.start_folder import StartFolder
from rakor_desktop.screens.documents.long_work import LongWork
from rakor_desktop.screens.documents.save_all_dialog import SaveAllDialog, Wanted
from rakor_desktop.screens.documents.source import Files, Source

_FOLDER = "documents/folder"
_EACH = {DocumentKind.UNDANGAN: "surat-undangan", DocumentKind.LEMBAR_TUGAS: "lembar-tugas"}
"""Kinds that are also written one by one, and the folder in which they lie."""
SourceOf = Callable[[DocumentKind, Format], Source]


@dataclass(frozen=True, slots=True)
class _Result:
    """The files written, how many of them took the place of an older one without being asked about, whether all are."""

    paths: tuple[Path, ...]
    folder: Path
    replaced: int = 0
    is_stopped: bool = False


@dataclass(frozen=True, slots=True)
class _Batch:
    """What goes into one folder: documents for all, and those of which each addressee gets their own file."""

    sources: tuple[Source, ...]
    each: tuple[Source, ...]

    @property
    def meeting_id(self) -> str:
        """The meeting that they are of."""
        return (*self.sources, *self.each)[0].meeting_id


class Exporter(QObject):
    """Asks for a place, writes in a job, then shows the way to the file."""

    def __init__(self, files: Files, work: LongWork, local: LocalSettings, parent: QWidget) -> None:
        super().__init__(parent)
        self._files = files
        self._work = work
        self._local = local
        self._page = parent
        self.folder = StartFolder(local, _FOLDER)
        self._shown_folder = Path()

    def save_one(self, source: Source) -> None:
        """Ask for a file name and write one document there."""
        form = source.options.format
        filters = {
            Format.PDF: self.tr("Dokumen PDF (*.pdf)"),
            Format.XLSX: self.tr("Buku kerja Excel (*.xlsx)"),
            Format.DOCX: self.tr("Dokumen Word (*.docx)"),
        }
        title = self.tr("Simpan {document}").format(document=source.kind.label)
        name = self._files.name(source)
        path = ask_save_path(self._page.window(), title, self.folder, name, form.suffix, filters[form])
        if path is not None:
            self._write_one(source, path)

    def save_all(self, source_of: SourceOf) -> None:
        """Ask which files are wanted and for a folder, then write them, each document with its own options."""
        dialog = SaveAllDialog(self._local, self._page.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.folder_wanted.connect(functools.partial(self._ask_folder, source_of))
        dialog.open()

    def _ask_folder(self, source_of: SourceOf, wanted: Wanted) -> None:
        title = self.tr("Pilih folder untuk semua dokumen")
        chosen = QFileDialog.getExistingDirectory(self._page.window(), title, self.folder.path())
        if not chosen:
            return
        self.folder.remember_folder(Path(chosen))
        sources = [source_of(kind, form) for kind in DocumentKind for form in kind.formats if form in wanted.formats]
        each = [source_of(kind, Format.PDF) for kind in _EACH] if wanted.each else []
        self._write_all(_Batch(tuple(sources), tuple(each)), Path(chosen))

    def _write_one(self, source: Source, path: Path) -> None:
        self._work.run(
            self.tr("Menyimpan {document}").format(document=source.kind.label),
            functools.partial(_written, self._files, source, path),
            self._tell,
            functools.partial(self._write_one, source, path),
        )

    def _write_all(self, batch: _Batch, folder: Path) -> None:
        self._work.run(
            self.tr("Menyimpan semua dokumen"),
            functools.partial(_all_written, self._files, batch, folder),
            self._tell,
            functools.partial(self._write_all, batch, folder),
        )

    def _tell(self, result: _Result) -> Message:
        count = len(result.paths)
        self._shown_folder = result.folder
        self._work.set_action(self._open_folder)
        if result.is_stopped:
            heading = self.tr("Dihentikan; {count} dokumen sudah tersimpan").format(count=count)
        elif count == 1:
            heading = self.tr("Tersimpan: {name}").format(name=result.paths[0].name)
        elif result.replaced:
            heading = self.tr("{count} dokumen tersimpan, {replaced} menggantikan berkas lama")
            heading = heading.format(count=count, replaced=result.replaced)
        else:
            heading = self.tr("{count} dokumen tersimpan").format(count=count)
        level = Level.WARNING if result.is_stopped else Level.SUCCESS
        return Message(heading, str(result.folder), self.tr("Buka folder"), level)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._shown_folder)))


class _Share:
    """A listener that shows one document of several as its share of the whole."""

    def __init__(self, whole: Progress, index: int, count: int, name: str) -> None:
        self._whole, self._index, self._count, self._name = whole, index, count, name

    def report(self, done: int, total: int, text: str = "") -> None:
        share = min(round(100 * done / total), 100) if total else 0
        self._whole.report(
            self._index * 100 + share, self._count * 100, f"{self._name} · {text}" if text else self._name
        )


def _written(files: Files, source: Source, path: Path, progress: Progress) -> _Result:
    # Worker thread.
    if source.is_kept:
        _write_kept(files, source, path, progress)
    else:
        files.documents.write(source.meeting_id, source.options, path, progress)
    return _Result((path,), path.parent)


def _write_kept(files: Files, source: Source, path: Path, progress: Progress) -> None:
    # Imported here like all that belongs to the writing of files: not at the start of the program.
    from rakor_desktop.documents.writer import replace_file

    content = files.content(source, progress)
    replace_file(path, functools.partial(_pour, content))


def _pour(content: bytes, stream: BinaryIO) -> None:
    stream.write(content)


def _all_written(files: Files, batch: _Batch, folder: Path, progress: Progress) -> _Result:
    # Worker thread. What was finished before it is stopped stays: how much that is, is told.
    before, paths, is_stopped = _names(folder), list[Path](), False
    try:
        _write_batch(files, batch, folder, progress, paths.append)
    except Cancelled:
        if not paths:
            raise
        is_stopped = True
    replaced = sum(path.relative_to(folder).as_posix() in before for path in paths)
    return _Result(tuple(paths), folder, replaced, is_stopped)


def _write_batch(
    files: Files, batch: _Batch, folder: Path, progress: Progress, written: Callable[[Path], object]
) -> None:
    """All files show one state of the meeting, whatever is typed meanwhile: it is read once."""
    record = files.documents.record(batch.meeting_id)
    targets = [(source, folder / files.name(source)) for source in batch.sources]
    each = [source for source in batch.each if files.documents.has_addressees(record, source.kind)]
    steps = len(targets) + len(each)
    for done, (source, path) in enumerate(targets):
        share = _Share(progress, done, steps, _title(source))
        share.report(0, 1)
        if source.is_kept:
            _write_kept(files, source, path, share)
        else:
            files.documents.write_from(record, source.options, path, share)
        written(path)
    for done, source in enumerate(each, len(targets)):
        share = _Share(progress, done, steps, _title(source))
        share.report(0, 1)
        # Beside a final letter none of those that are sent is a draft.
        options = replace(source.options, final=source.options.final or source.final is not None)
        for path in files.documents.write_each(record, options, folder / _EACH[source.kind], share):
            written(path)


def _title(source: Source) -> str:
    """What is being written, for the line of the progress."""
    form = source.options.format
    return source.kind.label if form is source.kind.formats[0] else f"{source.kind.label} {form.label}"


def _names(folder: Path) -> set[str]:
    """What lies in a folder and in those inside for each; writing says better what is wrong with it."""
    found: set[str] = set()
    for inner in (folder, *(folder / name for name in _EACH.values())):
        with contextlib.suppress(OSError):
            found |= {path.relative_to(folder).as_posix() for path in inner.iterdir()}
    return found
