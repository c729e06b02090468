"""``radonc-models curate review``."""

from __future__ import annotations

import argparse
from pathlib import Path

from radonc_models.curate.commands.login import add_login, opened, say, tell_problems

__all__ = ["add_arguments", "run"]

_AT_MOST = 0.02


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what goes out or comes back."""
    add_login(parser)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--export", type=Path, metavar="FILE", help="write the waiting cases as a spreadsheet (CSV)")
    what.add_argument("--import", type=Path, metavar="FILE", dest="import_", help="take over what readers wrote in it")
    what.add_argument(
        "--accept-unread",
        action="store_true",
        help="accept every case without a flag, once enough of them were read and none needed a change",
    )
    parser.add_argument(
        "--queue",
        choices=["waiting", "flagged", "second", "disputed"],
        default="waiting",
        help="which cases (default: waiting)",
    )
    parser.add_argument(
        "--reader",
        default="",
        metavar="NAME",
        help="who fills or filled the sheet, where that is not the person of --user (who answers for the name)",
    )
    parser.add_argument("--limit", type=int, metavar="N", help="export at most N cases")
    parser.add_argument(
        "--at-most",
        type=float,
        default=_AT_MOST,
        metavar="SHARE",
        help=f"with --accept-unread: largest share that may be wrong, by what was read (default {_AT_MOST})",
    )
    parser.add_argument("--problems", type=Path, metavar="FILE", help="write rows that could not be used here")


def run(args: argparse.Namespace) -> int:
    """Export, import or accept, and tell what was done."""
    from radonc_models.curate.review import Review
    from radonc_models.curate.sheet import export_sheet, import_sheet

    with opened(args) as workspace:
        review = Review(workspace, args.reader)
        if args.export is not None:
            count = export_sheet(review, args.export, args.queue, args.limit)
            say(f"{count:,} cases written to {args.export}; fill the column verdict with accept or reject.")
            if args.queue == "second":
                say("Fill the column modality as well, without knowing what the first reader chose.")
            say("The sheet may still name people whom the rules missed: keep it where patient data may be kept.")
        elif args.import_ is not None:
            result = import_sheet(review, args.import_)
            tell_problems(result.problems, args.problems)
            say(f"{result.accepted:,} accepted, {result.rejected:,} rejected, {result.open:,} left open, "
                f"{len(result.problems):,} problems.")  # fmt: skip
            agreed = review.agreement()
            if agreed.cases:
                kappa = "undefined" if agreed.kappa is None else f"{agreed.kappa:.3f}"
                say(f"{agreed.cases:,} cases were read twice: Cohen's kappa of the modality is {kappa}.")
        else:
            say(f"{review.accept_unread(args.at_most):,} cases accepted unread; the card of a frozen set says so.")
    return 0
