"""Backends are loaded from the package by absolute path: nothing else can slip in."""

import json
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from radonc_models.runtime import backends
from radonc_models.runtime.backends import BackendError
from radonc_models.runtime.process import child_command, child_environment

pytest.importorskip("llama_cpp")
FOLDER = backends.library_folder()
PLANTED = """
#include <stdlib.h>
__attribute__((constructor)) static void planted(void) { abort(); }
"""
LOADED = """
import json, sys
sys.path[:0] = {path!r}
from radonc_models.runtime import backends, llama
registry = backends.load({variant!r})
llama.gpu_built_in()
llama.llama_cpp.llama_backend_init()
maps = {{line.split()[-1] for line in open("/proc/self/maps") if "ggml" in line}}
print(json.dumps([[device.kind for device in registry.devices()], sorted(maps)]))
"""


def loaded(variant, **options):
    code = LOADED.format(path=sys.path, variant=variant)
    done = subprocess.run(
        [sys.executable, "-I", "-c", code], capture_output=True, text=True, timeout=120, check=False, **options
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.skipif(not backends.cpu_variants(FOLDER), reason="this build has only one variant")
def test_that_exactly_the_named_variant_is_loaded():
    kinds, files = loaded("x64")
    assert kinds == ["cpu"]
    assert [Path(file).name for file in files if "ggml-cpu" in file] == ["libggml-cpu-x64.so"]
    assert {Path(file).parent for file in files} == {FOLDER}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="compiles a library for Linux")
def test_that_neither_folder_nor_environment_plants_a_library(tmp_path):
    source = tmp_path / "planted.c"
    source.write_text(PLANTED)
    planted = tmp_path / "libggml-cpu-zen9.so"
    subprocess.run(["cc", "-shared", "-fPIC", "-o", planted, source], check=True)
    for name in ("libggml-cpu.so", "libggml-blas.so", "libggml-vulkan.so", "libllama.so", "libggml.so"):
        (tmp_path / name).write_bytes(planted.read_bytes())
    surroundings = child_environment() | {"GGML_BACKEND_PATH": str(planted), "LLAMA_CPP_LIB_PATH": str(tmp_path)}
    kinds, files = loaded(None, cwd=tmp_path, env=surroundings)
    assert kinds == ["cpu"]
    assert {Path(file).parent for file in files} == {FOLDER}


def test_that_an_unknown_variant_is_refused():
    if not backends.cpu_variants(FOLDER):
        pytest.skip("this build has only one variant")
    command = child_command("radonc_models.runtime.selftest", "../../planted")
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True, env=child_environment())
    assert json.loads(done.stdout) == {"refused": "this build has no variant ../../planted"}


def test_that_the_variant_with_amx_is_never_used(tmp_path):
    for name in ("x64", "sapphirerapids", "zen4", "haswell", "armv9.2_1"):
        (tmp_path / f"libggml-cpu-{name}.so").touch()
    (tmp_path / "libggml-cpu.so").touch()
    assert list(backends.cpu_variants(tmp_path)) == ["x64", "haswell", "zen4", "armv9.2_1"]


def test_that_a_missing_package_is_told(monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    with pytest.raises(BackendError, match="not installed"):
        backends.library_folder()


def test_that_loading_twice_changes_nothing():
    first = backends.load(None).devices()
    assert [device.name for device in backends.load(None).devices()] == [device.name for device in first]
    assert [device.kind for device in first].count("cpu") == 1


def test_that_a_function_is_found_in_the_library_that_has_it():
    functions = backends._Functions([SimpleNamespace(one=1), SimpleNamespace(one=3, two=2)])
    assert (functions.one, functions.two) == (1, 2)
    with pytest.raises(AttributeError):
        _ = functions.three


def test_that_on_windows_ggml_gets_a_name_after_the_library_was_loaded_by_its_path(monkeypatch, tmp_path):
    loaded = []
    monkeypatch.setattr(backends.ctypes, "CDLL", lambda path: loaded.append(path))
    file = tmp_path / "Präsentation" / "ggml-cpu-x64.dll"
    assert backends._name_for_ggml(file) == str(file).encode()
    assert loaded == []
    monkeypatch.setattr(sys, "platform", "win32")
    assert backends._name_for_ggml(file) == b"ggml-cpu-x64.dll"  # ggml takes no letter beyond ASCII there
    assert loaded == [str(file)]
