"""The manifest of a model pack: which file answers which task, and what is known about it.

Version 1 knows merged models: each task has a whole model of its own. Version 2 adds, task by task, ``kind``
``adapter`` (the file is an adapter GGUF, loaded on top of the pack's ``base``, which must then be there and come from
the source that the adapter names) and ``abstention``. Version 3 adds ``references``: a file of cases with their plans,
shown beside an answer. A pack that uses none of these is written as version 1.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field

from radonc_models.tasks import Task

__all__ = [
    "LARGEST_REFERENCES",
    "MANIFEST_NAME",
    "MOST_REFERENCES",
    "REFERENCES_NAME",
    "Abstention",
    "BaseModelFile",
    "Lora",
    "Pack",
    "PackFile",
    "ReferencesFile",
    "Sampling",
    "TaskModel",
]

MANIFEST_NAME = "manifest.json"
REFERENCES_NAME: Literal["references.jsonl.gz"] = "references.jsonl.gz"
MOST_REFERENCES = 2000
"""Most cases in a file of references: with more, a search could be felt and the file would outweigh its use."""
LARGEST_REFERENCES = 4 << 20
"""Most bytes of a file of references, packed."""

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
class Abstention:
    """Below which top probability a scored answer is *undecided*, and on what this was measured."""

    below: Annotated[float, Field(gt=0, le=1, allow_inf_nan=False)]
    measured: Annotated[str, Field(min_length=1, max_length=300)]


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
        evaluation: Measured figures of exactly this file (an adapter: on exactly this base), or ``None`` when there
            are none.
        kind: ``merged`` for a whole model, ``adapter`` for a file that is loaded on top of the pack's base.
        abstention: When a scored answer is undecided; ``None`` for never.

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
    kind: Literal["merged", "adapter"] = "merged"
    abstention: Abstention | None = None


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
class ReferencesFile:
    """The file of reference cases (``radonc_models.pack.references``).

    Attributes:
        file: Its one name.
        sha256: Hash of the file.
        size: Bytes of the file.
        cases: How many cases it holds.
        synthetic: All of them are invented; else they come from a frozen set of reviewed, de-identified cases.

    """

    file: Literal["references.jsonl.gz"]
    sha256: Sha256
    size: Annotated[int, Field(gt=0, le=LARGEST_REFERENCES)]
    cases: Annotated[int, Field(gt=0, le=MOST_REFERENCES)]
    synthetic: bool


PackFile = TaskModel | BaseModelFile | ReferencesFile


@dataclass(frozen=True)
class Pack:
    """A model pack whose manifest has been read and checked; file contents are verified before loading.

    ``sha256`` is the hash of the manifest as it was read; empty for a pack that has not been written yet. ``state`` is
    ``approved`` only where a trusted key has signed a release that says so (``radonc_models.pack.trust``).
    """

    folder: Path
    name: str
    state: Literal["evaluation", "approved"]
    synthetic: bool
    intended_use: str
    base: BaseModelFile | None
    tasks: dict[Task, TaskModel] = field(default_factory=dict)
    sha256: str = ""
    references: ReferencesFile | None = None

    @property
    def files(self) -> tuple[PackFile, ...]:
        """Return what the manifest says of each file, the models of the tasks first."""
        others = (self.base, self.references)
        return (*self.tasks.values(), *(entry for entry in others if entry is not None))

    def path(self, entry: PackFile) -> Path:
        """Return the path of the file of ``entry``."""
        return self.folder / entry.file

    @property
    def format_version(self) -> Literal[1, 2, 3]:
        """Return the lowest version of the manifest that can say what this pack holds."""
        if self.references is not None:
            return 3
        newer = any(entry.kind == "adapter" or entry.abstention for entry in self.tasks.values())
        return 2 if newer else 1
