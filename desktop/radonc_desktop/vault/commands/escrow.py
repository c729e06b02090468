"""``radonc-desktop escrow``: the key of an organisation's IT, made once and kept away, that wins a store back."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from radonc_desktop.vault.commands import exit_code
from radonc_desktop.vault.escrow_recovery import set_passphrase_with_escrow
from radonc_models.keyed.escrow import escrow_fingerprint
from radonc_models.keyed.escrow_files import new_escrow_pair, read_escrow_private, read_escrow_public
from radonc_models.keyed.prompts import Secrets

__all__ = ["main"]


def main(arguments: Sequence[str]) -> int:
    """Run ``new``, ``show`` or ``open``; 0 when it did what was asked, 2 after a problem that one sentence explains."""

    def act() -> int:
        args = _parser().parse_args(arguments)
        args.act(args)
        return 0

    return exit_code(act, "Stopped: nothing was changed.")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="radonc-desktop escrow",
        description="A key with which IT wins a case store back when no administrator of it can unlock any more.",
    )
    choices = parser.add_subparsers(required=True, metavar="COMMAND")
    making = choices.add_parser("new", help="make a pair of keys, on a computer without a network")
    making.add_argument("folder", type=Path, metavar="FOLDER", help="where the two files go; none is overwritten")
    making.set_defaults(act=_new)
    showing = choices.add_parser("show", help="print the fingerprint of a public key")
    showing.add_argument("file", type=Path, metavar="FILE", help="the file escrow.pub")
    showing.set_defaults(act=_show)
    opening = choices.add_parser("open", help="give an administrator of a case store a temporary passphrase")
    opening.add_argument("vault", type=Path, metavar="VAULT", help="folder of the case store; nobody may have it open")
    opening.add_argument("--key", type=Path, required=True, metavar="FILE", help="the file escrow-private.json")
    opening.add_argument("--user", required=True, metavar="NAME", help="name of the administrator of the case store")
    opening.set_defaults(act=_open)
    for one in (making, opening):
        one.add_argument(
            "--passphrase-fd",
            type=int,
            metavar="N",
            help="read passphrases from the open descriptor N, one line each in the order they are asked for",
        )
    return parser


def _new(args: argparse.Namespace) -> None:
    pair = new_escrow_pair(args.folder, Secrets(args.passphrase_fd).ask_new("Passphrase for the private key"))
    print(f"Private key: {pair.private} (keep it away from every network, and its passphrase elsewhere)")
    print(f"Public key:  {pair.public} (copy it to each computer and name it in the machine's policy)")
    print(f"Fingerprint: {pair.fingerprint}")


def _show(args: argparse.Namespace) -> None:
    print(escrow_fingerprint(read_escrow_public(args.file)))


def _open(args: argparse.Namespace) -> None:
    secrets = Secrets(args.passphrase_fd)
    private = read_escrow_private(args.key, secrets.ask("Passphrase of the private key"))
    temporary = secrets.ask_new(f"Temporary passphrase for {args.user}")
    person = set_passphrase_with_escrow(args.vault, private, args.user, temporary)
    print(f"{person.name} unlocks with the temporary passphrase and then chooses an own one. Every user is told.")
