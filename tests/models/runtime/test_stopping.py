import ctypes
import sys
import time

import pytest

from radonc_models.runtime.process import child_environment
from radonc_models.runtime.stopping import StopFlag
from radonc_models.runtime.waiting import threads_now, wait_settings


def test_that_native_code_sees_the_flag_as_python_does():
    ask = ctypes.CFUNCTYPE(ctypes.c_bool, ctypes.c_void_p)(StopFlag.function())
    flag = StopFlag()
    for stop in (False, True, False):
        flag.set(stop)
        assert (flag(), ask(flag.pointer)) == (stop, stop)


@pytest.mark.parametrize(("busy", "spins"), [(3.0, True), (90.0, False)])
def test_that_threads_spin_only_where_cores_are_free(monkeypatch, busy, spins):
    monkeypatch.setattr("psutil.cpu_percent", lambda interval: busy)
    assert ("GOMP_SPINCOUNT" in wait_settings({})) is spins
    assert ("OMP_WAIT_POLICY" in wait_settings({})) is not spins
    assert "GOMP_SPINCOUNT" in wait_settings({"RADONC_SPIN": "1"})
    assert "GOMP_SPINCOUNT" not in wait_settings({"RADONC_SPIN": "0"})


def test_that_the_child_gets_one_of_the_two(monkeypatch):
    monkeypatch.setenv("RADONC_SPIN", "0")
    monkeypatch.setenv("OMP_WAIT_POLICY", "ACTIVE")
    assert child_environment()["OMP_WAIT_POLICY"] == "PASSIVE"


@pytest.mark.parametrize(
    ("system", "busy", "own_seconds", "threads"),
    [
        ("win32", 10.0, 0.0, 8),
        ("win32", 75.0, 0.0, 2),
        ("win32", 100.0, 0.0, 1),
        ("win32", 75.0, 0.8, 8),  # half of it is this process itself: 0.8 of the 1.6 seconds of eight cores
        ("linux", 100.0, 0.0, 8),  # where a thread that waits sleeps
    ],
)
def test_that_windows_gets_no_thread_that_others_leave_without_a_core(monkeypatch, system, busy, own_seconds, threads):
    clock = iter((3.0, 3.0 + own_seconds))
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr("radonc_models.runtime.waiting.default_threads", lambda: 8)
    monkeypatch.setattr("psutil.cpu_count", lambda: 8)
    monkeypatch.setattr("psutil.cpu_percent", lambda interval: busy)
    monkeypatch.setattr(time, "process_time", lambda: next(clock))
    assert threads_now() == threads
