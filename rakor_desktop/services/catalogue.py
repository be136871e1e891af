"""All use cases on one open file; the composition root hands each screen the ones it needs."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from rakor_desktop.services.agenda import AgendaService
from rakor_desktop.services.backup import BackupService
from rakor_desktop.services.drafts import DraftService
from rakor_desktop.services.history import HistoryService
from rakor_desktop.services.meetings import MeetingService
from rakor_desktop.services.participants import ParticipantService
from rakor_desktop.services.search import SearchService
from rakor_desktop.services.settings import OPERATOR, SettingService

if TYPE_CHECKING:
    from rakor_desktop.services.agreements import AgreementService
    from rakor_desktop.services.bin import BinService
    from rakor_desktop.services.directory import DirectoryService
    from rakor_desktop.services.documents import DocumentService
    from rakor_desktop.services.files import FileService
    from rakor_desktop.services.finals import FinalService
    from rakor_desktop.services.groups import GroupService
    from rakor_desktop.services.letters import LetterService
    from rakor_desktop.services.period import PeriodService
    from rakor_desktop.services.remarks import RemarkService
    from rakor_desktop.services.roster import RosterService
    from rakor_desktop.services.specimens import SpecimenService
    from rakor_desktop.services.venue import VenueService
    from rakor_desktop.storage.store import Store


class Services:
    """Every service, on the same store. Those that the first window does not need are imported when asked for."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.meetings = MeetingService(store)
        self.agenda = AgendaService(store)
        self.participants = ParticipantService(store)
        self.history = HistoryService(store)
        self.search = SearchService(store)
        self.drafts = DraftService(store)
        self.settings = SettingService(store)
        self.backup = BackupService(store)

    @cached_property
    def remarks(self) -> RemarkService:
        """What was said."""
        from rakor_desktop.services.remarks import RemarkService

        return RemarkService(self.store)

    @cached_property
    def groups(self) -> GroupService:
        """Group discussion."""
        from rakor_desktop.services.groups import GroupService

        return GroupService(self.store)

    @cached_property
    def agreements(self) -> AgreementService:
        """Agreements with their parts."""
        from rakor_desktop.services.agreements import AgreementService

        return AgreementService(self.store)

    @cached_property
    def directory(self) -> DirectoryService:
        """People and institutions."""
        from rakor_desktop.services.directory import DirectoryService

        return DirectoryService(self.store)

    @cached_property
    def roster(self) -> RosterService:
        """Taking over lists."""
        from rakor_desktop.services.roster import RosterService

        return RosterService(self.store)

    @cached_property
    def documents(self) -> DocumentService:
        """Making documents."""
        from rakor_desktop.services.documents import DocumentService

        return DocumentService(self.store)

    @cached_property
    def specimens(self) -> SpecimenService:
        """Looks of letterheads and signatures, templates to start from."""
        from rakor_desktop.services.specimens import SpecimenService

        return SpecimenService(self.store)

    @cached_property
    def letters(self) -> LetterService:
        """The letter of invitation and saved lists."""
        from rakor_desktop.services.letters import LetterService

        return LetterService(self.store)

    @cached_property
    def files(self) -> FileService:
        """Materials and photos."""
        from rakor_desktop.services.files import FileService

        return FileService(self.store)

    @cached_property
    def venue(self) -> VenueService:
        """The venue checklist."""
        from rakor_desktop.services.venue import VenueService

        return VenueService(self.store)

    @cached_property
    def finals(self) -> FinalService:
        """Final versions of documents."""
        from rakor_desktop.services.finals import FinalService

        return FinalService(self.store)

    @cached_property
    def period(self) -> PeriodService:
        """Attendance over a period."""
        from rakor_desktop.services.period import PeriodService

        return PeriodService(self.store)

    @cached_property
    def bin(self) -> BinService:
        """What was deleted."""
        from rakor_desktop.services.bin import BinService

        return BinService(self.store)


def services_on(store: Store) -> Services:
    """Build all services; the journal signs with the operator's name kept in the file."""
    services = Services(store)
    store.journal.operator = store.journal.operator or services.settings.text(OPERATOR)
    return services
