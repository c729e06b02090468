import ctypes

import pytest

from radonc_models.runtime.process import child_environment
from radonc_models.runtime.stopping import StopFlag
from radonc_models.runtime.waiting import wait_settings


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
