"""The closed lists of the field, with the one Indonesian label for each (documents.md section 14)."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Labelled(StrEnum):
    """A stored code with the label that screens and documents show."""

    label: str

    def __new__(cls, code: str, label: str = "") -> Self:
        """Keep the label beside the code; a lookup by code alone still works."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        return member


class Sector(Labelled):
    """Unsur: the side of society an institution belongs to; the code is the two-letter badge."""

    PD = "PD", "Pemerintah daerah"
    FV = "FV", "Forkopimda dan vertikal"
    BU = "BU", "BUMN dan BUMD"
    DU = "DU", "Dunia usaha"
    AK = "AK", "Akademisi"
    MS = "MS", "Masyarakat dan LSM"
    MD = "MD", "Media"

    @property
    def short_label(self) -> str:
        """The label for narrow columns."""
        return _SECTOR_SHORT[self]

    @property
    def formal(self) -> str:
        """The one name in print: heads of lists, `Unsur ...`, counts in sentences."""
        return _SECTOR_FORMAL[self]


_SECTOR_SHORT = {
    Sector.PD: "Pemerintah",
    Sector.FV: "Forkopimda",
    Sector.BU: "BUMN/BUMD",
    Sector.DU: "Dunia usaha",
    Sector.AK: "Akademisi",
    Sector.MS: "Masyarakat",
    Sector.MD: "Media",
}
_SECTOR_FORMAL = {
    Sector.PD: "Pemerintah Daerah",
    Sector.FV: "Forkopimda dan Instansi Vertikal",
    Sector.BU: "BUMN dan BUMD",
    Sector.DU: "Dunia Usaha",
    Sector.AK: "Akademisi",
    Sector.MS: "Masyarakat dan LSM",
    Sector.MD: "Media",
}


class MeetingKind(Labelled):
    """Jenis rapat."""

    RAKOR = "rakor", "Rapat Koordinasi"
    TEKNIS = "teknis", "Rapat Teknis"
    EVALUASI = "evaluasi", "Rapat Evaluasi"
    PERSIAPAN = "persiapan", "Rapat Persiapan"
    MUSYAWARAH = "musyawarah", "Musyawarah"
    FKP = "fkp", "Forum Konsultasi Publik"
    FGD = "fgd", "Focus Group Discussion"
    SOSIALISASI = "sosialisasi", "Sosialisasi"
    MUSRENBANG = "musrenbang", "Musrenbang"


class MeetingState(Labelled):
    """Status rapat."""

    RENCANA = "rencana", "Rencana"
    TERJADWAL = "terjadwal", "Terjadwal"
    BERLANGSUNG = "berlangsung", "Berlangsung"
    SELESAI = "selesai", "Selesai"
    DITUNDA = "ditunda", "Ditunda"
    DIBATALKAN = "dibatalkan", "Dibatalkan"


class MeetingMode(Labelled):
    """Moda."""

    LURING = "luring", "Luring"
    DARING = "daring", "Daring"
    HIBRIDA = "hibrida", "Hibrida"


class Purpose(Labelled):
    """Maksud dan tujuan yang baku."""

    PERSEPSI = "persepsi", "Menyamakan persepsi"
    EVALUASI = "evaluasi", "Evaluasi program"
    ASPIRASI = "aspirasi", "Menjaring aspirasi"
    KERJA_SAMA = "kerja_sama", "Kerja sama antarlembaga"

    @property
    def noun(self) -> str:
        """How a sentence names it, after `dalam rangka` or `guna`."""
        return _PURPOSE_NOUN[self]


_PURPOSE_NOUN = {
    Purpose.PERSEPSI: "penyamaan persepsi",
    Purpose.EVALUASI: "evaluasi program",
    Purpose.ASPIRASI: "penjaringan aspirasi",
    Purpose.KERJA_SAMA: "kerja sama antarlembaga",
}


class MinutesState(Labelled):
    """Status dokumen."""

    KONSEP = "konsep", "Konsep"
    FINAL = "final", "Final"
    DITANDATANGANI = "ditandatangani", "Ditandatangani"
    DIARSIPKAN = "diarsipkan", "Diarsipkan"


