"""How long the packaged app takes until its unlock window stands, against an empty frozen PySide6 window.

Freezes the empty window with the package's own PyInstaller and Qt, starts both in turn under a virtual X server, and
prints the medians and their ratio. Needs `make installer`, Xvfb and xdotool.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
SHOP = ROOT / "build" / "package" / "first"
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


def main() -> int:
    """Print the figures; 2 when something is missing."""
    if not APP.is_file() or not shutil.which("Xvfb") or not shutil.which("xdotool"):
        print("needs make installer, Xvfb and xdotool", file=sys.stderr)
        return 2
    screen = ["Xvfb", DISPLAY, "-screen", "0", "1400x900x24", "-nolisten", "tcp"]
    server = subprocess.Popen(screen, stderr=subprocess.DEVNULL)
    try:
        with tempfile.TemporaryDirectory() as temporary:
            work = Path(temporary)
            programs = {"empty window": freeze(work), "RadOnc-GPT": APP}
            times: dict[str, list[float]] = {name: [] for name in programs}
            for round_number in range(ROUNDS + 1):
                for name, program in programs.items():
                    took = start(program, work)
                    if round_number:  # the first reads the files from the disk
                        times[name].append(took)
    finally:
        server.terminate()
        server.wait()
    medians = {name: statistics.median(found) for name, found in times.items()}
    for name, found in times.items():
        print(f"{name:<14} median {medians[name]:.2f} s, best {min(found):.2f} s, worst {max(found):.2f} s of {ROUNDS}")
    print(f"ratio of the medians {medians['RadOnc-GPT'] / medians['empty window']:.2f}, load {os.getloadavg()[0]:.1f}")
    return 0


def freeze(work: Path) -> Path:
    """Freeze the empty window and give its executable."""
    script = work / "empty.py"
    script.write_text(EMPTY)
    argv = [str(SHOP / "venv" / "bin" / "pyinstaller"), "--noconfirm", "--log-level", "ERROR", "--name", "empty"]
    places = ["--distpath", str(work / "dist"), "--workpath", str(work / "build"), "--specpath", str(work)]
    subprocess.run([*argv, *places, str(script)], check=True, env=os.environ | {"PYTHONPATH": ""})
    return work / "dist" / "empty" / "empty"


def start(program: Path, home: Path) -> float:
    """Start a program, wait for its window, end it; give the seconds until the window stood."""
    keep = {"PATH": "/usr/bin:/bin", "HOME": str(home), "XDG_STATE_HOME": str(home), "LC_ALL": "C.UTF-8"}
    began = time.perf_counter()
    process = subprocess.Popen([str(program)], env=keep | {"DISPLAY": DISPLAY}, stderr=subprocess.DEVNULL)
    try:
        while time.perf_counter() - began < SECONDS and process.poll() is None:
            argv = ["xdotool", "search", "--onlyvisible", "--name", "RadOnc"]
            if subprocess.run(argv, env=keep | {"DISPLAY": DISPLAY}, capture_output=True, check=False).stdout.strip():
                return time.perf_counter() - began
            time.sleep(0.01)
        raise RuntimeError(f"{program.name} showed no window")
    finally:
        process.kill()
        process.wait()


if __name__ == "__main__":
    sys.exit(main())
