"""Decides when the vault locks by itself: nobody is there, the screen is locked, the computer goes to sleep."""

from __future__ import annotations

import sys
from contextlib import suppress

from PySide6.QtCore import QCoreApplication, QObject, Signal

from radonc_desktop.background.idle import IdleWatch
from radonc_desktop.background.session_watch import SessionWatch
from radonc_desktop.background.windows_session import WindowsSession
from radonc_desktop.locking import LockReason
from radonc_desktop.vault import Vault, VaultError

__all__ = ["Guard", "use_quiet_moment"]


def use_quiet_moment(vault: Vault) -> None:
    """Let the store tidy up while nobody types; what it cannot do now, the next change or the lock tells."""
    with suppress(VaultError):
        vault.idle()


class Guard(QObject):
    """Watches over an open vault.

    Signals:
        waiting: Whole seconds until it locks by itself.
        quiet: Nobody has typed for some seconds.
        lock_wanted: A ``LockReason``.

    Args:
        app: The running application.
        seconds: Time without input until the vault is locked.
        session: What tells of the session; by default the desktop's D-Bus.

    """

    waiting = Signal(int)
    quiet = Signal()
    lock_wanted = Signal(object)

    def __init__(
        self,
        app: QCoreApplication,
        seconds: float,
        parent: QObject | None = None,
        *,
        session: SessionWatch | None = None,
    ) -> None:
        super().__init__(parent)
        self._app = app
        self.idle = IdleWatch(app, seconds, self)
        self.idle.waiting.connect(self.waiting)
        self.idle.quiet.connect(self.quiet)
        self.idle.idle.connect(self._on_idle)
        self.session = session or SessionWatch(self)
        self.session.screen_locked.connect(self._on_screen)
        self.session.sleeping.connect(self._on_sleep)
        self.session.woke.connect(self._on_sleep)  # too late is better than never
        if sys.platform == "win32":
            self._windows = WindowsSession(self)
            self._windows.screen_locked.connect(self._on_screen)
            self._windows.sleeping.connect(self._on_sleep)
            app.installNativeEventFilter(self._windows.native_filter)

    def stop(self) -> None:
        """Watch no longer."""
        self.idle.stop()
        if sys.platform == "win32":
            self._app.removeNativeEventFilter(self._windows.native_filter)

    def _on_idle(self) -> None:
        self.lock_wanted.emit(LockReason.IDLE)

    def _on_screen(self) -> None:
        self.lock_wanted.emit(LockReason.SCREEN)

    def _on_sleep(self) -> None:
        self.lock_wanted.emit(LockReason.SUSPEND)
