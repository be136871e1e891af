"""The Word template of a document: the built-in one or the office's own, checked, its fields filled in.

The contract: a .docx with one paragraph `{{isi}}`, alone and directly in the body, where the content goes. Anywhere
(also in tables, head and foot) `{{kop}}`, alone in its paragraph, becomes the letterhead, and other `{{fields}}` become
text. The program writes with the styles `Rakor ...` of the template; those that it lacks come from the built-in one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from lxml.etree import XMLSyntaxError

from rakor_desktop.documents.word_styles import lend_styles
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.resources import resource

BODY, KOP = "isi", "kop"
TEXT_FIELDS = (
    "dokumen", "nomor", "nama_rapat", "judul", "jenis_rapat", "hari_tanggal", "tanggal", "waktu", "tempat",
    "penyelenggara", "pimpinan", "instansi", "kota", "status",
)  # fmt: skip
"""What a template may name besides `isi` and `kop`."""

_FIELD = re.compile(r"\{\{([^{}]*)\}\}")
_WHERE = "Templat Word"
_MOST = 60_000_000
"""Bytes of a template's parts unpacked: more is no template."""


def builtin_template() -> bytes:
    """The template that comes with the program, to begin an own one with."""
    return resource("templat/naskah-dinas.docx").read_bytes()


def check_word_template(content: bytes) -> None:
    """Raises UserError that says what is wrong with a template: no .docx, no `{{isi}}`, an unknown `{{field}}`."""
    WordFile(content)


class WordFile:
    """An open template. Raises UserError when it cannot be used."""

    def __init__(self, content: bytes) -> None:
        self.is_builtin = not content
        self.document = _opened(content or builtin_template())
        self.body: Any = self.document.element.body
        self._parts = [self.body, *_edges(self.document)]
        self._check()
        if not self.is_builtin:
            lend_styles(self.document, _opened(builtin_template()))
        self.anchor = next(para for para in self._paragraphs() if _names(para) == [BODY])

    def fill(self, values: Mapping[str, str], put_kop: Callable[[Any], None]) -> None:
        """Write the text fields; `put_kop` replaces each paragraph that holds `{{kop}}`."""
        for para in list(self._paragraphs()):
            names = _names(para)
            if names == [KOP]:
                put_kop(para)
            elif names and names != [BODY]:
                _fill(para, values)

    def _paragraphs(self) -> Iterator[Any]:
        for part in self._parts:
            yield from part.iter(qn("w:p"))

    def _check(self) -> None:
        bodies = 0
        for para in self._paragraphs():
            for name in _names(para):
                alone = _names(para) == [name] and not _rest(para)
                if name == BODY:
                    bodies += 1
                    if not alone or para.getparent() is not self.body:
                        raise UserError("Tulis {{isi}} sendirian dalam satu alinea, di luar tabel.", _WHERE)
                elif name == KOP:
                    if not alone:
                        raise UserError("Tulis {{kop}} sendirian dalam satu alinea.", _WHERE)
                elif name not in TEXT_FIELDS:
                    known = ", ".join(f"{{{{{one}}}}}" for one in (BODY, KOP, *TEXT_FIELDS))
                    raise UserError(f"Isian {{{{{name}}}}} tidak dikenal; pakai salah satu dari {known}.", _WHERE)
        if bodies != 1:
            many = "lebih dari satu" if bodies else "belum ada"
            raise UserError(f"Di templat ini {many} alinea {{{{isi}}}}; tulis tepat satu, tempat isi naskah.", _WHERE)


def _opened(content: bytes) -> Any:
    try:
        with ZipFile(BytesIO(content)) as package:
            if sum(entry.file_size for entry in package.infolist()) > _MOST:
                raise UserError("Templat ini terlalu besar; kecilkan gambarnya lalu pilih lagi.", _WHERE)
        return Document(BytesIO(content))
    except (
        BadZipFile,
        PackageNotFoundError,
        KeyError,
        ValueError,
        XMLSyntaxError,
        OSError,
        NotImplementedError,
    ) as bad:
        message = "Berkas ini bukan dokumen Word .docx; simpan templat sebagai .docx lalu pilih lagi."
        raise UserError(message, _WHERE) from bad


def _edges(document: Any) -> Iterator[Any]:
    """The heads and feet that a template has of its own."""
    kinds = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)
    for relation in document.part.rels.values():
        if relation.reltype in kinds:
            yield relation.target_part.element


# -------------------------------------------------------------------------------------------------------------- fields


def _text(para: Any) -> str:
    """The text of a paragraph's own runs: Word cuts a typed field into several."""
    return "".join(one.text or "" for one in _texts(para))


def _texts(para: Any) -> list[Any]:
    return [one for one in para.iter(qn("w:t")) if next(one.iterancestors(qn("w:p"))) is para]


def _names(para: Any) -> list[str]:
    return [name.strip() for name in _FIELD.findall(_text(para))]


def _rest(para: Any) -> str:
    return _FIELD.sub("", _text(para)).strip()


def _fill(para: Any, values: Mapping[str, str]) -> None:
    """Put each value where its field begins, in the letters of that place; the field may run over several runs."""
    while match := _FIELD.search(_text(para)):
        start, end, value = match.start(), match.end(), values[match[1].strip()].replace("{", "(").replace("}", ")")
        place = 0
        for one in _texts(para):
            text = one.text or ""
            first, last = max(start - place, 0), min(end - place, len(text))
            place += len(text)
            if first < len(text) and last > 0 and first < last:
                one.text = text[:first] + value + text[last:]
                one.set(qn("xml:space"), "preserve")
                value = ""
