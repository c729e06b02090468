"""Files of llama.cpp out of the locked source of llama-cpp-python. Standard library only."""

import hashlib
import tarfile
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

import reference_converter
from machine import SetupError


def unpack(archive: Path, version: str, sha256: str, folder: Path, kept: Sequence[str], needed: Sequence[str]) -> None:
    """Take some files of llama.cpp out of the source distribution.

    Args:
        archive: The source distribution.
        version: Its version.
        sha256: Hash that it must have.
        folder: Where llama.cpp's folders are put.
        kept: Beginnings of the names to take.
        needed: Names that must be among them.

    Raises:
        SetupError: The archive is not the locked one, or lacks a file.

    """
    if hashlib.sha256(archive.read_bytes()).hexdigest() != sha256:
        raise SetupError(f"{archive.name} is not the locked source of llama-cpp-python (SHA-256 differs).")
    vendored = PurePosixPath(reference_converter.VENDORED)
    root = PurePosixPath(reference_converter.SOURCE.format(version=version)) / vendored
    with tarfile.open(archive) as tar:
        for member in tar:
            name = PurePosixPath(member.name)
            if not member.isfile() or not name.is_relative_to(root) or ".." in name.parts:
                continue
            inside = name.relative_to(root).as_posix()
            content = tar.extractfile(member)
            if content is not None and inside.startswith(tuple(kept)):
                path = folder / inside
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content.read())
    missing = [name for name in needed if not (folder / name).is_file()]
    if missing:
        raise SetupError(f"{archive.name} does not hold {missing[0]}; is installer/locks/llama.lock another version?")
