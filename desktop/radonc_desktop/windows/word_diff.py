"""What changed between two texts, word by word; no widgets here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

__all__ = ["Piece", "changed_words", "word_diff"]

_WORD = re.compile(r"\s+|\d+(?:[.,]\d+)*|\w+|[^\w\s]")
_MOST = 4000  # words of both texts; more would hold up the typing, and no answer is that long


@dataclass(frozen=True)
class Piece:
    """Words that both texts have, or one of them."""

    kind: Literal["same", "added", "removed"]
    text: str


def word_diff(before: str, after: str) -> list[Piece]:
    """Return ``after`` as pieces, with what was taken out of ``before`` where it stood."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    if len(old) + len(new) > _MOST:
        return [Piece("same", after)] if before == after else [Piece("removed", before), Piece("added", after)]
    pieces: list[Piece] = []
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece("same", "".join(new[k:m])))
            continue
        if j > i:
            pieces.append(Piece("removed", "".join(old[i:j])))
        if m > k:
            pieces.append(Piece("added", "".join(new[k:m])))
    return pieces


def changed_words(pieces: list[Piece]) -> tuple[int, int]:
    """Return how many words were added and removed; spaces and punctuation are no words."""
    counts = {"added": 0, "removed": 0, "same": 0}
    for piece in pieces:
        counts[piece.kind] += sum(any(sign.isalnum() for sign in word) for word in _WORD.findall(piece.text))
    return counts["added"], counts["removed"]
