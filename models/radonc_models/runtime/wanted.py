"""What the app asks to be loaded together, and under which key the engine's child will know it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from radonc_models.pack.files import FileStamp, is_unchanged
from radonc_models.runtime.protocol import AdapterFile, Loaded

__all__ = ["Wanted"]


@dataclass(frozen=True)
class Wanted:
    """A model file, and the adapter on top of it if there is one.

    Attributes:
        path: GGUF file of the model.
        sha256: Its hash; ``None`` accepts any.
        adapter: The adapter's file.
        compare_with: Key of the base that a merged model must differ from.

    """

    path: Path
    sha256: str | None
    adapter: AdapterFile | None = None
    compare_with: str = ""

    @property
    def key(self) -> str:
        """Return the key that the child will give it; empty while the hash is not known."""
        if self.sha256 is None:
            return ""
        return f"{self.sha256}+{self.adapter.sha256}" if self.adapter else self.sha256

    @property
    def paths(self) -> tuple[Path, ...]:
        """Return the files, the model's first."""
        return (self.path, Path(self.adapter.path)) if self.adapter else (self.path,)

    @property
    def folders(self) -> list[Path]:
        """Return where the files that are there really lie."""
        return [path.resolve().parent for path in self.paths if path.exists()]

    @property
    def size(self) -> int:
        """Return the bytes of all files; a missing one counts as none, opening it will say so."""
        return sum(path.stat().st_size for path in self.paths if path.exists())

    def same(self, other: Wanted) -> bool:
        """Tell whether both name the same files and the same base for the adapter."""
        bases = [one.adapter.base_sha256 if one.adapter else "" for one in (self, other)]
        return self.paths == other.paths and bases[0] == bases[1]

    def as_loaded(self, loaded: Loaded) -> Wanted:
        """Return the same with the hash that loading found."""
        return replace(self, sha256=loaded.key.partition("+")[0])

    def changed(self, loaded: Loaded) -> Path | None:
        """Return the first file that is no longer the one that was loaded, ``None`` when all are."""
        stamps: tuple[FileStamp | None, ...] = (loaded.stamp, loaded.adapter_stamp)
        pairs = zip(self.paths, stamps, strict=False)
        return next((path for path, stamp in pairs if stamp is None or not is_unchanged(path, stamp)), None)
