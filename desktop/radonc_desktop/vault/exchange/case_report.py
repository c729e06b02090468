"""One case as it leaves the store to be read by people: the same content for paper, plain text and FHIR."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from radonc_desktop.vault.canonical import now
from radonc_desktop.vault.cases import Cases
from radonc_desktop.vault.drafts import Drafts
from radonc_desktop.vault.records import CaseRecord, DraftRecord
from radonc_models.tasks import Task

__all__ = ["NEEDS_REVIEW", "AnswerReport", "CaseReport", "plain_text", "report_case"]

NEEDS_REVIEW = "DRAFT - needs physician review"
_WIDTH = 78
_TITLES = {Task.REGIMEN: "Regimen", Task.MODALITY: "Modality", Task.DIAGNOSIS: "Diagnosis"}


@dataclass(frozen=True)
class AnswerReport:
    """The text of one task.

    Attributes:
        task: Name of the task.
        title: The task as people read it.
        text: The physician's text.
        state: ``signed`` or ``draft``.
        time: Time of signing, or of the last change; UTC, ISO 8601.
        by: Who signed; empty for a draft.
        sha256: Hex SHA-256 of the signed record; empty for a draft.
        origin: Where the text started: pack, model and prompt in one line; empty without a model.

    """

    task: str
    title: str
    text: str
    state: Literal["draft", "signed"]
    time: str
    by: str
    sha256: str
    origin: str

    @property
    def standing(self) -> str:
        """Who signed when, or that it is a draft: in one line, in words."""
        if self.state == "signed":
            return f"Signed by {self.by} on {self.time}"
        return f"{NEEDS_REVIEW}; last changed {self.time}"


@dataclass(frozen=True)
class CaseReport:
    """A case with its answers, who exported it and when; ``demo`` marks synthetic cases."""

    case: CaseRecord
    answers: tuple[AnswerReport, ...]
    exported_by: str
    exported: str
    demo: bool

    @property
    def heading(self) -> str:
        """The case in one line."""
        return f"Case {self.case.number}: {self.case.title}"

    @property
    def foot(self) -> str:
        """Who exported it when, and what it is."""
        kind = "SYNTHETIC DEMO CASE" if self.demo else "Confidential patient data, not encrypted"
        return f"RadOnc-GPT - {kind} - exported by {self.exported_by} on {self.exported}"


def report_case(cases: Cases, drafts: Drafts, case_id: int, user: str, *, demo: bool) -> CaseReport:
    """Collect a case for export.

    Raises:
        UnknownRecord: There is no such case.
        VaultDamaged: A signed answer no longer is what was signed.

    """
    case = cases.case(case_id)
    found = [(task, drafts.draft(case_id, task)) for task in Task]
    answers = tuple(_answer(task, drafts, draft) for task, draft in found if draft is not None)
    return CaseReport(case, answers, user, now(), demo)


def _answer(task: Task, drafts: Drafts, draft: DraftRecord) -> AnswerReport:
    origin = "" if draft.suggestion_id is None else _origin(drafts.suggestion(draft.suggestion_id).outcome)
    time = draft.signed_at or draft.updated
    by, digest = draft.signed_by or "", draft.sha256 or ""
    return AnswerReport(task.value, _TITLES[task], draft.text, draft.state, time, by, digest, origin)


def _origin(outcome: dict[str, Any]) -> str:
    facts = outcome.get("provenance")
    if not isinstance(facts, dict):
        return ""
    named = (
        ("pack", "pack"),
        ("model", "model_file_sha256"),
        ("adapter", "adapter_sha256"),
        ("prompt", "prompt_sha256"),
    )
    parts = [f"{word} {str(facts[name])[:16]}" for word, name in named if facts.get(name)]
    return "Started from a model's answer: " + ", ".join(parts) if parts else ""


def plain_text(report: CaseReport) -> bytes:
    """Return the report as UTF-8 text; the texts of the case stand in it exactly as they are stored."""
    case = report.case
    lines = [report.heading, "=" * min(_WIDTH, len(report.heading)), ""]
    if case.site:
        lines += [f"Site: {case.site}"]
    lines += [f"Created {case.created}, last changed {case.updated}", ""]
    lines += _section(f"Patient details (version {case.details_version})", case.details)
    if case.physician_plan:
        lines += _section("Physician's plan", case.physician_plan)
    for answer in report.answers:
        # The standing comes first: a draft must not be read as an answer.
        lines += [answer.title, "-" * len(answer.title), answer.standing, "", answer.text, ""]
        small = [f"SHA-256 of the signed record: {answer.sha256}" if answer.sha256 else "", answer.origin]
        lines += [*(line for line in small if line), ""]
    lines += ["-" * _WIDTH, report.foot, ""]
    return "\n".join(lines).encode()


def _section(title: str, text: str) -> list[str]:
    return [title, "-" * len(title), text, ""]
