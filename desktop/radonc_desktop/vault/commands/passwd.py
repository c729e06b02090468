"""``radonc-desktop vault passwd``: change your passphrase; one key slot is rewritten, the database stays as it is."""

from __future__ import annotations

import argparse

from radonc_desktop.vault.authentication import change_passphrase
from radonc_desktop.vault.commands.login import add_login
from radonc_models.keyed.prompts import Secrets

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add who changes the passphrase."""
    add_login(parser)


def run(args: argparse.Namespace) -> int:
    """Ask for the old passphrase, then for the new one, and change it.

    Raises:
        RadOncError: The old one is wrong, or the new one does not meet the rule; nothing was changed.

    """
    secrets = Secrets(args.passphrase_fd)
    old = secrets.ask(f"Passphrase of {args.user}")
    change_passphrase(args.vault, args.user, old, secrets.ask_new("New passphrase"))
    print(f"The passphrase of {args.user} is changed.")
    return 0
