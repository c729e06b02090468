"""Read a pack's manifest and decide whether to trust what it describes."""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from radonc_models.errors import ModelPackError
from radonc_models.pack.files import Told, open_verified
from radonc_models.pack.manifest import MANIFEST_NAME, BaseModelFile, Pack, PackFile, ReferencesFile, TaskModel
from radonc_models.tasks import Task, template

__all__ = ["Manifest", "read_pack", "verify_file"]

_LARGEST_MANIFEST = 4 << 20  # bytes


@dataclass(frozen=True)
class Manifest:
    """The content of ``manifest.json``."""

    format: Literal["radonc-pack"]
    format_version: Literal[1, 2, 3]
    name: str
    state: Literal["evaluation"]
    synthetic: bool
    intended_use: str
    base: BaseModelFile | None
    tasks: dict[Task, TaskModel]
    references: ReferencesFile | None = None


_MANIFEST = TypeAdapter(Manifest)


def read_pack(folder: Path) -> Pack:
    """Read and check the manifest of a pack; file contents are left to ``verify_file`` or the engine.

    Raises:
        ModelPackError: There is no manifest, it is damaged, a file is missing or has another size, or a model
            was tuned with other prompts than this version uses.

    """
    data = _read(folder / MANIFEST_NAME)
    manifest = _parse(data)
    pack = Pack(
        folder=folder,
        name=manifest.name,
        state=manifest.state,
        synthetic=manifest.synthetic,
        intended_use=manifest.intended_use,
        base=manifest.base,
        tasks=manifest.tasks,
        sha256=hashlib.sha256(data).hexdigest(),
        references=manifest.references,
    )
    if pack.format_version > manifest.format_version:
        raise ModelPackError("The manifest of the model pack contradicts its version: install the model pack again.")
    if not pack.tasks:
        raise ModelPackError("The model pack holds no model: install a complete model pack.")
    for task, entry in pack.tasks.items():
        _check_task(task, entry)
        _check_base(pack, entry)
    for file in pack.files:
        _check_size(pack, file)
    return pack


def verify_file(pack: Pack, entry: PackFile, told: Told | None = None) -> None:
    """Read the file of ``entry`` to its end and compare its hash with the manifest.

    Args:
        pack: The pack.
        entry: A file of it.
        told: Is told after each mebibyte how many bytes have been read; what it raises ends the reading.

    Raises:
        ModelPackError: The file is missing, damaged or was changed.

    """
    open_verified(pack.path(entry), entry.sha256, told=told)[0].close()


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST_MANIFEST + 1)
    except OSError:
        raise ModelPackError(
            f"There is no readable model pack in {path.parent.name or path.parent}: "
            f"it has no {path.name}; choose the folder of a model pack."
        ) from None
    if len(data) > _LARGEST_MANIFEST:
        raise ModelPackError("The manifest of the model pack is too large to be one: install the pack again.")
    return data


def _parse(data: bytes) -> Manifest:
    try:
        return _MANIFEST.validate_json(data)
    except ValidationError as error:
        parts = (str(part)[:40] for part in error.errors()[0]["loc"])
        # Names of tasks come from the file: they must neither break the sentence nor steer a terminal.
        place = ".".join(part if part.isprintable() else "a damaged name" for part in parts) or "its JSON text"
        raise ModelPackError(
            f"The manifest of the model pack is damaged or from another version (at {place}): "
            "install the model pack again."
        ) from None


def _check_task(task: Task, entry: TaskModel) -> None:
    if entry.task is not task:
        raise ModelPackError(
            f"The manifest of the model pack gives the model of '{entry.task.value}' for the task "
            f"'{task.value}': install the model pack again."
        )
    current = template(task)
    if (entry.prompt_sha256, entry.prompt_version) != (current.sha256, current.version):
        raise ModelPackError(
            f"The model for the task '{task.value}' was tuned with other prompt words than this version of "
            "RadOnc-GPT uses: install a model pack made for this version."
        )
    if task is Task.MODALITY and not entry.labels:
        raise ModelPackError("The modality model of the pack names no labels: install the model pack again.")
    if not (math.isfinite(entry.temperature) and entry.temperature > 0):
        raise ModelPackError(
            f"The calibration of the model for '{task.value}' is not a positive number: install the model pack again."
        )


def _check_base(pack: Pack, entry: TaskModel) -> None:
    if entry.kind == "merged":
        return
    if pack.base is None:
        raise ModelPackError(f"The adapter {entry.file} has no base model in the pack: install a complete model pack.")
    if pack.base.source_sha256 != entry.base_sha256:
        raise ModelPackError(
            f"The adapter {entry.file} was made for another base model than the one of the pack: "
            "install a complete model pack."
        )


def _check_size(pack: Pack, entry: PackFile) -> None:
    try:
        size = pack.path(entry).stat().st_size
    except OSError:
        raise ModelPackError(f"The model file {entry.file} is missing: install the model pack again.") from None
    if size != entry.size:
        raise ModelPackError(
            f"The model file {entry.file} has {size:,} bytes instead of {entry.size:,}: "
            "it was not copied completely; install the model pack again."
        )
