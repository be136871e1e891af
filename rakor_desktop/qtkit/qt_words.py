"""Qt's own words in Indonesian: the menu of a text field, standard buttons, the dialogs for files and printing.

Qt has no Indonesian catalogue (there is no `qtbase_id.qm`), and on Linux its own dialogs are shown. What an officer
meets of them stands in `resources/translations/qt_id.ts`, which the build compiles.
"""

from __future__ import annotations

from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from rakor_desktop.domain.resources import resource


def speak_indonesian(app: QApplication) -> QTranslator:
    """Let Qt use these words; gives what knows them. Raises FileNotFoundError for a tree that was not built.

    A compiled catalogue, and never a translator written in Python: Qt asks it in the worker too, holding a lock of its
    own (an image that is read names its faults), while the window holds the interpreter and waits for that lock.
    """
    words = QTranslator(app)
    if not words.load(str(resource("translations/qt_id.qm"))):
        raise FileNotFoundError("translations/qt_id.qm")
    app.installTranslator(words)
    return words
