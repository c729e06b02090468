"""Answers as they were kept in the vault, shown again as they were."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from radonc_desktop.windows.board import PanelState, Phase
from radonc_desktop.windows.findings import Match, dose_table, read_finding
from radonc_models.runtime.asking import Answer, Provenance
from radonc_models.tasks import Task

if TYPE_CHECKING:
    from radonc_desktop.vault import Vault

__all__ = ["earlier_answers", "kept_answer"]


def earlier_answers(vault: Vault, case_id: int) -> dict[Task, PanelState]:
    """Return the newest kept answer of each task, marked with the time since which it is kept.

    An answer that another version of the app kept in another form is left out; the history of the case names it.
    """
    kept = vault.latest_suggestions(case_id)
    versions = [one.details for one in vault.details_history(case_id)] if kept else []
    found = {Task(one.task): (kept_answer(one.outcome, one.id, versions), one.created) for one in kept}
    return {task: replace(state, kept=time) for task, (state, time) in found.items() if state is not None}


def kept_answer(outcome: Mapping[str, Any], suggestion_id: int, details: Sequence[str] = ()) -> PanelState | None:
    """Return what a panel showed when ``outcome`` was kept as suggestion; None when another version kept it.

    ``details`` are the texts of all versions of the case's details, the first one first.
    """
    try:
        known = {one.name: outcome[one.name] for one in fields(Answer) if one.name in outcome}
        known["task"] = Task(outcome["task"])
        known["provenance"] = Provenance(**outcome["provenance"])
        known["codes"] = tuple(Match(**code) for code in outcome.get("codes", ()))
        answer = Answer(**known)
        findings = tuple(read_finding(finding) for finding in outcome["findings"])
        version = int(outcome["details_version"])
    except (KeyError, TypeError, ValueError):
        return None
    read = details[version - 1] if 0 < version <= len(details) else ""
    return PanelState(
        Phase.ANSWERED,
        text=answer.text,
        answer=answer,
        findings=findings,
        table=dose_table(answer.text, read) if answer.task is Task.REGIMEN else None,
        details_version=version,
        details=read,
        suggestion_id=suggestion_id,
    )
