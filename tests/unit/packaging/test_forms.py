"""The forms as they are drawn: what the style sheet asks for must be a property of the form, not one of Qt's own."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6 import QtWidgets

FOLDER = Path(__file__).resolve().parents[3] / "ui"


@pytest.mark.parametrize("form", sorted(FOLDER.rglob("*.ui")), ids=lambda form: form.stem)
def test_own_properties_have_names_that_qt_does_not_use(form: Path) -> None:
    root = ET.parse(form).getroot()
    bases = {one.findtext("class"): one.findtext("extends") for one in root.iter("customwidget")}
    clashes: list[str] = []
    for widget in root.iter("widget"):
        name = widget.attrib["class"]
        qt_class = getattr(QtWidgets, bases.get(name) or name)
        own = [one.attrib["name"] for one in widget.findall("property") if one.get("stdset") == "0"]
        clashes += [f"{widget.get('name')}.{one}" for one in own if qt_class.staticMetaObject.indexOfProperty(one) >= 0]
    assert clashes == []
