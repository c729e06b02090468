"""One case of a workspace: its note, what was decided about it, and by whom."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from radonc_models.clinical import icd10
from radonc_models.curate.errors import CurationRefused
from radonc_models.curate.leaks import find_leaks
from radonc_models.curate.sections import history_of, plan_of
from radonc_models.curate.sites import is_icd10_cm
from radonc_models.curate.states import THRESHOLD, Flag, Pool, State, Verdict
from radonc_models.curate.workspace import Workspace

__all__ = [
    "COLUMNS",
    "SELECT",
    "CuratedCase",
    "Place",
    "assessed",
    "case_from_row",
    "decided",
    "load",
    "save",
    "save_values",
]

_DECIDED = (
    "state", "start", "stop", "resume", "split_confidence", "label", "label_confidence", "dose_gy", "fractions", "side",
    "identifiers", "flags", "verdict", "code", "code_system", "site", "provenance",
)  # fmt: skip
COLUMNS = "uid, pool, twin, text, row, " + ", ".join(_DECIDED)
"""Columns behind the id from which ``case_from_row`` makes a case."""

SELECT = f"SELECT id, {COLUMNS} FROM cases JOIN notes ON case_id = id"  # noqa: S608 - fixed names
"""Query whose rows ``case_from_row`` takes."""

_SAVE = f"UPDATE cases SET {', '.join(f'{name} = ?' for name in _DECIDED)} WHERE id = ?"  # noqa: S608 - fixed names
_SECTION_MARK = "###"
MOST_GY = 500
"""A total dose of this or more is a slip of the pen or of a rule."""


@dataclass(frozen=True, slots=True)
class Place:
    """Characters of a note that are taken out; ``kind`` is a Safe Harbor class or ``answer``."""

    start: int
    end: int
    kind: str
    rule: str


@dataclass(frozen=True, slots=True)
class CuratedCase:
    """One case as it stands.

    Attributes:
        id: Number in the workspace.
        uid: Random name without meaning, under which it is frozen.
        pool: The set that it belongs to.
        twin: First case of its group of near duplicates, None where there is none.
        note: The whole note.
        source: What the database says of it besides: patient, physicians, facility, description, ...
        state: How far it has come.
        start: First character of the plan in the note.
        stop: Character behind the plan.
        resume: Where the history goes on behind the plan.
        split_confidence: Of the rule that split it; 1 after a person did.
        label: Modality, or ``none``.
        label_confidence: Of the rule that suggested it; 1 after a person did.
        dose_gy: Main dose of the plan in Gy, None where none was read.
        fractions: Its number of fractions, None where none was read.
        side: Side of the target.
        identifiers: What is taken out of the note, in order.
        flags: Why a person should look.
        verdict: What the readers have said.
        code: Diagnosis code.
        code_system: ``ICD-10-CM`` or another.
        site: Disease site.
        provenance: Where each field comes from: ``database``, ``rule:NAME`` or ``reader:NAME``.

    """

    id: int
    uid: str
    pool: Pool
    twin: int | None
    note: str
    source: Mapping[str, Any]
    state: State
    start: int
    stop: int
    resume: int
    split_confidence: float
    label: str
    label_confidence: float
    dose_gy: float | None
    fractions: int | None
    side: str
    identifiers: tuple[Place, ...]
    flags: tuple[Flag, ...]
    verdict: Verdict
    code: str
    code_system: str
    site: str
    provenance: Mapping[str, str]

    @property
    def plan(self) -> str:
        """The plan as it stands in the note."""
        return plan_of(self.note, self.start, self.stop)

    @property
    def history(self) -> str:
        """The history as it stands in the note."""
        return history_of(self.note, self.start, self.resume)

    @property
    def clean_plan(self) -> str:
        """The plan without what is taken out."""
        return self._clean(self.start, self.stop)

    @property
    def clean_history(self) -> str:
        """The history without what is taken out."""
        parts = (self._clean(0, self.start), self._clean(self.resume, len(self.note)))
        return "\n\n".join(part for part in parts if part)

    @property
    def facility(self) -> str:
        """Where the note was written."""
        return str(self.source.get("facility", ""))

    def _clean(self, begin: int, end: int) -> str:
        parts, last = list[str](), begin
        for one in self.identifiers:
            start, stop = max(one.start, begin), min(one.end, end)
            if start < stop:
                parts += [self.note[last:start], f"[{one.kind.upper()}]"]
                last = stop
        return "".join([*parts, self.note[last:end]]).strip()

    def by(self, source: str, *fields: str) -> Mapping[str, str]:
        """Return the provenance with ``source`` for ``fields``."""
        return {**self.provenance, **dict.fromkeys(fields, source)}


def case_from_row(row: tuple[Any, ...]) -> CuratedCase:
    """Return the case of a row of ``id`` and ``COLUMNS``."""
    case_id, uid, pool, twin, text, source, *rest = row
    values: dict[str, Any] = dict(zip(_DECIDED, rest, strict=True))
    values["identifiers"] = tuple(Place(*one) for one in json.loads(values["identifiers"]))
    values["flags"] = tuple(Flag(one) for one in values["flags"].split())
    values["state"], values["verdict"] = State(values["state"]), Verdict(values["verdict"])
    values["provenance"] = json.loads(values["provenance"])
    return CuratedCase(case_id, uid, Pool(pool), twin, text, json.loads(source), **values)


def load(workspace: Workspace, case_id: int) -> CuratedCase:
    """Return the case of a number.

    Raises:
        CurationRefused: There is no such case.

    """
    row = workspace.row(f"{SELECT} WHERE id = ?", case_id)
    if row is None:
        raise CurationRefused(f"There is no case {case_id} in this workspace: look at `curate status`.")
    return case_from_row(row)


def decided(case: CuratedCase) -> tuple[object, ...]:
    """Return what was decided about a case as values of the table."""
    return (
        int(case.state), case.start, case.stop, case.resume, case.split_confidence, case.label, case.label_confidence,
        case.dose_gy, case.fractions, case.side,
        json.dumps([(one.start, one.end, one.kind, one.rule) for one in case.identifiers], separators=(",", ":")),
        " ".join(case.flags), case.verdict, case.code, case.code_system, case.site,
        json.dumps(dict(case.provenance), separators=(",", ":"), sort_keys=True),
    )  # fmt: skip


def save(workspace: Workspace, case: CuratedCase) -> None:
    """Write what was decided about a case, inside a transaction."""
    save_values(workspace, case.id, decided(case))


def save_values(workspace: Workspace, case_id: int, values: tuple[object, ...]) -> None:
    """Write what ``decided`` returned for a case, inside a transaction."""
    workspace.write(_SAVE, *values, case_id)


def assessed(case: CuratedCase) -> CuratedCase:
    """Return the case with the flags that its present split, label and facts give it."""
    # What was taken out of the history cannot leak any more.
    plan, history = case.plan, case.clean_history
    checks = {
        Flag.NO_PLAN: not plan,
        Flag.NO_HISTORY: not history,
        Flag.SPLIT_UNSURE: bool(plan) and case.split_confidence < THRESHOLD,
        Flag.NO_LABEL: case.label in {"", "none"},
        Flag.LABEL_UNSURE: case.label not in {"", "none"} and case.label_confidence < THRESHOLD,
        Flag.NO_DOSE: not (case.dose_gy and case.fractions and 0 < case.dose_gy < MOST_GY),
        Flag.NO_ICD10: not is_icd10_cm(case.code_system, case.code) or _unknown(case.code),
        Flag.SECTION_MARK: any(line.lstrip().startswith(_SECTION_MARK) for line in history.split("\n")),
        Flag.NEAR_TWIN: case.twin is not None,
    }
    leaks = find_leaks(history, case.label, case.dose_gy, case.fractions, case.code)
    return replace(case, flags=(*(flag for flag, holds in checks.items() if holds), *leaks))


def _unknown(code: str) -> bool:
    """Tell whether the classification covers the range of a code and does not have it."""
    return icd10.covered(code) and icd10.lookup(code) is None
