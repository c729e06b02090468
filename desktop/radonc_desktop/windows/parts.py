"""Small builders that keep every window on the same words, sizes and gaps."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Literal

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QPushButton, QScrollArea, QSizePolicy, QWidget

from radonc_desktop.marking import marked
from radonc_desktop.windows.language import tr
from radonc_desktop.windows.wrapped_label import WrappedLabel

__all__ = [
    "TASK_TITLES",
    "become_label",
    "become_scroll_area",
    "button",
    "empty",
    "go_to_next",
    "grown",
    "hand_focus",
    "keep_width",
    "keep_width_when_bold",
    "label",
    "laid_out_once",
    "limit_width",
    "scroll_area",
    "task_title",
]

Look = Literal["title", "head", "quiet", "quiet-body", "small-head", "chip", "answer", "body"]
Kind = Literal["primary", "secondary", "quiet", "tab"]

_USUAL_LINE = 16  # pixels that a line of text of the usual size takes

TASK_TITLES = {"regimen": marked("Regimen"), "modality": marked("Modality"), "diagnosis": marked("Diagnosis")}


def task_title(task: str) -> str:
    """Return the title of a task in the language of the app."""
    return tr(TASK_TITLES[task])


def label(words: str = "", look: Look = "body", *, wrap: bool = False, selectable: bool = False) -> QLabel:
    """Return a plain-text label; nothing that a model wrote is ever read as markup."""
    made = WrappedLabel() if wrap else QLabel()
    become_label(made, words, look, wrap=wrap)
    if selectable:
        made.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
    return made


def become_label(made: QLabel, words: str, look: Look = "body", *, wrap: bool = False) -> None:
    """Make a label of another class the plain-text label that ``label`` returns."""
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(words)
    made.setProperty("look", look)
    if wrap:
        made.setWordWrap(True)
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)


def button(words: str, act: Callable[[], object], kind: Kind = "secondary", tip: str = "") -> QPushButton:
    """Return a button that calls ``act``; ``words`` is a verb."""
    made = QPushButton(words)
    made.setProperty("kind", kind)
    made.setToolTip(tip)
    made.setAutoDefault(False)
    made.clicked.connect(partial(_call, act))
    if kind == "tab":
        made.setCheckable(True)
    return made


def _call(act: Callable[[], object], _checked: bool = False) -> None:
    act()


def scroll_area(inside: QWidget, *, sideways: bool = True) -> QScrollArea:
    """Return an area without a frame in which ``inside`` scrolls, on the ground that is behind it.

    The keys reach what is inside and not the area itself; without ``sideways`` it scrolls up and down only.
    """
    made = QScrollArea()
    become_scroll_area(made, inside, sideways=sideways)
    return made


def become_scroll_area(made: QScrollArea, inside: QWidget, *, sideways: bool = True) -> None:
    """Make an area of another class what ``scroll_area`` returns."""
    inside.setProperty("ground", "clear")
    made.setWidgetResizable(True)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    if not sideways:
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setWidget(inside)


def keep_width_when_bold(tab: QPushButton) -> None:
    """Reserve the width of the bold word, so that a choice does not move its neighbours."""
    tab.installEventFilter(_BoldRoom(tab))
    _reserve(tab)


def limit_width(widget: QWidget, pixels: int) -> None:
    """Make ``widget`` at most ``pixels`` wide, more for larger text: fields and cards as wide as a window tire."""
    _Width(widget, partial(_limit, widget, pixels))


def keep_width(widget: QWidget, pixels: int) -> None:
    """Make ``widget`` just ``pixels`` wide, more for larger text."""
    _Width(widget, partial(_fix, widget, pixels))


def _limit(widget: QWidget, pixels: int) -> None:
    widget.setMaximumWidth(grown(widget, pixels))


def _fix(widget: QWidget, pixels: int) -> None:
    widget.setFixedWidth(grown(widget, pixels))


def grown(widget: QWidget, pixels: int) -> int:
    """Return what ``pixels`` of a window of the usual size are with the text of ``widget``, and never fewer."""
    return round(pixels * max(1.0, widget.fontMetrics().height() / _USUAL_LINE))


class _Width(QObject):
    """Sets a width anew when the size of the text changes."""

    def __init__(self, widget: QWidget, fit: Callable[[], None]) -> None:
        super().__init__(widget)
        self._fit = fit
        widget.installEventFilter(self)
        fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002, N802 - Qt's own
        if event.type() == QEvent.Type.FontChange:
            self._fit()
        return False


class _BoldRoom(QObject):
    """Reserves the width anew when the size of the text changes."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        if event.type() == QEvent.Type.FontChange and isinstance(watched, QPushButton):
            _reserve(watched)
        return False


def _reserve(tab: QPushButton) -> None:
    font = tab.font()
    font.setWeight(font.Weight.DemiBold)
    tab.setMinimumWidth(QFontMetrics(font).horizontalAdvance(tab.text()) + 34)


def empty(layout: QLayout, keep: int = 0) -> None:
    """Take everything out of ``layout`` but the last ``keep`` items; widgets are gone from the window at once."""
    while layout.count() > keep:
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()  # deleteLater alone would leave it there for a moment
            widget.deleteLater()


@contextmanager
def laid_out_once(layout: QLayout) -> Iterator[None]:
    """Let ``layout`` do its work once, after all of its parts have been changed.

    Qt lays the whole window out at every single part that is shown; a long answer has dozens.
    """
    was = layout.isEnabled()
    layout.setEnabled(False)
    try:
        yield
    finally:
        layout.setEnabled(was)


def hand_focus(going: QWidget, coming: QWidget) -> None:
    """Give the focus on before ``going`` is hidden or disabled, so that it does not jump elsewhere."""
    if going.hasFocus():
        coming.setFocus(Qt.FocusReason.OtherFocusReason)


def go_to_next(window: QWidget, columns: Sequence[QWidget], stops: Sequence[QWidget]) -> None:
    """Move the focus from the column that has it to the stop in the next one."""
    focus = window.focusWidget()
    here = next((n for n, column in enumerate(columns) if focus and column.isAncestorOf(focus)), -1)
    stops[(here + 1) % len(stops)].setFocus(Qt.FocusReason.ShortcutFocusReason)
