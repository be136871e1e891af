"""Kesepakatan: the list left, one agreement with its parts in the middle, similar ones at the right."""

from __future__ import annotations

import functools

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QListView, QWidget

from rakor_desktop.domain.agreement import Agreement, SimilarAgreement
from rakor_desktop.domain.change import Change, Entity
from rakor_desktop.domain.checks import Finding
from rakor_desktop.domain.meeting import Link
from rakor_desktop.forms.ui_agreements_screen import Ui_AgreementsScreen
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.icons import Icon, icon, icon_pixmap
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.qtkit.messages import deleted_text
from rakor_desktop.qtkit.screen import Frame, StatusItem, TabKey
from rakor_desktop.qtkit.theme import Role, Theme, theme_of
from rakor_desktop.screens.agreements.agreement_editor import AgreementEditor
from rakor_desktop.screens.agreements.agreement_list import BRIEF_HEIGHT, AgreementDelegate, AgreementListModel
from rakor_desktop.screens.agreements.findings_bar import FindingsBar
from rakor_desktop.screens.agreements.similar_panel import SimilarSearch
from rakor_desktop.services.agreements import AgreementService
from rakor_desktop.services.directory import DirectoryService

_FOLLOWED = (
    Entity.AGREEMENT,
    Entity.AGREEMENT_SOURCE,
    Entity.ASSIGNMENT,
    Entity.TASK,
    Entity.INDICATOR,
    Entity.MEASUREMENT,
    Entity.INSTITUTION,
    Entity.POINT,
    Entity.REMARK,
    Entity.PARTICIPANT,
)
_WIDEST_TEXT = 920  # px at text 100 %: about 95 letters
_TABS = {Entity.POINT: TabKey.GROUPS, Entity.REMARK: TabKey.PROCEEDINGS}


