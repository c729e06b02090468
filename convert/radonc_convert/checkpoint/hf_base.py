"""A Hugging Face folder as a base model: config.json, safetensors weights and a tokenizer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from radonc_convert.checkpoint.model import Checkpoint, StoredTensor, match_specs
from radonc_convert.checkpoint.safetensors import read_safetensors
from radonc_convert.errors import CheckpointError
from radonc_convert.jsonfile import read_object
from radonc_convert.layout import LlamaShape
from radonc_convert.metadata import KeyValue, float32, string, uint32
from radonc_convert.tokenizer import tokenizer_values

__all__ = ["open_folder"]

_MAX_LAYERS = 4096
_MAX_WIDTH = 1 << 24
_IGNORED_ENDINGS = (".rotary_emb.inv_freq", ".attention.bias", ".attention.masked_bias")


def open_folder(folder: Path) -> Checkpoint:
    """Read the description of a Llama model in a Hugging Face folder.

    Raises:
        CheckpointError: The folder lacks a file, is damaged or holds another kind of model.

    """
    config = read_object(folder / "config.json", CheckpointError)
    if config.get("model_type") != "llama":
        raise CheckpointError(
            f"The folder {folder.name} holds no Llama model: only that architecture can be converted."
        )
    if config.get("quantization_config"):
        raise CheckpointError(
            f"The weights in {folder.name} are already quantized: start from the unquantized base model."
        )
    shape = _shape(config)
    stored = _stored_tensors(folder)
    if config.get("tie_word_embeddings") is True:
        stored.pop("lm_head.weight", None)  # some programs store the shared matrix a second time
    tensors = match_specs(shape, stored, by_hf_name=True)
    if config.get("tie_word_embeddings") is False and "lm_head.weight" not in stored:
        raise CheckpointError(f"The folder {folder.name} lacks lm_head.weight: copy or download it again.")
    values = (
        string("general.architecture", "llama"),
        string("general.type", "model"),
        string("general.name", folder.resolve().name),
        *_hyper_parameters(config, shape),
        *tokenizer_values(folder, config, shape.vocabulary),
    )
    files = tuple(dict.fromkeys(tensor.file for tensor in stored.values()))
    return Checkpoint(shape, tensors, values, files, is_folder=True)


def _stored_tensors(folder: Path) -> dict[str, StoredTensor]:
    index = folder / "model.safetensors.index.json"
    if index.is_file():
        table = read_object(index, CheckpointError).get("weight_map")
        if not isinstance(table, dict) or not all(_is_plain_name(name) for name in table.values()):
            raise CheckpointError(f"The file {index.name} is damaged (no weight_map): copy or download it again.")
        names = sorted(set(table.values()))
    else:
        table = None
        names = sorted(path.name for path in folder.glob("model*.safetensors"))
    if not names:
        pickles = any(folder.glob("*.bin")) or any(folder.glob("*.pt*"))
        reason = ": save its pickled weights as safetensors first" if pickles else ""
        raise CheckpointError(f"The folder {folder.name} holds no safetensors weights{reason or ': check the path'}.")
    stored: dict[str, StoredTensor] = {}
    for name in names:
        part = read_safetensors(folder / name, CheckpointError)
        if double := stored.keys() & part.keys():
            raise CheckpointError(f"The tensor {min(double)[:80]} occurs in two weight files: download the base again.")
        stored |= part
    if table is not None and table.keys() != stored.keys():
        differing = min(table.keys() ^ stored.keys())
        raise CheckpointError(f"The weight index and the weight files disagree about {differing[:80]}: download again.")
    return {name: tensor for name, tensor in stored.items() if not name.endswith(_IGNORED_ENDINGS)}


def _is_plain_name(name: Any) -> bool:
    return isinstance(name, str) and name.endswith(".safetensors") and Path(name).name == name


def _number(config: dict[str, Any], key: str, most: int, default: int | None = None) -> int:
    value = config.get(key)
    if value is None:
        value = default
    if type(value) is not int or not 1 <= value <= most:
        raise CheckpointError(f"The file config.json gives no usable {key}: copy or download it again.")
    return value


def _shape(config: dict[str, Any]) -> LlamaShape:
    width = _number(config, "hidden_size", _MAX_WIDTH)
    heads = _number(config, "num_attention_heads", _MAX_WIDTH)
    shape = LlamaShape(
        layers=_number(config, "num_hidden_layers", _MAX_LAYERS),
        embedding=width,
        feed_forward=_number(config, "intermediate_size", _MAX_WIDTH),
        heads=heads,
        kv_heads=_number(config, "num_key_value_heads", _MAX_WIDTH, heads),
        head_size=_number(config, "head_dim", _MAX_WIDTH, max(width // heads, 1)),
        vocabulary=_number(config, "vocab_size", _MAX_WIDTH),
    )
    if shape.heads % shape.kv_heads or shape.head_size % 2:
        raise CheckpointError("The file config.json describes attention heads that do not fit together.")
    if config.get("hidden_act", "silu") != "silu":
        raise CheckpointError("The file config.json names an activation that Llama models in GGUF do not have.")
    return shape


def _hyper_parameters(config: dict[str, Any], shape: LlamaShape) -> list[KeyValue]:
    """Return the llama.* entries in the order in which the usual converter writes them."""
    theta, scaling = _rope(config)
    values = [
        uint32("llama.block_count", shape.layers),
        uint32("llama.context_length", _number(config, "max_position_embeddings", 1 << 31)),
        uint32("llama.embedding_length", shape.embedding),
        uint32("llama.feed_forward_length", shape.feed_forward),
        uint32("llama.attention.head_count", shape.heads),
        uint32("llama.attention.head_count_kv", shape.kv_heads),
        *scaling,
        float32("llama.rope.freq_base", theta),
        float32("llama.attention.layer_norm_rms_epsilon", _real(config, "rms_norm_eps", 1e-6)),
    ]
    if config.get("head_dim") is not None:
        values.append(uint32("llama.attention.key_length", shape.head_size))
        values.append(uint32("llama.attention.value_length", shape.head_size))
    values.append(uint32("llama.vocab_size", shape.vocabulary))
    values.append(uint32("llama.rope.dimension_count", shape.head_size))
    return values


def _rope(config: dict[str, Any]) -> tuple[float, list[KeyValue]]:
    """Return the rotary base and the entries of its scaling, from where old or new configs keep them."""
    rope = config.get("rope_parameters") or config.get("rope_scaling") or {}
    if not isinstance(rope, dict):
        raise CheckpointError("The file config.json gives no usable rope_parameters: copy or download it again.")
    theta = _real(rope if rope.get("rope_theta") is not None else config, "rope_theta", 10000.0)
    kind = rope.get("rope_type", rope.get("type", "default"))
    if kind == "default":
        return theta, []
    if kind == "linear":
        factor = _real(rope, "factor", 0.0)
        return theta, [
            string("llama.rope.scaling.type", "linear"),
            float32("llama.rope.scaling.factor", factor),
        ]
    raise CheckpointError(
        f"The rotary scaling {str(kind)[:20]!r} in config.json is not supported: convert a base with none or linear."
    )


def _real(config: dict[str, Any], key: str, default: float) -> float:
    value = config.get(key, default)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < 1e30:
        raise CheckpointError(f"The file config.json gives no usable {key}: copy or download it again.")
    return float(value)
