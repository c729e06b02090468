"""Figures of a requirement: noted by the script that measured them, shown as one table by ``report_engine.py``."""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

PLACE = "RADONC_FIGURES"
"""Environment variable that names the file to add figures to; without it they are only printed by their script."""


@dataclass(frozen=True)
class Figure:
    """One measured requirement.

    Attributes:
        number: Of the requirement, 1 to 7.
        what: What was measured.
        target: What it must reach, in words.
        measured: What it did reach, in words.
        reached: Whether that is enough.

    """

    number: int
    what: str
    target: str
    measured: str
    reached: bool


def note(number, what, target, measured, reached):
    """Add a figure to the file that the environment names, if it names one."""
    if place := os.environ.get(PLACE):
        with Path(place).open("a", encoding="utf-8") as file:
            file.write(json.dumps(asdict(Figure(number, what, target, measured, bool(reached)))) + "\n")


def noted(place):
    """Return the figures of a file, by their numbers."""
    lines = place.read_text(encoding="utf-8").splitlines() if place.is_file() else []
    return sorted((Figure(**json.loads(line)) for line in lines), key=lambda figure: figure.number)


def table(figures):
    """Return the figures as lines of text."""
    rows = [("", "requirement", "target", "measured", "reached")]
    rows += [(str(one.number), one.what, one.target, one.measured, "yes" if one.reached else "NO") for one in figures]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
