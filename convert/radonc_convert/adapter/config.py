"""adapter_config.json: the settings that a merge depends on, and a refusal of every other setting.

Source: the meaning of each setting is that of PEFT's LoRA configuration.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from radonc_convert.errors import AdapterError
from radonc_convert.jsonfile import read_object

__all__ = ["LoraConfig", "read_config"]

# These do not change what merging means.
_HARMLESS = frozenset(
    {
        "auto_mapping",
        "base_model_name_or_path",
        "inference_mode",
        "lora_dropout",
        "megatron_core",
        "peft_version",
        "qalora_group_size",
        "revision",
        "runtime_config",
        "task_type",
    }
)
_UNDERSTOOD = frozenset(
    {
        "alpha_pattern",
        "bias",
        "exclude_modules",
        "init_lora_weights",
        "layers_pattern",
        "layers_to_transform",
        "lora_alpha",
        "peft_type",
        "r",
        "rank_pattern",
        "target_modules",
        "use_rslora",
    }
)
# Other initialisations (PiSSA, OLoRA, LoftQ, ...) change the base weights too.
_PLAIN_STARTS = (True, False, "gaussian", "orthogonal")
_PLAIN_NAME = re.compile(r"[A-Za-z0-9_]+(\.[A-Za-z0-9_]+)*")
_MAX_RANK = 1 << 16


@dataclass(frozen=True)
class LoraConfig:
    """The settings that decide the size of a delta.

    Attributes:
        rank: Default rank r.
        alpha: Default alpha.
        dropout: Dropout while training, for the record.
        root_scaled: Whether the scale is alpha / sqrt(r) (rsLoRA) instead of alpha / r.
        targets: Names of the adapted modules; empty when the configuration names them by a pattern.
        complete: Whether every layer must hold every target.
        ranks: Other ranks by module name.
        alphas: Other alphas by module name.

    """

    rank: int
    alpha: float
    dropout: float
    root_scaled: bool
    targets: tuple[str, ...]
    complete: bool
    ranks: dict[str, int]
    alphas: dict[str, float]

    def rank_of(self, module: str) -> int:
        """Return the rank of the module with this full name."""
        return next((rank for name, rank in self.ranks.items() if _names(name, module)), self.rank)

    def scale_of(self, module: str) -> float:
        """Return the factor of ``B @ A`` for the module with this full name."""
        alpha = next((alpha for name, alpha in self.alphas.items() if _names(name, module)), self.alpha)
        rank = self.rank_of(module)
        return alpha / math.sqrt(rank) if self.root_scaled else alpha / rank

    def targets_module(self, module: str) -> bool:
        """Tell whether the configuration lists the module (or names none one by one)."""
        return not self.targets or any(_names(target, module) for target in self.targets)


def _names(name: str, module: str) -> bool:
    return module == name or module.endswith(f".{name}")


def read_config(folder: Path) -> LoraConfig:
    """Return the LoRA settings of an adapter folder.

    Raises:
        AdapterError: The file is damaged, or uses a setting that cannot be merged; the message names it.

    """
    raw = read_object(folder / "adapter_config.json", AdapterError)
    if raw.get("peft_type") != "LORA":
        raise AdapterError("The adapter is no LoRA adapter: only peft_type LORA can be merged.")
    _refuse_other_settings(raw)
    targets = raw.get("target_modules")
    names = tuple(targets) if isinstance(targets, list) else ()
    if not all(isinstance(name, str) for name in names) or not isinstance(targets, list | str):
        raise _damaged("target_modules")
    partial = any(raw.get(key) for key in ("exclude_modules", "layers_to_transform", "layers_pattern"))
    return LoraConfig(
        rank=_rank("r", raw.get("r")),
        alpha=_alpha("lora_alpha", raw.get("lora_alpha")),
        dropout=float(raw["lora_dropout"]) if isinstance(raw.get("lora_dropout"), int | float) else 0.0,
        root_scaled=raw.get("use_rslora") is True,
        targets=names,
        complete=not partial,
        ranks={name: _rank("rank_pattern", value) for name, value in _pattern(raw, "rank_pattern")},
        alphas={name: _alpha("alpha_pattern", value) for name, value in _pattern(raw, "alpha_pattern")},
    )


def _refuse_other_settings(raw: dict[str, Any]) -> None:
    if raw.get("bias", "none") != "none":
        raise AdapterError("The adapter trains biases (bias), which cannot be merged: train it with bias none.")
    start = raw.get("init_lora_weights", True)
    if start not in _PLAIN_STARTS:
        raise AdapterError(
            "The adapter was started in a way that changes the base weights (init_lora_weights): "
            "convert it to plain LoRA first."
        )
    if raw.get("use_rslora") not in (None, True, False):
        raise _damaged("use_rslora")
    for key in sorted(raw.keys() - _HARMLESS - _UNDERSTOOD):
        if raw[key]:  # null, false and empty switch a setting off, also one of a later PEFT version
            raise AdapterError(f"The adapter uses the setting {key[:40]}, which cannot be merged: train it without.")


def _pattern(raw: dict[str, Any], key: str) -> list[tuple[str, Any]]:
    pattern = raw.get(key) or {}
    if not isinstance(pattern, dict):
        raise _damaged(key)
    for name in pattern:
        if not _PLAIN_NAME.fullmatch(name):
            raise AdapterError(
                f"The adapter's {key} holds a regular expression: only plain module names can be merged."
            )
    return list(pattern.items())


def _rank(key: str, value: Any) -> int:
    if type(value) is not int or not 1 <= value <= _MAX_RANK:
        raise _damaged(key)
    return value


def _alpha(key: str, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise _damaged(key)
    return float(value)


def _damaged(key: str) -> AdapterError:
    return AdapterError(f"The file adapter_config.json gives no usable {key}: restore it from the training run.")
