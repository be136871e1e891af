"""Meeting records to make documents from: an empty one, a tiny one, the demo meeting, a huge one at every limit."""

from __future__ import annotations

from datetime import date, timedelta

from rakor_desktop.domain.attendance import summarise
from rakor_desktop.domain.discussion import DiscussionPoint, Group
from rakor_desktop.domain.kinds import (
    PointKind,
    Presence,
    RemarkKind,
    TaskState,
)
from rakor_desktop.domain.meeting import (
    Meeting,
    Remark,
)
from rakor_desktop.domain.people import Letterhead
from rakor_desktop.domain.record import GroupRecord, MeetingRecord
from tests.unit.documents.demo import CHAIR, DEMO_MEETING, MINUTE_TAKER, SECRETARY, demo_record
from tests.unit.documents.parts import (
    INSTITUTIONS,
    LETTERHEAD,
    MADE_AT,
    NAMES,
    STYLE,
    make_agreement,
    make_indicator,
    make_participant,
    make_task,
    nip,
    png_emblem,
)

__all__ = [
    "CHAIR",
    "DEMO_MEETING",
    "INSTITUTIONS",
    "LETTERHEAD",
    "MADE_AT",
    "MINUTE_TAKER",
    "NAMES",
    "SECRETARY",
    "demo_record",
    "empty_record",
    "huge_record",
    "long_name",
    "make_agreement",
    "make_indicator",
    "make_participant",
    "make_task",
    "nip",
    "png_emblem",
    "tiny_record",
]


def tiny_record() -> MeetingRecord:
    """A meeting of which almost nothing was filled in yet: a title, a date, one participant."""
    participants = (make_participant(1, presence=Presence.BELUM),)
    return MeetingRecord(
        meeting=Meeting(id="rapat-1", title="Rapat Teknis Persiapan", date=date(2026, 12, 3)),
        letterhead=LETTERHEAD,
        attendance=summarise(participants, 50),
        today=date(2026, 12, 3),
        style=STYLE,
        participants=participants,
    )


def empty_record() -> MeetingRecord:
    """A meeting of which nothing at all was filled in."""
    return MeetingRecord(
        meeting=Meeting(id="rapat-1"),
        letterhead=Letterhead(id="kop-0"),
        attendance=summarise((), 50),
        today=date(2026, 12, 3),
        style=STYLE,
    )


def long_name(index: int, length: int = 120) -> str:
    """A name of exactly `length` characters, as some registers hold them."""
    words = f"Raden Mas Kanjeng Gusti Pangeran {NAMES[index % len(NAMES)]} Kusumawardhana Adiningrat Suryaningrat"
    while len(words) < length:
        words += " Prawirodirdjo"
    return words[:length].rstrip().ljust(length, "o")


def huge_record(participants: int = 500, agreements: int = 100) -> MeetingRecord:
    """A meeting at every limit: 500 participants with 120-character names, 100 agreements, 12 groups."""
    people = tuple(
        make_participant(
            index,
            name=long_name(index) if index % 3 == 0 else "",
            presence=Presence.TIDAK_HADIR if index % 11 == 0 else Presence.HADIR,
            post=("Kepala Bidang Pengembangan Destinasi dan Industri Pariwisata serta Ekonomi Kreatif"
                  if index % 4 == 0 else ""),
            invited=index <= participants - participants // 50,
        )
        for index in range(1, participants + 1)
    )  # fmt: skip
    base = demo_record()
    sentence = (
        "Peserta menyampaikan bahwa pelaksanaan kegiatan perlu dijadwalkan ulang, disertai pembagian tugas yang "
        "jelas dan pelaporan setiap bulan. "
    )
    remarks = tuple(
        Remark(
            id=f"catatan-{index:04d}", meeting_id="rapat-1", agenda_item_id=f"acara-{1 + index % 4}",
            rank=f"{index:05d}", speaker=people[index % len(people)].full_name,
            speaker_post=people[index % len(people)].post, institution=people[index % len(people)].institution,
            kind=list(RemarkKind)[index % len(RemarkKind)], text=sentence * (1 + index % 5),
        )
        for index in range(150)
    )  # fmt: skip
    groups = tuple(
        GroupRecord(
            group=Group(id=f"kelompok-{number}", meeting_id="rapat-1", code=f"K{number}", topic=f"Bidang {number} "
                        "pengembangan kawasan dan tata kelola", facilitator=long_name(number),
                        minute_taker=NAMES[number % len(NAMES)]),
            points=tuple(
                DiscussionPoint(id=f"k{number}-{index}", group_id=f"kelompok-{number}", number=index,
                                code=f"K{number}-{index:02d}", kind=list(PointKind)[index % len(PointKind)],
                                text=sentence.strip())
                for index in range(1, 21)
            ),
        )
        for number in range(1, 13)
    )  # fmt: skip
    states = list(TaskState)
    texts = tuple(
        make_agreement(
            number,
            f"Kesepakatan nomor {number}: {sentence * (1 + number % 3)}".strip(),
            lead=INSTITUTIONS[number % len(INSTITUTIONS)][0],
            supporters=tuple(
                INSTITUTIONS[(number + step) % len(INSTITUTIONS)][0] for step in range(1, 1 + number % 6)
            ),
            tasks=tuple(
                make_task(number * 10 + step, f"Melaksanakan tahap {step} kegiatan nomor {number} di seluruh kecamatan",
                          due=date(2026, 12, 1) + timedelta(days=number * 5 + step * 30),
                          state=states[(number + step) % len(states)], percent=(number * 7 + step * 10) % 101,
                          note="Menunggu data dukung dari kecamatan" if step == 2 else "")
                for step in range(1, 2 + number % 4)
            ),
            indicators=tuple(
                make_indicator(number * 10 + step, f"Jumlah keluaran tahap {step}", "dokumen", 12.5 * step, latest=step)
                for step in range(1, 1 + number % 3)
            ),
        )
        for number in range(1, agreements + 1)
    )  # fmt: skip
    return MeetingRecord(
        meeting=DEMO_MEETING,
        letterhead=Letterhead(
            id="kop-2",
            line_1="PEMERINTAH KABUPATEN BANYUWANGI",
            line_2="DINAS PEKERJAAN UMUM CIPTA KARYA, PERUMAHAN DAN PERMUKIMAN SERTA PENATAAN RUANG",
            address="Jalan Jenderal Ahmad Yani Nomor 100 Banyuwangi 68416",
            contact="Telepon (0333) 000000, Faksimile (0333) 000000, Laman dpuckpp.banyuwangikab.go.id, "
                    "Pos-el dpuckpp@contoh.test",
            emblem=png_emblem(300, 200),
        ),
        attendance=summarise(people, 50),
        today=date(2027, 1, 15),
        style=STYLE,
        chair=base.chair,
        secretary=base.secretary,
        minute_taker=base.minute_taker,
        signatory=base.signatory,
        agenda=base.agenda,
        participants=people,
        remarks=remarks,
        groups=groups,
        agreements=texts,
    )  # fmt: skip
