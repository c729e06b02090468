"""``radonc-models curate status``."""

from __future__ import annotations

import argparse

from radonc_models.curate.commands.login import add_login, opened, say

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the workspace."""
    add_login(parser)
    parser.add_argument("--verify", action="store_true", help="also check every page of the database")


def run(args: argparse.Namespace) -> int:
    """Print sets, states, flags and how the review goes."""
    from radonc_models.curate.review import Review
    from radonc_models.curate.states import Pool, State
    from radonc_models.curate.tally import flag_counts

    with opened(args) as workspace:
        if args.verify:
            workspace.verify()
        counts = workspace.counts()
        for pool in Pool:
            total = sum(count for (found, _), count in counts.items() if found is pool)
            say(f"{pool.value:<20} {total:>9,}")
        for state in State:
            say(f"  {state.name.lower():<18} {counts.get((Pool.MAIN, state), 0):>9,}")
        for flag, count in flag_counts(workspace).items():
            say(f"  flag {flag:<18} {count:>9,}")
        review = Review(workspace)
        done, agreed = review.progress(), review.agreement()
    say(f"review: {done.waiting:,} waiting ({done.flagged:,} flagged), {done.accepted:,} accepted, "
        f"{done.rejected:,} rejected, {done.disputed:,} disputed")  # fmt: skip
    if agreed.cases:
        kappa = "undefined" if agreed.kappa is None else f"{agreed.kappa:.3f}"
        say(f"second readings: {agreed.cases:,}, {agreed.agreed:,} agree, Cohen's kappa {kappa}")
    return 0
