"""The modality label that a plan suggests: one of the closed set, or none where no radiation is planned.

A mention counts unless its clause takes it back ("not a candidate for brachytherapy", "protons were discussed").
External beam is photons unless the plan says otherwise; that a plan does not name its beam lowers the confidence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from radonc_models.clinical.prescription import parse_doses

__all__ = ["NONE", "Suggestion", "suggest"]

NONE = "none"
"""Label of a plan without radiation."""

_PROTON = (
    r"\bprotons?\b(?! (?:cent\w+|institute|facility|clinic|therapy (?:cent\w+|institute|facility))\b)|\bIMPT\b|"
    r"\bpencil[- ]beam|\bPBS\b|\bPBT\b|\bPT\b(?= to \d)|\bcobalt gray equivalent|\bCGE\b|\bRBE\b"
)
_ELECTRON = r"\belectrons?\b|\b\d{1,2}\s?MeV\b|\be-(?=\s|[.,;)]|$)|\ben face\b|\b\d{1,2}e\b"
_BRACHY = (
    r"\bbrachy\w*|\bHDR\b|\bLDR\b|\bPDR\b|\bcylinder\b|\bplaque (?:brachy|therapy|treatment|radio\w+|application|"
    r"insertion|sutured)|\b(?:eye|episcleral|coms|radioactive|ruthenium|iodine|palladium|gold) plaque|"
    r"\bplaque\b(?=[^.;\n]{0,20} \d+ Gy to (?:the )?apex)|\bVBT\b|\bIGABT\b|(?:\bguided )BT\b|\bBT(?= \d+ ?/)|"
    r"\binterstitial\b|\bintracavitary\b|\btandem\b|"
    r"\bT&[OR]\b|"
    r"\bseed(?:s| implant\w*)\b|\bI-?125\b|\bPd-?103\b|\bIr-?192\b|\bRu-?106\b|\bhigh[- ]dose[- ]rate\b|"
    r"\blow[- ]dose[- ]rate\b|\bsyed\b|\bvaginal cuff (?:insertion|applicator)|\bovoids?\b|\bring applicator\b|"
    r"\bimplant boost\b"
)
_NAMED_PHOTON = (
    r"\bphotons?\b|\b(?:4|6|8|10|15|18)\s?-?\s?MV\b|\b(?:6|10|15|18)\s?(?:X|FFF)\b|\bVMAT\b|\bIMRT\b|\bRapidArc\b|"
    r"\btomo\w*|\bSRS\b|"
    r"\bradiosurgery\b|\bgamma ?knife\b|\bGK\b|\bcyber ?knife\b|\bSBRT\b|\bSABR\b|\btangents?\b|\b3-?D(?:CRT|"
    r"-CRT)?\b|\bWBRT\b|"
    r"\bopposed\b|\bAP ?/ ?PA\b|\bPA field\b|\borthovoltage\b|\bx-?rays?\b|\bFSRT?\b|\bfour[- ]field\b|"
    r"\b4-?field\b|\bkV\b|"
    r"\blinac\b|\bvolumetric\b|\bintensity[- ]modulated\b|\barcs?\b|\bstereotactic\b|\bDIBH\b|\bTBI\b"
)
_EXTERNAL = (
    r"\bEBRT\b|\bexternal[- ]beam\b|\bradiation\b|\bradiotherapy\b|\bXRT\b|\bRT\b|\bCRT\b|\bchemo-?(?:radio\w*|RT|"
    r"radiation|XRT)|"
    r"\birradiation\b|\bIGRT\b|\bPCI\b|\bCSI\b|\bPMRT\b|\bRNI\b|\bIFRT\b|\bISRT\b|\bboost\b|\bpelvic\b|"
    r"\bwhole[- ]brain\b|\bhippocampal\b|\bgr[ae]y\b"
)
_PATTERNS = {
    "proton": re.compile(_PROTON, re.IGNORECASE),
    "electron": re.compile(_ELECTRON, re.IGNORECASE),
    "brachy": re.compile(_BRACHY, re.IGNORECASE),
    "photon": re.compile(_NAMED_PHOTON, re.IGNORECASE),
    "external": re.compile(_EXTERNAL, re.IGNORECASE),
}
_DOSE = re.compile(
    r"\d\s*(?:c?gy|grays?|cge)\b|\b\d{1,4}(?:\.\d+)?\s*(?:/|x|in|×)\s*\d{1,3}\s*(?:fx|fractions?|#|frx|"
    r"sessions?)?(?![\d/])",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[;\n]|(?<=[a-z\d)])[.!?](?=\s|$)|,? (?=\b(?:but|however|although|instead|so|therefore|then)\b)|"
    r", (?=(?:which|as|because|since|no|not)\b)|[()]"
)
_TAKEN_BACK = re.compile(
    r"\b(?:no|not|without|omission of|omit\w*|declin\w+|refus\w+|den(?:y|ied|ies)|contraindicat\w+|rather than|"
    r"instead of|unsuitable|"
    r"ineligible|against|unable|cannot|can't|avoid\w*|defer\w*|reserve\w*|rule[ds]? out|alternative\w*|versus|vs\.?|"
    r"previous\w*|prior|earlier|history of|was (?:offered|discussed|considered)|were (?:offered|discussed|considered)|"
    r"if (?:recurr\w+|progress\w+|insurance|approved|needed|needs)|could|discussed|considered|comparison|compar\w+|"
    r"consider(?:ation|ed|ing)?|not (?:a )?candidate|nor|never|unavailable|would have|do(?:es)? not|isn't|aren't|"
    r"years? ago|in (?:19|20)\d\d|already (?:received|had|completed)|at recurrence|salvage later|sparing|or)\b",
    re.IGNORECASE,
)
_NO_TREATMENT = re.compile(
    r"\b(?:no (?:role for |indication for |need for |further |adjuvant |more )?(?:radiation|radiotherapy|rt|xrt|"
    r"treatment)|observation|"
    r"surveillance|active monitoring|return (?:in|to)|follow[- ]?up (?:in|with)|hospice|declines? (?:all |any |"
    r"further )?"
    r"(?:radiation|radiotherapy|treatment|rt)|radiation (?:is )?not (?:indicated|recommended|needed)|"
    r"watch(?:ful)? (?:and )?wait\w*|"
    r"best supportive care|comfort care|prn|rtc|omi(?:ssion|tt\w+) (?:of )?(?:radiation|radiotherapy|rt|xrt))\b",
    re.IGNORECASE,
)


_ELSEWHERE = re.compile(
    r"[^.;]{0,30}?\b(?:later if|if (?:margins?|needed|recurr\w+|progress\w+)|elsewhere|"
    r"at (?:recurrence|progression|another))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Suggestion:
    """A label with the rule that gave it and a confidence from 0 to 1."""

    label: str
    rule: str
    confidence: float


def suggest(plan: str, *, dosed: bool | None = None) -> Suggestion:
    """Return the label that ``plan`` suggests; ``dosed`` tells whether a dose was read from it, where that is known."""
    clauses = [part for part in _CLAUSE.split(plan) if part and part.strip()]
    firm: set[str] = set()
    faint: set[str] = set()
    for clause in clauses:
        named = {kind for kind, pattern in _PATTERNS.items() if pattern.search(clause)}
        faint |= named
        for kind in named:
            if not _withdrawn(clause, _PATTERNS[kind]):
                firm.add(kind)
    return _decided(plan, clauses, firm, faint, bool(parse_doses(plan)) if dosed is None else dosed)


def _withdrawn(clause: str, pattern: re.Pattern[str]) -> bool:
    """Tell whether every mention in a clause is taken back, by words near it."""
    for found in pattern.finditer(clause):
        before, after = clause[max(0, found.start() - 45) : found.start()], clause[found.end() : found.end() + 40]
        back = _TAKEN_BACK.search(before) or re.match(
            r"[^.,]{0,25}\b(?:not|declined|refused|unavailable|discussed|considered|is no|contraindicated|"
            r"was|were|impossible|denied|later|if)\b",
            after,
            re.IGNORECASE,
        )
        if _ELSEWHERE.match(after):
            continue
        if not back or (
            _DOSE.search(clause)
            and not re.search(r"\b(?:no|not|rather|instead|prior|previous\w*|years? ago)\b", before)
        ):
            return False
    return True


def _decided(plan: str, clauses: list[str], firm: set[str], faint: set[str], dosed: bool) -> Suggestion:
    if not (firm or (faint and dosed) or dosed):
        return Suggestion(NONE, "no-radiation", 0.92 if not faint else 0.6)
    if _NO_TREATMENT.search(plan) and not dosed and firm <= {"external"}:
        return Suggestion(NONE, "no-treatment", 0.8)
    doubt = 0.12 if faint - firm - {"external"} else 0.0
    if "brachy" in firm:
        beam = _beam_besides(clauses, firm)
        if beam:
            return Suggestion("photon+brachytherapy", "beam-and-brachytherapy", 0.96 - doubt)
        return Suggestion("brachytherapy", "brachytherapy-alone", 0.96 - doubt)
    if "proton" in firm:
        return Suggestion("proton", "proton-named", (0.97 if "photon" not in firm else 0.75) - doubt)
    if "electron" in firm:
        if "photon" in firm or _electron_boost(clauses):
            return Suggestion("photon", "photon-with-electrons", 0.8)
        return Suggestion("electron", "electron-named", 0.96 - doubt)
    if "photon" in firm:
        return Suggestion("photon", "photon-named", 0.98 - doubt)
    if dosed and "external" in firm:
        return Suggestion("photon", "external-beam", 0.92 - doubt)
    return (
        Suggestion("photon", "dose-alone", 0.85 - doubt)
        if dosed
        else Suggestion("photon", "external-beam-no-dose", 0.6)
    )


def _beam_besides(clauses: list[str], firm: set[str]) -> bool:
    """Tell whether a dose or beam is planned in a clause of its own beside the brachytherapy."""
    if "photon" in firm and any(
        _PATTERNS["photon"].search(clause) and not _withdrawn(clause, _PATTERNS["photon"]) for clause in clauses
    ):
        return True
    for clause in clauses:
        for piece in re.split(r"\b(?:followed by|then|and|plus|with)\b|[,+]", clause):
            external = re.search(
                r"\bEBRT\b|\bexternal[- ]beam\b|\bchemo-?(?:radio\w*|RT|radiation)|\bpelvic\b|\bpelvis\b|"
                r"\bwhole[- ]pelv|\bC?CRT\b|\b\d{2,4}(?:\.\d+)?\s*c?Gy\s*(?:/|in)\s*(?:2\d|3\d)\b",
                piece,
                re.IGNORECASE,
            )
            if (
                external
                and not _PATTERNS["brachy"].search(piece)
                and not _withdrawn(piece, re.compile(re.escape(external[0]), re.IGNORECASE))
            ):
                return True
    return False


def _electron_boost(clauses: list[str]) -> bool:
    """Tell whether electrons come only as the boost of a course that has a dose of its own."""
    with_electrons = [clause for clause in clauses if _PATTERNS["electron"].search(clause)]
    others = [clause for clause in clauses if clause not in with_electrons and _DOSE.search(clause)]
    return (
        bool(with_electrons)
        and all(re.search(r"\bboost\b", clause, re.IGNORECASE) for clause in with_electrons)
        and (bool(others) or any(len(_DOSE.findall(clause)) > 1 for clause in with_electrons))
    )
