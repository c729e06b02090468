"""What kinds of token a GGUF vocabulary knows."""

from __future__ import annotations

from enum import IntEnum

__all__ = ["TokenType", "looks_special"]


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
    return token in {"<pad>", "<mask>"} or (token.startswith("<|") and token.endswith("|>"))
