"""The row above the screens: where one is, what time it is, the palette, undo and redo."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QRect, QSize, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QWidget

from rakor_desktop.domain.formatting import clock, full_date
from rakor_desktop.qtkit.icons import Icon, icon
from rakor_desktop.qtkit.messages import set_property
from rakor_desktop.qtkit.painting import ChipSpec, key_width, paint_key
from rakor_desktop.qtkit.theme import Role, theme_of
from rakor_desktop.widgets.badges import Chip
from rakor_desktop.widgets.elided_label import ElidedLabel

_HEIGHT = 52


class PaletteButton(QPushButton):
    """Looks like the search field that it opens; folds to an icon where there is little room."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("palette_button")
        self.setIcon(icon(Icon.SEARCH, "text-muted"))
        self.setToolTip(self.tr("Cari atau perintah (Ctrl+K)"))
        self.setAccessibleName(self.tr("Cari atau perintah"))
        self._is_folded = False

    def set_folded(self, folded: bool) -> None:
        """Only the magnifier."""
        self._is_folded = folded
        self.setText("" if folded else "  " + self.tr("Cari atau perintah"))
        theme = theme_of(self)
        self.setFixedWidth(theme.px(36 if folded else 252))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_folded:
            theme = theme_of(self)
            width = key_width(theme, "Ctrl+K")
            spot = QRect(self.width() - width - theme.px(7), 0, width, self.height())
            paint_key(QPainter(self), spot, theme, "Ctrl+K")


class Header(QFrame):
    """Title and state of what is shown; it knows no screen."""

    palette_requested = Signal()
    undo_requested = Signal()
    redo_requested = Signal()
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self._is_compact = False
        self._back_button = self._tool(Icon.CHEVRON_LEFT, self.tr("Semua rapat"))
        self._back_button.hide()
        self._title = ElidedLabel(self)
        self._chip = Chip(self)
        self._chip.hide()
        self._date = QLabel(self)
        set_property(self._date, "role", "small")
        self._clock = QLabel(self)
        self._palette_button = PaletteButton(self)
        self._undo_button = self._tool(Icon.UNDO, self.tr("Urungkan (Ctrl+Z)"))
        self._redo_button = self._tool(Icon.REDO, self.tr("Ulangi (Ctrl+Shift+Z)"))
        self._menu_button = self._tool(Icon.MORE, self.tr("Menu lainnya"))
        self._menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._tick)
        self._connect()
        self.show_undo(None, None)
        self._measure()
        self._tick()

    def show_title(self, title: str, state: ChipSpec | None = None, *, can_go_back: bool = False) -> None:
        """Name what is shown, with its state."""
        self._title.setText(title)
        self._chip.setVisible(state is not None)
        if state is not None:
            self._chip.show_spec(state)
        self._back_button.setVisible(can_go_back)

    def show_undo(self, undo_title: str | None, redo_title: str | None) -> None:
        """Name what undo and redo would do; None disables them and says why."""
        undo = self.tr("Urungkan: {title} (Ctrl+Z)").format(title=undo_title)
        redo = self.tr("Ulangi: {title} (Ctrl+Shift+Z)").format(title=redo_title)
        self._undo_button.setEnabled(undo_title is not None)
        self._undo_button.setToolTip(undo if undo_title else self.tr("Belum ada yang dapat diurungkan"))
        self._redo_button.setEnabled(redo_title is not None)
        self._redo_button.setToolTip(redo if redo_title else self.tr("Belum ada yang dapat diulangi"))

    def set_menu(self, menu: QMenu) -> None:
        """The menu behind the three dots."""
        self._menu_button.setMenu(menu)

    def set_compact(self, compact: bool) -> None:
        """Less width: no date, the palette as an icon."""
        self._is_compact = compact
        self._date.setVisible(not compact)
        self._palette_button.set_folded(compact)

    def set_with_tabs(self, with_tabs: bool) -> None:
        """The line below the header belongs to the tabs when there are some."""
        set_property(self, "tabs", "true" if with_tabs else "false")

    def _tool(self, which: Icon, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(which))
        button.setToolTip(name)
        button.setAccessibleName(name.split(" (", maxsplit=1)[0])
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(12)
        row.addWidget(self._back_button)
        row.addWidget(self._title)
        row.addWidget(self._chip)
        row.addStretch(1)
        row.addWidget(self._date)
        row.addWidget(self._clock)
        row.addWidget(self._palette_button)
        row.addSpacing(6)
        buttons = QHBoxLayout()
        buttons.setSpacing(2)
        for button in (self._undo_button, self._redo_button, self._menu_button):
            buttons.addWidget(button)
        row.addLayout(buttons)

    def _connect(self) -> None:
        self._palette_button.clicked.connect(self.palette_requested)
        self._undo_button.clicked.connect(self.undo_requested)
        self._redo_button.clicked.connect(self.redo_requested)
        self._back_button.clicked.connect(self.back_requested)
        theme_of(self).theme_changed.connect(self._measure)

    def _measure(self) -> None:
        theme = theme_of(self)
        self.setFixedHeight(theme.px(_HEIGHT))
        self._title.setFont(theme.font(Role.PAGE_TITLE))
        self._clock.setFont(theme.font(Role.PAGE_TITLE))
        self._palette_button.set_folded(self._is_compact)

    def _tick(self) -> None:
        now = datetime.now()
        self._clock.setText(clock(now))
        self._date.setText(full_date(now.date()))
        self._timer.start((60 - now.second) * 1000 - now.microsecond // 1000 + 20)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, theme_of(self).px(_HEIGHT))
