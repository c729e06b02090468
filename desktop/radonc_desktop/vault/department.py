"""What became of the models' suggestions, month by month, in numbers alone: no text leaves this module.

Agreement is counted on signed answers that began from a suggestion: unchanged (the same words), or edited, with the
share of words that were changed. A suggestion may also be rejected.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, fields

from radonc_desktop.vault.progress import Progress, unwatched
from radonc_models.keyed.connection import Connection

__all__ = ["MonthOfTask", "changed_words", "department", "share_changed"]

_BATCH = 250
_REJECTED = "SELECT suggestion_id, decision FROM decisions ORDER BY suggestion_id, version"
_SUGGESTED = "SELECT id, task, outcome, created FROM suggestions WHERE id > ? ORDER BY id LIMIT ?"
_SIGNED = "SELECT suggestion_id, text, signed_at FROM drafts WHERE state = 'signed' AND suggestion_id IS NOT NULL"
_MONTH = len("2026-03")


@dataclass
class MonthOfTask:
    """Counts of one task in one month (UTC); sums, so that several can be added.

    Attributes:
        month: Such as ``2026-03``; of the answer's signature, otherwise of the suggestion.
        task: Name of the task.
        suggested: Suggestions that were made.
        flagged: Suggestions with at least one finding that asks to look.
        findings: Findings that ask to look, in all of them.
        unchanged: Signed answers with the suggestion's words.
        edited: Signed answers with other words.
        rejected: Suggestions that were rejected.
        changed: Sum over the signed answers of the share of words that were changed, each 0 to 1.

    """

    month: str
    task: str
    suggested: int = 0
    flagged: int = 0
    findings: int = 0
    unchanged: int = 0
    edited: int = 0
    rejected: int = 0
    changed: float = 0.0

    @property
    def signed(self) -> int:
        """Signed answers that began from a suggestion."""
        return self.unchanged + self.edited

    def add(self, other: MonthOfTask) -> None:
        """Add the counts of ``other``."""
        for field in fields(self)[2:]:
            setattr(self, field.name, getattr(self, field.name) + getattr(other, field.name))


def department(connection: Connection, progress: Progress = unwatched) -> list[MonthOfTask]:
    """Return the counts by month and task, oldest month first."""
    months: defaultdict[tuple[str, str], dict[str, float]] = defaultdict(lambda: defaultdict(float))
    signed = {row[0]: (str(row[1]), str(row[2])) for row in connection.rows(_SIGNED)}
    rejected = {number for number, word in dict(connection.rows(_REJECTED)).items() if word == "rejected"}
    total = int((connection.row("SELECT count(*) FROM suggestions") or (0,))[0])
    last, done = 0, 0
    while rows := connection.rows(_SUGGESTED, last, _BATCH):
        for number, task, outcome, created in rows:
            told = json.loads(outcome)
            counts = months[created[:_MONTH], task]
            grave = sum(finding.get("level") != "info" for finding in told.get("findings", ()))
            counts["suggested"] += 1
            counts["flagged"] += bool(grave)
            counts["findings"] += grave
            counts["rejected"] += number in rejected
            if number in signed:
                text, when = signed[number]
                share = share_changed(str(told.get("text", "")), text)
                answer = months[when[:_MONTH], task]
                answer["edited" if share else "unchanged"] += 1
                answer["changed"] += share
        last, done = rows[-1][0], done + len(rows)
        progress(done, total)
    return [_month(key, months[key]) for key in sorted(months)]


def share_changed(before: str, after: str) -> float:
    """Return which share of words was changed: the edit distance in words over the longer text, 0 to 1."""
    old, new = before.split(), after.split()
    longer = max(len(old), len(new))
    return changed_words(old, new) / longer if longer else 0.0


def changed_words(old: Sequence[str], new: Sequence[str]) -> int:
    """Return how many words must be inserted, removed or replaced (Levenshtein), bit-parallel.

    Source: H. Hyyrö, Explaining and extending the bit-parallel approximate string matching algorithm of Myers, 2001.
    """
    if not old or not new:
        return max(len(old), len(new))
    places: defaultdict[str, int] = defaultdict(int)
    for place, word in enumerate(old):
        places[word] |= 1 << place
    full, top = (1 << len(old)) - 1, 1 << (len(old) - 1)
    plus, minus, score = full, 0, len(old)
    for word in new:
        match = places.get(word, 0)
        diagonal = ((((match & plus) + plus) ^ plus) | match | minus) & full
        up = (minus | ~(diagonal | plus)) & full
        down = plus & diagonal
        score += bool(up & top) - bool(down & top)
        up = ((up << 1) | 1) & full
        down = (down << 1) & full
        plus = (down | ~(diagonal | up)) & full
        minus = up & diagonal
    return score


def _month(key: tuple[str, str], counts: dict[str, float]) -> MonthOfTask:
    made = MonthOfTask(*key)
    for name, value in counts.items():
        setattr(made, name, value if name == "changed" else int(value))
    return made
