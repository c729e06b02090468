"""Windows' own messages about the session: its screen is locked, the computer is going to sleep."""

from __future__ import annotations

import ctypes
import sys
from ctypes import wintypes

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QObject, Signal
from PySide6.QtGui import QWindow

__all__ = ["WindowsSession", "meaning"]

_POWER = 0x0218  # WM_POWERBROADCAST
_SUSPEND = 0x0004  # PBT_APMSUSPEND
_SESSION_CHANGE = 0x02B1  # WM_WTSSESSION_CHANGE
_SESSION_LOCK, _CONSOLE_LEFT, _REMOTE_LEFT, _LOGOFF = 0x7, 0x2, 0x4, 0x6


def meaning(message: int, value: int) -> str:
    """Return ``screen``, ``suspend`` or nothing for a window message and its first parameter."""
    if message == _SESSION_CHANGE and value in (_SESSION_LOCK, _CONSOLE_LEFT, _REMOTE_LEFT, _LOGOFF):
        return "screen"
    if message == _POWER and value == _SUSPEND:
        return "suspend"
    return ""


class WindowsSession(QObject):
    """Hears the messages that ``SessionWatch`` hears over D-Bus elsewhere.

    Signals:
        screen_locked, sleeping: As in ``SessionWatch``.
    """

    screen_locked = Signal()
    sleeping = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._filter = _Filter(self)
        if sys.platform == "win32":
            self._mailbox = QWindow()  # never shown; Windows sends to windows only
            self._mailbox.create()
            ctypes.windll.wtsapi32.WTSRegisterSessionNotification(wintypes.HWND(int(self._mailbox.winId())), 0)

    @property
    def native_filter(self) -> QAbstractNativeEventFilter:
        """What the application has to install."""
        return self._filter

    def hear(self, message: int, value: int) -> None:
        """Tell what a window message means."""
        what = meaning(message, value)
        if what == "screen":
            self.screen_locked.emit()
        elif what == "suspend":
            self.sleeping.emit()


class _Filter(QAbstractNativeEventFilter):
    def __init__(self, session: WindowsSession) -> None:
        super().__init__()
        self._session = session

    def nativeEventFilter(  # noqa: N802 - Qt's own name
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> object:
        """Read the message that Windows sent, and let it pass."""
        if QByteArray(kind) == b"windows_generic_MSG":
            said = wintypes.MSG.from_address(int(message))
            self._session.hear(int(said.message), int(said.wParam))
        return False, 0
