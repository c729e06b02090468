"""The review window of a curation: one case at a time, history beside plan, every step with the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from radonc_desktop.marking import marked
from radonc_desktop.windows.curation_facts import FLAGS, CurationFacts
from radonc_desktop.windows.curation_panes import NotePane, SplitHandle
from radonc_desktop.windows.language import grouped, tr
from radonc_desktop.windows.notice import Notice
from radonc_desktop.windows.parts import button, keep_width_when_bold, label
from radonc_desktop.windows.room import fill_room
from radonc_desktop.windows.theme import GRID, Theme
from radonc_models.curate.review import Queue, Review
from radonc_models.errors import RadOncError

if TYPE_CHECKING:
    from radonc_models.curate.cases import CuratedCase
    from radonc_models.curate.workspace import Workspace

__all__ = ["KEYS", "CurationWindow"]

_QUEUES: tuple[tuple[Queue, str], ...] = (
    ("flagged", marked("Flagged")),
    ("waiting", marked("All waiting")),
    ("second", marked("Second reading")),
    ("disputed", marked("Disputed")),
)
_REASONS = (
    ("no-radiotherapy", marked("No radiotherapy planned")),
    ("unusable", marked("Unusable note")),
    ("other-diagnosis", marked("Not this diagnosis")),
    ("not-typical", marked("Not to be learned from")),
)
KEYS = (
    *(("A", marked("accept")), ("R", marked("reject")), ("Z", marked("undo"))),
    *(("N", marked("next")), ("P", marked("previous")), ("S", marked("split at caret"))),
    *(("H", marked("hide selection")), ("Shift+H", marked("hide as answer")), ("U", marked("show again"))),
    *(("1–5", marked("modality")), ("D", marked("dose")), ("F6", marked("other pane"))),
)
"""What the keys do, as the foot of the window tells it."""


class CurationWindow(QWidget):
    """Shows the cases of a queue and does what the reader says; closing it closes the workspace."""

    def __init__(self, theme: Theme, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._review = Review(workspace)
        self._queue: Queue = "flagged"
        self._case: CuratedCase | None = None
        self._seen: list[int] = []
        self.setWindowTitle(tr("Review of cases"))
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.history = NotePane(theme, tr("History"))
        self.plan = NotePane(theme, tr("Plan"))
        self.facts = CurationFacts()
        self.notice = Notice(theme)
        self.title = label("", "title")
        self.flags = label("", "quiet", wrap=True)
        self.told = label("", "quiet")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.tabs: dict[Queue, QPushButton] = {}
        self.verdicts = (
            button(tr("Accept"), self.accept, "primary", tr("Key A")),
            button(tr("Reject"), self.reject, "secondary", tr("Key R")),
        )
        self._build()
        self._connect()
        fill_room(self, QSize(1180, 780), QSize(0, 0))
        self.choose_queue("flagged" if self._review.queue("flagged", 1) else "waiting")

    @property
    def case_id(self) -> int | None:
        """Number of the case that is shown."""
        return None if self._case is None else self._case.id

    def choose_queue(self, queue: Queue) -> None:
        """Show the first case of another queue."""
        self._queue = queue
        self._seen = []
        self.tabs[queue].setChecked(True)
        self._show_next(0)

    def accept(self) -> None:
        """Accept the case, or write down the second reading of it, and show the next."""
        case = self._case
        if case is None:
            return
        if self._queue == "second":
            if not self.facts.label:
                self.notice.say(
                    "warning", tr("Choose the modality first: it is compared with what the first reader chose.")
                )
                return
            self._leave(lambda: self._review.second(case.id, self.facts.label, case.start, accept=True))
        else:
            self._leave(lambda: self._review.accept(case.id))

    def reject(self) -> None:
        """Ask why, then reject the case and show the next."""
        case = self._case
        if case is None:
            return
        if self._queue == "second":
            self._leave(lambda: self._review.second(case.id, self.facts.label, case.start, accept=False))
            return
        acts = [(tr(words), partial(self._reject_for, case.id, reason)) for reason, words in _REASONS]
        self.notice.say("info", tr("Why is this case left out? Tab and the space bar choose."), *acts)
        choices = cast("list[QPushButton]", self.notice.findChildren(QPushButton))
        next(one for one in choices if not one.isHidden()).setFocus()

    def _reject_for(self, case_id: int, reason: str) -> None:
        self._leave(lambda: self._review.reject(case_id, reason))

    def undo(self) -> None:
        """Take back this reader's last step and show its case."""

        def back() -> None:
            case_id = self._review.undo()
            if case_id is None:
                self.notice.say("info", tr("There is nothing to take back."))
            else:
                self._show(case_id)

        self._tried(back)

    def go_next(self) -> None:
        """Leave the case as it is and show the next."""
        if self._case is not None:
            self._seen.append(self._case.id)
            self._show_next(self._case.id)

    def go_back(self) -> None:
        """Show the case before this one."""
        if self._seen:
            self._show(self._seen.pop())

    def split_here(self) -> None:
        """Let the plan begin at the caret of the pane that has the focus."""
        place = (self.plan if self.plan.hasFocus() else self.history).caret()
        if place is not None:
            self._split_at(place)

    def hide_selection(self, kind: str = "name") -> None:
        """Take the selected characters out of the case."""
        found = self.history.selected() if self.history.hasFocus() else self.plan.selected()
        if found is None:
            self.notice.say(
                "info", tr("Select the words that are to be taken out first, with Shift and the arrow keys.")
            )
        else:
            self._change(lambda case_id: self._review.hide(case_id, *found, kind))

    def show_selection(self) -> None:
        """Put back what is taken out at the caret or in the selection."""
        pane = self.plan if self.plan.hasFocus() else self.history
        caret = pane.caret()
        found = pane.selected() or (None if caret is None else (caret, caret + 1))
        if found is not None:
            self._change(lambda case_id: self._review.show(case_id, *found))

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's own name
        """Keep what was typed and close the workspace."""
        self.facts.settle()
        self._case = None  # a field that loses the focus after this has nothing to change any more
        self._workspace.close()
        super().closeEvent(event)

    def _split_at(self, place: int) -> None:
        self._change(lambda case_id: self._review.move_split(case_id, place))
        if self._case is not None:
            self.plan.setFocus()

    def _prescribe(self, dose: str, fractions: str) -> None:
        try:
            numbers = float(dose.replace(",", ".")), int(fractions)
        except ValueError:
            self.notice.say(
                "warning", tr("A dose is a number of Gy and the fractions are a whole number: correct them.")
            )
            return
        self._change(lambda case_id: self._review.set_prescription(case_id, *numbers))

    def _change(self, change: Callable[[int], CuratedCase]) -> None:
        """Change the case that is shown and show what came of it."""
        case = self._case
        if case is None:
            return
        if self._queue == "second":
            self.notice.say(
                "info", tr("A second reading is compared with the first: only choose the modality and A or R.")
            )
            return
        self._tried(lambda: self._present(change(case.id)))

    def _leave(self, act: Callable[[], object]) -> None:
        """Do what ends the reading of a case and go on; after a refusal the case stays."""
        case = self._case
        assert case is not None
        self.facts.settle()

        def both() -> None:
            act()
            self._seen.append(case.id)
            self._show_next(case.id)

        self._tried(both)

    def _tried(self, act: Callable[[], None]) -> None:
        self.notice.clear()
        try:
            act()
        except RadOncError as error:
            self.notice.say("error", str(error))
        self._tell()

    def _show_next(self, after: int) -> None:
        def show() -> None:
            found = self._review.queue(self._queue, 1, after) or self._review.queue(self._queue, 1)
            if found:
                self._show(found[0])
            else:
                self._show_nothing()

        self._tried(show)

    def _show(self, case_id: int) -> None:
        self._present(self._review.case(case_id))
        self.history.setFocus()

    def _present(self, case: CuratedCase) -> None:
        self._case = case
        end = len(case.note)
        self.history.show_parts(case.note, ((0, case.start), (case.resume, end)), case.identifiers)
        self.plan.show_parts(case.note, ((case.start, case.stop),), case.identifiers)
        self.facts.show_case(case, blind=self._queue == "second")
        self._enable(True)
        description = str(case.source.get("description", ""))
        self.title.setText(tr("Case {id}", id=case.id) + (f" · {description}" if description else ""))
        words = ", ".join(tr(FLAGS[flag]) for flag in case.flags)
        if self._queue == "second":  # a flag can tell what the first reader chose
            self.flags.setText(tr("Another reader accepted this case: choose the modality yourself, then A or R."))
        else:
            self.flags.setText(tr("To look at: {words}", words=words) if words else tr("Nothing is flagged."))

    def _show_nothing(self) -> None:
        self._case = None
        for pane in (self.history, self.plan):
            pane.show_parts("", (), ())
        self.facts.clear()
        self._enable(False)
        self.title.setText(tr("No case is waiting here"))
        self.flags.setText(tr("Choose another list above, or close the window: everything is saved."))

    def _enable(self, there: bool) -> None:
        for part in (self.facts, *self.verdicts):
            part.setEnabled(there)

    def _tell(self) -> None:
        done = self._review.progress()
        read = done.accepted + done.rejected
        self.bar.setRange(0, max(1, read + done.waiting + done.disputed))
        self.bar.setValue(read)
        self.told.setText(
            tr(
                "{waiting} waiting, {flagged} of them flagged · {accepted} accepted · {rejected} "
                "rejected · {disputed} disputed",
                waiting=grouped(done.waiting),
                flagged=grouped(done.flagged),
                accepted=grouped(done.accepted),
                rejected=grouped(done.rejected),
                disputed=grouped(done.disputed),
            )
        )

    def _build(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        page.setSpacing(GRID)
        top = QHBoxLayout()
        group = QButtonGroup(self)
        for queue, words in _QUEUES:
            tab = button(tr(words), partial(self.choose_queue, queue), "tab")
            keep_width_when_bold(tab)
            group.addButton(tab)
            self.tabs[queue] = tab
            top.addWidget(tab)
        top.addStretch()
        top.addWidget(self.told)
        panes = QHBoxLayout()
        panes.setSpacing(GRID)
        handle = QVBoxLayout()
        handle.addWidget(SplitHandle())
        handle.addStretch()
        panes.addLayout(_headed(tr("History: what a model will see"), self.history), 3)
        panes.addLayout(handle)
        panes.addLayout(_headed(tr("Plan: what it shall answer"), self.plan), 2)
        for part in (top, self.bar, self.title, self.flags):
            page.addLayout(part) if isinstance(part, QHBoxLayout) else page.addWidget(part)
        page.addLayout(panes, 1)
        page.addWidget(self.facts)
        page.addWidget(self.notice)
        page.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        for verdict in self.verdicts:
            foot.addWidget(verdict)
        foot.addWidget(button(tr("Undo"), self.undo, "quiet", tr("Key Z")))
        foot.addWidget(label(" · ".join(f"{key} {tr(words)}" for key, words in KEYS), "quiet", wrap=True), 1)
        return foot

    def _connect(self) -> None:
        self.facts.label_chosen.connect(self._on_label)
        self.facts.prescription_given.connect(self._prescribe)
        self.facts.code_given.connect(lambda code: self._change(lambda case: self._review.set_code(case, code)))
        for pane in (self.history, self.plan):
            pane.split_dropped.connect(self._split_at)
        acts: dict[str, Callable[[], object]] = {
            "A": self.accept, "R": self.reject, "Z": self.undo, "N": self.go_next, "P": self.go_back,
            "S": self.split_here, "H": self.hide_selection, "U": self.show_selection, "F6": self._other_pane,
            "Shift+H": partial(self.hide_selection, "answer"), "D": self.facts.fields["dose"].setFocus,
            **{str(place + 1): partial(self.facts.choose, place) for place in range(len(self.facts.labels))},
        }  # fmt: skip
        for key, act in acts.items():
            QShortcut(QKeySequence(key), self).activated.connect(act)

    def _on_label(self, name: str) -> None:
        if self._queue != "second":
            self._change(lambda case_id: self._review.set_label(case_id, name))

    def _other_pane(self) -> None:
        (self.plan if self.history.hasFocus() else self.history).setFocus()


def _headed(words: str, pane: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(GRID // 2)
    column.addWidget(label(words, "small-head"))
    column.addWidget(pane, 1)
    return column
