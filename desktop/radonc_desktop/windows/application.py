"""Qt's application object as this app wants it: no settings of Qt's own, and no case text in what it logs."""

from __future__ import annotations

import ctypes
import logging
import os
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QSettings, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from radonc_models.errors import RadOncError

__all__ = ["application", "bug_place", "log_bug", "remember_nothing"]

_log = logging.getLogger(__name__)

# The window asks for the interpreter many times for one picture and each time waits that long for a thread that works
# on the store or checks an answer; with Python's own 5 ms a picture takes a tenth of a second.
_TURN_SECONDS = 0.0005

_M_MMAP_THRESHOLD = -3  # of <malloc.h>
_LARGE_BYTES = 128 * 1024


def application() -> QApplication:
    """Return the running application with its names, its log of Qt's messages and no settings of Qt's own."""
    existing = QApplication.instance()
    qt = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    remember_nothing()
    qt.setApplicationName("RadOnc-GPT")
    qt.setApplicationDisplayName("RadOnc-GPT")
    sys.excepthook = log_bug
    sys.setswitchinterval(_TURN_SECONDS)
    _give_large_blocks_back()
    qInstallMessageHandler(_report_qt)
    return qt


def remember_nothing() -> None:
    """Give Qt no place for its own settings: its file dialog would keep the folders and names it has seen."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)


def _give_large_blocks_back() -> None:
    """Let the C library of Linux return large blocks to the system as soon as they are free, all day.

    After a first one it would keep all later ones of that size, megabytes in each thread: a day grew by 4 %.
    """
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):  # a C library without this knob needs none
            ctypes.CDLL(None).mallopt(_M_MMAP_THRESHOLD, _LARGE_BYTES)


def _report_qt(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """Log what Qt has to say; off screen it repeats one sentence that means nothing there."""
    if "propagateSizeHints" not in message:
        _log.warning("Qt: %s", message)


def bug_place(trace: TracebackType | None) -> str:
    """Return the file and line of the program in which a bug was raised."""
    place = ""
    while trace is not None:
        place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place


def log_bug(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Name the kind and place of a bug; its message may hold case text and stays out of every log."""
    _log.error("unexpected %s at %s", kind.__name__, bug_place(trace))
    if isinstance(error, RadOncError):
        _log.error("%s", error)
