"""A few steps of the monkey; thousands are in tests/benchmarks/app/monkey.py."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

MONKEY = Path(__file__).parents[2] / "benchmarks" / "app" / "monkey.py"


def test_that_random_keys_clicks_and_locks_raise_nothing_and_lose_no_text(tmp_path):
    done = subprocess.run(
        [sys.executable, str(MONKEY), "--steps", "60", "--seed", "3"],
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_STATE_HOME": str(tmp_path)},
    )
    assert done.returncode == 0, done.stdout + done.stderr[-2000:]
    assert "faults: none" in done.stdout
