"""Institutions, people, saved lists, letterheads, signatories."""

from __future__ import annotations

from peewee import BooleanField, IntegerField, TextField

from rakor_desktop.domain.kinds import Sector
from rakor_desktop.domain.naskah import Delegation, KopKind
from rakor_desktop.storage.fields import EnumField, reference
from rakor_desktop.storage.models.base import Row, text_column


class Institution(Row):
    """Instansi/lembaga."""

    name = text_column()
    short_name = text_column()
    sector = EnumField(Sector, Sector.PD)
    parent_id = reference("institution", null=True)
    address = text_column()
    contact = text_column()
    protocol_order = IntegerField(default=1000)

    class Meta:
        """Table and indexes."""

        table_name = "institution"
        indexes = ((("sector", "protocol_order"), False),)


class Person(Row):
    """A person of the directory."""

    name = text_column()
    title_before = text_column()
    title_after = text_column()
    nip = text_column()
    rank = text_column()
    post = text_column()
    institution_id = reference("institution", null=True)
    phone = text_column()
    email = text_column()
    sex = text_column()

    class Meta:
        """Table."""

        table_name = "person"
        indexes = ((("name",), False),)


class InvitationList(Row):
    """A saved set of people and institutions."""

    name = text_column()

    class Meta:
        """Table."""

        table_name = "invitation_list"


class InvitationListEntry(Row):
    """One person or institution of a saved set."""

    list_id = reference("invitation_list")
    person_id = reference("person", null=True)
    institution_id = reference("institution", null=True)
    rank = text_column()

    class Meta:
        """Table."""

        table_name = "invitation_list_entry"


class Letterhead(Row):
    """Kop naskah dinas; the emblem's content lies once per checksum in `blob`."""

    line_1 = text_column()
    line_2 = text_column()
    address = text_column()
    contact = text_column()
    emblem_sha256 = text_column()
    double_rule = BooleanField(default=True)
    name = text_column()
    kind = EnumField(KopKind, KopKind.PERANGKAT)
    unit = text_column()

    class Meta:
        """Table."""

        table_name = "letterhead"


class Signatory(Row):
    """Penandatangan."""

    post = text_column()
    authority = text_column()
    name = text_column()
    title_before = text_column()
    title_after = text_column()
    rank = text_column()
    nip = text_column()
    delegation = EnumField(Delegation, Delegation.NONE)
    passed_by = text_column()

    class Meta:
        """Table."""

        table_name = "signatory"


class Setting(Row):
    """An office value by its key; the id is the natural id of the key."""

    key = TextField()
    value = text_column()

    class Meta:
        """Table."""

        table_name = "setting"


class Phrase(Row):
    """A text block that `/key` expands to."""

    key = text_column()
    text = text_column()
    rank = text_column()

    class Meta:
        """Table."""

        table_name = "phrase"


class Template(Row):
    """A saved agenda or meeting as JSON."""

    kind = text_column()
    title = text_column()
    content = text_column()

    class Meta:
        """Table."""

        table_name = "template"
