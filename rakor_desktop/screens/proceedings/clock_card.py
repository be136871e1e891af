"""The card of the running item: how much time is left, and the one button that moves the meeting on."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QWidget

from rakor_desktop.domain.formatting import clock, countdown
from rakor_desktop.domain.schedule import Live
from rakor_desktop.forms.ui_clock_card import Ui_ClockCard
from rakor_desktop.qtkit.icons import Icon, icon
from rakor_desktop.qtkit.painting import ChipSpec, Tone
from rakor_desktop.qtkit.theme import Role, Theme

_WARNING_AT = 0.7
_HOUR = timedelta(hours=1)
EXTRA_MINUTES = 5


class ClockCard(QFrame):
    """Shows a `Live`; asks for the next item or for more minutes."""

    advance_requested = Signal()
    extension_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._live: Live | None = None
        self._is_compact = False
        self.ui = Ui_ClockCard()
        self.ui.setupUi(self)
        self.ui.advance_button.setIcon(icon(Icon.NEXT, "accent-text"))
        self.ui.advance_button.show_key("F8")
        self.ui.extend_button.setText(self.tr("+{count} menit").format(count=EXTRA_MINUTES))
        self.ui.extend_button.setToolTip(self.tr("Menambah rencana waktu acara yang berjalan"))
        self.ui.advance_button.clicked.connect(self.advance_requested)
        self.ui.extend_button.clicked.connect(self.extension_requested)
        theme.theme_changed.connect(self._style)
        self._style()

    def show_live(self, live: Live) -> None:
        """Show the meeting as it stands now."""
        self._live = live
        if live.running is not None:
            self._show_running(live)
        elif live.is_over:
            self._show_rest(self.tr("Semua acara selesai"), self.tr("Rapat sudah diakhiri."), "")
        else:
            upcoming = next((row for row in live.rows if row.item.actual_start is None), None)
            title = (upcoming.item.title or upcoming.item.kind.label) if upcoming else self.tr("Belum ada acara")
            note = self.tr("Acara pertama dimulai dengan F8") if upcoming else self.tr("Susun agenda pada Persiapan")
            self._show_rest(title, note, self.tr("Mulai") if upcoming else "")
            self.ui.position_label.setText(self.tr("BELUM DIMULAI"))
        self._style()

    def set_compact(self, is_compact: bool) -> None:
        """Use short words where the card is narrow."""
        if is_compact != self._is_compact:
            self._is_compact = is_compact
            if self._live is not None:
                self.show_live(self._live)

    def _show_running(self, live: Live) -> None:
        ui, item = self.ui, live.running
        if item is None:
            return
        ui.position_label.setText(
            self.tr("ACARA {position} DARI {total}").format(position=live.position, total=live.total)
        )
        title = item.title or item.kind.label
        ui.title_label.setText(title)
        start = clock(item.actual_start) if item.actual_start else "–"
        minutes = round(live.planned.total_seconds() / 60)
        ui.plan_label.setText(self.tr("mulai {start} · rencana {minutes} menit").format(start=start, minutes=minutes))
        over = live.left.total_seconds() < 0
        left = abs(live.left)
        unit = self.tr("jam") if left >= _HOUR else self.tr("menit")
        ui.left_label.setText(countdown(left))
        ui.left_note.setText((self.tr("{unit} lewat") if over else self.tr("{unit} tersisa")).format(unit=unit))
        ui.left_label.setAccessibleName(f"{ui.left_label.text()} {ui.left_note.text()}")
        ui.timer_bar.show_share(live.share)
        ui.share_chip.show_spec(
            ChipSpec(
                self.tr("{percent}% waktu terpakai").format(percent=round(live.share * 100)), self._tone(), Icon.TIMER
            )
        )
        is_last = live.position >= live.total
        onward = self.tr("Lanjut") if self._is_compact else self.tr("Akhiri dan lanjut")
        ui.advance_button.setText(self.tr("Akhiri rapat") if is_last else onward)
        self._show_parts(running=True, can_advance=True)

    def _show_rest(self, title: str, note: str, action: str) -> None:
        ui = self.ui
        ui.position_label.setText(self.tr("SELESAI"))
        ui.title_label.setText(title)
        ui.plan_label.setText(note)
        ui.advance_button.setText(action)
        self._show_parts(running=False, can_advance=bool(action))

    def _show_parts(self, *, running: bool, can_advance: bool) -> None:
        ui = self.ui
        for part in (ui.left_label, ui.left_note, ui.timer_bar, ui.share_chip, ui.extend_button):
            part.setVisible(running)
        ui.advance_button.setVisible(can_advance)

    def _tone(self) -> Tone:
        share = self._live.share if self._live else 0.0
        if share >= 1:
            return Tone.DANGER
        return Tone.WARNING if share >= _WARNING_AT else Tone.INFO

    def _style(self) -> None:
        theme, ui = self._theme, self.ui
        tone = self._tone()
        running = self._live is not None and self._live.running is not None
        if not running:
            mark = theme.color("border")
        elif tone is Tone.INFO:
            mark = theme.color("accent")
        else:
            mark = theme.chart("lambat" if tone is Tone.DANGER else "kendala")
        sheet = (
            f"QFrame#tone_mark {{ background: {mark.name()}; border: none;"
            " border-top-left-radius: 7px; border-bottom-left-radius: 7px; }"
        )
        if ui.tone_mark.styleSheet() != sheet:  # each change restyles; the clock ticks once a second
            ui.tone_mark.setStyleSheet(sheet)
        ui.left_label.setFont(theme.font(Role.COUNTER_SMALL))
        ui.position_label.setFont(theme.font(Role.SMALL_STRONG))

    def minimumSizeHint(self) -> QSize:
        # The title may be cut: the card must not push the agenda wider.
        return QSize(self._theme.px(240), super().minimumSizeHint().height())
