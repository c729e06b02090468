"""What conversion knows about a base model before it reads any weights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from radonc_convert.checkpoint.files import FileIdentity
from radonc_convert.errors import CheckpointError
from radonc_convert.layout import LlamaShape, TensorSpec, tensor_specs
from radonc_convert.metadata import KeyValue
from radonc_convert.quantize.types import GgmlType
from radonc_models.pack import file_sha256, weights_sha256

__all__ = ["Checkpoint", "HeaderSource", "SourceTensor", "StoredTensor", "match_specs"]


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

    Attributes:
        spec: What it is.
        stored: Where its weights lie; without meaning when ``literal`` is given.
        rotate: Whether the rows still have the Hugging Face order of rotary heads.
        literal: The content itself, in the type of ``stored``, for a tensor that is made and not read.

    """

    spec: TensorSpec
    stored: StoredTensor
    rotate: bool
    literal: bytes | None = None


class HeaderSource(Protocol):
    """What knows the metadata of a base model."""

    def values(
        self, parameters: int, shape: LlamaShape, tokenizer: Path | None, name: str | None
    ) -> tuple[KeyValue, ...]:
        """Return the entries for an output with so many weights, of that shape, under that name."""


@dataclass(frozen=True)
class Checkpoint:
    """A base model, described.

    Attributes:
        shape: Hyper-parameters.
        tensors: Every tensor, in no particular order.
        header: What knows the metadata for the output.
        files: The weight files; one file for GGUF.
        folder: The Hugging Face folder, None for a GGUF file.

    """

    shape: LlamaShape
    tensors: tuple[SourceTensor, ...]
    header: HeaderSource
    files: tuple[FileIdentity, ...]
    folder: Path | None

    @property
    def is_folder(self) -> bool:
        """Tell whether the base is a Hugging Face folder."""
        return self.folder is not None

    def metadata(
        self, tensors: Sequence[SourceTensor], shape: LlamaShape, tokenizer: Path | None, name: str | None
    ) -> tuple[KeyValue, ...]:
        """Return the header's entries in order, all but file type, quantization version and provenance.

        Args:
            tensors: The tensors of the output, which may be more than the base's.
            shape: Their shape, whose vocabulary may have grown.
            tokenizer: The folder of the tokenizer that belongs to that vocabulary; None for the base's own.
            name: What the model shall be called; None for what the base tells.

        Raises:
            CheckpointError: The tokenizer is missing, damaged or does not fit the vocabulary.

        """
        parameters = sum(tensor.spec.rows * tensor.spec.columns for tensor in tensors)
        return self.header.values(parameters, shape, tokenizer, name)

    @property
    def tied(self) -> bool:
        """Tell whether the token embedding is the output matrix too."""
        return all(tensor.spec.name != "output.weight" for tensor in self.tensors)

    def sha256(self) -> str:
        """Return the identity of the weights: the file's hash, or one over names and hashes of several."""
        return self.identity([(file.path.name, file_sha256(file.path)) for file in self.files])

    def identity(self, digests: Sequence[tuple[str, str]]) -> str:
        """Return what ``sha256`` returns, from the (name, SHA-256) of every weight file."""
        return weights_sha256(digests) if self.is_folder else digests[0][1]


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
