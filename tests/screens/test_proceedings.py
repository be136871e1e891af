"""The running meeting: remarks come as fast as people talk, the clock moves on, and nothing typed is lost."""

from __future__ import annotations

import functools
import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.kinds import RemarkKind
from rakor_desktop.domain.meeting import AgendaItem, Remark
from rakor_desktop.domain.schedule import live
from rakor_desktop.qtkit.screen import TabKey
from rakor_desktop.qtkit.theme import theme_of
from rakor_desktop.screens.proceedings.clock_card import ClockCard
from rakor_desktop.screens.proceedings.proceedings_screen import ProceedingsScreen
from rakor_desktop.screens.proceedings.remark_composer import RemarkDraft
from rakor_desktop.screens.proceedings.remark_editor import RemarkEditor
from rakor_desktop.screens.proceedings.remark_model import RemarkModel
from rakor_desktop.widgets.suggestions import SuggestionList
from tests.screens.meeting_world import World, open_world, show

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with open_world(tmp_path) as opened:
        yield opened


@pytest.fixture
def make(world: World, qtbot: QtBot) -> Callable[[], ProceedingsScreen]:
    def made() -> ProceedingsScreen:
        services = world.services
        screen = ProceedingsScreen(
            agenda=services.agenda,
            remarks=services.remarks,
            meetings=services.meetings,
            drafts=services.drafts,
            jobs=world.jobs,
            autosave=world.autosave,
            frame=world.frame,
        )
        world.jobs.changed.connect(screen.reload)
        screen.show_meeting(world.meeting.id)
        show(qtbot, screen)
        screen.focus_first()
        return screen

    return made


@pytest.fixture
def screen(make: Callable[[], ProceedingsScreen], world: World) -> ProceedingsScreen:
    made = make()
    made.clock.choose(world.meeting.agenda[5])
    return made


def texts(world: World, item: int = 5) -> list[str]:
    return [one.text for one in world.services.remarks.rows(world.meeting.id, world.meeting.agenda[item])]


def newest(world: World) -> Remark:
    return world.services.remarks.rows(world.meeting.id, world.meeting.agenda[5])[-1]


def write(screen: ProceedingsScreen, qtbot: QtBot, text: str) -> None:
    qtbot.keyClicks(screen.composer.ui.text_edit, text)
    qtbot.keyClick(screen.composer.ui.text_edit, Qt.Key.Key_Return)


def editor_of(screen: ProceedingsScreen) -> RemarkEditor:
    found = screen.ui.remark_list.findChildren(RemarkEditor)
    assert len(found) == 1
    return found[0]


def test_enter_writes_the_remark_and_the_next_can_begin(screen: ProceedingsScreen, world: World, qtbot: QtBot) -> None:
    field = screen.composer.ui.text_edit
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert screen.composer.ui.speaker_edit.hasFocus()
    qtbot.keyClicks(screen.composer.ui.speaker_edit, "retno")
    qtbot.keyClick(screen.composer.ui.speaker_edit, Qt.Key.Key_Return)
    assert field.hasFocus()
    qtbot.keyClick(field, Qt.Key.Key_3, ALT)
    write(screen, qtbot, "Kampus siap membantu.")
    assert field.toPlainText() == ""
    qtbot.keyClicks(field, "Sambil")
    world.settle()
    assert field.toPlainText() == "Sambil"
    assert field.hasFocus()
    remark = newest(world)
    assert (remark.text, remark.kind) == ("Kampus siap membantu.", RemarkKind.TANGGAPAN)
    assert remark.speaker == "Prof. Dr. Retno Wulandari, M.T."
    assert remark.noted_at is not None
    assert screen.composer.draft.participant_id == remark.participant_id
    assert [one.id for one in screen.actions_of_remarks.selected] == [remark.id]


def test_a_remark_may_have_several_lines(screen: ProceedingsScreen, world: World, qtbot: QtBot) -> None:
    field = screen.composer.ui.text_edit
    qtbot.keyClicks(field, "Satu")
    qtbot.keyClick(field, Qt.Key.Key_Return, CTRL)
    write(screen, qtbot, "Dua")
    world.settle()
    assert newest(world).text == "Satu\nDua"


def test_an_empty_enter_writes_nothing(screen: ProceedingsScreen, world: World, qtbot: QtBot) -> None:
    write(screen, qtbot, "   ")
    world.settle()
    assert len(texts(world)) == 3


