"""Text that was copied out of the app: kept out of clipboard histories, and taken back after a while."""

from __future__ import annotations

import hmac
import os
from hashlib import sha256

from PySide6.QtCore import QByteArray, QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard

__all__ = ["ClipboardGuard"]

_Mode = QClipboard.Mode
# What clipboard managers look for before they remember something.
_HINTS = {
    "x-kde-passwordManagerHint": b"secret",
    "application/x-nspasteboard-concealed-type": b"",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"\0\0\0\0",
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': b"\0\0\0\0",
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': b"\0\0\0\0",
}
_MARK = "x-kde-passwordManagerHint"


class ClipboardGuard(QObject):
    """Treats whatever this app puts into the clipboard as text of a case.

    Of a copied text it remembers a keyed digest alone, to recognise it where another program holds the clipboard now.

    Args:
        clipboard: The clipboard.
        seconds: After these, a copied text is taken out again.

    """

    def __init__(self, clipboard: QClipboard, seconds: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clipboard = clipboard
        self._key = os.urandom(32)
        self._ours: dict[_Mode, bytes] = {}
        self._timers = {mode: self._timer(mode, seconds) for mode in (_Mode.Clipboard, _Mode.Selection)}
        clipboard.changed.connect(self._on_change)

    def limit(self, seconds: float) -> None:
        """Take out after ``seconds`` what is copied from now on."""
        for timer in self._timers.values():
            timer.setInterval(round(1000 * seconds))

    def clear(self) -> None:
        """Take out at once what is ours: the vault is being locked or the app closed."""
        for mode in self._timers:
            self._clear(mode)

    def _timer(self, mode: _Mode, seconds: float) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(round(1000 * seconds))
        timer.timeout.connect(lambda: self._clear(mode))
        return timer

    def _on_change(self, mode: _Mode) -> None:
        if mode not in self._timers or not self._owns(mode):
            return  # another program's text; ours may come back out of a history, so its digest stays
        text = self._clipboard.text(mode)
        if not text:
            return
        self._ours[mode] = self._digest(text)
        if _MARK not in self._clipboard.mimeData(mode).formats():
            self._clipboard.setMimeData(_hidden(text), mode)  # comes back here, marked
            return
        self._timers[mode].start()

    def _clear(self, mode: _Mode) -> None:
        self._timers[mode].stop()
        ours = self._ours.pop(mode, None)
        if ours is not None and hmac.compare_digest(self._digest(self._clipboard.text(mode)), ours):
            self._clipboard.clear(mode)

    def _owns(self, mode: _Mode) -> bool:
        return self._clipboard.ownsSelection() if mode is _Mode.Selection else self._clipboard.ownsClipboard()

    def _digest(self, text: str) -> bytes:
        return hmac.new(self._key, text.encode("utf-8", "surrogatepass"), sha256).digest()


def _hidden(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    for kind, value in _HINTS.items():
        data.setData(kind, QByteArray(value))
    return data
