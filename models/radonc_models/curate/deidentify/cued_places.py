"""Names of several words behind "at", "from" and the like, which end as no list expects: "at Copperline Commons"."""

from __future__ import annotations

from collections.abc import Iterator

from radonc_models.curate.deidentify.lexicon import lexicon
from radonc_models.curate.deidentify.listing import listed
from radonc_models.curate.deidentify.model import Identifier, Kind
from radonc_models.curate.deidentify.tokens import Token, Tokens

__all__ = ["cued_places"]

_CUES = frozenset({"at", "from", "to", "via", "through", "near", "in", "by", "off", "outside"})
_LINKS = frozenset({"of", "the", "for", "and", "de", "la", "del", "at", "on", "du", "le", "von", "van"})
_GAPS = {" ", " & ", "-", "'s ", "’s ", ". "}
_TITLES = frozenset(listed("titles"))
_MONTHS = frozenset((*listed("months"), *listed("weekdays")))
_MOST = 7
_LONG_UPPER = 5


def cued_places(tokens: Tokens) -> Iterator[Identifier]:
    """Find runs of two or more capitalised words behind a preposition, of which one is in no dictionary."""
    words = tokens.all
    number = 1
    while number < len(words):
        token = words[number]
        behind = words[number - 1]
        at = number
        number += 1
        cued = (behind.low in _CUES and token.gap == " ") or "@" in token.gap
        if not cued or token.line in tokens.caps_lines or token.line in tokens.heading_lines:
            continue
        if token.low == "the" and at + 1 < len(words):
            at += 1
        end = _end(words, at)
        if end - at >= 2 and any(_is_own(one) for one in words[at:end]):
            last = words[end - 1].end
            possessive = tokens.text[last : last + 2] in {"'s", "’s"}
            yield Identifier(words[at].start, last + 2 * possessive, Kind.GEOGRAPHIC, "name behind a preposition")
            number = end


def _end(words: tuple[Token, ...], at: int) -> int:
    """Return the number of the token behind the run of capitalised words that begins at ``at``."""
    end = at
    while end < len(words) and end - at < _MOST:
        token = words[end]
        if end > at and (token.gap not in _GAPS or token.first or (token.gap == ". " and len(words[end - 1].text) > 2)):
            break
        if not _is_capital(token) and not (end > at and token.low in _LINKS and token.shape == "lower"):
            break
        if token.low in _TITLES or token.low in _MONTHS or _is_clinical(token.low):
            break
        end += 1
    while end > at and not _is_capital(words[end - 1]):
        end -= 1
    return end


def _is_clinical(low: str) -> bool:
    lists = lexicon()
    return lists.is_clinical(low) or any(piece in lists.eponyms for piece in low.split("-"))


def _is_capital(token: Token) -> bool:
    return (token.shape in {"title", "mixed"} and len(token.text) > 1) or (
        token.shape == "upper" and len(token.text) >= _LONG_UPPER and not lexicon().is_common(token.low)
    )


def _is_own(token: Token) -> bool:
    return token.is_capital and len(token.text) > 2 and token.low not in lexicon().explained
