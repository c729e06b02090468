"""What the app knows about where its models run."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["EngineState"]


@dataclass(frozen=True)
class EngineState:
    """Where the models run, as the status bar shows it.

    Attributes:
        device: Name of the device, such as ``CPU AVX2`` or a GPU's name.
        layers: Layers of the model.
        layers_on_gpu: How many of them are on the GPU.
        reason: Why not all layers are on the GPU; empty when there is nothing to say.
        context: Room for prompt and answer together, in tokens.

    """

    device: str
    layers: int
    layers_on_gpu: int
    reason: str = ""
    context: int = 0
