"""Invented people: a patient with everything that a chart knows of one, and the physicians of a department."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date

from radonc_models.synthetic.clinic.wording import Half
from radonc_models.synthetic.clinic.wording.names import CITIES, FEMALE, LAST, MAIL_HOSTS, MALE, STREETS, TRAP_LAST

__all__ = ["Person", "Physician", "draw_person", "draw_physicians", "given_name", "surname"]

_TRAP_SHARE = 0.02
_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Physician:
    """A physician of the department."""

    number: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Person:
    """A patient. ``middle`` may be empty; ``sex`` is ``female`` or ``male``."""

    first: str
    middle: str
    last: str
    sex: str
    birth: date
    mrn: str
    phone: str
    email: str
    street: str
    city: str
    state: str
    zip: str

    @property
    def in_database(self) -> str:
        """The name as the database writes it, ``Doe, Jane A``."""
        return f"{self.last}, {self.first}" + (f" {self.middle}" if self.middle else "")


def draw_physicians(seed: int, half: Half, count: int = 40) -> tuple[Physician, ...]:
    """Return the physicians of the department, the same ones for the same seed."""
    rng = random.Random(f"physicians/{half}/{seed}")  # noqa: S311 - reproducible on purpose
    return tuple(Physician(number, given_name(rng, half), surname(rng, half)) for number in range(1, count + 1))


def draw_person(rng: random.Random, half: Half, sex: str, birth: date) -> Person:
    """Return an invented patient."""
    first = rng.choice((FEMALE if sex == "female" else MALE)[half])
    last = surname(rng, half)
    city, state, zip_start = rng.choice(CITIES[half])
    return Person(
        first=first,
        middle=rng.choice(("", "", rng.choice(_LETTERS))),
        last=last,
        sex=sex,
        birth=birth,
        mrn=_mrn(rng, half),
        phone=phone_number(rng, half),
        email=mail_address(rng, half, first, last),
        street=f"{rng.randint(12, 9899)} {rng.choice(STREETS[half])}",
        city=city,
        state=state,
        zip=f"{zip_start}{rng.randint(0, 99):02d}",
    )


def given_name(rng: random.Random, half: Half) -> str:
    """Return a first name of either sex."""
    return rng.choice(FEMALE[half] if rng.random() < 0.5 else MALE[half])


def surname(rng: random.Random, half: Half) -> str:
    """Return a surname, seldom one that is a clinical word too."""
    return rng.choice(TRAP_LAST[half] if rng.random() < _TRAP_SHARE else LAST[half])


def phone_number(rng: random.Random, half: Half) -> str:
    """Return a number of the range that is kept free for fiction, 555-0100 to 555-0199, in one of many spellings."""
    area, last = rng.randint(201, 989), rng.randint(100, 199)
    forms = _PHONES[half]
    return rng.choice(forms).format(area=area, last=f"0{last}")


_PHONES: dict[Half, tuple[str, ...]] = {
    "development": ("({area}) 555-{last}", "{area}-555-{last}", "{area}.555.{last}", "+1 {area} 555 {last}"),
    "held_out": ("{area} 555 {last}", "1-{area}-555-{last}", "({area})555-{last}", "{area}-555-{last} ext. 12"),
}


def mail_address(rng: random.Random, half: Half, first: str, last: str) -> str:
    """Return an address of a domain that is reserved for examples."""
    first, last = (part.lower().replace("'", "").replace("-", "") for part in (first, last))
    local = rng.choice((f"{first}.{last}", f"{first[0]}{last}", f"{last}{rng.randint(1, 99)}", f"{first}_{last}"))
    return f"{local}@{rng.choice(MAIL_HOSTS[half])}"


def _mrn(rng: random.Random, half: Half) -> str:
    if half == "development":
        return rng.choice(("{:08d}", "{:07d}", "M{:07d}")).format(rng.randrange(10**7))
    digits = f"{rng.randrange(10**8):08d}"
    return rng.choice((f"{digits[:2]}-{digits[2:5]}-{digits[5:]}", f"E{digits}", digits))
