"""Turns a drawn PDF into PDF/A-2b, the form in which archives keep documents (documents.md section 12.1)."""

from __future__ import annotations

import re
from functools import cache
from typing import BinaryIO

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import ImageCms

from rakor_desktop.documents.metadata import FileInfo, packet
from rakor_desktop.documents.tagging import Tags, add_structure

_MOST_LINES = 100
_MAP_HEAD = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange"""
_MAP_TAIL = b"endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
_DATE = slice(24, 36)  # of a colour profile's header: when it was made


def to_archive(source: BinaryIO, target: BinaryIO, info: FileInfo, tags: Tags) -> None:
    """Copy a PDF whose fonts are all embedded, adding what PDF/A-2 asks for.

    That is XMP metadata, a colour space, and the structure that was collected while it was drawn.
    """
    with pikepdf.open(source) as document:
        del document.docinfo["/Trapped"]  # always `False`, and XMP has no word for it
        profile = document.make_stream(_colour_profile())
        profile.N = 3
        document.Root.OutputIntents = Array(
            [
                Dictionary(
                    Type=Name.OutputIntent,
                    S=Name.GTS_PDFA1,
                    OutputConditionIdentifier="sRGB",
                    Info="sRGB IEC61966-2.1",
                    DestOutputProfile=document.make_indirect(profile),
                )
            ]
        )
        add_structure(document, tags)
        for font in _fonts(document):
            font.ToUnicode = document.make_stream(_unicode_map(font.ToUnicode.read_bytes()))
        description = document.make_stream(packet(info, str(document.docinfo.Producer)))
        description.Type, description.Subtype = Name.Metadata, Name.XML
        document.Root.Metadata = document.make_indirect(description)
        document.save(target, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def _fonts(document: pikepdf.Pdf) -> list[pikepdf.Object]:
    """Every font of the file that says which letters its codes are, once."""
    found = {
        font.objgen: font
        for page in document.pages
        for font in page.obj.Resources.get("/Font", Dictionary()).values()
        if "/ToUnicode" in font
    }
    return list(found.values())


def _unicode_map(drawn: bytes) -> bytes:
    """The map from codes to letters, without the codes that are not used, in parts of at most 100 lines.

    That is the form of ISO 32000-1, 9.10.3; strict readers ignore the longer parts that reportlab writes.
    """
    used = [pair for pair in re.findall(rb"(<[0-9A-F]{2}>) (<[0-9A-F]{4,}>)", drawn) if pair[1] != b"<0000>"]
    parts = [used[start : start + _MOST_LINES] for start in range(0, len(used), _MOST_LINES)]
    lines = [b"%d beginbfchar\n%s\nendbfchar" % (len(part), b"\n".join(map(b" ".join, part))) for part in parts]
    return b"\n".join([_MAP_HEAD, *lines, _MAP_TAIL])


@cache
def _colour_profile() -> bytes:
    """The sRGB profile, without the moment of its making, so that the same document gives the same bytes."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[_DATE] = bytes.fromhex("07d000010001000000000000")
    return bytes(profile)
