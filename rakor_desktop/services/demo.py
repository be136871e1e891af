"""Builds the demo meeting through the services and the roster import, as an office would have typed it."""

from __future__ import annotations

import csv
import json
from datetime import date, datetime, time, timedelta
from typing import Any

from rakor_desktop.domain.kinds import (
    AgendaKind,
    AgreementState,
    FundSource,
    InvitationState,
    MeetingKind,
    MeetingState,
    Outcome,
    ParticipantRole,
    PointKind,
    Presence,
    Priority,
    Purpose,
    RemarkKind,
    Sector,
    Side,
    VenueState,
)
from rakor_desktop.domain.meeting import Participant
from rakor_desktop.domain.naskah import AttendanceRule, Urgency
from rakor_desktop.domain.progress import Progress, Silent
from rakor_desktop.domain.resources import resource
from rakor_desktop.services.catalogue import Services
from rakor_desktop.services.roster import Decision, RosterPlan, Standing

_DATA = "contoh/rapat-desa-wisata.json"
_ROSTER = "contoh/peserta-rakor-desa-wisata.xlsx"
_INSTITUTIONS = "contoh/instansi.csv"


def build(services: Services, progress: Progress) -> str:
    """Make the first demo meeting (documents.md section 13.4) and give its id. Everything in it is fictional."""
    data: dict[str, Any] = json.loads(resource(_DATA).read_text(encoding="utf-8"))
    return _Builder(services, data).build(progress)


def settle(plan: RosterPlan) -> RosterPlan:
    """Answer every question of a plan without an officer: what is alike is the same."""
    for part in plan.institutions:
        if part.decision is Decision.ASK:
            plan = plan.decide_institution(part.key, Decision.USE_EXISTING)
    for person in plan.people:
        if person.decision is Decision.ASK:
            known = person.standing is Standing.SIMILAR and person.existing_id is not None
            plan = plan.decide_person(person.row.line, Decision.USE_EXISTING if known else Decision.CREATE)
    return plan


