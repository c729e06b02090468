import signal
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from radonc_models.errors import EngineError
from radonc_models.pack.files import FileStamp
from radonc_models.runtime.client import EngineClient
from radonc_models.runtime.errors import EngineDied
from radonc_models.runtime.protocol import Loaded
from radonc_models.runtime.safety import Caution, Setting

ON_GPU = Loaded("k", "GPU", 33, 33, "", 64, 1, "fake", FileStamp(0, 0, 0, 0, 0))


def test_that_layers_leave_the_gpu_by_halves_and_then_altogether():
    caution, seen = Caution(Setting()), []
    layers = 33
    while caution.setting.gpu:
        caution.died("SIGSEGV", replace(ON_GPU, layers_on_gpu=layers), loading=False)
        seen.append((caution.setting.gpu, caution.setting.gpu_layers))
        layers = caution.setting.gpu_layers
        caution.answered()
    assert seen[:-1] == [(True, 16), (True, 8), (True, 4), (True, 2), (True, 1)]
    assert caution.setting.reason == "the engine ended while it used the GPU (SIGSEGV)"


def test_that_a_gpu_that_ends_a_load_is_not_tried_again():
    caution = Caution(Setting())
    caution.died("SIGSEGV", None, loading=True)
    assert not caution.setting.gpu


def test_that_a_crash_on_the_processor_asks_for_a_safer_build_and_says_so():
    builds = {"": "haswell", "haswell": "x64"}
    caution = Caution(Setting(gpu=False), builds.get)
    caution.died("SIGILL, this processor lacks an instruction", None, loading=False)
    assert caution.setting.variant == "haswell"
    assert caution.setting.reason.startswith("the engine ended (SIGILL")
    caution.died("SIGSEGV", None, loading=False)
    caution.died("SIGSEGV", None, loading=False)
    assert caution.setting.variant == "x64"


@pytest.mark.parametrize("how", ["SIGKILL, perhaps because memory ran out", "exit code 3", "no sign of life"])
def test_that_an_end_from_outside_does_not_cost_speed(how):
    caution = Caution(Setting(gpu=False), lambda _variant: "x64")
    caution.died(how, None, loading=False)
    assert caution.setting == Setting(gpu=False)


def test_that_the_third_end_in_a_row_names_the_doctor_and_an_answer_starts_the_count_anew():
    caution = Caution(Setting(gpu=False))
    for _ in range(2):
        caution.died("SIGSEGV", None, loading=False)
    caution.check()
    caution.answered()
    for _ in range(3):
        caution.check()
        caution.died("SIGSEGV", None, loading=False)
    with pytest.raises(EngineError, match=r"3 times in a row \(last: SIGSEGV\): run 'radonc-desktop --doctor'"):
        caution.check()


def test_that_a_child_that_never_survives_is_not_started_for_ever():
    program = (
        """print('{"id": 0, "body": {"kind": "hello", "engine": "fake", "gpu": false}}', flush=True)\n"""
        "import os, sys; sys.stdin.readline(); os.abort()"
    )
    with EngineClient(threads=1, argv=[sys.executable, "-c", program]) as client:
        for _ in range(3):
            with pytest.raises(EngineDied, match=signal.Signals.SIGABRT.name):
                client.load(Path("x.gguf"), None)
        with pytest.raises(EngineError, match="doctor"):
            client.load(Path("x.gguf"), None)
        client.close()  # as a restart of the app does
        with pytest.raises(EngineDied):
            client.load(Path("x.gguf"), None)