class AgreementsScreen(QWidget):
    """Chooses, adds, orders and deletes agreements; the editor does the rest."""

    def __init__(
        self,
        agreements: AgreementService,
        directory: DirectoryService,
        jobs: Jobs,
        autosave: Autosave,
        frame: Frame,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.ui = Ui_AgreementsScreen()
        self.ui.setupUi(self)
        self._agreements = agreements
        self._jobs = jobs
        self._autosave = autosave
        self._frame = frame
        self._meeting_id = ""
        self._wanted_id = ""
        self._model = AgreementListModel(self)
        self._delegate = AgreementDelegate(self)
        self.editor = AgreementEditor(self.ui, agreements, directory, jobs, autosave, self)
        self.similar = SimilarSearch(self.ui, agreements, jobs, self)
        self.findings = FindingsBar(self.ui, agreements, jobs, self)
        self._prepare()
        self._connect()
        self._measure()

    def _prepare(self) -> None:
        ui = self.ui
        ui.agreement_list.setModel(self._model)
        ui.agreement_list.setItemDelegate(self._delegate)
        ui.list_keys.show_keys(("Ctrl+Enter", self.tr("kesepakatan baru")))
        ui.statement_edit.set_lines(2, 8)
        ui.add_button.setIcon(icon(Icon.ADD))
        ui.move_up_button.setIcon(icon(Icon.ARROW_UP))
        ui.move_down_button.setIcon(icon(Icon.ARROW_DOWN))
        ui.delete_button.setIcon(icon(Icon.DELETE))
        ui.empty_state.show_content(
            Icon.AGREEMENT,
            self.tr("Belum ada kesepakatan"),
            self.tr(
                "Kesepakatan memuat rencana kerja, pembagian tugas, dan indikator keberhasilan. "
                "Butir diskusi dapat dijadikan kesepakatan dengan F6."
            ),
            self.tr("Tulis kesepakatan pertama"),
        )

    def _connect(self) -> None:
        ui = self.ui
        ui.agreement_list.selectionModel().currentChanged.connect(self._choose)
        ui.agreement_list.activated.connect(self._edit_statement)
        for button in (ui.add_button, ui.empty_state.button):
            button.clicked.connect(self.add_agreement)
        ui.move_up_button.clicked.connect(functools.partial(self._shift, -1))
        ui.move_down_button.clicked.connect(functools.partial(self._shift, 1))
        ui.delete_button.clicked.connect(self._delete)
        self.editor.statement_typed.connect(self._look_for_similar)
        self.editor.source_chosen.connect(self._open_source)
        self.editor.part_deleted.connect(self._frame.toast_undo)
        self.similar.shown_changed.connect(self._measure)
        self.similar.opened.connect(functools.partial(_open_similar, self._frame))
        self.findings.finding_chosen.connect(self._show_finding)
        theme_of(self).theme_changed.connect(self._measure)
        for keys, slot in (
            ("Ctrl+Return", self.add_agreement),
            ("Ctrl+Enter", self.add_agreement),
            ("Alt+Up", functools.partial(self._shift, -1)),
            ("Alt+Down", functools.partial(self._shift, 1)),
            ("Ctrl+Del", self._delete),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    # --- what the frame asks for ---

    def show_meeting(self, meeting_id: str) -> None:
        """Show the agreements of a meeting."""
        if meeting_id != self._meeting_id:
            self._autosave.flush()
            self._meeting_id = meeting_id
            self.ui.agreement_list.setCurrentIndex(QModelIndex())  # begin with its first, not where the other was
        self._reload()

    def reload(self, change: Change) -> None:
        """Follow what changed; selection, caret and typing stay."""
        if self._meeting_id and change.touches(*_FOLLOWED):
            self._reload()

    def leave(self) -> None:
        """Save what is in the fields now."""
        self._autosave.flush()

    def show_row(self, row_id: str) -> None:
        """Choose an agreement, ready for its wording."""
        self._select(row_id)
        self._edit_statement()

    def status_items(self) -> list[StatusItem]:
        """How many agreements there are."""
        count = self._model.rowCount()
        return [StatusItem(self.tr("{count} kesepakatan").format(count=count), Icon.AGREEMENT)]

    def focus_first(self) -> None:
        """Typing starts in the wording; without agreements, at the one button."""
        if self._model.rowCount():
            self.ui.statement_edit.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.ui.empty_state.button.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- list ---

    def _select(self, agreement_id: str) -> None:
        self._wanted_id = agreement_id
        self._reload()

    def _reload(self) -> None:
        rows = self._agreements.rows(self._meeting_id)
        current = self._current()
        place = self.ui.agreement_list.currentIndex().row()
        wanted = self._wanted_id or (current.id if current else "")
        selection = self.ui.agreement_list.selectionModel()
        blocked = selection.blockSignals(True)
        self._model.show_rows(rows)
        selection.blockSignals(blocked)
        number = self._model.number_of(wanted)
        if number < 0 and rows:
            number = min(max(place, 0), len(rows) - 1)
        self._wanted_id = ""
        self.ui.agreement_list.setCurrentIndex(self._model.index(number) if number >= 0 else QModelIndex())
        self.ui.list_count.setText(str(len(rows)))
        self.ui.screen_stack.setCurrentWidget(self.ui.content_page if rows else self.ui.empty_page)
        self._frame.refresh_status()
        self._show_current()
        current = self._current()
        self.findings.check(self._meeting_id, current.id if current else "")

    def _current(self) -> Agreement | None:
        number = self.ui.agreement_list.currentIndex().row()
        return self._model.rows[number] if 0 <= number < self._model.rowCount() else None

    def _choose(self) -> None:
        self._autosave.flush()
        self._show_current()

    def _show_current(self) -> None:
        agreement = self._current()
        if agreement is None:
            return
        number, last = self._model.number_of(agreement.id), self._model.rowCount() - 1
        self.ui.move_up_button.setEnabled(number > 0)
        self.ui.move_down_button.setEnabled(number < last)
        self.editor.show_agreement(agreement)
        self.findings.show_first(agreement.id)
        self._look_for_similar(self.editor.statement)

    def _edit_statement(self) -> None:
        self.ui.statement_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_agreement(self) -> None:
        """A new agreement, chosen and ready for its wording."""
        if self._meeting_id:
            self._autosave.flush()
            self._jobs.write(functools.partial(self._agreements.add, self._meeting_id), done=self._take_new)

    def _take_new(self, agreement_id: str) -> None:
        self.show_row(agreement_id)

    def _shift(self, steps: int) -> None:
        agreement = self._current()
        if agreement is not None:
            self._autosave.flush()
            self._jobs.write(functools.partial(self._agreements.shift, agreement.id, steps))

    def _delete(self) -> None:
        agreement = self._current()
        if agreement is not None:
            self._autosave.flush()
            self._jobs.write(
                functools.partial(self._agreements.delete, agreement.id),
                done=functools.partial(_announce_deleted, self._frame, deleted_text(self, agreement.code)),
            )

    # --- the rest of the page ---

    def _look_for_similar(self, statement: str) -> None:
        agreement = self.editor.agreement
        if agreement is not None:
            self.similar.ask(statement, self._meeting_id, agreement.id)

    def _open_source(self, link: Link) -> None:
        self._frame.open_meeting(self._meeting_id, _TABS[Entity(link.entity)], link.id)

    def _show_finding(self, finding: Finding) -> None:
        self._select(finding.agreement_id)
        self.editor.focus_field(finding.field)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.ui.similar_panel.isVisible():
            self.similar.close()
        elif event.key() == Qt.Key.Key_Delete and self.ui.agreement_list.hasFocus():
            self._delete()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        """Place the columns: the panel lies over the page where it is narrow; with large text the list is a strip."""
        theme, ui = theme_of(self), self.ui
        is_narrow = self.width() < theme.px(1040)
        for field in (ui.statement_edit, ui.note_edit):
            field.setMaximumWidth(theme.px(_WIDEST_TEXT))
        is_stacked = self.width() < theme.px(760)
        _stack(ui, self._delegate, theme, is_stacked=is_stacked)
        if not is_stacked:
            ui.list_card.setFixedWidth(theme.px(360 if self.width() > theme.px(1500) else 252))
        is_open = self.similar.is_called_for if is_narrow else self.similar.is_open
        width = theme.px(276)
        ui.similar_panel.setFixedWidth(width)
        in_layout = ui.columns_layout.indexOf(ui.similar_panel) >= 0
        if is_narrow and in_layout:
            ui.columns_layout.removeWidget(ui.similar_panel)
            ui.similar_panel.setParent(self)
        elif not is_narrow and not in_layout:
            ui.columns_layout.addWidget(ui.similar_panel)
        ui.similar_panel.setVisible(is_open)
        ui.similar_button.setVisible(self.similar.count > 0 and not is_open)
        if is_narrow:
            ui.similar_panel.setGeometry(self.width() - width - 16, 12, width, self.height() - 24)
            ui.similar_panel.raise_()
        ratio = self.devicePixelRatioF()
        ui.similar_icon.setPixmap(icon_pixmap(Icon.SIMILAR, "warning", theme.px(20), ratio))
        ui.similar_title.setFont(theme.font(Role.BODY_STRONG))
        ui.similar_title.setStyleSheet(f"color: {theme.color('warning').name()}")
        ui.similar_head.setStyleSheet(
            f"#similar_head {{ background: {theme.color('warning-bg').name()};"
            " border-top-left-radius: 7px; border-top-right-radius: 7px; }"
        )


def _stack(ui: Ui_AgreementsScreen, delegate: AgreementDelegate, theme: Theme, *, is_stacked: bool) -> None:
    """The list at the left as cards, or above the agreement as a strip of codes, which leaves it the height."""
    ways, view = QBoxLayout.Direction, ui.agreement_list
    ui.columns_layout.setDirection(ways.TopToBottom if is_stacked else ways.LeftToRight)
    ui.list_card_layout.setDirection(ways.RightToLeft if is_stacked else ways.TopToBottom)
    ui.list_card_layout.setStretchFactor(view, 1)
    for part in (ui.list_title, ui.list_count, ui.list_line, ui.list_foot):
        part.setHidden(is_stacked)
    flow = QListView.Flow.LeftToRight if is_stacked else QListView.Flow.TopToBottom
    if view.flow() is not flow:
        delegate.is_brief = is_stacked
        view.setFlow(flow)
        view.setWrapping(False)
        never, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        view.setVerticalScrollBarPolicy(never if is_stacked else needed)
    ui.list_card.setMinimumSize(0, 0)
    ui.list_card.setMaximumSize(16777215, 16777215)
    if is_stacked:
        content = max(theme.px(BRIEF_HEIGHT), ui.add_button.sizeHint().height() + 4)
        ui.list_card.setFixedHeight(content + 4)  # the lines around the card and around the list


def _announce_deleted(frame: Frame, text: str, _change: object) -> None:
    frame.toast_undo(text)


def _open_similar(frame: Frame, row: SimilarAgreement) -> None:
    frame.open_meeting(row.meeting_id, TabKey.AGREEMENTS, row.id)
