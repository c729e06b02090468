"""Which set each case is learned from or measured on: by patient, near duplicates together, every site in proportion.

A case that was frozen before keeps its set for ever, so that a newer training set never holds an older test case.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from radonc_models.records import Split

__all__ = ["SHARES", "Unit", "partition"]

SHARES: dict[Split, float] = {"train": 0.8, "validation": 0.1, "test": 0.1}
"""Default shares of the three sets."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What is kept together: a case, or the first case of a group of near duplicates.

    Attributes:
        id: Number of the case.
        uid: Its random name.
        group: Number of the first case of its group of near duplicates; its own where it has none.
        site: Disease site.
        split: The set that it had in an earlier freeze, empty for a new case.

    """

    id: int
    uid: str
    group: int
    site: str
    split: str


def partition(units: Sequence[Unit], seed: int, shares: dict[Split, float] | None = None) -> dict[int, Split]:
    """Return the set of each case.

    Args:
        units: The cases.
        seed: Decides the order within a site.
        shares: Share of each set; they add up to 1.

    Raises:
        ValueError: The shares do not add up to 1.

    """
    wanted = SHARES if shares is None else shares
    if abs(sum(wanted.values()) - 1) > 1e-9 or min(wanted.values()) < 0:
        raise ValueError("the shares of the sets add up to 1")
    groups: dict[int, list[Unit]] = defaultdict(list)
    for unit in units:
        groups[unit.group].append(unit)
    sets: dict[int, Split] = {}
    new: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for group, members in groups.items():
        earlier = _earlier(members)
        if earlier is not None:
            sets[group] = earlier
        else:
            first = members[0]
            new[first.site].append((hashlib.sha256(f"{seed}:{first.uid}".encode()).hexdigest(), group))
    for ordered in new.values():
        for place, (_, group) in enumerate(sorted(ordered)):
            sets[group] = _set_at((place + 0.5) / len(ordered), wanted)
    return {unit.id: _kept(unit) or sets[unit.group] for unit in units}


def _earlier(members: Sequence[Unit]) -> Split | None:
    """Return the set of the members that were frozen before; where it was train for one, new ones are trained on."""
    found = [split for member in members if (split := _kept(member)) is not None]
    return "train" if "train" in found else next(iter(found), None)


def _kept(unit: Unit) -> Split | None:
    return next((split for split in SHARES if split == unit.split), None)


def _set_at(place: float, shares: dict[Split, float]) -> Split:
    bound = 0.0
    for split, share in shares.items():
        bound += share
        if place < bound:
            return split
    return "train"
