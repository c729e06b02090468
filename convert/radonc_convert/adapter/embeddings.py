"""Token embedding and output matrix of the merged model: replaced, grown, tied or untied.

A tied base keeps one matrix for both. What PEFT trains decides whether they can stay one: a module that is
saved whole, or that gets factors, is a module of its own from then on, and the other one keeps computing with
the untouched matrix. Merging such a change into the shared matrix, as a merge in place does, would change the
other module too, so the output matrix is written out instead.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from radonc_convert.adapter.base_copy import refuse_other_copy
from radonc_convert.adapter.config import LoraConfig
from radonc_convert.adapter.lowrank import LowRank
from radonc_convert.adapter.parts import Part, Parts, same_data
from radonc_convert.checkpoint.files import OpenFiles
from radonc_convert.checkpoint.model import Checkpoint, StoredTensor
from radonc_convert.errors import AdapterError
from radonc_convert.quantize.kernels import Bytes
from radonc_convert.quantize.types import row_bytes

__all__ = ["EMBEDDING", "OUTPUT", "Embeddings", "find_embeddings", "missing_weight", "same_change"]

EMBEDDING, OUTPUT = "model.embed_tokens", "lm_head"


@dataclass(frozen=True)
class Embeddings:
    """Where the two matrices lie after all replacements, before any low-rank change.

    Attributes:
        embedding: The token embedding.
        output: The output matrix.
        same: Whether they hold the same weights because the base ties them.

    """

    embedding: StoredTensor
    output: StoredTensor
    same: bool

    @property
    def rows(self) -> int:
        """The number of tokens."""
        return self.embedding.dims[-1]


def find_embeddings(checkpoint: Checkpoint, parts: Parts, config: LoraConfig) -> Embeddings:
    """Take the adapter's own embedding and output matrix, if it has them.

    Raises:
        AdapterError: The two disagree about the number of tokens, or the adapter contradicts itself.

    """
    stored = {tensor.spec.name: tensor.stored for tensor in checkpoint.tensors}
    shared = checkpoint.tied
    own = {module: _own(parts, config, module, shared=shared) for module in (EMBEDDING, OUTPUT)}
    base = {module: _base(parts, config, module, shared=shared) for module in (EMBEDDING, OUTPUT)}
    for module, name in ((EMBEDDING, "token_embd.weight"), (OUTPUT, "output.weight")):
        trained = config.weight_tying or config.chosen.is_saved(module)
        if copy := base[module] or (None if trained else own[module]):
            refuse_other_copy(copy, stored.get(name, stored["token_embd.weight"]))
    if shared:
        if config.weight_tying:  # one trained matrix stands for both
            own = {module: own[module] or own[EMBEDDING] or own[OUTPUT] for module in own}
        common = _common(base) or stored["token_embd.weight"]
        base = dict.fromkeys(base, common)
    for module in (EMBEDDING, OUTPUT):
        if own[module] is None and config.chosen.is_saved(module):
            raise missing_weight(module)
    embedding = own[EMBEDDING] or base[EMBEDDING] or stored["token_embd.weight"]
    output = own[OUTPUT] or base[OUTPUT] or stored["output.weight"]
    for tensor in (embedding, output):
        if len(tensor.dims) != 2 or tensor.dims[0] != checkpoint.shape.embedding or not tensor.dims[1]:
            raise AdapterError(
                f"The adapter tensor {tensor.name[:120]} has the shape {tensor.dims[::-1]}, which does not fit the "
                "base model: use the base that it was trained on."
            )
    if embedding.dims != output.dims:
        raise AdapterError(
            f"The adapter's token embedding has {embedding.dims[1]} rows but its output matrix has {output.dims[1]}: "
            "save the adapter again with save_embedding_layers=True, so that it holds both."
        )
    return Embeddings(embedding, output, shared and same_data(embedding, output))


def _own(parts: Parts, config: LoraConfig, module: str, *, shared: bool) -> StoredTensor | None:
    """Return the weight that belongs to this module alone."""
    if shared and not config.chosen.is_saved(module) and not config.weight_tying:
        return None
    return parts.take(module, Part.OWN)


def _base(parts: Parts, config: LoraConfig, module: str, *, shared: bool) -> StoredTensor | None:
    """Return the untrained weight that the adapter brings for this module.

    In a tied base a weight that is saved without having been trained is the shared one, resized perhaps.
    """
    base = parts.take(module, Part.BASE)
    return base or (parts.take(module, Part.OWN) if shared and not config.chosen.is_saved(module) else None)


def _common(base: dict[str, StoredTensor | None]) -> StoredTensor | None:
    embedding, output = base[EMBEDDING], base[OUTPUT]
    if embedding and output and not same_data(embedding, output):
        raise AdapterError(
            "The adapter holds two different matrices for the embedding that the base model shares with its output: "
            "use the base that it was trained on."
        )
    return embedding or output


def missing_weight(module: str) -> AdapterError:
    """Return the refusal of an adapter that lacks a module which it should bring along."""
    return AdapterError(
        f"The adapter lacks the weight of {module[:80]}, although its modules_to_save name it: restore its files."
    )


def same_change(embedding: LowRank | None, output: LowRank | None) -> bool:
    """Tell whether both matrices get the same change, bit for bit."""
    if embedding is output:
        return True
    if embedding is None or output is None:
        return False
    if embedding.tokens and output.tokens:
        same_places = embedding.tokens.places == output.tokens.places
        return same_places and same_data(embedding.tokens.rows, output.tokens.rows)
    if (embedding.rank, embedding.scale) != (output.rank, output.scale) or embedding.magnitude or output.magnitude:
        return False
    if embedding.a is None or embedding.b is None or output.a is None or output.b is None:
        return False
    return _transposed(embedding.a, output.b) and _transposed(embedding.b, output.a)


def _transposed(one: StoredTensor, other: StoredTensor) -> bool:
    """Tell whether two stored matrices are each other's transpose, bit for bit."""
    if one.type is not other.type or one.dims != other.dims[::-1]:
        return False
    with OpenFiles() as files:
        first, second = (_read(tensor, files) for tensor in (one, other))
    return bool(np.array_equal(first, second.swapaxes(0, 1)))


def _read(tensor: StoredTensor, files: OpenFiles) -> Bytes:
    size = row_bytes(tensor.type, 1)
    columns, rows = tensor.dims
    raw = np.empty(rows * columns * size, np.uint8)
    files.get(tensor.file).read_into(tensor.offset, raw)
    return raw.reshape(rows, columns, size)
