"""The inline message: an icon, a word, one sentence and at most a few buttons; never a modal box."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from radonc_desktop.marking import marked
from radonc_desktop.windows.icons import pixmap
from radonc_desktop.windows.language import tr
from radonc_desktop.windows.parts import empty
from radonc_desktop.windows.sentences import in_own_words
from radonc_desktop.windows.theme import GRID, Theme, set_mark
from radonc_desktop.windows.wrapped_label import WrappedLabel

__all__ = ["Notice", "Tone", "begin_slowly"]

Tone = Literal["info", "ok", "warning", "error"]
_ICONS: dict[Tone, str] = {"info": "note", "ok": "ok", "warning": "warning", "error": "error"}
_SPOKEN: dict[Tone, str] = {
    "info": marked("info"),
    "ok": marked("ok"),
    "warning": marked("warning"),
    "error": marked("error"),
}
"""What a screen reader says before the sentence."""


class Notice(QFrame):
    """Hidden until there is something to say; announced to screen readers when it appears."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tone: Tone = "info"
        self._icon = QLabel()
        self._icon.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._text = WrappedLabel()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(GRID)
        self._buttons.addStretch()
        words = QVBoxLayout()
        words.setSpacing(GRID)
        words.addWidget(self._text)
        words.addLayout(self._buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, GRID, 12, GRID)
        row.setSpacing(GRID)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        theme.changed.connect(self._paint_icon)
        self.hide()

    @property
    def sentence(self) -> str:
        """What is shown now; empty when hidden."""
        return self._text.text() if not self.isHidden() else ""

    @property
    def tone(self) -> Tone:
        """How it is shown."""
        return self._tone

    def say(self, tone: Tone, sentence: str, *actions: tuple[str, Callable[[], None]]) -> None:
        """Show ``sentence``, an error's in the language of the app.

        Each action is the word on a button and what it does.
        """
        sentence = in_own_words(sentence)
        self._tone = tone
        set_mark(self, "notice", tone)
        self._text.setText(sentence)
        self.setAccessibleName(f"{tr(_SPOKEN[tone])}: {sentence}")
        self._paint_icon()
        empty(self._buttons, keep=1)  # the stretch
        for word, act in actions:
            button = QPushButton(word)
            button.clicked.connect(act)
            self._buttons.insertWidget(self._buttons.count() - 1, button)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def clear(self) -> None:
        """Take the message away."""
        empty(self._buttons, keep=1)  # the stretch
        self.hide()

    def _paint_icon(self) -> None:
        tokens = self._theme.tokens
        colours = {"info": tokens.accent, "ok": tokens.ok, "warning": tokens.warning, "error": tokens.error}
        size = round(16 * self._theme.percent / 100)
        self._icon.setFixedSize(size, size + 4)
        self._icon.setPixmap(pixmap(_ICONS[self._tone], colours[self._tone], size, self.devicePixelRatioF()))


def begin_slowly(
    form: QWidget, notice: Notice, problem: str, freeze: Callable[[bool], None], act: Callable[[], None]
) -> bool:
    """Say the ``problem``, or freeze the form and do what takes a noticeable moment; tell whether that begins."""
    if problem:
        notice.say("warning", problem)
        return False
    notice.clear()
    freeze(True)
    # The key derivation is slow on purpose: the frozen form is painted before it starts.
    QTimer.singleShot(0, form, act)
    return True
