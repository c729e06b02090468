"""How many rows each step of the extraction left, beside the department of arXiv 2309.10160."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Funnel"]

_PAPER = {"rows": 15_724, "one_diagnosis": 9_799, "labelled": 3_282}


@dataclass(frozen=True)
class Funnel:
    """Counts of one extraction.

    Attributes:
        diagnoses: Diagnoses in the database, with or without a note.
        diagnosed: Their patients.
        without_note: Diagnoses that have no note.
        notes: Notes that were read.
        left_out: Notes that could not become a row.
        reasons: Why, with counts.
        cleaned: Rows from which NUL bytes were dropped.
        rows: Rows of the file.
        patients: Their patients.
        one_diagnosis: Patients of the file whose rows tell of one diagnosis.

    """

    diagnoses: int
    diagnosed: int
    without_note: int
    notes: int
    left_out: int
    reasons: dict[str, int]
    cleaned: int
    rows: int
    patients: int
    one_diagnosis: int

    def table(self) -> str:
        """Return the funnel as lines of text."""
        lines = [
            ("patients in the database", self.diagnosed, None),
            ("their diagnoses", self.diagnoses, None),
            ("  of them without a note", self.without_note, None),
            ("notes read", self.notes, None),
            ("  of them left out", self.left_out, None),
            *((f"    {reason}", count, None) for reason, count in self.reasons.items()),
            ("rows", self.rows, _PAPER["rows"]),
            ("patients of the rows", self.patients, None),
            ("  of them with one diagnosis", self.one_diagnosis, _PAPER["one_diagnosis"]),
            ("split and labelled", None, _PAPER["labelled"]),
        ]
        width = max(len(name) for name, _, _ in lines)
        head = f"{'':{width}}  {'here':>10}  {'paper':>7}"
        return "\n".join([head, *(_line(name, width, here, paper) for name, here, paper in lines)])


def _line(name: str, width: int, here: int | None, paper: int | None) -> str:
    counted = "later" if here is None else f"{here:,}"
    return f"{name:{width}}  {counted:>10}  {'' if paper is None else f'{paper:,}':>7}".rstrip()
