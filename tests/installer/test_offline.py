import socket
import subprocess
import sys
from pathlib import Path

import pytest

OFFLINE = Path(__file__).with_name("offline.py")


@pytest.mark.parametrize("how", [[], ["--filter"]], ids=["best", "filter"])
def test_that_a_process_without_network_cannot_even_reach_this_machine(how):
    with socket.create_server(("127.0.0.1", 0)) as server:
        connect = f"import socket; socket.create_connection(('127.0.0.1', {server.getsockname()[1]}), 5)"
        subprocess.run([sys.executable, "-c", connect], check=True, timeout=30)
        denied = subprocess.run(
            [sys.executable, OFFLINE, *how, sys.executable, "-c", connect],
            capture_output=True,
            text=True,
            timeout=30,
        )
    assert denied.returncode == 1, denied.stderr
    assert "unreachable" in denied.stderr or "Permission denied" in denied.stderr


def test_that_a_command_that_needs_no_network_runs():
    done = subprocess.run([sys.executable, OFFLINE, "echo", "hello"], capture_output=True, text=True, timeout=30)
    assert (done.returncode, done.stdout) == (0, "hello\n")
