"""A few choices side by side, one of them chosen: views of a list, answers of a row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from rakor_desktop.qtkit.icons import Icon, icon
from rakor_desktop.qtkit.read_only import STAYS_OPEN
from rakor_desktop.qtkit.theme import theme_of


class SegmentedControl(QWidget):
    """Choices are (key, label, icon or None); arrow keys move the choice."""

    choice_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty(STAYS_OPEN, True)  # it chooses what is shown
        self._keys: list[str] = []
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._group.idClicked.connect(self._choose)
        theme_of(self).theme_changed.connect(self._colour)
        self._colour()

    @property
    def choice(self) -> str:
        """The key of the chosen segment, empty when there is none."""
        index = self._group.checkedId()
        return self._keys[index] if 0 <= index < len(self._keys) else ""

    def set_choices(self, choices: Sequence[tuple[str, str, Icon | None]], chosen: str = "") -> None:
        """Put these choices; the first one is chosen unless `chosen` names another."""
        for button in self._group.buttons():
            self._group.removeButton(button)
            self._layout.removeWidget(button)
            button.deleteLater()
        self._keys = [key for key, _, _ in choices]
        for index, (_, label, which) in enumerate(choices):
            button = QToolButton(self)
            button.setText(label)
            button.setAccessibleName(label)
            button.setCheckable(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            if which:
                button.setIcon(icon(which, "text", "selection-text"))
            last = len(choices) - 1
            place = "only" if last == 0 else "first" if index == 0 else "last" if index == last else "middle"
            button.setProperty("place", place)
            self._group.addButton(button, index)
            self._layout.addWidget(button)
        self.show_choice(chosen or (self._keys[0] if self._keys else ""))

    def show_choice(self, key: str) -> None:
        """Choose a segment without telling anybody."""
        if key in self._keys:
            self._group.button(self._keys.index(key)).setChecked(True)

    def _choose(self, index: int) -> None:
        self.choice_changed.emit(self._keys[index])

    def _colour(self) -> None:
        theme = theme_of(self)
        color = {name: theme.color(name).name() for name in _TOKENS}
        self.setStyleSheet(
            f"QToolButton {{ background: {color['surface-raised']}; border: 1px solid {color['border-strong']};"
            f" border-left-width: 0; border-radius: 0; min-height: {theme.px(30)}px;"
            f" padding: 0 {theme.px(10)}px; qproperty-iconSize: {theme.px(22)}px {theme.px(18)}px; }}"
            f"QToolButton:hover {{ background: {color['hover']}; }}"
            f"QToolButton:checked {{ background: {color['selection']}; color: {color['selection-text']};"
            " font-weight: 600; }"
            "QToolButton[place='first'], QToolButton[place='only'] { border-left-width: 1px;"
            " border-top-left-radius: 6px; border-bottom-left-radius: 6px; }"
            "QToolButton[place='last'], QToolButton[place='only'] {"
            " border-top-right-radius: 6px; border-bottom-right-radius: 6px; }"
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None or not self._keys:
            super().keyPressEvent(event)
            return
        index = (max(self._group.checkedId(), 0) + step) % len(self._keys)
        button = self._group.button(index)
        button.setChecked(True)
        button.setFocus()
        self._choose(index)


_TOKENS = ("surface-raised", "border-strong", "hover", "selection", "selection-text")