def test_a_free_name_is_kept_as_typed(screen: ProceedingsScreen, world: World, qtbot: QtBot) -> None:
    speaker = screen.composer.ui.speaker_edit
    speaker.setFocus()
    qtbot.keyClicks(speaker, "Warga Dusun Krajan")
    qtbot.keyClick(speaker, Qt.Key.Key_Return)
    write(screen, qtbot, "Jalan gelap pada malam hari.")
    world.settle()
    assert (newest(world).speaker, newest(world).participant_id) == ("Warga Dusun Krajan", None)
    assert speaker.text() == "Warga Dusun Krajan"


def test_a_part_of_a_name_that_fits_one_person_means_that_person(
    screen: ProceedingsScreen, world: World, qtbot: QtBot
) -> None:
    speaker = screen.composer.ui.speaker_edit
    speaker.setFocus()
    qtbot.keyClicks(speaker, "suardana")
    screen.composer.focus_text()
    write(screen, qtbot, "Hotel mendukung.")
    world.settle()
    assert newest(world).participant_id == world.meeting.participants[3]


def test_people_who_are_here_are_offered_first(screen: ProceedingsScreen, qtbot: QtBot) -> None:
    speaker = screen.composer.ui.speaker_edit
    qtbot.keyClick(speaker, Qt.Key.Key_Down)
    offered = [row.title for row in speaker.findChildren(SuggestionList)[0].rows]
    assert offered[-2:] == ["Kompol Bambang Wijaya, S.H.", "I Made Suardana"]


def test_phrases_expand_to_the_standard_sentence(screen: ProceedingsScreen, world: World, qtbot: QtBot) -> None:
    field = screen.composer.ui.text_edit
    qtbot.keyClicks(field, "/buka")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.toPlainText().startswith("Rapat dibuka oleh Kepala Dinas pada pukul 08.00")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    world.settle()
    assert newest(world).text.startswith("Rapat dibuka oleh")


def test_what_the_meeting_did_has_no_speaker(screen: ProceedingsScreen, world: World, qtbot: QtBot) -> None:
    speaker, field = screen.composer.ui.speaker_edit, screen.composer.ui.text_edit
    qtbot.keyClicks(speaker, "retno")
    qtbot.keyClick(speaker, Qt.Key.Key_Return)
    qtbot.keyClick(field, Qt.Key.Key_5, ALT)
    write(screen, qtbot, "/setuju ")
    world.settle()
    remark = newest(world)
    assert (remark.text, remark.speaker, remark.kind) == (
        "Peserta rapat menyetujui usulan tersebut.",
        "",
        RemarkKind.KEPUTUSAN,
    )
    assert (screen.composer.draft.speaker, screen.composer.draft.kind) == ("", RemarkKind.PENJELASAN)


def test_a_phrase_within_what_somebody_says_keeps_the_speaker(
    screen: ProceedingsScreen, world: World, qtbot: QtBot
) -> None:
    speaker = screen.composer.ui.speaker_edit
    qtbot.keyClicks(speaker, "retno")
    qtbot.keyClick(speaker, Qt.Key.Key_Return)
    write(screen, qtbot, "Baik. /setuju ")
    world.settle()
    assert newest(world).speaker == "Prof. Dr. Retno Wulandari, M.T."


def test_what_is_typed_survives_a_crash(
    screen: ProceedingsScreen, make: Callable[[], ProceedingsScreen], world: World, qtbot: QtBot
) -> None:
    speaker = screen.composer.ui.speaker_edit
    speaker.setFocus()
    qtbot.keyClicks(speaker, "retno")
    qtbot.keyClick(speaker, Qt.Key.Key_Return)
    qtbot.keyClick(screen.composer.ui.text_edit, Qt.Key.Key_4, ALT)
    qtbot.keyClicks(screen.composer.ui.text_edit, "Usulan yang belum selesai")
    qtbot.waitUntil(lambda: world.services.drafts.text(f"remark:{world.meeting.id}") != "")  # by itself
    world.settle()
    again = make()
    draft = again.composer.draft
    assert (draft.text, draft.kind) == ("Usulan yang belum selesai", RemarkKind.USULAN)
    assert draft.participant_id == world.meeting.participants[4]
    again.clock.choose(world.meeting.agenda[5])
    qtbot.keyClick(again.composer.ui.text_edit, Qt.Key.Key_Return)
    world.settle()
    assert texts(world)[-1] == "Usulan yang belum selesai"
    assert world.services.drafts.text(f"remark:{world.meeting.id}") == ""


