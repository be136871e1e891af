"""The side panel of a group: topic, room, time, questions, roles and members, each saved by itself."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from rakor_desktop.domain.change import Change
from rakor_desktop.domain.discussion import Group, GroupMember
from rakor_desktop.domain.meeting import Participant
from rakor_desktop.forms.ui_groups_screen import Ui_GroupsScreen
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.icons import Icon, icon
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.qtkit.painting import BADGE_WIDTH, paint_sector
from rakor_desktop.qtkit.theme import Role, theme_of
from rakor_desktop.screens.groups.speakers import SpeakerSource
from rakor_desktop.services.groups import GroupService
from rakor_desktop.tables.row_sync import sync_rows
from rakor_desktop.widgets.reference_field import ReferenceField
from rakor_desktop.widgets.suggestions import Suggestion
from rakor_desktop.widgets.text_binding import TextBinding

_Index = QModelIndex | QPersistentModelIndex
_MOST = 8


class MemberRole(IntEnum):
    """What the delegate asks for."""

    MEMBER = Qt.ItemDataRole.UserRole + 1


def _id_of(member: GroupMember) -> str:
    return member.id


class MemberModel(QAbstractListModel):
    """Who sits in a group."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[GroupMember] = []

    def show_rows(self, rows: Sequence[GroupMember]) -> None:
        """Show these members."""
        sync_rows(self, self._rows, rows, _id_of)

    def participant_at(self, row: int) -> str:
        """The participant of a row."""
        return self._rows[row].participant_id

    def put_rows(self, rows: list[GroupMember]) -> None:
        """For `sync_rows`."""
        self._rows = rows

    def announce_row(self, row: int) -> None:
        """For `sync_rows`."""
        self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.name
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                sector = self.tr("unsur {name}").format(name=row.sector.label)
                return ", ".join(part for part in (row.name, row.institution, sector) if part)
            case MemberRole.MEMBER:
                return row
            case _:
                return None


