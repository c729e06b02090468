"""Texts that commands read from files or from standard input."""

from __future__ import annotations

import sys
from pathlib import Path

from radonc_models.errors import InputRefused

__all__ = ["LONGEST", "read_text"]

LONGEST = 4 << 20
"""Most bytes of one text; far more than any model can read."""


def read_text(source: Path | None, what: str = "case") -> str:
    """Return a text from a file, or from standard input for None.

    Raises:
        InputRefused: It cannot be read, is not UTF-8, or is far too long; the message calls it ``what``.

    """
    try:
        if source is None:
            data = sys.stdin.buffer.read(LONGEST + 1)
        else:
            with source.open("rb") as file:
                data = file.read(LONGEST + 1)
    except OSError as error:
        raise InputRefused(f"The {what} cannot be read ({error.strerror}): check the path.") from None
    if len(data) > LONGEST:
        raise InputRefused(f"The {what} has more than 4 MB: give the text of one case.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputRefused(f"The {what} is not UTF-8 text: save it as UTF-8 and try again.") from None
