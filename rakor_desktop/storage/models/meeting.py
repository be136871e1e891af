"""Meetings and what belongs to one directly."""

from __future__ import annotations

from peewee import BooleanField, IntegerField

from rakor_desktop.domain.kinds import (
    AgendaKind,
    AspirationKind,
    AspirationState,
    InvitationState,
    MeetingKind,
    MeetingMode,
    MeetingState,
    MinutesState,
    ParticipantRole,
    Presence,
    Purpose,
    Registration,
    RemarkKind,
    Sector,
    VenueState,
)
from rakor_desktop.storage.fields import ClockField, CodesField, DayField, EnumField, MomentField, reference
from rakor_desktop.storage.models.base import Row, text_column


class MeetingSeries(Row):
    """Seri rapat."""

    name = text_column()

    class Meta:
        """Table."""

        table_name = "meeting_series"


class Meeting(Row):
    """One meeting."""

    title = text_column()
    kind = EnumField(MeetingKind, MeetingKind.RAKOR)
    mode = EnumField(MeetingMode, MeetingMode.LURING)
    state = EnumField(MeetingState, MeetingState.RENCANA)
    theme = text_column()
    series_id = reference("meeting_series", null=True)
    series_number = IntegerField(null=True)
    follows_id = reference("meeting", null=True)
    basis = text_column()
    purposes = CodesField(Purpose)
    purpose_text = text_column()
    expected_result = text_column()
    date = DayField(null=True)
    planned_start = ClockField(null=True)
    planned_end = ClockField(null=True)
    actual_start = MomentField(null=True)
    actual_end = MomentField(null=True)
    venue = text_column()
    room = text_column()
    organiser_id = reference("institution", null=True)
    chair_id = reference("person", null=True)
    secretary_id = reference("person", null=True)
    minute_taker_id = reference("person", null=True)
    letterhead_id = reference("letterhead", null=True)
    signatory_id = reference("signatory", null=True)
    sectors = CodesField(Sector)
    quorum_percent = IntegerField(default=50)
    invitation_number = text_column()
    invitation_date = DayField(null=True)
    minutes_number = text_column()
    minutes_state = EnumField(MinutesState, MinutesState.KONSEP)
    minutes_version = IntegerField(default=0)
    opening_summary = text_column()
    conclusion = text_column()

    class Meta:
        """Table and indexes."""

        table_name = "meeting"
        indexes = ((("date", "planned_start"), False), (("state", "date"), False))


class AgendaItem(Row):
    """One item of the agenda."""

    meeting_id = reference("meeting", index=False)
    rank = text_column()
    kind = EnumField(AgendaKind, AgendaKind.LAIN)
    title = text_column()
    speaker = text_column()
    minutes = IntegerField(default=0)
    fixed_start = ClockField(null=True)
    actual_start = MomentField(null=True)
    actual_end = MomentField(null=True)
    parent_id = reference("agenda_item", null=True)
    internal = BooleanField(default=False)

    class Meta:
        """Table and indexes."""

        table_name = "agenda_item"
        indexes = ((("meeting_id", "rank"), False),)


class Participant(Row):
    """A person or institution in a meeting; the id is the natural id of both."""

    meeting_id = reference("meeting", index=False)
    rank = text_column()
    person_id = reference("person", null=True)
    institution_id = reference("institution", null=True)
    role = EnumField(ParticipantRole, ParticipantRole.PESERTA)
    invited = BooleanField(default=True)
    invitation_state = EnumField(InvitationState, InvitationState.BELUM)
    letter_number = text_column()
    presence = EnumField(Presence, Presence.BELUM)
    delegate_name = text_column()
    delegate_post = text_column()
    may_decide = BooleanField(default=False)
    arrived_at = MomentField(null=True)
    left_at = MomentField(null=True)
    registration = EnumField(Registration, Registration.KETIK)
    signature = text_column()
    sector = EnumField(Sector, Sector.PD)  # counts only for who has no institution

    class Meta:
        """Table and indexes: the second covers the counts of the meeting list."""

        table_name = "participant"
        indexes = (
            (("meeting_id", "rank"), False),
            (("meeting_id", "deleted_at", "invited", "presence"), False),
        )


class Material(Row):
    """A file of an agenda item; its content lies once per checksum in `blob`."""

    meeting_id = reference("meeting")
    agenda_item_id = reference("agenda_item", null=True)
    rank = text_column()
    file_name = text_column()
    media_type = text_column()
    size = IntegerField(default=0)
    sha256 = text_column()

    class Meta:
        """Table."""

        table_name = "material"


class Photo(Row):
    """A photograph with its caption."""

    meeting_id = reference("meeting")
    agenda_item_id = reference("agenda_item", null=True)
    rank = text_column()
    caption = text_column()
    file_name = text_column()
    media_type = text_column()
    size = IntegerField(default=0)
    sha256 = text_column()
    taken_at = MomentField(null=True)

    class Meta:
        """Table."""

        table_name = "photo"


class Remark(Row):
    """What somebody said during an agenda item."""

    meeting_id = reference("meeting")
    agenda_item_id = reference("agenda_item", null=True, index=False)
    rank = text_column()
    participant_id = reference("participant", null=True)
    speaker = text_column()
    kind = EnumField(RemarkKind, RemarkKind.PENJELASAN)
    text = text_column()
    noted_at = MomentField(null=True)
    internal = BooleanField(default=False)

    class Meta:
        """Table and indexes."""

        table_name = "remark"
        indexes = ((("agenda_item_id", "rank"), False),)


class Aspiration(Row):
    """A wish of the community, with its answer."""

    meeting_id = reference("meeting")
    remark_id = reference("remark", null=True)
    number = IntegerField(default=0)
    giver = text_column()
    sector = EnumField(Sector, Sector.MS)
    kind = EnumField(AspirationKind, AspirationKind.ASPIRASI)
    text = text_column()
    institution_id = reference("institution", null=True)
    answer = text_column()
    state = EnumField(AspirationState, AspirationState.BARU)
    received_on = DayField(null=True)
    answered_on = DayField(null=True)

    class Meta:
        """Table."""

        table_name = "aspiration"


class ProgramEvaluation(Row):
    """What worked in a program and what must improve."""

    meeting_id = reference("meeting")
    remark_id = reference("remark", null=True)
    program = text_column()
    institution_id = reference("institution", null=True)
    worked = text_column()
    improve = text_column()
    recommendation = text_column()
    agreement_id = reference("agreement", null=True)

    class Meta:
        """Table."""

        table_name = "program_evaluation"


class VenueCheck(Row):
    """One line of the venue checklist."""

    meeting_id = reference("meeting")
    rank = text_column()
    item = text_column()
    state = EnumField(VenueState, VenueState.BELUM)
    note = text_column()

    class Meta:
        """Table."""

        table_name = "venue_check"
