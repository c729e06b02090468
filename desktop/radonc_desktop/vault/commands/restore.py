"""``radonc-desktop vault restore``: make a backup the store again; the present one is kept beside it."""

from __future__ import annotations

import argparse
from pathlib import Path

from radonc_desktop.vault.commands.login import add_login
from radonc_desktop.vault.exchange.restore import inspect_backup, restore_backup
from radonc_models.keyed.prompts import Secrets

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add which backup, and who restores it."""
    add_login(parser)
    parser.add_argument("file", type=Path, metavar="FILE", help="the backup")
    parser.add_argument("--check", action="store_true", help="only check the file and tell what is in it; asks nothing")


def run(args: argparse.Namespace) -> int:
    """Check the backup, ask for the passphrase of its time, and put it in the place of the present store.

    Raises:
        RadOncError: The backup is not good or does not open; nothing was changed.

    """
    contents = inspect_backup(args.file)
    held = f"{contents.cases:,} cases, {contents.entries:,} audit entries"
    print(f"Backup of {contents.created}: {held}; every byte is whole.")
    if args.check:
        return 0
    passphrase = Secrets(args.passphrase_fd).ask(f"Passphrase of {args.user} at the time of the backup")
    report = restore_backup(args.file, args.vault, args.user, passphrase)
    print(f"The store in {report.folder} is restored, and verified.")
    if report.kept is not None:
        print(f"The store that was there before is kept in {report.kept}.")
    return 0
