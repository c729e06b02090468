"""Rotary position embedding: its base, its scaling, and the frequency factors of Llama 3.

Old configurations spell it ``rope_theta`` and ``rope_scaling``, new ones ``rope_parameters``.
Source: transformers' rope_parameters and ``LlamaModel.generate_extra_tensors`` of llama.cpp's converter.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from radonc_convert.errors import CheckpointError
from radonc_convert.metadata import KeyValue, float32, string, uint32

__all__ = ["Rope", "read_rope"]

_DEFAULT_THETA = 10000.0
_YARN = (
    ("yarn_ext_factor", ("extrapolation_factor",)),
    ("yarn_attn_factor", ("attention_factor", "attn_factor")),
    ("yarn_beta_fast", ("beta_fast",)),
    ("yarn_beta_slow", ("beta_slow",)),
)


@dataclass(frozen=True)
class Rope:
    """The rotary embedding of a model.

    Attributes:
        theta: The base of its frequencies.
        scaling: Entries for the header.
        factors: The content of ``rope_freqs.weight``, float32 little-endian, or None without that tensor.

    """

    theta: float
    scaling: tuple[KeyValue, ...] = ()
    factors: bytes | None = None


def read_rope(config: dict[str, Any], head_size: int, context: int) -> Rope:
    """Return the rotary embedding that a ``config.json`` describes.

    Raises:
        CheckpointError: The description is damaged or names a kind that Llama models in GGUF do not have.

    """
    rope = config.get("rope_scaling") or config.get("rope_parameters") or {}
    if not isinstance(rope, dict):
        raise CheckpointError("The file config.json gives no usable rope_parameters: copy or download it again.")
    theta = _real(rope if rope.get("rope_theta") is not None else config, "rope_theta", _DEFAULT_THETA)
    partial = rope.get("partial_rotary_factor", config.get("partial_rotary_factor"))
    if partial not in (None, 1):
        raise CheckpointError("The file config.json rotates only a part of each head, which no Llama model does.")
    kind = rope.get("rope_type", rope.get("type", "default"))
    original = _real(rope, "original_max_position_embeddings", context)
    if kind in ("default", "dynamic"):  # dynamic scaling begins beyond the context that the header allows
        return Rope(theta)
    if kind == "linear":
        return Rope(theta, (_scaling_type("linear"), _factor(rope)))
    if kind == "yarn":
        entries = (_scaling_type("yarn"), _factor(rope), uint32(_key("original_context_length"), int(original)))
        return Rope(theta, (*entries, *_yarn(rope)))
    if kind in ("longrope", "su"):
        return Rope(theta, (_scaling_type("longrope"),))
    if isinstance(kind, str) and kind.lower() == "llama3":
        return Rope(theta, (), _llama3_factors(rope, theta, head_size, original))
    raise CheckpointError(
        f"The rotary scaling {str(kind)[:20]!r} in config.json is not supported: "
        "convert a base with linear, yarn, longrope or llama3 scaling or with none."
    )


def _key(name: str) -> str:
    return f"llama.rope.scaling.{name}"


def _scaling_type(name: str) -> KeyValue:
    return string(_key("type"), name)


def _factor(rope: Mapping[str, Any]) -> KeyValue:
    return float32(_key("factor"), _real(rope, "factor", 0.0))


def _yarn(rope: Mapping[str, Any]) -> list[KeyValue]:
    values = []
    for key, names in _YARN:
        name = next((name for name in names if name in rope), names[0])
        if rope.get(name) is not None:
            values.append(float32(_key(key), _real(rope, name, 0.0)))
    return values


def _llama3_factors(rope: Mapping[str, Any], theta: float, head_size: int, original: float) -> bytes:
    """Return by what each frequency is divided: 1 for fast ones, the factor for slow ones, a blend between.

    Every step is rounded to float32, and quotients are products with a reciprocal, as the reference computes
    them. Its power function is not always the nearest float32: with a base other than those of the Llama 3
    models a blended factor may differ in its last bit.
    """
    single = np.float32
    factor = _real(rope, "factor", 8.0)
    low, high = _real(rope, "low_freq_factor", 1.0), _real(rope, "high_freq_factor", 4.0)
    if high <= low:
        raise CheckpointError("The file config.json gives no usable high_freq_factor: copy or download it again.")
    exponents = np.arange(0, head_size, 2, dtype=single) / single(head_size)
    with np.errstate(all="ignore"):
        powers = np.power(float(theta), exponents.astype(np.float64)).astype(single)
        factors = np.array(
            [_llama3_factor(single(1) / power, factor, low, high, original) for power in powers], dtype=single
        )
    if not np.isfinite(factors).all():
        raise CheckpointError("The file config.json gives no usable rope_scaling: copy or download it again.")
    return factors.astype("<f4").tobytes()


def _llama3_factor(frequency: np.float32, factor: float, low: float, high: float, original: float) -> np.float32:
    single = np.float32
    length = (single(1) / frequency) * single(2 * math.pi)
    if length < single(original / high):
        return single(1)
    if length > single(original / low):
        return single(factor)
    smooth = ((single(1) / length) * single(original) - single(low)) / single(high - low)
    return single(1) / ((single(1) - smooth) / single(factor) + smooth)


def _real(config: Mapping[str, Any], key: str, default: float) -> float:
    value = config.get(key, default)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < 1e30:
        raise CheckpointError(f"The file config.json gives no usable {key}: copy or download it again.")
    return float(value)
