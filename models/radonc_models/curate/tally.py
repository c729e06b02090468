"""Numbers of a workspace that more than one report shows."""

from __future__ import annotations

from collections import Counter
from typing import Any

from radonc_models.curate.states import Flag, Pool, State
from radonc_models.curate.workspace import Workspace

__all__ = ["PAPER", "flag_counts", "funnel", "grouped"]

PAPER = (15_724, 9_799, 3_282)
"""Cases extracted, of patients with one diagnosis, split and labelled: arXiv 2309.10160, section 3.1."""


def funnel(workspace: Workspace) -> tuple[tuple[str, int], ...]:
    """Return the steps of ``PAPER`` with the numbers of this workspace.

    The first two count cases (a diagnosis of a patient with a note), the last those that a reader accepted.
    """
    extracted, several = workspace.rows("SELECT count(*), total(pool = ?) FROM cases", Pool.SEVERAL)[0]
    done = workspace.rows("SELECT count(*) FROM cases WHERE pool = ? AND verdict = 'accepted'", Pool.MAIN)[0][0]
    return (
        ("extracted", extracted),
        ("of patients with one diagnosis", extracted - int(several)),
        ("split, labelled and accepted", done),
    )


def grouped(workspace: Workspace, query: str, *values: object) -> Counter[Any]:
    """Return the sums of a grouping ``query`` of (group, count), by group, made in parts of the cases.

    SQLite sorts what it groups in memory, so one grouping of all notes would hold all of them.

    Args:
        workspace: Where from.
        query: Ends in its conditions, without ``GROUP BY``; ``id`` is the number of the case.
        values: What stands in its places.

    """
    found: Counter[Any] = Counter()
    for part in workspace.parts():
        for group, count in workspace.rows(f"{query} AND id > ? AND id <= ? GROUP BY 1", *values, *part):
            found[group] += count
    return Counter(dict(sorted(found.items())))


def flag_counts(workspace: Workspace, *, at_least: State = State.LABELLED) -> dict[str, int]:
    """Return how many curated cases carry each flag, by number."""
    found = dict.fromkeys((flag.value for flag in Flag), 0)
    query = "SELECT flags, count(*) FROM cases WHERE +pool = ? AND +state >= ? AND flags <> ''"
    for flags, count in grouped(workspace, query, Pool.MAIN, at_least).items():
        for flag in flags.split():
            found[flag] += count
    return dict(sorted(((flag, count) for flag, count in found.items() if count), key=lambda item: -item[1]))
