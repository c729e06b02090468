"""adapter_config.json: the settings that a merge depends on, and a refusal of every other setting.

Source: the meaning of each setting is that of PEFT's LoRA configuration.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from radonc_convert.adapter.patterns import Budget, Pattern
from radonc_convert.adapter.targets import Targets
from radonc_convert.errors import AdapterError
from radonc_convert.jsonfile import read_object

__all__ = ["LoraConfig", "read_config"]

# These do not change what merging means. fan_in_fan_out is about a kind of layer that Llama models do not have:
# for theirs PEFT takes it as false, and so do we.
_HARMLESS = frozenset(
    {
        "auto_mapping",
        "eva_config",
        "fan_in_fan_out",
        "inference_mode",
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
        "base_model_name_or_path",
        "bias",
        "ensure_weight_tying",
        "exclude_modules",
        "init_lora_weights",
        "layers_pattern",
        "layers_to_transform",
        "lora_alpha",
        "lora_dropout",
        "modules_to_save",
        "peft_type",
        "r",
        "rank_pattern",
        "target_modules",
        "trainable_token_indices",
        "use_dora",
        "use_rslora",
    }
)
_SWITCHES = ("ensure_weight_tying", "use_dora", "use_rslora")
# Other initialisations (PiSSA, OLoRA, LoftQ, ...) change the base weights too.
_PLAIN_STARTS = (True, False, "gaussian", "orthogonal", "eva")
_BIASES = (None, "none", "all", "lora_only")
_MAX_RANK = 1 << 16
_MAX_PATTERNS = 4096


@dataclass(frozen=True)
class LoraConfig:
    """The settings that decide what is merged, and by how much.

    Attributes:
        rank: Default rank r.
        alpha: Default alpha.
        dropout: Dropout while training, for the record.
        root_scaled: Whether the scale is alpha / sqrt(r) (rsLoRA) instead of alpha / r.
        decomposed: Whether rows have a magnitude of their own (DoRA).
        weight_tying: Whether the embedding and a tied output matrix get the same change.
        targets: Names of the adapted modules; empty when the configuration names them by a pattern.
        chosen: Which modules those are.
        ranks: Other ranks by pattern; the first match counts.
        alphas: Other alphas by pattern; the first match counts.
        tokens: Trained token rows by the end of the name of their module.
        base_name: What the configuration calls its base model; empty when it does not.

    """

    rank: int
    alpha: float
    dropout: float
    root_scaled: bool
    decomposed: bool
    weight_tying: bool
    targets: tuple[str, ...]
    chosen: Targets
    ranks: tuple[tuple[Pattern, int], ...]
    alphas: tuple[tuple[Pattern, float], ...]
    tokens: dict[str, tuple[int, ...]]
    base_name: str

    def rank_of(self, module: str) -> int:
        """Return the rank of the module with this full name."""
        return next((rank for pattern, rank in self.ranks if pattern.begins(module)), self.rank)

    def scale_of(self, module: str) -> float:
        """Return the factor of ``B @ A`` for the module with this full name."""
        alpha = next((alpha for pattern, alpha in self.alphas if pattern.begins(module)), self.alpha)
        rank = self.rank_of(module)
        return alpha / math.sqrt(rank) if self.root_scaled else alpha / rank

    def tokens_of(self, module: str) -> tuple[int, ...] | None:
        """Return the trained token rows of the module with this full name, or None when it has none."""
        return next((places for name, places in self.tokens.items() if module.endswith(name)), None)


def read_config(folder: Path) -> LoraConfig:
    """Return the LoRA settings of an adapter folder.

    Raises:
        AdapterError: The file is damaged, or uses a setting that cannot be merged; the message names it.

    """
    raw = read_object(folder / "adapter_config.json", AdapterError)
    if raw.get("peft_type") != "LORA":
        raise AdapterError("The adapter is no LoRA adapter: only peft_type LORA can be merged.")
    _refuse_other_settings(raw)
    budget = Budget()
    targets = raw.get("target_modules")
    if not isinstance(targets, str):
        targets = _names(raw, "target_modules", required=True)
    dropout = raw.get("lora_dropout")
    return LoraConfig(
        rank=_rank("r", raw.get("r")),
        alpha=_alpha("lora_alpha", raw.get("lora_alpha")),
        dropout=_alpha("lora_dropout", 0.0 if dropout is None else dropout),
        root_scaled=raw.get("use_rslora") is True,
        decomposed=raw.get("use_dora") is True,
        weight_tying=raw.get("ensure_weight_tying") is True,
        targets=() if isinstance(targets, str) else targets,
        chosen=_targets(raw, targets, budget),
        ranks=tuple((pattern, _rank("rank_pattern", value)) for pattern, value in _keys(raw, "rank_pattern", budget)),
        alphas=tuple(
            (pattern, _alpha("alpha_pattern", value)) for pattern, value in _keys(raw, "alpha_pattern", budget)
        ),
        tokens=_tokens(raw.get("trainable_token_indices")),
        base_name=_text(raw.get("base_model_name_or_path")),
    )


def _refuse_other_settings(raw: dict[str, Any]) -> None:
    if raw.get("bias") not in _BIASES:
        raise _damaged("bias")
    start = raw.get("init_lora_weights", True)
    if start not in _PLAIN_STARTS:
        raise AdapterError(
            "The adapter was started in a way that may change the base weights too (init_lora_weights): "
            "convert it to plain LoRA first."
        )
    for key in _SWITCHES:
        if not isinstance(raw.get(key), bool | None):
            raise _damaged(key)
    for key in sorted(raw.keys() - _HARMLESS - _UNDERSTOOD):
        if raw[key]:  # null, false and empty switch a setting off, also one of a later PEFT version
            raise AdapterError(f"The adapter uses the setting {key[:40]}, which cannot be merged: train it without.")


def _targets(raw: dict[str, Any], targets: str | tuple[str, ...], budget: Budget) -> Targets:
    excluded = raw.get("exclude_modules")
    if not isinstance(excluded, str):
        excluded = _names(raw, "exclude_modules")
    saved = _names(raw, "modules_to_save")
    return Targets(
        chosen=Pattern(targets, "target_modules", budget) if isinstance(targets, str) else frozenset(targets),
        excluded=Pattern(excluded, "exclude_modules", budget) if isinstance(excluded, str) else frozenset(excluded),
        saved=saved,
        saved_patterns=tuple(Pattern(rf"(^|.*\.){name}($|\..*)", "modules_to_save", budget) for name in saved),
        complete=not any(raw.get(key) for key in ("layers_to_transform", "layers_pattern")),
    )


def _names(raw: dict[str, Any], key: str, *, required: bool = False) -> tuple[str, ...]:
    names = raw.get(key)
    if names is None and not required:
        return ()
    if not isinstance(names, list) or len(names) > _MAX_PATTERNS or not all(isinstance(name, str) for name in names):
        raise _damaged(key)
    return tuple(names)


def _keys(raw: dict[str, Any], key: str, budget: Budget) -> Iterable[tuple[Pattern, Any]]:
    pattern = raw.get(key) or {}
    if not isinstance(pattern, dict) or len(pattern) > _MAX_PATTERNS:
        raise _damaged(key)
    return [(Pattern(rf"(.*\.)?({name})$", key, budget), value) for name, value in pattern.items()]


def _tokens(raw: Any) -> dict[str, tuple[int, ...]]:
    """Return the trained token rows by module; a list alone means those of the embedding."""
    table = {"embed_tokens": raw} if isinstance(raw, list) else raw or {}
    if not isinstance(table, dict) or len(table) > _MAX_PATTERNS:
        raise _damaged("trainable_token_indices")
    for name, places in table.items():
        if not isinstance(places, list) or not all(type(place) is int and place >= 0 for place in places):
            raise _damaged("trainable_token_indices")
        if not any(module.endswith(name) for module in ("model.embed_tokens", "lm_head")):
            raise AdapterError(
                f"The adapter's trainable_token_indices name {name[:80]}, which is no embedding: train it without."
            )
    return {name: tuple(places) for name, places in table.items()}


def _rank(key: str, value: Any) -> int:
    if type(value) is not int or not 1 <= value <= _MAX_RANK:
        raise _damaged(key)
    return value


def _alpha(key: str, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < 1e30:
        raise _damaged(key)
    return float(value)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _damaged(key: str) -> AdapterError:
    return AdapterError(f"The file adapter_config.json gives no usable {key}: restore it from the training run.")
