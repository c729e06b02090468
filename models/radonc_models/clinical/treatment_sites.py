"""The treatment sites that a text names, with their group of regimens and their codes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

__all__ = [
    "REASON",
    "SiteMention", "TreatmentSite", "find_disease_groups", "find_targets", "find_treatment_sites", "treatment_sites",
]  # fmt: skip


@dataclass(frozen=True)
class TreatmentSite:
    """One place that radiotherapy is given to.

    Attributes:
        name: Its name as regimens are written out: "lower lobe".
        group: The group of the regimen table that it belongs to: "lung".
        is_paired: Tells whether it has a side.
        tg263: Structure part of a target name in the manner of AAPM report 263.
        snomed: SNOMED CT code out of mCODE's value set of treatment locations; empty where that has none.
        display: The description of that code.

    """

    name: str
    group: str
    is_paired: bool
    tg263: str
    snomed: str
    display: str


@dataclass(frozen=True)
class SiteMention:
    """A treatment site at a place of a text."""

    site: TreatmentSite
    start: int
    end: int


_WORD = re.compile(r"[a-z0-9&]+|\+", re.IGNORECASE)
_LEVEL = re.compile(r"\b(?:C[1-7]|T(?:[5-9]|1[0-2])|L[1-5])\b(?![-/]?\s?(?:N[0-3x]|M[01x]))")
"""A vertebra by its short name. T1 to T4 are left to the words that follow: alone they are stages of a tumour."""
_NO_TARGET = re.compile(
    r"(?:(?<!-)\b(?:spar\w+|avoid\w*|protect\w*|limit\w*|constraint\w*|full|empty|away from|toxicity of|"
    r"(?:next|adjacent) to|abutting|near)|\b(?:max\w*|mean|low\w*|minimi\w+|reduc\w+|tolerance)\.? dose to)"
    r"(?:\s+(?:of|to|the|both|left|right|contralateral|ipsilateral)){0,3}\s*$",
    re.IGNORECASE,
)
_LIMITED = re.compile(
    r"\s*(?:<|≤|max\b|mean\b|under\b|below\b|D(?!9\d)\d|V(?!100|150)\d|empty\b|full\b)|[ -](?:spar|shield|protect)\w+",
    re.IGNORECASE,
)
"""Right after an organ that is to be spared."""
REASON = re.compile(r"\b(?:indications?|reason|rationale)\s?:(?:[^.;\n]|\.(?!\s|$))*", re.IGNORECASE)
"""Why there is a plan, from its first word to its full stop: what it names need not be what is treated."""
_LONGEST = 6
"""Most words of a name in the table."""


@cache
def treatment_sites() -> Mapping[str, TreatmentSite]:
    """Return every treatment site by its name."""
    return MappingProxyType({site.name: site for site, _ in _rows()})


def find_treatment_sites(text: str) -> tuple[SiteMention, ...]:
    """Return the treatment sites that ``text`` names, in its order; organs that are to be spared are left out."""
    known = _by_words()
    words = list(_WORD.finditer(text))
    found: list[SiteMention] = []
    place = 0
    while place < len(words):
        for length in range(min(_LONGEST, len(words) - place), 0, -1):
            site = _look_up(known, [word[0].lower() for word in words[place : place + length]])
            start, end = words[place].start(), words[place + length - 1].end()
            if site is not None and not re.search(r"[.,;:\n]", text[start:end]):
                found.append(SiteMention(site, start, end))
                break
        else:
            length = 1
        place += length
    found += _levels(text, found)
    kept = [
        one
        for one in found
        if not _NO_TARGET.search(text[max(0, one.start - 50) : one.start]) and not _LIMITED.match(text, one.end)
    ]
    return tuple(sorted(kept, key=lambda one: one.start))


def find_targets(plan: str) -> tuple[SiteMention, ...]:
    """Return the treatment sites that ``plan`` treats: those of its indication only if it names no others."""
    mentions = find_treatment_sites(plan)
    reasons = [reason.span() for reason in REASON.finditer(plan)]
    treated = tuple(one for one in mentions if not any(start <= one.start < end for start, end in reasons))
    return treated or mentions


def find_disease_groups(text: str) -> frozenset[str]:
    """Return the groups of the regimen table that the diseases in ``text`` bring in: "keloid", "lymphoma"."""
    plain = f" {' '.join(_WORD.findall(text.lower()))} "
    return frozenset(group for words, group in _diseases() if f" {words} " in plain or f" {words}s " in plain)


def _levels(text: str, found: list[SiteMention]) -> Iterator[SiteMention]:
    taken = {place for one in found for place in range(one.start, one.end)}
    for level in _LEVEL.finditer(text):
        if level.start() not in taken:
            yield SiteMention(treatment_sites()[f"{level[0]} vertebra"], *level.span())


def _look_up(known: Mapping[tuple[str, ...], TreatmentSite], words: list[str]) -> TreatmentSite | None:
    site = known.get(tuple(words))
    if site is None and len(words[-1]) > 3 and words[-1].endswith("s"):
        site = known.get((*words[:-1], words[-1][:-1]))
    return site


@cache
def _by_words() -> Mapping[tuple[str, ...], TreatmentSite]:
    return MappingProxyType(
        {
            tuple(_WORD.findall(words.lower())): site
            for site, also in _rows()
            for words in (site.name, *also.split(","))
            if words
        }
    )


def _rows() -> Iterator[tuple[TreatmentSite, str]]:
    for line in _table("sites.tsv"):
        name, also, group, paired, tg263, snomed, display = line
        yield TreatmentSite(name, group, paired == "yes", tg263, snomed, display), also


@cache
def _diseases() -> tuple[tuple[str, str], ...]:
    return tuple(
        (" ".join(_WORD.findall(words.lower())), group)
        for group, listed in _table("diseases.tsv")
        for words in listed.split(",")
    )


def _table(name: str) -> list[list[str]]:
    lines = files(__package__).joinpath(name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines[1:]]
