"""``radonc-desktop vault backup``: a verified copy of the whole store as one encrypted file."""

from __future__ import annotations

import argparse
from pathlib import Path

from radonc_desktop.vault.commands.login import add_login
from radonc_desktop.vault.exchange.backup import ENDING
from radonc_desktop.vault.opening import open_vault
from radonc_models.keyed.prompts import Secrets

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add who makes the backup and where it goes."""
    add_login(parser)
    parser.add_argument("file", type=Path, metavar="FILE", help=f"the new backup; its name usually ends with {ENDING}")


def run(args: argparse.Namespace) -> int:
    """Make a backup and tell what is in it.

    Raises:
        RadOncError: The user may not, the file exists, or the copy is not good; then there is no file.

    """
    passphrase = Secrets(args.passphrase_fd).ask(f"Passphrase of {args.user}")
    with open_vault(args.vault, args.user, passphrase) as vault:
        report = vault.exchange.backup(args.file, passphrase)
    print(
        f"Verified backup of {report.census.cases:,} cases and {report.census.audit:,} audit entries: "
        f"{report.path}, {report.size / 1e6:.1f} MB, {report.seconds:.1f} s."
    )
    print("It opens with the passphrases that are valid now: keep it apart from this computer.")
    return 0
