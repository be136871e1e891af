"""Printing a document: the system's dialog, then each page in its real size; into a PDF file goes the document itself.

The pages are painted in the worker: neither rendering nor the printer's driver keeps the window waiting.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from PySide6.QtCore import QMarginsF, QObject, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QWidget

from rakor_desktop.domain.errors import Cancelled, UserError
from rakor_desktop.domain.kinds import Paper
from rakor_desktop.domain.pages import PageSize
from rakor_desktop.domain.progress import Progress
from rakor_desktop.qtkit.messages import Level, Message
from rakor_desktop.screens.documents.long_work import LongWork
from rakor_desktop.screens.documents.source import Files, Source

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_DOTS = 300  # per inch: letters are sharp, and a page stays below 40 MB
_STRIP = 256  # rows of a page that are painted at once
_TOLERANCE = 1.5  # points: drivers round a paper to their own units


class Printing(QObject):
    """Asks which printer and which pages, then prints; the outcome is told in place."""

    def __init__(self, files: Files, work: LongWork, parent: QWidget) -> None:
        super().__init__(parent)
        self._files = files
        self._work = work
        self._page = parent

    def print_document(self, source: Source, pdf: bytes | None, shown_page: int) -> None:
        """Ask for a printer and print there; `pdf` is the document when it is made already."""
        # Imported here: the printing system of the machine is looked up only when somebody prints.
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(source.kind.label)
        prepare(printer, source.options.paper)
        dialog = QPrintDialog(printer, self._page.window())
        dialog.setWindowTitle(self.tr("Cetak {document}").format(document=source.kind.label))
        options = QPrintDialog.PrintDialogOption
        dialog.setOptions(
            options.PrintToFile | options.PrintPageRange | options.PrintCollateCopies | options.PrintCurrentPage
        )
        answer = dialog.exec()
        dialog.deleteLater()
        if answer != QPrintDialog.DialogCode.Accepted:
            return
        prepare(printer, source.options.paper)  # the dialog may have put the printer's usual paper
        self._print(source, pdf, shown_page, printer)

    def _print(self, source: Source, pdf: bytes | None, shown_page: int, printer: QPrinter) -> None:
        target = pdf_target(printer)
        if target is None:
            action = functools.partial(printed, self._files, source, pdf, shown_page, printer)
            tell = functools.partial(self._tell, printer.printerName())
        else:
            action = functools.partial(_filed, self._files, source, pdf, shown_page, printer, target)
            tell = functools.partial(self._tell_filed, target)
        self._work.run(
            self.tr("Mencetak {document}").format(document=source.kind.label),
            action,
            tell,
            functools.partial(self.print_document, source, None, shown_page),
        )

    def _tell(self, name: str, count: int) -> Message:
        heading = self.tr("{count} halaman dikirim ke pencetak").format(count=count)
        return Message(heading, name, level=Level.SUCCESS)

    def _tell_filed(self, path: Path, count: int) -> Message:
        heading = self.tr("{count} halaman tersimpan: {name}").format(count=count, name=path.name)
        return Message(heading, str(path.parent), level=Level.SUCCESS)


def pdf_target(printer: QPrinter) -> Path | None:
    """The PDF file that was chosen instead of a printer; None for paper."""
    from PySide6.QtPrintSupport import QPrinter as Printer

    name = printer.outputFileName()
    is_file = bool(name) and printer.outputFormat() is Printer.OutputFormat.PdfFormat
    return Path(name) if is_file else None


def prepare(printer: QPrinter, paper: Paper) -> None:
    """Let the printer take exactly this paper, to its edges, at no scale."""
    printer.setResolution(_DOTS)
    printer.setFullPage(True)
    # Without an exact match Qt takes F4 for the German fanfold, which is a millimetre wider.
    match = QPageSize.SizeMatchPolicy.ExactMatch
    size = QPageSize(QSizeF(*paper.millimetres), QPageSize.Unit.Millimeter, paper.label, match)
    printer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF()))


def chosen_pages(printer: QPrinter, count: int, shown_page: int) -> list[int]:
    """The pages to print, from 0, in their order; copies are repeated where the printer cannot do that itself."""
    from PySide6.QtPrintSupport import QPrinter as Printer

    wanted = list(range(1, count + 1))
    if printer.printRange() is Printer.PrintRange.CurrentPage:
        wanted = [max(shown_page, 1)]
    elif printer.printRange() is Printer.PrintRange.PageRange:
        ranges = printer.pageRanges()
        wanted = [page for page in wanted if ranges.contains(page)]
    if printer.pageOrder() is Printer.PageOrder.LastPageFirst:
        wanted.reverse()
    copies = 1 if printer.supportsMultipleCopies() else max(printer.copyCount(), 1)
    if printer.collateCopies():
        wanted = wanted * copies
    else:
        wanted = [page for page in wanted for _ in range(copies)]
    return [page - 1 for page in wanted]


def _filed(
    files: Files,
    source: Source,
    pdf: bytes | None,
    shown_page: int,
    printer: QPrinter,
    target: Path,
    progress: Progress,
) -> int:
    # Worker thread. The document itself is written: letters stay letters, and a final file stays the one it is.
    from rakor_desktop.documents.excerpt import excerpt
    from rakor_desktop.documents.writer import replace_file

    if pdf is None:
        pdf = files.content(source, progress)
    pages = _wanted_pages(printer, len(files.documents.page_sizes(pdf)), shown_page)
    replace_file(target, functools.partial(_pour, excerpt(pdf, pages)))
    return len(pages)


def _pour(content: bytes, stream: BinaryIO) -> None:
    stream.write(content)


def _wanted_pages(printer: QPrinter, count: int, shown_page: int) -> list[int]:
    """Raises UserError when none of the pages was asked for."""
    pages = chosen_pages(printer, count, shown_page)
    if not pages:
        raise UserError(f"Tidak ada halaman di rentang itu; dokumen ini {count} halaman.")
    return pages


def printed(
    files: Files, source: Source, pdf: bytes | None, shown_page: int, printer: QPrinter, progress: Progress
) -> int:
    """Paint the wanted pages on paper; how many. Raises UserError, Cancelled."""
    # Worker thread: Qt allows painting on a printer there.
    _check_paper(printer, source.options.paper)
    if pdf is None:
        pdf = files.content(source, progress)
    sizes = files.documents.page_sizes(pdf)
    pages = _wanted_pages(printer, len(sizes), shown_page)
    _turn(printer, sizes[pages[0]])
    painter = QPainter()
    if not painter.begin(printer):
        raise UserError("Pencetak tidak dapat dimulai; periksa apakah menyala dan tersambung, lalu cetak lagi.")
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)  # letters without the grey of JPEG
    try:
        _paint_pages(files, pdf, sizes, pages, printer, painter, progress)
    except Cancelled:
        printer.abort()
        raise
    finally:
        painter.end()
    return len(pages)


def _paint_pages(
    files: Files,
    pdf: bytes,
    sizes: Sequence[PageSize],
    pages: Sequence[int],
    printer: QPrinter,
    painter: QPainter,
    progress: Progress,
) -> None:
    from PySide6.QtPrintSupport import QPrinter as Printer

    for done, number in enumerate(pages):
        progress.report(done, len(pages), f"Mencetak halaman {number + 1}")
        size = sizes[number]
        if done:
            _turn(printer, size)
            if not printer.newPage():
                raise UserError("Pencetak berhenti di tengah dokumen; periksa kertas dan kabelnya, lalu cetak lagi.")
        picture = files.documents.page_picture(pdf, number, round(size.width / 72 * _DOTS))
        stride, form = picture.width * 4, QImage.Format.Format_RGBX8888
        image = QImage(picture.rgba, picture.width, picture.height, stride, form)
        if printer.colorMode() is Printer.ColorMode.GrayScale:
            image = image.convertToFormat(QImage.Format.Format_Grayscale8)  # a quarter of the way to the printer
        paper = printer.paperRect(Printer.Unit.DevicePixel)
        dots = printer.resolution() / 72
        # In its real size from the upper left corner of the paper, whatever a driver thinks the paper to be.
        _paint_strips(painter, image, QRectF(paper.left(), paper.top(), size.width * dots, size.height * dots))


def _paint_strips(painter: QPainter, image: QImage, target: QRectF) -> None:
    """Paint an image a strip at a time: a whole page would keep Python, and so the window, waiting for 0.2 s."""
    share = target.height() / image.height()
    for top in range(0, image.height(), _STRIP):
        rows = min(_STRIP, image.height() - top)
        # Whole dots, so that neither a gap nor a doubled row is seen between two strips.
        upper, lower = round(target.top() + top * share), round(target.top() + (top + rows) * share)
        place = QRectF(target.left(), upper, target.width(), lower - upper)
        painter.drawImage(place, image, QRectF(0, top, image.width(), rows))


def _turn(printer: QPrinter, size: PageSize) -> None:
    """Lay the paper as the page lies."""
    lies = size.width > size.height
    printer.setPageOrientation(QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait)


def _check_paper(printer: QPrinter, paper: Paper) -> None:
    """Raises UserError when the printer would take another paper: nothing is printed on the wrong one."""
    taken = printer.pageLayout().pageSize().size(QPageSize.Unit.Point)
    wanted = (side / 25.4 * 72 for side in paper.millimetres)
    if any(abs(a - b) > _TOLERANCE for a, b in zip((taken.width(), taken.height()), wanted, strict=True)):
        raise UserError(
            f"Pencetak ini tidak menyediakan kertas {paper.label}; tambahkan ukuran itu di pengaturan pencetak, "
            "atau pilih kertas lain untuk dokumen ini."
        )
