"""What in the details supports each field of a suggestion, and what is not found there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from radonc_models.clinical.facts import parse_regimen
from radonc_models.clinical.findings import Finding, Span
from radonc_models.clinical.patient import find_stages
from radonc_models.clinical.sides import find_side_words
from radonc_models.clinical.sites import find_organs, find_parts, organs_of_regions
from radonc_models.clinical.statements import Mention, Note, read_note
from radonc_models.clinical.treatment import find_drugs, find_modalities
from radonc_models.clinical.treatment_sites import REASON
from radonc_models.tasks import Task

__all__ = ["Evidence", "find_evidence", "tell_evidence"]

_HOLDS = ("said", "past")
_CONTENT = re.compile(r"\d+(?:[.]\d+)?|\w{2,}")
_STEM = 5
"""Letters by which two words count as the same: "invaded" and "invasion", "pulmonary" and "pulmonic"."""
_PHRASE = re.compile(r"[^\s,;][^,;]*")
_EMPTY = re.compile(
    "after|an|and|are|as|at|before|by|for|from|her|his|in|is|less|more|no|not|of|on|or|than|the|to|was|who|with|without",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Evidence:
    """One field of a suggestion.

    Attributes:
        field: What it is: ``site``, ``part``, ``side``, ``modality``, ``dose``, ``drug``, ``stage`` or ``indication``.
        value: What the suggestion says.
        answer: Where the suggestion says it.
        details: Where the details say it too; empty means "not found in the details".

    """

    field: str
    value: str
    answer: Span
    details: tuple[Span, ...]


def find_evidence(task: Task, answer: Note, details: Note) -> list[Evidence]:
    """Return the fields of ``answer`` in the order of its text, each with its support in ``details``.

    A statement of the details that is denied, marked as wrong or about a relative supports nothing; an indication may
    be that something is absent, so what is denied supports its words. What it names is not treated for that: it is
    looked for as a phrase and as nothing else.
    """
    indications = list(_indications(answer, details)) if task is Task.REGIMEN else []
    answer = read_note(REASON.sub(lambda reason: " " * len(reason[0]), answer.text), "answer")
    found = [
        *indications,
        *_sites(answer, details),
        *_matched("part", _parts(answer), _parts(details)),
        *_matched("side", find_side_words(answer), find_side_words(details)),
        *_matched("modality", find_modalities(answer), find_modalities(details)),
        *_matched("drug", find_drugs(answer), find_drugs(details)),
        *_stages(answer, details),
    ]
    if task is Task.REGIMEN:
        found += _doses(answer, details)
    return sorted(found, key=lambda one: (one.answer.start, one.field))


def tell_evidence(found: Iterable[Evidence]) -> list[Finding]:
    """Return ``found`` as one finding about what the details support and one about what they do not."""
    found = list(found)
    supported = [one for one in found if one.details]
    alone = [one for one in found if not one.details]
    findings = []
    if supported:
        spans = tuple(span for one in supported for span in (one.answer, *one.details))
        findings.append(Finding("info", "evidence.found", f"Found in the details: {_listed(supported)}.", spans))
    if alone:
        sentence = f"Not found in the details: {_listed(alone)}."
        findings.append(Finding("info", "evidence.missing", sentence, tuple(one.answer for one in alone)))
    return findings


def _matched(field: str, named: Iterable[Mention], known: Iterable[Mention]) -> Iterator[Evidence]:
    """Pair the first mention of each name with every mention of it that holds."""
    support: dict[str, list[Span]] = {}
    for mention in known:
        if mention.standing in _HOLDS:
            support.setdefault(mention.name, []).append(mention.span)
    first: dict[str, Mention] = {}
    for mention in named:
        if mention.name not in first or mention.span.start < first[mention.name].span.start:
            first[mention.name] = mention
    for name, mention in first.items():
        yield Evidence(field, name, mention.span, tuple(support.get(name, ())))


def _sites(answer: Note, details: Note) -> Iterator[Evidence]:
    """Yield organs; a region of the details, such as the chest wall, supports the same region and no organ in it."""
    for found in _matched("site", find_organs(answer), find_organs(details)):
        if organs_of_regions(found.answer.of(answer.text)):
            yield found
        else:
            sure = tuple(span for span in found.details if not organs_of_regions(span.of(details.text)))
            yield replace(found, details=sure)


def _parts(note: Note) -> Iterator[Mention]:
    """Yield parts by their whole names, such as "upper lobe of the lung"."""
    for whole, part in find_parts(note):
        yield part if whole.startswith("subsite") else replace(part, name=f"{part.name} {whole}")


def _stages(answer: Note, details: Note) -> Iterator[Evidence]:
    known = find_stages(details)
    for stage in find_stages(answer):
        same = tuple(other.span for other in known if other.kind == stage.kind and not stage.contradicts(other))
        words = f"stage {stage.figure}" if stage.kind == "stage" else f"{stage.kind}{stage.figure}"
        yield Evidence("stage", words + stage.minor, stage.span, same)


def _doses(answer: Note, details: Note) -> Iterator[Evidence]:
    for dose in parse_regimen(answer.text).doses:
        count = f" in {dose.fractions} fraction{'s' if dose.fractions > 1 else ''}" if dose.fractions else ""
        value = f"{dose.dose_gy:g} Gy{count}"
        yield Evidence("dose", value, Span("answer", *dose.span), tuple(_places_of(dose.dose_gy, details)))


def _places_of(dose_gy: float, details: Note) -> Iterator[Span]:
    for match in re.finditer(rf"(?<![\d.]){re.escape(f'{dose_gy:g}')} ?Gy\b", details.text, re.IGNORECASE):
        if details.standing(match.start()) == "said":
            yield Span("details", *match.span())


def _indications(answer: Note, details: Note) -> Iterator[Evidence]:
    """Yield each phrase of the indication; all of its words must stand somewhere in the details to support it."""
    for reason in REASON.finditer(answer.text):
        for phrase in _PHRASE.finditer(answer.text, reason.start() + reason[0].index(":") + 1, reason.end()):
            words = [word[0] for word in _CONTENT.finditer(phrase[0]) if not _EMPTY.fullmatch(word[0])]
            places = [_place_of(word, details) for word in words]
            known = tuple(place for place in places if place is not None)
            if words:
                support = known if len(known) == len(words) else ()
                yield Evidence("indication", f"\u201c{phrase[0]}\u201d", Span("answer", *phrase.span()), support)


def _place_of(word: str, details: Note) -> Span | None:
    pattern = re.compile(rf"(?<![\w.]){re.escape(word[:_STEM] if word.isalpha() else word)}\w*", re.IGNORECASE)
    for match in pattern.finditer(details.text):
        if details.standing(match.start()) not in ("wrong", "family"):
            return Span("details", *match.span())
    return None


def _listed(found: Iterable[Evidence]) -> str:
    return "; ".join(one.value for one in found)