class MemberDelegate(QStyledItemDelegate):
    """Badge, name, institution in one line."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        theme = theme_of(option.widget)
        return QSize(theme.px(120), theme.px(28))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(MemberRole.MEMBER)
        if not isinstance(row, GroupMember):
            return
        theme, rect = theme_of(option.widget), QRect(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("selection"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("hover"))
        inner = rect.adjusted(theme.px(8), 0, -theme.px(8), 0)
        paint_sector(painter, inner, theme, row.sector.value)
        left = inner.left() + theme.px(BADGE_WIDTH + 8)
        room = inner.right() - left
        body, small = theme.font(Role.BODY), theme.font(Role.SMALL)
        name = QFontMetrics(body).elidedText(row.name, Qt.TextElideMode.ElideRight, room)
        painter.setFont(body)
        painter.setPen(theme.color("text"))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(left, rect.top(), room, rect.height()), middle, name)
        used = QFontMetrics(body).horizontalAdvance(name) + theme.px(8)
        if room - used > theme.px(40):
            painter.setFont(small)
            painter.setPen(theme.color("text-muted"))
            text = QFontMetrics(small).elidedText(row.institution, Qt.TextElideMode.ElideRight, room - used)
            painter.drawText(QRect(left + used, rect.top(), room - used, rect.height()), middle, text)
        painter.restore()


class GroupPanel(QObject):
    """Opens beside the points, without a scrim; Esc closes it."""

    closed = Signal()
    group_deleted = Signal(str)  # what to say in the toast

    def __init__(
        self,
        ui: Ui_GroupsScreen,
        groups: GroupService,
        source: SpeakerSource,
        jobs: Jobs,
        autosave: Autosave,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._ui = ui
        self._groups = groups
        self._source = source
        self._jobs = jobs
        self._autosave = autosave
        self._group: Group | None = None
        self._unseated: tuple[Participant, ...] = ()
        self._members = MemberModel(self)
        self._texts = {
            "topic": TextBinding(ui.topic_edit, jobs, autosave),
            "room": TextBinding(ui.room_edit, jobs, autosave),
            "questions": TextBinding(ui.questions_edit, jobs, autosave),
        }
        self._roles = {
            "facilitator_id": ReferenceField(ui.facilitator_edit, source.find),
            "minute_taker_id": ReferenceField(ui.minute_taker_edit, source.find),
            "reporter_id": ReferenceField(ui.reporter_edit, source.find),
        }
        self._prepare()

    def _prepare(self) -> None:
        ui = self._ui
        ui.questions_edit.submits = False
        ui.questions_edit.set_lines(4, 10)
        ui.member_list.setModel(self._members)
        ui.member_list.setItemDelegate(MemberDelegate(self))
        ui.member_keys.show_keys(("Del", self.tr("keluarkan")))
        ui.delete_group_button.setIcon(icon(Icon.DELETE))
        ui.timer_button.setIcon(icon(Icon.TIMER))
        ui.close_panel_button.clicked.connect(self.closed)
        ui.delete_group_button.clicked.connect(self._delete)
        ui.timer_button.clicked.connect(self._start_timer)
        ui.minutes_spin.valueChanged.connect(self._save_minutes)
        for edit in (ui.facilitator_edit, ui.minute_taker_edit, ui.reporter_edit):
            edit.opens_when_empty = True
        for field, role in self._roles.items():
            role.taken.connect(functools.partial(self._save_role, field))
            role.emptied.connect(functools.partial(self._save_role, field, None))
        ui.member_edit.set_source(self._find_newcomers)
        ui.member_edit.opens_when_empty = True
        ui.member_edit.set_clears_after_taking(True)
        ui.member_edit.suggestion_taken.connect(self._seat)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), ui.member_list)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._unseat)

    def show_group(self, group: Group, members: Sequence[GroupMember], unseated: Sequence[Participant]) -> None:
        """Show a group; what is being typed stands."""
        ui = self._ui
        self._group = group
        self._unseated = tuple(unseated)
        ui.group_panel_title.setText(self.tr("Kelompok {code}").format(code=group.code))
        for field, binding in self._texts.items():
            binding.attach(("group", group.id, field), functools.partial(_update, self._groups, group.id, field))
            binding.show_text(str(getattr(group, field)))
        if not ui.minutes_spin.hasFocus():
            blocked = ui.minutes_spin.blockSignals(True)
            ui.minutes_spin.setValue(group.minutes)
            ui.minutes_spin.blockSignals(blocked)
        ui.timer_button.setText(self.tr("Ulangi waktu") if group.started_at else self.tr("Mulai waktu"))
        ui.members_label.setText(self.tr("Anggota, {count} orang").format(count=len(members)))
        self._members.show_rows(members)
        self._show_roles(group)

    def _show_roles(self, group: Group) -> None:
        names = (group.facilitator, group.minute_taker, group.reporter)
        for (field, role), name in zip(self._roles.items(), names, strict=True):
            role.show(getattr(group, field), name, owner=group.id)

    def _save_role(self, field: str, participant_id: str | None) -> None:
        self._write(**{field: participant_id})

    def _save_minutes(self, minutes: int) -> None:
        if self._group is not None:
            action = functools.partial(self._groups.update, self._group.id, minutes=minutes)
            self._autosave.edit(("group", self._group.id, "minutes"), action)

    def _write(self, **fields: Any) -> None:
        if self._group is not None:
            self._jobs.write(functools.partial(self._groups.update, self._group.id, **fields))

    def _start_timer(self) -> None:
        if self._group is not None:
            self._jobs.write(functools.partial(self._groups.start_timer, self._group.id))

    def _find_newcomers(self, text: str) -> Sequence[Suggestion]:
        words = text.casefold().split()
        found = [
            Suggestion(one.id, one.speaking_name, one.speaking_line, one.sector)
            for one in self._unseated
            if all(word in f"{one.speaking_name} {one.post_line}".casefold() for word in words)
        ]
        if len(found) < _MOST and words:  # also people of other groups: they change their seat
            known = {row.id for row in found}
            found += [row for row in self._source.find(text) if row.id not in known]
        return found[:_MOST]

    def _seat(self, row: Suggestion) -> None:
        if self._group is not None:
            self._jobs.write(functools.partial(self._groups.seat, [row.id], self._group.id))

    def _unseat(self) -> None:
        rows = self._ui.member_list.selectionModel().selectedIndexes()
        ids = [self._members.participant_at(index.row()) for index in rows]
        if ids:
            self._jobs.write(functools.partial(self._groups.seat, ids, None), done=self._announce_unseated)

    def _announce_unseated(self, _change: object) -> None:
        self.group_deleted.emit(self.tr("Anggota dikeluarkan dari kelompok."))

    def _delete(self) -> None:
        if self._group is not None:
            self._autosave.flush()
            self._jobs.write(
                functools.partial(self._groups.delete, self._group.id),
                done=functools.partial(self._announce_deleted, self._group.code),
            )

    def _announce_deleted(self, code: str, _change: object) -> None:
        self.closed.emit()
        self.group_deleted.emit(self.tr("Kelompok {code} dihapus.").format(code=code))


def _update(groups: GroupService, group_id: str, field: str, text: str) -> Change:
    return groups.update(group_id, **{field: text})
