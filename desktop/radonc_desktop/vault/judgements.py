"""Judgements of answers side by side: how right each one is, seen blindly or not, and whose error a difference is.

The three verdicts are those of the RadOnc-GPT agent study (arXiv 2509.25540): model error, reference error,
indeterminate. Correctness has four points; 0 stands for an answer that was not there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from radonc_desktop.marking import marked
from radonc_desktop.vault.audit import AuditTrail
from radonc_desktop.vault.drafts import Drafts
from radonc_desktop.vault.errors import StaleVersion, TextRefused
from radonc_models.keyed.canonical import now
from radonc_models.keyed.connection import Connection

__all__ = ["CORRECTNESS", "JudgementRecord", "Judgements", "Opinion", "Side", "Whose"]

Side = Literal["base", "tuned", "plan"]
"""The answers that stand beside each other; ``plan`` is the physician's own, the reference."""
Whose = Literal["", "agreement", "model error", "reference error", "indeterminate"]
"""The verdict on a difference; empty while the answers have been rated and not yet revealed."""

CORRECTNESS = (marked("Wrong"), marked("Partly right"), marked("Right with small changes"), marked("Right"))
"""The four points, from 1 to 4."""

_STALE = (
    "Somebody judged this suggestion in the meantime, so nothing was overwritten: "
    "open the case again to see the judgement."
)


@dataclass(frozen=True)
class Opinion:
    """What somebody says about answers side by side.

    Attributes:
        blinded: Whether the answers were rated without their names.
        shown: The answers from left to right as they were shown.
        ratings: Correctness of each answer, 1 to 4, 0 for one that was not there.
        verdict: Whose error a difference is.
        base_sha256: Hex SHA-256 of the base model's text, which is not kept otherwise; empty without one.
        plan_version: Version of the physician's plan.

    """

    blinded: bool
    shown: tuple[Side, ...]
    ratings: dict[Side, int]
    verdict: Whose = ""
    base_sha256: str = ""
    plan_version: int = 0


@dataclass(frozen=True)
class JudgementRecord:
    """An opinion as it is kept; the highest version counts."""

    suggestion_id: int
    version: int
    opinion: Opinion
    judged_by: str
    judged: str


class Judgements:
    """The judgements of one open store; they are only ever added."""

    def __init__(self, connection: Connection, audit: AuditTrail, drafts: Drafts, user: str) -> None:
        self._connection = connection
        self._audit = audit
        self._drafts = drafts
        self._user = user

    def add(self, suggestion_id: int, opinion: Opinion, expected_version: int = 0) -> JudgementRecord:
        """Keep an opinion about a suggestion and what stood beside it; an earlier one stays in its history.

        Raises:
            NotAllowed: The user may not review.
            UnknownRecord: There is no such suggestion.
            TextRefused: No answer is rated, or a rating or verdict is none that there is.
            StaleVersion: The newest judgement is not ``expected_version`` (0: there is none).

        """
        origin = self._drafts.suggestion(suggestion_id)
        _check(opinion)
        if len(self.of(suggestion_id)) != expected_version:
            raise StaleVersion(_STALE)
        made = JudgementRecord(suggestion_id, expected_version + 1, opinion, self._user, now())
        with self._audit.change() as change:
            change.insert(
                "judgements",
                case_id=origin.case_id,
                suggestion_id=suggestion_id,
                version=made.version,
                blinded=int(opinion.blinded),
                shown=" ".join(opinion.shown),
                tuned=opinion.ratings.get("tuned", 0),
                base=opinion.ratings.get("base", 0),
                plan=opinion.ratings.get("plan", 0),
                base_sha256=opinion.base_sha256,
                plan_version=opinion.plan_version,
                verdict=opinion.verdict,
                judged_by=made.judged_by,
                judged=made.judged,
            )
            change.record(
                "judgement.add",
                origin.case_id,
                suggestion=suggestion_id,
                version=made.version,
                blinded=int(opinion.blinded),
                verdict=opinion.verdict.replace(" ", "-") or "none",
            )
        return made

    def of(self, suggestion_id: int) -> list[JudgementRecord]:
        """Return every judgement of a suggestion, oldest first."""
        found = self._connection.rows(
            "SELECT version, blinded, shown, base, tuned, plan, verdict, base_sha256, plan_version, judged_by, judged "
            "FROM judgements WHERE suggestion_id = ? ORDER BY version",
            suggestion_id,
        )
        made = []
        for version, blinded, shown, base, tuned, plan, verdict, sha256, plan_version, by, time in found:
            ratings: dict[Side, int] = {"base": base, "tuned": tuned, "plan": plan}
            opinion = Opinion(bool(blinded), tuple(shown.split()), ratings, verdict, sha256, plan_version)
            made.append(JudgementRecord(suggestion_id, version, opinion, by, time))
        return made


def _check(opinion: Opinion) -> None:
    if not any(opinion.ratings.values()):
        raise TextRefused("No answer is rated yet: say how right each one is before you save the judgement.")
    if opinion.verdict not in get_args(Whose) or not set(opinion.ratings.values()) <= set(range(len(CORRECTNESS) + 1)):
        raise TextRefused("This judgement is none that can be kept: choose a rating and a verdict again.")
