"""Numbers of a workspace that more than one report shows."""

from __future__ import annotations

from radonc_models.curate.states import Flag, Pool, State
from radonc_models.curate.workspace import Workspace

__all__ = ["flag_counts"]


def flag_counts(workspace: Workspace, *, at_least: State = State.LABELLED) -> dict[str, int]:
    """Return how many curated cases carry each flag, by number."""
    found = dict.fromkeys((flag.value for flag in Flag), 0)
    rows = workspace.rows(
        "SELECT flags, count(*) FROM cases WHERE pool = ? AND state >= ? AND flags <> '' GROUP BY flags",
        Pool.MAIN,
        at_least,
    )
    for flags, count in rows:
        for flag in flags.split():
            found[flag] += count
    return dict(sorted(((flag, count) for flag, count in found.items() if count), key=lambda item: -item[1]))
