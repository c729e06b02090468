"""``radonc-models curate add``."""

from __future__ import annotations

import argparse
from pathlib import Path

from radonc_models.curate.commands.login import add_login, opened, progress, say, tell_problems

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what is added."""
    add_login(parser)
    parser.add_argument("file", type=Path, metavar="FILE", help="rows of `radonc-models extract`")
    parser.add_argument("--problems", type=Path, metavar="FILE", help="write what could not be used here, as a table")


def run(args: argparse.Namespace) -> int:
    """Add the rows and tell the sets."""
    from radonc_models.curate.adding import add_file

    with opened(args) as workspace:
        result = add_file(workspace, args.file, progress("add"))
        sets: dict[str, int] = {}
        for (pool, _), count in workspace.counts().items():
            sets[pool.value] = sets.get(pool.value, 0) + count
    tell_problems(result.problems, args.problems)
    say(f"{result.added:,} cases added, {result.known:,} known already, {len(result.problems):,} problems.")
    say("Sets: " + ", ".join(f"{name} {count:,}" for name, count in sorted(sets.items())) + ".")
    return 0
