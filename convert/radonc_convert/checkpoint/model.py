"""What conversion knows about a base model before it reads any weights."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from radonc_convert.checkpoint.files import FileIdentity
from radonc_convert.errors import CheckpointError
from radonc_convert.layout import LlamaShape, TensorSpec, tensor_specs
from radonc_convert.metadata import KeyValue, string
from radonc_convert.quantize.types import GgmlType
from radonc_models.pack import file_sha256

__all__ = ["Checkpoint", "SourceTensor", "StoredTensor", "match_specs"]


@dataclass(frozen=True)
class StoredTensor:
    """Where a tensor lies in a weight file; ``dims`` starts with the contiguous axis."""

    name: str
    dims: tuple[int, ...]
    type: GgmlType
    file: FileIdentity
    offset: int


@dataclass(frozen=True)
class SourceTensor:
    """A Llama tensor and where its weights are.

    ``rotate`` tells that the rows still have the Hugging Face order of rotary heads. Data that stands in no file is
    the ``literal``.
    """

    spec: TensorSpec
    stored: StoredTensor
    rotate: bool
    literal: bytes | None = None


@dataclass(frozen=True)
class Checkpoint:
    """A base model, described.

    Attributes:
        shape: Hyper-parameters.
        tensors: Every tensor, in no particular order.
        values: Metadata for the output, without file type and provenance.
        files: The weight files; one file for GGUF.
        is_folder: Whether the base is a Hugging Face folder.

    """

    shape: LlamaShape
    tensors: tuple[SourceTensor, ...]
    values: tuple[KeyValue, ...]
    files: tuple[FileIdentity, ...]
    is_folder: bool

    @property
    def tied(self) -> bool:
        """Tell whether the token embedding is the output matrix too."""
        return all(tensor.spec.name != "output.weight" for tensor in self.tensors)

    @property
    def folder(self) -> Path | None:
        """The base's folder, None for a GGUF file."""
        return self.files[0].path.parent if self.is_folder else None

    def metadata(
        self,
        tensors: Sequence[SourceTensor],  # noqa: ARG002
        shape: LlamaShape,  # noqa: ARG002
        tokenizer: Path | None,  # noqa: ARG002
        name: str | None,
    ) -> tuple[KeyValue, ...]:
        """Return the header's entries apart from provenance, file type and quantization version."""
        if name is None:
            return self.values
        entry = string("general.name", name)
        if any(value.key == entry.key for value in self.values):
            return tuple(entry if value.key == entry.key else value for value in self.values)
        return (*self.values[:1], entry, *self.values[1:])

    def sha256(self) -> str:
        """Return the identity of the weights: the file's hash, or one over names and hashes of several."""
        if not self.is_folder:
            return file_sha256(self.files[0].path)
        lines = sorted((file.path.name, file_sha256(file.path)) for file in self.files)
        return hashlib.sha256("".join(f"{name} {digest}\n" for name, digest in lines).encode()).hexdigest()


def match_specs(shape: LlamaShape, stored: dict[str, StoredTensor], *, by_hf_name: bool) -> tuple[SourceTensor, ...]:
    """Pair every stored tensor with its specification.

    Raises:
        CheckpointError: A tensor is missing, unknown or has another shape than the model's hyper-parameters
            say.

    """
    rest = dict(stored)
    found = []
    for spec in tensor_specs(shape):
        name = spec.hf_name if by_hf_name else spec.name
        tensor = rest.pop(name, None)
        if tensor is None:
            if spec.required:
                raise CheckpointError(f"The base model lacks the tensor {name}: copy or download it again.")
            continue
        expected = (spec.columns,) if spec.is_vector else (spec.columns, spec.rows)
        if tensor.dims != expected:
            raise CheckpointError(
                f"The tensor {name} has the shape {tensor.dims} instead of {expected}: the base model is damaged."
            )
        found.append(SourceTensor(spec, tensor, rotate=by_hf_name and spec.heads > 0))
    if rest:
        raise CheckpointError(f"The base model holds {_short(min(rest))}, which is no tensor of a Llama model.")
    return tuple(found)


def _short(name: str) -> str:
    return repr(name[:80])
