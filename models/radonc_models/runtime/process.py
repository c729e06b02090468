"""One life of the engine's child process: its pipes, its reader thread and how it ended."""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import IO

from radonc_models.runtime import protocol
from radonc_models.runtime.errors import EngineDied
from radonc_models.runtime.frozen import SWITCH, is_frozen
from radonc_models.runtime.inbox import Inbox, Said, Sign
from radonc_models.runtime.isolation import Confinement
from radonc_models.runtime.vulkan import SOFTWARE, software_wanted
from radonc_models.runtime.waiting import wait_settings

__all__ = ["ChildProcess", "child_command", "child_environment", "how_it_ended"]

# The child runs the code of this very installation, whatever else the interpreter could find under the name.
_BOOT = (
    "import sys; sys.path.insert(0, sys.argv.pop(1)); import radonc_models; del sys.path[0]; "
    "import importlib; importlib.import_module(sys.argv.pop(1)).main()"
)
_LONGEST_LINE = 4 << 20  # bytes; the longest honest line holds the token ids of a prompt
_KILLED_SECONDS = 5.0
_UNWANTED = frozenset(
    # The first two make ggml load foreign libraries, the others overrule the number of threads.
    ("GGML_BACKEND_PATH", "LLAMA_CPP_LIB_PATH", "OMP_NUM_THREADS", "OMP_DYNAMIC", "OMP_THREAD_LIMIT")
)
_WANTED = (
    # How to find programs' libraries and messages, and the GPU that the user or the driver chose.
    *("HOME", "LANG", "LC_ALL", "LC_CTYPE", "LD_LIBRARY_PATH", "TZ", "XDG_DATA_DIRS", "XDG_RUNTIME_DIR"),
    "XDG_STATE_HOME",  # where the outcome of the self-test is remembered
    *("CUDA_VISIBLE_DEVICES", "GGML_VK_VISIBLE_DEVICES", "HIP_VISIBLE_DEVICES", "ROCR_VISIBLE_DEVICES"),
    *("VK_DRIVER_FILES", "VK_ICD_FILENAMES", "LP_NUM_THREADS"),
    *("RADONC_GPU_MEMORY", SOFTWARE),
)
_MEANINGS = {
    "SIGILL": "this processor lacks an instruction that the engine was built with",
    "SIGKILL": "it was killed, perhaps because memory ran out",
    "SIGSEGV": "its native code made an invalid memory access",
    "SIGABRT": "its native code gave up",
}


# How Windows says the same as an exit code.
_WINDOWS = {0xC000001D: "SIGILL", 0xC0000005: "SIGSEGV", 0xC0000409: "SIGABRT"}


def child_command(module: str, *arguments: str) -> list[str]:
    """Return the command that runs ``main()`` of a module of this installation, isolated from the user's settings."""
    if is_frozen():
        return [sys.executable, SWITCH, module, *arguments]
    return [sys.executable, "-I", "-c", _BOOT, str(Path(__file__).parents[2]), module, *arguments]


def child_environment() -> dict[str, str]:
    """Return the environment for a process that loads native code: on Linux, only what such code needs."""
    if sys.platform == "linux":
        environment = {name: os.environ[name] for name in _WANTED if name in os.environ}
    else:
        environment = {name: value for name, value in os.environ.items() if name not in _UNWANTED}
    environment |= wait_settings()
    environment["OPENBLAS_NUM_THREADS"] = "1"  # numpy has little to do here
    shaders = os.environ.get("MESA_SHADER_CACHE_DIR")
    if software_wanted() and shaders:  # compiling them for a processor takes half a minute
        environment["MESA_SHADER_CACHE_DIR"] = shaders
    else:
        environment["MESA_SHADER_CACHE_DISABLE"] = "true"  # nothing is written to the disk
    if software_wanted():
        environment.setdefault("GGML_VK_VISIBLE_DEVICES", "0")  # ggml takes a processor only when it is named
    return environment


def how_it_ended(status: int) -> str:
    """Return in words what the exit status of a child means."""
    if status in _WINDOWS:
        return f"{_WINDOWS[status]}, {_MEANINGS[_WINDOWS[status]]}"
    if status >= 0:
        return f"exit code {status}"
    try:
        name = signal.Signals(-status).name
    except ValueError:
        name = f"signal {-status}"
    return f"{name}, {_MEANINGS[name]}" if name in _MEANINGS else name


