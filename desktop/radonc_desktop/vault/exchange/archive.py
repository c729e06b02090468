"""The encrypted archive: chosen cases with their history in one file under a passphrase of its own.

Inside are JSON lines: one that describes the archive, then one for each case. A signed answer keeps its text, its
signer and its hash; it is a document of where it came from, and does not become a signed answer where it is imported.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from radonc_desktop.vault.cases import Cases
from radonc_desktop.vault.exchange.case_report import AnswerReport, CaseReport
from radonc_desktop.vault.exchange.errors import ArchiveDamaged
from radonc_models.keyed.canonical import canonical

__all__ = ["ENDING", "archive_lines", "case_lines"]

ENDING = ".radonc-archive"
"""How the name of an archive ends."""

_FORMAT = "radonc-archive-1"


def archive_lines(reports: Sequence[CaseReport], cases: Cases) -> bytes:
    """Return the content of an archive before it is encrypted."""
    head = {"cases": len(reports), "exported": reports[0].exported, "format": _FORMAT}
    return b"\n".join([canonical(head), *(canonical(_case(report, cases)) for report in reports)])


def _case(report: CaseReport, cases: Cases) -> dict[str, Any]:
    case = report.case
    answers = [_answer(answer) for answer in report.answers]
    versions = [
        {"details": one.details, "saved": one.saved, "saved_by": one.saved_by, "version": one.version}
        for one in cases.versions(case.id)
    ]
    return {
        "answers": answers,
        "created": case.created,
        "details": case.details,
        "number": case.number,
        "physician_plan": case.physician_plan,
        "site": case.site,
        "title": case.title,
        "updated": case.updated,
        "versions": versions,
    }


def _answer(answer: AnswerReport) -> dict[str, Any]:
    made = asdict(answer)
    del made["title"]
    return made


def case_lines(content: bytes) -> str:
    """Return the lines of the cases in an opened archive, as the reader of JSON lines takes them.

    Raises:
        ArchiveDamaged: The passphrase opened it, but it is no archive of this form.

    """
    first, _, rest = content.partition(b"\n")
    try:
        head = json.loads(first)
        lines = rest.decode("utf-8")
        sound = head["format"] == _FORMAT and head["cases"] == len(lines.split("\n"))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise ArchiveDamaged from error
    if not sound:
        raise ArchiveDamaged
    return lines
