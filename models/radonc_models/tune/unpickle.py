"""The command ``radonc-models to-safetensors``: pickled weights saved in a format that cannot run code.

torch reads the pickles with ``weights_only``, which builds tensors and refuses everything else. One tensor at a
time is in memory.
"""

from __future__ import annotations

import argparse
import contextlib
import errno
import json
import os
import pickle
import re
import shutil
import struct
import sys
import warnings
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from radonc_models.errors import RadOncError
from radonc_models.fetch.selection import INDEX, is_description

if TYPE_CHECKING:
    import torch

__all__ = ["Converted", "add_arguments", "run", "to_safetensors"]

_BASE, _ADAPTER = "pytorch_model", "adapter_model.bin"
_BASE_INDEX = f"{_BASE}.bin.index.json"
_SHARD = re.compile(r"pytorch_model[A-Za-z0-9._-]*\.bin")
_HEAD = "lm_head.weight"
_BESIDE = frozenset({"adapter_config.json", "training_card.json"})
_MAX_JSON = 64 << 20
_NAMES = {
    "float64": "F64",
    "float32": "F32",
    "float16": "F16",
    "bfloat16": "BF16",
    "int64": "I64",
    "int32": "I32",
    "int16": "I16",
    "int8": "I8",
    "uint8": "U8",
    "bool": "BOOL",
}


