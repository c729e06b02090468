"""What the fields of a template are filled with: for each field a text and its kind.

A ``Scene`` is one note of one patient on one day; a field asks it, and draws what it does not know.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from radonc_models.synthetic.clinic.findings import FINDINGS
from radonc_models.synthetic.clinic.page import Page, Words, pieces
from radonc_models.synthetic.clinic.people import (
    Person,
    Physician,
    given_name,
    mail_address,
    phone_number,
    surname,
)
from radonc_models.synthetic.clinic.wording import Half
from radonc_models.synthetic.clinic.wording.names import EMPLOYERS, FACILITIES

__all__ = ["Scene", "fill"]


@dataclass(frozen=True, slots=True)
class Scene:
    """One note of one patient on one day.

    Attributes:
        rng: Source of everything that varies.
        half: Half of the wordings.
        person: The patient.
        age: Age in years on the day of the visit.
        physicians: Those whom the database names; the first one writes.
        facility: Where the patient is seen.
        visit: Day of the visit.
        onset: Day of the diagnosis.
        dates: How this author writes days, an index.
        facts: Fields that only this note has, such as the dose.

    """

    rng: random.Random
    half: Half
    person: Person
    age: int
    physicians: tuple[Physician, ...]
    facility: str
    visit: date
    onset: date
    dates: int
    facts: dict[str, tuple[Words, ...]]


def fill(page: Page, template: str, scene: Scene, plain: Callable[[str], str] = str) -> None:
    """Write ``template`` with its fields filled; ``plain`` may change words that are no field."""
    for words, field in pieces(template):
        if words:
            page.write(plain(words))
        if not field:
            continue
        known = scene.facts.get(field)
        if known is not None:
            for part, kind in known:
                page.write(part if kind else plain(part), kind)
        else:
            page.write(*_FIELDS[field](scene))


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_DATES: dict[Half, tuple[Callable[[date], str], ...]] = {
    "development": (
        lambda d: f"{d.month:02d}/{d.day:02d}/{d.year}",
        lambda d: f"{d.month}/{d.day}/{d.year % 100:02d}",
        lambda d: f"{_MONTHS[d.month - 1]} {d.day}, {d.year}",
        lambda d: d.isoformat(),
        lambda d: f"{d.day} {_MONTHS[d.month - 1][:3]} {d.year}",
    ),
    "held_out": (
        lambda d: f"{d.month}-{d.day}-{d.year}",
        lambda d: f"{_MONTHS[d.month - 1][:3]} {d.day} {d.year}",
        lambda d: f"{d.day:02d}-{_MONTHS[d.month - 1][:3].upper()}-{d.year}",
        lambda d: f"{d.month:02d}.{d.day:02d}.{d.year}",
        lambda d: f"the {d.day}{_ordinal(d.day)} of {_MONTHS[d.month - 1]} {d.year}",
    ),
}
_SHORT_DATES: dict[Half, tuple[Callable[[date], str], ...]] = {
    "development": (
        lambda d: f"{d.month}/{d.day}",
        lambda d: f"{_MONTHS[d.month - 1]} {d.day}",
        lambda d: f"{_MONTHS[d.month - 1]} {d.year}",
    ),
    "held_out": (
        lambda d: f"{_MONTHS[d.month - 1]} {d.day}{_ordinal(d.day)}",
        lambda d: f"{d.month}/{d.year}",
        lambda d: f"{_MONTHS[d.month - 1][:3]} {d.day}",
    ),
}


def _ordinal(day: int) -> str:
    return "th" if 4 <= day <= 20 or 24 <= day <= 30 else {1: "st", 2: "nd", 3: "rd"}[day % 10]


def _date(scene: Scene, day: date) -> Words:
    rng = scene.rng
    if rng.random() < 0.2:
        return rng.choice(_SHORT_DATES[scene.half])(day), "date"
    form = scene.dates if rng.random() < 0.8 else rng.randrange(5)
    return _DATES[scene.half][form](day), "date"


def _digits(rng: random.Random, pattern: str) -> str:
    """Return ``pattern`` with a digit for each ``#`` and a letter for each ``@``."""
    return "".join(
        rng.choice("0123456789") if sign == "#" else rng.choice("ABCDEFGHJKLMNPQRSTUVWXYZ") if sign == "@" else sign
        for sign in pattern
    )


