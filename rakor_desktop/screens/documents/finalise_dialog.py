"""Finalkan: what is still missing, with the way to each place; number and date; then the final version is made."""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import date
from typing import Any, cast

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QWidget

from rakor_desktop.domain.change import Change
from rakor_desktop.domain.completeness import Gap, GapPlace
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
from rakor_desktop.screens.documents.gap_list import GapList
from rakor_desktop.screens.documents.number_binding import Style
from rakor_desktop.screens.documents.plate_fields import PlateFields
from rakor_desktop.services.documents import DocumentService
from rakor_desktop.services.finals import FinalService

_WIDTH = 560


class FinaliseDialog(QDialog):
    """Looks again each time something changed.

    Number and date typed here are kept when the final version is asked for, or when the officer leaves for the place
    of a gap; Batal before that lets them go.
    """

    gap_chosen = Signal(object)  # Gap: the officer wants to go there
    finalised = Signal(object)  # FinalDocument

    def __init__(
        self,
        documents: DocumentService,
        finals: FinalService,
        jobs: Jobs,
        autosave: Autosave,
        style: Style,
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
        self._is_making = False
        self._is_fitted = False
        self._handle: JobHandle | None = None
        self._filled: frozenset[str] = frozenset()
        ui = self.ui
        self._gap_list = GapList(ui.gap_list)
        self._fields = PlateFields(ui.number_edit, ui.number_hint, ui.date_field, style)
        keeps_room = ui.progress_group.sizePolicy()
        keeps_room.setRetainSizeWhenHidden(True)
        ui.progress_group.setSizePolicy(keeps_room)
        ui.progress_group.hide()
        ui.finalise_button.setIcon(icon(Icon.FINALISE, "accent-text"))
        ui.finalise_button.setEnabled(False)  # until it is known what is missing
        self._fields.changed.connect(self._follow_fields)
        self._gap_list.gap_chosen.connect(self._go_to)
        ui.cancel_button.clicked.connect(self.reject)
        ui.finalise_button.clicked.connect(self._finalise)
        jobs.changed.connect(self._look_again)
        self.setMinimumWidth(theme_of(self).px(_WIDTH))

    def show_document(
        self, meeting_id: str, options: DocumentOptions, day: date | None, *, is_locked: bool = False
    ) -> None:
        """Begin with a document; `day` is the date of the meeting."""
        self._meeting_id, self._options, self._day, self._is_locked = meeting_id, options, day, is_locked
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
        self._autosave.flush()  # what was typed beside the pages is shown here too
        self._show_plate()
        self._look()

    # ---- what is missing

    def _look_again(self, _change: Change) -> None:
        if not self._is_making:
            self._show_plate()
            self._look()

    def _show_plate(self) -> None:
        self._fields.show_plate(self._plate(), self._day, is_locked=self._is_locked)

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
        ui = self.ui
        self._filled = self._fields.filled
        self._gap_list.show_gaps(gaps, self._filled)
        ui.gaps_label.setVisible(bool(gaps))
        ui.gaps_label.setText(self._gap_list.summary())
        if gaps:
            ui.complete_panel.hide()
        else:
            ui.complete_panel.show_message(Message(self.tr("Semua yang diperiksa sudah lengkap."), level=Level.SUCCESS))
        self._show_button()
        self._fit()

    def _follow_fields(self) -> None:
        if self._fields.filled != self._filled:
            self._show_gaps(self._gap_list.gaps)

    def _fit(self) -> None:
        """As high as its content at first; then it only grows: no button goes away from under the mouse."""
        if self._is_fitted:
            self.resize(self.width(), max(self.height(), self.heightForWidth(self.width())))
        else:
            self.adjustSize()
            self._is_fitted = True

    def _show_button(self) -> None:
        blocking = self._gap_list.blocking
        self.ui.finalise_button.setEnabled(blocking is None and not self._is_making)
        self.ui.finalise_button.setToolTip(blocking.text if blocking is not None else "")

    def _go_to(self, gap: Gap) -> None:
        """Leave for the place where something is missing; what was typed here goes along."""
        ui = self.ui
        here = {"number": (ui.number_group, ui.number_edit), "date": (ui.date_group, ui.date_field.line_edit)}
        group, field = here.get(gap.target_id, (None, None)) if gap.place is GapPlace.DOCUMENT else (None, None)
        if group is not None and field is not None and not group.isHidden() and not self._is_locked:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self._is_making:
            self._hand_over(functools.partial(self._leave_for, gap))

    def _leave_for(self, gap: Gap) -> None:
        self.accept()
        self.gap_chosen.emit(gap)

    # ---- making it final: number and date are kept here until then

    def _hand_over(self, then: Callable[[], None]) -> None:
        """Keep with the meeting what was typed here, then go on."""
        typed = self._fields.typed
        if not typed:
            then()
            return
        self._is_making = True
        self._show_button()
        save = functools.partial(self._documents.set_plate, self._meeting_id, self._wanted.kind, **typed)
        self._jobs.write(save, done=functools.partial(self._go_on, then), failed=self._refuse)

    def _go_on(self, then: Callable[[], None], _change: Change) -> None:
        self._is_making = False
        self._fields.forget_typed()
        self._show_plate()
        then()

    def _refuse(self, error: UserError) -> None:
        self._show_error(error)
        self._end()

    def _finalise(self) -> None:
        if self._is_making:
            return
        if self._fields.is_misread:
            self._fields.focus_date()
            return
        self.ui.error_panel.hide()
        self._autosave.flush()  # writes are done before the long work that waits behind them
        self._hand_over(self._make)

    def _make(self) -> None:
        ui, meeting_id = self.ui, self._meeting_id
        self._is_making = True
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
        self._is_making = False
        self.finalised.emit(final)
        self.accept()

    def _show_error(self, error: UserError) -> None:
        self.ui.error_panel.show_error(error)

    def _end(self) -> None:
        self._handle = None
        self._is_making = False
        self.ui.progress_group.hide()
        self._show_button()
        if self.result() != QDialog.DialogCode.Accepted:
            self._show_plate()
            self._look()  # what changed while it was made was not looked at

    def reject(self) -> None:
        """While it is being made final, Batal stops that first."""
        if self._handle is not None:
            self._handle.cancel()
        elif not self._is_making:
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
