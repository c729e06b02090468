"""What colleagues say about a draft or a signed answer, and the form in which one says it."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QWidget

from radonc_desktop.windows.annex_box import AnnexBox
from radonc_desktop.windows.growing_edit import GrowingEdit
from radonc_desktop.windows.parts import button, label
from radonc_desktop.windows.theme import GRID, Theme
from radonc_desktop.windows.wording import clock

if TYPE_CHECKING:
    from radonc_desktop.vault.records import DraftRecord, ReviewRecord

__all__ = ["ReviewBox", "review_words", "standing"]

_SAID = {"agree": "agrees", "disagree": "disagrees", "comment": "comments"}
_CHOICES = {"agree": "I agree", "disagree": "I disagree", "comment": "I comment"}


def review_words(review: ReviewRecord, text: str) -> str:
    """Return one review in words; one of another ``text`` says so."""
    words = f"{review.reviewer}, {clock(review.created)}: {_SAID[review.verdict]}"
    if review.text_sha256 != sha256(text.encode()).hexdigest():
        words += " with an earlier text" if review.verdict == "agree" else " about an earlier text"
    return f"{words}. {review.text}" if review.text.strip() else f"{words}."


def standing(draft: DraftRecord, reviews: Sequence[ReviewRecord]) -> str:
    """Return where an answer stands: draft, reviewed or signed; a review of an earlier text does not count."""
    present = sha256(draft.text.encode()).hexdigest()
    said = [review.verdict for review in reviews if review.text_sha256 == present and review.verdict != "comment"]
    reviewed = f"Reviewed: {_SAID[said[-1]]}" if said else ""
    if draft.state == "signed":
        return f"Signed · {reviewed}" if reviewed else "Signed"
    return reviewed or "Draft"


class ReviewBox(AnnexBox):
    """Signals ``wanted`` with a verdict and words."""

    def __init__(self, theme: Theme, what: str, parent: QWidget | None = None) -> None:
        said = label("", "quiet", wrap=True, selectable=True)
        said.setAccessibleName(f"Reviews, {what}")
        words = GrowingEdit(f"Words of the review, {what}", 2, 6)
        words.setPlaceholderText("What would you change? May stay empty if you agree.")
        super().__init__(theme, said, ("Review…", f"Review {what}"), words, parent)
        self.choices = {verdict: QRadioButton(name) for verdict, name in _CHOICES.items()}
        self.save = button("Save review", self._save, "primary")
        self.cancel = button("Cancel", self.leave, "quiet")
        self._build()

    def show_reviews(self, draft: DraftRecord | None, reviews: Sequence[ReviewRecord], *, may: bool) -> None:
        """Show what was said about ``draft``; ``may`` tells whether this user may say something, too."""
        said = "\n".join(review_words(one, draft.text) for one in reviews) if draft else ""
        self._show_said(said, may=may and draft is not None)

    def _begin(self) -> None:
        super()._begin()
        self.choices["agree"].setChecked(True)
        self.choices["agree"].setFocus()

    def _save(self) -> None:
        verdict = next(verdict for verdict, choice in self.choices.items() if choice.isChecked())
        self.wanted.emit(verdict, self.words.text)

    def _build(self) -> None:
        group = QButtonGroup(self)
        choices = QHBoxLayout()
        choices.setSpacing(2 * GRID)
        for choice in self.choices.values():
            choice.setProperty("kind", "choice")
            group.addButton(choice)
            choices.addWidget(choice)
        choices.addStretch()
        acts = QHBoxLayout()
        acts.setSpacing(GRID)
        acts.addWidget(self.save)
        acts.addWidget(self.cancel)
        acts.addStretch()
        self._lay_form(choices, self.words, self.notice, acts)
