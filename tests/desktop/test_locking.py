"""A process that replaces itself: the same process number, the same command, nothing of its memory."""

import os
import subprocess
import sys

import pytest

from radonc_desktop.locking import LockReason, Return, take_return

PROGRAM = """
import ctypes, os, resource, sys
from radonc_desktop.locking import LockReason, Return, forbid_dumps, replace_process, take_return
back = take_return()
print(os.getpid(), sys.argv[1:], len(os.listdir("/proc/self/fd")), flush=True)
if back is None:
    print(forbid_dumps(), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), resource.getrlimit(resource.RLIMIT_CORE), flush=True)
    replace_process(Return(LockReason.SCREEN, "Dr Test", "dark", "QUJD", b"sealed " * 100_000))
print(repr((back.reason.value, back.user, back.appearance, back.geometry, len(back.parcel), back.parcel[:7])))
print(take_return(), "RADONC_RETURN" in os.environ)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the process is replaced like this on Linux")
def test_that_the_same_command_goes_on_under_the_same_number_with_what_was_left():
    command = [sys.executable, "-c", PROGRAM, "--demo", "two words"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    first, guarded, second, state, again = done.stdout.splitlines()
    assert done.stderr == ""
    assert first == second  # number, arguments, and no descriptor more
    assert guarded == "['no core dump', 'not dumpable'] 0 (0, 0)"
    assert state == repr(("screen", "Dr Test", "dark", "QUJD", 700_000, b"sealed "))
    assert again == "None False"


@pytest.mark.skipif(sys.platform != "linux", reason="the process is replaced like this on Linux")
def test_that_a_program_that_has_moved_ends_instead_of_going_on():
    program = "import sys; from radonc_desktop.locking import *; sys.executable = '/no'; replace_process(Return())"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    assert "start it anew" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("nonsense", ["", "{}", "[]", "null", '{"reason": "x", "place": ""}', '{"place": "99999"}'])
def test_that_nonsense_from_outside_is_an_ordinary_start(monkeypatch, nonsense):
    monkeypatch.setenv("RADONC_RETURN", nonsense)
    assert take_return() is None
    assert "RADONC_RETURN" not in os.environ


def test_that_an_ordinary_start_has_nothing_to_return_to(monkeypatch):
    monkeypatch.delenv("RADONC_RETURN", raising=False)
    assert take_return() is None


def test_that_what_is_left_shows_no_sealed_text_and_every_reason_has_a_sentence():
    assert "sealed" not in repr(Return(parcel=b"sealed"))
    assert len({reason.sentence for reason in LockReason}) == len(LockReason)
