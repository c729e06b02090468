"""One case as it leaves the store to be read by people: the same content for paper, plain text and FHIR."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from radonc_desktop.marking import marked
from radonc_desktop.vault.addenda import Addenda
from radonc_desktop.vault.cases import Cases
from radonc_desktop.vault.drafts import Drafts
from radonc_desktop.vault.records import AddendumRecord, CaseRecord, DraftRecord
from radonc_models.keyed.canonical import now
from radonc_models.tasks import Task

__all__ = ["NEEDS_REVIEW", "AnswerReport", "CaseReport", "plain_text", "report_case", "seals"]

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
        key: Fingerprint of the key that signed; empty for a draft, and where it was signed before there were keys.
        addenda: What was added to a signed answer, oldest first; it belongs to the answer wherever that goes.
        origin: Where the text started: pack, model and prompt, each with its name; empty without a model.

    """

    task: str
    title: str
    text: str
    state: Literal["draft", "signed"]
    time: str
    by: str
    sha256: str
    key: str
    addenda: tuple[AddendumRecord, ...]
    origin: tuple[tuple[str, str], ...]

    @property
    def standing(self) -> str:
        """Return who signed when, or that it is a draft: in one line, in words."""
        if self.state == "signed":
            added = ", with an addendum below" if self.addenda else ""
            return f"Signed by {self.by} on {self.time}{added}"
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


def report_case(cases: Cases, drafts: Drafts, addenda: Addenda, case_id: int, user: str, *, demo: bool) -> CaseReport:
    """Collect a case for export.

    Raises:
        UnknownRecord: There is no such case.
        VaultDamaged: A signed answer no longer is what was signed.

    """
    case = cases.case(case_id)
    found = [(task, drafts.draft(case_id, task)) for task in Task]
    answers = tuple(_answer(task, drafts, addenda, draft) for task, draft in found if draft is not None)
    return CaseReport(case, answers, user, now(), demo)


def _answer(task: Task, drafts: Drafts, addenda: Addenda, draft: DraftRecord) -> AnswerReport:
    origin = () if draft.suggestion_id is None else _origin(drafts.suggestion(draft.suggestion_id).outcome)
    time = draft.signed_at or draft.updated
    by, digest = draft.signed_by or "", draft.sha256 or ""
    added = tuple(addenda.of(draft.id)) if draft.state == "signed" else ()
    title = _TITLES[task]
    return AnswerReport(task.value, title, draft.text, draft.state, time, by, digest, draft.key or "", added, origin)


def _origin(outcome: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    facts = outcome.get("provenance")
    if not isinstance(facts, dict):
        return ()
    named = (
        (marked("pack"), "pack"),
        (marked("model"), "model_file_sha256"),
        (marked("adapter"), "adapter_sha256"),
        (marked("prompt"), "prompt_sha256"),
    )
    return tuple((word, str(facts[name])[:16]) for word, name in named if facts.get(name))


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
        for one in answer.addenda:
            lines += [f"Addendum, signed by {one.author} on {one.created}", "", one.text, ""]
        lines += [*seals(answer), ""]
    lines += ["-" * _WIDTH, report.foot, ""]
    return "\n".join(lines).encode()


def seals(answer: AnswerReport, say: Callable[..., str] = str.format) -> list[str]:
    """Return what ties the text to its record in the store and to its origin, one line each.

    Args:
        answer: The answer.
        say: Says a text with its values in a language; English by default.

    """
    lines = []
    if answer.sha256:
        with_key = marked("SHA-256 of the signed record: {sha256}, key {key}")
        alone = marked("SHA-256 of the signed record: {sha256}")
        lines.append(say(with_key if answer.key else alone, sha256=answer.sha256, key=answer.key))
    addendum = marked("SHA-256 of the addendum: {sha256}, key {key}")
    lines += [say(addendum, sha256=one.sha256, key=one.key) for one in answer.addenda]
    if answer.origin:
        origin = ", ".join(f"{say(word)} {value}" for word, value in answer.origin)
        lines.append(say(marked("Started from a model's answer: {origin}"), origin=origin))
    return lines


def _section(title: str, text: str) -> list[str]:
    return [title, "-" * len(title), text, ""]
