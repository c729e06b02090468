"""The findings of the checks, one line each with icon and word, for pointer and keyboard."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QEnterEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from radonc_desktop.windows.finding_words import finding_words
from radonc_desktop.windows.findings import LEVELS, Finding, Level, advice
from radonc_desktop.windows.icons import pixmap
from radonc_desktop.windows.language import tr
from radonc_desktop.windows.parts import become_label, empty, label
from radonc_desktop.windows.theme import GRID, Theme, set_mark
from radonc_desktop.windows.wrapped_label import WrappedLabel

__all__ = ["FindingsView", "level_word"]

# Icon and colour of each level; beside them its word: the colour never stands alone.
_LOOKS: Mapping[Level, tuple[str, str]] = {
    "stop": ("error", "error"),
    "caution": ("warning", "warning"),
    "info": ("note", "text_quiet"),
}
_NONE = -1


def level_word(level: Level) -> str:
    """Return the word for how grave a finding is."""
    if level == "info":
        return tr("Info")
    return tr("Stop", "level of a finding") if level == "stop" else tr("Caution")


class _Sentence(WrappedLabel):
    """The sentence of a finding, which tells whether the pointer is on it.

    Signals:
        pointed: The pointer came (true) or left.
    """

    pointed = Signal(bool)

    def __init__(self, finding: Finding) -> None:
        super().__init__()
        become_label(self, finding_words(finding.sentence), wrap=True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)  # beside its icon in a higher row
        self.setIndent(0)  # a label with a border would begin lower than the word beside it
        self.setToolTip(advice(finding))

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802 - Qt's own name
        """Tell that the pointer came."""
        super().enterEvent(event)
        self.pointed.emit(True)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's own name
        """Tell that the pointer left."""
        super().leaveEvent(event)
        self.pointed.emit(False)


class FindingsView(QWidget):
    """The findings of the checks, one line each: icon, word, sentence.

    The list is one stop of the Tab key; there the arrow keys walk from finding to finding, and what a finding is
    about is marked in the details as it is under the pointer.

    Signals:
        pointed: The version of the details that was asked about, and the places of the finding under the pointer or
            the keyboard, none when it has been left.
    """

    pointed = Signal(int, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._findings: tuple[Finding, ...] = ()
        self._sentences: list[_Sentence] = []
        self._version = 0
        self._current = _NONE
        self.setAccessibleName(tr("Findings of the checks"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GRID)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(2, 1)
        theme.changed.connect(self._draw)
        self.hide()

    @property
    def current(self) -> Finding | None:
        """The finding that the keyboard is on."""
        return None if self._current == _NONE else self._findings[self._current]

    def show_findings(self, findings: tuple[Finding, ...], version: int = 0) -> None:
        """Show ``findings`` about a version of the details, the gravest first."""
        self._version = version
        ordered = tuple(sorted(findings, key=lambda finding: LEVELS.index(finding.level)))
        if ordered == self._findings:
            return
        self._findings = ordered
        self._current = _NONE
        about = any(span.where == "details" for finding in ordered for span in finding.spans)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if about else Qt.FocusPolicy.NoFocus)
        self._draw()
        self.setVisible(bool(findings))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's own name
        """Begin at the first finding that is about the details."""
        super().focusInEvent(event)
        about = (row for row, one in enumerate(self._findings) if any(span.where == "details" for span in one.spans))
        self._go(next(about, 0 if self._findings else _NONE))

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's own name
        """Mark nothing any more."""
        super().focusOutEvent(event)
        self._go(_NONE)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        """Walk with the arrow keys."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None or not self._findings:
            super().keyPressEvent(event)
            return
        self._go(min(max(self._current + step, 0), len(self._findings) - 1))

    def _go(self, row: int) -> None:
        self._current = row
        for number, sentence in enumerate(self._sentences):
            set_mark(sentence, "current", "yes" if number == row else "")
        self.pointed.emit(self._version, self._findings[row].spans if row != _NONE else ())
        if row != _NONE:
            finding = self._findings[row]
            self.setAccessibleDescription(f"{level_word(finding.level)}: {finding_words(finding.sentence)}")
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def _draw(self) -> None:
        empty(self._grid)
        self._sentences = []
        tokens = self._theme.tokens
        for row, finding in enumerate(self._findings):
            drawing, tone = _LOOKS[finding.level]
            sign = QLabel()
            sign.setPixmap(
                pixmap(drawing, getattr(tokens, tone), round(16 * self._theme.percent / 100), self.devicePixelRatioF())
            )
            sign.setContentsMargins(0, 2, 0, 0)
            word = label(level_word(finding.level), "body" if finding.level == "info" else "head")
            word.setProperty("tone", tone)
            word.setContentsMargins(0, 1, 0, 0)
            sentence = _Sentence(finding)
            sentence.setProperty("look", "finding")
            sentence.pointed.connect(partial(self._point, finding))
            self._sentences.append(sentence)
            top = Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(sign, row, 0, top)
            self._grid.addWidget(word, row, 1, top)
            self._grid.addWidget(sentence, row, 2, top)

    def _point(self, finding: Finding, there: bool) -> None:
        self.pointed.emit(self._version, finding.spans if there else ())
