"""What the search field offers while somebody types: people, marks of the paper sheet, a new participant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from rakor_desktop.domain.meeting import Participant
from rakor_desktop.qtkit.icons import Icon, paint_icon
from rakor_desktop.qtkit.painting import chip_width, key_width, paint_chip, paint_key, paint_sector
from rakor_desktop.qtkit.theme import Role, Theme
from rakor_desktop.screens.attendance.presence import match_chip

_Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class OfferKind(Enum):
    """What Enter does with an offer."""

    PERSON = auto()
    SHEET = auto()
    SCAN = auto()
    NEW = auto()
    NOTE = auto()  # only says something


@dataclass(frozen=True, slots=True)
class Offer:
    """One row under the search field."""

    kind: OfferKind
    text: str = ""
    participant: Participant | None = None
    is_wrong: bool = False


def found_ranges(text: str, typed: str) -> list[tuple[int, int]]:
    """Where words of a text begin with the typed ones, without overlaps."""
    folded = text.casefold()
    if len(folded) != len(text):
        return []  # folding changed the length: positions would be off
    ranges: list[tuple[int, int]] = []
    for word in sorted(set(typed.casefold().split()), key=len, reverse=True):
        start = folded.find(word)
        while start >= 0:
            end = start + len(word)
            is_word_start = start == 0 or not folded[start - 1].isalnum()
            if is_word_start and all(end <= first or start >= last for first, last in ranges):
                ranges.append((start, end))
            start = folded.find(word, end)
    return sorted(ranges)


class _OfferModel(QAbstractListModel):
    """The offers as rows."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.offers: tuple[Offer, ...] = ()
        self.typed = ""

    def put(self, offers: Sequence[Offer], typed: str) -> None:
        """Replace the offers."""
        self.beginResetModel()
        self.offers, self.typed = tuple(offers), typed
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.offers)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        offer = self.offers[index.row()]
        one = offer.participant
        if role == Qt.ItemDataRole.DisplayRole:
            return one.full_name if one else offer.text
        if role == Qt.ItemDataRole.AccessibleTextRole and one is not None:
            return f"{one.full_name}, {one.post_line}, unsur {one.sector.label}, {match_chip(one).text}"
        return None


