"""The command ``radonc-models extract``."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from datetime import date
from pathlib import Path

from radonc_models.disk import write_whole
from radonc_models.errors import InputRefused
from radonc_models.extract.mapping import read_mapping

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``extract``."""
    parser.add_argument(
        "--url", required=True, help="database: postgresql://USER@HOST/NAME, mssql://..., sqlite:///FILE"
    )
    parser.add_argument(
        "--mapping", type=Path, required=True, help="TOML file with the table and column names of the site"
    )
    parser.add_argument("-o", "--out", type=Path, required=True, help="CSV file to write")
    parser.add_argument("--since", metavar="DATE", help="only diagnoses changed on this day or later, as 2026-01-31")
    parser.add_argument("--password-file", type=Path, help="file with the password; else RADONC_DATABASE_PASSWORD")
    parser.add_argument("--fresh", action="store_true", help="discard what an earlier run that ended early has kept")
    parser.add_argument("--report", type=Path, help="also write steps, counts and hashes as JSON")


def run(args: argparse.Namespace) -> int:
    """Extract the rows and print the funnel; the last line says that the file identifies patients."""
    try:
        from radonc_models.extract.database import read_password, safe_url
        from radonc_models.extract.run import Extraction, extract, left_out_of
        from radonc_models.extract.steps import STEPS
    except ModuleNotFoundError:
        raise InputRefused(
            "Reading databases needs SQLAlchemy: install it with pip install 'radonc-gpt[extract]'."
        ) from None
    question = Extraction(
        url=safe_url(args.url),
        mapping=read_mapping(args.mapping),
        out=args.out,
        since=_day(args.since),
        password=read_password(args.password_file),
        fresh=args.fresh,
    )
    extracted = extract(question, _say)
    funnel = extracted.funnel
    sys.stdout.write(funnel.table() + "\n")
    if funnel.cleaned:
        sys.stdout.write(f"{funnel.cleaned:,} rows had NUL bytes, which were dropped\n")
    if args.report is not None:
        report = {
            "file": args.out.name,
            "file_sha256": extracted.sha256,
            "mapping_sha256": question.mapping.sha256,
            "since": args.since,
            "steps": STEPS,
            "counts": asdict(funnel),
        }
        _write_report(args.report, report)
    if funnel.left_out:
        sys.stdout.write(f"what was left out, and why: {left_out_of(args.out)}\n")
    sys.stdout.write(f"{args.out} IDENTIFIES PATIENTS: it is not de-identified; only you can read it\n")
    return 0


def _say(sentence: str) -> None:
    sys.stderr.write(f"radonc-models: {sentence}\n")


def _day(text: str | None) -> date | None:
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        raise InputRefused("The day of --since cannot be read: write it as 2026-01-31.") from None


def _write_report(path: Path, report: dict[str, object]) -> None:
    try:
        write_whole(path, (json.dumps(report, indent=2) + "\n").encode())
    except OSError as error:
        raise InputRefused(
            f"The report {path.name} cannot be written ({error.strerror}): choose another place."
        ) from None
