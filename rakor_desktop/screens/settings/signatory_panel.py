"""Who signs the documents, by which right, as the signature block is printed."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from rakor_desktop.domain.change import Change, Written
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.naskah import Delegation
from rakor_desktop.domain.office import OfficeStyle
from rakor_desktop.domain.people import Signatory
from rakor_desktop.domain.roster_values import read_nip
from rakor_desktop.domain.service_ranks import ranks_like
from rakor_desktop.forms.ui_signatory_panel import Ui_SignatoryPanel
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.icons import Icon
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.qtkit.screen import Frame
from rakor_desktop.qtkit.theme import theme_of
from rakor_desktop.screens.settings.arranging import stand_side_by_side
from rakor_desktop.screens.settings.entries import Entry
from rakor_desktop.screens.settings.record_list import RecordList
from rakor_desktop.screens.settings.record_orders import RecordKind, RecordOrders
from rakor_desktop.screens.settings.specimen_view import SpecimenView
from rakor_desktop.services.settings import SettingService
from rakor_desktop.services.specimens import SpecimenService
from rakor_desktop.widgets.suggestions import Suggestion
from rakor_desktop.widgets.text_binding import TextBinding

_WIDE = 860  # px at 100 % text: narrower, the list stands above the editor
_WITH_PREVIEW = 640  # narrower, the printed block stands below the fields
_LIST, _PREVIEW = 228, 264
_PIXELS = 700


class SignatoryPanel(QWidget):
    """Each field is saved as it is typed; the printed block follows a moment later."""

    def __init__(
        self,
        settings: SettingService,
        specimens: SpecimenService,
        jobs: Jobs,
        autosave: Autosave,
        frame: Frame,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._specimens = specimens
        self._jobs = jobs
        self._autosave = autosave
        self._signatory = Signatory("")
        self._drawn: tuple[Signatory, OfficeStyle] | None = None
        self.ui = Ui_SignatoryPanel()
        self.ui.setupUi(self)
        self.records = RecordList()
        self.records.set_names(self.tr("Penandatangan"), self.tr("Jadikan penandatangan utama"))
        self.ui.list_layout.addWidget(self.records)
        orders = RecordKind(
            add=settings.add_signatory,
            copy=self._copying,
            remove=settings.remove_signatory,
            make_default=settings.use_signatory,
            label=self._label,
            show=self.show_record,
            begin=self._begin,
            refuse=self._show_error,
        )
        RecordOrders(self.records, orders, jobs, autosave, frame)
        self.specimen = SpecimenView(jobs, pixels=_PIXELS, widest=_PREVIEW)
        self.specimen.setAccessibleName(self.tr("Blok tanda tangan seperti tercetak"))
        self.ui.preview_layout.addWidget(self.specimen)
        self.ui.preview_layout.addStretch(1)
        for delegation, words in self._delegations():
            self.ui.delegation_combo.addItem(words, delegation)
        self.ui.rank_edit.set_source(_ranks)
        fields = {
            "post": self.ui.post_edit,
            "authority": self.ui.authority_edit,
            "passed_by": self.ui.passed_by_edit,
            "title_before": self.ui.title_before_edit,
            "name": self.ui.sign_name_edit,
            "title_after": self.ui.title_after_edit,
            "rank": self.ui.rank_edit,
            "nip": self.ui.nip_edit,
        }
        self._bindings = {name: TextBinding(field, jobs, autosave) for name, field in fields.items()}
        self._connect()
        self.refresh()

    # ---- orders

    def refresh(self) -> None:
        """Show the stored signatories."""
        people = self._settings.signatories() or (self._settings.signatory(),)
        default, several = people[0].id, len(people) > 1
        self.records.put(
            [
                Entry(
                    one.id,
                    one.full_name or self.tr("Belum bernama"),
                    _in_one_line(one) or self.tr("Belum ada jabatan"),
                    sign=Icon.STAR if one.id == default and several else None,
                    sign_text=self.tr("Penandatangan utama") if one.id == default and several else "",
                )
                for one in people
            ]
        )
        self._show(next(one for one in people if one.id == self.records.key))

    def show_record(self, signatory_id: str) -> bool:
        """Edit this signatory; whether there is one of this id."""
        if not self.records.choose(signatory_id):
            return False
        self._show(self._settings.signatory(signatory_id))
        return True

    def focus_first(self) -> None:
        """Start at the post."""
        self.ui.post_edit.setFocus()

    # ---- inside

    def _connect(self) -> None:
        self.ui.delegation_combo.activated.connect(self._save_delegation)
        self.ui.rank_edit.suggestion_taken.connect(self._take_rank)
        self.ui.nip_edit.textChanged.connect(self._check_nip)
        for binding in self._bindings.values():
            binding.error_changed.connect(self._follow_error)

    def _delegations(self) -> tuple[tuple[Delegation, str], ...]:
        return (
            (Delegation.NONE, self.tr("Sendiri")),
            (Delegation.AN, self.tr("a.n. (atas nama)")),
            (Delegation.UB, self.tr("u.b. (untuk beliau)")),
            (Delegation.PLT, self.tr("Plt. (pelaksana tugas)")),
            (Delegation.PLH, self.tr("Plh. (pelaksana harian)")),
            (Delegation.PJ, self.tr("Pj. (penjabat)")),
            (Delegation.PJS, self.tr("Pjs. (penjabat sementara)")),
        )

    def _meaning(self, delegation: Delegation) -> str:
        return {
            Delegation.AN: self.tr("Mandat kepada pejabat satu tingkat di bawah pemberi mandat."),
            Delegation.UB: self.tr("Pemegang a.n. meneruskan mandat satu tingkat lagi; paling banyak dua langkah."),
            Delegation.PLT: self.tr("Jabatan kosong; ditandatangani pejabat dari jabatan lain."),
            Delegation.PLH: self.tr("Pemegang jabatan berhalangan sementara."),
            Delegation.PJ: self.tr("Diangkat dengan keputusan selama jabatan belum terisi."),
            Delegation.PJS: self.tr("Diangkat dengan keputusan untuk sementara."),
        }.get(delegation, "")

    def _show(self, one: Signatory) -> None:
        if one.id != self._signatory.id:
            self.ui.signatory_error.hide()
        self._signatory = one
        for name, binding in self._bindings.items():
            binding.attach(("signatory", one.id, name), functools.partial(self._save_text, one.id, name))
            binding.show_text(getattr(one, name))
        self.ui.delegation_combo.setCurrentIndex(self.ui.delegation_combo.findData(one.delegation))
        has_mandate = one.delegation in (Delegation.AN, Delegation.UB)
        # Files of the first release hold `a.n. BUPATI ...` as text above a post that signs for itself.
        self.ui.authority_field.setVisible(has_mandate or bool(one.authority and one.delegation is Delegation.NONE))
        self.ui.authority_label.setText(
            self.tr("Atas nama jabatan") if has_mandate else self.tr("Baris di atas jabatan")
        )
        self.ui.passed_by_field.setVisible(one.delegation is Delegation.UB)
        self.ui.delegation_hint.setText(self._meaning(one.delegation))
        self.ui.delegation_hint.setVisible(bool(self._meaning(one.delegation)))
        wanted = (one, self._settings.style())
        if wanted != self._drawn:
            self._drawn = wanted
            self.specimen.draw(functools.partial(self._specimens.signature, one))

    def _copying(self, signatory_id: str) -> Callable[[], Written[str]]:
        return functools.partial(self._settings.add_signatory, like=signatory_id)

    def _label(self, signatory_id: str) -> str:
        return self._settings.signatory(signatory_id).label or self.tr("Penandatangan tanpa nama")

    def _begin(self, signatory_id: str) -> None:
        self.show_record(signatory_id)
        self.ui.post_edit.setFocus()
        self.ui.post_edit.selectAll()

    def _save_text(self, signatory_id: str, name: str, text: str) -> Change:
        return self._settings.save_signatory(signatory_id, **{name: text})

    def _save_delegation(self) -> None:
        delegation = Delegation(self.ui.delegation_combo.currentData())
        save = functools.partial(self._settings.save_signatory, self._signatory.id, delegation=delegation)
        self._jobs.write(save, failed=self._show_error)

    def _take_rank(self, _row: Suggestion) -> None:
        # Taken as if it had been typed, so that it is saved in its turn.
        self.ui.rank_edit.textEdited.emit(self.ui.rank_edit.text())
        self.ui.rank_edit.close_list()
        self._autosave.flush()

    def _check_nip(self, text: str) -> None:
        """Say what is odd about it; it is kept as typed."""
        fault = read_nip(text)[1] if text.strip() else ""
        self.ui.nip_warning.setText(fault)
        self.ui.nip_warning.setVisible(bool(fault))

    def _follow_error(self, error: UserError | None) -> None:
        if error is None:
            self.ui.signatory_error.hide()
        else:
            self._show_error(error)

    def _show_error(self, error: UserError) -> None:
        self.ui.signatory_error.show_error(error)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        theme = theme_of(self)
        is_wide = self.width() >= theme.px(_WIDE)
        stand_side_by_side(self.ui.parts_layout, self.ui.list_box, is_wide=is_wide, width=_LIST, height=160)
        has_room = self.width() >= theme.px(_WITH_PREVIEW)
        stand_side_by_side(self.ui.editor_layout, self.ui.preview_box, is_wide=has_room, width=_PREVIEW, height=260)


def _in_one_line(one: Signatory) -> str:
    """By which right and as what somebody signs: `a.n. BUPATI JEMBER · SEKRETARIS DAERAH`."""
    return " · ".join(" ".join(line.split()) for line in one.post_lines if line.strip())


def _ranks(text: str) -> Sequence[Suggestion]:
    return [Suggestion(rank.grade, rank.name, rank.grade) for rank in ranks_like(text)]
