"""Whether a case is one that the models were made for: what is outside is said, with the reason."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from radonc_models.clinical.findings import Finding
from radonc_models.clinical.patient import find_ages
from radonc_models.clinical.sites import find_organs
from radonc_models.clinical.statements import Mention, Note
from radonc_models.clinical.vocabulary import patterns

__all__ = ["check_scope"]

FEWEST_WORDS = 5
"""Below this a text is a title and no history."""
ADULT_YEARS = 18

_STOPWORDS = {
    "English": "the of and with for has had was were in on to is are no not at by from after without patient",
    "German": "der die das und mit für ist war wurde im am zur zum nicht kein keine bei von nach ohne eine patientin",
    "French": "le la les des et avec pour est était du au aux pas sans une un après chez patiente dans par",
    "Spanish": "el la los las y con para es fue del al no sin una un después por paciente en años se",
    "Italian": "il la gli le e con per è stato del al non senza una un dopo da paziente anni nel della",
    "Portuguese": "o a os as e com para é foi do da ao não sem uma um depois por anos paciente no na",
    "Dutch": "de het een en met voor is was niet geen bij van na zonder naar patiënte jaar in op",
}
_FOREIGN_LETTERS = 0.3
_FEWEST_STOPWORDS = 4


def check_scope(details: Note) -> list[Finding]:
    """Return every reason why ``details`` may be outside of what the models learned.

    The sources are given with each finding; whether a department treats such a case otherwise is its own decision.
    """
    return [
        *_check_text(details),
        *_check_disease(details),
        *_check_patient(details),
        *_check_history(details),
    ]


def _check_text(details: Note) -> Iterator[Finding]:
    words = re.findall(r"[^\W\d_]{2,}", details.text)
    if len(words) < FEWEST_WORDS:
        sentence = f"The details have {len(words)} words: too few for a history that an answer could rest on."
        yield Finding("caution", "scope.too_short", sentence)
    letters = [letter for letter in details.text if letter.isalpha()]
    foreign = sum(letter > "\u024f" for letter in letters)
    if letters and foreign > _FOREIGN_LETTERS * len(letters):
        yield Finding(
            "caution", "scope.language", "The details are not in English: the models know English notes only."
        )
        return
    language = _language([word.lower() for word in words])
    if language != "English":
        yield Finding(
            "caution", "scope.language", f"The details seem to be in {language}: the models know English only."
        )


def _check_disease(details: Note) -> Iterator[Finding]:
    if not patterns("scope")["oncology"].search(details.text):
        sentence = "The details name no tumour and no other disease that is treated with radiation."
        yield Finding("caution", "scope.not_oncology", sentence)
    benign = [one for one in details.mentions("benign", patterns("scope")["benign"]) if one.standing == "said"]
    if benign:
        sentence = "The details name a benign disease: doses are lower and the long-term risk counts more."
        yield Finding("info", "scope.benign", sentence, tuple(one.span for one in benign))
    several = [one for one in details.mentions("several", patterns("scope")["several"]) if one.standing == "said"]
    several += _second_primary(details)
    if several:
        sentence = "The details may describe more than one tumour: an answer is about one of them only."
        yield Finding("caution", "scope.several_diagnoses", sentence, tuple(one.span for one in several))


def _check_patient(details: Note) -> Iterator[Finding]:
    ages = find_ages(details)
    if ages and min(age.years for age in ages) < ADULT_YEARS:
        youngest = min(ages, key=lambda age: age.years)
        sentence = "The patient is a child: the models learned mostly from adults."
        yield Finding("caution", "scope.paediatric", sentence, (youngest.span,))
    pregnant = [one for one in details.mentions("pregnancy", patterns("scope")["pregnant"]) if one.standing == "said"]
    if pregnant and not patterns("scope")["not_pregnant"].search(details.text):
        sentence = "The details name a pregnancy: the dose to the unborn child decides before anything else."
        source = "AAPM TG-36, Stovall et al., Med Phys 1995;22:63-82"
        yield Finding("stop", "scope.pregnancy", sentence, tuple(one.span for one in pregnant), source)
    devices = [
        one for one in details.mentions("device", patterns("scope")["device"]) if one.standing in ("said", "past")
    ]
    if devices:
        sentence = "The patient has an electronic implant: its dose and the beam energy are limited."
        source = "AAPM TG-203, Miften et al., Med Phys 2019;46:e757-e788"
        yield Finding("caution", "scope.implant", sentence, tuple(one.span for one in devices), source)


def _check_history(details: Note) -> Iterator[Finding]:
    before = [
        one
        for one in details.mentions("radiotherapy", patterns("scope")["treated_before"])
        if one.standing in ("said", "past")
        and not patterns("scope")["no_radiotherapy"].search(details.sentence(one.span.start))
    ]
    if before:
        sentence = "The details name earlier radiotherapy: the dose that tissue has had is not part of an answer."
        yield Finding("caution", "scope.reirradiation", sentence, tuple(one.span for one in before))


def _second_primary(details: Note) -> list[Mention]:
    """Return a cancer that stands in the present beside one of another organ, neither a spread of the other."""
    organs = [organ for organ in find_organs(details) if organ.standing == "said"]
    found: dict[str, Mention] = {}
    for cancer in details.mentions("cancer", patterns("scope")["primary"]):
        sentence = details.sentence(cancer.span.start)
        if cancer.standing != "said" or patterns("scope")["secondary"].search(sentence):
            continue
        before = [
            organ
            for organ in organs
            if 0 <= cancer.span.start - organ.span.end <= 2 and organ.name not in ("lymph", "soft tissue", "skin")
        ]
        for organ in before[:1]:
            found.setdefault(organ.name, cancer)
    return list(found.values()) if len(found) > 1 else []


def _language(words: list[str]) -> str:
    """Return the language with the most small words; English unless another clearly leads."""
    count = Counter(words)
    counts = {name: sum(count[word] for word in small.split()) for name, small in _STOPWORDS.items()}
    best = max(counts, key=lambda name: counts[name])
    clear = counts[best] >= _FEWEST_STOPWORDS and counts[best] > 1.5 * counts["English"]
    return best if clear else "English"
