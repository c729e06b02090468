"""Nothing is clipped: every state of the window, at two sizes, at 100 % and 200 %."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

PROBE = Path(__file__).with_name("layout_probe.py")


@pytest.mark.parametrize(("width", "height"), [(1024, 640), (1440, 900)])
@pytest.mark.parametrize("scale", ["1", "2"])
def test_that_no_state_of_the_window_clips_its_words(tmp_path, scale, width, height):
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": scale}
    done = subprocess.run(
        [sys.executable, str(PROBE), str(width), str(height), str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
        env=environment,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["ratio"] == float(scale)
    assert {state: clipped for state, clipped in told["problems"].items() if clipped} == {}
    assert len(list(tmp_path.glob("*.png"))) == len(told["problems"]) == 13
