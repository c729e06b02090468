"""A real small model for the engine's tests: the demo's base model, when it is there."""

from __future__ import annotations

from pathlib import Path

import pytest
from radonc_models.runtime.client import EngineClient

BASE = Path(__file__).parents[3] / "build" / "demo" / "base" / "SmolLM2-135M-Instruct.Q4_1.gguf"


@pytest.fixture(scope="session")
def base_model():
    pytest.importorskip("llama_cpp")
    if not BASE.is_file():
        pytest.skip("needs build/demo/base (make demo)")
    return BASE


@pytest.fixture(scope="module")
def stderr_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("engine") / "stderr"
    with path.open("wb") as file:
        yield path, file


@pytest.fixture(scope="module")
def engine(base_model, stderr_file):
    """One child for a whole module; whatever a test does to it, the next request must work."""
    client = EngineClient(threads=2, stderr=stderr_file[1])
    yield client
    client.close()


@pytest.fixture(scope="module")
def key(engine, base_model):
    return engine.load(base_model, None).key
