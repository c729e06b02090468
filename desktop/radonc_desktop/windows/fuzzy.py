"""How well typed letters fit the words of an action: letters in their order, best at the beginnings of words."""

from __future__ import annotations

__all__ = ["fit"]

_START, _NEXT, _LETTER = 8.0, 4.0, 1.0
_EXACT = 40.0


def fit(typed: str, words: str, also: str = "") -> float:
    """Return how well ``typed`` fits; 0 for not at all.

    Every word of ``typed`` must be found, each by its letters in their order. A letter counts more at the beginning
    of a word and right behind the one before; what is found in ``also`` counts half.

    Args:
        typed: What was typed; an empty text fits everything.
        words: What is shown.
        also: Further words that are not shown.

    """
    parts = typed.casefold().split()
    if not parts:
        return 1.0
    shown, hidden = words.casefold(), also.casefold()
    scores = [max(_fit(part, shown), _fit(part, hidden) / 2) for part in parts]
    return sum(scores) / (1 + len(shown) / 200) if all(scores) else 0.0


def _fit(part: str, text: str) -> float:
    at = text.find(part)
    if at >= 0:
        starts = any(word.startswith(part) for word in text.split())
        return _EXACT + len(part) * (_START if starts else _NEXT) - at / 100
    best = 0.0
    for start, letter in enumerate(text):
        if letter == part[0] and (start == 0 or not text[start - 1].isalnum()):
            best = max(best, _walk(part, text, start))
    return best


def _walk(part: str, text: str, start: int) -> float:
    """Return the score of the letters of ``part`` from ``start`` on, 0 where they are not all there or far apart."""
    score, at, before = 0.0, start, start - 1
    for letter in part:
        at = text.find(letter, at)
        if at < 0:
            return 0.0
        begins = at == 0 or not text[at - 1].isalnum()
        score += _START if begins else _NEXT if at == before + 1 else _LETTER
        before, at = at, at + 1
    return score if score >= 2.5 * len(part) else 0.0
