"""Dokumen: what can be set for a document is kept with the meeting, and only what makes a difference is offered."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from rakor_desktop.domain.kinds import Paper, Sector
from rakor_desktop.domain.naskah import DeedVariant, DocumentKind, Format, Security, SignForm
from rakor_desktop.domain.record import DocumentOptions
from rakor_desktop.qtkit.theme import theme_of
from rakor_desktop.screens.documents.document_options import Choice, offered
from rakor_desktop.screens.documents.documents_screen import DocumentsScreen
from rakor_desktop.screens.documents.parties_dialog import PartiesDialog
from rakor_desktop.screens.documents.signers_dialog import SignersDialog
from tests.screens.documents_desk import (
    choose,
    choose_file,
    dialog_of,
    open_screen,
    plate,
    spoken,
    wait_for_pages,
)
from tests.screens.meeting_world import World, open_world


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot) -> Iterator[World]:
    with open_world(tmp_path) as world:
        world.services.settings.set_style(unit_code="429.011")
        yield world


@pytest.fixture
def screen(world: World, qtbot: QtBot, tmp_path: Path) -> Iterator[DocumentsScreen]:
    yield open_screen(world, tmp_path, qtbot)
    world.jobs.cancel_long_work()
    world.jobs.flush()


@pytest.fixture
def large_text(screen: DocumentsScreen) -> Iterator[None]:
    theme = theme_of(screen)
    before = theme.text_scale
    theme.set_text_scale(1.5)
    yield
    theme.set_text_scale(before)


def pick(qtbot: QtBot, combo: QWidget, key: Qt.Key = Qt.Key.Key_Down) -> None:
    combo.setFocus()
    qtbot.keyClick(combo, key)


# --- number, date, texts ---


def test_a_running_number_becomes_the_whole_one_when_the_field_is_left(
    qtbot: QtBot, world: World, screen: DocumentsScreen
) -> None:
    choose(screen, DocumentKind.BERITA_ACARA)
    panel = screen.options.ui
    assert "Nomor belum diisi" in spoken(screen, DocumentKind.BERITA_ACARA)
    qtbot.keyClicks(panel.number_edit, "14")
    world.settle()  # what is typed is kept
    assert plate(world, DocumentKind.BERITA_ACARA).number == "000.1.5/14/429.011/2026"
    assert panel.number_edit.text() == "14"  # and not changed under the hand
    assert panel.number_hint.text() == "Menjadi 000.1.5/14/429.011/2026"
    qtbot.keyClicks(panel.number_edit, "27")
    qtbot.keyClick(panel.number_edit, Qt.Key.Key_Return)
    world.settle()
    whole = "000.1.5/1427/429.011/2026"
    assert plate(world, DocumentKind.BERITA_ACARA).number == whole
    assert panel.number_edit.text() == whole
    assert panel.number_hint.text() == ""
    assert whole in spoken(screen, DocumentKind.BERITA_ACARA)


def test_an_emptied_number_stays_empty(qtbot: QtBot, world: World, screen: DocumentsScreen) -> None:
    world.services.documents.set_plate(world.meeting.id, DocumentKind.BERITA_ACARA, number="12")
    screen.show_meeting(world.meeting.id)
    choose(screen, DocumentKind.BERITA_ACARA)
    edit = screen.options.ui.number_edit
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClick(edit, Qt.Key.Key_Delete)
    choose(screen, DocumentKind.LAPORAN)
    choose(screen, DocumentKind.BERITA_ACARA)
    assert edit.text() == ""
    world.settle()
    assert plate(world, DocumentKind.BERITA_ACARA).number == ""


def test_the_number_of_the_letter_is_that_of_the_meeting(qtbot: QtBot, world: World, screen: DocumentsScreen) -> None:
    choose(screen, DocumentKind.UNDANGAN)
    qtbot.keyClicks(screen.options.ui.number_edit, "1427")
    qtbot.keyClick(screen.options.ui.number_edit, Qt.Key.Key_Return)
    world.settle()
    assert "/1427/" in world.services.meetings.get(world.meeting.id).invitation_number


def test_date_and_texts_of_the_nota_dinas_are_kept(
    qtbot: QtBot, world: World, screen: DocumentsScreen, tmp_path: Path
) -> None:
    choose(screen, DocumentKind.NOTA_DINAS)
    panel = screen.options.ui
    qtbot.keyClicks(panel.date_field.line_edit, "27-11-2026")
    for edit, text in (
        (panel.addressee_edit, "Bupati Banyuwangi"),
        (panel.copies_edit, "Wakil Bupati"),
        (panel.intro_edit, "surat Gubernur Nomor 1"),
        (panel.advice_edit, "Anggaran disiapkan"),
    ):
        qtbot.keyClicks(edit, text)
    choose(screen, DocumentKind.NOTULA)  # leaves nothing behind
    world.settle()
    kept = plate(world, DocumentKind.NOTA_DINAS)
    assert kept.date == date(2026, 11, 27)
    assert (kept.addressee, kept.copies) == ("Bupati Banyuwangi", "Wakil Bupati")
    assert (kept.intro, kept.advice) == ("surat Gubernur Nomor 1", "Anggaran disiapkan")
    again = open_screen(world, tmp_path, qtbot)
    choose(again, DocumentKind.NOTA_DINAS)
    assert again.options.ui.addressee_edit.toPlainText() == "Bupati Banyuwangi"
    assert again.options.ui.date_field.value == date(2026, 11, 27)


# --- choices ---


def test_choices_are_kept_and_survive_a_restart(
    qtbot: QtBot, world: World, screen: DocumentsScreen, tmp_path: Path
) -> None:
    panel = screen.options.ui
    pick(qtbot, panel.paper_combo)
    pick(qtbot, panel.security_combo)
    pick(qtbot, panel.signature_combo)
    pick(qtbot, panel.remarks_check, Qt.Key.Key_Space)
    panel.public_copy_radio.setChecked(True)
    world.settle()
    kept = plate(world, DocumentKind.NOTULA).options
    assert (kept.paper, kept.security) == (Paper.F4, Security.TERBATAS)
    assert not kept.two_signatures
    assert not kept.include_remarks
    assert kept.public_copy
    assert not plate(world, DocumentKind.BERITA_ACARA).options.public_copy
    again = open_screen(world, tmp_path, qtbot).options.ui
    assert again.paper_combo.currentData() == Paper.F4
    assert again.public_copy_radio.isChecked()
    assert not again.remarks_check.isChecked()


def test_an_option_makes_the_pages_again_at_once_and_only_once(
    qtbot: QtBot, world: World, screen: DocumentsScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    wait_for_pages(qtbot, world, screen)
    made: list[DocumentOptions] = []
    original = type(world.services.documents).make

    def note(self: object, meeting: str, options: DocumentOptions, progress: object) -> bytes:
        made.append(options)
        return original(self, meeting, options, progress)  # pyright: ignore[reportArgumentType]

    monkeypatch.setattr(type(world.services.documents), "make", note)
    pick(qtbot, screen.options.ui.paper_combo)
    qtbot.waitUntil(lambda: bool(made), timeout=20000)
    world.settle()  # the option is kept, which changes nothing on the pages
    wait_for_pages(qtbot, world, screen)
    assert [options.paper for options in made] == [Paper.F4]
    assert not screen.preview._soon.isActive()


def test_an_option_that_is_not_saved_yet_outlives_another_change(
    qtbot: QtBot, world: World, screen: DocumentsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wait_for_pages(qtbot, world, screen)
    screen.options.ui.public_copy_radio.setChecked(True)
    assert world.autosave.has_pending
    screen.reload(world.services.meetings.update(world.meeting.id, conclusion="Lain"))  # reads all again
    asked = choose_file(monkeypatch, tmp_path / "notula.pdf")
    screen.actions_of_document.save(Format.PDF)
    assert asked[0].endswith("_publik.pdf")
    world.settle()
    qtbot.waitUntil(
        lambda: screen.preview.shown is not None and screen.preview.shown.source.options.public_copy, timeout=20000
    )
    wait_for_pages(qtbot, world, screen)


def test_undoing_an_option_shows_it_again(qtbot: QtBot, world: World, screen: DocumentsScreen) -> None:
    pick(qtbot, screen.options.ui.paper_combo)
    world.settle()
    world.jobs.write(world.services.history.undo)
    world.settle()
    assert screen.options.ui.paper_combo.currentData() == Paper.A4
    wait_for_pages(qtbot, world, screen)


def test_each_document_offers_only_what_makes_a_difference(qtbot: QtBot, world: World, screen: DocumentsScreen) -> None:
    panel = screen.options.ui
    shown = {
        Choice.NUMBER: panel.number_group,
        Choice.ADDRESSEE: panel.addressee_group,
        Choice.TWO_SIGNATURES: panel.signature_group,
        Choice.PUBLIC: panel.copy_group,
        Choice.PER_INVITEE: panel.per_invitee_check,
        Choice.CHARTS: panel.charts_check,
        Choice.SECURITY: panel.security_group,
    }
    for kind in DocumentKind:
        choose(screen, kind)
        has = offered(kind, plate(world, kind).options)
        if Choice.ZIGZAG in has:
            has |= {Choice.TWO_SIGNATURES}  # one box for both
        for choice, widget in shown.items():
            assert widget.isVisibleTo(screen.options) is (choice in has), (kind, choice)


# --- berita acara ---


def test_the_form_of_the_berita_acara_decides_what_is_asked(
    qtbot: QtBot, world: World, screen: DocumentsScreen
) -> None:
    choose(screen, DocumentKind.BERITA_ACARA)
    panel = screen.options.ui
    assert panel.signers_group.isVisibleTo(screen.options)
    assert not panel.parties_group.isVisibleTo(screen.options)
    pick(qtbot, panel.sign_form_combo, Qt.Key.Key_End)
    assert plate(world, DocumentKind.BERITA_ACARA).options.sign_form is SignForm.TABEL  # not written yet
    assert not panel.signers_group.isVisibleTo(screen.options)
    pick(qtbot, panel.variant_combo)
    assert panel.parties_group.isVisibleTo(screen.options)
    assert not panel.sign_form_group.isVisibleTo(screen.options)
    world.settle()
    kept = plate(world, DocumentKind.BERITA_ACARA).options
    assert (kept.variant, kept.sign_form) == (DeedVariant.PIHAK, SignForm.PIMPINAN)


def test_signers_are_chosen_among_those_present_and_ordered(
    qtbot: QtBot, world: World, screen: DocumentsScreen
) -> None:
    choose(screen, DocumentKind.BERITA_ACARA)
    assert screen.options.ui.signers_text.text() == "Dipilih otomatis, satu wakil per unsur"
    qtbot.mouseClick(screen.options.ui.signers_button, Qt.MouseButton.LeftButton)
    dialog = dialog_of(qtbot, SignersDialog)
    assert dialog._model.rowCount() == 5  # the excused and the one who is not recorded are not offered
    view = dialog.ui.signer_list
    view.setCurrentIndex(dialog._model.index(4, 0))
    qtbot.keyClick(view, Qt.Key.Key_Space)
    view.setCurrentIndex(dialog._model.index(0, 0))
    qtbot.keyClick(view, Qt.Key.Key_Space)
    people = world.meeting.participants
    assert dialog.signers == (people[0], people[6])
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    for _ in range(3):
        dialog._move_down()
    assert dialog.signers == (people[6], people[0])
    dialog.ui.filter_edit.setText("radar")
    qtbot.waitUntil(lambda: view.isRowHidden(0))
    dialog.accept()
    world.settle()
    assert plate(world, DocumentKind.BERITA_ACARA).options.signers == (people[6], people[0])
    assert screen.options.ui.signers_text.text() == "Yuni Astuti\nDra. Hj. Siti Rahayu, M.Si."


def test_without_anybody_present_the_signers_say_what_to_do(
    qtbot: QtBot, world: World, screen: DocumentsScreen
) -> None:
    screen.show_meeting(world.services.meetings.create("Rapat lain").value)
    choose(screen, DocumentKind.BERITA_ACARA)
    screen.signing.choose_signers()
    dialog = dialog_of(qtbot, SignersDialog)
    assert "Daftar Hadir" in dialog.ui.count_label.text()
    dialog.accept()


def test_a_signer_moves_past_those_that_the_filter_hides(qtbot: QtBot, world: World, screen: DocumentsScreen) -> None:
    choose(screen, DocumentKind.BERITA_ACARA)
    screen.signing.choose_signers()
    dialog = dialog_of(qtbot, SignersDialog)
    view, model = dialog.ui.signer_list, dialog.ui.signer_list.model()
    first, last = (model.index(row, 0).data().split("\n")[0] for row in (0, 4))
    for row in (1, 2, 3):
        view.setRowHidden(row, True)
    view.setCurrentIndex(model.index(4, 0))
    assert not dialog.ui.down_button.isEnabled()
    qtbot.mouseClick(dialog.ui.up_button, Qt.MouseButton.LeftButton)
    shown = [model.index(row, 0).data().split("\n")[0] for row in range(5) if not view.isRowHidden(row)]
    assert shown == [last, first]
    assert not dialog.ui.up_button.isEnabled()
    dialog.accept()


def test_the_names_of_the_signers_are_read_once_and_follow_the_people(
    qtbot: QtBot, world: World, screen: DocumentsScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(screen, DocumentKind.BERITA_ACARA)
    screen.options.set_signers((world.meeting.participants[0],))
    world.settle()
    read: list[str] = []
    original = type(world.services.participants).rows

    def rows(self: Any, meeting: str) -> Any:
        read.append(meeting)
        return original(self, meeting)

    monkeypatch.setattr(type(world.services.participants), "rows", rows)
    pick(qtbot, screen.options.ui.paper_combo)
    pick(qtbot, screen.options.ui.sign_form_combo)
    assert read == []
    update = world.services.participants.update
    world.jobs.write(functools.partial(update, world.meeting.participants[0], name="Siti Baru"))
    world.settle()
    assert "Siti Baru" in screen.options.ui.signers_text.text()


def test_unticking_all_lets_the_program_choose_again(qtbot: QtBot, world: World, screen: DocumentsScreen) -> None:
    choose(screen, DocumentKind.BERITA_ACARA)
    screen.options.set_signers((world.meeting.participants[0],))
    screen.signing.choose_signers()
    dialog = dialog_of(qtbot, SignersDialog)
    qtbot.mouseClick(dialog.ui.clear_button, Qt.MouseButton.LeftButton)
    dialog.accept()
    world.settle()
    assert plate(world, DocumentKind.BERITA_ACARA).options.signers == ()


def test_the_parties_are_kept_while_they_are_typed(qtbot: QtBot, world: World, screen: DocumentsScreen) -> None:
    choose(screen, DocumentKind.BERITA_ACARA)
    pick(qtbot, screen.options.ui.variant_combo)
    qtbot.mouseClick(screen.options.ui.parties_button, Qt.MouseButton.LeftButton)
    dialog = dialog_of(qtbot, PartiesDialog)
    qtbot.keyClicks(dialog.ui.first_name_edit, "Suryanto")
    qtbot.keyClicks(dialog.ui.second_post_edit, "Direktur")
    world.settle()
    first, second = plate(world, DocumentKind.BERITA_ACARA).options.parties
    assert (first.name, second.post) == ("Suryanto", "Direktur")
    dialog.accept()
    assert screen.options.ui.parties_text.text() == "Suryanto dan Direktur"


def open_parties(qtbot: QtBot, screen: DocumentsScreen) -> PartiesDialog:
    choose(screen, DocumentKind.BERITA_ACARA)
    pick(qtbot, screen.options.ui.variant_combo)
    assert screen.options.ui.parties_text.text() == "Para pihak belum dipilih."
    qtbot.mouseClick(screen.options.ui.parties_button, Qt.MouseButton.LeftButton)
    return dialog_of(qtbot, PartiesDialog)


def test_a_party_is_taken_from_the_meeting_by_a_few_letters(
    qtbot: QtBot, world: World, screen: DocumentsScreen
) -> None:
    (office,) = (one.id for one in world.services.directory.find_institutions("Dinas Pariwisata"))
    world.services.directory.update_institution(office, address="Jalan Satu\nBanyuwangi")
    dialog = open_parties(qtbot, screen)
    qtbot.keyClicks(dialog.ui.first_name_edit, "siti ra")
    qtbot.keyClick(dialog.ui.first_name_edit, Qt.Key.Key_Return)
    world.settle()
    first, second = plate(world, DocumentKind.BERITA_ACARA).options.parties
    here = world.services.participants.rows(world.meeting.id)[0]
    assert (first.name, first.nip, first.address) == (here.full_name, here.nip, "Jalan Satu Banyuwangi")
    assert here.post.split()[0] in first.post
    assert not any((second.name, second.post))
    assert screen.options.ui.parties_text.text() == f"{here.full_name}; PIHAK KEDUA belum dipilih."
    dialog.accept()


@pytest.mark.usefixtures("large_text")
def test_with_large_text_the_fields_of_the_parties_are_whole(
    qtbot: QtBot, world: World, screen: DocumentsScreen
) -> None:
    dialog = open_parties(qtbot, screen)
    for side in (dialog.ui.first_party, dialog.ui.second_party):
        for group in side.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            assert all(group.rect().contains(edit.geometry()) for edit in group.findChildren(QLineEdit))
    dialog.accept()


def test_an_institution_fills_the_post_and_keeps_the_name_that_was_typed(
    qtbot: QtBot, world: World, screen: DocumentsScreen
) -> None:
    world.services.directory.add_institution("Kecamatan Pesanggaran", sector=Sector.PD)
    dialog = open_parties(qtbot, screen)
    ui = dialog.ui
    qtbot.keyClicks(ui.second_name_edit, "pesang")
    qtbot.keyClick(ui.second_name_edit, Qt.Key.Key_Return)
    assert (ui.second_name_edit.text(), ui.second_post_edit.text()) == ("", "Camat Pesanggaran")
    qtbot.keyClicks(ui.second_name_edit, "Budi Contoh Sendiri")
    ui.second_post_edit.clear()
    qtbot.keyClicks(ui.second_post_edit, "pesang")
    qtbot.keyClick(ui.second_post_edit, Qt.Key.Key_Down)
    qtbot.keyClick(ui.second_post_edit, Qt.Key.Key_Return)
    world.settle()
    second = plate(world, DocumentKind.BERITA_ACARA).options.parties[1]
    assert (second.name, second.post) == ("Budi Contoh Sendiri", "Camat Pesanggaran")
    assert screen.options.ui.parties_text.text() == "Budi Contoh Sendiri; PIHAK KESATU belum dipilih."
    dialog.accept()


def test_each_option_that_its_name_does_not_explain_has_a_hint(
    qtbot: QtBot, world: World, screen: DocumentsScreen
) -> None:
    ui = screen.options.ui
    for kind in DocumentKind:
        choose(screen, kind)
        for widget in (*screen.options._part_checks(), ui.security_combo, ui.signature_combo, ui.public_copy_radio):
            assert widget.toolTip(), (kind, widget.objectName())
    choose(screen, DocumentKind.NOTA_DINAS)
    assert ui.attachments_check.text() == "Lampiran matriks"


def test_a_missing_number_is_named_at_the_foot(qtbot: QtBot, world: World, screen: DocumentsScreen) -> None:
    assert screen.ui.foot_label.text() == "Nomor belum diisi pada 4 dokumen."
    for kind in (DocumentKind.UNDANGAN, DocumentKind.LAPORAN, DocumentKind.NOTA_DINAS):
        world.services.documents.set_plate(world.meeting.id, kind, number="1")
    screen.show_meeting(world.meeting.id)
    assert screen.ui.foot_label.text() == "Berita acara kesepakatan: nomor belum diisi."
    world.services.documents.set_plate(world.meeting.id, DocumentKind.BERITA_ACARA, number="1")
    screen.show_meeting(world.meeting.id)
    assert not screen.ui.documents_foot.isVisible()
