"""A pack as the app opens it: what its release says counts when a key that this computer trusts has signed it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from radonc_models.errors import ModelPackError
from radonc_models.machine_policy import machine_policy, machine_values, refusal
from radonc_models.pack.keys import TrustedKey, trusted_keys
from radonc_models.pack.manifest import MANIFEST_NAME, Pack
from radonc_models.pack.reading import read_pack
from radonc_models.pack.release import RELEASE_NAME, read_release

__all__ = ["Signature", "open_pack", "signature_of", "signature_words", "unsigned_allowed"]


@dataclass(frozen=True)
class Signature:
    """Who signed a pack: the number of the release, and the name of the trusted key, empty where none is trusted."""

    release: int = 0
    key: str = ""


def open_pack(
    folder: Path, keys: Sequence[TrustedKey] | None = None, machine: Mapping[str, object] | None = None
) -> Pack:
    """Read a pack and, where it has a release, check its signature; contents are checked when they are loaded.

    A pack without a release, and any pack on a computer that trusts no key, is one for evaluation; the machine's policy
    may refuse it (``unsigned_packs``).

    Args:
        folder: Folder of the pack.
        keys: Keys whose signature counts; by default those of this computer.
        machine: What the machine's policy says; by default read from the machine.

    Raises:
        ModelPackError: As ``read_pack``; or the release is not signed by a trusted key or is not about this manifest.
        PolicyError: The policy of the machine is not valid.

    """
    pack = read_pack(folder)
    trusted = trusted_keys() if keys is None else keys
    if not trusted or not (folder / RELEASE_NAME).exists():
        if not unsigned_allowed(machine_values() if machine is None else machine):
            raise ModelPackError(
                "The model pack is not signed by a key that this computer trusts, and its administrator allows signed "
                "packs only: have a signed pack installed."
            )
        return pack
    release = read_release(folder, trusted)
    signed = {held.name: held.sha256 for held in release.files}
    if signed.get(MANIFEST_NAME) != pack.sha256 or release.pack != pack.name:
        raise ModelPackError("The manifest of the model pack is not the signed one: install the model pack again.")
    return replace(pack, state=release.state)


def signature_of(folder: Path, keys: Sequence[TrustedKey] | None = None) -> Signature | None:
    """Return who signed the pack in ``folder``, as far as this computer can tell; None where nobody did.

    Raises:
        ModelPackError: It has a release that no trusted key has signed.

    """
    if not (folder / RELEASE_NAME).exists():
        return None
    trusted = trusted_keys() if keys is None else keys
    if not trusted:
        return Signature()
    release = read_release(folder, trusted)
    return Signature(release.release, next(key.name for key in trusted if key.identity == release.key))


def signature_words(folder: Path, keys: Sequence[TrustedKey] | None = None) -> str:
    """Say who signed the pack in ``folder``; ``open_pack`` has accepted it.

    Raises:
        ModelPackError: It has a release that no trusted key has signed.

    """
    signed = signature_of(folder, keys)
    if signed is None:
        return "not signed"
    if not signed.key:
        return "signed, but this computer trusts no key"
    return f"release {signed.release}, signed with the key {signed.key}"


def unsigned_allowed(machine: Mapping[str, object]) -> bool:
    """Tell whether a machine with this policy may use a pack that no trusted key has signed.

    Raises:
        PolicyError: The policy says neither yes nor no.

    """
    allowed = machine.get("unsigned_packs", True)
    if not isinstance(allowed, bool):
        raise refusal(machine_policy(), "unsigned_packs: say true or false")
    return allowed
