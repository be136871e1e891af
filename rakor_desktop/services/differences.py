"""Says in words what changed in a meeting between two versions of its documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from typing import Any

from rakor_desktop.domain import formatting
from rakor_desktop.domain.change import Entity
from rakor_desktop.domain.kinds import Labelled
from rakor_desktop.domain.meeting import AgendaItem
from rakor_desktop.domain.naskah import DocumentKind
from rakor_desktop.domain.people import full_name
from rakor_desktop.domain.schedule import flow
from rakor_desktop.domain.versions import Difference
from rakor_desktop.services.base import brief
from rakor_desktop.storage.changes import (
    FieldChange,
    Records,
    RowChange,
    entry_of,
    meeting_records,
    named_by,
    net_changes,
)
from rakor_desktop.storage.database import Database
from rakor_desktop.storage.locks import OWNERS
from rakor_desktop.storage.queries.common import built

ADDED, REMOVED, MOVED = "ditambahkan", "dihapus", "dipindahkan"
_E = Entity
# The order in which the rows of a meeting are told.
_ORDER = {entity: place for place, entity in enumerate((
    _E.MEETING, _E.DOCUMENT, _E.LETTER, _E.AGENDA_ITEM, _E.PARTICIPANT, _E.REMARK, _E.GROUP, _E.GROUP_MEMBER, _E.POINT,
    _E.ISSUE, _E.POSITION, _E.AGREEMENT, _E.AGREEMENT_SOURCE, _E.ASSIGNMENT, _E.ASSENT, _E.TASK, _E.INDICATOR,
    _E.MATERIAL, _E.PHOTO, _E.PERSON, _E.INSTITUTION,
))}  # fmt: skip
# What tells a person nothing: keys, places in the file, what final versions themselves count.
_SILENT = frozenset(
    {
        "id", "deleted_at", "meeting_id", "agreement_id", "group_id", "issue_id", "follows_id", "minutes_state",
        "minutes_version", "options", "media_type", "size", "protocol_order",
    }
)  # fmt: skip
# What makes such a row itself, and is no news where its first field is filled in.
_OF_KEY = frozenset({(_E.DOCUMENT, "kind"), (_E.POSITION, "side"), (_E.ASSENT, "institution_id")})
_NAMES = {
    "title": "judul", "kind": "jenis", "mode": "moda", "state": "status", "theme": "tema", "series_id": "seri",
    "series_number": "nomor seri", "basis": "dasar", "purposes": "maksud dan tujuan", "purpose_text": "maksud",
    "expected_result": "hasil yang diharapkan", "date": "tanggal", "planned_start": "waktu mulai",
    "planned_end": "waktu selesai", "actual_start": "waktu dibuka", "actual_end": "waktu ditutup", "venue": "tempat",
    "room": "ruang", "organiser_id": "penyelenggara", "chair_id": "pimpinan rapat", "secretary_id": "sekretaris",
    "minute_taker_id": "notulis", "letterhead_id": "kop naskah", "signatory_id": "penandatangan", "sectors": "unsur",
    "quorum_percent": "kuorum (%)", "invitation_number": "nomor surat undangan",
    "invitation_date": "tanggal surat undangan", "minutes_number": "nomor notula", "opening_summary": "sambutan",
    "conclusion": "kesimpulan", "rank": "urutan", "speaker": "pembicara", "minutes": "lama (menit)",
    "fixed_start": "waktu tetap", "parent_id": "acara induk", "internal": "internal", "person_id": "orang",
    "institution_id": "instansi", "role": "peran", "invited": "diundang", "invitation_state": "status undangan",
    "letter_number": "nomor surat", "presence": "kehadiran", "delegate_name": "nama wakil",
    "delegate_post": "jabatan wakil", "may_decide": "berwenang memutuskan", "arrived_at": "waktu datang",
    "left_at": "waktu pulang", "registration": "cara presensi", "signature": "tanda tangan", "sector": "unsur",
    "agenda_item_id": "acara", "file_name": "nama berkas", "sha256": "isi berkas", "caption": "keterangan",
    "taken_at": "waktu foto", "participant_id": "pembicara", "text": "isi", "noted_at": "waktu", "code": "kode",
    "topic": "topik", "questions": "pertanyaan", "facilitator_id": "fasilitator", "reporter_id": "pelapor",
    "started_at": "mulai diskusi", "number": "nomor", "priority": "prioritas", "escalated": "penerusan ke pimpinan",
    "side": "pihak", "position": "posisi", "reason": "alasan", "acceptable": "kesediaan menerima", "outcome": "hasil",
    "statement": "rumusan", "note": "catatan", "point_id": "asal butir", "remark_id": "asal catatan",
    "answer": "jawaban", "lead": "penanggung jawab", "activity": "kegiatan", "lead_id": "penanggung jawab",
    "start": "mulai", "due": "tenggat", "fund": "sumber dana", "percent": "capaian (%)", "name": "nama",
    "unit": "satuan", "baseline": "baseline", "target": "target", "verification": "cara verifikasi",
    "title_before": "gelar depan", "title_after": "gelar belakang", "nip": "NIP", "post": "jabatan",
    "phone": "telepon", "email": "pos-el", "sex": "jenis kelamin", "short_name": "singkatan", "address": "alamat",
    "contact": "kontak", "urgency": "sifat", "attachment": "lampiran", "subject": "hal", "place": "tempat tujuan",
    "opening": "pembuka", "reference": "rujukan", "reference_number": "nomor rujukan",
    "reference_date": "tanggal rujukan", "reference_subject": "hal rujukan", "rule": "ketentuan hadir",
    "dress": "pakaian", "extra": "isi tambahan", "contact_name": "narahubung", "contact_phone": "telepon narahubung",
    "confirm_by": "batas konfirmasi", "online_link": "tautan daring", "online_id": "ID daring",
    "online_password": "kata sandi daring", "copies": "tembusan", "addressee": "tujuan", "intro": "latar belakang",
    "advice": "saran",
}  # fmt: skip
_DIRECTORY = (_E.PERSON, _E.INSTITUTION)
# The rank of an official is a text, that of any other row its place in a list.
_GRADE = "pangkat"
# What an added or deleted row says.
_MAIN = {
    _E.AGENDA_ITEM: "title", _E.REMARK: "text", _E.GROUP: "topic", _E.POINT: "text", _E.ISSUE: "title",
    _E.POSITION: "position", _E.AGREEMENT: "statement", _E.ASSIGNMENT: "role", _E.TASK: "activity",
    _E.INDICATOR: "name", _E.MATERIAL: "file_name", _E.PHOTO: "caption",
}  # fmt: skip


def differences(database: Database, meeting_id: str, older_id: str, newer_id: str | None) -> tuple[Difference, ...]:
    """What changed after one final version up to another, or up to now (None); the older one is found out."""
    rows = meeting_records(meeting_id)
    after = entry_of(database, _E.DOCUMENT, older_id)
    until = None if newer_id is None else entry_of(database, _E.DOCUMENT, newer_id)
    if until is not None and until < after:
        after, until = until, after
    teller = _Teller(rows, meeting_id)
    # Letterheads, signatories and series are the office's: known for their names, and no content of this meeting.
    changes = [change for change in net_changes(database, rows, after, until) if change.entity in _ORDER]
    changes.sort(key=lambda change: (_ORDER[change.entity], teller.subject(change)))
    return tuple(one for change in changes for one in teller.tell(change))


class _Teller:
    """Knows the rows of the meeting by their names."""

    def __init__(self, rows: Records, meeting_id: str) -> None:
        self._rows = rows
        items = [built(AgendaItem, row) for row in rows[_E.AGENDA_ITEM].values() if row["deleted_at"] is None]
        meeting = rows[_E.MEETING].get(meeting_id, {})
        schedule = flow(items, meeting.get("planned_start"), None)
        self._numbers = {one.item.id: one.number for one in schedule.items}

    def tell(self, change: RowChange) -> Iterator[Difference]:
        """The differences of one row."""
        subject = self.subject(change)
        if change.was_there and change.is_there:
            for name, one in change.fields.items():
                if name not in _SILENT and (change.entity, name) not in _OF_KEY:
                    yield self._field(change, subject, name, one)
            return
        if change.entity in _DIRECTORY:
            return  # who takes part is told by the participant
        text = self._main_text(change)
        word, old, new = (ADDED, "", text) if change.is_there else (REMOVED, text, "")
        yield Difference(subject, word, old, new, change.operator, change.moment)

    def _field(self, change: RowChange, subject: str, name: str, one: FieldChange) -> Difference:
        is_moved = name == "rank" and change.entity is not _E.PERSON
        if is_moved:
            return Difference(subject, MOVED, "", self._main_text(change), one.operator, one.moment)
        label = _GRADE if name == "rank" else _NAMES.get(name, name)
        old, new = self._text(change.entity, name, one.old), self._text(change.entity, name, one.new)
        if name in ("signature", "sha256"):
            old, new = ("ada" if value else "" for value in (one.old, one.new))
        return Difference(subject, label, old, new, one.operator, one.moment)

    def subject(self, change: RowChange) -> str:
        """What a person calls the row."""
        return self._call(change.entity, change.row, change.record)

    def _call(self, entity: Entity, row_id: str, row: dict[str, Any]) -> str:
        own = _OWN_NAMES[entity](self, {**row, "id": row_id})
        if entity not in _BELOW:
            return own
        column, owner = OWNERS[entity]
        above = self._rows[owner].get(row[column])
        return ", ".join(part for part in (self._call(owner, row[column], above) if above else "", own) if part)

    def _main_text(self, change: RowChange) -> str:
        row = change.record
        if change.entity is _E.PARTICIPANT:
            return self.participant(change.row)
        if change.entity is _E.GROUP_MEMBER:
            return self.participant(row["participant_id"])
        if change.entity is _E.AGREEMENT_SOURCE:
            return self.text_of(_E.POINT, row["point_id"]) or self.text_of(_E.REMARK, row["remark_id"])
        text = str(row.get(_MAIN.get(change.entity, ""), "") or row.get("file_name", ""))
        return text or self.text_of(_E.INSTITUTION, row.get("institution_id")) or self.subject(change)

    def _text(self, entity: Entity, name: str, value: Any) -> str:
        target = named_by(entity, name)
        return written(value) if target is None else self.text_of(target, value)

    def text_of(self, entity: Entity, row_id: str | None) -> str:
        """What a reference names."""
        row = self._rows.get(entity, {}).get(row_id or "")
        if row is None:
            return ""
        if "title_before" in row:
            return full_name(row["title_before"], row["name"], row["title_after"]) or row["post"]
        if entity is _E.PARTICIPANT:
            return self.participant(row["id"])
        return row.get("name") or row.get("title") or brief(row.get("text") or row.get("line_2") or "")

    def participant(self, row_id: str) -> str:
        """Who takes part: the person, else the institution."""
        row = self._rows[_E.PARTICIPANT].get(row_id, {})
        name = self.text_of(_E.PERSON, row.get("person_id"))
        return name or self.text_of(_E.INSTITUTION, row.get("institution_id"))

    def item(self, row: dict[str, Any]) -> str:
        """`Acara 4 Paparan`; without the number when it is deleted."""
        title = brief(row["title"]) or row["kind"].label
        return " ".join(part for part in ("Acara", self._numbers.get(row["id"], ""), title) if part)

    def point(self, row: dict[str, Any]) -> str:
        """`Butir K1-02`."""
        code = self._rows[_E.GROUP].get(row["group_id"], {}).get("code", "")
        return f"Butir {code}-{row['number']:02d}"


def _called(word: str, name: str) -> str:
    """`Foto pleno`; not `Foto Foto pleno`."""
    return name if name.casefold().startswith(word.casefold()) else f"{word} {name}".strip()


def _remark(_teller: _Teller, row: dict[str, Any]) -> str:
    return f"Catatan {formatting.clock(row['noted_at'])}" if row["noted_at"] else "Catatan"


def _document(_teller: _Teller, row: dict[str, Any]) -> str:
    return DocumentKind(row["kind"]).label if row["kind"] in list(DocumentKind) else row["kind"]


_OWN_NAMES: dict[Entity, Callable[[_Teller, dict[str, Any]], str]] = {
    _E.MEETING: lambda _, _row: "Rapat",
    _E.DOCUMENT: _document,
    _E.LETTER: lambda _, _row: DocumentKind.UNDANGAN.label,
    _E.AGENDA_ITEM: _Teller.item,
    _E.PARTICIPANT: lambda teller, row: f"Peserta {teller.participant(row['id'])}",
    _E.REMARK: _remark,
    _E.GROUP: lambda _, row: f"Kelompok {row['code']}",
    _E.GROUP_MEMBER: lambda _, _row: "",
    _E.POINT: _Teller.point,
    _E.ISSUE: lambda _, row: _called("Isu", brief(row["title"])),
    _E.POSITION: lambda _, row: row["side"].label,
    _E.AGREEMENT: lambda _, row: f"Kesepakatan S-{row['number']:02d}",
    _E.AGREEMENT_SOURCE: lambda _, _row: "asal",
    _E.ASSIGNMENT: lambda teller, row: teller.text_of(_E.INSTITUTION, row["institution_id"]),
    _E.ASSENT: lambda teller, row: teller.text_of(_E.INSTITUTION, row["institution_id"]),
    _E.TASK: lambda _, row: _called("kegiatan", brief(row["activity"])),
    _E.INDICATOR: lambda _, row: _called("indikator", brief(row["name"])),
    _E.MATERIAL: lambda _, row: _called("Berkas", row["file_name"]),
    _E.PHOTO: lambda _, row: _called("Foto", brief(row["caption"]) or row["file_name"]),
    _E.PERSON: lambda teller, row: f"Direktori, {teller.text_of(_E.PERSON, row['id'])}",
    _E.INSTITUTION: lambda teller, row: f"Direktori, {teller.text_of(_E.INSTITUTION, row['id'])}",
}
# Called by their owner first: `Kesepakatan S-03, kegiatan Survei titik rambu`.
_BELOW = frozenset({_E.GROUP_MEMBER, _E.POSITION, _E.AGREEMENT_SOURCE, _E.ASSIGNMENT, _E.ASSENT, _E.TASK, _E.INDICATOR})


def written(value: Any) -> str:
    """A stored value as a person reads it."""
    match value:
        case None:
            return ""
        case bool():
            return "ya" if value else "tidak"
        case Labelled():
            return value.label
        case datetime():
            return f"{formatting.long_date(value.date())} pukul {formatting.clock(value)}"
        case date():
            return formatting.long_date(value)
        case time():
            return formatting.clock(value)
        case int() | float():
            return formatting.number(value)
        case tuple():
            return ", ".join(written(one) for one in value)
        case _:
            return str(value)
