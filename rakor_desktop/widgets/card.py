"""A raised sheet with a heading row; folds to one line with a summary."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from rakor_desktop.qtkit.icons import Icon, icon, icon_pixmap
from rakor_desktop.qtkit.messages import set_property
from rakor_desktop.qtkit.read_only import STAYS_OPEN
from rakor_desktop.qtkit.theme import Role, theme_of


class _Heading(QWidget):
    """The heading row: a click or Enter folds and unfolds."""

    activated = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.is_foldable = False

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.is_foldable and self.rect().contains(event.position().toPoint()):
            self.activated.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.is_foldable and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.activated.emit()
        else:
            super().keyPressEvent(event)


class Card(QFrame):
    """Heading row of 40 px over a body; put widgets with `set_body`, buttons with `add_action`."""

    folded_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._which: Icon | None = None
        self._is_folded = False
        self._body: QWidget | None = None
        self._heading = _Heading(self)
        self._icon = QLabel(self._heading)
        self._icon.hide()
        self._title = QLabel(self._heading)
        self._note = QLabel(self._heading)
        self._note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        set_property(self._note, "role", "small")
        self._fold = QToolButton(self._heading)
        self._fold.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._fold.setProperty(STAYS_OPEN, True)
        self._fold.hide()
        row = QHBoxLayout(self._heading)
        row.setContentsMargins(12, 0, 6, 0)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._title)
        row.addWidget(self._note, 1)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(6)
        row.addLayout(self._actions)
        row.addWidget(self._fold)
        self._line = QFrame(self)
        self._line.setProperty("kind", "line")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(1, 1, 1, 1)
        self._layout.setSpacing(0)
        self._layout.addWidget(self._heading)
        self._layout.addWidget(self._line)
        self._heading.activated.connect(self._toggle)
        self._fold.clicked.connect(self._toggle)
        theme_of(self).theme_changed.connect(self._colour)
        self._colour()

    @property
    def is_folded(self) -> bool:
        """Whether only the heading row is shown."""
        return self._is_folded

    def set_title(self, title: str, which: Icon | None = None) -> None:
        """Name the card."""
        self._which = which
        self._title.setText(title)
        self.setAccessibleName(title)
        self._colour()

    def set_note(self, text: str) -> None:
        """The muted text beside the title: a summary, a count."""
        self._note.setText(text)
        self._note.setToolTip(text)

    def set_body(self, body: QWidget) -> None:
        """Put the content; the card owns it."""
        self._body = body
        self._layout.addWidget(body, 1)
        body.setVisible(not self._is_folded)

    def add_action(self, button: QWidget) -> None:
        """Put a button (or a chip) at the right of the heading row."""
        self._actions.addWidget(button)

    def set_foldable(self, foldable: bool) -> None:
        """Let a click on the heading fold the card."""
        self._heading.is_foldable = foldable
        self._heading.setFocusPolicy(Qt.FocusPolicy.TabFocus if foldable else Qt.FocusPolicy.NoFocus)
        self._heading.setCursor(Qt.CursorShape.PointingHandCursor if foldable else Qt.CursorShape.ArrowCursor)
        self._fold.setVisible(foldable)
        self._show_fold()

    def set_folded(self, folded: bool) -> None:
        """Show only the heading row, or all."""
        if folded == self._is_folded:
            return
        self._is_folded = folded
        if not folded:
            # First: for a moment the whole body would else be the least height of the card, and the window grow.
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        if self._body is not None:
            self._body.setVisible(not folded)
        self._line.setVisible(not folded)
        self._show_fold()
        if folded:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.folded_changed.emit(folded)

    def set_active(self, active: bool) -> None:
        """Mark the card that is being edited with an accent border."""
        set_property(self, "active", "true" if active else "false")

    def _toggle(self) -> None:
        self.set_folded(not self._is_folded)

    def _show_fold(self) -> None:
        self._fold.setIcon(icon(Icon.CHEVRON_DOWN if self._is_folded else Icon.CHEVRON_UP, "text-muted"))
        text = self.tr("Buka") if self._is_folded else self.tr("Lipat")
        self._fold.setToolTip(text)
        self._fold.setAccessibleName(f"{text} {self._title.text()}")
        self._heading.setAccessibleName(f"{self._title.text()}, {text}")

    def _colour(self) -> None:
        theme = theme_of(self)
        self._heading.setFixedHeight(theme.px(40))
        self._title.setFont(theme.font(Role.SECTION))
        self._icon.setVisible(self._which is not None)
        if self._which is not None:
            self._icon.setPixmap(icon_pixmap(self._which, "text", theme.px(18), self.devicePixelRatioF()))

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint() if not self._is_folded else QSize(0, theme_of(self).px(40) + 2)
