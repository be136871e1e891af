"""The first schema: every entity, the journal, full-text search, file contents and drafts. Frozen."""

from __future__ import annotations

from typing import Any

STATEMENTS = (
    (
        'CREATE TABLE "institution" ("id" TEXT NOT NULL PRIMARY KEY, "deleted_at" TEXT, "name" TEXT NOT NULL,'
        ' "short_name" TEXT NOT NULL, "sector" TEXT NOT NULL, "parent_id" TEXT REFERENCES "institution" '
        '("id") DEFERRABLE INITIALLY DEFERRED, "address" TEXT NOT NULL, "contact" TEXT NOT NULL, '
        '"protocol_order" INTEGER NOT NULL)'
    ),
    'CREATE INDEX "institution_parent_id" ON "institution" ("parent_id")',
    'CREATE INDEX "institution_sector_protocol_order" ON "institution" ("sector", "protocol_order")',
    (
        'CREATE TABLE "person" ("id" TEXT NOT NULL PRIMARY KEY, "deleted_at" TEXT, "name" TEXT NOT NULL, '
        '"title_before" TEXT NOT NULL, "title_after" TEXT NOT NULL, "nip" TEXT NOT NULL, "rank" TEXT NOT '
        'NULL, "post" TEXT NOT NULL, "institution_id" TEXT REFERENCES "institution" ("id") DEFERRABLE '
        'INITIALLY DEFERRED, "phone" TEXT NOT NULL, "email" TEXT NOT NULL, "sex" TEXT NOT NULL)'
    ),
    'CREATE INDEX "person_institution_id" ON "person" ("institution_id")',
    'CREATE INDEX "person_name" ON "person" ("name")',
    ('CREATE TABLE "invitation_list" ("id" TEXT NOT NULL PRIMARY KEY, "deleted_at" TEXT, "name" TEXT NOT NULL)'),
    (
        'CREATE TABLE "invitation_list_entry" ("id" TEXT NOT NULL PRIMARY KEY, "deleted_at" TEXT, "list_id" '
        'TEXT NOT NULL REFERENCES "invitation_list" ("id") DEFERRABLE INITIALLY DEFERRED, "person_id" TEXT '
        'REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED, "institution_id" TEXT REFERENCES '
        '"institution" ("id") DEFERRABLE INITIALLY DEFERRED, "rank" TEXT NOT NULL)'
    ),
    'CREATE INDEX "invitation_list_entry_list_id" ON "invitation_list_entry" ("list_id")',
    'CREATE INDEX "invitation_list_entry_person_id" ON "invitation_list_entry" ("person_id")',
    'CREATE INDEX "invitation_list_entry_institution_id" ON "invitation_list_entry" ("institution_id")',
    (
        'CREATE TABLE "letterhead" ("id" TEXT NOT NULL PRIMARY KEY, "deleted_at" TEXT, "line_1" TEXT NOT '
        'NULL, "line_2" TEXT NOT NULL, "address" TEXT NOT NULL, "contact" TEXT NOT NULL, "emblem_sha256" TEXT'
        ' NOT NULL, "double_rule" INTEGER NOT NULL)'
    ),
    (
        'CREATE TABLE "signatory" ("id" TEXT NOT NULL PRIMARY KEY, "deleted_at" TEXT, "post" TEXT NOT NULL, '
        '"authority" TEXT NOT NULL, "name" TEXT NOT NULL, "title_before" TEXT NOT NULL, "title_after" TEXT '
        'NOT NULL, "rank" TEXT NOT NULL, "nip" TEXT NOT NULL)'
    ),
    (
        'CREATE TABLE "setting" ("id" TEXT NOT NULL PRIMARY KEY, "deleted_at" TEXT, "key" TEXT NOT NULL, '
        '"value" TEXT NOT NULL)'
    ),
    (
        'CREATE TABLE "phrase" ("id" TEXT NOT NULL PRIMARY KEY, "deleted_at" TEXT, "key" TEXT NOT NULL, '
        '"text" TEXT NOT NULL, "rank" TEXT NOT NULL)'
    ),
    (
        'CREATE TABLE "template" ("id" TEXT NOT NULL PRIMARY KEY, "deleted_at" TEXT, "kind" TEXT NOT NULL, '
        '"title" TEXT NOT NULL, "content" TEXT NOT NULL)'
    ),
    ('CREATE TABLE "meeting_series" ("id" TEXT NOT NULL PRIMARY KEY, "deleted_at" TEXT, "name" TEXT NOT NULL)'),
    (
        'CREATE TABLE "meeting" ("id" TEXT NOT NULL PRIMARY KEY, "deleted_at" TEXT, "title" TEXT NOT NULL, '
        '"kind" TEXT NOT NULL, "mode" TEXT NOT NULL, "state" TEXT NOT NULL, "theme" TEXT NOT NULL, '
        '"series_id" TEXT REFERENCES "meeting_series" ("id") DEFERRABLE INITIALLY DEFERRED, "series_number" '
        'INTEGER, "follows_id" TEXT REFERENCES "meeting" ("id") DEFERRABLE INITIALLY DEFERRED, "basis" TEXT '
        'NOT NULL, "purposes" TEXT NOT NULL, "purpose_text" TEXT NOT NULL, "expected_result" TEXT NOT NULL, '
        '"date" TEXT, "planned_start" TEXT, "planned_end" TEXT, "actual_start" TEXT, "actual_end" TEXT, '
        '"venue" TEXT NOT NULL, "room" TEXT NOT NULL, "organiser_id" TEXT REFERENCES "institution" ("id") '
        'DEFERRABLE INITIALLY DEFERRED, "chair_id" TEXT REFERENCES "person" ("id") DEFERRABLE INITIALLY '
        'DEFERRED, "secretary_id" TEXT REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED, '
        '"minute_taker_id" TEXT REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED, "letterhead_id" '
        'TEXT REFERENCES "letterhead" ("id") DEFERRABLE INITIALLY DEFERRED, "signatory_id" TEXT REFERENCES '
        '"signatory" ("id") DEFERRABLE INITIALLY DEFERRED, "sectors" TEXT NOT NULL, "quorum_percent" INTEGER '
        'NOT NULL, "invitation_number" TEXT NOT NULL, "invitation_date" TEXT, "minutes_number" TEXT NOT NULL,'
        ' "minutes_state" TEXT NOT NULL, "minutes_version" INTEGER NOT NULL, "opening_summary" TEXT NOT NULL,'
        ' "conclusion" TEXT NOT NULL)'
    ),
    'CREATE INDEX "meeting_series_id" ON "meeting" ("series_id")',
    'CREATE INDEX "meeting_follows_id" ON "meeting" ("follows_id")',
    'CREATE INDEX "meeting_organiser_id" ON "meeting" ("organiser_id")',
    'CREATE INDEX "meeting_chair_id" ON "meeting" ("chair_id")',
    'CREATE INDEX "meeting_secretary_id" ON "meeting" ("secretary_id")',
    'CREATE INDEX "meeting_minute_taker_id" ON "meeting" ("minute_taker_id")',
    'CREATE INDEX "meeting_letterhead_id" ON "meeting" ("letterhead_id")',
    'CREATE INDEX "meeting_signatory_id" ON "meeting" ("signatory_id")',
    'CREATE INDEX "meeting_date_planned_start" ON "meeting" ("date", "planned_start")',
    'CREATE INDEX "meeting_state_date" ON "meeting" ("state", "date")',
    (
        'CREATE TABLE "agenda_item" ("id" TEXT NOT NULL PRIMARY KEY, "deleted_at" TEXT, "meeting_id" TEXT NOT'
        ' NULL REFERENCES "meeting" ("id") DEFERRABLE INITIALLY DEFERRED, "rank" TEXT NOT NULL, "kind" TEXT '
        'NOT NULL, "title" TEXT NOT NULL, "speaker" TEXT NOT NULL, "minutes" INTEGER NOT NULL, "fixed_start" '
        'TEXT, "actual_start" TEXT, "actual_end" TEXT, "parent_id" TEXT REFERENCES "agenda_item" ("id") '
        'DEFERRABLE INITIALLY DEFERRED, "internal" INTEGER NOT NULL)'
    ),
    'CREATE INDEX "agenda_item_parent_id" ON "agenda_item" ("parent_id")',
    'CREATE INDEX "agenda_item_meeting_id_rank" ON "agenda_item" ("meeting_id", "rank")',
    (
        'CREATE TABLE "participant" ("id" TEXT NOT NULL PRIMARY KEY, "deleted_at" TEXT, "meeting_id" TEXT NOT'
        ' NULL REFERENCES "meeting" ("id") DEFERRABLE INITIALLY DEFERRED, "rank" TEXT NOT NULL, "person_id" '
        'TEXT REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED, "institution_id" TEXT REFERENCES '
        '"institution" ("id") DEFERRABLE INITIALLY DEFERRED, "role" TEXT NOT NULL, "invited" INTEGER NOT '
        'NULL, "invitation_state" TEXT NOT NULL, "letter_number" TEXT NOT NULL, "presence" TEXT NOT NULL, '
        '"delegate_name" TEXT NOT NULL, "delegate_post" TEXT NOT NULL, "may_decide" INTEGER NOT NULL, '
        '"arrived_at" TEXT, "left_at" TEXT, "registration" TEXT NOT NULL, "signature" TEXT NOT NULL)'
    ),
    'CREATE INDEX "participant_person_id" ON "participant" ("person_id")',
    'CREATE INDEX "participant_institution_id" ON "participant" ("institution_id")',
    'CREATE INDEX "participant_meeting_id_rank" ON "participant" ("meeting_id", "rank")',
    (
        'CREATE INDEX "participant_meeting_id_deleted_at_invited_presence" ON "participant" ("meeting_id", '
        '"deleted_at", "invited", "presence")'
    ),
    (
        'CREATE TABLE "material" ("id" TEXT NOT NULL PRIMARY KEY, "deleted_at" TEXT, "meeting_id" TEXT NOT '
        'NULL REFERENCES "meeting" ("id") DEFERRABLE INITIALLY DEFERRED, "agenda_item_id" TEXT REFERENCES '
        '"agenda_item" ("id") DEFERRABLE INITIALLY DEFERRED, "rank" TEXT NOT NULL, "file_name" TEXT NOT NULL,'
        ' "media_type" TEXT NOT NULL, "size" INTEGER NOT NULL, "sha256" TEXT NOT NULL)'
    ),
    'CREATE INDEX "material_meeting_id" ON "material" ("meeting_id")',
    'CREATE INDEX "material_agenda_item_id" ON "material" ("agenda_item_id")',
    (
        'CREATE TABLE "photo" ("id" TEXT NOT NULL PRIMARY KEY, "deleted_at" TEXT, "meeting_id" TEXT NOT NULL '
        'REFERENCES "meeting" ("id") DEFERRABLE INITIALLY DEFERRED, "agenda_item_id" TEXT REFERENCES '
        '"agenda_item" ("id") DEFERRABLE INITIALLY DEFERRED, "rank" TEXT NOT NULL, "caption" TEXT NOT NULL, '
        '"file_name" TEXT NOT NULL, "media_type" TEXT NOT NULL, "size" INTEGER NOT NULL, "sha256" TEXT NOT '
        'NULL, "taken_at" TEXT)'
    ),
    'CREATE INDEX "photo_meeting_id" ON "photo" ("meeting_id")',
    'CREATE INDEX "photo_agenda_item_id" ON "photo" ("agenda_item_id")',
    (
        'CREATE TABLE "remark" ("id" TEXT NOT NULL PRIMARY KEY, "deleted_at" TEXT, "meeting_id" TEXT NOT NULL'
        ' REFERENCES "meeting" ("id") DEFERRABLE INITIALLY DEFERRED, "agenda_item_id" TEXT REFERENCES '
        '"agenda_item" ("id") DEFERRABLE INITIALLY DEFERRED, "rank" TEXT NOT NULL, "participant_id" TEXT '
        'REFERENCES "participant" ("id") DEFERRABLE INITIALLY DEFERRED, "speaker" TEXT NOT NULL, "kind" TEXT '
        'NOT NULL, "text" TEXT NOT NULL, "noted_at" TEXT, "internal" INTEGER NOT NULL)'
    ),
    'CREATE INDEX "remark_meeting_id" ON "remark" ("meeting_id")',
    'CREATE INDEX "remark_participant_id" ON "remark" ("participant_id")',
    'CREATE INDEX "remark_agenda_item_id_rank" ON "remark" ("agenda_item_id", "rank")',
    (
        'CREATE TABLE "discussion_group" ("id" TEXT NOT NULL PRIMARY KEY, "deleted_at" TEXT, "meeting_id" '
        'TEXT NOT NULL REFERENCES "meeting" ("id") DEFERRABLE INITIALLY DEFERRED, "rank" TEXT NOT NULL, '
        '"code" TEXT NOT NULL, "topic" TEXT NOT NULL, "questions" TEXT NOT NULL, "room" TEXT NOT NULL, '
        '"facilitator_id" TEXT REFERENCES "participant" ("id") DEFERRABLE INITIALLY DEFERRED, '
        '"minute_taker_id" TEXT REFERENCES "participant" ("id") DEFERRABLE INITIALLY DEFERRED, "reporter_id" '
        'TEXT REFERENCES "participant" ("id") DEFERRABLE INITIALLY DEFERRED, "minutes" INTEGER NOT NULL, '
        '"started_at" TEXT)'
    ),
    'CREATE INDEX "discussion_group_facilitator_id" ON "discussion_group" ("facilitator_id")',
    'CREATE INDEX "discussion_group_minute_taker_id" ON "discussion_group" ("minute_taker_id")',
    'CREATE INDEX "discussion_group_reporter_id" ON "discussion_group" ("reporter_id")',
    'CREATE INDEX "discussion_group_meeting_id_rank" ON "discussion_group" ("meeting_id", "rank")',
    (
        'CREATE TABLE "group_member" ("id" TEXT NOT NULL PRIMARY KEY, "deleted_at" TEXT, "group_id" TEXT NOT '
        'NULL REFERENCES "discussion_group" ("id") DEFERRABLE INITIALLY DEFERRED, "participant_id" TEXT NOT '
        'NULL REFERENCES "participant" ("id") DEFERRABLE INITIALLY DEFERRED)'
    ),
    'CREATE INDEX "group_member_group_id" ON "group_member" ("group_id")',
    'CREATE INDEX "group_member_participant_id" ON "group_member" ("participant_id")',
    (
        'CREATE TABLE "discussion_point" ("id" TEXT NOT NULL PRIMARY KEY, "deleted_at" TEXT, "group_id" TEXT '
        'NOT NULL REFERENCES "discussion_group" ("id") DEFERRABLE INITIALLY DEFERRED, "rank" TEXT NOT NULL, '
        '"number" INTEGER NOT NULL, "kind" TEXT NOT NULL, "participant_id" TEXT REFERENCES "participant" '
        '("id") DEFERRABLE INITIALLY DEFERRED, "speaker" TEXT NOT NULL, "text" TEXT NOT NULL, "priority" TEXT'
        " NOT NULL)"
    ),
    'CREATE INDEX "discussion_point_participant_id" ON "discussion_point" ("participant_id")',
    'CREATE INDEX "discussion_point_group_id_rank" ON "discussion_point" ("group_id", "rank")',
    (
        'CREATE TABLE "issue" ("id" TEXT NOT NULL PRIMARY KEY, "deleted_at" TEXT, "group_id" TEXT NOT NULL '
        'REFERENCES "discussion_group" ("id") DEFERRABLE INITIALLY DEFERRED, "rank" TEXT NOT NULL, "title" '
        'TEXT NOT NULL, "escalated" INTEGER NOT NULL)'
    ),
    'CREATE INDEX "issue_group_id_rank" ON "issue" ("group_id", "rank")',
    (
        'CREATE TABLE "position" ("id" TEXT NOT NULL PRIMARY KEY, "deleted_at" TEXT, "issue_id" TEXT NOT NULL'
        ' REFERENCES "issue" ("id") DEFERRABLE INITIALLY DEFERRED, "side" TEXT NOT NULL, "position" TEXT NOT '
        'NULL, "reason" TEXT NOT NULL, "acceptable" TEXT NOT NULL, "outcome" TEXT NOT NULL)'
    ),
    'CREATE INDEX "position_issue_id" ON "position" ("issue_id")',
    (
        'CREATE TABLE "agreement" ("id" TEXT NOT NULL PRIMARY KEY, "deleted_at" TEXT, "meeting_id" TEXT NOT '
        'NULL REFERENCES "meeting" ("id") DEFERRABLE INITIALLY DEFERRED, "rank" TEXT NOT NULL, "number" '
        'INTEGER NOT NULL, "statement" TEXT NOT NULL, "state" TEXT NOT NULL, "note" TEXT NOT NULL, '
        '"follows_id" TEXT REFERENCES "agreement" ("id") DEFERRABLE INITIALLY DEFERRED)'
    ),
    'CREATE INDEX "agreement_follows_id" ON "agreement" ("follows_id")',
    'CREATE INDEX "agreement_meeting_id_rank" ON "agreement" ("meeting_id", "rank")',
    ('CREATE INDEX "agreement_meeting_id_deleted_at_state" ON "agreement" ("meeting_id", "deleted_at", "state")'),
    (
        'CREATE TABLE "agreement_source" ("id" TEXT NOT NULL PRIMARY KEY, "deleted_at" TEXT, "agreement_id" '
        'TEXT NOT NULL REFERENCES "agreement" ("id") DEFERRABLE INITIALLY DEFERRED, "point_id" TEXT '
        'REFERENCES "discussion_point" ("id") DEFERRABLE INITIALLY DEFERRED, "remark_id" TEXT REFERENCES '
        '"remark" ("id") DEFERRABLE INITIALLY DEFERRED)'
    ),
    'CREATE INDEX "agreement_source_agreement_id" ON "agreement_source" ("agreement_id")',
    'CREATE INDEX "agreement_source_point_id" ON "agreement_source" ("point_id")',
    'CREATE INDEX "agreement_source_remark_id" ON "agreement_source" ("remark_id")',
    (
        'CREATE TABLE "assent" ("id" TEXT NOT NULL PRIMARY KEY, "deleted_at" TEXT, "agreement_id" TEXT NOT '
        'NULL REFERENCES "agreement" ("id") DEFERRABLE INITIALLY DEFERRED, "institution_id" TEXT NOT NULL '
        'REFERENCES "institution" ("id") DEFERRABLE INITIALLY DEFERRED, "answer" TEXT NOT NULL, "note" TEXT '
        "NOT NULL)"
    ),
    'CREATE INDEX "assent_agreement_id" ON "assent" ("agreement_id")',
    'CREATE INDEX "assent_institution_id" ON "assent" ("institution_id")',
    (
        'CREATE TABLE "assignment" ("id" TEXT NOT NULL PRIMARY KEY, "deleted_at" TEXT, "agreement_id" TEXT '
        'NOT NULL REFERENCES "agreement" ("id") DEFERRABLE INITIALLY DEFERRED, "institution_id" TEXT NOT NULL'
        ' REFERENCES "institution" ("id") DEFERRABLE INITIALLY DEFERRED, "lead" INTEGER NOT NULL, "role" TEXT'
        ' NOT NULL, "rank" TEXT NOT NULL)'
    ),
    'CREATE INDEX "assignment_institution_id" ON "assignment" ("institution_id")',
    'CREATE INDEX "assignment_agreement_id_rank" ON "assignment" ("agreement_id", "rank")',
    (
        'CREATE TABLE "task" ("id" TEXT NOT NULL PRIMARY KEY, "deleted_at" TEXT, "agreement_id" TEXT NOT NULL'
        ' REFERENCES "agreement" ("id") DEFERRABLE INITIALLY DEFERRED, "rank" TEXT NOT NULL, "activity" TEXT '
        'NOT NULL, "lead_id" TEXT REFERENCES "institution" ("id") DEFERRABLE INITIALLY DEFERRED, "start" '
        'TEXT, "due" TEXT, "fund" TEXT NOT NULL, "state" TEXT NOT NULL, "percent" INTEGER NOT NULL, "note" '
        "TEXT NOT NULL)"
    ),
    'CREATE INDEX "task_lead_id" ON "task" ("lead_id")',
    'CREATE INDEX "task_agreement_id_deleted_at_state" ON "task" ("agreement_id", "deleted_at", "state")',
    'CREATE INDEX "task_state_due" ON "task" ("state", "due")',
    (
        'CREATE TABLE "indicator" ("id" TEXT NOT NULL PRIMARY KEY, "deleted_at" TEXT, "agreement_id" TEXT NOT'
        ' NULL REFERENCES "agreement" ("id") DEFERRABLE INITIALLY DEFERRED, "rank" TEXT NOT NULL, "name" TEXT'
        ' NOT NULL, "unit" TEXT NOT NULL, "baseline" REAL, "target" REAL, "due" TEXT, "verification" TEXT NOT'
        " NULL)"
    ),
    'CREATE INDEX "indicator_agreement_id_rank" ON "indicator" ("agreement_id", "rank")',
    (
        'CREATE TABLE "measurement" ("id" TEXT NOT NULL PRIMARY KEY, "deleted_at" TEXT, "indicator_id" TEXT '
        'NOT NULL REFERENCES "indicator" ("id") DEFERRABLE INITIALLY DEFERRED, "date" TEXT, "value" REAL, '
        '"note" TEXT NOT NULL)'
    ),
    'CREATE INDEX "measurement_indicator_id" ON "measurement" ("indicator_id")',
    (
        'CREATE TABLE "evidence" ("id" TEXT NOT NULL PRIMARY KEY, "deleted_at" TEXT, "task_id" TEXT NOT NULL '
        'REFERENCES "task" ("id") DEFERRABLE INITIALLY DEFERRED, "file_name" TEXT NOT NULL, "media_type" TEXT'
        ' NOT NULL, "size" INTEGER NOT NULL, "sha256" TEXT NOT NULL)'
    ),
    'CREATE INDEX "evidence_task_id" ON "evidence" ("task_id")',
    (
        'CREATE TABLE "progress_report" ("id" TEXT NOT NULL PRIMARY KEY, "deleted_at" TEXT, "task_id" TEXT '
        'NOT NULL REFERENCES "task" ("id") DEFERRABLE INITIALLY DEFERRED, "date" TEXT, "percent" INTEGER NOT '
        'NULL, "obstacle" TEXT NOT NULL, "reporter" TEXT NOT NULL, "evidence_id" TEXT REFERENCES "evidence" '
        '("id") DEFERRABLE INITIALLY DEFERRED)'
    ),
    'CREATE INDEX "progress_report_task_id" ON "progress_report" ("task_id")',
    'CREATE INDEX "progress_report_evidence_id" ON "progress_report" ("evidence_id")',
    (
        'CREATE TABLE "aspiration" ("id" TEXT NOT NULL PRIMARY KEY, "deleted_at" TEXT, "meeting_id" TEXT NOT '
        'NULL REFERENCES "meeting" ("id") DEFERRABLE INITIALLY DEFERRED, "remark_id" TEXT REFERENCES "remark"'
        ' ("id") DEFERRABLE INITIALLY DEFERRED, "number" INTEGER NOT NULL, "giver" TEXT NOT NULL, "sector" '
        'TEXT NOT NULL, "kind" TEXT NOT NULL, "text" TEXT NOT NULL, "institution_id" TEXT REFERENCES '
        '"institution" ("id") DEFERRABLE INITIALLY DEFERRED, "answer" TEXT NOT NULL, "state" TEXT NOT NULL, '
        '"received_on" TEXT, "answered_on" TEXT)'
    ),
    'CREATE INDEX "aspiration_meeting_id" ON "aspiration" ("meeting_id")',
    'CREATE INDEX "aspiration_remark_id" ON "aspiration" ("remark_id")',
    'CREATE INDEX "aspiration_institution_id" ON "aspiration" ("institution_id")',
    (
        'CREATE TABLE "program_evaluation" ("id" TEXT NOT NULL PRIMARY KEY, "deleted_at" TEXT, "meeting_id" '
        'TEXT NOT NULL REFERENCES "meeting" ("id") DEFERRABLE INITIALLY DEFERRED, "remark_id" TEXT REFERENCES'
        ' "remark" ("id") DEFERRABLE INITIALLY DEFERRED, "program" TEXT NOT NULL, "institution_id" TEXT '
        'REFERENCES "institution" ("id") DEFERRABLE INITIALLY DEFERRED, "worked" TEXT NOT NULL, "improve" '
        'TEXT NOT NULL, "recommendation" TEXT NOT NULL, "agreement_id" TEXT REFERENCES "agreement" ("id") '
        "DEFERRABLE INITIALLY DEFERRED)"
    ),
    'CREATE INDEX "program_evaluation_meeting_id" ON "program_evaluation" ("meeting_id")',
    'CREATE INDEX "program_evaluation_remark_id" ON "program_evaluation" ("remark_id")',
    'CREATE INDEX "program_evaluation_institution_id" ON "program_evaluation" ("institution_id")',
    'CREATE INDEX "program_evaluation_agreement_id" ON "program_evaluation" ("agreement_id")',
    (
        'CREATE TABLE "venue_check" ("id" TEXT NOT NULL PRIMARY KEY, "deleted_at" TEXT, "meeting_id" TEXT NOT'
        ' NULL REFERENCES "meeting" ("id") DEFERRABLE INITIALLY DEFERRED, "rank" TEXT NOT NULL, "item" TEXT '
        'NOT NULL, "state" TEXT NOT NULL, "note" TEXT NOT NULL)'
    ),
    'CREATE INDEX "venue_check_meeting_id" ON "venue_check" ("meeting_id")',
    (
        'CREATE TABLE "document" ("id" TEXT NOT NULL PRIMARY KEY, "deleted_at" TEXT, "meeting_id" TEXT NOT '
        'NULL REFERENCES "meeting" ("id") DEFERRABLE INITIALLY DEFERRED, "kind" TEXT NOT NULL, "number" TEXT '
        'NOT NULL, "version" INTEGER NOT NULL, "state" TEXT NOT NULL, "file_name" TEXT NOT NULL, "sha256" '
        'TEXT NOT NULL, "options" TEXT NOT NULL, "made_at" TEXT)'
    ),
    'CREATE INDEX "document_meeting_id" ON "document" ("meeting_id")',
    (
        "CREATE TABLE units (seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, title TEXT NOT "
        "NULL, started_at TEXT NOT NULL, touched_at TEXT NOT NULL, operator TEXT NOT NULL, device TEXT NOT "
        "NULL, origin TEXT NOT NULL, join_key TEXT NOT NULL DEFAULT '', undoes TEXT NOT NULL DEFAULT '', "
        "undone INTEGER NOT NULL DEFAULT 0)"
    ),
    "CREATE INDEX units_origin ON units (origin, undone, seq)",
    (
        "CREATE TABLE journal (seq INTEGER PRIMARY KEY AUTOINCREMENT, unit TEXT NOT NULL REFERENCES units "
        "(id), hlc TEXT NOT NULL, device TEXT NOT NULL, operator TEXT NOT NULL, entity TEXT NOT NULL, row "
        "TEXT NOT NULL, kind TEXT NOT NULL, diff TEXT NOT NULL, origin_seq INTEGER)"
    ),
    "CREATE INDEX journal_unit ON journal (unit, seq)",
    "CREATE INDEX journal_row ON journal (entity, row, seq)",
    "CREATE INDEX journal_hlc ON journal (hlc)",
    (
        "CREATE TABLE journal_context (id INTEGER PRIMARY KEY CHECK (id = 1), unit TEXT NOT NULL, hlc TEXT "
        "NOT NULL, device TEXT NOT NULL, operator TEXT NOT NULL)"
    ),
    "INSERT INTO journal_context VALUES (1, '', '', '', '')",
    (
        "CREATE TABLE search_slot (slot INTEGER PRIMARY KEY, entity TEXT NOT NULL, row TEXT NOT NULL, UNIQUE "
        "(entity, row))"
    ),
    (
        "CREATE VIRTUAL TABLE search USING fts5 (title, body, tokenize = 'unicode61 remove_diacritics 2', "
        "prefix = '2 3')"
    ),
    "CREATE TABLE blob (sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, content BLOB NOT NULL)",
    "CREATE TABLE draft (key TEXT PRIMARY KEY, text TEXT NOT NULL, kept_at TEXT NOT NULL)",
)


def up(_migrator: Any, database: Any) -> None:
    """Make the tables."""
    for statement in STATEMENTS:
        database.execute_sql(statement)
