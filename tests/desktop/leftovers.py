"""What a test can leave behind: threads of Qt and of Python, running timers, child processes."""

from __future__ import annotations

import gc
import os
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from weakref import WeakSet

from PySide6 import QtCore
from shiboken6 import isValid

PATIENCE_SECONDS = 30.0  # of a machine that has other things to do, too; a test that leaves nothing waits for none

_seen: WeakSet[QtCore.QObject] = WeakSet()


class _Timer(QtCore.QTimer):
    def __init__(self, *words: object, **named: object) -> None:
        super().__init__(*words, **named)
        _seen.add(self)


class _Thread(QtCore.QThread):
    def __init__(self, *words: object, **named: object) -> None:
        super().__init__(*words, **named)
        _seen.add(self)


QtCore.QTimer, QtCore.QThread = _Timer, _Thread  # every module that is imported after this one takes them from here


@dataclass(frozen=True)
class Left:
    """One thing; ``words`` say what it is."""

    number: int
    words: str


def now() -> frozenset[Left]:
    """Return what there is at this moment."""
    return frozenset({*_of_qt(), *_of_python(), *_children()})


def settled(before: frozenset[Left]) -> frozenset[Left]:
    """Return what is there beyond ``before`` when all that was given up is gone."""
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        if QtCore.QCoreApplication.instance() is not None:
            QtCore.QCoreApplication.processEvents()  # a timer that is due once and soon is not left
            QtCore.QCoreApplication.sendPostedEvents(None, QtCore.QEvent.Type.DeferredDelete)
        left = now() - before
        if not left or time.monotonic() > until:
            return left
        gc.collect()  # takes longer than all the rest, so it comes after the rest did not suffice
        time.sleep(0.02)


def _of_qt() -> set[Left]:
    left = set()
    for one in list(_seen):
        if not isValid(one):
            continue
        if isinstance(one, _Timer):
            if one.isActive():
                left.add(Left(id(one), f"timer of {type(one.parent()).__name__}"))
        elif one.isRunning():
            left.add(Left(id(one), f"thread {type(one).__name__}"))
    return left


def _of_python() -> set[Left]:
    # Python makes a dummy for each foreign thread that runs Python; those of Qt are counted above.
    return {
        Left(id(one), f"Python thread {one.name}")
        for one in threading.enumerate()
        if not isinstance(one, threading._DummyThread)
    }


def _children() -> set[Left]:
    try:
        os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)  # takes no end from the one that waits for it
    except ChildProcessError:
        return set()
    except AttributeError:  # Windows and older macOS cannot be asked
        return set()
    return {_child(path) for path in Path("/proc").glob("[0-9]*/stat") if _parent(path) == os.getpid()}


def _parent(stat: Path) -> int:
    try:
        return int(stat.read_text().rpartition(")")[2].split()[1])
    except OSError:  # ended meanwhile
        return 0


def _child(stat: Path) -> Left:
    try:
        command = (stat.parent / "cmdline").read_bytes().replace(b"\0", b" ").decode()[:80]
    except OSError:
        command = ""
    return Left(int(stat.parent.name), f"process {command or 'that nobody waited for'}")
