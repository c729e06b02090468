"""When a scored modality should say nothing: a threshold from validation cases, and what it costs on the others.

Selective classification (Geifman and El-Yaniv, NeurIPS 2017): answers whose top probability is below a threshold are
held back. *Coverage* is the share of cases that still get a suggestion, *selective accuracy* the share of right ones
among them. The threshold is chosen on validation cases and only measured on test cases.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from radonc_models.evaluate.scores import Given, read_modality
from radonc_models.evaluate.statistics import Figure, proportion
from radonc_models.records import Case

__all__ = ["FEWEST", "TARGET", "Band", "Point", "Rated", "band", "by_label", "choose", "confidences", "measure"]

TARGET = 0.95
"""Selective accuracy that the threshold must reach on the validation cases."""
FEWEST = 20
"""A share of 95 % cannot be seen in fewer suggestions than this."""
NEVER = 1.0
"""Threshold of a model that reaches the target nowhere: only certainty itself is a suggestion."""
GRID = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99)
"""Thresholds of the table beside the chosen one; fixed beforehand, so that none is picked by looking at test cases."""


@dataclass(frozen=True)
class Point:
    """What one threshold does to a set of cases; ``accuracy`` is undefined where it lets nothing pass."""

    below: float
    coverage: Figure
    accuracy: Figure

    def as_dict(self) -> dict[str, Any]:
        """Return the point for JSON."""
        return {"below": self.below, "coverage": self.coverage.as_dict(), "accuracy": self.accuracy.as_dict()}


@dataclass(frozen=True)
class Band:
    """A threshold, where it comes from and what it does.

    Attributes:
        below: Top probability below which nothing is suggested.
        target: Selective accuracy it was chosen for; None for the threshold that the pack came with.
        measured: In words what it was chosen on, for the manifest of a pack.
        validation: What it does to the cases it was chosen on; None as above.
        test: What it does to the measured cases.
        table: Risk and coverage of the fixed thresholds on the measured cases, without any threshold first.
        by_label: Share of right ones among the suggestions of each label on the measured cases.

    """

    below: float
    target: float | None
    measured: str
    validation: Point | None
    test: Point
    table: tuple[Point, ...]
    by_label: Mapping[str, Figure] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """Return the band for JSON."""
        return {
            "below": self.below,
            "target": self.target,
            "measured": self.measured,
            "validation": self.validation.as_dict() if self.validation else None,
            "test": self.test.as_dict() | {"by_label": {name: one.as_dict() for name, one in self.by_label.items()}},
            "risk_coverage": [point.as_dict() for point in self.table],
        }

    def warning(self) -> str | None:
        """Return what a reader of the figures must know, None when the test cases allow for the target."""
        if self.target is None or self.validation is None:
            return None
        if not _reached(self.validation, self.target):
            return f"modality: {self.measured}: only a probability of 1 is shown as a suggestion."
        high = self.test.accuracy.high
        if high is None or high >= self.target:
            return None
        return (
            f"modality: fewer suggestions are right than the threshold was chosen for: "
            f"at most {100 * high:.0f} % against {100 * self.target:g} %."
        )


Rated = Sequence[tuple[float, bool] | None]
"""Per case the top probability and whether its label is right; None where the question got no probabilities."""


def confidences(cases: Sequence[Case], given: Sequence[Given]) -> Rated:
    """Return the top probability of each answer and whether it is right."""
    return [
        (max(one.probabilities.values()), read_modality(one.text) == case.modality) if one.probabilities else None
        for case, one in zip(cases, given, strict=True)
    ]


def choose(rated: Rated, target: float = TARGET, fewest: int = FEWEST) -> float:
    """Return the lowest threshold, the one of highest coverage, with at least ``target`` right suggestions.

    Args:
        rated: Validation cases; never test cases.
        target: Share of right suggestions.
        fewest: A threshold that leaves fewer suggestions proves nothing and is not chosen.

    Returns:
        A probability above 0: half-way between the least sure suggestion and the surest answer held back; the least
        sure answer itself when none needs to be held back; 1 when no threshold reaches the target.

    """
    known = sorted((one for one in rated if one is not None), reverse=True)
    right, best = 0, NEVER
    for number, (sure, hit) in enumerate(known, start=1):
        right += hit
        following = known[number][0] if number < len(known) else None
        if following == sure:  # equally sure answers stand or fall together
            continue
        if number >= fewest and right >= target * number:
            best = math.floor(sure * 1e6) / 1e6 if following is None else round((sure + following) / 2, 6)
    return best


def measure(rated: Rated, below: float) -> Point:
    """Return coverage over all of ``rated`` and the accuracy of what reaches ``below``, with Wilson intervals."""
    passed = [one for one in rated if one is not None and one[0] >= below]
    covered = [one is not None and one[0] >= below for one in rated]
    return Point(below, proportion(covered), proportion([hit for _, hit in passed]))


def by_label(cases: Sequence[Case], given: Sequence[Given], below: float) -> dict[str, Figure]:
    """Return the share of right ones among the suggestions of each label, with Wilson intervals."""
    right: dict[str, list[bool]] = {}
    for one, rated in zip(given, confidences(cases, given), strict=True):
        if rated is not None and rated[0] >= below:
            right.setdefault(one.text.strip(), []).append(rated[1])
    return {label: proportion(hits) for label, hits in sorted(right.items())}


def band(
    test: Rated, validation: Rated | None, *, target: float = TARGET, given: tuple[float, str] | None = None
) -> Band | None:
    """Return the threshold for ``validation`` and what it does to ``test``.

    Args:
        test: The measured cases; they have no part in the choice.
        validation: The cases to choose on; None takes the threshold that is ``given``.
        target: Selective accuracy to reach.
        given: Threshold of the pack, and in words what it was chosen on; None for a pack without one.

    """
    table = tuple(measure(test, one) for one in (0.0, *GRID))
    if validation is None:
        return Band(given[0], None, given[1], None, measure(test, given[0]), table) if given else None
    below = choose(validation, target)
    point = measure(validation, below)
    return Band(below, target, _words(point, target), point, measure(test, below), table)


def _reached(point: Point, target: float) -> bool:
    return point.accuracy.n >= FEWEST and (point.accuracy.value or 0.0) >= target


def _words(point: Point, target: float) -> str:
    cases = f"{point.coverage.n} validation cases"
    if not _reached(point, target):
        return f"no threshold gives {100 * target:g} % right suggestions on {cases}"
    share = 100 * (point.accuracy.value or 0.0)
    return f"{share:.1f} % of {point.accuracy.n} suggestions right on {cases}, target {100 * target:g} %"
