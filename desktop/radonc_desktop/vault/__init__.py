"""The encrypted case store: cases, drafts, signed answers and the audit trail in one folder.

What the first window does without is imported when it is first asked for: it takes longer than showing that window.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from radonc_desktop.vault.errors import (
    DiskFull,
    KeychainRefused,
    KeyFileOld,
    LastAdmin,
    NotAllowed,
    NotEnoughMemory,
    PassphraseRefused,
    PrintedKeyRefused,
    RemovalUnfinished,
    SignedFileRefused,
    SignedReadOnly,
    SlotsDiffer,
    StaleVersion,
    TemporaryPassphrase,
    TextRefused,
    TooManyAttempts,
    UnknownRecord,
    UnknownUser,
    UserNameRefused,
    VaultAtWork,
    VaultBusy,
    VaultClosed,
    VaultDamaged,
    VaultError,
    VaultExists,
    VaultMissing,
    VaultRolledBack,
    VaultTooNew,
    VaultUnwritable,
    WrongPassphrase,
)
from radonc_desktop.vault.place import has_slot, vault_exists
from radonc_models.keyed.envelopes import SlotKind
from radonc_models.keyed.keys import KdfParameters

if TYPE_CHECKING:
    from radonc_desktop.vault.administration import AccessNotice
    from radonc_desktop.vault.authentication import change_passphrase
    from radonc_desktop.vault.case_list import CasePage, PageMark
    from radonc_desktop.vault.opening import (
        create_vault,
        open_vault,
        open_with_break_glass,
        open_with_keychain,
        open_with_recovery,
    )
    from radonc_desktop.vault.people import Person
    from radonc_desktop.vault.records import (
        AuditCheck,
        AuditEntry,
        CaseRecord,
        CaseSummary,
        DetailsVersion,
        DraftRecord,
        SuggestionRecord,
    )
    from radonc_desktop.vault.roles import Right, Role
    from radonc_desktop.vault.store import Vault

__all__ = [
    "AccessNotice",
    "AuditCheck",
    "AuditEntry",
    "CasePage",
    "CaseRecord",
    "CaseSummary",
    "DetailsVersion",
    "DiskFull",
    "DraftRecord",
    "KdfParameters",
    "KeyFileOld",
    "KeychainRefused",
    "LastAdmin",
    "NotAllowed",
    "NotEnoughMemory",
    "PageMark",
    "PassphraseRefused",
    "Person",
    "PrintedKeyRefused",
    "RemovalUnfinished",
    "Right",
    "Role",
    "SignedFileRefused",
    "SignedReadOnly",
    "SlotKind",
    "SlotsDiffer",
    "StaleVersion",
    "SuggestionRecord",
    "TemporaryPassphrase",
    "TextRefused",
    "TooManyAttempts",
    "UnknownRecord",
    "UnknownUser",
    "UserNameRefused",
    "Vault",
    "VaultAtWork",
    "VaultBusy",
    "VaultClosed",
    "VaultDamaged",
    "VaultError",
    "VaultExists",
    "VaultMissing",
    "VaultRolledBack",
    "VaultTooNew",
    "VaultUnwritable",
    "WrongPassphrase",
    "change_passphrase",
    "create_vault",
    "has_slot",
    "open_vault",
    "open_with_break_glass",
    "open_with_keychain",
    "open_with_recovery",
    "vault_exists",
]

_HOMES = {
    "AccessNotice": "administration",
    "AuditCheck": "records",
    "AuditEntry": "records",
    "CasePage": "case_list",
    "CaseRecord": "records",
    "CaseSummary": "records",
    "DetailsVersion": "records",
    "DraftRecord": "records",
    "PageMark": "case_list",
    "Person": "people",
    "Right": "roles",
    "Role": "roles",
    "SuggestionRecord": "records",
    "Vault": "store",
    "change_passphrase": "authentication",
    "create_vault": "opening",
    "open_vault": "opening",
    "open_with_break_glass": "opening",
    "open_with_keychain": "opening",
    "open_with_recovery": "opening",
}
"""The modules of what is imported later."""


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = found = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    return found
