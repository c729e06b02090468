"""Dose arithmetic of the linear-quadratic model (Fowler, Br J Radiol 1989;62:679-694)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

__all__ = ["LATE", "TUMOUR", "AlphaBeta", "alpha_beta", "bed", "eqd2"]


@dataclass(frozen=True)
class AlphaBeta:
    """An alpha/beta ratio.

    Attributes:
        gy: The ratio in Gy.
        tissue: What it stands for.
        source: Where it comes from; every value needs clinical confirmation.

    """

    gy: float
    tissue: str
    source: str


TUMOUR = AlphaBeta(10.0, "tumour", "Fowler, Br J Radiol 1989;62:679-694")
"""The usual ratio of tumours and of early-reacting tissue."""
LATE = AlphaBeta(3.0, "late-reacting tissue", "Fowler, Br J Radiol 1989;62:679-694")
"""The usual ratio of late-reacting normal tissue."""

_OF_GROUP: Mapping[str, AlphaBeta] = MappingProxyType(
    {
        "prostate": AlphaBeta(1.5, "prostate cancer", "Brenner and Hall, IJROBP 1999;43:1095-1101"),
        "prostate bed": AlphaBeta(1.5, "prostate cancer", "Brenner and Hall, IJROBP 1999;43:1095-1101"),
        "breast": AlphaBeta(3.5, "breast cancer", "START, Haviland et al., Lancet Oncol 2013;14:1086-1094"),
    }
)
"""Tumours whose ratio is known to differ from 10 Gy, by the group of their treatment site."""


def alpha_beta(groups: Iterable[str]) -> AlphaBeta:
    """Return the tumour's ratio for the groups of a regimen: its own where all of them share one, else 10 Gy."""
    known = {_OF_GROUP.get(group, TUMOUR) for group in groups}
    return known.pop() if len(known) == 1 else TUMOUR


def bed(dose_gy: float, fractions: int, alpha_beta_gy: float) -> float:
    """Return the biologically effective dose in Gy: total dose * (1 + dose per fraction / (alpha/beta)).

    Repopulation, incomplete repair between fractions and dose rate are left out: figures for twice-daily and
    continuous treatment are therefore no more than a rough guide. The model is less certain above about 10 Gy per
    fraction.
    """
    return dose_gy * (1 + dose_gy / fractions / alpha_beta_gy)


def eqd2(dose_gy: float, fractions: int, alpha_beta_gy: float) -> float:
    """Return the equivalent dose in 2 Gy fractions in Gy: BED / (1 + 2 / (alpha/beta))."""
    return bed(dose_gy, fractions, alpha_beta_gy) / (1 + 2 / alpha_beta_gy)
