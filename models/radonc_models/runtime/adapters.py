"""Open an adapter file on top of a loaded base; nothing but a file with the right hash reaches native code."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from radonc_models.errors import ModelPackError
from radonc_models.pack.files import FileStamp, open_verified, stamp_of
from radonc_models.pack.gguf import metadata_of
from radonc_models.runtime import llama, protocol
from radonc_models.runtime.loading import name_of

__all__ = ["Adapter", "open_adapter", "sum_key"]


@dataclass(frozen=True)
class Adapter:
    """An adapter that is ready for use; ``handle`` belongs to the model that it was opened for.

    ``source`` is the source base that it names.
    """

    key: str
    handle: object
    stamp: FileStamp
    source: str


def sum_key(base: str, adapter: str) -> str:
    """Return the name of a base with an adapter, made of the SHA-256 of the two files."""
    return f"{base}+{adapter}"


def open_adapter(model: llama.Model, base: str, wanted: protocol.AdapterFile) -> Adapter:
    """Verify an adapter file, compare the base that it names, and only then let the engine read it.

    Args:
        model: The loaded base.
        base: SHA-256 of the base's file.
        wanted: The file, its hash and the source base that it must name.

    Raises:
        ModelPackError: The file is missing, damaged, no adapter, or made for another base.

    """
    path = Path(wanted.path)
    file, found = open_verified(path, wanted.sha256, wanted.verified)
    with file:
        stamp = stamp_of(file)
        metadata = metadata_of(file, path.name)
        source = model.metadata("radonc.base.sha256") or base
        if metadata.get("general.type") != "adapter":
            raise ModelPackError(f"The file {path.name} holds no adapter: install the model pack again.")
        if not metadata.get("radonc.base.sha256") == wanted.base_sha256 == source:
            raise ModelPackError(
                f"The adapter {path.name} was made for another base model than the one of this pack: "
                "install a complete model pack."
            )
        try:
            handle = model.add_adapter(name_of(file, wanted.path))
        except llama.LoadError:
            raise ModelPackError(
                f"The adapter {path.name} does not fit the base model of this pack or cannot be read by this engine: "
                "install the model pack again."
            ) from None
    return Adapter(sum_key(base, found), handle, stamp, wanted.base_sha256)
