"""What happened to one case, in the order of time: asked, edited, reviewed, signed, added to, handed over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QTableView, QVBoxLayout, QWidget

from radonc_desktop.windows.file_parts import WordsModel, fit_columns, words_table
from radonc_desktop.windows.notice import Notice
from radonc_desktop.windows.parts import label
from radonc_desktop.windows.theme import Theme
from radonc_desktop.windows.wording import clock

if TYPE_CHECKING:
    from radonc_desktop.vault import AuditEntry

__all__ = ["Happening", "HistoryPage", "happenings"]

_HEADS = ("When", "Who", "What")
_FORMATS = {
    "pdf": "Written as PDF, the whole case",
    "one-page": "Written as PDF, one page",
    "letter": "Letter of medical necessity written, draft",
    "letter.copy": "Letter of medical necessity copied, draft",
    "clipboard.copy": "Copied as plain text",
    "text": "Written as plain text",
    "fhir": "Written as FHIR bundle",
    "csv": "Written into a CSV table",
    "archive": "Written into an encrypted archive",
    "study": "Written into a study, without identifiers",
    "signed": "Signed file written",
}
_WORDS = {
    "case.create": "Case added",
    "details.save": "Patient details changed",
    "plan.save": "Physician's own plan changed",
    "suggestion.save": "Model asked, answer kept",
    "draft.save": "Draft saved",
    "draft.sign": "Signed",
    "addendum.sign": "Addendum signed",
    "import.done": "Imported",
}


@dataclass(frozen=True)
class Happening:
    """One line of the history; ``count`` is more than 1 for the same done several times without a break."""

    time: str
    user: str
    words: str
    count: int = 1

    @property
    def shown(self) -> str:
        """What happened, and how often."""
        return self.words if self.count == 1 else f"{self.words} ({self.count} times, the last then)"


def happenings(entries: Sequence[AuditEntry]) -> list[Happening]:
    """Return what ``entries`` say in words, oldest first; a draft that saved itself five times is one line."""
    made: list[Happening] = []
    for entry in entries:
        words = _words(entry)
        last = made[-1] if made else None
        if last is not None and (last.words, last.user) == (words, entry.user):
            made[-1] = Happening(entry.time, entry.user, words, last.count + 1)
        else:
            made.append(Happening(entry.time, entry.user, words))
    return made


def _words(entry: AuditEntry) -> str:
    facts = dict(fact.split("=", 1) for fact in entry.detail.split(" ") if "=" in fact)
    task = facts.get("task", "").capitalize()
    if entry.event == "export.case":
        said = _FORMATS.get(facts.get("format", ""), "Exported")
    elif entry.event == "review.add":
        said = {"agree": "Reviewed: agrees", "disagree": "Reviewed: disagrees"}.get(
            facts.get("verdict", ""), "Reviewed: comments"
        )
    elif entry.event == "suggestion.decide":
        said = f"Suggestion {facts.get('decision', 'decided')}"
    elif entry.event == "judgement.add":
        verdict = facts.get("verdict", "none").replace("-", " ")
        blind = " without names" if facts.get("blinded") == "1" else ""
        said = f"Answers rated{blind}" if verdict == "none" else f"Answers judged{blind}: {verdict}"
    else:
        said = _WORDS.get(entry.event, entry.event)
    return f"{task}: {said[0].lower()}{said[1:]}" if task else said


class HistoryPage(QWidget):
    """A table of happenings.

    Signals:
        refresh_wanted: The page came up.
    """

    refresh_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = WordsModel(_HEADS, self)
        self.table: QTableView = words_table(self.model, "History of the case")
        self.table.setMinimumHeight(160)
        self.notice = Notice(theme)
        head = QHBoxLayout()
        head.addWidget(label("History of this case", "head"))
        head.addStretch()
        head.addWidget(label("The audit trail has every row with its seal.", "quiet"))
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 20, 0)
        page.setSpacing(12)
        page.addLayout(head)
        page.addWidget(self.notice)
        page.addWidget(self.table, 1)

    def show_entries(self, entries: Sequence[AuditEntry]) -> None:
        """Show what was done, oldest first, and go to the end."""
        self.model.show([(clock(one.time), one.user, one.shown) for one in happenings(entries)])
        fit_columns(self.table, len(_HEADS) - 1)
        self.table.scrollToBottom()
