"""The reference cases of the pack that are most like the details, on a card that is no answer of a model."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from radonc_desktop.background.references import NearCase
from radonc_desktop.marking import marked
from radonc_desktop.windows.card import Card
from radonc_desktop.windows.flow_row import FlowRow
from radonc_desktop.windows.language import tr
from radonc_desktop.windows.notice import Notice
from radonc_desktop.windows.parts import button, label
from radonc_desktop.windows.theme import GRID, Theme

__all__ = ["MOST", "ReferencesCard", "alike"]

MOST = 3
_TITLE = marked("Nearest reference cases")
_SYNTHETIC = marked(
    "Not an answer of the model: invented cases of the pack, each with its own plan, found by the words that they "
    "share with the details."
)
_REVIEWED = marked(
    "Not an answer of the model: earlier cases of the pack, reviewed and de-identified, each with its own plan, found "
    "by the words that they share with the details."
)
_NONE = marked("No reference case of the pack is like these details.")
_MUCH, _SOME = 0.4, 0.3


def alike(likeness: float) -> str:
    """Return a likeness of 0.2 to 1 in words.

    On 240 synthetic validation cases, with 600 references, dose and fractions of a case much alike were acceptable in
    86 %, of one alike in 78 %, of one loosely alike in 67 %.
    """
    return tr("Much alike") if likeness >= _MUCH else tr("Alike") if likeness >= _SOME else tr("Loosely alike")


class _Row(QWidget):
    """One case: head line, plan, why it is here, and its details, which can be unfolded."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self.head = label("", "head", wrap=True)
        self.plan = label("", wrap=True, selectable=True)
        self.why = label("", "quiet", wrap=True)
        self.details = label("", "quiet-body", wrap=True, selectable=True)
        self.details.setAccessibleName(tr("Details of reference case {number}", number=number))
        self.unfold = button(tr("Show the case"), self._turn, "quiet")
        last = QHBoxLayout()
        last.setSpacing(GRID)
        last.addWidget(self.why, 1)
        last.addWidget(self.unfold)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(2)
        page.addWidget(self.head)
        page.addWidget(self.plan)
        page.addLayout(last)
        page.addWidget(self.details)
        self.show_case(None)

    def show_case(self, near: NearCase | None) -> None:
        """Show a case, folded; None leaves no text of one behind."""
        head, plan, details = (near.case.head, near.case.plan, near.case.details) if near else ("", "", "")
        likeness = alike(near.likeness) if near else ""
        self.head.setText(f"{self._number}  {head}" if near else "")
        self.plan.setText(plan)
        self.details.setText(details)
        if near and near.shared:
            shares = tr("{likeness} · shares {words}", likeness=likeness, words=", ".join(near.shared))
        else:
            shares = likeness
        self.why.setText(shares)
        self.unfold.setAccessibleDescription(f"{head}. {plan} {likeness}." if near else "")
        self._fold(True)
        self.setVisible(near is not None)

    def _turn(self) -> None:
        self._fold(not self.details.isHidden())

    def _fold(self, folded: bool) -> None:
        self.details.setVisible(not folded)
        self.unfold.setText(tr("Show the case") if folded else tr("Hide the case"))
        name = marked("Show reference case {number}") if folded else marked("Hide reference case {number}")
        self.unfold.setAccessibleName(tr(name, number=self._number))


class ReferencesCard(Card):
    """Head line, plan and likeness of at most three cases; each case can be unfolded. Hidden until there are some."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "reference")
        self.setAccessibleName(tr("Nearest reference cases, not an answer of the model"))
        self.mark = label("", "chip")
        self.hint = label("", "quiet", wrap=True)
        self.none = label(tr(_NONE), "quiet-body", wrap=True)
        self.notice = Notice(theme)
        # Made once: what is made later would come last when one walks through the window with Tab.
        self._rows = [_Row(number) for number in range(1, MOST + 1)]
        self._build()
        self.hide()

    @property
    def shown(self) -> list[tuple[str, str, str]]:
        """Head line, plan and likeness of each case that is shown, as words."""
        rows = [] if self.isHidden() else [row for row in self._rows if not row.isHidden()]
        return [(row.head.text(), row.plan.text(), row.why.text()) for row in rows]

    @property
    def buttons(self) -> list[QPushButton]:
        """The buttons that unfold the cases which are shown."""
        return [row.unfold for row in self._rows if not row.isHidden()]

    def show_cases(self, near: Sequence[NearCase], *, synthetic: bool) -> None:
        """Show the cases, or that none is like the details; all of them are folded again."""
        self.notice.clear()
        self.mark.setText(tr("synthetic") if synthetic else tr("reviewed"))
        self.mark.show()
        self.hint.setText(tr(_SYNTHETIC if synthetic else _REVIEWED))
        self.hint.setVisible(bool(near))
        self.none.setVisible(not near)
        for number, row in enumerate(self._rows):
            row.show_case(near[number] if number < len(near) else None)
        self.show()

    def show_problem(self, sentence: str) -> None:
        """Say why there are no reference cases."""
        self.show_cases((), synthetic=True)
        for part in (self.none, self.mark):
            part.hide()
        self.notice.say("warning", sentence)

    def clear(self) -> None:
        """Show nothing, and keep no text of a case."""
        self.hide()
        for row in self._rows:
            row.show_case(None)

    def _build(self) -> None:
        head = FlowRow((label(tr(_TITLE), "head"), self.mark))
        page = QVBoxLayout(self)
        page.setContentsMargins(2 * GRID, 12, 2 * GRID, 12)
        page.setSpacing(GRID)
        page.addLayout(head)
        for part in (self.notice, self.hint, self.none):
            page.addWidget(part)
        for row in self._rows:
            page.addWidget(row)
