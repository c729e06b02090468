"""The notes of the fake clinic: what is planted in them, and that its gold is complete and exact."""

import hashlib
import re
from collections import Counter
from itertools import pairwise

import pytest

from radonc_models.synthetic.cli import neighbour_scores
from radonc_models.synthetic.clinic import CLINIC_VERSION, CLINICAL_KINDS, IDENTIFIER_KINDS, NO_MODALITY, patients
from radonc_models.synthetic.clinic.cases import clinic_cases, without_identifiers
from radonc_models.synthetic.clinic.diagnoses import icd9
from radonc_models.synthetic.clinic.sinks import gold_lines
from radonc_models.synthetic.clinic.wording import identifiers, names, plans, sections
from radonc_models.synthetic.sites import SITES
from radonc_models.tasks import MODALITY_LABELS

HALVES = ("development", "held_out")


@pytest.fixture(scope="module", params=HALVES)
def clinic(request):
    return list(patients(11, 700, request.param))


def _notes(clinic):
    return [
        (patient, diagnosis, note.written)
        for patient in clinic
        for diagnosis in patient.diagnoses
        for note in diagnosis.notes
        if note.written is not None
    ]


def test_that_a_seed_gives_one_clinic_and_a_longer_one_begins_with_it():
    assert list(patients(5, 8)) == list(patients(5, 20))[:8]
    assert [p.person for p in patients(5, 8)] != [p.person for p in patients(6, 8)]
    assert [p.person for p in patients(5, 8)] != [p.person for p in patients(5, 8, "held_out")]


@pytest.mark.parametrize(
    ("half", "sha256"),
    [
        ("development", "89baa2c6ee3ebad92d956d561a89748eb81f752993f84ce7d8208221227d7da9"),
        ("held_out", "0f378d5fbef892422e1503c12b646290f11ef0e99e527d9a65ad6347ed2dfc2b"),
    ],
)
def test_that_the_clinic_changes_only_with_its_version(half, sha256):
    lines = (line for patient in patients(7, 40, half) for line in gold_lines(patient, 7, half))
    assert CLINIC_VERSION == 1
    assert hashlib.sha256("".join(lines).encode()).hexdigest() == sha256


def test_that_every_note_says_that_it_is_synthetic(clinic):
    assert all(note.text.startswith("SYNTHETIC CASE\n") for _, _, note in _notes(clinic))


def test_that_marks_are_in_order_apart_and_of_known_kinds(clinic):
    for _, _, note in _notes(clinic):
        marks = sorted((*note.identifiers, *note.clinical), key=lambda mark: mark.start)
        assert list(note.identifiers) == sorted(note.identifiers, key=lambda mark: mark.start)
        assert all(first.end <= second.start for first, second in pairwise(marks))
        assert all(0 <= mark.start < mark.end <= len(note.text) for mark in marks)
        assert all(note.text[mark.start : mark.end].strip() == note.text[mark.start : mark.end] for mark in marks)
        assert {mark.kind for mark in note.identifiers} <= set(IDENTIFIER_KINDS)
        assert {mark.kind for mark in note.clinical} <= set(CLINICAL_KINDS)


def test_that_no_identifier_of_the_row_stands_in_a_note_unmarked(clinic):
    words = {"Long", "Young", "Stage", "Best", "Rich", "Sharp", "Strong", "Major", "Will", "Bright", "Wise"}
    for patient, diagnosis, note in _notes(clinic):
        person = patient.person
        rest = without_identifiers(note.text, note.identifiers)
        surnames = {person.last, *(physician.last for physician in diagnosis.physicians)} - words
        eponyms = {*names.TRAP_LAST["development"], *names.TRAP_LAST["held_out"]}
        for word in (person.mrn, person.phone, person.email, person.street, person.zip, *(surnames - eponyms)):
            assert not re.search(rf"(?<!\w){re.escape(word)}(?!\w)", rest), word


def test_that_every_class_is_planted_often_enough_to_be_measured(clinic):
    notes = _notes(clinic)
    having = Counter(kind for _, _, note in notes for kind in {mark.kind for mark in note.identifiers})
    assert all(having[kind] / len(notes) > 0.12 for kind in IDENTIFIER_KINDS), having
    facts = Counter(kind for _, _, note in notes for kind in {mark.kind for mark in note.clinical})
    assert all(facts[kind] / len(notes) > 0.02 for kind in CLINICAL_KINDS), facts


