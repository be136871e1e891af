"""Direktori: people and institutions edited beside their table, twins merged."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from rakor_desktop.domain.kinds import Sector
from rakor_desktop.domain.people import Person
from rakor_desktop.screens.directory.directory_screen import INSTITUTIONS, PEOPLE, DirectoryScreen
from tests.screens.meeting_world import World, open_world, show


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with open_world(tmp_path) as opened:
        yield opened


@pytest.fixture
def imports() -> list[str]:
    return []


def made_screen(world: World, open_import: Callable[[], None] | None = None) -> DirectoryScreen:
    services = world.services
    return DirectoryScreen(services.directory, services.drafts, world.jobs, world.autosave, world.frame, open_import)


@pytest.fixture
def screen(world: World, qtbot: QtBot, imports: list[str]) -> DirectoryScreen:
    made = made_screen(world, lambda: imports.append("asked"))
    world.jobs.changed.connect(made.reload)
    show(qtbot, made)
    return made


def names(screen: DirectoryScreen) -> list[str]:
    model = screen.ui.directory_table.model()
    return [str(model.index(number, 0).data()) for number in range(model.rowCount())]


def person(world: World, text: str) -> Person:
    found = world.services.directory.persons(text)
    assert len(found) == 1
    return found[0]


def type_into(qtbot: QtBot, field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)


def edit(screen: DirectoryScreen, qtbot: QtBot, row_id: str) -> None:
    screen.ui.directory_table.select_id(row_id)
    screen.ui.directory_table.setFocus()
    qtbot.keyClick(screen.ui.directory_table, Qt.Key.Key_F2)


def test_people_are_listed_by_name(screen: DirectoryScreen) -> None:
    assert len(names(screen)) == 7
    assert screen.ui.count_label.text() == "7 orang"


@pytest.mark.parametrize("key", [PEOPLE, INSTITUTIONS])
def test_the_models_keep_the_rules_of_item_models(screen: DirectoryScreen, key: str) -> None:
    screen.show_list(key)
    QAbstractItemModelTester(screen.ui.directory_table.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    screen.refresh()


def test_typing_and_the_sector_filter_the_list(screen: DirectoryScreen, qtbot: QtBot) -> None:
    qtbot.keyClicks(screen.ui.filter_edit, "phri")
    qtbot.waitUntil(lambda: names(screen) == ["I Made Suardana"])
    screen.ui.filter_edit.clear()
    qtbot.waitUntil(lambda: len(names(screen)) == 7)
    box = screen.ui.sector_combo
    box.setCurrentIndex(box.findData(Sector.MD.value))
    box.activated.emit(box.currentIndex())
    assert names(screen) == ["Yuni Astuti"]


def test_a_post_is_saved_while_it_is_typed(screen: DirectoryScreen, world: World, qtbot: QtBot) -> None:
    edit(screen, qtbot, world.meeting.people[6])
    type_into(qtbot, screen.ui.person_post_edit, "Redaktur")
    qtbot.waitUntil(lambda: person(world, "yuni").post == "Redaktur")


def test_degrees_are_split_from_a_typed_name(screen: DirectoryScreen, world: World, qtbot: QtBot) -> None:
    edit(screen, qtbot, world.meeting.people[6])
    type_into(qtbot, screen.ui.person_name_edit, "Dra. Yuni Astuti, M.I.Kom.")
    world.settle()
    stored = person(world, "yuni")
    assert (stored.title_before, stored.name, stored.title_after) == ("Dra.", "Yuni Astuti", "M.I.Kom.")


def test_a_reload_leaves_the_field_alone_in_which_somebody_types(
    screen: DirectoryScreen, world: World, qtbot: QtBot
) -> None:
    edit(screen, qtbot, world.meeting.people[6])
    type_into(qtbot, screen.ui.person_post_edit, "Pemimpin ")
    world.jobs.write(lambda: world.services.directory.add_institution("Bank Jatim"))
    world.jobs.flush()
    assert screen.ui.person_post_edit.text() == "Pemimpin "
    qtbot.keyClicks(screen.ui.person_post_edit, "redaksi")
    world.settle()
    assert person(world, "yuni").post == "Pemimpin redaksi"


def test_the_institution_completes_from_the_directory(screen: DirectoryScreen, world: World, qtbot: QtBot) -> None:
    edit(screen, qtbot, world.meeting.people[6])
    type_into(qtbot, screen.ui.person_institution_edit, "universitas")
    qtbot.keyClick(screen.ui.person_institution_edit, Qt.Key.Key_Return)
    world.settle()
    assert person(world, "yuni").institution == "Universitas Jember"


def test_a_new_person_is_made_with_the_keyboard_alone(screen: DirectoryScreen, world: World, qtbot: QtBot) -> None:
    screen.ui.directory_table.setFocus()
    qtbot.keyClick(screen.ui.directory_table, Qt.Key.Key_Insert)
    assert not screen.ui.person_post_edit.isEnabled()
    qtbot.keyClicks(screen.ui.person_name_edit, "Dr. Budi Santoso, M.T.")
    qtbot.keyClick(screen.ui.person_name_edit, Qt.Key.Key_Return)
    world.settle()
    following = QApplication.focusWidget()
    assert following is screen.ui.person_post_edit
    qtbot.keyClicks(screen.ui.person_post_edit, "Kepala Bidang")
    world.settle()
    stored = person(world, "budi santoso")
    assert (stored.full_name, stored.post) == ("Dr. Budi Santoso, M.T.", "Kepala Bidang")
    assert stored.full_name in names(screen)


def test_a_new_name_that_was_typed_is_not_lost_when_the_screen_is_left(
    screen: DirectoryScreen, world: World, qtbot: QtBot
) -> None:
    qtbot.mouseClick(screen.ui.add_button, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(screen.ui.person_name_edit, "Sri Wahyuni")
    screen.leave()
    world.settle()
    assert person(world, "sri wahyuni").name == "Sri Wahyuni"


def test_an_institution_that_exists_already_is_refused_in_place(
    screen: DirectoryScreen, world: World, qtbot: QtBot
) -> None:
    screen.show_list(INSTITUTIONS)
    qtbot.mouseClick(screen.ui.add_button, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(screen.ui.institution_name_edit, "Universitas Jember")
    qtbot.keyClick(screen.ui.institution_name_edit, Qt.Key.Key_Return)
    world.settle()
    assert "sudah ada" in screen.ui.side_error.message.heading
    assert screen.ui.institution_name_edit.text() == "Universitas Jember"
    type_into(qtbot, screen.ui.institution_name_edit, "Universitas Brawijaya")
    qtbot.keyClick(screen.ui.institution_name_edit, Qt.Key.Key_Return)
    world.settle()
    assert "Universitas Brawijaya" in names(screen)


def test_the_protocol_order_must_be_a_number(screen: DirectoryScreen, world: World, qtbot: QtBot) -> None:
    screen.show_list(INSTITUTIONS)
    found = world.services.directory.institutions("universitas jember")[0]
    edit(screen, qtbot, found.id)
    type_into(qtbot, screen.ui.institution_order_edit, "pertama")
    world.autosave.flush()
    world.jobs.flush()
    assert "angka" in screen.ui.side_error.message.heading
    type_into(qtbot, screen.ui.institution_order_edit, "40")
    world.settle()
    assert world.services.directory.institutions("universitas jember")[0].protocol_order == 40
    assert not screen.ui.side_error.isVisible()


def test_del_deletes_the_chosen_people_with_undo(screen: DirectoryScreen, world: World, qtbot: QtBot) -> None:
    screen.ui.directory_table.select_id(world.meeting.people[6])
    screen.ui.directory_table.setFocus()
    qtbot.keyClick(screen.ui.directory_table, Qt.Key.Key_Delete)
    world.settle()
    assert "Yuni Astuti" not in names(screen)
    assert world.frame.undo_toasts == ["Yuni Astuti dihapus dari direktori."]
    world.jobs.write(world.services.history.undo)
    world.settle()
    assert "Yuni Astuti" in names(screen)


def test_twins_are_found_and_merged(screen: DirectoryScreen, world: World, qtbot: QtBot) -> None:
    world.services.directory.add_person("Siti Rahayu, M.Si.", institution="Dinas Pariwisata")
    qtbot.mouseClick(screen.ui.duplicates_button, Qt.MouseButton.LeftButton)
    world.settle()
    assert screen.ui.duplicates_label.text().startswith("1 pasang ")
    qtbot.mouseClick(screen.ui.merge_button, Qt.MouseButton.LeftButton)
    world.settle()
    assert world.services.directory.count_persons("siti rahayu") == 1
    assert world.frame.undo_toasts
    assert not screen.ui.merge_button.isEnabled()


def test_esc_closes_the_side_panel_and_gives_the_table_the_focus(
    screen: DirectoryScreen, world: World, qtbot: QtBot
) -> None:
    edit(screen, qtbot, world.meeting.people[0])
    qtbot.keyClick(screen.ui.person_post_edit, Qt.Key.Key_Escape)
    assert not screen.ui.side_panel.isVisible()
    assert QApplication.focusWidget() is screen.ui.directory_table


def test_the_panel_follows_the_chosen_row(screen: DirectoryScreen, world: World, qtbot: QtBot) -> None:
    edit(screen, qtbot, world.meeting.people[0])
    screen.ui.directory_table.setFocus()
    screen.ui.directory_table.select_id(world.meeting.people[3])
    assert screen.ui.person_name_edit.text() == "I Made Suardana"
    assert QApplication.focusWidget() is screen.ui.directory_table


def test_a_hit_of_the_palette_is_shown_whatever_the_list_was(screen: DirectoryScreen, world: World) -> None:
    found = world.services.directory.institutions("universitas jember")[0]
    screen.show_row(found.id)
    assert screen.ui.institution_name_edit.text() == "Universitas Jember"
    assert [row.id for row in screen.ui.directory_table.selected_rows()] == [found.id]


def test_the_import_is_asked_for_the_directory(screen: DirectoryScreen, qtbot: QtBot, imports: list[str]) -> None:
    qtbot.mouseClick(screen.ui.import_button, Qt.MouseButton.LeftButton)
    assert imports == ["asked"]


def test_an_empty_directory_begins_with_the_first_person(world: World, qtbot: QtBot) -> None:
    ids = [one.id for one in world.services.directory.persons()]
    world.services.directory.delete(person_ids=ids)
    screen = made_screen(world)
    show(qtbot, screen)
    assert screen.ui.list_stack.currentWidget() is screen.ui.empty_page
    qtbot.mouseClick(screen.ui.empty_state.button, Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is screen.ui.person_name_edit


def test_half_a_new_name_is_there_again_after_a_crash(screen: DirectoryScreen, world: World, qtbot: QtBot) -> None:
    qtbot.mouseClick(screen.ui.add_button, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(screen.ui.person_name_edit, "Sri Wahy")
    qtbot.waitUntil(lambda: world.services.drafts.text("directory:person") == "Sri Wahy")
    again = made_screen(world)
    show(qtbot, again)
    assert again.ui.person_name_edit.text() == "Sri Wahy"
    qtbot.keyClicks(again.ui.person_name_edit, "uni")
    qtbot.keyClick(again.ui.person_name_edit, Qt.Key.Key_Return)
    world.settle()
    assert world.services.directory.count_persons("sri wahyuni") == 1
    assert world.services.drafts.text("directory:person") == ""


def test_a_person_added_late_does_not_take_the_panel_from_who_is_shown_now(
    screen: DirectoryScreen, world: World, qtbot: QtBot
) -> None:
    ui = screen.ui
    gate = threading.Event()
    world.jobs.run(lambda _progress: gate.wait(5))
    screen.begin_new()
    qtbot.keyClicks(ui.person_name_edit, "Dewi Lestari")
    qtbot.keyClick(ui.person_name_edit, Qt.Key.Key_Return)
    edit(screen, qtbot, person(world, "retno").id)
    gate.set()
    world.settle()
    assert person(world, "dewi").name == "Dewi Lestari"
    assert "Retno" in ui.person_name_edit.text()
    qtbot.keyClicks(ui.person_post_edit, " Utama")
    world.settle()
    assert person(world, "dewi").post == ""
    assert world.services.drafts.text("directory:person") == ""


def test_two_new_persons_in_a_row_are_two_persons(screen: DirectoryScreen, world: World, qtbot: QtBot) -> None:
    ui = screen.ui
    gate = threading.Event()
    world.jobs.run(lambda _progress: gate.wait(5))
    for name in ("Dewi Lestari", "Made Wirawan"):
        screen.begin_new()
        assert ui.person_name_edit.text() == ""
        qtbot.keyClicks(ui.person_name_edit, name)
        qtbot.keyClick(ui.person_name_edit, Qt.Key.Key_Return)
    gate.set()
    world.settle()
    assert person(world, "dewi").name == "Dewi Lestari"
    assert person(world, "wirawan").name == "Made Wirawan"
    assert world.services.directory.count_persons() == 9


def test_an_institution_added_late_does_not_take_the_panel(screen: DirectoryScreen, world: World, qtbot: QtBot) -> None:
    ui = screen.ui
    other = world.services.directory.institutions()[0]
    screen.show_list("institutions")
    gate = threading.Event()
    world.jobs.run(lambda _progress: gate.wait(5))
    screen.begin_new()
    qtbot.keyClicks(ui.institution_name_edit, "Universitas Jember")
    qtbot.keyClick(ui.institution_name_edit, Qt.Key.Key_Return)
    edit(screen, qtbot, other.id)
    gate.set()
    world.settle()
    assert world.services.directory.count_institutions("jember") == 1
    assert ui.institution_name_edit.text() == other.name
