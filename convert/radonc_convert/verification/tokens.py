"""Token-id parity: the file's tokenizer in llama.cpp against the base's tokenizer in the ``tokenizers`` library."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from radonc_convert.errors import CheckpointError, ConvertError
from radonc_convert.tokenizer.spm import Piece, read_pieces
from radonc_convert.tokenizer.tokens import TokenType
from radonc_convert.verification.engine import ask_engine
from radonc_convert.verification.strings import sample_texts

__all__ = ["TokenParity", "compare_tokens", "library_tokenizer"]

_SPACE = "\u2581"  # what SentencePiece writes for a space


@dataclass(frozen=True)
class TokenParity:
    """How the tokens of the file and of the base agree.

    Attributes:
        against: What stood for the base, in words.
        texts: Number of compared texts.
        tokens: Number of the base's tokens in them.
        differing: Number of texts with other token ids.
        example: The first of those texts, one of ours; empty when there is none.

    """

    against: str
    texts: int
    tokens: int
    differing: int
    example: str


def compare_tokens(file: Path, base: Path, tokenizer: Path | None) -> TokenParity:
    """Compare the token ids of the file with those of the base on generated texts.

    Args:
        file: The GGUF file under test.
        base: The base: a GGUF file or a folder.
        tokenizer: The folder whose tokenizer belongs to the file, None to use the base's own.

    Raises:
        ConvertError: The library ``tokenizers`` is missing, or a tokenizer cannot be read.

    """
    texts = sample_texts()
    folder = tokenizer or (base if base.is_dir() else None)
    if folder is not None:
        library = library_tokenizer(folder)
        expected = [found.ids for found in library.encode_batch(texts, add_special_tokens=False)]
        against = "the base's tokenizer in the tokenizers library"
    else:
        expected = ask_engine({"task": "tokens", "model": str(base.absolute()), "texts": texts})
        against = "the tokenizer inside the base file, which has no other"
    found = ask_engine({"task": "tokens", "model": str(file.absolute()), "texts": texts})
    differing = [text for text, ours, theirs in zip(texts, found, expected, strict=True) if ours != theirs]
    example = differing[0] if differing else ""
    return TokenParity(against, len(texts), sum(map(len, expected)), len(differing), example)


def library_tokenizer(folder: Path) -> Any:
    """Return the tokenizer of a folder as an object of the ``tokenizers`` library.

    ``tokenizer.json`` is read as it is. From ``tokenizer.model`` the merges of its byte-pair encoding are
    listed in the order of the pieces' scores, as SentencePiece applies them.

    Raises:
        ConvertError: The library is missing, or the folder holds no tokenizer that it understands.

    """
    try:
        import tokenizers
    except ImportError:
        raise ConvertError(
            "Token ids cannot be compared without the tokenizers library: install radonc-gpt[verify], or add --quick."
        ) from None
    saved = folder / "tokenizer.json"
    if not saved.is_file():
        return _from_pieces(tokenizers, read_pieces(folder / "tokenizer.model"))
    try:
        tokenizer = tokenizers.Tokenizer.from_file(str(saved))
    except Exception:  # noqa: BLE001 - the library raises nothing more special
        raise CheckpointError(f"The file {saved.name} is damaged: copy or download it again.") from None
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def _from_pieces(tokenizers: Any, stored: list[Piece]) -> Any:
    pieces = [(text.decode("utf-8", "replace"), score, kind) for text, score, kind in stored]
    numbers = {text: number for number, (text, _, _) in enumerate(pieces)}
    plain = {text: score for text, score, kind in pieces if kind == TokenType.NORMAL}
    merges = [
        (-score, numbers[text], numbers[text[:cut]], (text[:cut], text[cut:]))
        for text, score in plain.items()
        for cut in range(1, len(text))
        if text[:cut] in plain and text[cut:] in plain
    ]
    ordered = [pair for *_, pair in sorted(merges)]
    unknown = next((text for text, _, kind in pieces if kind == TokenType.UNKNOWN), None)
    model = tokenizers.models.BPE(numbers, ordered, unk_token=unknown, fuse_unk=True, byte_fallback=True)
    tokenizer = tokenizers.Tokenizer(model)
    normalizers = tokenizers.normalizers
    tokenizer.normalizer = normalizers.Sequence([normalizers.Prepend(_SPACE), normalizers.Replace(" ", _SPACE)])
    return tokenizer
