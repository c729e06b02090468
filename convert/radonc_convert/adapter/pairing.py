"""Pairing the trained parts of an adapter with the matrices of its base."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from radonc_convert.adapter.config import LoraConfig
from radonc_convert.adapter.embeddings import EMBEDDING, OUTPUT
from radonc_convert.adapter.lowrank import LowRank, TokenRows
from radonc_convert.adapter.parts import Part, Parts
from radonc_convert.checkpoint.model import SourceTensor, StoredTensor
from radonc_convert.errors import AdapterError
from radonc_convert.layout import Kind, TensorSpec

__all__ = ["check_complete", "find_change"]


def find_change(tensor: SourceTensor, parts: Parts, config: LoraConfig) -> LowRank | None:
    """Take what changes one matrix, or return None when nothing does.

    Raises:
        AdapterError: A part is missing, has another shape, or is not in the adapter's configuration.

    """
    spec = tensor.spec
    module, embedding = spec.hf_module, spec.kind is Kind.TOKEN_EMBEDDING
    sides = (Part.EMBEDDING_A, Part.EMBEDDING_B) if embedding else (Part.A, Part.B)
    tokens = _token_rows(spec, parts, config)
    if not parts.has(module, *sides):
        if tokens is None:
            return None
        return LowRank(None, None, 0, 0.0, 0, tensor.stored, embedding, tokens=tokens)
    if tokens is not None:
        raise AdapterError(
            f"The adapter uses trainable_token_indices and factors on {module}: both at once cannot be merged."
        )
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
    return LowRank(a, b, rank, config.scale_of(module), spec.heads, tensor.stored, embedding, magnitude)


def _is_chosen(config: LoraConfig, module: str) -> bool:
    # A tied output matrix gets factors without being named.
    tied = config.weight_tying and module == OUTPUT and config.chosen.has_factors(EMBEDDING)
    return tied or config.chosen.has_factors(module)


def _magnitude(spec: TensorSpec, parts: Parts, config: LoraConfig) -> StoredTensor | None:
    if not config.decomposed:
        return None
    magnitude = parts.take(spec.hf_module, Part.MAGNITUDE)
    if magnitude is None:
        raise AdapterError(
            f"The adapter lacks the magnitudes of {spec.hf_module[:80]}, although it uses use_dora: restore its files."
        )
    return magnitude


def _token_rows(spec: TensorSpec, parts: Parts, config: LoraConfig) -> TokenRows | None:
    """Take the trained token rows of a matrix, or return None when it has none."""
    rows = parts.take(spec.hf_module, Part.TOKENS)
    if rows is None:
        return None
    # The twin of a tied embedding gets its rows without being named.
    places = config.tokens_of(spec.hf_module) or (config.tokens_of(EMBEDDING) if spec.hf_module == OUTPUT else None)
    if places is None or len(set(places)) != len(places) or max(places, default=0) >= spec.rows:
        raise AdapterError(
            f"The adapter's trainable_token_indices do not fit its {rows.name[:120]}: restore its files."
        )
    _check_shape(rows, (spec.columns, len(places)), spec.hf_module)
    return TokenRows(places, rows)


def _check_shape(tensor: StoredTensor, expected: tuple[int, ...], module: str) -> None:
    if tensor.dims != expected:
        raise AdapterError(
            f"The adapter tensor {tensor.name[:120]} of {module[:80]} has the shape "
            f"{tensor.dims[::-1]} instead of {expected[::-1]}: use the base that the adapter was trained on."
        )


def check_complete(config: LoraConfig, tensors: Iterable[SourceTensor], changes: Collection[str]) -> None:
    """Refuse an adapter that lacks a module which its configuration says it has.

    Raises:
        AdapterError: It does; the first missing module is named.

    """
    for tensor in tensors:
        module = tensor.spec.hf_module
        if tensor.spec.is_vector or tensor.spec.name in changes:
            continue
        if config.chosen.complete and config.chosen.has_factors(module):
            raise AdapterError(
                f"The adapter lacks the factors of {module[:80]}, although its target_modules name it: "
                "restore its files."
            )
        if config.tokens_of(module) is not None:
            raise AdapterError(
                f"The adapter lacks the rows of {module[:80]}, although its trainable_token_indices name it: "
                "restore its files."
            )
