"""Icons by meaning: SVG files of one family, coloured from the theme at the moment they are painted."""

from __future__ import annotations

from enum import StrEnum
from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from rakor_desktop.domain.resources import resource
from rakor_desktop.qtkit.theme import theme_of


class Icon(StrEnum):
    """Every icon of the program; the value is the name of its SVG file (Material Design Icons)."""

    # rail
    HOME = "home-outline"
    MEETING = "calendar-text-outline"
    FOLLOW_UP = "clipboard-check-outline"
    ASPIRATION = "bullhorn-outline"
    DIRECTORY = "card-account-details-outline"
    SHARE_USB = "usb-flash-drive-outline"
    SETTINGS = "cog-outline"
    HELP = "help-circle-outline"
    STATISTICS = "chart-bar"
    # tabs
    PREPARATION = "clipboard-edit-outline"
    ATTENDANCE = "account-check-outline"
    PROCEEDINGS = "play-circle-outline"
    GROUPS = "account-group-outline"
    AGREEMENT = "handshake-outline"
    DOCUMENTS = "file-document-multiple-outline"
    SHARE = "share-variant-outline"
    PACKET = "package-variant-closed"
    RESTORE = "backup-restore"
    # cards
    IDENTITY = "card-account-details-outline"
    AGENDA = "format-list-numbered"
    INVITATION = "email-outline"
    MATERIAL = "paperclip"
    VENUE = "format-list-checks"
    WORK_PLAN = "calendar-clock-outline"
    ASSIGNMENT = "account-multiple-check-outline"
    INDICATOR = "bullseye-arrow"
    SIMILAR = "content-duplicate"
    # actions
    ADD = "plus"
    EDIT = "pencil-outline"
    DELETE = "trash-can-outline"
    UNDO = "undo-variant"
    REDO = "redo-variant"
    SEARCH = "magnify"
    FILTER = "filter-variant"
    COLUMNS = "view-column-outline"
    SORT_ASCENDING = "sort-ascending"
    SORT_DESCENDING = "sort-descending"
    PRINT = "printer-outline"
    PDF = "file-pdf-box"
    EXCEL = "file-excel-outline"
    WORD = "file-word-outline"
    REPORT = "file-document-outline"
    MEMO = "note-text-outline"
    VERIFY = "shield-check-outline"
    COMPARE = "compare-horizontal"
    EXPORT = "export-variant"
    SEND = "send-outline"
    RECEIVE = "inbox-arrow-down-outline"
    MERGE = "call-merge"
    LINK = "link-variant"
    FINALISE = "file-lock-outline"
    REOPEN = "lock-open-variant-outline"
    READ_BACK = "fullscreen"
    PROJECTOR = "projector-screen-outline"
    NEXT = "skip-next"
    SHUFFLE = "shuffle-variant"
    PLENARY = "human-male-board"
    SIGNATURE = "draw"
    WET_SHEET = "draw-pen"
    BARCODE = "barcode-scan"
    MOVE = "drag-vertical-variant"
    SUB_ITEM = "subdirectory-arrow-right"
    FIXED_TIME = "lock-outline"
    INTERNAL = "eye-off-outline"
    MORE = "dots-vertical"
    CLOSE = "close"
    EJECT = "eject-outline"
    CHECK = "check"
    MINUS = "minus"
    STAR = "star"
    ZOOM_IN = "magnify-plus-outline"
    ZOOM_OUT = "magnify-minus-outline"
    FIT_WIDTH = "fit-to-page-outline"
    COPY = "content-copy"
    FOLDER = "folder-outline"
    IMAGE = "image-outline"
    INFO = "information-outline"
    WARNING = "alert-outline"
    PLACE = "map-marker-outline"
    CLOCK = "clock-outline"
    TIMER = "timer-outline"
    CALENDAR = "calendar-outline"
    KEY = "key-outline"
    DATABASE = "database-outline"
    THEME = "theme-light-dark"
    BOARD = "view-column-outline"
    TIMELINE = "chart-gantt"
    TABLE = "table"
    ARROW_RIGHT = "arrow-right"
    ARROW_UP = "arrow-up"
    ARROW_DOWN = "arrow-down"
    CHEVRON_DOWN = "chevron-down"
    CHEVRON_UP = "chevron-up"
    CHEVRON_RIGHT = "chevron-right"
    CHEVRON_LEFT = "chevron-left"
    SPEAKER = "account-voice"
    PERSON = "account-outline"
    PERSON_ADD = "account-plus-outline"
    PERSON_TIE = "account-tie-outline"
    INSTITUTION = "office-building-outline"
    RAIL_FOLD = "menu-open"
    RAIL_UNFOLD = "menu"
    # task state
    TASK_NOT_STARTED = "circle-outline"
    TASK_IN_PROGRESS = "progress-clock"
    TASK_OBSTRUCTED = "alert-circle"
    TASK_DONE = "check-circle"
    TASK_LATE = "clock-alert"
    TASK_CANCELLED = "cancel"
    POSTPONED = "history"
    # agreement and document state
    PROPOSED = "pencil-outline"
    AGREED = "check-circle"
    AGREED_WITH_NOTE = "note-check-outline"
    DEFERRED = "pause-circle-outline"
    REJECTED = "close-circle-outline"
    DRAFT = "pencil-outline"
    FINAL = "file-lock-outline"
    SIGNED = "file-sign"
    ARCHIVED = "folder-outline"
    # meeting state
    PLANNED = "pencil-outline"
    SCHEDULED = "calendar-clock-outline"
    RUNNING = "play-circle-outline"
    DONE = "check-circle"
    CANCELLED = "cancel"
    # presence
    PRESENT = "check-circle"
    REPRESENTED = "account-switch-outline"
    EXCUSED = "email-outline"
    SICK = "medical-bag"
    ABSENT = "close-circle-outline"
    NOT_RECORDED = "circle-outline"
    # remarks, points, sides
    EXPLANATION = "comment-text-outline"
    QUESTION = "comment-question-outline"
    REPLY = "reply-outline"
    PROPOSAL = "lightbulb-on-outline"
    CRITICISM = "message-alert-outline"
    DECISION = "gavel"
    PROBLEM = "alert-circle-outline"
    CAUSE = "source-branch"
    DATA_SUPPORT = "chart-bar"
    RECOMMENDATION = "check-decagram-outline"
    SIDE_AGREED = "check-circle"
    SIDE_COMPROMISE = "call-merge"
    SIDE_OPEN = "progress-clock"
    SIDE_TO_LEADER = "flag-outline"
    # status bar
    SAVED = "check-circle"
    SAVING = "progress-clock"
    NOT_SAVED = "alert-circle"
    BATTERY_20 = "battery-20"
    BATTERY_40 = "battery-40"
    BATTERY_60 = "battery-60"
    BATTERY_80 = "battery-80"
    BATTERY_FULL = "battery"
    BATTERY_CHARGING = "battery-charging"


