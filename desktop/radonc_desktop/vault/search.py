"""From what a person types into the search box to a full-text query that cannot be malformed."""

from __future__ import annotations

import unicodedata

from radonc_models.errors import InputRefused

__all__ = ["case_id_in", "match_expression"]

_MAX_WORDS = 40
_MAX_LENGTH = 500


def match_expression(text: str) -> str | None:
    """Return an FTS5 query that finds rows with a word that starts like each typed word.

    Signs inside a word (``cT2-N0``) make a phrase, and nothing that is typed works as an operator. Words
    without a letter or digit are left out; None means that nothing is left to search for.

    Raises:
        InputRefused: The text is too long for a search.

    """
    words = list(dict.fromkeys(_searchable(text).split()))
    if len(words) > _MAX_WORDS or len(text) > _MAX_LENGTH:
        raise InputRefused(
            f"The search text has {len(words)} words and {len(text)} characters: "
            f"search for at most {_MAX_WORDS} words and {_MAX_LENGTH} characters."
        )
    quoted = ['"' + word.replace('"', '""') + '"*' for word in words if any(map(_is_word_sign, word))]
    return " ".join(quoted) or None


def case_id_in(text: str) -> int | None:
    """Return the case id if the text is a case number such as ``0042``, else None."""
    number = text.strip().removeprefix("#")
    # More digits than this are no id and would not fit SQLite's integers.
    if number.isascii() and number.isdigit() and len(number) <= 15:
        return int(number)
    return None


def _searchable(text: str) -> str:
    # FTS5 ends its query at a NUL and a lone surrogate has no UTF-8: like every control sign they part words.
    return "".join(" " if unicodedata.category(sign) in {"Cc", "Cs"} else sign for sign in text)


def _is_word_sign(sign: str) -> bool:
    category = unicodedata.category(sign)
    return category[0] in "LN" or category == "Co"
