"""The three steps that rules do: split, label, de-identify; each takes every case that is ready for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from radonc_models.clinical.facts import parse_regimen
from radonc_models.curate.cases import COLUMNS, CuratedCase, Place, assessed, case_from_row, decided, save_values
from radonc_models.curate.deidentify import RULES
from radonc_models.curate.deidentify.model import Known, Redaction
from radonc_models.curate.duplicates import Twins, signature
from radonc_models.curate.modality import suggest
from radonc_models.curate.sections import cut_note
from radonc_models.curate.states import Pool, State
from radonc_models.curate.workers import mapped
from radonc_models.curate.workspace import Workspace

__all__ = [
    "Deidentifier",
    "deidentified",
    "deidentify_cases",
    "known_of",
    "label_cases",
    "labelled",
    "split_cases",
    "with_cut",
]

Deidentifier = Callable[[str, Known], Redaction]
"""What finds the identifiers of a note, given what its database row says."""

Progress = Callable[[int], None]

# Of several notes of a patient the one whose plan is surest is curated; the order is strict, so one always stays. The
# plus sign keeps SQLite from looking through the whole set for each case instead of the notes of one patient.
_OTHER_NOTES = """UPDATE cases SET pool = ? WHERE pool = ? AND state = ? AND EXISTS
    (SELECT 1 FROM cases AS other WHERE other.patient = cases.patient AND +other.pool = ? AND other.id <> cases.id
     AND (other.state > cases.state OR (other.state = cases.state AND (other.split_confidence > cases.split_confidence
     OR (other.split_confidence = cases.split_confidence AND other.id < cases.id)))))"""


def _silent(_count: int) -> None:
    return


def split_cases(workspace: Workspace, progress: Progress = _silent) -> int:
    """Split every extracted case into history and plan; of several notes of a patient keep the surest.

    Returns:
        How many cases were split.

    """
    count = _each(workspace, State.EXTRACTED, with_cut, progress)
    with workspace.transaction():
        workspace.write(_OTHER_NOTES, Pool.OTHER_NOTE, Pool.MAIN, State.SPLIT, Pool.MAIN)
    workspace.checkpoint()
    return count


def label_cases(workspace: Workspace, progress: Progress = _silent) -> int:
    """Suggest modality, prescription and side of every split case, look for near duplicates and flag what is unsure.

    Returns:
        How many cases were labelled.

    """
    _mark_twins(workspace)
    return _each(workspace, State.SPLIT, labelled, progress)


def deidentify_cases(workspace: Workspace, find: Deidentifier, progress: Progress = _silent) -> int:
    """Find the identifiers of every labelled case with ``find``; the note itself is not changed.

    Returns:
        How many cases were searched.

    """
    return _each(workspace, State.LABELLED, partial(deidentified, find), progress)


def deidentified(find: Deidentifier, case: CuratedCase) -> CuratedCase:
    """Return the case with the places that ``find`` finds in its note."""
    found = find(case.note, known_of(case)).spans
    places = tuple(Place(one.start, one.end, one.kind.value, one.rule) for one in found)
    provenance = case.by(f"rule:{RULES}", "identifiers")
    return assessed(replace(case, identifiers=places, state=State.DEIDENTIFIED, provenance=provenance))


def with_cut(case: CuratedCase) -> CuratedCase:
    """Return the case split by the rules."""
    cut = cut_note(case.note)
    return replace(
        case,
        start=cut.start,
        stop=cut.stop,
        resume=cut.resume,
        split_confidence=cut.confidence,
        state=State.SPLIT,
        provenance=case.by(f"rule:{cut.rule}", "split"),
    )


def labelled(case: CuratedCase) -> CuratedCase:
    """Return the case with label, prescription and side read from its plan."""
    plan = case.plan
    facts = parse_regimen(plan)
    label, main = suggest(plan, dosed=bool(facts.doses)), facts.main
    sides = facts.laterality
    side = "bilateral" if len(sides) > 1 else next(iter(sides), "none")
    return assessed(
        replace(
            case,
            label=label.label,
            label_confidence=label.confidence,
            dose_gy=main.dose_gy if main else None,
            fractions=main.fractions if main else None,
            side=side,
            state=State.LABELLED,
            provenance={**case.by(f"rule:{label.rule}", "label"), "prescription": "rule:doses", "side": "rule:sides"},
        )
    )


def known_of(case: CuratedCase) -> Known:
    """Return what the database row of a case says about its people."""
    source = case.source
    return Known(
        patient=_present(source, "patient_name"),
        physicians=tuple(source.get("physicians", ())),
        facilities=_present(source, "facility"),
        identifiers=_present(source, "mrn", "patient_id", "note_id"),
        dates=_present(source, "birth_date", "onset_date"),
    )


def _present(source: object, *names: str) -> tuple[str, ...]:
    assert isinstance(source, dict)
    return tuple(source[name] for name in names if source.get(name))


def _each(workspace: Workspace, state: State, step: Callable[[CuratedCase], CuratedCase], progress: Progress) -> int:
    """Take every curated case in ``state`` through ``step``; each batch is one change, so a stop loses little."""
    done = 0
    decisions = mapped(partial(_decision, step), workspace.batches(COLUMNS, state))
    for number, batch in enumerate(decisions, start=1):
        with workspace.transaction():
            for case_id, values in batch:
                save_values(workspace, case_id, values)
        done += len(batch)
        progress(done)
        if number % 20 == 0:
            workspace.checkpoint()
    workspace.checkpoint()
    return done


def _decision(step: Callable[[CuratedCase], CuratedCase], row: tuple[Any, ...]) -> tuple[int, tuple[object, ...]]:
    """Return the number of a case and what a step decides about it; without the text, which need not come back."""
    case = step(case_from_row(row))
    return case.id, decided(case)


def _signed(row: tuple[int, str]) -> tuple[int, bytes]:
    """Return the number of a case with what its text is compared by."""
    return row[0], signature(row[1])


def _mark_twins(workspace: Workspace) -> None:
    """Look for near duplicates among all split cases and note the first of each group."""
    twins = Twins()
    for batch in mapped(_signed, workspace.batches("text", State.SPLIT, at_least=True)):
        for case_id, hashes in batch:
            twins.add(case_id, hashes)
    with workspace.transaction():
        for case_id, first in twins.groups():
            workspace.write("UPDATE cases SET twin = ? WHERE id = ? AND state < ?", first, case_id, State.FROZEN)
