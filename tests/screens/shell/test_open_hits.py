"""Whatever the search finds can be opened in the real window, and the row found is what is shown there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rakor_desktop.domain.change import Entity
from rakor_desktop.qtkit.settings import LocalSettings
from rakor_desktop.qtkit.theme import theme_of
from rakor_desktop.services.catalogue import Services
from rakor_desktop.shell.start import Session
from rakor_desktop.storage.triggers import SEARCHED
from tests.support import SmallMeeting, open_services, small_meeting

WORD = "semanggi"


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    services = open_services(tmp_path / "data.rapat")
    session = Session(services, theme_of(app), LocalSettings(tmp_path / "window.ini"))
    qtbot.addWidget(session.window)
    yield session
    session.window.close()
    session.close()
    session.deleteLater()


# Each writes the word into one row, never into one that is chosen by itself, and gives the row that must be shown.


def in_meeting(services: Services, meeting: SmallMeeting) -> str:
    services.meetings.update(meeting.id, theme=WORD)
    return ""


def in_agenda_item(services: Services, meeting: SmallMeeting) -> str:
    services.agenda.update(meeting.agenda[3], title=WORD)
    return meeting.agenda[3]


def in_remark(services: Services, meeting: SmallMeeting) -> str:
    services.remarks.update(meeting.remarks[1], text=WORD)
    return meeting.remarks[1]


def in_point(services: Services, meeting: SmallMeeting) -> str:
    services.groups.update_point(meeting.points[2], text=WORD)
    return meeting.points[2]


def in_issue(services: Services, meeting: SmallMeeting) -> str:
    services.groups.add_issue(meeting.groups[1], WORD)
    return meeting.groups[1]


def in_group(services: Services, meeting: SmallMeeting) -> str:
    services.groups.update(meeting.groups[1], topic=WORD)
    return meeting.groups[1]


def in_agreement(services: Services, meeting: SmallMeeting) -> str:
    services.agreements.update(meeting.agreements[1], statement=WORD)
    return meeting.agreements[1]


def in_task(services: Services, meeting: SmallMeeting) -> str:
    services.agreements.add_task(meeting.agreements[1], WORD)
    return meeting.agreements[1]


def in_indicator(services: Services, meeting: SmallMeeting) -> str:
    services.agreements.add_indicator(meeting.agreements[1], WORD)
    return meeting.agreements[1]


def in_aspiration(services: Services, meeting: SmallMeeting) -> str:
    remark = meeting.remarks[1]
    kept = next(one.text for one in services.remarks.of_meeting(meeting.id) if one.id == remark)
    services.remarks.update(remark, text=WORD)
    services.remarks.raise_to_aspiration(remark)
    services.remarks.update(remark, text=kept)
    return remark


def in_program_evaluation(services: Services, meeting: SmallMeeting) -> str:
    with services.store.journal.unit("evaluasi program") as unit:
        unit.insert(Entity.PROGRAM_EVALUATION, meeting_id=meeting.id, remark_id=meeting.remarks[1], program=WORD)
    return meeting.remarks[1]


def in_institution(services: Services, meeting: SmallMeeting) -> str:
    return services.directory.add_institution(WORD).value


def in_person(services: Services, meeting: SmallMeeting) -> str:
    return services.directory.add_person(WORD).value


# What each screen shows as chosen.


def of_agenda(screen: Any) -> str:
    (row,) = screen.agenda.ui.agenda_table.selected_rows()
    return row.item.id


def of_directory(screen: Any) -> str:
    (row,) = screen.ui.directory_table.selected_rows()
    return row.id


def of_remarks(screen: Any) -> str:
    return screen.actions_of_remarks.selected[0].id


def of_points(screen: Any) -> str:
    return screen.points.model.rows[screen.ui.point_list.currentIndex().row()].id


def of_groups(screen: Any) -> str:
    return screen._current().id


def of_agreements(screen: Any) -> str:
    return screen.editor.agreement.id


def of_nothing(screen: Any) -> str:
    return ""


CASES: dict[Entity, tuple[Callable[[Services, SmallMeeting], str], str, Callable[[Any], str]]] = {
    Entity.MEETING: (in_meeting, "meeting/persiapan", of_nothing),
    Entity.AGENDA_ITEM: (in_agenda_item, "meeting/persiapan", of_agenda),
    Entity.REMARK: (in_remark, "meeting/jalannya_rapat", of_remarks),
    Entity.POINT: (in_point, "meeting/diskusi_kelompok", of_points),
    Entity.ISSUE: (in_issue, "meeting/diskusi_kelompok", of_groups),
    Entity.GROUP: (in_group, "meeting/diskusi_kelompok", of_groups),
    Entity.AGREEMENT: (in_agreement, "meeting/kesepakatan", of_agreements),
    Entity.TASK: (in_task, "meeting/kesepakatan", of_agreements),
    Entity.INDICATOR: (in_indicator, "meeting/kesepakatan", of_agreements),
    Entity.ASPIRATION: (in_aspiration, "meeting/jalannya_rapat", of_remarks),
    Entity.PROGRAM_EVALUATION: (in_program_evaluation, "meeting/jalannya_rapat", of_remarks),
    Entity.INSTITUTION: (in_institution, "direktori", of_directory),
    Entity.PERSON: (in_person, "direktori", of_directory),
}


@pytest.mark.parametrize("entity", SEARCHED, ids=str)
def test_a_hit_leads_to_its_row(entity: Entity, session: Session) -> None:
    write, place, chosen = CASES[entity]
    services, window = session.services, session.window
    wanted = write(services, small_meeting(services))
    (hit,) = [hit for hit in services.search.find(WORD) if hit.entity is entity]
    window.navigation.open_hit(hit)
    assert window._host.current_key == place
    assert chosen(window._host.currentWidget()) == wanted


def test_an_aspiration_without_a_remark_leads_to_its_meeting(session: Session) -> None:
    services = session.services
    meeting = small_meeting(services)
    with services.store.journal.unit("aspirasi") as unit:
        unit.insert(Entity.ASPIRATION, meeting_id=meeting.id, text=WORD)
    (hit,) = services.search.find(WORD)
    session.window.navigation.open_hit(hit)
    assert session.window.navigation.meeting_id == meeting.id


def test_a_page_that_does_not_exist_leaves_everything_where_it_is(session: Session) -> None:
    session.window.go("beranda")
    session.window.go("halaman_lain", "1")
    assert session.window.navigation.page_key == "beranda"
    assert session.window._host.current_key == "beranda"
