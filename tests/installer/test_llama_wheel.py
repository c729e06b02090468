import dataclasses
import hashlib

import llama_wheel
import pytest


@pytest.fixture
def recipe():
    return llama_wheel.recipe()


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("RADONC_CACHE", str(tmp_path))
    return tmp_path / "wheels"


def put(folder, content=b"wheel"):
    folder.mkdir(parents=True)
    (folder / "llama_cpp_python-0.0-py3-none-any.whl").write_bytes(content)
    (folder / "SHA256").write_text(hashlib.sha256(content).hexdigest() + "\n")


def test_that_the_recipe_is_the_same_twice(recipe):
    assert llama_wheel.recipe().key == recipe.key


@pytest.mark.parametrize("field", [field.name for field in dataclasses.fields(llama_wheel.Recipe)])
def test_that_the_cache_key_changes_with_every_part_of_the_recipe(recipe, field):
    value = getattr(recipe, field)
    other = (*value, "-DGGML_NATIVE=ON") if isinstance(value, tuple) else f"{value}x"
    assert dataclasses.replace(recipe, **{field: other}).key != recipe.key


def test_that_the_build_is_portable(recipe):
    assert "-DGGML_NATIVE=OFF" in recipe.cmake_flags
    assert not [flag for flag in recipe.cmake_flags if "march" in flag]


def test_that_a_cached_wheel_is_taken_and_nothing_is_built(recipe, cache, tmp_path, monkeypatch):
    monkeypatch.setattr(llama_wheel, "_build", lambda *arguments: pytest.fail("it was built"))
    put(cache / recipe.key)
    assert llama_wheel.wheel(recipe, tmp_path).parent == cache / recipe.key


def test_that_a_damaged_cached_wheel_is_built_again(recipe, cache, tmp_path, monkeypatch):
    def build(made_by, work, logs):
        (work / "out").mkdir()
        built = work / "out" / "llama_cpp_python-0.0-py3-none-any.whl"
        built.write_bytes(b"new")
        return built

    monkeypatch.setattr(llama_wheel, "_build", build)
    put(cache / recipe.key)
    next((cache / recipe.key).glob("*.whl")).write_bytes(b"wheeL")
    assert llama_wheel.cached_wheel(cache / recipe.key) is None
    assert llama_wheel.wheel(recipe, tmp_path).read_bytes() == b"new"
    assert [folder.name for folder in cache.iterdir()] == [recipe.key], "a build folder was left behind"


def test_that_a_failed_build_leaves_no_cache_entry(recipe, cache, tmp_path, monkeypatch):
    def build(made_by, work, logs):
        raise OSError("compiler killed")

    monkeypatch.setattr(llama_wheel, "_build", build)
    with pytest.raises(OSError, match="compiler killed"):
        llama_wheel.wheel(recipe, tmp_path)
    assert list(cache.iterdir()) == []