class AgendaKind(Labelled):
    """Jenis acara."""

    REGISTRASI = "registrasi", "Registrasi"
    PEMBUKAAN = "pembukaan", "Pembukaan"
    DOA = "doa", "Doa"
    SAMBUTAN = "sambutan", "Sambutan"
    ARAHAN = "arahan", "Arahan"
    PAPARAN = "paparan", "Paparan"
    DISKUSI = "diskusi", "Diskusi"
    KELOMPOK = "kelompok", "Diskusi kelompok"
    PLENO = "pleno", "Pleno"
    PERUMUSAN = "perumusan", "Perumusan kesepakatan"
    ISTIRAHAT = "istirahat", "Istirahat"
    PENUTUP = "penutup", "Penutup"
    EVALUASI = "evaluasi", "Evaluasi tindak lanjut"
    LAIN = "lain", "Lain-lain"


class ParticipantRole(Labelled):
    """Kedudukan peserta dalam rapat."""

    PESERTA = "peserta", "Peserta"
    PIMPINAN = "pimpinan", "Pimpinan rapat"
    SEKRETARIS = "sekretaris", "Sekretaris rapat"
    NOTULIS = "notulis", "Notulis"
    MODERATOR = "moderator", "Moderator"
    PEMBAWA_ACARA = "pembawa_acara", "Pembawa acara"
    NARASUMBER = "narasumber", "Narasumber"
    PEMBAHAS = "pembahas", "Pembahas"
    FASILITATOR = "fasilitator", "Fasilitator"
    PERUMUS = "perumus", "Tim perumus"


class InvitationState(Labelled):
    """Status undangan per peserta."""

    BELUM = "belum", "Belum dikirim"
    TERKIRIM = "terkirim", "Terkirim"
    KONFIRMASI = "konfirmasi", "Konfirmasi hadir"
    DIWAKILI = "diwakili", "Diwakili"
    BERHALANGAN = "berhalangan", "Berhalangan"


class Presence(Labelled):
    """Kehadiran."""

    BELUM = "belum", "Belum tercatat"
    HADIR = "hadir", "Hadir"
    DIWAKILI = "diwakili", "Diwakili"
    IZIN = "izin", "Izin"
    SAKIT = "sakit", "Sakit"
    TIDAK_HADIR = "tidak_hadir", "Tidak hadir"

    @property
    def counts_as_present(self) -> bool:
        """Whether somebody sits in the room for this invitation (in person or by a delegate)."""
        return self in (Presence.HADIR, Presence.DIWAKILI)


class Registration(Labelled):
    """Cara presensi dicatat."""

    KETIK = "ketik", "Diketik"
    PEMINDAI = "pemindai", "Pemindai"
    LEMBAR = "lembar", "Lembar kertas"


class RemarkKind(Labelled):
    """Jenis catatan."""

    PENJELASAN = "penjelasan", "Penjelasan"
    PERTANYAAN = "pertanyaan", "Pertanyaan"
    TANGGAPAN = "tanggapan", "Tanggapan"
    USULAN = "usulan", "Usulan"
    KRITIK = "kritik", "Kritik"
    KEPUTUSAN = "keputusan", "Keputusan"


class PointKind(Labelled):
    """Jenis butir diskusi."""

    MASALAH = "masalah", "Masalah"
    PENYEBAB = "penyebab", "Penyebab"
    USULAN = "usulan", "Usulan"
    DATA = "data", "Dukungan data"
    REKOMENDASI = "rekomendasi", "Rekomendasi"


class Priority(Labelled):
    """Prioritas butir diskusi."""

    TINGGI = "tinggi", "Tinggi"
    SEDANG = "sedang", "Sedang"
    RENDAH = "rendah", "Rendah"


