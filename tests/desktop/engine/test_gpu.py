"""What the window and the report say of a GPU, with Mesa's driver for the processor in place of one."""

import os
import signal

import pytest

from radonc_desktop import doctor
from radonc_desktop.engine import PackEngine
from radonc_desktop.paths import Folders
from radonc_desktop.windows.wording import device_line
from radonc_models.pack import read_pack
from radonc_models.runtime import about
from radonc_models.runtime.asking import Failed
from radonc_models.runtime.client import EngineClient
from radonc_models.tasks import Task

pytestmark = pytest.mark.timeout(1800)


@pytest.fixture
def engine(software_gpu, tiny_pack, monkeypatch):
    for name, value in software_gpu.items():
        monkeypatch.setenv(name, value)
    engine = PackEngine(tiny_pack, EngineClient(threads=1, patience=900.0))
    yield engine
    engine.close()


def test_that_the_device_line_names_the_gpu_and_its_layers_as_the_engine_reported_them(engine):
    state = engine.open()
    assert (state.layers_on_gpu, state.layers, state.reason) == (3, 3, "")
    assert device_line(state).startswith("llvmpipe (LLVM")
    assert device_line(state).endswith("3/3 layers on GPU")


def test_that_after_a_crash_the_device_line_tells_fewer_layers_and_why(engine):
    engine.open()
    events = engine.ask(Task.REGIMEN, "SYNTHETIC. 79-year-old man, lung cancer.")
    next(events)
    os.kill(engine.pid, signal.SIGSEGV)
    *_, outcome = events
    assert isinstance(outcome, Failed)
    line = device_line(engine.open())
    assert "1/3 layers on GPU (the engine ended with 3 layers on the GPU (SIGSEGV" in line


def test_that_the_report_tells_the_gpu_its_driver_its_memory_and_the_layers(engine, tiny_pack, tmp_path):
    sections = {section.name: section for section in doctor.examine(Folders(tmp_path / "vault", tiny_pack))}
    facts = sections["gpu"].facts
    assert facts["used"] is True
    assert "right answers" in facts["self_test"]
    assert facts["driver_0"].startswith("llvmpipe Mesa")
    assert facts["driver_0_vulkan"].startswith("1.")
    assert 0 < facts["gpu_0_free_bytes"] <= facts["gpu_0_total_bytes"]
    assert sections["engine"].facts["layers_on_gpu"] == "3 of 3"
    assert str(facts["gpu_0"]) in doctor.as_text([sections["gpu"]])
    assert read_pack(tiny_pack).name not in doctor.as_text([sections["gpu"]])
    assert about.describe().gpu_test.device in facts["gpu_0"]
