"""Pairing the factors of an adapter with the matrices of its base."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from radonc_convert.adapter.config import LoraConfig
from radonc_convert.adapter.embeddings import EMBEDDING, OUTPUT
from radonc_convert.adapter.lowrank import LowRank
from radonc_convert.adapter.parts import Part, Parts
from radonc_convert.checkpoint.model import SourceTensor, StoredTensor
from radonc_convert.errors import AdapterError
from radonc_convert.layout import Kind, TensorSpec

__all__ = ["check_complete", "find_change"]


def find_change(spec: TensorSpec, parts: Parts, config: LoraConfig) -> LowRank | None:
    """Take the factors of one matrix, or return None when it has none.

    Raises:
        AdapterError: One factor is missing, has another shape, or is not in the adapter's configuration.

    """
    module, embedding = spec.hf_module, spec.kind is Kind.TOKEN_EMBEDDING
    sides = (Part.EMBEDDING_A, Part.EMBEDDING_B) if embedding else (Part.A, Part.B)
    if not parts.has(module, *sides):
        return None
    a, b = (parts.take(module, side) for side in sides)
    if a is None or b is None:
        raise AdapterError(
            f"The adapter lacks one of the two factors of {module[:80]}: restore it from the training run."
        )
    if not _is_chosen(config, module):
        raise AdapterError(
            f"The adapter changes {module[:80]}, which its target_modules do not name: restore its files."
        )
    rank = config.rank_of(module)
    inputs, outputs = (spec.rows, spec.columns) if embedding else (spec.columns, spec.rows)
    _check_shape(a, (inputs, rank), module)
    _check_shape(b, (rank, outputs), module)
    magnitude = _magnitude(spec, parts, config)
    if magnitude is not None:
        _check_shape(magnitude, (outputs,), module)
    return LowRank(a, b, rank, config.scale_of(module), spec.heads, embedding, magnitude)


def _is_chosen(config: LoraConfig, module: str) -> bool:
    # A tied output matrix gets factors without being named.
    tied = config.weight_tying and module == OUTPUT and config.chosen.has_factors(EMBEDDING)
    return tied or config.chosen.has_factors(module)


def _magnitude(spec: TensorSpec, parts: Parts, config: LoraConfig) -> StoredTensor | None:
    if not config.decomposed:
        return None
    if spec.kind is Kind.TOKEN_EMBEDDING:
        raise AdapterError(
            "The adapter uses use_dora on the token embedding, which cannot be merged row by row: train it without."
        )
    magnitude = parts.take(spec.hf_module, Part.MAGNITUDE)
    if magnitude is None:
        raise AdapterError(
            f"The adapter lacks the magnitudes of {spec.hf_module[:80]}, although it uses use_dora: restore its files."
        )
    return magnitude


def _check_shape(tensor: StoredTensor, expected: tuple[int, ...], module: str) -> None:
    if tensor.dims != expected:
        raise AdapterError(
            f"The factor {tensor.name.removeprefix('base_model.model.')[:120]} of {module[:80]} has the shape "
            f"{tensor.dims[::-1]} instead of {expected[::-1]}: use the base that the adapter was trained on."
        )


def check_complete(config: LoraConfig, tensors: Iterable[SourceTensor], changed: Collection[str]) -> None:
    """Refuse an adapter that lacks a module which its configuration says it has.

    Raises:
        AdapterError: It does; the first missing module is named.

    """
    if not config.chosen.complete:
        return
    for tensor in tensors:
        spec = tensor.spec
        if spec.is_vector or spec.name in changed or not config.chosen.has_factors(spec.hf_module):
            continue
        raise AdapterError(
            f"The adapter lacks the factors of {spec.hf_module[:80]}, although its target_modules name it: "
            "restore its files."
        )
