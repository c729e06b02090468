"""Work on the open store that takes long: a thread does it while the window goes on being drawn."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QThread, QTimer, Signal, Slot

from radonc_desktop.vault.errors import VaultAtWork, WorkFailed, WorkStopped
from radonc_desktop.vault.progress import Progress
from radonc_models.errors import RadOncError

if TYPE_CHECKING:
    from radonc_desktop.vault import Vault

__all__ = ["StoreWork", "Work"]

_log = logging.getLogger(__name__)

_TOLD_SECONDS = 0.05  # a signal for every row would keep the window busy
_PATIENCE_MS = 10_000


@dataclass(frozen=True)
class Work:
    """One piece of work.

    Attributes:
        words: What is being done, as the window shows it meanwhile.
        act: Does it, in the thread, and returns its result; knows nothing of widgets.
        done: Takes the result, in the window's thread.
        failed: Takes the error that ended it instead, in the window's thread.
        can_stop: ``act`` lets its progress end it, and then nothing has been changed.

    """

    words: str
    act: Callable[[Progress], Any] = field(repr=False)
    done: Callable[[Any], None] = field(repr=False)
    failed: Callable[[RadOncError], None] = field(repr=False)
    can_stop: bool = True


class _Thread(QThread):
    progressed = Signal(int, int)

    def __init__(self, vault: Vault, work: Work) -> None:
        super().__init__()
        self._vault = vault
        self.work = work
        self.stopped = threading.Event()
        self._told = 0.0
        self.outcome: Any = None

    def run(self) -> None:
        """Do the work; called in the thread."""
        try:
            self._vault.take()
            self.outcome = self.work.act(self._watch)
        except RadOncError as error:
            self.outcome = error
        except Exception as error:  # noqa: BLE001 - a bug must end as a failure on screen, never as silence
            _log.error("work on the store ended by %s", type(error).__name__)
            self.outcome = WorkFailed()

    def _watch(self, done: int, of_all: int) -> None:
        if self.stopped.is_set():
            raise WorkStopped
        if time.monotonic() - self._told >= _TOLD_SECONDS:
            self._told = time.monotonic()
            self.progressed.emit(done, of_all)


class StoreWork(QObject):
    """Does one piece of work at a time; meanwhile the store is the thread's alone.

    Signals:
        began: This ``Work`` is being done; nobody else can use the store.
        progressed: Steps that are done, and all of them.
        ended: The store is back; ``done`` or ``failed`` of the work is called next.

    Attributes:
        hindrance: Says why no work can begin now; an empty text if it can.

    """

    began = Signal(object)
    progressed = Signal(int, int)
    ended = Signal()

    def __init__(self, vault: Vault, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._vault = vault
        self._thread: _Thread | None = None
        self._following = False
        self.hindrance: Callable[[], str] = str

    @property
    def running(self) -> bool:
        """Whether the store is being worked with, or what follows a work is still to come."""
        return self._thread is not None or self._following

    def begin(self, work: Work) -> None:
        """Start ``work``; it ends in exactly one call of its ``done`` or ``failed``, unless the store is closed first.

        Raises:
            VaultAtWork: It cannot begin now; the sentence says why.

        """
        if self.running:
            raise VaultAtWork
        if problem := self.hindrance():
            raise VaultAtWork(problem)
        self._thread = _Thread(self._vault, work)
        self._thread.progressed.connect(self.progressed)
        self._thread.finished.connect(self._on_finished)
        self.began.emit(work)
        self._thread.start()

    def follow(self, act: Callable[[], object]) -> None:
        """Call ``act`` in a turn of its own, for a ``done`` that would take too long; no work begins before it."""
        self._following = True
        QTimer.singleShot(0, self, partial(self._follow, act))

    def stop(self) -> None:
        """End the work soon, if that leaves everything as it was."""
        if self._thread is not None and self._thread.work.can_stop:
            self._thread.stopped.set()

    def end(self) -> None:
        """Wait until the work is stopped or done, before the store is closed; nobody is told how it ended.

        Every work is stopped here, at the next place where that is safe. One that finds none for ten seconds keeps
        the store, and the end of the process ends it as a crash would: what is not committed is taken back.
        """
        if self._thread is None:
            return
        self._thread.stopped.set()
        if self._thread.wait(_PATIENCE_MS):
            self._take_back()

    @Slot()
    def _on_finished(self) -> None:
        if self._thread is None:
            return
        self._thread.wait()
        work, outcome = self._thread.work, self._thread.outcome
        self._take_back()
        if isinstance(outcome, RadOncError):
            work.failed(outcome)
        else:
            work.done(outcome)

    def _follow(self, act: Callable[[], object]) -> None:
        self._following = False
        act()

    def _take_back(self) -> None:
        thread, self._thread = self._thread, None
        if thread is not None:
            thread.finished.disconnect(self._on_finished)
            thread.progressed.disconnect(self.progressed)
        self._vault.take()
        self.ended.emit()
