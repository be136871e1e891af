"""The fields for names and sentences work without the mouse."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from rakor_desktop.domain.kinds import Sector
from rakor_desktop.widgets.completing_field import CompletingField
from rakor_desktop.widgets.note_edit import NoteEdit
from rakor_desktop.widgets.search_field import SearchField
from rakor_desktop.widgets.suggestions import Suggestion, SuggestionList

PEOPLE = [
    Suggestion("p1", "Rini Astuti, S.IP.", "Camat Glagah", Sector.PD),
    Suggestion("p2", "I Made Suardana", "Ketua PHRI", Sector.DU),
    Suggestion("p3", "Rina Dewi", "Media", Sector.MD),
]


def people(text: str) -> Sequence[Suggestion]:
    return [person for person in PEOPLE if text.lower() in person.title.lower()]


def phrases(code: str) -> Sequence[Suggestion]:
    known = [Suggestion("buka", "/buka", value="Rapat dibuka pukul 08.00 WIB oleh pimpinan rapat.")]
    return [phrase for phrase in known if phrase.id.startswith(code)]


@pytest.fixture
def field(qtbot: QtBot) -> Iterator[CompletingField]:
    field = CompletingField()
    qtbot.addWidget(field)
    field.set_source(people)
    field.show()
    yield field
    field.close_list()


@pytest.fixture
def note(qtbot: QtBot) -> Iterator[NoteEdit]:
    note = NoteEdit()
    qtbot.addWidget(note)
    note.resize(400, 100)
    note.set_phrases(phrases)
    note.show()
    yield note
    note.close()


def test_enter_takes_the_first_that_fits(qtbot: QtBot, field: CompletingField) -> None:
    qtbot.keyClicks(field, "rin")
    with qtbot.waitSignal(field.suggestion_taken) as caught:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert caught.args == [PEOPLE[0]]
    assert field.text() == "Rini Astuti, S.IP."


def test_arrow_down_marks_the_next(qtbot: QtBot, field: CompletingField) -> None:
    qtbot.keyClicks(field, "rin")
    qtbot.keyClick(field, Qt.Key.Key_Down)
    with qtbot.waitSignal(field.suggestion_taken) as caught:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert caught.args == [PEOPLE[2]]


def test_escape_closes_the_list_and_keeps_the_text(qtbot: QtBot, field: CompletingField) -> None:
    qtbot.keyClicks(field, "rin")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    with qtbot.waitSignal(field.text_entered) as caught:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert caught.args == ["rin"]


def test_the_list_is_as_high_as_its_rows(qtbot: QtBot, field: CompletingField) -> None:
    heights: list[int] = []
    for typed in ("i", "n", "i"):  # "i" and "in" fit all or two of them, "ini" only one
        qtbot.keyClicks(field, typed)
        opened = field.findChildren(SuggestionList)[0]
        heights.append(opened.height())
        view = opened.findChildren(QListView)[0]
        assert view.viewport().height() == view.model().rowCount() * view.sizeHintForRow(0)
    assert heights[0] > heights[1] > heights[2]


def test_an_unknown_name_can_be_added_in_the_same_line(qtbot: QtBot, field: CompletingField) -> None:
    field.set_new_text("Tambah sebagai peserta baru: {text}")
    field.set_clears_after_taking(True)
    qtbot.keyClicks(field, "Budi")
    with qtbot.waitSignal(field.new_text_entered) as caught:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert caught.args == ["Budi"]
    assert field.text() == ""


def test_enter_submits_and_ctrl_enter_begins_a_line(qtbot: QtBot, note: NoteEdit) -> None:
    qtbot.keyClicks(note, "satu")
    qtbot.keyClick(note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(note, "dua")
    with qtbot.waitSignal(note.submitted):
        qtbot.keyClick(note, Qt.Key.Key_Return)
    assert note.toPlainText() == "satu\ndua"


def test_in_a_form_enter_begins_a_line(qtbot: QtBot, note: NoteEdit) -> None:
    note.submits = False
    with qtbot.assertNotEmitted(note.submitted):
        qtbot.keyClicks(note, "a")
        qtbot.keyClick(note, Qt.Key.Key_Return)
    assert note.toPlainText() == "a\n"


def test_the_field_grows_with_its_text_up_to_six_lines(note: NoteEdit) -> None:
    empty = note.height()
    note.show_text("\n".join("baris" for _ in range(4)))
    four = note.height()
    note.show_text("\n".join("baris" for _ in range(6)))
    six = note.height()
    note.show_text("\n".join("baris" for _ in range(30)))
    assert empty < four < six == note.height()


def test_a_shown_text_is_no_edit(qtbot: QtBot, note: NoteEdit) -> None:
    with qtbot.assertNotEmitted(note.edited):
        note.show_text("dari berkas")
    with qtbot.waitSignal(note.edited) as caught:
        qtbot.keyClicks(note, "!")
    assert caught.args == ["dari berkas!"]


def test_a_code_becomes_its_sentence(qtbot: QtBot, note: NoteEdit) -> None:
    qtbot.keyClicks(note, "Kata pimpinan: /bu")
    qtbot.keyClick(note, Qt.Key.Key_Tab)
    assert note.toPlainText() == "Kata pimpinan: Rapat dibuka pukul 08.00 WIB oleh pimpinan rapat."


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_a_whole_code_becomes_its_sentence_without_the_list(qtbot: QtBot, note: NoteEdit, key: Qt.Key) -> None:
    note.set_phrases(lambda typed: [Suggestion("buka", "/buka", value="Rapat dibuka.")] if typed else [])
    submitted: list[str] = []
    note.submitted.connect(lambda: submitted.append(note.toPlainText()))
    qtbot.keyClicks(note, "/buka")
    qtbot.keyClick(note, Qt.Key.Key_Escape)
    qtbot.keyClick(note, key)
    assert note.toPlainText().rstrip() == "Rapat dibuka."
    assert submitted == []


def test_a_part_of_a_code_and_a_space_stay_as_typed(qtbot: QtBot, note: NoteEdit) -> None:
    note.set_phrases(lambda typed: [Suggestion("buka", "/buka", value="Rapat dibuka.")])
    qtbot.keyClicks(note, "/bu kas")
    assert note.toPlainText() == "/bu kas"


def test_a_slash_within_a_word_offers_nothing(qtbot: QtBot, note: NoteEdit) -> None:
    qtbot.keyClicks(note, "dan/bu")
    with qtbot.waitSignal(note.submitted):
        qtbot.keyClick(note, Qt.Key.Key_Return)
    assert note.toPlainText() == "dan/bu"


def test_pasted_text_is_plain_and_clean(note: NoteEdit) -> None:
    data = QMimeData()
    data.setHtml("<b>tebal</b>")
    data.setText("tebal\r\nbaris\x07")
    note.insertFromMimeData(data)
    assert note.toPlainText() == "tebal\nbaris"


def test_a_search_is_told_once_after_the_last_key(qtbot: QtBot) -> None:
    field = SearchField()
    qtbot.addWidget(field)
    field.setPlaceholderText("Saring judul")
    told: list[str] = []
    field.search_changed.connect(told.append)
    with qtbot.waitSignal(field.search_changed):
        qtbot.keyClicks(field, "wisata")
    assert told == ["wisata"]
    assert field.accessibleName() == "Saring judul"
    with qtbot.waitSignal(field.search_changed):
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert told == ["wisata", ""]
