"""What each field of a phrase stands for, and a value to show a phrase with: the demo meeting's."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication


@dataclass(frozen=True, slots=True)
class FieldSample:
    """`meaning` is said of the field, `value` stands for it in the example."""

    meaning: str
    value: str


def field_samples() -> dict[str, FieldSample]:
    """By the name of the field."""
    return {
        "nama_rapat": FieldSample(_tr("jenis dan nama rapat"), "Rapat Koordinasi Pengembangan Desa Wisata"),
        "jenis_rapat": FieldSample(_tr("jenis rapat"), "Rapat Koordinasi"),
        "judul": FieldSample(_tr("judul rapat"), "Rapat Koordinasi Pengembangan Desa Wisata"),
        "hari_tanggal": FieldSample(_tr("hari dan tanggal rapat"), "Selasa, 24 November 2026"),
        "tanggal": FieldSample(_tr("tanggal rapat"), "24 November 2026"),
        "waktu": FieldSample(_tr("waktu rapat"), "08.00 WIB s.d. selesai"),
        "tempat": FieldSample(_tr("tempat rapat"), "Aula, Kantor Bupati"),
        "penyelenggara": FieldSample(_tr("instansi penyelenggara"), "Dinas Kebudayaan dan Pariwisata"),
        "pimpinan": FieldSample(_tr("pimpinan rapat"), "Drs. Suryanto Wibowo, M.Si."),
        "maksud": FieldSample(_tr("maksud undangan"), "pengembangan 12 desa wisata prioritas"),
        "rujukan": FieldSample(_tr("surat yang dirujuk"), "surat Kepala Dinas Kebudayaan dan Pariwisata"),
        "nomor": FieldSample(_tr("nomor surat yang dirujuk"), "400.14.5/2210/400.110/2026"),
        "tanggal_surat": FieldSample(_tr("tanggal surat yang dirujuk"), "9 November 2026"),
        "hal": FieldSample(_tr("hal surat yang dirujuk"), "Permohonan Rapat Koordinasi"),
        "narahubung": FieldSample(_tr("nama narahubung"), "Dewi Kartikasari"),
        "telepon": FieldSample(_tr("telepon narahubung"), "0812-0000-0000"),
        "tanggal_konfirmasi": FieldSample(_tr("batas konfirmasi"), "23 November 2026"),
        "tautan": FieldSample(_tr("tautan daring"), "https://rapat.contoh.go.id/desa-wisata"),
        "id": FieldSample(_tr("ID rapat daring"), "812 3456 7890"),
        "sandi": FieldSample(_tr("kata sandi rapat daring"), "desawisata"),
        "waktu_mulai": FieldSample(_tr("pukul rapat dibuka"), "08.05"),
        "waktu_selesai": FieldSample(_tr("pukul rapat ditutup"), "12.10"),
        "hari_terbilang": FieldSample(
            _tr("hari dan tanggal dengan huruf"),
            "hari ini Selasa tanggal Dua Puluh Empat bulan November tahun Dua Ribu Dua Puluh Enam (24-11-2026)",
        ),
        "pemberi_sambutan": FieldSample(_tr("pemberi sambutan"), "Sekretaris Daerah"),
        "narasumber": FieldSample(_tr("narasumber"), "Kepala Dinas Kebudayaan dan Pariwisata"),
        "isi_lampiran": FieldSample(_tr("isi lampiran"), "Daftar hadir, rumusan, dan matriks tindak lanjut"),
        "rangkap": FieldSample(_tr("banyaknya rangkap"), "2 (dua)"),
        "dasar": FieldSample(_tr("dasar rumusan"), "paparan narasumber, arahan pimpinan, dan hasil diskusi kelompok"),
    }


def _tr(text: str) -> str:
    return QCoreApplication.translate("PhraseSamples", text)