@pytest.mark.parametrize("stored", ["{rusak", '{"text": 1}', "[]", "Tulisan biasa"])
def test_an_unreadable_draft_comes_back_as_text(stored: str) -> None:
    assert RemarkDraft.decoded(stored).text == stored


def test_a_refused_remark_returns_to_the_field_before_what_was_typed_since(
    screen: ProceedingsScreen, world: World, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any, **__: Any) -> Any:
        raise UserError("Penyimpanan penuh; kosongkan ruang lalu coba lagi.")

    monkeypatch.setattr(world.services.remarks, "add", refuse)
    write(screen, qtbot, "Kalimat pertama.")
    qtbot.keyClicks(screen.composer.ui.text_edit, "Kalimat kedua")
    world.settle()
    assert screen.composer.ui.text_edit.toPlainText() == "Kalimat pertama.\nKalimat kedua"
    assert screen.composer.ui.error_panel.isVisible()
    assert "Penyimpanan penuh" in screen.composer.ui.error_panel.message.heading
    world.settle()
    assert "Kalimat pertama." in world.services.drafts.text(f"remark:{world.meeting.id}")


def test_a_remark_is_edited_in_place_and_saved_while_typing(
    screen: ProceedingsScreen, world: World, qtbot: QtBot
) -> None:
    screen.actions_of_remarks.select(0)
    qtbot.keyClick(screen.composer.ui.text_edit, Qt.Key.Key_F2)
    editor = editor_of(screen)
    qtbot.keyClicks(editor.text_edit, " Sumber: BPS.")
    world.settle()
    assert texts(world)[0] == "Kunjungan naik 12% dibanding tahun lalu. Sumber: BPS."
    assert editor.text_edit.hasFocus()  # saving reloads the list, the hands notice nothing
    qtbot.keyClicks(editor.text_edit, " Final")
    with qtbot.waitSignal(editor.destroyed):
        qtbot.keyClick(editor.text_edit, Qt.Key.Key_Return)
    world.settle()
    assert texts(world)[0].endswith("BPS. Final")
    assert screen.composer.ui.text_edit.hasFocus()


def test_speaker_and_kind_of_a_written_remark_are_changed_in_place(
    screen: ProceedingsScreen, world: World, qtbot: QtBot
) -> None:
    screen.actions_of_remarks.select(0)
    qtbot.keyClick(screen.composer.ui.text_edit, Qt.Key.Key_F2)
    editor = editor_of(screen)
    assert editor.speaker_edit.text() == "Dra. Hj. Siti Rahayu, M.Si. · Dinas Pariwisata"
    qtbot.keyClick(editor.text_edit, Qt.Key.Key_Tab)
    assert editor.speaker_edit.hasFocus()
    qtbot.keyClicks(editor.speaker_edit, "retno")
    qtbot.keyClick(editor.speaker_edit, Qt.Key.Key_Return)
    assert editor.text_edit.hasFocus()
    qtbot.keyClick(editor.text_edit, Qt.Key.Key_5, ALT)
    world.settle()
    remark = world.services.remarks.of_meeting(world.meeting.id)[0]
    assert (remark.participant_id, remark.kind) == (world.meeting.participants[4], RemarkKind.KRITIK)
    assert editor.kind_combo.currentText() == "Kritik"
    with qtbot.waitSignal(editor.destroyed):
        qtbot.keyClick(editor.text_edit, Qt.Key.Key_Return)
    assert screen.composer.ui.text_edit.hasFocus()


def test_the_menu_leads_to_the_speaker_who_may_be_a_free_name(
    screen: ProceedingsScreen, world: World, qtbot: QtBot
) -> None:
    screen.actions_of_remarks.select(0)
    screen.actions_of_remarks.edit_speaker()
    editor = editor_of(screen)
    assert editor.speaker_edit.hasFocus()
    qtbot.keyClicks(editor.speaker_edit, "Warga Dusun Krajan")
    qtbot.keyClick(editor.speaker_edit, Qt.Key.Key_Delete)
    with qtbot.waitSignal(editor.destroyed):
        screen.composer.focus_text()
    world.settle()
    remark = world.services.remarks.of_meeting(world.meeting.id)[0]
    assert (remark.participant_id, remark.speaker) == (None, "Warga Dusun Krajan")


