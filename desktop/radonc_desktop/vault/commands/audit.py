"""``radonc-desktop vault audit``: print the audit trail, export it as FHIR AuditEvents, clear what is too old."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from radonc_desktop.vault.commands.login import add_login, unlock
from radonc_models.keyed.prompts import Secrets

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add who asks and what is to be done."""
    add_login(parser)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--limit", type=int, default=200, metavar="N", help="print the newest N entries (default 200)")
    what.add_argument("--fhir", type=Path, metavar="FILE", help="write all entries as a FHIR R4 Bundle of AuditEvents")
    what.add_argument("--purge", action="store_true", help="remove entries older than six years that wrote no record")


def run(args: argparse.Namespace) -> int:
    """Do what was asked.

    Raises:
        RadOncError: The user may not read the trail, the file exists, or the disk is full.

    """
    with unlock(args, Secrets(args.passphrase_fd)) as vault:
        if args.fhir is not None:
            number = vault.trail.export(args.fhir)
            sys.stdout.write(f"{number} entries written to {args.fhir}.\n")
        elif args.purge:
            sys.stdout.write(f"{vault.trail.purge()} entries were older than six years and are removed.\n")
        else:
            for entry in vault.trail.entries(args.limit):
                case = "" if entry.case_id is None else f"{entry.case_id:04d}"
                sys.stdout.write(
                    f"{entry.seq:>7} {entry.time} {entry.user:<20} {entry.event:<24} {case:<5} {entry.detail}\n"
                )
    return 0
