"""The engine on a GPU: the path of a real one, on Mesa's driver that computes with the processor."""

import os
import signal
import subprocess
from pathlib import Path

import pytest

from radonc_models.pack.gguf import read_metadata
from radonc_models.runtime import about, backends, devices, llama, variants
from radonc_models.runtime.client import EngineClient
from radonc_models.runtime.errors import EngineDied
from radonc_models.runtime.protocol import Done
from radonc_models.runtime.variants import GPU

FAKE = Path(__file__).with_name("fake_driver.c")
PATIENCE = 900.0  # seconds; the driver compiles on the processor what it has not kept
PROMPT = "lung, 54 Gy in 3 fractions"
pytestmark = pytest.mark.timeout(1800)


@pytest.fixture
def gpu(software_gpu, monkeypatch):
    """Offer the software GPU to the engine for one test; give a client of it."""
    for name, value in software_gpu.items():
        monkeypatch.setenv(name, value)
    with EngineClient(threads=1, patience=PATIENCE) as client:
        yield client


def answer(client, path):
    *_, done = client.generate(client.load(path, None).key, PROMPT, 12)
    assert isinstance(done, Done)
    return done.text


def die(client, key):
    """End the child in the middle of an answer, as a driver would."""
    events = client.generate(key, PROMPT, 500)
    next(events)
    os.kill(client.pid, signal.SIGSEGV)
    with pytest.raises(EngineDied, match="SIGSEGV"):
        list(events)


@pytest.fixture(scope="module")
def on_the_processor(tiny_models):
    with EngineClient(threads=1, gpu=False) as client:
        return answer(client, tiny_models[0])


def memory_for(layers, path):
    """MiB of GPU memory into which so many layers of the tiny model fit."""
    needs = devices.needs_of(read_metadata(path), path.stat().st_size, 4096, llama.BATCH)
    return str(-(-(devices._RESERVE + needs.compute_bytes + layers * needs.layer_bytes) >> 20))


def where(loaded):
    return loaded.layers_on_gpu, loaded.layers, loaded.reason


def test_that_the_whole_model_goes_to_the_gpu_and_answers_alike(gpu, tiny_models, on_the_processor):
    loaded = gpu.load(tiny_models[0], None)
    assert where(loaded) == (3, 3, "")
    assert loaded.device.startswith("llvmpipe (LLVM")
    assert " + CPU" in loaded.device
    assert answer(gpu, tiny_models[0]) == on_the_processor


def test_that_a_part_goes_to_a_gpu_with_little_memory_and_answers_alike(
    gpu, tiny_models, on_the_processor, monkeypatch
):
    monkeypatch.setenv(devices.MEMORY, memory_for(2, tiny_models[0]))
    assert where(gpu.load(tiny_models[0], None)) == (2, 3, "GPU memory: 2 of 3 layers fit")
    assert answer(gpu, tiny_models[0]) == on_the_processor


def test_that_a_gpu_whose_memory_is_too_small_leaves_the_model_to_the_processor(gpu, tiny_models, monkeypatch):
    monkeypatch.setenv(devices.MEMORY, "64")
    layers, _, reason = where(gpu.load(tiny_models[0], None))
    assert layers == 0
    assert reason.startswith("GPU memory: no layer fits (0.1 GiB free")


def test_that_a_crash_costs_half_the_layers_and_says_so(gpu, tiny_models, on_the_processor):
    key = gpu.load(tiny_models[0], None).key
    die(gpu, key)
    assert answer(gpu, tiny_models[0]) == on_the_processor
    layers, total, reason = where(gpu.load(tiny_models[0], None))
    assert (layers, total) == (1, 3)
    assert reason.startswith("the engine ended with 3 layers on the GPU (SIGSEGV")
    assert reason.endswith("1 are tried")


def test_that_a_gpu_that_kills_the_engine_is_left_and_remembered_until_the_test_is_repeated(
    gpu, tiny_models, on_the_processor, tmp_path, monkeypatch
):
    state = tmp_path / "radonc-gpt" / "engine.json"
    state.parent.mkdir()
    state.write_bytes(variants.state_file().read_bytes())
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setenv(devices.MEMORY, memory_for(1, tiny_models[0]))
    key = gpu.load(tiny_models[0], None).key
    die(gpu, key)
    assert answer(gpu, tiny_models[0]) == on_the_processor
    reason = gpu.load(tiny_models[0], None).reason
    assert reason.startswith("the engine ended while it used the GPU (SIGSEGV")
    assert about.describe().why_no_gpu == reason
    with EngineClient(threads=1) as later:
        assert where(later.load(tiny_models[0], None)) == (0, 3, reason)
    variants.forget()
    assert not state.exists()


