"""Run everything that `make installer-test` shows of the Linux packages, and print what each step took.

The packages are built twice first; without them nothing else is tried. The counts of refused changes only read files,
so they run beside the other steps, which run one after the other: two engines side by side could keep each other from
answering in time. Needs root and the environment of `make setup`; a program of Debian that is missing is named before
anything is built, as the builds take minutes. Standard library only.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import quick_check
from progress import fail, say

HERE = Path(__file__).resolve().parent
PYTHON = HERE.parent / ".venv" / "bin" / "python"


@dataclass(frozen=True)
class Step:
    """One step: what it is called, and the command."""

    name: str
    argv: tuple[str, ...]


@dataclass(frozen=True)
class Took:
    """What a step took: seconds on the clock and of processors, and its exit code."""

    name: str
    seconds: float
    processors: float
    code: int


def script(name: str, file: str, *words: str) -> Step:
    """Give the step that runs a script of this folder."""
    return Step(name, (sys.executable, str(HERE / file), *words))


BUILDS = (
    script("two builds, compared", "build.py", "linux", "--twice"),
    script(".rpm", "build.py", "rpm"),
)
CHECKS = (
    script("old, masked and broken processors", "check_variants.py"),
    *(script(f".deb in {suite}", "check_deb.py", "--suite", suite) for suite in ("bookworm", "trixie", "noble")),
    script(".rpm in bookworm", "check_rpm.py"),
    script("USB edition", "check_usb.py", "--build"),
)
NEEDED = (*quick_check.NEEDED, ("gcc", "gcc"), ("qemu-x86_64", "qemu-user"))
BESIDE = Step("refused changes", (str(PYTHON), str(HERE.parent / "tests" / "benchmarks" / "installer" / "tamper.py")))


def main() -> int:
    """Run all of them; 0 when every step held, 2 when this machine lacks a program."""
    if missing := quick_check.packages_of(NEEDED):
        return fail(
            f"the checks need programs that are missing; install them with: apt-get install {' '.join(missing)}"
        )
    started = time.monotonic()
    done = []
    for step in BUILDS:
        done.append(carry_out(step))
        if done[-1].code:
            return table(done, time.monotonic() - started)
    with tempfile.TemporaryFile() as said, ThreadPoolExecutor(1) as beside:
        refused = beside.submit(carry_out, BESIDE, said)
        done += [carry_out(step) for step in CHECKS]
        done.append(refused.result())
        said.seek(0)
        print(said.read().decode(errors="replace"), end="", flush=True)
    return table(done, time.monotonic() - started)


def carry_out(step: Step, output: IO[bytes] | None = None) -> Took:
    """Run one step to its end; what it prints goes to ``output``, if one is given."""
    started = time.monotonic()
    process = subprocess.Popen(step.argv, stdin=subprocess.DEVNULL, stdout=output, stderr=output)
    try:
        _, status, used = os.wait4(process.pid, 0)
    except BaseException:
        process.terminate()
        process.wait()
        raise
    process.returncode = os.waitstatus_to_exitcode(status)
    return Took(step.name, time.monotonic() - started, used.ru_utime + used.ru_stime, process.returncode)


def table(done: Sequence[Took], seconds: float) -> int:
    """Print a line for each step and one for all of them; 1 unless all held."""
    say(f"{'step':36}{'seconds':>8}{'processor':>11}")
    for took in done:
        say(f"{took.name:36}{took.seconds:8.0f}{took.processors:11.0f}{'' if took.code == 0 else '  does NOT hold'}")
    say(f"{'all':36}{seconds:8.0f}{sum(took.processors for took in done):11.0f}")
    return 1 if any(took.code for took in done) else 0


if __name__ == "__main__":
    sys.exit(main())