def test_a_remark_is_moved_to_another_agenda_item(screen: ProceedingsScreen, world: World) -> None:
    screen.actions_of_remarks.select(1)
    places = screen.menu_of_remarks.places
    places.aboutToShow.emit()
    assert [action.isEnabled() for action in places.actions()].count(False) == 1
    places.actions()[2].trigger()
    world.settle()
    assert texts(world, 2) == ["Perlu rambu penunjuk arah ke Kemiren."]
    assert len(world.frame.undo_toasts) == 1
    world.jobs.write(world.services.history.undo)
    world.settle()
    assert len(texts(world)) == 3


def test_a_deleted_remark_that_comes_back_is_selected(screen: ProceedingsScreen, world: World, qtbot: QtBot) -> None:
    before = texts(world)
    screen.actions_of_remarks.select(1)
    screen.actions_of_remarks.delete()
    world.settle()
    screen.actions_of_remarks.select(1)
    world.jobs.write(world.services.history.undo)
    world.settle()
    qtbot.keyClick(screen.composer.ui.text_edit, Qt.Key.Key_Up, ALT)
    world.settle()
    assert texts(world) == [before[1], before[0], before[2]]


def test_other_remarks_arriving_do_not_disturb_an_edit(screen: ProceedingsScreen, world: World, qtbot: QtBot) -> None:
    screen.actions_of_remarks.select(1)
    screen.actions_of_remarks.edit()
    editor = editor_of(screen)
    editor.text_edit.selectAll()
    qtbot.keyClicks(editor.text_edit, "Baru")
    item = world.meeting.agenda[5]
    world.jobs.write(lambda: world.services.remarks.add(world.meeting.id, item, "Dari tempat lain"))
    world.jobs.flush()
    assert editor.text_edit.toPlainText() == "Baru"
    assert editor.text_edit.hasFocus()
    world.settle()
    assert texts(world) == [texts(world)[0], "Baru", "Kapan perbaikan jalan dimulai?", "Dari tempat lain"]


def test_deleting_asks_nothing_and_can_be_taken_back(screen: ProceedingsScreen, world: World, qtbot: QtBot) -> None:
    before = texts(world)
    screen.actions_of_remarks.select(1)
    screen.ui.remark_list.setFocus()
    qtbot.keyClick(screen.ui.remark_list, Qt.Key.Key_Delete)
    world.settle()
    assert texts(world) == [before[0], before[2]]
    assert world.frame.undo_toasts == ["Catatan dihapus."]
    world.jobs.write(world.services.history.undo)
    world.settle()
    assert texts(world) == before
    assert [one.text for one in screen._model.rows] == before


def test_alt_arrows_reorder_and_ctrl_arrows_choose_while_typing(
    screen: ProceedingsScreen, world: World, qtbot: QtBot
) -> None:
    before = texts(world)
    field = screen.composer.ui.text_edit
    qtbot.keyClick(field, Qt.Key.Key_Up, CTRL)
    assert [one.text for one in screen.actions_of_remarks.selected] == [before[1]]
    qtbot.keyClick(field, Qt.Key.Key_Up, ALT)
    world.settle()
    assert texts(world) == [before[1], before[0], before[2]]
    assert [one.text for one in screen.actions_of_remarks.selected] == [before[1]]
    assert field.hasFocus()


def test_f6_raises_to_an_agreement_and_the_chip_leads_there(
    screen: ProceedingsScreen, world: World, qtbot: QtBot
) -> None:
    screen.actions_of_remarks.select(2)
    qtbot.keyClick(screen.composer.ui.text_edit, Qt.Key.Key_F6)
    world.settle()
    (link,) = screen._model.rows[2].links
    assert world.services.agreements.get(link.id).statement == "Kapan perbaikan jalan dimulai?"
    view = screen.ui.remark_list
    view.doItemsLayout()
    rect = screen._delegate.layouter.link_rects(screen._model.rows[2], view.visualRect(screen._model.index(2)))[0][1]
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(rect.center()))
    assert world.frame.opened == [(world.meeting.id, TabKey.AGREEMENTS, link.id)]


