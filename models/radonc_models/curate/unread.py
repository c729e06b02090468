"""Accepting cases that nobody read, when those that were read bound how many of them can be wrong."""

from __future__ import annotations

from dataclasses import replace

from radonc_models.curate.cases import SELECT, case_from_row, save
from radonc_models.curate.errors import CurationRefused
from radonc_models.curate.intervals import wilson
from radonc_models.curate.states import Pool, State, Verdict
from radonc_models.curate.workspace import BATCH, Workspace

__all__ = ["accept_unread"]

_WAITING = f"{SELECT} WHERE pool = ? AND state = ? AND verdict = '' AND flags = '' AND id > ? ORDER BY id LIMIT {BATCH}"
# What was taken back does not count: the case stood as the rules had left it when it was accepted.
_READ = (
    "SELECT case_id, max(action NOT IN ('accept', 'undo', 'second')) FROM readings "
    "WHERE case_id IN (SELECT id FROM cases WHERE verdict <> '' AND flags = '') AND id NOT IN "
    "(SELECT 0 + reason FROM readings WHERE action = 'undo') GROUP BY case_id"
)


def accept_unread(workspace: Workspace, at_most: float) -> int:
    """Accept every case without a flag; see ``Review.accept_unread``."""
    rows = workspace.rows(_READ)
    read, wrong = len(rows), sum(bool(changed) for _, changed in rows)
    bound = wilson(wrong, read)[1]
    if bound > at_most:
        raise CurationRefused(
            f"{read:,} cases without a flag were read one by one and {wrong:,} of them needed a change, so up to "
            f"{bound:.1%} of the rest may be wrong: read more of them until this is at most {at_most:.1%}."
        )
    count, last = 0, 0
    while found := workspace.rows(_WAITING, Pool.MAIN, State.DEIDENTIFIED, last):
        last = found[-1][0]
        with workspace.transaction():
            for row in found:
                case = case_from_row(row)
                source = case.by(f"unread:{workspace.reader}:{wrong}-of-{read}-changed", "verdict")
                save(workspace, replace(case, state=State.REVIEWED, verdict=Verdict.ACCEPTED, provenance=source))
        count += len(found)
    workspace.checkpoint()
    return count
