"""One life of the engine's child process: its pipes, its reader thread and how it ended."""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import subprocess
import sys
import threading
from enum import Enum, auto
from pathlib import Path
from typing import IO

from radonc_models.runtime import protocol
from radonc_models.runtime.cpu import check_processor
from radonc_models.runtime.errors import EngineDied

__all__ = ["ChildProcess", "Sign", "child_environment", "how_it_ended"]

# The child runs the code of this very installation, whatever else the interpreter could find under the name.
_BOOT = (
    "import sys; sys.path.insert(0, sys.argv.pop(1)); import radonc_models; del sys.path[0]; "
    "from radonc_models.runtime.child import main; main()"
)
_LONGEST_LINE = 4 << 20  # bytes; the longest honest line holds the token ids of a prompt
_UNWANTED = frozenset(
    # The first two make ggml load foreign libraries, the others overrule the number of threads.
    ("GGML_BACKEND_PATH", "LLAMA_CPP_LIB_PATH", "OMP_NUM_THREADS", "OMP_DYNAMIC", "OMP_THREAD_LIMIT")
)
_MEANINGS = {
    "SIGILL": "this processor lacks an instruction that the engine was built with",
    "SIGKILL": "it was killed, perhaps because memory ran out",
    "SIGSEGV": "its native code made an invalid memory access",
    "SIGABRT": "its native code gave up",
}


def child_environment() -> dict[str, str]:
    """Return the environment for a process that loads native code."""
    environment = {name: value for name, value in os.environ.items() if name not in _UNWANTED}
    environment["OMP_WAIT_POLICY"] = "PASSIVE"  # spinning threads slow each other down on busy cores
    return environment


def how_it_ended(status: int) -> str:
    """Return in words what the exit status of a child means."""
    if status >= 0:
        return f"exit code {status}"
    try:
        name = signal.Signals(-status).name
    except ValueError:
        name = f"signal {-status}"
    return f"{name}, {_MEANINGS[name]}" if name in _MEANINGS else name


class Sign(Enum):
    """What can come out of the inbox besides replies."""

    WAKE = auto()
    GARBAGE = auto()
    END = auto()
    TIMEOUT = auto()


class ChildProcess:
    """A started child; every method but ``receive`` may be called from any thread.

    Args:
        argv: Command line; by default this interpreter, isolated from the user's Python settings.
        stderr: Where the child's stderr goes; by default nowhere.

    Raises:
        EngineError: The processor lacks an instruction set.
        EngineDied: The command cannot be started.

    """

    def __init__(self, argv: list[str] | None, stderr: IO[bytes] | None) -> None:
        check_processor()
        try:
            self._process = subprocess.Popen(
                argv or [sys.executable, "-I", "-c", _BOOT, str(Path(__file__).parents[2])],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=stderr if stderr is not None else subprocess.DEVNULL,
                env=child_environment(),
                cwd=Path(__file__).parent,  # not the user's folder: ggml looks for libraries there
                bufsize=0,
            )
        except OSError:
            raise EngineDied("The engine could not be started: install the app again.") from None
        self._sending = threading.Lock()
        self._inbox: queue.SimpleQueue[tuple[int, protocol.Reply] | Sign] = queue.SimpleQueue()
        threading.Thread(target=self._listen, name="engine-reader", daemon=True).start()

    @property
    def alive(self) -> bool:
        """Tell whether the process has not ended."""
        return self._process.poll() is None

    @property
    def pid(self) -> int:
        """Return the process number."""
        return self._process.pid

    def send(self, line: bytes) -> None:
        """Write a line to the child.

        Raises:
            OSError: The child reads no more.

        """
        pipe = self._process.stdin
        assert pipe is not None
        with self._sending:
            view = memoryview(line)
            while view:
                view = view[pipe.write(view) :]

    def receive(self, seconds: float) -> tuple[int, protocol.Reply] | Sign:
        """Wait up to ``seconds`` for the next reply or sign."""
        try:
            return self._inbox.get(timeout=max(0.0, seconds))
        except queue.Empty:
            return Sign.TIMEOUT

    def wake(self) -> None:
        """End the current ``receive`` early."""
        self._inbox.put(Sign.WAKE)

    def end(self) -> None:
        """Close stdin, which ends an honest child, and make sure that it is gone."""
        with contextlib.suppress(OSError):
            assert self._process.stdin is not None
            self._process.stdin.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(1.0)
        self.kill()

    def kill(self) -> None:
        """End the process at once and take its exit status."""
        with contextlib.suppress(OSError):
            self._process.kill()
        self._process.wait()
        with contextlib.suppress(OSError):
            assert self._process.stdin is not None
            self._process.stdin.close()

    def cause_of_death(self) -> str:
        """Return a sentence about why the process ended; waits a moment for it, then makes it end."""
        try:
            status = self._process.wait(2.0)
        except subprocess.TimeoutExpired:
            self.kill()
            return "The engine closed its connection and was stopped: ask again to restart it."
        return f"The engine ended unexpectedly ({how_it_ended(status)}): ask again to restart it."

    def _listen(self) -> None:
        pipe = self._process.stdout
        assert pipe is not None
        with pipe, os.fdopen(pipe.fileno(), "rb", closefd=False) as lines, contextlib.suppress(OSError):
            while line := lines.readline(_LONGEST_LINE):
                try:
                    self._inbox.put(protocol.decode_event(line))
                except protocol.ProtocolError:
                    self._inbox.put(Sign.GARBAGE)
                    break
        self._inbox.put(Sign.END)
