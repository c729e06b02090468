"""``radonc-models curate export``."""

from __future__ import annotations

import argparse
from pathlib import Path

from radonc_models.curate.commands.login import say

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what goes where, as what."""
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="a frozen set")
    parser.add_argument("file", type=Path, metavar="FILE", help="new file")
    parser.add_argument(
        "--as",
        dest="form",
        choices=["csv", "jsonl", "fhir"],
        default="csv",
        help="table as in the paper, prompts with answers, or FHIR bundles, one a line (default: csv)",
    )


def run(args: argparse.Namespace) -> int:
    """Export the set."""
    from radonc_models.curate.exchange import export_set

    say(f"{export_set(args.folder, args.file, args.form):,} cases written to {args.file}.")
    return 0
