"""What the options are called and explained as, where that depends on the document; the two parties in words."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.domain.record import Party
from rakor_desktop.forms.ui_document_options import Ui_DocumentOptionsPanel


class OptionWords(QObject):
    """The same tick box holds something else in another document: it says what."""

    def __init__(self, ui: Ui_DocumentOptionsPanel, parent: QWidget) -> None:
        super().__init__(parent)
        self._ui = ui

    def show_kind(self, kind: DocumentKind) -> None:
        """Name the options of this document."""
        ui = self._ui
        is_report, is_matrix = kind is DocumentKind.LAPORAN, kind is DocumentKind.MATRIKS
        intro = self.tr("Latar belakang") if is_report else self.tr("Menindaklanjuti")
        ui.intro_label.setText(intro)
        ui.intro_edit.setAccessibleName(intro)
        ui.intro_edit.setToolTip(
            self.tr("Mengapa rapat diadakan, pada awal laporan")
            if is_report
            else self.tr("Surat atau perintah yang ditindaklanjuti, misalnya surat Gubernur Nomor …")
        )
        ui.groups_check.setText(self.tr("Per kelompok diskusi") if is_matrix else self.tr("Hasil diskusi kelompok"))
        ui.groups_check.setToolTip(
            self.tr("Kesepakatan dikelompokkan menurut kelompok diskusi asalnya")
            if is_matrix
            else self.tr("Butir diskusi dan isu setiap kelompok")
        )
        ui.charts_check.setToolTip(
            self.tr("Grafik keadaan tugas") if is_matrix else self.tr("Grafik kehadiran per unsur dan keadaan tugas")
        )
        name, tip = self._attachments(kind)
        ui.attachments_check.setText(name)
        ui.attachments_check.setToolTip(tip)
        ui.signature_combo.setToolTip(
            self.tr("Dua penanda tangan: notulis di kiri, pimpinan rapat di kanan")
            if kind is DocumentKind.NOTULA
            else self.tr("Berselang-seling: nomor ganjil menandatangani di kiri, genap di kanan")
        )

    def parties(self, parties: tuple[Party, Party]) -> str:
        """Who the two parties are, or which of them is not chosen yet."""
        first, second = (party.name.strip() or party.post.strip() for party in parties)
        if first and second:
            return self.tr("{first} dan {second}").format(first=first, second=second)
        if first:
            return self.tr("{name}; PIHAK KEDUA belum dipilih.").format(name=first)
        if second:
            return self.tr("{name}; PIHAK KESATU belum dipilih.").format(name=second)
        return self.tr("Para pihak belum dipilih.")

    def _attachments(self, kind: DocumentKind) -> tuple[str, str]:
        match kind:
            case DocumentKind.UNDANGAN:
                return self.tr("Lampiran susunan acara"), self.tr("Susunan acara ikut dilampirkan pada surat")
            case DocumentKind.NOTA_DINAS:
                return self.tr("Lampiran matriks"), self.tr("Matriks tindak lanjut ikut dilampirkan")
            case DocumentKind.LAPORAN:
                tip = self.tr("Menyebut notula, berita acara, daftar hadir, matriks, dan foto sebagai lampiran")
                return self.tr("Daftar lampiran"), tip
            case _:
                tip = self.tr("Daftar hadir, hasil diskusi, matriks tindak lanjut, dan foto sebagai lampiran")
                return self.tr("Lampiran"), tip
