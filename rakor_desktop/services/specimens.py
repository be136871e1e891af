"""How a letterhead or a signature block will look on paper, and the Word templates to start from."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.domain.pages import PagePicture
from rakor_desktop.domain.people import Letterhead, Signatory
from rakor_desktop.services.base import Service
from rakor_desktop.services.settings import SettingService
from rakor_desktop.services.style import office_style

_LARGEST_EMBLEM = 2_000_000  # bytes: more only makes each document heavy


class SpecimenService(Service):
    """Use cases of the settings screen that need the documents' own drawing."""

    def kop(self, letterhead: Letterhead, width: int) -> PagePicture:
        """The top of a first page with this letterhead, `width` pixels wide (a job)."""
        # Imported here: the PDF libraries belong to this job, not to the start of the program.
        from rakor_desktop.documents import pictures, specimen

        return pictures.page_picture(specimen.kop_specimen(letterhead, office_style()), 0, width)

    def signature(self, signatory: Signatory, width: int) -> PagePicture:
        """The signature block of this signatory under today's date, `width` pixels wide (a job)."""
        from rakor_desktop.documents import pictures, specimen

        style = office_style()
        style = replace(style, city=style.dated_in(SettingService(self._store).letterhead()))
        return pictures.page_picture(specimen.signature_specimen(signatory, style, self._now().date()), 0, width)

    def read_emblem(self, path: Path) -> bytes:
        """A picture file that can serve as an emblem (a job). Raises UserError that says what is wrong with it."""
        try:
            size = path.stat().st_size
            content = path.read_bytes() if size <= _LARGEST_EMBLEM else b""
        except OSError as error:
            raise UserError(f"Berkas “{path.name}” tidak dapat dibaca; pilih berkas lain.") from error
        if size > _LARGEST_EMBLEM:
            raise UserError("Gambar lambang lebih dari 2 MB; pilih gambar yang lebih kecil.")
        return content

    def read_template(self, path: Path) -> bytes:
        """A file that can serve as a Word template (a job). Raises UserError that says what is wrong with it."""
        from rakor_desktop.documents.word_template import check_word_template

        try:
            content = path.read_bytes()
        except OSError as error:
            raise UserError(f"Berkas {path.name} tidak dapat dibaca; pilih berkas lain.") from error
        check_word_template(content)
        return content

    def save_template(self, kind: DocumentKind, path: Path) -> Path:
        """Write the Word template that a document is made from, the office's own or the built-in one (a job).

        Raises UserError when it cannot be written.
        """
        from rakor_desktop.documents.word_template import builtin_template
        from rakor_desktop.documents.writer import replace_file

        content = SettingService(self._store).word_template(kind) or builtin_template()

        def put(stream: BinaryIO) -> None:
            stream.write(content)

        replace_file(path, put)
        return path
