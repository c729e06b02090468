"""What a tuning run is made of, as one frozen value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from radonc_models.errors import RadOncError

__all__ = ["PRESETS", "TuneConfig", "preset"]


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
        seed: Seed of initialisation, order and dropout.

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

    def __post_init__(self) -> None:
        """Refuse values that cannot work, by name."""
        for name in (
            "rank",
            "alpha",
            "learning_rate",
            "batch_size",
            "micro_batch_size",
            "epochs",
            "clip_norm",
        ):
            if getattr(self, name) <= 0:
                raise RadOncError(f"The tuning setting {name} must be greater than zero: correct it and start again.")
        if not self.target_modules:
            raise RadOncError("No target modules are named: list the linear layers that shall get an adapter.")


_ALL_LINEAR = ("q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj")

PRESETS: dict[str, TuneConfig] = {
    "paper": TuneConfig(),
    # A 135M model needs many small steps before the facts follow the wording; see ARCHITECTURE.md, "Demo adapters".
    "demo": TuneConfig(learning_rate=1.5e-3, batch_size=8, epochs=2.0, target_modules=_ALL_LINEAR),
}


def preset(name: str, **changes: Any) -> TuneConfig:
    """Return the preset ``name`` with the given settings changed; ``None`` keeps the preset's value."""
    return replace(PRESETS[name], **{key: value for key, value in changes.items() if value is not None})
