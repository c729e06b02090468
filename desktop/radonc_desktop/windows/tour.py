"""The tour: some steps that point at a part of the window and say what it is for.

In the demo it opens a case and asks for real. In a store of patients it opens, asks and stores nothing by itself: where
no case is open it leads to the form of a new one, and offers the demo to look around first.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from radonc_desktop.marking import marked
from radonc_desktop.windows.language import tr
from radonc_desktop.windows.parts import button, grown, label
from radonc_desktop.windows.theme import GRID, Theme
from radonc_models.tasks import Task

if TYPE_CHECKING:
    from radonc_desktop.windows.main import MainWindow
    from radonc_desktop.windows.task_panel import TaskPanel

__all__ = ["FIRST_STEPS", "STEPS", "Step", "Tour"]

_WIDTH = 360
_WHERE_WORDS_BEGIN = 4  # so much worse it is to cover the left edge of a part than another one


@dataclass(frozen=True)
class Step:
    """One step.

    Attributes:
        title: What it is about.
        words: What the part is for, in one or two sentences.
        part: Returns the part that is pointed at.
        before: What is done in the window before the step is shown.
        demo: Whether the demo is offered beside it, where it may be opened.

    """

    title: str
    words: str
    part: Callable[[MainWindow], QWidget]
    before: Callable[[MainWindow], object] | None = None
    demo: bool = False


def _first_case(window: MainWindow) -> None:
    if window.case.case_id is None and window.cases.model.rowCount():
        window.open_case(window.cases.model.index(0).data(window.cases.role).id)
    window.show_review()


def _ask(window: MainWindow) -> None:
    window.show_review()
    if window.demo and not window.models_problem:  # elsewhere only the physician asks
        window.ask_all()


def _editable(panel: TaskPanel) -> QWidget:
    """Return the button that makes a draft of an answer; before there is one, the whole panel."""
    return panel.edit if panel.edit.isVisible() else panel


_LEAVE = marked("Ctrl+L locks at once, and the app locks by itself. What you typed is there again after you unlock.")
_DEMO = marked("To look around first, open the demo: synthetic cases in a store of their own.")
_REST = marked("Ctrl+K lists all that can be done, F1 the shortcuts. This tour is in the Help menu.")


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
        lambda window: _editable(window.case.proposals.panels[Task.REGIMEN]),
    ),
    Step(
        marked("Compare"),
        marked("Base model, tuned model and your own plan side by side (Ctrl+2)."),
        lambda window: window.case.compare,
        lambda window: window.show_compare(),
    ),
    Step(
        marked("Leave"),
        _LEAVE,
        lambda window: window.lock_button,
        lambda window: window.show_review(),
    ),
    Step(
        marked("Find everything else"),
        _REST,
        lambda window: window.menuBar(),
    ),
)
"""The steps, in the order of a physician's day."""

FIRST_STEPS = (
    Step(
        marked("Your cases"),
        marked("All cases stand here, the newest first; type / to search. Ctrl+I imports several from files."),
        lambda window: window.cases,
        demo=True,
    ),
    Step(
        marked("Add a case"),
        marked(
            "Ctrl+N shows this form. The title is a label of your own: no name is needed. Paste the consult note into "
            "the details."
        ),
        lambda window: window.form.card,
        lambda window: window.new_case(),
    ),
    Step(
        marked("Create and ask"),
        marked(
            "Nothing is stored before you press this. Then the details stand on the left, and Ctrl+Shift+Return asks "
            "all three models."
        ),
        lambda window: window.form.create_button,
    ),
    Step(
        marked("The models"),
        marked("They run on this computer; this line says where, or that they are not available."),
        lambda window: window.device,
    ),
    Step(marked("Leave"), _LEAVE, lambda window: window.lock_button),
    Step(marked("Find everything else"), _REST, lambda window: window.menuBar()),
)
"""The steps where no case is open that the tour may show: towards the first one."""


class Tour(QWidget):
    """Lies over the window, lets clicks through beside its bubble, and ends with Esc or the last step."""

    def __init__(self, theme: Theme, window: MainWindow) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._step = 0
        self._steps: tuple[Step, ...] = STEPS
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
        self.demo = button(tr("Open the demo"), self._open_demo)
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

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps of this tour."""
        return self._steps

    def begin(self) -> None:
        """Show the first step of the tour that suits the store."""
        window = self._window
        window.show_all_cases()
        on_case = window.case.case_id is not None or (window.demo and window.cases.model.rowCount() > 0)
        self._steps = STEPS if on_case else FIRST_STEPS
        self._go(0)

    def following(self) -> None:
        """Show the next step; after the last one the tour is over."""
        if self._step + 1 < len(self._steps):
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
        if self._window.form_shown:
            self._window.form.begin()
        else:
            self._window.cases.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_demo(self) -> None:
        """End this tour: the demo has one of its own."""
        self.leave()
        self._window.empty.open_demo()

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
        step = self._steps[number]
        if step.before is not None:
            step.before(self._window)
        offered = step.demo and self._window.empty.may_open_demo
        words = f"{tr(step.words)} {tr(_DEMO)}" if offered else tr(step.words)
        self.title.setText(tr(step.title))
        self.words.setText(words)
        self.count.setText(tr("{number} of {count}", number=number + 1, count=len(self._steps)))
        self.back.setEnabled(number > 0)
        self.demo.setVisible(offered)
        self.next.setText(tr("Next") if number + 1 < len(self._steps) else tr("Done"))
        _bring_into_sight(step.part(self._window))
        self.bubble.setAccessibleName(f"{tr(step.title)}. {words}")
        self.show()
        self.bubble.show()
        self._place()
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)
        QAccessible.updateAccessibility(QAccessibleEvent(self.bubble, QAccessible.Event.Alert))

    def _target(self) -> QRect:
        part = self._steps[self._step].part(self._window)
        seen = part.visibleRegion().boundingRect()  # of a part that scrolls, what is in sight
        frame = seen.translated(part.mapTo(self._window, QPoint(0, 0)))
        return frame.adjusted(-4, -4, 4, 4).intersected(self._window.rect().adjusted(2, 2, -3, -3))

    def _place(self) -> None:
        if self.isHidden():
            return
        self.setGeometry(self._window.rect())
        needed = self._page.totalMinimumSize().width()  # the words on the buttons, in each language
        self.bubble.setFixedWidth(max(grown(self, _WIDTH), needed))
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
        for part in (self.end, self.demo, self.back, self.next):
            row.addWidget(part)
        self._page = page = QVBoxLayout(self.bubble)
        page.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 12)
        page.setSpacing(GRID)
        page.addWidget(self.title)
        page.addWidget(self.words)
        page.addLayout(row)


def _bring_into_sight(part: QWidget) -> None:
    """Scroll each area around ``part`` so that its beginning is in sight."""
    above = part.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea) and above.widget() is not None:
            place = part.mapTo(above.widget(), QPoint(0, 0))
            above.verticalScrollBar().setValue(place.y())
        above = above.parentWidget()


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
        weight = _WHERE_WORDS_BEGIN if common.left() == target.left() else 1
        return weight * max(0, common.width()) * max(0, common.height())

    return min(places, key=covered)
