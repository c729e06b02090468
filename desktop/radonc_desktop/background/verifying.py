"""Reading every file of a model pack and comparing hashes, in a thread: gigabytes take minutes."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QThread, Signal

from radonc_models.errors import ModelPackError, RadOncError
from radonc_models.pack.reading import verify_file

if TYPE_CHECKING:
    from radonc_models.pack import Pack

__all__ = ["VerifyThread"]

_TOLD_SECONDS = 0.05
_STOPPED = "The check was stopped before all files were read: nothing is known about the rest."
_BUG = "The check met a problem that the app does not know: lock the vault, unlock it again and try once more."


class _Stopped(Exception):
    pass


class VerifyThread(QThread):
    """Verifies one pack; afterwards ``outcome`` is None, or why it is not all right.

    Signals:
        progressed: Bytes that have been read, in kibibytes, and all of them.
        checked: The name of a file that is as the manifest says.

    """

    progressed = Signal(int, int)
    checked = Signal(str)

    def __init__(self, pack: Pack) -> None:
        super().__init__()
        self._pack = pack
        self._stop = False
        self._told = 0.0
        self.outcome: RadOncError | None = None

    def run(self) -> None:
        """Do the work; called in the thread."""
        try:
            self._verify()
        except _Stopped:
            self.outcome = ModelPackError(_STOPPED)
        except RadOncError as error:
            self.outcome = error
        except Exception:  # noqa: BLE001 - a bug must end as a failure on screen, never as silence
            self.outcome = ModelPackError(_BUG)

    def ask_to_stop(self) -> None:
        """End soon."""
        self._stop = True

    def stop(self) -> None:
        """End and wait for the end."""
        self._stop = True
        self.wait()

    def _verify(self) -> None:
        pack = self._pack
        total, before = sum(entry.size for entry in pack.files), 0

        def told(done: int) -> None:
            if self._stop:
                raise _Stopped
            if time.monotonic() - self._told >= _TOLD_SECONDS:
                self._told = time.monotonic()
                self.progressed.emit((before + done) >> 10, total >> 10)

        for entry in pack.files:
            verify_file(pack, entry, told)
            before += entry.size
            self.checked.emit(entry.file)
