"""The token meter below the details: a line of words and a thin bar."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from radonc_desktop.windows.language import tr
from radonc_desktop.windows.remark import Remark
from radonc_desktop.windows.theme import Theme, set_mark
from radonc_desktop.windows.token_meter import Reading

__all__ = ["TokenGauge"]

_STEPS = 1000


class TokenGauge(QWidget):
    """Shows a reading; a screen reader hears when it turns to a warning or a refusal."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = Remark(theme)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, _STEPS)
        self.bar.setAccessibleName(tr("Share of the models' room that the details take"))
        # Its place stays when it has nothing to show, so that the fields above do not move while one types.
        policy = self.bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.bar.setSizePolicy(policy)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(4)
        page.addWidget(self.bar)
        page.addWidget(self.line)
        self.show_reading(Reading())

    def show_reading(self, reading: Reading) -> None:
        """Show ``reading`` in place of the one before."""
        graver = bool(reading.tone) and reading.tone != self.line.tone
        self.line.say(reading.tone, reading.words)
        self.line.text.setAccessibleName(reading.words)
        self.setToolTip(reading.each)
        self.bar.setVisible(reading.share is not None)
        self.bar.setValue(round(_STEPS * min(1.0, reading.share or 0.0)))
        set_mark(self.bar, "tone", reading.tone)
        if graver:
            QAccessible.updateAccessibility(QAccessibleEvent(self.line.text, QAccessible.Event.Alert))
