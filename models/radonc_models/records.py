"""The records that travel from curation to tuning and evaluation."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from radonc_models.errors import RadOncError
from radonc_models.tasks import Task, format_diagnosis

__all__ = [
    "Case",
    "Diagnosis",
    "Laterality",
    "Prescription",
    "Split",
    "answer",
    "parse_cases",
    "read_cases",
    "write_cases",
]

Split = Literal["train", "validation", "test"]
Laterality = Literal["left", "right", "bilateral", "none"]


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Diagnosis(_Record):
    """An ICD-10-CM diagnosis: official description and code with its dot."""

    description: str
    code: str


class Prescription(_Record):
    """One phase or one whole course: total dose in Gy over a number of fractions."""

    dose_gy: float = Field(gt=0)
    fractions: int = Field(gt=0)
    modality: str

    def same_dose(self, dose_gy: float, fractions: int) -> bool:
        """Tell whether the total dose agrees within 1 % and the number of fractions exactly."""
        return fractions == self.fractions and abs(dose_gy - self.dose_gy) <= 0.01 * self.dose_gy


class Case(_Record):
    """One curated patient case with the reference answers of the three tasks.

    ``details`` is what a model may see; everything below it is reference and is never shown to a model.

    Attributes:
        id: Stable identifier without meaning.
        split: The set that the case belongs to.
        family: Wording family that rendered the details (synthetic cases), or the source.
        cell: Site and stage cell, the unit of the split.
        site: Disease site, such as ``lung-sbrt``.
        details: Patient details without the plan.
        regimen: The physician's plan as text.
        modality: One of ``MODALITY_LABELS``.
        diagnosis: The one diagnosis.
        prescription: Main dose and fractions of ``regimen``.
        acceptable: Every prescription that counts as right, ``prescription`` among them.
        laterality: Side of the target.

    """

    id: str
    split: Split
    family: str
    cell: str
    site: str
    details: str
    regimen: str
    modality: str
    diagnosis: Diagnosis
    prescription: Prescription
    acceptable: tuple[Prescription, ...]
    laterality: Laterality


def answer(task: Task, case: Case) -> str:
    """Return the reference answer text of ``task`` for ``case``: what tuning learns and evaluation compares."""
    if task is Task.REGIMEN:
        return case.regimen
    if task is Task.MODALITY:
        return case.modality
    return format_diagnosis(case.diagnosis.description, case.diagnosis.code)


def write_cases(path: Path, cases: list[Case]) -> None:
    """Write ``cases`` as JSON lines, one case a line, in the given order."""
    path.write_text("".join(case.model_dump_json() + "\n" for case in cases), "utf-8")


def read_cases(path: Path, split: Split | None = None) -> list[Case]:
    """Read JSON lines of cases, only those of ``split`` when it is given.

    Raises:
        RadOncError: The file is missing or a line is not a case; the message names the line, not its text.

    """
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        raise RadOncError(
            f"The case file {path.name} cannot be read: check the path and that it is UTF-8 text."
        ) from None
    cases = parse_cases(text, path.name)
    return [case for case in cases if split is None or case.split == split]


def parse_cases(text: str, name: str) -> list[Case]:
    """Return the cases of JSON lines that were read from the file ``name``.

    Raises:
        RadOncError: A line is not a case; the message names the line, not its text.

    """
    # Only a line feed ends a line of JSON: a note may hold other signs that Python takes for line ends (U+2028).
    lines = text.removesuffix("\n").split("\n") if text else []
    cases = []
    for number, line in enumerate(lines, start=1):
        try:
            cases.append(Case.model_validate_json(line))
        except ValueError:
            raise RadOncError(
                f"Line {number} of {name} is not a case record: generate or curate the file again."
            ) from None
    return cases
