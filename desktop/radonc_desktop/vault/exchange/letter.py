"""The draft of a letter of medical necessity, filled from the fields of a signed regimen and from nothing else.

Arguing for a treatment before an insurer is one of the uses that the RadOnc-GPT paper names (section 5.4). No model
writes here and nothing is made up: what the signed records do not say is a blank with its name, for the physician.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from radonc_desktop.marking import marked
from radonc_desktop.vault.exchange.case_report import CaseReport
from radonc_desktop.vault.exchange.certain import certain_regimen, signed_answer, signed_diagnosis
from radonc_desktop.vault.exchange.errors import ExportRefused
from radonc_models.clinical.dose_checks import check_doses
from radonc_models.clinical.dose_table import dose_table
from radonc_models.clinical.regimen import StructuredRegimen
from radonc_models.tasks import Task

__all__ = ["DRAFT_MARK", "Letter", "letter_of", "letter_text", "why_no_letter"]

DRAFT_MARK = "DRAFT - to be completed and signed by the physician"

_Blank = Callable[[str], str]

_UNSIGNED = marked("There is no signed regimen to write a letter from: sign the regimen first.")
_AMENDED = marked("The signed regimen has an addendum, so its fields may no longer hold: write this letter by hand.")
_DOUBTFUL = marked(
    "The signed regimen cannot be put into fields without a doubt (a dose is missing, unreadable or contradicts "
    "another number): write this letter by hand."
)


@dataclass(frozen=True)
class Letter:
    """A letter in parts.

    Attributes:
        head: Lines above the text: date, addressee, whom it is about.
        paragraphs: The text.
        prescription: Names and words of what was prescribed.
        foot: Lines below the text: who signs.
        blanks: What is to be filled in, in the order of the letter.
        origin: Which signed record it was made from, in one line.

    """

    head: tuple[str, ...]
    paragraphs: tuple[str, ...]
    prescription: tuple[tuple[str, str], ...]
    foot: tuple[str, ...]
    blanks: tuple[str, ...]
    origin: str


def why_no_letter(report: CaseReport) -> str:
    """Return why there can be no letter, in one sentence; an empty text when there can."""
    signed = [one for one in report.answers if one.task == Task.REGIMEN.value and one.state == "signed"]
    if not signed:
        return _UNSIGNED
    if signed[0].addenda:
        return _AMENDED
    return "" if certain_regimen(report) is not None else _DOUBTFUL


def letter_of(report: CaseReport) -> Letter:
    """Return the draft of the letter for a case.

    Raises:
        ExportRefused: There is no signed regimen, or its words leave a doubt.

    """
    if problem := why_no_letter(report):
        raise ExportRefused(problem)
    answer, regimen = signed_answer(report, Task.REGIMEN), certain_regimen(report)
    assert answer is not None
    assert regimen is not None
    blanks: list[str] = []

    def blank(what: str) -> str:
        blanks.append(what)
        return f"[{what}: ____________________]"

    head = (
        blank("date"),
        f"To: {blank('insurer and reviewer')}",
        f"Patient: {blank('name')}, born {blank('date of birth')}, member number {blank('member number')}",
        f"Our record: case {report.case.number}",
        f"Re: medical necessity of {_treatment(regimen)}",
    )
    diagnosis = signed_diagnosis(report)
    named = f"{diagnosis[1]} (ICD-10-CM {diagnosis[0]})" if diagnosis else blank("diagnosis with ICD-10-CM code")
    paragraphs = (
        "To whom it may concern,",
        f"I ask for authorisation of this course of {_treatment(regimen)} for my patient. Diagnosis: {named}.",
        f"Clinical course and stage: {blank('history, stage, performance status, prior treatment')}",
        f"Why this treatment is necessary: {blank('indication, and why alternatives do not serve this patient')}",
        *_technique(regimen, blank),
        *_reference(report, answer.text, blank),
        "I am available for a peer-to-peer discussion and will send the supporting records on request.",
    )
    foot = ("Sincerely,", blank("signature and date"), answer.by, blank("credentials, licence number, telephone"))
    origin = f"Made from the regimen signed by {answer.by} on {answer.time}, SHA-256 {answer.sha256}"
    rows = (*dose_table(answer.text, report.case.details).fields, *_doses(answer.text, report.case.details))
    return Letter(head, paragraphs, rows, foot, tuple(blanks), origin)


def letter_text(letter: Letter) -> str:
    """Return the letter as plain text, with its mark, its blanks and its origin."""
    width = max(len(name) for name, _ in letter.prescription)
    table = [f"  {name.ljust(width)}  {words}" for name, words in letter.prescription]
    opening, *rest = letter.paragraphs
    first, *others = rest
    body = [opening, "", first, "", "Signed prescription:", *table, ""]
    for paragraph in others:
        body += [paragraph, ""]
    todo = ["", f"Still to be filled in: {'; '.join(letter.blanks)}.", letter.origin]
    return "\n".join([DRAFT_MARK, "", *letter.head, "", *body, *letter.foot, *todo, ""])


def _treatment(regimen: StructuredRegimen) -> str:
    modality = " and ".join(one for one in regimen.modalities if one != "brachytherapy")
    inside = "brachytherapy" if "brachytherapy" in regimen.modalities else ""
    beam = f"{modality} radiotherapy" if modality else "" if inside else "radiotherapy"
    return " and ".join(part for part in (beam, inside) if part)


def _technique(regimen: StructuredRegimen, blank: _Blank) -> tuple[str, ...]:
    advanced = [one for one in regimen.techniques if one in {"IMRT", "VMAT", "SBRT", "SRS", "IMPT"}]
    if "proton" in regimen.modalities:
        advanced.append("proton")
    if not advanced:
        return ()
    named = " and ".join(dict.fromkeys(advanced))
    return (f"Why {named}: {blank(f'comparison with a plan without {named}, organs at risk spared')}",)


def _reference(report: CaseReport, text: str, blank: _Blank) -> tuple[str, ...]:
    """Return the published regimens that the doses lie within, by the checks' own table; a blank where none fits."""
    found = check_doses(text, report.case.details)
    sources = dict.fromkeys(one.source for one in found if one.code == "dose.referenced" and one.source)
    if sources:
        named = "; ".join(sources)
        return (f"Dose and fractionation agree with a published regimen: {named}. {blank('confirm this source')}",)
    return (f"Published support for dose and fractionation: {blank('guideline or trial')}",)


def _doses(text: str, details: str) -> tuple[tuple[str, str], ...]:
    return tuple((row.name, row.words) for row in dose_table(text, details).rows)
