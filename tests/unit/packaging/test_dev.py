"""When the developer's script installs again, and how it counts branches."""

from __future__ import annotations

from typing import TYPE_CHECKING

import dev
import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A source tree with two sets of pinned versions."""
    (tmp_path / "packaging").mkdir()
    (tmp_path / "packaging" / dev.RUN_SET).write_bytes(b"peewee==4.5.3\n")
    (tmp_path / "packaging" / dev.TEST_SET).write_bytes(b"peewee==4.5.3\npytest==9.2.0\n")
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    return tmp_path


@pytest.mark.usefixtures("tree")
def test_nothing_is_installed_without_a_stamp() -> None:
    assert not dev.is_installed(dev.RUN_SET, "")


@pytest.mark.usefixtures("tree")
def test_the_larger_set_also_serves_to_run() -> None:
    stamp = dev.digest(dev.TEST_SET) + "\n"
    assert dev.is_installed(dev.RUN_SET, stamp)
    assert dev.is_installed(dev.TEST_SET, stamp)


@pytest.mark.usefixtures("tree")
def test_the_smaller_set_is_not_enough_to_test() -> None:
    assert not dev.is_installed(dev.TEST_SET, dev.digest(dev.RUN_SET) + "\n")


def test_new_versions_are_installed(tree: Path) -> None:
    stamp = dev.digest(dev.RUN_SET) + "\n"
    (tree / "packaging" / dev.RUN_SET).write_bytes(b"peewee==4.5.4\n")
    assert not dev.is_installed(dev.RUN_SET, stamp)


def test_line_ends_of_windows_install_nothing_again(tree: Path) -> None:
    stamp = dev.digest(dev.RUN_SET) + "\n"
    (tree / "packaging" / dev.RUN_SET).write_bytes(b"peewee==4.5.3\r\n")
    assert dev.is_installed(dev.RUN_SET, stamp)


def entry(total: int, covered: int) -> dict[str, dict[str, int]]:
    return {"summary": {"num_branches": total, "covered_branches": covered, "missing_lines": total - covered}}


def test_branch_share_counts_one_layer_alone() -> None:
    files = {
        "rakor_desktop/domain/quorum.py": entry(8, 8),
        "rakor_desktop/domain/schedule.py": entry(2, 1),
        "rakor_desktop/screens/domain/view.py": entry(100, 0),
    }
    assert dev.branch_share(files, "domain") == pytest.approx(90.0)
    assert dev.branch_share(files, "storage") == pytest.approx(100.0)


def test_a_layer_that_no_test_ran_has_no_share() -> None:
    assert dev.branch_share({"rakor_desktop/domain/quorum.py": {"summary": {"missing_lines": 3}}}, "domain") == 0.0
