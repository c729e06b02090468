"""What the app needs after its first window, imported while somebody types a passphrase there."""

from __future__ import annotations

import gc
import sys
from contextlib import suppress
from importlib import import_module

from PySide6.QtCore import QObject, QThread, QTimer, Signal, Slot

__all__ = ["Ahead"]

_WITHOUT_QT = (
    "radonc_models.pack.trust",
    "radonc_desktop.engine",
    "radonc_desktop.vault.opening",
    "radonc_models.clinical.checks",
)
_WITH_QT = (
    *(f"radonc_desktop.background.{name}" for name in ("generation", "guard")),
    *(f"radonc_desktop.windows.{name}" for name in ("clipboard", "welcome", "code_suggest", "draft_box", "task_panel")),
    *(f"radonc_desktop.windows.{name}" for name in ("compare_page", "details_pane", "audit_page", "history_page")),
    *(f"radonc_desktop.windows.{name}" for name in ("handover_page", "case_page", "palette", "case_list", "tour")),
    *(f"radonc_desktop.windows.{name}" for name in ("file_pages", "deeds", "models_page", "main")),
)
"""In an order in which none takes long: each takes what the ones before have left of its own imports."""
_PAUSE_MS = 10  # in which keys are taken and the window is drawn


def _import(name: str) -> None:
    """Import a module, once, and let the search for garbage pass over what stays: a whole one took 60 ms."""
    if name not in sys.modules:
        with suppress(ImportError):  # said where it is needed
            import_module(name)
        gc.freeze()


class _Thread(QThread):
    def run(self) -> None:
        """Import what has nothing to do with Qt; called in the thread."""
        for name in _WITHOUT_QT:
            _import(name)


class Ahead(QObject):
    """Imports in a thread what knows no Qt, then what does, one module a turn of the window.

    Types of Qt are made in the window's own thread alone.

    Signals:
        ready: The thread is through, so that the models can be started without a stall.

    """

    ready = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: _Thread | None = None
        self._left = list(_WITH_QT)

    def begin(self) -> None:
        """Begin, once, and not after the end."""
        if self._thread is None and self._left:
            self._thread = _Thread()
            self._thread.finished.connect(self._on_finished)
            self._thread.start()

    def end(self) -> None:
        """Wait for the thread; what is not imported yet stays so."""
        self._left.clear()
        thread, self._thread = self._thread, None
        if thread is not None:
            thread.finished.disconnect(self._on_finished)
            thread.wait()

    @Slot()
    def _on_finished(self) -> None:
        QTimer.singleShot(_PAUSE_MS, self, self._step)
        self.ready.emit()

    def _step(self) -> None:
        if self._left:
            _import(self._left.pop(0))
            QTimer.singleShot(_PAUSE_MS, self, self._step)
