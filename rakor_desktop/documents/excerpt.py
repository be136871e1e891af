"""Some pages of a finished PDF as a file of their own, when an officer prints a range into a file."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO


def excerpt(pdf: bytes, pages: Sequence[int]) -> bytes:
    """These pages (from 0) in this order, drawn as they are; the whole document in its order is the file itself.

    Bookmarks, tags and what the file says of itself belong to the whole and stay behind: a part claims no PDF/A.
    """
    # Imported here: the library belongs to the job, not to the start of the program.
    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as whole:
        if list(pages) == list(range(len(whole.pages))):
            return pdf
        with pikepdf.new() as part:
            for number in pages:
                part.pages.append(whole.pages[number])
            for page in part.pages:
                for key in ("/StructParents", "/Tabs"):
                    if key in page:
                        del page[key]
            stream = BytesIO()
            part.save(stream, object_stream_mode=pikepdf.ObjectStreamMode.generate)
            return stream.getvalue()