@cache
def _svg(name: str) -> bytes:
    return resource(f"icons/{name}.svg").read_bytes()


@lru_cache(maxsize=512)
def _pixmap(name: str, colour: str, width: int, height: int) -> QPixmap:
    """One icon in one colour; sizes in device pixels."""
    pixmap = QPixmap(width, height)
    pixmap.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(_svg(name).replace(b"currentColor", colour.encode())))
    renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
    painter = QPainter(pixmap)
    renderer.render(painter)
    painter.end()
    return pixmap


class _ThemedEngine(QIconEngine):
    """Asks the theme for its colour at each painting, so a change of theme needs no new icons."""

    def __init__(self, name: str, token: str, checked_token: str) -> None:
        super().__init__()
        self._name = name
        self._token = token
        self._checked_token = checked_token

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        if mode is QIcon.Mode.Disabled:
            token = "border-strong"
        else:
            token = self._checked_token if state is QIcon.State.On else self._token
        return theme_of().color(token).name()

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatioF()
        side = min(rect.width(), rect.height())
        pixmap = _pixmap(self._name, self._colour(mode, state), round(side * ratio), round(side * ratio))
        target = QRect(0, 0, side, side)
        target.moveCenter(rect.center())
        painter.drawPixmap(target, pixmap)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        side = min(size.width(), size.height())
        square = _pixmap(self._name, self._colour(mode, state), side, side)
        if size.width() <= side:
            return square
        # Wider than high: the style sheet asks for room between the icon of a button and its text.
        whole = QPixmap(size)
        whole.fill(Qt.GlobalColor.transparent)
        painter = QPainter(whole)
        painter.drawPixmap(0, (size.height() - side) // 2, square)
        painter.end()
        return whole

    def clone(self) -> QIconEngine:
        return _ThemedEngine(self._name, self._token, self._checked_token)


@cache
def icon(which: Icon, color_token: str = "text", checked_token: str = "") -> QIcon:
    """The icon in a colour of the theme; `checked_token` is its colour in a checked button."""
    return QIcon(_ThemedEngine(which.value, color_token, checked_token or color_token))


def paint_icon(painter: QPainter, rect: QRect, which: Icon, colour: QColor) -> None:
    """Draw an icon into a square of a custom painted part."""
    ratio = painter.device().devicePixelRatioF()
    pixmap = _pixmap(which.value, colour.name(), round(rect.width() * ratio), round(rect.height() * ratio))
    painter.drawPixmap(rect, pixmap)


def icon_pixmap(which: Icon, color_token: str, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon as a picture of `size` logical pixels, for labels."""
    side = round(size * ratio)
    pixmap = QPixmap(_pixmap(which.value, theme_of().color(color_token).name(), side, side))
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
