"""The fields that a text may name, as chips that insert themselves."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from rakor_desktop.widgets.flow_layout import FlowLayout


class TokenChips(QWidget):
    """Tab goes through them, Space or a click inserts."""

    token_chosen = Signal(str)  # with its braces

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self)
        self._names: tuple[str, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def buttons(self) -> tuple[QToolButton, ...]:
        """The chips in order."""
        widgets = (self._flow.itemAt(place).widget() for place in range(self._flow.count()))  # pyright: ignore[reportOptionalMemberAccess] - all places hold one
        return tuple(widget for widget in widgets if isinstance(widget, QToolButton))

    def show_tokens(self, tokens: Sequence[tuple[str, str]]) -> None:
        """Offer these: name without braces, and what it stands for."""
        if self._names == tuple(name for name, _ in tokens):
            return
        self._names = tuple(name for name, _ in tokens)
        self._flow.clear()
        for name, meaning in tokens:
            token = f"{{{name}}}"
            button = QToolButton(self)
            button.setProperty("kind", "pill")
            button.setText(token)
            button.setToolTip(meaning)
            button.setAccessibleName(self.tr("Sisipkan {meaning}").format(meaning=meaning))
            button.clicked.connect(functools.partial(self._choose, token))
            self._flow.addWidget(button)
        self.updateGeometry()

    def _choose(self, token: str, _checked: bool = False) -> None:
        self.token_chosen.emit(token)
