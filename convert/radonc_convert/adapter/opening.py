"""Opening an adapter: each of its tensors is paired with a tensor of the base and used exactly once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from radonc_convert.adapter.base_name import refuse_contradicting_name
from radonc_convert.adapter.card import TrainingCard, read_card
from radonc_convert.adapter.config import LoraConfig, read_config
from radonc_convert.adapter.embeddings import OUTPUT, Embeddings, find_embeddings, missing_weight, same_change
from radonc_convert.adapter.lowrank import LowRank
from radonc_convert.adapter.pairing import check_complete, find_change
from radonc_convert.adapter.parts import Part, Parts
from radonc_convert.adapter.vocabulary import find_tokenizer
from radonc_convert.checkpoint.model import Checkpoint, SourceTensor, StoredTensor
from radonc_convert.checkpoint.safetensors import read_safetensors
from radonc_convert.errors import AdapterError
from radonc_convert.layout import LlamaShape, TensorSpec, tensor_specs
from radonc_convert.quantize.types import GgmlType
from radonc_models.pack import adapter_sha256

__all__ = ["Adapter", "open_adapter"]

_WEIGHTS = "adapter_model.safetensors"


@dataclass(frozen=True)
class Adapter:
    """An adapter that fits its base.

    Attributes:
        config: The settings.
        card: The training card, if there is one.
        sha256: Identity over weights and settings.
        shape: Hyper-parameters of the merged model; its vocabulary may have grown.
        tensors: Every tensor of the merged model, in no particular order; a replaced one lies in the adapter.
        changes: The low-rank changes by GGUF tensor name.
        tokenizer: The folder whose tokenizer belongs to the merged vocabulary; None for the base's own.

    """

    config: LoraConfig
    card: TrainingCard | None
    sha256: str
    shape: LlamaShape
    tensors: tuple[SourceTensor, ...]
    changes: dict[str, LowRank]
    tokenizer: Path | None

    @property
    def tied(self) -> bool:
        """Tell whether the merged token embedding is the output matrix too."""
        return all(tensor.spec.name != "output.weight" for tensor in self.tensors)

    def refuse_other_base(self, base_sha256: str) -> None:
        """Compare the base's hash with the one that the adapter was trained on.

        Raises:
            AdapterError: The training card names another one.

        """
        trained_on = self.card.base_sha256 if self.card else None
        if trained_on is not None and trained_on != base_sha256:
            raise AdapterError(
                f"The adapter was trained on another base model (SHA-256 {trained_on[:12]}…, this one is "
                f"{base_sha256[:12]}…): give the base named in its training card."
            )


def open_adapter(folder: Path, checkpoint: Checkpoint) -> Adapter:
    """Read an adapter and pair each of its tensors with a tensor of the base.

    Raises:
        AdapterError: The adapter is damaged, cannot be merged, or does not fit the base; the message names
            what.

    """
    if not folder.is_dir():
        raise AdapterError(f"The adapter folder {folder.name} cannot be found: check the path.")
    config = read_config(folder)
    parts = Parts(read_safetensors(_weights(folder), AdapterError))
    embeddings = find_embeddings(checkpoint, parts, config)
    shape = replace(checkpoint.shape, vocabulary=embeddings.rows)
    tensors, changes = _merged(checkpoint, shape, embeddings, parts, config)
    parts.refuse_rest()
    tokenizer = find_tokenizer(folder, checkpoint, embeddings.rows)
    card = read_card(folder)
    if card is None or card.base_sha256 is None:  # a hash says more than a name
        refuse_contradicting_name(config.base_name, checkpoint)
    return Adapter(config, card, adapter_sha256(folder), shape, tensors, changes, tokenizer)


def _weights(folder: Path) -> Path:
    if not (folder / _WEIGHTS).is_file():
        pickled = (folder / "adapter_model.bin").is_file()
        advice = f"run radonc-models to-safetensors {folder.name} on its pickle" if pickled else "check the path"
        raise AdapterError(f"The adapter folder {folder.name} holds no {_WEIGHTS}: {advice}.")
    return folder / _WEIGHTS


def _merged(
    checkpoint: Checkpoint, shape: LlamaShape, embeddings: Embeddings, parts: Parts, config: LoraConfig
) -> tuple[tuple[SourceTensor, ...], dict[str, LowRank]]:
    """Return the tensors of the merged model and their changes."""
    bases = {tensor.spec.name: tensor for tensor in checkpoint.tensors}
    sources = {"token_embd.weight": embeddings.embedding, "output.weight": embeddings.output}
    tensors, changes = {}, {}
    for spec in tensor_specs(shape):
        base = bases.get(spec.name)
        if base is None and spec.name not in sources:
            continue
        stored = sources.get(spec.name) or _replacement(spec, parts, config)
        if base is not None and stored in (None, base.stored):
            tensors[spec.name] = replace(base, spec=spec)
        else:
            assert stored is not None
            tensors[spec.name] = SourceTensor(spec, stored, rotate=spec.heads > 0)
        change = None if spec.is_vector else find_change(tensors[spec.name], parts, config)
        if change is not None:
            rounded = change.embedding and base is not None and base.stored.type is GgmlType.F16
            changes[spec.name] = replace(change, delta_in_half=rounded)
    _share_with_output(checkpoint, config, changes)
    check_complete(config, tensors.values(), changes.keys())
    if embeddings.same and same_change(changes.get("token_embd.weight"), changes.get("output.weight")):
        del tensors["output.weight"]
        changes.pop("output.weight", None)
    return tuple(tensors.values()), changes


def _share_with_output(checkpoint: Checkpoint, config: LoraConfig, changes: dict[str, LowRank]) -> None:
    """Give the output matrix of a tied base the change of the embedding, where PEFT lets it have the same.

    It always does so for single token rows, unless the output matrix has rows of its own.
    """
    change, own = changes.get("token_embd.weight"), config.tokens_of(OUTPUT)
    if not checkpoint.tied or change is None:
        return
    shared = config.weight_tying if change.tokens is None else own in (None, change.tokens.places)
    if shared:
        changes.setdefault("output.weight", change)


def _replacement(spec: TensorSpec, parts: Parts, config: LoraConfig) -> StoredTensor | None:
    """Take the weight that the adapter brings for a tensor, or return None.

    Raises:
        AdapterError: It has another shape, or is missing although the configuration says that it is there.

    """
    module = spec.hf_module
    if spec.hf_name.endswith(".bias"):
        stored = parts.take(module, Part.BIAS)
    else:
        base = parts.take(module, Part.BASE)
        stored = parts.take(module, Part.OWN) or base
        if stored is None and module and config.chosen.is_saved(module):
            raise missing_weight(module)
    expected = (spec.columns,) if spec.is_vector else (spec.columns, spec.rows)
    if stored is not None and stored.dims != expected:
        raise AdapterError(
            f"The adapter tensor {stored.name[:120]} has the shape {stored.dims[::-1]} instead of {expected[::-1]}: "
            "use the base that the adapter was trained on."
        )
    return stored
