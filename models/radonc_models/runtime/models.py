"""The models that the engine's child has loaded: bases, each with any number of adapters on top."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from radonc_models.errors import ModelPackError
from radonc_models.pack.files import is_unchanged
from radonc_models.runtime import canary, llama
from radonc_models.runtime.adapters import Adapter, open_adapter, sum_key
from radonc_models.runtime.generation import Session
from radonc_models.runtime.loading import adapter_bytes, open_model, reserve
from radonc_models.runtime.memory import free_bytes
from radonc_models.runtime.protocol import AdapterFile, Canary, Load, Loaded

__all__ = ["LoadedModel", "Models"]


@dataclass
class LoadedModel:
    """A model, its session, what was told about it, and the adapters that were opened for it by their keys.

    ``plain`` are its logits after the words of the canary, once they were needed.
    """

    model: llama.Model
    session: Session
    told: Loaded
    adapters: dict[str, Adapter] = field(default_factory=dict)
    plain: NDArray[np.float32] | None = None


class Models:
    """Loads models and adapters on request and gives up those that were used longest ago when memory is short.

    Args:
        stop: Asked while computing; a true answer ends it.
        log: Where the engine's device lines go.
        free: Tells the bytes of memory that are free, without opening a file.

    """

    def __init__(self, stop: Callable[[], bool], log: llama.EngineLog, free: Callable[[], int] = free_bytes) -> None:
        self._stop = stop
        self._log = log
        self._free = free
        self._models: dict[str, LoadedModel] = {}  # least recently used first

    def has(self, request: Load) -> bool:
        """Tell whether all that ``request`` names is loaded, so that no file would be opened for it."""
        loaded = self._models.get(request.sha256 or "")
        if loaded is None or not is_unchanged(Path(request.path), loaded.told.stamp):
            return False
        return request.adapter is None or self._adapter(loaded, request.adapter) is not None

    def load(self, request: Load) -> Loaded:
        """Load what ``request`` names, as far as it is not loaded, and tell about it.

        Raises:
            ModelPackError: A file is missing, damaged or unfit, or the adapter changes nothing.
            EngineError: There is not enough memory, or it was stopped.

        """
        given_up: list[str] = []
        loaded = self._models.get(request.sha256) if request.sha256 else None
        if loaded is None or not is_unchanged(Path(request.path), loaded.told.stamp):
            loaded = self._load_model(request)
            given_up += loaded.told.unloaded
        self._touch(loaded.told.key)
        told = loaded.told
        if request.adapter:
            told = self._with_adapter(loaded, request.adapter, given_up)
        return replace(told, unloaded=tuple(given_up))

    def find(self, key: str) -> tuple[LoadedModel, Adapter | None]:
        """Return the model and the adapter of a key.

        Raises:
            ModelPackError: It is not loaded.

        """
        base, _, adapter = key.partition("+")
        loaded = self._models.get(base)
        if loaded is None or (adapter and key not in loaded.adapters):
            raise ModelPackError("The engine has not loaded this model: ask again.")
        self._touch(base)
        return loaded, loaded.adapters.get(key)

    def _load_model(self, request: Load) -> LoadedModel:
        model, told = open_model(request, self._stop, self._log, self._make_room)
        try:
            told = replace(told, canary=self._compared(model, request))
        except BaseException:
            model.close()
            raise
        if earlier := self._models.pop(told.key, None):
            earlier.model.close()
        loaded = LoadedModel(model, Session(model, self._stop, self._free), told)
        self._models[told.key] = loaded
        return loaded

    def _compared(self, model: llama.Model, request: Load) -> Canary:
        if not request.compare_with:
            return "none"
        base = self._models.get(request.compare_with)
        if base is None:
            return "no base"
        canary.refuse_if_same(Path(request.path).name, self._plain(base), canary.reading(model))
        return "passed"

    def _with_adapter(self, loaded: LoadedModel, wanted: AdapterFile, given_up: list[str]) -> Loaded:
        base = loaded.told.key
        known = loaded.adapters.get(sum_key(base, wanted.sha256))
        adapter = self._adapter(loaded, wanted)
        if adapter is None:
            given_up += reserve(adapter_bytes(wanted), lambda: self._make_room(keep=base))
            adapter = open_adapter(loaded.model, base, wanted)
            try:
                self._prove(loaded, adapter, Path(wanted.path).name)
            except BaseException:
                loaded.model.drop_adapter(adapter.handle)
                raise
            loaded.adapters[adapter.key] = adapter
            if known is not None:
                loaded.model.drop_adapter(known.handle)
        return replace(loaded.told, key=adapter.key, canary="passed", adapter_stamp=adapter.stamp)

    def _adapter(self, loaded: LoadedModel, wanted: AdapterFile) -> Adapter | None:
        """Return the adapter if it was opened for this base and its file is still the same."""
        adapter = loaded.adapters.get(sum_key(loaded.told.key, wanted.sha256))
        same = adapter and adapter.source == wanted.base_sha256 and is_unchanged(Path(wanted.path), adapter.stamp)
        return adapter if same else None

    def _prove(self, loaded: LoadedModel, adapter: Adapter, name: str) -> None:
        """Refuse an adapter with which the base says what it says alone."""
        plain = self._plain(loaded)
        loaded.session.reader.step_aside()
        loaded.model.use_adapter(adapter.handle)
        try:
            canary.refuse_if_same(name, plain, canary.reading(loaded.model))
        finally:
            loaded.model.use_adapter(None)

    def _plain(self, loaded: LoadedModel) -> NDArray[np.float32]:
        if loaded.plain is None:
            loaded.session.reader.step_aside()
            loaded.model.use_adapter(None)
            loaded.plain = canary.reading(loaded.model)
        return loaded.plain

    def _make_room(self, keep: str = "") -> str | None:
        """Close the model that was used longest ago, with its adapters, and return its key."""
        key = next((key for key in self._models if key != keep), None)
        if key is not None:
            self._models.pop(key).model.close()
        return key

    def _touch(self, key: str) -> None:
        self._models[key] = self._models.pop(key)  # most recently used goes last
