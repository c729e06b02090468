"""The site mapping: which tables and columns of a hospital's database hold what extraction needs.

No vendor's schema is public, so none is built in: every site writes its own names into a TOML file.
"""

from __future__ import annotations

import codecs
import hashlib
import tomllib
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from radonc_models.errors import InputRefused

__all__ = ["Mapping", "read_mapping"]

Name = Annotated[str, Field(min_length=1, max_length=128)]
Names = Annotated[list[Name], Field(min_length=1, max_length=4)]
Where = dict[str, str | int]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class PatientTable(_Part):
    """The table with one row a patient; ``patient_name`` is one column, or the surname and what follows the comma."""

    table: Name
    key: Name
    patient_id: Name
    patient_name: Name | Names
    mrn: Name | None = None
    birth_date: Name | None = None
    sex: Name | None = None
    where: Where = {}


class DiagnosisTable(_Part):
    """The table with one row a diagnosis; ``patient`` points at the patient's ``key``."""

    table: Name
    key: Name
    patient: Name
    code: Name
    code_index: Name | None = None
    description: Name | None = None
    onset_date: Name | None = None
    changed: Name | None = None
    where: Where = {}


class NoteTable(_Part):
    """The table with the notes; it may be the table of the diagnoses itself, then ``key`` is the diagnosis' key."""

    table: Name
    key: Name
    diagnosis: Name
    text: Name
    where: Where = {}


class FacilityTable(_Part):
    """The table with departments; the column ``diagnosis`` of the diagnosis points at its ``key``."""

    table: Name
    key: Name
    name: Name
    diagnosis: Name


class PhysicianTable(_Part):
    """The table with physicians, and the table ``link`` that says which of them belong to a diagnosis."""

    table: Name
    key: Name
    name: Name | Names
    link: Name
    link_diagnosis: Name
    link_physician: Name


def _known_encoding(name: str | None) -> str | None:
    if name is not None:
        try:
            codecs.lookup(name)
        except LookupError:
            raise ValueError("is no encoding") from None
    return name


class TextRules(_Part):
    """How text is written: formats of dates, as ``strptime`` takes them, and the encoding of what is not UTF-8."""

    dates: list[Name] = ["%Y-%m-%d"]
    fallback_encoding: Annotated[str | None, AfterValidator(_known_encoding)] = None


class Mapping(_Part):
    """A whole site mapping."""

    version: Literal[1]
    patient: PatientTable
    diagnosis: DiagnosisTable
    note: NoteTable
    facility: FacilityTable | None = None
    physicians: PhysicianTable | None = None
    code_systems: dict[str, str] = {}
    text: TextRules = TextRules()

    @property
    def sha256(self) -> str:
        """Hex SHA-256 of what the mapping says, however the file writes it."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()


def read_mapping(path: Path) -> Mapping:
    """Read a site mapping.

    Raises:
        InputRefused: The file cannot be read, is no TOML, or lacks or misspells an entry; the message names the entry.

    """
    try:
        values = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise InputRefused(f"The mapping {path.name} cannot be read ({error.strerror}): check the path.") from None
    except ValueError:  # of the decoding, and of the TOML
        raise InputRefused(f"The mapping {path.name} is no TOML file in UTF-8: correct it.") from None
    try:
        return Mapping.model_validate(values)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        entry = ".".join(str(part) for part in first["loc"][:2])
        wrong = {"missing": "is missing", "extra_forbidden": "is not known"}.get(first["type"], "has a wrong value")
        raise InputRefused(f"In the mapping {path.name} the entry {entry} {wrong}: see the example.") from None
