"""The closed lists of official documents: their kinds, forms and marks (documents.md sections 1 to 9)."""

from __future__ import annotations

from rakor_desktop.domain.kinds import Labelled


class Format(Labelled):
    """The file in which a document is made; the code is the file name ending without its dot."""

    PDF = "pdf", "PDF"
    XLSX = "xlsx", "Excel"
    DOCX = "docx", "Word"

    @property
    def suffix(self) -> str:
        """The file name ending, with its dot."""
        return f".{self.value}"


class DocumentKind(Labelled):
    """Jenis dokumen, in the order of the list on the screen."""

    UNDANGAN = "surat_undangan", "Surat undangan"
    SUSUNAN_ACARA = "susunan_acara", "Susunan acara"
    DAFTAR_HADIR = "daftar_hadir", "Daftar hadir"
    DAFTAR_HADIR_KOSONG = "daftar_hadir_kosong", "Daftar hadir kosong"
    DAFTAR_HADIR_REKAP = "daftar_hadir_rekap", "Rekap daftar hadir"
    NOTULA = "notula", "Notula"
    BERITA_ACARA = "berita_acara", "Berita acara kesepakatan"
    RUMUSAN = "rumusan", "Rumusan hasil rapat"
    MATRIKS = "matriks", "Matriks tindak lanjut"
    LEMBAR_TUGAS = "lembar_tugas", "Lembar tugas instansi"
    LAPORAN = "laporan", "Laporan hasil rapat"
    NOTA_DINAS = "nota_dinas", "Nota dinas laporan"
    BUKU_KERJA = "buku_kerja", "Buku kerja rapat"

    @property
    def formats(self) -> tuple[Format, ...]:
        """The files it can be made as; the first is its own."""
        return _FORMATS.get(self, (Format.PDF,))

    @property
    def suffix(self) -> str:
        """The file name ending of its own format, with its dot."""
        return self.formats[0].suffix

    @property
    def is_form(self) -> bool:
        """Whether it is a sheet to be signed in the room: nothing on it is a draft, so it never carries KONSEP."""
        return self in (DocumentKind.DAFTAR_HADIR, DocumentKind.DAFTAR_HADIR_KOSONG)

    @property
    def is_numbered(self) -> bool:
        """Whether it needs a letter number; the others may carry one (documents.md section 2.3)."""
        return self in (DocumentKind.UNDANGAN, DocumentKind.BERITA_ACARA, DocumentKind.LAPORAN, DocumentKind.NOTA_DINAS)

    @property
    def can_be_final(self) -> bool:
        """Whether a final version of it is kept: not of forms to fill in, nor of the workbook."""
        return not self.is_form and self is not DocumentKind.BUKU_KERJA

    @property
    def locks_meeting(self) -> bool:
        """Whether its final version closes what the meeting recorded: the minutes and what is signed with them."""
        return self in (DocumentKind.NOTULA, DocumentKind.BERITA_ACARA, DocumentKind.RUMUSAN)

    @property
    def has_public_copy(self) -> bool:
        """Whether it prints personal data that a public copy leaves out (documents.md section 11.2)."""
        return self is not DocumentKind.SUSUNAN_ACARA


_FORMATS = {
    DocumentKind.UNDANGAN: (Format.PDF, Format.XLSX),  # the workbook is the daftar undangan
    DocumentKind.NOTULA: (Format.PDF, Format.DOCX),
    DocumentKind.BERITA_ACARA: (Format.PDF, Format.DOCX),
    DocumentKind.MATRIKS: (Format.PDF, Format.XLSX),
    DocumentKind.BUKU_KERJA: (Format.XLSX,),
}


