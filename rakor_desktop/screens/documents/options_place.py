"""Where the options of a document stand: beside the pages, or over them where there is little room."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QToolButton, QWidget

from rakor_desktop.forms.ui_documents_screen import Ui_DocumentsScreen
from rakor_desktop.qtkit.theme import theme_of

# Widths of the page at 100 % text: below the first the side cards are narrower, below the second the options are
# called by a button (design section 7).
_NARROW, _COMPACT = 1100, 956
_OPTIONS = 312  # px at 100 % text: the longest title stands beside its state


class OptionsPlace(QObject):
    """Measures the three cards; with little room a button opens the options over the pages, Esc closes them."""

    def __init__(self, ui: Ui_DocumentsScreen, page: QWidget) -> None:
        super().__init__(page)
        self._ui = ui
        self._page = page
        self._is_compact = False
        ui.options_button.toggled.connect(self._show_or_hide)
        self._escape = QShortcut(QKeySequence("Esc"), page)
        self._escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._escape.setEnabled(False)
        self._escape.activated.connect(self._close)

    def measure(self) -> None:
        """Widths of the side cards: narrower on small pages, wider on large screens and with large text."""
        ui, theme, width = self._ui, theme_of(self._page), self._page.width()
        is_narrow = width < theme.px(_NARROW)
        self._is_compact = width < theme.px(_COMPACT)
        ui.documents_card.setFixedWidth(theme.px(262 if is_narrow else 316))
        ui.options_card.setFixedWidth(theme.px(_OPTIONS))
        ui.documents_count.setVisible(not is_narrow)
        ui.zoom_group.setVisible(not self._is_compact)
        ui.options_button.setVisible(self._is_compact)
        in_layout = ui.columns_layout.indexOf(ui.options_card) >= 0
        if self._is_compact and in_layout:
            ui.columns_layout.removeWidget(ui.options_card)
        elif not self._is_compact and not in_layout:
            ui.columns_layout.addWidget(ui.options_card)
        self._show_or_hide()
        for head in (ui.documents_head, ui.preview_head, ui.zoom_group, ui.find_row):
            for button in head.findChildren(QToolButton, options=Qt.FindChildOption.FindDirectChildrenOnly):
                button.setFixedSize(theme.size(32))

    def open(self) -> None:
        """Let the options be seen: what comes of saving is told there."""
        if self._is_compact:
            self._ui.options_button.setChecked(True)

    def _close(self) -> None:
        self._ui.options_button.setChecked(False)
        self._ui.options_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_or_hide(self) -> None:
        ui = self._ui
        is_over = self._is_compact and ui.options_button.isChecked()
        self._escape.setEnabled(is_over)
        ui.options_card.setVisible(is_over or not self._is_compact)
        if is_over:
            margins = ui.columns_layout.contentsMargins()
            # Below the bar of the pages, so that the button which closes it stays in sight.
            top = margins.top() + ui.preview_head.sizeHint().height() + 8
            wide = ui.options_card.width()
            ui.options_card.setGeometry(
                self._page.width() - margins.right() - wide, top, wide, self._page.height() - top - margins.bottom()
            )
            ui.options_card.raise_()
