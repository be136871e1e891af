"""The options of one document at the right of the screen; what is chosen is kept with the meeting."""

from __future__ import annotations

import functools
from dataclasses import replace
from datetime import date
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from rakor_desktop.domain.change import Change
from rakor_desktop.domain.formatting import clock, full_date
from rakor_desktop.domain.kinds import Labelled, Paper
from rakor_desktop.domain.naskah import DeedVariant, DocumentKind, Security, SignForm
from rakor_desktop.domain.record import DocumentOptions, DocumentPlate, Party
from rakor_desktop.domain.versions import FinalDocument
from rakor_desktop.forms.ui_document_options import Ui_DocumentOptionsPanel
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.screens.documents.document_options import PARTS, Choice, offered
from rakor_desktop.screens.documents.meeting_documents import options_key
from rakor_desktop.screens.documents.number_binding import NumberBinding, Style
from rakor_desktop.screens.documents.option_words import OptionWords
from rakor_desktop.services.documents import DocumentService
from rakor_desktop.widgets.text_binding import TextBinding

_TEXTS = ("addressee", "copies", "intro", "advice")
L = TypeVar("L", bound=Labelled)
_SHORT_PAPER = {Paper.A4: "A4", Paper.F4: "F4", Paper.F4_210: "Folio"}


