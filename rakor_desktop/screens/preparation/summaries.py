"""How each part of the preparation stands, in a few words: for the list at the left and the headings of the cards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject

from rakor_desktop.domain.formatting import duration, full_date, meeting_time
from rakor_desktop.domain.kinds import InvitationState, VenueState
from rakor_desktop.domain.letter import Material, Photo, VenueCheck
from rakor_desktop.domain.meeting import Meeting, Participant
from rakor_desktop.domain.schedule import Schedule
from rakor_desktop.qtkit.icons import Icon
from rakor_desktop.screens.preparation.material_rows import in_words
from rakor_desktop.screens.preparation.nav import NavEntry
from rakor_desktop.screens.preparation.sector_mix import missing_sectors


class CardKey(StrEnum):
    """The cards from top to bottom."""

    IDENTITY = "identity"
    AGENDA = "agenda"
    INVITATION = "invitation"
    MATERIALS = "materials"
    VENUE = "venue"


@dataclass(frozen=True, slots=True)
class Overview:
    """What the cards hold now."""

    meeting: Meeting
    schedule: Schedule
    participants: Sequence[Participant]
    materials: Sequence[Material]
    photos: Sequence[Photo]
    checks: Sequence[VenueCheck]
    lacking: Sequence[str] = ()  # what is not known of who signs: `NIP notulis`

    @property
    def invited(self) -> list[Participant]:
        """Who is invited."""
        return [row for row in self.participants if row.invited]


class Summaries(QObject):
    """Puts an overview into words."""

    def entries(self, view: Overview) -> list[NavEntry]:
        """One entry per card."""
        return [
            self._identity(view.meeting, view.lacking),
            self._agenda(view.schedule),
            self._invitation(view),
            self._materials(view),
            self._venue(view.checks),
        ]

    def note(self, key: CardKey, view: Overview, *, is_open: bool) -> str:
        """What stands beside the title of a card; an open one shows the rest itself."""
        match key:
            case CardKey.IDENTITY:
                return "" if is_open else self._identity_line(view.meeting)
            case CardKey.AGENDA:
                count = self.tr("{count} acara").format(count=len(view.schedule.items))
                length = duration(view.schedule.minutes)
                return count if is_open else self.tr("{count}, {duration}").format(count=count, duration=length)
            case CardKey.INVITATION:
                return self._invitation_line(view, is_open=is_open)
            case CardKey.MATERIALS:
                return "" if is_open else self._files(view)
            case CardKey.VENUE:
                return "" if is_open else self._venue_line(view.checks)

    # ---- inside

    def _identity(self, meeting: Meeting, details: Sequence[str]) -> NavEntry:
        lacking = [
            word
            for word, is_there in (
                (self.tr("judul"), meeting.title),
                (self.tr("tanggal"), meeting.date),
                (self.tr("jam mulai"), meeting.planned_start),
                (self.tr("tempat"), meeting.place),
                (self.tr("pimpinan"), meeting.chair_id),
            )
            if not is_there
        ]
        is_complete: bool | None = not lacking
        words = self.tr("Belum ada {word}").format(word=lacking[0]) if lacking else self.tr("Lengkap")
        if details and not lacking:
            # No block: a guest or an elected official has none. But no tick either, which would end the search.
            is_complete = None
            words = self.tr("{details} belum ada").format(details=", ".join(details))
        return NavEntry(CardKey.IDENTITY, self.tr("Identitas"), Icon.IDENTITY, words, is_complete)

    def _identity_line(self, meeting: Meeting) -> str:
        day = full_date(meeting.date) if meeting.date else ""
        parts = (day, meeting_time(meeting.planned_start, meeting.planned_end), meeting.place)
        return " · ".join(part for part in parts if part) or self.tr("Isi judul, hari, dan tempat")

    def _agenda(self, schedule: Schedule) -> NavEntry:
        words = self.tr("{count} acara").format(count=len(schedule.items))
        conflicts = sum(row.conflict for row in schedule.items)
        if conflicts:
            words = self.tr("{count} waktu bertabrakan").format(count=conflicts)
        elif schedule.overrun:
            words = self.tr("Lewat {minutes} menit").format(minutes=schedule.overrun)
        is_complete = bool(schedule.items) and not conflicts and not schedule.overrun
        return NavEntry(CardKey.AGENDA, self.tr("Agenda"), Icon.AGENDA, words, is_complete)

    def _invitation(self, view: Overview) -> NavEntry:
        invited = view.invited
        confirmed = sum(row.invitation_state is InvitationState.KONFIRMASI for row in invited)
        words = self.tr("{confirmed} dari {count} konfirmasi").format(confirmed=confirmed, count=len(invited))
        is_complete = bool(invited) and not missing_sectors(invited, view.meeting.sectors)
        return NavEntry(CardKey.INVITATION, self.tr("Undangan"), Icon.INVITATION, words, is_complete)

    def _invitation_line(self, view: Overview, *, is_open: bool) -> str:
        invited = view.invited
        text = self.tr("{count} undangan").format(count=len(invited))
        if is_open or not invited:
            return text
        words = {
            InvitationState.KONFIRMASI: self.tr("{count} konfirmasi hadir"),
            InvitationState.DIWAKILI: self.tr("{count} diwakili"),
            InvitationState.BERHALANGAN: self.tr("{count} berhalangan"),
            InvitationState.TERKIRIM: self.tr("{count} belum menjawab"),
            InvitationState.BELUM: self.tr("{count} belum dikirim"),
        }
        counts = {state: sum(row.invitation_state is state for row in invited) for state in words}
        parts = [words[state].format(count=count) for state, count in counts.items() if count]
        return self.tr("{invitations} · {answers}").format(invitations=text, answers=", ".join(parts))

    def _materials(self, view: Overview) -> NavEntry:
        files, photos = len(view.materials), len(view.photos)
        words = self.tr("Belum ada berkas")
        if files and photos:
            words = self.tr("{files} berkas, {photos} foto").format(files=files, photos=photos)
        elif files or photos:
            words = self._files(view)
        has_some = bool(files or photos)
        return NavEntry(CardKey.MATERIALS, self.tr("Materi"), Icon.MATERIAL, words, True if has_some else None)

    def _files(self, view: Overview) -> str:
        return in_words(self, view.materials, view.photos) or self.tr("Belum ada berkas")

    def _venue(self, checks: Sequence[VenueCheck]) -> NavEntry:
        ready = sum(row.state is VenueState.SIAP for row in checks)
        words = self.tr("{ready} dari {count} siap").format(ready=ready, count=len(checks))
        is_complete = True if checks and ready == len(checks) else None
        if any(row.state is VenueState.MASALAH for row in checks):
            is_complete = False
        if not checks:
            words = self.tr("Belum didaftar")
        return NavEntry(CardKey.VENUE, self.tr("Sarana"), Icon.VENUE, words, is_complete)

    def _venue_line(self, checks: Sequence[VenueCheck]) -> str:
        words = self._venue(checks).summary
        problems = [row.item for row in checks if row.state is VenueState.MASALAH]
        if not problems:
            return words
        return self.tr("{ready} · bermasalah: {items}").format(ready=words, items=", ".join(problems))
