"""Proof at load that an adapter changes what the model says: the same words read with it and without it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from radonc_models.errors import EngineError, ModelPackError
from radonc_models.runtime.llama import Model

__all__ = ["reading", "refuse_if_same"]

_WORDS = (
    "Radiation oncology. State the radiotherapy treatment of this patient.\n\n### Patient details:\n"
    "64-year-old with a tumour of the left lung.\n"
)
_MOST_TOKENS = 48
_NOISE = 0.01
"""Share of the logits' spread: rounding on a GPU stays below it, an adapter that is worth its name does not."""


def reading(model: Model) -> NDArray[np.float32]:
    """Return the logits after fixed words, shape (n_vocab,); sequence 0 must be empty and is empty afterwards.

    Raises:
        EngineError: It was stopped.

    """
    tokens = model.tokenize(_WORDS, add_special=True)[:_MOST_TOKENS]
    count = len(tokens)
    try:
        if not model.decode(tokens, range(count), [(0,)] * count, [False] * (count - 1) + [True]):
            raise EngineError("The loading of the model was stopped: ask again.")
        return model.logits(-1).copy()
    finally:
        model.forget(0, 0)


def refuse_if_same(name: str, plain: NDArray[np.float32], adapted: NDArray[np.float32]) -> None:
    """Refuse an adapter whose logits are those of the base.

    Raises:
        ModelPackError: The adapter changes nothing, or its values are no numbers.

    """
    if not np.isfinite(adapted).all():
        raise ModelPackError(f"The adapter in {name} gives values that are no numbers: install the model pack again.")
    if plain.shape != adapted.shape:
        return
    if np.abs(adapted - plain).max() <= _NOISE * plain.std():
        raise ModelPackError(
            f"The adapter in {name} changes nothing in what the base model says, so its answers would be those of an "
            "untuned model: install the model pack again."
        )
