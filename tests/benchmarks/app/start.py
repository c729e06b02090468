"""The start of the app beside that of an empty window.

    python tests/benchmarks/app/start.py

The windows are started in turn in new processes, without a screen; the time ends when the window is painted. Seconds
on the clock depend on what else the machine does, seconds of the processor hardly. The frozen app has a script of its
own (tests/benchmarks/installer/start_ratio.py). Fails when the app takes more than twice as long as the empty window.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 7
LIMIT = 2.0
VAULTS = Path(__file__).parents[1] / "vault"

EMPTY = """
import sys, time
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication(sys.argv[:1])
window = QWidget()
window.show()
app.processEvents()
print(time.process_time(), time.monotonic())
"""
UNAVOIDABLE = "import argon2.low_level, cryptography.hazmat.primitives.ciphers.aead, sqlcipher3.dbapi2" + EMPTY
APP = """
import os, sys, time
from PySide6.QtWidgets import QApplication
def shown():
    for window in QApplication.topLevelWidgets():
        window.repaint() if window.isVisible() else None
    print(time.process_time(), time.monotonic(), flush=True)
    os._exit(0)
QApplication.exec = staticmethod(shown)
from radonc_desktop.cli import main
sys.exit(main(sys.argv[1:]))
"""
PROGRAMS = {"empty window": EMPTY, "empty window, key and store libraries": UNAVOIDABLE, "RadOnc-GPT": APP}


def starts(folder: Path) -> int:
    """Start each program in turn and print medians and ratios; 1 when the app takes too long."""
    from many_cases import make

    make(folder / "small", 1)
    words = ["--vault", str(folder / "small"), "--pack", str(folder / "none")]
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    env |= {"QT_QPA_PLATFORM": "offscreen", "XDG_STATE_HOME": str(folder)}
    env |= {"PYTHONPYCACHEPREFIX": str(folder / "compiled")}  # an installed app is compiled
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in PROGRAMS}
    for number in range(ROUNDS + 1):
        for name, program in PROGRAMS.items():
            began = time.monotonic()
            argv = [sys.executable, "-c", program, *words]
            done = subprocess.run(argv, capture_output=True, text=True, check=True, env=env)
            own, ended = (float(one) for one in done.stdout.split()[-2:])
            if number:  # the first reads the files from the disk and compiles them
                taken[name].append((own, ended - began))
    middle = {name: [statistics.median(one) for one in zip(*found, strict=True)] for name, found in taken.items()}
    for name, (own, clock) in middle.items():
        print(f"{name:<40} {own:.2f} s of the processor, {clock:.2f} s on the clock (medians of {ROUNDS})")
    app = middle["RadOnc-GPT"]
    for name in list(PROGRAMS)[:-1]:
        own, clock = (mine / its for mine, its in zip(app, middle[name], strict=True))
        print(f"against the {name}: {own:.2f} in processor time, {clock:.2f} on the clock, limit {LIMIT}")
    return int(app[0] > LIMIT * middle["empty window"][0])


def main() -> int:
    """Print the figures; 1 when the limit is not held."""
    argparse.ArgumentParser(description="The start of the app beside that of an empty window.").parse_args()
    sys.path.insert(0, str(VAULTS))  # the store is made as for the campaigns on the store
    with tempfile.TemporaryDirectory() as temporary:
        os.environ["XDG_STATE_HOME"] = temporary
        return starts(Path(temporary))


if __name__ == "__main__":
    sys.exit(main())
