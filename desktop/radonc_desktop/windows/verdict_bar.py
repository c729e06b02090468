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

from radonc_desktop.vault.judgements import CORRECTNESS, Side, Whose
from radonc_desktop.windows.notice import Notice
from radonc_desktop.windows.parts import button, label
from radonc_desktop.windows.theme import GRID, Theme
from radonc_desktop.windows.wording import clock

if TYPE_CHECKING:
    from radonc_desktop.vault.judgements import JudgementRecord

__all__ = ["NAMES", "RatingBox", "VerdictBar"]

NAMES: dict[Side, str] = {"base": "Base model", "tuned": "Tuned model", "plan": "Physician's own plan"}
_BLIND = "Hide which answer is whose, in an order by chance, until you have rated them"
_RATE = "Rate each answer; their names are shown when the ratings are saved."
_DIFFER = "Where the tuned model and the physician's plan differ, it is:"
_VERDICTS: dict[Whose, str] = {
    "agreement": "No difference",
    "model error": "Model's error",
    "reference error": "Plan's error",
    "indeterminate": "Cannot be told",
}
assert set(_VERDICTS) == set(get_args(Whose)) - {""}


class RatingBox(QComboBox):
    """How right one answer is, on four points; nothing is chosen at first."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.addItem("Rate this answer…")
        for points, words in enumerate(CORRECTNESS, 1):
            self.addItem(f"{points} · {words}")

    @property
    def points(self) -> int:
        """The points, 0 for none."""
        return self.currentIndex()

    def call(self, name: str) -> None:
        """Say which answer it is about."""
        self.setAccessibleName(f"How right is {name}?")


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
        self.blind = QCheckBox("Blinded")
        self.blind.setToolTip(_BLIND)
        self.blind.setAccessibleDescription(_BLIND)
        self.said = label("", "quiet", wrap=True)
        self.verdicts = {verdict: QRadioButton(words) for verdict, words in _VERDICTS.items()}
        self.save = button("Save judgement", self.rated.emit, "primary")
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
        self.head.setText(_RATE if hidden else _DIFFER)
        self.save.setText("Save and reveal" if hidden else "Save judgement")
        self.save.setEnabled(possible)
        self.save.setToolTip("" if possible else "Ask both models first")
        self.notice.clear()

    def show_kept(self, kept: JudgementRecord | None) -> None:
        """Show the judgement that the vault has."""
        if kept is None:
            self.said.hide()
            return
        opinion = kept.opinion
        rated = [(NAMES[side], opinion.ratings[side]) for side in opinion.shown if opinion.ratings[side]]
        points = ", ".join(f"{name} {figure}/4" for name, figure in rated)
        verdict = f"; verdict: {opinion.verdict}" if opinion.verdict else "; no verdict yet"
        blind = " without names" if opinion.blinded else ""
        self.said.setText(f"Kept: {kept.judged_by}, {clock(kept.judged)}, rated{blind}: {points}{verdict}.")
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
