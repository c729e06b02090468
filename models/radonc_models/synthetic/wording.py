"""How a case is written down: one layout and one set of phrases a wording family."""

from __future__ import annotations

import random
from dataclasses import dataclass

from radonc_models.synthetic.model import FAMILIES, Arm, Place, Site

__all__ = [
    "CONDITIONS", "CORRECTED", "CORRECTED_SHARE", "DRUGS", "HEADER", "LAYOUTS", "Facts", "background", "laid_out",
    "mistype", "note", "plan_text", "statements",
]  # fmt: skip

HEADER = "SYNTHETIC CASE"
"""First words of every generated note, so that no reader takes it for a patient."""

LAYOUTS = {
    "A": "{header}. {age}-year-old {sex} with {histology} of the {place}, {cell}. {arm} {background}",
    "B": "{header}\nPatient: {age} {s}\nDiagnosis: {histology}, {place}\nStage: {cell}\n{background}\n{arm}",
    "C": "{header}. {age}{s}, {histology} {place}, {cell}. {background} {arm}",
    "D": "{header}. Seen in consultation: {histology}, {place}. {background} {arm} Age {age}, {sex}. Extent: {cell}.",
    "E": "{header}. This {sex} is {age} years old and has {histology} in the {place} ({cell}). {background} {arm}",
    "F": "{header}\n{histology} of the {place}. {arm}\n{cell}. {sex}, {age} years. {background}",
}

_HISTORY = {
    "A": "Medical history: {0} and {1}.",
    "B": "PMH: {0}, {1}",
    "C": "Hx {0}, {1}.",
    "D": "Known {0} as well as {1}.",
    "E": "Past medical history includes {0} and {1}.",
    "F": "Comorbid conditions are {0} and {1}.",
}
_SMOKING = {
    "A": "{0} tobacco use.",
    "B": "Tobacco: {0}",
    "C": "Smoking {0}.",
    "D": "Smoking history: {0}.",
    "E": "Tobacco exposure is {0}.",
    "F": "Smokes: {0}.",
}
_MEDICINES = {
    "A": "Takes {0} and {1}.",
    "B": "Meds: {0}, {1}",
    "C": "On {0}, {1}.",
    "D": "Current medication {0}, {1}.",
    "E": "The medication list has {0} and {1}.",
    "F": "Daily {0} plus {1}.",
}
_SOCIAL = {
    "A": ("Lives with family.", "Lives alone.", "Retired.", "Supported by a neighbor."),
    "B": ("Social: lives with spouse", "Social: single", "Social: retired", "Social: lives with daughter"),
    "C": ("Married.", "Widowed.", "Not working.", "Has children."),
    "D": ("Comes with a relative.", "Attends alone.", "Has stopped working.", "A friend drives."),
    "E": ("The family is present.", "There is no partner.", "Home support is good.", "A sibling helps."),
    "F": ("Accompanied today.", "Came unaccompanied.", "Home help once a week.", "Well supported."),
}
_LABS = {
    "A": "Hemoglobin {0:.1f} g/dL.",
    "B": "Hgb: {0:.1f}",
    "C": "Hb {0:.1f}.",
    "D": "Blood count with hemoglobin {0:.1f}.",
    "E": "The hemoglobin is {0:.1f}.",
    "F": "Hemoglobin of {0:.1f} recorded.",
}
CORRECTED = {
    "A": (
        "The outside letter was wrong in stating: {0}",
        "Incorrect in the referral: {0}",
        "Not true, copied in error: {0}",
    ),
    "B": ("Outdated entry: {0}", "Wrong entry: {0}", "Superseded, no longer valid: {0}"),
    "C": ("Old note, incorrect: {0}", "Wrong per review: {0}", "Copied in error: {0}"),
    "D": (
        "It is not true that, as copied forward: {0}",
        "Outdated and wrong: {0}",
        "Incorrectly recorded elsewhere: {0}",
    ),
    "E": ("A wrong statement in the old chart: {0}", "Copied forward incorrectly: {0}"),
    "F": ("Incorrect statement from an old letter: {0}", "Recorded in error elsewhere: {0}"),
}
"""Copy-forward noise: the note also carries, marked as wrong, what holds in another situation of the same site. A bag
of words cannot tell which of the two is true; a reader can."""
CORRECTED_SHARE = 0.92

CONDITIONS = (
    "hypertension", "type 2 diabetes", "gout", "hypothyroidism", "osteoarthritis", "asthma", "migraine", "reflux",
    "atrial fibrillation", "hyperlipidemia", "psoriasis", "glaucoma", "sleep apnea", "anxiety", "kidney stones",
    "anemia", "cataract surgery", "appendectomy", "hernia repair", "osteoporosis",
)  # fmt: skip
DRUGS = (
    "lisinopril", "metformin", "atorvastatin", "levothyroxine", "amlodipine", "omeprazole", "aspirin", "sertraline",
    "allopurinol", "apixaban", "vitamin D", "losartan", "furosemide", "gabapentin",
)  # fmt: skip
_ADULT = 18
_SMOKER = ("never", "former", "active", "remote", "occasional")

