"""What every journalled row has."""

from __future__ import annotations

from peewee import Model, TextField

from rakor_desktop.domain.change import Entity
from rakor_desktop.storage.fields import MomentField


class Row(Model):
    """A row with an identity that any laptop can make, deleted softly."""

    id = TextField(primary_key=True)
    deleted_at = MomentField(null=True)

    class Meta:
        """Columns keep their names; nothing is guessed."""

        legacy_table_names = False


def text_column() -> TextField:
    """A text column that is empty rather than null."""
    return TextField(default="")


def entity_of(model: type[Row]) -> Entity:
    """The journal's name of a model."""
    return Entity(model._meta.table_name)
