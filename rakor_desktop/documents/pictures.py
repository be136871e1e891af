"""Pages of a finished PDF as pixels, for the preview inside the program."""

from __future__ import annotations

from collections.abc import Iterator

from rakor_desktop.domain.progress import Progress


def page_pictures(pdf: bytes, width: int, progress: Progress) -> Iterator[tuple[int, int, bytes]]:
    """(width, height, RGBA bytes) of each page, `width` pixels wide."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        for number in range(len(document)):
            progress.report(number, len(document), f"halaman {number + 1}")
            page = document[number]
            bitmap = page.render(scale=width / page.get_width(), rev_byteorder=True, prefer_bgrx=True)
            yield bitmap.width, bitmap.height, bytes(bitmap.buffer)
            bitmap.close()
            page.close()
    finally:
        document.close()