def test_f7_raises_to_an_aspiration(screen: ProceedingsScreen, world: World, qtbot: QtBot) -> None:
    screen.actions_of_remarks.select(2)
    qtbot.keyClick(screen.composer.ui.text_edit, Qt.Key.Key_F7)
    world.settle()
    assert [link.entity for link in screen._model.rows[2].links] == ["aspiration"]


def test_kind_and_internal_mark_of_a_written_remark_can_be_changed(
    screen: ProceedingsScreen, world: World, qtbot: QtBot
) -> None:
    screen.actions_of_remarks.select(0)
    screen.ui.remark_list.setFocus()
    qtbot.keyClick(screen.ui.remark_list, Qt.Key.Key_6, ALT)
    screen.actions_of_remarks.toggle_internal()
    world.settle()
    assert screen._model.rows[0].kind is RemarkKind.KEPUTUSAN
    assert screen._model.rows[0].internal


def test_an_internal_remark_is_marked_when_written(screen: ProceedingsScreen, world: World, qtbot: QtBot) -> None:
    screen.composer.ui.internal_check.setChecked(True)
    write(screen, qtbot, "Hanya untuk panitia.")
    world.settle()
    assert newest(world).internal
    assert not screen.composer.ui.internal_check.isChecked()


def test_typing_in_the_list_goes_into_the_composer(screen: ProceedingsScreen, qtbot: QtBot) -> None:
    screen.ui.remark_list.setFocus()
    qtbot.keyClicks(screen.ui.remark_list, "H")
    assert screen.composer.ui.text_edit.hasFocus()
    assert screen.composer.ui.text_edit.toPlainText() == "H"


def test_f8_starts_ends_and_moves_on(screen: ProceedingsScreen, world: World, qtbot: QtBot) -> None:
    field = screen.composer.ui.text_edit
    qtbot.keyClicks(field, "Sedang")
    qtbot.keyClick(field, Qt.Key.Key_F8)
    world.settle()
    items = world.services.agenda.items(world.meeting.id)
    assert items[0].actual_start is not None
    assert screen.clock.chosen == items[0]
    qtbot.keyClick(field, Qt.Key.Key_F8)
    world.settle()
    items = world.services.agenda.items(world.meeting.id)
    assert items[0].actual_end is not None
    assert screen.clock.chosen == items[1]
    assert screen._card.ui.title_label.text() == items[1].title
    assert screen._card.ui.advance_button.text() == "Akhiri dan lanjut"
    assert field.hasFocus()
    assert field.toPlainText() == "Sedang"


def test_opening_and_closing_the_meeting_is_told_and_can_be_taken_back(
    screen: ProceedingsScreen, world: World, qtbot: QtBot
) -> None:
    field, told = screen.composer.ui.text_edit, world.frame.undo_toasts

    def press() -> None:
        qtbot.keyClick(field, Qt.Key.Key_F8)
        world.settle()

    assert screen.ui.end_title.text() == "Perkiraan selesai"
    press()
    assert [text.rstrip("0123456789.") for text in told] == ["Rapat dimulai pukul "]
    for _ in world.services.agenda.items(world.meeting.id)[1:]:
        press()
        assert len(told) == 1
    press()
    assert [text.rstrip("0123456789.") for text in told[1:]] == ["Rapat ditutup pukul "]
    assert screen.ui.end_title.text() == "Selesai pukul"
    world.jobs.write(world.services.history.undo)
    world.settle()
    assert screen._card.ui.advance_button.text() == "Akhiri rapat"
    assert screen.ui.end_title.text() == "Perkiraan selesai"


def test_a_long_delay_is_told_in_hours(make: Callable[[], ProceedingsScreen], world: World) -> None:
    shown = make()
    late = _live(25, timedelta(minutes=20))
    shown._show_live(replace(late, delay_minutes=581))
    assert shown.ui.delay_label.text() == "+9 jam 41 menit"
    shown._show_live(replace(late, delay_minutes=-4))
    assert shown.ui.delay_label.text() == "−4 menit"


