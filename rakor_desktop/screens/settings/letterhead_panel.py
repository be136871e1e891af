"""The letterheads of the office: lines, address, emblem, as they are printed."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from rakor_desktop.domain.change import Change, Written
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.naskah import KopKind
from rakor_desktop.domain.office import OfficeStyle
from rakor_desktop.domain.people import Letterhead
from rakor_desktop.forms.ui_letterhead_panel import Ui_LetterheadPanel
from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.icons import Icon
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.qtkit.messages import Level, Message
from rakor_desktop.qtkit.screen import Frame
from rakor_desktop.qtkit.theme import theme_of
from rakor_desktop.screens.settings.arranging import stand_side_by_side
from rakor_desktop.screens.settings.emblem_control import EmblemControl
from rakor_desktop.screens.settings.entries import Entry
from rakor_desktop.screens.settings.record_list import RecordList
from rakor_desktop.screens.settings.record_orders import RecordKind, RecordOrders
from rakor_desktop.screens.settings.specimen_view import SpecimenView
from rakor_desktop.services.settings import SettingService
from rakor_desktop.services.specimens import SpecimenService
from rakor_desktop.widgets.text_binding import TextBinding

_WIDE = 760  # px at 100 % text: narrower, the list stands above the editor
_LIST = 228
_PIXELS = 1400
# Height of the printed kop for its width, at its tallest: the fields below stay where they are while it is typed.
_ROOM = {KopKind.PERANGKAT: 0.245, KopKind.BUPATI: 0.325}


class LetterheadPanel(QWidget):
    """Each field is saved as it is typed; the printed kop follows a moment later."""

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
        self._head = Letterhead("")
        self._regional: dict[str, bytes] = {}  # by letterhead: the emblem it had before it became a regent's
        self._drawn: tuple[Letterhead, OfficeStyle] | None = None
        self.ui = Ui_LetterheadPanel()
        self.ui.setupUi(self)
        self.records = RecordList()
        self.records.set_names(self.tr("Kop naskah"), self.tr("Jadikan kop utama"))
        self.ui.list_layout.addWidget(self.records)
        orders = RecordKind(
            add=settings.add_letterhead,
            copy=self._copying,
            remove=settings.remove_letterhead,
            make_default=settings.use_letterhead,
            label=self._label,
            show=self.show_record,
            begin=self._begin,
            refuse=self._show_error,
        )
        RecordOrders(self.records, orders, jobs, autosave, frame)
        self.specimen = SpecimenView(jobs, pixels=_PIXELS, widest=680)
        self.specimen.setAccessibleName(self.tr("Kop seperti tercetak"))
        self.ui.preview_layout.addWidget(self.specimen)
        self.emblem = EmblemControl(self.ui, specimens, jobs, self._emblem_writer, self)
        for kind in KopKind:
            self.ui.kind_combo.addItem(self._kind_name(kind), kind)
        self.ui.rule_combo.addItem(self.tr("Ganda (tebal dan tipis)"), True)
        self.ui.rule_combo.addItem(self.tr("Tunggal"), False)
        fields = {
            "name": self.ui.name_edit,
            "line_1": self.ui.line_1_edit,
            "line_2": self.ui.line_2_edit,
            "unit": self.ui.unit_edit,
            "address": self.ui.address_edit,
            "contact": self.ui.contact_edit,
        }
        self._bindings = {name: TextBinding(field, jobs, autosave) for name, field in fields.items()}
        self.setAcceptDrops(True)
        self._connect()
        self.refresh()

    # ---- orders

    def refresh(self) -> None:
        """Show the stored letterheads."""
        heads = self._settings.letterheads() or (self._settings.letterhead(),)
        default, several = heads[0].id, len(heads) > 1
        self.records.put(
            [
                Entry(
                    head.id,
                    head.label or self.tr("Kop tanpa nama"),
                    self.tr("Kop utama") if head.id == default and several else self._kind_name(head.kind),
                    sign=Icon.STAR if head.id == default and several else None,
                )
                for head in heads
            ]
        )
        self._show(next(head for head in heads if head.id == self.records.key))

    def show_record(self, letterhead_id: str) -> bool:
        """Edit this letterhead; whether there is one of this id."""
        if not self.records.choose(letterhead_id):
            return False
        self._show(self._settings.letterhead(letterhead_id))
        return True

    def focus_first(self) -> None:
        """Start at the first printed line."""
        self.ui.line_1_edit.setFocus()

    # ---- inside

    def _connect(self) -> None:
        self.ui.kind_combo.activated.connect(self._save_kind)
        self.ui.rule_combo.activated.connect(self._save_rule)
        self.emblem.begun.connect(self.ui.letterhead_error.hide)
        self.emblem.refused.connect(self._show_error)

    def _show(self, head: Letterhead) -> None:
        if head.id != self._head.id:
            self.ui.letterhead_error.hide()
        self._head = head
        for name, binding in self._bindings.items():
            binding.attach(("letterhead", head.id, name), functools.partial(self._save_text, head.id, name))
            binding.show_text(getattr(head, name))
        self.ui.kind_combo.setCurrentIndex(self.ui.kind_combo.findData(head.kind))
        self.ui.rule_combo.setCurrentIndex(self.ui.rule_combo.findData(head.double_rule))
        is_regent = head.kind is KopKind.BUPATI
        for field in (self.ui.line_2_field, self.ui.unit_field, self.ui.rule_field):
            field.setVisible(not is_regent)
        first = self.tr("Nama jabatan") if is_regent else self.tr("Baris 1 (nama daerah)")
        self.ui.line_1_label.setText(first)
        example = self.tr("BUPATI ...") if is_regent else self.tr("PEMERINTAH KABUPATEN ...")
        self.ui.line_1_edit.setPlaceholderText(example)
        self.specimen.keep_room(_ROOM[head.kind])
        self._warn_of_emblem(head)
        emblem = self.tr("Lambang Negara") if is_regent else self.tr("Lambang daerah")
        self.emblem.show_emblem(head.emblem, emblem)
        self._draw()

    def _warn_of_emblem(self, head: Letterhead) -> None:
        if head.bears_region(self._settings.letterheads(), self._regional.get(head.id, b"")):
            heading = self.tr("Lambang kop ini masih lambang daerah; kop Bupati memakai Lambang Negara (Garuda).")
            detail = self.tr("Pilih berkas Lambang Negara, atau hapus lambangnya.")
            self.ui.emblem_notice.show_message(Message(heading, detail, level=Level.WARNING))
        else:
            self.ui.emblem_notice.hide()

    def _draw(self) -> None:
        wanted = (self._head, self._settings.style())
        if wanted != self._drawn:
            self._drawn = wanted
            self.specimen.draw(functools.partial(self._specimens.kop, self._head))

    def _kind_name(self, kind: KopKind) -> str:
        return self.tr("Kop Bupati") if kind is KopKind.BUPATI else self.tr("Kop perangkat daerah")

    def _copying(self, letterhead_id: str) -> Callable[[], Written[str]]:
        name = self.tr("Salinan {name}").format(name=self._settings.letterhead(letterhead_id).label).strip()
        return functools.partial(self._settings.add_letterhead, name, like=letterhead_id)

    def _label(self, letterhead_id: str) -> str:
        return self._settings.letterhead(letterhead_id).label or self.tr("Kop tanpa nama")

    def _begin(self, letterhead_id: str) -> None:
        self.show_record(letterhead_id)
        self.ui.name_edit.setFocus()
        self.ui.name_edit.selectAll()

    def _save_text(self, letterhead_id: str, name: str, text: str) -> Change:
        fields: dict[str, Any] = {name: text}
        return self._settings.save_letterhead(letterhead_id, **fields)

    def _save_kind(self) -> None:
        self._autosave.flush()
        kind, head, line_1 = KopKind(self.ui.kind_combo.currentData()), self._head, self.ui.line_1_edit.text()
        if kind is head.kind:
            return
        if kind is KopKind.BUPATI:
            self._regional[head.id] = head.emblem
        self._write(head.id, kind=kind, line_1=replace(head, line_1=line_1).line_1_as(kind))

    def _save_rule(self) -> None:
        self._write(self._head.id, double_rule=bool(self.ui.rule_combo.currentData()))

    def _write(self, letterhead_id: str, **fields: Any) -> None:
        save = functools.partial(self._settings.save_letterhead, letterhead_id, **fields)
        self._jobs.write(save, failed=self._show_error)

    def _emblem_writer(self) -> Callable[[bytes], None]:
        return functools.partial(self._write_emblem, self._head.id)

    def _write_emblem(self, letterhead_id: str, content: bytes) -> None:
        self._write(letterhead_id, emblem=content)

    def _show_error(self, error: UserError) -> None:
        self.ui.letterhead_error.show_error(error)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.emblem.use(Path(event.mimeData().urls()[0].toLocalFile()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= theme_of(self).px(_WIDE)
        stand_side_by_side(self.ui.parts_layout, self.ui.list_box, is_wide=is_wide, width=_LIST, height=170)