class OptionsPanel(QWidget):
    """Shows a plate; saves each change a moment after it and says at once how the document is to be made now."""

    options_changed = Signal(object)  # DocumentOptions

    def __init__(
        self,
        documents: DocumentService,
        jobs: Jobs,
        autosave: Autosave,
        style: Style,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.ui = Ui_DocumentOptionsPanel()
        self.ui.setupUi(self)
        self._documents = documents
        self._autosave = autosave
        self._meeting_id = ""
        self._plate = DocumentPlate(DocumentKind.NOTULA, DocumentOptions(DocumentKind.NOTULA))
        self._final: FinalDocument | None = None
        self._is_filling = False
        ui = self.ui
        self._number = NumberBinding(ui.number_edit, ui.number_hint, documents, autosave, style)
        edits = (ui.addressee_edit, ui.copies_edit, ui.intro_edit, ui.advice_edit)
        self._texts = {name: TextBinding(edit, jobs, autosave) for name, edit in zip(_TEXTS, edits, strict=True)}
        self._parts = dict(zip(PARTS, self._part_checks(), strict=True))
        for edit, lines in zip(edits, (1, 1, 2, 2), strict=True):
            edit.submits = False
            edit.set_lines(lines, 8)
        ui.originals_spin.lineEdit().setTextMargins(6, 0, 6, 0)
        self._words = OptionWords(ui, self)
        self._fill_combos()
        self._connect()

    def _part_checks(self) -> tuple[QCheckBox, ...]:
        ui = self.ui
        return (
            ui.per_invitee_check,
            ui.remarks_check,
            ui.groups_check,
            ui.subtables_check,
            ui.charts_check,
            ui.attachments_check,
            ui.photos_check,
            ui.internal_check,
        )

    def _fill_combos(self) -> None:
        ui = self.ui
        for paper in Paper:
            ui.paper_combo.addItem(_SHORT_PAPER[paper], paper)
            ui.paper_combo.setItemData(ui.paper_combo.count() - 1, paper.label, Qt.ItemDataRole.ToolTipRole)
        for combo, kinds in (
            (ui.security_combo, Security),
            (ui.variant_combo, DeedVariant),
            (ui.sign_form_combo, SignForm),
        ):
            for one in kinds:
                combo.addItem(one.label, one)

    def _connect(self) -> None:
        ui = self.ui
        ui.date_field.date_changed.connect(self._take_date)
        ui.paper_combo.activated.connect(self._take_choices)
        ui.security_combo.activated.connect(self._take_choices)
        ui.variant_combo.activated.connect(self._take_choices)
        ui.sign_form_combo.activated.connect(self._take_choices)
        ui.signature_combo.activated.connect(self._take_choices)
        ui.originals_spin.valueChanged.connect(self._take_choices)
        for button in (ui.internal_copy_radio, *self._parts.values()):
            button.toggled.connect(self._take_choices)

    # ---- orders

    @property
    def options(self) -> DocumentOptions:
        """How the shown document is to be made, as it is chosen now."""
        return self._plate.options

    def show_plate(
        self,
        meeting_id: str,
        plate: DocumentPlate,
        day: date | None,
        final: FinalDocument | None,
        *,
        is_locked: bool = False,
    ) -> None:
        """Show what is kept for a document; of a final version only which copy is looked at can be chosen."""
        is_other = (meeting_id, plate.kind) != (self._meeting_id, self._plate.kind)
        self._meeting_id = meeting_id
        self._plate, self._final = plate, final
        self._is_filling = True
        self._show_which()
        self._number.show_plate(meeting_id, plate, day, is_locked=is_locked)
        self.ui.date_field.set_read_only(is_locked)
        if is_other or not self.ui.date_field.is_misread:
            self._show_date(plate.date, day)
        for name, binding in self._texts.items():
            save = functools.partial(self._save_text, meeting_id, plate.kind, name)
            binding.attach(("plate", meeting_id, plate.kind, name), save)
            binding.show_text(getattr(plate, name))
        self._show_choices()
        self._is_filling = False

    def set_signers(self, signers: tuple[str, ...]) -> None:
        """Keep who signs the berita acara."""
        self._put_options(replace(self._plate.options, signers=signers))

    def set_parties(self, parties: tuple[Party, Party]) -> None:
        """Keep the two parties of the berita acara."""
        self._put_options(replace(self._plate.options, parties=parties))

    def show_signers(self, names: str) -> None:
        """Say who signs, in words."""
        self.ui.signers_text.setText(names)

    # ---- what is shown

    def _show_which(self) -> None:
        ui, plate, final = self.ui, self._plate, self._final
        has = offered(plate.kind, plate.options)
        open_choices = has if final is None else has & {Choice.PUBLIC}
        ui.final_group.setVisible(final is not None)
        for choice, widget in (
            (Choice.NUMBER, ui.number_group),
            (Choice.DATE, ui.date_group),
            (Choice.ADDRESSEE, ui.addressee_group),
            (Choice.COPIES, ui.copies_group),
            (Choice.INTRO, ui.intro_group),
            (Choice.ADVICE, ui.advice_group),
            (Choice.PAPER, ui.paper_row),
            (Choice.SECURITY, ui.security_group),
            (Choice.VARIANT, ui.variant_group),
            (Choice.SIGN_FORM, ui.sign_form_group),
            (Choice.SIGNERS, ui.signers_group),
            (Choice.PARTIES, ui.parties_group),
            (Choice.PARTIES, ui.originals_group),
            (Choice.PUBLIC, ui.copy_group),
            *((part, check) for part, check in self._parts.items()),
        ):
            widget.setVisible(choice in open_choices)
        ui.signature_group.setVisible(bool(open_choices & {Choice.TWO_SIGNATURES, Choice.ZIGZAG}))
        ui.parts_group.setVisible(bool(open_choices & set(PARTS)))
        self._words.show_kind(plate.kind)
        ui.note_group.setVisible(final is None and plate.kind.can_be_final)
        ui.final_note.show_text(self._final_note(plate.kind))
        if final is not None:
            self._show_final(final)

    def _final_note(self, kind: DocumentKind) -> str:
        if kind.locks_meeting:
            text = self.tr(
                "Setelah difinalkan, {document} dan isi rapat terkunci dengan versi dan kode periksa. "
                "Membuka kembali perlu alasan."
            )
        else:
            text = self.tr(
                "Setelah difinalkan, {document} disimpan tetap dengan versi dan kode periksa. "
                "Membuka kembali perlu alasan."
            )
        return text.format(document=kind.label.lower())

    def _show_final(self, final: FinalDocument) -> None:
        ui = self.ui
        ui.final_label.setText(self.tr("Final versi {version}").format(version=final.version))
        lines = (
            self.tr("Kode {code}").format(code=final.code),
            self.tr("{day} pukul {time}").format(day=full_date(final.made_at.date()), time=clock(final.made_at)),
            self.tr("oleh {operator}").format(operator=final.operator) if final.operator else "",
            self.tr("Nomor {number}").format(number=final.number) if final.number else "",
        )
        ui.final_detail.setText("\n".join(line for line in lines if line))

    def _show_date(self, own: date | None, day: date | None) -> None:
        field = self.ui.date_field
        if not (field.line_edit.hasFocus() and field.value == own):
            field.show_date(own)
        if day is not None and self._plate.kind is not DocumentKind.UNDANGAN:
            field.line_edit.setPlaceholderText(self.tr("Tanggal rapat"))
        else:
            field.line_edit.setPlaceholderText(self.tr("hh-bb-tttt"))
        field.set_weekday_visible(field.value is not None)

    def _show_choices(self) -> None:
        ui, options = self.ui, self._plate.options
        has = offered(options.kind, options)
        ui.paper_combo.setCurrentIndex(ui.paper_combo.findData(options.paper))
        ui.paper_combo.setToolTip(options.paper.label)
        ui.security_combo.setCurrentIndex(ui.security_combo.findData(options.security))
        ui.variant_combo.setCurrentIndex(ui.variant_combo.findData(options.variant))
        ui.sign_form_combo.setCurrentIndex(ui.sign_form_combo.findData(options.sign_form))
        ui.originals_spin.setValue(options.originals)
        ui.signature_combo.clear()
        if Choice.TWO_SIGNATURES in has:
            ui.signature_combo.addItems([self.tr("Dua penanda tangan"), self.tr("Satu penanda tangan")])
            ui.signature_combo.setCurrentIndex(0 if options.two_signatures else 1)
        elif Choice.ZIGZAG in has:
            ui.signature_combo.addItems([self.tr("Berselang-seling"), self.tr("Satu kolom")])
            ui.signature_combo.setCurrentIndex(0 if options.zigzag else 1)
        ui.internal_copy_radio.setChecked(not options.public_copy)
        ui.public_copy_radio.setChecked(options.public_copy)
        for part, check in self._parts.items():
            check.setChecked(bool(getattr(options, part)))
        ui.parties_text.setText(self._words.parties(options.parties))

    # ---- what is chosen

    def _save_text(self, meeting_id: str, kind: DocumentKind, name: str, text: str) -> Change:
        return self._documents.set_plate(meeting_id, kind, **{name: text})

    def _take_date(self, day: date | None) -> None:
        self.ui.date_field.set_weekday_visible(day is not None)
        save = functools.partial(self._documents.set_plate, self._meeting_id, self._plate.kind, date=day)
        self._autosave.edit(("plate", self._meeting_id, self._plate.kind, "date"), save)

    def _take_choices(self) -> None:
        if self._is_filling:
            return
        ui, options = self.ui, self._plate.options
        has = offered(options.kind, options)
        first = ui.signature_combo.currentIndex() <= 0
        self._put_options(
            replace(
                options,
                paper=_chosen(ui.paper_combo, Paper),
                security=_chosen(ui.security_combo, Security),
                variant=_chosen(ui.variant_combo, DeedVariant),
                sign_form=_chosen(ui.sign_form_combo, SignForm),
                originals=ui.originals_spin.value(),
                two_signatures=first if Choice.TWO_SIGNATURES in has else options.two_signatures,
                zigzag=first if Choice.ZIGZAG in has else options.zigzag,
                public_copy=ui.public_copy_radio.isChecked(),
                **{part.value: check.isChecked() for part, check in self._parts.items() if part in has},
            )
        )

    def _put_options(self, options: DocumentOptions) -> None:
        if options == self._plate.options:
            return
        self._plate = replace(self._plate, options=options)
        save = functools.partial(self._documents.set_plate, self._meeting_id, options.kind, options=options)
        self._autosave.edit(options_key(self._meeting_id, options.kind), save, "")
        self._is_filling = True
        self._show_which()
        self._show_choices()
        self._is_filling = False
        self.options_changed.emit(options)


def _chosen(combo: QComboBox, kind: type[L]) -> L:
    return kind(combo.currentData())
