"""How long nobody has been at the keyboard, and the countdown before the vault locks by itself."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QMouseEvent

__all__ = ["QUIET_SECONDS", "WARNING_SECONDS", "IdleWatch"]

WARNING_SECONDS = 30
"""The countdown is visible for so long before the lock."""

QUIET_SECONDS = 10
"""So long without input, and nobody notices a moment's work."""

_TICK_MS = 500
_KEYS_AND_BUTTONS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletMove,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    }
)


def _awake_and_asleep() -> float:
    """Return a clock in seconds that also runs while the computer sleeps, and that nobody can set back."""
    boot = getattr(time, "CLOCK_BOOTTIME", None)  # Linux
    return time.monotonic() if boot is None else time.clock_gettime(boot)


class IdleWatch(QObject):
    """Watches every key and every move of the mouse in this app's windows.

    Signals:
        waiting: Whole seconds until ``idle``, twice a second.
        quiet: Nobody has typed for ``QUIET_SECONDS``; comes once after each input.
        idle: The limit has passed; comes once, until ``restart``.

    Args:
        app: The running application, whose events are watched.
        seconds: The limit.
        clock: Seconds that only grow.

    """

    waiting = Signal(int)
    quiet = Signal()
    idle = Signal()

    def __init__(
        self,
        app: QCoreApplication,
        seconds: float,
        parent: QObject | None = None,
        *,
        clock: Callable[[], float] = _awake_and_asleep,
    ) -> None:
        super().__init__(parent)
        self._seconds = seconds
        self._clock = clock
        self._last = clock()
        self._quiet = False
        self._pointer: QPoint | None = None
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self.look)
        self._tick.start()
        self._app = app
        app.installEventFilter(self)

    def limit(self, seconds: float) -> None:
        """Let ``seconds`` pass from the last input on, from now on."""
        self._seconds = seconds

    def stop(self) -> None:
        """Watch no longer."""
        self._tick.stop()
        self._app.removeEventFilter(self)

    def look(self) -> None:
        """Compare the clock with the limit; called by the timer."""
        left = self._last + self._seconds - self._clock()
        if left > 0:
            self.waiting.emit(-int(-left // 1))
            if not self._quiet and self._clock() - self._last >= QUIET_SECONDS:
                self._quiet = True
                self.quiet.emit()
            return
        self.stop()
        self.idle.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """Note input and let it pass."""
        kind = event.type()
        if kind in _KEYS_AND_BUTTONS or (kind == QEvent.Type.MouseMove and self._moved(event)):
            self._note()
        return False

    def _moved(self, event: QEvent) -> bool:
        # A window that appears under a resting pointer gets a move to the same place.
        if not isinstance(event, QMouseEvent):
            return False
        before, self._pointer = self._pointer, event.globalPosition().toPoint()
        return before is not None and before != self._pointer

    def _note(self) -> None:
        """Start the time anew, unless it is over: after a sleep the first key comes before the first look."""
        now = self._clock()
        if now < self._last + self._seconds:
            self._last = now
            self._quiet = False
