"""The office's own values: letterheads, signatories, how documents are made, operator."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from rakor_desktop.domain.change import Change, Entity, Written
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.formatting import clean_line
from rakor_desktop.domain.geometry import MEASURES, Measure
from rakor_desktop.domain.ident import natural_id
from rakor_desktop.domain.naskah import DocumentKind, KopKind
from rakor_desktop.domain.office import OfficeStyle, check_number_pattern
from rakor_desktop.domain.people import Letterhead, Signatory
from rakor_desktop.domain.phrases import check_phrase, phrase
from rakor_desktop.services.base import Service, cleaned
from rakor_desktop.services.style import GEOMETRY, PHRASE, STYLE, office_style, stored
from rakor_desktop.storage.queries import people as queries
from rakor_desktop.storage.queries import settings as setting_queries

OPERATOR = "operator"
_MAX_EMBLEM = 5 * 1024 * 1024
_MAX_TEMPLATE = 5 * 1024 * 1024
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_WORD, _WORD_NAME = "templat_word.", "nama_templat_word."
_ZIP = b"PK\x03\x04"
_STYLE_NAMES = frozenset(one.name for one in fields(OfficeStyle)) - {"geometry", "phrases"}
_MEASURES = {one.name: one for one in MEASURES}


@dataclass(frozen=True, slots=True)
class TemplateFile:
    """A Word template of the office: the name of its file, empty when it is not known, and its bytes."""

    name: str
    size: int


class SettingService(Service):
    """Use cases of the settings screen."""

    # ---- letterheads

    def letterheads(self) -> tuple[Letterhead, ...]:
        """All letterheads, the office's default first."""
        return queries.letterheads(self._store)

    def letterhead(self, letterhead_id: str | None = None) -> Letterhead:
        """A letterhead; the office's default without an id, empty before the first one."""
        return queries.letterhead(self._store, letterhead_id) or Letterhead(queries.OFFICE_HEAD)

    def add_letterhead(self, name: str = "", *, like: str | None = None) -> Written[str]:
        """A further letterhead: a copy of `like`, else with the lines of the office's default to change."""
        one = self.letterhead(like)
        values: dict[str, Any] = {"line_1": one.line_1, "address": one.address, "contact": one.contact}
        if like is not None:
            values |= {"line_2": one.line_2, "unit": one.unit, "kind": one.kind, "double_rule": one.double_rule}
        # The emblem of the region does not belong on a regent's letterhead, nor the Garuda on any other.
        takes_emblem = one.emblem and (like is not None or one.kind is KopKind.PERANGKAT)
        with self._store.journal.unit("salin kop naskah" if like else "tambah kop naskah") as unit:
            row_id = unit.insert(
                Entity.LETTERHEAD,
                name=clean_line(name),
                emblem_sha256=self._store.keep_blob(one.emblem) if takes_emblem else "",
                **values,
            )
        return Written(unit.change, row_id)

    def save_letterhead(
        self, letterhead_id: str | None = None, *, emblem: bytes | None = None, **fields: Any
    ) -> Change:
        """Change a letterhead (the office's default without an id).

        `emblem` is a PNG or JPEG file's content. Raises UserError for anything else, and for one that was deleted.
        """
        values = {name: cleaned(name, value) for name, value in fields.items()}
        if emblem is not None:
            if emblem and not emblem.startswith(_PICTURES):
                raise UserError("Lambang harus berkas PNG atau JPEG; pilih berkas lain.")
            if len(emblem) > _MAX_EMBLEM:
                raise UserError("Berkas lambang lebih dari 5 MB; perkecil gambarnya dahulu.")
            values["emblem_sha256"] = ""
        row_id = letterhead_id or self.letterhead().id
        is_first = row_id == queries.OFFICE_HEAD and not self.letterheads()
        join = f"letterhead:{row_id}:{','.join(sorted(values))}"
        with self._store.journal.unit("ubah kop naskah", join=join) as unit:
            if emblem:
                values["emblem_sha256"] = self._store.keep_blob(emblem)
            if is_first:
                unit.insert(Entity.LETTERHEAD, row_id, **values)
            else:
                unit.update(Entity.LETTERHEAD, row_id, **values)
        return unit.change

    def remove_letterhead(self, letterhead_id: str) -> Change:
        """Put a letterhead into the bin; meetings that name it keep it. Raises UserError for the last one."""
        if len(self.letterheads()) < 2:
            raise UserError("Kop ini satu-satunya; ubah isinya atau tambahkan kop lain dahulu.")
        return self._delete(Entity.LETTERHEAD, [letterhead_id], "hapus kop naskah")

    def use_letterhead(self, letterhead_id: str) -> Change:
        """Make a letterhead the office's default: for every meeting that names none."""
        return self._set_many({queries.DEFAULT_HEAD: letterhead_id}, "jadikan kop utama")

    # ---- signatories

    def signatories(self) -> tuple[Signatory, ...]:
        """All signatories, the office's default first."""
        return queries.signatories()

    def signatory(self, signatory_id: str | None = None) -> Signatory:
        """A signatory; the office's default without an id, empty before the first one."""
        return queries.signatory(signatory_id) or Signatory(queries.OFFICE_SIGNATORY)

    def add_signatory(self, *, like: str | None = None) -> Written[str]:
        """A further signatory, empty or a copy of `like`."""
        values: dict[str, Any] = {}
        if like is not None:
            one = self.signatory(like)
            values = {each.name: getattr(one, each.name) for each in fields(Signatory) if each.name != "id"}
        with self._store.journal.unit("salin penandatangan" if like else "tambah penandatangan") as unit:
            row_id = unit.insert(Entity.SIGNATORY, **values)
        return Written(unit.change, row_id)

    def save_signatory(self, signatory_id: str | None = None, **fields: Any) -> Change:
        """Change a signatory (the office's default without an id). Raises UserError for one that was deleted."""
        values = {name: cleaned(name, value) for name, value in fields.items()}
        row_id = signatory_id or self.signatory().id
        join = f"signatory:{row_id}:{','.join(sorted(values))}"
        is_first = row_id == queries.OFFICE_SIGNATORY and not self.signatories()
        with self._store.journal.unit("ubah penandatangan", join=join) as unit:
            if is_first:
                unit.insert(Entity.SIGNATORY, row_id, **values)
            else:
                unit.update(Entity.SIGNATORY, row_id, **values)
        return unit.change

    def remove_signatory(self, signatory_id: str) -> Change:
        """Put a signatory into the bin; meetings that name it keep it. Raises UserError for the last one."""
        if len(self.signatories()) < 2:
            raise UserError("Penandatangan ini satu-satunya; ubah isinya atau tambahkan yang lain dahulu.")
        return self._delete(Entity.SIGNATORY, [signatory_id], "hapus penandatangan")

    def use_signatory(self, signatory_id: str) -> Change:
        """Make a signatory the office's default: for every meeting that names none."""
        return self._set_many({queries.DEFAULT_SIGNATORY: signatory_id}, "jadikan penandatangan utama")

    # ---- how documents are made

    def style(self) -> OfficeStyle:
        """The settings behind every document."""
        return office_style()

    def set_style(self, **fields: Any) -> Change:
        """Change settings of OfficeStyle by their names. Raises UserError for a number pattern that cannot be."""
        values = {name: cleaned(name, value) for name, value in fields.items()}
        if not values.keys() <= _STYLE_NAMES:
            raise TypeError(sorted(values.keys() - _STYLE_NAMES))
        if "number_pattern" in values:
            check_number_pattern(values["number_pattern"])
        replace(self.style(), **values)
        # Typing is one step of undo; each choice is a step of its own.
        is_typed = all(type(value) is str for value in values.values())
        written = {STYLE[name]: stored(value) for name, value in values.items()}
        return self._set_many(written, "ubah bentuk naskah", is_typed=is_typed)

    def set_measure(self, name: str, value: float | None) -> Change:
        """Change one measure; None gives the default back. Raises UserError outside its range."""
        return self.set_measures({name: value})

    def set_measures(self, values: Mapping[str, float | None]) -> Change:
        """Change measures in one step; None gives a default back. Raises UserError outside a range."""
        written = {GEOMETRY + name: _measure_text(_MEASURES[name], value) for name, value in values.items()}
        return self._set_many(written, "ubah ukuran naskah")

    def set_phrase(self, key: str, text: str) -> Change:
        """Change the office's text of a phrase; an empty text gives the default back.

        Raises UserError that names a field which the phrase does not have.
        """
        one, text = phrase(key), cleaned("text", text).strip()
        check_phrase(one, text)
        text = "" if text == one.default else text
        # Giving the default back is a step of its own: undone, it brings the office's text back.
        join = f"phrase:{key}" if text else ""
        with self._store.journal.unit("ubah kalimat naskah", join=join) as unit:
            unit.insert(Entity.PHRASE, natural_id(PHRASE, key), key=key, text=text)
        return unit.change

    def word_template(self, kind: DocumentKind) -> bytes:
        """The office's own Word template of a document; empty when the built-in one serves."""
        digest = self.text(_WORD + kind.value)
        return self._store.blob(digest) if digest else b""

    def word_template_file(self, kind: DocumentKind) -> TemplateFile | None:
        """What is known of the office's own Word template without reading it; None while the built-in one serves."""
        digest = self.text(_WORD + kind.value)
        return TemplateFile(self.text(_WORD_NAME + kind.value), self._store.blob_size(digest)) if digest else None

    def set_word_template(self, kind: DocumentKind, content: bytes, name: str = "") -> Change:
        """Take the office's own Word template, a file of this name; empty content gives the built-in one back.

        Raises UserError.
        """
        if content and not content.startswith(_ZIP):
            raise UserError("Templat harus berkas Word .docx; pilih berkas lain.")
        if len(content) > _MAX_TEMPLATE:
            raise UserError("Berkas templat lebih dari 5 MB; perkecil gambarnya dahulu.")
        digest = self._store.keep_blob(content) if content else ""
        values = {_WORD + kind.value: digest, _WORD_NAME + kind.value: clean_line(name)}
        return self._set_many(values, "ubah templat Word")

    # ---- any other office value

    def text(self, key: str, default: str = "") -> str:
        """An office value."""
        found = setting_queries.value(natural_id("setting", key))
        return default if found is None else found

    def set_text(self, key: str, value: str) -> Change:
        """Change an office value."""
        value = cleaned(key, value)
        change = self._set_many({key: value}, "ubah pengaturan", is_typed=True)
        if key == OPERATOR:
            self._store.journal.operator = value
        return change

    def _set_many(self, values: dict[str, str], title: str, *, is_typed: bool = False) -> Change:
        join = f"setting:{','.join(sorted(values))}" if is_typed else ""
        with self._store.journal.unit(title, join=join) as unit:
            for key, value in values.items():
                unit.insert(Entity.SETTING, natural_id("setting", key), key=key, value=value)
        return unit.change


def _measure_text(measure: Measure, value: float | None) -> str:
    """A measure as it is stored: empty for its default. Raises UserError outside its range."""
    if value is not None and not measure.least <= value <= measure.most:
        raise UserError(
            f"Ukuran {stored(value).replace('.', ',')} di luar jangkauan; tulis "
            f"{stored(measure.least).replace('.', ',')} sampai {stored(measure.most).replace('.', ',')}.",
            measure.label,
        )
    return "" if value is None or value == measure.default else stored(value)
