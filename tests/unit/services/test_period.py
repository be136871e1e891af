"""Rekap kehadiran: which meetings count, which institution gets which mark."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.kinds import MeetingState, Presence, Sector
from rakor_desktop.domain.naskah import Format
from rakor_desktop.domain.period import Mark
from rakor_desktop.domain.progress import Silent
from tests.support import DAY, small_meeting

if TYPE_CHECKING:
    from pathlib import Path

    from rakor_desktop.services.catalogue import Services

YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def marks(services: Services) -> dict[str, str]:
    return {one.name: "".join(one.marks) for one in services.period.attendance(*YEAR).institutions}


def test_one_meeting(services: Services) -> None:
    small_meeting(services)
    found = services.period.attendance(*YEAR)
    (meeting,) = found.meetings
    assert (meeting.date, meeting.place, meeting.invited, meeting.present) == (DAY, "Pendopo", 7, 5)
    assert marks(services) == {
        "Dinas Pariwisata": "H",
        "Polresta Banyuwangi": "I",
        "PT KAI Daop 9": "W",
        "PHRI Banyuwangi": "?",
        "Universitas Jember": "H",
        "Pokdarwis Kemiren": "H",
        "Radar Banyuwangi": "H",
    }
    assert [(line.sector, line.invited, line.present) for line in found.sectors] == [
        (sector, 1, int(sector not in (Sector.FV, Sector.DU))) for sector in Sector
    ]


def test_meetings_stand_in_the_order_of_their_dates(services: Services) -> None:
    small_meeting(services, title="Kedua", day=date(2026, 8, 2))
    small_meeting(services, title="Pertama", day=date(2026, 3, 1))
    small_meeting(services, title="Tahun lalu", day=date(2025, 12, 31))
    found = services.period.attendance(*YEAR)
    assert [meeting.title for meeting in found.meetings] == ["Pertama", "Kedua"]
    assert marks(services)["Dinas Pariwisata"] == "HH"
    assert (found.invited, found.present) == (14, 10)


def test_both_ends_of_the_period_belong_to_it(services: Services) -> None:
    small_meeting(services)
    assert len(services.period.attendance(DAY, DAY).meetings) == 1


def test_a_meeting_without_recorded_attendance_only_tells_that_it_is_there(services: Services) -> None:
    small_meeting(services)
    planned = services.meetings.create("Belum dicatat", day=DAY).value
    person = services.directory.add_person("Wahyu Contoh", institution="Dinas Perikanan", sector=Sector.PD).value
    services.participants.add_people(planned, [person])
    found = services.period.attendance(*YEAR)
    assert (len(found.meetings), found.unrecorded) == (1, 1)
    assert "Dinas Perikanan" not in marks(services)


@pytest.mark.parametrize("state", [MeetingState.DIBATALKAN, MeetingState.DITUNDA])
def test_a_meeting_called_off_does_not_count(services: Services, state: MeetingState) -> None:
    meeting = small_meeting(services)
    services.meetings.update(meeting.id, state=state)
    found = services.period.attendance(*YEAR)
    assert (found.meetings, found.unrecorded, found.institutions) == ((), 0, ())


def test_deleted_meetings_and_participants_do_not_count(services: Services) -> None:
    meeting = small_meeting(services)
    other = small_meeting(services, title="Lain", day=date(2026, 5, 5))
    services.meetings.delete([other.id])
    services.participants.remove([meeting.participants[0]])
    assert "Dinas Pariwisata" not in marks(services)
    assert len(services.period.attendance(*YEAR).meetings) == 1


def test_the_best_of_several_people_of_one_institution_counts(services: Services) -> None:
    meeting = small_meeting(services)
    person = services.directory.add_person("Citra Contoh", institution="Polresta Banyuwangi", sector=Sector.FV).value
    services.participants.add_people(meeting.id, [person])
    added = services.participants.rows(meeting.id)[-1]
    services.participants.set_presence([added.id], Presence.HADIR)
    assert marks(services)["Polresta Banyuwangi"] == "H"


def test_who_came_without_an_invitation_is_a_guest(services: Services) -> None:
    meeting = small_meeting(services)
    services.participants.add_new(meeting.id, "Budi Contoh", institution="Dinas Perikanan", sector=Sector.PD)
    found = services.period.attendance(*YEAR)
    guest = next(one for one in found.institutions if one.name == "Dinas Perikanan")
    assert guest.marks == (Mark.TAMU,)
    assert (guest.invited, guest.percent, found.meetings[0].walk_ins, found.invited) == (0, None, 1, 7)


def test_who_has_no_institution_counts_as_a_person_alone(services: Services) -> None:
    meeting = small_meeting(services)
    person = services.directory.add_person("Warga Contoh").value
    services.participants.add_people(meeting.id, [person])
    found = services.period.attendance(*YEAR)
    assert (found.unattached, found.invited, len(found.institutions)) == (1, 8, 7)


def test_a_range_that_is_wrong_or_empty_is_refused(services: Services, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="tukar"):
        services.period.attendance(*reversed(YEAR))
    with pytest.raises(UserError, match="Belum ada kehadiran"):
        services.period.write(*YEAR, Format.PDF, tmp_path / "rekap.pdf", Silent())
    assert not list(tmp_path.glob("*.pdf"))


def test_the_rekap_as_a_file(services: Services, tmp_path: Path) -> None:
    small_meeting(services)
    path = tmp_path / services.period.file_name(*YEAR)
    assert services.period.write(*YEAR, Format.PDF, path, Silent()) == path
    assert path.name == "2026-01-01_2026-12-31_rekap-kehadiran.pdf"
    assert services.period.file_name(*YEAR, public=True) == "2026-01-01_2026-12-31_rekap-kehadiran_publik.pdf"
    first = path.read_bytes()
    services.period.write(*YEAR, Format.PDF, path, Silent())
    assert path.read_bytes() == first
    assert not list(tmp_path.glob(".*.tmp"))
