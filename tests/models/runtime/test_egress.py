"""What a process may still do that has forbidden itself the network, tried in processes of their own."""

import subprocess
import sys

import pytest

from radonc_models.runtime import network_trial, sandbox
from radonc_models.runtime.egress import Refused, is_forbidden
from radonc_models.runtime.network_trial import try_network

linux = pytest.mark.skipif(not sandbox.fits_here(), reason="the kernel's part is for Linux on x86-64")
HEAD = """
import ctypes, errno, os, socket, subprocess, sys
from radonc_models.runtime.egress import REFUSAL, forbid_network, is_forbidden
def asked(act):
    try:
        act()
    except OSError as error:
        return "refused" if error.errno == errno.EPERM else errno.errorcode.get(error.errno, "?")
    return "done"
def native(family):
    made = ctypes.CDLL(None, use_errno=True).socket(family, socket.SOCK_DGRAM, 0)
    return "done" if made >= 0 else "refused" if ctypes.get_errno() == errno.EPERM else "other"
"""


def run(*lines):
    """Run lines of Python in a process of its own; return what it printed."""
    done = subprocess.run(
        [sys.executable, "-c", HEAD + "\n".join(lines)], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stderr == "", done.stderr
    return done.stdout.split()


def test_that_the_interpreter_makes_no_socket_of_the_internet_and_looks_up_no_name():
    acts = (
        "lambda: socket.socket(socket.AF_INET)",
        "lambda: socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)",
        "lambda: socket.create_connection(('127.0.0.1', 9))",
        "lambda: socket.getaddrinfo('localhost', 9)",
        "lambda: socket.gethostbyname('localhost')",
    )
    lines = [f"print(asked({act}))" for act in acts]
    assert "refused" not in run(*lines)
    assert run("forbid_network(kernel=False)", *lines) == ["refused"] * len(acts)


@linux
def test_that_native_code_gets_only_sockets_of_this_computer():
    families = "(socket.AF_INET, socket.AF_INET6, socket.AF_PACKET, socket.AF_VSOCK, 31, 3, 21)"
    assert run("forbid_network()", f"for family in {families}: print(native(family))") == ["refused"] * 7
    local = "(socket.AF_UNIX, socket.AF_NETLINK)"
    assert run("forbid_network()", f"for family in {local}: print(native(family))") == ["done"] * 2
    assert run("forbid_network()", "print(asked(socket.socketpair))") == ["done"]
    assert run("print(native(socket.AF_INET))") == ["done"]


@linux
def test_that_it_holds_in_what_is_started_afterwards_and_is_not_piled_up():
    filters = "[one.split()[1] for one in open('/proc/self/status') if one.startswith('Seccomp_filters')]"
    child = f'import ctypes, sys; print(ctypes.CDLL(None).socket(2, 1, 0)); print({filters} or "1")'
    again = "forbid_network(); forbid_network()"
    before = run(f"print(*({filters} or ['0']))")[0]
    made = run(
        again,
        f"print(*({filters} or ['1']), is_forbidden(), flush=True)",
        f"""
subprocess.run([sys.executable, "-c", {child!r}], check=True)""",
    )
    assert made[:3] == [str(int(before) + 1), "True", "-1"]


def test_that_this_process_is_not_forbidden_by_a_trial():
    trial = try_network()
    assert trial == Refused(kernel=sandbox.fits_here(), interpreter=True)
    assert try_network(kernel=False) == Refused(kernel=False, interpreter=True)
    assert not is_forbidden()


@pytest.mark.parametrize("printed", ["", "no json", '{"other": 1}', '"text"'])
def test_that_a_trial_without_an_answer_counts_as_no_refusal(monkeypatch, printed):
    command = [sys.executable, "-c", f"print({printed!r})"]
    monkeypatch.setattr(network_trial, "child_command", lambda *_words: command)
    assert try_network() == Refused()
