"""The tabs of an open meeting, or of a page that has some."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTabBar, QWidget

from rakor_desktop.qtkit.icons import icon
from rakor_desktop.qtkit.messages import set_property
from rakor_desktop.qtkit.screen import TabSpec
from rakor_desktop.qtkit.theme import theme_of
from rakor_desktop.widgets.badges import CounterBadge

_HEIGHT = 40
_SAVED_BY_NARROWING = 220  # px: six tabs lose 16 each, the counters about 60 each


class _TabBadge(QWidget):
    """A counter with the distance that a tab's text has from the end of the tab."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._badge = CounterBadge(self)

    def show_text(self, text: str) -> None:
        """Show a counter and take its size."""
        self._badge.show_text(text)
        size = self._badge.sizeHint()
        self._badge.setGeometry(0, 2, size.width(), size.height())
        self.setFixedSize(size.width() + theme_of(self).px(10), size.height() + 2)


class TabRow(QFrame):
    """Shows one set of tabs; a counter may stand at each."""

    tab_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tab_row")
        self._tabs: tuple[TabSpec, ...] = ()
        self._badges: dict[str, str] = {}
        self._has_icons = True
        self._is_setting = False
        self._is_narrow = False
        self._bar = QTabBar(self)
        self._bar.setExpanding(False)
        self._bar.setDrawBase(False)
        self._bar.setUsesScrollButtons(True)
        self._bar.setElideMode(Qt.TextElideMode.ElideNone)
        self._bar.setAccessibleName(self.tr("Tab"))
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.addWidget(self._bar)
        row.addStretch(1)
        self._bar.currentChanged.connect(self._choose)
        theme_of(self).theme_changed.connect(self._measure)
        self._measure()

    @property
    def keys(self) -> list[str]:
        """The keys of the tabs shown."""
        return [tab.key for tab in self._tabs]

    def show_tabs(self, tabs: Sequence[TabSpec], current: str) -> None:
        """Show this set with one chosen; none hides the row."""
        self._is_setting = True
        if tuple(tabs) != self._tabs:
            while self._bar.count():
                self._bar.removeTab(0)
            self._tabs = tuple(tabs)
            for number, tab in enumerate(self._tabs):
                self._bar.addTab(self._icon(tab), tab.title)
                self._bar.setTabToolTip(number, f"{tab.title} (Ctrl+{number + 1})")
                self._put_badge(tab.key, "" if self._is_narrow else self._badges.get(tab.key, ""))
        if current in self.keys:
            self._bar.setCurrentIndex(self.keys.index(current))
        self.setVisible(bool(self._tabs))
        self._fit()
        self._is_setting = False

    def show_badge(self, key: str, text: str) -> None:
        """The counter of a tab; empty removes it. Kept for tabs that are not shown now."""
        self._badges[key] = text
        if key in self.keys:
            self._put_badge(key, "" if self._is_narrow else text)
            self._fit()

    def _put_badge(self, key: str, text: str) -> None:
        number = self.keys.index(key)
        place = self._bar.tabButton(number, QTabBar.ButtonPosition.RightSide)
        if not text:
            self._bar.setTabButton(number, QTabBar.ButtonPosition.RightSide, None)
            if place is not None:
                place.deleteLater()
            return
        badge = place if isinstance(place, _TabBadge) else _TabBadge(self._bar)
        badge.show_text(text)
        # Qt hides the widget that stood there before, also when it is the same one.
        self._bar.setTabButton(number, QTabBar.ButtonPosition.RightSide, None)
        self._bar.setTabButton(number, QTabBar.ButtonPosition.RightSide, badge)

    def set_compact(self, compact: bool) -> None:
        """Without icons."""
        self._has_icons = not compact
        for number, tab in enumerate(self._tabs):
            self._bar.setTabIcon(number, self._icon(tab))

    def step(self, direction: int) -> None:
        """Go to the next or the previous tab, round the end."""
        if self._tabs:
            self._bar.setCurrentIndex((self._bar.currentIndex() + direction) % len(self._tabs))

    def choose_number(self, number: int) -> None:
        """Go to a tab by its number from 0."""
        if 0 <= number < len(self._tabs):
            self._bar.setCurrentIndex(number)

    def _icon(self, tab: TabSpec) -> QIcon:
        # A tab bar paints the icon of the chosen tab in the state On.
        return icon(tab.icon, "text-muted", "accent") if self._has_icons else QIcon()

    def _choose(self, number: int) -> None:
        if not self._is_setting and 0 <= number < len(self._tabs):
            self.tab_chosen.emit(self._tabs[number].key)

    def _measure(self) -> None:
        self.setFixedHeight(theme_of(self).px(_HEIGHT))
        self._bar.setIconSize(theme_of(self).size(18))

    def _fit(self) -> None:
        """Nothing may be pushed off the end: first the counters go, and the distances shrink."""
        needed = self._bar.sizeHint().width()
        room = self.width() - 16
        if self._is_narrow:
            is_narrow = needed + _SAVED_BY_NARROWING * theme_of(self).px(1) > room
        else:
            is_narrow = needed > room
        if is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        set_property(self._bar, "narrow", "true" if is_narrow else "false")
        for tab in self._tabs:
            self._put_badge(tab.key, "" if is_narrow else self._badges.get(tab.key, ""))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, theme_of(self).px(_HEIGHT))
