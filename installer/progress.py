"""Run a long command: its output goes to a log, and a line every few seconds says that it lives."""

import os
import re
import resource
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

HEARTBEAT_SECONDS = 15.0
_COUNTER = re.compile(rb"\[(\d+/\d+)\]")


class CommandFailedError(Exception):
    """A command ended with an error; `log` is the file that holds what it printed."""

    def __init__(self, label: str, code: int, log: Path) -> None:
        """Keep the parts, so that the caller can look into the log for a known cause."""
        super().__init__(f"{label} failed with exit code {code}")
        self.log = log

    def tail(self, lines: int = 12) -> str:
        """Give the last lines of the log."""
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])


class Spent:
    """Time since it was made, printed in seconds: on the clock, and of processors in commands that have ended."""

    def __init__(self) -> None:
        """Start."""
        self._clock, self._processors = time.monotonic(), _processors()

    def __str__(self) -> str:
        """Give both."""
        return f"{time.monotonic() - self._clock:.0f} s, {_processors() - self._processors:.0f} processor seconds"


def _processors() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def say(text: str) -> None:
    """Print one line of progress at once."""
    print(f"radonc: {text}", flush=True)


def run(label: str, argv: Sequence[str], log: Path, env: Mapping[str, str] | None = None) -> None:
    """Run `argv` with its output in `log` and report every 15 s; CommandFailedError unless it ends with 0."""
    log.parent.mkdir(parents=True, exist_ok=True)
    started = time.monotonic()
    say(f"{label} ...")
    with log.open("wb") as out:
        process = subprocess.Popen(
            argv,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            env={**os.environ, **(env or {})},
        )
        try:
            code = _wait(process, label, log, started)
        except BaseException:
            process.terminate()
            process.wait()
            raise
    if code:
        raise CommandFailedError(label, code, log)
    say(f"{label}: done in {time.monotonic() - started:.0f} s")


def _wait(process: "subprocess.Popen[bytes]", label: str, log: Path, started: float) -> int:
    while True:
        try:
            return process.wait(timeout=HEARTBEAT_SECONDS)
        except subprocess.TimeoutExpired:
            counters = _COUNTER.findall(_end_of(log))
            step = f", step {counters[-1].decode()}" if counters else ""
            say(f"  {label}: {time.monotonic() - started:.0f} s{step}")


def _end_of(log: Path, size: int = 8192) -> bytes:
    with log.open("rb") as file:
        file.seek(max(0, log.stat().st_size - size))
        return file.read()


def fail(message: str, code: int = 2) -> int:
    """Print the sentence for the user on standard error and give back the exit code."""
    print(f"radonc: {message}", file=sys.stderr, flush=True)
    return code
