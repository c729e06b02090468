"""The command ``radonc-models parse-rx``: what a prescription says, in Gy and fractions, without any model."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from typing import Any

from radonc_models.clinical.arithmetic import LATE, TUMOUR, bed, eqd2
from radonc_models.clinical.fhir_course import course_prescription
from radonc_models.clinical.prescription import DoseFact, Reading, read_prescription
from radonc_models.clinical.reference_regimens import as_markdown
from radonc_models.clinical.regimen import render_regimen
from radonc_models.clinical.regimen_reading import read_regimen, structure
from radonc_models.clinical.target_names import target_names
from radonc_models.errors import InputRefused
from radonc_models.questions.texts import read_text

__all__ = ["add_arguments", "describe_prescription", "run"]

READ, DOUBTFUL = 0, 3


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command to ``parser``."""
    parser.description = "Read a prescription: dose levels in Gy with fractions, and what could not be read."
    parser.epilog = (
        "Exit codes: 0 read; 3 no dose, or a place that could not be read with certainty; 2 there is nothing to read. "
        "Words on a command line can be seen by other users of the computer: give patient data through standard input."
    )
    parser.add_argument(
        "text", metavar="TEXT", nargs="?", default="", help="the prescription; - for standard input, one on each line"
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--regimens", action="store_true", help="print the table of referenced regimens as Markdown")
    form.add_argument("--json", action="store_true", help="write JSON, one object for each prescription")
    form.add_argument(
        "--fhir", action="store_true", help="write a FHIR prescription (CodeX RT) for each, without a patient"
    )


def run(args: argparse.Namespace) -> int:
    """Read one prescription, or each line of standard input, and return the exit code.

    Raises:
        RadOncError: There is no prescription to read; the message is for the user.

    """
    if args.regimens:
        sys.stdout.write(as_markdown())
        return READ
    texts = read_text(None, "prescription").splitlines() if args.text == "-" else [args.text]
    if not any(text.strip() for text in texts):
        raise InputRefused("There is no prescription: write it behind the command, or one on each line of the input.")
    found = [{"line": line, **describe_prescription(text)} for line, text in enumerate(texts, 1) if text.strip()]
    if args.fhir:
        for text in filter(str.strip, texts):
            sys.stdout.write(json.dumps(course_prescription(read_regimen(text)), ensure_ascii=False) + "\n")
        return _verdict(found)
    for one in found:
        sys.stdout.write((json.dumps(one, ensure_ascii=False) if args.json else _as_words(one)) + "\n")
    return _verdict(found)


def _verdict(found: list[dict[str, Any]]) -> int:
    return READ if all(one["levels"] and not one["unreadable"] for one in found) else DOUBTFUL


def describe_prescription(text: str) -> dict[str, Any]:
    """Return everything that is read in ``text`` as plain data: levels, unreadable places, regimen, sentence."""
    reading = read_prescription(text)
    regimen = structure(text, reading)
    return {
        "levels": [_level(dose) for dose in reading.doses],
        "unreadable": _unreadable(text, reading),
        "regimen": asdict(regimen),
        "sentence": render_regimen(regimen) if regimen.phases else "",
        "target_names": [str(name) for name in target_names(regimen)],
    }


def _level(dose: DoseFact) -> dict[str, Any]:
    each = dose.dose_gy / dose.fractions if dose.fractions else None
    return {
        "dose_gy": dose.dose_gy,
        "fractions": dose.fractions,
        "dose_per_fraction_gy": round(each, 4) if each else dose.per_fraction_gy,
        "fractions_per_day": dose.per_day or 1,
        "boost": dose.boost,
        "cumulative": dose.cumulative,
        "start": dose.span[0],
        "end": dose.span[1],
        "equivalent": _equivalent(dose),
    }


def _equivalent(dose: DoseFact) -> list[dict[str, Any]]:
    if not dose.fractions:
        return []
    return [
        {
            "alpha_beta_gy": ratio.gy,
            "bed_gy": round(bed(dose.dose_gy, dose.fractions, ratio.gy), 2),
            "eqd2_gy": round(eqd2(dose.dose_gy, dose.fractions, ratio.gy), 2),
        }
        for ratio in (TUMOUR, LATE)
    ]


def _unreadable(text: str, reading: Reading) -> list[dict[str, Any]]:
    return [
        {"words": text[slice(*one.span)], "reason": one.reason, "start": one.span[0], "end": one.span[1]}
        for one in reading.unreadable
    ]


def _as_words(found: dict[str, Any]) -> str:
    lines = [_level_in_words(level) for level in found["levels"]]
    lines += [f"not read: '{place['words'].strip()}': {place['reason']}" for place in found["unreadable"]]
    if found["sentence"]:
        lines.append(found["sentence"])
    return "\n".join(lines or ["no dose"])


def _level_in_words(level: dict[str, Any]) -> str:
    often = {1: "", 2: " twice daily", 3: " three times daily"}[level["fractions_per_day"]]
    count = f" in {level['fractions']} fraction{'s' if level['fractions'] > 1 else ''}" if level["fractions"] else ""
    each = f", {level['dose_per_fraction_gy']:g} Gy each" if level["dose_per_fraction_gy"] else ""
    marks = "".join(f", {mark}" for mark in ("boost", "cumulative") if level[mark])
    equal = "; ".join(
        f"BED {one['bed_gy']:g} and EQD2 {one['eqd2_gy']:g} Gy (alpha/beta {one['alpha_beta_gy']:g})"
        for one in level["equivalent"]
    )
    return f"{level['dose_gy']:g} Gy{count}{often}{each}{marks}{': ' if equal else ''}{equal}"
