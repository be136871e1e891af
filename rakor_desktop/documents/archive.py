"""Turns a drawn PDF into PDF/A-2b, the form in which archives keep documents (documents.md section 12.1)."""

from __future__ import annotations

from functools import cache
from typing import BinaryIO

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import ImageCms

from rakor_desktop.documents.metadata import FileInfo, packet

_DATE = slice(24, 36)  # of a colour profile's header: when it was made


def to_archive(source: BinaryIO, target: BinaryIO, info: FileInfo) -> None:
    """Copy a PDF whose fonts are all embedded, adding what PDF/A-2b asks for: XMP metadata and a colour space."""
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
        description = document.make_stream(packet(info, str(document.docinfo.Producer)))
        description.Type, description.Subtype = Name.Metadata, Name.XML
        document.Root.Metadata = document.make_indirect(description)
        document.save(target, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)


@cache
def _colour_profile() -> bytes:
    """The sRGB profile, without the moment of its making, so that the same document gives the same bytes."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[_DATE] = bytes.fromhex("07d000010001000000000000")
    return bytes(profile)
