"""The letter of invitation, final versions of documents, several letterheads and signatories. Frozen."""

from __future__ import annotations

from typing import Any

STATEMENTS = (
    """ALTER TABLE "participant" ADD COLUMN "sector" TEXT NOT NULL DEFAULT 'PD'""",
    """ALTER TABLE "letterhead" ADD COLUMN "name" TEXT NOT NULL DEFAULT ''""",
    """ALTER TABLE "letterhead" ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'perangkat'""",
    """ALTER TABLE "letterhead" ADD COLUMN "unit" TEXT NOT NULL DEFAULT ''""",
    """ALTER TABLE "signatory" ADD COLUMN "delegation" TEXT NOT NULL DEFAULT ''""",
    """ALTER TABLE "signatory" ADD COLUMN "passed_by" TEXT NOT NULL DEFAULT ''""",
    """ALTER TABLE "document" ADD COLUMN "date" TEXT""",
    *(
        f"""ALTER TABLE "document" ADD COLUMN "{name}" TEXT NOT NULL DEFAULT ''"""
        for name in ("addressee", "copies", "intro", "advice")
    ),
    """ALTER TABLE "document" ADD COLUMN "size" INTEGER NOT NULL DEFAULT 0""",
    *(
        f"""ALTER TABLE "document" ADD COLUMN "{name}" TEXT NOT NULL DEFAULT ''"""
        for name in ("public_sha256", "digest", "code", "operator", "mark", "reason")
    ),
    """ALTER TABLE "document" ADD COLUMN "reopened_at" TEXT""",
    """CREATE TABLE "letter" ("id" TEXT NOT NULL PRIMARY KEY, "deleted_at" TEXT, "meeting_id" TEXT NOT NULL
    REFERENCES "meeting" ("id") DEFERRABLE INITIALLY DEFERRED, "urgency" TEXT NOT NULL, "attachment" TEXT NOT NULL,
    "subject" TEXT NOT NULL, "place" TEXT NOT NULL, "opening" TEXT NOT NULL, "reference" TEXT NOT NULL,
    "reference_number" TEXT NOT NULL, "reference_date" TEXT, "reference_subject" TEXT NOT NULL, "rule" TEXT NOT NULL,
    "dress" TEXT NOT NULL, "note" TEXT NOT NULL, "extra" TEXT NOT NULL, "contact_name" TEXT NOT NULL,
    "contact_phone" TEXT NOT NULL, "confirm_by" TEXT, "online_link" TEXT NOT NULL, "online_id" TEXT NOT NULL,
    "online_password" TEXT NOT NULL, "copies" TEXT NOT NULL)""",
    'CREATE INDEX "letter_meeting_id" ON "letter" ("meeting_id")',
)


def up(_migrator: Any, database: Any) -> None:
    """Add the tables and columns."""
    for statement in STATEMENTS:
        database.execute_sql(statement)
