"""The pack in use, for the windows: what is known about it, and the change to another one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from radonc_desktop.pack_choice import FoundPack, PackChoice, places
from radonc_desktop.pack_gate import state_of, why_not_asked
from radonc_desktop.paths import Folders
from radonc_desktop.policy import read_policy
from radonc_desktop.vault import Vault
from radonc_desktop.vault.packs import PackState
from radonc_desktop.vault.roles import Right
from radonc_desktop.windows.pack_words import PackWords, pack_words
from radonc_models.errors import RadOncError
from radonc_models.pack.trust import open_pack

__all__ = ["PackSwitch", "words_of"]


class PackSwitch:
    """Knows which pack is asked.

    Args:
        folders: Vault and usual pack.
        turn: Lets the engine take the pack of a folder from its next opening on.
        reload: Opens the pack in the background.
        choice: The choice of the store; by default among the packs of this computer, under the policy.

    Attributes:
        words: What the windows say about the pack in use, or why there is none.
        unapproved: The policy lets packs be asked about which nobody has decided.

    """

    def __init__(
        self,
        folders: Folders,
        turn: Callable[[Path], object],
        reload: Callable[[], object],
        choice: PackChoice | None = None,
    ) -> None:
        self._folders = folders
        self._turn = turn
        self._reload = reload
        self._choice = choice
        self.words = PackWords()
        self.unapproved = False

    @property
    def managed(self) -> bool:
        """Whether the policy names the pack, so that nobody can choose another."""
        return bool(self._choice and self._choice.pinned)

    @property
    def folders(self) -> Folders:
        """The folders with the pack in use."""
        return replace(self._folders, pack=self.words.pack.folder) if self.words.pack else self._folders

    def start(self) -> None:
        """Open the pack that is wanted; where that cannot be, ``words`` say why and nothing is opened."""
        try:
            folder = self._settled().folder()
            self.words = words_of(folder)
        except RadOncError as error:
            self.words = PackWords(problem=str(error))
            return
        self._turn(folder)
        self._reload()

    def found(self) -> list[FoundPack]:
        """Return the packs of this computer, those that cannot be used among them."""
        return (self._choice or _choice(self._folders)).found()

    def look(self, folder: Path) -> FoundPack:
        """Return what is in another folder."""
        return (self._choice or _choice(self._folders)).look(folder)

    def use(self, found: FoundPack) -> None:
        """Ask this pack from now on, and remember it for the store.

        Raises:
            ModelPackError: The policy names another one, this one cannot be used, or the choice cannot be written.
            PolicyError: The policy cannot be read.

        """
        self._settled().use(found)
        assert found.pack is not None
        self.words = pack_words(found.pack)
        self._turn(found.folder)
        self._reload()

    def is_in_use(self, found: FoundPack) -> bool:
        """Tell whether this is the pack that is asked."""
        return self.words.pack is not None and self.words.pack.sha256 == found.sha256

    def state(self, found: FoundPack, vault: Vault) -> PackState | None:
        """Return how the store stands to a pack; None for one that cannot be used at all."""
        return state_of(found.pack, vault.packs.decision(found.sha256)) if found.pack else None

    def why_not(self, found: FoundPack, vault: Vault) -> str:
        """Return why the unlocked user cannot turn to this pack, in one sentence; empty where that can be.

        Who may decide about packs may turn to one before deciding about it; it is not asked before that either.
        """
        state = self.state(found, vault)
        if state is None:
            return found.problem
        if state is PackState.INSTALLED and vault.may(Right.MODELS):
            return ""
        return why_not_asked(state, demo=vault.demo, unapproved=self.unapproved)

    def _settled(self) -> PackChoice:
        if self._choice is None:
            policy = read_policy(self._folders.vault)
            self.unapproved = policy.unapproved_packs
            self._choice = _choice(self._folders, policy.pack)
        return self._choice


def words_of(folder: Path) -> PackWords:
    """Return what the windows say about the pack in ``folder``.

    Raises:
        ModelPackError: There is none, or it cannot be used.
        PolicyError: The machine's policy cannot be read.

    """
    return pack_words(open_pack(folder))


def _choice(folders: Folders, pinned: str = "") -> PackChoice:
    return PackChoice(folders.vault, folders.pack, places(folders), pinned=pinned, named=folders.pack_named)
