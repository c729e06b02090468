"""How far two ICD-10-CM codes are apart in the classification.

The tree has four levels: code, category (its first three characters), block (such as C30-C39) and chapter. The
distance is the number of levels that both codes climb until they meet:

0 the same code, 1 the same category, 2 the same block, 3 the same chapter, 4 another chapter.

A code that does not exist counts by its category where that exists (C34.99 is one step from C34.31). No code at all,
or one of no category, is 5: farther than any code. The measure is symmetric, and an ultrametric: no way round over a
third code is shorter.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from radonc_models.clinical import icd10
from radonc_models.clinical.icd10.agreement import side_of
from radonc_models.clinical.icd10.table import plain_code

__all__ = ["OUTSIDE", "are_consistent", "block", "chapter", "is_side_right", "steps"]

OUTSIDE = 5
"""Steps to an answer that stands nowhere in the classification."""


def steps(wanted: str, given: str | None) -> int:
    """Return how many levels ``wanted`` and ``given`` climb until they meet, 0 to 4; 5 for no code.

    Args:
        wanted: A code of the classification, with or without its dot.
        given: What an answer spells; None or empty where it spells none.

    """
    if not given:
        return OUTSIDE
    some, other = plain_code(wanted), plain_code(given)
    if some == other:
        return 0
    if _category(other) is None or _category(some) is None:
        return OUTSIDE
    levels = ((some[:3], other[:3]), (block(some), block(other)), (chapter(some), chapter(other)))
    return next((number for number, (one, two) in enumerate(levels, start=1) if one == two), 4)


def block(code: str) -> str:
    """Return the block of ``code``, such as ``C30-C39``; empty for no code of the classification."""
    return _place(plain_code(code)[:3])[1]


def chapter(code: str) -> str:
    """Return the number of the chapter of ``code``, such as ``2``; empty for no code of the classification."""
    return _place(plain_code(code)[:3])[0]


def is_side_right(wanted: str, given: str | None) -> bool | None:
    """Tell whether ``given`` names the side that the code ``wanted`` names.

    Returns:
        None where ``wanted`` is a code without a side, and where no existing code is given.

    """
    right, row = icd10.lookup(wanted), icd10.lookup(given) if given else None
    if right is None or row is None or not side_of(right):
        return None
    return side_of(row) == side_of(right)


def are_consistent(text: str) -> bool | None:
    """Tell whether the description in ``text`` and the code beside it mean the same; None where it spells no code.

    A code that does not exist agrees with nothing. Words that fit no code well cannot contradict one.
    """
    _, spelled = icd10.parse_diagnosis(text)
    if spelled is None:
        return None
    if icd10.lookup(spelled) is None:
        return False
    return not {"code.disagrees", "code.side"} & {one.code for one in icd10.check_code(text, "")}


def _category(plain: str) -> str | None:
    return plain[:3] if len(plain) >= 3 and icd10.lookup(plain[:3]) is not None else None


@cache
def _place(category: str) -> tuple[str, str]:
    """Return chapter and block of a category: the narrowest block around it, as C7A lies within C76-C80, too."""
    around = [one for one in _blocks() if category in one.also]
    around = around or [one for one in _blocks() if one.first <= category <= one.last]
    if not around:
        return "", ""
    nearest = max(around, key=lambda one: one.first)
    return nearest.chapter, nearest.first if nearest.first == nearest.last else f"{nearest.first}-{nearest.last}"


@dataclass(frozen=True)
class _Block:
    chapter: str
    first: str
    last: str
    also: frozenset[str]
    """Categories that belong to it and sort elsewhere: C4A to C43-C44."""


@cache
def _blocks() -> tuple[_Block, ...]:
    lines = files(__package__).joinpath("icd10_blocks.tsv").read_text("utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines)
    return tuple(_Block(number, first, last, frozenset(also.split(","))) for number, first, last, also in rows)
