"""The command ``radonc-desktop vault``: what can be done to a case store without the window.

Each command is one module with two functions: ``add_arguments(parser)``, and ``run(args)`` that returns the exit code.
``args.vault`` is the folder of the store; who unlocks it and with what is in ``login``.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from radonc_desktop.paths import default_folders
from radonc_models.errors import RadOncError

__all__ = ["COMMANDS", "exit_code", "main"]

COMMANDS = {
    "backup": ("radonc_desktop.vault.commands.backup", "write a verified, encrypted backup"),
    "restore": ("radonc_desktop.vault.commands.restore", "make a backup the case store again"),
    "export": ("radonc_desktop.vault.commands.export", "export cases"),
    "import": ("radonc_desktop.vault.commands.import_", "import cases from a table, notes or a FHIR bundle"),
    "passwd": ("radonc_desktop.vault.commands.passwd", "change your passphrase"),
    "users": ("radonc_desktop.vault.commands.users", "list, add and remove users; change roles and keys"),
    "verify": ("radonc_desktop.vault.commands.verify", "check the whole store; names the first entry that differs"),
    "audit": ("radonc_desktop.vault.commands.audit", "print, export or clear the audit trail"),
    "verify-file": ("radonc_desktop.vault.commands.verify_file", "check an exported signed answer; needs no store"),
}
"""Name of a command -> its module and its purpose in a few words."""


def main(arguments: Sequence[str]) -> int:
    """Run one command; 0 when it did what was asked, 2 after a problem that one sentence on stderr explains.

    A command may end with 1 where it answers a question with no (``verify``).
    """

    def act() -> int:
        args = _parser(arguments).parse_args(arguments)
        code: int = import_module(COMMANDS[args.command][0]).run(args)
        return code

    return exit_code(act, "Stopped: what was finished is kept.")


def exit_code(act: Callable[[], int], stopped: str) -> int:
    """Return what ``act`` does, or 2 after a problem and 130 after Ctrl-C, with one sentence on stderr."""
    try:
        return act()
    except RadOncError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except KeyboardInterrupt:
        sys.stderr.write(f"{stopped}\n")
        return 130


def _parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="radonc-desktop vault", description="Work on the encrypted case store.")
    vault = default_folders().vault
    choices = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, (module, purpose) in COMMANDS.items():
        chosen = choices.add_parser(name, help=purpose, description=f"{purpose[:1].upper()}{purpose[1:]}.")
        chosen.add_argument("--vault", type=Path, metavar="DIR", default=vault, help="folder of the case store")
        if arguments[:1] == [name]:
            import_module(module).add_arguments(chosen)
    return parser
