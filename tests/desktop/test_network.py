"""The whole app under a kernel that kills whoever asks for an Internet socket."""

import subprocess
import sys
from pathlib import Path

import pytest

from radonc_models.runtime import sandbox

CHECK = Path(__file__).parents[1] / "benchmarks" / "check_network.py"


@pytest.mark.skipif(not sandbox.fits_here(), reason="the filter is for Linux on x86-64")
def test_that_a_full_run_of_the_app_asks_for_no_internet_socket():
    pytest.importorskip("llama_cpp")
    pytest.importorskip("gguf")
    done = subprocess.run([sys.executable, CHECK, "--way", "filter"], capture_output=True, text=True, timeout=200)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "exit code 0, " in done.stdout
