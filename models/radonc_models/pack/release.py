"""The signed release of a model pack: ``release.json`` says what it holds, ``release.sig`` is Ed25519 over its bytes.

The signature is the plain 64 bytes, so that ``openssl pkeyutl -verify -rawin`` checks it as well. A file larger than
the medium takes (FAT32: 4 GiB) travels in parts; the hash is that of the whole.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Literal

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pydantic import Field, TypeAdapter, ValidationError

from radonc_models.disk import unfinished, write_whole
from radonc_models.errors import ModelPackError
from radonc_models.pack.keys import TrustedKey, identity_of
from radonc_models.pack.manifest import MANIFEST_NAME, Pack, Sha256
from radonc_models.pack.reading import read_pack

__all__ = [
    "RELEASE_NAME",
    "SIGNATURE_NAME",
    "Held",
    "Release",
    "blocks_of",
    "read_release",
    "sign",
    "sync_folder",
    "verify_release",
]

RELEASE_NAME, SIGNATURE_NAME = "release.json", "release.sig"
_LARGEST = 1 << 20  # bytes of release.json
_BLOCK = 1 << 20
_SIGNATURE_BYTES = 64

HeldName = Annotated[
    str, Field(pattern=r"^(manifest\.json|references\.jsonl\.gz|[A-Za-z0-9][A-Za-z0-9._+-]{0,200}\.gguf)$")
]
PackName = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,60}$")]
Words = Annotated[str, Field(max_length=300)]


@dataclass(frozen=True)
class Held:
    """A file of a release; with a ``part_size`` in bytes it travels as ``NAME.part001`` and so on, 0 means whole."""

    name: HeldName
    size: Annotated[int, Field(gt=0, lt=1 << 50)]
    sha256: Sha256
    part_size: Annotated[int, Field(ge=0)] = 0

    def places(self, folder: Path) -> list[Path]:
        """Return the files that hold it, in order."""
        if not self.part_size:
            return [folder / self.name]
        count = -(-self.size // self.part_size)
        return [folder / f"{self.name}.part{number:03d}" for number in range(1, count + 1)]


@dataclass(frozen=True)
class Release:
    """What a signature vouches for.

    Attributes:
        format: Always ``radonc-pack-release``.
        format_version: Always 1.
        pack: Name of the pack, which is also its folder's name on a machine.
        release: Number that only grows: a machine takes no lower one than it has.
        state: ``approved`` when a department has released it for use, else ``evaluation``.
        approved_by: Who approved it; empty for an evaluation.
        approved_for: The use it was approved for; empty for an evaluation.
        key: Identity of the key that signed it.
        files: Every file, the manifest among them.

    """

    format: Literal["radonc-pack-release"]
    format_version: Literal[1]
    pack: PackName
    release: Annotated[int, Field(gt=0, lt=1 << 31)]
    state: Literal["evaluation", "approved"]
    approved_by: Words
    approved_for: Words
    key: Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
    files: tuple[Held, ...]


_RELEASE = TypeAdapter(Release)


def sign(
    folder: Path,
    out: Path,
    key: Ed25519PrivateKey,
    number: int,
    *,
    approved_by: str = "",
    approved_for: str = "",
    part_size: int = 0,
) -> Release:
    """Sign a pack: check every file, write release and signature, last of all.

    Args:
        folder: The pack.
        out: Where the release goes: ``folder`` itself, or a new folder that gets a copy of every file.
        key: Key that signs.
        number: Number of the release.
        approved_by: Who approved the pack; with words in ``approved_for`` the release is ``approved``.
        approved_for: The use it is approved for.
        part_size: Most bytes of one file in ``out``; 0 leaves all files whole.

    Raises:
        ModelPackError: The pack is damaged, is synthetic and cannot be approved, has a name that is no folder's
            name, or the release cannot be written.

    """
    pack = read_pack(folder)
    _check_approval(pack, approved_by, approved_for)
    same = out.absolute() == folder.absolute()
    if same and part_size:
        raise ModelPackError("A pack is split into a folder of its own: give another one with --out.")
    try:
        out.mkdir(parents=True, exist_ok=True)
        if not same and any(out.iterdir()):
            raise ModelPackError(f"The folder {out.name} is not empty: choose a new one.")
        expected: dict[str, str] = {entry.file: entry.sha256 for entry in pack.files}
        expected[MANIFEST_NAME] = pack.sha256
        held = tuple(
            _held(folder / name, None if same else out, sha256, part_size) for name, sha256 in sorted(expected.items())
        )
        release = _valid(
            {
                "format": "radonc-pack-release",
                "format_version": 1,
                "pack": pack.name,
                "release": number,
                "state": "approved" if approved_by else "evaluation",
                "approved_by": approved_by,
                "approved_for": approved_for,
                "key": identity_of(key.public_key()),
                "files": [asdict(one) for one in held],
            }
        )
        data = (json.dumps(asdict(release), indent=1, sort_keys=True) + "\n").encode()
        write_whole(out / RELEASE_NAME, data, mode=0o644)
        write_whole(out / SIGNATURE_NAME, key.sign(data), mode=0o644)
    except OSError as error:
        raise ModelPackError(f"The release cannot be written ({error.strerror}): check the free space.") from None
    return release


def _check_approval(pack: Pack, by: str, use: str) -> None:
    if bool(by.strip()) != bool(use.strip()):
        raise ModelPackError("An approval needs both who approved the pack and for what: give both or neither.")
    if by and pack.synthetic:
        raise ModelPackError("A pack tuned on synthetic cases cannot be approved for use: sign it for evaluation.")


def _held(file: Path, out: Path | None, sha256: str, part_size: int) -> Held:
    """Hash a file, and copy it into ``out`` on the way, in parts when it is larger than one."""
    size = file.stat().st_size
    held = Held(file.name, size, sha256, part_size if part_size and size > part_size else 0)
    whole = Held(file.name, size, sha256)
    digest = hashlib.sha256()
    if out is None:
        for block in blocks_of(whole, file.parent):
            digest.update(block)
    else:
        with file.open("rb") as source:
            for place in held.places(out):
                with unfinished(place, mode=0o644) as part, part.open("wb") as target:
                    left = held.part_size or size
                    while left and (block := source.read(min(_BLOCK, left))):
                        digest.update(block)
                        target.write(block)
                        left -= len(block)
    if digest.hexdigest() != sha256:
        raise ModelPackError(f"The model file {file.name} is damaged or was changed: install the model pack again.")
    return held


def read_release(folder: Path, keys: Sequence[TrustedKey]) -> Release:
    """Read the release in ``folder`` and check its signature; the files are left to ``verify_release``.

    Raises:
        ModelPackError: It is not signed, not by one of ``keys``, or was changed.

    """
    data = _bytes_of(folder / RELEASE_NAME, _LARGEST)
    signature = _bytes_of(folder / SIGNATURE_NAME, _SIGNATURE_BYTES)
    signer = next((key for key in keys if key.accepts(signature, data)), None)
    if signer is None:
        raise ModelPackError(
            "The model pack is not signed by a key that this computer trusts, or it was changed after it was signed: "
            "ask for the pack again, or have the administrator add the signer's key."
        )
    try:
        release = _valid(json.loads(data))
    except ValueError:
        raise _damaged() from None
    if release.key != signer.identity:
        raise _damaged()
    return release


def _valid(fields: object) -> Release:
    try:
        release = _RELEASE.validate_python(fields)
    except ValidationError as error:
        place = ".".join(str(part)[:40] for part in error.errors()[0]["loc"])
        raise ModelPackError(
            f"The release of the model pack says something that is not allowed (at {place}): "
            "names take letters, digits, dots and dashes, numbers begin at 1."
        ) from None
    names = [held.name for held in release.files]
    if MANIFEST_NAME not in names or len({name.lower() for name in names}) < len(names):
        raise _damaged()
    return release


def verify_release(folder: Path, keys: Sequence[TrustedKey]) -> Release:
    """Check signature and every byte of a signed pack, whole or in parts; nothing may lie beside it.

    Raises:
        ModelPackError: Anything differs from what was signed.

    """
    release = read_release(folder, keys)
    for held in release.files:
        for _ in blocks_of(held, folder):
            pass
    listed = {place.name for held in release.files for place in held.places(folder)}
    extra = sorted({entry.name for entry in folder.iterdir()} - listed - {RELEASE_NAME, SIGNATURE_NAME})
    if extra:
        name = re.sub(r"[^A-Za-z0-9._-]", "?", extra[0])[:60]
        raise ModelPackError(f"The folder holds {name}, which the signed release does not name: remove it.")
    return release


def blocks_of(held: Held, folder: Path) -> Iterator[bytes]:
    """Yield the bytes of a file, whole or in parts, and raise after the last if they are not the signed ones.

    Raises:
        ModelPackError: A part is missing or is no plain file, or size or hash differ.

    """
    digest, size = hashlib.sha256(), 0
    for place in held.places(folder):
        try:
            if place.is_symlink() or not place.is_file():
                raise ModelPackError(f"The file {place.name} of the model pack is missing: copy the pack again.")
            with place.open("rb") as file:
                while size <= held.size and (block := file.read(_BLOCK)):
                    digest.update(block)
                    size += len(block)
                    yield block
        except OSError:
            raise ModelPackError(f"The file {place.name} cannot be read to its end: copy the pack again.") from None
    if size != held.size or digest.hexdigest() != held.sha256:
        raise ModelPackError(f"The model file {held.name} is damaged or was changed: copy the pack again.")


def _bytes_of(path: Path, most: int) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError:
        raise ModelPackError(f"The model pack is not signed (it has no {path.name}): use a signed pack.") from None
    if len(data) > most or (most == _SIGNATURE_BYTES and len(data) != most):
        raise _damaged()
    return data


def _damaged() -> ModelPackError:
    return ModelPackError("The signature of the model pack is damaged: ask for the pack again.")


def sync_folder(folder: Path) -> None:
    """Make the names in a folder last; does nothing where the system has no such call."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
