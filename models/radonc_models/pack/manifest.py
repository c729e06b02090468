"""The manifest of a model pack: which file answers which task, and what is known about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field

from radonc_models.tasks import Task

__all__ = ["MANIFEST_NAME", "BaseModelFile", "Lora", "Pack", "Sampling", "TaskModel"]

MANIFEST_NAME = "manifest.json"

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
# One plain name: neither a path nor a hidden file, so that a manifest cannot point out of its folder.
FileName = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._+-]{0,200}\.gguf$")]
Size = Annotated[int, Field(gt=0)]


@dataclass(frozen=True)
class Lora:
    """Hyper-parameters of the adapter that was merged into a model."""

    r: int
    alpha: float
    dropout: float
    target_modules: tuple[str, ...]


@dataclass(frozen=True)
class Sampling:
    """How tokens are chosen; temperature 0 is greedy and needs no seed."""

    temperature: float = 0.0
    seed: int = 0
    max_new_tokens: Annotated[int, Field(gt=0, le=4096)] = 96


@dataclass(frozen=True)
class TaskModel:
    """The model file of one task.

    Attributes:
        task: The task that it was tuned for.
        file: File name inside the pack folder.
        sha256: Hash of the file.
        size: Bytes of the file.
        base_sha256: Hash of the base model, as ``radonc-convert`` recorded it.
        adapter_sha256: Hash of the adapter (``adapter_sha256`` of this package).
        lora: Hyper-parameters of the adapter.
        quantization: Type of the file's weights, such as ``Q8_0``.
        prompt_version: Version of the prompt template it was tuned with.
        prompt_sha256: Hash of that template.
        sampling: How tokens are chosen.
        labels: The label set that is scored (modality), else empty.
        temperature: Divides the label log-probabilities before the softmax (calibration).
        evaluation: Measured figures of exactly this file, or ``None`` when there are none.

    """

    task: Task
    file: FileName
    sha256: Sha256
    size: Size
    base_sha256: Sha256
    adapter_sha256: Sha256
    lora: Lora
    quantization: str
    prompt_version: int
    prompt_sha256: Sha256
    sampling: Sampling
    labels: tuple[str, ...] = ()
    temperature: float = 1.0
    evaluation: dict[str, Any] | None = None


@dataclass(frozen=True)
class BaseModelFile:
    """The untuned model, for comparison; ``source_sha256`` is the base that adapters name."""

    name: str
    file: FileName
    sha256: Sha256
    size: Size
    source_sha256: Sha256
    quantization: str


@dataclass(frozen=True)
class Pack:
    """A model pack whose manifest has been read and checked; file contents are verified before loading."""

    folder: Path
    name: str
    state: Literal["evaluation"]
    synthetic: bool
    intended_use: str
    base: BaseModelFile | None
    tasks: dict[Task, TaskModel] = field(default_factory=dict)

    def path(self, entry: TaskModel | BaseModelFile) -> Path:
        """Return the path of the file of ``entry``."""
        return self.folder / entry.file
