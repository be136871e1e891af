"""Qt's own words in Indonesian: the menu of a text field, standard buttons, the dialogs for files and printing.

Qt has no Indonesian catalogue (there is no `qtbase_id.qm`), and on Linux its own dialogs are shown. Only what an
officer meets stands here. A dictionary rather than a compiled catalogue: nothing to build, and asking it for the 700
texts of the start takes less than 1 ms.
"""

from __future__ import annotations

from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

_TEXT_MENU = {
    "&Undo": "&Urungkan",
    "&Redo": "&Ulangi",
    "Cu&t": "Po&tong",
    "&Copy": "&Salin",
    "&Paste": "&Tempel",
    "Delete": "Hapus",
    "Select All": "Pilih semua",
    "Copy &Link Location": "Salin alamat &tautan",
}
_BUTTONS = {
    "OK": "OK",
    "&OK": "&OK",
    "Save": "Simpan",
    "Save All": "Simpan semua",
    "Open": "Buka",
    "&Yes": "&Ya",
    "Yes to &All": "Ya untuk &semua",
    "&No": "&Tidak",
    "N&o to All": "Tidak &untuk semua",
    "Abort": "Hentikan",
    "Retry": "Coba lagi",
    "Ignore": "Abaikan",
    "Close": "Tutup",
    "Cancel": "Batal",
    "Discard": "Buang",
    "Don't Save": "Jangan simpan",
    "Help": "Bantuan",
    "Apply": "Terapkan",
    "Reset": "Kembalikan",
    "Restore Defaults": "Kembalikan ke semula",
    "Show Details...": "Tampilkan rincian...",
    "Hide Details...": "Sembunyikan rincian...",
}
_FILES = {
    "&Delete": "&Hapus",
    "Delete": "Hapus",
    "&Rename": "&Ganti nama",
    "&Look in:": "&Cari di:",
    "&New Folder": "&Folder baru",
    "New Folder": "Folder baru",
    "Create New Folder": "Buat folder baru",
    "Create a New Folder": "Buat folder baru",
    "&Open": "&Buka",
    "Open": "Buka",
    "&Save": "&Simpan",
    "Save As": "Simpan sebagai",
    "&Choose": "&Pilih",
    "All Files (*)": "Semua berkas (*)",
    "Back": "Mundur",
    "Go back": "Mundur",
    "Forward": "Maju",
    "Go forward": "Maju",
    "Parent Directory": "Folder di atasnya",
    "Go to the parent directory": "Ke folder di atasnya",
    "List View": "Daftar",
    "Change to list view mode": "Tampilkan sebagai daftar",
    "Detail View": "Rincian",
    "Change to detail view mode": "Tampilkan dengan rincian",
    "File &name:": "&Nama berkas:",
    "Directory:": "Folder:",
    "Directories": "Folder",
    "Find Directory": "Pilih folder",
    "Files": "Berkas",
    "Files of &type:": "&Jenis berkas:",
    "Recent Places": "Tempat terakhir",
    "Remove": "Buang",
    "Sidebar": "Bilah sisi",
    "List of places and bookmarks": "Daftar tempat",
    "Show ": "Tampilkan ",
    "Show &hidden files": "Tampilkan berkas &tersembunyi",
    "%1 already exists.\nDo you want to replace it?": "%1 sudah ada.\nGanti berkas itu?",
    "%1\nDirectory not found.\nPlease verify the correct directory name was given.": (
        "%1\nFolder tidak ditemukan.\nPeriksa nama foldernya."
    ),
    "%1\nFile not found.\nPlease verify the correct file name was given.": (
        "%1\nBerkas tidak ditemukan.\nPeriksa nama berkasnya."
    ),
    "'%1' is write protected.\nDo you want to delete it anyway?": "'%1' tidak boleh ditulisi.\nTetap hapus?",
    "Are you sure you want to delete '%1'?": "Hapus '%1'?",
    "Could not delete directory.": "Folder tidak dapat dihapus.",
}
_FILE_COLUMNS = {
    "Computer": "Komputer",
    "Date Modified": "Diubah",
    "Name": "Nama",
    "Size": "Ukuran",
    "Type": "Jenis",
    "Kind": "Jenis",
    "Drive": "Penyimpanan",
    "Folder": "Folder",
    "File": "Berkas",
}
_PRINT = {
    "Print": "Cetak",
    "&Print": "&Cetak",
    "Print to File (PDF)": "Cetak ke berkas (PDF)",
    "Write PDF file": "Tulis berkas PDF",
    "Local file": "Berkas",
    "&Options >>": "&Pilihan >>",
    "&Options <<": "&Pilihan <<",
    "All Pages": "Semua halaman",
    "Odd Pages": "Halaman ganjil",
    "Even Pages": "Halaman genap",
    "Printer": "Printer",
    "&Name:": "&Nama:",
    "P&roperties": "&Sifat",
    "Location:": "Tempat:",
    "Type:": "Jenis:",
    "Preview": "Pratinjau",
    "Output &file:": "&Berkas hasil:",
    "Options": "Pilihan",
    "Copies": "Rangkap",
    "Copies:": "Rangkap:",
    "Collate": "Susun per rangkap",
    "Reverse": "Urutan terbalik",
    "Print range": "Yang dicetak",
    "Print all": "Semua",
    "Pages": "Halaman",
    "Pages from": "Halaman",
    "to": "sampai",
    "Current Page": "Halaman ini",
    "Selection": "Yang dipilih",
    "Page &Set:": "&Halaman:",
    "Output Settings": "Hasil cetak",
    "Color Mode": "Warna",
    "Color": "Berwarna",
    "Grayscale": "Abu-abu",
    "Double Sided Printing": "Cetak bolak-balik",
    "Off": "Tidak",
    "Long side binding": "Jilid di sisi panjang",
    "Short side binding": "Jilid di sisi pendek",
    "Specify pages or ranges separated by commas. Ranges are specified by two numbers separated by a hyphen. "
    "E.g: 3,5-7,9 prints pages 3, 5, 6, 7 and 9.": (
        "Nomor halaman dipisahkan koma; rentang ditulis dengan tanda hubung. "
        "Misalnya 3,5-7,9 mencetak halaman 3, 5, 6, 7, dan 9."
    ),
}
_CONTEXTS = {
    "QLineEdit": _TEXT_MENU,
    "QWidgetTextControl": _TEXT_MENU,
    "QAbstractSpinBox": _TEXT_MENU | {"&Select All": "&Pilih semua", "&Step up": "&Tambah", "Step &down": "&Kurangi"},
    "QPlatformTheme": _BUTTONS,
    "QDialogButtonBox": _BUTTONS,
    "QMessageBox": _BUTTONS,
    "QFileDialog": _FILES,
    "QFileSystemModel": _FILE_COLUMNS,
    "QAbstractFileIconProvider": _FILE_COLUMNS,
    "QPrintDialog": _PRINT | {"OK": "OK"},
    "QPrintWidget": _PRINT,
    "QPrintSettingsOutput": _PRINT,
    "QTabBar": {"Scroll Left": "Geser ke kiri", "Scroll Right": "Geser ke kanan"},
}


class QtWords(QTranslator):
    """Answers only for Qt's own texts; ours are Indonesian already."""

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False

    def translate(self, context: str, text: str, _note: str | None = None, _number: int = -1) -> str | None:  # type: ignore[override]
        words = _CONTEXTS.get(context)
        # None, not an empty text: then Qt takes the text itself.
        return None if words is None else words.get(text)


def speak_indonesian(app: QApplication) -> None:
    """Let Qt use these words; once."""
    app.installTranslator(QtWords(app))