_PATTERNS: dict[str, dict[Half, tuple[str, ...]]] = {
    "ssn": {"development": ("9##-##-####", "9########"), "held_out": ("9## ## ####", "xxx-xx-####")},
    "health_plan": {
        "development": ("1@@#-@@#-@@##", "@@@#########", "#########A"),
        "held_out": ("1@##@@#@@##", "@@ ### ### ##", "W##########"),
    },
    "account": {
        "development": ("#########", "##-######", "A########"),
        "held_out": ("####-####-##", "HAR#######", "######/##"),
    },
    "licence": {
        "development": ("@#######", "###-##-####", "@###-####-####"),
        "held_out": ("@@######@", "##-###-####", "RN-#######"),
    },
    "vehicle": {"development": ("#@@@###", "@@@-####", "@@@ ###"), "held_out": ("@##-#@@", "###·@@@", "@@-##-@@")},
    "vin": {"development": ("1HGCM#####A######",), "held_out": ("5YJ@@#@####@#####",)},
    "device": {
        "development": ("SN-#######", "@@#######", "####-@@##"),
        "held_out": ("@#####.##", "##@@####@", "DDB######S"),
    },
    "biometric": {"development": ("FP-######", "BIO#######"), "held_out": ("IR/#####/@@", "vp_########")},
    "photo": {
        "development": ("IMG_####.jpg", "DSC0####.JPG", "face_####.png"),
        "held_out": ("P######-front.tif", "portrait-##-####.jpeg", "@@####_face.bmp"),
    },
    "other": {
        "development": ("S##-#####", "SP-##-####", "RT-#####"),
        "held_out": ("##-SU-######", "NSQ####@", "CASE/##/####"),
    },
}
_URLS: dict[Half, tuple[str, ...]] = {
    "development": ("https://www.example.com/{0}", "www.example.org/{0}", "http://portal.example.net/visit?id={0}"),
    "held_out": ("https://my.example.edu/p/{0}#top", "example.info/{0}/form.html", "ftp://files.example.us/{0}"),
}
_RELATIVES: dict[Half, tuple[str, ...]] = {
    "development": ("wife", "husband", "daughter", "son", "sister", "brother"),
    "held_out": ("niece", "nephew", "partner", "mother", "grandson", "cousin", "stepdaughter"),
}
_TITLES = {"female": ("Ms.", "Mrs.", "Ms", "Miss"), "male": ("Mr.", "Mr")}


def _pattern(name: str, kind: str) -> Callable[[Scene], Words]:
    return lambda scene: (_digits(scene.rng, scene.rng.choice(_PATTERNS[name][scene.half])), kind)


def _patient_last(scene: Scene) -> Words:
    last = scene.person.last
    if scene.rng.random() < 0.02 and len(last) > 5:  # a slip of the keyboard; still a name
        at = scene.rng.randrange(2, len(last) - 2)
        last = last[:at] + last[at + 1] + last[at] + last[at + 2 :]
    return last, "name"


def _patient_full(scene: Scene) -> Words:
    person, rng = scene.person, scene.rng
    forms = (f"{person.first} {person.last}", person.in_database, f"{person.first} {person.middle}. {person.last}")
    name = rng.choice(forms[: 3 if person.middle else 2])
    return (name.upper() if rng.random() < 0.12 else name), "name"


def _doctor(scene: Scene) -> Words:
    rng = scene.rng
    last = surname(rng, scene.half)
    if rng.random() < 0.3:
        first = given_name(rng, scene.half)
        return rng.choice((f"{first} {last}", f"{first[0]}. {last}", f"{first[0]} {last}")), "name"
    return last, "name"


def _author(scene: Scene) -> Words:
    physician = scene.physicians[0]
    return f"{physician.first} {physician.last}", "name"


