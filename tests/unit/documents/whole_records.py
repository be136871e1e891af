"""The three meetings that every document is made of, with all that a meeting can hold: letter, files, photographs.

Whatever is personal stands here once more as `secrets`: no public copy may say any of it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw

from rakor_desktop.domain.letter import Letter, Material, Photo
from rakor_desktop.domain.naskah import AttendanceRule, DocumentKind, Urgency
from rakor_desktop.domain.record import DocumentOptions, DocumentPlate, MeetingRecord, Party, Seal
from tests.unit.documents.records import demo_record, huge_record, tiny_record

SEAL = Seal(2, "7K2M-9QXT-4B", "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881")
PARTIES = (
    Party("Drs. Suryanto Wibowo, M.Si.", "196001011200501999", "Pembina Utama Muda", "Asisten Perekonomian",
          "Jalan Jenderal Ahmad Yani Nomor 100 Banyuwangi"),
    Party("Ahmad Jum'ah", post="Ketua Kelompok Sadar Wisata Kemiren", address="Desa Kemiren, Kecamatan Glagah"),
)  # fmt: skip
# Typed by the officer into the letter itself.
_OWN_PHONE, _OWN_MAIL = "0813-6666-5555", "parkir@contoh.test"
_CONTACT_PHONE = "0813-1111-2222"
_LETTER = Letter(
    "surat", "rapat-1", urgency=Urgency.SEGERA, rule=AttendanceRule.BERWENANG, dress="Pakaian Dinas Harian (PDH)",
    note="membawa bahan paparan", extra=f"Tempat parkir di halaman belakang; petunjuk: {_OWN_PHONE}, {_OWN_MAIL}.",
    contact_name="Dewi Kartikasari", contact_phone=_CONTACT_PHONE, confirm_by=date(2026, 11, 20),
    online_link="https://rapat.contoh.test/j/1", online_id="123 456", online_password="rahasia77",
    copies="Bupati Banyuwangi;\nKepala Bagian Perekonomian;\nArsip.",
)  # fmt: skip
_PLATES = (
    DocumentPlate(DocumentKind.BERITA_ACARA, DocumentOptions(DocumentKind.BERITA_ACARA),
                  number="000.1.5/1501/429.011/2026"),
    DocumentPlate(
        DocumentKind.LAPORAN, DocumentOptions(DocumentKind.LAPORAN), number="000.1.5/1502/429.011/2026",
        date=date(2026, 11, 26), intro="Desa wisata tumbuh lebih cepat daripada jalan dan penginapannya.",
        advice="Rapat berikutnya diadakan di salah satu desa wisata.",
    ),
    DocumentPlate(
        DocumentKind.NOTA_DINAS, DocumentOptions(DocumentKind.NOTA_DINAS), number="000.1.5/1503/429.011/2026",
        date=date(2026, 11, 25), addressee="Sekretaris Daerah", copies="Asisten Administrasi Umum;\nArsip.",
        intro="surat perintah tugas tanggal 20 November 2026", advice="Mohon arahan atas pembiayaan tahap kedua.",
    ),
)  # fmt: skip
_ACTIVITIES = (
    "Registrasi peserta di ruang depan", "Sambutan Sekretaris Daerah", "Paparan arah pengembangan",
    "Diskusi kelompok K1", "Diskusi kelompok K2", "Perumusan kesepakatan", "Pembacaan kesepakatan",
)  # fmt: skip


def whole_tiny() -> MeetingRecord:
    """A meeting of which almost nothing was filled in."""
    return tiny_record()


@cache
def whole_demo() -> MeetingRecord:
    """The finished demo meeting with everything around it."""
    return _whole(demo_record(), photos=7, materials=2)


@cache
def whole_huge() -> MeetingRecord:
    """A meeting at every limit: 500 participants, names of 120 characters, 100 agreements, 20 photographs."""
    return _whole(huge_record(), photos=20, materials=30)


MEETINGS: dict[str, Callable[[], MeetingRecord]] = {"tiny": whole_tiny, "demo": whole_demo, "huge": whole_huge}


def secrets(record: MeetingRecord) -> frozenset[str]:
    """Every NIP, telephone number and e-mail address of a person, without blanks."""
    people = (*record.participants, record.chair, record.secretary, record.minute_taker)
    found = {record.signatory.nip if record.signatory else "", _CONTACT_PHONE, _OWN_PHONE, _OWN_MAIL}
    for person in people:
        if person is not None:
            found |= {person.nip, person.phone, person.email}
    return frozenset("".join(text.split()) for text in found if text)


def _whole(record: MeetingRecord, *, photos: int, materials: int) -> MeetingRecord:
    pictures = [_photo(number) for number in range(photos)]
    contents = {hashlib.sha256(content).hexdigest(): content for content in pictures}
    return replace(
        record,
        meeting=replace(record.meeting, minutes_number="000.1.5/1500/429.011/2026"),
        letter=_LETTER,
        plates=_PLATES,
        photos=_photos(contents),
        materials=tuple(
            Material(f"bahan-{number}", "rapat-1", rank=f"{number:03d}", media_type="application/pdf",
                     file_name=f"paparan-{number:02d}.pdf", size=120_000 + number, sha256=f"{number:064x}")
            for number in range(1, materials + 1)
        ),
        content=contents.__getitem__,
    )  # fmt: skip


def _photos(checksums: Iterable[str]) -> tuple[Photo, ...]:
    return tuple(
        Photo(f"foto-{number}", "rapat-1", rank=f"{number:03d}", caption=_ACTIVITIES[number % len(_ACTIVITIES)],
              file_name=f"IMG_{number:04d}.jpg", media_type="image/jpeg", sha256=checksum,
              taken_at=datetime(2026, 11, 24, 8 + number // 12, 5 * number % 60))
        for number, checksum in enumerate(checksums)
    )  # fmt: skip


def _photo(number: int) -> bytes:
    """A small photograph, upright or lying: a wall, people as dots, no two alike."""
    size = (360, 480) if number % 3 == 2 else (480, 360)
    image = Image.new("RGB", size, (200 - number * 3, 190, 170 + number * 2))
    draw = ImageDraw.Draw(image)
    for step in range(4 + number % 5):
        left = 20 + step * size[0] // 9
        draw.ellipse((left, size[1] // 2, left + 30, size[1] // 2 + 40), fill=(90, 60 + step * 12, 40))
    stream = BytesIO()
    image.save(stream, "JPEG", quality=85)
    return stream.getvalue()
