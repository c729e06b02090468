"""The command ``radonc-models icd``: codes for the words of a diagnosis, or what a code means."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from radonc_models.clinical.icd10.agreement import near
from radonc_models.clinical.icd10.diagnosis import covered, parse_diagnosis
from radonc_models.clinical.icd10.other_systems import find_foreign, oncology_hint
from radonc_models.clinical.icd10.ranking import rank
from radonc_models.clinical.icd10.table import children, edition, lookup, ninth_name, parent, release, retired, siblings
from radonc_models.errors import InputRefused

__all__ = ["add_arguments", "run"]

FOUND, NOTHING = 0, 3
_MOST_LISTED = 12


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command to ``parser``."""
    parser.description = "Find ICD-10-CM codes for the words of a diagnosis, or tell what a code means; no model asked."
    parser.epilog = (
        "With - every line of standard input is a question, plain or a JSON object with query and, if any, id, and "
        "each answer is one JSON object a line. Exit codes: 0 found; 3 nothing fits, or the code does not exist; 2 the "
        "input cannot be read, with a sentence."
    )
    parser.add_argument("query", metavar="QUERY", help="words of a diagnosis, or a code; - reads standard input")
    parser.add_argument("-n", type=_count, default=3, help="codes to show (default: 3)")
    parser.add_argument("--json", action="store_true", help="write JSON")


def run(args: argparse.Namespace) -> int:
    """Answer one question, or each line of standard input, and return the exit code.

    Raises:
        InputRefused: The input cannot be read; the message is for the user.

    """
    if args.query == "-":
        return _answer_lines(args.n)
    answer = look_up(args.query, args.n)
    sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n" if args.json else as_text(answer))
    return FOUND if answer["found"] else NOTHING


def look_up(query: str, n: int) -> dict[str, Any]:
    """Return what is known about ``query``: a code, or the ``n`` codes that fit its words best."""
    words = query.strip()
    if covered(words) or (ninth_name(words) and not words.isalpha()):
        return _about_code(words)
    description, spelled = parse_diagnosis(query)
    ranked = rank(description, n)
    return {
        "query": query,
        "release": release(),
        "found": bool(ranked),
        "codes": [asdict(one.match) | {"reasons": list(one.reasons)} for one in ranked],
        "spelled": spelled,
        "other_systems": [_foreign(one) for one in find_foreign(query)],
    }


def as_text(answer: Mapping[str, Any]) -> str:
    """Return an answer as lines to read."""
    lines = []
    for one in answer.get("codes", ()):
        lines.append(f"{one['code']:9} {one['description']}  (likeness {one['score']:.2f})")
        lines += [f"{'':9} - {reason}" for reason in one["reasons"]]
    code = answer.get("code")
    if code:
        complete = "complete" if code["billable"] else "a category, not complete"
        lines.append(f"{code['code']:9} {code['description']}  ({complete})")
        lines += [f"{'':9} = {term}" for term in code["terms"]]
        for name in ("parent", "subdivisions", "siblings", "oncology"):
            lines += [f"{'':9} {name}: {value}" for value in answer[name]]
    lines += [f"{'':9} {sentence}" for sentence in answer.get("notes", ())]
    lines += [
        f"{one['code']:9} {one['system']}: {one['meaning']}{one['hint']}" for one in answer.get("other_systems", ())
    ]
    return "\n".join(lines or ["Nothing fits: write it in other words."]) + "\n"


def _about_code(words: str) -> dict[str, Any]:
    row, gone = lookup(words), retired(words)
    notes = []
    if gone is not None:
        after = f"{gone.fate} after the release of {gone.last_seen}"
        notes.append(f"{gone.code} was {after}{': ' if gone.description else ''}{gone.description}.")
    foreign = find_foreign(words) or find_foreign(f"ICD-9: {words}")
    if row is None and gone is None and not foreign:
        notes.append(f"{words.upper()} is no ICD-10-CM code ({edition()}).{near(words)}")
    above = parent(words)
    hint = oncology_hint(words)
    return {
        "query": words,
        "release": release(),
        "found": row is not None,
        "code": asdict(row) if row else None,
        "parent": [f"{above.code} {above.description}"] if above else [],
        "subdivisions": [f"{one.code} {one.description}" for one in children(words)[:_MOST_LISTED]],
        "siblings": [f"{one.code} {one.description}" for one in siblings(words)[:_MOST_LISTED]],
        "oncology": [f"ICD-O-3 {hint.topography}, behaviour /{hint.behaviour}"] if hint and hint.topography else [],
        "notes": notes,
        "other_systems": [_foreign(one) for one in foreign] if row is None else [],
    }


def _foreign(one: Any) -> dict[str, Any]:
    hint = f"; by these words ICD-10-CM has {one.match.code}, {one.match.description}" if one.match else ""
    return {"system": one.system, "code": one.code, "meaning": one.meaning, "hint": hint}


def _answer_lines(n: int) -> int:
    worst = FOUND
    for number, line in enumerate(sys.stdin, start=1):
        if not line.strip():
            continue
        query, known = _read_line(line, number)
        answer = look_up(query, n)
        sys.stdout.write(json.dumps({**known, **answer}, ensure_ascii=False) + "\n")
        worst = worst if answer["found"] else NOTHING
    return worst


def _read_line(line: str, number: int) -> tuple[str, Mapping[str, str]]:
    if not line.lstrip().startswith("{"):
        return line.strip(), {}
    try:
        given = json.loads(line)
    except ValueError:
        raise InputRefused(f"Line {number} is not JSON: write one object a line, or plain words.") from None
    if not isinstance(given.get("query"), str):
        raise InputRefused(f"Line {number} lacks the text query.")
    return given["query"], {"id": given["id"]} if isinstance(given.get("id"), str) else {}


def _count(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return value
