"""Who may do what: three roles, the rights that they carry, and the right that each audited event needs."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from radonc_desktop.marking import marked
from radonc_desktop.vault.errors import NotAllowed

__all__ = ["FIRST_ROLES", "Right", "Rights", "Role", "right_for"]


class Role(StrEnum):
    """What a user is; one user may be several."""

    ADMIN = "admin"
    PHYSICIAN = "physician"
    REVIEWER = "reviewer"


class Right(StrEnum):
    """What a role allows beyond reading cases, which every user may do."""

    EDIT = marked("edit cases and drafts")
    SIGN = marked("sign answers")
    REVIEW = marked("review answers")
    PEOPLE = marked("change users and keys")
    BACKUP = marked("back up and restore")
    AUDIT = marked("read the audit trail")
    EXPORT = marked("export cases")
    IMPORT = marked("import cases")
    MODELS = marked("decide about model packs")


FIRST_ROLES = frozenset({Role.ADMIN, Role.PHYSICIAN})
"""The roles of the user who creates a store."""

_RIGHTS = {
    Role.PHYSICIAN: frozenset({Right.EDIT, Right.SIGN, Right.REVIEW, Right.EXPORT, Right.IMPORT}),
    Role.REVIEWER: frozenset({Right.REVIEW}),
    Role.ADMIN: frozenset({Right.PEOPLE, Right.BACKUP, Right.AUDIT, Right.EXPORT, Right.MODELS}),
}

# By the whole name of an event, or by its first word.
_NEEDED: dict[str, Right | None] = {
    "addendum": Right.SIGN,
    "anchor": None,
    "audit": Right.AUDIT,
    "audit.verify": None,
    "backup": Right.BACKUP,
    "break_glass": None,
    "break_glass.key": Right.PEOPLE,
    "case": Right.EDIT,
    "case.search": None,
    "case.view": None,
    "desk": None,
    "content": None,
    "details": Right.EDIT,
    "draft": Right.EDIT,
    "draft.sign": Right.SIGN,
    "escrow": None,  # the policy of the computer decides, whoever unlocks
    "escrow.remove": Right.PEOPLE,
    "export": Right.EXPORT,
    "import": Right.IMPORT,
    "judgement": Right.REVIEW,
    "key": Right.PEOPLE,
    "keychain": None,
    "lock": None,
    "loss": Right.BACKUP,
    "notice": None,
    "pack": Right.MODELS,
    "passphrase": None,
    "plan": Right.EDIT,
    "recovery": None,
    "recovery.key": Right.PEOPLE,
    "restore": Right.BACKUP,
    "review": Right.REVIEW,
    "sign": None,  # a refused signature is written down whoever tried
    "store": None,
    "suggestion": Right.EDIT,
    "unlock": None,
    "user": Right.PEOPLE,
    "user.keys": None,
}


def right_for(event: str) -> Right | None:
    """Return the right that writing ``event`` into the audit trail needs, None for every user's own events.

    Raises:
        KeyError: The event has no rule here, so nobody may write it.

    """
    return _NEEDED[event] if event in _NEEDED else _NEEDED[event.partition(".")[0]]


class Rights:
    """What the unlocked user may do. No change is committed without an audit row, and every row asks here."""

    def __init__(self, roles: Iterable[Role]) -> None:
        self.roles = frozenset(roles)
        self._rights = frozenset().union(*(_RIGHTS[role] for role in self.roles))

    def __contains__(self, right: object) -> bool:
        return right in self._rights

    def require(self, right: Right | None) -> None:
        """Return if the user has ``right``; None is everybody's.

        Raises:
            NotAllowed: The user's roles do not carry it.

        """
        if right is not None and right not in self._rights:
            able = " or ".join(role for role in Role if right in _RIGHTS[role])
            raise NotAllowed(f"Your role may not {right}: ask a user with the role {able}.")
