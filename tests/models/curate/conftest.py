"""A workspace with a cheap key derivation and a few hand-written notes about invented people."""

import re

import pytest

from radonc_models.curate.adding import add_rows
from radonc_models.curate.deidentify.model import Identifier, Kind, Redaction
from radonc_models.curate.steps import deidentify_cases, label_cases, split_cases
from radonc_models.curate.workspace import create_workspace, open_workspace
from radonc_models.extract.rows import ExtractedRow
from radonc_models.keyed.keys import KdfParameters

PASSPHRASE = "plain words make a long one"
CHEAP = KdfParameters(memory_kib=64, time_cost=1, parallelism=1)

HISTORY = (
    "Mrs. {name} is a 61-year-old woman who felt a lump in the left breast. Lumpectomy showed a 1.8 cm invasive ductal "
    "carcinoma, pT1c N0, margins clear. She works as a gardener and has two sons. Reference {key}."
)
PLAN = "PLAN:\nWhole breast radiotherapy with 6 MV photons, 40.05 Gy in 15 fractions. CT simulation next week."


def make_row(
    number=1, *, note=None, patient=None, name="Alder, Wilma", code="C50.412", system="ICD-10-CM", note_id=None
):
    """Return a row whose note differs from every other's."""
    key = " ".join(f"word{number * 31 + at}" for at in range(60))
    text = HISTORY.format(name=name.partition(",")[0], key=key) + "\n\n" + PLAN if note is None else note
    return ExtractedRow(
        patient_id=patient or f"p{number}",
        patient_name=name,
        mrn=f"77{number:04d}",
        birth_date="1960-02-03",
        sex="F",
        onset_date="2021-03-04",
        code_system=system,
        code=code,
        description="Malignant neoplasm of left breast",
        details=f"diagnosis details {text}",
        physicians=("Okonkwo, Tobias",),
        facility="Cedar Hollow",
        note_id=note_id or f"n{number}",
    )


def known_names(text, known):
    """Find the names of the database row: enough of a de-identifier to see where its findings go."""
    words = {part for name in (*known.patient, *known.physicians) for part in re.findall(r"\w{3,}", name)}
    found = [match for word in sorted(words) for match in re.finditer(rf"\b{word}\b", text)]
    spans = tuple(
        Identifier(one.start(), one.end(), Kind.NAME, "known") for one in sorted(found, key=lambda one: one.start())
    )
    return Redaction(text, spans, ())


@pytest.fixture
def rows():
    return make_row


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "workspace"


@pytest.fixture
def workspace(folder):
    with create_workspace(folder, "anna", PASSPHRASE, kdf=CHEAP) as made:
        yield made


@pytest.fixture
def second_reader(folder):
    """Close the given workspace and return it opened by another reader."""
    opened = []

    def reopen(workspace, name="ben"):
        workspace.add_reader(PASSPHRASE, name, "other words make another one", kdf=CHEAP)
        workspace.close()
        opened.append(open_workspace(folder, name, "other words make another one"))
        return opened[-1]

    yield reopen
    for one in opened:
        one.close()


@pytest.fixture
def curated(workspace):
    """Return what takes rows as far as the review and gives the workspace."""

    def take(rows):
        add_rows(workspace, rows)
        split_cases(workspace)
        label_cases(workspace)
        deidentify_cases(workspace, known_names)
        return workspace

    return take