def test_that_an_age_identifies_from_ninety_on(clinic):
    over = 0
    for _, _, note in _notes(clinic):
        for mark in (*note.identifiers, *note.clinical):
            text = note.text[mark.start : mark.end]
            if mark.kind == "age":
                assert int(text) <= 89
            elif mark.kind == "date" and text.isdigit():
                assert int(text) >= 90
                over += 1
    assert over > 20


def test_that_history_and_plan_are_told_apart(clinic):
    treated = 0
    for _, _, note in _notes(clinic):
        if note.prescription is None:
            assert note.modality == NO_MODALITY
            continue
        treated += 1
        assert note.modality in MODALITY_LABELS
        doses = [mark for mark in note.clinical if mark.kind == "dose" and mark.start >= note.plan_start]
        numbers = re.findall(r"\d+(?:\.\d+)?", note.text[doses[0].start : doses[0].end])
        given = note.prescription
        assert f"{given.fractions}" in numbers
        totals = {f"{given.dose_gy:g}", f"{given.dose_gy * 100:.0f}", f"{round(given.dose_gy / given.fractions, 2):g}"}
        assert totals & set(numbers)
    assert treated > 400


def test_that_answers_in_histories_are_planted_and_known(clinic):
    leaks = [note for _, _, note in _notes(clinic) if note.leak]
    assert 0.005 < len(leaks) / len(_notes(clinic)) < 0.06
    for note in leaks:
        assert any(mark.kind == "dose" and mark.end <= (note.plan_start or len(note.text)) for mark in note.clinical)


def test_that_the_clinic_has_what_a_funnel_must_sort_out(clinic):
    diagnoses = [diagnosis for patient in clinic for diagnosis in patient.diagnoses]
    single = sum(len(patient.diagnoses) == 1 for patient in clinic) / len(clinic)
    assert 0.76 < single < 0.88
    assert 0.05 < sum(diagnosis.outcome.outside is not None for diagnosis in diagnoses) / len(diagnoses) < 0.2
    assert 0.05 < sum(diagnosis.index == 1 for diagnosis in diagnoses) / len(diagnoses) < 0.4
    lengths = Counter(len(diagnosis.notes) for diagnosis in diagnoses)
    assert set(lengths) == {0, 1, 2}
    assert any(diagnosis.onset is None for diagnosis in diagnoses)
    assert any(not diagnosis.physicians for diagnosis in diagnoses)
    assert any(note.written is None for diagnosis in diagnoses for note in diagnosis.notes)


def test_that_a_copied_note_is_the_earlier_one_with_a_line_more(clinic):
    for patient in clinic:
        for diagnosis in patient.diagnoses:
            if len(diagnosis.notes) == 2:
                first, second = (note.written for note in diagnosis.notes)
                assert second.text.startswith(first.text)
                assert len(second.identifiers) > len(first.identifiers)


def test_that_nobody_falls_ill_before_birth_and_no_key_occurs_twice(clinic):
    for patient in clinic:
        assert all(diagnosis.onset is None or patient.person.birth < diagnosis.onset for diagnosis in patient.diagnoses)
    notes = [note.number for patient in clinic for diagnosis in patient.diagnoses for note in diagnosis.notes]
    assert len(notes) == len(set(notes))


def test_that_every_code_of_the_table_has_an_older_one():
    assert all(icd9(place.code)[0][0].isdigit() for site in SITES for place in site.places)
    assert all(arm.plan.technique in plans.TECHNIQUES for site in SITES for arm in site.arms)


def test_that_the_held_out_half_shares_no_wording_and_no_name():
    banks = [
        names.FEMALE, names.MALE, names.LAST, names.TRAP_LAST, names.STREETS, names.CITIES, names.FACILITIES,
        names.EMPLOYERS, names.MAIL_HOSTS, sections.PLAN_HEADINGS, sections.OPENINGS, sections.HPI, sections.SIGNATURES,
        sections.ASSESSMENTS, sections.LEAKS, sections.PRIOR_RADIATION, sections.ADDENDA, *sections.FILLERS.values(),
        *plans.TECHNIQUES.values(), plans.DOSES, plans.SENTENCES, plans.NO_RADIATION,
        *(planted.wordings for planted in identifiers.PLANTED),
    ]  # fmt: skip
    for bank in banks:
        assert all(len(bank[half]) >= 2 for half in HALVES)
        both = set(bank["development"]) & set(bank["held_out"])
        assert {entry if isinstance(entry, str) else entry[0] for entry in both} <= {""}


@pytest.mark.parametrize("half", HALVES)
def test_that_copying_the_nearest_patient_does_not_win(half):
    dose, modality = neighbour_scores(list(clinic_cases(7, 2400, half)))
    assert dose < 0.60
    assert modality < 0.90
