"""Group discussion."""

from __future__ import annotations

from peewee import BooleanField, IntegerField

from rakor_desktop.domain.kinds import Outcome, PointKind, Priority, Side
from rakor_desktop.storage.fields import EnumField, MomentField, reference
from rakor_desktop.storage.models.base import Row, text_column


class DiscussionGroup(Row):
    """Kelompok diskusi."""

    meeting_id = reference("meeting", index=False)
    rank = text_column()
    code = text_column()
    topic = text_column()
    questions = text_column()
    room = text_column()
    facilitator_id = reference("participant", null=True)
    minute_taker_id = reference("participant", null=True)
    reporter_id = reference("participant", null=True)
    minutes = IntegerField(default=45)
    started_at = MomentField(null=True)

    class Meta:
        """Table and indexes."""

        table_name = "discussion_group"
        indexes = ((("meeting_id", "rank"), False),)


class GroupMember(Row):
    """A participant seated in a group; the id is the natural id of both."""

    group_id = reference("discussion_group")
    participant_id = reference("participant")

    class Meta:
        """Table."""

        table_name = "group_member"


class DiscussionPoint(Row):
    """Butir diskusi."""

    group_id = reference("discussion_group", index=False)
    rank = text_column()
    number = IntegerField(default=0)
    kind = EnumField(PointKind, PointKind.MASALAH)
    participant_id = reference("participant", null=True)
    speaker = text_column()
    text = text_column()
    priority = EnumField(Priority, Priority.SEDANG)

    class Meta:
        """Table and indexes."""

        table_name = "discussion_point"
        indexes = ((("group_id", "rank"), False),)


class Issue(Row):
    """An issue on which the sides differ."""

    group_id = reference("discussion_group", index=False)
    rank = text_column()
    title = text_column()
    escalated = BooleanField(default=False)

    class Meta:
        """Table and indexes."""

        table_name = "issue"
        indexes = ((("group_id", "rank"), False),)


class Position(Row):
    """One side's position on an issue; the id is the natural id of both."""

    issue_id = reference("issue")
    side = EnumField(Side, Side.PEMERINTAH)
    position = text_column()
    reason = text_column()
    acceptable = text_column()
    outcome = EnumField(Outcome, Outcome.BELUM)

    class Meta:
        """Table."""

        table_name = "position"
