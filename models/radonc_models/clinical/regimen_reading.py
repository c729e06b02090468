"""From a text to a structured regimen."""

from __future__ import annotations

import re
from collections.abc import Mapping

from radonc_models.clinical.facts import RegimenFacts, regimen_facts
from radonc_models.clinical.prescription import DoseFact, Reading, read_prescription
from radonc_models.clinical.regimen import TECHNIQUES, Phase, Side, StructuredRegimen
from radonc_models.clinical.statements import read_note
from radonc_models.clinical.treatment import find_drugs
from radonc_models.clinical.treatment_sites import find_targets

__all__ = ["EXTERNAL", "read_regimen", "structure"]

_DRUGS = (
    r"(?:chemo\w*|systemic|endocrine|hormon\w*|immuno\w*|\w+(?:platin|taxel|abine|mab|ozolomide)|tmz|adt|folf\w+|capox)"
    r"\b"
)
"""What is given after surgery or radiation and says nothing about why the radiation is given."""
_INTENTS = {
    "definitive": r"definitive|radical|curative|primary (?:radi\w+|chemorad\w+|rt)",
    "preoperative": r"pre[- ]?op(?:erative)?(?:ly)?|neo-?adj(?:uvant)?",
    "postoperative": rf"post[- ]?op(?:erative)?(?:ly)?|(?<!neo)(?<!neo-)adj(?:uvant)?(?! (?:\w+ )?{_DRUGS})|"
    r"post-?(?:mastectomy|lumpectomy)|pmrt",
    "salvage": r"salvage",
    "consolidative": r"consolidat\w+",
    "prophylactic": r"prophyla\w+|pci",
    "palliative": r"palliat\w+|ha?emostatic|pain[- ](?:relie\w+|control)|(?:relief|control) of pain|for pain|"
    r"symptom(?:atic)? (?:control|relief)",
}
_INTENT = re.compile(rf"\b(?:{'|'.join(f'(?P<{name}>{words})' for name, words in _INTENTS.items())})\b", re.IGNORECASE)
_SURGERY = r"(?:surgery|resection|(?:mast|lump|prostat|hyster|thyroid|cyst|nephr)ectomy|craniotomy|neck dissection)"
_AROUND_SURGERY = re.compile(
    rf"\b(?:(?P<postoperative>(?:after|following|post)[ -](?:\w+ )?{_SURGERY})|"
    rf"(?P<preoperative>(?:before|prior to)[ ](?:\w+ )?{_SURGERY}))\b",
    re.IGNORECASE,
)
"""What the time of the radiation tells where no word says why it is given."""
_NEW_PHASE = re.compile(
    r"\b(?:then|followed by|f/b|plus|after|before|subsequent\w*|sequential\w*|phase|boost|cone[- ]?down|course|plan)\b"
    r"|->|[+;\n]|\.\s",
    re.IGNORECASE,
)
_INSIDE = re.compile(
    r"\b(?:(?P<HDR>hdr|high[- ]dose[- ]rate)|(?P<LDR>ldr|low[- ]dose[- ]rate|seed (?:implant\w*|boost)|seeds)|"
    r"brachy(?:therapy)?|igabt|vbt|(?-i:BT)|"
    r"intracavitary|interstitial|intraluminal|cylinder|tandem and \w+|ring applicator)\b",
    re.IGNORECASE,
)
EXTERNAL = re.compile(r"\b(?:external[- ]beam|ebrt|eb?xrt|vmat|imrt|photons?|3-?d)\b", re.IGNORECASE)
"""Words of a phase that is given from outside."""
_NO_SOURCE = re.compile(
    r"\b(?:no|not|without|instead of|in place of|rather than|declin\w+|refus\w+|unfit for|unsuitable for)\s+"
    r"(?:[\w-]+\s+)?$",
    re.IGNORECASE,
)
"""Words before one for a source that is not used."""
_APART = re.compile(r"[,;+\n]|\.\s|\b(?:then|followed|plus|with|and|f/b|before|after|prior)\b", re.IGNORECASE)
"""Between a phase and the word for a source: then the source is that of the next phase."""
_NOT_GIVEN = re.compile(
    r"\b(?:no|not|without|w/o|declin\w+|refus\w+|omit\w*|ineligible for|after|prior|previous|completed|s/p|adjuvant|"
    r"then|followed by)\s+(?:[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
"""Words before a drug that is not given together with the radiation."""
_NOT_GIVEN_AFTER = re.compile(
    r"[\s-]*(?:\w+ ){0,2}?(?:ineligible|unfit|declined|refused|omitted|contraindicated|not (?:given|possible|planned)|"
    r"afterwards?|thereafter|later|on hold|held|stopped|paused|after (?:rt|radi\w+|completion))\b",
    re.IGNORECASE,
)
_GIVEN_WITH = re.compile(r"(?:\bwith|w/|\+|\bplus|\bconcurrent\w*)\s*(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
"""Words before a drug that go on with the plan, after a dose, in a sentence that began with what was done before."""


def read_regimen(text: str) -> StructuredRegimen:
    """Return what ``text`` says as a regimen in fields; what it does not say with certainty stays empty.

    Phases hold the doses that were read; ``read_prescription`` names the places that could not be.
    """
    return structure(text, read_prescription(text))


def structure(text: str, reading: Reading) -> StructuredRegimen:
    """Return the regimen of ``text`` whose prescription has been read."""
    facts = regimen_facts(text, reading.doses)
    intent = _INTENT.search(text) or _AROUND_SURGERY.search(text)
    return StructuredRegimen(
        sites=tuple(dict.fromkeys(mention.site.name for mention in find_targets(text))),
        side=_side(facts),
        intent=intent.lastgroup if intent else None,
        modalities=tuple(facts.modalities),
        techniques=tuple(facts.techniques & set(TECHNIQUES)),
        phases=_phases(text, reading.doses),
        systemic=_systemic(text, reading.doses),
    )


def _side(facts: RegimenFacts) -> Side | None:
    sides: Mapping[frozenset[str], Side] = {
        frozenset({"left"}): "left",
        frozenset({"right"}): "right",
        frozenset({"bilateral"}): "bilateral",
        frozenset({"left", "right"}): "bilateral",
    }
    return sides.get(facts.laterality)


def _phases(text: str, doses: tuple[DoseFact, ...]) -> tuple[Phase, ...]:
    groups = _together(text, doses)
    sources = _sources(text, [(levels[0].span[0], levels[-1].span[1]) for levels in groups])
    return tuple(
        Phase(
            tuple(dict.fromkeys(one.dose_gy for one in levels)),
            levels[0].fractions,
            max(one.per_day or 1 for one in levels),
            levels[0].boost,
            levels[0].cumulative,
            source,
        )
        for levels, source in zip(groups, sources, strict=True)
    )


def _together(text: str, doses: tuple[DoseFact, ...]) -> list[list[DoseFact]]:
    """Return the doses of each phase."""
    phases: list[list[DoseFact]] = []
    for dose in doses:
        last = phases[-1][-1] if phases else None
        if last is not None and _given_together(text, last, dose):
            phases[-1].append(dose)
        else:
            phases.append([dose])
    return phases


def _sources(text: str, spans: list[tuple[int, int]]) -> list[str | None]:
    """Return for each phase what gives it from inside, as the words beside it say."""
    found: list[str | None] = [None] * len(spans)
    for mention in _INSIDE.finditer(text):
        if _NO_SOURCE.search(text[max(0, mention.start() - 40) : mention.start()]):
            continue
        place = sum(end <= mention.start() for _, end in spans) - 1
        if place + 1 < len(spans) and spans[place + 1][0] <= mention.start():
            place += 1  # inside of a phase: "two HDR fractions of 5 Gy"
        elif place < 0:  # before the first phase: its own, or after a comma that of the whole course
            apart = not spans or _APART.search(text[mention.end() : spans[0][0]])
            place = len(spans) if apart and not _beam_follows(text, spans) else 0
        elif place + 1 < len(spans) and _APART.search(text[spans[place][1] : mention.start()]):
            place += 1
        if place < len(spans) and found[place] in {None, "brachytherapy"}:
            found[place] = mention.lastgroup or "brachytherapy"
    return found


def _beam_follows(text: str, spans: list[tuple[int, int]]) -> bool:
    """Tell whether a phase after the first one is called external: then only the first can be given from inside."""
    return len(spans) > 1 and bool(EXTERNAL.search(text, spans[0][1]))


def _given_together(text: str, left: DoseFact, right: DoseFact) -> bool:
    """Tell whether two doses are levels of one phase."""
    alike = (left.fractions, left.boost, left.cumulative) == (right.fractions, right.boost, right.cumulative)
    return alike and not _NEW_PHASE.search(text[left.span[1] : right.span[0]])


def _systemic(text: str, doses: tuple[DoseFact, ...]) -> tuple[str, ...]:
    """Return the drugs that are given together with the radiation, in the order of the text."""
    first = min((dose.span[1] for dose in doses), default=len(text))
    given = []
    for drug in find_drugs(read_note(text, "answer")):
        before = text[max(0, drug.span.start - 60) : drug.span.start]
        goes_on = drug.standing == "past" and drug.span.start > first and _GIVEN_WITH.search(before)
        if (
            (drug.standing == "said" or goes_on)
            and not _NOT_GIVEN.search(before)
            and not _NOT_GIVEN_AFTER.match(text, drug.span.end)
        ):
            given.append(drug)
    return tuple(dict.fromkeys(drug.name for drug in sorted(given, key=lambda drug: drug.span.start)))
