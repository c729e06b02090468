"""Reading the cases of a study export one by one: what will be taken out is marked, and nothing leaves unread."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from radonc_desktop.marking import marked
from radonc_desktop.windows.curation_panes import NotePane
from radonc_desktop.windows.file_parts import new_file
from radonc_desktop.windows.flow_row import FlowRow
from radonc_desktop.windows.language import counted, grouped, tr
from radonc_desktop.windows.notice import Notice
from radonc_desktop.windows.parts import button, label
from radonc_desktop.windows.theme import GRID, Theme
from radonc_models.errors import RadOncError

if TYPE_CHECKING:
    from radonc_desktop.vault.exchange.room import Exchange
    from radonc_desktop.vault.exchange.study import StudyCase, StudyReview

__all__ = ["StudyPage"]

_ENDING = ".jsonl"
_HELP = marked(
    "Marked words are replaced. Select what was missed and take it out; put the caret into what names nobody and leave "
    "it in. Approve only what you have read: the search misses some identifiers and certifies nothing."
)


class StudyPage(QWidget):
    """The original with its marks beside the text that leaves.

    Signals:
        exported: A sentence that says where the file is.
        cancelled: The review was given up.
    """

    exported = Signal(str)
    cancelled = Signal()

    def __init__(self, theme: Theme, exchange: Exchange, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._exchange = exchange
        self._review: StudyReview | None = None
        self._at = 0
        self.progress = label("", "quiet-body", wrap=True)
        self.original = NotePane(theme, tr("Text of the case, with the words that are taken out marked"))
        self.clean = QPlainTextEdit()
        self.notice = Notice(theme)
        self.take_out = button(
            tr("&Take out selection"), self.take_selection_out, "secondary", tr("Everywhere in this export")
        )
        self.leave_in = button(
            tr("&Leave in"), self.leave_shown_in, "secondary", tr("The marked words under the caret")
        )
        self.back = button(tr("Pre&vious"), self.show_previous, "quiet")
        self.forth = button(tr("&Next"), self.show_next, "quiet")
        self.approve = button(tr("Approve and next"), self.approve_shown, "primary", tr("I have read it (Ctrl+Return)"))
        self.save = button(tr("Save as…"), self._save, "primary")
        self.cancel = button(tr("Give up"), self._give_up, "quiet", tr("Nothing is written"))
        self._build()

    @property
    def is_under_way(self) -> bool:
        """Whether a review was begun and neither saved nor given up."""
        return self._review is not None

    def begin(self, case_ids: list[int]) -> bool:
        """Search the chosen cases and show the first; tell whether that could be done."""
        self.notice.clear()
        try:
            self._review = self._exchange.begin_study(case_ids)
        except RadOncError as error:
            self._review = None
            self.notice.say("error", str(error))
            return False
        self._at = 0
        self._show()
        self.original.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    @property
    def shown(self) -> StudyCase | None:
        """The case that is read now."""
        return self._review.cases[self._at] if self._review else None

    def take_selection_out(self) -> None:
        """Take the selected words out of this case and of all others of the export."""
        selected = self.original.selected()
        if self._review is None or self.shown is None:
            return
        if selected is None:
            self.notice.say("info", tr("Nothing is selected: select the words to take out first."))
            return
        added = self._review.take_out(self.shown.case_id, *selected)
        self.notice.say(
            "ok",
            counted(
                added,
                "{n} place taken out; cases with a new one must be read again.",
                "{n} places taken out; cases with a new one must be read again.",
                "no places taken out; cases with a new one must be read again.",
            ),
        )
        self._show(selected[0])

    def leave_shown_in(self) -> None:
        """Leave the marked words under the caret, or in the selection, in the text."""
        caret = self.original.caret()
        if self._review is None or self.shown is None or caret is None:
            return
        start, end = self.original.selected() or (caret, caret + 1)
        if self._review.give_back(self.shown.case_id, start, end):
            self.notice.clear()
        else:
            self.notice.say("info", tr("Nothing is marked here: put the caret into marked words."))
        self._show(caret)

    def approve_shown(self) -> None:
        """Say that the shown text was read, and go to the next that was not."""
        if self._review is None or self.shown is None:
            return
        self._review.approve(self.shown.case_id)
        self.notice.clear()
        cases = self._review.cases
        waiting = [n for n in (*range(self._at + 1, len(cases)), *range(self._at)) if not cases[n].reviewed]
        self._at = waiting[0] if waiting else self._at
        self._show()
        (self.original if waiting else self.save).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_previous(self) -> None:
        """Go back one case."""
        self._go(-1)

    def show_next(self) -> None:
        """Go on one case without approving."""
        self._go(1)

    def export_to(self, path: Path) -> None:
        """Write the file and tell so, or say why it was not written."""
        if self._review is None:
            return
        count = len(self._review.cases)
        try:
            self._exchange.export_study(self._review, path)
        except RadOncError as error:
            self.notice.say("error", str(error))
            return
        self._clear()
        self.exported.emit(
            counted(
                count,
                "{n} case without identifiers exported to {path}.",
                "{n} cases without identifiers exported to {path}.",
                path=path,
            )
        )

    def _go(self, step: int) -> None:
        if self._review is not None:
            self._at = min(max(0, self._at + step), len(self._review.cases) - 1)
            self._show()

    def _show(self, caret: int = 0) -> None:
        case = self.shown
        if case is None or self._review is None:
            return
        from radonc_models.curate.cases import Place

        places = [Place(one.start, one.end, one.kind, one.replacement) for one in case.found]
        self.original.show_parts(case.text, [(0, len(case.text))], places)
        self.original.put_caret(caret)
        self.clean.setPlainText(case.clean)
        count, waiting = len(self._review.cases), self._review.waiting
        state = tr("approved") if case.reviewed else tr("not approved yet")
        left = tr("all are approved") if not waiting else tr("{waiting} to read", waiting=grouped(waiting))
        found = counted(len(case.found), "{n} place taken out", "{n} places taken out", "no places taken out")
        self.progress.setText(
            tr(
                "Case {number} of {count}, {state} · {found} · {left}",
                number=grouped(self._at + 1),
                count=grouped(count),
                state=state,
                found=found,
                left=left,
            )
        )
        self.back.setEnabled(self._at > 0)
        self.forth.setEnabled(self._at < count - 1)
        self.approve.setEnabled(not case.reviewed)
        self.save.setEnabled(not waiting)

    def _save(self) -> None:
        path = new_file(self, tr("Export for a study"), "study", _ENDING)
        if path is not None:
            self.export_to(path)

    def _give_up(self) -> None:
        self._clear()
        self.cancelled.emit()

    def _clear(self) -> None:
        self._review = None
        self.original.show_parts("", [], [])
        self.clean.clear()
        self.notice.clear()

    def _build(self) -> None:
        self.clean.setReadOnly(True)
        self.clean.setAccessibleName(tr("Text that leaves the store"))
        self.clean.setTabChangesFocus(True)
        panes = QHBoxLayout()
        panes.setSpacing(2 * GRID)
        for words, pane in ((tr("Text of the case"), self.original), (tr("What leaves"), self.clean)):
            column = QVBoxLayout()
            column.setSpacing(GRID)
            column.addWidget(label(words, "small-head"))
            column.addWidget(pane, 1)
            panes.addLayout(column, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        page.setSpacing(GRID)
        page.addWidget(label(tr("Export for a study"), "title"))
        page.addWidget(label(tr(_HELP), "quiet-body", wrap=True))
        page.addWidget(self.progress)
        page.addLayout(panes, 1)
        page.addWidget(self.notice)
        reading = (self.take_out, self.leave_in, self.back, self.forth)
        page.addLayout(FlowRow(reading, (self.approve, self.save, self.cancel)))
