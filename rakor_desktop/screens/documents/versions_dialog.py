"""The final versions of a document, and what changed from one to another or to the state now."""

from __future__ import annotations

import functools
from datetime import datetime

from PySide6.QtCore import QModelIndex, QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QListView, QWidget

from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.formatting import clock, short_date
from rakor_desktop.domain.progress import Progress
from rakor_desktop.domain.versions import Difference, FinalDocument
from rakor_desktop.forms.ui_versions_dialog import Ui_VersionsDialog
from rakor_desktop.qtkit.icons import Icon, icon
from rakor_desktop.qtkit.jobs import JobHandle, Jobs
from rakor_desktop.qtkit.theme import theme_of
from rakor_desktop.screens.documents.difference_table import DifferenceModel, DifferenceRows, MarkedDifference, marked
from rakor_desktop.screens.documents.long_work import show_waiting
from rakor_desktop.screens.documents.version_list import VERSION, VersionDelegate, VersionLines
from rakor_desktop.services.finals import FinalService

_SIZE = (1080, 600)
_LIST_WIDTH = 236  # px at text 100 %
_NOW = "now"
_PAUSE = 120  # ms: arrow keys through the list must not compare at each line


class VersionsDialog(QDialog):
    """Newest first; the version chosen is compared with the one before it, else with the state now."""

    save_requested = Signal(object)  # FinalDocument: the officer wants its kept file
    operator_wanted = Signal()  # the officer wants to say who sits at the keys

    def __init__(
        self, finals: FinalService, jobs: Jobs, title: str, versions: tuple[FinalDocument, ...], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.ui = Ui_VersionsDialog()
        self.ui.setupUi(self)
        self._finals = finals
        self._jobs = jobs
        self._versions = versions
        self._asked: tuple[str, str] = ("", "")
        self._comparing: JobHandle | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)
        self._soon.timeout.connect(self._begin)
        self._list = QStandardItemModel(self)
        self._differences = DifferenceModel(self)
        ui, theme = self.ui, theme_of(self)
        self.setWindowTitle(title)
        ui.title_label.setText(title)
        ui.legend_label.setText(self.tr("Kata yang berubah diberi tanda."))
        ui.save_button.setIcon(icon(Icon.PDF))
        for final in versions:
            self._list.appendRow(self._item(final))
        ui.version_list.setModel(self._list)
        ui.version_list.setItemDelegate(VersionDelegate(ui.version_list))
        ui.version_list.setResizeMode(QListView.ResizeMode.Adjust)
        ui.version_list.setFixedWidth(theme.px(_LIST_WIDTH))
        self._rows = DifferenceRows(ui.difference_table, self._differences)
        ui.version_list.selectionModel().currentChanged.connect(self._choose)
        ui.compare_combo.activated.connect(self._compare)
        ui.operator_button.hide()
        ui.operator_button.clicked.connect(self._leave_for_operator)
        ui.save_button.clicked.connect(self._save)
        ui.close_button.clicked.connect(self.accept)
        self.resize(QSize(theme.px(_SIZE[0]), theme.px(_SIZE[1])).boundedTo(self.screen().availableSize() * 0.94))
        ui.version_list.setFocus()
        ui.version_list.setCurrentIndex(self._list.index(0, 0))

    def _item(self, final: FinalDocument) -> QStandardItem:
        title = self.tr("{document} versi {version}").format(document=final.kind.label, version=final.version)
        lines = [
            ", ".join(
                part for part in (short_date(final.made_at.date()), clock(final.made_at), final.operator) if part
            ),
            self.tr("Kode {code}").format(code=final.code),
        ]
        if not final.is_current:
            lines.append(self.tr("Dibuka kembali: {reason}").format(reason=final.reason))
        item = QStandardItem("\n".join((title, *lines)))  # read out
        item.setData(VersionLines(title, tuple(lines), Icon.FINAL if final.is_current else Icon.REOPEN), VERSION)
        item.setEditable(False)
        return item

    @property
    def _final(self) -> FinalDocument:
        return self._versions[max(self.ui.version_list.currentIndex().row(), 0)]

    def _choose(self, _current: QModelIndex) -> None:
        combo, final = self.ui.compare_combo, self._final
        combo.clear()
        others = [one for one in self._versions if one.id != final.id]
        for one in others:
            combo.addItem(self.tr("Versi {version}").format(version=one.version), one.id)
        combo.addItem(self.tr("keadaan sekarang"), _NOW)
        before = next((number for number, one in enumerate(others) if one.version < final.version), len(others))
        combo.setCurrentIndex(before)
        self._compare()

    def _compare(self) -> None:
        self._stop()
        self._asked = (self._final.id, str(self.ui.compare_combo.currentData()))
        self.ui.error_panel.hide()
        self.ui.difference_count.setText(self.tr("Membandingkan…"))
        self._soon.start()

    def _begin(self) -> None:
        final, key = self._final, self._asked[1]
        other = next((one for one in self._versions if one.id == key), None)
        older, newer = final, other
        if other is not None and other.version < final.version:
            older, newer = other, final
        self._comparing = self._jobs.run(
            functools.partial(_compared, self._finals, self._asked, older, newer),
            done=self._show_differences,
            failed=self._show_error,
            lets_writes_pass=True,
        )
        self._comparing.finished.connect(functools.partial(self._end, self._comparing))

    def _stop(self) -> None:
        self._soon.stop()
        if self._comparing is not None:
            self._comparing.cancel()
            self._comparing = None

    def _end(self, handle: JobHandle) -> None:
        if handle is self._comparing:
            self._comparing = None

    def done(self, result: int) -> None:
        """Nobody waits for a comparison any more."""
        self._stop()
        super().done(result)

    def _show_differences(self, found: tuple[tuple[str, str], tuple[MarkedDifference, ...]]) -> None:
        asked, rows = found
        if asked != self._asked:
            return  # another pair is compared meanwhile
        ui = self.ui
        self._differences.show_rows(rows)
        last = max((row.difference for row in rows), key=_moment, default=None)
        ui.operator_button.setVisible(last is not None and not last.operator)
        ui.difference_count.setText(self.tr("{count} perubahan").format(count=len(rows)) if rows else "")
        ui.difference_stack.setCurrentWidget(ui.table_page if rows else ui.empty_page)
        ui.no_difference.show_content(
            Icon.DONE,
            self.tr("Tidak ada perbedaan"),
            self.tr("Isi rapat yang dicetak dokumen ini sama di kedua keadaan."),
        )
        self._rows.fit()

    def _show_error(self, error: UserError) -> None:
        self.ui.difference_count.clear()
        self.ui.error_panel.show_error(error)

    def _leave_for_operator(self) -> None:
        self.accept()
        self.operator_wanted.emit()

    def show_working(self, is_working: bool) -> None:
        """While something else is written no version can be saved."""
        show_waiting(self.ui.save_button, is_working)

    def _save(self) -> None:
        self.save_requested.emit(self._final)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._rows.fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._rows.fit()


def _moment(one: Difference) -> datetime:
    return one.moment or datetime.min


def _compared(
    finals: FinalService,
    asked: tuple[str, str],
    older: FinalDocument,
    newer: FinalDocument | None,
    progress: Progress,
) -> tuple[tuple[str, str], tuple[MarkedDifference, ...]]:
    # Worker thread.
    return asked, marked(finals.compare(older.meeting_id, older, newer), progress)
