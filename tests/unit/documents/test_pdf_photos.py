"""Photographs and materials behind the minutes."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from rakor_desktop.documents.blocks import attachment_head
from rakor_desktop.documents.page import Section, Sheet
from rakor_desktop.documents.photos import photo_blocks
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.kinds import Paper
from rakor_desktop.domain.letter import Material, Photo
from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.domain.record import DocumentOptions, MeetingRecord
from tests.unit.documents.pdf_reading import MM, Read, colours, draw, make, picture
from tests.unit.documents.records import demo_record

NOTULA = DocumentKind.NOTULA
RED, BLUE = (220, 20, 20), (20, 20, 220)


def jpeg(width: int, height: int, *, orientation: int = 1, mode: str = "RGB", place: bool = False) -> bytes:
    """A picture whose left half is red and whose right half is blue, as a camera would store it."""
    image = Image.new("RGB", (width, height), BLUE)
    image.paste(RED, (0, 0, width // 2, height))
    exif = Image.Exif()
    exif[0x0112] = orientation
    if place:
        exif[0x010E] = "Rumah pejabat"
        exif.get_ifd(0x8825)[1] = "S"
    stream = BytesIO()
    image.convert(mode).save(stream, "JPEG", quality=95, exif=exif, comment=b"RAHASIA KAMERA")
    return stream.getvalue()


def with_photos(*files: bytes, caption: str = "Sambutan", record: MeetingRecord | None = None) -> MeetingRecord:
    """The demo meeting with these files as its photographs."""
    contents = {hashlib.sha256(data + bytes([number])).hexdigest(): data for number, data in enumerate(files)}
    photos = tuple(
        Photo(f"foto-{number}", "rapat-1", caption=f"{caption} {number}", file_name=f"IMG_{number}.jpg", sha256=sha,
              taken_at=datetime(2026, 11, 24, 9, number))
        for number, sha in enumerate(contents, 1)
    )  # fmt: skip
    return replace(record or demo_record(), photos=photos, content=contents.__getitem__)


def images(read: Read) -> list[pikepdf.Object]:
    """The photographs of a file; the emblem of the kop is the only other picture."""
    found: list[pikepdf.Object] = []
    with pikepdf.open(read.path) as document:
        for page in list(document.pages)[1:]:
            found += [image for image in page.resources.get("/XObject", {}).values() if image.Subtype == "/Image"]
        for image in found:
            assert str(image.ColorSpace) in ("/DeviceRGB", "/DeviceGray")
            assert int(image.Width) > 0
    return found


def test_six_photographs_fill_a_page_two_by_three(tmp_path: Path) -> None:
    read = make(with_photos(*[jpeg(400, 300)] * 7), tmp_path, NOTULA)
    page = next(number for number, text in enumerate(read.pages) if "DOKUMENTASI" in text)
    assert "Notulis" not in read.pages[page]  # it starts a page of its own behind the signatures
    captions = [read.find(f"Pukul 09.0{number} WIB, Sambutan {number}", page) for number in range(1, 7)]
    assert len({round(word.top) for word in captions}) == 3
    assert captions[0].right < captions[1].left
    assert captions[1].bottom > captions[2].top
    assert "09.07 WIB, Sambutan 7" in read.pages[page + 1]
    assert "DOKUMENTASI" not in read.pages[page + 1]


def test_photographs_can_be_left_out(tmp_path: Path) -> None:
    read = make(with_photos(jpeg(400, 300)), tmp_path, NOTULA, include_photos=False)
    assert "DOKUMENTASI" not in read.text
    assert "Sambutan 1" not in read.text


@pytest.mark.parametrize(
    ("orientation", "first", "last"),
    [(1, "left", RED), (3, "left", BLUE), (6, "top", RED), (8, "top", BLUE)],
)
def test_photographs_stand_upright(tmp_path: Path, orientation: int, first: str, last: tuple[int, int, int]) -> None:
    """As the camera was held: the red half comes first, or last."""
    read = make(with_photos(jpeg(400, 300, orientation=orientation)), tmp_path, NOTULA)
    page = picture(read.path, len(read.pages) - 1, 2)
    found = [(x, y) for x in range(0, page.width // 2, 4) for y in range(60, page.height // 2, 4)
             if near(page.getpixel((x, y)), last)]  # fmt: skip
    others = [(x, y) for x in range(0, page.width // 2, 4) for y in range(60, page.height // 2, 4)
              if near(page.getpixel((x, y)), BLUE if last == RED else RED)]  # fmt: skip
    axis = 0 if first == "left" else 1
    assert max(place[axis] for place in found) < min(place[axis] for place in others)
    wide = max(x for x, _ in found + others) - min(x for x, _ in found + others)
    high = max(y for _, y in found + others) - min(y for _, y in found + others)
    assert wide / high == pytest.approx(4 / 3 if axis == 0 else 3 / 4, abs=0.08)


def near(pixel: object, colour: tuple[int, int, int]) -> bool:
    assert isinstance(pixel, tuple)
    return all(abs(one - other) < 40 for one, other in zip(pixel, colour, strict=True))


@pytest.mark.parametrize("size", [(4000, 3000), (3000, 4000), (6000, 500)])
def test_large_photographs_are_no_finer_than_print_needs(tmp_path: Path, size: tuple[int, int]) -> None:
    read = make(with_photos(jpeg(*size)), tmp_path, NOTULA)
    with pikepdf.open(read.path) as document:
        (image,) = document.pages[-1].resources["/XObject"].values()
        width, height = int(image.Width), int(image.Height)
        assert str(image.Filter) == "/DCTDecode" or [str(part) for part in image.Filter] == ["/DCTDecode"]
    box = (160 - 5) / 2 / 25.4 * 200
    assert max(width, height) <= box + 1
    assert width / height == pytest.approx(size[0] / size[1], rel=0.02)


def test_small_photographs_are_not_blown_up_in_the_file(tmp_path: Path) -> None:
    read = make(with_photos(jpeg(200, 150)), tmp_path, NOTULA)
    with pikepdf.open(read.path) as document:
        (image,) = document.pages[-1].resources["/XObject"].values()
        assert (int(image.Width), int(image.Height)) == (200, 150)


def test_many_large_photographs_keep_the_file_small(tmp_path: Path) -> None:
    noise = Image.effect_noise((1600, 1200), 60).convert("RGB")
    stream = BytesIO()
    noise.save(stream, "JPEG", quality=95)
    files = [stream.getvalue()] * 6
    assert make(with_photos(*files), tmp_path, NOTULA).path.stat().st_size < len(files[0])


def test_what_the_camera_noted_does_not_come_along(tmp_path: Path) -> None:
    read = make(with_photos(jpeg(400, 300, place=True)), tmp_path, NOTULA)
    with pikepdf.open(read.path) as document:
        (image,) = document.pages[-1].resources["/XObject"].values()
        data = image.read_raw_bytes()
    assert b"Exif" not in data
    assert b"KAMERA" not in data
    assert b"Rumah" not in data


@pytest.mark.parametrize(
    ("mode", "format_"),
    [("RGBA", "PNG"), ("P", "PNG"), ("L", "JPEG"), ("CMYK", "JPEG"), ("1", "PNG"), ("I;16", "PNG"), ("LA", "PNG"),
     ("RGB", "WEBP"), ("RGB", "BMP")],
)  # fmt: skip
def test_pictures_of_any_common_kind_are_printed(tmp_path: Path, mode: str, format_: str) -> None:
    stream = BytesIO()
    Image.new(mode, (300, 200)).save(stream, format_)
    read = make(with_photos(stream.getvalue()), tmp_path, NOTULA)
    assert "tidak dapat dibaca" not in read.text
    assert len(images(read)) == 1


def test_transparent_pictures_stand_on_white(tmp_path: Path) -> None:
    stream = BytesIO()
    Image.new("RGBA", (300, 200), (0, 0, 0, 0)).save(stream, "PNG")
    read = make(with_photos(stream.getvalue()), tmp_path, NOTULA)
    page = picture(read.path, len(read.pages) - 1, 1)
    assert colours(page).get((0, 0, 0), 0) < page.width * page.height / 50


@pytest.mark.parametrize("content", [b"", b"bukan gambar", jpeg(400, 300)[:2000]], ids=["empty", "other", "cut"])
def test_unreadable_picture_leaves_a_frame_with_its_name(tmp_path: Path, content: bytes) -> None:
    read = make(with_photos(content, jpeg(400, 300)), tmp_path, NOTULA)
    assert "Foto tidak dapat dibaca: IMG_1.jpg" in read.text
    assert "09.01 WIB, Sambutan 1" in read.text
    assert len(images(read)) == 1


@pytest.mark.parametrize("error", [KeyError("x"), UserError("Isi berkas rusak."), OSError("x")])
def test_file_that_is_gone_leaves_a_frame_too(tmp_path: Path, error: Exception) -> None:
    def gone(sha256: str) -> bytes:
        raise error

    record = replace(with_photos(jpeg(40, 30)), content=gone)
    assert "Foto tidak dapat dibaca: IMG_1.jpg" in make(record, tmp_path, NOTULA).text


def test_long_captions_are_printed_whole(tmp_path: Path) -> None:
    caption = " ".join(f"kata{number}" for number in range(150))
    read = make(with_photos(jpeg(400, 300), jpeg(400, 300), caption=caption), tmp_path, NOTULA)
    assert read.text.count("kata149") == 2
    for words in read.words:
        assert min(word.bottom for word in words) >= 25 * MM - 1


def test_a_caption_falls_back_to_the_agenda(tmp_path: Path) -> None:
    record = with_photos(jpeg(40, 30))
    photos = (replace(record.photos[0], caption="", agenda_item_id="acara-2"),)
    last = make(replace(record, photos=photos), tmp_path, NOTULA).pages[-1]
    assert "09.01 WIB, Paparan arah pengembangan desa wisata 2027" in " ".join(last.split())


@pytest.mark.parametrize("kind", [NOTULA, DocumentKind.BERITA_ACARA, DocumentKind.LAPORAN])
def test_photographs_of_an_internal_item_stay_away_with_it(tmp_path: Path, kind: DocumentKind) -> None:
    record = with_photos(jpeg(40, 30), caption="Rapat tertutup")
    record = replace(record, photos=(replace(record.photos[0], agenda_item_id="acara-0"),))
    assert "Rapat tertutup" in make(record, tmp_path, kind, include_internal=True).text
    read = make(record, tmp_path, kind)
    assert "Rapat tertutup" not in read.text
    assert "DOKUMENTASI" not in read.text
    assert "Dokumentasi" not in read.text


def test_photographs_stand_below_the_head_of_an_attachment(tmp_path: Path) -> None:
    sheet = Sheet.of(Paper.A4)
    record = with_photos(*[jpeg(400, 300)] * 6)
    parts = [
        *attachment_head("IV", "Berita Acara", "1", None, sheet),
        *photo_blocks(record, DocumentOptions(NOTULA), sheet),
    ]
    read = draw(tmp_path, [Section(parts, sheet)])
    assert len(read.pages) == 1
    assert "LAMPIRAN IV" in read.pages[0]
    assert "Sambutan 6" in read.pages[0]


def test_no_photographs_no_blocks() -> None:
    assert photo_blocks(replace(demo_record(), photos=()), DocumentOptions(NOTULA), Sheet.of(Paper.A4)) == []


def test_materials_are_listed_with_their_item_and_internal_ones_left_out(tmp_path: Path) -> None:
    files = (("acara-2", "Paparan 2027.pptx"), ("acara-0", "Honor panitia.xlsx"), (None, "Data kunjungan.pdf"))
    materials = tuple(
        Material(f"m{number}", "rapat-1", agenda_item_id=item, file_name=name)
        for number, (item, name) in enumerate(files)
    )
    record = replace(demo_record(), materials=materials, photos=())
    text = make(record, tmp_path, NOTULA).text
    assert (
        "Bahan paparan 1. Paparan arah pengembangan desa wisata 2027: Paparan 2027.pptx 2. Data kunjungan.pdf" in text
    )
    assert text.index("Bahan paparan") > text.index("Notulis,")
    assert "Honor" in make(record, tmp_path, NOTULA, include_internal=True).text
    assert "Bahan paparan" not in make(replace(record, materials=()), tmp_path, NOTULA).text
