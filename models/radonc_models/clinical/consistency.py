"""What an answer says about the patient against what the details say: site, sex, age and stage."""

from __future__ import annotations

import re
from collections.abc import Iterable

from radonc_models.clinical.findings import Finding, Span
from radonc_models.clinical.patient import find_ages, find_sex, find_stages, is_transgender
from radonc_models.clinical.sides import check_side
from radonc_models.clinical.sites import SEX_OF_ORGAN, are_compatible, find_organs, find_parts, organs_of_regions
from radonc_models.clinical.statements import Mention, Note
from radonc_models.clinical.vocabulary import patterns

__all__ = ["check_patient"]

_PRESENT = ("said", "past")


def check_patient(answer: Note, details: Note, *, target: bool) -> list[Finding]:
    """Return where ``answer`` contradicts what ``details`` say about the patient and the disease.

    Args:
        answer: A suggestion.
        details: The patient details.
        target: Whether the answer names a target, which may be a region, and not a diagnosis, which is of one organ.

    """
    return [
        *check_side(answer, details),
        *_check_site(answer, details, target=target),
        *_check_secondary(answer, details),
        *_check_parts(answer, details),
        *_check_histology(answer, details),
        *_check_sex(answer, details),
        *_check_age(answer, details),
        *_check_stage(answer, details),
    ]


def _check_site(answer: Note, details: Note, *, target: bool) -> list[Finding]:
    named = list(find_organs(answer))
    known = [organ for organ in find_organs(details) if organ.standing in _PRESENT]
    asked, there = {organ.name for organ in named}, {organ.name for organ in known}
    region = organs_of_regions(answer.text) if target else frozenset[str]()
    if not there or not (asked or region) or (asked | region) & there or are_compatible(asked, there, target=target):
        return []
    about = _listed(asked) if asked else "a region without any of these"
    sentence = f"The answer is about {about}; the details are about {_listed(there)}."
    return [Finding("stop", "site.contradicts", sentence, _spans(named, asked) + _spans(known, there))]


def _check_secondary(answer: Note, details: Note) -> list[Finding]:
    words = patterns("spread")
    named = next((one for one in answer.mentions("spread", words["named"]) if one.standing in _PRESENT), None)
    if named is None or any(one.standing in _PRESENT for one in details.mentions("spread", words["known"])):
        return []
    sentence = "The answer is a metastasis; the details name none."
    return [Finding("caution", "diagnosis.secondary", sentence, (named.span,))]


def _check_parts(answer: Note, details: Note) -> list[Finding]:
    """Compare lobes, thirds and quadrants; the details may name several, the answer must not name another."""
    findings = []
    known = [(whole, part) for whole, part in find_parts(details) if part.standing in _PRESENT]
    for whole, part in find_parts(answer):
        others = [other for same, other in known if same == whole]
        if others and part.name not in {other.name for other in others}:
            sentence = f"The answer says {part.name}, the details say {_listed({o.name for o in others})} ({whole})."
            findings.append(Finding("stop", "site.part", sentence, (part.span, *(other.span for other in others))))
    return findings[:1]


def _check_histology(answer: Note, details: Note) -> list[Finding]:
    named = answer.named("histology")
    known = [one for one in details.named("histology") if one.standing in _PRESENT]
    asked, there = {one.name for one in named}, {one.name for one in known}
    if not asked or not there or asked & there:
        return []
    sentence = f"The answer says {_listed(asked)}; the details say {_listed(there)}."
    return [Finding("stop", "histology.contradicts", sentence, _spans(named, asked) + _spans(known, there))]


def _check_sex(answer: Note, details: Note) -> list[Finding]:
    sex = find_sex(details)
    if sex is None:
        return []
    organs = [organ for organ in find_organs(answer) if SEX_OF_ORGAN.get(organ.name, sex[0]) != sex[0]]
    words = {"man": r"\bfemale\b|\bwoman\b", "woman": r"(?<!fe)\bmale\b|\bman\b"}[sex[0]]
    organs += answer.mentions("the other sex", re.compile(words, re.IGNORECASE))
    if not organs:
        return []
    what = organs[0].name if organs[0].name == "the other sex" else f"an organ of the other sex ({organs[0].name})"
    sentence = f"The answer names {what}; the details describe a {sex[0]}."
    level_is_open = is_transgender(details)
    return [Finding("caution" if level_is_open else "stop", "sex.contradicts", sentence, (organs[0].span, sex[1]))]


def _check_age(answer: Note, details: Note) -> list[Finding]:
    named, known = find_ages(answer), find_ages(details)
    if not named or not known or any(abs(one.years - other.years) < 1 for one in named for other in known):
        return []
    sentence = f"The answer says {named[0].years:g} years; the details give another age."
    return [Finding("stop", "age.contradicts", sentence, (named[0].span, known[0].span))]


def _check_stage(answer: Note, details: Note) -> list[Finding]:
    known = find_stages(details)
    for stage in find_stages(answer):
        same = [other for other in known if other.kind == stage.kind]
        if same and all(stage.contradicts(other) for other in same):
            words = "stage " if stage.kind == "stage" else stage.kind
            sentence = (
                f"The answer says {words}{stage.figure}{stage.minor}; "
                f"the details say {words}{same[0].figure}{same[0].minor}."
            )
            return [Finding("stop", "stage.contradicts", sentence, (stage.span, same[0].span))]
    return []


def _spans(mentions: Iterable[Mention], names: Iterable[str]) -> tuple[Span, ...]:
    wanted = set(names)
    return tuple(mention.span for mention in mentions if mention.name in wanted)


def _listed(names: Iterable[str]) -> str:
    return " and ".join(sorted(names))
