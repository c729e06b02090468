"""Who unlocks the store for a command, and where passphrases come from: never from the command line."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from radonc_desktop.vault.opening import open_vault, open_with_break_glass, open_with_recovery
from radonc_desktop.vault.store import Vault
from radonc_models.keyed.envelopes import SlotKind
from radonc_models.keyed.prompts import Secrets

__all__ = ["Secrets", "add_login", "unlock", "unlock_keeping_secret"]


def add_login(parser: argparse.ArgumentParser) -> None:
    """Add ``--user`` and ``--passphrase-fd``, which every command that unlocks the store takes."""
    parser.add_argument(
        "--user",
        required=True,
        metavar="NAME",
        help="who unlocks the store; `recovery` and `break-glass` are the holders of the printed keys",
    )
    parser.add_argument(
        "--passphrase-fd",
        type=int,
        metavar="N",
        help="read passphrases from the open descriptor N, one line each in the order they are asked for",
    )


def unlock(args: argparse.Namespace, secrets: Secrets) -> Vault:
    """Ask for the secret of ``args.user`` and return the store in ``args.vault``, unlocked.

    Raises:
        RadOncError: Whatever ``open_vault`` refuses, or no passphrase could be read.

    """
    return unlock_keeping_secret(args, secrets)[0]


def unlock_keeping_secret(args: argparse.Namespace, secrets: Secrets) -> tuple[Vault, str]:
    """Return the unlocked store with what unlocked it, for commands that must give it once more.

    The users ``recovery`` and ``break-glass`` are asked for their printed key. Raises as ``unlock``.
    """
    folder: Path = args.vault
    opening = _PRINTED.get(args.user)
    if opening is None:
        secret = secrets.ask(f"Passphrase of {args.user}")
        return _told(open_vault(folder, args.user, secret)), secret
    secret = secrets.ask(f"Printed {args.user} key")
    return _told(opening(folder, secret)), secret


def _told(vault: Vault) -> Vault:
    """Say on stderr that IT holds a key, and why the one that the policy asks for was not taken."""
    state = vault.people.escrow
    if state.fingerprint:
        sys.stderr.write(f"IT of your organisation holds a key to this vault (fingerprint {state.fingerprint}).\n")
    if state.problem:
        sys.stderr.write(f"{state.problem}\n")
    return vault


_PRINTED = {SlotKind.RECOVERY.value: open_with_recovery, SlotKind.BREAK_GLASS.value: open_with_break_glass}
