"""Persiapan, invitations: from the directory, by sector, typed, pasted; what is missing is said."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from rakor_desktop.domain.kinds import InvitationState, ParticipantRole, Presence, Sector
from rakor_desktop.domain.meeting import Participant
from rakor_desktop.screens.preparation.participants_panel import ParticipantsPanel
from rakor_desktop.widgets.suggestions import SuggestionList
from tests.screens.meeting_world import World, open_world, show


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with open_world(tmp_path) as opened:
        add = opened.services.directory.add_person
        add("Rini Astuti, S.IP.", post="Camat", institution="Kecamatan Glagah", sector=Sector.PD)
        add("Wahyu Setiadi, S.STP.", post="Camat", institution="Kecamatan Licin", sector=Sector.PD)
        yield opened


@pytest.fixture
def imports() -> list[str]:
    return []


@pytest.fixture
def panel(world: World, qtbot: QtBot, imports: list[str]) -> ParticipantsPanel:
    services = world.services
    made = ParticipantsPanel(
        services.participants,
        services.directory,
        services.letters,
        world.jobs,
        world.autosave,
        world.frame,
        imports.append,
    )
    world.jobs.changed.connect(lambda _change: made.show_meeting(services.meetings.get(world.meeting.id)))
    show(qtbot, made)
    made.show_meeting(services.meetings.get(world.meeting.id))
    return made


def rows(world: World) -> tuple[Participant, ...]:
    return world.services.participants.rows(world.meeting.id)


def test_the_model_keeps_the_rules_of_item_models(panel: ParticipantsPanel) -> None:
    QAbstractItemModelTester(panel.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    panel.refresh()


def test_a_person_of_the_directory_is_invited_with_enter(panel: ParticipantsPanel, world: World, qtbot: QtBot) -> None:
    field = panel.ui.add_edit
    field.setFocus()
    qtbot.keyClicks(field, "rini ast")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    world.settle()
    added = rows(world)[-1]
    assert (added.full_name, added.invited, added.presence) == ("Rini Astuti, S.IP.", True, Presence.BELUM)
    assert field.text() == ""
    assert field.hasFocus()


def test_an_institution_can_be_invited_without_a_name(panel: ParticipantsPanel, world: World, qtbot: QtBot) -> None:
    qtbot.keyClicks(panel.ui.add_edit, "dinas perhubungan")
    qtbot.keyClick(panel.ui.add_edit, Qt.Key.Key_Return)
    world.settle()
    assert rows(world)[-1].full_name == "Dinas Perhubungan"


def test_somebody_new_is_added_to_the_directory_and_the_list(
    panel: ParticipantsPanel, world: World, qtbot: QtBot
) -> None:
    qtbot.keyClicks(panel.ui.add_edit, "Slamet Utomo")
    qtbot.keyClick(panel.ui.add_edit, Qt.Key.Key_Return)
    world.settle()
    assert rows(world)[-1].full_name == "Slamet Utomo"
    assert [row.full_name for row in panel.ui.participant_table.selected_rows()] == ["Slamet Utomo"]
    assert panel.ui.add_edit.hasFocus()
    assert rows(world)[-1].presence is Presence.BELUM
    assert world.services.directory.count_persons("slamet utomo") == 1


def test_who_is_invited_already_is_shown_on_the_list_instead_of_added_again(
    panel: ParticipantsPanel, world: World, qtbot: QtBot
) -> None:
    qtbot.keyClicks(panel.ui.add_edit, "yuni astuti")
    qtbot.keyClick(panel.ui.add_edit, Qt.Key.Key_Return)
    world.settle()
    assert len(rows(world)) == 7
    assert [row.id for row in panel.ui.participant_table.selected_rows()] == [world.meeting.participants[6]]


def test_who_is_searched_for_is_picked_from_the_directory(panel: ParticipantsPanel, world: World, qtbot: QtBot) -> None:
    qtbot.mouseClick(panel.ui.pick_button, Qt.MouseButton.LeftButton)
    assert panel.ui.pick_side.isVisible()
    qtbot.keyClicks(panel.ui.side_filter_edit, "camat")
    qtbot.keyClick(panel.ui.side_filter_edit, Qt.Key.Key_Return)
    qtbot.mouseClick(panel.ui.side_all_button, Qt.MouseButton.LeftButton)
    assert panel.ui.side_add_button.text() == "Undang 4"
    qtbot.mouseClick(panel.ui.side_add_button, Qt.MouseButton.LeftButton)
    world.settle()
    people = {"Rini Astuti, S.IP.", "Wahyu Setiadi, S.STP."}
    assert {row.full_name for row in rows(world)[7:]} == people | {"Kecamatan Glagah", "Kecamatan Licin"}
    assert not panel.ui.side_add_button.isEnabled()
    assert panel.ui.side_filter_edit.hasFocus()
    world.jobs.write(world.services.history.undo)
    world.settle()
    assert len(rows(world)) == 7
    qtbot.keyClick(panel.ui.side_filter_edit, Qt.Key.Key_Escape)
    qtbot.keyClick(panel.ui.side_filter_edit, Qt.Key.Key_Escape)
    assert not panel.ui.pick_side.isVisible()


def test_names_pasted_from_excel_are_invited_with_post_and_institution(
    panel: ParticipantsPanel, world: World, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText(
        "Nama\tJabatan\tInstansi\nAgus Susilo, S.T.\tKepala Bidang\tDinas PU\nSri Wahyuni\n"
    )
    panel.ui.participant_table.setFocus()
    qtbot.keyClick(panel.ui.participant_table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    world.settle()
    first, second = rows(world)[-2:]
    assert (first.full_name, first.post, first.institution) == ("Agus Susilo, S.T.", "Kepala Bidang", "Dinas PU")
    assert second.full_name == "Sri Wahyuni"
    assert world.frame.undo_toasts == ["2 nama ditempel."]
    qtbot.keyClick(panel.ui.participant_table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    world.settle()
    assert len(rows(world)) == 9
    assert world.frame.toasts == ["Semua nama itu sudah diundang."]
    QGuiApplication.clipboard().setText("Sri Wahyuni\nBudi Baru\n")
    qtbot.keyClick(panel.ui.participant_table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    world.settle()
    assert len(rows(world)) == 10
    assert world.frame.undo_toasts[-1] == "1 nama ditempel. 1 sudah diundang."
    assert [row.name for row in panel.ui.participant_table.selected_rows()] == ["Budi Baru"]
    for _ in range(2):
        world.jobs.write(world.services.history.undo)
        world.settle()
    assert len(rows(world)) == 7


def test_a_key_sets_the_state_of_the_row_that_was_clicked(panel: ParticipantsPanel, world: World, qtbot: QtBot) -> None:
    table, model = panel.ui.participant_table, panel.model
    for row, key in ((1, "name"), (2, "role"), (3, "invitation_state")):
        panel.ui.add_edit.setFocus()
        place = table.visualRect(model.index(row, model.column_number(key))).center()
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert table.hasFocus()
        qtbot.keyClick(table, Qt.Key.Key_3)
        world.settle()
        assert rows(world)[row].invitation_state is InvitationState.KONFIRMASI


def test_the_state_of_several_invitations_is_set_at_once(panel: ParticipantsPanel, world: World) -> None:
    panel.ui.participant_table.selectAll()
    cell = panel.model.index(0, panel.model.column_number("invitation_state"))
    panel.model.setData(cell, InvitationState.TERKIRIM.label)
    world.settle()
    assert {row.invitation_state for row in rows(world)} == {InvitationState.TERKIRIM}
    world.jobs.write(world.services.history.undo)
    world.settle()
    assert {row.invitation_state for row in rows(world)} == {InvitationState.BELUM}


def test_a_part_in_the_meeting_is_chosen_in_the_cell(panel: ParticipantsPanel, world: World) -> None:
    panel.ui.participant_table.select_id(world.meeting.participants[4])
    cell = panel.model.index(4, panel.model.column_number("role"))
    panel.model.setData(cell, ParticipantRole.NARASUMBER.label)
    world.settle()
    assert rows(world)[4].role is ParticipantRole.NARASUMBER


def test_del_takes_people_off_the_list_with_undo(panel: ParticipantsPanel, world: World, qtbot: QtBot) -> None:
    panel.ui.participant_table.select_id(world.meeting.participants[3])
    panel.ui.participant_table.setFocus()
    qtbot.keyClick(panel.ui.participant_table, Qt.Key.Key_Delete)
    world.settle()
    assert "I Made Suardana" not in {row.full_name for row in rows(world)}
    world.jobs.write(world.services.history.undo)
    world.settle()
    assert len(rows(world)) == 7


def test_alt_down_moves_a_participant(panel: ParticipantsPanel, world: World, qtbot: QtBot) -> None:
    first = world.meeting.participants[0]
    panel.ui.participant_table.select_id(first)
    panel.ui.participant_table.setFocus()
    qtbot.keyClick(panel.ui.participant_table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    world.settle()
    assert rows(world)[1].id == first


def test_a_named_sector_without_anybody_is_warned_about(panel: ParticipantsPanel, world: World) -> None:
    world.jobs.write(lambda: world.services.meetings.update(world.meeting.id, sectors=(Sector.PD, Sector.MD)))
    world.settle()
    assert panel.ui.mix_chip.spec.text == "Unsur lengkap"
    world.jobs.write(lambda: world.services.participants.remove([world.meeting.participants[6]]))
    world.settle()
    assert panel.ui.mix_chip.spec.text == "Belum ada: Media"


def test_the_import_is_asked_for_this_meeting(
    panel: ParticipantsPanel, world: World, qtbot: QtBot, imports: list[str]
) -> None:
    qtbot.mouseClick(panel.ui.import_button, Qt.MouseButton.LeftButton)
    assert imports == [world.meeting.id]


def test_an_empty_list_offers_to_invite_by_sector(panel: ParticipantsPanel, world: World, qtbot: QtBot) -> None:
    world.jobs.write(lambda: world.services.participants.remove(world.meeting.participants))
    world.settle()
    assert panel.ui.list_stack.currentWidget() is panel.ui.empty_state_page
    qtbot.mouseClick(panel.ui.empty_state.button, Qt.MouseButton.LeftButton)
    assert panel.ui.pick_side.isVisible()


def paste(panel: ParticipantsPanel, world: World, qtbot: QtBot, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    panel.ui.participant_table.setFocus()
    qtbot.keyClick(panel.ui.participant_table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    world.settle()


SHEET = "Nama\tJabatan\tInstansi\nAgus Susilo\tKepala Bidang\tDinas PU\nSri Wahyuni\tKetua\tTP PKK\n"


@pytest.mark.parametrize("is_empty", [True, False])
@pytest.mark.parametrize("by_menu", [True, False])
def test_rows_pasted_into_the_adding_field_are_invited_each(
    panel: ParticipantsPanel, world: World, qtbot: QtBot, *, is_empty: bool, by_menu: bool
) -> None:
    if is_empty:
        world.jobs.write(lambda: world.services.participants.remove(world.meeting.participants))
        world.settle()
    field = panel.ui.add_edit
    field.setFocus()
    qtbot.keyClicks(field, "Bu")
    QGuiApplication.clipboard().setText(SHEET)
    if by_menu:
        field.paste()
    else:
        qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    world.settle()
    assert [(row.full_name, row.institution) for row in panel.rows[-2:]] == [
        ("Agus Susilo", "Dinas PU"),
        ("Sri Wahyuni", "TP PKK"),
    ]
    assert len(panel.rows) == (2 if is_empty else 9)
    assert field.text() == "Bu"
    assert world.frame.undo_toasts[-1] == "2 nama ditempel."


def test_one_cell_pasted_into_the_adding_field_is_a_name_to_look_for(
    panel: ParticipantsPanel, world: World, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText("Rini Astuti\n")
    qtbot.keyClick(panel.ui.add_edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert panel.ui.add_edit.text() == "Rini Astuti"
    assert offered(panel)[0] == "Rini Astuti, S.IP."
    assert len(rows(world)) == 7


def test_rows_are_pasted_anywhere_on_the_empty_card(panel: ParticipantsPanel, world: World, qtbot: QtBot) -> None:
    world.jobs.write(lambda: world.services.participants.remove(world.meeting.participants))
    world.settle()
    QGuiApplication.clipboard().setText(SHEET)
    qtbot.mouseClick(panel.ui.empty_state, Qt.MouseButton.LeftButton, pos=panel.ui.empty_state.rect().topLeft())
    focused = panel.window().focusWidget()
    assert focused is panel.ui.empty_state_page
    qtbot.keyClick(focused, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    world.settle()
    assert [row.full_name for row in panel.rows] == ["Agus Susilo", "Sri Wahyuni"]


@pytest.mark.parametrize("head", ["", "Nama\tJabatan\tInstansi\tUnsur\tNo. HP\n"])
def test_sector_and_phone_are_pasted_too_and_a_line_without_a_name_invites_its_institution(
    panel: ParticipantsPanel, world: World, qtbot: QtBot, head: str
) -> None:
    paste(
        panel,
        world,
        qtbot,
        f"{head}Sri Wahyuni\tKetua\tTP PKK\tMasyarakat dan LSM\t081234567890\n"
        "Agus Susilo\tDekan\tUniversitas Baru\tAkademisi\t8123456789\n"
        "\tKepala Cabang\tBPJS Kesehatan\tForkopimda dan vertikal\t\n"
        "\tCamat\t\t\t\n",
    )
    assert [(row.full_name, row.sector, row.phone) for row in rows(world)[7:]] == [
        ("Sri Wahyuni", Sector.MS, "081234567890"),
        ("Agus Susilo", Sector.AK, "08123456789"),
        ("BPJS Kesehatan", Sector.FV, ""),
    ]
    assert world.frame.undo_toasts == ["2 nama dan 1 instansi ditempel. 1 baris dilewati."]
    told, first = panel.ui.error_panel, 2 if head else 1
    assert told.isVisible()
    assert told.message.heading == "1 baris tidak ditempel."
    assert told.message.detail.split("\n") == [
        f"Baris {first + 3}: Tidak ada nama orang maupun instansi.",
        f"Baris {first + 2}: Jabatan “Kepala Cabang” tidak ikut karena namanya kosong; yang diundang instansinya.",
    ]
    panel.ui.error_panel.action_requested.emit()
    assert not told.isVisible()


def test_what_holds_nobody_is_not_pasted_without_a_word(panel: ParticipantsPanel, world: World, qtbot: QtBot) -> None:
    paste(panel, world, qtbot, "Nama\tJabatan\n\tCamat\n")
    assert len(rows(world)) == 7
    assert panel.ui.error_panel.message.detail == "Baris 2: Tidak ada nama orang maupun instansi."
    assert world.frame.undo_toasts == []


def offered(panel: ParticipantsPanel) -> list[str]:
    choices = panel.ui.add_edit.findChild(SuggestionList)
    assert isinstance(choices, SuggestionList)
    return [row.title for row in choices.rows]


def test_a_new_institution_is_offered_before_a_new_person_where_its_name_says_so(
    panel: ParticipantsPanel, world: World, qtbot: QtBot
) -> None:
    field = panel.ui.add_edit
    qtbot.keyClicks(field, "Universitas Baru")
    words = ["Undang instansi baru: Universitas Baru", "Undang orang baru: Universitas Baru"]
    assert offered(panel) == words
    qtbot.keyClick(field, Qt.Key.Key_Return)
    world.settle()
    added = rows(world)[-1]
    assert (added.full_name, added.person_id, added.sector) == ("Universitas Baru", None, Sector.AK)
    assert [row.full_name for row in panel.ui.participant_table.selected_rows()] == ["Universitas Baru"]
    assert field.text() == ""
    qtbot.keyClicks(field, "Slamet Utomo")
    assert offered(panel) == ["Undang orang baru: Slamet Utomo", "Undang instansi baru: Slamet Utomo"]
    field.clear()
    qtbot.keyClicks(field, "kecamatan glagah")
    assert [text for text in offered(panel) if text.startswith("Undang")] == ["Undang orang baru: kecamatan glagah"]


@pytest.mark.parametrize("name", ["Sanggar Tari Baru", "Pokdarwis Baru", "Karang Taruna Baru", "LSM Baru"])
def test_what_is_named_like_a_society_is_invited_as_one(
    panel: ParticipantsPanel, world: World, qtbot: QtBot, name: str
) -> None:
    qtbot.keyClicks(panel.ui.add_edit, name)
    qtbot.keyClick(panel.ui.add_edit, Qt.Key.Key_Return)
    world.settle()
    added = rows(world)[-1]
    assert (added.full_name, added.person_id, added.sector) == (name, None, Sector.MS)


def test_the_sector_of_somebody_new_is_told_before_enter(panel: ParticipantsPanel, qtbot: QtBot) -> None:
    qtbot.keyClicks(panel.ui.add_edit, "Slamet Utomo")
    choices = panel.ui.add_edit.findChild(SuggestionList)
    assert isinstance(choices, SuggestionList)
    assert (choices.rows[0].badge, choices.rows[0].subtitle) == (
        Sector.MS,
        "Masyarakat dan LSM; instansinya belum diisi",
    )


def test_the_first_arrow_down_never_leads_past_a_match_to_somebody_new(
    panel: ParticipantsPanel, world: World, qtbot: QtBot
) -> None:
    field = panel.ui.add_edit
    before = world.services.directory.count_persons()
    qtbot.keyClicks(field, "rini ast")
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    world.settle()
    assert rows(world)[-1].full_name == "Rini Astuti, S.IP."
    assert world.services.directory.count_persons() == before
    qtbot.keyClicks(field, "wahyu set")
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    world.settle()
    assert rows(world)[-1].full_name == "wahyu set"


def test_without_an_institution_the_sector_is_shown_that_counts_everywhere(
    panel: ParticipantsPanel, world: World, qtbot: QtBot
) -> None:
    qtbot.keyClicks(panel.ui.add_edit, "Slamet Utomo")
    qtbot.keyClick(panel.ui.add_edit, Qt.Key.Key_Return)
    world.settle()
    number = len(panel.rows) - 1
    cell = panel.model.index(number, panel.model.column_number("sector"))
    counted = {line.sector: line.invited for line in world.services.participants.summary(world.meeting.id).by_sector}
    shown = [panel.model.index(row, cell.column()).data() for row in range(number + 1)]
    assert {sector.short_label: count for sector, count in counted.items()} == Counter(shown)
    assert cell.data() == Sector.MS.short_label
    assert "instansinya belum diisi" in cell.data(Qt.ItemDataRole.ToolTipRole)
    panel.model.setData(panel.model.index(number, panel.model.column_number("institution")), "Universitas Baru")
    world.settle()
    assert rows(world)[-1].institution == "Universitas Baru"
    assert rows(world)[-1].sector is Sector.AK
    assert cell.data() == Sector.AK.short_label


def edit_sector(panel: ParticipantsPanel, world: World, qtbot: QtBot, row: int, label: str) -> None:
    table = panel.ui.participant_table
    table.setFocus()
    table.setCurrentIndex(panel.model.index(row, panel.model.column_number("sector")))
    qtbot.keyClick(table, Qt.Key.Key_F2)
    box = next(one for one in table.viewport().findChildren(QComboBox) if one.isVisible())
    assert box.width() >= box.sizeHint().width()
    box.hidePopup()
    box.setCurrentIndex(box.findText(label))
    box.activated.emit(box.currentIndex())
    world.settle()


def test_f2_changes_the_sector_of_a_person_and_that_of_an_institution_for_all(
    panel: ParticipantsPanel, world: World, qtbot: QtBot
) -> None:
    world.jobs.write(lambda: world.services.participants.add_new(world.meeting.id, "Slamet Utomo", invited=True))
    world.settle()
    edit_sector(panel, world, qtbot, 7, "Akademisi")
    assert rows(world)[7].sector is Sector.AK
    assert world.frame.undo_toasts == []
    place = rows(world)[0].institution
    edit_sector(panel, world, qtbot, 0, "Media")
    assert rows(world)[0].sector is Sector.MD
    assert [one.sector for one in world.services.directory.find_institutions(place)] == [Sector.MD]
    assert world.frame.undo_toasts == [f"Unsur {place} di direktori: Media."]


def test_removing_whom_the_identity_names_is_told(panel: ParticipantsPanel, world: World, qtbot: QtBot) -> None:
    people, ids = world.meeting.people, world.meeting.participants
    update = functools.partial(world.services.meetings.update, world.meeting.id, secretary_id=people[3])
    world.jobs.write(update)
    world.jobs.write(lambda: world.services.participants.update(ids[4], role=ParticipantRole.MODERATOR))
    world.settle()
    for row_id, words in (
        (ids[3], "dihapus dari undangan; masih tercatat sebagai Sekretaris rapat di Identitas."),
        (ids[4], "(moderator) dihapus dari undangan."),
    ):
        name = world.services.participants.get(row_id).full_name
        panel.ui.participant_table.select_id(row_id)
        panel.ui.participant_table.setFocus()
        qtbot.keyClick(panel.ui.participant_table, Qt.Key.Key_Delete)
        world.settle()
        assert world.frame.undo_toasts[-1] == f"{name} {words}"
    world.jobs.write(world.services.history.undo)
    world.settle()
    panel.ui.participant_table.selectAll()
    qtbot.keyClick(panel.ui.participant_table, Qt.Key.Key_Delete)
    world.settle()
    assert world.frame.undo_toasts[-1].startswith("6 peserta dihapus dari undangan. Masih tercatat di Identitas: ")
