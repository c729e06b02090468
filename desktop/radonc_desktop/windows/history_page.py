"""What happened to one case, in the order of time: asked, edited, reviewed, signed, added to, handed over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QTableView, QVBoxLayout, QWidget

from radonc_desktop.marking import marked
from radonc_desktop.windows.file_parts import WordsModel, fit_columns, words_table
from radonc_desktop.windows.language import counted, tr
from radonc_desktop.windows.notice import Notice
from radonc_desktop.windows.parts import TASK_TITLES, label
from radonc_desktop.windows.theme import Theme
from radonc_desktop.windows.wording import clock

if TYPE_CHECKING:
    from radonc_desktop.vault import AuditEntry

__all__ = ["Happening", "HistoryPage", "happenings"]

_HEADS = (marked("When"), marked("Who"), marked("What"))
_FORMATS = {
    "pdf": marked("written as PDF, the whole case"),
    "one-page": marked("written as PDF, one page"),
    "letter": marked("letter of medical necessity written, draft"),
    "letter.copy": marked("letter of medical necessity copied, draft"),
    "clipboard.copy": marked("copied as plain text"),
    "text": marked("written as plain text"),
    "fhir": marked("written as FHIR bundle"),
    "csv": marked("written into a CSV table"),
    "archive": marked("written into an encrypted archive"),
    "study": marked("written into a study, without identifiers"),
    "signed": marked("signed file written"),
}
_WORDS = {
    "case.create": marked("case added"),
    "details.save": marked("patient details changed"),
    "plan.save": marked("physician's own plan changed"),
    "suggestion.save": marked("model asked, answer kept"),
    "draft.save": marked("draft saved"),
    "draft.sign": marked("signed"),
    "addendum.sign": marked("addendum signed"),
    "import.done": marked("imported"),
}
_REVIEWS = {"agree": marked("reviewed: agrees"), "disagree": marked("reviewed: disagrees")}
_DECISIONS = {
    "accepted": marked("suggestion accepted"),
    "edited": marked("suggestion edited"),
    "rejected": marked("suggestion rejected"),
}
_EXPORTED, _COMMENTED, _DECIDED = marked("exported"), marked("reviewed: comments"), marked("suggestion decided")


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
        if self.count == 1:
            return self.words
        return counted(self.count, "{words} (once)", "{words} ({n} times, the last then)", words=self.words)


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
    said = _said(entry.event, facts)
    if not said:
        said = entry.event  # of another version: as the trail has it
    elif not facts.get("task"):
        said = said[0].upper() + said[1:]
    task = facts.get("task", "")
    return f"{tr(TASK_TITLES.get(task, task.capitalize()))}: {said}" if task else said


def _said(event: str, facts: Mapping[str, str]) -> str:
    """Return an event in words that may stand after a task; empty for one that is not known."""
    if event == "export.case":
        return tr(_FORMATS.get(facts.get("format", ""), _EXPORTED))
    if event == "review.add":
        return tr(_REVIEWS.get(facts.get("verdict", ""), _COMMENTED))
    if event == "suggestion.decide":
        return tr(_DECISIONS.get(facts.get("decision", ""), _DECIDED))
    if event == "judgement.add":
        verdict, blind = facts.get("verdict", "none").replace("-", " "), facts.get("blinded") == "1"
        if verdict == "none":
            return tr("answers rated without names") if blind else tr("answers rated")
        if blind:
            return tr("answers judged without names: {verdict}", verdict=tr(verdict))
        return tr("answers judged: {verdict}", verdict=tr(verdict))
    return tr(_WORDS[event]) if event in _WORDS else ""


class HistoryPage(QWidget):
    """A table of happenings.

    Signals:
        refresh_wanted: The page came up.
    """

    refresh_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = WordsModel(tuple(tr(head) for head in _HEADS), self)
        self.table: QTableView = words_table(self.model, tr("History of the case"))
        self.table.setMinimumHeight(160)
        self.notice = Notice(theme)
        head = QHBoxLayout()
        head.addWidget(label(tr("History of this case"), "head"))
        head.addStretch()
        head.addWidget(label(tr("The audit trail has every row with its seal."), "quiet"))
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
