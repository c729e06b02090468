"""The facts that a regimen states: doses, sides, modalities and techniques."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from radonc_models.clinical.prescription import DoseFact, parse_doses

__all__ = ["DoseFact", "RegimenFacts", "find_sides", "parse_regimen", "regimen_facts"]


@dataclass(frozen=True)
class RegimenFacts:
    """What a text says about a course of radiotherapy; empty where it says nothing.

    Attributes:
        doses: Prescribed doses in the order of the text.
        laterality: Of ``left``, ``right`` and ``bilateral``.
        modalities: Of ``photon``, ``proton``, ``electron`` and ``brachytherapy``.
        techniques: Short names such as ``SBRT``, ``VMAT``, ``HDR``.
        twice_daily: Tells whether the text says two fractions a day.

    """

    doses: tuple[DoseFact, ...]
    laterality: frozenset[str]
    modalities: frozenset[str]
    techniques: frozenset[str]
    twice_daily: bool = False

    @property
    def main(self) -> DoseFact | None:
        """The main prescription: the first dose that is no boost, else the first dose."""
        return next((dose for dose in self.doses if not dose.boost), self.doses[0] if self.doses else None)


_PART = (
    r"(?:breast|chest|lung|upper|lower|middle|hilum|hilar|neck|tonsil|parotid|temporal|frontal|parietal|occipital|"
    r"cerebell\w+|hemisphere|hip|femur|femoral|humer\w+|shoulder|thigh|calf|leg|arm|forearm|hand|foot|knee|eye|uve\w+|"
    r"choroid\w*|ear|ala|cheek|temple|scalp|iliac|ilium|acetabul\w+|pelvi\w+|sacr\w+|rib|scapula|axilla|lobe|kidney|"
    r"adrenal|orbit|main|mainstem|bronch\w+|maxill\w+|mandib\w+|flank|groin|clavic\w+|testis|ovary|vocal|true|base|side|sided|vestibular|optic|cavernous|sphenoid|buttock|ankle|elbow|wrist)"
)
# "Both necks" are elective nodes of a target that has a side of its own, or none.
_SIDES = {
    "left": (rf"\bleft\b(?![- ]handed)|\blt\.?(?=[- ]+{_PART})|(?-i:\bL(?=[- ]+{_PART}))|(?-i:\bL(?:UL|LL)\b)"),
    "right": (
        rf"\bright\b(?![- ](?:handed|away|now|after)\b)|\brt\.?(?=[- ]+{_PART})|(?-i:\bR(?=[- ]+{_PART}))"
        r"|(?-i:\bR(?:UL|ML|LL)\b)"
    ),
    "bilateral": r"\bbilateral(?:ly)?\b|\bboth (?:sides|breasts|lungs|eyes|hips|legs)\b",
}
# Organs at risk on a side are no target, and a side in a name is no side of the patient's disease.
_NO_TARGET = (
    r"\b(?:left|right)\s+(?:anterior descending|ventric\w+|atri\w+|coronary)|\bleft-?over\b|"
    r"\b(?:spar\w+|avoid\w*|protect\w*|limit\w*)\s+(?:of\s+)?(?:the\s+)?(?:contralateral\s+)?(?:left|right)\b"
)
_MODALITIES = {
    "photon": r"\bphotons?\b",
    "proton": r"\bprotons?\b|\bIMPT\b|\bpencil[- ]beam scanning\b",
    "electron": r"\belectrons?\b",
    "brachytherapy": (
        r"\bbrachy(?:therapy)?\b|\bHDR\b|\bLDR\b|\bplaque\b|\bvaginal (?:cuff )?cylinder\b|\binterstitial\b|"
        r"\bintracavitary\b|\btandem\b|\bseed implant\w*\b|\b(?:high|low)[- ]dose[- ]rate\b"
    ),
}
_TECHNIQUES = {
    "SBRT": r"\bSBRT\b|\bSABR\b|\bstereotactic (?:body|ablative)\b",
    "SRS": r"\bSRS\b|\b(?:stereotactic )?radiosurgery\b|\bgamma ?knife\b",
    "VMAT": r"\bVMAT\b|\bvolumetric[- ]modulated\b|\bRapidArc\b",
    "IMRT": r"\bIMRT\b|\bintensity[- ]modulated (?:photon|radio|radiation)",
    "3D": r"\b3-?D(?:[- ]?CRT)?\b|\bthree-dimensional\b",
    "IMPT": r"\bIMPT\b|\bintensity[- ]modulated proton|\bpencil[- ]beam scanning\b|(?-i:\bPBS\b)",
    "HDR": r"\bHDR\b|\bhigh[- ]dose[- ]rate\b",
    "LDR": (
        r"\bLDR\b|\blow[- ]dose[- ]rate\b|\bseed (?:implant|brachy|boost)|\bplaque\b|"
        r"\b(?:I-?125|Pd-?103|Cs-?131|Ru-?106)\b|\b(?:iodine|palladium|ruthenium)-?\d{3}\b"
    ),
    "DIBH": r"\bDIBH\b|\b(?:deep inspiration )?breath[- ]hold\b",
    "4DCT": r"\b(?:4-?D|four[- ]dimensional)[- ]?(?:CT|scan|computed tomography)\b",
    "WBRT": r"\bWBRT\b|\bwhole[- ]brain\b",
    "CSI": r"\bCSI\b|\bcraniospinal\b",
    "SIB": r"\bSIB\b|\bsimultaneous(?:ly)? integrated\b",
    "PCI": r"\bPCI\b|\bprophylactic cranial\b",
    "opposed": r"\bopposed\b|\bAP[ /-]{0,3}PA\b",
    "IGRT": r"\bIGRT\b|\bimage[- ]guid\w+\b",
}
_TWICE = r"\bhyperfractionat"


def parse_regimen(text: str) -> RegimenFacts:
    """Read the facts of a regimen from ``text``; what is not written is not guessed."""
    return regimen_facts(text, parse_doses(text))


def regimen_facts(text: str, doses: tuple[DoseFact, ...]) -> RegimenFacts:
    """Read the facts of a regimen from ``text`` whose doses have been read."""
    return RegimenFacts(
        doses=doses,
        laterality=find_sides(text),
        modalities=_named(text, tuple(_MODALITIES.items())),
        techniques=_named(text, tuple(_TECHNIQUES.items())),
        twice_daily=any(dose.per_day == 2 for dose in doses) or bool(_compiled(_TWICE).search(text)),
    )


def find_sides(text: str) -> frozenset[str]:
    """Return the sides that ``text`` names, of ``left``, ``right`` and ``bilateral``."""
    return _named(_compiled(_NO_TARGET).sub(" ", text), tuple(_SIDES.items()))


def _named(text: str, patterns: tuple[tuple[str, str], ...]) -> frozenset[str]:
    return frozenset(name for name, pattern in patterns if _compiled(pattern).search(text))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
