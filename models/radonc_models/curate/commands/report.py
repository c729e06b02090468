"""``radonc-models curate report``."""

from __future__ import annotations

import argparse
from pathlib import Path

from radonc_models.curate.commands.login import add_login, opened, say

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add where to."""
    add_login(parser)
    parser.add_argument("file", type=Path, metavar="FILE", help="HTML file to write; it holds numbers and no text")


def run(args: argparse.Namespace) -> int:
    """Write the report."""
    from radonc_models.curate.report import write_report

    with opened(args) as workspace:
        write_report(workspace, args.file)
    say(f"Report written to {args.file}.")
    return 0
