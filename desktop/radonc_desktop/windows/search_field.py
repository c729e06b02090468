"""A field to search in: words that tell what is searched, and a cross in the app's own hand that empties it."""

from __future__ import annotations

from typing import cast

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget

from radonc_desktop.windows.icons import icon
from radonc_desktop.windows.theme import Theme

__all__ = ["SearchField"]


class SearchField(QLineEdit):
    """A line edit with a cross.

    Args:
        theme: The appearance.
        hint: What stands in the empty field.
        name: What a screen reader calls it.
        parent: Its owner.

    """

    def __init__(self, theme: Theme, hint: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setPlaceholderText(hint)
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)
        theme.changed.connect(self._paint)
        self._paint()

    def _paint(self) -> None:
        """Draw the cross; Qt's own is white on a grey disc in each appearance."""
        cross = cast("QAction | None", self.findChild(QAction, "_q_qlineeditclearaction"))  # Qt's own name
        if cross is not None:
            cross.setIcon(icon("cross", self._theme.tokens.text_quiet))
