"""Lists of words, read once from the files beside the rules."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

__all__ = ["lines_of", "listed", "words_of"]

_RULE_WORDS = "rule_words.txt"


def words_of(name: str) -> frozenset[str]:
    """Return all words of the list ``name``."""
    return frozenset(word for line in lines_of(f"{name}.txt") for word in line.split())


def listed(section: str) -> list[str]:
    """Return the words of one section of the rule words, in their order."""
    return _sections()[section]


@cache
def _sections() -> dict[str, list[str]]:
    sections: dict[str, list[str]] = {}
    words: list[str] = []
    for line in lines_of(_RULE_WORDS):
        if line.startswith("["):
            words = sections.setdefault(line.strip("[]"), [])
        else:
            words += line.split()
    return sections


def lines_of(name: str) -> list[str]:
    """Return the lines of a file of lists that are no comments."""
    text = (files("radonc_models.curate.deidentify") / "words" / name).read_text("utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]
