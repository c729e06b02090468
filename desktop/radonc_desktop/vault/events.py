"""The closed list of audited events."""

from __future__ import annotations

from typing import Literal

__all__ = ["PACK_EVENTS", "Event"]

Event = Literal[
    "store.create",
    "store.migrate",
    "store.unlock",
    "store.lock",
    "lock.auto",
    "desk.save",
    "anchor.start",
    "content.seal",
    "audit.export",
    "audit.purge",
    "audit.verify",
    "case.view",
    "case.search",
    "suggestion.decide",
    "review.add",
    "judgement.add",
    "addendum.sign",
    "loss.accept",
    "case.create",
    "details.save",
    "plan.save",
    "suggestion.save",
    "draft.save",
    "draft.sign",
    "sign.refused",
    "pack.approve",
    "pack.evaluate",
    "pack.refused",
    "pack.retire",
    "passphrase.change",
    "passphrase.change.failed",
    "passphrase.change.refused",
    "backup.create",
    "backup.failed",
    "restore.done",
    "export.archive",
    "export.case",
    "export.failed",
    "export.study",
    "import.done",
    "unlock.refused",
    "user.add",
    "user.keys",
    "user.remove",
    "user.reset",
    "user.roles",
    "key.rotate",
    "recovery.key",
    "recovery.unlock",
    "escrow.add",
    "escrow.discard",
    "escrow.open",
    "escrow.remove",
    "escrow.renew",
    "escrow.replace",
    "break_glass.key",
    "break_glass.unlock",
    "notice.seen",
    "keychain.add",
    "keychain.remove",
]
"""What an audit row can say happened (after the IHE ATNA list, as far as the store can do it today)."""

PACK_EVENTS: tuple[Event, ...] = ("pack.approve", "pack.evaluate", "pack.retire")
"""The events that decide how a store stands to a model pack; their rows are kept as long as the store."""