# Shorthand places and diseases belong to shorthand families; the held-out ones use any of them.
_WORD_CHOICE = {"A": (0,), "B": (0, 1), "C": (2,), "D": (1, 0), "E": (0, 1, 2), "F": (0, 1, 2)}

_PLAN_FORMS = (
    ("Indication: {indication}. {technique} to the {target}, {dose} Gy in {fractions}{extra}.", 0.75),
    ("Indication: {indication}. Plan: {technique} to the {target}, {dose} Gy in {fractions}{extra}.", 0.25),
)


@dataclass(frozen=True)
class Facts:
    """What is true of one case before anything is worded. Age in years."""

    site: Site
    cell: str
    place: Place
    arm: Arm
    age: int
    sex: str


def note(facts: Facts, family: str, rng: random.Random, *, plain: bool = False) -> str:
    """Return the patient details of ``facts`` in the words of ``family``; the plan is never part of them.

    A ``plain`` note has no background and no statement marked as wrong.
    """
    choice = rng.choice(_WORD_CHOICE[family])
    said = ("\n" if family == "B" else " ").join(statements(facts, family, rng, 0.0 if plain else CORRECTED_SHARE))
    words = facts.site.histology[choice], facts.place.words[choice]
    extra = "" if plain else background(family, rng, adult=facts.age >= _ADULT)
    return laid_out(LAYOUTS[family], facts, words, said, extra)


def laid_out(layout: str, facts: Facts, words: tuple[str, str], said: str, extra: str) -> str:
    """Return a note: ``layout`` filled with facts, words for disease and place, the situation and the background."""
    text = layout.format(
        header=HEADER,
        age=facts.age,
        sex=_noun(facts),
        s="F" if facts.sex == "female" else "M",
        histology=words[0],
        place=words[1],
        cell=facts.cell,
        arm=said,
        background=extra,
    )
    return "\n".join(_capital(line.strip()) for line in text.splitlines() if line.strip())


def plan_text(
    arm: Arm, place: Place, dose_gy: float, fractions: int, rng: random.Random, *, plain: bool = False
) -> str:
    """Return the physician's plan: the indication, then the treatment, in the ``plain`` form without ``Plan:``."""
    form = rng.choices([form for form, _ in _PLAN_FORMS], [share for _, share in _PLAN_FORMS])[0]
    form = _PLAN_FORMS[0][0] if plain else form
    return form.format(
        indication=arm.indication,
        technique=arm.plan.technique,
        target=place.target,
        dose=f"{dose_gy:g}",
        fractions="1 fraction" if fractions == 1 else f"{fractions} fractions",
        extra=arm.plan.extra,
    )


def _noun(facts: Facts) -> str:
    if facts.age < _ADULT:
        return "girl" if facts.sex == "female" else "boy"
    return "woman" if facts.sex == "female" else "man"


def _capital(line: str) -> str:
    """Start a line with a capital, but leave stages such as ``pT2`` alone."""
    return line if line[1:2].isupper() else line[:1].upper() + line[1:]


def statements(facts: Facts, family: str, rng: random.Random, corrected_share: float = CORRECTED_SHARE) -> list[str]:
    """Return the true situation, most often among statements that are marked as wrong, in any order."""
    index = FAMILIES.index(family)
    said = [facts.arm.phrases[index]]
    others = [arm.phrases[index] for arm in facts.site.arms if arm is not facts.arm]
    if others and rng.random() < corrected_share:
        said += [rng.choice(CORRECTED[family]).format(phrase) for phrase in others]
    rng.shuffle(said)
    return said


def background(family: str, rng: random.Random, *, adult: bool) -> str:
    """Return two to four sentences that do not bear on the plan: what a copied-forward note is full of."""
    if not adult:
        return _LABS[family].format(rng.uniform(9.5, 15.5))
    sentences = [
        _HISTORY[family].format(*rng.sample(CONDITIONS, 2)),
        _SMOKING[family].format(rng.choice(_SMOKER)),
        _MEDICINES[family].format(*rng.sample(DRUGS, 2)),
        rng.choice(_SOCIAL[family]),
        _LABS[family].format(rng.uniform(9.5, 15.5)),
    ]
    chosen = rng.sample(sentences, rng.choice((2, 3, 3, 4)))
    separator = "\n" if family == "B" else " "
    return separator.join(mistype(sentence, rng) for sentence in chosen)


def mistype(sentence: str, rng: random.Random) -> str:
    """Swap two letters inside one word of every twentieth sentence."""
    if rng.random() > 0.05 or len(sentence) < 8:
        return sentence
    at = rng.randrange(2, len(sentence) - 3)
    pair = sentence[at : at + 2]
    return sentence[:at] + pair[::-1] + sentence[at + 2 :] if pair.isalpha() else sentence
