"""Places that a list knows by name, wherever they stand with a capital."""

from __future__ import annotations

from collections.abc import Iterator

from radonc_models.curate.deidentify.lexicon import lexicon
from radonc_models.curate.deidentify.model import Identifier, Kind
from radonc_models.curate.deidentify.tokens import Token, Tokens

__all__ = ["listed_places"]

_MOST_WORDS = 3
_INSIDE = {" ", ". ", "-"}


def listed_places(tokens: Tokens) -> Iterator[Identifier]:
    """Find towns and counties of the list, the longest first; a single word needs a capital.

    In a line without any capital, as after dictation, several words in a row that are not all common are enough.
    """
    words, heads = tokens.all, lexicon().place_heads
    skip = 0
    for number, token in enumerate(words):
        if number < skip or token.low not in heads or not (token.is_capital or token.line in tokens.small_lines):
            continue
        if end := _place(tokens, number):
            skip = end
            yield Identifier(token.start, words[end - 1].end, Kind.GEOGRAPHIC, "place of a list")


def _place(tokens: Tokens, number: int) -> int:
    """Return the number of the token behind the longest place that begins at ``number``, 0 when there is none."""
    words, lists = tokens.all, lexicon()
    run = [words[number]]
    for token in words[number + 1 : number + _MOST_WORDS]:
        if token.gap not in _INSIDE or not token.low:
            break
        run.append(token)
    for count in range(len(run), 1, -1):
        part = run[:count]
        if " ".join(token.low for token in part) in lists.places and _is_written(tokens, part):
            return number + count
    token = words[number]
    alone = token.is_capital and len(token.text) > 3 and token.low in lists.places
    return number + 1 if alone else 0


def _is_written(tokens: Tokens, part: list[Token]) -> bool:
    """Tell whether several words are written as a name: each with a capital, or not all of them common."""
    if all(token.shape == "title" for token in part):
        return True
    own = any(token.low not in lexicon().explained for token in part)
    capital = all(token.is_capital for token in part)
    return own and (capital or part[0].line in tokens.small_lines)
