"""Agreements and their follow-up."""

from __future__ import annotations

from peewee import BooleanField, FloatField, IntegerField

from rakor_desktop.domain.kinds import AgreementState, FundSource, TaskState
from rakor_desktop.domain.kinds import Assent as AssentKind
from rakor_desktop.storage.fields import DayField, EnumField, reference
from rakor_desktop.storage.models.base import Row, text_column


class Agreement(Row):
    """Kesepakatan."""

    meeting_id = reference("meeting", index=False)
    rank = text_column()
    number = IntegerField(default=0)
    statement = text_column()
    state = EnumField(AgreementState, AgreementState.USULAN)
    note = text_column()
    follows_id = reference("agreement", null=True)  # that of the meeting before, from which it was carried over

    class Meta:
        """Table and indexes: the second covers the counts of the meeting list."""

        table_name = "agreement"
        indexes = ((("meeting_id", "rank"), False), (("meeting_id", "deleted_at", "state"), False))


class AgreementSource(Row):
    """The point or remark an agreement came from; the id is the natural id of both."""

    agreement_id = reference("agreement")
    point_id = reference("discussion_point", null=True)
    remark_id = reference("remark", null=True)

    class Meta:
        """Table."""

        table_name = "agreement_source"


class Assent(Row):
    """An institution's answer at the read-back; the id is the natural id of both."""

    agreement_id = reference("agreement")
    institution_id = reference("institution")
    answer = EnumField(AssentKind, AssentKind.BELUM)
    note = text_column()

    class Meta:
        """Table."""

        table_name = "assent"


class Assignment(Row):
    """An institution's part in an agreement; the id is the natural id of both."""

    agreement_id = reference("agreement", index=False)
    institution_id = reference("institution")
    lead = BooleanField(default=False)
    role = text_column()
    rank = text_column()

    class Meta:
        """Table and indexes."""

        table_name = "assignment"
        indexes = ((("agreement_id", "rank"), False),)


class Task(Row):
    """Kegiatan of the work plan."""

    agreement_id = reference("agreement", index=False)
    rank = text_column()
    activity = text_column()
    lead_id = reference("institution", null=True)
    start = DayField(null=True)
    due = DayField(null=True)
    fund = EnumField(FundSource, FundSource.NONE)
    state = EnumField(TaskState, TaskState.BELUM)
    percent = IntegerField(default=0)
    note = text_column()

    class Meta:
        """Table and indexes."""

        table_name = "task"
        indexes = ((("agreement_id", "deleted_at", "state"), False), (("state", "due"), False))


class Indicator(Row):
    """Indikator keberhasilan."""

    agreement_id = reference("agreement", index=False)
    rank = text_column()
    name = text_column()
    unit = text_column()
    baseline = FloatField(null=True)
    target = FloatField(null=True)
    due = DayField(null=True)
    verification = text_column()

    class Meta:
        """Table and indexes."""

        table_name = "indicator"
        indexes = ((("agreement_id", "rank"), False),)


class Measurement(Row):
    """A dated value of an indicator."""

    indicator_id = reference("indicator")
    date = DayField(null=True)
    value = FloatField(null=True)
    note = text_column()

    class Meta:
        """Table."""

        table_name = "measurement"


class ProgressReport(Row):
    """What an institution reported on a task."""

    task_id = reference("task")
    date = DayField(null=True)
    percent = IntegerField(default=0)
    obstacle = text_column()
    reporter = text_column()
    evidence_id = reference("evidence", null=True)

    class Meta:
        """Table."""

        table_name = "progress_report"


class Evidence(Row):
    """A file that proves a report; its content lies once per checksum in `blob`."""

    task_id = reference("task")
    file_name = text_column()
    media_type = text_column()
    size = IntegerField(default=0)
    sha256 = text_column()

    class Meta:
        """Table."""

        table_name = "evidence"