def test_the_keys_are_shown_beside_a_long_name_too(screen: ProceedingsScreen) -> None:
    ui = screen.composer.ui
    ui.speaker_edit.setText("Agus")
    assert ui.key_hint.isVisible()
    assert "Ctrl+Enter" not in ui.text_edit.placeholderText()
    ui.speaker_edit.setText("Prof. Dr. Retno Wulandari Kusumaningtyas, M.T. · Guru Besar Universitas Jember")
    assert not ui.key_hint.isVisible()
    assert "Ctrl+Enter" in ui.text_edit.placeholderText()


def test_more_minutes_for_the_running_item(screen: ProceedingsScreen, world: World, qtbot: QtBot) -> None:
    qtbot.keyClick(screen.composer.ui.text_edit, Qt.Key.Key_F8)
    world.settle()
    before = world.services.agenda.items(world.meeting.id)[0].minutes
    qtbot.mouseClick(screen._card.ui.extend_button, Qt.MouseButton.LeftButton)
    world.settle()
    assert world.services.agenda.items(world.meeting.id)[0].minutes == before + 5
    assert screen.composer.ui.text_edit.hasFocus()


def test_another_item_shows_its_own_remarks(screen: ProceedingsScreen, world: World, qtbot: QtBot) -> None:
    view = screen.ui.agenda_list
    qtbot.keyClicks(screen.composer.ui.text_edit, "Tetap")
    place = view.visualRect(view.model().index(6, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
    assert screen.ui.empty_state.isVisible()
    assert screen.composer.ui.text_edit.hasFocus()
    qtbot.keyClick(screen.composer.ui.text_edit, Qt.Key.Key_Return)
    world.settle()
    assert texts(world, 6) == ["Tetap"]


def test_a_meeting_deleted_meanwhile_is_said_in_place(screen: ProceedingsScreen, world: World) -> None:
    world.jobs.write(lambda: world.services.meetings.delete([world.meeting.id]))
    world.settle()
    assert "sudah dihapus" in screen.composer.ui.error_panel.message.heading


def test_a_meeting_without_agenda_takes_remarks_too(screen: ProceedingsScreen, world: World, qtbot: QtBot) -> None:
    meeting = world.services.meetings.create("Rapat singkat", with_agenda=False).value
    screen.show_meeting(meeting)
    assert screen._card.ui.title_label.text() == "Belum ada acara"
    write(screen, qtbot, "Catatan tanpa acara")
    world.settle()
    assert [one.text for one in screen._model.rows] == ["Catatan tanpa acara"]


def agenda_titles(screen: ProceedingsScreen) -> list[str]:
    model = screen.ui.agenda_list.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_remarks_whose_item_is_gone_stay_in_sight(screen: ProceedingsScreen, world: World, qtbot: QtBot) -> None:
    assert "Tanpa acara" not in agenda_titles(screen)
    world.jobs.write(functools.partial(world.services.agenda.delete, [world.meeting.agenda[5]]))
    world.settle()
    assert agenda_titles(screen)[-1] == "Tanpa acara"
    view = screen.ui.agenda_list
    view.setCurrentIndex(view.model().index(view.model().rowCount() - 1, 0))
    assert [one.id for one in screen._model.rows] == list(world.meeting.remarks)
    write(screen, qtbot, "Juga tanpa acara")
    world.settle()
    assert [one.text for one in screen._model.rows][-1] == "Juga tanpa acara"
    world.jobs.write(functools.partial(world.services.remarks.delete, [one.id for one in screen._model.rows]))
    world.settle()
    assert "Tanpa acara" not in agenda_titles(screen)
    assert screen.clock.chosen is not None
    world.jobs.write(world.services.history.undo)
    world.settle()
    assert agenda_titles(screen)[-1] == "Tanpa acara"


def test_another_template_leaves_all_remarks_in_sight(screen: ProceedingsScreen, world: World) -> None:
    key = world.services.agenda.templates()[-1].key
    world.jobs.write(functools.partial(world.services.agenda.apply_template, world.meeting.id, key))
    world.settle()
    assert agenda_titles(screen)[-1] == "Tanpa acara"
    screen.show_row(world.meeting.remarks[1])
    assert screen.clock.chosen is None
    assert [one.id for one in screen._model.rows] == list(world.meeting.remarks)
    assert [one.id for one in screen.actions_of_remarks.selected] == [world.meeting.remarks[1]]
    world.jobs.write(world.services.history.undo)
    world.settle()
    assert "Tanpa acara" not in agenda_titles(screen)


def test_a_jump_to_a_remark_shows_its_item_and_selects_it(make: Callable[[], ProceedingsScreen], world: World) -> None:
    screen = make()
    screen.show_row(world.meeting.remarks[1])
    assert screen.clock.chosen is not None
    assert screen.clock.chosen.id == world.meeting.agenda[5]
    assert [one.id for one in screen.actions_of_remarks.selected] == [world.meeting.remarks[1]]


def test_the_clock_stands_still_while_nobody_looks(screen: ProceedingsScreen) -> None:
    assert screen.clock._timer.isActive()
    screen.hide()
    assert not screen.clock._timer.isActive()


def test_a_huge_remark_is_cut_in_the_list_and_opens_a_little_when_selected(
    screen: ProceedingsScreen, world: World
) -> None:
    item = world.meeting.agenda[5]
    world.jobs.write(lambda: world.services.remarks.add(world.meeting.id, item, "kata " * 20_000))
    world.settle()
    delegate, index = screen._delegate, screen._model.index(3)
    closed = delegate.sizeHint(QStyleOptionViewItem(), index).height()
    screen.actions_of_remarks.select(3)
    opened = delegate.sizeHint(QStyleOptionViewItem(), index).height()
    assert closed < opened < 1000
    assert screen.grab().width() == screen.width()


def test_rows_are_measured_again_when_the_window_changes(screen: ProceedingsScreen, world: World, qtbot: QtBot) -> None:
    item = world.meeting.agenda[5]
    for _ in range(12):
        world.jobs.write(lambda: world.services.remarks.add(world.meeting.id, item, "Kalimat yang agak panjang. " * 9))
    world.settle()
    view = screen.ui.remark_list
    for width in (900, 1180):
        screen.resize(width, 640)

        def rows_touch() -> None:
            for row in range(screen._model.rowCount() - 1):
                above, below = (view.visualRect(screen._model.index(one)) for one in (row, row + 1))
                assert above.bottom() + 1 == below.top()

        qtbot.waitUntil(rows_touch)


def test_list_changes_are_sound(qtbot: QtBot, qtmodeltester: Any) -> None:
    model = RemarkModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    chance = random.Random(7)
    for step in range(60):
        ids = chance.sample(range(12), chance.randrange(12))
        rows = [Remark(str(one), "rapat", text=f"{one} {chance.randrange(2)}") for one in ids]
        model.show_rows(rows)
        assert list(model.rows) == rows, step
    assert model.rowCount() == len(model.rows)


def _live(minutes: int, elapsed: timedelta) -> Any:
    start = datetime(2026, 11, 24, 10, 0)
    item = AgendaItem("a", "rapat", "a", title="Diskusi", minutes=minutes, actual_start=start)
    return live([item, AgendaItem("b", "rapat", "b", title="Penutup", minutes=5)], None, start + elapsed)


@pytest.mark.parametrize(
    ("elapsed", "left", "note", "chip"),
    [
        (timedelta(minutes=5), "20:00", "menit tersisa", "20% waktu terpakai"),
        (timedelta(minutes=22, seconds=54), "02:06", "menit tersisa", "92% waktu terpakai"),
        (timedelta(minutes=28, seconds=10), "03:10", "menit lewat", "113% waktu terpakai"),
    ],
)
def test_the_card_shows_the_time_left_and_the_time_over(
    qtbot: QtBot, elapsed: timedelta, left: str, note: str, chip: str
) -> None:
    card = ClockCard(theme_of())
    qtbot.addWidget(card)
    card.show_live(_live(25, elapsed))
    assert card.ui.position_label.text() == "ACARA 1 DARI 2"
    assert (card.ui.left_label.text(), card.ui.left_note.text()) == (left, note)
    assert card.ui.share_chip.spec.text == chip


def test_every_control_has_a_name_for_the_screen_reader(screen: ProceedingsScreen) -> None:
    ui, composer = screen.ui, screen.composer.ui
    named = (ui.agenda_list, ui.remark_list, ui.more_button, composer.speaker_edit, composer.kind_combo)
    assert all(one.accessibleName() for one in (*named, composer.text_edit))
    spoken = screen._model.data(screen._model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert "unsur Pemerintah daerah" in str(spoken)
    assert QApplication.focusWidget() is composer.text_edit
