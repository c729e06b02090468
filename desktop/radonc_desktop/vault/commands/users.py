"""``radonc-desktop vault users``: who may unlock the store, with which roles, and the printed keys."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable

from radonc_desktop.vault.commands.login import add_login, unlock_keeping_secret
from radonc_desktop.vault.keychain import Keychain
from radonc_desktop.vault.people import Person
from radonc_desktop.vault.roles import Right, Role
from radonc_desktop.vault.store import Vault
from radonc_models.keyed.envelopes import PRINTED, SlotKind
from radonc_models.keyed.prompts import Secrets

__all__ = ["add_arguments", "run"]

_HEADS = ("NAME", "ROLES", "STATE", "SINCE", "KEY")
_Action = Callable[[Vault, str, Secrets, argparse.Namespace], None]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add who unlocks the store and what is to be done with its users."""
    add_login(parser)
    choices = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    listing = choices.add_parser("list", help="list the users, their roles and the fingerprints of their keys")
    listing.add_argument("--removed", action="store_true", help="list removed users, too")
    adding = choices.add_parser("add", help="add a user with a temporary passphrase")
    adding.add_argument("name")
    _add_roles(adding)
    changing = choices.add_parser("roles", help="change the roles of a user")
    changing.add_argument("name")
    _add_roles(changing)
    resetting = choices.add_parser("reset", help="give a user who forgot the passphrase a temporary one")
    resetting.add_argument("name")
    removing = choices.add_parser("remove", help="remove a user and put all cases under a new key")
    removing.add_argument("name")
    choices.add_parser("recovery-key", help="make a new recovery key and print it; the old one ends")
    choices.add_parser("break-glass-key", help="make a new key for the sealed envelope and print it; the old one ends")
    choices.add_parser("it-key", help="tell whether IT holds a key to the store")
    choices.add_parser("it-key-remove", help="take the key of IT away and put all cases under a new key")
    choices.add_parser("keychain-on", help="let the keychain of this computer open the store for you")
    choices.add_parser("keychain-off", help="take your key out of the keychain of this computer")
    choices.add_parser("new-key", help="put all cases under a new data key")


def run(args: argparse.Namespace) -> int:
    """Unlock the store, do it, and say what was done.

    Raises:
        RadOncError: It was refused; the message says why.

    """
    secrets = Secrets(args.passphrase_fd)
    vault, secret = unlock_keeping_secret(args, secrets)
    with vault:
        _ACTIONS[args.action](vault, secret, secrets, args)
    return 0


def _add_roles(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--role",
        dest="roles",
        action="append",
        required=True,
        type=Role,
        choices=list(Role),
        help="may be given more than once",
    )


def _list(vault: Vault, _secret: str, _secrets: Secrets, args: argparse.Namespace) -> None:
    vault.people.rights.require(Right.PEOPLE)
    rows = [_HEADS, *(_row(person) for person in vault.people.everyone(removed=args.removed))]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        print("  ".join(word.ljust(width) for word, width in zip(row, widths, strict=True)).rstrip())


def _row(person: Person) -> tuple[str, str, str, str, str]:
    state = "printed key" if person.kind in PRINTED else "temporary passphrase" if person.temporary else "active"
    if person.removed:
        state = f"removed {person.removed[:10]}"
    return person.name, _words(person.roles), state, person.added[:10], person.fingerprint


def _add(vault: Vault, secret: str, secrets: Secrets, args: argparse.Namespace) -> None:
    first = secrets.ask_new(f"Temporary passphrase for {args.name}")
    person = vault.people.add(args.name, args.roles, first, secret)
    print(f"{person.name} is added as {_words(person.roles)} and chooses an own passphrase before signing.")


def _roles(vault: Vault, secret: str, _secrets: Secrets, args: argparse.Namespace) -> None:
    person = vault.people.set_roles(args.name, args.roles, secret)
    print(f"{person.name} is now {_words(person.roles)}.")


def _reset(vault: Vault, secret: str, secrets: Secrets, args: argparse.Namespace) -> None:
    vault.people.reset(args.name, secrets.ask_new(f"Temporary passphrase for {args.name}"), secret)
    print(f"{args.name} unlocks with the temporary passphrase and chooses an own one before signing.")


def _remove(vault: Vault, secret: str, _secrets: Secrets, args: argparse.Namespace) -> None:
    kind = next((kind for kind in PRINTED if kind == args.name), SlotKind.USER)
    vault.people.remove(args.name, secret, kind)
    print(f"{args.name} is removed, and all cases are under a new key. Backups made before open with the old one.")


def _new_key(vault: Vault, secret: str, _secrets: Secrets, _args: argparse.Namespace) -> None:
    vault.people.rotate(secret)
    print("All cases are under a new key.")


def _it_key(vault: Vault, _secret: str, _secrets: Secrets, _args: argparse.Namespace) -> None:
    state = vault.people.escrow
    print(
        f"IT holds a key to this store: {state.fingerprint}" if state.fingerprint else "IT holds no key to this store."
    )


def _it_key_remove(vault: Vault, secret: str, _secrets: Secrets, _args: argparse.Namespace) -> None:
    vault.people.remove_escrow(secret)
    print("The key of IT is removed, and all cases are under a new key. Backups made before open with the old one.")


def _keychain_on(vault: Vault, secret: str, _secrets: Secrets, args: argparse.Namespace) -> None:
    vault.people.keep_in_keychain(Keychain(args.vault), secret)
    print(f"The keychain of this computer opens the store for {vault.user} from now on.")


def _keychain_off(vault: Vault, _secret: str, _secrets: Secrets, args: argparse.Namespace) -> None:
    vault.people.leave_keychain(Keychain(args.vault))
    print(f"{vault.user} unlocks with the passphrase alone from now on.")


def _print_key(kind: SlotKind) -> _Action:
    def act(vault: Vault, secret: str, _secrets: Secrets, _args: argparse.Namespace) -> None:
        print(vault.people.new_printed_key(kind, secret))

    return act


def _words(roles: Iterable[Role]) -> str:
    return ", ".join(sorted(roles))


_ACTIONS: dict[str, _Action] = {
    "list": _list,
    "add": _add,
    "roles": _roles,
    "reset": _reset,
    "remove": _remove,
    "recovery-key": _print_key(SlotKind.RECOVERY),
    "break-glass-key": _print_key(SlotKind.BREAK_GLASS),
    "new-key": _new_key,
    "it-key": _it_key,
    "it-key-remove": _it_key_remove,
    "keychain-on": _keychain_on,
    "keychain-off": _keychain_off,
}
