"""Wrong passphrases in a row, and the growing pause after the fifth.

The count lies beside the slots in a file without a secret and without protection: who can write there can remove it.
It slows down somebody who types at the window; the price of a guess away from it is that of Argon2id.
"""

from __future__ import annotations

import json
import math
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from radonc_models.keyed.canonical import canonical
from radonc_models.keyed.errors import PrintedKeyRefused, TooManyAttempts, VaultError, WrongPassphrase
from radonc_models.keyed.files import translated, write_whole

__all__ = ["FREE_ATTEMPTS", "LONGEST_PAUSE", "Failures", "pause_after"]

FREE_ATTEMPTS = 5
LONGEST_PAUSE = 300.0
_FILE = "failures.json"
_MOST_BYTES = 64 * 1024
_UNKNOWN = ""


def pause_after(failures: int) -> float:
    """Return the pause in seconds before the next attempt: 0 up to the fourth failure, then 1, 2, 4 .. 300."""
    if failures < FREE_ATTEMPTS:
        return 0.0
    return min(LONGEST_PAUSE, 2.0 ** min(failures - FREE_ATTEMPTS, 20))


class Failures:
    """The failed attempts at one store, per user; names that no slot has share one count."""

    def __init__(self, folder: Path, clock: Callable[[], float] = time.time) -> None:
        self._path = folder / _FILE
        self._clock = clock

    @contextmanager
    def attempt(self, user: str | None) -> Iterator[int]:
        """Run one attempt of ``user`` (None: a name without a slot) and yield how many failed just before it.

        Raises:
            TooManyAttempts: The pause is not over; nothing was tried.

        """
        name = _UNKNOWN if user is None else user.casefold()
        before = self._read()
        failed, last = before.get(name, (0, 0.0))
        # A clock that was set back starts the pause anew instead of ending it.
        passed = max(0.0, self._clock() - last)
        left = pause_after(failed) - passed
        if left > 0:
            raise TooManyAttempts(math.ceil(left))
        # It counts before it is tried: ending the process in the middle gives no free attempt.
        self._write(before | {name: (failed + 1, self._clock())})
        try:
            yield failed
        except (WrongPassphrase, PrintedKeyRefused):
            raise
        except BaseException:
            with suppress(VaultError):
                self._write(before)
            raise
        self._write({other: count for other, count in before.items() if other != name})

    def _read(self) -> dict[str, tuple[int, float]]:
        # Whatever cannot be read counts as no failures: the file holds back a hand, it keeps no secret.
        try:
            with self._path.open("rb") as file:
                entries = json.loads(file.read(_MOST_BYTES))
            return {str(name): (int(count), float(last)) for name, (count, last) in entries.items()}
        except (OSError, ValueError, TypeError, AttributeError, OverflowError, RecursionError):
            return {}

    def _write(self, entries: dict[str, tuple[int, float]]) -> None:
        if entries:
            write_whole(self._path, canonical({name: list(entry) for name, entry in entries.items()}))
        else:
            with translated():
                self._path.unlink(missing_ok=True)
