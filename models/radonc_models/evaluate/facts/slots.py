"""What a plan states, slot by slot: eleven slots, each with none, one or several items.

The reading is that of the app (``radonc_models.clinical``); nothing is parsed a second time here. The slots are those
of published extraction work (Bitterman et al., IJROBP 2023;117:262-273) and of mCODE's radiotherapy summary.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from radonc_models.clinical.facts import find_sides, regimen_facts
from radonc_models.clinical.regimen import MODALITIES, Phase, StructuredRegimen
from radonc_models.clinical.regimen_reading import EXTERNAL, read_regimen
from radonc_models.clinical.sides import find_side_words
from radonc_models.clinical.statements import read_note
from radonc_models.clinical.treatment import read_modalities
from radonc_models.clinical.treatment_sites import treatment_sites

__all__ = ["SLOTS", "UNNAMED_DRUGS", "Dosed", "Item", "PlanSlots", "read_slots", "slots_of"]

SLOTS = (
    "target",
    "laterality",
    "intent",
    "modality",
    "technique",
    "total_dose",
    "fractions",
    "per_fraction",
    "boost",
    "systemic",
    "brachytherapy",
)
UNNAMED_DRUGS = "chemotherapy"
"""Item of the systemic slot where a text gives chemotherapy together with the radiation and names no drug."""


@dataclass(frozen=True)
class Dosed:
    """A part of a plan with its dose in Gy and its fractions; None for what is not written."""

    dose_gy: float | None
    fractions: int | None


Item = str | float | int | Dosed


@dataclass(frozen=True)
class PlanSlots:
    """What one plan states; what it does not state is empty.

    Attributes:
        target: Names out of the table of treatment sites.
        laterality: ``left``, ``right`` or ``bilateral``.
        intent: One of ``INTENTS``.
        modality: Of ``MODALITIES``.
        technique: Of ``TECHNIQUES``.
        total_dose: Gy of every level of the phases that are neither boost nor brachytherapy beside external beam.
        fractions: Fractions of these phases.
        per_fraction: Gy per fraction of each level, as it follows from dose and fractions.
        boost: What later phases add; a boost "to 66 Gy" after 46 Gy is one of 20 Gy.
        systemic: Drugs given together with the radiation.
        brachytherapy: The phases given from inside, all of them where nothing else is given.

    """

    target: tuple[str, ...] = ()
    laterality: tuple[str, ...] = ()
    intent: tuple[str, ...] = ()
    modality: tuple[str, ...] = ()
    technique: tuple[str, ...] = ()
    total_dose: tuple[float, ...] = ()
    fractions: tuple[int, ...] = ()
    per_fraction: tuple[float, ...] = ()
    boost: tuple[Dosed, ...] = ()
    systemic: tuple[str, ...] = ()
    brachytherapy: tuple[Dosed, ...] = ()

    def items(self, slot: str) -> tuple[Item, ...]:
        """Return the items of ``slot``, one of :data:`SLOTS`."""
        found: tuple[Item, ...] = getattr(self, slot)
        return found


_GENERAL = {"lung": {"lung"}, "vertebra": {"spine"}, "bone metastasis": {"bone", "spine"}, "skin": {"breast"}}
"""Treatment sites that only say what kind of place it is, with the groups of those that say which one."""
_BOTH = re.compile(
    r"\bbilat(?:eral)?\b|\bboth (?:necks?|orbits|axillae|groins|kidneys|palms|heels|ears|sides|breasts|femurs)\b",
    re.IGNORECASE,
)
_ALONE = re.compile(r"\((?:(?P<left>L|Lt|left)|(?P<right>R|Rt|right))\)|\b(?:(?P<l>L)|(?P<r>R))(?=:)")
"""A side behind what it belongs to: "adrenal met (L)", "vestibular schwannoma R:"."""
_UNUSED = re.compile(r"\bnon-?\w+|\b\w+ (?:no\b|not used|none)", re.IGNORECASE)
"""A technique that is not used: "non-SBRT", "DIBH no"."""
_BOOST = re.compile(r"\bboost(?:ed|ing)?\b", re.IGNORECASE)
_INTEGRATED = re.compile(r"\b(?:SIB|simultaneous\w*|integrated)\b", re.IGNORECASE)
_INSIDE = re.compile(r"\b(?:brachy\w*|hdr|ldr)\W+(?:\w+\W+){0,2}$", re.IGNORECASE)
_TOGETHER = re.compile(
    r"\b(?:concurrent|concomitant|simultaneous|with|plus|and|weekly|during)\b[^.;]{0,30}"
    r"\bchemo(?:therapy)?\b(?![- ]?(?:radi|rt))"
    r"|\b(?:concurrent|concomitant)\s+chemo|\bchemo-?(?:radi\w+|rt)\b|\bCRT\b|\bchemo\s+(?:concurrent|concomitant)",
    re.IGNORECASE,
)
_SEPARATE = re.compile(
    r"\b(?:after|before|following|post|prior|adjuvant|induction|neoadjuvant)\b[^.;,]*$", re.IGNORECASE
)


@lru_cache(maxsize=16384)
def read_slots(text: str) -> PlanSlots:
    """Return what ``text`` states about a plan of radiotherapy; nothing is guessed."""
    return slots_of(read_regimen(text), text)


def slots_of(regimen: StructuredRegimen, text: str = "") -> PlanSlots:
    """Return the slots of ``regimen``; ``text`` is searched for a boost and for chemotherapy without particulars."""
    told = any(one.source for one in regimen.phases) or EXTERNAL.search(text)
    modalities = _modalities(regimen, text)
    only_inside = modalities == ("brachytherapy",) and not told
    inside = [one for one in regimen.phases if one.source or only_inside]
    outside = [one for one in regimen.phases if one not in inside]
    later = [one for one in outside if one.is_boost or one.is_cumulative]
    main = [one for one in outside if one not in later]
    if _INTEGRATED.search(text):  # "to 48 Gy" in the same fractions is a level, not a later phase
        levels = [one for one in later if main and one.fractions == main[0].fractions]
        main, later = [*main, *levels], [one for one in later if one not in levels]
    boosts_alone = bool(later) and not main
    if not main:
        main, later = (later, []) if later else (inside, [])
    boost = _increments(main, later)
    known = boost or inside or boosts_alone or sum(len(one.doses_gy) for one in main) > 1
    named = (Dosed(None, None),) if not known and _names_boost(text) else ()
    sources = tuple(_dosed(one) for one in inside)
    if not sources and "brachytherapy" in modalities:
        sources = (Dosed(None, None),)
    return PlanSlots(
        target=_particular(regimen.sites),
        laterality=_sides(regimen, text),
        intent=(regimen.intent,) if regimen.intent else (),
        modality=modalities,
        technique=_techniques(regimen, text),
        total_dose=_distinct(dose for one in main for dose in one.doses_gy),
        fractions=tuple(dict.fromkeys(one.fractions for one in main if one.fractions)),
        per_fraction=_distinct(dose / one.fractions for one in main if one.fractions for dose in one.doses_gy),
        boost=boost or named,
        systemic=regimen.systemic or _unnamed_drugs(text),
        brachytherapy=sources,
    )


def _modalities(regimen: StructuredRegimen, text: str) -> tuple[str, ...]:
    """Return the modalities of ``regimen`` and those that its techniques mean, without those that are not used."""
    named = read_modalities(text)
    kept = {*regimen.modalities, *named} - (named - read_modalities(_used(text)))
    return tuple(name for name in MODALITIES if name in kept)


def _used(text: str) -> str:
    """Return ``text`` without what it says is not used."""
    return _UNUSED.sub(" ", read_note(text, "answer").without("denied"))


def _particular(sites: tuple[str, ...]) -> tuple[str, ...]:
    """Return ``sites`` without the general word for one that is named more exactly: the lung beside its lower lobe."""
    groups = {site: treatment_sites()[site].group for site in sites}
    return tuple(
        site
        for site in sites
        if not (site in _GENERAL and any(groups[other] in _GENERAL[site] for other in sites if other not in _GENERAL))
    )


def _techniques(regimen: StructuredRegimen, text: str) -> tuple[str, ...]:
    """Return the techniques of ``regimen`` without those that ``text`` says are not used: "no SRS"."""
    denied = regimen_facts(text, ()).techniques - regimen_facts(_used(text), ()).techniques
    return tuple(name for name in regimen.techniques if name not in denied)


def _sides(regimen: StructuredRegimen, text: str) -> tuple[str, ...]:
    """Return the side of ``regimen``; where ``text`` names both, one of them may be that of an earlier treatment."""
    if regimen.side == "bilateral":
        now = find_sides(read_note(text, "answer").without("past"))
        return tuple(now) if len(now) == 1 else ("bilateral",)
    return (regimen.side,) if regimen.side else _side_in_short(text)


def _side_in_short(text: str) -> tuple[str, ...]:
    """Return a side that is written as R, L, OD or OS, or as "both" of what is treated."""
    if _BOTH.search(text):
        return ("bilateral",)
    sides = {one.name for one in find_side_words(read_note(text, "answer")) if one.standing == "said"}
    sides |= {"left" if found["left"] or found["l"] else "right" for found in _ALONE.finditer(text)}
    return ("bilateral",) if len(sides) == 2 else tuple(sides)


def _distinct(values: Iterable[float]) -> tuple[float, ...]:
    return tuple(dict.fromkeys(round(value, 4) for value in values))


def _dosed(phase: Phase) -> Dosed:
    return Dosed(max(phase.doses_gy), phase.fractions)


def _increments(main: list[Phase], later: list[Phase]) -> tuple[Dosed, ...]:
    """Return what each of the ``later`` phases adds, where it is written as what is reached with it, too."""
    dose = sum(max(one.doses_gy) for one in main)
    count = sum(one.fractions or 0 for one in main)
    found = []
    for one in later:
        added, fractions = max(one.doses_gy), one.fractions
        if one.is_cumulative and added > dose:
            added = round(added - dose, 4)
            fractions = fractions - count if fractions and fractions > count else fractions
        found.append(Dosed(added, fractions))
        dose, count = dose + added, count + (fractions or 0)
    return tuple(found)


def _names_boost(text: str) -> bool:
    """Tell whether ``text`` gives a boost in words alone; one of brachytherapy is a brachytherapy part."""
    note = read_note(text, "answer")
    return any(
        note.standing(found.start()) == "said" and not _INSIDE.search(text[: found.start()])
        for found in _BOOST.finditer(text)
    )


def _unnamed_drugs(text: str) -> tuple[str, ...]:
    note = read_note(text, "answer")
    for found in _TOGETHER.finditer(text):
        if note.standing(found.end() - 1) == "said" and not _SEPARATE.search(
            text[max(0, found.start() - 40) : found.end()]
        ):
            return (UNNAMED_DRUGS,)
    return ()
