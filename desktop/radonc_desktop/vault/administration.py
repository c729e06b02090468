"""What administrators do to users and keys, each step with the administrator's own passphrase and an audit row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from radonc_desktop.vault.audit import AuditTrail
from radonc_desktop.vault.authentication import Authentication
from radonc_desktop.vault.errors import DiskFull, LastAdmin, NotAllowed, RemovalUnfinished, UserNameRefused
from radonc_desktop.vault.escrow import EscrowState
from radonc_desktop.vault.keychain import Keychain
from radonc_desktop.vault.people import Directory, Person
from radonc_desktop.vault.place import SLOTS
from radonc_desktop.vault.progress import Progress, unwatched
from radonc_desktop.vault.roles import Right, Rights, Role
from radonc_desktop.vault.rotation import Rotation
from radonc_models.keyed.calibration import calibrated
from radonc_models.keyed.canonical import now
from radonc_models.keyed.connection import Connection
from radonc_models.keyed.envelopes import PRINTED, Slot, SlotKind
from radonc_models.keyed.keys import Keys, PersonalKeys
from radonc_models.keyed.passphrases import check_new_passphrase, check_new_user, same_user
from radonc_models.keyed.recovery import new_printed_key, printed_key_bytes
from radonc_models.keyed.slots import read_slots, write_slots

__all__ = ["AccessNotice", "People"]

_PRINTED_ROLES = {
    SlotKind.RECOVERY: frozenset({Role.ADMIN}),
    SlotKind.BREAK_GLASS: frozenset({Role.PHYSICIAN}),
}


@dataclass(frozen=True)
class AccessNotice:
    """The store was unlocked with a printed key, or the IT key set a passphrase: when, which kind, and whose."""

    id: int
    time: str
    kind: SlotKind
    person: str = ""


class People:
    """The users of an open store, for the unlocked one.

    What changes users or keys needs the right ``PEOPLE`` and, as ``passphrase``, what the unlocked user unlocks with;
    a wrong one is ``WrongPassphrase`` and counts as a failed attempt. ``escrow`` tells about the IT key.
    """

    def __init__(
        self,
        folder: Path,
        connection: Connection,
        audit: AuditTrail,
        directory: Directory,
        authentication: Authentication,
        rotation: Rotation,
        me: Person,
        escrow: EscrowState,
    ) -> None:
        self._slots = folder / SLOTS
        self._rotation = rotation
        self._connection = connection
        self._audit = audit
        self._authentication = authentication
        self.directory = directory
        self._me = me
        self.rights = Rights(me.roles)
        self.escrow = escrow

    @property
    def me(self) -> Person:
        """The unlocked user."""
        return self._me

    def everyone(self, *, removed: bool = False) -> list[Person]:
        """Return the users in the order in which they were added; printed keys are among them."""
        return self.directory.everyone(removed=removed)

    def add(self, name: str, roles: Iterable[Role], temporary: str, passphrase: str) -> Person:
        """Add a user who unlocks once with the passphrase ``temporary`` and then chooses an own one.

        Raises:
            UserNameRefused: The name cannot be used, or somebody has it.
            PassphraseRefused: ``temporary`` does not meet the rule.
            NotAllowed: No role was given, or the unlocked user is no administrator.

        """
        self.rights.require(Right.PEOPLE)
        name, wanted = check_new_user(name), _some(roles)
        check_new_passphrase(name, temporary)
        if any(same_user(person.name, name) for person in self.everyone()):
            raise UserNameRefused(f"There is a user {name} already: choose another name.")
        with self._authentication.unlocked(passphrase) as mine:
            slot = self._new_slot(mine, name, temporary, 1)
            with self._audit.change() as change:
                person = self.directory.add(change, slot, wanted, self._me.name)
                self._put(slot)
        return person

    def reset(self, name: str, temporary: str, passphrase: str) -> None:
        """Give a user who forgot the passphrase a temporary one, and new keys; what was signed stays valid.

        Raises:
            UnknownUser: There is no such user.
            PassphraseRefused: ``temporary`` does not meet the rule.

        """
        self.rights.require(Right.PEOPLE)
        person = self.directory.person(name)
        if person.id == self._me.id:
            raise NotAllowed("You cannot reset your own passphrase: change it instead.")
        check_new_passphrase(person.name, temporary)
        with self._authentication.unlocked(passphrase) as mine:
            slot = self._new_slot(mine, person.name, temporary, self._next_version(person))
            with self._audit.change() as change:
                self.directory.update(change, _with_slot(person, slot))
                change.record("user.reset", person=person.id, version=slot.version)
                self._put(slot, drop=SlotKind.KEYCHAIN)

    def remove(
        self, name: str, passphrase: str, kind: SlotKind = SlotKind.USER, progress: Progress = unwatched
    ) -> None:
        """Remove a user, or the holder of a printed key, and put all cases under a new data key.

        The removed user may have kept the old key, so it must open nothing any more. Signatures stay valid. A crash
        on the way is made up for at the next unlock, whoever unlocks; until then the removed user is refused.

        Raises:
            UnknownUser: There is no such user.
            NotAllowed: It is the unlocked user.
            LastAdmin: Nobody would be an administrator any more.
            SlotsDiffer: The slot file holds other keys for a user than the store; nobody was removed.
            RemovalUnfinished: The user is removed, but there is no room for the copy under the new key.

        """
        self.rights.require(Right.PEOPLE)
        person = self.directory.person(name, kind)
        if person.id == self._me.id:
            raise NotAllowed("You cannot remove yourself: ask another administrator.")
        if kind is SlotKind.USER:
            self._keep_an_admin(person)
        self._authentication.check(passphrase)
        self._rotation.check()
        with self._audit.change() as change:
            self.directory.update(change, replace(person, removed=now()))
            change.record("user.remove", person=person.id)
        try:
            self._rotation.run("user.remove", progress)
        except DiskFull:
            raise RemovalUnfinished from None

    def rotate(self, passphrase: str) -> None:
        """Put all cases under a new data key, without removing anybody; refusals as ``Rotation.run``."""
        self.rights.require(Right.PEOPLE)
        self._authentication.check(passphrase)
        self._rotation.run("asked")

    def remove_escrow(self, passphrase: str, progress: Progress = unwatched) -> None:
        """Take the IT key out of the store and put all cases under a new data key, which IT never had.

        Raises:
            NotAllowed: There is none, or the policy of this computer asks for it.
            RemovalUnfinished: The key is out, but there is no room for the copy under the new data key.

        """
        self.rights.require(Right.PEOPLE)
        holder = self.directory.escrow.holder()
        if holder is None:
            raise NotAllowed("No IT key holds this case store: there is nothing to remove.")
        if self.escrow.required:
            raise NotAllowed("The policy of this computer asks for the IT key: have IT change the policy first.")
        self._authentication.check(passphrase)
        self._rotation.check()
        with self._audit.change() as change:
            self.directory.escrow.enter(change, holder.number + 1, b"")
            change.record("escrow.remove", key=holder.fingerprint)
        self.escrow = replace(self.escrow, fingerprint="")
        try:
            self._rotation.run("escrow.remove", progress)
        except DiskFull:
            raise RemovalUnfinished(
                "The IT key is removed, but the cases are not yet under a new key: free some space on the disk, "
                "then lock and unlock the case store, which makes up for it."
            ) from None

    def finish_removal(self) -> None:
        """Make up for a removal that was cut off before its new data key."""
        if self._rotation.is_due():
            self._rotation.run("user.remove")

    def set_roles(self, name: str, roles: Iterable[Role], passphrase: str) -> Person:
        """Change what a user may do; it holds from the user's next unlock on, for oneself at once.

        Raises:
            UnknownUser: There is no such user.
            LastAdmin: Nobody would be an administrator any more.

        """
        self.rights.require(Right.PEOPLE)
        person, wanted = self.directory.person(name), _some(roles)
        if Role.ADMIN not in wanted:
            self._keep_an_admin(person)
        self._authentication.check(passphrase)
        new = replace(person, roles=wanted)
        with self._audit.change() as change:
            self.directory.update(change, new)
            change.record("user.roles", person=person.id, roles="+".join(sorted(wanted)))
        if person.id == self._me.id:
            self._me, self.rights = new, Rights(wanted)
            self._audit.limit_to(self.rights)
        return new

    def new_printed_key(self, kind: SlotKind, passphrase: str) -> str:
        """Make a recovery or break-glass key in place of the last one, and return it to be printed; it is not kept.

        Args:
            kind: ``RECOVERY``: opens as an administrator, to reset passphrases. ``BREAK_GLASS``: opens as a physician,
                and every user is told.
            passphrase: Of the unlocked user.

        """
        self.rights.require(Right.PEOPLE)
        if kind not in PRINTED:
            raise ValueError("not a printed key")
        old = next((person for person in self.everyone() if person.kind is kind), None)
        text = new_printed_key()
        with self._authentication.unlocked(passphrase) as mine:
            version = self._next_version(old) if old else 1
            slot = self._new_slot(mine, kind, printed_key_bytes(text), version, kind)
            with self._audit.change() as change:
                if old is None:
                    self.directory.add(change, slot, _PRINTED_ROLES[kind], self._me.name)
                else:
                    self.directory.update(change, _with_slot(old, slot))
                change.record("recovery.key" if kind is SlotKind.RECOVERY else "break_glass.key", version=version)
                self._put(slot)
        return text

    def keep_in_keychain(self, keychain: Keychain, passphrase: str) -> None:
        """Let the keychain of the operating system open the store for the unlocked user, beside the passphrase.

        Raises:
            KeychainRefused: The policy forbids it, or the keychain does not take the key.
            NotAllowed: The store was unlocked with a printed key.

        """
        if self._me.kind is not SlotKind.USER:
            raise NotAllowed("A printed key stays on paper: unlock with your passphrase to use the keychain.")
        with self._authentication.unlocked(passphrase) as mine:
            file = read_slots(self._slots)
            key = keychain.new_key(file.vault_id, self._me.name)
            version = self._me.slot_version
            kind = SlotKind.KEYCHAIN
            slot = Slot.new(mine, file.vault_id, file.generation, self._me.name, key, kind=kind, version=version)
            with self._audit.change() as change:
                change.record("keychain.add", person=self._me.id)
                self._put(slot)

    def leave_keychain(self, keychain: Keychain) -> None:
        """Take the unlocked user's slot for the keychain away, and its key out of the keychain."""
        file = read_slots(self._slots)
        with self._audit.change() as change:
            change.record("keychain.remove", person=self._me.id)
            write_slots(self._slots, file.without(self._me.name, SlotKind.KEYCHAIN))
        keychain.forget(file.vault_id, self._me.name)

    def notices(self) -> list[AccessNotice]:
        """Return what the unlocked user must be told and has not yet confirmed: uses of a printed key or the IT key."""
        if self._me.kind is not SlotKind.USER:
            return []
        rows = self._connection.rows(
            "SELECT id, time, kind FROM notices WHERE time >= ? AND id NOT IN "
            "(SELECT notice FROM notices_seen WHERE person = ?) ORDER BY id",
            *(self._me.added, self._me.id),
        )
        printed = [AccessNotice(row_id, time, SlotKind(kind)) for row_id, time, kind in rows]
        by_it = [
            AccessNotice(use.id, use.time, SlotKind.ESCROW, self.directory.by_id(use.person).name)
            for use in self.directory.escrow.unseen(self._me.id, self._me.added)
        ]
        return sorted(printed + by_it, key=lambda notice: notice.time)

    def confirm(self, notices: Iterable[AccessNotice]) -> None:
        """Keep that the unlocked user has seen these notices."""
        for notice in notices:
            with self._audit.change() as change:
                if notice.kind is SlotKind.ESCROW:
                    self.directory.escrow.confirm(change, notice.id, self._me.id)
                else:
                    change.write(
                        "INSERT INTO notices_seen (notice, person, time) VALUES (?, ?, ?)",
                        *(notice.id, self._me.id, now()),
                    )
                change.record("notice.seen", notice=notice.id, kind=notice.kind.value)

    def passphrase_changed(self) -> None:
        """Bring the tables up to the slot that the unlocked user has just rewritten."""
        self._me = self.directory.admit(self._authentication.own_slot())

    def _new_slot(
        self, mine: Keys, user: str, secret: str | bytes, version: int, kind: SlotKind = SlotKind.USER
    ) -> Slot:
        file = read_slots(self._slots)
        own = file.slot(self._me.name) if self._me.kind is SlotKind.USER else None
        price = (own.kdf if own else None) or calibrated()
        return Slot.new(
            Keys(mine.data, mine.chain, PersonalKeys.random()),
            file.vault_id,
            file.generation,
            user,
            secret,
            kind=kind,
            version=version,
            kdf=price if isinstance(secret, str) else None,
            temporary=kind is SlotKind.USER,
        )

    def _put(self, slot: Slot, *, drop: SlotKind | None = None) -> None:
        # Inside the transaction: a full disk takes both back. A crash right after it leaves a slot that the database
        # does not know and that opens nothing; doing it again replaces it.
        file = read_slots(self._slots)
        write_slots(self._slots, (file.without(slot.user, drop) if drop else file).replaced(slot))

    def _next_version(self, person: Person) -> int:
        slot = read_slots(self._slots).find(person.name, person.kind)
        return 1 + max(person.slot_version, slot.version if slot else 0)

    def _keep_an_admin(self, leaving: Person) -> None:
        others = [person for person in self.everyone() if person.kind is SlotKind.USER and person.id != leaving.id]
        if not any(Role.ADMIN in person.roles for person in others):
            raise LastAdmin


def _with_slot(person: Person, slot: Slot) -> Person:
    return replace(
        person,
        slot_version=slot.version,
        temporary=slot.temporary,
        public=slot.public,
        key_number=person.key_number + 1,
    )


def _some(roles: Iterable[Role]) -> frozenset[Role]:
    wanted = frozenset(roles)
    if not wanted:
        raise NotAllowed("A user needs at least one role: choose physician, reviewer or admin.")
    return wanted
