"""Scores of answers against reference cases: the facts first, ROUGE as a courtesy to the literature."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from radonc_models.clinical import icd10
from radonc_models.clinical.facts import find_sides, parse_regimen
from radonc_models.errors import RadOncError
from radonc_models.evaluate.flags import flags
from radonc_models.evaluate.statistics import (
    UNDEFINED,
    Figure,
    brier_score,
    calibration_error,
    macro_f1_figure,
    mean_figure,
    proportion,
)
from radonc_models.records import Case, answer
from radonc_models.tasks import MODALITY_LABELS, Task

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
    if task is Task.MODALITY:
        figures |= _label_figures(cases, given)
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
    """Return ROUGE-1, -2 and -L F-measures by rouge-score with the stemmer off.

    Raises:
        RadOncError: The package is not installed.

    """
    return _rouge(reference, text)


@lru_cache(maxsize=65536)
def _rouge(reference: str, text: str) -> tuple[float, float, float]:
    result = _scorer().score(reference, text)
    return result["rouge1"].fmeasure, result["rouge2"].fmeasure, result["rougeL"].fmeasure


def read_modality(text: str) -> str:
    """Return the label that free text names, empty when it names none or more than one.

    A text that lists several modalities, as an echo of the question does, has not answered.
    """
    plain = text.strip().lower()
    if plain in MODALITY_LABELS:
        return plain
    named = parse_regimen(plain).modalities
    if named == {"photon", "brachytherapy"}:
        return "photon+brachytherapy"
    return next(iter(named)) if len(named) == 1 else ""


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
    }


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
        "description_exact": icd10.normalise(description) == icd10.normalise(wanted.description),
    }


@lru_cache(maxsize=4096)
def _looked_up(description: str) -> str:
    """Return the code of ``description``; the rows of a table repeat the same few descriptions."""
    found = icd10.search(description, 1)
    return found[0].code if found else ""


def _rouge_figures(task: Task, cases: Sequence[Case], given: Sequence[Given]) -> dict[str, Figure]:
    rows = [_rouge(answer(task, case), one.text) for case, one in zip(cases, given, strict=True)]
    figures = {name: mean_figure([row[place] for row in rows]) for place, name in enumerate(ROUGE)}
    if task is Task.MODALITY:
        figures["rouge2"] = UNDEFINED  # most references are one word: there is no pair of words to share
    return figures


def _label_figures(cases: Sequence[Case], given: Sequence[Given]) -> dict[str, Figure]:
    truth = [case.modality for case in cases]
    figures = {"macro_f1": macro_f1_figure(truth, [read_modality(one.text) for one in given])}
    rows = [one.probabilities for one in given if one.probabilities is not None]
    if rows and len(rows) == len(truth):
        figures |= {"ece": calibration_error(rows, truth), "brier": brier_score(rows, truth)}
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
