"""A Hugging Face folder as a base model: config.json, safetensors weights and a tokenizer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from radonc_convert.checkpoint.files import identify
from radonc_convert.checkpoint.model import Checkpoint, SourceTensor, StoredTensor, match_specs
from radonc_convert.checkpoint.safetensors import read_safetensors
from radonc_convert.errors import CheckpointError
from radonc_convert.header import HyperParameters, general_values, read_hyperparameters
from radonc_convert.jsonfile import read_object
from radonc_convert.layout import LlamaShape, tensor_specs
from radonc_convert.metadata import KeyValue
from radonc_convert.quantize.types import GgmlType
from radonc_convert.tokenizer import tokenizer_values

__all__ = ["open_folder"]

_UNFINISHED = "snapshot.unfinished.json"  # of radonc-models fetch
_IGNORED_ENDINGS = (".rotary_emb.inv_freq", ".attention.bias", ".attention.masked_bias")


@dataclass(frozen=True)
class FolderHeader:
    """The metadata of a Hugging Face folder, worded as the usual converter does."""

    folder: Path
    config: dict[str, Any]
    parameters: HyperParameters

    def values(
        self, parameters: int, shape: LlamaShape, tokenizer: Path | None, name: str | None
    ) -> tuple[KeyValue, ...]:
        """Return the entries for an output with so many weights, of that shape, under that name."""
        return (
            *general_values(self.folder, self.config, parameters, name),
            *self.parameters.values(shape.vocabulary),
            *tokenizer_values(tokenizer or self.folder, self.config, shape.vocabulary),
        )


def open_folder(folder: Path) -> Checkpoint:
    """Read the description of a Llama model in a Hugging Face folder.

    Raises:
        CheckpointError: The folder lacks a file, is damaged or holds another kind of model.

    """
    if (folder / _UNFINISHED).is_file():
        raise CheckpointError(f"The download in {folder.name} is unfinished: run radonc-models fetch again.")
    config = read_object(folder / "config.json", CheckpointError)
    _refuse_other_models(config, folder.name)
    parameters = read_hyperparameters(config)
    shape = parameters.shape
    stored = _stored_tensors(folder)
    if parameters.tied:
        stored.pop("lm_head.weight", None)  # some programs store the shared matrix a second time
    _refuse_other_vocabulary(stored, shape.vocabulary)
    tensors = match_specs(shape, stored, by_hf_name=True)
    if parameters.tied is False and "lm_head.weight" not in stored:
        raise CheckpointError(f"The folder {folder.name} lacks lm_head.weight: copy or download it again.")
    if parameters.rope.factors is not None:
        tensors += (_rope_factors(folder, shape, parameters.rope.factors),)
    files = tuple(dict.fromkeys(tensor.file for tensor in stored.values()))
    return Checkpoint(shape, tensors, FolderHeader(folder, config, parameters), files, folder)


def _refuse_other_models(config: dict[str, Any], name: str) -> None:
    architectures = config.get("architectures")
    if config.get("model_type") != "llama" or (architectures and architectures != ["LlamaForCausalLM"]):
        raise CheckpointError(f"The folder {name} holds no Llama model: only LlamaForCausalLM can be converted.")
    if config.get("quantization_config"):
        raise CheckpointError(f"The weights in {name} are already quantized: start from the unquantized base model.")


def _refuse_other_vocabulary(stored: dict[str, StoredTensor], vocabulary: int) -> None:
    """Tell a vocabulary that was changed in one place only, and how to put that right."""
    rows = {
        name: stored[name].dims[1]
        for name in ("model.embed_tokens.weight", "lm_head.weight")
        if name in stored and len(stored[name].dims) == 2
    }
    if len(set(rows.values())) > 1:
        embedding, output = rows.values()
        raise CheckpointError(
            f"The embedding has {embedding} rows but lm_head.weight has {output}: save the base again after "
            f"resizing both to the same vocabulary."
        )
    if rows and set(rows.values()) != {vocabulary}:
        (found,) = set(rows.values())
        raise CheckpointError(
            f"The embedding has {found} rows but config.json says {vocabulary} tokens: "
            f'set "vocab_size": {found} in config.json.'
        )


def _rope_factors(folder: Path, shape: LlamaShape, factors: bytes) -> SourceTensor:
    """Return the tensor that no checkpoint holds: the frequency factors of Llama 3."""
    spec = next(spec for spec in tensor_specs(shape) if spec.name == "rope_freqs.weight")
    stored = StoredTensor(spec.name, (spec.columns,), GgmlType.F32, identify(folder / "config.json"), 0)
    return SourceTensor(spec, stored, rotate=False, literal=factors)


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
        advice = "check the path"
        if any(folder.glob("pytorch_model*.bin")):
            advice = f"run radonc-models to-safetensors {folder.name} on its pickled weights"
        elif any(folder.glob("*.bin")) or any(folder.glob("*.pt*")):
            advice = "its pickled weights are not read, get it as safetensors"
        raise CheckpointError(f"The folder {folder.name} holds no safetensors weights: {advice}.")
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
