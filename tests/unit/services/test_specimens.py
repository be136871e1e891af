"""Looks of a letterhead and a signature block as the settings show them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.naskah import Delegation, DocumentKind, KopKind
from rakor_desktop.domain.people import Letterhead, Signatory

if TYPE_CHECKING:
    from pathlib import Path

    from rakor_desktop.services.catalogue import Services

OFFICE = Letterhead("", "PEMERINTAH KABUPATEN BANYUWANGI", "SEKRETARIAT DAERAH", "Jalan Ahmad Yani Nomor 100")


def test_the_kop_is_drawn_as_wide_as_asked(services: Services) -> None:
    picture = services.specimens.kop(OFFICE, 700)
    assert abs(picture.width - 700) <= 1
    assert set(picture.rgba[::4]) != {255}


def test_a_letterhead_without_lines_is_white_paper(services: Services) -> None:
    assert set(services.specimens.kop(Letterhead(""), 200).rgba) == {255}


def test_a_kop_of_the_bupati_shows_the_address_below_a_cut(services: Services) -> None:
    regent = replace(OFFICE, kind=KopKind.BUPATI, line_1="BUPATI BANYUWANGI")
    with_foot = services.specimens.kop(regent, 400)
    without = services.specimens.kop(replace(regent, address=""), 400)
    assert with_foot.height > without.height


def test_a_delegated_signature_is_taller(services: Services) -> None:
    one = Signatory("", post="ASISTEN", name="Contoh")
    two = replace(one, delegation=Delegation.UB, authority="BUPATI", passed_by="SEKRETARIS DAERAH")
    assert services.specimens.signature(two, 300).height > services.specimens.signature(one, 300).height


def test_the_template_of_the_office_is_written_to_a_file(services: Services, tmp_path: Path) -> None:
    services.settings.set_word_template(DocumentKind.NOTULA, b"PK\x03\x04 templat")
    path = services.specimens.save_template(DocumentKind.NOTULA, tmp_path / "notula.docx")
    assert path.read_bytes() == b"PK\x03\x04 templat"
    with pytest.raises(UserError, match="tidak ada"):
        services.specimens.save_template(DocumentKind.NOTULA, tmp_path / "tidak ada" / "notula.docx")


def test_an_emblem_is_read_and_one_that_cannot_be_is_named(services: Services, tmp_path: Path) -> None:
    emblem = tmp_path / "lambang.png"
    emblem.write_bytes(b"gambar")
    assert services.specimens.read_emblem(emblem) == b"gambar"
    with pytest.raises(UserError, match=r"“hilang\.png” tidak dapat dibaca"):
        services.specimens.read_emblem(tmp_path / "hilang.png")
    emblem.write_bytes(bytes(2_000_001))
    with pytest.raises(UserError, match="lebih dari 2 MB"):
        services.specimens.read_emblem(emblem)


def test_a_template_that_is_gone_is_named(services: Services, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"hilang\.docx tidak dapat dibaca"):
        services.specimens.read_template(tmp_path / "hilang.docx")
