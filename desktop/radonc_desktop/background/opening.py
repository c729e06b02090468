"""Opening an encrypted store in a thread: a guess is slow on purpose, and every page is checked before it opens."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QThread, Slot

__all__ = ["Openable", "Opener"]


class Openable(Protocol):
    """A store of which one thread at a time is the owner."""

    def take(self) -> None:
        """Make the calling thread the owner."""

    def close(self) -> None:
        """Lock the store."""


class _Thread(QThread):
    def __init__(self, act: Callable[[], Openable]) -> None:
        super().__init__()
        self._act: Callable[[], Openable] | None = act
        self.opened: Openable | None = None
        self.error: BaseException | None = None

    def run(self) -> None:
        """Open; called in the thread."""
        act, self._act = self._act, None  # it holds what was typed
        try:
            self.opened = act() if act is not None else None
        except BaseException as error:  # noqa: BLE001 - the window's thread says it, or raises it
            self.error = error


class Opener(QObject):
    """Opens one store while the window goes on being drawn."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: _Thread | None = None
        self._then: Callable[[Openable | None, BaseException | None], None] | None = None

    @property
    def running(self) -> bool:
        """Whether a store is being opened."""
        return self._thread is not None

    def begin(self, act: Callable[[], Openable], then: Callable[[Openable | None, BaseException | None], None]) -> bool:
        """Call ``act`` in a thread; False while another one is at it.

        Args:
            act: Returns the open store, or raises why it does not open; knows nothing of widgets.
            then: Takes the store, which then is the window's thread's, or the error; called there, once, unless
                ``end`` came before.

        """
        if self._thread is not None:
            return False
        self._then = then
        self._thread = _Thread(act)
        self._thread.finished.connect(self._on_finished)
        self._thread.start()
        return True

    def end(self) -> None:
        """Wait for the thread and lock again what it opened: nobody is there any more to see it."""
        thread, self._thread, self._then = self._thread, None, None
        if thread is None:
            return
        thread.finished.disconnect(self._on_finished)
        thread.wait()
        if thread.opened is not None:
            thread.opened.take()
            thread.opened.close()

    @Slot()
    def _on_finished(self) -> None:
        thread, then = self._thread, self._then
        if thread is None or then is None:
            return
        thread.wait()
        self._thread = self._then = None
        if thread.opened is not None:
            thread.opened.take()
        then(thread.opened, thread.error)
