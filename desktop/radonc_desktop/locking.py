"""The end of a session: the process replaces itself, so that no memory of the session survives.

Overwriting what a window, an interpreter and a text editor have copied cannot be complete; giving the whole memory
back to the kernel is. What has to live on is small and holds no text of a case: where the window stood, how it
looked, who was working, why it was locked.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import NoReturn

from radonc_desktop.marking import marked
from radonc_models.runtime.frozen import is_frozen
from radonc_models.runtime.isolation import forbid_dumps

__all__ = ["LockReason", "Return", "forbid_dumps", "replace_process", "take_return"]

_VARIABLE = "RADONC_RETURN"
_MAX_PARCEL = 64 << 20


class LockReason(StrEnum):
    """Why the vault was locked; the value goes into the audit trail."""

    REQUEST = "request"
    IDLE = "idle"
    SCREEN = "screen"
    SUSPEND = "suspend"

    @property
    def sentence(self) -> str:
        """What the physician reads on the page that asks for the passphrase."""
        return {
            LockReason.REQUEST: marked("The vault is locked."),
            LockReason.IDLE: marked("The vault was locked because nobody was at the keyboard."),
            LockReason.SCREEN: marked("The vault was locked together with the screen."),
            LockReason.SUSPEND: marked("The vault was locked because the computer was going to sleep."),
        }[self]


@dataclass(frozen=True)
class Return:
    """What a process leaves to the one that takes its place.

    Attributes:
        reason: Why the vault was locked.
        user: Who was working.
        appearance: The choice in the View menu.
        geometry: Place and size of the window, as Qt wrote them, in base64.
        parcel: Typed text that the disk did not take, sealed with a key of the vault; empty in the usual case.

    """

    reason: LockReason = LockReason.REQUEST
    user: str = ""
    appearance: str = "system"
    geometry: str = ""
    parcel: bytes = field(default=b"", repr=False)


def take_return() -> Return | None:
    """Return what the process before this one left, once; None at an ordinary start."""
    text = os.environ.pop(_VARIABLE, None)
    if text is None:
        return None
    try:
        said = json.loads(text)
        place = said.pop("place")
        return Return(**said | {"reason": LockReason(said["reason"]), "parcel": _receive(place)})
    except (ValueError, KeyError, TypeError, AttributeError, OSError):
        return None  # not ours: start as usual


def replace_process(state: Return, execute: Callable[[str, list[str]], object] = os.execv) -> NoReturn:
    """Start the same command anew in the place of this process; never returns.

    The caller has closed the vault and ended the engine. On Windows, which cannot replace a process, the new one is
    started beside this one, which ends at once.
    """
    said = asdict(state)
    said["place"] = _hand_over(said.pop("parcel"))
    os.environ[_VARIABLE] = json.dumps(said)
    # A frozen program is no interpreter with options of its own: only its own arguments come again.
    command = [sys.executable, *(sys.argv if is_frozen() else sys.orig_argv)[1:]]
    try:
        if sys.platform == "win32":
            import subprocess  # here, as the first window waits for what this module imports

            subprocess.Popen(command)
        else:
            execute(command[0], command)
    except OSError:
        # The program was moved or replaced meanwhile. Going on would keep what must go: end, the text is saved.
        with contextlib.suppress(OSError):
            os.write(2, b"The vault is locked. RadOnc-GPT could not show its window again: start it anew.\n")
        os._exit(2)
    os._exit(0)


def _hand_over(parcel: bytes) -> str:
    """Put ``parcel`` where the next process finds it, in memory where the system can."""
    if not parcel:
        return ""
    if sys.platform == "linux":
        number = os.memfd_create("radonc-parcel", 0)  # open across the exec
        path = ""
    else:
        number, path = tempfile.mkstemp(prefix="radonc-parcel-")
    with os.fdopen(os.dup(number), "wb") as file:
        file.write(parcel)
    return path or str(number)


def _receive(place: str) -> bytes:
    if not place:
        return b""
    if not place.isdecimal():
        parcel = Path(place).read_bytes()
        Path(place).unlink()
        return parcel
    with os.fdopen(int(place), "rb") as file:
        file.seek(0)
        return file.read(_MAX_PARCEL)
