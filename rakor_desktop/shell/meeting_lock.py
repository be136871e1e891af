"""The line that says a meeting is final, above its tabs, and the pages that are then to be read only."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from rakor_desktop.domain.change import Change, Entity
from rakor_desktop.qtkit.icons import Icon, icon, icon_pixmap
from rakor_desktop.qtkit.messages import locked_text, set_property
from rakor_desktop.qtkit.read_only import set_read_only
from rakor_desktop.qtkit.screen import TabKey
from rakor_desktop.qtkit.theme import Role, theme_of
from rakor_desktop.shell.navigation import Navigation
from rakor_desktop.shell.notices import Notices

if TYPE_CHECKING:
    from rakor_desktop.domain.versions import FinalDocument


class LockBar(QWidget):
    """One line with one button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lock_bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._icon = QLabel(self)
        self.label = QLabel(self)
        self.label.setWordWrap(True)
        self.button = QPushButton(self.tr("Buka kembali di Dokumen"), self)
        set_property(self.button, "dense", "true")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self.label, 1)
        row.addWidget(self.button)
        theme_of(self).theme_changed.connect(self._colour)
        self._colour()
        self.hide()

    def _colour(self) -> None:
        theme = theme_of(self)
        self.label.setFont(theme.font(Role.BODY))
        self.button.setIcon(icon(Icon.DOCUMENTS))
        self._icon.setPixmap(icon_pixmap(Icon.FINALISE, "info", theme.px(18), self.devicePixelRatioF()))
        ink, ground = theme.color("info").name(), theme.color("info-bg").name()
        self.setStyleSheet(f"#lock_bar {{ background: {ground}; }} #lock_bar QLabel {{ color: {ink}; }}")


class MeetingLock(QObject):
    """Looks at every place and after every change whether a final document locks the open meeting."""

    def __init__(
        self,
        bar: LockBar,
        navigation: Navigation,
        locked_by: Callable[[str], FinalDocument | None],
        notices: Notices,
    ) -> None:
        super().__init__(bar)
        self._notices = notices
        self._pages: set[QWidget] = set()
        self._bar = bar
        self._navigation = navigation
        self._locked_by = locked_by
        bar.button.clicked.connect(self._open_documents)
        notices.documents_requested.connect(self._open_documents)
        navigation.place_changed.connect(self._follow_place)
        navigation.meeting_lost.connect(self._tell_lost)

    def follow(self, change: Change) -> None:
        """A document was made final or opened again, or rows came that have fields of their own."""
        if change.touches(Entity.MEETING, Entity.DOCUMENT):
            self.refresh()

    def refresh(self) -> None:
        """Show or hide the line; lock or open the page that is shown."""
        navigation, notices = self._navigation, self._notices
        final = self._locked_by(navigation.meeting_id) if navigation.is_in_meeting else None
        was_locked = bool(notices.lock_reason)
        notices.lock_reason = "" if final is None else self._reason(final)
        if was_locked and final is None:
            notices.settle_errors()
        is_content = navigation.is_in_meeting and navigation.tab_key != TabKey.DOCUMENTS
        if final is not None:
            self._bar.label.setText(locked_text(self, final))
        self._bar.setVisible(final is not None and is_content)
        page = navigation.screen
        if page is None or not is_content or (final is None and page not in self._pages):
            return
        lock = set_read_only(page, final is not None, notices.lock_reason)
        if page not in self._pages:
            self._pages.add(page)
            lock.refused.connect(self._tell_refused)

    def _follow_place(self) -> None:
        self._notices.settle_errors()
        self.refresh()

    def _reason(self, final: FinalDocument) -> str:
        text = self.tr("Isi rapat terkunci sejak {document} versi {version} final; buka kembali di Dokumen.")
        return text.format(document=final.kind.label.lower(), version=final.version)

    def _tell_refused(self) -> None:
        self._notices.tell_locked(self._notices.lock_reason)

    def _tell_lost(self) -> None:
        self._notices.toast(self.tr("Rapat yang terbuka sudah dihapus."))

    def _open_documents(self) -> None:
        if self._navigation.meeting_id:
            self._navigation.open_meeting(self._navigation.meeting_id, TabKey.DOCUMENTS)
