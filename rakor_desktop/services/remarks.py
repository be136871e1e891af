"""Remarks made during the meeting, and what is raised from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rakor_desktop.domain.change import Change, Entity, Written
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.formatting import ZONE, clean_line, clean_text, clock, full_date, long_date
from rakor_desktop.domain.ident import natural_id
from rakor_desktop.domain.kinds import RemarkKind, Sector
from rakor_desktop.domain.meeting import Participant, Remark
from rakor_desktop.domain.rank import rank_after
from rakor_desktop.services.base import Service, brief, counted
from rakor_desktop.storage import numbers
from rakor_desktop.storage.queries import discussion as queries
from rakor_desktop.storage.queries import meetings as meeting_queries
from rakor_desktop.storage.queries import participants as participant_queries
from rakor_desktop.storage.queries import people


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text block: `/key` expands to `text`, with {fields} of the meeting filled in.

    With a `kind` it tells what the meeting did, not what somebody said: it has that kind and no speaker.
    """

    key: str
    text: str
    kind: RemarkKind | None = None


# Fields: {ketua}, {waktu}, {tanggal}, {hari_tanggal}, {tempat}, {judul}.
PHRASES = (
    Phrase("buka", "Rapat dibuka oleh {ketua} pada pukul {waktu} {zona}.", RemarkKind.PENJELASAN),
    Phrase("tutup", "Rapat ditutup oleh {ketua} pada pukul {waktu} {zona}.", RemarkKind.PENJELASAN),
    Phrase("skors", "Rapat diskors pada pukul {waktu} {zona}.", RemarkKind.PENJELASAN),
    Phrase("lanjut", "Skorsing dicabut dan rapat dilanjutkan pada pukul {waktu} {zona}.", RemarkKind.PENJELASAN),
    Phrase("doa", "Pembacaan doa dipimpin oleh petugas doa.", RemarkKind.PENJELASAN),
    Phrase("setuju", "Peserta rapat menyetujui usulan tersebut.", RemarkKind.KEPUTUSAN),
    Phrase("catat", "Usulan dicatat dan akan ditindaklanjuti oleh instansi terkait."),
    Phrase("jawab", "Pertanyaan akan dijawab secara tertulis paling lambat "),
    Phrase("terima", "Disampaikan terima kasih atas kehadiran dan masukan seluruh peserta."),
)


