"""What colleagues say about a draft or a signed answer, and the form in which one says it."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from radonc_desktop.windows.growing_edit import GrowingEdit
from radonc_desktop.windows.notice import Notice
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


class ReviewBox(QWidget):
    """Signals ``wanted`` with a verdict and words."""

    wanted = Signal(str, str)

    def __init__(self, theme: Theme, what: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = label("", "quiet", wrap=True, selectable=True)
        self.said.setAccessibleName(f"Reviews, {what}")
        self.begin = button("Review…", self._begin, "quiet")
        self.begin.setAccessibleName(f"Review {what}")
        self.choices = {verdict: QRadioButton(words) for verdict, words in _CHOICES.items()}
        self.words = GrowingEdit(f"Words of the review, {what}", 2, 6)
        self.words.setPlaceholderText("What would you change? May stay empty if you agree.")
        self.save = button("Save review", self._save, "primary")
        self.cancel = button("Cancel", self.leave, "quiet")
        self.notice = Notice(theme)
        self._form = QWidget()
        self._build()
        self._may = False
        self.hide()

    @property
    def unsaved(self) -> str:
        """What is written and not saved."""
        return "" if self._form.isHidden() else self.words.text

    def show_reviews(self, draft: DraftRecord | None, reviews: Sequence[ReviewRecord], *, may: bool) -> None:
        """Show what was said about ``draft``; ``may`` tells whether this user may say something, too."""
        self._may = may and draft is not None
        self.said.setText("\n".join(review_words(one, draft.text) for one in reviews) if draft else "")
        self.said.setVisible(bool(reviews))
        self.leave()
        self.setVisible(self._may or bool(reviews))

    def resume(self, text: str) -> None:
        """Go on with a review that was being written before a lock."""
        self._begin()
        self.words.setPlainText(text)

    def leave(self) -> bool:
        """Put the form away; False when it was not there."""
        was = not self._form.isHidden()
        self.notice.clear()
        self.words.fill("")
        self._form.hide()
        self.begin.setVisible(self._may)
        if was and self.isVisible():
            self.begin.setFocus()
        return was

    def say(self, sentence: str) -> None:
        """Show why the review was not kept; what was written stays."""
        self.notice.say("error", sentence)

    def _begin(self) -> None:
        self._form.show()
        self.begin.hide()
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
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(GRID)
        form.addLayout(choices)
        form.addWidget(self.words)
        form.addWidget(self.notice)
        form.addLayout(acts)
        row = QHBoxLayout()
        row.addWidget(self.begin)
        row.addStretch()
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(4)
        page.addWidget(self.said)
        page.addLayout(row)
        page.addWidget(self._form)
        self._form.hide()
