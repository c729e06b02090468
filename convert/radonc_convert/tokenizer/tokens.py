"""What kinds of token a GGUF vocabulary knows, and the table of all rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum

from radonc_convert.errors import CheckpointError

__all__ = ["Table", "TokenType", "looks_special"]

_UNUSED_SCORE = -10000.0
_SPECIAL_WORDS = {"<pad>", "<mask>", "<2mass>", "[@BOS@]"}
_SPECIAL_BRACKETS = (("<|", "|>"), ("<\uff5c", "\uff5c>"), ("<unused", ">"))


class TokenType(IntEnum):
    """The type of a token, with its number in a GGUF file."""

    NORMAL = 1
    UNKNOWN = 2
    CONTROL = 3
    USER_DEFINED = 4
    UNUSED = 5
    BYTE = 6


def looks_special(token: str) -> bool:
    """Tell whether an added token is a control token although its checkpoint does not mark it as one."""
    return token in _SPECIAL_WORDS or any(
        token.startswith(start) and token.endswith(end) for start, end in _SPECIAL_BRACKETS
    )


@dataclass
class Table:
    """Text, score and type of every row of the embedding; a row without a token is filled as unused."""

    rows: int
    texts: list[bytes] = field(init=False)
    scores: list[float] = field(init=False)
    types: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.texts = [f"[PAD{number}]".encode() for number in range(self.rows)]
        self.scores = [_UNUSED_SCORE] * self.rows
        self.types = [int(TokenType.UNUSED)] * self.rows

    def check_room(self, tokens: int) -> None:
        """Refuse a trained vocabulary that has more tokens than the model has rows.

        Raises:
            CheckpointError: It has.

        """
        if tokens > self.rows:
            raise CheckpointError(
                f"The tokenizer has {tokens} tokens but the model only {self.rows} rows: "
                "use the tokenizer of this base."
            )

    def put(self, number: int, text: bytes, score: float, kind: TokenType, file: str) -> None:
        """Set one row.

        Args:
            number: The token's id.
            text: Its text.
            score: Its score.
            kind: Its type.
            file: The file that names the token, for the message.

        Raises:
            CheckpointError: The model has no such row.

        """
        if not 0 <= number < self.rows:
            shown = text.decode("utf-8", "replace")[:40]
            raise CheckpointError(
                f"The file {file} names the token {shown!r} with the id {number}, but the model has {self.rows} rows "
                "only: convert with the adapter that brings its row, or delete the token from that file."
            )
        self.texts[number], self.scores[number], self.types[number] = text, score, int(kind)

    def add(self, number: int, text: str, *, special: bool, score: float, file: str) -> None:
        """Set a row to a token that was added after training: a control token, or one that users type.

        A user's token is matched in the raw text, where a space is a space.
        """
        if special or looks_special(text):
            self.put(number, text.encode(), score, TokenType.CONTROL, file)
        else:
            self.put(number, text.replace("\u2581", " ").encode(), score, TokenType.USER_DEFINED, file)
