"""The table of referenced regimens: what is given where, from which source, and reviewed by whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

__all__ = ["ReferenceRegimen", "as_markdown", "reference_regimens"]

_HEAD = """# Referenced regimens

The doses that a regimen is compared with, for a clinician to confirm or correct row by row. A dose outside of them is a
caution, never an error: the table holds common regimens, not every right one. Where no trial or guideline is named, the
source is departmental practice. The rows are those of `models/radonc_models/clinical/regimens.tsv`; this page is
printed by `radonc-models parse-rx --regimens`.

| site or disease | regimen | Gy per fraction | kind | source | review |
|---|---|---|---|---|---|
"""

# Reported doses are rounded (42.56 or 42.5 Gy in 16 fractions): 1 % more or less is the same regimen.
_TOLERANCE = 0.01


@dataclass(frozen=True)
class ReferenceRegimen:
    """One row of the table ``regimens.tsv``; limits are inclusive.

    Attributes:
        group: Treatment site or disease that it belongs to.
        setting: When it is given, in words.
        technique: ``external``, ``brachytherapy`` (in fractions), ``continuous`` (implants), ``intraoperative`` or
            ``any``.
        dose_gy: Lowest and highest total dose in Gy.
        fractions: Lowest and highest number of fractions.
        each_gy: Lowest and highest dose per fraction in Gy.
        per_day: Fractions a day.
        source: Trial, guideline or, where there is none, "departmental practice".
        review: State of the review of this row by a clinician.

    """

    group: str
    setting: str
    technique: str
    dose_gy: tuple[float, float]
    fractions: tuple[int, int]
    each_gy: tuple[float, float]
    per_day: int
    source: str
    review: str

    def holds(self, dose_gy: float, fractions: int, per_day: int) -> bool:
        """Tell whether a prescription is within this row."""
        return (
            _within(dose_gy, self.dose_gy)
            and self.fractions[0] <= fractions <= self.fractions[1]
            and _within(dose_gy / fractions, self.each_gy)
            and per_day == self.per_day
        )

    @property
    def words(self) -> str:
        """The row as a phrase: "50-60 Gy in 5 fractions (stereotactic, central)"."""
        dose = (
            f"{self.dose_gy[0]:g}" if self.dose_gy[0] == self.dose_gy[1] else f"{self.dose_gy[0]:g}-{self.dose_gy[1]:g}"
        )
        low, high = self.fractions
        count = f"{low}" if low == high else f"{low}-{high}"
        often = {1: "", 2: " twice daily", 3: " three times daily"}[self.per_day]
        return f"{dose} Gy in {count} fraction{'s' if high > 1 else ''}{often} ({self.setting})"


@cache
def _table() -> tuple[ReferenceRegimen, ...]:
    lines = files(__package__).joinpath("regimens.tsv").read_text("utf-8").splitlines()
    return tuple(_row(line.split("\t")) for line in lines[1:])


def reference_regimens(groups: Iterable[str] | None = None) -> tuple[ReferenceRegimen, ...]:
    """Return the rows of ``groups``, of the whole table when none are given."""
    if groups is None:
        return _table()
    wanted = frozenset(groups)
    return tuple(row for row in _table() if row.group in wanted)


def as_markdown() -> str:
    """Return the table as the page ``docs/regimens.md``, on which its review is done."""
    return _HEAD + "".join(
        f"| {row.group} | {row.words} | {_span(row.each_gy)} | {row.technique} | {row.source} | {row.review} |\n"
        for row in reference_regimens()
    )


def _span(limits: tuple[float, float]) -> str:
    low, high = (f"{limit:.3g}" for limit in limits)
    return low if low == high else f"{low}-{high}"


def _row(cells: list[str]) -> ReferenceRegimen:
    group, setting, technique, dose, fractions, each, per_day, source, review = cells
    doses, counts = _limits(dose), _limits(fractions)
    eachs = _limits(each) if each else (doses[0] / counts[1], doses[1] / counts[0])
    return ReferenceRegimen(
        group, setting, technique, doses, (int(counts[0]), int(counts[1])), eachs, int(per_day), source, review
    )


def _limits(words: str) -> tuple[float, float]:
    low, _, high = words.partition("-")
    return float(low), float(high or low)


def _within(value: float, limits: tuple[float, float]) -> bool:
    return limits[0] * (1 - _TOLERANCE) <= value <= limits[1] * (1 + _TOLERANCE)
