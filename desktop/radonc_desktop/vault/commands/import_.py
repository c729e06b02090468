"""``radonc-desktop vault import``: cases from files of others, all of them or none."""

from __future__ import annotations

import argparse
from pathlib import Path

from radonc_desktop.vault.commands.login import add_login, unlock
from radonc_desktop.vault.exchange.archive import ENDING
from radonc_desktop.vault.exchange.imports.encoding import ENCODINGS
from radonc_desktop.vault.exchange.imports.importing import ImportPlan
from radonc_desktop.vault.exchange.imports.reading import FORMATS
from radonc_desktop.vault.exchange.imports.wording import totals
from radonc_models.keyed.prompts import Secrets

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add which files, how to read them, and whether to store them."""
    add_login(parser)
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE", help="a table or bundle, or notes, or a folder")
    parser.add_argument("--format", choices=("auto", *FORMATS), default="auto", help="default: by the ending")
    parser.add_argument("--encoding", choices=ENCODINGS, default="auto", help="default: UTF-8, or UTF-16 with its mark")
    parser.add_argument("--leave-out-duplicates", action="store_true", help="import the rest")
    parser.add_argument("--check", action="store_true", help="only list what is wrong; store nothing")


def run(args: argparse.Namespace) -> int:
    """List what was found, then store all cases or, if anything is wrong, none; ``--check`` ends with 1 if it is.

    Raises:
        RadOncError: The files cannot be imported; nothing was stored.

    """
    secrets = Secrets(args.passphrase_fd)
    with unlock(args, secrets) as vault:
        sealed = args.format == "archive" or any(path.name.endswith(ENDING) for path in args.files)
        phrase = secrets.ask("Passphrase of the archive") if sealed else None
        plan = vault.exchange.read_import(args.files, args.format, args.encoding, phrase)
        _print(plan)
        if args.check:
            return 1 if plan.errors or (plan.repeated and not args.leave_out_duplicates) else 0
        done = vault.exchange.run_import(plan, leave_out_duplicates=args.leave_out_duplicates)
    left_out = f"; {done.left_out:,} duplicates were left out" if done.left_out else ""
    print(f"{len(done.case_ids):,} cases imported{left_out}.")
    return 0


def _print(plan: ImportPlan) -> None:
    for problem in plan.problems:
        place = f"row {problem.row}" if problem.row else "file"
        column = f", {problem.column}" if problem.column else ""
        print(f"{problem.kind} ({place}{column}): {problem.sentence}")
    print(totals(plan))
