"""What a tuning run is made of, as one frozen value."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Any

from radonc_models.errors import RadOncError

__all__ = ["ALL_LINEAR", "ATTENTION", "PRESETS", "TuneConfig", "changed", "meant", "preset", "recommended"]

ATTENTION = ("q_proj", "k_proj", "v_proj", "o_proj")
ALL_LINEAR = (*ATTENTION, "gate_proj", "up_proj", "down_proj")

_POSITIVE = (
    *("rank", "alpha", "learning_rate", "batch_size", "micro_batch_size", "epochs", "clip_norm"),
    *("max_tokens", "evaluations", "checkpoint_steps"),
)
_NOT_NEGATIVE = ("weight_decay", "warmup_share", "balance", "patience", "canaries")


@dataclass(frozen=True)
class TuneConfig:
    """Hyper-parameters of one LoRA run; the defaults are those of arXiv 2309.10160, section 3.3.

    Attributes:
        rank: LoRA rank r.
        alpha: LoRA alpha; the update is scaled by alpha / r.
        dropout: Dropout on the adapter's input.
        target_modules: Linear layers that get an adapter (not stated in the paper; alpaca-lora's values).
        learning_rate: Peak of the schedule: linear warm-up, then cosine to a tenth.
        weight_decay: AdamW weight decay on the adapter.
        batch_size: Cases an optimizer step.
        micro_batch_size: Cases a forward pass; gradients are accumulated up to ``batch_size``.
        epochs: Passes over the training cases.
        warmup_share: Share of the steps spent on warm-up.
        clip_norm: Largest gradient norm.
        balance: Exponent of class balancing by answer, 0 for none to 1 for equal classes.
        seed: Seed of initialisation, order, dropout and canaries.
        max_tokens: Window in tokens; of longer details the beginning is left out, never the answer or its end.
        evaluations: How often validation is measured in the run.
        patience: The run ends after so many measurements without a better one; 0 for never.
        checkpoint_steps: Optimizer steps between two states on the disk that a killed run goes on from.
        alike: Whether a micro-batch holds cases with the same beginning, so that a step is about their differences.
        canaries: Sentences with a secret number planted among the training cases, to measure memorisation; 0 for none.

    """

    rank: int = 8
    alpha: int = 16
    dropout: float = 0.05
    target_modules: tuple[str, ...] = ("q_proj", "v_proj")
    learning_rate: float = 3e-4
    weight_decay: float = 0.01
    batch_size: int = 128
    micro_batch_size: int = 8
    epochs: float = 3.0
    warmup_share: float = 0.06
    clip_norm: float = 1.0
    balance: float = 0.0
    seed: int = 7
    max_tokens: int = 1024
    evaluations: int = 6
    patience: int = 0
    checkpoint_steps: int = 25
    canaries: int = 0
    alike: bool = False

    def __post_init__(self) -> None:
        """Refuse values that cannot work, by name."""
        for name in (*_POSITIVE, *_NOT_NEGATIVE):
            value, words = getattr(self, name), "greater than zero" if name in _POSITIVE else "0 or more"
            if value < 0 or (value == 0 and name in _POSITIVE):
                raise RadOncError(f"The tuning setting {name} must be {words}: correct it and start again.")
        if not 0 <= self.dropout < 1:
            raise RadOncError("The tuning setting dropout must be from 0 to below 1: correct it and start again.")
        if not self.target_modules:
            raise RadOncError("No target modules are named: list the linear layers that shall get an adapter.")


PRESETS: dict[str, TuneConfig] = {
    "paper": TuneConfig(),
    # Schulman et al. 2025, "LoRA Without Regret": all linear layers, ten times the rate of full tuning, small batches.
    "recommended": TuneConfig(
        rank=16, alpha=32, target_modules=ALL_LINEAR, learning_rate=2e-4, batch_size=16, patience=3, canaries=16,
        max_tokens=2048, evaluations=9,
    ),
    # A 135M model needs many small steps before the facts follow the wording; see ARCHITECTURE.md, "Demo adapters".
    # Without dropout its steps take the packed pass, which is three times as fast on a processor.
    "demo": TuneConfig(
        learning_rate=4e-4, batch_size=16, micro_batch_size=16, epochs=1.0, dropout=0.0, target_modules=ALL_LINEAR,
        evaluations=4,
    ),
}  # fmt: skip

_SMALL_BASE = 1_000_000_000
_SMALL_BASE_RATE = 1e-3


def preset(name: str, **changes: Any) -> TuneConfig:
    """Return the preset ``name`` with the given settings changed; ``None`` keeps the preset's value.

    Raises:
        RadOncError: There is no such preset or setting, or a value cannot work.

    """
    if name not in PRESETS:
        raise RadOncError(f"There is no preset '{name}': choose one of {', '.join(sorted(PRESETS))}.")
    return changed(PRESETS[name], {key: value for key, value in changes.items() if value is not None})


def changed(config: TuneConfig, settings: dict[str, Any]) -> TuneConfig:
    """Return ``config`` with ``settings`` as a person wrote them.

    Raises:
        RadOncError: A setting is unknown or has a value of the wrong kind; the sentence names it.

    """
    values: dict[str, Any] = {}
    known = {field.name: getattr(config, field.name) for field in fields(config)}
    for name, value in settings.items():
        if name not in known:
            hint = meant(name, known, f"the settings are {', '.join(known)}.")
            raise RadOncError(f"There is no tuning setting '{name}': {hint}")
        values[name] = _of_kind(name, known[name], value)
    return replace(config, **values)


def meant(name: str, known: Iterable[str], otherwise: str) -> str:
    """Return the question whether the most similar of the ``known`` names was meant, or ``otherwise``."""
    near = difflib.get_close_matches(name, list(known), 1)
    return f"did you mean {near[0]}?" if near else otherwise


def recommended(config: TuneConfig, parameters: int, *, on_gpu: bool, stated: frozenset[str]) -> TuneConfig:
    """Fit the preset ``recommended`` to a base of so many parameters; settings in ``stated`` stay as they are."""
    fitted: dict[str, Any] = {}
    if parameters < _SMALL_BASE:
        fitted["learning_rate"] = _SMALL_BASE_RATE
    if not on_gpu:
        fitted["target_modules"] = ATTENTION  # the other layers triple the time of a step on a processor
    return replace(config, **{name: value for name, value in fitted.items() if name not in stated})


def _of_kind(name: str, example: Any, value: Any) -> Any:
    if isinstance(example, bool):
        if isinstance(value, bool):
            return value
        raise RadOncError(f"The tuning setting {name} must be true or false: correct it and start again.")
    if isinstance(example, tuple):
        if isinstance(value, list | tuple) and all(isinstance(one, str) for one in value):
            return tuple(value)
        raise RadOncError(f"The tuning setting {name} must be a list of names: correct it and start again.")
    wanted = int if isinstance(example, int) else (int, float)
    if isinstance(value, bool) or not isinstance(value, wanted):
        kind = "a whole number" if isinstance(example, int) else "a number"
        raise RadOncError(f"The tuning setting {name} must be {kind}: correct it and start again.")
    return type(example)(value)
