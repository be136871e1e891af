"""How many are here: the count, the quorum, the states to filter by, the table per sector."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from rakor_desktop.domain.formatting import number, percent
from rakor_desktop.domain.kinds import Presence, Sector
from rakor_desktop.domain.meeting import AttendanceSummary, SectorCount
from rakor_desktop.forms.ui_attendance_summary import Ui_AttendanceSummary
from rakor_desktop.qtkit.icons import Icon, icon_pixmap
from rakor_desktop.qtkit.messages import set_property
from rakor_desktop.qtkit.painting import CHIP_HEIGHT, chip_width, paint_chip
from rakor_desktop.qtkit.read_only import STAYS_OPEN
from rakor_desktop.qtkit.theme import Role, Theme
from rakor_desktop.screens.attendance.presence import count_chip
from rakor_desktop.tables.columns import Align, CellKind, Column
from rakor_desktop.tables.rows_model import RowsModel
from rakor_desktop.widgets.flow_layout import FlowLayout

_ORDER = (Presence.HADIR, Presence.DIWAKILI, Presence.IZIN, Presence.SAKIT, Presence.TIDAK_HADIR, Presence.BELUM)


class QuorumBar(QWidget):
    """Present in person, present by a delegate, and a tick where the quorum is reached."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._parts = (0.0, 0.0, 0.0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_summary(self, summary: AttendanceSummary) -> None:
        """Show the counts as shares of the invited."""
        counts = dict(summary.by_presence)
        whole = summary.invited or 1
        self._parts = (
            counts.get(Presence.HADIR, 0) / whole,
            counts.get(Presence.DIWAKILI, 0) / whole,
            summary.quorum / whole,
        )
        self.setAccessibleName(
            self.tr("{present} dari {invited} hadir, kuorum {quorum}").format(
                present=summary.present, invited=summary.invited, quorum=summary.quorum
            )
        )
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self._theme.px(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        height = theme.px(10)
        bar = QRect(0, (self.height() - height) // 2, self.width(), height)
        painter.fillRect(bar, theme.color("track"))
        own, delegated, quorum = self._parts
        first, second = round(bar.width() * own), round(bar.width() * (own + delegated))
        painter.fillRect(QRect(0, bar.top(), first, height), theme.chart("selesai"))
        if second > first:
            painter.fillRect(QRect(first + 1, bar.top(), second - first - 1, height), theme.chart("proses"))
        if quorum:
            tick = min(round(bar.width() * quorum), bar.width() - 2)
            painter.fillRect(QRect(tick, 0, 2, self.height()), theme.color("text"))


class FilterChip(QAbstractButton):
    """A state with its count; a click shows only those participants, a second click all again."""

    def __init__(self, theme: Theme, presence: Presence, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.presence = presence
        self._spec = count_chip(presence, 0)
        self.setProperty(STAYS_OPEN, True)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_count(self, count: int) -> None:
        """Show how many are in this state."""
        self._spec = count_chip(self.presence, count)
        self.setAccessibleName(self.tr("Saring: {words}").format(words=self._spec.text))
        self.setToolTip(self.tr("Tampilkan hanya: {word}").format(word=self.presence.label.lower()))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(chip_width(self._theme, self._spec) + 4, self._theme.px(CHIP_HEIGHT) + 4)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        inner = self.rect().adjusted(2, 2, -2, -2)
        paint_chip(painter, inner, self._theme, self._spec)
        if self.isChecked() or self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.color("focus" if self.hasFocus() else "accent"), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), self.height() / 2, self.height() / 2)


def _tr(text: str) -> str:
    return QCoreApplication.translate("AttendanceSummary", text)


def _rate(line: SectorCount) -> str:
    return percent(line.present, line.invited)


def _columns() -> list[Column[SectorCount]]:
    return [
        Column("sector", _tr("Unsur"), lambda line: line.sector.short_label, CellKind.SECTOR, lambda line: line.sector,
               width=104, stretch=1, tooltip=lambda line: line.sector.label),
        Column("invited", _tr("Diundang"), lambda line: number(line.invited), align=Align.RIGHT, width=78),
        Column("present", _tr("Hadir"), lambda line: number(line.present), align=Align.RIGHT, width=50,
               is_strong=lambda _line: True),
        Column("rate", "%", _rate, align=Align.RIGHT, width=60),
    ]  # fmt: skip


class SummaryPanel(QWidget):
    """Right side of the attendance list; chooses filters for it."""

    filter_changed = Signal(object, object)  # Presence | None, Sector | None

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._summary: AttendanceSummary | None = None
        self._sector: Sector | None = None
        self._is_floating = False
        self.ui = Ui_AttendanceSummary()
        self.ui.setupUi(self)
        self._bar = QuorumBar(theme, self)
        self.ui.bar_place.addWidget(self._bar)
        flow = FlowLayout(self.ui.chip_place, spacing=4)
        policy = self.ui.chip_place.sizePolicy()
        policy.setHeightForWidth(True)
        self.ui.chip_place.setSizePolicy(policy)
        self._chips = [FilterChip(theme, presence, self.ui.chip_place) for presence in _ORDER]
        for chip in self._chips:
            flow.addWidget(chip)
            chip.clicked.connect(self._choose_presence)
        self._model = RowsModel(_columns(), _sector_id, self)
        self.ui.sector_table.set_rows_model(self._model, is_sortable=False)
        self.ui.sector_table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.ui.sector_table.setSelectionMode(self.ui.sector_table.SelectionMode.SingleSelection)
        self.ui.sector_table.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.ui.sector_table.clicked.connect(self._choose_sector)
        self.ui.sector_table.row_opened.connect(self._toggle_sector)
        theme.theme_changed.connect(self._style)

    @property
    def presence(self) -> Presence | None:
        """The state that is filtered by."""
        return next((chip.presence for chip in self._chips if chip.isChecked()), None)

    @property
    def sector(self) -> Sector | None:
        """The sector that is filtered by."""
        return self._sector

    def set_floating(self, is_floating: bool) -> None:
        """Stand over the page instead of beside the list."""
        margin = self._theme.px(8) if is_floating else 0
        self.ui.summary_layout.setContentsMargins(margin, margin, margin, margin)
        self.setAutoFillBackground(is_floating)
        self._is_floating = is_floating

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._is_floating:
            painter = QPainter(self)
            painter.setPen(self._theme.color("border-strong"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def clear_filter(self) -> None:
        """Show everybody again."""
        for chip in self._chips:
            chip.setChecked(False)
        self._sector = None
        self.ui.sector_table.clearSelection()
        self.filter_changed.emit(None, None)

    def show_summary(self, summary: AttendanceSummary) -> None:
        """Show new counts."""
        self._summary = summary
        ui = self.ui
        ui.count_label.setText(number(summary.present))
        invited = self.tr("hadir dari {count} diundang").format(count=number(summary.invited))
        if summary.walk_ins:
            invited += self.tr(", {count} tambahan").format(count=number(summary.walk_ins))
        ui.invited_label.setText(invited)
        ui.percent_label.setText(percent(summary.present, summary.invited))
        self._bar.show_summary(summary)
        counts = dict(summary.by_presence)
        for chip in self._chips:
            chip.show_count(counts.get(chip.presence, 0))
        self._model.set_rows(summary.by_sector)
        self._style()

    def _style(self) -> None:
        summary, ui, theme = self._summary, self.ui, self._theme
        if summary is None:
            return
        reached = summary.quorum_reached
        if not summary.invited:
            words, token, which = self.tr("Belum ada undangan"), "text-muted", Icon.INFO
        elif reached:
            words = self.tr("Kuorum tercapai ({count})").format(count=number(summary.quorum))
            token, which = "success", Icon.DONE
        else:
            missing = summary.quorum - summary.present
            words = self.tr("Kuorum kurang {count} dari {quorum}").format(
                count=number(missing), quorum=number(summary.quorum)
            )
            token, which = "warning", Icon.TASK_OBSTRUCTED
        ui.quorum_icon.setPixmap(icon_pixmap(which, token, theme.px(15), self.devicePixelRatioF()))
        ui.quorum_label.setText(words)
        ui.quorum_label.setFont(theme.font(Role.SMALL))
        palette = ui.quorum_label.palette()
        palette.setColor(palette.ColorRole.WindowText, theme.color(token))
        ui.quorum_label.setPalette(palette)
        set_property(ui.count_label, "role", "counter")
        rows = self._model.rowCount()
        ui.sector_table.setVisible(rows > 0)
        row = ui.sector_table.verticalHeader().defaultSectionSize()
        ui.sector_table.setFixedHeight(ui.sector_table.horizontalHeader().height() + rows * row + 3)

    def _choose_presence(self) -> None:
        pressed = self.sender()
        for chip in self._chips:
            if chip is not pressed:
                chip.setChecked(False)
        self.filter_changed.emit(self.presence, self._sector)

    def _choose_sector(self, index: QModelIndex) -> None:
        self._toggle_sector(self._model.row_at(index))

    def _toggle_sector(self, line: SectorCount) -> None:
        self._sector = None if self._sector is line.sector else line.sector
        if self._sector is None:
            self.ui.sector_table.clearSelection()
        self.filter_changed.emit(self.presence, self._sector)


def _sector_id(line: SectorCount) -> str:
    return line.sector.value
