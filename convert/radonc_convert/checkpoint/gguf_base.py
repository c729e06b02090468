"""A GGUF file as a base model: weights of any stored type, tokenizer and metadata copied as they are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from radonc_convert.checkpoint.files import identify
from radonc_convert.checkpoint.gguf_header import GgufHeader, read_header
from radonc_convert.checkpoint.model import Checkpoint, StoredTensor, match_specs
from radonc_convert.errors import CheckpointError
from radonc_convert.layout import LlamaShape
from radonc_convert.metadata import KeyValue, string, uint32
from radonc_convert.tokenizer import tokenizer_values

__all__ = ["open_gguf"]

_DROPPED_KEYS = {"general.alignment", "general.file_type", "general.quantization_version"}
_DROPPED_PREFIXES = ("split.", "quantize.imatrix.", "radonc.")
_MAX_LAYERS = 4096
_MAX_WIDTH = 1 << 24


def open_gguf(path: Path) -> Checkpoint:
    """Read the description of a Llama model in a GGUF file.

    Raises:
        CheckpointError: The file is damaged, split, no Llama model, or already holds a merged adapter.

    """
    identity = identify(path)
    header = read_header(path)
    _refuse_other_models(header, path.name)
    shape = _shape(header, path.name)
    if header.length("tokenizer.ggml.tokens") != shape.vocabulary:
        raise CheckpointError(f"The tokenizer of {path.name} does not have as many tokens as the model has rows.")
    stored = {
        tensor.name: StoredTensor(tensor.name, tensor.dims, tensor.type, identity, header.data_offset + tensor.offset)
        for tensor in header.tensors
    }
    tensors = match_specs(shape, stored, by_hf_name=False)
    return Checkpoint(shape, tensors, CopiedHeader(header), (identity,), folder=None)


@dataclass(frozen=True)
class CopiedHeader:
    """The metadata of a GGUF base: its own entries, as they are."""

    header: GgufHeader

    def values(
        self,
        parameters: int,  # noqa: ARG002 - a copied size label needs no count
        shape: LlamaShape,
        tokenizer: Path | None,
        name: str | None,
    ) -> tuple[KeyValue, ...]:
        """Return the entries for an output of that shape, under that name."""
        found = {value.key: value for value in self.header.values if not _is_dropped(value)}
        if name is not None:
            _put_after_architecture(found, string("general.name", name))
        if tokenizer is not None:
            found = {key: value for key, value in found.items() if not key.startswith("tokenizer.")}
            own = tokenizer_values(tokenizer, self._special_ids(), shape.vocabulary)
            found |= {value.key: value for value in own}
        elif self.header.length("tokenizer.ggml.tokens") != shape.vocabulary:
            raise CheckpointError(
                f"The vocabulary grew to {shape.vocabulary} rows but its tokenizer is missing: "
                "save the tokenizer beside the adapter."
            )
        if "llama.vocab_size" in found:
            found["llama.vocab_size"] = uint32("llama.vocab_size", shape.vocabulary)
        return tuple(found.values())

    def _special_ids(self) -> dict[str, int | float | None]:
        """Return the special tokens of the base in the words of config.json."""
        names = {"bos": "bos", "eos": "eos", "unk": "unknown", "sep": "seperator", "pad": "padding"}
        return {f"{name}_token_id": self.header.number(f"tokenizer.ggml.{key}_token_id") for name, key in names.items()}


def _put_after_architecture(found: dict[str, KeyValue], entry: KeyValue) -> None:
    """Replace an entry where it stands, or put it second."""
    if entry.key in found:
        found[entry.key] = entry
        return
    rest = dict(found)
    found.clear()
    for key, value in rest.items():
        found[key] = value
        found.setdefault(entry.key, entry)


def _is_dropped(value: KeyValue) -> bool:
    return value.key in _DROPPED_KEYS or value.key.startswith(_DROPPED_PREFIXES)


def _refuse_other_models(header: GgufHeader, name: str) -> None:
    architecture = header.text("general.architecture")
    if architecture != "llama":
        raise CheckpointError(f"The file {name} holds no Llama model: only the Llama architecture can be converted.")
    if header.number("split.count") not in (None, 0, 1):
        raise CheckpointError(f"The file {name} is one part of a split model: join the parts first.")
    if header.number("llama.expert_count") not in (None, 0):
        raise CheckpointError(f"The file {name} holds a mixture of experts: only dense Llama models can be converted.")
    if header.find("radonc.adapter.sha256") is not None:
        raise CheckpointError(f"The file {name} already holds a merged adapter: start from the original base model.")


def _shape(header: GgufHeader, name: str) -> LlamaShape:
    def number(key: str, most: int, default: int | None = None) -> int:
        value = header.number(f"llama.{key}")
        if value is None and header.find(f"llama.{key}") is None:
            value = default
        if not isinstance(value, int) or not 1 <= value <= most:
            raise CheckpointError(f"The file {name} gives no usable llama.{key}: copy or download it again.")
        return value

    width, heads = number("embedding_length", _MAX_WIDTH), number("attention.head_count", _MAX_WIDTH)
    kv_heads = number("attention.head_count_kv", _MAX_WIDTH, heads)
    head_size = number("attention.key_length", _MAX_WIDTH, max(width // heads, 1))
    if heads % kv_heads or head_size % 2 or number("attention.value_length", _MAX_WIDTH, head_size) != head_size:
        raise CheckpointError(f"The file {name} describes attention heads that do not fit together.")
    embedding = next((tensor for tensor in header.tensors if tensor.name == "token_embd.weight"), None)
    if embedding is None or len(embedding.dims) != 2:
        raise CheckpointError(f"The file {name} holds no token embedding: copy or download it again.")
    return LlamaShape(
        layers=number("block_count", _MAX_LAYERS),
        embedding=width,
        feed_forward=number("feed_forward_length", _MAX_WIDTH),
        heads=heads,
        kv_heads=kv_heads,
        head_size=head_size,
        vocabulary=embedding.dims[1],
    )
