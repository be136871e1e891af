"""A list beside an editor; where it is narrow they stand under each other."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QWidget

from rakor_desktop.qtkit.theme import theme_of

_ANY = 16777215  # Qt's largest size: no limit


def stand_side_by_side(layout: QBoxLayout, side: QWidget, *, is_wide: bool, width: int, height: int) -> None:
    """Put `side` beside the rest, `width` wide, or above it, `height` high (px at text 100 %)."""
    theme = theme_of(side)
    layout.setDirection(QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom)
    side.setFixedWidth(theme.px(width)) if is_wide else side.setMinimumWidth(0)
    side.setMaximumWidth(theme.px(width) if is_wide else _ANY)
    side.setMaximumHeight(_ANY if is_wide else theme.px(height))
