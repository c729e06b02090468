"""``radonc-desktop vault export``: chosen cases as an encrypted archive, or one by one in the open, audited."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from radonc_desktop.vault.commands.login import add_login, unlock
from radonc_desktop.vault.exchange.archive import ENDING
from radonc_desktop.vault.exchange.errors import ExportRefused
from radonc_desktop.vault.exchange.exporting import Render
from radonc_desktop.vault.store import Vault
from radonc_models.errors import RadOncError
from radonc_models.keyed.prompts import Secrets
from radonc_models.tasks import Task

__all__ = ["add_arguments", "run"]

_KINDS = ("archive", "pdf", "text", "fhir", "csv", "signed", "study")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add which cases, as what, and where to."""
    add_login(parser)
    parser.add_argument("file", type=Path, metavar="FILE", help="the new file; nothing is overwritten")
    parser.add_argument("--as", dest="kind", choices=_KINDS, default="archive", help="what to write; default: archive")
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--case", type=int, action="append", metavar="NUMBER", help="a case; may be given again")
    which.add_argument("--all", action="store_true", help=f"all cases, for an archive ({ENDING})")
    parser.add_argument("--task", choices=[task.value for task in Task], help="the signed answer, with --as signed")
    parser.add_argument(
        "--unencrypted", action="store_true", help="confirm that the file will hold patient data in the open"
    )


def run(args: argparse.Namespace) -> int:
    """Export and tell where the file is.

    Raises:
        RadOncError: It may not be, was not confirmed, or could not be written; then there is no file.

    """
    if args.all and args.kind != "archive":
        raise RadOncError("Only an encrypted archive can hold all cases: name the cases with --case.")
    if args.kind in {"pdf", "text", "fhir", "signed"} and len(args.case) != 1:
        raise RadOncError(f"A file of the kind {args.kind} holds one case: give --case once.")
    secrets = Secrets(args.passphrase_fd)
    with unlock(args, secrets) as vault:
        case_ids = vault.exchange.all_cases() if args.all else args.case
        _export(vault, args, case_ids, secrets)
    print(f"{len(case_ids):,} {'case' if len(case_ids) == 1 else 'cases'} exported to {args.file}.")
    return 0


def _export(vault: Vault, args: argparse.Namespace, case_ids: Sequence[int], secrets: Secrets) -> None:
    exchange = vault.exchange
    if args.kind == "archive":
        exchange.export_archive(case_ids, args.file, secrets.ask_new("Passphrase of the archive"))
    elif args.kind == "csv":
        exchange.export_table(case_ids, args.file, confirmed=args.unencrypted)
    elif args.kind == "signed":
        if args.task is None:
            raise RadOncError("A signed file holds one answer: say which with --task.")
        exchange.export_signed(case_ids[0], args.task, args.file, confirmed=args.unencrypted)
    elif args.kind == "study":
        raise ExportRefused("A person reads every case of a study export: open the window and choose Export there.")
    else:
        render = _pdf() if args.kind == "pdf" else None
        exchange.export_case(case_ids[0], args.file, args.kind, confirmed=args.unencrypted, render=render)


def _pdf() -> Render:
    """Return what draws a PDF; Qt is loaded for it alone, and needs no display."""
    from radonc_desktop.windows.case_pdf import pdf_without_window

    return pdf_without_window
