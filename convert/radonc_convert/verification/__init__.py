"""Verification of a finished file against the base and the adapter it was made of."""

from __future__ import annotations

from radonc_convert.verification.engine_checks import Options
from radonc_convert.verification.report import Report
from radonc_convert.verification.run import verify

__all__ = ["Options", "Report", "verify"]
