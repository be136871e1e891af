"""Files on their way into the data file: how far they are, `Batalkan`, and what was refused."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from rakor_desktop.domain.change import Written
from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.progress import Progress
from rakor_desktop.qtkit.icons import Icon
from rakor_desktop.qtkit.jobs import JobHandle, Jobs, ProgressState
from rakor_desktop.qtkit.messages import set_property
from rakor_desktop.qtkit.screen import Frame
from rakor_desktop.services.files import FileService
from rakor_desktop.widgets.elided_label import ElidedLabel
from rakor_desktop.widgets.error_panel import ErrorPanel


@dataclass(frozen=True, slots=True)
class _Order:
    """Some files for a meeting, all or none of which are kept."""

    meeting_id: str
    paths: tuple[Path, ...]
    is_photos: bool
    agenda_item_id: str | None = None


class AddingBar(QWidget):
    """Below the cards, whichever of them is open; hidden while nothing is added."""

    added = Signal(bool, tuple)  # whether photos, ids

    def __init__(self, files: FileService, jobs: Jobs, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._files = files
        self._jobs = jobs
        self._frame = frame
        self._waiting: list[_Order] = []
        self._handle: JobHandle | None = None
        self.error_panel = ErrorPanel(self)
        self.progress_frame = QFrame(self)
        set_property(self.progress_frame, "kind", "card")
        self.label = ElidedLabel(self.progress_frame)
        self.bar = QProgressBar(self.progress_frame)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Berkas yang ditambahkan"))
        self.cancel_button = QPushButton(self.tr("Batalkan"), self.progress_frame)
        set_property(self.cancel_button, "dense", "true")
        row = QHBoxLayout(self.progress_frame)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(12)
        row.addWidget(self.label, 1)
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.error_panel)
        column.addWidget(self.progress_frame)
        self.cancel_button.clicked.connect(self.cancel)
        self.error_panel.action_requested.connect(self._close_error)
        self.progress_frame.hide()
        self.hide()

    def add_materials(self, meeting_id: str, paths: Sequence[Path], agenda_item_id: str | None = None) -> None:
        """Keep files for a meeting, or for one item of its agenda."""
        self._take(_Order(meeting_id, tuple(paths), is_photos=False, agenda_item_id=agenda_item_id))

    def add_photos(self, meeting_id: str, paths: Sequence[Path]) -> None:
        """Keep photos for a meeting."""
        self._take(_Order(meeting_id, tuple(paths), is_photos=True))

    def cancel(self) -> None:
        """Stop; of what is being added nothing is kept."""
        self._waiting.clear()
        if self._handle is not None:
            self._handle.cancel()

    def _take(self, order: _Order) -> None:
        if order.paths:
            self.error_panel.hide()
            self._waiting.append(order)
            self._start_next()

    def _start_next(self) -> None:
        if self._handle is not None or not self._waiting:
            return
        order = self._waiting.pop(0)
        self.label.setText(self.tr("Menambah {name}").format(name=order.paths[0].name))
        self.bar.setRange(0, 0)
        self.progress_frame.show()
        self.show()
        self._handle = self._jobs.run(
            functools.partial(_add, self._files, order),
            done=functools.partial(self._tell_added, order),  # pyright: ignore[reportArgumentType] - gets the value
            failed=self._show_error,
            title=self.tr("Menambah berkas"),
            lets_writes_pass=True,
        )
        self._handle.progressed.connect(self._show_progress)
        self._handle.finished.connect(self._end)

    def _show_progress(self, state: ProgressState) -> None:
        self.bar.setRange(0, max(state.total, 1))
        self.bar.setValue(state.done)
        if state.text:
            text = self.tr("Menambah {name} ({number} dari {count})")
            self.label.setText(text.format(name=state.text, number=state.done + 1, count=state.total))

    def _tell_added(self, order: _Order, ids: tuple[str, ...]) -> None:
        if len(ids) == 1:
            text = self.tr("{name} ditambahkan.").format(name=order.paths[0].name)
        else:
            text = self.tr("{count} foto ditambahkan.") if order.is_photos else self.tr("{count} berkas ditambahkan.")
            text = text.format(count=len(ids))
        self._frame.toast_undo(text, Icon.IMAGE if order.is_photos else Icon.MATERIAL)
        self.added.emit(order.is_photos, ids)

    def _show_error(self, error: UserError) -> None:
        self.error_panel.show_error(error, self.tr("Tutup"))

    def _close_error(self) -> None:
        self.error_panel.hide()
        self.setVisible(self._handle is not None)

    def _end(self) -> None:
        self._handle = None
        self.progress_frame.hide()
        self.setVisible(self.error_panel.isVisibleTo(self))
        self._start_next()


def _add(files: FileService, order: _Order, progress: Progress) -> Written[tuple[str, ...]]:
    if order.is_photos:
        return files.add_photos(order.meeting_id, order.paths, progress, order.agenda_item_id)
    return files.add_materials(order.meeting_id, order.paths, progress, order.agenda_item_id)