@dataclass(frozen=True)
class Converted:
    """What was written: the folder, the names of the weight files, and the number and bytes of their tensors."""

    folder: Path
    files: tuple[str, ...]
    tensors: int
    size: int


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``to-safetensors``."""
    parser.add_argument("folder", type=Path, help="model folder with pytorch_model*.bin, or adapter folder")
    parser.add_argument("--out", type=Path, help="folder for the result, default: the same folder")


def run(args: argparse.Namespace) -> int:
    """Convert the weights of one folder."""
    done = to_safetensors(args.folder, args.out, lambda shard: print(shard, file=sys.stderr))
    print(f"{', '.join(done.files)}: {done.tensors} tensors, {done.size / 1e6:.1f} MB -> {done.folder}")
    return 0


def to_safetensors(folder: Path, out: Path | None = None, report: Callable[[str], None] = lambda _: None) -> Converted:
    """Save the pickled weights of a model or adapter folder as safetensors; the pickles stay.

    Matrices that share memory are written under each of their names, except an output matrix that the
    configuration ties to the embedding.

    Args:
        folder: Folder with ``pytorch_model.bin``, its shards with their index, or ``adapter_model.bin``.
        out: Folder for the result, made when missing; configuration and tokenizer are copied into it.
        report: Called with the name of every pickle that is done.

    Raises:
        RadOncError: torch is missing, the folder holds no pickled weights, a file is damaged or holds more than
            tensors, or the result exists or cannot be written. No weight file is left then.

    """
    target = folder if out is None else out
    with _disk_errors(target):
        shards, index = _shards(folder)
        names = {shard: _new_name(shard) for shard in shards}
        _check_target(folder, target, list(names.values()))
        load = _loader()
        target.mkdir(parents=True, exist_ok=True)
        tied = _is_tied(folder)
        with _Drafts(target) as drafts:
            for shard, name in names.items():
                tensors = _checked(load(folder / shard), shard, tied=tied)
                drafts.add(name, tensors)
                report(shard)
            _check_index(index, drafts.places, names)
            if len(shards) > 1:
                drafts.add_index()
            if target.resolve() != folder.resolve():
                _copy_descriptions(folder, target)
            drafts.commit()
    return Converted(target, tuple(names.values()), len(drafts.places), drafts.size)


def _shards(folder: Path) -> tuple[list[str], dict[str, str] | None]:
    """Return the names of the pickles and, where there is an index, the pickle of every tensor."""
    if not folder.is_dir():
        raise RadOncError(f"The folder {folder.name} cannot be found: check the path.")
    if (folder / _BASE_INDEX).is_file():
        table = _json(folder / _BASE_INDEX).get("weight_map")
        if not isinstance(table, dict) or not table or not all(_is_shard(name) for name in table.values()):
            raise RadOncError(f"The file {_BASE_INDEX} is damaged (no weight_map): copy or download it again.")
        return sorted(set(table.values())), table
    for name in (f"{_BASE}.bin", _ADAPTER):
        if (folder / name).is_file():
            return [name], None
    raise RadOncError(f"The folder {folder.name} holds no pickled weights: check the path.")


def _is_shard(name: Any) -> bool:
    return isinstance(name, str) and _SHARD.fullmatch(name) is not None


def _new_name(shard: str) -> str:
    stem = shard.removesuffix(".bin")
    return f"{stem.replace(_BASE, 'model', 1) if stem.startswith(_BASE) else stem}.safetensors"


def _check_target(folder: Path, target: Path, names: list[str]) -> None:
    """Refuse what exists, and a disk that is too small."""
    if there := [name for name in (*names, INDEX) if (target / name).exists()]:
        raise RadOncError(f"The file {there[0]} exists already in {target.name}: move it away or give another --out.")
    needed = sum(path.stat().st_size for path in folder.iterdir() if path.suffix == ".bin")
    place = next(parent for parent in (target, *target.absolute().parents) if parent.is_dir())
    free = shutil.disk_usage(place).free
    if free < needed:
        raise RadOncError(f"The disk is too full: {needed / 1e9:.2f} GB are needed and {free / 1e9:.2f} GB are free.")


def _loader() -> Any:
    """Return a function that reads one pickle.

    Raises:
        RadOncError: torch is not installed.

    """
    try:
        import torch
    except ImportError:
        raise RadOncError("Reading pickled weights needs torch: install radonc-gpt[tune].") from None

    def load(path: Path) -> Any:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                return torch.load(path, map_location="cpu", weights_only=True, mmap=zipfile.is_zipfile(path))
        except OSError:
            raise RadOncError(f"The file {path.name} cannot be read: check the path and the disk.") from None
        except pickle.UnpicklingError:
            raise RadOncError(
                f"The file {path.name} is damaged or holds more than weights, which could run code: "
                "get the model as safetensors from its source."
            ) from None
        except Exception:  # noqa: BLE001 - torch answers damaged files with any exception there is
            raise RadOncError(f"The file {path.name} is damaged: copy or download it again.") from None

    return load


def _checked(loaded: Any, shard: str, *, tied: bool) -> dict[str, torch.Tensor]:
    """Return the tensors of a state dictionary, without an output matrix that is the embedding."""
    import torch

    if not isinstance(loaded, Mapping) or not loaded:
        raise RadOncError(f"The file {shard} holds no named weights: use the weights that transformers or PEFT saved.")
    for name, value in loaded.items():
        plain = isinstance(value, torch.Tensor) and value.layout is torch.strided and not value.is_quantized
        if not isinstance(name, str) or not plain or _kind(value) is None:
            raise RadOncError(
                f"The file {shard} holds {str(name)[:80]!r}, which is no plain tensor: "
                "use the weights that transformers or PEFT saved."
            )
        if not name.isprintable() or name == "__metadata__":
            raise RadOncError(f"The file {shard} holds a tensor without a usable name: get it from its source again.")
    return {name: value.detach() for name, value in loaded.items() if not (tied and name == _HEAD)}


def _kind(tensor: torch.Tensor) -> str | None:
    return _NAMES.get(str(tensor.dtype).removeprefix("torch."))


def _is_tied(folder: Path) -> bool:
    config = folder / "config.json"
    return config.is_file() and _json(config).get("tie_word_embeddings") is True


def _check_index(index: Mapping[str, str] | None, places: Mapping[str, str], names: Mapping[str, str]) -> None:
    if index is None:
        return
    expected = {tensor: names[shard] for tensor, shard in index.items()}
    differing = {name for name in expected.keys() | places.keys() if expected.get(name) != places.get(name)} - {_HEAD}
    if differing:
        raise RadOncError(f"The weight index and the weight files disagree about {min(differing)[:80]}: copy again.")


def _copy_descriptions(folder: Path, target: Path) -> None:
    for path in folder.iterdir():
        beside = (is_description(path.name) or path.name in _BESIDE) and path.name != INDEX
        if beside and path.is_file() and not (target / path.name).exists():
            shutil.copyfile(path, target / path.name)


def _json(path: Path) -> dict[str, Any]:
    try:
        value = json.loads(path.read_bytes()) if path.stat().st_size <= _MAX_JSON else None
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict):
        raise RadOncError(f"The file {path.name} is damaged (no JSON object): copy or download it again.")
    return value


class _Drafts:
    """Weight files under temporary names until all of them are written."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._names: list[str] = []
        self.places: dict[str, str] = {}
        self.size = 0

    def __enter__(self) -> _Drafts:
        return self

    def __exit__(self, *_: object) -> None:
        for name in self._names:
            with contextlib.suppress(OSError):
                self._draft(name).unlink()

    def _draft(self, name: str) -> Path:
        return self._folder / f".{name}.part"

    def add(self, name: str, tensors: Mapping[str, torch.Tensor]) -> None:
        """Write one safetensors file."""
        if double := self.places.keys() & tensors.keys():
            raise RadOncError(f"The tensor {min(double)[:80]} occurs in two weight files: get the model again.")
        with self._writing(name) as stream:
            self.size += _write(stream, tensors)
        self.places |= dict.fromkeys(tensors, name)

    def add_index(self) -> None:
        """Write the index of the files so far."""
        index = {"metadata": {"total_size": self.size}, "weight_map": dict(sorted(self.places.items()))}
        with self._writing(INDEX) as stream:
            stream.write((json.dumps(index, indent=2) + "\n").encode())

    @contextlib.contextmanager
    def _writing(self, name: str) -> Iterator[BinaryIO]:
        self._names.append(name)
        with self._draft(name).open("wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())

    def commit(self) -> None:
        """Give every file its name, the index last: without it no reader takes the shards for a model."""
        for name in self._names:
            self._draft(name).replace(self._folder / name)
        self._names.clear()


def _write(stream: BinaryIO, tensors: Mapping[str, torch.Tensor]) -> int:
    """Write a safetensors file, one tensor in memory at a time; return the bytes of the tensors.

    Source: the safetensors format: an eight-byte length, a JSON object padded with spaces, the data without gaps.
    """
    import torch

    header: dict[str, Any] = {"__metadata__": {"format": "pt"}}
    end = 0
    for name, tensor in tensors.items():
        begin, end = end, end + tensor.numel() * tensor.element_size()
        header[name] = {"dtype": _kind(tensor), "shape": list(tensor.shape), "data_offsets": [begin, end]}
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    stream.write(struct.pack("<Q", len(text)) + text)
    for tensor in tensors.values():
        if tensor.numel():
            stream.write(tensor.contiguous().reshape(-1).view(torch.uint8).numpy().data)
    return end


@contextlib.contextmanager
def _disk_errors(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        if problem.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise RadOncError("The disk is full: make room and start the same command again.") from None
        reason = os.strerror(problem.errno) if problem.errno else "unknown reason"
        raise RadOncError(f"The folder {target.name} cannot be read or written ({reason}): check its path.") from None
