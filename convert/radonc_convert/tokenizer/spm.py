"""SentencePiece tokenizers (Llama 2) from tokenizer.model, read without the sentencepiece library.

The file is a protocol-buffer message. Only three of its fields matter here: each piece's text, score and
type. Source: the public SentencePiece model schema.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from radonc_convert.errors import CheckpointError
from radonc_convert.jsonfile import read_object
from radonc_convert.metadata import KeyValue, float32_list, int32_list, string, string_list
from radonc_convert.tokenizer.tokens import TokenType, looks_special

__all__ = ["Piece", "read_pieces", "spm_values"]

_MAX_BYTES = 64 << 20
_MISSING_SCORE, _ADDED_SCORE = -10000.0, -1000.0
_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5
_PIECES = 1
_TEXT, _SCORE, _TYPE = 1, 2, 3

Piece = tuple[bytes, float, int]


def spm_values(folder: Path, settings: dict[str, Any], vocabulary: int) -> list[KeyValue]:
    """Return the vocabulary entries of a SentencePiece tokenizer; ids without a piece are filled as unused.

    Raises:
        CheckpointError: The file is damaged or holds more pieces than the model has rows.

    """
    pieces: list[Piece] = [
        (f"[PAD{number}]".encode(), _MISSING_SCORE, int(TokenType.UNUSED)) for number in range(vocabulary)
    ]
    found = read_pieces(folder / "tokenizer.model")
    if len(found) > vocabulary:
        raise CheckpointError(
            f"The tokenizer has {len(found)} tokens but the model only {vocabulary} rows: use "
            "the tokenizer of this base."
        )
    pieces[: len(found)] = found
    for number, text, kind in _added_tokens(folder, settings):
        if not 0 <= number < vocabulary:
            raise CheckpointError(f"The added token {number} has no row in the model: use the tokenizer of this base.")
        pieces[number] = (text.encode(), _ADDED_SCORE, int(kind))
    return [
        string("tokenizer.ggml.model", "llama"),
        string("tokenizer.ggml.pre", "default"),
        string_list("tokenizer.ggml.tokens", [piece[0] for piece in pieces]),
        float32_list("tokenizer.ggml.scores", [piece[1] for piece in pieces]),
        int32_list("tokenizer.ggml.token_type", [piece[2] for piece in pieces]),
    ]


def read_pieces(path: Path) -> list[Piece]:
    """Return text, score and type of every piece in a ``tokenizer.model`` file, in id order.

    Raises:
        CheckpointError: The file cannot be read or is damaged.

    """
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise CheckpointError(f"The file {path.name} is too large to be a tokenizer: check the folder.")
        raw = path.read_bytes()
        pieces = [_piece(value) for field, value in _fields(raw) if field == _PIECES and isinstance(value, bytes)]
    except OSError:
        raise CheckpointError(f"The file {path.name} cannot be read: check the path and the disk.") from None
    except (ValueError, struct.error):
        pieces = []
    if not pieces:
        raise CheckpointError(
            f"The file {path.name} is damaged or no SentencePiece tokenizer: copy or download it again."
        )
    return pieces


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


def _added_tokens(folder: Path, settings: dict[str, Any]) -> Iterator[tuple[int, str, TokenType]]:
    """Yield id, text and type of tokens that were added after the tokenizer was trained."""
    extra = folder / "added_tokens.json"
    if extra.is_file():
        for text, number in read_object(extra, CheckpointError).items():
            if type(number) is not int:
                raise CheckpointError("The file added_tokens.json is damaged: copy or download it again.")
            yield number, text, TokenType.USER_DEFINED
    decoder = settings.get("added_tokens_decoder")
    for key, token in decoder.items() if isinstance(decoder, dict) else ():
        if not key.isdecimal() or not isinstance(token, dict) or not isinstance(token.get("content"), str):
            raise CheckpointError(
                "The file tokenizer_config.json is damaged (an added token): copy or download it again."
            )
        text = token["content"]
        control = bool(token.get("special")) or looks_special(text)
        yield (
            int(key[:18]),
            text if control else text.replace("\u2581", " "),
            (TokenType.CONTROL if control else TokenType.USER_DEFINED),
        )
