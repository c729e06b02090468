"""LoRA adapters in PEFT's format: what they say, checked, and their factors."""

from __future__ import annotations

from radonc_convert.adapter.card import TrainingCard, read_card
from radonc_convert.adapter.config import LoraConfig, read_config
from radonc_convert.adapter.factors import Adapter, LoraPair, open_adapter

__all__ = ["Adapter", "LoraConfig", "LoraPair", "TrainingCard", "open_adapter", "read_card", "read_config"]
