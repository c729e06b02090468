"""What the campaigns on the vault share: their options, and one table of requirement, target, measured and reached."""

import argparse
import json
import sys
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Figure:
    """One promise of the store with what was measured."""

    requirement: str
    target: str
    measured: str
    reached: bool


def parser(text, count=None):
    """Return the parser of a campaign: its size, its seed and where its figures go."""
    made = argparse.ArgumentParser(description=text.splitlines()[0])
    if count is not None:
        made.add_argument("--count", type=int, default=count, help=f"size of the campaign (default: {count})")
    made.add_argument("--seed", type=int, default=1)
    made.add_argument("--figures", type=Path, help="append the figures to this file, as JSON lines")
    return made


def finish(figures, options):
    """Print the table, keep the figures where asked, and return the exit code: 0 if everything was reached."""
    print(table(figures), flush=True)
    if options.figures:
        with options.figures.open("a", encoding="utf-8") as file:
            file.writelines(json.dumps(asdict(figure)) + "\n" for figure in figures)
    return 0 if figures and all(figure.reached for figure in figures) else 1


def read_figures(path):
    return [Figure(**json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def table(figures):
    rows = [("requirement", "target", "measured", "reached")]
    rows += [(f.requirement, f.target, f.measured, "yes" if f.reached else "NO") for f in figures]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    head, *lines = ("  ".join([*map(str.ljust, row, widths), row[3]]) for row in rows)
    return "\n".join([head, "-" * len(head), *lines])


def problems(found, most=10):
    """Print the first problems on stderr, so that a failed campaign says why."""
    for problem in found[:most]:
        print(problem, file=sys.stderr)
    if len(found) > most:
        print(f"and {len(found) - most} more", file=sys.stderr)
