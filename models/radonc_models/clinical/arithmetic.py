"""Dose arithmetic of the linear-quadratic model (Fowler, Br J Radiol 1989;62:679-694)."""

from __future__ import annotations

__all__ = ["bed", "eqd2"]


def bed(dose_gy: float, fractions: int, alpha_beta_gy: float) -> float:
    """Return the biologically effective dose in Gy: total dose * (1 + dose per fraction / (alpha/beta)).

    Repopulation, incomplete repair between fractions and dose rate are left out: figures for twice-daily and
    continuous treatment are therefore no more than a rough guide.
    """
    return dose_gy * (1 + dose_gy / fractions / alpha_beta_gy)


def eqd2(dose_gy: float, fractions: int, alpha_beta_gy: float) -> float:
    """Return the equivalent dose in 2 Gy fractions in Gy: BED / (1 + 2 / (alpha/beta))."""
    return bed(dose_gy, fractions, alpha_beta_gy) / (1 + 2 / alpha_beta_gy)
