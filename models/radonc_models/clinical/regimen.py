"""A regimen in fields: where, why, with what, how much, and beside which drugs; and the one sentence that says it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from radonc_models.clinical.treatment_sites import treatment_sites

__all__ = ["INTENTS", "MODALITIES", "TECHNIQUES", "Phase", "Side", "StructuredRegimen", "render_regimen"]

Side = Literal["left", "right", "bilateral"]

INTENTS = ("definitive", "preoperative", "postoperative", "salvage", "consolidative", "prophylactic", "palliative")
MODALITIES = ("photon", "proton", "electron", "brachytherapy")
TECHNIQUES = {
    "SBRT": "SBRT",
    "SRS": "SRS",
    "VMAT": "VMAT",
    "IMRT": "IMRT",
    "3D": "3D-CRT",
    "IMPT": "IMPT",
    "HDR": "HDR",
    "LDR": "LDR",
    "opposed": "opposed fields",
    "DIBH": "DIBH",
    "4DCT": "4D CT",
    "IGRT": "IGRT",
    "WBRT": "WBRT",
    "CSI": "CSI",
}
"""Techniques with the words that a sentence uses."""

_IMPLIED_MODALITY = {"HDR": "brachytherapy", "LDR": "brachytherapy", "IMPT": "proton"}
_IMPLIED_TECHNIQUE = {"whole brain": "WBRT", "craniospinal axis": "CSI"}
_SITE_OF_TECHNIQUE = {technique: site for site, technique in _IMPLIED_TECHNIQUE.items()}
_SOURCES = frozenset({"HDR", "LDR"})
_GIVEN_FROM_INSIDE = frozenset({*_SOURCES, "brachytherapy", None})
_GUIDED = frozenset({"DIBH", "4DCT", "IGRT"})
_OFTEN = {1: "", 2: " twice daily", 3: " three times daily"}


@dataclass(frozen=True)
class Phase:
    """Doses that are given together.

    Attributes:
        doses_gy: Total dose of each level in Gy, more than one for a simultaneous integrated boost.
        fractions: Number of fractions; None where none is named and for a continuous implant.
        per_day: Fractions a day; one where there is no number of fractions.
        is_boost: Tells whether it is called a boost.
        is_cumulative: Tells whether its dose holds the earlier phases ("a boost to 66 Gy").
        source: ``HDR``, ``LDR`` or ``brachytherapy`` for a phase that is given from inside, where others are not.

    """

    doses_gy: tuple[float, ...]
    fractions: int | None
    per_day: int = 1
    is_boost: bool = False
    is_cumulative: bool = False
    source: str | None = None

    def __post_init__(self) -> None:
        if not self.doses_gy:
            raise ValueError("a phase has at least one dose")
        if self.fractions is None:
            object.__setattr__(self, "per_day", 1)
        if self.source not in _GIVEN_FROM_INSIDE:
            raise ValueError("a phase is given from inside by HDR, LDR or brachytherapy, or not at all")


@dataclass(frozen=True)
class StructuredRegimen:
    """A whole course; what a text does not say is empty.

    Sites are names out of the table of treatment sites. What one field implies stands in the other, too: HDR is
    brachytherapy, the whole brain is WBRT; modalities and techniques stand in the order of their tables.

    Raises:
        ValueError: A field holds a word that its table does not.

    """

    sites: tuple[str, ...] = ()
    side: Side | None = None
    intent: str | None = None
    modalities: tuple[str, ...] = ()
    techniques: tuple[str, ...] = ()
    phases: tuple[Phase, ...] = ()
    systemic: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        unknown = [
            *(set(self.sites) - set(treatment_sites())),
            *({self.intent} - {None, *INTENTS}),
            *(set(self.modalities) - set(MODALITIES)),
            *(set(self.techniques) - set(TECHNIQUES)),
        ]
        if unknown:
            raise ValueError(f"no table of a regimen holds the word {unknown[0]}")
        sites = (*self.sites, *(site for name, site in _SITE_OF_TECHNIQUE.items() if name in self.techniques))
        object.__setattr__(self, "sites", tuple(dict.fromkeys(sites)))
        object.__setattr__(self, "phases", _told_apart(self.phases))
        inside = {phase.source for phase in self.phases if phase.source}
        implied = {_IMPLIED_TECHNIQUE[site] for site in sites if site in _IMPLIED_TECHNIQUE}
        techniques = {*self.techniques, *(inside & _SOURCES), *implied}
        object.__setattr__(self, "techniques", _in_order(TECHNIQUES, techniques))
        modalities = {*self.modalities, *(_IMPLIED_MODALITY[one] for one in techniques if one in _IMPLIED_MODALITY)}
        modalities |= {"brachytherapy"} if inside else set()
        object.__setattr__(self, "modalities", _in_order(MODALITIES, modalities))


def render_regimen(regimen: StructuredRegimen) -> str:
    """Return the one sentence that says ``regimen``; reading it gives the same regimen again."""
    head = _means(regimen)
    if regimen.sites:
        head += f" to the {regimen.side + ' ' if regimen.side else ''}{_listed(regimen.sites)}"
    elif regimen.side:
        head += f" on the {regimen.side} side"
    parts = [head]
    for place, phase in enumerate(regimen.phases):
        parts.append(f"{'then ' if place else ''}{_phase(phase)}")
    if regimen.systemic:
        parts.append(f"with concurrent {_listed(regimen.systemic)}")
    sentence = ", ".join(parts)
    return f"{sentence[0].upper()}{sentence[1:]}."


def _means(regimen: StructuredRegimen) -> str:
    """Return intent, modalities and techniques: "palliative photon SBRT with 4D CT"."""
    beams = [one for one in regimen.modalities if one != "brachytherapy"]
    named = [one for one in regimen.techniques if one not in _SITE_OF_TECHNIQUE]
    how = [TECHNIQUES[one] for one in named if one not in _SOURCES and one not in _GUIDED]
    by_phase = {phase.source for phase in regimen.phases if phase.source}
    sources = [one for one in named if one in _SOURCES and one not in by_phase]
    external = [*([" and ".join(beams)] if beams else []), *how]
    from_inside = "brachytherapy" in regimen.modalities and (sources or not by_phase)
    inside = [" ".join([*sources, "brachytherapy"])] if from_inside else []
    if not how and (beams or not inside):
        external.append("radiotherapy")
    means = " and ".join([*([" ".join(external)] if external else []), *inside])
    guided = [TECHNIQUES[one] for one in named if one in _GUIDED]
    with_intent = f"{regimen.intent} {means}" if regimen.intent else means
    return f"{with_intent} with {_listed(guided)}" if guided else with_intent


def _phase(phase: Phase) -> str:
    doses = _listed([f"{dose:g} Gy" for dose in phase.doses_gy])
    before = "a boost " if phase.is_boost else ""
    if phase.is_cumulative:
        before += "to "
    elif phase.is_boost:
        before += "of "
    how = f" by {' '.join(dict.fromkeys([phase.source, 'brachytherapy']))}" if phase.source else ""
    if phase.fractions is None:
        return f"{before}{doses}{how}"
    count = f"{phase.fractions} fraction{'s' if phase.fractions > 1 else ''}{_OFTEN[phase.per_day]}"
    return f"{before}{doses} in {count}{how}"


def _told_apart(phases: tuple[Phase, ...]) -> tuple[Phase, ...]:
    """Return the phases without a source where all have the same one: then it is said of the course."""
    if phases and len({phase.source for phase in phases}) == 1:
        return tuple(replace(phase, source=None) for phase in phases)
    return phases


def _listed(words: Iterable[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def _in_order(table: Iterable[str], chosen: set[str]) -> tuple[str, ...]:
    return tuple(word for word in table if word in chosen)