class RemarkService(Service):
    """Use cases of the notes of a running meeting."""

    def rows(self, meeting_id: str, agenda_item_id: str) -> tuple[Remark, ...]:
        """The remarks of an agenda item in order."""
        return queries.remarks(meeting_id, agenda_item_id)

    def of_meeting(self, meeting_id: str) -> tuple[Remark, ...]:
        """All remarks of a meeting."""
        return queries.remarks(meeting_id)

    def add(
        self,
        meeting_id: str,
        agenda_item_id: str | None,
        text: str,
        *,
        participant_id: str | None = None,
        speaker: str = "",
        kind: RemarkKind = RemarkKind.PENJELASAN,
        at: datetime | None = None,
        internal: bool = False,
        draft: str = "",
    ) -> Written[str]:
        """Note what was said, after what was noted before; `draft` names the kept text that becomes this row.

        Raises UserError without text.
        """
        text = clean_text(text).strip()
        if not text:
            raise UserError("Catatan masih kosong; tulis isinya dahulu.")
        with self._store.journal.unit(f"tambah catatan {brief(text)}") as unit:
            row_id = unit.insert(
                Entity.REMARK,
                meeting_id=meeting_id,
                agenda_item_id=agenda_item_id,
                rank=numbers.next_rank(Entity.REMARK, "meeting_id", meeting_id),
                participant_id=participant_id,
                speaker=clean_line(speaker),
                kind=kind,
                text=text,
                noted_at=at or self._now(),
                internal=internal,
            )
            if draft:
                self._store.keep_draft(draft, "")
        return Written(unit.change, row_id)

    def update(self, remark_id: str, **fields: Any) -> Change:
        """Change fields of a remark."""
        return self._edit(Entity.REMARK, remark_id, "catatan", fields)

    def delete(self, remark_ids: Sequence[str]) -> Change:
        """Put remarks into the bin."""
        return self._delete(Entity.REMARK, remark_ids, f"hapus {counted(len(remark_ids), 'catatan')}")

    def move_to(self, remark_ids: Sequence[str], agenda_item_id: str) -> Change:
        """Put remarks under another agenda item; among its remarks they stand in the order in which they were made."""
        with self._store.journal.unit(f"pindahkan {counted(len(remark_ids), 'catatan')}") as unit:
            unit.update_many(Entity.REMARK, remark_ids, agenda_item_id=agenda_item_id)
        return unit.change

    def shift(self, remark_id: str, steps: int) -> Change:
        """Move a remark up or down among those of its agenda item."""
        meeting_id, item_id = numbers.remark_place(remark_id)
        everything = queries.remarks(meeting_id or "")
        own = [one for one in everything if one.agenda_item_id == item_id]
        ids = [one.id for one in own]
        if remark_id not in ids:
            return Change()
        target = max(0, min(len(own) - 1, ids.index(remark_id) + steps))
        if ids[target] == remark_id:
            return Change()
        # Ranks run over the whole meeting, so the new place is beside the neighbour of the same item.
        ranks = [one.rank for one in everything if one.id != remark_id]
        neighbour = own[target].rank
        place = ranks.index(neighbour) + (1 if steps > 0 else 0)
        with self._store.journal.unit("pindahkan catatan") as unit:
            unit.update(Entity.REMARK, remark_id, rank=rank_after(ranks, place))
        return unit.change

    def raise_to_agreement(self, remark_ids: Sequence[str]) -> Written[str]:
        """Make an agreement from remarks; it keeps a link to each."""
        texts = [numbers.text_of(Entity.REMARK, row_id) for row_id in remark_ids]
        meeting_id, _ = numbers.remark_place(remark_ids[0]) if remark_ids else (None, None)
        if meeting_id is None:
            raise UserError("Pilih dahulu catatan yang akan dijadikan kesepakatan.")
        with self._store.journal.unit("jadikan kesepakatan") as unit:
            agreement = unit.insert(
                Entity.AGREEMENT,
                meeting_id=meeting_id,
                rank=numbers.next_rank(Entity.AGREEMENT, "meeting_id", meeting_id),
                number=numbers.next_number(Entity.AGREEMENT, "meeting_id", meeting_id),
                statement="\n".join(texts),
            )
            for row_id in remark_ids:
                unit.insert(
                    Entity.AGREEMENT_SOURCE,
                    natural_id("source", agreement, row_id),
                    agreement_id=agreement,
                    remark_id=row_id,
                )
        return Written(unit.change, agreement)

    def raise_to_aspiration(self, remark_id: str) -> Written[str]:
        """Make an aspiration from a remark; it keeps the link. One that was made before stays as it is."""
        meeting_id, _ = numbers.remark_place(remark_id)
        remark = next((one for one in queries.remarks(meeting_id or "") if one.id == remark_id), None)
        if meeting_id is None or remark is None:
            raise UserError("Pilih dahulu catatan yang akan dijadikan aspirasi.")
        known = next((link.id for link in remark.links if link.entity is Entity.ASPIRATION), None)
        if known is not None:
            return Written(Change(), known)
        with self._store.journal.unit("jadikan aspirasi") as unit:
            row_id = unit.insert(
                Entity.ASPIRATION,
                natural_id("aspiration", remark_id),
                meeting_id=meeting_id,
                remark_id=remark_id,
                number=numbers.next_number(Entity.ASPIRATION, "meeting_id", meeting_id),
                giver=remark.speaker,
                sector=remark.sector or Sector.MS,
                text=remark.text,
                received_on=self._now().date(),
            )
        return Written(unit.change, row_id)

    def speakers(self, meeting_id: str) -> tuple[Participant, ...]:
        """Who may be speaking: those present first, in the order of the list."""
        rows = participant_queries.participants(meeting_id)
        return tuple(sorted(rows, key=lambda one: not one.presence.counts_as_present))

    def phrases(self) -> tuple[Phrase, ...]:
        """The text blocks."""
        return PHRASES

    def expand(self, meeting_id: str, key: str) -> str | None:
        """The text block of a key with the meeting's fields filled in, None for an unknown key."""
        phrase = next((one for one in PHRASES if one.key == key.strip().lower()), None)
        meeting = meeting_queries.meeting(meeting_id)
        if phrase is None or meeting is None:
            return None
        chair = people.person(meeting.chair_id)
        day = meeting.date or self._now().date()
        return phrase.text.format(
            ketua=(chair.post or chair.full_name) if chair else "pimpinan rapat",
            waktu=clock(self._now()),
            zona=ZONE,
            tanggal=long_date(day),
            hari_tanggal=full_date(day),
            tempat=meeting.place,
            judul=meeting.title,
        )
