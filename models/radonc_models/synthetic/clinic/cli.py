"""The command ``radonc-models synth``: a fake oncology clinic of any size."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from importlib.resources import files
from pathlib import Path
from typing import IO

from radonc_models.disk import whole_file, write_whole
from radonc_models.errors import InputRefused
from radonc_models.extract.rows import as_line, header_lines
from radonc_models.synthetic.clinic.database import write_database
from radonc_models.synthetic.clinic.patients import ClinicPatient, patients
from radonc_models.synthetic.clinic.sinks import gold_lines, json_line, rows_of

__all__ = ["add_arguments", "run"]

_MAPPING = files("radonc_models.extract") / "mappings" / "synthetic_clinic.toml"
_DEFAULT_CASES = 2000
_MOST_CASES = 10_000_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``synth``."""
    parser.add_argument("-o", "--out", type=Path, required=True, help="file to write")
    parser.add_argument("--as", dest="form", choices=("sqlite", "csv", "jsonl"), required=True, help="what to write")
    parser.add_argument("--cases", type=int, default=_DEFAULT_CASES, help="number of patients")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument(
        "--wording",
        choices=("development", "held_out"),
        default="development",
        help="half of the names and wordings; the held-out half is for measuring only",
    )
    parser.add_argument("--mapping", type=Path, help="also write the site mapping with which the database is extracted")
    parser.add_argument("--gold", type=Path, help="also write where identifiers, facts and plans stand, as JSON lines")


def run(args: argparse.Namespace) -> int:
    """Write the clinic and say how many patients, diagnoses and notes it has."""
    if not 1 <= args.cases <= _MOST_CASES:
        raise InputRefused(f"A clinic has 1 to {_MOST_CASES} patients: give such a number as --cases.")
    if args.mapping and args.form != "sqlite":
        raise InputRefused("A site mapping belongs to a database: give --mapping together with --as sqlite.")
    counts: Counter[str] = Counter()
    try:
        with ExitStack() as stack:
            gold = stack.enter_context(whole_file(args.gold)) if args.gold else None
            found = _counted(patients(args.seed, args.cases, args.wording), counts, gold, args)
            if args.form == "sqlite":
                write_database(args.out, args.seed, args.wording, found)
                if args.mapping:
                    write_whole(args.mapping, _MAPPING.read_bytes())
            else:
                _write_rows(stack.enter_context(whole_file(args.out)), args.form, found)
    except OSError as error:
        raise InputRefused(f"The clinic cannot be written ({error.strerror}): choose another place.") from None
    sys.stdout.write(
        f"{counts['patients']} invented patients, {counts['single']} of them with one diagnosis; "
        f"{counts['diagnoses']} diagnoses, {counts['notes']} notes -> {args.out}\n"
    )
    return 0


def _counted(
    found: Iterator[ClinicPatient], counts: Counter[str], gold: IO[bytes] | None, args: argparse.Namespace
) -> Iterator[ClinicPatient]:
    """Pass patients on, count them and write their gold."""
    for patient in found:
        counts["patients"] += 1
        counts["single"] += len(patient.diagnoses) == 1
        counts["diagnoses"] += len(patient.diagnoses)
        counts["notes"] += sum(len(diagnosis.notes) for diagnosis in patient.diagnoses)
        if gold is not None:
            gold.write("".join(gold_lines(patient, args.seed, args.wording)).encode())
        yield patient


def _write_rows(file: IO[bytes], form: str, found: Iterator[ClinicPatient]) -> None:
    if form == "csv":
        file.write(header_lines().encode())
    line = as_line if form == "csv" else json_line
    for patient in found:
        file.write("".join(line(row) for row in rows_of(patient)).encode())