def test_that_the_driver_tells_what_it_is(gpu, tiny_models):
    gpu.start()
    facts = about.describe()
    assert facts.why_no_gpu == ""
    assert facts.gpu_test.usable
    (device,) = facts.gpus
    assert 0 < device.free <= device.total
    (driver,) = facts.vulkan.gpus
    assert driver.new_enough
    assert driver.driver.startswith("llvmpipe Mesa")
    assert driver.name == device.description == facts.gpu_test.device


def test_that_a_driver_on_the_processor_is_not_used_unless_it_is_asked_for(software_gpu, tiny_models, monkeypatch):
    monkeypatch.setenv("VK_DRIVER_FILES", software_gpu["VK_DRIVER_FILES"])
    monkeypatch.setenv("GGML_VK_VISIBLE_DEVICES", "0")
    tried = variants.try_variant("x64", True)
    assert tried.reason.startswith("the installed Vulkan driver finds no GPU, only llvmpipe")


# No usable GPU: the real Vulkan loader with drivers that are too old, broken or empty


@pytest.fixture
def system(tmp_path, monkeypatch):
    """Give the computer a Vulkan driver, or a Vulkan loader, made with these macros."""
    if not backends.gpu_backends(backends.library_folder()):
        pytest.skip("needs the GPU backend (make vulkan)")

    def compiled(name, *macros):
        file = tmp_path / name
        subprocess.run(["cc", "-w", "-shared", "-fPIC", *macros, "-o", file, FAKE], check=True)
        return file

    def driver(*macros):
        library = compiled("driver.so", *macros)
        manifest = tmp_path / "driver.json"
        icd = f'{{"library_path": "{library}", "api_version": "1.3.0"}}'
        manifest.write_text(f'{{"file_format_version": "1.0.0", "ICD": {icd}}}')
        monkeypatch.setenv("VK_DRIVER_FILES", str(manifest))
        monkeypatch.setenv("VK_ICD_FILENAMES", str(manifest))

    def loader(*macros):
        compiled("libvulkan.so.1", "-DLOADER", *macros)
        monkeypatch.setenv("LD_LIBRARY_PATH", str(tmp_path))

    system = type("System", (), {"driver": staticmethod(driver), "loader": staticmethod(loader), "folder": tmp_path})
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return system


VERSION_1_1 = "-DAPI=((1<<22)|(1<<12))"


@pytest.mark.parametrize(
    ("macros", "reason"),
    [
        ([VERSION_1_1], "Test Card: its driver is too old: Vulkan 1.1.0, the engine needs 1.2"),
        (["-DDEVICES=0"], "the installed Vulkan driver finds no GPU"),
        (["-DTYPE=4"], "the installed Vulkan driver finds no GPU, only Test Card"),
        ([], "Test Card lacks 16-bit storage, which the engine needs"),
        (["-DCRASH"], "the GPU crashed in the self-test: SIGSEGV, its native code made an invalid memory access"),
    ],
)
def test_that_a_driver_which_is_no_use_is_told_apart(system, macros, reason):
    system.driver(*macros)
    assert variants.try_variant("x64", True).reason.endswith(reason)


def test_that_an_old_loader_and_a_damaged_one_are_told_apart(system):
    system.loader(VERSION_1_1)
    assert "the Vulkan loader is too old: version 1.1.0" in variants.try_variant("x64", True).reason
    (system.folder / "libvulkan.so.1").write_bytes(b"no library")
    assert "no Vulkan driver" in variants.try_variant("x64", True).reason


def test_that_a_driver_that_crashes_leaves_the_engine_on_the_processor_and_is_explained(
    system, tiny_models, on_the_processor
):
    system.driver("-DCRASH")
    with EngineClient(threads=1) as client:
        layers, _, reason = where(client.load(tiny_models[0], None))
        assert (layers, reason.startswith("the GPU crashed in the self-test: SIGSEGV")) == (0, True)
        assert answer(client, tiny_models[0]) == on_the_processor
    facts = about.describe()
    assert facts.why_no_gpu == reason
    assert not facts.gpus
    assert variants.remembered().outcome(GPU).reason == reason
