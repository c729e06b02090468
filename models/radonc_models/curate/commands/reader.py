"""``radonc-models curate reader``."""

from __future__ import annotations

import argparse

from radonc_models.curate.commands.login import add_login, say, secrets_of

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add who opens the workspace and what shall be done about its readers."""
    add_login(parser)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--add", metavar="NAME", help="give a new reader a passphrase of her own")
    what.add_argument("--remove", metavar="NAME", help="take the access of another reader away")
    what.add_argument("--rename", metavar="NAME", help="give the reader of --user another name")
    what.add_argument("--list", action="store_true", help="tell who can open the workspace")


def run(args: argparse.Namespace) -> int:
    """Add, remove, rename or list readers."""
    from radonc_models.curate.workspace import open_workspace

    secrets = secrets_of(args)
    passphrase = secrets.ask(f"Passphrase of {args.user}")
    with open_workspace(args.workspace, args.user, passphrase) as workspace:
        if args.add:
            workspace.add_reader(passphrase, args.add, secrets.ask_new(f"New passphrase of {args.add}"))
            say(f"{args.add} can open the workspace now.")
        elif args.remove:
            workspace.remove_reader(args.remove)
            say(f"{args.remove} cannot open the workspace any more; what {args.remove} decided is kept.")
            say("A copy of the folder from before still opens with the old passphrase: destroy what is not needed.")
        elif args.rename:
            workspace.rename_reader(passphrase, args.rename)
            say(f"{args.user} is named {args.rename} now; earlier decisions stay under the old name.")
        else:
            say("\n".join(workspace.readers()))
    return 0
