"""One line with an icon: what is said about something in the place where it stands."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from radonc_desktop.windows.icons import pixmap
from radonc_desktop.windows.parts import label
from radonc_desktop.windows.sentences import in_own_words
from radonc_desktop.windows.theme import GRID, Theme, set_mark

__all__ = ["Remark"]


class Remark(QWidget):
    """Quieter than a notice; hidden until there is something to say. Its words tell what its colour does."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tone: Literal["", "warning", "error"] = ""
        self._icon = QLabel()
        self.text = label("", "quiet", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.text, 1)
        theme.changed.connect(self._paint)
        self.hide()

    @property
    def sentence(self) -> str:
        """What is said now; empty when hidden."""
        return "" if self.isHidden() else self.text.text()

    @property
    def tone(self) -> Literal["", "warning", "error"]:
        """How it is said."""
        return self._tone

    def say(self, tone: Literal["", "warning", "error"], sentence: str) -> None:
        """Say ``sentence``; without a tone it has no icon."""
        self._tone = tone
        self.text.setText(in_own_words(sentence))
        set_mark(self.text, "tone", tone)
        self._icon.setVisible(bool(tone))
        self._paint()
        self.show()

    def clear(self) -> None:
        """Say nothing."""
        self.text.clear()
        self.hide()

    def _paint(self) -> None:
        tokens = self._theme.tokens
        if self._tone:
            colour = tokens.error if self._tone == "error" else tokens.warning
            self._icon.setPixmap(pixmap(self._tone, colour, 16, self.devicePixelRatioF()))
