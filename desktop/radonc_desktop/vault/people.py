"""The users of a store as its database knows them: roles, public keys, and whether somebody was removed.

Each row carries an HMAC under a key from the chain key, so that a role cannot be given with the data key alone.
The slot file says how a user gets in; only these tables say who that is.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass, replace
from hashlib import sha256

from radonc_desktop.vault.audit import AuditTrail, Change
from radonc_desktop.vault.errors import KeyFileOld, UnknownUser, VaultDamaged, WrongPassphrase
from radonc_desktop.vault.escrow_table import EscrowTable
from radonc_desktop.vault.roles import FIRST_ROLES, Role
from radonc_models.keyed.canonical import canonical, now
from radonc_models.keyed.connection import Connection
from radonc_models.keyed.envelopes import Slot, SlotKind
from radonc_models.keyed.keys import PublicKeys
from radonc_models.keyed.passphrases import normal_user, same_user

__all__ = ["Directory", "Person", "fingerprint"]

_COLUMNS = "id, kind, name, roles, slot_version, temporary, added, added_by, removed, mac"
_FORGED = (
    "The list of users of this case store was changed outside RadOnc-GPT, so the store stays closed: "
    "keep a copy of its folder as evidence and restore the last good backup."
)
_STRANGER = (
    "The key file slots.json names a user whom this case store does not know with these keys, so it stays closed: "
    "restore slots.json from the last good backup."
)


@dataclass(frozen=True)
class Person:
    """One user of the store.

    Attributes:
        id: Identifier inside this store; the audit trail names it.
        kind: A user, or who holds a key on paper.
        name: The name that is shown and that signatures print.
        roles: What the user may do.
        slot_version: Version of the key slot that was seen last.
        temporary: An administrator chose the passphrase.
        added: Time, ISO 8601 in UTC.
        added_by: Name of the user who added this one.
        removed: Time of removal, or None.
        public: The public keys now in use.
        key_number: How many pairs of keys the user has had.

    """

    id: int
    kind: SlotKind
    name: str
    roles: frozenset[Role]
    slot_version: int
    temporary: bool
    added: str
    added_by: str
    removed: str | None
    public: PublicKeys
    key_number: int

    @property
    def fingerprint(self) -> str:
        """Fingerprint of the key with which this user signs."""
        return fingerprint(self.public.signing)


def fingerprint(signing: bytes) -> str:
    """Return the first 80 bits of the SHA-256 of a public signing key in five groups of hex digits."""
    digits = sha256(signing).hexdigest()[:20]
    return "-".join(digits[at : at + 4] for at in range(0, len(digits), 4))


class Directory:
    """The tables of users in one open store; ``escrow`` are those of the IT key."""

    def __init__(self, connection: Connection, audit: AuditTrail, chain_key: bytearray) -> None:
        self._connection = connection
        self._audit = audit
        self._chain_key = chain_key
        self.escrow = EscrowTable(connection, chain_key)

    def everyone(self, *, removed: bool = False) -> list[Person]:
        """Return the users in the order in which they were added, the removed ones only if asked for.

        Raises:
            VaultDamaged: A row was changed by somebody who does not hold the chain key.

        """
        where = "" if removed else "WHERE removed IS NULL"
        rows = self._connection.rows(f"SELECT {_COLUMNS} FROM people {where} ORDER BY id")  # noqa: S608
        return [self._person(row) for row in rows]

    def person(self, name: str, kind: SlotKind = SlotKind.USER) -> Person:
        """Return the user of this name who has not been removed.

        Raises:
            UnknownUser: There is none.

        """
        found = self._find(name)
        if found is None or found.kind is not kind:
            raise UnknownUser
        return found

    def by_id(self, person_id: int) -> Person:
        """Return a user by identifier, also a removed one."""
        row = self._connection.row(f"SELECT {_COLUMNS} FROM people WHERE id = ?", person_id)  # noqa: S608
        if row is None:
            raise UnknownUser
        return self._person(row)

    def signer(self, signing: bytes) -> Person | None:
        """Return who holds, or ever held, this public signing key; removed users sign no more but have signed."""
        row = self._connection.row("SELECT person, number FROM person_keys WHERE signing = ?", signing.hex())
        if row is None:
            return None
        self._keys(*row)
        return self.by_id(row[0])

    def admit(self, slot: Slot) -> Person:
        """Return who has just opened ``slot``, and bring the tables up to what the slot shows.

        A new passphrase is written into the slot file alone; its audit row is made up here. The store's first user
        is entered here when a store of an earlier version is opened.

        Raises:
            WrongPassphrase: The user was removed.
            KeyFileOld: The slot is older than the one seen last.
            VaultDamaged: The store does not know this user with these keys.

        """
        if slot.kind is SlotKind.USER and self._connection.row("SELECT 1 FROM people") is None:
            with self._audit.change() as change:
                return self.add(change, slot, FIRST_ROLES, slot.user)
        found = self._find(slot.user)
        if found is None:
            if any(same_user(person.name, slot.user) for person in self.everyone(removed=True)):
                raise WrongPassphrase
            raise VaultDamaged(_STRANGER)
        if slot.kind is not SlotKind.KEYCHAIN:
            found = self._caught_up(found, slot)
        if found.public != slot.public:
            raise VaultDamaged(_STRANGER)
        return found

    def add(self, change: Change, slot: Slot, roles: frozenset[Role], by: str) -> Person:
        """Enter the user of a new slot."""
        time, folded = now(), slot.user.casefold()
        row_id = 1 + int((self._connection.row("SELECT coalesce(max(id), 0) FROM people") or (0,))[0])
        kind = SlotKind.USER if slot.kind is SlotKind.KEYCHAIN else slot.kind
        person = Person(
            row_id, kind, slot.user, roles, slot.version, slot.temporary, time, by, None, slot.public, key_number=1
        )
        change.write(
            f"INSERT INTO people (folded, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
            *(folded, row_id, kind, person.name, _roles_text(roles), slot.version, int(slot.temporary)),
            *(time, by, None, self._mac(person)),
        )
        self._add_keys(change, person)
        change.record("user.add", person=row_id, roles=_roles_text(roles).replace(" ", "+") or "none")
        return person

    def update(self, change: Change, person: Person) -> None:
        """Store what changed about a user; new public keys are added beside the old ones."""
        change.write(
            "UPDATE people SET roles = ?, slot_version = ?, temporary = ?, removed = ?, mac = ? WHERE id = ?",
            *(_roles_text(person.roles), person.slot_version, int(person.temporary), person.removed),
            *(self._mac(person), person.id),
        )
        if self._latest_key(person.id) < person.key_number:
            self._add_keys(change, person)

    def _caught_up(self, person: Person, slot: Slot) -> Person:
        if slot.version < person.slot_version:
            raise KeyFileOld
        if slot.version == person.slot_version:
            return person
        new = replace(person, slot_version=slot.version, temporary=slot.temporary)
        by_it = slot.temporary and self.escrow.has_set(person.id, slot)
        with self._audit.change() as change:
            if slot.public != person.public:
                if not (person.temporary or by_it):
                    raise VaultDamaged(_STRANGER)  # only the first own passphrase and the IT key bring new keys
                new = replace(new, public=slot.public, key_number=person.key_number + 1)
                change.record("user.keys", person=person.id, key=new.fingerprint)
            self.update(change, new)
            change.record("user.reset" if by_it else "passphrase.change", person=person.id, version=slot.version)
        return new

    def _find(self, name: str) -> Person | None:
        folded = normal_user(name).casefold()
        where = "folded = ? AND removed IS NULL"
        row = self._connection.row(f"SELECT {_COLUMNS} FROM people WHERE {where}", folded)  # noqa: S608
        return None if row is None else self._person(row)

    def _person(self, row: tuple[object, ...]) -> Person:
        row_id, kind, name, roles, version, temporary, added, added_by, removed, mac = row
        number = self._latest_key(int(str(row_id)))
        person = Person(
            id=int(str(row_id)),
            kind=SlotKind(str(kind)),
            name=str(name),
            roles=frozenset(Role(role) for role in str(roles).split()),
            slot_version=int(str(version)),
            temporary=bool(temporary),
            added=str(added),
            added_by=str(added_by),
            removed=None if removed is None else str(removed),
            public=self._keys(int(str(row_id)), number),
            key_number=number,
        )
        if not hmac.compare_digest(self._mac(person), str(mac)):
            raise VaultDamaged(_FORGED)
        return person

    def _latest_key(self, person_id: int) -> int:
        row = self._connection.row("SELECT coalesce(max(number), 0) FROM person_keys WHERE person = ?", person_id)
        return int(row[0]) if row else 0

    def _keys(self, person_id: int, number: int) -> PublicKeys:
        row = self._connection.row(
            "SELECT signing, agreement, mac FROM person_keys WHERE person = ? AND number = ?", person_id, number
        )
        if row is None or not hmac.compare_digest(self._keys_mac(person_id, number, row[0], row[1]), row[2]):
            raise VaultDamaged(_FORGED)
        return PublicKeys(bytes.fromhex(row[0]), bytes.fromhex(row[1]))

    def _add_keys(self, change: Change, person: Person) -> None:
        signing, agreement = person.public.signing.hex(), person.public.agreement.hex()
        change.write(
            "INSERT INTO person_keys (person, number, signing, agreement, since, mac) VALUES (?, ?, ?, ?, ?, ?)",
            *(person.id, person.key_number, signing, agreement, now()),
            self._keys_mac(person.id, person.key_number, signing, agreement),
        )

    def _mac(self, person: Person) -> str:
        facts = [person.id, person.kind, person.name, _roles_text(person.roles), person.slot_version]
        facts += [person.temporary, person.added, person.added_by, person.removed, person.key_number]
        return self._hmac(["radonc-person-1", *facts, person.public.signing.hex()])

    def _keys_mac(self, person_id: int, number: int, signing: str, agreement: str) -> str:
        return self._hmac(["radonc-person-keys-1", person_id, number, signing, agreement])

    def _hmac(self, value: list[object]) -> str:
        key = hmac.new(self._chain_key, b"radonc-people-key-1", sha256).digest()
        return hmac.new(key, canonical(value), sha256).hexdigest()


def _roles_text(roles: frozenset[Role]) -> str:
    return " ".join(sorted(roles))
