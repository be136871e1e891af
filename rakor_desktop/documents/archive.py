"""Turns a drawn PDF into PDF/A-2b, the form in which archives keep documents (documents.md section 12.1)."""

from __future__ import annotations

from functools import cache
from typing import BinaryIO

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import ImageCms

_DATE = slice(24, 36)  # of a colour profile's header: when it was made


def to_archive(source: BinaryIO, target: BinaryIO) -> None:
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
        with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            metadata.load_from_docinfo(document.docinfo)
            metadata["dc:language"] = {"id-ID"}
            metadata["pdfaid:part"] = "2"
            metadata["pdfaid:conformance"] = "B"
        document.save(target, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)


@cache
def _colour_profile() -> bytes:
    """The sRGB profile, without the moment of its making, so that the same document gives the same bytes."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[_DATE] = bytes.fromhex("07d000010001000000000000")
    return bytes(profile)
