"""What windows say about the key that IT of an organisation holds to a vault."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from radonc_desktop.marking import marked
from radonc_desktop.vault.place import it_key_of
from radonc_desktop.windows.key_label import key_label
from radonc_desktop.windows.language import tr
from radonc_models.errors import RadOncError

if TYPE_CHECKING:
    from radonc_desktop.vault import Vault

__all__ = ["fingerprint_label", "held_words", "news_of_it_key", "words_before_unlock"]

_HELD = marked("IT of your organisation holds a key to this vault (fingerprint {fingerprint}).")
_WILL_HOLD = marked("IT of your organisation will hold a key to this vault (fingerprint {fingerprint}).")
_MEANING = marked(
    "Your organisation has decided that its IT can win this vault back when nobody can unlock it any more. Whoever has "
    "that key can read every case in it. Each use is written down, and every user is told."
)
_NEWS = {
    "": (marked("IT holds a key to this vault"), _MEANING),
    "escrow.add": (marked("IT holds a key to this vault"), _MEANING),
    "escrow.replace": (marked("IT has another key to this vault now"), _MEANING),
    "escrow.renew": (
        marked("The key of IT was put back"),
        marked(
            "Its place in the key file was damaged or empty, and was made anew. If nobody put an older file back, tell "
            "your administrator: somebody may have changed the file."
        ),
    ),
}


def held_words(vault: Vault) -> str:
    """Return the sentence that IT holds a key to the unlocked vault, and why the one of the policy was not taken.

    Empty where there is neither.
    """
    state = vault.people.escrow
    return _together(_HELD, state.fingerprint, state.problem)


def words_before_unlock(folder: Path, *, create: bool) -> str:
    """Return the same for a locked vault, or, where one is about to be created, what the policy will bring."""
    from radonc_desktop.policy import PolicyError, read_policy

    try:
        policy = read_policy(folder)
    except PolicyError:
        return ""  # which is told when the vault is to be opened
    problem = ""
    if policy.escrow_key:
        from radonc_desktop.vault.escrow import policy_key

        try:
            policy_key(policy)
        except RadOncError as refused:
            problem = str(refused)
    if create:
        return _together(_WILL_HOLD, "" if problem else policy.escrow_fingerprint, problem)
    return _together(_HELD, it_key_of(folder), problem)


def _together(words: str, fingerprint: str, problem: str) -> str:
    found = [tr(words, fingerprint=fingerprint)] if fingerprint else []
    if problem:
        from radonc_desktop.windows.sentences import in_own_words

        found.append(in_own_words(problem))
    return "\n".join(found)


def news_of_it_key(vault: Vault, *, first: bool = False) -> tuple[str, str] | None:
    """Return title and explanation of what the user must see before the cases; None where it is known already.

    Args:
        vault: The unlocked vault.
        first: It was just created.

    """
    state = vault.people.escrow
    if not state.fingerprint or not (first or state.changed):
        return None
    title, words = _NEWS[state.changed]
    return tr(title), tr(words)


def fingerprint_label(vault: Vault) -> QLabel:
    """Return the fingerprint of the key in two lines, in letters that cannot be mistaken for each other."""
    return key_label(vault.people.escrow.fingerprint, "-", tr("Fingerprint of the key of IT"))
