"""The one door from the windows to the clinical checks."""

from __future__ import annotations

from radonc_models.clinical.checks import Finding, Severity, check
from radonc_models.tasks import Task

__all__ = ["Finding", "Severity", "findings_for"]


def findings_for(task: Task, text: str, details: str, *, finish: str = "stop") -> tuple[Finding, ...]:
    """Return what the checks say about ``text``; an empty tuple is shown as no findings, never as "ok"."""
    return tuple(check(task, text, details, finish=finish))
