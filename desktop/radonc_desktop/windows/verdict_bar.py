"""Judging answers side by side: how right each is, then - their names known - whose error a difference is."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
)

from radonc_desktop.marking import marked
from radonc_desktop.vault.judgements import CORRECTNESS, Side, Whose
from radonc_desktop.windows.language import tr
from radonc_desktop.windows.notice import Notice
from radonc_desktop.windows.parts import button, label
from radonc_desktop.windows.theme import GRID, Theme
from radonc_desktop.windows.wording import clock

if TYPE_CHECKING:
    from radonc_desktop.vault.judgements import JudgementRecord

__all__ = ["NAMES", "RatingBox", "VerdictBar"]

NAMES: dict[Side, str] = {
    "base": marked("Base model"),
    "tuned": marked("Tuned model"),
    "plan": marked("Physician's own plan"),
}
_BLIND = marked("Hide which answer is whose, in an order by chance, until you have rated them")
_RATE = marked("Rate each answer; their names are shown when the ratings are saved.")
_DIFFER = marked("Where the tuned model and the physician's plan differ, it is:")
_VERDICTS: dict[Whose, str] = {
    "agreement": marked("No difference"),
    "model error": marked("Model's error"),
    "reference error": marked("Plan's error"),
    "indeterminate": marked("Cannot be told"),
}
_KEPT: dict[Whose, str] = {
    "agreement": marked("agreement"),
    "model error": marked("model error"),
    "reference error": marked("reference error"),
    "indeterminate": marked("indeterminate"),
}
assert set(_VERDICTS) == set(_KEPT)
assert set(_VERDICTS) == set(get_args(Whose)) - {""}


class RatingBox(QComboBox):
    """How right one answer is, on four points; nothing is chosen at first."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.addItem(tr("Rate this answer…"))
        for points, words in enumerate(CORRECTNESS, 1):
            self.addItem(f"{points} · {tr(words)}")

    @property
    def points(self) -> int:
        """The points, 0 for none."""
        return self.currentIndex()

    def call(self, name: str) -> None:
        """Say which answer it is about."""
        self.setAccessibleName(tr("How right is {name}?", name=name))


class VerdictBar(QFrame):
    """Below the columns.

    Signals:
        rated: The ratings are to be kept; without blinding together with the verdict.
    """

    rated = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("card", "yes")
        self.head = label("", "small-head", wrap=True)
        self.blind = QCheckBox(tr("Blinded"))
        self.blind.setToolTip(tr(_BLIND))
        self.blind.setAccessibleDescription(tr(_BLIND))
        self.said = label("", "quiet", wrap=True)
        self.verdicts = {verdict: QRadioButton(tr(words)) for verdict, words in _VERDICTS.items()}
        self.save = button(tr("Save judgement"), self.rated.emit, "primary")
        self.notice = Notice(theme)
        self._group = QButtonGroup(self)
        self._build()
        self.begin(hidden=False, possible=False)

    @property
    def verdict(self) -> Whose:
        """What is chosen; empty for nothing."""
        return next((verdict for verdict, choice in self.verdicts.items() if choice.isChecked()), "")

    def begin(self, *, hidden: bool, possible: bool) -> None:
        """Ask for ratings alone while the names are ``hidden``, and for a verdict with them otherwise."""
        self._group.setExclusive(False)
        for choice in self.verdicts.values():
            choice.setChecked(False)
            choice.setVisible(not hidden)
        self._group.setExclusive(True)
        self.head.setText(tr(_RATE) if hidden else tr(_DIFFER))
        self.save.setText(tr("Save and reveal") if hidden else tr("Save judgement"))
        self.save.setEnabled(possible)
        self.save.setToolTip("" if possible else tr("Ask both models first"))
        self.notice.clear()

    def show_kept(self, kept: JudgementRecord | None) -> None:
        """Show the judgement that the vault has."""
        if kept is None:
            self.said.hide()
            return
        opinion = kept.opinion
        rated = [(tr(NAMES[side]), opinion.ratings[side]) for side in opinion.shown if opinion.ratings[side]]
        points = ", ".join(f"{name} {figure}/4" for name, figure in rated)
        verdict = (
            tr("; verdict: {verdict}", verdict=tr(_KEPT[opinion.verdict]))
            if opinion.verdict
            else tr("; no verdict yet")
        )
        blind = tr(" without names") if opinion.blinded else ""
        self.said.setText(
            tr(
                "Kept: {judged_by}, {time}, rated{blind}: {points}{verdict}.",
                judged_by=kept.judged_by,
                time=clock(kept.judged),
                blind=blind,
                points=points,
                verdict=verdict,
            )
        )
        self.said.show()

    def _build(self) -> None:
        choices = QGridLayout()
        choices.setHorizontalSpacing(2 * GRID)
        choices.setVerticalSpacing(2)
        for number, choice in enumerate(self.verdicts.values()):
            choice.setProperty("kind", "choice")
            self._group.addButton(choice)
            choices.addWidget(choice, number // 2, number % 2)
        choices.setColumnStretch(2, 1)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addLayout(choices, 1)
        row.addWidget(self.save)
        page = QVBoxLayout(self)
        page.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        page.setSpacing(4)
        top = QHBoxLayout()
        top.addWidget(self.head, 1)
        top.addWidget(self.blind)
        page.addLayout(top)
        page.addLayout(row)
        page.addWidget(self.said)
        page.addWidget(self.notice)
