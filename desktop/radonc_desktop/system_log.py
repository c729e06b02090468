"""What the system's log is told: that the program started, ended or failed, as a code and the version, no more.

The log is the Event Log of Windows (Application, source RadOnc-GPT) or syslog, which is the journal on most systems.
There is no way to hand a text to it: every entry is one of ``Event``, so no word of a case, no name and no path gets
there. Only an installed program tells anything; a USB edition leaves nothing on the computer.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import IntEnum
from typing import Any

from radonc_desktop.paths import usb_folder
from radonc_models.errors import RadOncError
from radonc_models.runtime.frozen import is_frozen

__all__ = ["SOURCE", "Event", "entry", "event_of", "failures_told", "tell"]

SOURCE = "RadOnc-GPT"
"""Name under which the entries stand."""
_WARNING, _ERROR = 200, 300  # from these codes on


class Event(IntEnum):
    """All that can be told. The codes stand in the guide for IT and keep their meaning; Windows' texts end at 1000."""

    STARTED = 100
    ENDED = 101
    REFUSED = 200
    POLICY_NOT_VALID = 201
    DISK_FULL = 202
    ENGINE_NOT_OPENED = 203
    UNEXPECTED = 300
    PART_MISSING = 301
    STORE_DAMAGED = 302


_WORDS = {
    Event.STARTED: "started",
    Event.ENDED: "ended",
    Event.REFUSED: "could not start; the reason was told to the user",
    Event.POLICY_NOT_VALID: "a policy is not valid; the window names it",
    Event.DISK_FULL: "the disk of the case store is full or does not answer",
    Event.ENGINE_NOT_OPENED: "the model pack or the engine could not be opened; radonc-desktop --doctor says why",
    Event.UNEXPECTED: "an unexpected error; the program goes on, saved text is safe",
    Event.PART_MISSING: "a part of the program is missing: repair the installation",
    Event.STORE_DAMAGED: "a case store is damaged: restore a backup",
}


def event_of(error: BaseException) -> Event:
    """Return what is told of an error; of one without a code of its own, that the program refused or failed."""
    from radonc_desktop.policy import PolicyError
    from radonc_models.keyed.errors import DiskFull, VaultDamaged

    known = (
        (PolicyError, Event.POLICY_NOT_VALID),
        (DiskFull, Event.DISK_FULL),
        (VaultDamaged, Event.STORE_DAMAGED),
        (ImportError, Event.PART_MISSING),
        (RadOncError, Event.REFUSED),
    )
    return next((event for kind, event in known if isinstance(error, kind)), Event.UNEXPECTED)


def entry(event: Event, version: str) -> str:
    """Return the text of an entry."""
    return f"{SOURCE} {version}, code {event:d}: {_WORDS[event]}"


def tell(event: Event) -> None:
    """Tell the system's log, where this is an installed program; a log that does not answer changes nothing."""
    if not is_frozen() or usb_folder() is not None:
        return
    from importlib.metadata import PackageNotFoundError, version  # here: a tenth of a start of the window

    try:
        text = entry(event, version("radonc-gpt"))
    except PackageNotFoundError:
        text = entry(event, "of unknown version")
    with suppress(OSError, AttributeError):
        _write(event, text)


@contextmanager
def failures_told() -> Iterator[None]:
    """Tell of a policy, a disk or a case store that is at fault, and not of a person's slip; the error goes on."""
    try:
        yield
    except RadOncError as error:
        event = event_of(error)
        if event is not Event.REFUSED:
            tell(event)
        raise


def _write(event: Event, text: str) -> None:
    if sys.platform == "win32":
        import ctypes

        system: Any = ctypes.WinDLL("advapi32", use_last_error=True)
        system.RegisterEventSourceW.restype = ctypes.c_void_p
        system.RegisterEventSourceW.argtypes = (ctypes.c_wchar_p, ctypes.c_wchar_p)
        system.ReportEventW.argtypes = (
            *(ctypes.c_void_p, ctypes.c_uint16, ctypes.c_uint16, ctypes.c_uint32, ctypes.c_void_p),
            *(ctypes.c_uint16, ctypes.c_uint32, ctypes.POINTER(ctypes.c_wchar_p), ctypes.c_void_p),
        )
        system.DeregisterEventSource.argtypes = (ctypes.c_void_p,)
        log = system.RegisterEventSourceW(None, SOURCE)
        if log:
            kind = 1 if event >= _ERROR else 2 if event >= _WARNING else 4  # EVENTLOG_..._TYPE of winnt.h
            system.ReportEventW(log, kind, 0, int(event), None, 1, 0, (ctypes.c_wchar_p * 1)(text), None)
            system.DeregisterEventSource(log)
    else:
        import syslog

        level = syslog.LOG_ERR if event >= _ERROR else syslog.LOG_WARNING if event >= _WARNING else syslog.LOG_INFO
        syslog.openlog(SOURCE.lower(), syslog.LOG_PID, syslog.LOG_USER)
        syslog.syslog(level, text)
        syslog.closelog()
