"""Dokumen: printing in real size on exactly the paper of the document, the pages and copies that were asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QMarginsF, Qt
from PySide6.QtGui import QPageLayout, QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from pytestqt.qtbot import QtBot

from rakor_desktop.documents.pictures import page_texts
from rakor_desktop.domain.kinds import Paper
from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.domain.pages import PagePicture
from rakor_desktop.screens.documents import printing
from rakor_desktop.screens.documents.documents_screen import DocumentsScreen
from rakor_desktop.screens.documents.printing import chosen_pages
from rakor_desktop.services.documents import DocumentService
from tests.screens.documents_desk import choose, open_screen, plate, wait_for_pages
from tests.screens.meeting_world import World, open_world


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot) -> Iterator[World]:
    with open_world(tmp_path) as world:
        yield world


@pytest.fixture
def screen(world: World, qtbot: QtBot, tmp_path: Path) -> Iterator[DocumentsScreen]:
    yield open_screen(world, tmp_path, qtbot)
    world.jobs.cancel_long_work()
    world.jobs.flush()


def answer(
    monkeypatch: pytest.MonkeyPatch, target: Path, settle: Callable[[QPrinter], object] = lambda _: None
) -> None:
    """The dialog is accepted with a file as the printer, after `settle` has chosen in it."""

    def accept(dialog: QPrintDialog) -> int:
        printer = dialog.printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        # As dialogs do: the usual paper of the printer.
        printer.setPageLayout(
            QPageLayout(QPageSize(QPageSize.PageSizeId.Letter), QPageLayout.Orientation.Portrait, QMarginsF())
        )
        settle(printer)
        return QPrintDialog.DialogCode.Accepted.value

    monkeypatch.setattr(QPrintDialog, "exec", accept)


def answer_with_paper(
    monkeypatch: pytest.MonkeyPatch, target: Path, settle: Callable[[QPrinter], object] = lambda _: None
) -> None:
    """As `answer`, and the file is taken for paper: what is painted there would lie in the printer."""
    monkeypatch.setattr(printing, "pdf_target", lambda _printer: None)
    answer(monkeypatch, target, settle)


def sizes(path: Path) -> list[tuple[float, float]]:
    """Width and height of each page in mm."""
    with pypdfium2.PdfDocument(path) as pdf:
        return [tuple(round(side / 72 * 25.4, 0) for side in page.get_size()) for page in pdf]


def print_shown(qtbot: QtBot, screen: DocumentsScreen) -> None:
    qtbot.keyClick(screen.ui.document_list, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not screen.work.is_running, timeout=30000)


@pytest.mark.parametrize("paper", list(Paper))
def test_it_is_printed_on_exactly_its_paper(
    qtbot: QtBot,
    world: World,
    screen: DocumentsScreen,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    paper: Paper,
) -> None:
    combo = screen.options.ui.paper_combo
    combo.setCurrentIndex(combo.findData(paper))
    combo.activated.emit(combo.currentIndex())
    wait_for_pages(qtbot, world, screen)
    target = tmp_path / "cetak.pdf"
    answer_with_paper(monkeypatch, target)
    print_shown(qtbot, screen)
    assert screen.ui.export_result.isVisible()
    assert "dikirim ke pencetak" in screen.ui.export_result.message.heading
    assert set(sizes(target)) == {paper.millimetres}
    world.settle()


def ink(path: Path, page: int = 0) -> list[tuple[float, float]]:
    """First and last share of the width and height that is not white, as fractions."""
    with pypdfium2.PdfDocument(path) as pdf:
        image = pdf[page].render(scale=2).to_pil().convert("L").point(lambda value: 255 if value < 128 else 0)
    left, top, right, bottom = image.getbbox() or (0, 0, 0, 0)
    return [(left / image.width, right / image.width), (top / image.height, bottom / image.height)]


def test_it_is_printed_in_its_real_size(
    qtbot: QtBot, world: World, screen: DocumentsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(screen, DocumentKind.DAFTAR_HADIR)  # no watermark
    wait_for_pages(qtbot, world, screen)
    shown = screen.preview.shown
    assert shown is not None
    original, target = tmp_path / "asli.pdf", tmp_path / "cetak.pdf"
    original.write_bytes(shown.pdf)
    answer_with_paper(monkeypatch, target)
    print_shown(qtbot, screen)
    assert "dikirim ke pencetak" in screen.ui.export_result.message.heading
    for printed, made in zip(ink(target), ink(original), strict=True):
        assert printed == pytest.approx(made, abs=0.004)


def test_lying_pages_lie(
    qtbot: QtBot, world: World, screen: DocumentsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(screen, DocumentKind.MATRIKS)
    wait_for_pages(qtbot, world, screen)
    target = tmp_path / "cetak.pdf"
    answer_with_paper(monkeypatch, target)
    print_shown(qtbot, screen)
    assert sizes(target)[0] == (297.0, 210.0)


def test_what_was_typed_just_before_is_printed_too(
    qtbot: QtBot, world: World, screen: DocumentsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(screen, DocumentKind.LAPORAN)
    wait_for_pages(qtbot, world, screen)
    qtbot.keyClicks(screen.options.ui.intro_edit, "Menindaklanjuti arahan Gubernur")
    target = tmp_path / "cetak.pdf"
    answer(monkeypatch, target)
    print_shown(qtbot, screen)
    assert "arahan Gubernur" in " ".join("".join(page_texts(target.read_bytes())).split())
    world.settle()
    wait_for_pages(qtbot, world, screen)


def test_a_range_of_pages_is_respected(
    qtbot: QtBot, world: World, screen: DocumentsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wait_for_pages(qtbot, world, screen)
    assert screen.ui.page_preview.page_count > 1

    def last_page(printer: QPrinter) -> None:
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setFromTo(2, 2)

    target = tmp_path / "cetak.pdf"
    answer_with_paper(monkeypatch, target, last_page)
    print_shown(qtbot, screen)
    assert len(sizes(target)) == 1

    def beyond(printer: QPrinter) -> None:
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setFromTo(90, 95)

    answer(monkeypatch, target, beyond)
    print_shown(qtbot, screen)
    assert screen.ui.export_error.isVisible()
    assert "rentang" in screen.ui.export_error.message.heading


def test_into_a_pdf_file_goes_the_document_itself(
    qtbot: QtBot, world: World, screen: DocumentsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wait_for_pages(qtbot, world, screen)
    shown = screen.preview.shown
    assert shown is not None
    target = tmp_path / "cetak.pdf"
    answer(monkeypatch, target)
    print_shown(qtbot, screen)
    assert target.read_bytes() == shown.pdf
    assert "cetak.pdf" in screen.ui.export_result.message.heading

    def second_page_twice(printer: QPrinter) -> None:
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setFromTo(2, 2)
        printer.setCopyCount(2)

    answer(monkeypatch, target, second_page_twice)
    print_shown(qtbot, screen)
    whole, part = page_texts(shown.pdf), page_texts(target.read_bytes())
    assert part == (whole[1], whole[1])  # letters, no pictures
    assert len(target.read_bytes()) < len(shown.pdf)


def test_a_printer_set_to_grey_is_sent_grey(
    qtbot: QtBot, world: World, screen: DocumentsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wait_for_pages(qtbot, world, screen)

    def red_page(_self: DocumentService, _pdf: bytes, _number: int, width: int) -> PagePicture:
        return PagePicture(width, width, bytes((255, 0, 0, 255)) * width**2)

    monkeypatch.setattr(DocumentService, "page_picture", red_page)
    for mode, has_colour in ((QPrinter.ColorMode.Color, True), (QPrinter.ColorMode.GrayScale, False)):
        target = tmp_path / f"{has_colour}.pdf"
        answer_with_paper(monkeypatch, target, lambda printer, mode=mode: printer.setColorMode(mode))
        print_shown(qtbot, screen)
        with pypdfium2.PdfDocument(target) as pdf:
            red, _green, blue = pdf[0].render(scale=1).to_pil().convert("RGB").split()
        assert (red.tobytes() != blue.tobytes()) == has_colour


def test_a_printer_that_has_not_this_paper_is_told_before_anything_is_printed(
    qtbot: QtBot, world: World, screen: DocumentsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wait_for_pages(qtbot, world, screen)
    target = tmp_path / "cetak.pdf"

    def stubborn(printer: QPrinter) -> None:
        monkeypatch.setattr(type(printer), "setPageLayout", lambda *_args: False)

    answer_with_paper(monkeypatch, target, stubborn)
    print_shown(qtbot, screen)
    assert screen.ui.export_error.isVisible()
    assert "tidak menyediakan kertas A4" in screen.ui.export_error.message.heading
    assert not target.exists()


def test_a_dialog_that_is_left_prints_nothing(
    qtbot: QtBot, world: World, screen: DocumentsScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    wait_for_pages(qtbot, world, screen)
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: QPrintDialog.DialogCode.Rejected.value)
    qtbot.mouseClick(screen.ui.print_button, Qt.MouseButton.LeftButton)
    assert not screen.work.is_running
    assert not screen.ui.export_result.isVisible()


def test_a_document_that_is_not_made_yet_is_printed_as_it_is_now(
    qtbot: QtBot, world: World, screen: DocumentsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(screen, DocumentKind.DAFTAR_HADIR_KOSONG)
    assert screen.preview.newest(screen.actions_of_document._state.source()) is None
    target = tmp_path / "cetak.pdf"
    answer(monkeypatch, target)
    print_shown(qtbot, screen)
    assert sizes(target)
    assert plate(world, DocumentKind.DAFTAR_HADIR_KOSONG).options.paper is Paper.A4


# --- which pages, and how often ---


@pytest.fixture
def printer(tmp_path: Path, qtbot: QtBot) -> QPrinter:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "x.pdf"))
    return printer


def test_copies_are_repeated_where_the_printer_cannot(printer: QPrinter) -> None:
    assert not printer.supportsMultipleCopies()
    printer.setCopyCount(2)
    printer.setCollateCopies(True)
    assert chosen_pages(printer, 3, 1) == [0, 1, 2, 0, 1, 2]
    printer.setCollateCopies(False)
    assert chosen_pages(printer, 3, 1) == [0, 0, 1, 1, 2, 2]


def test_pages_in_their_order(printer: QPrinter) -> None:
    assert chosen_pages(printer, 3, 2) == [0, 1, 2]
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert chosen_pages(printer, 3, 2) == [2, 1, 0]
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
    assert chosen_pages(printer, 3, 2) == [1]
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("1,3-9"))
    assert chosen_pages(printer, 4, 2) == [3, 2, 0]
