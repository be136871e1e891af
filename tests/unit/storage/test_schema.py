"""Bringing a file to the newest schema, and refusing files that are not ours."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from peewee import SqliteDatabase

from rakor_desktop.domain.change import Entity
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.kinds import AgreementState, Presence
from rakor_desktop.domain.meeting import MeetingFilter
from rakor_desktop.storage import schema
from rakor_desktop.storage.backup import backups_of
from rakor_desktop.storage.database import problems_of
from rakor_desktop.storage.faults import driver
from rakor_desktop.storage.models import MODELS
from rakor_desktop.storage.store import Store
from rakor_desktop.storage.triggers import statements
from tests.support import PEOPLE, open_services, small_meeting
from tests.unit.storage.states import assert_sound, replayed, rows_of

if TYPE_CHECKING:
    from rakor_desktop.services.catalogue import Services

RELEASED = Path(__file__).parents[2] / "data" / "databases"


def _shape(connection: Any, table: str) -> tuple[Any, Any, Any]:
    columns = [row[1:4] + row[5:] for row in connection.execute(f'PRAGMA table_info("{table}")')]
    indexes = sorted(
        (tuple(row[2] for row in connection.execute(f'PRAGMA index_info("{name}")')), unique, origin)
        for _, name, unique, origin, _ in connection.execute(f'PRAGMA index_list("{table}")')
    )
    keys = sorted(row[2:7] for row in connection.execute(f'PRAGMA foreign_key_list("{table}")'))
    return columns, indexes, keys


def _changed(path: Path, *sql: str) -> None:
    connection = driver.connect(str(path), isolation_level=None)
    for statement in sql:
        connection.execute(statement)
    connection.close()


def test_migrations_make_the_tables_of_the_models(services: Services, tmp_path: Path) -> None:
    made = driver.connect(str(tmp_path / "models.db"), isolation_level=None)
    for model in MODELS.values():
        context: Any = getattr(model, "_schema")  # noqa: B009 - unknown to the stubs
        for query in (context._create_table(safe=False), *context._create_indexes(safe=False)):
            made.execute(query.query()[0])
    migrated = driver.connect(str(tmp_path / "uji.rakor"))
    for entity in Entity:
        assert _shape(migrated, entity.value) == _shape(made, entity.value), entity
    migrated.close()
    made.close()
    assert set(MODELS) == set(Entity)


def test_references_are_checked_when_the_unit_ends(services: Services) -> None:
    (sql,) = services.store.db.rows("SELECT sql FROM sqlite_schema WHERE name = 'remark'")[0]
    assert sql.count("DEFERRABLE INITIALLY DEFERRED") == 3


def test_the_newest_version_is_that_of_the_newest_migration() -> None:
    files = sorted(path.name for path in schema.FOLDER.glob("[0-9]*.py"))
    assert int(files[-1][:4]) == schema.NEWEST == len(files)


def test_every_table_has_its_triggers(services: Services) -> None:
    found = {name for (name,) in services.store.db.rows("SELECT name FROM sqlite_schema WHERE type = 'trigger'")}
    assert len(found) == len(list(statements()))
    for entity in Entity:
        assert {f"journal_{entity}_{event}" for event in ("insert", "update", "delete")} <= found


def test_a_new_file_is_made_once_and_then_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "baru.rakor"
    Store(path).close()
    version = path.read_bytes()
    Store(path).close()
    assert path.read_bytes()[:100] == version[:100]
    assert not (tmp_path / "cadangan").exists()


def test_an_older_file_is_copied_and_checked_before_it_is_changed(tmp_path: Path) -> None:
    path = tmp_path / "rapat.rakor"
    first = open_services(path)
    small_meeting(first)
    before = rows_of(first.store.db)
    first.store.close()
    _changed(path, "PRAGMA user_version = 0", "DROP TRIGGER journal_meeting_update", "DROP TRIGGER search_task_insert")
    again = open_services(path)
    (copy,) = (tmp_path / "cadangan").iterdir()
    assert copy.name.startswith("rapat_sebelum-pembaruan_")
    assert problems_of(copy) == ()
    # It is none of those that are thinned out.
    assert backups_of(path, tmp_path / "cadangan") == ()
    assert rows_of(again.store.db) == before
    again.meetings.update(again.meetings.rows(MeetingFilter())[0].id, title="Dicatat lagi")
    assert_sound(again.store.db)
    assert again.store.db.value("PRAGMA user_version") == schema.NEWEST
    again.store.close()


def test_a_copy_that_fails_leaves_the_older_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "rapat.rakor"
    Store(path).close()
    _changed(path, "PRAGMA user_version = 0")
    (tmp_path / "cadangan").write_text("di sini seharusnya sebuah folder")
    with pytest.raises(UserError):
        Store(path)
    connection = driver.connect(str(path))
    assert connection.execute("PRAGMA user_version").fetchone() == (0,)
    connection.close()


def test_a_file_of_a_newer_program_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "rapat.rakor"
    Store(path).close()
    _changed(path, f"PRAGMA user_version = {schema.NEWEST + 1}")
    before = path.read_bytes()
    with pytest.raises(UserError) as caught:
        Store(path)
    assert caught.value.message == (
        "Berkas data ini dibuat oleh Rakor Desktop yang lebih baru; perbarui program di laptop ini dahulu."
    )
    assert caught.value.where == "rapat.rakor"
    assert path.read_bytes() == before


def test_a_database_of_another_program_is_refused_and_untouched(tmp_path: Path) -> None:
    path = tmp_path / "toko.db"
    _changed(path, "CREATE TABLE barang (id INTEGER)", "PRAGMA user_version = 1")
    before = path.read_bytes()
    with pytest.raises(UserError, match="basis data program lain"):
        Store(path)
    assert path.read_bytes() == before


def test_a_program_without_its_migrations_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "FOLDER", tmp_path / "tidak-ada")
    with pytest.raises(RuntimeError, match="migrations missing"):
        Store(tmp_path / "baru.rakor")


# A release with a new schema adds its file: `VACUUM INTO` of a store on which `tests.support.small_meeting` was made.
@pytest.mark.parametrize("version", range(1, schema.NEWEST + 1))
def test_a_file_of_every_released_schema_opens(tmp_path: Path, version: int) -> None:
    path = tmp_path / "rapat.rakor"
    shutil.copy(RELEASED / f"{version:04d}.rapat", path)
    assert problems_of(path) == ()
    services = open_services(path)
    (line,) = services.meetings.rows(MeetingFilter())
    assert (line.title, line.invited, line.present, line.agreements) == ("Rapat Koordinasi Desa Wisata", 7, 5, 2)
    assert [one.name for one in services.participants.rows(line.id)][-1] == PEOPLE[-1][0]
    assert len(services.participants.rows(line.id, presence=Presence.HADIR)) == 4
    assert services.agreements.rows(line.id)[0].state is AgreementState.DISEPAKATI
    assert {hit.meeting_id for hit in services.search.find("rambu")} == {line.id}
    services.meetings.update(line.id, title="Masih dapat diubah")
    assert replayed(services.store.db) == rows_of(services.store.db)
    services.history.undo()
    assert services.meetings.get(line.id).title == "Rapat Koordinasi Desa Wisata"
    services.store.close()


def test_peewee_is_not_the_one_that_opens_files(services: Services) -> None:
    assert isinstance(services.store.db.engine, SqliteDatabase)
    assert services.store.db.value("SELECT sqlite_version()") == driver.sqlite_version
    assert services.store.db.value("PRAGMA synchronous") == 2
    assert services.store.db.value("PRAGMA journal_mode") == "wal"
    assert services.store.db.value("PRAGMA foreign_keys") == 1


def test_a_second_file_is_not_opened_beside_the_first(services: Services, tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match=r"uji\.rakor is still open"):
        Store(tmp_path / "lain.rakor")
    assert not (tmp_path / "lain.rakor").exists()
    services.meetings.create("Rapat")
    services.store.close()
    Store(tmp_path / "lain.rakor").close()
    services.store.join_thread()


def test_triggers_of_another_release_are_renewed_at_the_start(tmp_path: Path) -> None:
    path = tmp_path / "rapat.rakor"
    first = open_services(path)
    meeting = first.meetings.create("Rapat").value
    first.store.close()
    _changed(
        path,
        "DROP TRIGGER journal_meeting_update",
        "CREATE TRIGGER journal_meeting_update AFTER UPDATE ON meeting BEGIN SELECT 1; END",
        "CREATE TRIGGER of_an_older_release AFTER UPDATE ON meeting BEGIN SELECT 1; END",
        "DROP TRIGGER search_task_insert",
    )
    again = open_services(path)
    assert {sql for (sql,) in again.store.db.rows("SELECT sql FROM sqlite_schema WHERE type = 'trigger'")} == set(
        statements()
    )
    again.meetings.update(meeting, title="Dicatat lagi")
    assert again.history.of_row(Entity.MEETING, meeting)[0].new == "Dicatat lagi"
    assert not (tmp_path / "cadangan").exists()
    again.store.close()


def test_a_migration_runs_without_the_triggers_of_the_schema_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "rapat.rakor"
    first = open_services(path)
    meeting = first.meetings.create("Rapat").value
    first.store.close()
    folder = tmp_path / "migrations"
    shutil.copytree(schema.FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / f"{schema.NEWEST + 1:04d}_rename.py").write_text(
        'def up(_migrator, database):\n    database.execute_sql("UPDATE meeting SET title = upper(title)")\n'
    )
    monkeypatch.setattr(schema, "FOLDER", folder)
    monkeypatch.setattr(schema, "NEWEST", schema.NEWEST + 1)
    again = open_services(path)
    assert again.meetings.get(meeting).title == "RAPAT"
    assert again.history.undo_title() == "buat rapat Rapat"
    assert [entry.new for entry in again.history.of_row(Entity.MEETING, meeting) if entry.field == "title"] == ["Rapat"]
    again.store.close()
