"""The mark of what the organisation decides and the user cannot change."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from radonc_desktop.marking import marked
from radonc_desktop.windows.icons import pixmap
from radonc_desktop.windows.language import tr
from radonc_desktop.windows.parts import label
from radonc_desktop.windows.theme import Theme

__all__ = ["MANAGED", "Managed"]

MANAGED = marked("Managed by your organisation")


class Managed(QWidget):
    """A lock and the words that somebody else decides this."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._icon = QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._icon)
        row.addWidget(label(tr(MANAGED), "quiet"))
        row.addStretch()
        theme.changed.connect(self._paint)
        self._paint()

    def _paint(self) -> None:
        self._icon.setPixmap(pixmap("lock", self._theme.tokens.text_quiet, 14, self.devicePixelRatioF()))
