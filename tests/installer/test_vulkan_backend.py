import dataclasses
import sys

import llama_wheel
import pytest
import vulkan_backend
from machine import SetupError


@pytest.fixture
def recipe():
    return vulkan_backend.recipe()


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("RADONC_CACHE", str(tmp_path))
    return tmp_path / "vulkan"


@pytest.fixture
def builds(monkeypatch):
    """Replace the compiler; say how often it was asked."""
    made = []

    def build(made_by, work, logs):
        made.append(made_by.key)
        (work / "module").write_bytes(b"module")
        return work / "module"

    monkeypatch.setattr(vulkan_backend, "_build", build)
    return made


@pytest.mark.parametrize("field", [field.name for field in dataclasses.fields(vulkan_backend.Recipe)])
def test_that_the_cache_key_changes_with_every_part_of_the_recipe(recipe, field):
    value = getattr(recipe, field)
    other = (*value, "x") if isinstance(value, tuple) else f"{value}x"
    assert dataclasses.replace(recipe, **{field: other}).key != recipe.key


def test_that_the_backend_has_the_source_and_the_flags_of_the_wheel(recipe):
    wheel = llama_wheel.recipe()
    assert (recipe.version, recipe.source_sha256) == (wheel.version, wheel.source_sha256)
    assert {"-DGGML_NATIVE=OFF", "-DGGML_BACKEND_DL=ON"} <= set(recipe.cmake_flags) & set(wheel.cmake_flags)


def test_that_it_is_compiled_once_and_then_taken_from_the_cache(recipe, cache, builds, tmp_path):
    first = vulkan_backend.module(recipe, tmp_path)
    assert first == cache / recipe.key / "libggml-vulkan.so"
    assert vulkan_backend.module(recipe, tmp_path).read_bytes() == b"module"
    assert builds == [recipe.key]
    assert [folder.name for folder in cache.iterdir()] == [recipe.key], "a build folder was left behind"


def test_that_a_damaged_cache_is_built_again(recipe, cache, builds, tmp_path):
    vulkan_backend.module(recipe, tmp_path).write_bytes(b"other")
    assert vulkan_backend.module(recipe, tmp_path).read_bytes() == b"module"
    assert len(builds) == 2


def test_that_a_failed_build_leaves_no_cache_entry(recipe, cache, monkeypatch, tmp_path):
    def build(made_by, work, logs):
        raise OSError("compiler killed")

    monkeypatch.setattr(vulkan_backend, "_build", build)
    with pytest.raises(OSError, match="compiler killed"):
        vulkan_backend.module(recipe, tmp_path)
    assert list(cache.iterdir()) == []


def test_that_a_backend_which_does_not_load_is_not_installed(tmp_path):
    built = tmp_path / "built"
    built.write_bytes(b"no library")
    libraries = tmp_path / "lib"
    libraries.mkdir()
    with pytest.raises(SetupError, match="does not load on this machine"):
        vulkan_backend.install(built, libraries, sys.executable, tmp_path / "log")
    assert list(libraries.iterdir()) == []
