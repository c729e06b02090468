"""What this program is made of: versions, licences, and the libraries whose security notices matter; no case text."""

from __future__ import annotations

import platform
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution

from radonc_desktop.marking import marked

__all__ = ["Part", "parts", "report"]

_NOT_INSTALLED = marked("not installed")
_IN_PACKAGE = marked("see its package")
# By distribution: how people call it, and whether it reads what comes from outside or keeps the keys.
_PACKAGES = (
    ("radonc-gpt", "RadOnc-GPT", False),
    ("PySide6_Essentials", marked("Qt and PySide6"), False),
    ("llama-cpp-python", marked("llama-cpp-python (with llama.cpp)"), True),
    ("sqlcipher3", "sqlcipher3", True),
    ("cryptography", "cryptography", True),
    ("argon2-cffi", "argon2-cffi", True),
    ("pydantic", "pydantic", True),
    ("numpy", "NumPy", False),
    ("psutil", "psutil", False),
)


@dataclass(frozen=True)
class Part:
    """One part of the program.

    Attributes:
        name: What people call it.
        version: As it says itself; ``not installed`` where it is missing.
        licence: As its package states it.
        security: Whether a security notice about it (CVE) matters here: it parses files, or keeps keys.

    """

    name: str
    version: str
    licence: str
    security: bool


def parts() -> list[Part]:
    """Return the parts in the order in which people look for them."""
    found = [_packaged(*package) for package in _PACKAGES]
    cipher, provider, sqlite = _cipher()
    return [
        found[0],
        Part("Python", platform.python_version(), "PSF-2.0", security=True),
        *found[1:4],
        Part("SQLCipher", cipher, "BSD-3-Clause", security=True),
        Part(marked("OpenSSL of SQLCipher"), provider, "Apache-2.0", security=True),
        Part(marked("SQLite of SQLCipher"), sqlite, marked("public domain"), security=True),
        found[4],
        Part(marked("OpenSSL of cryptography"), _openssl(), "Apache-2.0", security=True),
        *found[5:],
    ]


def report(found: Sequence[Part], *more: str) -> str:
    """Return the parts as lines of text to copy, after the lines ``more``; it names no user, case or folder."""
    lines = [*more, f"System: {sys.platform} {platform.machine()}, kernel {platform.release()}"]
    lines += [f"{part.name}: {part.version}" for part in found]
    return "\n".join(lines)


def _packaged(name: str, words: str, security: bool) -> Part:
    try:
        found = distribution(name)
    except PackageNotFoundError:
        return Part(words, _NOT_INSTALLED, "", security)
    said = found.metadata
    stated = next((said[key] for key in ("License-Expression", "License") if said[key]), "")
    line = stated.strip().partition("\n")[0]
    licence = line if line and len(line) <= 50 and "Copyright" not in line else _IN_PACKAGE
    return Part(words, found.version, licence, security)


def _cipher() -> tuple[str, str, str]:
    """Return the versions of SQLCipher, its OpenSSL and its SQLite, asked of an empty store in memory."""
    try:
        from sqlcipher3 import dbapi2
    except ImportError:
        return _NOT_INSTALLED, _NOT_INSTALLED, _NOT_INSTALLED
    connection = dbapi2.connect(":memory:")
    try:
        connection.execute("PRAGMA key = 'of nothing'")  # without one, SQLCipher loads no provider
        cipher = connection.execute("PRAGMA cipher_version").fetchone()
        provider = connection.execute("PRAGMA cipher_provider_version").fetchone()
    finally:
        connection.close()
    return (cipher or ("unknown",))[0], (provider or ("unknown",))[0], dbapi2.sqlite_version


def _openssl() -> str:
    try:
        from cryptography.hazmat.backends.openssl import backend
    except ImportError:
        return _NOT_INSTALLED
    return backend.openssl_version_text()