def _start_thread(name: str, work: Callable[[], None]) -> None:
    try:
        threading.Thread(target=work, name=name, daemon=True).start()
    except RuntimeError:  # the system gives no more
        raise EngineDied("The engine could not be started: close other programs and ask again.") from None


class ChildProcess:
    """A started child; every method but ``receive`` may be called from any thread.

    Args:
        argv: Command line; by default this interpreter, isolated from the user's Python settings.
        stderr: Where the child's stderr goes; by default nowhere.
        confinement: What the child by default may do.

    Raises:
        EngineDied: The command cannot be started.

    """

    def __init__(self, argv: list[str] | None, stderr: IO[bytes] | None, confinement: Confinement) -> None:
        self._argv = argv or child_command("radonc_models.runtime.child", *confinement.arguments(os.getpid()))
        self._stderr = stderr
        self._outbox: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._over = threading.Event()
        self._inbox = Inbox()
        started: queue.SimpleQueue[subprocess.Popen[bytes] | None] = queue.SimpleQueue()
        # The kernel ends the child with the thread that started it: it must be one that lives as long.
        _start_thread("engine-reader", lambda: self._live(started))
        process = started.get()
        if process is None:
            raise EngineDied("The engine could not be started: install the app again.")
        self._process = process
        try:
            _start_thread("engine-writer", self._write)
        except EngineDied:
            self.kill()
            raise

    @property
    def alive(self) -> bool:
        """Tell whether the process has not ended."""
        return self._process.poll() is None

    @property
    def pid(self) -> int:
        """Return the process number."""
        return self._process.pid

    @property
    def silent(self) -> bool:
        """Tell whether nothing that it said waits to be received."""
        return self._inbox.silent

    def send(self, line: bytes) -> None:
        """Write a line to the child, without waiting for one that does not read; one that is gone shows as ``END``."""
        self._outbox.put(line)

    def receive(self, seconds: float) -> Said | Sign:
        """Wait up to ``seconds`` for the next reply or sign."""
        return self._inbox.get(seconds)

    def wake(self) -> None:
        """End the current ``receive`` early."""
        self._inbox.sign(Sign.WAKE)

    def end(self) -> None:
        """Close stdin, which ends an honest child, and make sure that it is gone."""
        self._outbox.put(None)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(1.0)
        self.kill()

    def kill(self) -> None:
        """End the process at once and take its exit status."""
        with contextlib.suppress(OSError):
            self._process.kill()
        self._outbox.put(None)
        self._inbox.close()
        self._over.set()
        with contextlib.suppress(subprocess.TimeoutExpired):  # a process that waits for a dead disk cannot end
            self._process.wait(_KILLED_SECONDS)

    def how_it_ended(self) -> str:
        """Return in words why the process ended; waits a moment for it, then makes it end."""
        try:
            return how_it_ended(self._process.wait(2.0))
        except subprocess.TimeoutExpired:
            self.kill()
            return "it closed its connection"

    def _live(self, started: queue.SimpleQueue[subprocess.Popen[bytes] | None]) -> None:
        """Start the process, read what it says to its end, and take its exit status."""
        try:
            process = subprocess.Popen(
                self._argv,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._stderr if self._stderr is not None else subprocess.DEVNULL,
                env=child_environment(),
                cwd=Path(__file__).parent,  # not the user's folder: ggml looks for libraries there
                bufsize=0,
            )
        except Exception:  # noqa: BLE001 - whatever it was, somebody waits
            started.put(None)
            return
        started.put(process)
        self._listen(process)
        self._over.wait()
        process.wait()

    def _write(self) -> None:
        pipe = self._process.stdin
        assert pipe is not None
        with contextlib.suppress(OSError), pipe:
            while (line := self._outbox.get()) is not None:
                view = memoryview(line)
                while view:
                    view = view[pipe.write(view) :]
            return
        self._inbox.sign(Sign.END)

    def _listen(self, process: subprocess.Popen[bytes]) -> None:
        pipe = process.stdout
        assert pipe is not None
        with pipe, os.fdopen(pipe.fileno(), "rb", closefd=False) as lines, contextlib.suppress(OSError):
            while line := lines.readline(_LONGEST_LINE):
                try:
                    reply = protocol.decode_event(line)
                except protocol.ProtocolError:
                    self._inbox.sign(Sign.GARBAGE)
                    break
                if not self._inbox.put(reply, len(line)):
                    break
        self._inbox.sign(Sign.END)
