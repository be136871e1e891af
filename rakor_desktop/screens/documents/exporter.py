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

from rakor_desktop.domain.naskah import DocumentKind, Format
from rakor_desktop.domain.progress import Progress
from rakor_desktop.qtkit.messages import Level, Message
from rakor_desktop.qtkit.settings import LocalSettings
from rakor_desktop.qtkit.start_folder import documents_folder
from rakor_desktop.screens.documents.long_work import LongWork
from rakor_desktop.screens.documents.save_all_dialog import SaveAllDialog, Wanted
from rakor_desktop.screens.documents.source import Files, Source

_FOLDER = "documents/folder"
_EACH = {DocumentKind.UNDANGAN: "surat-undangan", DocumentKind.LEMBAR_TUGAS: "lembar-tugas"}
"""Kinds that are also written one by one, and the folder in which they lie."""
SourceOf = Callable[[DocumentKind, Format], Source]


@dataclass(frozen=True, slots=True)
class _Result:
    """The files written, and how many of them took the place of an older one without being asked about."""

    paths: tuple[Path, ...]
    folder: Path
    replaced: int = 0


@dataclass(frozen=True, slots=True)
class _Batch:
    """What goes into one folder: documents for all, and those of which each addressee gets their own file."""

    sources: tuple[Source, ...]
    each: tuple[Source, ...]


class Exporter(QObject):
    """Asks for a place, writes in a job, then shows the way to the file."""

    def __init__(self, files: Files, work: LongWork, local: LocalSettings, parent: QWidget) -> None:
        super().__init__(parent)
        self._files = files
        self._work = work
        self._local = local
        self._page = parent
        self._folder = Path()

    def save_one(self, source: Source) -> None:
        """Ask for a file name and write one document there."""
        suggested = Path(self.last_folder()) / self._files.name(source)
        path = self._ask_file(suggested, source.kind, source.options.format)
        if path is None:
            return
        self._local.put(_FOLDER, str(path.parent))
        self._write_one(source, path)

    def save_all(self, source_of: SourceOf) -> None:
        """Ask which files are wanted and for a folder, then write them, each document with its own options."""
        dialog = SaveAllDialog(self._local, self._page.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.folder_wanted.connect(functools.partial(self._ask_folder, source_of))
        dialog.open()

    def _ask_folder(self, source_of: SourceOf, wanted: Wanted) -> None:
        title = self.tr("Pilih folder untuk semua dokumen")
        chosen = QFileDialog.getExistingDirectory(self._page.window(), title, self.last_folder())
        if not chosen:
            return
        self._local.put(_FOLDER, chosen)
        sources = [source_of(kind, form) for kind in DocumentKind for form in kind.formats if form in wanted.formats]
        each = [source_of(kind, Format.PDF) for kind in _EACH] if wanted.each else []
        self._write_all(_Batch(tuple(sources), tuple(each)), Path(chosen))

    def last_folder(self) -> str:
        """Where the officer saved last, else the folder for documents."""
        folder = self._local.text(_FOLDER)
        if folder and Path(folder).is_dir():
            return folder
        return str(documents_folder())

    def _ask_file(self, suggested: Path, kind: DocumentKind, form: Format) -> Path | None:
        filters = {
            Format.PDF: self.tr("Dokumen PDF (*.pdf)"),
            Format.XLSX: self.tr("Buku kerja Excel (*.xlsx)"),
            Format.DOCX: self.tr("Dokumen Word (*.docx)"),
        }
        title = self.tr("Simpan {document}").format(document=kind.label)
        chosen, _ = QFileDialog.getSaveFileName(self._page.window(), title, str(suggested), filters[form])
        if not chosen:
            return None
        path = Path(chosen)
        if path.suffix.lower() == form.suffix:
            return path
        path = path.with_name(path.name + form.suffix)
        # The dialog asked about the name without its ending: nothing of the whole name is replaced unasked.
        return self._ask_file(path, kind, form) if path.exists() else path

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
        self._folder = result.folder
        self._work.set_action(self._open_folder)
        if count == 1:
            heading = self.tr("Tersimpan: {name}").format(name=result.paths[0].name)
        elif result.replaced:
            heading = self.tr("{count} dokumen tersimpan, {replaced} menggantikan berkas lama")
            heading = heading.format(count=count, replaced=result.replaced)
        else:
            heading = self.tr("{count} dokumen tersimpan").format(count=count)
        return Message(heading, str(result.folder), self.tr("Buka folder"), Level.SUCCESS)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))


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
        # Imported here like all that belongs to the writing of files: not at the start of the program.
        from rakor_desktop.documents.writer import replace_file

        content = files.content(source, progress)
        replace_file(path, functools.partial(_pour, content))
    else:
        files.documents.write(source.meeting_id, source.options, path, progress)
    return _Result((path,), path.parent)


def _pour(content: bytes, stream: BinaryIO) -> None:
    stream.write(content)


def _all_written(files: Files, batch: _Batch, folder: Path, progress: Progress) -> _Result:
    # Worker thread.
    before = _names(folder)
    each = [source for source in batch.each if files.documents.has_addressees(source.meeting_id, source.kind)]
    steps = len(batch.sources) + len(each)
    paths: list[Path] = []
    for done, source in enumerate(batch.sources):
        share = _Share(progress, done, steps, _title(source))
        share.report(0, 1)
        paths += _written(files, source, folder / files.name(source), share).paths
    for done, source in enumerate(each, len(batch.sources)):
        share = _Share(progress, done, steps, _title(source))
        share.report(0, 1)
        inner = folder / _EACH[source.kind]
        before |= _names(inner)
        # Beside a final letter none of those that are sent is a draft.
        options = replace(source.options, final=source.options.final or source.final is not None)
        paths += files.documents.write_each(source.meeting_id, options, inner, share)
    replaced = sum(path.relative_to(folder).as_posix() in before for path in paths)
    return _Result(tuple(paths), folder, replaced)


def _title(source: Source) -> str:
    """What is being written, for the line of the progress."""
    form = source.options.format
    return source.kind.label if form is source.kind.formats[0] else f"{source.kind.label} {form.label}"


def _names(folder: Path) -> set[str]:
    """What lies in a folder, as seen from the one chosen; writing says better what is wrong with it."""
    with contextlib.suppress(OSError):
        return {path.name for path in folder.iterdir()} | {f"{folder.name}/{path.name}" for path in folder.iterdir()}
    return set()
