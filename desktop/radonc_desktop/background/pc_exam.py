"""The doctor in a process of its own: it starts native code and reads gigabytes, and may be ended at any moment."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, Signal, Slot

from radonc_models.errors import RadOncError
from radonc_models.runtime.frozen import program_command

if TYPE_CHECKING:
    from radonc_desktop.doctor import Section
    from radonc_desktop.paths import Folders

__all__ = ["PcExam", "doctor_command"]

_KILLED_MS = 2000
_NO_REPORT = "The test of this computer ended without a report: try it again, or run radonc-desktop --doctor."


def doctor_command(folders: Folders) -> list[str]:
    """Return the command that examines this computer and the two folders and prints JSON."""
    places = ("--vault", str(folders.vault), "--pack", str(folders.pack))
    return program_command("radonc_desktop", "--doctor", "--json", *places)


class PcExam(QObject):
    """Runs the doctor once at a time.

    Args:
        command: The program and its arguments; it prints the doctor's JSON.

    Signals:
        done: The sections of the report (a list), or the ``RadOncError`` that says why there is none.

    """

    done = Signal(object)

    def __init__(self, command: list[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._command = command
        self._process: QProcess | None = None

    @property
    def running(self) -> bool:
        """Whether the doctor is at work."""
        return self._process is not None

    def start(self) -> None:
        """Begin, unless it runs."""
        if self._process is not None:
            return
        self._process = QProcess(self)
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.finished.connect(self._on_end)
        self._process.errorOccurred.connect(self._on_error)
        self._process.start(self._command[0], self._command[1:])

    def stop(self) -> None:
        """End it at once; nobody is told."""
        process, self._process = self._process, None
        if process is None:
            return
        process.finished.disconnect(self._on_end)
        process.errorOccurred.disconnect(self._on_error)
        process.kill()
        process.waitForFinished(_KILLED_MS)
        process.deleteLater()

    @Slot()
    def _on_error(self) -> None:
        if self._process is not None and self._process.state() is QProcess.ProcessState.NotRunning:
            self._end(RadOncError(_NO_REPORT))

    @Slot()
    def _on_end(self) -> None:
        if self._process is not None:
            self._end(_sections(self._process.readAllStandardOutput().data()))

    def _end(self, outcome: list[Section] | RadOncError) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.deleteLater()
        self.done.emit(outcome)


def _sections(said: object) -> list[Section] | RadOncError:
    from radonc_desktop.doctor import SCHEMA, Section

    try:
        report = json.loads(bytes(said))  # type: ignore[call-overload]
        if report["schema"] != SCHEMA:
            raise ValueError
        return [Section(**section) for section in report["sections"]]
    except (ValueError, KeyError, TypeError):
        return RadOncError(_NO_REPORT)
