"""Keys and fingerprints as they are copied onto paper or compared by eye."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QLabel

from radonc_desktop.windows.language import tr
from radonc_desktop.windows.parts import label
from radonc_desktop.windows.theme import GRID

__all__ = ["key_label", "printed_key_label"]


def printed_key_label(key: str) -> QLabel:
    """Return the groups of a printed key, four in a line, in letters that cannot be mistaken for each other."""
    return key_label(key, "   ", tr("Printed key"))


def key_label(key: str, between: str, name: str) -> QLabel:
    """Return the groups of ``key``, four in a line with ``between`` them; ``name`` is what a screen reader says."""
    groups = key.split("-")
    lines = (between.join(groups[at : at + 4]) for at in range(0, len(groups), 4))
    shown = label("\n".join(lines), "answer", selectable=True)
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPointSizeF(13.0)
    shown.setFont(font)
    shown.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
    shown.setAccessibleName(name)
    return shown
