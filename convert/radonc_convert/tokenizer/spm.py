"""SentencePiece tokenizers (Llama 2) from tokenizer.model, read without the sentencepiece library.

The file is a protocol-buffer message. Only three of its fields matter here: each piece's text, score and
type. Source: the public SentencePiece model schema.
"""

from __future__ import annotations

import itertools
import struct
from collections.abc import Iterator
from pathlib import Path

from radonc_convert.errors import CheckpointError
from radonc_convert.jsonfile import read_small
from radonc_convert.metadata import KeyValue, float32_list, int32_list, string, string_list
from radonc_convert.tokenizer.files import MODEL, TokenizerFiles, optional_object
from radonc_convert.tokenizer.rebuilt import add_rebuilt_pieces
from radonc_convert.tokenizer.tokens import Table, TokenType

__all__ = ["Piece", "read_pieces", "spm_values"]

_MAX_BYTES = 64 << 20
_MAX_PIECES = 1 << 20
_ADDED_SCORE = -1000.0
_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5
_PIECES, _TRAINER = 1, 2
_KIND, _UNIGRAM, _BYTE_PAIR = 3, 1, 2
_TEXT, _SCORE, _TYPE = 1, 2, 3

Piece = tuple[bytes, float, int]


def spm_values(files: TokenizerFiles, vocabulary: int) -> list[KeyValue]:
    """Return the vocabulary entries of a SentencePiece tokenizer; ids without a piece are filled as unused.

    Raises:
        CheckpointError: The tokenizer is damaged or holds more pieces than the model has rows.

    """
    table = Table(vocabulary)
    if files.has_model:
        pieces = read_pieces(files.folder / MODEL)
        table.check_room(len(pieces))
        for number, (text, score, kind) in enumerate(pieces):
            # the reference knows no pieces that users type, only normal ones
            known = TokenType.NORMAL if kind == TokenType.USER_DEFINED else TokenType(kind)
            table.put(number, text, score, known, MODEL)
        _add_later_tokens(table, files)
    else:
        add_rebuilt_pieces(table, files)
    _add_named_tokens(table, files)
    return [
        string("tokenizer.ggml.model", "llama"),
        string("tokenizer.ggml.pre", "default"),
        string_list("tokenizer.ggml.tokens", table.texts),
        float32_list("tokenizer.ggml.scores", table.scores),
        int32_list("tokenizer.ggml.token_type", table.types),
    ]


def read_pieces(path: Path) -> list[Piece]:
    """Return text, score and type of every piece in a ``tokenizer.model`` file, in id order.

    Raises:
        CheckpointError: The file cannot be read or is damaged.

    """
    raw = read_small(path, _MAX_BYTES, CheckpointError)
    try:
        found = (_piece(value) for field, value in _fields(raw) if field == _PIECES and isinstance(value, bytes))
        pieces = list(itertools.islice(found, _MAX_PIECES + 1))
        merges = all(_merges(value) for field, value in _fields(raw) if field == _TRAINER and isinstance(value, bytes))
    except (ValueError, struct.error):
        pieces, merges = [], False
    if not 1 <= len(pieces) <= _MAX_PIECES:
        raise CheckpointError(
            f"The file {path.name} is damaged or no SentencePiece tokenizer: copy or download it again."
        )
    if not merges:
        raise CheckpointError(
            f"The file {path.name} cuts words by probabilities and not by merges, which no Llama tokenizer does: "
            "use the tokenizer of this base."
        )
    return pieces


def _merges(trainer: bytes) -> bool:
    """Tell whether a vocabulary was trained for byte-pair merges; without a word it was not."""
    kind = next((value for field, value in _fields(trainer) if field == _KIND), _UNIGRAM)
    return kind == _BYTE_PAIR


def _piece(raw: bytes) -> Piece:
    text, score, kind = b"", 0.0, int(TokenType.NORMAL)
    for field, value in _fields(raw):
        if field == _TEXT and isinstance(value, bytes):
            text = value
        elif field == _SCORE and isinstance(value, bytes):
            (score,) = struct.unpack("<f", value)
        elif field == _TYPE and isinstance(value, int):
            kind = int(TokenType(value))
    text.decode("utf-8")
    return text, score, kind


def _fields(raw: bytes) -> Iterator[tuple[int, bytes | int]]:
    """Yield field number and value of a protocol-buffer message: bytes, or an integer for a varint."""
    place = 0
    while place < len(raw):
        tag, place = _varint(raw, place)
        wire, value = tag & 7, 0
        if wire == _VARINT:
            value, place = _varint(raw, place)
            yield tag >> 3, value
            continue
        if wire == _BYTES:
            length, place = _varint(raw, place)
        elif wire in (_FIXED32, _FIXED64):
            length = 4 if wire == _FIXED32 else 8
        else:
            raise ValueError("unknown wire type")
        if place + length > len(raw):
            raise ValueError("a field runs past the end")
        yield tag >> 3, raw[place : place + length]
        place += length


def _varint(raw: bytes, place: int) -> tuple[int, int]:
    value = shift = 0
    while shift < 64:
        if place >= len(raw):
            raise ValueError("a number runs past the end")
        byte = raw[place]
        place += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, place
        shift += 7
    raise ValueError("a number is too long")


def _add_later_tokens(table: Table, files: TokenizerFiles) -> None:
    """Put the tokens of added_tokens.json, which were added after the tokenizer was trained."""
    for text, number in optional_object(files.folder / "added_tokens.json").items():
        if type(number) is not int:
            raise CheckpointError("The file added_tokens.json is damaged: copy or download it again.")
        table.put(number, text.encode(), _ADDED_SCORE, TokenType.USER_DEFINED, "added_tokens.json")


def _add_named_tokens(table: Table, files: TokenizerFiles) -> None:
    """Put the added tokens that the settings name, which know what is special."""
    decoder = files.settings.get("added_tokens_decoder")
    for key, token in decoder.items() if isinstance(decoder, dict) else ():
        if not key.isdecimal() or not isinstance(token, dict) or not isinstance(token.get("content"), str):
            raise CheckpointError(
                "The file tokenizer_config.json is damaged (an added token): copy or download it again."
            )
        table.add(
            int(key[:18]),
            token["content"],
            special=bool(token.get("special")),
            score=_ADDED_SCORE,
            file="tokenizer_config.json",
        )
