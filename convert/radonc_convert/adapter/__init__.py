"""LoRA adapters in PEFT's format: what they say, checked, and their factors."""

from __future__ import annotations

from radonc_convert.adapter.card import TrainingCard, read_card
from radonc_convert.adapter.config import LoraConfig, read_config
from radonc_convert.adapter.lowrank import Factors, LowRank
from radonc_convert.adapter.opening import Adapter, open_adapter

__all__ = [
    "Adapter",
    "Factors",
    "LoraConfig",
    "LowRank",
    "TrainingCard",
    "open_adapter",
    "read_card",
    "read_config",
]
