"""How long the packaged app takes until its unlock window stands, against an empty frozen PySide6 window.

Freezes the empty window with the package's own PyInstaller and Qt, starts both in turn under a virtual X server, and
prints the medians and their ratio: of the clock, and of the processor's time until the window stood, which other
programs on the same machine hardly change. Needs `make installer`, Debian's Python 3.11, for which the packages are,
Xvfb and xdotool. `--rounds N` for another number.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
SHOP = ROOT / "build" / "package" / "first"
PYTHON = Path("/usr/bin/python3.11")
APP = SHOP / "dist" / "radonc-gpt" / "radonc-desktop"
DISPLAY = ":57"
ROUNDS = 7
SECONDS = 120.0
EMPTY = """
import sys
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication(sys.argv)
window = QWidget()
window.setWindowTitle("RadOnc empty")
window.show()
app.exec()
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Print the figures; 2 when something is missing."""
    parser = argparse.ArgumentParser(description="Compare the start of the packaged app with that of an empty window.")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    rounds = parser.parse_args(argv).rounds
    if not (APP.is_file() and PYTHON.is_file() and shutil.which("Xvfb") and shutil.which("xdotool")):
        print(f"needs make installer, {PYTHON}, Xvfb and xdotool", file=sys.stderr)
        return 2
    screen = ["Xvfb", DISPLAY, "-screen", "0", "1400x900x24", "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(screen, stderr=subprocess.DEVNULL)
    try:
        with tempfile.TemporaryDirectory() as temporary:
            work = Path(temporary)
            programs = {"empty window": freeze(work), "RadOnc-GPT": APP}
            took: dict[str, list[tuple[float, float]]] = {name: [] for name in programs}
            for round_number in range(rounds + 1):
                for name, program in programs.items():
                    seconds = start(program, work)
                    if round_number:  # the first reads the files from the disk
                        took[name].append(seconds)
    finally:
        server.terminate()
        server.wait()
    for place, what in enumerate(("clock", "processor")):
        medians = {}
        for name, found in took.items():
            times = [one[place] for one in found]
            medians[name] = statistics.median(times)
            extremes = f"best {min(times):.2f} s, worst {max(times):.2f} s of {rounds}"
            print(f"{what:<9} {name:<14} median {medians[name]:.2f} s, {extremes}")
        print(f"{what:<9} ratio of the medians {medians['RadOnc-GPT'] / medians['empty window']:.2f}")
    print(f"load {os.getloadavg()[0]:.1f}")
    return 0


def freeze(work: Path) -> Path:
    """Freeze the empty window and give its executable."""
    script = work / "empty.py"
    script.write_text(EMPTY)
    # The environment was made in the fixed Debian 12, and its scripts name the Python there.
    packages = SHOP / "venv" / "lib" / PYTHON.name / "site-packages"
    argv = [str(PYTHON), "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", "--name", "empty"]
    places = ["--distpath", str(work / "dist"), "--workpath", str(work / "build"), "--specpath", str(work)]
    subprocess.run([*argv, *places, str(script)], check=True, env=os.environ | {"PYTHONPATH": str(packages)})
    return work / "dist" / "empty" / "empty"


def start(program: Path, home: Path) -> tuple[float, float]:
    """Start a program, wait for its window, end it; give the seconds until it stood, by clock and by processor."""
    keep = {"PATH": "/usr/bin:/bin", "HOME": str(home), "XDG_STATE_HOME": str(home), "LC_ALL": "C.UTF-8"}
    began = time.perf_counter()
    process = subprocess.Popen([str(program)], env=keep | {"DISPLAY": DISPLAY}, stderr=subprocess.DEVNULL)
    stood = 0.0
    while not stood and time.perf_counter() - began < SECONDS and process.poll() is None:
        argv = ["xdotool", "search", "--onlyvisible", "--name", "RadOnc"]
        if subprocess.run(argv, env=keep | {"DISPLAY": DISPLAY}, capture_output=True, check=False).stdout.strip():
            stood = time.perf_counter() - began
        time.sleep(0.01)
    if process.returncode is not None:
        raise RuntimeError(f"{program.name} ended with {process.returncode}")
    process.kill()
    _, process.returncode, usage = os.wait4(process.pid, 0)
    if not stood:
        raise RuntimeError(f"{program.name} showed no window")
    return stood, usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    sys.exit(main())
