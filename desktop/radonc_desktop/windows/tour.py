"""The tour: some steps that point at a part of the window and say what it is for; asking is real, on the open case."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from radonc_desktop.marking import marked
from radonc_desktop.windows.language import tr
from radonc_desktop.windows.parts import button, grown, label
from radonc_desktop.windows.theme import GRID, Theme
from radonc_models.tasks import Task

if TYPE_CHECKING:
    from radonc_desktop.windows.main import MainWindow

__all__ = ["STEPS", "Step", "Tour"]

_WIDTH = 360


@dataclass(frozen=True)
class Step:
    """One step.

    Attributes:
        title: What it is about.
        words: What the part is for, in one or two sentences.
        part: Returns the part that is pointed at.
        before: What is done in the window before the step is shown.

    """

    title: str
    words: str
    part: Callable[[MainWindow], QWidget]
    before: Callable[[MainWindow], object] | None = None


def _first_case(window: MainWindow) -> None:
    if window.case.case_id is None and window.cases.model.rowCount():
        window.open_case(window.cases.model.index(0).data(window.cases.role).id)
    window.show_review()


def _ask(window: MainWindow) -> None:
    window.show_review()
    if window.case.case_id is not None and not window.models_problem:
        window.ask_all()


STEPS = (
    Step(
        marked("Find or add a case"),
        marked("Type / to search in all cases, Ctrl+N to add one. Titles are labels of your own: no name is needed."),
        lambda window: window.cases,
        _first_case,
    ),
    Step(
        marked("Read"),
        marked(
            "The details as the models read them. What you change is saved by itself; the line below counts the tokens."
        ),
        lambda window: window.case.details,
    ),
    Step(
        marked("Ask"),
        marked(
            "Ctrl+Shift+Return asks all three models. They run on this computer; the answers come as they are written."
        ),
        lambda window: window.case.proposals.ask_all,
        _ask,
    ),
    Step(
        marked("Judge the regimen"),
        marked("Checks of doses, sides and sites stand below the answer. They do not come from the model."),
        lambda window: window.case.proposals.panels[Task.REGIMEN],
    ),
    Step(
        marked("Judge the modality"),
        marked("A probability for each modality. Below the measured threshold nothing is suggested."),
        lambda window: window.case.proposals.panels[Task.MODALITY],
    ),
    Step(
        marked("Decide"),
        marked(
            "Edit an answer as a draft and sign it with your passphrase. What is signed is never changed; "
            "addenda follow."
        ),
        lambda window: window.case.proposals.panels[Task.REGIMEN],
    ),
    Step(
        marked("Compare"),
        marked("Base model, tuned model and your own plan side by side (Ctrl+2)."),
        lambda window: window.case.compare,
        lambda window: window.show_compare(),
    ),
    Step(
        marked("Leave"),
        marked("Ctrl+L locks at once, and the app locks by itself. What you typed is there again after you unlock."),
        lambda window: window.statusBar(),
        lambda window: window.show_review(),
    ),
    Step(
        marked("Find everything else"),
        marked("Ctrl+K lists all that can be done, F1 the shortcuts. This tour is in the Help menu."),
        lambda window: window.menuBar(),
    ),
)
"""The steps, in the order of a physician's day."""


class Tour(QWidget):
    """Lies over the window, lets clicks through beside its bubble, and ends with Esc or the last step."""

    def __init__(self, theme: Theme, window: MainWindow) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._step = 0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.bubble = QFrame(window)
        self.bubble.setObjectName("tour")
        self.title = label("", "head", wrap=True)
        self.words = label("", "body", wrap=True)
        self.count = label("", "quiet")
        self.back = button(tr("Back"), self.previous, "quiet")
        self.end = button(tr("End the tour"), self.leave, "quiet")
        self.next = button(tr("Next"), self.following, "primary")
        self._build()
        window.installEventFilter(self)
        self.bubble.installEventFilter(self)
        theme.changed.connect(self._place)
        self.hide()
        self.bubble.hide()

    @property
    def step(self) -> int:
        """Number of the step on screen, from 0."""
        return self._step

    def begin(self) -> None:
        """Show the first step."""
        self._go(0)

    def following(self) -> None:
        """Show the next step; after the last one the tour is over."""
        if self._step + 1 < len(STEPS):
            self._go(self._step + 1)
        else:
            self.leave()

    def previous(self) -> None:
        """Show the step before."""
        self._go(max(0, self._step - 1))

    def leave(self) -> None:
        """End the tour."""
        self.hide()
        self.bubble.hide()
        self._window.cases.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """Stay over the window, and end with Esc."""
        if watched is self._window and event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._place()
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and watched is self.bubble:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.leave()
                return True
        return False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's own signature
        """Draw a frame around the part."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.tokens.accent), 3))
        painter.drawRoundedRect(self._target(), 8, 8)
        painter.end()

    def _go(self, number: int) -> None:
        self._step = number
        step = STEPS[number]
        if step.before is not None:
            step.before(self._window)
        self.title.setText(tr(step.title))
        self.words.setText(tr(step.words))
        self.count.setText(tr("{number} of {count}", number=number + 1, count=len(STEPS)))
        self.back.setEnabled(number > 0)
        self.next.setText(tr("Next") if number + 1 < len(STEPS) else tr("Done"))
        self.bubble.setAccessibleName(f"{tr(step.title)}. {tr(step.words)}")
        self.show()
        self.bubble.show()
        self._place()
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)
        QAccessible.updateAccessibility(QAccessibleEvent(self.bubble, QAccessible.Event.Alert))

    def _target(self) -> QRect:
        part = STEPS[self._step].part(self._window)
        frame = QRect(part.mapTo(self._window, QPoint(0, 0)), part.size())
        return frame.adjusted(-4, -4, 4, 4).intersected(self._window.rect().adjusted(2, 2, -3, -3))

    def _place(self) -> None:
        if self.isHidden():
            return
        self.setGeometry(self._window.rect())
        self.bubble.setFixedWidth(grown(self, _WIDTH))
        self.bubble.adjustSize()
        self.bubble.setFixedHeight(self._page.totalHeightForWidth(self.bubble.width()))
        self.bubble.move(_beside(self._target(), self.bubble.size().width(), self.bubble.height(), self._window.rect()))
        self.raise_()
        self.bubble.raise_()
        self.update()

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.count)
        row.addStretch()
        for part in (self.end, self.back, self.next):
            row.addWidget(part)
        self._page = page = QVBoxLayout(self.bubble)
        page.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 12)
        page.setSpacing(GRID)
        page.addWidget(self.title)
        page.addWidget(self.words)
        page.addLayout(row)


def _beside(target: QRect, width: int, height: int, room: QRect) -> QPoint:
    """Return where a bubble covers least of ``target``: right of it, left of it, below it, or above it."""
    gap = 12
    places = (
        QPoint(target.right() + gap, target.top()),
        QPoint(target.left() - gap - width, target.top()),
        QPoint(target.left(), target.bottom() + gap),
        QPoint(target.left(), target.top() - gap - height),
    )
    inside = room.adjusted(gap, gap, -gap, -gap)
    for place in places:
        place.setX(max(inside.left(), min(place.x(), inside.right() - width)))
        place.setY(max(inside.top(), min(place.y(), inside.bottom() - height)))

    def covered(place: QPoint) -> int:
        common = QRect(place.x(), place.y(), width, height).intersected(target)
        return max(0, common.width()) * max(0, common.height())

    return min(places, key=covered)
