"""Agenda templates: the standard orders of documents.md section 4."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from rakor_desktop.domain.change import Entity
from rakor_desktop.domain.kinds import AgendaKind as K
from rakor_desktop.domain.rank import spread
from rakor_desktop.storage.journal import Unit


@dataclass(frozen=True, slots=True)
class TemplateItem:
    """One line of a template; a fixed start stands still while the others flow."""

    kind: K
    title: str
    speaker: str
    minutes: int
    fixed_start: time | None = None


@dataclass(frozen=True, slots=True)
class AgendaTemplate:
    """A named order of items."""

    key: str
    title: str
    items: tuple[TemplateItem, ...] = ()


_OPENING = (
    TemplateItem(K.REGISTRASI, "Registrasi peserta", "Petugas registrasi", 30),
    TemplateItem(K.PEMBUKAAN, "Pembukaan dan lagu Indonesia Raya", "Pembawa acara", 10),
    TemplateItem(K.DOA, "Pembacaan doa", "Petugas doa", 5),
)
STANDARD = AgendaTemplate(
    "rakor",
    "Rapat koordinasi",
    (
        *_OPENING,
        TemplateItem(K.SAMBUTAN, "Laporan ketua penyelenggara", "Penyelenggara", 10),
        TemplateItem(K.ARAHAN, "Arahan dan pembukaan resmi", "Pimpinan rapat", 20),
        TemplateItem(K.PAPARAN, "Paparan narasumber", "Narasumber", 30),
        TemplateItem(K.DISKUSI, "Diskusi dan tanya jawab", "Moderator", 25),
        TemplateItem(K.KELOMPOK, "Diskusi kelompok", "Fasilitator kelompok", 45),
        TemplateItem(K.PLENO, "Pleno hasil kelompok", "Pelapor kelompok", 25),
        TemplateItem(K.PERUMUSAN, "Perumusan kesepakatan", "Tim perumus", 15),
        TemplateItem(K.PENUTUP, "Pembacaan kesepakatan dan penutup", "Pimpinan rapat", 10),
    ),
)
_SHORT = AgendaTemplate(
    "teknis",
    "Rapat teknis singkat",
    (
        TemplateItem(K.PEMBUKAAN, "Pembukaan", "Pimpinan rapat", 10),
        TemplateItem(K.PAPARAN, "Paparan", "Narasumber", 20),
        TemplateItem(K.DISKUSI, "Pembahasan", "Pimpinan rapat", 60),
        TemplateItem(K.PERUMUSAN, "Perumusan kesepakatan", "Notulis", 15),
        TemplateItem(K.PENUTUP, "Penutup", "Pimpinan rapat", 5),
    ),
)
_FRIDAY = AgendaTemplate(
    "jumat",
    "Rapat koordinasi hari Jumat (jeda salat 11.30–13.00)",
    (
        *STANDARD.items[:7],
        TemplateItem(K.ISTIRAHAT, "Istirahat dan salat Jumat", "", 90, time(11, 30)),
        *STANDARD.items[7:],
    ),
)
TEMPLATES = (STANDARD, _SHORT, _FRIDAY)
EVALUATION = TemplateItem(K.EVALUASI, "Evaluasi tindak lanjut rapat lalu", "Pimpinan rapat", 20)
CEREMONY = frozenset({K.REGISTRASI, K.PEMBUKAAN, K.DOA, K.SAMBUTAN, K.ARAHAN})


def insert_template(unit: Unit, meeting_id: str, template: AgendaTemplate, *, evaluation: bool = False) -> None:
    """Write a template's items; `evaluation` puts the review of the last meeting after the ceremonial opening."""
    items = list(template.items)
    if evaluation:
        place = next((index for index, item in enumerate(items) if item.kind not in CEREMONY), len(items))
        items.insert(place, EVALUATION)
    unit.insert_many(
        Entity.AGENDA_ITEM,
        [
            {
                "meeting_id": meeting_id,
                "rank": rank,
                "kind": item.kind,
                "title": item.title,
                "speaker": item.speaker,
                "minutes": item.minutes,
                "fixed_start": item.fixed_start,
            }
            for item, rank in zip(items, spread(len(items)), strict=True)
        ],
    )