class Side(Labelled):
    """Pihak dalam matriks kepentingan."""

    PEMERINTAH = "pemerintah", "Pemerintah"
    MASYARAKAT = "masyarakat", "Masyarakat"
    SWASTA = "swasta", "Swasta"
    LSM = "lsm", "LSM"
    AKADEMISI = "akademisi", "Akademisi"
    MEDIA = "media", "Media"

    @property
    def sector(self) -> Sector:
        """The sector whose badge stands beside the side."""
        return _SIDE_SECTOR[self]


_SIDE_SECTOR = {
    Side.PEMERINTAH: Sector.PD,
    Side.MASYARAKAT: Sector.MS,
    Side.SWASTA: Sector.DU,
    Side.LSM: Sector.MS,
    Side.AKADEMISI: Sector.AK,
    Side.MEDIA: Sector.MD,
}


class Outcome(Labelled):
    """Hasil pembahasan kepentingan satu pihak."""

    BELUM = "belum", "Belum"
    SEPAKAT = "sepakat", "Sepakat"
    KOMPROMI = "kompromi", "Kompromi"
    PIMPINAN = "pimpinan", "Ke pimpinan"


class AgreementState(Labelled):
    """Status kesepakatan."""

    USULAN = "usulan", "Usulan"
    DISEPAKATI = "disepakati", "Disepakati"
    CATATAN = "catatan", "Disepakati dengan catatan"
    DITUNDA = "ditunda", "Ditunda"
    DITOLAK = "ditolak", "Ditolak"

    @property
    def is_agreed(self) -> bool:
        """Whether the meeting took it over, with or without a note."""
        return self in (AgreementState.DISEPAKATI, AgreementState.CATATAN)

    @property
    def is_carried(self) -> bool:
        """Whether the next meeting goes on with it: agreed and put off, not what was only proposed or rejected."""
        return self.is_agreed or self is AgreementState.DITUNDA


class TaskState(Labelled):
    """Status tugas yang disimpan; `Terlambat` selalu dihitung (documents.md section 9)."""

    BELUM = "belum", "Belum Dimulai"
    PROSES = "proses", "Dalam Proses"
    KENDALA = "kendala", "Terkendala"
    SELESAI = "selesai", "Selesai"
    BATAL = "batal", "Dibatalkan"

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something."""
        return self not in (TaskState.SELESAI, TaskState.BATAL)


class FundSource(Labelled):
    """Sumber dana."""

    NONE = "", "–"
    APBD = "apbd", "APBD"
    APBN = "apbn", "APBN"
    CSR = "csr", "CSR"
    SWADAYA = "swadaya", "Swadaya"
    LAINNYA = "lainnya", "Lainnya"


class Assent(Labelled):
    """Jawaban satu instansi pada pembacaan kesepakatan."""

    SETUJU = "setuju", "Setuju"
    CATATAN = "catatan", "Setuju dengan catatan"
    BELUM = "belum", "Belum"
    TIDAK_HADIR = "tidak_hadir", "Tidak hadir"


class AspirationKind(Labelled):
    """Jenis aspirasi."""

    ASPIRASI = "aspirasi", "Aspirasi"
    SARAN = "saran", "Saran"
    KRITIK = "kritik", "Kritik"
    PERTANYAAN = "pertanyaan", "Pertanyaan"


class AspirationState(Labelled):
    """Status jawaban aspirasi."""

    BARU = "baru", "Belum dijawab"
    DITERUSKAN = "diteruskan", "Diteruskan"
    DIJAWAB = "dijawab", "Dijawab"


class Paper(Labelled):
    """Ukuran kertas (documents.md section 1.1)."""

    A4 = "A4", "A4"
    F4 = "F4", "F4 (215 × 330 mm)"
    F4_210 = "F4_210", "Folio (210 × 330 mm)"

    @property
    def millimetres(self) -> tuple[float, float]:
        """Width and height in mm, upright."""
        return {"A4": (210.0, 297.0), "F4": (215.0, 330.0), "F4_210": (210.0, 330.0)}[self.value]


class VenueState(Labelled):
    """Keadaan satu sarana."""

    BELUM = "belum", "Belum diperiksa"
    SIAP = "siap", "Siap"
    MASALAH = "masalah", "Bermasalah"
