"""Putting right two swapped letters in the words that announce an identifier, without moving a character."""

from __future__ import annotations

import re
from functools import cache

from radonc_models.curate.deidentify.lexicon import lexicon
from radonc_models.curate.deidentify.listing import lines_of, listed

__all__ = ["mended"]

_WORD = re.compile(r"(?<![^\W_])[A-Za-z]{4,14}(?![^\W_])")
_TITLE = re.compile(r"(?<!\w)(?:rD|rM|sM|rMs|Msr|rDs|Dsr)(?=\.? [A-Z])")
_TITLES = {"rD": "Dr", "rM": "Mr", "sM": "Ms", "rMs": "Mrs", "Msr": "Mrs", "rDs": "Drs", "Dsr": "Drs"}
_SECTIONS = (
    "months", "titles", "labels", "kin", "facility", "streets", "greetings", "town_verbs", "work_words", "verbs",
    "mended",
)  # fmt: skip
_LEAST = 4


def mended(text: str) -> str:
    """Return ``text`` with swapped letters put right in labels, titles, months, words of kinship and of places.

    "license pltae WUT 425" and "hubsand Rob" are read as what was meant. The length stays, so places found in the
    result are places in the original. Words that a dictionary knows are left as they are.
    """
    text = _TITLE.sub(lambda match: _TITLES[match[0]], text)
    swaps = _swaps()
    if swaps.keys().isdisjoint(_WORD.findall(text.lower())):
        return text
    return _WORD.sub(lambda match: _as_meant(match[0], swaps), text)


def _as_meant(word: str, swaps: dict[str, str]) -> str:
    meant = swaps.get(word.lower())
    if meant is None:
        return word
    return meant.upper() if word.isupper() else meant.capitalize() if word[0].isupper() else meant


@cache
def _swaps() -> dict[str, str]:
    """Return each wrong spelling with the one word that it can stand for."""
    lists = lexicon()
    words = {word for section in _SECTIONS for word in listed(section)}
    labels = [line.split(" ", 3)[3] for line in lines_of("number_labels.txt")]
    words |= {word for label in labels for word in re.findall(r"[a-z]{4,}", label)}
    words = {word for word in words if word.isascii() and word.isalpha() and len(word) >= _LEAST}
    made: dict[str, set[str]] = {}
    for word in words:
        for at in range(len(word) - 1):
            if word[at] != word[at + 1]:
                made.setdefault(word[:at] + word[at + 1] + word[at] + word[at + 2 :], set()).add(word)
    known = lists.explained | lists.given | lists.surnames | lists.places | lists.word_names | words
    return {wrong: next(iter(meant)) for wrong, meant in made.items() if len(meant) == 1 and wrong not in known}
