"""A pack that a tiny model with random weights answers: enough to see where the engine computes."""

import importlib.util
import sys
from pathlib import Path

import pytest

from radonc_models.pack import Lora, Pack, Sampling, TaskModel, file_sha256, write_manifest
from radonc_models.tasks import Task, template

TINY = Path(__file__).parents[2] / "models" / "runtime" / "conftest.py"


@pytest.fixture(scope="session")
def tiny_pack(tmp_path_factory):
    spec = importlib.util.spec_from_file_location("tiny_models_of_the_runtime", TINY)
    tiny = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = tiny  # its dataclasses look there
    spec.loader.exec_module(tiny)
    folder = tmp_path_factory.mktemp("tiny-pack")
    file = tiny._write_tiny_model(folder / "tiny.gguf", 1)
    words = template(Task.REGIMEN)
    entry = TaskModel(
        Task.REGIMEN, file.name, file_sha256(file), file.stat().st_size, "b" * 64, "a" * 64,
        Lora(8, 16.0, 0.05, ("q_proj",)), "F32", words.version, words.sha256, Sampling(max_new_tokens=12),
    )  # fmt: skip
    write_manifest(Pack(folder, "tiny", "evaluation", True, "tests", None, {Task.REGIMEN: entry}))
    return folder