class Urgency(Labelled):
    """Sifat surat (documents.md section 2.4)."""

    BIASA = "biasa", "Biasa"
    PENTING = "penting", "Penting"
    SEGERA = "segera", "Segera"
    SANGAT_SEGERA = "sangat_segera", "Sangat Segera"
    TERBATAS = "terbatas", "Terbatas"
    RAHASIA = "rahasia", "Rahasia"
    SANGAT_RAHASIA = "sangat_rahasia", "Sangat Rahasia"


class Security(Labelled):
    """Keamanan: the security class, printed red on top and bottom of every page (documents.md section 1.6)."""

    BIASA = "biasa", "Biasa"
    TERBATAS = "terbatas", "Terbatas"
    RAHASIA = "rahasia", "Rahasia"
    SANGAT_RAHASIA = "sangat_rahasia", "Sangat Rahasia"


class KopKind(Labelled):
    """Which kop a letterhead is (documents.md section 2.1)."""

    PERANGKAT = "perangkat", "Perangkat Daerah (lambang daerah)"
    BUPATI = "bupati", "Bupati (Lambang Negara)"


class Delegation(Labelled):
    """By which right a signatory signs (documents.md section 2.7); the label is the abbreviation as printed."""

    NONE = "", "Sendiri"
    AN = "an", "a.n."
    UB = "ub", "u.b."
    PLT = "plt", "Plt."
    PLH = "plh", "Plh."
    PJ = "pj", "Pj."
    PJS = "pjs", "Pjs."


class MarginPreset(Labelled):
    """Ruang tepi (documents.md section 1.2); top, right, bottom, left in mm by `millimetres`."""

    NASIONAL = "nasional", "Nasional (20/20/25/30 mm)"
    KEMENDAGRI = "kemendagri", "Kemendagri (20/20/20/25 mm)"
    FOLIO_LOKAL = "folio_lokal", "Folio lokal (25/25/30/30 mm)"

    @property
    def millimetres(self) -> tuple[float, float, float, float]:
        """Top, right, bottom, left."""
        return {"nasional": (20, 20, 25, 30), "kemendagri": (20, 20, 20, 25), "folio_lokal": (25, 25, 30, 30)}[self]


class AddresseeProfile(Labelled):
    """Where the addressee of a letter stands (documents.md section 2.5)."""

    BARU = "baru", "Di kiri, di bawah Hal"
    KLASIK = "klasik", "Di kanan, di bawah tanggal"


class DetailBlock(Labelled):
    """How a letter names day and time (documents.md section 2.6)."""

    GABUNG = "gabung", "Hari/Tanggal dalam satu baris"
    PISAH = "pisah", "Hari dan Tanggal terpisah"


class SignAlign(Labelled):
    """How the lines of a signature block stand."""

    TENGAH = "tengah", "Rata tengah"
    KIRI = "kiri", "Rata kiri"


class LetterOpening(Labelled):
    """Which opening a surat undangan has (documents.md section 3.2)."""

    MAKSUD = "maksud", "Dalam rangka … (kepada Saudara)"
    RUJUKAN = "rujukan", "Menindaklanjuti surat …"
    ATASAN = "atasan", "Kepada atasan atau instansi setingkat (Bapak/Ibu)"


class AttendanceRule(Labelled):
    """What a surat undangan asks about who comes (documents.md section 3.2)."""

    NONE = "", "Tidak disebutkan"
    SENDIRI = "sendiri", "Hadir tepat waktu dan tidak diwakilkan"
    BERWENANG = "berwenang", "Atau menugaskan pejabat yang berwenang"


class DeedVariant(Labelled):
    """Bentuk berita acara (documents.md section 7)."""

    KESEPAKATAN = "kesepakatan", "Kesepakatan hasil rapat"
    PIHAK = "pihak", "Dua pihak"


class SignForm(Labelled):
    """Who signs a berita acara, and how it is laid out (documents.md section 7.3)."""

    TABEL = "tabel", "Tabel per unsur"
    BLOK = "blok", "Blok berdampingan"
    PIMPINAN = "pimpinan", "Pimpinan rapat saja"
