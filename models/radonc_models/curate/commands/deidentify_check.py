"""``radonc-models curate deidentify-check``: figures of the de-identifier on annotated notes."""

from __future__ import annotations

import argparse
from pathlib import Path

from radonc_models.curate.commands.login import say

__all__ = ["add_arguments", "run"]

_NO_CERTIFICATION = (
    "These figures are those of this file. They certify nothing: "
    "a person must read every note before it leaves the site."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the annotated notes."""
    parser.add_argument(
        "file",
        type=Path,
        metavar="FILE",
        help="annotated notes (.txt), or planted ones of `radonc-models synth --gold`",
    )
    parser.add_argument("--missed", action="store_true", help="also print note, class and place of what went wrong")


def run(args: argparse.Namespace) -> int:
    """Print recall of identifiers by class and retention of clinical facts, each with its 95 % Wilson interval.

    Raises:
        RadOncError: The file cannot be read or is not annotated.

    """
    from radonc_models.curate.figures import Share, measure
    from radonc_models.curate.gold import read_gold, read_planted

    planted = args.file.suffix.lower() in {".jsonl", ".json"}
    figures = measure(read_planted(args.file) if planted else read_gold(args.file))

    def line(name: str, share: Share) -> None:
        if share.n:
            low, high = share.interval
            say(f"  {name:<22} {share.hits:>8,} of {share.n:>8,}   {share.hits / share.n:.4f}  [{low:.4f}, {high:.4f}]")

    say(f"{figures.notes:,} notes")
    say("identifiers replaced in every letter and digit (recall, 95 % Wilson interval)")
    for name, share in figures.recall.items():
        line(name, share)
    say("clinical facts left untouched (retention)")
    for name, share in figures.retention.items():
        line(name, share)
    say("replaced places that hold an annotated identifier (precision)")
    line("all replaced places", figures.precision)
    if args.missed:
        for words, places in (("missed", figures.missed), ("touched", figures.hit)):
            for note, mark in places:
                say(f"{words} {note} {mark.kind} {mark.start}-{mark.end}")
    say(_NO_CERTIFICATION)
    return 0
