"""Model packs: a folder with a manifest and the GGUF files it vouches for."""

from __future__ import annotations

from radonc_models.pack.files import adapter_sha256, base_sha256, file_sha256, weights_sha256
from radonc_models.pack.manifest import (
    Abstention,
    BaseModelFile,
    Lora,
    Pack,
    PackFile,
    ReferencesFile,
    Sampling,
    TaskModel,
)
from radonc_models.pack.reading import read_pack, verify_file
from radonc_models.pack.writing import write_manifest, write_pack

__all__ = [
    "Abstention",
    "BaseModelFile",
    "Lora",
    "Pack",
    "PackFile",
    "ReferencesFile",
    "Sampling",
    "TaskModel",
    "adapter_sha256",
    "base_sha256",
    "file_sha256",
    "read_pack",
    "verify_file",
    "weights_sha256",
    "write_manifest",
    "write_pack",
]
