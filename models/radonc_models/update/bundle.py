"""The signed update: ``update.json`` names packages with their hashes, ``update.sig`` is Ed25519 over its bytes.

The signature is the plain 64 bytes over the file, so that ``openssl pkeyutl -verify -rawin`` checks it as well.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Literal

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pydantic import Field, TypeAdapter, ValidationError

from radonc_models.disk import whole_file, write_whole
from radonc_models.errors import RadOncError
from radonc_models.machine_folders import settings_folder
from radonc_models.pack.files import file_sha256
from radonc_models.pack.keys import TrustedKey, identity_of, trusted_keys

__all__ = [
    "BUNDLE_NAME",
    "SIGNATURE_NAME",
    "Bundle",
    "Package",
    "UpdateError",
    "as_numbers",
    "copy_verified",
    "keys_folder",
    "read_bundle",
    "sign",
    "update_keys",
    "verify",
]

BUNDLE_NAME, SIGNATURE_NAME = "update.json", "update.sig"
_LARGEST = 1 << 20  # bytes of update.json
_BLOCK = 1 << 20
Kind = Literal["deb", "rpm", "msi", "setup"]
_KINDS: dict[str, Kind] = {".deb": "deb", ".rpm": "rpm", ".msi": "msi", ".exe": "setup"}

Version = Annotated[str, Field(pattern=r"^\d{1,5}\.\d{1,5}\.\d{1,5}$")]


class UpdateError(RadOncError):
    """An update is not signed, was changed, is older, or cannot be installed; nothing was changed."""


@dataclass(frozen=True)
class Package:
    """One package of an update.

    Attributes:
        name: Name of its file.
        kind: ``deb``, ``rpm``, ``msi`` or ``setup``.
        version: Version of the program in it: that of the update, or an older one to go back to.
        size: Bytes.
        sha256: Its hash.

    """

    name: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._+-]{0,120}$")]
    kind: Kind
    version: Version
    size: Annotated[int, Field(gt=0, lt=1 << 32)]
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


@dataclass(frozen=True)
class Bundle:
    """What a signature vouches for.

    Attributes:
        format: Always ``radonc-update``.
        format_version: Always 1.
        version: Version that the update leads to.
        key: Identity of the key that signed it.
        packages: Every file of the update.

    """

    format: Literal["radonc-update"]
    format_version: Literal[1]
    version: Version
    key: Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
    packages: tuple[Package, ...]

    def package(self, kind: str, version: str) -> Package | None:
        """Return the package of one kind and version, ``None`` when the update has none."""
        return next((one for one in self.packages if (one.kind, one.version) == (kind, version)), None)


_BUNDLE = TypeAdapter(Bundle)


def keys_folder() -> Path:
    """Return where the administrator puts the public keys that may sign updates of the program."""
    return settings_folder() / "update-keys"


def update_keys() -> list[TrustedKey]:
    """Return the keys of this computer that may sign updates.

    Raises:
        UpdateError: There is none.
        ModelPackError: A file there is no Ed25519 public key.

    """
    keys = trusted_keys(keys_folder())
    if not keys:
        place = keys_folder()
        raise UpdateError(f"This computer trusts no key for updates: put the signer's NAME.pub.pem into {place}.")
    return keys


def sign(packages: Sequence[tuple[Path, str]], version: str, out: Path, key: Ed25519PrivateKey) -> Bundle:
    """Copy packages into a new folder and sign them as one update.

    Args:
        packages: Files with the version of the program in each.
        version: Version that the update leads to.
        out: Folder to make.
        key: Key that signs.

    Raises:
        UpdateError: A file has an unknown ending, two have one name, or the folder cannot be written.

    """
    try:
        out.mkdir(parents=True)
        held = [_held(file, its_version, out) for file, its_version in packages]
        bundle = _valid(
            {
                "format": "radonc-update",
                "format_version": 1,
                "version": version,
                "key": identity_of(key.public_key()),
                "packages": [asdict(one) for one in held],
            }
        )
        data = (json.dumps(asdict(bundle), indent=1, sort_keys=True) + "\n").encode()
        write_whole(out / BUNDLE_NAME, data, mode=0o644)
        write_whole(out / SIGNATURE_NAME, key.sign(data), mode=0o644)
    except OSError as error:
        why = error.strerror
        raise UpdateError(f"The update cannot be written to {out.name} ({why}): choose a new folder.") from None
    return bundle


def _held(file: Path, version: str, out: Path) -> Package:
    kind = _KINDS.get(file.suffix)
    if kind is None:
        raise UpdateError(f"{file.name} is no package of the program: give .deb, .rpm, .msi or .exe files.")
    shutil.copyfile(file, out / file.name)
    return Package(file.name, kind, version, file.stat().st_size, file_sha256(out / file.name))


def read_bundle(folder: Path, keys: Sequence[TrustedKey]) -> Bundle:
    """Read the update in ``folder`` and check its signature; the packages are left to ``verify``.

    Raises:
        UpdateError: It is not signed, not by one of ``keys``, or was changed.

    """
    try:
        data, signature = _bytes(folder / BUNDLE_NAME, _LARGEST), _bytes(folder / SIGNATURE_NAME, 64)
    except OSError:
        raise UpdateError("There is no signed update in this folder: give the folder with update.json.") from None
    signer = next((key for key in keys if len(signature) == 64 and key.accepts(signature, data)), None)
    if signer is None:
        raise UpdateError(
            "The update is not signed by a key that this computer trusts, or it was changed after it was signed: "
            "get it again, or have the administrator add the signer's key."
        )
    try:
        bundle = _valid(json.loads(data))
    except ValueError:
        raise _damaged() from None
    if bundle.key != signer.identity:
        raise _damaged()
    return bundle


def _bytes(path: Path, most: int) -> bytes:
    with path.open("rb") as file:
        return file.read(most + 1)


def _valid(fields: object) -> Bundle:
    try:
        bundle = _BUNDLE.validate_python(fields)
    except ValidationError as error:
        place = ".".join(str(part)[:40] for part in error.errors()[0]["loc"])
        raise UpdateError(f"The update says something that is not allowed (at {place}): make it again.") from None
    names = [one.name.lower() for one in bundle.packages]
    newer = [one for one in bundle.packages if as_numbers(one.version) > as_numbers(bundle.version)]
    if len(set(names)) < len(names) or newer or not any(one.version == bundle.version for one in bundle.packages):
        raise _damaged()
    return bundle


def verify(folder: Path, keys: Sequence[TrustedKey]) -> Bundle:
    """Check the signature and every byte of every package; nothing else may lie beside them.

    Raises:
        UpdateError: Anything differs from what was signed.

    """
    bundle = read_bundle(folder, keys)
    for package in bundle.packages:
        _read(package, folder, None)
    extra = {entry.name for entry in folder.iterdir()} - {one.name for one in bundle.packages}
    if extra - {BUNDLE_NAME, SIGNATURE_NAME}:
        raise UpdateError("The folder holds files that the signed update does not name: remove them.")
    return bundle


def copy_verified(package: Package, folder: Path, target: Path) -> None:
    """Copy a package and check it in the same reading; ``target`` is there only when it is the signed one.

    Raises:
        UpdateError: It differs, is missing, or cannot be written.

    """
    try:
        with whole_file(target) as out:
            _read(package, folder, out.write)
    except OSError as error:
        raise UpdateError(f"The update cannot be copied ({error.strerror}): check rights and free space.") from None


def _read(package: Package, folder: Path, take: Callable[[bytes], object] | None) -> None:
    digest, size = hashlib.sha256(), 0
    path = folder / package.name
    if path.is_symlink() or not path.is_file():
        raise UpdateError(f"The package {package.name} of the update is missing: copy the update again.")
    with path.open("rb") as file:
        while size <= package.size and (block := file.read(_BLOCK)):
            digest.update(block)
            size += len(block)
            if take:
                take(block)
    if size != package.size or digest.hexdigest() != package.sha256:
        raise UpdateError(f"The package {package.name} is damaged or was changed: copy the update again.")


def as_numbers(version: str) -> tuple[int, ...]:
    """Return a version as numbers to compare."""
    return tuple(int(part) for part in version.split("+")[0].split(".")[:3])


def _damaged() -> UpdateError:
    return UpdateError("The update is damaged: get it again.")
