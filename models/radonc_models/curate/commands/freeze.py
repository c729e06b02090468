"""``radonc-models curate freeze``."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from radonc_models.curate.commands.login import add_login, opened, say
from radonc_models.errors import RadOncError

if TYPE_CHECKING:
    from radonc_models.records import Split

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add where to and how the sets are made."""
    add_login(parser)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="new folder of the frozen set")
    parser.add_argument("--seed", type=int, default=0, help="decides which new case goes into which set (default 0)")
    parser.add_argument(
        "--shares",
        default="80/10/10",
        metavar="T/V/T",
        help="per cent of train, validation and test (default 80/10/10)",
    )
    parser.add_argument(
        "--leave-out-unreviewed", action="store_true", help="go on although cases wait for a reader, without them"
    )


def run(args: argparse.Namespace) -> int:
    """Freeze and tell what is in the set."""
    from radonc_models.curate.freeze import freeze

    shares = _shares(args.shares)
    with opened(args) as workspace:
        frozen = freeze(
            workspace, args.folder, seed=args.seed, shares=shares, leave_out_unreviewed=args.leave_out_unreviewed
        )
    sets = ", ".join(f"{name} {count:,}" for name, count in frozen.splits.items())
    say(f"{frozen.cases:,} cases frozen in {args.folder}: {sets}; {sum(frozen.left_out.values()):,} left out.")
    say(f"manifest SHA-256 {frozen.sha256}")
    return 0


def _shares(text: str) -> dict[Split, float]:
    try:
        train, validation, test = (float(part) / 100 for part in text.split("/"))
    except ValueError:
        train = validation = test = -1.0
    if min(train, validation, test) < 0 or abs(train + validation + test - 1) > 1e-9:
        raise RadOncError("--shares takes three per cents that add up to 100, such as 80/10/10.")
    return {"train": train, "validation": validation, "test": test}
