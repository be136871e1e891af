"""Where each part of a remark lies in the list, computed once per width and kept."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption

from rakor_desktop.domain.kinds import RemarkKind
from rakor_desktop.domain.meeting import Link, Remark
from rakor_desktop.qtkit.icons import Icon
from rakor_desktop.qtkit.painting import ChipSpec, Tone, chip_width
from rakor_desktop.qtkit.theme import Role, Theme

FOLDED_LINES = 6
OPEN_LINES = 24
_SHAPED_PER_LINE = 400  # characters given to the shaper per visible line: the rest of a huge text is never shaped
_KEPT = 4000  # laid out remarks kept in memory

KIND_ICONS = {
    RemarkKind.PENJELASAN: Icon.EXPLANATION,
    RemarkKind.PERTANYAAN: Icon.QUESTION,
    RemarkKind.TANGGAPAN: Icon.REPLY,
    RemarkKind.USULAN: Icon.PROPOSAL,
    RemarkKind.KRITIK: Icon.CRITICISM,
    RemarkKind.KEPUTUSAN: Icon.DECISION,
}
# Letters that a box of kinds has room for: beside an icon Qt measures two pixels too few for the text.
WIDEST_KIND = max(len(kind.label) for kind in RemarkKind)
_LINK_ICONS = {"aspiration": Icon.ASPIRATION}
_LINK_TEXTS = {"agreement": "Kesepakatan", "aspiration": "Aspirasi", "program_evaluation": "Evaluasi"}


def link_spec(link: Link) -> ChipSpec:
    """The chip of a link: outlined to an agreement, filled to an aspiration."""
    word = _LINK_TEXTS.get(link.entity, "")
    text = f"{word} {link.code}".strip()
    if link.entity in _LINK_ICONS:
        return ChipSpec(text, Tone.INFO, _LINK_ICONS[link.entity])
    return ChipSpec(text, Tone.LINK, Icon.ARROW_RIGHT)


@dataclass(frozen=True, slots=True)
class RemarkLayout:
    """The text of one remark broken into lines; `is_cut` when there is more than is shown."""

    lines: QTextLayout
    shown: int
    line_height: int
    height: int
    is_cut: bool

    def paint(self, painter: QPainter, left: int, top: int) -> None:
        """Draw the lines in the pen's colour."""
        for index in range(self.shown):
            line = self.lines.lineAt(index)
            line.draw(painter, QPointF(left, top))


class RemarkLayouter:
    """Makes and keeps the layouts; forgets them when width, text size or theme change."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._kept: dict[tuple[str, str, int, bool], RemarkLayout] = {}

    def forget(self) -> None:
        """Fonts or measures changed."""
        self._kept.clear()

    def text_left(self) -> int:
        """Where the text begins, from the left edge of the row."""
        return self._theme.px(90)

    def layout(self, remark: Remark, width: int, *, is_open: bool) -> RemarkLayout:
        """The lines of a remark in a row of `width`."""
        key = (remark.id, remark.text, width, is_open)
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            found = self._kept[key] = self._make(remark.text, width, OPEN_LINES if is_open else FOLDED_LINES)
        return found

    def head_top(self) -> int:
        """The distance of the head line from the top of the row."""
        return self._theme.px(8)

    def head_height(self) -> int:
        """The height of the line with speaker and chips."""
        return self._theme.px(20)

    def row_height(self, layout: RemarkLayout) -> int:
        """The height of the whole row."""
        more = self._theme.px(18) if layout.is_cut else 0
        return self.head_top() + self.head_height() + self._theme.px(1) + layout.height + more + self._theme.px(10)

    def link_rects(self, remark: Remark, row: QRect) -> list[tuple[Link, QRect]]:
        """Where the link chips lie, right to left before the kind."""
        theme = self._theme
        right = row.right() - theme.px(12) - self.kind_width(remark) - theme.px(6)
        rects: list[tuple[Link, QRect]] = []
        for link in reversed(remark.links):
            width = chip_width(theme, link_spec(link))
            rects.append((link, QRect(right - width, row.top() + self.head_top(), width, self.head_height())))
            right -= width + theme.px(6)
        return rects[::-1]

    def kind_width(self, remark: Remark) -> int:
        """The width of icon and word of the kind."""
        metrics = QFontMetrics(self._theme.font(Role.SMALL))
        return self._theme.px(20) + metrics.horizontalAdvance(remark.kind.label)

    def _make(self, text: str, width: int, limit: int) -> RemarkLayout:
        font = QFont(self._theme.font(Role.BODY))
        line_height = max(QFontMetrics(font).height(), self._theme.px(20))
        space = max(width - self.text_left() - self._theme.px(14), self._theme.px(60))
        shaped = text[: limit * _SHAPED_PER_LINE]
        lines = QTextLayout(shaped.replace("\n", "\u2028"), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        lines.setTextOption(option)
        lines.setCacheEnabled(True)
        lines.beginLayout()
        shown, end = 0, 0
        while shown < limit:
            line = lines.createLine()
            if not line.isValid():
                break
            line.setLineWidth(space)
            line.setPosition(QPointF(0, shown * line_height))
            end = line.textStart() + line.textLength()
            shown += 1
        lines.endLayout()
        return RemarkLayout(lines, shown, line_height, max(shown, 1) * line_height, is_cut=end < len(text))
