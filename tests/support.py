"""An open data file for tests: services on a fresh store with a steerable clock, and a small meeting made by them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from rakor_desktop.domain.kinds import (
    AgreementState,
    FundSource,
    Outcome,
    PointKind,
    Presence,
    Priority,
    RemarkKind,
    Sector,
    Side,
    TaskState,
)
from rakor_desktop.services.catalogue import Services, services_on
from rakor_desktop.storage.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# Tuesday, the morning of the meeting.
MORNING = datetime(2026, 11, 24, 8, 0)
DAY = MORNING.date()


class Clock:
    """The time of a test: stands still until it is told to go on. Call it for the moment."""

    def __init__(self, moment: datetime = MORNING) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        return self.moment

    def advance(self, step: timedelta) -> datetime:
        """Go on and give the new moment."""
        self.moment += step
        return self.moment


def open_services(
    path: Path,
    *,
    now: Callable[[], datetime] | None = None,
    device: str = "uji",
    operator: str = "Penguji",
    create: bool = True,
) -> Services:
    """All services on a data file, made when it is missing. The caller ends with `services.store.close()`."""
    store = Store(path, device=device, operator=operator, now=now or Clock(), create=create)
    return services_on(store)


@dataclass(frozen=True, slots=True)
class SmallMeeting:
    """The ids of what `small_meeting` made, in the order of the lists."""

    id: str
    agenda: tuple[str, ...]
    people: tuple[str, ...]
    participants: tuple[str, ...]
    remarks: tuple[str, ...]
    groups: tuple[str, ...]
    points: tuple[str, ...]
    issue: str
    agreements: tuple[str, ...]
    tasks: tuple[str, ...]
    indicators: tuple[str, ...]


# One per sector, in the order of the enum: name with degrees, post, institution.
PEOPLE = (
    ("Dra. Hj. Siti Rahayu, M.Si.", "Kepala Dinas", "Dinas Pariwisata", Sector.PD),
    ("Kompol Bambang Wijaya, S.H.", "Kabag Ops", "Polresta Banyuwangi", Sector.FV),
    ("Ir. Agus Priyambodo", "Manajer", "PT KAI Daop 9", Sector.BU),
    ("I Made Suardana", "Ketua", "PHRI Banyuwangi", Sector.DU),
    ("Prof. Dr. Retno Wulandari, M.T.", "Guru Besar", "Universitas Jember", Sector.AK),
    ("Ahmad Jum'ah", "Ketua", "Pokdarwis Kemiren", Sector.MS),
    ("Yuni Astuti", "Wartawan", "Radar Banyuwangi", Sector.MD),
)


def small_meeting(services: Services, *, title: str = "Rapat Koordinasi Desa Wisata", day: date = DAY) -> SmallMeeting:
    """A meeting that has a bit of everything, made through the services as an officer would make it.

    Seven invited people, one per sector; present are the first, the third (by a delegate), the fifth to the seventh;
    the second is excused, the fourth is not recorded. Two groups hold the present; K1 has two points and an issue,
    K2 one point. S-01 is agreed and complete, S-02 is proposed and has nothing yet but a supporter.
    """
    meeting = services.meetings.create(title, day=day).value
    services.meetings.update(
        meeting,
        theme="Menuju desa wisata mandiri",
        venue="Kantor Bupati Banyuwangi",
        room="Pendopo",
        planned_start=time(8, 0),
        planned_end=time(12, 0),
    )
    people = tuple(_person(services, *row) for row in PEOPLE)
    services.meetings.update(meeting, chair_id=people[0])
    services.participants.add_people(meeting, people)
    participants = tuple(one.id for one in services.participants.rows(meeting))
    present = [participants[0], *participants[4:]]
    services.participants.set_presence(present, Presence.HADIR)
    services.participants.set_presence([participants[1]], Presence.IZIN)
    services.participants.set_delegate(participants[2], "Rini Kusuma", "Asisten Manajer", may_decide=True)
    agenda = tuple(item.id for item in services.agenda.items(meeting))
    remarks = _remarks(services, meeting, agenda[5], participants)
    groups = (
        services.groups.add(meeting, "Atraksi dan paket wisata").value,
        services.groups.add(meeting, "Akses dan transportasi").value,
    )
    services.groups.split(meeting)
    points, issue = _discussion(services, groups, participants)
    agreements, tasks, indicators = _agreements(services, meeting)
    services.agreements.link_source(agreements[0], point_id=points[1])
    services.agreements.link_source(agreements[0], remark_id=remarks[1])
    return SmallMeeting(
        meeting, agenda, people, participants, remarks, groups, points, issue, agreements, tasks, indicators
    )


def _person(services: Services, name: str, post: str, institution: str, sector: Sector) -> str:
    return services.directory.add_person(name, post=post, institution=institution, sector=sector).value


def _remarks(services: Services, meeting: str, item: str, participants: tuple[str, ...]) -> tuple[str, ...]:
    first = services.remarks.add(
        meeting, item, "Kunjungan naik 12% dibanding tahun lalu.", participant_id=participants[0]
    )
    second = services.remarks.add(
        meeting, item, "Perlu rambu penunjuk arah ke Kemiren.", participant_id=participants[5], kind=RemarkKind.USULAN
    )
    third = services.remarks.add(meeting, item, "Kapan perbaikan jalan dimulai?", speaker="Warga Kemiren")
    return (first.value, second.value, third.value)


def _discussion(
    services: Services, groups: tuple[str, ...], participants: tuple[str, ...]
) -> tuple[tuple[str, ...], str]:
    one, two = groups
    points = (
        services.groups.add_point(one, "Paket wisata belum terpadu", participant_id=participants[0]),
        services.groups.add_point(
            one, "Susun kalender acara bersama", kind=PointKind.USULAN, speaker="Tamu", priority=Priority.TINGGI
        ),
        services.groups.add_point(two, "Jalan ke desa sempit", participant_id=participants[6]),
    )
    issue = services.groups.add_issue(one, "Retribusi masuk desa").value
    services.groups.set_position(issue, Side.PEMERINTAH, position="Retribusi sesuai perda", outcome=Outcome.KOMPROMI)
    services.groups.set_position(issue, Side.MASYARAKAT, position="Sebagian untuk desa", reason="Biaya kebersihan")
    return tuple(point.value for point in points), issue


def _agreements(services: Services, meeting: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    service = services.agreements
    first = service.add(meeting, "Memasang rambu penunjuk arah ke desa wisata Kemiren").value
    second = service.add(meeting, "Menyusun kalender acara wisata tahunan").value
    service.update(first, state=AgreementState.DISEPAKATI)
    service.assign(first, "Dinas Perhubungan", lead=True, role="Pemasangan")
    service.assign(first, "Pokdarwis Kemiren", role="Penentuan titik")
    service.assign(second, "Dinas Pariwisata")
    tasks = (service.add_task(first, "Survei titik rambu").value, service.add_task(first, "Pemasangan rambu").value)
    service.update_task(tasks[0], start=date(2026, 12, 1), due=date(2026, 12, 11), state=TaskState.PROSES, percent=40)
    service.update_task(tasks[1], due=date(2027, 2, 26), fund=FundSource.APBD)
    indicator = service.add_indicator(first, "Rambu terpasang").value
    service.update_indicator(indicator, unit="buah", baseline=0.0, target=12.0, due=date(2027, 2, 26))
    return (first, second), tasks, (indicator,)
