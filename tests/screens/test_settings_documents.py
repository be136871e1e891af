"""Pengaturan: numbers, habits, sentences, measures and Word templates of the documents."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from rakor_desktop.domain.kinds import Paper
from rakor_desktop.domain.naskah import AddresseeProfile, DetailBlock, DocumentKind, MarginPreset, SignAlign
from rakor_desktop.domain.office import NUMBER_PATTERN, OfficeStyle
from rakor_desktop.domain.phrases import PHRASES, phrase
from rakor_desktop.qtkit.save_state import SaveKind
from rakor_desktop.screens.settings.measure_panel import MeasurePanel
from rakor_desktop.screens.settings.measure_rows import LABEL, RESET, VALUE
from rakor_desktop.screens.settings.number_panel import NumberPanel
from rakor_desktop.screens.settings.phrase_panel import PhrasePanel
from rakor_desktop.screens.settings.phrase_samples import field_samples
from rakor_desktop.screens.settings.style_panel import StylePanel
from rakor_desktop.screens.settings.token_chips import TokenChips
from rakor_desktop.screens.settings.word_panel import WordPanel
from tests.screens.settings_desk import Desk, open_desk

YEAR = date.today().year


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    with open_desk(tmp_path, qtbot) as opened:
        yield opened


def _press(chips: TokenChips, token: str) -> None:
    next(button for button in chips.buttons if button.text() == token).click()


# -------------------------------------------------------------------------------------------------------------- numbers


def test_a_pattern_is_typed_with_chips_and_shown_with_and_without_a_number(desk: Desk, qtbot: QtBot) -> None:
    number = desk.open(NumberPanel)
    assert number.ui.unit_code_edit.text() == ""
    assert number.ui.numbered_value.text() == f"000.1.5/1427/        /{YEAR}"
    qtbot.keyClicks(number.ui.unit_code_edit, "429.011")
    desk.settle()
    assert number.ui.numbered_value.text() == f"000.1.5/1427/429.011/{YEAR}"
    assert number.ui.blank_value.text() == f"000.1.5/        /429.011/{YEAR}"
    number.ui.pattern_edit.selectAll()
    _press(number.chips, "{nomor_urut}")
    qtbot.keyClicks(number.ui.pattern_edit, "/UND/")
    _press(number.chips, "{tahun}")
    assert number.ui.numbered_value.text() == f"1427/UND/{YEAR}"
    desk.settle()
    assert desk.settings.style().number_pattern == "{nomor_urut}/UND/{tahun}"
    desk.undo()
    assert number.ui.pattern_edit.text() == NUMBER_PATTERN


def test_an_unknown_field_of_a_pattern_is_refused_in_place_and_the_text_stays(desk: Desk, qtbot: QtBot) -> None:
    number = desk.open(NumberPanel)
    number.ui.pattern_edit.selectAll()
    qtbot.keyClicks(number.ui.pattern_edit, "{kode_dinas}/{nomor_urut}")
    assert number.ui.numbered_value.text() == f"000.1.5/1427/        /{YEAR}"  # by the pattern in force
    desk.settle()
    qtbot.waitUntil(number.ui.number_error.isVisible)
    assert "{kode_dinas} tidak dikenal" in number.ui.number_error.message.heading
    assert number.ui.number_error.isVisible()
    assert not desk.world.autosave.has_pending
    assert desk.world.jobs.save_state.kind is SaveKind.SAVED
    desk.screen.show_row("data")
    desk.screen.show_row("number_pattern")
    assert number.ui.pattern_edit.text() == "{kode_dinas}/{nomor_urut}"
    assert desk.settings.style().number_pattern == NUMBER_PATTERN
    number.ui.pattern_edit.selectAll()
    qtbot.keyClicks(number.ui.pattern_edit, "{nomor_urut}")
    desk.settle()
    assert not number.ui.number_error.isVisible()
    assert desk.settings.style().number_pattern == "{nomor_urut}"


def test_the_classification_is_chosen_from_the_list_or_typed(desk: Desk, qtbot: QtBot) -> None:
    number = desk.open(NumberPanel)
    field = number.classification_edit
    assert number.ui.classification_meaning.text().startswith("Rapat pimpinan")
    field.selectAll()
    qtbot.keyClicks(field, "perguruan")
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    desk.settle()
    assert desk.settings.style().classification == "400.14.5.4"
    assert number.ui.classification_meaning.text() == "Hubungan dengan perguruan tinggi"
    field.selectAll()
    qtbot.keyClicks(field, "123.4")
    desk.settle()
    assert desk.settings.style().classification == "123.4"
    assert number.ui.classification_meaning.text() == "Kode sendiri"
    qtbot.keyClicks(number.ui.unit_code_edit, "429.9")
    assert number.ui.numbered_value.text() == f"123.4/1427/429.9/{YEAR}"


# --------------------------------------------------------------------------------------------------------------- habits


def test_letters_are_dated_in_the_city_of_the_letterhead_until_the_office_types_its_own(
    desk: Desk, qtbot: QtBot
) -> None:
    documents, meeting = desk.world.services.documents, desk.world.meeting.id
    style = desk.open(StylePanel)
    assert (style.ui.city_edit.text(), documents.record(meeting).city.strip(".")) == ("", "")
    desk.world.jobs.write(functools.partial(desk.settings.save_letterhead, line_1="PEMERINTAH KABUPATEN JEMBER"))
    desk.settle()
    assert (style.ui.city_edit.text(), style.ui.city_edit.placeholderText()) == ("", "Jember")
    assert documents.record(meeting).city == "Jember"
    qtbot.keyClicks(style.ui.city_edit, "Rambipuji")
    desk.settle()
    assert documents.record(meeting).city == "Rambipuji"


def test_every_habit_is_kept_and_undone(desk: Desk, qtbot: QtBot) -> None:
    style = desk.open(StylePanel)
    wanted: dict[str, Any] = {
        "paper": Paper.F4, "margins": MarginPreset.FOLIO_LOKAL, "addressee": AddresseeProfile.KLASIK,
        "detail_block": DetailBlock.PISAH, "sign_align": SignAlign.KIRI, "catchwords": True, "emblem_in_black": True,
        "with_sex": True, "name_underlined": True, "nip_with_dot": True, "attachment_signed": False,
    }  # fmt: skip
    for name, value in wanted.items():
        box = style.findChild(QComboBox, f"{name}_combo")
        if box is not None:
            box.setCurrentIndex(box.findData(value))
            box.activated.emit(box.currentIndex())
        else:
            getattr(style.ui, f"{name}_check").click()
        desk.settle()
        assert getattr(desk.settings.style(), name) == value, name
    style.ui.city_edit.selectAll()
    qtbot.keyClicks(style.ui.city_edit, "Genteng")
    desk.settle()
    assert desk.settings.style().city == "Genteng"
    for _ in range(len(wanted) + 1):
        desk.undo()
    assert desk.settings.style() == OfficeStyle()
    assert style.ui.paper_combo.currentData() == Paper.A4
    assert style.ui.attachment_signed_check.isChecked()


# ------------------------------------------------------------------------------------------------------------ sentences


def test_every_field_of_every_phrase_has_a_sample() -> None:
    samples = field_samples()
    assert {name for one in PHRASES for name in one.fields} == set(samples)


def test_a_sentence_is_changed_with_a_chip_marked_and_given_back(desk: Desk, qtbot: QtBot) -> None:
    phrases = desk.open(PhrasePanel)
    phrases.show_record("notula.penutup")
    default = phrase("notula.penutup").default
    assert not phrases.ui.reset_button.isEnabled()
    phrases.ui.phrase_edit.selectAll()
    qtbot.keyClicks(phrases.ui.phrase_edit, "Rapat selesai pukul ")
    _press(phrases.chips, "{waktu_selesai}")
    assert phrases.ui.sample_text.text() == "Rapat selesai pukul 12.10"
    desk.settle()
    assert desk.settings.style().phrases == {"notula.penutup": "Rapat selesai pukul {waktu_selesai}"}
    marked = [entry.key for entry in phrases.model.entries if entry.sign_text == "diubah"]
    assert marked == ["notula.penutup"]
    assert phrases.ui.default_text.text() == default
    phrases.ui.reset_button.click()
    desk.settle()
    assert phrases.ui.phrase_edit.toPlainText() == default
    assert desk.settings.style().phrases == {}
    desk.undo()
    assert phrases.ui.phrase_edit.toPlainText() == "Rapat selesai pukul {waktu_selesai}"


def test_an_unknown_field_of_a_sentence_is_named_in_place_and_the_text_stays(desk: Desk, qtbot: QtBot) -> None:
    phrases = desk.open(PhrasePanel)
    phrases.show_record("undangan.penutup")
    phrases.ui.phrase_edit.selectAll()
    qtbot.keyClicks(phrases.ui.phrase_edit, "Terima kasih, {bupati}.")
    desk.settle()
    qtbot.waitUntil(phrases.ui.phrase_error.isVisible)
    assert "{bupati} tidak dikenal" in phrases.ui.phrase_error.message.heading
    assert desk.settings.style().phrases == {}
    assert desk.world.jobs.save_state.kind is SaveKind.SAVED  # no banner of the window
    phrases.show_record("notula.penutup")
    assert not phrases.ui.phrase_error.isVisible()
    other = phrases.ui.sample_text.text()
    chips = phrases.chips.geometry().top()
    phrases.show_record("undangan.penutup")
    assert phrases.ui.phrase_edit.toPlainText() == "Terima kasih, {bupati}."
    assert phrases.ui.phrase_error.isVisible()
    assert phrases.ui.sample_text.text() == phrase("undangan.penutup").default != other  # what is in force
    assert "masih berlaku" in phrases.ui.sample_label.text()
    assert phrases.chips.geometry().top() == chips
    phrases.ui.reset_button.click()
    desk.settle()
    assert not phrases.ui.phrase_error.isVisible()
    assert phrases.ui.phrase_edit.toPlainText() == phrase("undangan.penutup").default
    assert not desk.world.autosave.has_pending


def test_a_refused_sentence_outlives_the_screen(desk: Desk, qtbot: QtBot) -> None:
    phrases = desk.open(PhrasePanel)
    phrases.ui.phrase_edit.setFocus()
    qtbot.keyClicks(phrases.ui.phrase_edit, " {")
    desk.settle()
    kept = phrases.ui.phrase_edit.toPlainText()
    services, world = desk.world.services, desk.world
    again = PhrasePanel(services.settings, services.drafts, world.jobs, world.autosave)
    qtbot.addWidget(again)
    assert again.ui.phrase_edit.toPlainText() == kept
    assert "Kurung kurawal" in again.ui.phrase_error.message.heading
    again.ui.reset_button.click()
    desk.settle()
    assert services.drafts.all() == ()


def test_the_arrow_keys_go_over_the_names_of_documents(desk: Desk, qtbot: QtBot) -> None:
    phrases = desk.open(PhrasePanel)
    assert phrases.ui.phrase_list.hasFocus()
    seen = [phrases.ui.phrase_title.text()]
    for _ in PHRASES[1:]:
        qtbot.keyClick(phrases.ui.phrase_list, Qt.Key.Key_Down)
        seen.append(phrases.ui.phrase_title.text())
    assert seen == [one.label for one in PHRASES]
    qtbot.keyClick(phrases.ui.phrase_list, Qt.Key.Key_Return)
    assert phrases.ui.phrase_edit.hasFocus()


def test_an_emptied_sentence_waits_for_new_words_before_the_default_comes_back(desk: Desk, qtbot: QtBot) -> None:
    phrases = desk.open(PhrasePanel)
    phrases.show_record("laporan.penutup")
    desk.settings.set_phrase("laporan.penutup", "Sekian.")
    phrases.refresh()
    edit = phrases.ui.phrase_edit
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClick(edit, Qt.Key.Key_Delete)
    desk.settle()
    assert edit.toPlainText() == ""
    assert desk.settings.style().phrases == {}
    phrases.ui.phrase_list.setFocus()
    desk.settle()
    assert edit.toPlainText() == phrase("laporan.penutup").default


# ------------------------------------------------------------------------------------------------------------- measures


def _type(desk: Desk, qtbot: QtBot, panel: MeasurePanel, name: str, text: str) -> None:
    assert panel.show_record(name)
    table = panel.ui.measure_table
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.state() is not QAbstractItemView.State.EditingState)
    desk.settle()


def _label(panel: MeasurePanel, name: str) -> str:
    return panel.model.index(panel.model.number_of(name), panel.model.column_number(LABEL)).data()


def _cell(panel: MeasurePanel, name: str) -> str:
    return panel.model.index(panel.model.number_of(name), panel.model.column_number(VALUE)).data()


def test_a_measure_is_typed_with_a_comma_and_given_back(desk: Desk, qtbot: QtBot) -> None:
    panel = desk.open(MeasurePanel)
    assert _cell(panel, "kop_address") == "9,5 pt"
    _type(desk, qtbot, panel, "kop_address", "8,5")
    assert desk.settings.style().geometry.kop_address == 8.5
    assert _cell(panel, "kop_address") == "8,5 pt"
    assert panel.ui.changed_label.text() == "1 ukuran diubah"
    desk.undo()
    assert _cell(panel, "kop_address") == "9,5 pt"
    _type(desk, qtbot, panel, "kop_address", "10 pt")
    panel.show_record("kop_address")
    qtbot.keyClick(panel.ui.measure_table, Qt.Key.Key_Delete)
    desk.settle()
    assert desk.settings.style().geometry == OfficeStyle().geometry
    assert panel.ui.changed_label.text() == "Semua ukuran bawaan"


@pytest.mark.parametrize(("text", "told"), [("99", "tulis 7 sampai 12 pt"), ("sembilan", "Tulis angka seperti")])
def test_a_value_that_cannot_be_is_refused_in_its_cell(desk: Desk, qtbot: QtBot, text: str, told: str) -> None:
    panel = desk.open(MeasurePanel)
    _type(desk, qtbot, panel, "kop_address", text)
    assert told in _label(panel, "kop_address")
    assert _cell(panel, "kop_address") == text
    assert panel.ui.changed_label.text() == "Semua ukuran bawaan; 1 nilai tidak dipakai"
    assert desk.settings.style().geometry.kop_address == 9.5
    _type(desk, qtbot, panel, "kop_address", "9")
    assert _label(panel, "kop_address") == "Huruf alamat"
    assert panel.ui.changed_label.text() == "1 ukuran diubah"
    assert desk.settings.style().geometry.kop_address == 9


def test_every_refused_value_is_named_in_its_row_and_nothing_moves(desk: Desk, qtbot: QtBot) -> None:
    panel = desk.open(MeasurePanel)
    place = panel.ui.measure_table.geometry()
    for name, text in (("kop_address", "99"), ("body_size", "1")):
        _type(desk, qtbot, panel, name, text)
    assert "99 di luar jangkauan" in _label(panel, "kop_address")
    assert "1 di luar jangkauan" in _label(panel, "body_size")
    assert panel.ui.changed_label.text() == "Semua ukuran bawaan; 2 nilai tidak dipakai"
    assert panel.ui.measure_table.geometry() == place


def test_a_double_click_and_both_digits_of_a_number_arrive(desk: Desk, qtbot: QtBot, qtlog: Any) -> None:
    panel = desk.open(MeasurePanel)
    table, view = panel.ui.measure_table, panel.ui.measure_table.viewport()
    panel.show_record("kop_line_1")
    heading = table.visualRect(panel.model.index(0, 0)).center()  # the name of a section: nothing to edit
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=heading)
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=heading)
    assert not [record for record in qtlog.records if "editing failed" in (record.message or "")]
    for column in (LABEL, VALUE):  # wherever in the row
        index = panel.model.index(panel.model.number_of("kop_address"), panel.model.column_number(column))
        place = table.visualRect(index).center()
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)
        qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=place)
        editor = QApplication.focusWidget()
        assert isinstance(editor, QLineEdit)
        qtbot.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClicks(editor, "11")
        assert editor.text() == "11"
        qtbot.keyClick(editor, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: table.state() is not QAbstractItemView.State.EditingState)
        desk.settle()
        assert desk.settings.style().geometry.kop_address == 11
        desk.undo()
    index = panel.model.index(panel.model.number_of("kop_address"), panel.model.column_number(LABEL))
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=table.visualRect(index).center())
    for digit in "11":  # without opening the cell first
        qtbot.keyClicks(QApplication.focusWidget(), digit)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "11"


def test_the_arrow_keys_go_over_the_names_of_sections(desk: Desk, qtbot: QtBot) -> None:
    panel = desk.open(MeasurePanel)
    seen = [panel.ui.measure_table.currentIndex().row()]
    for _ in range(sum(row.measure is not None for row in panel.model.rows) - 1):
        qtbot.keyClick(panel.ui.measure_table, Qt.Key.Key_Down)
        seen.append(panel.ui.measure_table.currentIndex().row())
    assert seen == [number for number, row in enumerate(panel.model.rows) if row.measure is not None]


def test_the_arrow_in_a_changed_row_gives_the_default_back(desk: Desk) -> None:
    panel = desk.open(MeasurePanel)
    desk.settings.set_measure("body_size", 12.0)
    panel.refresh()
    index = panel.model.index(panel.model.number_of("body_size"), panel.model.column_number(RESET))
    panel.ui.measure_table.setCurrentIndex(index)
    panel.ui.measure_table.clicked.emit(index)
    desk.settle()
    assert desk.settings.style().geometry.body_size == 11


def test_the_defaults_of_several_rows_come_back_in_one_step(desk: Desk) -> None:
    panel = desk.open(MeasurePanel)
    desk.settings.set_measures({"body_size": 12.0, "kop_address": 8.5})
    panel.refresh()
    panel.ui.measure_table.selectAll()
    panel.ui.reset_button.click()
    desk.settle()
    assert panel.ui.changed_label.text() == "Semua ukuran bawaan"
    desk.undo()
    assert panel.ui.changed_label.text() == "2 ukuran diubah"


def test_the_names_of_sections_are_not_cells(desk: Desk) -> None:
    panel = desk.open(MeasurePanel)
    headings = [row.section for row in panel.model.rows if row.measure is None]
    assert headings == ["Kop", "Halaman", "Naskah", "Tanda tangan", "Tabel"]
    assert not panel.model.flags(panel.model.index(0, 1)) & Qt.ItemFlag.ItemIsEditable


# ------------------------------------------------------------------------------------------------------ Word templates


def test_the_built_in_template_is_saved_taken_back_and_given_up(desk: Desk, tmp_path: Path) -> None:
    word = desk.open(WordPanel)
    row = word.rows[DocumentKind.NOTULA].ui
    assert row.state_label.text() == "Templat bawaan"
    assert not row.restore_button.isEnabled()
    path = tmp_path / "notula.docx"
    word.save_template(DocumentKind.NOTULA, path)
    desk.settle()
    assert "notula.docx" in word.ui.word_error.message.heading
    word.use_template(DocumentKind.NOTULA, path)
    desk.settle()
    desk.settle()
    assert desk.settings.word_template(DocumentKind.NOTULA) == path.read_bytes()
    assert row.state_label.text().startswith("Templat sendiri: notula.docx, ")
    assert word.ui.word_error.message.heading == "Templat notula dipakai: notula.docx"
    assert desk.settings.word_template(DocumentKind.BERITA_ACARA) == b""
    row.restore_button.click()
    desk.settle()
    assert row.state_label.text() == "Templat bawaan"
    desk.undo()
    assert row.state_label.text().startswith("Templat sendiri")


def test_a_file_that_is_no_template_is_refused_in_place(desk: Desk, tmp_path: Path) -> None:
    word = desk.open(WordPanel)
    path = tmp_path / "bukan.docx"
    path.write_bytes(b"bukan Word")
    word.use_template(DocumentKind.NOTULA, path)
    desk.settle()
    assert word.ui.word_error.isVisible()
    assert desk.settings.word_template(DocumentKind.NOTULA) == b""
    word.use_template(DocumentKind.NOTULA, tmp_path / "tidak ada.docx")
    desk.settle()
    assert "tidak dapat dibaca" in word.ui.word_error.message.heading
