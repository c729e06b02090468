"""``radonc-models curate reader``."""

from __future__ import annotations

import argparse

from radonc_models.curate.commands.login import add_login, say, secrets_of

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add who opens the workspace and who is new."""
    add_login(parser)
    parser.add_argument("--add", required=True, metavar="NAME", help="name of the new reader")


def run(args: argparse.Namespace) -> int:
    """Add the reader."""
    from radonc_models.curate.workspace import open_workspace

    secrets = secrets_of(args)
    passphrase = secrets.ask(f"Passphrase of {args.user}")
    with open_workspace(args.workspace, args.user, passphrase) as workspace:
        workspace.add_reader(passphrase, args.add, secrets.ask_new(f"New passphrase of {args.add}"))
    say(f"{args.add} can open the workspace now.")
    return 0
