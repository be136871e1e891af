"""Persiapan, materi: files and photos come by button or drop, are opened, copied, moved, named, taken out."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QImage, QImageWriter
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from rakor_desktop.domain.errors import Cancelled
from rakor_desktop.domain.letter import Material, Photo
from rakor_desktop.screens.preparation import file_actions
from rakor_desktop.screens.preparation.materials_panel import MaterialsPanel
from rakor_desktop.screens.preparation.preparation_screen import AGENDA, MATERIALS, PreparationScreen
from rakor_desktop.services import files as file_service
from tests.screens.meeting_world import World, open_world, show
from tests.screens.preparation_desk import make_screen

_ALT = Qt.KeyboardModifier.AltModifier
Make = Callable[..., Path]


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with open_world(tmp_path) as opened:
        yield opened


@pytest.fixture
def screen(world: World, qtbot: QtBot) -> PreparationScreen:
    made = make_screen(world)
    world.jobs.changed.connect(made.reload)
    show(qtbot, made)
    made.show_meeting(world.meeting.id)
    made.open_card(MATERIALS)
    made.focus_first()
    return made


@pytest.fixture
def panel(screen: PreparationScreen) -> MaterialsPanel:
    return screen.materials


@pytest.fixture
def make_file(tmp_path: Path) -> Make:
    def make(name: str = "paparan.pdf", content: bytes = b"%PDF-1.7 isi") -> Path:
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return make


def picture(width: int = 60, height: int = 40, kind: str = "PNG", *, turned: bool = False) -> bytes:
    """A picture file; `turned` says in its EXIF data that the camera was held upright."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(kind.encode())).write(image)
    content = bytes(data.data())
    if turned:
        tiff = b"MM\x00*\x00\x00\x00\x08" + struct.pack(">HHHIHHI", 1, 0x0112, 3, 1, 6, 0, 0)
        exif = b"Exif\x00\x00" + tiff
        content = content[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + content[2:]
    return content


def materials(world: World) -> tuple[Material, ...]:
    return world.services.files.materials(world.meeting.id)


def photos(world: World) -> tuple[Photo, ...]:
    return world.services.files.photos(world.meeting.id)


def choose(monkeypatch: pytest.MonkeyPatch, *paths: Path) -> None:
    def ask(*_arguments: Any) -> tuple[list[str], str]:
        return [str(path) for path in paths], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", ask)


def drop(target: QWidget, place: QPoint, *paths: Path) -> bool:
    """Drag files over a widget and let them fall on what lies there; whether they were taken."""
    below = target.childAt(place) or target
    place = below.mapFrom(target, place)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    keys, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(place, Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(below, enter)
    fall = QDropEvent(QPointF(place), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(below, fall)
    return enter.isAccepted() and fall.isAccepted()


def add(world: World, *paths: Path, item: str | None = None) -> tuple[str, ...]:
    from rakor_desktop.domain.progress import Silent

    written = world.services.files.add_materials(world.meeting.id, paths, Silent(), item)
    world.jobs.changed.emit(written.change)
    return written.value


def add_photos(world: World, *paths: Path) -> tuple[str, ...]:
    from rakor_desktop.domain.progress import Silent

    written = world.services.files.add_photos(world.meeting.id, paths, Silent())
    world.jobs.changed.emit(written.change)
    return written.value


def is_known(_name: str) -> bool:
    return True


def editor(table: QWidget) -> QLineEdit:
    return next(one for one in table.findChildren(QLineEdit) if one.isVisible())


def test_the_first_file_is_added_by_the_one_button(
    screen: PreparationScreen, world: World, qtbot: QtBot, make_file: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    button = screen.materials.ui.file_empty.button
    assert button.hasFocus()
    choose(monkeypatch, make_file(), make_file("data.xlsx", b"PK" * 900))
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert screen.adding.progress_frame.isVisible()
    world.settle()
    assert [one.file_name for one in materials(world)] == ["paparan.pdf", "data.xlsx"]
    assert not screen.adding.isVisible()
    assert world.frame.undo_toasts == ["2 berkas ditambahkan."]
    assert screen.nav.entry_at(screen.nav.row_of(MATERIALS)).summary == "2 berkas, 2 KB"
    world.jobs.write(world.services.history.undo)
    world.settle()
    assert screen.materials.materials == ()
    assert button.isVisible()


def test_files_fall_anywhere_on_the_card(panel: MaterialsPanel, world: World, make_file: Make) -> None:
    assert drop(panel, QPoint(40, 200), make_file())
    world.settle()
    assert [one.file_name for one in panel.materials] == ["paparan.pdf"]


def test_pictures_that_fall_on_the_photos_become_photos_other_files_do_not(
    panel: MaterialsPanel, world: World, make_file: Make
) -> None:
    place = panel.ui.photos_side.geometry().center()
    assert drop(panel, place, make_file("a.png", picture()), make_file())
    world.settle()
    assert [one.file_name for one in photos(world)] == ["a.png"]
    assert [one.file_name for one in materials(world)] == ["paparan.pdf"]
    drop(panel, QPoint(40, 200), make_file("denah.png", picture()))
    world.settle()
    assert [one.file_name for one in materials(world)] == ["paparan.pdf", "denah.png"]


def test_files_that_fall_on_an_item_of_the_agenda_belong_to_it(
    screen: PreparationScreen, world: World, make_file: Make, qtbot: QtBot
) -> None:
    screen.open_card(AGENDA)
    agenda = screen.agenda
    table = agenda.ui.agenda_table
    third = agenda.model.index(2, agenda.model.column_number("title"))
    place = table.viewport().mapTo(agenda, table.visualRect(third).center())
    assert drop(agenda, place, make_file(), make_file("lain.pdf", b"lain"))
    world.settle()
    assert {one.agenda_item_id for one in materials(world)} == {world.meeting.agenda[2]}
    clip = agenda.model.index(2, agenda.model.column_number("files"))
    assert clip.data() == "2"
    assert agenda.model.index(1, clip.column()).data() == ""
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(clip).center())
    assert not screen.ui.materials_card.is_folded
    assert [row.file.file_name for row in screen.materials.file_actions.chosen] == ["paparan.pdf"]


def test_a_refused_file_is_named_and_nothing_half_done_stays(
    screen: PreparationScreen, world: World, qtbot: QtBot, make_file: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_service, "LARGEST", 20)
    choose(monkeypatch, make_file(), make_file("rekaman.mp4", b"0" * 30))
    screen.materials.ui.add_file_button.click()
    world.settle()
    assert screen.adding.error_panel.isVisible()
    assert screen.adding.error_panel.message.heading.startswith("rekaman.mp4 lebih dari")
    assert materials(world) == ()
    screen.adding.error_panel.action_requested.emit()
    assert not screen.adding.isVisible()


def test_what_is_no_photo_is_refused_by_name(
    screen: PreparationScreen, world: World, make_file: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, make_file("a.png", picture()), make_file("palsu.jpg", b"bukan foto"))
    screen.materials.ui.add_photo_button.click()
    world.settle()
    assert "palsu.jpg" in screen.adding.error_panel.message.heading
    assert photos(world) == ()


def test_adding_can_be_cancelled_and_leaves_nothing(
    screen: PreparationScreen, world: World, qtbot: QtBot, make_file: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_arguments: Any) -> Any:
        raise Cancelled

    choose(monkeypatch, make_file())
    monkeypatch.setattr(type(world.services.files), "add_materials", never)
    screen.materials.ui.add_file_button.click()
    qtbot.mouseClick(screen.adding.cancel_button, Qt.MouseButton.LeftButton)
    world.settle()
    assert materials(world) == ()
    assert not screen.adding.isVisible()
    assert not screen.adding.error_panel.isVisible()


def test_enter_opens_a_read_only_copy_with_the_program_of_the_system(
    panel: MaterialsPanel, world: World, qtbot: QtBot, make_file: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []

    def open_url(url: QUrl) -> bool:
        opened.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(file_actions, "has_program", is_known)
    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    add(world, make_file())
    panel.focus_first()
    qtbot.keyClick(panel.ui.file_table, Qt.Key.Key_Return)
    world.settle()
    assert [path.name for path in opened] == ["paparan.pdf"]
    assert opened[0].read_bytes() == b"%PDF-1.7 isi"
    assert not panel.ui.error_panel.isVisible()


@pytest.mark.parametrize("knows_program", [True, False])
def test_without_a_program_for_a_file_a_copy_of_it_is_offered(
    panel: MaterialsPanel,
    world: World,
    qtbot: QtBot,
    make_file: Make,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    knows_program: bool,
) -> None:
    def know(_name: str) -> bool:
        return knows_program

    def refuse(_url: QUrl) -> bool:
        return False

    def ask(*_arguments: Any) -> tuple[str, str]:
        return str(tmp_path / "salinan.pdf"), ""

    monkeypatch.setattr(file_actions, "has_program", know)
    monkeypatch.setattr(QDesktopServices, "openUrl", refuse)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    add(world, make_file())
    panel.focus_first()
    qtbot.mouseClick(panel.ui.open_button, Qt.MouseButton.LeftButton)
    world.settle()
    message = panel.ui.error_panel.message
    assert message.heading.startswith("Tidak ada program untuk membuka paparan.pdf.")
    assert message.action_text == "Simpan salinan…"
    panel.ui.error_panel.action_requested.emit()
    world.settle()
    assert (tmp_path / "salinan.pdf").read_bytes() == b"%PDF-1.7 isi"
    assert not panel.ui.error_panel.isVisible()


def test_the_copy_that_is_offered_is_of_the_file_that_has_no_program(
    panel: MaterialsPanel,
    world: World,
    qtbot: QtBot,
    make_file: Make,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def is_unknown(_name: str) -> bool:
        return False

    def ask(*_arguments: Any) -> tuple[str, str]:
        return str(tmp_path / "salinan.pdf"), ""

    monkeypatch.setattr(file_actions, "has_program", is_unknown)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    _, other = add(world, make_file("a.pdf", b"isi a"), make_file("b.pdf", b"isi b"))
    panel.focus_first()
    qtbot.keyClick(panel.ui.file_table, Qt.Key.Key_Return)
    panel.show_row(other)
    world.settle()
    panel.ui.error_panel.action_requested.emit()
    world.settle()
    assert (tmp_path / "salinan.pdf").read_bytes() == b"isi a"


def test_of_several_chosen_files_the_current_one_is_copied(
    panel: MaterialsPanel,
    world: World,
    qtbot: QtBot,
    make_file: Make,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def ask(*_arguments: Any) -> tuple[str, str]:
        return str(tmp_path / "salinan.pdf"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    add(world, make_file("a.pdf", b"isi a"), make_file("b.pdf", b"isi b"))
    panel.focus_first()
    qtbot.keyClick(panel.ui.file_table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(panel.ui.file_table, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    world.settle()
    assert (tmp_path / "salinan.pdf").read_bytes() == b"isi b"


def test_the_agenda_item_of_several_files_is_one_step_of_undo(
    panel: MaterialsPanel, world: World, make_file: Make
) -> None:
    add(world, make_file("a.pdf"), make_file("b.pdf", b"b"))
    panel.ui.file_table.selectAll()
    item = world.services.agenda.items(world.meeting.id)[0].id
    panel.file_actions.set_item([row.file.id for row in panel.file_actions.chosen], item)
    world.settle()
    assert [one.agenda_item_id for one in materials(world)] == [item, item]
    world.jobs.write(world.services.history.undo)
    world.settle()
    assert [one.agenda_item_id for one in materials(world)] == [None, None]


def test_a_copy_is_saved_where_the_officer_wants_it(
    panel: MaterialsPanel,
    world: World,
    qtbot: QtBot,
    make_file: Make,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / "salinan.pdf"

    def ask(*_arguments: Any) -> tuple[str, str]:
        return str(target), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    add(world, make_file())
    panel.focus_first()
    qtbot.mouseClick(panel.ui.copy_button, Qt.MouseButton.LeftButton)
    world.settle()
    assert target.read_bytes() == b"%PDF-1.7 isi"
    assert world.frame.toasts == ["Salinan salinan.pdf tersimpan."]
    target.unlink()
    qtbot.keyClick(panel.ui.copy_button, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    world.settle()
    assert target.exists()


def test_files_are_moved_and_taken_out_with_the_keyboard(
    panel: MaterialsPanel, world: World, qtbot: QtBot, make_file: Make
) -> None:
    add(world, make_file("a.pdf"), make_file("b.pdf", b"b"))
    panel.focus_first()
    table = panel.ui.file_table
    qtbot.keyClick(table, Qt.Key.Key_Down, _ALT)
    world.settle()
    assert [one.file_name for one in panel.materials] == ["b.pdf", "a.pdf"]
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    world.settle()
    assert [one.file_name for one in panel.materials] == ["b.pdf"]
    assert world.frame.undo_toasts == ["a.pdf dihapus."]
    world.jobs.write(world.services.history.undo)
    world.settle()
    assert [one.file_name for one in panel.materials] == ["b.pdf", "a.pdf"]


def test_the_agenda_item_of_a_file_is_chosen_in_its_cell(
    screen: PreparationScreen, panel: MaterialsPanel, world: World, make_file: Make
) -> None:
    add(world, make_file())
    cell = panel.files.index(0, panel.files.column_number("agenda_item_id"))
    assert cell.data() == "Tanpa acara"
    label = panel.files.columns[cell.column()].choices()[4][1]
    panel.files.setData(cell, label)
    world.settle()
    assert materials(world)[0].agenda_item_id == world.meeting.agenda[3]
    assert cell.data() == label
    assert screen.agenda.model.index(3, screen.agenda.model.column_number("files")).data() == "1"
    panel.files.setData(cell, "Tanpa acara")
    world.settle()
    assert materials(world)[0].agenda_item_id is None


def test_a_file_is_renamed_but_never_nameless(
    panel: MaterialsPanel, world: World, qtbot: QtBot, make_file: Make
) -> None:
    add(world, make_file())
    panel.focus_first()
    table = panel.ui.file_table
    qtbot.keyClick(table, Qt.Key.Key_F2)
    field = editor(table)
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "Nama berkas masih kosong" in panel.ui.error_panel.message.heading
    qtbot.keyClicks(field, "bahan.pdf")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    world.settle()
    assert materials(world)[0].file_name == "bahan.pdf"


def test_a_caption_is_saved_while_it_is_typed(
    panel: MaterialsPanel, world: World, qtbot: QtBot, make_file: Make
) -> None:
    add_photos(world, make_file("a.png", picture()))
    world.settle()
    table = panel.ui.photo_table
    table.setFocus()
    table.setCurrentIndex(panel.photos.index(0, panel.photos.column_number("caption")))
    qtbot.keyClick(table, Qt.Key.Key_F2)
    qtbot.keyClicks(editor(table), "Pembukaan")
    qtbot.waitUntil(lambda: photos(world)[0].caption == "Pembukaan")
    qtbot.keyClick(editor(table), Qt.Key.Key_Return)
    world.settle()
    assert panel.pictures[0].caption == "Pembukaan"


def test_photos_just_added_take_their_captions_one_after_the_other(
    panel: MaterialsPanel, world: World, qtbot: QtBot, make_file: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_photos(world, *(make_file(f"lama{number}.png", picture(60 + number)) for number in range(9)))
    panel.focus_first()
    choose(monkeypatch, make_file("a.png", picture(30)), make_file("b.png", picture(31)))
    panel.ui.add_photo_button.click()
    world.settle()
    table = panel.ui.photo_table
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()).center())
    qtbot.keyClicks(editor(table), "Pembukaan")
    qtbot.keyClick(editor(table), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.currentIndex().row() == 10)
    qtbot.keyClicks(editor(table), "Pleno")
    qtbot.keyClick(editor(table), Qt.Key.Key_Return)
    world.settle()
    assert [one.caption for one in photos(world)] == [*[""] * 9, "Pembukaan", "Pleno"]
    assert [row.file.file_name for row in panel.photo_actions.chosen] == ["b.png"]


def test_the_gap_of_a_photo_leads_to_its_caption(screen: PreparationScreen, world: World, make_file: Make) -> None:
    (photo_id,) = add_photos(world, make_file("a.png", picture()))
    world.settle()
    screen.open_card(AGENDA)
    screen.show_row(photo_id)
    assert not screen.ui.materials_card.is_folded
    assert editor(screen.materials.ui.photo_table).hasFocus()


def test_a_file_just_added_is_chosen_but_takes_no_field_away(
    panel: MaterialsPanel, world: World, qtbot: QtBot, make_file: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(world, make_file("a.pdf"))
    choose(monkeypatch, make_file("b.pdf", b"b"))
    panel.ui.add_file_button.click()
    world.settle()
    assert [row.file.file_name for row in panel.file_actions.chosen] == ["b.pdf"]
    table = panel.ui.file_table
    qtbot.keyClick(table, Qt.Key.Key_F2)
    field = editor(table)
    choose(monkeypatch, make_file("foto.png", picture()))
    panel.ui.add_photo_button.click()
    world.settle()
    assert field.hasFocus()


def test_home_and_end_go_to_the_first_and_the_last_file(
    panel: MaterialsPanel, world: World, qtbot: QtBot, make_file: Make
) -> None:
    add(world, *(make_file(f"{name}.pdf", name.encode()) for name in "abc"))
    panel.focus_first()
    table = panel.ui.file_table
    qtbot.keyClick(table, Qt.Key.Key_End)
    assert [row.file.file_name for row in panel.file_actions.chosen] == ["c.pdf"]
    qtbot.keyClick(table, Qt.Key.Key_Home, Qt.KeyboardModifier.ShiftModifier)
    assert len(panel.file_actions.chosen) == 3


def test_thumbnails_stand_upright_and_what_cannot_be_shown_does_not_matter(
    panel: MaterialsPanel, world: World, make_file: Make
) -> None:
    broken = b"\x89PNG\r\n\x1a\n" + b"rusak" * 9
    add_photos(
        world,
        make_file("tegak.jpg", picture(900, 600, "JPEG", turned=True)),
        make_file("kecil.png", picture(30, 20)),
        make_file("rusak.png", broken),
    )
    world.settle()
    sizes = [panel.thumbnails.picture(one.sha256) for one in photos(world)]
    assert [(one.width(), one.height()) for one in sizes if one is not None] == [(160, 240), (30, 20), (0, 0)]


def test_the_buttons_serve_the_list_in_which_something_was_chosen_last(
    panel: MaterialsPanel, world: World, qtbot: QtBot, make_file: Make
) -> None:
    add(world, make_file())
    add_photos(world, make_file("a.png", picture()))
    world.settle()
    panel.ui.file_table.selectRow(0)
    panel.ui.photo_table.selectRow(0)
    assert not panel.ui.file_table.selectionModel().hasSelection()
    qtbot.mouseClick(panel.ui.remove_button, Qt.MouseButton.LeftButton)
    world.settle()
    assert photos(world) == ()
    assert len(materials(world)) == 1


def test_the_models_keep_the_rules_of_item_models(panel: MaterialsPanel, world: World, make_file: Make) -> None:
    for model in (panel.files, panel.photos):
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    add(world, make_file())
    add_photos(world, make_file("a.png", picture()))
    world.settle()


def test_another_meeting_shows_its_own_files(screen: PreparationScreen, world: World, make_file: Make) -> None:
    add(world, make_file())
    other = world.services.meetings.create("Rapat lain").value
    screen.show_meeting(other)
    assert screen.materials.materials == ()
    assert screen.nav.entry_at(screen.nav.row_of(MATERIALS)).summary == "Belum ada berkas"
