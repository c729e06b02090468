"""One file that holds several: the form of a backup, in which every single bit is under a check.

Layout: magic | length of the manifest, 4 bytes big endian | manifest, canonical JSON | the members one after
the other | SHA-256 of all bytes before it. The manifest names each member with its size and SHA-256 and carries
an HMAC under a key that only a user of the store can open. The hash tells damage without a passphrase; the HMAC
tells a forged backup. The members are files that are encrypted or public already: the container adds no secrecy.
"""

from __future__ import annotations

import hmac
import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

from radonc_desktop.vault.errors import VaultTooNew
from radonc_desktop.vault.exchange.errors import BackupDamaged
from radonc_models.keyed.canonical import canonical
from radonc_models.keyed.files import new_private, sync_folder, translated

__all__ = ["Manifest", "Member", "check_mac", "read_container", "unpack", "write_container"]

_MAGIC = b"RADONC-BACKUP-1\n"
_FAMILY = b"RADONC-BACKUP-"
_FORMAT = "radonc-backup-1"
_LENGTH_BYTES = 4
_DIGEST_BYTES = 32
_MAX_MANIFEST = 64 * 1024
_CHUNK = 1024 * 1024

Progress = Callable[[int, int], None]
"""Called with the bytes done and the bytes of the whole work."""


@dataclass(frozen=True)
class Member:
    """One file inside: plain name, size in bytes, hex SHA-256."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What a container says of itself; ``facts`` are numbers, times and hashes, no text of a case."""

    members: tuple[Member, ...]
    facts: Mapping[str, Any]
    mac: str


def write_container(path: Path, sources: Mapping[str, Path], facts: Mapping[str, Any], key: bytes) -> Manifest:
    """Write ``path`` from the files in ``sources`` (by member name), readable by its owner only, and sync it.

    Raises:
        DiskFull: There is no room.
        VaultUnwritable: The folder cannot be written, or ``path`` is there already.

    """
    with translated():
        members = tuple(_member(name, source) for name, source in sources.items())
        manifest = Manifest(members, facts, _mac(members, facts, key))
        with new_private(path) as file:
            digest = sha256()
            for piece in (_MAGIC, *_encoded(manifest)):
                _put(file, digest, piece)
            for source in sources.values():
                with source.open("rb") as inside:
                    while piece := inside.read(_CHUNK):
                        _put(file, digest, piece)
            file.write(digest.digest())
            file.flush()
            os.fsync(file.fileno())
        sync_folder(path.parent)
    return manifest


def read_container(path: Path, progress: Progress | None = None) -> Manifest:
    """Check the whole of ``path`` without any key and return its manifest.

    Raises:
        BackupDamaged: It is no container, or not exactly the bytes that were written.
        VaultTooNew: A newer version of the program has written it.

    """
    try:
        with path.open("rb") as file:
            manifest, start = _manifest(file)
            _check_members(file, manifest, start, progress)
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise BackupDamaged from error
    return manifest


def check_mac(manifest: Manifest, key: bytes) -> None:
    """Check that someone who can open the store made this container.

    Raises:
        BackupDamaged: The manifest was forged or belongs to other keys.

    """
    if not hmac.compare_digest(_mac(manifest.members, manifest.facts, key), manifest.mac):
        raise BackupDamaged


def unpack(path: Path, manifest: Manifest, folder: Path) -> None:
    """Write the members of a checked container into ``folder``, each compared again with its hash.

    Raises:
        BackupDamaged: The file was changed since it was checked.
        DiskFull: There is no room.

    """
    with translated(), path.open("rb") as file:
        file.seek(_start(manifest))
        for member in manifest.members:
            _extract(file, member, folder / member.name)
        sync_folder(folder)


def _extract(file: BinaryIO, member: Member, target: Path) -> None:
    digest, left = sha256(), member.size
    with new_private(target) as out:
        while left and (piece := file.read(min(_CHUNK, left))):
            digest.update(piece)
            out.write(piece)
            left -= len(piece)
        out.flush()
        os.fsync(out.fileno())
    if left or digest.hexdigest() != member.sha256:
        raise BackupDamaged


def _put(file: BinaryIO, digest: Any, piece: bytes) -> None:
    digest.update(piece)
    file.write(piece)


def _member(name: str, source: Path) -> Member:
    with source.open("rb") as file:
        digest, size = sha256(), 0
        while piece := file.read(_CHUNK):
            digest.update(piece)
            size += len(piece)
    return Member(name, size, digest.hexdigest())


def _body(members: tuple[Member, ...], facts: Mapping[str, Any]) -> dict[str, Any]:
    listed = [{"name": member.name, "size": member.size, "sha256": member.sha256} for member in members]
    return {"facts": dict(facts), "format": _FORMAT, "members": listed}


def _mac(members: tuple[Member, ...], facts: Mapping[str, Any], key: bytes) -> str:
    return hmac.new(key, canonical(_body(members, facts)), sha256).hexdigest()


def _encoded(manifest: Manifest) -> tuple[bytes, bytes]:
    text = canonical(_body(manifest.members, manifest.facts) | {"mac": manifest.mac})
    return len(text).to_bytes(_LENGTH_BYTES, "big"), text


def _start(manifest: Manifest) -> int:
    return len(_MAGIC) + sum(map(len, _encoded(manifest)))


def _manifest(file: BinaryIO) -> tuple[Manifest, int]:
    magic = file.read(len(_MAGIC))
    if magic != _MAGIC:
        if magic.startswith(_FAMILY) and magic[len(_FAMILY) :].strip().isdigit() and magic.endswith(b"\n"):
            raise VaultTooNew
        raise ValueError("magic")
    length = int.from_bytes(file.read(_LENGTH_BYTES), "big")
    if not 0 < length <= _MAX_MANIFEST:
        raise ValueError("length")
    text = file.read(length)
    body = json.loads(text)
    if body.pop("format") != _FORMAT:
        raise ValueError("format")
    members = tuple(Member(str(one["name"]), _whole(one["size"]), str(one["sha256"])) for one in body["members"])
    manifest = Manifest(members, body["facts"], str(body["mac"]))
    names = [member.name for member in members]
    # A name is a plain name, or unpacking would write elsewhere.
    if len(set(names)) != len(names) or any(Path(name).name != name or name in {"", ".", ".."} for name in names):
        raise ValueError("names")
    if _encoded(manifest)[1] != text:
        raise ValueError("not canonical")
    return manifest, len(_MAGIC) + _LENGTH_BYTES + length


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise TypeError("size")
    return value


def _check_members(file: BinaryIO, manifest: Manifest, start: int, progress: Progress | None) -> None:
    total = start + sum(member.size for member in manifest.members) + _DIGEST_BYTES
    if os.fstat(file.fileno()).st_size != total:
        raise ValueError("size")
    file.seek(0)
    whole = sha256(file.read(start))
    done = start
    for member in manifest.members:
        own, left = sha256(), member.size
        while left and (piece := file.read(min(_CHUNK, left))):
            own.update(piece)
            whole.update(piece)
            left -= len(piece)
            done += len(piece)
            if progress is not None:
                progress(done, total)
        if left or own.hexdigest() != member.sha256:
            raise ValueError("member")
    if file.read() != whole.digest():
        raise ValueError("hash of the file")
