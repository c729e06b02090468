"""The base model of a tuning run, read from a GGUF file or a Hugging Face folder on this machine."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from radonc_models.errors import RadOncError

if TYPE_CHECKING:
    import torch

__all__ = ["PRECISIONS", "add_adapter", "answer_loss", "answer_losses", "load_base", "read_adapter"]

PRECISIONS = ("bfloat16", "nf4")
"""How the base is held while an adapter is trained; nf4 (QLoRA, Dettmers et al. 2023) needs a CUDA device."""


def load_base(path: Path, precision: str = "bfloat16", device: str = "cpu") -> tuple[Any, Any]:
    """Return (model, tokenizer) of a local Llama base on ``device``; nothing is downloaded.

    A GGUF is dequantized by transformers, so that the tuned weights are those that ``radonc-convert`` merges into.

    Raises:
        RadOncError: The base is missing, transformers cannot read it, or it cannot be held in ``precision`` here.

    """
    os.environ["HF_HUB_OFFLINE"] = "1"
    if not path.exists():
        raise RadOncError(f"The base model {path.name} does not exist: give a GGUF file or a model folder.")
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer, GgufConfig

    if precision == "nf4" and not device.startswith("cuda"):
        raise RadOncError("A base in nf4 needs a CUDA device: leave --base-precision out, or tune on such a machine.")
    where: dict[str, Any] = {"pretrained_model_name_or_path": str(path)}
    if path.is_file():
        where = {"pretrained_model_name_or_path": str(path.parent), "gguf_file": path.name}
    # Packed weights would be unpacked again in every forward pass; tuning wants them dense.
    dense = {"quantization_config": GgufConfig(dequantize=True)} if path.is_file() else {}
    if precision == "nf4":
        if path.is_file():
            raise RadOncError("A GGUF base is quantized already: give nf4 a model folder, or leave it out.")
        dense = {"quantization_config": _four_bits(), "device_map": {"": device}}
    try:
        tokenizer = AutoTokenizer.from_pretrained(**where)
        model = AutoModelForCausalLM.from_pretrained(**where, **dense, dtype=torch.bfloat16)
    except (OSError, ValueError, KeyError) as error:
        raise RadOncError(
            f"The base model {path.name} cannot be read ({type(error).__name__}): check the file."
        ) from error
    model.config.use_cache = False
    return (model if precision == "nf4" else model.to(device)), tokenizer


def _four_bits() -> Any:
    import torch
    from transformers import BitsAndBytesConfig

    if importlib.util.find_spec("bitsandbytes") is None:
        raise RadOncError("A base in nf4 needs the package bitsandbytes: install it beside torch's CUDA build.")
    return BitsAndBytesConfig(
        load_in_4bit=True,
        bnb_4bit_quant_type="nf4",
        bnb_4bit_compute_dtype=torch.bfloat16,
        bnb_4bit_use_double_quant=True,
    )


def add_adapter(model: Any, rank: int, alpha: int, dropout: float, targets: tuple[str, ...]) -> Any:
    """Return ``model`` wrapped by peft with a fresh float32 LoRA adapter; the base is frozen."""
    from peft import LoraConfig, get_peft_model

    config = LoraConfig(
        r=rank,
        lora_alpha=alpha,
        lora_dropout=dropout,
        target_modules=list(targets),
        task_type="CAUSAL_LM",
        bias="none",
    )
    return get_peft_model(model, config, autocast_adapter_dtype=True)


def read_adapter(model: Any, folder: Path) -> None:
    """Load the tensors of the adapter in ``folder`` into the fresh adapter of ``model``.

    Raises:
        RadOncError: The folder holds no adapter, or one of another shape.

    """
    from peft import set_peft_model_state_dict
    from safetensors.torch import load_file

    try:
        found = set_peft_model_state_dict(model, load_file(folder / "adapter_model.safetensors"))
    except (OSError, RuntimeError) as error:
        raise RadOncError(
            f"The adapter {folder.name} cannot be the start of this run: its tensors do not fit."
        ) from error
    if found.unexpected_keys:
        raise RadOncError(f"The adapter {folder.name} cannot be the start of this run: it adapts other layers.")


def answer_loss(
    model: Any, batch: list[tuple[tuple[int, ...], tuple[int, ...]]], pad: int, device: str = "cpu"
) -> tuple[torch.Tensor, int]:
    """Return the summed cross entropy of the answers in nats, and the number of answer tokens."""
    return answer_losses(model, batch, pad, device).sum(), sum(len(reply) for _, reply in batch)


def answer_losses(
    model: Any, batch: list[tuple[tuple[int, ...], tuple[int, ...]]], pad: int, device: str = "cpu"
) -> torch.Tensor:
    """Return the cross entropy of each answer of (prompt, answer) pairs in nats, shape (cases,).

    The output head runs on answer positions only: with a vocabulary of 49,152 and answers of some 30 tokens in 150
    this is the larger half of the work saved.
    """
    import torch

    width = max(len(prompt) + len(reply) for prompt, reply in batch)
    ids = torch.full((len(batch), width), pad)
    rows: list[int] = []
    columns: list[int] = []
    targets: list[int] = []
    for row, (prompt, reply) in enumerate(batch):
        # Right padding with causal attention: real tokens never see the padding, so no mask is needed.
        ids[row, : len(prompt) + len(reply)] = torch.tensor(prompt + reply)
        rows += [row] * len(reply)
        columns += range(len(prompt) - 1, len(prompt) + len(reply) - 1)
        targets += reply
    causal = model.get_base_model()
    hidden = causal.model(input_ids=ids.to(device), use_cache=False).last_hidden_state[rows, columns]
    logits = causal.lm_head(hidden).float()
    each = torch.nn.functional.cross_entropy(logits, torch.tensor(targets, device=device), reduction="none")
    return torch.zeros(len(batch), device=device).index_add(0, torch.tensor(rows, device=device), each)
