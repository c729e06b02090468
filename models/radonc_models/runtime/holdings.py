"""What the app knows of the models in the engine's child, and of those that were in it before."""

from __future__ import annotations

from dataclasses import replace

from radonc_models.errors import EngineError
from radonc_models.pack.files import FileStamp, is_unchanged
from radonc_models.runtime.protocol import AdapterFile, Loaded
from radonc_models.runtime.wanted import Wanted

__all__ = ["Holdings"]


class Holdings:
    """The models of one client: loaded now, loaded once, and the stamps of files whose hash was right."""

    def __init__(self) -> None:
        self._loaded: dict[str, Loaded] = {}  # in the order of loading
        self._known: dict[str, Wanted] = {}
        self._verified: dict[str, FileStamp] = {}
        self._tight = False

    def __contains__(self, key: str) -> bool:
        return key in self._loaded

    @property
    def newest(self) -> Loaded | None:
        """Return the model that was loaded last, if any is loaded."""
        return next(reversed(self._loaded.values()), None)

    def find(self, wanted: Wanted) -> Loaded | None:
        """Return what was told of ``wanted`` if it is loaded and its files are still the same."""
        loaded = self._loaded.get(wanted.key)
        if loaded is None or not self._known[wanted.key].same(wanted):
            return None
        if wanted.changed(loaded) is not None:
            del self._loaded[wanted.key]
            return None
        return loaded

    def needs_no_file(self, wanted: Wanted) -> bool:
        """Tell whether the child has ``wanted``, a model alone, as the base of an adapter that is loaded."""
        bases = [one for key, one in self._loaded.items() if key.partition("+")[0] == wanted.sha256]
        return wanted.adapter is None and any(is_unchanged(wanted.path, one.stamp) for one in bases)

    def known(self, key: str) -> Wanted:
        """Return what leads to the model ``key``.

        Raises:
            EngineError: It was never loaded.

        """
        if key not in self._known:
            raise EngineError("The engine was asked for a model that was never loaded: load a model pack first.")
        return self._known[key]

    def beside(self, wanted: Wanted) -> list[Wanted]:
        """Return the other models that are loaded now and would fit beside ``wanted``, in the order of loading."""
        others = [self._known[key] for key in self._loaded if key != wanted.key]
        return [one for one in others if not self._tight or one.sha256 == wanted.sha256]

    def stamped(self, wanted: Wanted) -> tuple[FileStamp | None, AdapterFile | None]:
        """Return the known stamp of the model file, and the adapter with its own."""
        adapter = wanted.adapter
        if adapter is not None:
            adapter = replace(adapter, verified=self._verified.get(adapter.sha256))
        return self._verified.get(wanted.sha256) if wanted.sha256 else None, adapter

    def remember(self, wanted: Wanted, loaded: Loaded) -> Loaded:
        """Note that ``wanted`` was loaded, and what was given up for it; return ``loaded``."""
        self._tight = self._tight or bool(loaded.unloaded)
        for gone in loaded.unloaded:  # its adapters went with it
            for key in [key for key in self._loaded if key == gone or key.startswith(gone + "+")]:
                del self._loaded[key]
        self._loaded[loaded.key] = loaded
        self._known[loaded.key] = wanted.as_loaded(loaded)
        self._verified[loaded.key.partition("+")[0]] = loaded.stamp
        if wanted.adapter is not None and loaded.adapter_stamp is not None:
            self._verified[wanted.adapter.sha256] = loaded.adapter_stamp
        return loaded

    def forget_loaded(self) -> None:
        """Note that the child is gone."""
        self._loaded.clear()
