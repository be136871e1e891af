"""What is generated from the sources, and when."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import build_assets
import pytest

if TYPE_CHECKING:
    from pathlib import Path

FORM = """<?xml version="1.0" encoding="UTF-8"?>
<ui version="4.0"><class>Thing</class><widget class="QWidget" name="Thing"><layout class="QVBoxLayout" name="box">
<item><widget class="QLineEdit" name="statement_edit"/></item></layout></widget></ui>
"""
ICONS = '''
class Icon(StrEnum):
    """Names of the family."""

    HOME = "home-outline"
    PRINT = "printer"
'''


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A source tree with one form and two icons."""
    for folder in ("rakor_desktop/forms", "rakor_desktop/qtkit", "ui/agreements"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "ui/agreements/thing.ui").write_text(FORM, encoding="utf-8")
    (tmp_path / "rakor_desktop/qtkit/icons.py").write_text(ICONS, encoding="utf-8")
    return tmp_path


def test_everything_is_made_once(tree: Path) -> None:
    made = build_assets.build(tree)
    assert [path.name for path in made.forms] == ["ui_thing.py"]
    assert [path.name for path in made.icons] == ["home-outline.svg", "printer.svg"]
    again = build_assets.build(tree)
    assert not again.forms
    assert not again.icons


def test_form_has_the_names_of_the_designer(tree: Path) -> None:
    build_assets.build(tree)
    code = (tree / "rakor_desktop/forms/ui_thing.py").read_text(encoding="utf-8")
    assert "class Ui_Thing" in code
    assert "self.statement_edit = QLineEdit" in code
    assert "connectSlotsByName" not in code


def test_a_changed_form_is_compiled_again(tree: Path) -> None:
    build_assets.build(tree)
    target = tree / "rakor_desktop/forms/ui_thing.py"
    source = tree / "ui/agreements/thing.ui"
    os.utime(source, (target.stat().st_atime, target.stat().st_mtime + 10))
    assert build_assets.build(tree).forms == [target]


def test_what_has_no_source_any_more_goes(tree: Path) -> None:
    build_assets.build(tree)
    (tree / "ui/agreements/thing.ui").unlink()
    build_assets.build(tree)
    assert not list((tree / "rakor_desktop/forms").glob("ui_*.py"))


def test_two_forms_of_one_name_are_refused(tree: Path) -> None:
    (tree / "ui/thing.ui").write_text(FORM, encoding="utf-8")
    with pytest.raises(build_assets.AssetError, match="share one stem"):
        build_assets.build(tree)


def test_a_broken_form_names_its_file(tree: Path) -> None:
    (tree / "ui/agreements/thing.ui").write_text("<ui", encoding="utf-8")
    with pytest.raises(build_assets.AssetError, match=r"thing\.ui"):
        build_assets.build(tree)


def test_an_unknown_icon_is_named(tree: Path) -> None:
    text = ICONS.replace("printer", "no-such-thing")
    (tree / "rakor_desktop/qtkit/icons.py").write_text(text, encoding="utf-8")
    with pytest.raises(build_assets.AssetError, match="no-such-thing"):
        build_assets.build(tree)


def test_icons_take_the_colour_that_they_are_drawn_in(tree: Path) -> None:
    build_assets.build(tree)
    svg = (tree / "resources/icons/printer.svg").read_text(encoding="utf-8")
    assert 'viewBox="0 0 24 24"' in svg
    assert 'fill="currentColor"' in svg


def test_a_translation_is_compiled_when_it_is_newer_and_a_bad_one_is_named(tree: Path) -> None:
    source = tree / "resources/translations/qt_id.ts"
    source.parent.mkdir(parents=True)
    source.write_text(
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE TS><TS version="2.1" language="id"><context><name>Kotak</name>'
        "<message><source>Close</source><translation>Tutup</translation></message></context></TS>",
        encoding="utf-8",
    )
    target = source.with_suffix(".qm")
    assert build_assets.build(tree).translations == [target]
    assert target.stat().st_size > 0
    assert build_assets.build(tree).translations == []
    source.write_text("<TS", encoding="utf-8")
    os.utime(source, (target.stat().st_atime, target.stat().st_mtime + 10))
    with pytest.raises(build_assets.AssetError, match="qt_id"):
        build_assets.build(tree)
