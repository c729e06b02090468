"""Names and passphrases: how they are normalised, and the rule for new ones (NIST SP 800-63B-4, 3.1.1)."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

from radonc_models.keyed.errors import PassphraseRefused, UserNameRefused

__all__ = [
    "MIN_LENGTH",
    "check_new_passphrase",
    "check_new_user",
    "normal_user",
    "passphrase_bytes",
    "same_user",
]

MIN_LENGTH = 15
"""Fewest characters of a passphrase that is the only factor."""

_MAX_LENGTH = 1024
_MAX_USER = 64
_FEWEST_DIFFERENT = 5
_LONGEST_UNIT = 10
_MOSTLY = 0.8
_RESERVED = frozenset({"recovery", "break-glass", "break glass", "it-escrow"})
_ROWS = ("abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "azertyuiop")

# Compared after removing everything but letters and digits, so that spaces and signs do not hide them.
_BLOCKED = frozenset(
    {
        "123456789012345",
        "1234567890123456",
        "12345678901234567890",
        "abcdefghijklmno",
        "abcdefghijklmnop",
        "abcdefghijklmnopqrstuvwxyz",
        "changemechangeme",
        "correcthorsebatterystaple",
        "iloveyouiloveyou",
        "letmeinletmeinletmein",
        "onetwothreefourfive",
        "passphrasepassphrase",
        "passwordpassword",
        "password123456789",
        "qwertyuiopasdfg",
        "qwertyuiopasdfghjkl",
        "qwertyuiopasdfghjklzxcvbnm",
        "radiationoncology",
        "radiationtherapy",
        "radoncgptradoncgpt",
        "thequickbrownfox",
        "thisismypassword",
    }
)


def normal_user(name: str) -> str:
    """Return ``name`` in Unicode form NFKC without outer white space: the form that is stored and shown."""
    return unicodedata.normalize("NFKC", name).strip()


def same_user(first: str, second: str) -> bool:
    """Tell whether two names mean the same user; capital letters make no difference."""
    return normal_user(first).casefold() == normal_user(second).casefold()


def passphrase_bytes(passphrase: str) -> bytes:
    """Return the bytes that key derivation sees: NFKC, so that every keyboard gives the same."""
    # A lone surrogate cannot be typed, but a test or a broken clipboard may hold one.
    return unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")


def check_new_user(name: str) -> str:
    """Return the normal form of a new user name.

    Raises:
        UserNameRefused: The name is empty, too long or holds signs that cannot be printed.

    """
    user = normal_user(name)
    if not user or len(user) > _MAX_USER or not user.isprintable():
        raise UserNameRefused(f"Choose a user name of 1 to {_MAX_USER} printable characters.")
    if user.casefold() in _RESERVED:
        raise UserNameRefused(f"The name {user} stands for a printed key: choose another one.")
    return user


def check_new_passphrase(user: str, passphrase: str) -> None:
    """Check the rule for new passphrases: long, not the user name, not a common one.

    Raises:
        PassphraseRefused: The rule is not met.

    """
    text = unicodedata.normalize("NFKC", passphrase)
    if len(text) < MIN_LENGTH:
        raise PassphraseRefused(
            f"This passphrase has {len(text)} characters: choose one of at least {MIN_LENGTH}, "
            "for example four words that do not belong together."
        )
    if len(text) > _MAX_LENGTH:
        raise PassphraseRefused(f"This passphrase is too long: choose one of at most {_MAX_LENGTH} characters.")
    core = _core(text)
    name = _core(user)
    if name and not core.replace(name, ""):
        raise PassphraseRefused("The passphrase is the user name: choose one that nobody can guess from it.")
    if core in _BLOCKED or len(set(core)) < _FEWEST_DIFFERENT or _repeats(core) or _runs(core):
        raise PassphraseRefused("This passphrase is one of the first that an attacker tries: choose another one.")


def _core(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def _repeats(core: str) -> bool:
    """Tell whether a short piece is written again and again."""
    return any((core[:size] * len(core))[: len(core)] == core for size in range(1, min(_LONGEST_UNIT + 1, len(core))))


def _runs(core: str) -> bool:
    """Tell whether almost every step goes along the alphabet, the digits or a row of keys."""
    steps = [first + second for first, second in pairwise(core)]
    along = sum(any(step in row or step in row[::-1] for row in _ROWS) for step in steps)
    return bool(steps) and along >= len(steps) * _MOSTLY
