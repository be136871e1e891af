"""Official documents of a meeting: the letter of invitation, and what is kept of each document."""

from __future__ import annotations

from peewee import IntegerField

from rakor_desktop.domain.kinds import MinutesState
from rakor_desktop.domain.naskah import AttendanceRule, LetterOpening, Urgency
from rakor_desktop.storage.fields import DayField, EnumField, MomentField, reference
from rakor_desktop.storage.models.base import Row, text_column


class Letter(Row):
    """The surat undangan of a meeting; the id is the natural id of the meeting."""

    meeting_id = reference("meeting")
    urgency = EnumField(Urgency, Urgency.BIASA)
    attachment = text_column()
    subject = text_column()
    place = text_column()
    opening = EnumField(LetterOpening, LetterOpening.MAKSUD)
    reference = text_column()
    reference_number = text_column()
    reference_date = DayField(null=True)
    reference_subject = text_column()
    rule = EnumField(AttendanceRule, AttendanceRule.NONE)
    dress = text_column()
    note = text_column()
    extra = text_column()
    contact_name = text_column()
    contact_phone = text_column()
    confirm_by = DayField(null=True)
    online_link = text_column()
    online_id = text_column()
    online_password = text_column()
    copies = text_column()

    class Meta:
        """Table."""

        table_name = "letter"


class Document(Row):
    """A document of a meeting. Version 0 (natural id of meeting and kind) is its plate, the others are final.

    The files of a final version lie once per checksum in `blob`. `mark` is the journal's clock when it was made.
    """

    meeting_id = reference("meeting")
    kind = text_column()
    number = text_column()
    version = IntegerField(default=0)
    state = EnumField(MinutesState, MinutesState.KONSEP)
    file_name = text_column()
    sha256 = text_column()
    options = text_column()
    made_at = MomentField(null=True)
    date = DayField(null=True)
    addressee = text_column()
    copies = text_column()
    intro = text_column()
    advice = text_column()
    size = IntegerField(default=0)
    public_sha256 = text_column()
    digest = text_column()
    code = text_column()
    operator = text_column()
    mark = text_column()
    reason = text_column()
    reopened_at = MomentField(null=True)

    class Meta:
        """Table."""

        table_name = "document"
