"""A card in the middle of a window, and one-line fields for secrets."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QLineEdit

__all__ = ["Card", "secret_field"]


class Card(QFrame):
    """A card that is never lower than its wrapped text needs.

    A layout counts a wrapped label as one line when it works out how small a window may become; the fields below it
    would be squeezed instead.
    """

    def event(self, event: QEvent) -> bool:
        """Take the height that the words need at this width whenever they change."""
        measure = event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show)
        handled = super().event(event)  # may be the end of this card, which must not be asked anything then
        layout = self.layout() if measure else None
        if layout is not None:
            self.setMinimumHeight(layout.totalHeightForWidth(self.width()))
        return handled


def secret_field(name: str) -> QLineEdit:
    """Return a field that does not show what is typed."""
    edit = QLineEdit()
    edit.setEchoMode(QLineEdit.EchoMode.Password)
    edit.setAccessibleName(name)
    return edit
