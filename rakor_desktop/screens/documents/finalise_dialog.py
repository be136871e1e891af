"""Finalkan: what is still missing, with the way to each place; number and date; then the final version is made."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, cast

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QListView, QWidget

from rakor_desktop.domain.change import Change
from rakor_desktop.domain.completeness import Gap
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.domain.progress import Progress
from rakor_desktop.domain.record import DocumentOptions, DocumentPlate
from rakor_desktop.domain.versions import FinalDocument
from rakor_desktop.forms.ui_finalise_dialog import Ui_FinaliseDialog
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.icons import Icon, icon
from rakor_desktop.qtkit.jobs import JobHandle, Jobs, ProgressState
from rakor_desktop.qtkit.messages import Level, Message
from rakor_desktop.qtkit.theme import theme_of
from rakor_desktop.screens.documents.document_options import Choice, offered
from rakor_desktop.screens.documents.number_binding import NumberBinding, WholeNumber
from rakor_desktop.services.documents import DocumentService
from rakor_desktop.services.finals import FinalService

_WIDTH, _LIST_HEIGHT = 560, 280


class FinaliseDialog(QDialog):
    """Looks again each time something changed; the primary button waits until nothing blocks."""

    gap_chosen = Signal(object)  # Gap: the officer wants to go there
    finalised = Signal(object)  # FinalDocument

    def __init__(
        self,
        documents: DocumentService,
        finals: FinalService,
        jobs: Jobs,
        autosave: Autosave,
        whole_number: WholeNumber,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.ui = Ui_FinaliseDialog()
        self.ui.setupUi(self)
        self._documents = documents
        self._finals = finals
        self._jobs = jobs
        self._autosave = autosave
        self._meeting_id = ""
        self._options: DocumentOptions | None = None
        self._day: date | None = None
        self._is_locked = False
        self._handle: JobHandle | None = None
        self._gaps: tuple[Gap, ...] = ()
        self._model = QStandardItemModel(self)
        ui = self.ui
        self._number = NumberBinding(ui.number_edit, ui.number_hint, documents, autosave, whole_number)
        ui.gap_list.setModel(self._model)
        ui.gap_list.setWordWrap(True)
        ui.gap_list.setResizeMode(QListView.ResizeMode.Adjust)
        ui.gap_list.setIconSize(theme_of(self).size(16))
        ui.gap_list.setSpacing(2)
        ui.date_field.set_weekday_visible(False)
        ui.progress_group.hide()
        ui.finalise_button.setIcon(icon(Icon.FINALISE, "accent-text"))
        ui.date_field.date_changed.connect(self._take_date)
        ui.gap_list.clicked.connect(self._go_to)
        ui.gap_list.activated.connect(self._go_to)
        ui.cancel_button.clicked.connect(self.reject)
        ui.finalise_button.clicked.connect(self._finalise)
        jobs.changed.connect(self._look_again)
        self.setMinimumWidth(theme_of(self).px(_WIDTH))

    def show_document(
        self, meeting_id: str, options: DocumentOptions, day: date | None, *, is_locked: bool = False
    ) -> None:
        """Begin with a document; `day` is the date of the meeting."""
        self._meeting_id, self._options, self._day, self._is_locked = meeting_id, options, day, is_locked
        self.ui.date_field.set_read_only(is_locked)
        label, ui, has = options.kind.label, self.ui, offered(options.kind, options)
        title = self.tr("Finalkan {document}").format(document=label.lower())
        self.setWindowTitle(title)
        ui.title_label.setText(title)
        ui.finalise_button.setText(title)
        if options.kind.locks_meeting:
            text = self.tr(
                "{document} disimpan tetap dengan versi dan kode periksa, tanpa tanda KONSEP, dan isi rapat terkunci. "
                "Tindak lanjutnya tetap dapat diisi."
            )
        else:
            text = self.tr("{document} disimpan tetap dengan versi dan kode periksa, tanpa tanda KONSEP.")
        ui.lead_label.setText(text.format(document=label))
        ui.number_group.setVisible(Choice.NUMBER in has)
        ui.date_group.setVisible(Choice.DATE in has)
        if day is not None and options.kind is not DocumentKind.UNDANGAN:
            ui.date_field.line_edit.setPlaceholderText(self.tr("Tanggal rapat"))
        ui.fields_row.setVisible(bool(has & {Choice.NUMBER, Choice.DATE}))
        self._show_plate()
        self._look()

    # ---- what is missing

    def _look_again(self, _change: Change) -> None:
        if self._handle is None:
            self._show_plate()
            self._look()

    def _show_plate(self) -> None:
        if self._options is None:
            return
        plate = self._plate()
        self._number.show_plate(self._meeting_id, plate, self._day, is_locked=self._is_locked)
        if not self.ui.date_field.line_edit.hasFocus() and not self.ui.date_field.is_misread:
            self.ui.date_field.show_date(plate.date)

    def _plate(self) -> DocumentPlate:
        kind = self._wanted.kind
        return next(one for one in self._documents.plates(self._meeting_id) if one.kind is kind)

    @property
    def _wanted(self) -> DocumentOptions:
        if self._options is None:
            raise RuntimeError("no document to finalise")
        return self._options

    def _look(self) -> None:
        self.ui.gaps_label.setText(self.tr("Memeriksa kelengkapan…"))
        self.ui.gaps_label.show()
        self._jobs.run(
            functools.partial(_gaps, self._finals, self._meeting_id, self._wanted),
            done=self._show_gaps,
            failed=self._show_error,
        )

    def _show_gaps(self, gaps: tuple[Gap, ...]) -> None:
        ui, theme = self.ui, theme_of(self)
        self._gaps = gaps
        self._model.clear()
        for gap in gaps:
            item = QStandardItem(
                icon(Icon.REJECTED, "danger") if gap.blocks else icon(Icon.WARNING, "warning"),
                gap.text,
            )
            state = self.tr("Harus dilengkapi") if gap.blocks else self.tr("Sebaiknya dilengkapi")
            item.setData(f"{state}: {gap.text}", Qt.ItemDataRole.AccessibleTextRole)
            item.setToolTip(self.tr("Enter: buka tempatnya"))
            item.setEditable(False)
            if gap.blocks:
                item.setForeground(QBrush(theme.color("danger")))
            self._model.appendRow(item)
        ui.gap_list.setVisible(bool(gaps))
        ui.gaps_label.setVisible(bool(gaps))
        ui.gaps_label.setText(self._summary(gaps))
        if gaps:
            ui.complete_panel.hide()
        else:
            ui.complete_panel.show_message(Message(self.tr("Semua yang diperiksa sudah lengkap."), level=Level.SUCCESS))
        self._show_button()
        self._fit()

    def _fit(self) -> None:
        """As high as what is missing needs; a long list scrolls."""
        view, theme = self.ui.gap_list, theme_of(self)
        view.doItemsLayout()
        bottom = view.visualRect(self._model.index(self._model.rowCount() - 1, 0)).bottom() + theme.px(8)
        view.setFixedHeight(min(max(bottom, theme.px(40)), theme.px(_LIST_HEIGHT)))
        self.adjustSize()

    def _summary(self, gaps: Sequence[Gap]) -> str:
        blocking = sum(gap.blocks for gap in gaps)
        if blocking == len(gaps):
            text = self.tr("{blocking} hal harus dilengkapi dahulu. Enter membuka tempatnya.")
        elif blocking:
            text = self.tr("{blocking} hal harus dilengkapi dahulu, {others} sebaiknya. Enter membuka tempatnya.")
        else:
            text = self.tr("{others} hal sebaiknya dilengkapi. Enter membuka tempatnya.")
        return text.format(blocking=blocking, others=len(gaps) - blocking)

    def _show_button(self) -> None:
        blocking = next((gap for gap in self._gaps if gap.blocks), None)
        self.ui.finalise_button.setEnabled(blocking is None and self._handle is None)
        self.ui.finalise_button.setToolTip(blocking.text if blocking is not None else "")

    def _go_to(self, index: QModelIndex) -> None:
        if self._handle is None:
            gap = self._gaps[index.row()]
            self.accept()
            self.gap_chosen.emit(gap)

    # ---- making it final

    def _take_date(self, day: date | None) -> None:
        save = functools.partial(self._documents.set_plate, self._meeting_id, self._wanted.kind, date=day)
        self._autosave.edit(("plate", self._meeting_id, self._wanted.kind, "date"), save)
        self._autosave.flush()

    def _finalise(self) -> None:
        if self._handle is not None:
            return
        ui, meeting_id = self.ui, self._meeting_id
        self._autosave.flush()  # writes are done before the long work that waits behind them
        ui.error_panel.hide()
        ui.progress_label.setText(self.tr("Memfinalkan…"))
        ui.progress_bar.setRange(0, 0)
        ui.progress_group.show()
        # Any: the value arrives without the change that it was written with.
        action = cast("Callable[[Progress], Any]", functools.partial(self._finals.finalise, meeting_id, self._wanted))
        handle = self._jobs.run(
            action,
            done=self._finish,
            failed=self._show_error,
            title=ui.title_label.text(),
        )
        handle.progressed.connect(self._show_progress)
        handle.finished.connect(self._end)
        self._handle = handle
        self._show_button()

    def _show_progress(self, state: ProgressState) -> None:
        self.ui.progress_bar.setRange(0, max(state.total, 1))
        self.ui.progress_bar.setValue(state.done)
        if state.text:
            self.ui.progress_label.setText(state.text)

    def _finish(self, final: FinalDocument) -> None:
        self._handle = None
        self.finalised.emit(final)
        self.accept()

    def _show_error(self, error: UserError) -> None:
        self.ui.error_panel.show_error(error)

    def _end(self) -> None:
        self._handle = None
        self.ui.progress_group.hide()
        self._show_button()

    def reject(self) -> None:
        """While it is being made final, Batal stops that first."""
        if self._handle is not None:
            self._handle.cancel()
        else:
            super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not (self.ui.finalise_button.hasFocus() or self.ui.cancel_button.hasFocus()):
            return  # Enter in a field ends the field, in the list it goes to the place
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(theme_of(self).px(_WIDTH), 0))


def _gaps(finals: FinalService, meeting_id: str, options: DocumentOptions, _progress: Progress) -> tuple[Gap, ...]:
    # Worker thread.
    return finals.gaps(meeting_id, options.kind)
