"""The command ``radonc-models check``: what the clinical checks say about an answer, without any model."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, TextIO

from radonc_models.clinical.catalogue import as_markdown
from radonc_models.clinical.checks import check
from radonc_models.clinical.findings import LEVELS, Finding
from radonc_models.errors import InputRefused, RadOncError
from radonc_models.questions.texts import read_text
from radonc_models.tasks import Task, parse_task

__all__ = ["add_arguments", "run"]

CLEAN, FLAGGED = 0, 3


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command to ``parser``."""
    parser.description = "Check an answer against the details of its case; no model is needed."
    parser.epilog = (
        "A file named - is standard input. Exit codes: 0 nothing to look at; 3 at least one caution or stop; "
        "2 the input cannot be checked, with a sentence."
    )
    parser.add_argument("--task", help="regimen, modality or diagnosis")
    parser.add_argument("--details", metavar="FILE", help="the patient details")
    parser.add_argument("--answer", metavar="FILE", help="the answer")
    parser.add_argument(
        "--batch",
        metavar="FILE",
        help="JSON lines instead, each an object with task, details, answer and, if any, id and others (task: answer)",
    )
    parser.add_argument("--json", action="store_true", help="write JSON, one object for each answer")
    parser.add_argument("--catalogue", action="store_true", help="print every kind of finding as Markdown")


def run(args: argparse.Namespace) -> int:
    """Check one answer, or each of a batch, and return the exit code.

    Raises:
        RadOncError: An input cannot be read or an argument is missing; the message is for the user.

    """
    if args.catalogue:
        sys.stdout.write(as_markdown())
        return CLEAN
    if args.batch:
        return _check_lines(read_text(_path(args.batch), "batch").splitlines(), sys.stdout)
    if not (args.task and args.details and args.answer):
        raise InputRefused("Name --task, --details and --answer, or give a --batch.")
    if args.details == args.answer == "-":
        raise InputRefused("Only one of --details and --answer can be standard input: give the other as a file.")
    task = parse_task(args.task)
    details = read_text(_path(args.details), "patient details")
    findings = check(task, read_text(_path(args.answer), "answer").strip(), details)
    if args.json:
        sys.stdout.write(_line(task, findings))
    else:
        sys.stdout.writelines(f"[{one.level}] {one.sentence} ({one.code})\n" for one in _by_level(findings))
    return _exit_code(findings)


def _check_lines(lines: Iterable[str], out: TextIO) -> int:
    """Check each line and write its findings, or what is wrong with it, as one JSON object; return the exit code."""
    worst = CLEAN
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            task, details, text, others, given = _read_line(line, number)
            findings = check(task, text, details, others=others)
            out.write(_line(task, findings, **given))
            worst = max(worst, _exit_code(findings))
        except RadOncError as error:
            out.write(json.dumps({"line": number, "error": str(error)}) + "\n")
            worst = FLAGGED
    return worst


def _read_line(line: str, number: int) -> tuple[Task, str, str, Mapping[Task, str], Mapping[str, str]]:
    try:
        given = json.loads(line)
    except ValueError:
        raise InputRefused(f"Line {number} is not JSON: write one object a line.") from None
    wanted = ("task", "details", "answer")
    if not isinstance(given, dict) or not all(isinstance(given.get(name), str) for name in wanted):
        raise InputRefused(f"Line {number} lacks one of the texts task, details and answer.")
    others = given.get("others", {})
    if not isinstance(others, dict) or not all(isinstance(text, str) for text in others.values()):
        raise InputRefused(f"Line {number} has others that are no texts: write an object of task and answer.")
    known = {"id": given["id"]} if isinstance(given.get("id"), str) else {}
    suggested = {parse_task(name): text for name, text in others.items()}
    return parse_task(given["task"]), given["details"], given["answer"].strip(), suggested, known


def _line(task: Task, findings: list[Finding], **given: str) -> str:
    told: dict[str, Any] = {
        **given,
        "task": task.value,
        "level": next((level for level in LEVELS if any(one.level == level for one in findings)), None),
        "findings": [asdict(one) for one in findings],
    }
    return json.dumps(told, ensure_ascii=False) + "\n"


def _by_level(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda one: LEVELS.index(one.level))


def _exit_code(findings: Iterable[Finding]) -> int:
    return FLAGGED if any(one.level != "info" for one in findings) else CLEAN


def _path(name: str) -> Path | None:
    return None if name == "-" else Path(name)
