"""Opening an adapter: each of its tensors is paired with a tensor of the base and used exactly once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from radonc_convert.adapter.card import TrainingCard, read_card
from radonc_convert.adapter.config import LoraConfig, read_config
from radonc_convert.adapter.lowrank import LowRank
from radonc_convert.checkpoint.model import Checkpoint, SourceTensor, StoredTensor
from radonc_convert.checkpoint.safetensors import read_safetensors
from radonc_convert.errors import AdapterError
from radonc_convert.layout import LlamaShape
from radonc_models.pack import adapter_sha256

__all__ = ["Adapter", "open_adapter"]

_FACTOR = re.compile(r"base_model\.model\.(?P<module>.+)\.lora_(?P<side>[AB])\.weight")
_WEIGHTS = "adapter_model.safetensors"


@dataclass(frozen=True)
class Adapter:
    """An adapter that fits its base.

    Attributes:
        config: The settings.
        card: The training card, if there is one.
        sha256: Identity over weights and settings.
        shape: Hyper-parameters of the merged model; its vocabulary may have grown.
        tensors: Every tensor of the merged model, in no particular order.
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


def open_adapter(folder: Path, checkpoint: Checkpoint) -> Adapter:
    """Read an adapter and pair each of its factors with a tensor of the base.

    Raises:
        AdapterError: The adapter is damaged, cannot be merged, or does not fit the base; the message names
            what.

    """
    if not folder.is_dir():
        raise AdapterError(f"The adapter folder {folder.name} cannot be found: check the path.")
    config = read_config(folder)
    if not (folder / _WEIGHTS).is_file():
        pickled = (folder / "adapter_model.bin").is_file()
        advice = "save its pickled weights as safetensors first" if pickled else "check the path"
        raise AdapterError(f"The adapter folder {folder.name} holds no {_WEIGHTS}: {advice}.")
    factors = _group(read_safetensors(folder / _WEIGHTS, AdapterError))
    matrices = {tensor.spec.hf_module: tensor for tensor in checkpoint.tensors if not tensor.spec.is_vector}
    pairs = {}
    for module, sides in factors.items():
        tensor = matrices.get(module)
        if tensor is None or tensor.spec.name == "token_embd.weight":
            raise AdapterError(
                f"The adapter changes {module[:80]}, which is no linear layer of the base model: "
                "use the base that it was trained on."
            )
        pairs[tensor.spec.name] = _pair(module, sides, tensor, config)
    _check_complete(config, factors.keys(), matrices.keys())
    return Adapter(config, read_card(folder), adapter_sha256(folder), checkpoint.shape, checkpoint.tensors, pairs, None)


def _group(stored: dict[str, StoredTensor]) -> dict[str, dict[str, StoredTensor]]:
    """Return the factors by module and side ("A", "B").

    Raises:
        AdapterError: A tensor is no LoRA factor, or one side of a pair is missing.

    """
    factors: dict[str, dict[str, StoredTensor]] = {}
    for name, tensor in stored.items():
        match = _FACTOR.fullmatch(name)
        if match is None:
            raise AdapterError(
                f"The adapter holds {name[:120]}, which cannot be merged: only LoRA A and B factors can."
            )
        factors.setdefault(match["module"], {})[match["side"]] = tensor
    if not factors:
        raise AdapterError("The adapter holds no weights: restore it from the training run.")
    for module, sides in factors.items():
        if len(sides) != 2:
            raise AdapterError(
                f"The adapter lacks one of the two factors of {module[:80]}: restore it from the training run."
            )
    return factors


def _pair(module: str, sides: dict[str, StoredTensor], tensor: SourceTensor, config: LoraConfig) -> LowRank:
    if not config.targets_module(module):
        raise AdapterError(
            f"The adapter changes {module[:80]}, which its target_modules do not name: restore its files."
        )
    rank, spec = config.rank_of(module), tensor.spec
    for side, expected in (("A", (spec.columns, rank)), ("B", (rank, spec.rows))):
        if sides[side].dims != expected:
            raise AdapterError(
                f"The factor {side} of {module[:80]} has the shape {sides[side].dims[::-1]} "
                f"instead of {expected[::-1]}: "
                "use the base that the adapter was trained on."
            )
    return LowRank(sides["A"], sides["B"], rank, config.scale_of(module), spec.heads)


def _check_complete(config: LoraConfig, present: Iterable[str], modules: Iterable[str]) -> None:
    """Refuse an adapter that lacks a module which its configuration says it has."""
    if not config.complete:
        return
    missing = {module for module in modules if config.targets and config.targets_module(module)} - set(present)
    missing.discard("model.embed_tokens")
    if missing:
        raise AdapterError(
            f"The adapter lacks the factors of {min(missing)}, although its target_modules name it: restore its files."
        )

