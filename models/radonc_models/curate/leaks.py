"""Whether a history states the answer that a model is asked for: dose, fractions, modality or code of the plan.

A leak is a fact for a person to judge: an earlier course may have had the same dose. Whatever the history calls earlier
is flagged all the same, because a model would learn to copy it.
"""

from __future__ import annotations

import re

from radonc_models.curate.states import Flag

__all__ = ["find_leaks"]

_GRAY = re.compile(
    r"(?<![\w.])(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)\s*-?\s*(c?gy|(?:centi)?grays?|cge)(?![a-z])", re.IGNORECASE
)
_FRACTIONS = re.compile(
    r"(?<![\w.])(\d{1,2})\s*-?\s*(?:daily |equal |total )?(?:fractions?|fxs?|fxns?|#|treatments|sessions)(?![a-z])",
    re.IGNORECASE,
)
_PAIR = re.compile(
    r"(?<![\d./])(\d{1,4}(?:\.\d+)?)\s*(?:c?gy)?\s*(?:/|\bin\b|\bx\b)\s*(\d{1,2})(?!\d|[/.]\d)", re.IGNORECASE
)
_WORDS = {
    "photon": re.compile(r"\bphotons?\b|\bVMAT\b|\bIMRT\b|\bSBRT\b|\bSABR\b|\bradiosurgery\b|\bSRS\b", re.IGNORECASE),
    "proton": re.compile(r"\bprotons?\b|\bIMPT\b", re.IGNORECASE),
    "electron": re.compile(r"\belectrons?\b", re.IGNORECASE),
    "brachytherapy": re.compile(r"\bbrachy\w*\b|\bHDR\b|\bLDR\b", re.IGNORECASE),
}
_TOLERANCE = 0.01
_CENTI = 100


def find_leaks(history: str, label: str, dose_gy: float | None, fractions: int | None, code: str) -> tuple[Flag, ...]:
    """Return what of the answer ``history`` states.

    Args:
        history: The text that a model will see.
        label: Modality of the plan.
        dose_gy: Its main dose in Gy, None where it is not known.
        fractions: Its number of fractions, None where it is not known.
        code: ICD code of the diagnosis with its dot.

    """
    found = []
    if dose_gy is not None and any(abs(dose - dose_gy) <= _TOLERANCE * dose_gy for dose in _doses(history)):
        found.append(Flag.LEAK_DOSE)
    if fractions is not None and dose_gy is not None and fractions in _counts(history, dose_gy):
        found.append(Flag.LEAK_FRACTIONS)
    if any(_WORDS[part].search(history) for part in label.split("+") if part in _WORDS):
        found.append(Flag.LEAK_MODALITY)
    plain = code.replace(".", "")
    if len(plain) >= 3 and re.search(
        rf"(?<!\w){re.escape(plain[:3])}\.?{re.escape(plain[3:])}(?!\w)", history, re.IGNORECASE
    ):
        found.append(Flag.LEAK_CODE)
    return tuple(found)


def _doses(text: str) -> set[float]:
    return {
        float(number.replace(",", "")) / (_CENTI if unit.lower().startswith("c") and unit.lower() != "cge" else 1)
        for number, unit in _GRAY.findall(text)
    }


def _counts(text: str, dose_gy: float) -> set[int]:
    """Return the numbers of fractions that are written as such, or beside this dose without a unit."""
    named = {int(number) for number in _FRACTIONS.findall(text)}
    pairs = {
        int(count)
        for dose, count in _PAIR.findall(text)
        if any(abs(float(dose) / unit - dose_gy) <= _TOLERANCE * dose_gy for unit in (1, _CENTI))
    }
    return named | pairs
