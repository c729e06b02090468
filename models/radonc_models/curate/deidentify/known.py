"""Finding again what the database row of a note knows: names, numbers and dates in any way of writing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from radonc_models.curate.deidentify.lexicon import lexicon
from radonc_models.curate.deidentify.listing import listed
from radonc_models.curate.deidentify.model import Identifier, Kind, Known

__all__ = ["KnownNames", "is_near", "known_facilities", "known_names"]

_WORD = re.compile(r"[^\W\d_]+(?:['’\-‑][^\W\d_]+)*")
_NOT_NAMES = frozenset(listed("not_names"))
_LEAST_NEAR = 5
_LEAST_FACILITY = 4
_LEAST_FAR = 9


@dataclass(frozen=True)
class KnownNames:
    """Parts of names in small letters.

    Attributes:
        plain: Parts that name nobody but a person.
        common: Parts that are also common words, such as "Long" or "Summer".
        initials: Pairs of first letters, such as "em".
        of_row: Those that the row itself names, not the note; only they are found in small letters.

    """

    plain: frozenset[str]
    common: frozenset[str]
    initials: frozenset[str]
    of_row: frozenset[str] = frozenset()

    def extended(self, parts: Iterable[str]) -> KnownNames:
        """Add parts of names that were found in the note."""
        plain, common = _sorted_out(parts)
        return KnownNames(self.plain | plain, self.common | common, self.initials, self.of_row)

    def is_near(self, word: str) -> bool:
        """Tell whether a word in small letters is a slip of the pen away from a part of a name."""
        return len(word) >= _LEAST_NEAR - 1 and any(is_near(word, part) for part in self.spelt)

    @cached_property
    def spelt(self) -> tuple[str, ...]:
        """Parts of the row that are long enough to be misspelt."""
        return tuple(part for part in self.plain & self.of_row if len(part) >= _LEAST_NEAR)


def known_names(known: Known) -> KnownNames:
    """Take the names of a row apart."""
    parts: list[str] = []
    initials: set[str] = set()
    for name in (*known.patient, *known.physicians):
        words = [word for word in _WORD.findall(name) if word.lower() not in _NOT_NAMES]
        parts += [piece for word in words for piece in _pieces(word)]
    for name in known.patient:
        words = [word for word in _WORD.findall(name) if word.lower() not in _NOT_NAMES]
        if len(words) >= 2:
            first, last = (words[1], words[0]) if "," in name else (words[0], words[-1])
            initials.add((first[0] + last[0]).lower())
    plain, common = _sorted_out(parts)
    return KnownNames(plain, common, frozenset(initials), plain | common)


def _pieces(word: str) -> list[str]:
    low = word.lower()
    return [low, *(piece for piece in re.split(r"[-‑]", low) if piece != low)]


def _sorted_out(parts: Iterable[str]) -> tuple[frozenset[str], frozenset[str]]:
    lists = lexicon()
    wanted = {part for part in parts if len(part) >= 2 and part not in _NOT_NAMES}
    common = {part for part in wanted if lists.is_common(part) or part in lists.eponyms or part in lists.drugs}
    common |= {part for part in wanted if len(part) == 2}
    common = {part for part in common if part not in lists.given and part not in lists.surnames}
    return frozenset(wanted - common), frozenset(common)


@lru_cache(maxsize=65_536)
def is_near(word: str, part: str) -> bool:
    """Tell whether two words differ by one slip (two in a long one), an inflection or a missing hyphen."""
    if word == part:
        return True
    if len(part) < _LEAST_NEAR or abs(len(word) - len(part)) > 2:
        return False
    if word[0] != part[0] and word[-2:] != part[-2:]:
        return False
    if lexicon().is_common(word):
        return False
    return _slips(word, part, 2 if len(part) >= _LEAST_FAR else 1) or word in {part + "s", part + "es", part + "'s"}


def _slips(one: str, other: str, most: int) -> bool:
    """Tell whether the distance of Damerau and Levenshtein (adjacent letters swapped count one) is at most ``most``."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        new = [i]
        for j, b in enumerate(other, start=1):
            cost = min(row[j] + 1, new[j - 1] + 1, row[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            new.append(cost)
        if min(new) > most:
            return False
        before, row = row, new
    return row[-1] <= most


def known_facilities(text: str, known: Known) -> Iterator[Identifier]:
    """Find the facilities of the row."""
    for value in known.facilities:
        if len(value) >= _LEAST_FACILITY:
            for match in _facility(value).finditer(text):
                yield Identifier(match.start(), match.end(), Kind.GEOGRAPHIC, "facility of the database row")


@lru_cache(maxsize=4_096)
def _facility(value: str) -> re.Pattern[str]:
    return re.compile(r"\b" + r"[\W_]{1,3}".join(map(re.escape, re.findall(r"\w+", value))) + r"\b", re.IGNORECASE)
