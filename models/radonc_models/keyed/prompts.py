"""Where the passphrases of a command come from: a terminal or an open descriptor, never the command line."""

from __future__ import annotations

import getpass
import os
import warnings

from radonc_models.errors import RadOncError

__all__ = ["Secrets"]

_MOST_BYTES = 64 * 1024
_NO_TERMINAL = "There is no terminal to type a passphrase on: give it with --passphrase-fd N, one line for each."


class Secrets:
    """Asks for passphrases on the terminal, or takes them line by line from an open descriptor.

    Arguments and environment of a process can be read by others; a terminal without echo and a descriptor cannot.
    """

    def __init__(self, descriptor: int | None) -> None:
        self._lines = None if descriptor is None else _lines(descriptor)

    def ask(self, what: str) -> str:
        """Return the next secret; ``what`` says which one, without a colon.

        Raises:
            RadOncError: There is no terminal, or the descriptor has no further line.

        """
        if self._lines is None:
            return _typed(what)
        if not self._lines:
            raise RadOncError(f"{what} is missing: the descriptor of --passphrase-fd gave too few lines.")
        return self._lines.pop(0)

    def ask_new(self, what: str) -> str:
        """Return a secret that is chosen now; on a terminal it is typed twice.

        Raises:
            RadOncError: The two differ, or as for ``ask``.

        """
        first = self.ask(what)
        if self._lines is None and _typed(f"{what} again") != first:
            raise RadOncError("The two passphrases differ, so nothing was changed: start again.")
        return first


def _typed(what: str) -> str:
    try:
        with warnings.catch_warnings():
            # Without a terminal getpass would read with echo, after a warning: here that is a refusal.
            warnings.simplefilter("error", getpass.GetPassWarning)
            return getpass.getpass(f"{what}: ")
    except (getpass.GetPassWarning, EOFError, OSError):
        raise RadOncError(_NO_TERMINAL) from None


def _lines(descriptor: int) -> list[str]:
    data = bytearray()
    try:
        while len(data) <= _MOST_BYTES and (piece := os.read(descriptor, 4096)):
            data += piece
    except OSError:
        raise RadOncError(f"Descriptor {descriptor} of --passphrase-fd cannot be read: open it first.") from None
    if len(data) > _MOST_BYTES:
        raise RadOncError(f"Descriptor {descriptor} of --passphrase-fd gave too much text: give one line each.")
    try:
        return data.decode("utf-8").splitlines()
    except UnicodeDecodeError:
        raise RadOncError(f"Descriptor {descriptor} of --passphrase-fd gave no UTF-8 text.") from None
    finally:
        data[:] = bytes(len(data))
