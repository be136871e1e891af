"""Builders of single rows for the records of the document tests."""

from __future__ import annotations

import struct
import zlib
from datetime import date, datetime

from rakor_desktop.domain.agreement import Agreement, Assignment, Indicator, Task
from rakor_desktop.domain.kinds import (
    AgreementState,
    FundSource,
    ParticipantRole,
    Presence,
    Sector,
    TaskState,
)
from rakor_desktop.domain.meeting import (
    Link,
    Participant,
)
from rakor_desktop.domain.office import OfficeStyle
from rakor_desktop.domain.people import Letterhead

MADE_AT = datetime(2026, 11, 24, 12, 31, 9)

LETTERHEAD = Letterhead(
    id="kop-1",
    line_1="PEMERINTAH KABUPATEN BANYUWANGI",
    line_2="SEKRETARIAT DAERAH",
    address="Jalan Jenderal Ahmad Yani Nomor 100 Banyuwangi 68416",
    contact="Telepon (0333) 000000, Laman www.banyuwangikab.go.id",
)

STYLE = OfficeStyle(city="Banyuwangi", unit_code="429.011")

INSTITUTIONS: tuple[tuple[str, str, Sector], ...] = (
    ("Sekretariat Daerah", "Setda", Sector.PD),
    ("Dinas Kebudayaan dan Pariwisata", "Disbudpar", Sector.PD),
    ("Dinas Perhubungan", "Dishub", Sector.PD),
    ("Dinas Pekerjaan Umum Cipta Karya, Perumahan dan Permukiman", "DPUCKPP", Sector.PD),
    ("Dinas Pemberdayaan Masyarakat dan Desa", "DPMD", Sector.PD),
    ("Dinas Komunikasi, Informatika dan Persandian", "Diskominfo", Sector.PD),
    ("Badan Perencanaan Pembangunan Daerah", "Bappeda", Sector.PD),
    ("Kecamatan Glagah", "", Sector.PD),
    ("Kecamatan Licin", "", Sector.PD),
    ("Polresta Banyuwangi", "", Sector.FV),
    ("Kodim 0825", "", Sector.FV),
    ("Bank Jatim Cabang Banyuwangi", "Bank Jatim", Sector.BU),
    ("Perhimpunan Hotel dan Restoran Indonesia", "PHRI", Sector.DU),
    ("Himpunan Pramuwisata Indonesia", "HPI", Sector.DU),
    ("Politeknik Negeri Banyuwangi", "Poliwangi", Sector.AK),
    ("Universitas 17 Agustus 1945 Banyuwangi", "Untag", Sector.AK),
    ("Kelompok Sadar Wisata Kemiren", "Pokdarwis Kemiren", Sector.MS),
    ("Kelompok Sadar Wisata Tamansari", "Pokdarwis Tamansari", Sector.MS),
    ("Radar Banyuwangi", "", Sector.MD),
)

NAMES = (
    "Suryanto Wibowo", "Ratna Wulandari", "Dewi Kartikasari", "Bagus Hariyanto", "Siti Maimunah", "Agus Purnomo",
    "Nur Hidayati", "I Made Suardana", "Eko Prasetyo", "Lestari Handayani", "Hendra Gunawan", "Yuliana Safitri",
    "Mohamad Ilham", "Putri Anggraini", "Wahyu Setiawan", "Rini Astuti", "Slamet Riyadi", "Fitri Rahmawati",
    "Joko Santoso", "Maria Goreti", "Andi Firmansyah", "Sri Utami", "Taufik Hidayat", "Ayu Lestari",
)  # fmt: skip


def nip(index: int) -> str:
    """A fictional NIP with the reserved sequence 999."""
    return f"19{60 + index % 40:02d}0{1 + index % 9}1{index % 9} 200501 {1 + index % 2} 999".replace(" ", "")


