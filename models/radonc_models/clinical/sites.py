"""The organs that a text names, as groups that two texts can be compared by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from radonc_models.clinical.statements import Mention, Note
from radonc_models.clinical.vocabulary import patterns

__all__ = ["SEX_OF_ORGAN", "are_compatible", "find_organs", "find_parts", "organs_of_regions"]

_REGIONS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "pelvis": frozenset(
            {
                "bowel",
                "anus",
                "bladder",
                "prostate",
                "uterus",
                "cervix",
                "vulva",
                "ovary",
                "bone",
                "lymph",
                "soft tissue",
            }
            | {"penis", "testis"}
        ),
        "neck": frozenset({"head and neck", "lymph", "skin", "soft tissue", "bone"}),
        "mediastinum": frozenset({"lung", "oesophagus", "lymph", "breast"}),
        "chest wall": frozenset({"breast", "lung", "bone", "soft tissue", "skin"}),
        "arm pit": frozenset({"breast", "lymph", "skin", "head and neck", "lung"}),
        "groin": frozenset({"lymph", "anus", "vulva", "penis", "skin", "soft tissue", "testis"}),
        "abdomen": frozenset(
            {
                "lymph",
                "testis",
                "cervix",
                "uterus",
                "stomach",
                "liver",
                "pancreas",
                "kidney",
                "bowel",
                "ovary",
                "soft tissue",
            }
        ),
        "base of the skull": frozenset({"brain", "bone", "head and neck", "eye"}),
        "spine": frozenset({"bone", "brain", "marrow", "lymph"}),
        "surface": frozenset({"bone", "soft tissue", "skin", "lymph", "lung", "breast", "head and neck"}),
    }
)
"""The organs that a target in each region can be about."""

_COMPATIBLE: frozenset[frozenset[str]] = frozenset(
    frozenset(pair)
    for pair in (
        ("oesophagus", "stomach"), ("bowel", "anus"), ("uterus", "cervix"), ("cervix", "vulva"), ("uterus", "vulva"),
        ("uterus", "ovary"), ("liver", "pancreas"), ("marrow", "bone"), ("marrow", "lymph"), ("bladder", "kidney"),
        ("skin", "soft tissue"), ("vulva", "anus"),
    )
)  # fmt: skip
"""A tumour of the one organ is at home in texts about the other: these never contradict each other."""

_NEIGHBOURS: frozenset[frozenset[str]] = frozenset(
    frozenset(pair) for pair in (("eye", "brain"), ("eye", "head and neck"), ("brain", "bone"), ("breast", "bone"))
)
"""Targets that reach from the one organ into the other."""

SEX_OF_ORGAN: Mapping[str, str] = MappingProxyType(
    {
        "prostate": "man", "testis": "man", "penis": "man",
        "uterus": "woman", "cervix": "woman", "vulva": "woman", "ovary": "woman",
    }
)  # fmt: skip


def find_organs(note: Note) -> tuple[Mention, ...]:
    """Return every organ that ``note`` names, by group."""
    return note.named("organs")


def find_parts(note: Note) -> Iterator[tuple[str, Mention]]:
    """Yield every part of an organ that excludes other parts, as (what it is a part of, the part)."""
    for mention in note.named("parts"):
        whole, _, part = mention.name.partition("/")
        yield whole, replace(mention, name=part)


def organs_of_regions(text: str) -> frozenset[str]:
    """Return the organs that the regions in ``text``, such as "pelvis", can be about."""
    named = (_REGIONS[name] for name, words in patterns("regions").items() if words.search(text))
    return frozenset().union(*named)


def are_compatible(some: Iterable[str], others: Iterable[str], *, target: bool) -> bool:
    """Tell whether texts about ``some`` and ``others`` can be about one tumour, or about one target."""
    pairs = _COMPATIBLE | _NEIGHBOURS if target else _COMPATIBLE
    others = tuple(others)
    return any(frozenset((one, other)) in pairs for one in some for other in others)
