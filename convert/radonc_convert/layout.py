"""The tensors of a Llama model: their names in both worlds, their shapes, and the RoPE row order.

A Hugging Face checkpoint keeps the two halves of a rotary head one after the other; GGUF keeps the pairs
side by side. The difference is a permutation of the rows of the query and key projections (and of their
LoRA B factors).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

import numpy as np
from numpy.typing import NDArray

__all__ = ["Kind", "LlamaShape", "TensorSpec", "file_order", "rotary_row_order", "row_ranges", "tensor_specs"]


class Kind(Enum):
    """What a tensor is for; quantization rules are written in these words."""

    VECTOR = auto()  # norms, biases, rotary factors: always F32
    TOKEN_EMBEDDING = auto()
    OUTPUT = auto()
    ATTENTION_QUERY = auto()
    ATTENTION_KEY = auto()
    ATTENTION_VALUE = auto()
    ATTENTION_OUTPUT = auto()
    FEED_FORWARD_GATE = auto()
    FEED_FORWARD_UP = auto()
    FEED_FORWARD_DOWN = auto()


@dataclass(frozen=True)
class LlamaShape:
    """The hyper-parameters that decide every tensor's shape."""

    layers: int
    embedding: int
    feed_forward: int
    heads: int
    kv_heads: int
    head_size: int
    vocabulary: int


@dataclass(frozen=True)
class TensorSpec:
    """One tensor that a Llama model may hold.

    Attributes:
        name: Name in a GGUF file.
        hf_name: Name in a Hugging Face checkpoint.
        kind: What it is for.
        rows: Output features; 1 for a vector.
        columns: Input features, the contiguous axis.
        layer: Index of the layer, -1 outside the layers.
        heads: Number of rotary heads among the rows, 0 when their order is the same in both worlds.
        required: Whether a model without it is damaged.

    """

    name: str
    hf_name: str
    kind: Kind
    rows: int
    columns: int
    layer: int = -1
    heads: int = 0
    required: bool = True

    @property
    def is_vector(self) -> bool:
        """Tell whether the tensor has one dimension."""
        return self.kind is Kind.VECTOR

    @property
    def hf_module(self) -> str:
        """The name of the module that owns the tensor, as adapters name it."""
        return self.hf_name.rpartition(".")[0]


def tensor_specs(shape: LlamaShape) -> Iterator[TensorSpec]:
    """Yield every tensor that a Llama model of this shape may hold, the optional ones too."""
    vocabulary, width = shape.vocabulary, shape.embedding
    yield TensorSpec("token_embd.weight", "model.embed_tokens.weight", Kind.TOKEN_EMBEDDING, vocabulary, width)
    yield TensorSpec("output.weight", "lm_head.weight", Kind.OUTPUT, vocabulary, width, required=False)
    yield TensorSpec("output_norm.weight", "model.norm.weight", Kind.VECTOR, 1, width)
    yield TensorSpec("rope_freqs.weight", "", Kind.VECTOR, 1, shape.head_size // 2, required=False)
    for layer in range(shape.layers):
        yield from _layer_specs(shape, layer)


def _layer_specs(shape: LlamaShape, layer: int) -> Iterator[TensorSpec]:
    width, hidden = shape.embedding, shape.feed_forward
    queries, keys = shape.heads * shape.head_size, shape.kv_heads * shape.head_size
    table = (
        ("attn_q", "self_attn.q_proj", Kind.ATTENTION_QUERY, queries, width, shape.heads),
        ("attn_k", "self_attn.k_proj", Kind.ATTENTION_KEY, keys, width, shape.kv_heads),
        ("attn_v", "self_attn.v_proj", Kind.ATTENTION_VALUE, keys, width, 0),
        ("attn_output", "self_attn.o_proj", Kind.ATTENTION_OUTPUT, width, queries, 0),
        ("ffn_gate", "mlp.gate_proj", Kind.FEED_FORWARD_GATE, hidden, width, 0),
        ("ffn_up", "mlp.up_proj", Kind.FEED_FORWARD_UP, hidden, width, 0),
        ("ffn_down", "mlp.down_proj", Kind.FEED_FORWARD_DOWN, width, hidden, 0),
    )
    ours, theirs = f"blk.{layer}", f"model.layers.{layer}"
    for name, module, kind, rows, columns, heads in table:
        yield TensorSpec(f"{ours}.{name}.weight", f"{theirs}.{module}.weight", kind, rows, columns, layer, heads)
        yield TensorSpec(
            f"{ours}.{name}.bias",
            f"{theirs}.{module}.bias",
            Kind.VECTOR,
            1,
            rows,
            layer,
            heads,
            required=False,
        )
    for name, module in (("attn_norm", "input_layernorm"), ("ffn_norm", "post_attention_layernorm")):
        yield TensorSpec(f"{ours}.{name}.weight", f"{theirs}.{module}.weight", Kind.VECTOR, 1, width, layer)


def file_order(spec: TensorSpec) -> tuple[int, str]:
    """Return the sort key of tensors in a quantized file: layer first (-1 before all), then name."""
    return (spec.layer, spec.name)


def row_ranges(spec: TensorSpec, weights: int, *, whole_heads: bool) -> Iterator[tuple[int, int]]:
    """Yield row ranges of about ``weights`` weights that cover a tensor, cutting through rotary heads or not."""
    unit = spec.rows // spec.heads if whole_heads and spec.heads and not spec.is_vector else 1
    step = max(weights // (spec.columns * unit), 1) * unit
    for start in range(0, spec.rows, step):
        yield start, min(start + step, spec.rows)


def rotary_row_order(rows: int, heads: int) -> NDArray[np.intp]:
    """Return for each GGUF row the Hugging Face row it comes from, over ``heads`` heads of equal size."""
    return np.arange(rows).reshape(heads, 2, rows // heads // 2).swapaxes(1, 2).reshape(-1)
