"""Who opens a workspace, and how a command says what it is doing."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from radonc_models.curate.workspace import Workspace
    from radonc_models.extract.rows import RowProblem
    from radonc_models.keyed.prompts import Secrets

__all__ = ["add_login", "opened", "progress", "say", "secrets_of", "tell_problems"]

_SHOWN = 20
_LONGEST_PROGRESS = 40


def add_login(parser: argparse.ArgumentParser) -> None:
    """Add the workspace and who opens it."""
    parser.add_argument("workspace", type=Path, metavar="WORKSPACE", help="folder of the encrypted workspace")
    parser.add_argument("--user", required=True, metavar="NAME", help="name of the reader who opens it")
    parser.add_argument(
        "--passphrase-fd",
        type=int,
        metavar="N",
        help="read passphrases from the open descriptor N, one line each; by default they are asked for",
    )


def secrets_of(args: argparse.Namespace) -> Secrets:
    """Return what asks for the passphrases of a command."""
    from radonc_models.keyed.prompts import Secrets

    return Secrets(args.passphrase_fd)


def opened(args: argparse.Namespace) -> Workspace:
    """Ask for the passphrase and open the workspace."""
    from radonc_models.curate.workspace import open_workspace

    return open_workspace(args.workspace, args.user, secrets_of(args).ask(f"Passphrase of {args.user}"))


def say(text: str) -> None:
    """Write a line for the user, in the place of a growing number where there is one."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{' ' * _LONGEST_PROGRESS}\r")
        sys.stderr.flush()
    sys.stdout.write(f"{text}\n")


def progress(what: str) -> Callable[[int], None]:
    """Return what shows a growing number on a terminal, and nothing elsewhere."""
    if not sys.stderr.isatty():
        return lambda _count: None
    return lambda count: print(f"\r{what}: {count:,}", end="", file=sys.stderr, flush=True)


def tell_problems(problems: Sequence[RowProblem], file: Path | None) -> None:
    """Write what could not be used to ``file`` as a table, or the first of it to standard error."""
    if file is not None:
        from radonc_models.cells import table
        from radonc_models.disk import write_whole

        rows = [(str(one.row), one.column, one.sentence) for one in problems]
        write_whole(file, table(("row", "column", "problem"), rows))
        return
    for one in problems[:_SHOWN]:
        sys.stderr.write(f"{one.sentence}\n")
    if len(problems) > _SHOWN:
        sys.stderr.write(f"... and {len(problems) - _SHOWN:,} more: --problems FILE lists all of them.\n")
