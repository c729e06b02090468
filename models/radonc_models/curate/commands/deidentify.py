"""``radonc-models curate deidentify``."""

from __future__ import annotations

import argparse

from radonc_models.curate.commands.login import add_login, opened, progress, say

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the workspace."""
    add_login(parser)


def run(args: argparse.Namespace) -> int:
    """Find the identifiers of every case that is labelled."""
    from radonc_models.curate.deidentify import deidentify
    from radonc_models.curate.steps import deidentify_cases

    with opened(args) as workspace:
        count = deidentify_cases(workspace, deidentify, progress("de-identify"))
    say(f"{count:,} cases searched for identifiers. This is a tool under review by a person and no certification.")
    return 0
