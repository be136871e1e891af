"""Pleno: the points of all groups side by side; what is ticked becomes an agreement."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QLabel, QListView, QMenu, QVBoxLayout, QWidget

from rakor_desktop.domain.agreement import Agreement
from rakor_desktop.domain.discussion import DiscussionPoint, Group
from rakor_desktop.forms.ui_plenary_board import Ui_PlenaryBoard
from rakor_desktop.qtkit.icons import Icon, icon
from rakor_desktop.qtkit.messages import set_property
from rakor_desktop.qtkit.theme import theme_of
from rakor_desktop.screens.groups.point_delegate import PointDelegate
from rakor_desktop.screens.groups.point_model import PointModel

_NARROWEST = 240  # px at text 100 %: narrower columns go to the next row


@dataclass(slots=True)
class _Column:
    """The points of one group."""

    group_id: str
    card: QFrame
    heading: QLabel
    view: QListView
    model: PointModel


class PlenaryBoard(QFrame):
    """Space or a click ticks; the button at the bottom makes one agreement of all that is ticked."""

    raise_requested = Signal(list, str)  # point ids, agreement id (empty: a new one)
    link_chosen = Signal(object)  # Link

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_PlenaryBoard()
        self.ui.setupUi(self)
        self._columns: list[_Column] = []
        self._agreements: tuple[Agreement, ...] = ()
        self.ui.raise_button.setIcon(icon(Icon.AGREEMENT, "accent-text"))
        self.ui.link_button.setIcon(icon(Icon.LINK))
        self.ui.raise_button.clicked.connect(self.raise_ticked)
        self.ui.link_button.clicked.connect(self._offer_agreements)
        self.ui.clear_button.clicked.connect(self.clear_ticks)
        self._show_count()

    @property
    def ticked_ids(self) -> list[str]:
        """All ticked points, group by group."""
        return [point_id for column in self._columns for point_id in column.model.ticked_ids]

    def show_points(
        self, groups: Sequence[tuple[Group, tuple[DiscussionPoint, ...]]], agreements: Sequence[Agreement]
    ) -> None:
        """Show the points of all groups; ticks stay."""
        self._agreements = tuple(agreements)
        if [group.id for group, _ in groups] != [column.group_id for column in self._columns]:
            for column in self._columns:
                self.ui.plenary_grid.removeWidget(column.card)
                column.card.hide()
                column.card.deleteLater()
            self._columns = [self._new_column(group) for group, _ in groups]
            self._arrange()
        for column, (group, points) in zip(self._columns, groups, strict=True):
            count = self.tr("{count} butir").format(count=len(points))
            column.heading.setText(f"{group.code}  {group.topic}  ·  {count}")
            column.view.setAccessibleName(self.tr("Butir kelompok {code}").format(code=group.code))
            column.model.show_rows(points)

    def clear_ticks(self) -> None:
        """Take all ticks away."""
        for column in self._columns:
            column.model.tick(column.model.ticked_ids, ticked=False)

    def raise_ticked(self) -> None:
        """Ask for a new agreement of all that is ticked."""
        if self.ticked_ids:
            self.raise_requested.emit(self.ticked_ids, "")

    def focus_first(self) -> None:
        """Put the focus into the first column."""
        if self._columns:
            view = self._columns[0].view
            view.setFocus(Qt.FocusReason.OtherFocusReason)
            if not view.currentIndex().isValid():
                view.setCurrentIndex(self._columns[0].model.index(0))

    def _new_column(self, group: Group) -> _Column:
        card = QFrame(self.ui.plenary_columns)
        card.setProperty("kind", "card")
        heading = QLabel(card)
        set_property(heading, "role", "section")
        view = QListView(card)
        model = PointModel(view, is_tickable=True)
        delegate = PointDelegate(view, lines=3, is_narrow=True)
        view.setModel(model)
        view.setItemDelegate(delegate)
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setSelectionMode(QListView.SelectionMode.NoSelection)
        for key in (Qt.Key.Key_Space, Qt.Key.Key_Return):
            shortcut = QShortcut(QKeySequence(key), view)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(functools.partial(self._toggle_current, view, model))
        delegate.ticked.connect(functools.partial(_tick, model))
        delegate.link_clicked.connect(self.link_chosen)
        model.ticks_changed.connect(self._show_count)
        layout = QVBoxLayout(card)
        layout.setContentsMargins(1, 8, 1, 1)
        layout.setSpacing(6)
        heading.setContentsMargins(12, 0, 12, 0)
        heading.setMinimumWidth(0)
        layout.addWidget(heading)
        layout.addWidget(view, 1)
        card.show()
        return _Column(group.id, card, heading, view, model)

    def _toggle_current(self, view: QListView, model: PointModel) -> None:
        row = view.currentIndex().row()
        if 0 <= row < model.rowCount():
            point_id = model.rows[row].id
            model.tick([point_id], ticked=point_id not in model.ticked_ids)

    def _show_count(self) -> None:
        count = len(self.ticked_ids)
        text = self.tr("{count} butir dipilih").format(count=count) if count else self.tr("Belum ada butir dipilih")
        self.ui.chosen_label.setText(text)
        tip = "" if count else self.tr("Tandai dahulu butir yang menjadi kesepakatan.")
        for button in (self.ui.raise_button, self.ui.link_button, self.ui.clear_button):
            button.setEnabled(count > 0)
            button.setToolTip(tip)

    def _offer_agreements(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fill_agreements(menu, self._agreements, functools.partial(_emit_raise, self))
        button = self.ui.link_button
        menu.popup(button.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _arrange(self) -> None:
        if not self._columns:
            return
        room = self.width() - 40  # the scroll area itself gets its new width only after this one
        fitting = max(room // theme_of(self).px(_NARROWEST), 1)
        rows = -(-len(self._columns) // fitting)
        per_row = -(-len(self._columns) // rows)
        for place, column in enumerate(self._columns):
            self.ui.plenary_grid.addWidget(column.card, place // per_row, place % per_row)
            column.card.setMinimumHeight(theme_of(self).px(260) if rows > 1 else 0)
        for number in range(len(self._columns)):
            self.ui.plenary_grid.setColumnStretch(number, 1 if number < per_row else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()


def fill_agreements(menu: QMenu, agreements: Sequence[Agreement], chosen: object) -> None:
    """Put agreements into a menu; `chosen` is called with the id of one."""
    for agreement in agreements:
        words = agreement.statement[:60] + ("…" if len(agreement.statement) > 60 else "")
        action = menu.addAction(f"{agreement.code}  {words}".replace("&", "&&"))
        action.triggered.connect(functools.partial(chosen, agreement.id))  # pyright: ignore[reportArgumentType]
    if not agreements:
        menu.addAction(menu.tr("Belum ada kesepakatan")).setEnabled(False)


def _tick(model: PointModel, point_id: str, ticked: bool) -> None:
    model.tick([point_id], ticked)


def _emit_raise(board: PlenaryBoard, agreement_id: str, *_args: object) -> None:
    board.raise_requested.emit(board.ticked_ids, agreement_id)
