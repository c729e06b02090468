"""``radonc-models curate new``."""

from __future__ import annotations

import argparse

from radonc_models.curate.commands.login import add_login, say, secrets_of

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add where and for whom."""
    add_login(parser)


def run(args: argparse.Namespace) -> int:
    """Create the workspace."""
    from radonc_models.curate.workspace import create_workspace

    passphrase = secrets_of(args).ask_new(f"New passphrase of {args.user}")
    create_workspace(args.workspace, args.user, passphrase).close()
    say(f"Workspace {args.workspace} created; without a passphrase nobody can open it, so keep yours safe.")
    return 0
