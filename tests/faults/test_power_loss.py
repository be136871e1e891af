"""The battery is empty: whatever was acknowledged as saved is there when the file is opened again."""

from __future__ import annotations

import os
import shutil
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


_CRASH = """
import os
import sys
from pathlib import Path
from tests.support import open_services, small_meeting
services = open_services(Path(sys.argv[1]))
meeting = small_meeting(services)
services.backup.now()
for number in range(30):
    services.remarks.add(meeting.id, None, f"Catatan {number} " * 200)
os._exit(9)
"""


def _crashed(path: Path) -> None:
    """A data file with a copy, and a log of later edits that nobody folded into it."""
    done = subprocess.run(
        [sys.executable, "-c", _CRASH, str(path)], cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}, check=False
    )
    assert done.returncode == 9
    assert path.with_name("rapat.rakor-wal").stat().st_size > 0


def test_a_copy_put_in_place_of_the_file_is_not_ruined_by_its_log(tmp_path: Path) -> None:
    path = tmp_path / "rapat.rakor"
    _crashed(path)
    log = path.with_name("rapat.rakor-wal").read_bytes()
    (copy,) = (tmp_path / "cadangan").iterdir()
    shutil.copy(copy, path)
    services = open_services(path)
    (meeting,) = services.meetings.rows(MeetingFilter())
    assert len(services.remarks.of_meeting(meeting.id)) == 3
    assert services.backup.check() == ()
    assert_sound(services.store.db)
    services.store.close()
    assert path.with_name("rapat.rakor-wal.lama").read_bytes() == log


@pytest.mark.parametrize("emptied", [False, True])
def test_the_last_edits_of_a_file_that_was_moved_away_are_kept(tmp_path: Path, emptied: bool) -> None:
    path = tmp_path / "rapat.rakor"
    _crashed(path)
    shutil.move(path, tmp_path / "lama.rakor")
    if emptied:
        path.touch()
    new = open_services(path)
    assert new.meetings.count(MeetingFilter()) == 0
    new.store.close()
    path.with_name("rapat.rakor-wal.lama").rename(tmp_path / "lama.rakor-wal")
    old = open_services(tmp_path / "lama.rakor")
    (meeting,) = old.meetings.rows(MeetingFilter())
    assert len(old.remarks.of_meeting(meeting.id)) == 33
    old.store.close()


def test_the_log_of_the_file_itself_is_read(tmp_path: Path) -> None:
    path = tmp_path / "rapat.rakor"
    _crashed(path)
    assert problems_of(path) == ()
    services = open_services(path)
    (meeting,) = services.meetings.rows(MeetingFilter())
    assert len(services.remarks.of_meeting(meeting.id)) == 33
    services.store.close()
    assert not path.with_name("rapat.rakor-wal.lama").exists()
