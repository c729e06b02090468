"""What colleagues say about a draft or a signed answer, and the form in which one says it."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from radonc_desktop.marking import marked
from radonc_desktop.windows.annex_box import AnnexBox
from radonc_desktop.windows.flow_row import FlowRow
from radonc_desktop.windows.growing_edit import GrowingEdit
from radonc_desktop.windows.language import tr
from radonc_desktop.windows.parts import button, label
from radonc_desktop.windows.theme import Theme
from radonc_desktop.windows.wording import clock

if TYPE_CHECKING:
    from radonc_desktop.vault.records import DraftRecord, ReviewRecord

__all__ = ["ReviewBox", "review_words", "standing"]

_SAID = {"agree": marked("agrees"), "disagree": marked("disagrees"), "comment": marked("comments")}
_EARLIER = {
    "agree": marked("agrees with an earlier text"),
    "disagree": marked("disagrees about an earlier text"),
    "comment": marked("comments about an earlier text"),
}
_CHOICES = {"agree": marked("I agree"), "disagree": marked("I disagree"), "comment": marked("I comment")}
assert set(_SAID) == set(_EARLIER) == set(_CHOICES)


def review_words(review: ReviewRecord, text: str) -> str:
    """Return one review in words; one of another ``text`` says so."""
    said = _SAID if review.text_sha256 == sha256(text.encode()).hexdigest() else _EARLIER
    words = f"{review.reviewer}, {clock(review.created)}: {tr(said[review.verdict])}"
    return f"{words}. {review.text}" if review.text.strip() else f"{words}."


def standing(draft: DraftRecord, reviews: Sequence[ReviewRecord]) -> str:
    """Return where an answer stands: draft, reviewed or signed; a review of an earlier text does not count."""
    present = sha256(draft.text.encode()).hexdigest()
    said = [review.verdict for review in reviews if review.text_sha256 == present and review.verdict != "comment"]
    reviewed = tr("Reviewed: {verdict}", verdict=tr(_SAID[said[-1]])) if said else ""
    if draft.state == "signed":
        return f"{tr('Signed')} · {reviewed}" if reviewed else tr("Signed")
    return reviewed or tr("Draft")


class ReviewBox(AnnexBox):
    """Signals ``wanted`` with a verdict and words."""

    def __init__(self, theme: Theme, what: str, parent: QWidget | None = None) -> None:
        said = label("", "quiet", wrap=True, selectable=True)
        said.setAccessibleName(tr("Reviews, {what}", what=what))
        words = GrowingEdit(tr("Words of the review, {what}", what=what), 2, 6)
        words.setPlaceholderText(tr("What would you change? May stay empty if you agree."))
        super().__init__(theme, said, (tr("Review…"), tr("Review {what}", what=what)), words, parent)
        self.choices = {verdict: QRadioButton(tr(name)) for verdict, name in _CHOICES.items()}
        self.save = button(tr("Save review"), self._save, "primary")
        self.cancel = button(tr("Cancel"), self.leave, "quiet")
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
        for choice in self.choices.values():
            choice.setProperty("kind", "choice")
            group.addButton(choice)
        choices = FlowRow(tuple(self.choices.values()))
        self._lay_form(choices, self.words, self.notice, FlowRow((self.save, self.cancel)))
