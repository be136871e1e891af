"""Ctrl+K: go anywhere, do anything, find any word that was ever noted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rakor_desktop.domain.search import SearchHit
from rakor_desktop.qtkit.focus_ring import NO_RING
from rakor_desktop.qtkit.icons import Icon, icon_pixmap, paint_icon
from rakor_desktop.qtkit.painting import key_width, paint_key
from rakor_desktop.qtkit.screen import Command
from rakor_desktop.qtkit.theme import Role, Theme, theme_of
from rakor_desktop.shell.palette_items import Marks, PaletteItem, Scope, palette_items, split_scope
from rakor_desktop.widgets.badges import KeyHint

_WIDTH, _TOP, _HEIGHT = 698, 77, 552
_PAUSE = 60  # ms after the last key
_SCOPES = tuple(Scope)
_Index = QModelIndex | QPersistentModelIndex


class _Model(QAbstractListModel):
    """The lines shown."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.items: list[PaletteItem] = []

    def put(self, items: list[PaletteItem]) -> None:
        """Replace the lines."""
        self.beginResetModel()
        self.items = items
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role != Qt.ItemDataRole.DisplayRole:
            return None
        item = self.items[index.row()]
        return f"{item.title} {item.subtitle}".strip()

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if index.isValid() and self.items[index.row()].is_heading:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _Delegate(QStyledItemDelegate):
    """Headings, and lines with icon, marked words and keys."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        item = _item(index)
        height = 28 if item.is_heading else 46 if item.subtitle else 36
        return QSize(0, theme_of().px(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme, item, rect = theme_of(), _item(index), option.rect
        painter.save()
        if item.is_heading:
            painter.setFont(theme.font(Role.SMALL_STRONG))
            painter.setPen(theme.color("text-muted"))
            painter.drawText(rect.adjusted(theme.px(18), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, item.title)
            painter.restore()
            return
        ink = theme.color("text")
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("selection"))
            painter.drawRoundedRect(rect.adjusted(6, 0, -6, 0), 6, 6)
            ink = theme.color("selection-text")
        left, side = rect.left() + theme.px(18), theme.px(20)
        if item.icon:
            spot = QRect(left, rect.center().y() - side // 2, side, side)
            paint_icon(painter, spot, item.icon, theme.color("text-muted"))
        inner = rect.adjusted(theme.px(50), 0, -theme.px(18), 0)
        keys = item.shortcut or ("Enter" if option.state & QStyle.StateFlag.State_Selected else "")
        if keys:
            width = key_width(theme, keys)
            paint_key(painter, QRect(inner.right() - width, rect.top(), width, rect.height()), theme, keys)
            inner.setRight(inner.right() - width - theme.px(10))
        if item.subtitle:
            half = rect.height() // 2
            upper = QRect(inner.left(), inner.top() + theme.px(4), inner.width(), half - theme.px(3))
            lower = QRect(inner.left(), inner.top() + half + 1, inner.width(), half - theme.px(5))
            _draw_marked(painter, upper, theme, Role.BODY, ink, item.title, item.title_marks)
            muted = theme.color("text-muted")
            _draw_marked(painter, lower, theme, Role.SMALL, muted, item.subtitle, item.subtitle_marks)
        else:
            _draw_marked(painter, inner, theme, Role.BODY, ink, item.title, item.title_marks)
        painter.restore()


def _draw_marked(
    painter: QPainter, rect: QRect, theme: Theme, role: Role, ink: QColor, text: str, marks: Marks
) -> None:
    font = theme.font(role)
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    whole = len(shown) if shown == text else len(shown) - 1
    painter.setFont(font)
    for start, end in marks:
        if start >= whole:
            continue
        left = rect.left() + metrics.horizontalAdvance(text[:start])
        width = metrics.horizontalAdvance(text[start : min(end, whole)])
        height = metrics.height()
        box = QRect(left - 1, rect.center().y() - height // 2, width + 2, height)
        painter.fillRect(box, theme.color("search-hit"))
    painter.setPen(ink)
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, shown)


def _item(index: _Index) -> PaletteItem:
    model = index.model()
    assert isinstance(model, _Model)
    return model.items[index.row()]


class CommandPalette(QWidget):
    """Covers the window with a scrim while it is open; Esc gives the focus back to where it was."""

    hit_chosen = Signal(object)  # SearchHit

    def __init__(
        self,
        window: QWidget,
        search: Callable[[str], Sequence[SearchHit]],
        commands: Callable[[], Sequence[Command]],
    ) -> None:
        super().__init__(window)
        self._search = search
        self._commands = commands
        self._back_to: QWidget | None = None
        self._panel = QFrame(self)
        self._panel.setObjectName("palette_panel")
        self._icon = QLabel(self._panel)
        self._edit = QLineEdit(self._panel)
        self._edit.setObjectName("palette_edit")
        self._edit.setProperty(NO_RING, True)
        self._edit.setPlaceholderText(self.tr("Cari catatan, orang, kesepakatan, atau perintah"))
        self._edit.setAccessibleName(self.tr("Cari atau perintah"))
        self._scopes = QButtonGroup(self)
        self._model = _Model(self)
        self._view = QListView(self._panel)
        self._view.setModel(self._model)
        self._view.setItemDelegate(_Delegate(self))
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.setAccessibleName(self.tr("Hasil"))
        self._count = QLabel(self._panel)
        self._count.setProperty("role", "small")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._lay_out()
        self._connect()
        window.installEventFilter(self)
        self.hide()

    def open(self, text: str = "") -> None:
        """Open over the window, ready to type."""
        self._back_to = self.window().focusWidget()
        self._edit.setText(text)
        size = theme_of(self).px(22)
        self._icon.setPixmap(icon_pixmap(Icon.SEARCH, "accent", size, self.devicePixelRatioF()))
        self._place()
        self.show()
        self.raise_()
        self._edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._find()

    def close_palette(self) -> None:
        """Close and give the focus back."""
        self._timer.stop()
        self.hide()
        if self._back_to is not None and self._back_to.isVisible():
            self._back_to.setFocus()
        self._back_to = None

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(18, 0, 14, 0)
        top.addWidget(self._icon)
        top.addWidget(self._edit, 1)
        labels = (self.tr("Semua"), self.tr("> perintah"), self.tr("@ orang"), self.tr("# kesepakatan"))
        for number, label in enumerate(labels):
            pill = QToolButton(self._panel)
            pill.setText(label)
            pill.setCheckable(True)
            pill.setProperty("kind", "pill")
            pill.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._scopes.addButton(pill, number)
            top.addWidget(pill)
        line = QFrame(self._panel)
        line.setObjectName("palette_line")
        footer = QFrame(self._panel)
        footer.setObjectName("palette_footer")
        keys = KeyHint(footer)
        keys.show_keys(("↑", ""), ("↓", self.tr("pilih")), ("Enter", self.tr("buka")), ("Esc", self.tr("tutup")))
        row = QHBoxLayout(footer)
        row.setContentsMargins(18, 7, 18, 7)
        row.addWidget(keys)
        row.addStretch(1)
        row.addWidget(self._count)
        column = QVBoxLayout(self._panel)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(line)
        column.addWidget(self._view, 1)
        column.addWidget(footer)

    def _connect(self) -> None:
        self._edit.textEdited.connect(self._timer.start)
        self._timer.timeout.connect(self._find)
        self._scopes.idClicked.connect(self._choose_scope)
        self._view.clicked.connect(self._run)
        self._edit.installEventFilter(self)

    def _find(self) -> None:
        items = palette_items(self._edit.text(), self._commands(), self._search)
        self._model.put(items)
        self._scopes.button(_SCOPES.index(split_scope(self._edit.text())[0])).setChecked(True)
        hits = sum(not item.is_heading for item in items)
        nothing = self.tr("Tidak ada yang cocok. Coba kata yang lebih pendek.")
        self._count.setText(self.tr("{count} hasil").format(count=hits) if hits else nothing)
        self._move(1, start=-1)

    def _choose_scope(self, number: int) -> None:
        _, query = split_scope(self._edit.text())
        self._edit.setText(f"{_SCOPES[number].value}{query}")
        self._edit.setFocus()
        self._find()

    def _move(self, step: int, start: int | None = None) -> None:
        """Mark the next line that is no heading."""
        row = self._view.currentIndex().row() if start is None else start
        for _ in self._model.items:
            row += step
            if not 0 <= row < len(self._model.items):
                return
            if not self._model.items[row].is_heading:
                self._view.setCurrentIndex(self._model.index(row))
                if row == 1:
                    self._view.scrollToTop()
                return

    def _run(self, index: QModelIndex) -> None:
        if not index.isValid() or self._model.items[index.row()].is_heading:
            return
        item = self._model.items[index.row()]
        self.close_palette()
        if item.command is not None:
            item.command.run()
        elif item.hit is not None:
            self.hit_chosen.emit(item.hit)

    def _place(self) -> None:
        theme, window = theme_of(self), self.window()
        self.setGeometry(window.rect())
        width = min(theme.px(_WIDTH), window.width() - 32)
        top = min(theme.px(_TOP), 77)
        height = min(theme.px(_HEIGHT), window.height() - top - 24)
        self._panel.setGeometry((window.width() - width) // 2, top, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.window():
            if event.type() is QEvent.Type.Resize and self.isVisible():
                self._place()
            return False
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() is QEvent.Type.ShortcutOverride and event.key() != Qt.Key.Key_K:
            event.accept()  # the keys of the screen below rest: F8 there would move the meeting on, unseen
            return True
        return event.type() is QEvent.Type.KeyPress and self._take_key(event)

    def _take_key(self, event: QKeyEvent) -> bool:
        match event.key():
            case Qt.Key.Key_Escape:
                self.close_palette()
            case Qt.Key.Key_Down:
                self._move(1)
            case Qt.Key.Key_Up:
                self._move(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if self._timer.isActive():  # what was typed last has not been searched yet
                    self._timer.stop()
                    self._find()
                self._run(self._view.currentIndex())
            case Qt.Key.Key_Tab | Qt.Key.Key_Backtab:
                pass  # the palette has only one field
            case _:
                return False
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._panel.geometry().contains(event.position().toPoint()):
            self.close_palette()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("scrim"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.color("border-strong"))
        painter.setBrush(theme.color("surface-raised"))
        painter.drawRoundedRect(QRectF(self._panel.geometry()).adjusted(-0.5, -0.5, 0.5, 0.5), 8, 8)
