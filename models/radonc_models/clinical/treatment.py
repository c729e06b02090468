"""What an answer wants to do against itself, against the other answers and against what the details allow."""

from __future__ import annotations

from collections.abc import Iterator

from radonc_models.clinical.facts import parse_regimen
from radonc_models.clinical.findings import Finding, Span
from radonc_models.clinical.sites import find_organs
from radonc_models.clinical.statements import Mention, Note, read_note
from radonc_models.clinical.vocabulary import patterns

__all__ = [
    "check_against_other",
    "check_treatment",
    "find_cytotoxics",
    "find_drugs",
    "find_modalities",
    "read_modalities",
]

# Electrons reach a few centimetres; sources are put into or onto what can be reached. IAEA Radiation Oncology Physics
# (2005), chapters 8 and 13. Needs clinical confirmation.
_DEEP = frozenset(
    {
        "prostate",
        "lung",
        "oesophagus",
        "stomach",
        "liver",
        "pancreas",
        "bowel",
        "bladder",
        "kidney",
        "uterus",
        "cervix",
        "brain",
    }
)
_WITHOUT_SOURCES = frozenset({"brain", "lymph", "pancreas", "kidney", "stomach", "bone", "marrow"})
_NOT_CYTOTOXIC = frozenset(
    {
        *("cetuximab", "durvalumab", "pembrolizumab", "nivolumab", "atezolizumab", "trastuzumab", "bevacizumab"),
        *("nimorazole", "androgen deprivation"),
    }
)


def read_modalities(text: str) -> frozenset[str]:
    """Return the modalities that ``text`` names, by their own words or by those of a technique that only one has."""
    return frozenset(name for name, pattern in patterns("modalities").items() if pattern.search(text))


def find_modalities(note: Note) -> tuple[Mention, ...]:
    """Return every word of a modality that ``note`` names."""
    return note.named("modalities")


def check_treatment(answer: Note, details: Note) -> list[Finding]:
    """Return where the treatment in ``answer`` contradicts itself or ``details``."""
    return [
        *_check_techniques(answer),
        *_check_reach(answer, details),
        *_check_declined(answer, details),
        *_check_drugs(answer, details),
        *_check_planned_dose(answer, details),
    ]


def check_against_other(regimen: str, modality: str) -> list[Finding]:
    """Compare a regimen and a modality that were suggested for one case."""
    named, label = read_modalities(regimen), frozenset(modality.strip().split("+"))
    if not named or not label <= patterns("modalities").keys():
        return []
    if not named <= label:
        sentence = f"The regimen is {_listed(named)}, the modality is {_listed(label)}: they are not one treatment."
        return [Finding("stop", "modality.other_answer", sentence)]
    implied = label - named == {"photon"} and len(parse_regimen(regimen).doses) > 1  # often the phase without words
    if named < label and not implied:
        sentence = f"The modality is {_listed(label)}; the regimen names only {_listed(named)}."
        return [Finding("caution", "modality.other_answer", sentence)]
    if named < label:
        return []
    return [Finding("info", "modality.same_answer", f"Regimen and modality agree on {_listed(label)}.")]


def _check_techniques(answer: Note) -> Iterator[Finding]:
    """Find words of two modalities inside one phase."""
    start = 0
    for end in [match.start() for match in patterns("treatment")["phases"].finditer(answer.text)] + [len(answer.text)]:
        found = [
            (name, Span("answer", *match.span()))
            for name, pattern in patterns("modalities").items()
            if (match := pattern.search(answer.text, start, end))
        ]
        start = end
        if len(found) > 1:
            words = [f"'{answer.text[span.start : span.end]}'" for _, span in found]
            sentence = f"One phase of the answer names {' and '.join(words)}, which belong to different modalities."
            yield Finding("stop", "modality.technique", sentence, tuple(span for _, span in found))
            return


