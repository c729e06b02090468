"""Finding the record numbers and dates of a database row in any way of writing them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from radonc_models.curate.deidentify.model import Identifier, Kind, Known
from radonc_models.curate.deidentify.tokens import Token, Tokens

__all__ = ["known_dates", "known_numbers"]

_LEAST_SURE = 6
_LEAST_SIGNS = 4
_LEAST_DIGITS = 2
_DIGITS_ALONE = 5
_SEPARATORS = {"", " ", "-", ".", "/"}
_DATE_SEPARATORS = {" ", "-", ".", "/", ". ", "- ", "/ "}
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def known_numbers(tokens: Tokens, known: Known, *, long: bool) -> Iterator[Identifier]:
    """Find the numbers of the row: the long ones, which are nothing else, or the short ones, which may be a dose."""
    wanted = {sought for value in known.identifiers if (sought := _sought(value, long=long))}
    if not wanted:
        return
    for number, token in enumerate(tokens.all):
        if end := _written(tokens.all, number, wanted):
            before = tokens.all[number - 1] if number and token.shape == "number" else None
            prefixed = before is not None and before.low and token.gap in {"", "-"} and len(before.text) <= _LEAST_SIGNS
            start = before.start if before and prefixed else token.start
            yield Identifier(start, end, Kind.MRN, "number of the database row")


def _sought(value: str, *, long: bool) -> str:
    """Return the signs to look for: the digits alone where letters only stand before many digits."""
    signs = "".join(filter(str.isalnum, value)).lower()
    digits = signs.lstrip("abcdefghijklmnopqrstuvwxyz")
    if (len(signs) >= _LEAST_SURE) is not long or len(signs) < _LEAST_SIGNS:
        return ""
    if sum(map(str.isdigit, signs)) < _LEAST_DIGITS:
        return ""
    return digits if digits.isdigit() and len(digits) >= _DIGITS_ALONE else signs


def _written(words: tuple[Token, ...], number: int, wanted: set[str]) -> int:
    """Return where one of ``wanted`` ends that begins at the token, 0 when none does."""
    signs = words[number].low or words[number].text
    while any(sought.startswith(signs) for sought in wanted):
        if signs in wanted:
            return words[number].end
        number += 1
        if number == len(words) or words[number].gap not in _SEPARATORS:
            return 0
        signs += words[number].low or words[number].text
    return 0


def known_dates(tokens: Tokens, known: Known) -> Iterator[Identifier]:
    """Find the dates of the row, which are given as ISO dates or word for word."""
    orders: set[tuple[int, ...]] = set()
    compact: set[str] = set()
    for value in known.dates:
        if match := _ISO.match(value):
            year, month, day = match.groups()
            y, m, d = int(year), int(month), int(day)
            orders |= {(y, m, d), (m, d, y), (d, m, y), (y % 100, m, d), (m, d, y % 100), (d, m, y % 100)}
            compact |= {year + month + day, month + day + year, day + month + year}
        elif sum(map(str.isdigit, value)) >= _LEAST_SIGNS and (at := tokens.text.find(value)) >= 0:
            yield Identifier(at, at + len(value), Kind.DATE, "date of the database row")
    words = tokens.all
    for number, token in enumerate(words if orders else ()):
        if token.shape != "number":
            continue
        three = words[number : number + 3]
        separated = len(three) == 3 and three[1].gap in _DATE_SEPARATORS and three[2].gap in _DATE_SEPARATORS
        if separated and all(one.shape == "number" and len(one.text) <= 4 for one in three):
            if tuple(int(one.text) for one in three) in orders:
                yield Identifier(token.start, three[2].end, Kind.DATE, "date of the database row")
        elif token.text in compact:
            yield Identifier(token.start, token.end, Kind.DATE, "date of the database row")
