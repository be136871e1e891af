"""Paints a remark as time, badge, speaker, kind, links and text; edits it in place."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from rakor_desktop.domain.formatting import clock
from rakor_desktop.domain.meeting import Link, Remark
from rakor_desktop.qtkit.icons import paint_icon
from rakor_desktop.qtkit.painting import ChipSpec, chip_width, paint_chip, paint_sector
from rakor_desktop.qtkit.theme import Role, Theme
from rakor_desktop.screens.proceedings.remark_editor import FOCUS_ROOM, RemarkEditor
from rakor_desktop.screens.proceedings.remark_layout import KIND_ICONS, RemarkLayouter, link_spec
from rakor_desktop.screens.proceedings.speakers import SpeakerSource

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_Index = QModelIndex | QPersistentModelIndex
_SCROLL_BAR = 10


class RemarkDelegate(QStyledItemDelegate):
    """Rows are as high as their text (six lines at most, more in the selected row)."""

    link_activated = Signal(object)  # Link
    text_changed = Signal(str, str)  # remark id, the whole text while it is typed
    speaker_changed = Signal(str, object, str)  # remark id, participant id or None, free name
    kind_changed = Signal(str, object)  # remark id, RemarkKind
    editing_ended = Signal(str)  # remark id

    def __init__(self, view: QListView, theme: Theme, speakers: SpeakerSource) -> None:
        super().__init__(view)
        self._view = view
        self._speakers = speakers
        self._theme = theme
        self.layouter = RemarkLayouter(theme)
        self.open_id = ""
        self.editing_id = ""
        self._editor: RemarkEditor | None = None
        self._editor_height = theme.px(92)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        remark = _remark(index)
        width = self._row_width()
        if remark is None:
            return QSize(width, 0)
        if remark.id == self.editing_id:
            return QSize(width, self._editor_top() + self._editor_height + self._theme.px(8))
        layout = self.layouter.layout(remark, width, is_open=remark.id == self.open_id)
        return QSize(width, self.layouter.row_height(layout))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        remark = _remark(index)
        if remark is None:
            return
        theme, row = self._theme, option.rect
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if is_selected:
            painter.fillRect(row, theme.color("selection"))
        self._paint_head(painter, row, remark, is_selected=is_selected)
        if remark.id != self.editing_id:
            self._paint_text(painter, row, remark)
        painter.setPen(theme.color("border"))
        painter.drawLine(row.bottomLeft(), row.bottomRight())
        if bool(option.state & QStyle.StateFlag.State_HasFocus) and self._view.hasFocus():
            painter.fillRect(QRect(row.left(), row.top(), theme.px(4), row.height() - 1), theme.color("accent"))
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        remark = _remark(index)
        if remark is None:
            raise ValueError("only a remark can be edited")
        editor = RemarkEditor(parent, remark.id, self._speakers)
        editor.text_edited.connect(self.text_changed)
        editor.speaker_chosen.connect(self.speaker_changed)
        editor.kind_chosen.connect(self.kind_changed)
        editor.ended.connect(self._close)
        editor.height_changed.connect(self._follow_editor)
        self.editing_id = remark.id
        self._editor = editor
        self._view.scheduleDelayedItemsLayout()
        QTimer.singleShot(0, self._view, self._show_edited)
        return editor

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        remark = _remark(index)
        if isinstance(editor, RemarkEditor) and remark is not None:
            editor.show_remark(remark)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        """Nothing to do: what was changed went out at once."""

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: _Index) -> None:
        theme, row = self._theme, option.rect
        left = self.layouter.text_left() - theme.px(FOCUS_ROOM)
        editor.move(row.left() + left, row.top() + self._editor_top())
        editor.resize(row.width() - left - theme.px(12), editor.sizeHint().height())

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        if event.type() is QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            link = self.link_at(index, option.rect, event)
            if link is not None:
                self.link_activated.emit(link)
                return True
        return super().editorEvent(event, model, option, index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Esc and Enter belong to the editor; Tab too. Only losing the focus may close it from here.
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return False
        return super().eventFilter(watched, event)

    def link_at(self, index: _Index, row: QRect, event: QMouseEvent) -> Link | None:
        """The link chip under the mouse."""
        remark = _remark(index)
        if remark is None:
            return None
        point = event.position().toPoint()
        return next((link for link, rect in self.layouter.link_rects(remark, row) if rect.contains(point)), None)

    def _close(self, editor: RemarkEditor) -> None:
        if editor is self._editor:  # else its row is gone, and the view put it away already
            self._editor = None
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def destroyEditor(self, editor: QWidget, index: _Index) -> None:
        if isinstance(editor, RemarkEditor):
            self.editing_id = ""
            self._editor = None
            self.editing_ended.emit(editor.remark_id)
        super().destroyEditor(editor, index)
        self.sizeHintChanged.emit(index)

    def _row_width(self) -> int:
        # The scroll bar's width is always left out: rows keep their height when it comes and goes.
        return self._view.contentsRect().width() - _SCROLL_BAR

    def _follow_editor(self, remark_id: str, height: int) -> None:
        if remark_id == self.editing_id and height != self._editor_height:
            self._editor_height = height
            self._view.scheduleDelayedItemsLayout()
            QTimer.singleShot(0, self._view, self._show_edited)  # after the rows have their new places

    def _show_edited(self) -> None:
        self._view.scrollTo(self._view.currentIndex())

    def _editor_top(self) -> int:
        return self.layouter.head_top()

    def _paint_head(self, painter: QPainter, row: QRect, remark: Remark, *, is_selected: bool) -> None:
        theme, place = self._theme, self.layouter
        top, height = row.top() + place.head_top(), place.head_height()
        muted = theme.color("text-muted")
        painter.setFont(theme.font(Role.SMALL))
        painter.setPen(muted)
        if remark.noted_at:
            time_box = QRect(row.left() + theme.px(12), top, theme.px(44), height)
            painter.drawText(time_box, _LEFT, clock(remark.noted_at))
        if remark.sector:
            badge = QRect(row.left() + theme.px(56), top, theme.px(30), height)
            paint_sector(painter, badge, theme, remark.sector.value)
        if remark.id == self.editing_id:
            return  # the fields stand there
        right = self._paint_right(painter, row, remark)
        left = row.left() + place.text_left()
        strong = QFont(theme.font(Role.BODY_STRONG))
        metrics = QFontMetrics(strong)
        name = metrics.elidedText(remark.speaker or "–", Qt.TextElideMode.ElideRight, max(right - left, 0))
        painter.setFont(strong)
        painter.setPen(theme.color("selection-text" if is_selected else "text"))
        painter.drawText(QRect(left, top, right - left, height), _LEFT, name)
        left += metrics.horizontalAdvance(name) + theme.px(8)
        post = " · ".join(part for part in (remark.speaker_post, remark.institution) if part)
        if post and right - left > theme.px(30):
            painter.setFont(theme.font(Role.SMALL))
            painter.setPen(muted)
            small = QFontMetrics(theme.font(Role.SMALL))
            painter.drawText(
                QRect(left, top, right - left, height),
                _LEFT,
                small.elidedText(post, Qt.TextElideMode.ElideRight, right - left),
            )

    def _paint_right(self, painter: QPainter, row: QRect, remark: Remark) -> int:
        """Kind, links and the internal mark; gives the x where the name must end."""
        theme, place = self._theme, self.layouter
        top, height = row.top() + place.head_top(), place.head_height()
        width = place.kind_width(remark)
        left = row.right() - theme.px(12) - width
        side = theme.px(15)
        paint_icon(
            painter,
            QRect(left, top + (height - side) // 2 + 1, side, side),
            KIND_ICONS[remark.kind],
            theme.color("text-muted"),
        )
        painter.setFont(theme.font(Role.SMALL))
        painter.setPen(theme.color("text-muted"))
        painter.drawText(QRect(left + theme.px(19), top, width, height), _LEFT, remark.kind.label)
        for link, rect in reversed(place.link_rects(remark, row)):
            paint_chip(painter, rect, theme, link_spec(link))
            left = rect.left()
        if remark.internal:
            spec = ChipSpec(self.tr("Internal"))
            wide = chip_width(theme, spec)
            left -= wide + theme.px(6)
            paint_chip(painter, QRect(left, top, wide, height), theme, spec)
        return left - theme.px(8)

    def _paint_text(self, painter: QPainter, row: QRect, remark: Remark) -> None:
        theme, place = self._theme, self.layouter
        layout = place.layout(remark, self._row_width(), is_open=remark.id == self.open_id)
        top = row.top() + place.head_top() + place.head_height() + theme.px(1)
        painter.setPen(theme.color("text"))
        layout.paint(painter, row.left() + place.text_left(), top)
        if layout.is_cut:
            painter.setFont(theme.font(Role.SMALL))
            painter.setPen(theme.color("accent"))
            below = QRect(row.left() + place.text_left(), top + layout.height, row.width(), theme.px(18))
            more = self.tr("… F2 untuk seluruh isi") if remark.id == self.open_id else self.tr("… selengkapnya")
            painter.drawText(below, _LEFT, more)


def _remark(index: _Index) -> Remark | None:
    found = index.data(Qt.ItemDataRole.UserRole)
    return found if isinstance(found, Remark) else None