class _Builder:
    """One build: the services, the content, and the participants by name once they are there."""

    def __init__(self, services: Services, data: dict[str, Any]) -> None:
        self._services = services
        self._data = data
        self._day = date.fromisoformat(data["tanggal"])
        self._meeting = ""
        self._people: dict[str, Participant] = {}
        self._points: dict[str, str] = {}

    def build(self, progress: Progress) -> str:
        steps = (
            ("direktori", self._directory),
            ("identitas", self._identity),
            ("peserta", self._participants),
            ("acara", self._agenda),
            ("kehadiran", self._attendance),
            ("jawaban undangan", self._answers),
            ("catatan", self._remarks),
            ("diskusi kelompok", self._groups),
            ("kesepakatan", self._agreements),
            ("surat dan berkas", self._preparation),
        )
        for number, (name, step) in enumerate(steps):
            progress.report(number, len(steps), name)
            step()
        progress.report(len(steps), len(steps))
        return self._meeting

    def _directory(self) -> None:
        with resource(_INSTITUTIONS).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter=";"):
                written = self._services.directory.add_institution(
                    row["nama"], short_name=row["singkatan"], sector=Sector(row["unsur"])
                )
                self._services.directory.update_institution(written.value, protocol_order=int(row["urutan"]))
        self._services.settings.save_letterhead(**self._data["kop"])
        self._services.settings.save_signatory(**self._data["penandatangan"])
        self._services.settings.set_style(**self._data["naskah"])

    def _identity(self) -> None:
        data, meetings = self._data, self._services.meetings
        written = meetings.create(data["judul"], kind=MeetingKind.RAKOR, day=self._day, with_agenda=False)
        self._meeting = written.value
        meetings.update(
            self._meeting,
            state=MeetingState.TERJADWAL,
            theme=data["tema"],
            basis=data["dasar"],
            expected_result=data["hasil"],
            purposes=tuple(Purpose(code) for code in data["maksud"]),
            sectors=tuple(Sector(code) for code in data["unsur"]),
            planned_start=time.fromisoformat(data["mulai"]),
            planned_end=time.fromisoformat(data["selesai"]),
            room=data["ruang"],
            venue=data["tempat"],
            invitation_number=data["nomor_undangan"],
            invitation_date=date.fromisoformat(data["tanggal_undangan"]),
            series_number=data["nomor_seri"],
            opening_summary=data["sambutan"],
            conclusion=data["kesimpulan"],
        )
        meetings.set_series(self._meeting, data["seri"])
        meetings.set_organiser(self._meeting, data["penyelenggara"])

    def _participants(self) -> None:
        roster = self._services.roster
        sheets = roster.read(resource(_ROSTER), Silent())
        plan = settle(roster.plan(roster.roster(sheets[0])))
        roster.apply(plan, self._meeting)
        self._people = {one.name: one for one in self._services.participants.rows(self._meeting)}
        roles = (
            ("ketua", "chair_id", ParticipantRole.PIMPINAN),
            ("sekretaris", "secretary_id", ParticipantRole.SEKRETARIS),
            ("notulis", "minute_taker_id", ParticipantRole.NOTULIS),
        )
        for key, column, role in roles:
            one = self._people[self._bare(self._data[key])]
            self._services.meetings.update(self._meeting, **{column: one.person_id})
            self._services.participants.update(one.id, role=role)

    def _bare(self, name: str) -> str:
        """The directory's name of somebody the content calls by a shorter name (`Arif Santosa` for `Kompol ...`)."""
        return name if name in self._people else next(full for full in self._people if full.endswith(name))

    def _agenda(self) -> None:
        agenda = self._services.agenda
        for item in self._data["acara"]:
            written = agenda.add(
                self._meeting, kind=AgendaKind(item["jenis"]), title=item["judul"], minutes=item["menit"]
            )
            fixed = time.fromisoformat(item["tetap"]) if "tetap" in item else None
            agenda.update(
                written.value, speaker=item["petugas"], internal=item.get("internal", False), fixed_start=fixed
            )
            agenda.start(written.value, self._at(item["mulai"]))
        # The end of the last item closes the meeting.
        agenda.advance(self._meeting, self._at(self._data["acara"][-1]["akhir"]))

    def _attendance(self) -> None:
        participants, data = self._services.participants, self._data["kehadiran"]
        away = {name: Presence(state) for state in ("izin", "sakit", "tidak_hadir") for name in data[state]}
        away_ids = {self._people[self._bare(name)].id: state for name, state in away.items()}
        opening = self._at("07:46")
        for index, one in enumerate(self._people.values()):
            if one.id in away_ids:
                participants.set_presence([one.id], away_ids[one.id])
            else:
                moment = opening + timedelta(minutes=index * 17 % 43)
                participants.set_presence([one.id], Presence.HADIR, at=moment)
        for name, (delegate, post, may_decide) in data["diwakili"].items():
            participants.set_delegate(self._people[self._bare(name)].id, delegate, post, may_decide)

    def _answers(self) -> None:
        """What the invited had answered before the day; some came, and some stayed away, without a word."""
        data = self._data["kehadiran"]
        named = {
            InvitationState.TERKIRIM: self._data["tanpa_jawaban"],
            InvitationState.DIWAKILI: data["diwakili"],
            InvitationState.BERHALANGAN: [*data["izin"], *data["sakit"]],
        }
        ids = {state: [self._people[self._bare(name)].id for name in names] for state, names in named.items()}
        others = {one.id for one in self._people.values()}.difference(*ids.values())
        for state, some in (*ids.items(), (InvitationState.KONFIRMASI, sorted(others))):
            self._services.participants.update_many(some, invitation_state=state)

    def _remarks(self) -> None:
        items = self._services.agenda.items(self._meeting)
        for number, remarks in self._data["catatan"].items():
            for clock, speaker, kind, text in remarks:
                self._services.remarks.add(
                    self._meeting,
                    items[int(number) - 1].id,
                    text,
                    participant_id=self._people[self._bare(speaker)].id,
                    kind=RemarkKind(kind),
                    at=self._at(clock),
                )

    def _groups(self) -> None:
        groups = self._services.groups
        seats: list[tuple[str, set[str]]] = []
        for data in self._data["kelompok"]:
            group_id = groups.add(self._meeting, data["topik"]).value
            groups.update(
                group_id,
                room=data["ruang"],
                questions=data["pertanyaan"],
                facilitator_id=self._people[self._bare(data["fasilitator"])].id,
                minute_taker_id=self._people[self._bare(data["notulis"])].id,
                reporter_id=self._people[self._bare(data["pelapor"])].id,
            )
            seats.append((group_id, {self._people[self._bare(row[2])].id for row in data["butir"]}))
            for kind, priority, speaker, text in data["butir"]:
                groups.add_point(
                    group_id,
                    text,
                    kind=PointKind(kind),
                    priority=Priority(priority),
                    participant_id=self._people[self._bare(speaker)].id,
                )
            self._points |= {one.code: one.id for one in groups.points(group_id)}
            for issue in data["isu"]:
                issue_id = groups.add_issue(group_id, issue["judul"]).value
                for side, (position, reason, acceptable, outcome) in issue["posisi"].items():
                    groups.set_position(
                        issue_id,
                        Side(side),
                        position=position,
                        reason=reason,
                        acceptable=acceptable,
                        outcome=Outcome(outcome),
                    )
        groups.split(self._meeting)
        # Whoever speaks in a group sits in it; in the last one where somebody spoke in several.
        for group_id, speakers in seats:
            elsewhere = [
                one for one in speakers if one not in {seat.participant_id for seat in groups.members(group_id)}
            ]
            groups.seat(elsewhere, group_id)

    def _agreements(self) -> None:
        agreements, groups = self._services.agreements, self._services.groups
        for data in self._data["kesepakatan"]:
            agreement = groups.raise_points([self._points[code] for code in data["asal"]]).value
            agreements.update(
                agreement,
                statement=data["rumusan"],
                state=AgreementState(data["status"]),
                note=data.get("catatan", ""),
            )
            for name, lead, role in data["instansi"]:
                agreements.assign(agreement, name, lead=lead, role=role)
            for activity, start, due, fund in data["kegiatan"]:
                task = agreements.add_task(agreement, activity).value
                agreements.update_task(task, start=_day(start), due=_day(due), fund=FundSource(fund))
            for name, unit, baseline, target, due, verification in data["indikator"]:
                indicator = agreements.add_indicator(agreement, name).value
                agreements.update_indicator(
                    indicator,
                    unit=unit,
                    baseline=float(baseline),
                    target=float(target),
                    due=_day(due),
                    verification=verification,
                )

    def _preparation(self) -> None:
        services, data, meeting = self._services, self._data, self._meeting
        letter = data["surat"]
        services.letters.update(
            meeting,
            urgency=Urgency(letter["sifat"]),
            subject=letter["hal"],
            rule=AttendanceRule(letter["kehadiran"]),
            dress=letter["pakaian"],
            note=letter["catatan"],
            contact_name=letter["narahubung"],
            contact_phone=letter["telepon"],
            confirm_by=_day(letter["batas_konfirmasi"]),
            copies=letter["tembusan"],
        )
        services.participants.update_many(
            [self._people[self._bare(name)].id for name in data["perumus"]], role=ParticipantRole.PERUMUS
        )
        items = services.agenda.items(meeting)
        folder = resource(_DATA).parent
        for name, number in data["berkas"]:
            services.files.add_materials(meeting, [folder / name], Silent(), items[number - 1].id)
        for name, number, caption in data["foto"]:
            (photo,) = services.files.add_photos(meeting, [folder / name], Silent(), items[number - 1].id).value
            services.files.update_photo(photo, caption=caption)
        for item, state, note in data["sarana"]:
            services.venue.update(services.venue.add(meeting, item).value, state=VenueState(state), note=note)

    def _at(self, clock: str) -> datetime:
        return datetime.combine(self._day, time.fromisoformat(clock))


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
