"""Signing in two steps: prove who is there, which takes a second and no database, and sign, which takes none."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from radonc_desktop.vault.addenda import Addenda
from radonc_desktop.vault.administration import People
from radonc_desktop.vault.audit import AuditTrail
from radonc_desktop.vault.authentication import Authentication
from radonc_desktop.vault.drafts import Drafts
from radonc_desktop.vault.errors import TemporaryPassphrase, WrongPassphrase
from radonc_desktop.vault.records import AddendumRecord, DraftRecord
from radonc_desktop.vault.roles import Right
from radonc_models.errors import RadOncError
from radonc_models.keyed.keys import Keys

__all__ = ["Proof", "Signer"]


class Proof:
    """The keys of somebody who has just proved to be the user, for one signature; or why there are none."""

    def __init__(self, found: Keys | RadOncError) -> None:
        self._found: Keys | RadOncError | None = found

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.wipe()

    def take(self) -> Keys:
        """Return the keys, once; whoever takes them wipes them.

        Raises:
            WrongPassphrase: The passphrase was wrong, or the keys were taken before.

        """
        found, self._found = self._found, None
        if isinstance(found, Keys):
            return found
        raise found or WrongPassphrase

    def wipe(self) -> None:
        """Overwrite keys that were not taken."""
        if isinstance(self._found, Keys):
            self._found.wipe()
            self._found = None


class Signer:
    """Signs answers and addenda of one open store in the name of its user."""

    def __init__(
        self, audit: AuditTrail, authentication: Authentication, drafts: Drafts, addenda: Addenda, people: People
    ) -> None:
        self._audit = audit
        self._authentication = authentication
        self._drafts = drafts
        self._addenda = addenda
        self._people = people

    def prove(self, passphrase: str) -> Proof:
        """Derive the user's keys; it may be called in any thread, as it reads the slot file and nothing else."""
        try:
            return Proof(self._authentication.keys(passphrase))
        except RadOncError as error:
            return Proof(error)

    def sign(self, draft_id: int, proof: Proof) -> DraftRecord:
        """Sign a draft; see ``Vault.sign`` for the refusals."""
        self.require()
        draft = self._drafts.draft_by_id(draft_id)
        with self._key(draft, proof) as key:
            return self._drafts.sign(draft_id, key)

    def sign_addendum(self, draft_id: int, text: str, proof: Proof) -> AddendumRecord:
        """Sign a text and add it to a signed answer; see ``Vault.sign_addendum``."""
        self.require()
        with self._key(self._addenda.check(draft_id, text), proof) as key:
            return self._addenda.add(draft_id, text, key)

    def require(self) -> None:
        """Return if the user may sign.

        Raises:
            NotAllowed: The user's roles do not carry it.
            TemporaryPassphrase: An administrator knows the passphrase, so it proves nothing yet.

        """
        self._people.rights.require(Right.SIGN)
        if self._people.me.temporary:
            raise TemporaryPassphrase

    @contextmanager
    def _key(self, answer: DraftRecord, proof: Proof) -> Iterator[Ed25519PrivateKey]:
        """Give the user's signing key for the length of a block; a wrong passphrase is audited."""
        try:
            keys = proof.take()
        except WrongPassphrase:
            with self._audit.change() as change:
                change.record("sign.refused", answer.case_id, task=answer.task, draft=answer.id)
            raise
        try:
            yield keys.signing
        finally:
            keys.wipe()