def png_emblem(width: int = 40, height: int = 50) -> bytes:
    """A small RGB picture file, blue on top and white below."""
    rows = b"".join(b"\x00" + (b"\x12\x4f\x7c" if y < height // 2 else b"\xff\xff\xff") * width for y in range(height))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def make_participant(
    index: int,
    *,
    presence: Presence = Presence.HADIR,
    name: str = "",
    post: str = "",
    role: ParticipantRole = ParticipantRole.PESERTA,
    invited: bool = True,
    delegate: tuple[str, str] = ("", ""),
) -> Participant:
    """The participant in row `index` (1-based) of a sheet."""
    institution, short, sector = INSTITUTIONS[(index - 1) % len(INSTITUTIONS)]
    official = sector in (Sector.PD, Sector.FV)
    return Participant(
        id=f"peserta-{index:04d}",
        meeting_id="rapat-1",
        rank=f"{index:06d}",
        number=index,
        person_id=f"orang-{index:04d}",
        institution_id=f"instansi-{(index - 1) % len(INSTITUTIONS):02d}",
        title_before="Drs." if index % 5 == 1 else "",
        name=name or NAMES[(index - 1) % len(NAMES)],
        title_after=("M.Si.", "S.E.", "", "S.Sos., M.M.")[index % 4],
        nip=nip(index) if official else "",
        person_rank="Pembina" if official else "",
        post=post or ("Kepala" if index <= len(INSTITUTIONS) else "Anggota"),
        phone="0812-0000-0000",
        email=f"peserta{index}@contoh.test",
        sex="P" if index % 2 else "L",
        institution=institution,
        institution_short=short,
        sector=sector,
        role=role,
        invited=invited,
        presence=presence,
        delegate_name=delegate[0],
        delegate_post=delegate[1],
        arrived_at=datetime(2026, 11, 24, 7, 40, index % 60) if presence.counts_as_present else None,
    )


def make_agreement(
    number: int,
    statement: str,
    *,
    lead: str = "Dinas Kebudayaan dan Pariwisata",
    supporters: tuple[str, ...] = (),
    tasks: tuple[Task, ...] = (),
    indicators: tuple[Indicator, ...] = (),
    state: AgreementState = AgreementState.DISEPAKATI,
    note: str = "",
) -> Agreement:
    """Agreement S-`number` with its penanggung jawab and supporters."""
    agreement_id = f"sepakat-{number:03d}"
    names = ((lead, True), *((name, False) for name in supporters)) if lead else ()
    shorts = {name: short for name, short, _ in INSTITUTIONS}
    return Agreement(
        id=agreement_id,
        meeting_id="rapat-1",
        rank=f"{number:04d}",
        number=number,
        statement=statement,
        state=state,
        note=note,
        assignments=tuple(
            Assignment(
                id=f"{agreement_id}-{index}",
                agreement_id=agreement_id,
                institution_id=f"instansi-{name}",
                institution=name,
                institution_short=shorts.get(name, ""),
                lead=is_lead,
                role="Penyelenggara kegiatan" if is_lead else "Menyiapkan data dan pendampingan",
            )
            for index, (name, is_lead) in enumerate(names)
        ),
        tasks=tasks,
        indicators=indicators,
        sources=(Link("discussion_point", f"butir-{number}", f"K{1 + number % 3}-0{1 + number % 4}"),),
    )


def make_task(
    number: int,
    activity: str,
    *,
    due: date | None = date(2027, 3, 31),
    state: TaskState = TaskState.BELUM,
    percent: int = 0,
    fund: FundSource = FundSource.APBD,
    lead: str = "",
    note: str = "",
) -> Task:
    """One line of the work plan."""
    return Task(
        id=f"tugas-{number:04d}",
        agreement_id="",
        rank=f"{number:04d}",
        activity=activity,
        lead_id=f"instansi-{lead}" if lead else None,
        lead=lead,
        start=date(2026, 12, 1),
        due=due,
        fund=fund,
        state=state,
        percent=percent,
        note=note,
    )


def make_indicator(
    number: int, name: str, unit: str, target: float | None, *, baseline: float | None = 0, latest: float | None = None
) -> Indicator:
    """One indicator of success."""
    return Indicator(
        id=f"indikator-{number:04d}",
        agreement_id="",
        rank=f"{number:04d}",
        name=name,
        unit=unit,
        baseline=baseline,
        target=target,
        due=date(2027, 6, 30),
        verification="Laporan triwulan",
        latest_value=latest,
    )
