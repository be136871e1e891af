"""The places of the window: which screens there are and what each is given. Screens are imported on first visit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from rakor_desktop.qtkit.autosave import Autosave
from rakor_desktop.qtkit.icons import Icon
from rakor_desktop.qtkit.jobs import Jobs
from rakor_desktop.qtkit.screen import Command, Frame, PageKey, PageSpec, TabKey, TabSpec
from rakor_desktop.qtkit.settings import LocalSettings
from rakor_desktop.services.catalogue import Services

if TYPE_CHECKING:
    from rakor_desktop.services.roster import RosterResult


def places(
    services: Services, jobs: Jobs, autosave: Autosave, local: LocalSettings, frame: Frame, window: QWidget
) -> tuple[Sequence[PageSpec], Sequence[TabSpec], Sequence[Command]]:
    """Pages of the rail, tabs of a meeting, commands that work everywhere."""
    makers = _Makers(services, jobs, autosave, local, frame, window)
    pages = (
        PageSpec(PageKey.HOME, _tr("Beranda"), Icon.HOME, makers.home),
        PageSpec(PageKey.MEETINGS, _tr("Rapat"), Icon.MEETING, makers.meetings),
        PageSpec(PageKey.DIRECTORY, _tr("Direktori"), Icon.DIRECTORY, makers.directory),
        PageSpec(PageKey.SETTINGS, _tr("Pengaturan"), Icon.SETTINGS, makers.settings, at_bottom=True),
    )
    workspace = (
        TabSpec(TabKey.PREPARATION, _tr("Persiapan"), Icon.PREPARATION, makers.preparation),
        TabSpec(TabKey.ATTENDANCE, _tr("Daftar Hadir"), Icon.ATTENDANCE, makers.attendance),
        TabSpec(TabKey.PROCEEDINGS, _tr("Jalannya Rapat"), Icon.PROCEEDINGS, makers.proceedings),
        TabSpec(TabKey.GROUPS, _tr("Diskusi Kelompok"), Icon.GROUPS, makers.groups),
        TabSpec(TabKey.AGREEMENTS, _tr("Kesepakatan"), Icon.AGREEMENT, makers.agreements),
        TabSpec(TabKey.DOCUMENTS, _tr("Dokumen"), Icon.DOCUMENTS, makers.documents),
    )
    return pages, workspace, (Command(_tr("Rapat baru"), makers.new_meeting, Icon.ADD, "Ctrl+N", is_global=True),)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Places", text)


class _Makers:
    """Builds each screen when it is first visited."""

    def __init__(
        self,
        services: Services,
        jobs: Jobs,
        autosave: Autosave,
        local: LocalSettings,
        frame: Frame,
        window: QWidget,
    ) -> None:
        self._services = services
        self._jobs = jobs
        self._autosave = autosave
        self._local = local
        self._frame = frame
        self._window = window

    def new_meeting(self) -> None:
        """Make a meeting with the standard agenda and open it."""
        self._jobs.write(self._services.meetings.create, done=self._open_meeting)

    def _open_meeting(self, meeting_id: str) -> None:
        self._frame.open_meeting(meeting_id, TabKey.PREPARATION)

    def home(self) -> QWidget:
        from rakor_desktop.screens.home.home_screen import HomeScreen

        return HomeScreen(
            self._services.meetings,
            self._services.agenda,
            self._services.participants,
            self._services.agreements,
            self._services.backup,
            self._jobs,
            self._frame,
        )

    def meetings(self) -> QWidget:
        from rakor_desktop.screens.meetings.meetings_screen import MeetingsScreen

        return MeetingsScreen(self._services.meetings, self._jobs, self._frame, self._local, self._ask_for_recap)

    def _ask_for_recap(self) -> None:
        """Ask for the span of a rekap kehadiran, and write it."""
        from rakor_desktop.qtkit.start_folder import StartFolder
        from rakor_desktop.screens.meetings.period_dialog import ask_for_recap

        folder = StartFolder(self._local, "recap/folder")
        ask_for_recap(self._services.period, self._jobs, self._frame, self._window, folder)

    def directory(self) -> QWidget:
        from rakor_desktop.screens.directory.directory_screen import DirectoryScreen

        return DirectoryScreen(
            self._services.directory,
            self._services.drafts,
            self._jobs,
            self._autosave,
            self._frame,
            self._import_people,
        )

    def _import_people(self, meeting_id: str | None = None) -> None:
        """Ask for a list of people and take it over, into a meeting's list when one is named."""
        from rakor_desktop.screens.directory.import_dialog import ImportDialog

        dialog = ImportDialog(self._services.roster, self._jobs, meeting_id, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.imported.connect(self._tell_imported)
        dialog.open()

    def _tell_imported(self, result: RosterResult) -> None:
        text = _tr("{added} orang baru, {matched} sudah ada, {skipped} dilewati.").format(
            added=result.added, matched=result.matched, skipped=result.skipped
        )
        # When nobody was added, the newest change is not this one.
        if result.added or result.participants:
            self._frame.toast_undo(text, Icon.DONE)
        else:
            self._frame.toast(text)

    def settings(self) -> QWidget:
        from rakor_desktop.screens.settings.settings_screen import SettingsScreen

        return SettingsScreen(
            settings=self._services.settings,
            specimens=self._services.specimens,
            drafts=self._services.drafts,
            backup=self._services.backup,
            jobs=self._jobs,
            autosave=self._autosave,
            local=self._local,
            frame=self._frame,
        )

    def preparation(self) -> QWidget:
        from rakor_desktop.screens.preparation.preparation_screen import PreparationScreen

        return PreparationScreen(
            meetings=self._services.meetings,
            agenda=self._services.agenda,
            participants=self._services.participants,
            directory=self._services.directory,
            letters=self._services.letters,
            documents=self._services.documents,
            finals=self._services.finals,
            files=self._services.files,
            venue=self._services.venue,
            settings=self._services.settings,
            jobs=self._jobs,
            autosave=self._autosave,
            frame=self._frame,
            open_import=self._import_people,
        )

    def attendance(self) -> QWidget:
        from rakor_desktop.screens.attendance.attendance_screen import AttendanceScreen

        return AttendanceScreen(
            participants=self._services.participants,
            directory=self._services.directory,
            documents=self._services.documents,
            jobs=self._jobs,
            autosave=self._autosave,
            frame=self._frame,
        )

    def proceedings(self) -> QWidget:
        from rakor_desktop.screens.proceedings.proceedings_screen import ProceedingsScreen

        return ProceedingsScreen(
            agenda=self._services.agenda,
            remarks=self._services.remarks,
            meetings=self._services.meetings,
            drafts=self._services.drafts,
            jobs=self._jobs,
            autosave=self._autosave,
            frame=self._frame,
        )

    def groups(self) -> QWidget:
        from rakor_desktop.screens.groups.groups_screen import GroupsScreen

        return GroupsScreen(
            self._services.groups,
            self._services.participants,
            self._services.agreements,
            self._services.drafts,
            self._jobs,
            self._autosave,
            self._frame,
        )

    def agreements(self) -> QWidget:
        from rakor_desktop.screens.agreements.agreements_screen import AgreementsScreen

        return AgreementsScreen(
            self._services.agreements, self._services.directory, self._jobs, self._autosave, self._frame
        )

    def documents(self) -> QWidget:
        from rakor_desktop.screens.documents.documents_screen import DocumentsScreen

        return DocumentsScreen(
            documents=self._services.documents,
            finals=self._services.finals,
            meetings=self._services.meetings,
            participants=self._services.participants,
            settings=self._services.settings,
            jobs=self._jobs,
            autosave=self._autosave,
            local=self._local,
            frame=self._frame,
        )