def _email(scene: Scene) -> Words:
    if scene.rng.random() < 0.7:
        return scene.person.email, "email"
    names = given_name(scene.rng, scene.half), surname(scene.rng, scene.half)
    return mail_address(scene.rng, scene.half, *names), "email"


def _phone(scene: Scene) -> Words:
    rng = scene.rng
    return (scene.person.phone if rng.random() < 0.6 else phone_number(rng, scene.half)), "phone"


def _facility(scene: Scene) -> Words:
    rng = scene.rng
    return (scene.facility if rng.random() < 0.6 else rng.choice(FACILITIES[scene.half])), "geographic"


def _relative(scene: Scene) -> str:
    return scene.rng.choice(_RELATIVES[scene.half])


def _zip(scene: Scene) -> Words:
    code = scene.person.zip
    return (f"{code}-{scene.rng.randint(1000, 9999)}" if scene.rng.random() < 0.2 else code), "geographic"


def _finding(draw: Callable[[random.Random], Words]) -> Callable[[Scene], Words]:
    return lambda scene: draw(scene.rng)


_FIELDS: dict[str, Callable[[Scene], Words]] = {
    **{name: _finding(draw) for name, draw in FINDINGS.items()},
    **{name: _pattern(name, "vehicle" if name == "vin" else name) for name in _PATTERNS},
    "pt_full": _patient_full,
    "pt_last": _patient_last,
    "pt_first": lambda scene: (scene.person.first, "name"),
    "pt_caps": lambda scene: (scene.person.last.upper(), "name"),
    "title": lambda scene: (scene.rng.choice(_TITLES[scene.person.sex]), ""),
    "mrn": lambda scene: (scene.person.mrn, "mrn"),
    "dob": lambda scene: (_DATES[scene.half][scene.dates](scene.person.birth), "date"),
    "visit": lambda scene: (_DATES[scene.half][scene.dates](scene.visit), "date"),
    "onset": lambda scene: _date(scene, scene.onset),
    "before": lambda scene: _date(scene, scene.visit - timedelta(days=scene.rng.randint(4, 220))),
    "date": lambda scene: _date(scene, scene.visit + timedelta(days=scene.rng.randint(3, 60))),
    "year": lambda scene: (str(scene.visit.year - scene.rng.randint(2, 25)), "year"),
    "age": lambda scene: (str(scene.age), "age" if scene.age < 90 else "date"),
    "author": _author,
    "author_last": lambda scene: (scene.physicians[0].last, "name"),
    "attending": lambda scene: (scene.physicians[-1].last, "name"),
    "doctor": _doctor,
    "relative": lambda scene: (_relative(scene), ""),
    "Relative": lambda scene: (_relative(scene).capitalize(), ""),
    "relative_name": lambda scene: (given_name(scene.rng, scene.half), "name"),
    "employer": lambda scene: (scene.rng.choice(EMPLOYERS[scene.half]), "name"),
    "facility": _facility,
    "street": lambda scene: (scene.person.street, "geographic"),
    "city": lambda scene: (scene.person.city, "geographic"),
    "state": lambda scene: (scene.person.state, ""),
    "zip": _zip,
    "phone": _phone,
    "fax": lambda scene: (phone_number(scene.rng, scene.half), "fax"),
    "email": _email,
    "url": lambda scene: (
        scene.rng.choice(_URLS[scene.half]).format(_digits(scene.rng, "@@###").lower()),
        "url",
    ),
    "ip": lambda scene: (f"192.0.2.{scene.rng.randint(1, 254)}", "ip"),
    "he": lambda scene: ("she" if scene.person.sex == "female" else "he", ""),
    "He": lambda scene: ("She" if scene.person.sex == "female" else "He", ""),
    "his": lambda scene: ("her" if scene.person.sex == "female" else "his", ""),
    "noun": lambda scene: (_noun(scene), ""),
    "s": lambda scene: ("F" if scene.person.sex == "female" else "M", ""),
}


def _noun(scene: Scene) -> str:
    if scene.age < 18:
        return "girl" if scene.person.sex == "female" else "boy"
    return "woman" if scene.person.sex == "female" else "man"
