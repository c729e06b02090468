"""The charts of an evaluation, drawn from the figures of its report alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from radonc_models.evaluate.abstention import FEWEST
from radonc_models.plots import WIDTH, figure

__all__ = ["confusion", "reliability", "risk_coverage", "rouge_by_truth"]

_LEFT, _TOP, _BINS = 60, 10, 20


class _Plane:
    """A square of shares: x and y from 0 to 1, or to ``top`` upwards."""

    def __init__(self, width: float, height: float, top: float = 1.0) -> None:
        self.width, self.height, self.top = width, height, top

    def x(self, share: float) -> float:
        return _LEFT + self.width * share

    def y(self, share: float) -> float:
        return _TOP + self.height * (1 - share / self.top)

    def axes(self, across: str, up: str, steps: int = 5) -> str:
        """Return grid lines with percentages, and what the axes mean."""
        right, bottom = self.x(1), _TOP + self.height
        parts = []
        for number in range(steps + 1):
            share = number / steps
            y, x = self.y(share * self.top), self.x(share)
            parts.append(
                f'<path class="grid" d="M{_LEFT} {y:.1f}H{right:.1f}M{x:.1f} {_TOP}V{bottom:.1f}"/>'
                f'<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{100 * share * self.top:g}</text>'
                f'<text x="{x:.1f}" y="{bottom + 18:.1f}" text-anchor="middle">{100 * share:g}</text>'
            )
        middle = _TOP + self.height / 2
        return (
            "".join(parts) + f'<path class="axis" d="M{_LEFT} {_TOP}V{bottom:.1f}H{right:.1f}"/>'
            f'<text class="soft" x="{_LEFT + self.width / 2:.1f}" y="{bottom + 38:.1f}" text-anchor="middle">'
            f"{escape(across)}</text>"
            f'<text class="soft" x="14" y="{middle:.1f}" text-anchor="middle" '
            f'transform="rotate(-90 14 {middle:.1f})">{escape(up)}</text>'
        )


def reliability(title: str, bins: Sequence[Mapping[str, Any]]) -> str:
    """Return how often answers are right against how sure the model was; the dashed line is a model that knows.

    Args:
        title: What is shown.
        bins: Those of the report: ``low``, ``high``, ``sure`` and ``right`` with its interval.

    """
    plane = _Plane(360, 300)
    parts = [
        plane.axes("how sure the model was, %", "right, %"),
        f'<path class="dash" d="M{plane.x(0):.1f} {plane.y(0):.1f}L{plane.x(1):.1f} {plane.y(1):.1f}"/>',
    ]
    known = [one for one in bins if one["sure"] is not None]
    points = [(plane.x(one["sure"]), plane.y(one["right"]["value"])) for one in known]
    parts.append(f'<path class="curve" d="{_path(points)}"/>')
    most = max((one["right"]["n"] for one in known), default=1)
    for one, (x, y) in zip(known, points, strict=True):
        right = one["right"]
        parts.append(
            f'<path class="span" d="M{x:.1f} {plane.y(right["low"]):.1f}V{plane.y(right["high"]):.1f}"/>'
            f'<circle class="bar" cx="{x:.1f}" cy="{y:.1f}" r="{3 + 5 * (right["n"] / most) ** 0.5:.1f}"/>'
        )
    parts.append('<text class="soft" x="446" y="30">answers so sure</text>')
    for place, one in enumerate(known):
        low, high, n = 100 * one["low"], 100 * one["high"], one["right"]["n"]
        parts.append(f'<text x="446" y="{52 + 20 * place}">{low:g} to {high:g} %</text>')
        parts.append(f'<text x="{WIDTH}" y="{52 + 20 * place}" text-anchor="end">{n:,}</text>')
    return figure(title, 360, "".join(parts))


def risk_coverage(title: str, points: Sequence[Mapping[str, Any]], chosen: Mapping[str, Any] | None) -> str:
    """Return the share of wrong suggestions against the share of cases that get one, over thresholds.

    Thresholds that leave too few suggestions for a share are left out.

    Args:
        title: What is shown.
        points: Coverage and accuracy at fixed thresholds, with their intervals.
        chosen: The same at the threshold of the pack.

    """
    known = sorted(
        (one for one in (*points, *((chosen,) if chosen else ())) if one["accuracy"]["n"] >= FEWEST),
        key=lambda one: one["coverage"]["value"],
    )
    worst = max((1 - one["accuracy"]["low"] for one in known), default=0.1)
    plane = _Plane(520, 260, top=next(top for top in (0.1, 0.2, 0.3, 0.4, 0.5, 1.0) if worst <= top or top == 1))
    parts = [plane.axes("cases with a suggestion, %", "wrong suggestions, %")]
    spots = [(plane.x(one["coverage"]["value"]), plane.y(1 - one["accuracy"]["value"])) for one in known]
    parts.append(f'<path class="curve" d="{_path(spots)}"/>')
    for one, (x, y) in zip(known, spots, strict=True):
        right = one["accuracy"]
        parts.append(
            f'<path class="span" d="M{x:.1f} {plane.y(1 - right["low"]):.1f}V{plane.y(1 - right["high"]):.1f}"/>'
            f'<circle class="{"bad" if one is chosen else "bar"}" cx="{x:.1f}" cy="{y:.1f}" '
            f'r="{7 if one is chosen else 4}"/>'
        )
        if chosen and one is chosen:
            parts.append(f'<text x="{x - 10:.1f}" y="{y - 12:.1f}" text-anchor="end">from {chosen["below"]:.2f}</text>')
    return figure(title, 320, "".join(parts))


def confusion(title: str, labels: Sequence[str], rows: Sequence[Sequence[int]]) -> str:
    """Return how often each label (rows) got each answer (columns); a cell is darker the larger its share of the row.

    Args:
        title: What is shown.
        labels: Names of the rows and of the first columns; one more column counts answers without a label.
        rows: Numbers of cases.

    """
    columns = [*labels, "no label"]
    left, wide, tall, head = 170, (WIDTH - 170) / len(columns), 38, 44
    parts = []
    for number, name in enumerate(columns):
        for line, word in enumerate(_two_lines(name)):
            middle = left + wide * (number + 0.5)
            parts.append(f'<text x="{middle:.1f}" y="{16 + 16 * line}" text-anchor="middle">{escape(word)}</text>')
    for place, (label, row) in enumerate(zip(labels, rows, strict=True)):
        y, total = head + tall * place, max(1, sum(row))
        parts.append(f'<text x="{left - 10}" y="{y + 24}" text-anchor="end">{escape(label)}</text>')
        for number, count in enumerate(row):
            x, share = left + wide * number, 0.6 * count / total  # the number stays readable on it
            kind = "bar" if number == place else "bad"
            parts.append(
                f'<rect class="{kind}" fill-opacity="{share:.3f}" x="{x:.1f}" y="{y}" width="{wide - 2:.1f}" '
                f'height="{tall - 2}"/><rect class="other" stroke-opacity=".4" x="{x:.1f}" y="{y}" '
                f'width="{wide - 2:.1f}" height="{tall - 2}"/>'
                f'<text x="{x + wide / 2:.1f}" y="{y + 24}" text-anchor="middle">{count:,}</text>'
            )
    return figure(title, head + tall * len(labels) + 6, "".join(parts))


def rouge_by_truth(title: str, scores: Sequence[float], right: Sequence[bool]) -> str:
    """Return the spread of ROUGE-L of right answers above the line and of wrong ones below it.

    Args:
        title: What is shown.
        scores: ROUGE-L of each answer, 0 to 1.
        right: Whether the facts of each answer are right.

    """
    above, below = [0] * _BINS, [0] * _BINS
    for score, hit in zip(scores, right, strict=True):
        (above if hit else below)[min(_BINS - 1, int(score * _BINS))] += 1
    most, half, width = max([*above, *below, 1]), 90.0, (WIDTH - _LEFT - 10) / _BINS
    middle = 14 + half
    parts = []
    for number in range(_BINS):
        x = _LEFT + width * number
        up, down = half * above[number] / most, half * below[number] / most
        parts.append(
            f'<rect class="bar" x="{x:.1f}" y="{middle - up:.1f}" width="{width - 2:.1f}" height="{up:.1f}"/>'
            f'<rect class="bad" x="{x:.1f}" y="{middle + 1:.1f}" width="{width - 2:.1f}" height="{down:.1f}"/>'
        )
        if number % 4 == 0:
            parts.append(
                f'<text x="{x:.1f}" y="{middle + half + 22:.1f}" text-anchor="middle">{number / _BINS:g}</text>'
            )
    parts.append(f'<text x="{WIDTH - 10}" y="{middle + half + 22:.1f}" text-anchor="middle">1</text>')
    words = f'<text class="soft" x="{_LEFT + 8}"'
    parts.append(f'{words} y="28">facts right: {sum(above):,}</text>')
    parts.append(f'{words} y="{middle + half - 4:.1f}">facts wrong: {sum(below):,}</text>')
    parts.append(f'<path class="axis" d="M{_LEFT} {middle + 0.5:.1f}H{WIDTH - 10}"/>')
    return figure(title, middle + half + 34, "".join(parts))


def _two_lines(name: str) -> tuple[str, ...]:
    """Return a label short enough for a column: in two lines at its plus sign."""
    first, plus, second = name.replace("brachytherapy", "brachy").partition("+")
    return (first + plus, second) if plus else (first,)


def _path(points: Sequence[tuple[float, float]]) -> str:
    return "".join(f"{'L' if place else 'M'}{left:.1f} {top:.1f}" for place, (left, top) in enumerate(points))
