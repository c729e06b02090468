"""What became of each case, without a word of it: the part of a report that a later report is compared with.

Answers are compared case by case, so a report keeps, in the order of its cases, a sign for every yes-or-no fact and a
number for every score; a hash tells whether two reports are about the same cases.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from radonc_models.evaluate.scores import Given, hits, read_modality, rouge
from radonc_models.records import Case, answer
from radonc_models.tasks import MODALITY_LABELS, Task

__all__ = ["cases_sha256", "numbers", "outcomes", "signs", "sites_of"]

_SIGNS = {True: "1", False: "0", None: "-"}
_VALUES = {sign: value for value, sign in _SIGNS.items()}


def cases_sha256(cases: Sequence[Case]) -> str:
    """Return the hash of texts and reference answers of ``cases`` in their order."""
    digest = hashlib.sha256()
    for case in cases:
        digest.update(case.model_dump_json().encode() + b"\n")
    return digest.hexdigest()


def outcomes(cases: Sequence[Case], answers: Mapping[Task, Sequence[Given]]) -> dict[str, Any]:
    """Return what became of ``cases``.

    Args:
        cases: The measured cases.
        answers: The tuned model's answers of each task, in the order of ``cases``.

    Returns:
        ``cases_sha256``; ``sites`` (names) and ``site`` (number of each case); by task, ``hits`` (metric to one sign
        a case: 1 yes, 0 no, - does not apply) and ``rougeL`` (numbers), and for the modality the numbers of the
        right (``truth``) and the named label (``named``, -1 for none).

    """
    sites = sorted({case.site for case in cases})
    found: dict[str, Any] = {
        "cases_sha256": cases_sha256(cases),
        "sites": sites,
        "site": _words(sites.index(case.site) for case in cases),
    }
    for task, given in answers.items():
        rows = hits(task, cases, given)
        found[task.value] = {
            "hits": {name: "".join(_SIGNS[hit] for hit in row) for name, row in rows.items()},
            "rougeL": _words(
                f"{rouge(answer(task, case), one.text)[2]:.4f}" for case, one in zip(cases, given, strict=True)
            ),
        }
        if task is Task.MODALITY:
            found[task.value]["truth"] = _words(MODALITY_LABELS.index(case.modality) for case in cases)
            found[task.value]["named"] = _words(_number(read_modality(one.text)) for one in given)
    return found


def signs(row: str) -> list[bool | None]:
    """Return the values of one row of ``hits``."""
    return [_VALUES[sign] for sign in row]


def numbers(row: str) -> list[float]:
    """Return the values of a row of numbers."""
    return [float(word) for word in row.split()]


def sites_of(found: Mapping[str, Any]) -> list[str]:
    """Return the site of each case."""
    return [found["sites"][int(word)] for word in found["site"].split()]


def _number(label: str) -> int:
    return MODALITY_LABELS.index(label) if label in MODALITY_LABELS else -1


def _words(values: Any) -> str:
    return " ".join(map(str, values))
