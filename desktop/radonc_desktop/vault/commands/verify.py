"""``radonc-desktop vault verify``: whether the store is what was written, and if not, which audit row differs first."""

from __future__ import annotations

import argparse
import sys

from radonc_desktop.vault.commands.login import add_login
from radonc_desktop.vault.opening import open_vault
from radonc_models.keyed.prompts import Secrets

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add who verifies, and whether a loss is accepted."""
    add_login(parser)
    parser.add_argument(
        "--accept-loss",
        action="store_true",
        help="for admins: go on although entries are missing, if what is left is sound; this is audited",
    )


def run(args: argparse.Namespace) -> int:
    """Unlock the store, which checks pages, files and anchors, then verify trail, content and signatures.

    Returns:
        0 when all is as it was written, 1 when something is not.

    Raises:
        RadOncError: The store could not be unlocked; the sentence tells how many entries are missing since when.

    """
    passphrase = Secrets(args.passphrase_fd).ask(f"Passphrase of {args.user}")
    with open_vault(args.vault, args.user, passphrase, accept_loss=args.accept_loss) as vault:
        check = vault.trail.verify_for_user()
    if check.ok:
        sys.stdout.write(f"All {check.entries} entries, what they wrote and all signatures are as written.\n")
        return 0
    where = "" if check.first_bad is None else f" First bad entry: {check.first_bad}."
    sys.stdout.write(f"{check.problem}{where}\n")
    return 1
