"""Whether a model pack may be asked in a case store, and how it stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from radonc_desktop.marking import marked
from radonc_desktop.vault.packs import PackDecision, PackState

if TYPE_CHECKING:
    from radonc_models.pack import Pack

__all__ = ["state_of", "why_not_asked"]


def state_of(pack: Pack, decision: PackDecision | None) -> PackState:
    """Return how the store stands to ``pack``: an administrator's decision, else what a trusted key signed."""
    if decision is not None:
        return decision.state
    return PackState.APPROVED if pack.state == "approved" else PackState.INSTALLED


def why_not_asked(state: PackState, *, demo: bool, unapproved: bool) -> str:
    """Return why a pack in ``state`` may not be asked, in one sentence; an empty text when it may.

    Args:
        state: How the store stands to the pack.
        demo: The store is the demo's, which holds synthetic cases only.
        unapproved: The policy lets packs be asked about which nobody has decided.

    """
    if state is PackState.RETIRED:
        return marked(
            "This model pack was retired in this case store: an administrator can let it in again under Models."
        )
    if state is PackState.INSTALLED and not (demo or unapproved):
        return marked(
            "No administrator has let this model pack into the case store yet: "
            "look at its figures under Models (Ctrl+5) and approve it or allow it for evaluation."
        )
    return ""
