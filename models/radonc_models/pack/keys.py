"""Keys that sign model packs: Ed25519 (RFC 8032) as PEM files that other programs read as well."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from radonc_models.disk import write_whole
from radonc_models.errors import ModelPackError
from radonc_models.machine_folders import settings_folder

__all__ = ["TrustedKey", "make_key", "open_key", "read_public_key", "trusted_folder", "trusted_keys"]

_LARGEST = 4096  # bytes of a key file


@dataclass(frozen=True)
class TrustedKey:
    """A public key whose signatures count.

    Attributes:
        name: Name of its file, without the ending.
        identity: First 32 hex digits of the SHA-256 of the raw key.
        key: The key itself.

    """

    name: str
    identity: str
    key: Ed25519PublicKey

    def accepts(self, signature: bytes, data: bytes) -> bool:
        """Tell whether ``signature`` is this key's signature of ``data``."""
        try:
            self.key.verify(signature, data)
        except InvalidSignature:
            return False
        return True


def trusted_folder() -> Path:
    """Return where the administrator of this machine puts the public keys that may sign model packs."""
    return settings_folder() / "pack-keys"


def trusted_keys(folder: Path | None = None) -> list[TrustedKey]:
    """Return the public keys in ``folder``, by default ``trusted_folder()``; none when there is no such folder.

    Raises:
        ModelPackError: A file there is no Ed25519 public key.

    """
    place = folder or trusted_folder()
    return [read_public_key(file) for file in sorted(place.glob("*.pem"))] if place.is_dir() else []


def read_public_key(file: Path) -> TrustedKey:
    """Read one public key.

    Raises:
        ModelPackError: The file cannot be read or is no Ed25519 public key.

    """
    try:
        with file.open("rb") as content:
            key = serialization.load_pem_public_key(content.read(_LARGEST))
    except (OSError, ValueError):
        key = None
    if not isinstance(key, Ed25519PublicKey):
        raise ModelPackError(f"{file.name} is not an Ed25519 public key in PEM format: give the file NAME.pub.pem.")
    return TrustedKey(file.name.removesuffix(".pem").removesuffix(".pub"), identity_of(key), key)


def identity_of(key: Ed25519PublicKey) -> str:
    """Return the identity by which a release names the key that signed it."""
    return hashlib.sha256(key.public_bytes_raw()).hexdigest()[:32]


def make_key(name: Path, passphrase: str) -> tuple[Path, Path]:
    """Make a key pair: ``NAME.key.pem``, encrypted with ``passphrase``, and ``NAME.pub.pem``; return both paths.

    Raises:
        ModelPackError: The passphrase is shorter than 15 characters, a file exists, or none can be written.

    """
    if len(passphrase) < 15:
        raise ModelPackError("The passphrase of a signing key needs at least 15 characters: choose a longer one.")
    secret, public = name.with_name(f"{name.name}.key.pem"), name.with_name(f"{name.name}.pub.pem")
    if secret.exists() or public.exists():
        raise ModelPackError(f"There is a key {name.name} already: choose another name.")
    key = Ed25519PrivateKey.generate()
    encryption = serialization.BestAvailableEncryption(passphrase.encode())
    pem, form = serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    try:
        write_whole(secret, key.private_bytes(pem, serialization.PrivateFormat.PKCS8, encryption))
        write_whole(public, key.public_key().public_bytes(pem, form), mode=0o644)
    except OSError as error:
        raise ModelPackError(f"The key cannot be written ({error.strerror}): choose another folder.") from None
    return secret, public


def open_key(file: Path, passphrase: str) -> Ed25519PrivateKey:
    """Open a signing key.

    Raises:
        ModelPackError: The file cannot be read, is no such key, or the passphrase is wrong.

    """
    try:
        with file.open("rb") as content:
            key = serialization.load_pem_private_key(content.read(_LARGEST), passphrase.encode())
    except OSError:
        raise ModelPackError(f"The signing key {file.name} cannot be read: check that it is there.") from None
    except (ValueError, TypeError):
        raise ModelPackError(
            f"The signing key {file.name} does not open: the passphrase is wrong or the file is damaged."
        ) from None
    if not isinstance(key, Ed25519PrivateKey):
        raise ModelPackError(f"{file.name} is not an Ed25519 key: make one with radonc-models pack keygen.")
    return key
