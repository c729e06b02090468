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
    # Few cases have near duplicates: only their groups are gathered, as millions of lists of one would take more room
    # than the cases.
    joined = {unit.group for unit in units if unit.group != unit.id}
    groups: dict[int, list[Unit]] = defaultdict(list)
    by_site: dict[str, list[Unit]] = defaultdict(list)
    sets: dict[int, Split] = {}
    for unit in units:
        if unit.group in joined:
            groups[unit.group].append(unit)
        elif (kept := _kept(unit)) is not None:
            sets[unit.id] = kept
        else:
            by_site[unit.site].append(unit)
    for members in groups.values():
        earlier = _earlier(members)
        if earlier is None:
            by_site[members[0].site].append(members[0])
        else:
            sets |= {member.id: _kept(member) or earlier for member in members}
    for site in by_site.values():
        for place, (_, unit) in enumerate(
            sorted(((_drawn(seed, unit), unit) for unit in site), key=lambda one: one[0])
        ):
            split = _set_at((place + 0.5) / len(site), wanted)
            sets |= {member.id: split for member in groups.get(unit.group, (unit,))}
    return sets


def _drawn(seed: int, unit: Unit) -> bytes:
    return hashlib.sha256(f"{seed}:{unit.uid}".encode()).digest()


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
