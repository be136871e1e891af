"""The demo meeting of documents.md section 13.4 is made through the services like any other."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rakor_desktop.domain.kinds import InvitationState
from rakor_desktop.domain.progress import Silent
from rakor_desktop.services import demo
from tests.unit.storage.states import assert_sound

if TYPE_CHECKING:
    from rakor_desktop.services.catalogue import Services


def test_the_demo_meeting_has_its_figures(services: Services) -> None:
    meeting = demo.build(services, Silent())
    counts = services.meetings.counts(meeting)
    assert (counts.invited, counts.present, counts.groups, counts.agreements, counts.tasks) == (45, 38, 3, 5, 8)
    states = Counter(
        (one.invitation_state, one.presence.counts_as_present) for one in services.participants.rows(meeting)
    )
    answers = InvitationState
    assert states == {
        (answers.KONFIRMASI, True): 26,
        (answers.DIWAKILI, True): 7,
        (answers.TERKIRIM, True): 5,
        (answers.BERHALANGAN, False): 4,
        (answers.TERKIRIM, False): 2,
        (answers.KONFIRMASI, False): 1,
    }
    assert services.meetings.get(meeting).title == "Rapat Koordinasi Pengembangan Desa Wisata"
    assert [len(rows) for rows in (services.files.photos(meeting), services.files.materials(meeting))] == [6, 2]
    assert len(services.venue.checks(meeting)) == 7
    assert services.letters.letter(meeting).copies.endswith("Arsip")
    assert services.backup.check() == ()
    assert_sound(services.store.db)
