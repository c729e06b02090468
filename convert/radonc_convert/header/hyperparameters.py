"""The hyper-parameters of a Llama model from config.json, in its old and its new spelling.

Missing values get the defaults of transformers' ``LlamaConfig``, since that is what reads the file elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from radonc_convert.errors import CheckpointError
from radonc_convert.header.rope import Rope, read_rope
from radonc_convert.layout import LlamaShape
from radonc_convert.metadata import KeyValue, boolean, float32, uint32

__all__ = ["HyperParameters", "read_hyperparameters"]

_MAX_LAYERS = 4096
_MAX_WIDTH = 1 << 24
_MAX_HEAD = 1 << 14
_MAX_TOKENS = 1 << 21
_DEFAULT_CONTEXT = 2048
_DEFAULT_EPSILON = 1e-6


@dataclass(frozen=True)
class HyperParameters:
    """What config.json says about the network.

    Attributes:
        shape: What decides the shapes of tensors.
        context: Number of positions.
        epsilon: Epsilon of the RMS norms.
        rope: The rotary embedding.
        causal: Whether a token sees only what comes before it.
        tied: What the file says about sharing the embedding with the output, None when it says nothing.

    """

    shape: LlamaShape
    context: int
    epsilon: float
    rope: Rope
    causal: bool
    tied: bool | None

    def values(self, vocabulary: int) -> list[KeyValue]:
        """Return the ``llama.*`` entries for a model with ``vocabulary`` rows, in the reference's order."""
        shape = self.shape
        return [
            uint32("llama.block_count", shape.layers),
            uint32("llama.context_length", self.context),
            uint32("llama.embedding_length", shape.embedding),
            uint32("llama.feed_forward_length", shape.feed_forward),
            uint32("llama.attention.head_count", shape.heads),
            uint32("llama.attention.head_count_kv", shape.kv_heads),
            *([] if self.causal else [boolean("llama.attention.causal", value=False)]),
            *self.rope.scaling,
            float32("llama.rope.freq_base", self.rope.theta),
            float32("llama.attention.layer_norm_rms_epsilon", self.epsilon),
            uint32("llama.attention.key_length", shape.head_size),
            uint32("llama.attention.value_length", shape.head_size),
            uint32("llama.vocab_size", vocabulary),
            uint32("llama.rope.dimension_count", shape.head_size),
        ]


def read_hyperparameters(config: dict[str, Any]) -> HyperParameters:
    """Check a ``config.json`` and return what it says.

    Raises:
        CheckpointError: A value is missing, damaged or does not fit the others.

    """
    shape = _shape(config)
    context = _number(config, "max_position_embeddings", 1 << 31, _DEFAULT_CONTEXT)
    epsilon = config.get("rms_norm_eps", _DEFAULT_EPSILON)
    if isinstance(epsilon, bool) or not isinstance(epsilon, int | float) or not 0 <= epsilon < 1:
        raise CheckpointError("The file config.json gives no usable rms_norm_eps: copy or download it again.")
    tied = config.get("tie_word_embeddings")
    return HyperParameters(
        shape=shape,
        context=context,
        epsilon=float(epsilon),
        rope=read_rope(config, shape.head_size, context),
        causal=config.get("is_causal") is not False,
        tied=tied if isinstance(tied, bool) else None,
    )


def _shape(config: dict[str, Any]) -> LlamaShape:
    width = _number(config, "hidden_size", _MAX_WIDTH)
    heads = _number(config, "num_attention_heads", _MAX_WIDTH)
    shape = LlamaShape(
        layers=_number(config, "num_hidden_layers", _MAX_LAYERS),
        embedding=width,
        feed_forward=_number(config, "intermediate_size", _MAX_WIDTH),
        heads=heads,
        kv_heads=_number(config, "num_key_value_heads", _MAX_WIDTH, heads),
        head_size=_number(config, "head_dim", _MAX_HEAD, max(width // heads, 1)),
        vocabulary=_number(config, "vocab_size", _MAX_TOKENS),
    )
    if shape.heads % shape.kv_heads or shape.head_size % 2:
        raise CheckpointError("The file config.json describes attention heads that do not fit together.")
    if config.get("hidden_act", "silu") != "silu":
        raise CheckpointError("The file config.json names an activation that Llama models in GGUF do not have.")
    return shape


def _number(config: dict[str, Any], key: str, most: int, default: int | None = None) -> int:
    value = config.get(key)
    if value is None:
        value = default
    if type(value) is not int or not 1 <= value <= most:
        raise CheckpointError(f"The file config.json gives no usable {key}: copy or download it again.")
    return value
