"""Pengaturan, Kop naskah and Penandatangan: lists, fields saved as they are typed, what is printed beside them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog
from pytestqt.qtbot import QtBot

from rakor_desktop.domain.naskah import Delegation, KopKind
from rakor_desktop.screens.settings.letterhead_panel import LetterheadPanel
from rakor_desktop.screens.settings.signatory_panel import SignatoryPanel
from tests.screens.settings_desk import Desk, open_desk


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    with open_desk(tmp_path, qtbot) as opened:
        yield opened


@pytest.fixture
def kop(desk: Desk) -> LetterheadPanel:
    return desk.open(LetterheadPanel)


@pytest.fixture
def sign(desk: Desk) -> SignatoryPanel:
    return desk.open(SignatoryPanel)


@pytest.fixture
def emblem(tmp_path: Path) -> Path:
    path = tmp_path / "lambang.png"
    image = QImage(40, 50, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    assert image.save(str(path))
    return path


def _choose(box: QComboBox, value: object) -> None:
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def _dark_pixels(image: QImage) -> int:
    small = image.scaled(120, 60).convertToFormat(QImage.Format.Format_Grayscale8)
    return sum(small.pixelColor(x, y).lightness() < 200 for x in range(120) for y in range(60))


def test_the_letterhead_is_saved_while_it_is_typed_and_drawn(kop: LetterheadPanel, desk: Desk, qtbot: QtBot) -> None:
    blank = _dark_pixels(kop.specimen.image)
    desk.screen.focus_first()
    qtbot.keyClicks(kop.ui.line_1_edit, "Pemerintah Kabupaten Banyuwangi")
    qtbot.keyClicks(kop.ui.line_2_edit, "Sekretariat Daerah")
    qtbot.keyClicks(kop.ui.unit_edit, "Bagian Umum")
    desk.settle()
    desk.settle()
    head = desk.settings.letterhead()
    assert (head.line_1, head.line_2) == ("Pemerintah Kabupaten Banyuwangi", "Sekretariat Daerah")
    assert head.unit == "Bagian Umum"
    assert _dark_pixels(kop.specimen.image) > blank + 50


def test_an_emblem_is_taken_from_a_picture_and_can_be_removed(
    kop: LetterheadPanel, desk: Desk, qtbot: QtBot, emblem: Path
) -> None:
    kop.emblem.use(emblem)
    desk.settle()
    assert desk.settings.letterhead().emblem == emblem.read_bytes()
    assert not kop.ui.emblem_label.pixmap().isNull()
    qtbot.mouseClick(kop.ui.emblem_clear_button, Qt.MouseButton.LeftButton)
    desk.settle()
    assert desk.settings.letterhead().emblem == b""


def test_a_picture_dropped_on_the_section_becomes_the_emblem(kop: LetterheadPanel, desk: Desk, emblem: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(emblem))])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    kop.dropEvent(QDropEvent(QPointF(QPoint(5, 5)), action, data, button, Qt.KeyboardModifier.NoModifier))
    desk.settle()
    assert desk.settings.letterhead().emblem == emblem.read_bytes()


def test_a_file_that_is_no_picture_is_refused_in_place(kop: LetterheadPanel, desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "lambang.png"
    path.write_bytes(b"bukan gambar")
    kop.emblem.use(path)
    desk.settle()
    assert "bukan gambar PNG" in kop.ui.letterhead_error.message.heading
    kop.emblem.use(tmp_path / "tidak ada.png")
    desk.settle()
    assert "tidak dapat dibaca" in kop.ui.letterhead_error.message.heading
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(2_000_001))
    kop.emblem.use(path)
    desk.settle()
    assert "2 MB" in kop.ui.letterhead_error.message.heading


def test_an_emblem_goes_to_the_letterhead_for_which_it_was_chosen(
    kop: LetterheadPanel, desk: Desk, emblem: Path
) -> None:
    desk.settings.save_letterhead(line_1="PEMERINTAH KABUPATEN JEMBER")
    other = desk.settings.add_letterhead("Dinas").value
    kop.refresh()
    first = desk.settings.letterheads()[0].id
    kop.show_record(first)
    kop.emblem.use(emblem)
    kop.show_record(other)  # before the file was read
    desk.settle()
    assert desk.settings.letterhead(first).emblem == emblem.read_bytes()
    assert desk.settings.letterhead(other).emblem == b""


def test_no_field_moves_while_the_kop_is_typed_or_a_message_comes(
    kop: LetterheadPanel, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    fields = (kop.ui.name_edit, kop.ui.line_1_edit, kop.ui.contact_edit, kop.ui.emblem_button)

    def places() -> list[QPoint]:
        desk.settle()
        QApplication.sendPostedEvents()
        return [field.mapTo(desk.screen, QPoint()) for field in fields]

    before = places()
    for field in (kop.ui.line_1_edit, kop.ui.line_2_edit, kop.ui.unit_edit):
        qtbot.keyClicks(field, "PEMERINTAH KABUPATEN JEMBER")
        assert places() == before
    kop.emblem.use(tmp_path / "tidak ada.png")
    assert places() == before
    assert kop.ui.letterhead_error.isVisible()


def test_undo_brings_the_old_line_back_into_the_field(kop: LetterheadPanel, desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(kop.ui.address_edit, "Jalan Ahmad Yani 100")
    desk.settle()
    desk.undo()
    assert kop.ui.address_edit.text() == ""


def test_letterheads_are_added_copied_named_and_deleted_by_keys(kop: LetterheadPanel, desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(kop.ui.line_2_edit, "Sekretariat Daerah")
    desk.settle()
    entries = kop.records.ui.entry_list
    entries.setFocus()
    qtbot.keyClick(entries, Qt.Key.Key_Insert)
    desk.settle()
    assert kop.ui.name_edit.hasFocus()
    qtbot.keyClicks(kop.ui.name_edit, "Dinas Pariwisata")
    desk.settle()
    assert [head.label for head in desk.settings.letterheads()] == ["Sekretariat Daerah", "Dinas Pariwisata"]
    entries.setFocus()
    qtbot.keyClick(entries, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert kop.ui.name_edit.text() == "Salinan Dinas Pariwisata"
    entries.setFocus()
    qtbot.keyClick(entries, Qt.Key.Key_Delete)
    desk.settle()
    assert desk.world.frame.undo_toasts == ["Salinan Dinas Pariwisata dihapus."]
    assert len(desk.settings.letterheads()) == 2
    assert kop.ui.name_edit.text() in ("Dinas Pariwisata", "")
    desk.undo()
    assert len(kop.records.model.entries) == 3


def test_the_only_letterhead_cannot_be_deleted(kop: LetterheadPanel) -> None:
    assert not kop.records.ui.remove_button.isEnabled()
    assert not kop.records.ui.default_button.isEnabled()


def test_another_letterhead_becomes_the_default(kop: LetterheadPanel, desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(kop.ui.line_1_edit, "Pemerintah")
    desk.settle()
    qtbot.mouseClick(kop.records.ui.add_button, Qt.MouseButton.LeftButton)
    desk.settle()
    qtbot.keyClicks(kop.ui.name_edit, "Bupati")
    qtbot.mouseClick(kop.records.ui.default_button, Qt.MouseButton.LeftButton)
    desk.settle()
    assert desk.settings.letterhead().name == "Bupati"
    first = kop.records.model.entries[0]
    assert (first.title, first.subtitle) == ("Bupati", "Kop utama")
    assert kop.ui.name_edit.text() == "Bupati"


def test_a_kop_of_the_bupati_asks_only_for_what_it_prints(kop: LetterheadPanel, desk: Desk) -> None:
    _choose(kop.ui.kind_combo, KopKind.BUPATI)
    desk.settle()
    assert desk.settings.letterhead().kind is KopKind.BUPATI
    assert kop.ui.line_1_label.text() == "Nama jabatan"
    for field in (kop.ui.line_2_field, kop.ui.unit_field, kop.ui.rule_field):
        assert not field.isVisible()
    desk.undo()
    assert kop.ui.line_2_field.isVisible()
    _choose(kop.ui.rule_combo, False)
    desk.settle()
    assert desk.settings.letterhead().double_rule is False


def test_what_is_typed_belongs_to_the_letterhead_it_was_typed_in(
    kop: LetterheadPanel, desk: Desk, qtbot: QtBot
) -> None:
    qtbot.keyClicks(kop.ui.line_1_edit, "Pertama")
    desk.settle()
    second = desk.settings.add_letterhead("Kedua").value
    kop.refresh()
    qtbot.keyClicks(kop.ui.contact_edit, "Telepon 1")
    kop.records.ui.entry_list.setCurrentIndex(kop.records.model.index(1))
    desk.settle()
    assert kop.ui.name_edit.text() == "Kedua"
    assert desk.settings.letterhead().contact == "Telepon 1"
    assert desk.settings.letterhead(second).contact == ""


# -------------------------------------------------------------------------------------------------------- signatories


def test_the_signatory_has_its_name_in_three_fields(sign: SignatoryPanel, desk: Desk, qtbot: QtBot) -> None:
    blank = sign.specimen.image.height()
    qtbot.keyClicks(sign.ui.post_edit, "Sekretaris Daerah")
    qtbot.keyClicks(sign.ui.title_before_edit, "Drs.")
    qtbot.keyClicks(sign.ui.sign_name_edit, "Suryanto Wibowo")
    qtbot.keyClicks(sign.ui.title_after_edit, "M.Si.")
    desk.settle()
    desk.settle()
    one = desk.settings.signatory()
    assert (one.post, one.full_name) == ("Sekretaris Daerah", "Drs. Suryanto Wibowo, M.Si.")
    assert sign.records.model.entries[0].title == "Drs. Suryanto Wibowo, M.Si."
    assert sign.specimen.image.height() > blank


@pytest.mark.parametrize(
    ("delegation", "authority", "passed_by"),
    [
        (Delegation.NONE, False, False),
        (Delegation.AN, True, False),
        (Delegation.UB, True, True),
        (Delegation.PLT, False, False),
        (Delegation.PLH, False, False),
        (Delegation.PJ, False, False),
        (Delegation.PJS, False, False),
    ],
)
def test_each_delegation_asks_for_what_it_needs(
    sign: SignatoryPanel, desk: Desk, delegation: Delegation, authority: bool, passed_by: bool
) -> None:
    _choose(sign.ui.delegation_combo, delegation)
    desk.settle()
    assert desk.settings.signatory().delegation is delegation
    assert sign.ui.authority_field.isVisible() == authority
    assert sign.ui.passed_by_field.isVisible() == passed_by
    assert bool(sign.ui.delegation_hint.text()) == (delegation is not Delegation.NONE)


def test_an_authority_typed_in_the_first_release_is_still_shown(sign: SignatoryPanel, desk: Desk) -> None:
    desk.settings.save_signatory(authority="a.n. BUPATI BANYUWANGI")
    sign.refresh()
    assert sign.ui.authority_field.isVisible()
    assert sign.ui.authority_edit.text() == "a.n. BUPATI BANYUWANGI"
    assert sign.ui.authority_label.text() == "Baris di atas jabatan"


def test_the_list_tells_by_which_right_somebody_signs(sign: SignatoryPanel, desk: Desk) -> None:
    post = {"post": "SEKRETARIS DAERAH", "authority": "BUPATI JEMBER"}
    for delegation, words in (
        (Delegation.AN, "a.n. BUPATI JEMBER · SEKRETARIS DAERAH"),
        (Delegation.PLH, "Plh. SEKRETARIS DAERAH"),
    ):
        desk.settings.save_signatory(delegation=delegation, **post)
        sign.refresh()
        assert sign.records.model.entries[0].subtitle == words


def test_the_rank_is_completed_from_its_beginnings(sign: SignatoryPanel, desk: Desk, qtbot: QtBot) -> None:
    sign.ui.rank_edit.setFocus()
    qtbot.keyClicks(sign.ui.rank_edit, "pemb ut mu")
    qtbot.keyClick(sign.ui.rank_edit, Qt.Key.Key_Return)
    desk.settle()
    assert sign.ui.rank_edit.text() == "Pembina Utama Muda"
    assert desk.settings.signatory().rank == "Pembina Utama Muda"


def test_an_odd_nip_is_warned_about_and_kept(sign: SignatoryPanel, desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(sign.ui.nip_edit, "19800229")
    desk.settle()
    assert "18 angka" in sign.ui.nip_warning.text()
    assert sign.ui.nip_warning.isVisible()
    assert desk.settings.signatory().nip == "19800229"
    qtbot.keyClicks(sign.ui.nip_edit, "2005012999")
    assert not sign.ui.nip_warning.isVisible()
    sign.ui.nip_edit.clear()
    qtbot.keyClicks(sign.ui.nip_edit, "198013292005012999")
    assert "bukan tanggal lahir" in sign.ui.nip_warning.text()


def test_signatories_are_added_copied_and_deleted_with_undo(sign: SignatoryPanel, desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(sign.ui.sign_name_edit, "Suryanto Wibowo")
    desk.settle()
    qtbot.mouseClick(sign.records.ui.copy_button, Qt.MouseButton.LeftButton)
    desk.settle()
    assert sign.ui.sign_name_edit.text() == "Suryanto Wibowo"
    assert sign.ui.post_edit.hasFocus()
    qtbot.mouseClick(sign.records.ui.add_button, Qt.MouseButton.LeftButton)
    desk.settle()
    assert sign.ui.sign_name_edit.text() == ""
    qtbot.keyClicks(sign.ui.sign_name_edit, "Ratna Wulandari")
    qtbot.mouseClick(sign.records.ui.default_button, Qt.MouseButton.LeftButton)
    desk.settle()
    assert desk.settings.signatory().name == "Ratna Wulandari"
    qtbot.mouseClick(sign.records.ui.remove_button, Qt.MouseButton.LeftButton)
    desk.settle()
    assert desk.world.frame.undo_toasts == ["Ratna Wulandari dihapus."]
    assert desk.settings.signatory().name == "Suryanto Wibowo"
    desk.undo()
    assert desk.settings.signatory().name == "Ratna Wulandari"


# --- kop of the regent ---


def test_a_kop_of_the_regent_takes_its_name_and_warns_of_the_emblem_of_the_region(
    kop: LetterheadPanel, desk: Desk, emblem: Path
) -> None:
    desk.settings.save_letterhead(line_1="PEMERINTAH KABUPATEN BANYUWANGI", emblem=emblem.read_bytes())
    kop.refresh()
    assert not kop.ui.emblem_notice.isVisible()
    _choose(kop.ui.kind_combo, KopKind.BUPATI)
    desk.settle()
    assert desk.settings.letterhead().line_1 == kop.ui.line_1_edit.text() == "BUPATI BANYUWANGI"
    assert kop.ui.emblem_notice.isVisible()
    assert "Garuda" in kop.ui.emblem_notice.message.heading
    kop.ui.emblem_clear_button.click()
    desk.settle()
    assert not kop.ui.emblem_notice.isVisible()
    _choose(kop.ui.kind_combo, KopKind.PERANGKAT)
    desk.settle()
    assert desk.settings.letterhead().line_1 == "PEMERINTAH KABUPATEN BANYUWANGI"


def test_a_name_of_another_kind_stays(kop: LetterheadPanel, desk: Desk) -> None:
    desk.settings.save_letterhead(line_1="DINAS PARIWISATA")
    kop.refresh()
    _choose(kop.ui.kind_combo, KopKind.BUPATI)
    desk.settle()
    assert desk.settings.letterhead().line_1 == "DINAS PARIWISATA"


def test_files_are_looked_for_where_the_last_one_was(
    kop: LetterheadPanel, emblem: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask(_parent: object, _title: str, start: str, _kinds: str) -> tuple[str, str]:
        asked.append(start)
        return str(emblem), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", ask)
    monkeypatch.chdir("/")
    kop.ui.emblem_button.click()
    kop.ui.emblem_button.click()
    assert Path(asked[0]).is_relative_to(Path.home())
    assert asked[1] == str(emblem.parent)
