"""What each tensor in adapter_model.safetensors is, by its name; every tensor is taken exactly once.

Source: the names under which PEFT saves a LoRA adapter, today and in earlier versions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum, auto

import numpy as np

from radonc_convert.checkpoint.files import OpenFiles
from radonc_convert.checkpoint.model import StoredTensor
from radonc_convert.errors import AdapterError
from radonc_convert.quantize.kernels import Bytes
from radonc_convert.quantize.types import row_bytes

__all__ = ["Part", "Parts", "same_data"]

_PREFIX = "base_model.model."
_SHOWN = 3
_CHUNK = 1 << 22


class Part(Enum):
    """What a tensor is to its module."""

    A = auto()
    B = auto()
    EMBEDDING_A = auto()
    EMBEDDING_B = auto()
    MAGNITUDE = auto()
    OWN = auto()  # the module's trained weight
    OWN_AGAIN = auto()  # the same under its older name
    BASE = auto()  # the untrained weight under the change, resized perhaps
    BIAS = auto()
    TOKENS = auto()  # trained rows of an embedding


_ENDINGS = (
    (".lora_A.weight", Part.A),
    (".lora_B.weight", Part.B),
    (".lora_embedding_A", Part.EMBEDDING_A),
    (".lora_embedding_B", Part.EMBEDDING_B),
    (".lora_magnitude_vector", Part.MAGNITUDE),
    (".lora_magnitude_vector.weight", Part.MAGNITUDE),
    (".modules_to_save.weight", Part.OWN_AGAIN),
    (".modules_to_save.default.weight", Part.OWN_AGAIN),
    (".token_adapter.base_layer.weight", Part.BASE),
    (".token_adapter.trainable_tokens_delta", Part.TOKENS),
    (".original_module.weight", Part.BASE),
    (".base_layer.weight", Part.BASE),
    (".base_layer.bias", Part.BIAS),
    (".weight", Part.OWN),
    (".bias", Part.BIAS),
)


class Parts:
    """The tensors of an adapter by module and part.

    Raises:
        AdapterError: There are none, one has a name of no kind that is known, or two are the same.

    """

    def __init__(self, stored: Mapping[str, StoredTensor]) -> None:
        if not stored:
            raise AdapterError("The adapter holds no weights: restore it from the training run.")
        self._parts: dict[tuple[str, Part], StoredTensor] = {}
        unknown = []
        for name, tensor in stored.items():
            ending, part = next((pair for pair in _ENDINGS if name.endswith(pair[0])), ("", None))
            if part is None or not name.startswith(_PREFIX):
                unknown.append(name)
                continue
            key = (name[len(_PREFIX) : len(name) - len(ending)], part)
            if key in self._parts:
                raise AdapterError(f"The adapter holds {name[:120]} twice under two names: restore its files.")
            self._parts[key] = tensor
        if unknown:
            raise AdapterError(
                f"The adapter holds {_listed(unknown)}, which cannot be merged: only what PEFT saves for LoRA can."
            )
        self._join()

    def _join(self) -> None:
        """Let the two names of a trained weight become one."""
        for module, part in list(self._parts):
            if part is Part.OWN_AGAIN:
                again = self._parts.pop((module, part))
                if not same_data(self._parts.setdefault((module, Part.OWN), again), again):
                    raise AdapterError(f"The adapter holds two different weights of {module[:80]}: restore its files.")

    def take(self, module: str, part: Part) -> StoredTensor | None:
        """Return and remove a tensor, or return None."""
        return self._parts.pop((module, part), None)

    def has(self, module: str, *parts: Part) -> bool:
        """Tell whether one of the parts of a module is still there."""
        return any((module, part) in self._parts for part in parts)

    def refuse_rest(self) -> None:
        """Refuse what nobody has taken.

        Raises:
            AdapterError: A tensor is left; up to three are named.

        """
        if self._parts:
            names = [tensor.name for tensor in self._parts.values()]
            raise AdapterError(
                f"The adapter holds {_listed(names)}, for which the base model has no place: "
                "use the base that it was trained on."
            )


def _listed(names: list[str]) -> str:
    shown = ", ".join(sorted(names)[:_SHOWN])[:300]
    return shown if len(names) <= _SHOWN else f"{shown} and {len(names) - _SHOWN} more ({len(names)} in all)"


def same_data(one: StoredTensor, other: StoredTensor) -> bool:
    """Tell whether two stored tensors have the same type, shape and bytes."""
    if (one.dims, one.type) != (other.dims, other.type):
        return False
    return one == other or all(np.array_equal(x, y) for x, y in zip(_pieces(one), _pieces(other), strict=True))


def _pieces(tensor: StoredTensor) -> Iterator[Bytes]:
    size = row_bytes(tensor.type, int(np.prod(tensor.dims)))
    with OpenFiles() as files:
        file = files.get(tensor.file)
        for start in range(0, size, _CHUNK):
            piece = np.empty(min(_CHUNK, size - start), np.uint8)
            file.read_into(tensor.offset + start, piece)
            yield piece
