"""The patients of a fake clinic, one after the other, the same ones for the same seed, with diagnoses and notes."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from radonc_models.clinical.icd10 import lookup
from radonc_models.synthetic.clinic.diagnoses import OUT_OF_SCOPE, icd9, is_icd9
from radonc_models.synthetic.clinic.notes import Outcome, Written, copied_forward, write_note
from radonc_models.synthetic.clinic.people import Person, Physician, draw_person, draw_physicians
from radonc_models.synthetic.clinic.values import Scene
from radonc_models.synthetic.clinic.wording import Half
from radonc_models.synthetic.clinic.wording.names import FACILITIES
from radonc_models.synthetic.model import FAMILIES, Site
from radonc_models.synthetic.sites import SITES
from radonc_models.synthetic.wording import Facts

__all__ = ["CLINIC_VERSION", "ClinicDiagnosis", "ClinicNote", "ClinicPatient", "patients"]

CLINIC_VERSION = 1
"""Grows with every change of what a seed gives."""

_FAMILIES: dict[Half, tuple[str, ...]] = {"development": FAMILIES[:4], "held_out": FAMILIES[4:]}


def _weight(site: Site) -> float:
    """Return how often a site is seen; seldom where its name alone tells the dose, or copying would be too easy."""
    usual = {(arm.plan.options[0].dose_gy, arm.plan.options[0].fractions) for arm in site.arms}
    return site.weight * (1.0 if len(usual) > 1 else 0.5)


_WEIGHTS = [_weight(site) for site in SITES]
_FIRST_DAY, _LAST_DAY = date(2013, 1, 7), date(2023, 6, 30)
_OLDEST = 101


@dataclass(frozen=True, slots=True)
class ClinicNote:
    """A note in the database; ``number`` is its own there. ``written`` is None when the database has an empty text."""

    number: int
    day: date
    written: Written | None


@dataclass(frozen=True, slots=True)
class ClinicDiagnosis:
    """A diagnosis in the database.

    Attributes:
        number: Its own in the database.
        onset: Day of the diagnosis, None when nobody entered it.
        index: Number of the code system: 1 for ICD-9, 2 for ICD-10-CM.
        code: Diagnosis code.
        description: Its wording, empty when nobody entered it.
        physicians: Who is named for it; the first one writes the notes.
        facility: Where the patient is seen.
        outcome: The disease and what follows from it.
        notes: None, one or, after a later visit that copied the first note forward, two.

    """

    number: int
    onset: date | None
    index: int
    code: str
    description: str
    physicians: tuple[Physician, ...]
    facility: str
    outcome: Outcome
    notes: tuple[ClinicNote, ...]


@dataclass(frozen=True, slots=True)
class ClinicPatient:
    """A patient in the database with all diagnoses."""

    number: int
    person: Person
    diagnoses: tuple[ClinicDiagnosis, ...]


def patients(seed: int, count: int, half: Half = "development") -> Iterator[ClinicPatient]:
    """Return ``count`` invented patients one by one; the first of a longer clinic are those of a shorter one.

    About four in five have one diagnosis, as in the department of arXiv 2309.10160, where 15,724 rows came from a
    number of patients of whom 9,799 had one. One in ten diagnoses is none of radiotherapy.

    Args:
        seed: Any integer.
        count: Number of patients.
        half: Half of the names and wordings that the notes are written with.

    """
    staff = draw_physicians(seed, half)
    for number in range(1, count + 1):
        rng = random.Random(f"clinic/{CLINIC_VERSION}/{half}/{seed}/{number}")  # noqa: S311 - reproducible on purpose
        yield _patient(number, staff, half, rng)


def _patient(number: int, staff: Sequence[Physician], half: Half, rng: random.Random) -> ClinicPatient:
    first = _outcome(half, rng)
    sex = first.facts.sex if first.facts else rng.choice(("female", "male"))
    age = _age(first, rng)
    visit = _FIRST_DAY + timedelta(days=int((_LAST_DAY - _FIRST_DAY).days * rng.random() ** 0.75))
    birth = _birthday(visit, age, rng)
    person = draw_person(rng, half, sex, birth)
    count = rng.choices((1, 2, 3, 4), (0.82, 0.09, 0.06, 0.03))[0]
    diagnoses = []
    for place in range(count):
        outcome = first if place == 0 else _fitting(half, sex, rng)
        day = visit + timedelta(days=place * rng.randint(20, 300))
        diagnoses.append(_diagnosis(number * 10 + place, person, outcome, day, staff, half, rng))
    return ClinicPatient(number, person, tuple(diagnoses))


def _age(outcome: Outcome, rng: random.Random) -> int:
    """Return the age of the case; every twelfth adult is over 89, because such ages identify."""
    if outcome.facts is None:
        return rng.randint(30, 96)
    if outcome.facts.arm.ages is None and outcome.facts.age >= 40 and rng.random() < 0.085:
        return rng.randint(90, _OLDEST)
    return outcome.facts.age


def _birthday(visit: date, age: int, rng: random.Random) -> date:
    """Return a day on which somebody was born who is ``age`` years old on the day of the visit."""
    return visit.replace(year=visit.year - age, day=min(visit.day, 28)) - timedelta(days=rng.randint(1, 360))


def _outcome(half: Half, rng: random.Random) -> Outcome:
    if rng.random() < 0.1:
        return Outcome(rng.choice(_FAMILIES[half]), outside=rng.choice(OUT_OF_SCOPE))
    return _treated(half, rng.choices(SITES, _WEIGHTS)[0], "", rng)


def _fitting(half: Half, sex: str, rng: random.Random) -> Outcome:
    """Return a further diagnosis for somebody of this sex."""
    if rng.random() < 0.2:
        return Outcome(rng.choice(_FAMILIES[half]), outside=rng.choice(OUT_OF_SCOPE))
    site = rng.choices(SITES, _WEIGHTS)[0]
    while site.sex not in ("any", sex):
        site = rng.choices(SITES, _WEIGHTS)[0]
    return _treated(half, site, sex, rng)


def _treated(half: Half, site: Site, sex: str, rng: random.Random) -> Outcome:
    place = rng.choice(site.places)
    arms = [arm for arm in site.arms if arm.side in (None, place.side)]
    arm = rng.choice(arms)
    sex = sex or (rng.choice(("female", "male")) if site.sex == "any" else site.sex)
    facts = Facts(site, rng.choice(site.cells), place, arm, rng.randint(*(arm.ages or site.ages)), sex)
    option = rng.choices(arm.plan.options, [option.share for option in arm.plan.options])[0]
    return Outcome(rng.choice(_FAMILIES[half]), facts, option)


def _diagnosis(
    number: int,
    person: Person,
    outcome: Outcome,
    visit: date,
    staff: Sequence[Physician],
    half: Half,
    rng: random.Random,
) -> ClinicDiagnosis:
    onset = visit - timedelta(days=rng.randint(6, 70))
    physicians = tuple(rng.sample(staff, rng.choice((1, 1, 2))))
    facility = rng.choice(FACILITIES[half])
    code, description = _coded(outcome)
    old = outcome.facts is not None and is_icd9(onset, rng)
    if old:
        code, description = icd9(code)
    age = visit.year - person.birth.year - ((visit.month, visit.day) < (person.birth.month, person.birth.day))
    scene = Scene(rng, half, person, age, physicians, facility, visit, onset, rng.randrange(5), {})
    return ClinicDiagnosis(
        number=number,
        onset=None if rng.random() < 0.01 else onset,
        index=1 if old else 2,
        code=code,
        description="" if rng.random() < 0.02 else description,
        physicians=physicians if rng.random() > 0.03 else (),
        facility=facility,
        outcome=outcome,
        notes=_notes(number, scene, outcome),
    )


def _coded(outcome: Outcome) -> tuple[str, str]:
    if outcome.outside is not None or outcome.facts is None:
        outside = outcome.outside or OUT_OF_SCOPE[0]
        return outside.code, outside.description
    found = lookup(outcome.facts.place.code)
    if found is None:
        raise KeyError(outcome.facts.place.code)
    return found.code, found.description


def _notes(number: int, scene: Scene, outcome: Outcome) -> tuple[ClinicNote, ...]:
    """Return the notes of a diagnosis: most often one, seldom none, an empty one, or one that was copied forward."""
    fate = scene.rng.random()
    if fate < 0.02:
        return ()
    if fate < 0.03:
        return (ClinicNote(number * 10, scene.visit, None),)
    written = write_note(scene, outcome)
    first = ClinicNote(number * 10, scene.visit, written)
    if fate < 0.95:
        return (first,)
    later = replace(scene, visit=scene.visit + timedelta(days=28))
    return (first, ClinicNote(number * 10 + 1, later.visit, copied_forward(written, later)))
