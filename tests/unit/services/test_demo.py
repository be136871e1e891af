"""The demo meeting of documents.md section 13.4 is made through the services like any other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rakor_desktop.domain.progress import Silent
from rakor_desktop.services import demo
from tests.unit.storage.states import assert_sound

if TYPE_CHECKING:
    from rakor_desktop.services.catalogue import Services


def test_the_demo_meeting_has_its_figures(services: Services) -> None:
    meeting = demo.build(services, Silent())
    counts = services.meetings.counts(meeting)
    assert (counts.invited, counts.present, counts.groups, counts.agreements, counts.tasks) == (45, 38, 3, 5, 8)
    assert services.meetings.get(meeting).title == "Rapat Koordinasi Pengembangan Desa Wisata"
    assert [len(rows) for rows in (services.files.photos(meeting), services.files.materials(meeting))] == [6, 2]
    assert len(services.venue.checks(meeting)) == 7
    assert services.letters.letter(meeting).copies.endswith("Arsip")
    assert services.backup.check() == ()
    assert_sound(services.store.db)
