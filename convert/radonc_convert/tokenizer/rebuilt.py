"""SentencePiece vocabularies without their model file: scores rebuilt from the merges of tokenizer.json.

The trainer of byte-pair SentencePiece models gives the n-th learned piece the score -n and puts single signs
after all of them, so that in id order each piece scores one less than the piece before. The list of merges
shows whether a vocabulary was numbered that way: its order is the order of the scores. Meta's models score
runs of spaces below everything else, and their merges then come last.
Source: the trainer of SentencePiece, and the conversion of its models in transformers.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from radonc_convert.errors import CheckpointError
from radonc_convert.tokenizer.files import TokenizerFiles, added_to
from radonc_convert.tokenizer.merges import read_merges
from radonc_convert.tokenizer.tokens import Table, TokenType

__all__ = ["add_rebuilt_pieces", "prefixes_space"]

_FILE = "tokenizer.json"
_BYTE = re.compile(r"<0x[0-9A-F]{2}>")
_SPACE = "\u2581"
_LONGEST = 256  # signs of a piece; trainers stop at 16
_SPACES_SCORE = -1e9
_ADDED_SCORE = -1000.0


def add_rebuilt_pieces(table: Table, files: TokenizerFiles) -> None:
    """Put the pieces of a byte-fallback ``tokenizer.json`` into ``table``, with the scores they had.

    Raises:
        CheckpointError: The tokenizer is damaged, or its merges do not tell every score.

    """
    model: dict[str, Any] = files.tokenizer["model"]
    pieces = _pieces(model.get("vocab"))
    table.check_room(len(pieces))
    added = added_to(files, {text: number for number, text in pieces.items()})
    special = {token.number for token in added}
    plain = [number for number, text in pieces.items() if number not in special and not _BYTE.fullmatch(text)]
    if sum(1 for text in pieces.values() if _BYTE.fullmatch(text)) != 256:
        raise CheckpointError(f"The file {_FILE} is damaged (not every byte has a token): copy or download it again.")
    scores = _scores(plain, pieces, read_merges(files))
    for number, text in pieces.items():
        kind = TokenType.BYTE if _BYTE.fullmatch(text) else TokenType.NORMAL
        if text == model.get("unk_token"):
            kind = TokenType.UNKNOWN
        table.put(number, text.encode(), scores.get(number, 0.0), kind, _FILE)
    for token in added:
        table.add(token.number, token.text, special=token.special, score=_ADDED_SCORE, file=token.file)


def prefixes_space(tokenizer: dict[str, Any]) -> bool:
    """Tell whether a space is put before a text, as all Llama tokenizers but a few do.

    Raises:
        CheckpointError: Text is changed or cut in a way that the engine's SentencePiece does not know.

    """
    steps = _steps(tokenizer.get("normalizer"), "normalizers") + _steps(tokenizer.get("pre_tokenizer"), "pretokenizers")
    prefix = False
    for step in steps:
        kind, pattern = step.get("type"), step.get("pattern")
        if kind == "Prepend" and step.get("prepend") == _SPACE:
            prefix = True
        elif kind == "Metaspace" and step.get("replacement") == _SPACE and not step.get("split", False):
            scheme = step.get("prepend_scheme", "always" if step.get("add_prefix_space", True) else "never")
            prefix = prefix or scheme != "never"
        elif kind != "Replace" or pattern != {"String": " "} or step.get("content") != _SPACE:
            raise CheckpointError(
                f"The file {_FILE} prepares text in a way that the engine does not know ({str(kind)[:30]}): "
                "put the base model's tokenizer.model into its folder."
            )
    return prefix


def _steps(rule: Any, name: str) -> list[dict[str, Any]]:
    steps = rule.get(name, [rule]) if isinstance(rule, dict) else []
    return [step for step in steps if isinstance(step, dict)] if isinstance(steps, list) else []


def _pieces(vocabulary: Any) -> dict[int, str]:
    """Return the text of every id, in id order."""
    if not isinstance(vocabulary, dict) or not all(type(number) is int for number in vocabulary.values()):
        raise CheckpointError(f"The file {_FILE} is damaged (no vocabulary): copy or download it again.")
    pieces = {number: text for text, number in sorted(vocabulary.items(), key=lambda item: item[1])}
    if any(len(text) > _LONGEST for text in vocabulary):
        raise CheckpointError(f"The file {_FILE} is damaged (an endless token): copy or download it again.")
    if list(pieces) != list(range(len(vocabulary))):
        raise CheckpointError(f"The file {_FILE} is damaged (its ids have gaps): copy or download it again.")
    return pieces


def _scores(plain: list[int], pieces: dict[int, str], merges: list[tuple[str, str]]) -> dict[int, float]:
    """Return the score of every learned piece.

    Raises:
        CheckpointError: The merges do not follow the ids, so that the scores were others.

    """
    learned = set(plain)
    order = [number for number in _made(merges, pieces) if number in learned]
    runs = {number for number in plain if not pieces[number].strip(_SPACE)}
    last = len(order)
    while last and order[last - 1] in runs:
        last -= 1
    if all(earlier <= later for earlier, later in pairwise(order)):
        runs = set()  # runs of spaces are pieces like others
    elif runs.isdisjoint(order[:last]):
        order = order[:last]
    signs = [number for number in plain if len(pieces[number]) == 1]
    in_order = all(earlier <= later for earlier, later in pairwise(order))
    if not in_order or (order and signs and min(signs) < order[-1]) or not _is_complete(merges, pieces):
        raise CheckpointError(
            f"The file {_FILE} does not tell the merge scores of its SentencePiece tokenizer: "
            "put the base model's tokenizer.model into its folder."
        )
    first = min(plain, default=0)
    return {number: _SPACES_SCORE if number in runs else -float(number - first) for number in plain}


def _made(merges: list[tuple[str, str]], pieces: dict[int, str]) -> list[int]:
    """Return the id that each merge makes."""
    numbers = {text: number for number, text in pieces.items()}
    try:
        return [numbers[left + right] for left, right in merges]
    except KeyError:
        raise CheckpointError(f"The file {_FILE} is damaged (a merge): copy or download it again.") from None


def _is_complete(merges: list[tuple[str, str]], pieces: dict[int, str]) -> bool:
    """Tell whether every pair of pieces that makes a piece is a merge, as it is for the engine."""
    texts, known = set(pieces.values()), set(merges)
    possible = {
        (text[:cut], text[cut:])
        for text in texts
        for cut in range(1, len(text))
        if text[:cut] in texts and text[cut:] in texts
    }
    return known == possible
