"""``radonc-models curate label``."""

from __future__ import annotations

import argparse

from radonc_models.curate.commands.login import add_login, opened, progress, say

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the workspace."""
    add_login(parser)


def run(args: argparse.Namespace) -> int:
    """Label every case that is split."""
    from radonc_models.curate.states import Pool
    from radonc_models.curate.steps import label_cases
    from radonc_models.curate.tally import grouped

    with opened(args) as workspace:
        count = label_cases(workspace, progress("label"))
        labels = grouped(workspace, "SELECT label, count(*) FROM cases WHERE +pool = ? AND +state >= 2", Pool.MAIN)
        flagged = workspace.rows("SELECT count(*) FROM cases WHERE pool = ? AND state >= 2 AND flags <> ''", Pool.MAIN)[
            0
        ][0]
    say(
        f"{count:,} cases labelled: " + ", ".join(f"{label} {number:,}" for label, number in labels.most_common()) + "."
    )
    say(f"{flagged:,} cases carry a flag and wait for a reader.")
    return 0
