"""What the operating system says of the session: its screen is locked, the computer is going to sleep.

Linux tells it over D-Bus: logind (sleep, ``loginctl lock-session``) and the screen savers of the desktops. Windows
sends messages to the window. Where neither is there, the time without input still locks the vault.
"""

from __future__ import annotations

import os
import sys
from typing import Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage

__all__ = ["SessionWatch"]

_LOGIN = "org.freedesktop.login1"
_MANAGER = f"{_LOGIN}.Manager"
_SESSION = f"{_LOGIN}.Session"
_SAVERS = (
    ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver"),
    ("/ScreenSaver", "org.freedesktop.ScreenSaver"),
    ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver"),
    ("/org/cinnamon/ScreenSaver", "org.cinnamon.ScreenSaver"),
    ("/org/mate/ScreenSaver", "org.mate.ScreenSaver"),
    ("/org/xfce/ScreenSaver", "org.xfce.ScreenSaver"),
)
_PATIENCE_MS = 500


class SessionWatch(QObject):
    """Listens as long as it lives.

    Signals:
        screen_locked: The session's screen has been locked.
        sleeping: The computer is about to sleep; on Linux it waits until ``let_sleep`` or for some seconds.
        woke: The computer is awake again.

    Attributes:
        sources: What is listened to, for the log.

    """

    screen_locked = Signal()
    sleeping = Signal()
    woke = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        system: QDBusConnection | None = None,
        session: QDBusConnection | None = None,
    ) -> None:
        super().__init__(parent)
        self.sources: list[str] = []
        self._hold: QDBusMessage | None = None  # owns the descriptor that makes the sleep wait
        if sys.platform != "linux":
            return
        self._system = system or QDBusConnection.systemBus()
        self._listen_to_login()
        self._listen_to_savers(session or QDBusConnection.sessionBus())

    def let_sleep(self) -> None:
        """Tell the system that it may sleep; it has waited for the vault to be locked."""
        self._hold = None

    @Slot(bool)
    def on_sleep(self, begins: bool) -> None:
        """Hear logind's ``PrepareForSleep``."""
        if begins:
            self.sleeping.emit()
        else:
            self._hold_sleep()
            self.woke.emit()

    @Slot()
    def on_lock(self) -> None:
        """Hear logind's ``Lock`` of this session."""
        self.screen_locked.emit()

    @Slot(bool)
    def on_saver(self, active: bool) -> None:
        """Hear a screen saver."""
        if active:
            self.screen_locked.emit()

    def _listen_to_login(self) -> None:
        bus = self._system
        if not bus.isConnected():
            return
        if bus.connect("", "/org/freedesktop/login1", _MANAGER, "PrepareForSleep", self, _slot("on_sleep(bool)")):
            self.sources.append("sleep")
        path = self._session_path()
        if path and bus.connect("", path, _SESSION, "Lock", self, _slot("on_lock()")):
            self.sources.append("session lock")
        self._hold_sleep()

    def _listen_to_savers(self, bus: QDBusConnection) -> None:
        if not bus.isConnected():
            return
        for path, interface in _SAVERS:
            if bus.connect("", path, interface, "ActiveChanged", self, _slot("on_saver(bool)")):
                self.sources.append(f"{interface} {path}")

    def _session_path(self) -> str:
        """Return the name of this login session on the bus; empty where there is none."""
        wanted = os.environ.get("XDG_SESSION_ID", "")
        reply = self._ask("GetSession", wanted) if wanted else self._ask("GetSessionByPID", os.getpid())
        answer = reply.arguments()
        return _path_of(answer[0]) if reply.type() == QDBusMessage.MessageType.ReplyMessage and answer else ""

    def _hold_sleep(self) -> None:
        """Ask logind to wait for us before it sleeps (a *delay* inhibitor)."""
        if not self._system.isConnected() or self._hold is not None:
            return
        reply = self._ask("Inhibit", "sleep", "RadOnc-GPT", "Lock the case vault", "delay")
        if reply.type() == QDBusMessage.MessageType.ReplyMessage:
            self._hold = reply

    def _ask(self, method: str, *arguments: object) -> QDBusMessage:
        message = QDBusMessage.createMethodCall(_LOGIN, "/org/freedesktop/login1", _MANAGER, method)
        message.setArguments(list(arguments))
        return self._system.call(message, QDBus.CallMode.Block, _PATIENCE_MS)


def _slot(signature: str) -> Any:
    return SLOT(signature)  # text, whatever its stub says


def _path_of(value: object) -> str:
    path = getattr(value, "path", None)
    return str(path()) if callable(path) else str(value)