class _OfferDelegate(QStyledItemDelegate):
    """Badge, name and post with the typed parts marked; state and key at the right."""

    def __init__(self, parent: QObject, theme: Theme) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(45))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        if not isinstance(model, _OfferModel):
            return
        theme, rect = self._theme, option.rect
        offer = model.offers[index.row()]
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if is_current:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("selection"))
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 4, 4)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        inner = rect.adjusted(theme.px(10), 0, -theme.px(10), 0)
        if offer.participant is not None:
            self._paint_person(painter, inner, offer.participant, model.typed, is_current=is_current)
        else:
            if index.row():
                painter.setPen(theme.color("border"))
                painter.drawLine(rect.topLeft(), rect.topRight())
            self._paint_words(painter, inner, offer)
        painter.restore()

    def _paint_person(self, painter: QPainter, rect: QRect, one: Participant, typed: str, *, is_current: bool) -> None:
        theme = self._theme
        paint_sector(painter, rect, theme, one.sector.value)
        right = rect.right()
        if is_current and not one.presence.counts_as_present:
            right = self._paint_key(painter, rect, right, "Enter", self.tr("hadir"))
        chip = match_chip(one)
        width = chip_width(theme, chip)
        paint_chip(painter, QRect(right - width + 1, rect.top(), width, rect.height()), theme, chip)
        right -= width + theme.px(10)
        left = rect.left() + theme.px(34)
        ink = theme.color("selection-text" if is_current else "text")
        role = Role.BODY_STRONG if is_current else Role.BODY
        place = QRect(left, rect.top(), right - left, rect.height())
        left += self._paint_marked(painter, place, one.full_name, typed, role, ink) + theme.px(8)
        post = ", ".join(part for part in (one.post, one.institution) if part)
        if right - left > theme.px(30):
            place = QRect(left, rect.top(), right - left, rect.height())
            self._paint_marked(painter, place, post, typed, Role.BODY, theme.color("text-muted"))

    def _paint_marked(self, painter: QPainter, rect: QRect, text: str, typed: str, role: Role, ink: QColor) -> int:
        theme = self._theme
        font = theme.font(role)
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(rect.width(), 0))
        height = metrics.height()
        painter.setFont(font)
        at, left = 0, rect.left()
        for start, end in (*found_ranges(shown, typed), (len(shown), len(shown))):
            for part, is_hit in ((shown[at:start], False), (shown[start:end], True)):
                width = metrics.horizontalAdvance(part)
                if is_hit and part:
                    mark = QRect(left - 1, rect.center().y() - height // 2 + 1, width + 2, height)
                    painter.fillRect(mark, theme.color("search-hit"))
                painter.setPen(theme.color("text") if is_hit else ink)
                painter.drawText(QRect(left, rect.top(), width + 2, rect.height()), _LEFT, part)
                left += width
            at = end
        return left - rect.left()

    def _paint_words(self, painter: QPainter, rect: QRect, offer: Offer) -> None:
        theme = self._theme
        which, token, key = {
            OfferKind.NEW: (Icon.PERSON_ADD, "accent", "Ctrl+Enter"),
            OfferKind.SHEET: (Icon.WET_SHEET, "text", "Enter"),
            OfferKind.SCAN: (Icon.BARCODE, "text", "Enter"),
            OfferKind.NOTE: (Icon.INFO, "text-muted", ""),
            OfferKind.PERSON: (Icon.PERSON, "text", "Enter"),
        }[offer.kind]
        if offer.is_wrong:
            which, token = Icon.NOT_SAVED, "danger"
        ink = theme.color(token)
        side = theme.px(18)
        paint_icon(painter, QRect(rect.left() + 1, rect.center().y() - side // 2 + 1, side, side), which, ink)
        right = self._paint_key(painter, rect, rect.right(), key, "") if key else rect.right()
        left = rect.left() + theme.px(26)
        font = theme.font(Role.BODY)
        painter.setFont(font)
        painter.setPen(ink)
        text = QFontMetrics(font).elidedText(offer.text, Qt.TextElideMode.ElideRight, right - left)
        painter.drawText(QRect(left, rect.top(), right - left, rect.height()), _LEFT, text)

    def _paint_key(self, painter: QPainter, rect: QRect, right: int, key: str, word: str) -> int:
        """Paint a key and its word ending at `right`; gives where they begin, less a gap."""
        theme = self._theme
        if word:
            metrics = QFontMetrics(theme.font(Role.SMALL))
            width = metrics.horizontalAdvance(word)
            painter.setFont(theme.font(Role.SMALL))
            painter.setPen(theme.color("text"))
            painter.drawText(QRect(right - width, rect.top(), width + 1, rect.height()), _LEFT, word)
            right -= width + theme.px(5)
        width = key_width(theme, key)
        paint_key(painter, QRect(right - width, rect.top(), width, rect.height()), theme, key)
        return right - width - theme.px(10)


class MatchPopup(QFrame):
    """A frame over the list, not a window of its own: the field keeps the focus without effort."""

    chosen = Signal(object)  # Offer

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._page = parent
        self.setProperty("kind", "card")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._model = _OfferModel(self)
        self._view = QListView(self)
        self._view.setModel(self._model)
        self._view.setItemDelegate(_OfferDelegate(self._view, theme))
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.setUniformItemSizes(True)
        self._view.setAccessibleName(self.tr("Hasil pencarian peserta"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self._view)
        self._view.clicked.connect(self._click)
        self.hide()

    @property
    def current(self) -> Offer | None:
        """The marked offer of an open popup."""
        index = self._view.currentIndex()
        return self._model.offers[index.row()] if self.isVisible() and index.isValid() else None

    @property
    def offers(self) -> tuple[Offer, ...]:
        """What is offered now."""
        return self._model.offers if self.isVisible() else ()

    def offer(self, offers: Sequence[Offer], typed: str, field: QWidget) -> None:
        """Open under `field` with these offers; none closes."""
        if not offers:
            self.hide()
            return
        self._model.put(offers, typed)
        # Enter alone never makes a person: whoever means the newcomer goes there with the arrows, or says Ctrl+Enter.
        is_marked = offers[0].kind is not OfferKind.NEW
        self._view.setCurrentIndex(self._model.index(0) if is_marked else QModelIndex())
        row = self._theme.px(45)
        parent = self._page
        below = field.mapTo(parent, field.rect().bottomLeft())
        height = min(len(offers) * row + 10, parent.height() - below.y() - self._theme.px(14))
        self.setGeometry(below.x(), below.y() + self._theme.px(6), field.width(), height)
        self.show()
        self.raise_()

    def step(self, steps: int) -> None:
        """Mark the next or the previous offer."""
        # Without a marked row the current one is -1: one step down marks the first.
        row = min(max(self._view.currentIndex().row() + steps, 0), self._model.rowCount() - 1)
        self._view.setCurrentIndex(self._model.index(row))

    def _click(self, index: QModelIndex) -> None:
        self.chosen.emit(self._model.offers[index.row()])
