"""All use cases on one open file; the composition root hands each screen the ones it needs."""

from __future__ import annotations

from dataclasses import dataclass

from rakor_desktop.services.agenda import AgendaService
from rakor_desktop.services.agreements import AgreementService
from rakor_desktop.services.backup import BackupService
from rakor_desktop.services.bin import BinService
from rakor_desktop.services.directory import DirectoryService
from rakor_desktop.services.documents import DocumentService
from rakor_desktop.services.drafts import DraftService
from rakor_desktop.services.groups import GroupService
from rakor_desktop.services.history import HistoryService
from rakor_desktop.services.meetings import MeetingService
from rakor_desktop.services.participants import ParticipantService
from rakor_desktop.services.remarks import RemarkService
from rakor_desktop.services.roster import RosterService
from rakor_desktop.services.search import SearchService
from rakor_desktop.services.settings import OPERATOR, SettingService
from rakor_desktop.storage.store import Store


@dataclass(frozen=True, slots=True)
class Services:
    """Every service, on the same store."""

    store: Store
    meetings: MeetingService
    agenda: AgendaService
    participants: ParticipantService
    remarks: RemarkService
    groups: GroupService
    agreements: AgreementService
    directory: DirectoryService
    roster: RosterService
    documents: DocumentService
    history: HistoryService
    search: SearchService
    drafts: DraftService
    settings: SettingService
    backup: BackupService
    bin: BinService


def services_on(store: Store) -> Services:
    """Build all services; the journal signs with the operator's name kept in the file."""
    services = Services(
        store,
        MeetingService(store),
        AgendaService(store),
        ParticipantService(store),
        RemarkService(store),
        GroupService(store),
        AgreementService(store),
        DirectoryService(store),
        RosterService(store),
        DocumentService(store),
        HistoryService(store),
        SearchService(store),
        DraftService(store),
        SettingService(store),
        BackupService(store),
        BinService(store),
    )
    store.journal.operator = store.journal.operator or services.settings.text(OPERATOR)
    return services
