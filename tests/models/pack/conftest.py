"""A pack of small stand-in files: packs are about names, sizes and hashes, not about weights."""

from __future__ import annotations

import hashlib
import json
import struct

import pytest

from radonc_models.pack import adapter_sha256, file_sha256
from radonc_models.tasks import Task, template


def gguf_bytes(padding=b"", **metadata):
    """Return a GGUF header with these texts and numbers and a list to skip."""

    def text(value):
        raw = value.encode()
        return struct.pack("<Q", len(raw)) + raw

    entries = [text("tokenizer.ggml.tokens") + struct.pack("<IIQ", 9, 8, 2) + text("a") + text("b")]
    for key, value in metadata.items():
        name = text(key.replace("__", "."))
        if isinstance(value, int):
            entries.append(name + struct.pack("<II", 4, value))
        else:
            entries.append(name + struct.pack("<I", 8) + text(value))
    head = b"GGUF" + struct.pack("<IQQ", 3, 0, len(entries))
    return head + b"".join(entries) + padding


@pytest.fixture
def adapter_files(models, adapters):
    """For each task an adapter file that names the base, and its adapter folder."""
    source = file_sha256(models[None])
    for task in Task:
        models[task].write_bytes(
            gguf_bytes(
                task.value.encode() * 20,
                general__type="adapter",
                general__file_type=1,
                radonc__base__sha256=source,
                radonc__adapter__sha256=adapter_sha256(adapters[task]),
            )
        )
    return {task: (models[task], adapters[task]) for task in Task}


@pytest.fixture
def adapters(tmp_path):
    """One adapter folder per task."""
    folders = {}
    for task in Task:
        folder = tmp_path / "adapters" / task.value
        folder.mkdir(parents=True)
        config = {"r": 8, "lora_alpha": 16, "lora_dropout": 0.05, "target_modules": ["v_proj", "q_proj"]}
        (folder / "adapter_config.json").write_text(json.dumps(config))
        (folder / "adapter_model.safetensors").write_bytes(task.value.encode() * 50)
        folders[task] = folder
    return folders


@pytest.fixture
def models(tmp_path, adapters):
    """One converted model per task, and the base model under ``None``."""
    folder = tmp_path / "models"
    folder.mkdir()
    files = {None: folder / "base.gguf"}
    files[None].write_bytes(gguf_bytes(b"w" * 999, general__name="SmolLM2", general__file_type=7))
    for task in Task:
        files[task] = folder / f"{task.value}.gguf"
        files[task].write_bytes(
            gguf_bytes(
                task.value.encode() * 200,
                general__file_type=7,
                radonc__task=task.value,
                radonc__base__sha256=hashlib.sha256(b"base").hexdigest(),
                radonc__adapter__sha256=adapter_sha256(adapters[task]),
                radonc__prompt__sha256=template(task).sha256,
            )
        )
    return files
