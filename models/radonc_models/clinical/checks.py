"""Checks of one suggestion against itself and against the patient details: they flag, they never correct."""

from __future__ import annotations

from collections.abc import Mapping

from radonc_models.clinical.consistency import check_patient
from radonc_models.clinical.dose_checks import check_doses
from radonc_models.clinical.evidence import find_evidence, tell_evidence
from radonc_models.clinical.extent import check_extent
from radonc_models.clinical.findings import Finding
from radonc_models.clinical.icd10 import check_code, lookup, parse_diagnosis
from radonc_models.clinical.injection import find_injections
from radonc_models.clinical.scope import check_scope
from radonc_models.clinical.sites import find_organs
from radonc_models.clinical.statements import Note, read_note
from radonc_models.clinical.treatment import check_against_other, check_treatment
from radonc_models.tasks import MODALITY_LABELS, UNDECIDED, Task

__all__ = ["check", "check_answer", "check_details", "prepare", "refusal"]


def check(
    task: Task, text: str, details: str, *, finish: str = "stop", others: Mapping[Task, str] | None = None
) -> list[Finding]:
    """Check the suggestion ``text`` of ``task`` for a case with ``details``.

    Args:
        task: The task that was asked.
        text: The suggestion, or the physician's edit of it.
        details: The patient details it was made from.
        finish: Why the model stopped; ``length`` means that it ran into its limit.
        others: The suggestions of the other tasks for the same details, as far as there are any.

    Returns:
        Findings in the order of the checks; never empty.

    """
    if not text.strip():
        return [Finding("stop", "answer.empty", "The answer is empty.")]
    findings = []
    if finish == "length":
        sentence = "The answer was cut off at its longest allowed length and is not complete."
        findings.append(Finding("stop", "answer.cut_off", sentence))
    note = read_note(details)
    return [*findings, *_check_task(task, text, note), *_check_others(task, text, others or {}), *_check_details(note)]


def prepare() -> None:
    """Read the tables and compile the rules now, so that the first check takes milliseconds like every other.

    It takes some 70 ms: call it in a thread where a window must not wait.
    """
    for task, answer in _SAMPLES.items():
        check(task, answer, _SAMPLE_DETAILS)


_SAMPLE_DETAILS = "70-year-old man with a T2 N0 M0 tumour of the left lower lobe of the lung, ECOG 1, no metastases."
_SAMPLES = {
    Task.REGIMEN: "Photon SBRT to the left lower lobe, 50 Gy in 5 fractions, with concurrent cisplatin.",
    Task.MODALITY: "photon",
    Task.DIAGNOSIS: "Malignant neoplasm of lower lobe, left bronchus or lung (ICD-10-CM C34.32)",
}


def check_answer(task: Task, text: str, details: str) -> list[Finding]:
    """Return what can be said about the suggestion ``text`` alone, without what holds for any answer to ``details``."""
    return _check_task(task, text, read_note(details)) if text.strip() else check(task, text, details)


def check_details(details: str) -> list[Finding]:
    """Return what can be said about ``details`` before anything is asked: scope and text that steers a model."""
    return _check_details(read_note(details))


def refusal(details: str) -> Finding | None:
    """Return why ``details`` must not be put to a model: text that speaks to a model and not of a patient."""
    return next((one for one in find_injections(details) if one.level == "stop"), None)


def _check_task(task: Task, text: str, details: Note) -> list[Finding]:
    if task is Task.DIAGNOSIS:
        answer = read_note(_description(text), "answer")
        findings = [*_check_code(text, details), *check_patient(answer, details, target=False)]
        return [*findings, *tell_evidence(find_evidence(task, answer, details))]
    answer = read_note(text, "answer")
    if task is Task.REGIMEN:
        findings = [*check_doses(text, details.text), *check_patient(answer, details, target=True)]
        findings += check_extent(answer, details)
    else:
        findings = _check_modality(text)
        if findings[0].level == "caution":
            return findings  # nothing was suggested
    findings += check_treatment(answer, details)
    return [*findings, *tell_evidence(find_evidence(task, answer, details))]


def _description(text: str) -> str:
    """Return the words of a diagnosis, each at its place in ``text``."""
    description, code = parse_diagnosis(text)
    place = text.find(description)
    if place >= 0:
        return " " * place + description
    return text.replace(code, " " * len(code)) if code else text


def _check_code(text: str, details: Note) -> list[Finding]:
    """Check the code; that its site is not named counts only when the organs of the details do not name it either."""
    findings = check_code(text, details.text)
    row = lookup(parse_diagnosis(text)[1] or "")
    meant = {organ.name for organ in find_organs(read_note(row.description, "answer"))} if row else set()
    there = {organ.name for organ in find_organs(details) if organ.standing in ("said", "past")}
    return [one for one in findings if one.code != "code.site" or not meant & there]


def _check_others(task: Task, text: str, others: Mapping[Task, str]) -> list[Finding]:
    answers = {**others, task: text}
    regimen, modality = answers.get(Task.REGIMEN), answers.get(Task.MODALITY)
    if task is Task.DIAGNOSIS or regimen is None or modality is None:
        return []
    return check_against_other(regimen, modality)


def _check_details(details: Note) -> list[Finding]:
    return [*find_injections(details.text), *check_scope(details)]


def _check_modality(text: str) -> list[Finding]:
    if text.strip() == UNDECIDED:
        return [Finding("caution", "modality.undecided", "No modality is probable enough for a suggestion.")]
    if text.strip() in MODALITY_LABELS:
        return [Finding("info", "modality.known", f"'{text.strip()}' is one of the {len(MODALITY_LABELS)} modalities.")]
    sentence = f"The answer is none of the modalities {', '.join(MODALITY_LABELS)}."
    return [Finding("stop", "modality.unknown", sentence)]
