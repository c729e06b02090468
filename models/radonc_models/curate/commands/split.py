"""``radonc-models curate split``."""

from __future__ import annotations

import argparse

from radonc_models.curate.commands.login import add_login, opened, progress, say

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the workspace."""
    add_login(parser)


def run(args: argparse.Namespace) -> int:
    """Split every case that is not split yet."""
    from radonc_models.curate.states import THRESHOLD, Pool
    from radonc_models.curate.steps import split_cases

    with opened(args) as workspace:
        count = split_cases(workspace, progress("split"))
        unsure = workspace.rows(
            "SELECT count(*) FROM cases WHERE pool = ? AND state = 1 AND split_confidence < ?", Pool.MAIN, THRESHOLD
        )[0][0]
    say(f"{count:,} notes split; {unsure:,} of the cases are below the threshold of {THRESHOLD} and wait for a reader.")
    return 0
