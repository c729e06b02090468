"""Scores of answers against reference cases: the facts first, ROUGE as a courtesy to the literature."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from radonc_models.clinical import icd10
from radonc_models.clinical.facts import find_sides, parse_regimen
from radonc_models.errors import RadOncError
from radonc_models.evaluate.detail import slot_counts, slot_figures
from radonc_models.evaluate.facts.critical import KINDS, critical_errors
from radonc_models.evaluate.facts.icd_tree import are_consistent, is_side_right, steps
from radonc_models.evaluate.flags import flags
from radonc_models.evaluate.reading import read_modality
from radonc_models.evaluate.statistics import (
    UNDEFINED,
    Figure,
    brier_score,
    calibration_error,
    calibration_error_by_chance,
    macro_f1_figure,
    mean_figure,
    proportion,
)
from radonc_models.records import Case, answer
from radonc_models.tasks import Task

__all__ = ["Given", "hits", "read_modality", "rouge", "score"]

_REGIMEN_FACTS = ("dose_fractions_exact", "wrong_side")
ROUGE = ("rouge1", "rouge2", "rougeL")


@dataclass(frozen=True)
class Given:
    """An answer that was given to a case; ``probabilities`` only where labels were scored."""

    text: str
    probabilities: dict[str, float] | None = None


def score(task: Task, cases: Sequence[Case], given: Sequence[Given]) -> dict[str, Figure]:
    """Return every metric of ``task`` for ``given``, the answers to ``cases`` in the same order."""
    figures = _rouge_figures(task, cases, given)
    facts = hits(task, cases, given)
    facts |= flags(task, cases, given, _right(task, facts))
    figures |= {name: proportion([hit for hit in row if hit is not None]) for name, row in facts.items()}
    if task is Task.REGIMEN:
        figures |= _slot_figures(cases, given)
    elif task is Task.MODALITY:
        figures |= _label_figures(cases, given)
    else:
        figures |= _distance_figures(cases, given)
    return figures


def hits(task: Task, cases: Sequence[Case], given: Sequence[Given]) -> dict[str, list[bool | None]]:
    """Return, per metric, whether each answer is right; None where the metric does not apply to a case."""
    score_one = {Task.REGIMEN: _regimen, Task.MODALITY: _modality, Task.DIAGNOSIS: _diagnosis}[task]
    rows = [score_one(case, one.text) for case, one in zip(cases, given, strict=True)]
    return {name: [row[name] for row in rows] for name in (rows[0] if rows else ())}


def _right(task: Task, facts: dict[str, list[bool | None]]) -> list[bool | None]:
    """Return whether each answer may stand: of a regimen, dose and fractions, and no wrong side."""
    if task is Task.REGIMEN:
        return [bool(hit) and not side for hit, side in zip(*(facts[n] for n in _REGIMEN_FACTS), strict=True)]
    return facts["accuracy" if task is Task.MODALITY else "icd_exact"]


def rouge(reference: str, text: str) -> tuple[float, float, float]:
    """Return ROUGE-1, -2 and -L F-measures by rouge-score with the stemmer off; precision and recall are figures.

    Raises:
        RadOncError: The package is not installed.

    """
    one, two, longest = (scores[2] for scores in _rouge(reference, text))
    return one, two, longest


@lru_cache(maxsize=65536)
def _rouge(reference: str, text: str) -> tuple[tuple[float, float, float], ...]:
    """Return precision, recall and F-measure of each ROUGE."""
    result = _scorer().score(reference, text)
    return tuple((result[name].precision, result[name].recall, result[name].fmeasure) for name in ROUGE)


def expected_sides(case: Case) -> frozenset[str]:
    """Return the sides that a right regimen of ``case`` names."""
    return frozenset() if case.laterality == "none" else frozenset({case.laterality})


def _regimen(case: Case, text: str) -> dict[str, bool | None]:
    main = parse_regimen(text).main
    exact = bool(main and main.fractions and any(p.same_dose(main.dose_gy, main.fractions) for p in case.acceptable))
    wanted, named = expected_sides(case), find_sides(text)
    named = frozenset({"bilateral"}) if named == {"left", "right"} else named
    opposite = {"left": {"right", "bilateral"}, "right": {"left", "bilateral"}}.get(case.laterality, set())
    return {
        "dose_fractions_exact": exact,
        "dose_fractions_named": bool(main and main.fractions),
        "laterality": named == wanted if wanted else None,
        "wrong_side": bool(named & opposite) if wanted else None,
        "side_invented": None if wanted else bool(named),
        **_critical(case, text, has_dose=main is not None, has_fractions=bool(main and main.fractions)),
    }


def _critical(case: Case, text: str, *, has_dose: bool, has_fractions: bool) -> dict[str, bool | None]:
    """Return whether the plan has each kind of critical error; one of dose only where it names one."""
    kinds = {one.kind for one in critical_errors(case, text)}
    named = {"dose_off": has_dose, "fractions_wrong": has_fractions, "eqd2_outside": has_fractions}
    rows: dict[str, bool | None] = {
        kind: kind in kinds if named.get(kind, True) else None for kind in KINDS if kind != "wrong_side"
    }
    return {"critical_error": bool(kinds), **rows}


def _modality(case: Case, text: str) -> dict[str, bool | None]:
    return {"accuracy": read_modality(text) == case.modality}


def _diagnosis(case: Case, text: str) -> dict[str, bool | None]:
    description, spelled = icd10.parse_diagnosis(text)
    looked_up = _looked_up(description)
    row = icd10.lookup(spelled) if spelled else None
    wanted = case.diagnosis
    return {
        "icd_exact": spelled == wanted.code,
        "icd_exact_looked_up": looked_up == wanted.code,
        "icd_3char": (spelled or "")[:3] == wanted.code[:3],
        "icd_3char_looked_up": looked_up[:3] == wanted.code[:3],
        "icd_valid": row is not None and row.billable,
        "icd_valid_looked_up": bool(looked_up),
        "icd_side": is_side_right(wanted.code, spelled),
        "icd_consistent": _is_consistent(text),
        "description_exact": icd10.normalise(description) == icd10.normalise(wanted.description),
    }


@lru_cache(maxsize=4096)
def _looked_up(description: str) -> str:
    """Return the code of ``description``; the rows of a table repeat the same few descriptions."""
    found = icd10.search(description, 1)
    return found[0].code if found else ""


@lru_cache(maxsize=4096)
def _is_consistent(text: str) -> bool | None:
    return are_consistent(text)


def _rouge_figures(task: Task, cases: Sequence[Case], given: Sequence[Given]) -> dict[str, Figure]:
    rows = [_rouge(answer(task, case), one.text) for case, one in zip(cases, given, strict=True)]
    figures = {}
    for place, name in enumerate(ROUGE):
        for part, ending in enumerate(("_precision", "_recall", "")):
            figures[name + ending] = mean_figure([row[place][part] for row in rows])
    if task is Task.MODALITY:  # most references are one word: there is no pair of words to share
        figures |= {name: UNDEFINED for name in figures if name.startswith("rouge2")}
    return figures


def _slot_figures(cases: Sequence[Case], given: Sequence[Given]) -> dict[str, Figure]:
    figures = slot_figures(slot_counts(cases, [one.text for one in given]))
    return {"slot_f1_micro": figures["micro"]["f1"], "slot_f1_macro": figures["macro"]["f1"]}


def _distance_figures(cases: Sequence[Case], given: Sequence[Given]) -> dict[str, Figure]:
    """Return the mean distance of the spelled codes, and of those looked up by description."""
    spelled, found = [], []
    for case, one in zip(cases, given, strict=True):
        description, code = icd10.parse_diagnosis(one.text)
        spelled.append(float(steps(case.diagnosis.code, code)))
        found.append(float(steps(case.diagnosis.code, _looked_up(description))))
    return {"icd_steps": mean_figure(spelled), "icd_steps_looked_up": mean_figure(found)}


def _label_figures(cases: Sequence[Case], given: Sequence[Given]) -> dict[str, Figure]:
    truth = [case.modality for case in cases]
    figures = {"macro_f1": macro_f1_figure(truth, [read_modality(one.text) for one in given])}
    rows = [one.probabilities for one in given if one.probabilities is not None]
    if rows and len(rows) == len(truth):
        figures |= {"ece": calibration_error(rows, truth), "brier": brier_score(rows, truth)}
        figures["ece_by_chance"] = calibration_error_by_chance(rows)
    return figures


@cache
def _scorer() -> Any:
    try:
        from rouge_score import rouge_scorer
    except ImportError:
        raise RadOncError(
            "The package rouge-score is missing: install the extra with pip install 'radonc-gpt[evaluate]'."
        ) from None
    return rouge_scorer.RougeScorer(list(ROUGE), use_stemmer=False)
