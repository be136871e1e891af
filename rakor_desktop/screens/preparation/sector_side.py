"""The side panel that invites many at once: the people and institutions of one sector with check boxes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal

from rakor_desktop.domain.kinds import Sector
from rakor_desktop.forms.ui_participants_panel import Ui_ParticipantsPanel
from rakor_desktop.qtkit.icons import Icon, icon
from rakor_desktop.qtkit.theme import theme_of
from rakor_desktop.services.directory import DirectoryService

_Index = QModelIndex | QPersistentModelIndex
_MOST = 200
_WIDTH = 296  # px at 100 % text


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody or some institution that can be invited."""

    person_id: str
    institution_id: str
    label: str
    detail: str


class CandidateModel(QAbstractListModel):
    """Candidates with a check box each."""

    checked_changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: tuple[Candidate, ...] = ()
        self._checked: set[Candidate] = set()

    @property
    def checked(self) -> list[Candidate]:
        """The chosen ones in the order shown."""
        return [row for row in self._rows if row in self._checked]

    def put(self, rows: tuple[Candidate, ...]) -> None:
        """Show these; what was chosen and is still there stays chosen."""
        self.beginResetModel()
        self._rows = rows
        self._checked &= set(rows)
        self.endResetModel()
        self.checked_changed.emit()

    def check_all(self) -> None:
        """Choose all, or none when all are chosen."""
        self._checked = set() if len(self._checked) == len(self._rows) else set(self._rows)
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))
        self.checked_changed.emit()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
        return flags if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{row.label}\n{row.detail}" if row.detail else row.label
            case Qt.ItemDataRole.ToolTipRole:
                return row.detail
            case Qt.ItemDataRole.SizeHintRole:
                return QSize(0, theme_of().px(44 if row.detail else 30))
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{row.label}, {row.detail}"
            case Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if row in self._checked else Qt.CheckState.Unchecked
            case _:
                return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        row = self._rows[index.row()]
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self._checked.add(row)
        else:
            self._checked.discard(row)
        index = self.index(index.row())
        self.dataChanged.emit(index, index)
        self.checked_changed.emit()
        return True


class SectorSide(QObject):
    """Lists who of a sector is not on the list yet."""

    invitation_requested = Signal(list, list)  # person ids, institution ids

    def __init__(self, ui: Ui_ParticipantsPanel, directory: DirectoryService, parent: QObject) -> None:
        super().__init__(parent)
        self._ui = ui
        self._directory = directory
        self._people: frozenset[str] = frozenset()
        self._institutions: frozenset[str] = frozenset()
        self._model = CandidateModel(self)
        ui.side_list.setModel(self._model)
        ui.close_side_button.setIcon(icon(Icon.CLOSE))
        for sector in Sector:
            ui.side_sector_combo.addItem(sector.label, sector.value)
        ui.sector_side.hide()
        self._connect()
        self._measure()
        self._show_number()

    def open(self, sector: Sector | None = None) -> None:
        """Show the panel, at this sector."""
        if sector is not None:
            self._ui.side_sector_combo.setCurrentIndex(list(Sector).index(sector))
        self._ui.sector_side.show()
        self._fill()
        self._ui.side_filter_edit.setFocus()

    @property
    def sector(self) -> Sector | None:
        """The sector that is being invited; None while the panel is closed."""
        return Sector(self._ui.side_sector_combo.currentData()) if self._ui.sector_side.isVisible() else None

    def close(self) -> None:
        """Hide the panel."""
        self._ui.sector_side.hide()

    def show_invited(self, people: Collection[str], institutions: Collection[str]) -> None:
        """Leave out who is on the list already."""
        self._people, self._institutions = frozenset(people), frozenset(institutions)
        if self._ui.sector_side.isVisible():
            self._fill()

    def _connect(self) -> None:
        ui = self._ui
        theme_of(self).theme_changed.connect(self._measure)
        ui.close_side_button.clicked.connect(self.close)
        ui.side_sector_combo.activated.connect(self._fill)
        ui.side_filter_edit.search_changed.connect(self._fill)
        ui.side_all_button.clicked.connect(self._model.check_all)
        ui.side_add_button.clicked.connect(self._ask)
        self._model.checked_changed.connect(self._show_number)

    def _measure(self) -> None:
        self._ui.sector_side.setFixedWidth(theme_of(self).px(_WIDTH))

    def _fill(self) -> None:
        sector = Sector(self._ui.side_sector_combo.currentData())
        text = self._ui.side_filter_edit.text().strip()
        people = [
            Candidate(one.id, "", one.full_name, " · ".join(part for part in (one.post, one.institution) if part))
            for one in self._directory.persons(text, sector=sector, sort="institution", limit=_MOST)
            if one.id not in self._people
        ]
        institutions = [
            Candidate("", one.id, self.tr("{name} (instansi)").format(name=one.name), one.short_name)
            for one in self._directory.institutions(text, sector=sector, sort="protocol_order", limit=_MOST)
            if one.id not in self._institutions
        ]
        self._model.put((*people, *institutions))

    def _show_number(self) -> None:
        count = len(self._model.checked)
        self._ui.side_add_button.setEnabled(count > 0)
        self._ui.side_add_button.setText(self.tr("Undang {count}").format(count=count) if count else self.tr("Undang"))

    def _ask(self) -> None:
        chosen = self._model.checked
        self.invitation_requested.emit(
            [row.person_id for row in chosen if row.person_id],
            [row.institution_id for row in chosen if not row.person_id],
        )
        self._ui.side_filter_edit.setFocus()
