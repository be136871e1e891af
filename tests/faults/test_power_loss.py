"""The battery is empty: whatever was acknowledged as saved is there when the file is opened again."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from rakor_desktop.domain.meeting import MeetingFilter
from rakor_desktop.storage.database import problems_of
from tests.support import open_services
from tests.unit.storage.states import assert_sound

ROOT = Path(__file__).resolve().parents[2]

# Writes until it is killed; a line is printed only once a use case has returned.
_OFFICER = """
import sys
from pathlib import Path
from tests.support import open_services
services = open_services(Path(sys.argv[1]))
meeting = services.meetings.create("Rapat").value
number = 0
while True:
    services.remarks.add(meeting, None, f"Catatan {number}")
    services.meetings.update(meeting, conclusion=f"Kesimpulan {number}")
    services.drafts.keep("remark", f"Naskah {number}")
    print(number, flush=True)
    number += 1
"""


@pytest.mark.parametrize("count", [1, 7, 40])
def test_every_acknowledged_edit_is_there_after_a_kill(tmp_path: Path, count: int) -> None:
    path = tmp_path / "rapat.rakor"
    officer = subprocess.Popen(
        [sys.executable, "-c", _OFFICER, str(path)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert officer.stdout is not None
    for _ in range(count):
        assert officer.stdout.readline()
    officer.kill()
    rest, _ = officer.communicate()
    last = int(rest.split()[-1]) if rest.split() else count - 1

    services = open_services(path)
    (meeting,) = services.meetings.rows(MeetingFilter())
    texts = [one.text for one in services.remarks.of_meeting(meeting.id)]
    assert texts == [f"Catatan {number}" for number in range(len(texts))]
    assert len(texts) > last
    assert int(services.meetings.get(meeting.id).conclusion.split()[-1]) >= last
    assert int(services.drafts.text("remark").split()[-1]) >= last
    assert problems_of(path) == ()
    assert_sound(services.store.db)
    while services.history.undo():
        pass
    assert services.meetings.count(MeetingFilter()) == 0
    services.store.close()
