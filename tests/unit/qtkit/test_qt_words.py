"""What Qt itself says to the officer is Indonesian: text menus, standard buttons, the dialog for files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)
from pytestqt.qtbot import QtBot

from rakor_desktop.qtkit.qt_words import speak_indonesian

_STANDARD = QDialogButtonBox.StandardButton


@pytest.fixture(autouse=True)
def words(qapp: QApplication) -> Iterator[None]:
    words = speak_indonesian(qapp)
    yield
    qapp.removeTranslator(words)
    words.deleteLater()


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit, QTextEdit])
def test_the_menu_of_a_text_field(qtbot: QtBot, kind: type[QLineEdit | QPlainTextEdit | QTextEdit]) -> None:
    field = kind()
    qtbot.addWidget(field)
    texts = [action.text().split("\t")[0] for action in field.createStandardContextMenu().actions() if action.text()]
    assert texts == ["&Urungkan", "&Ulangi", "Po&tong", "&Salin", "&Tempel", "Hapus", "Pilih semua"]


def test_standard_buttons(qtbot: QtBot) -> None:
    box = QDialogButtonBox(_STANDARD.Yes | _STANDARD.No | _STANDARD.Cancel | _STANDARD.Save | _STANDARD.Close)
    qtbot.addWidget(box)
    assert {button.text() for button in box.buttons()} == {"&Ya", "&Tidak", "Batal", "Simpan", "Tutup"}


def test_the_dialog_for_a_file(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = QFileDialog(None, "Simpan", str(tmp_path))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    qtbot.addWidget(dialog)
    dialog.show()
    shown = {part.text() for part in dialog.findChildren(QLabel)} | {
        part.text() for part in dialog.findChildren(QAbstractButton)
    }
    assert {"&Nama berkas:", "&Jenis berkas:", "&Simpan", "Batal"} <= shown


def test_our_own_texts_stay() -> None:
    assert QCoreApplication.translate("Header", "Delete") == "Delete"
    assert QCoreApplication.translate("QFileDialog", "Something new") == "Something new"
