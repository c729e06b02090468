"""Ticks and choices whose words go on in a second line where there is no room; Qt would widen the page for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QCheckBox, QRadioButton, QSizePolicy

if TYPE_CHECKING:
    from PySide6.QtGui import QFontMetrics, QResizeEvent
    from PySide6.QtWidgets import QAbstractButton as _Button
else:
    _Button = object  # Qt's classes cannot be inherited from twice

__all__ = ["WrappedCheckBox", "WrappedRadioButton", "in_lines"]

_CHANGES = (QEvent.Type.FontChange, QEvent.Type.StyleChange)


def in_lines(words: str, metrics: QFontMetrics, width: int) -> str:
    """Return ``words`` with a line break wherever the next word would end beyond ``width`` pixels."""
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.horizontalAdvance(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return "\n".join(lines)


class _Wrapped(_Button):
    """Breaks its words anew for each width; what Qt draws has the breaks, ``text`` has not."""

    def __init__(self, words: str) -> None:
        self._words = words
        super().__init__(words)  # type: ignore[arg-type]  # of the class beside it
        self.setAccessibleName(words)
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def text(self) -> str:
        """Return the words in one line."""
        return self._words

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's own name
        """Return the size in one line."""
        metrics = self.fontMetrics()
        return QSize(self._beside() + metrics.horizontalAdvance(self._words), self._height(1))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's own name
        """Return room for the longest word."""
        metrics = self.fontMetrics()
        longest = max((metrics.horizontalAdvance(word) for word in self._words.split()), default=0)
        return QSize(self._beside() + longest, self._height(1))

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's own name
        """Return the height of all lines at ``width`` pixels."""
        return self._height(1 + self._broken(width).count("\n"))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's own name
        """Break the words for the new width."""
        super().resizeEvent(event)
        self._break()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's own name
        """Break the words for another size of text."""
        super().changeEvent(event)
        if event.type() in _CHANGES:
            self._break()

    def _break(self) -> None:
        broken = self._broken(self.width())
        if broken != super().text():
            self.setText(broken)

    def _broken(self, width: int) -> str:
        return in_lines(self._words, self.fontMetrics(), width - self._beside())

    def _beside(self) -> int:
        """Return the pixels that tick, gaps and edges take beside the words."""
        drawn = super().text().split("\n")
        return super().sizeHint().width() - max(self.fontMetrics().horizontalAdvance(line) for line in drawn)

    def _height(self, lines: int) -> int:
        drawn = 1 + super().text().count("\n")
        return super().sizeHint().height() + (lines - drawn) * self.fontMetrics().lineSpacing()


class WrappedCheckBox(_Wrapped, QCheckBox):
    """A tick with ``words`` beside it, which wrap."""


class WrappedRadioButton(_Wrapped, QRadioButton):
    """A choice with ``words`` beside it, which wrap."""