def _check_reach(answer: Note, details: Note) -> Iterator[Finding]:
    """Find electrons for a deep organ and sources where none can be brought."""
    known = [organ for organ in find_organs(details) if organ.standing == "said"]
    target = {organ.name for organ in find_organs(answer)} or {organ.name for organ in known}
    named = read_modalities(answer.text)
    for modality, organs in (("electron", _DEEP), ("brachytherapy", _WITHOUT_SOURCES)):
        if modality in named and target and target <= organs:
            why = "do not reach that deep" if modality == "electron" else "is hardly ever given there"
            name = "Electrons" if modality == "electron" else "Brachytherapy"
            source = "IAEA, Radiation Oncology Physics (2005). Needs clinical confirmation."
            spans = tuple(organ.span for organ in known if organ.name in target)
            yield Finding("caution", "modality.site", f"{name} {why} ({_listed(target)}).", spans, source)


def _check_declined(answer: Note, details: Note) -> Iterator[Finding]:
    for modality in sorted(read_modalities(answer.text)):
        mentions = [one for one in find_modalities(details) if one.name == modality]
        if mentions and all(one.standing == "denied" for one in mentions):
            sentence = f"The answer is {modality}; the details decline it or say that it is not possible."
            yield Finding("stop", "modality.declined", sentence, tuple(one.span for one in mentions))


def _check_drugs(answer: Note, details: Note) -> Iterator[Finding]:
    named = {drug.name: drug for drug in find_drugs(answer) if drug.standing == "said"}
    known = list(find_drugs(details))
    for name, drug in named.items():
        about = [one for one in known if one.name == name and one.standing != "wrong"]
        if about and all(one.standing == "denied" for one in about):
            sentence = f"The answer gives {name}; the details decline it or say that it is not possible."
            yield Finding("stop", "drug.contradicts", sentence, (drug.span, *(one.span for one in about)))
            return
    wanted = named.keys() - _NOT_CYTOTOXIC
    chemo = [
        one
        for one in details.mentions("chemotherapy", patterns("treatment")["chemotherapy"])
        if one.standing != "wrong"
    ]
    if wanted and chemo and all(one.standing == "denied" for one in chemo):
        sentence = (
            f"The answer gives {_listed(wanted)}; the details decline chemotherapy or say that it is not possible."
        )
        yield Finding("stop", "drug.contradicts", sentence, (named[min(wanted)].span, *(one.span for one in chemo)))
        return
    together = patterns("treatment")["together"]
    agreed = [
        one
        for one in known
        if one.name not in _NOT_CYTOTOXIC
        and one.standing == "said"
        and together.search(details.sentence(one.span.start))
    ]
    if wanted and agreed and not wanted & {one.name for one in agreed}:
        sentence = f"The answer gives {_listed(wanted)}; the details name {_listed({one.name for one in agreed})}."
        yield Finding("caution", "drug.differs", sentence, (named[min(wanted)].span, *(one.span for one in agreed)))


def _check_planned_dose(answer: Note, details: Note) -> Iterator[Finding]:
    """Compare with a prescription that the details themselves call the plan."""
    main = parse_regimen(answer.text).main
    if main is None or main.fractions is None:
        return
    for start, end in details.sentences:
        sentence = details.text[start:end]
        if (
            not patterns("treatment")["planned"].search(sentence)
            or details.standing(start) != "said"
            or "Gy" not in sentence
        ):
            continue
        clean = read_note(sentence).without("denied", "past", "wrong", "family")
        planned = [dose for dose in parse_regimen(clean).doses if dose.fractions]
        if planned and all((dose.dose_gy, dose.fractions) != (main.dose_gy, main.fractions) for dose in planned):
            told = (
                f"The answer says {main.dose_gy:g} Gy in {main.fractions}; the details plan {planned[0].dose_gy:g} Gy"
            )
            yield Finding(
                "caution", "dose.differs", f"{told} in {planned[0].fractions}.", (Span("details", start, end),)
            )
            return


def find_drugs(note: Note) -> tuple[Mention, ...]:
    """Return every drug of concurrent or hormonal therapy that ``note`` names."""
    return note.named("drugs")


def find_cytotoxics(note: Note) -> tuple[Span, ...]:
    """Return where ``note`` gives chemotherapy, by the name of a drug or as such."""
    drugs = (drug for drug in find_drugs(note) if drug.name not in _NOT_CYTOTOXIC)
    words = note.mentions("chemotherapy", patterns("treatment")["chemotherapy"])
    return tuple(one.span for one in (*drugs, *words) if one.standing == "said")


def _listed(names: frozenset[str] | set[str]) -> str:
    return " and ".join(sorted(names))
