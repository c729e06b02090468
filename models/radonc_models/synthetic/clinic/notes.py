"""A clinic note: history and plan in one text; identifiers, clinical facts and the beginning of the plan are known."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from radonc_models.records import Prescription
from radonc_models.synthetic.clinic.diagnoses import Outside
from radonc_models.synthetic.clinic.page import Mark, Page, Words, clinical_words
from radonc_models.synthetic.clinic.values import Scene, fill
from radonc_models.synthetic.clinic.wording.identifiers import PLANTED
from radonc_models.synthetic.clinic.wording.plans import DOSES, NO_RADIATION, SENTENCES, TECHNIQUES
from radonc_models.synthetic.clinic.wording.sections import (
    ADDENDA,
    ASSESSMENTS,
    FILLERS,
    HPI,
    LEAKS,
    OPENINGS,
    PLAN_HEADINGS,
    PRIOR_RADIATION,
    SIGNATURES,
    STYLES,
    Style,
)
from radonc_models.synthetic.model import Option
from radonc_models.synthetic.wording import HEADER, Facts, mistype, statements

__all__ = ["NO_MODALITY", "Outcome", "Written", "copied_forward", "write_note"]

NO_MODALITY = "none"
"""Label of a note that plans no radiation."""

_LEAK_SHARE = 0.03
_PRIOR_SHARE = 0.05
_NO_PLAN_SHARE = 0.03
_NO_OPENING_SHARE = 0.06


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the note decides: ``facts`` and ``option`` for a treatment, ``outside`` for a patient without one."""

    family: str
    facts: Facts | None = None
    option: Option | None = None
    outside: Outside | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """A note with its gold.

    Attributes:
        text: The note; it starts with the word SYNTHETIC.
        plan_start: Where the plan begins, its heading included; None when the note has no plan.
        modality: One of ``MODALITY_LABELS``, or ``NO_MODALITY``.
        prescription: Main dose and fractions of the plan, None when there is none.
        leak: Tells whether the history states the answer.
        identifiers: What identifies somebody, in order.
        clinical: What must survive de-identification, in order.

    """

    text: str
    plan_start: int | None
    modality: str
    prescription: Prescription | None
    leak: bool
    identifiers: tuple[Mark, ...]
    clinical: tuple[Mark, ...]


def write_note(scene: Scene, outcome: Outcome) -> Written:
    """Write the note of ``scene`` about ``outcome``."""
    rng, half = scene.rng, scene.half
    style = rng.choice(STYLES[half])
    plain = _plain_words(style, rng)
    scene.facts.update(_case_fields(outcome, rng) | _prescribed(scene, outcome))
    leak = outcome.facts is not None and rng.random() < _LEAK_SHARE
    page = Page()
    page.write(f"{HEADER}\n")
    sections = _sections(scene, leak=leak)
    opening = [rng.choice(OPENINGS[half])] if rng.random() > _NO_OPENING_SHARE else []
    _write_lines(page, [*opening, *sections.pop("identity")], scene)
    plan = sections.pop("plan")
    for number, (name, sentences) in enumerate(sections.items()):
        page.write(style.between if number else "")
        heading = style.headings.get(name, "")
        page.write(heading + style.after_heading if heading else "")
        _write_sentences(page, sentences, scene, style.joiner if heading else " ", plain)
    plan_start = None
    if rng.random() > _NO_PLAN_SHARE:
        page.write("\n\n" if style.headings or rng.random() < 0.5 else style.between)
        plan_start = page.length
        _write_plan(page, plan, scene, outcome, plain)
    if rng.random() < 0.8:
        page.write("\n\n" if rng.random() < 0.6 else "\n")
        fill(page, rng.choice(SIGNATURES[half]), scene)
    treated = plan_start is not None and outcome.facts is not None
    return Written(
        text=page.text(),
        plan_start=plan_start,
        modality=outcome.facts.arm.plan.modality if treated and outcome.facts else NO_MODALITY,
        prescription=_prescription(outcome) if treated else None,
        leak=leak,
        identifiers=tuple(page.identifiers),
        clinical=tuple(page.clinical),
    )


def copied_forward(written: Written, scene: Scene) -> Written:
    """Return a note of a later visit that is the earlier one with a line at its end."""
    page = Page()
    page.write(written.text)
    fill(page, "\n" + scene.rng.choice(ADDENDA[scene.half]), scene)
    return replace(written, text=page.text(), identifiers=(*written.identifiers, *page.identifiers))


def _prescription(outcome: Outcome) -> Prescription | None:
    if outcome.facts is None or outcome.option is None:
        return None
    return Prescription(
        dose_gy=outcome.option.dose_gy, fractions=outcome.option.fractions, modality=outcome.facts.arm.plan.modality
    )


def _sections(scene: Scene, *, leak: bool) -> dict[str, list[str]]:
    """Return the templates of each section, in the order of the note; identity and plan are always there."""
    rng, half = scene.rng, scene.half
    order = ["hpi", "history", "social", "exam", "results"]
    if rng.random() < 0.3:
        rest = order[1:]
        rng.shuffle(rest)
        order = ["hpi", *rest]
    said: dict[str, list[str]] = {name: [] for name in ("identity", *order, "plan")}
    for name, count in (("hpi", 2), ("history", 4), ("social", 2), ("exam", 3), ("results", 4), ("plan", 3)):
        bank = FILLERS[name][half]
        said[name] += rng.sample(bank, rng.randint(0, count))
    for planted in rng.sample(PLANTED, rng.choice((3, 4, 5, 6))):
        said[planted.section].append(rng.choice(planted.wordings[half]))
    if rng.random() < _PRIOR_SHARE:
        said["history"].append(rng.choice(PRIOR_RADIATION[half]))
    if leak:
        said["hpi"].append(rng.choice(LEAKS[half]))
    for name in ("identity", *order):
        rng.shuffle(said[name])
    said["hpi"].insert(0, rng.choice(HPI[half]))
    return {name: sentences for name, sentences in said.items() if sentences or name in ("identity", "plan")}


def _write_lines(page: Page, templates: list[str], scene: Scene) -> None:
    """Write the top of the note: a line a fact, or all of them in a row."""
    separator = scene.rng.choice(("\n", "\n", "; "))
    for template in templates:
        fill(page, template, scene)
        page.write(separator)
    page.write("\n" if templates else "")


def _write_sentences(page: Page, templates: list[str], scene: Scene, joiner: str, plain: Callable[[str], str]) -> None:
    for number, template in enumerate(templates):
        page.write(joiner if number else "")
        fill(page, template, scene, plain)


def _write_plan(page: Page, templates: list[str], scene: Scene, outcome: Outcome, plain: Callable[[str], str]) -> None:
    rng, half = scene.rng, scene.half
    headings = PLAN_HEADINGS[half]
    heading = rng.choices([words for words, _ in headings], [share for _, share in headings])[0]
    page.write(heading)
    decision = rng.choice(SENTENCES[half] if outcome.facts else NO_RADIATION[half])
    first = []
    if heading and rng.random() < 0.25:
        first.append(rng.choice(ASSESSMENTS[half]))
    after = list(templates)
    rng.shuffle(after)
    joiner = "\n" if heading.endswith("\n") and rng.random() < 0.4 else " "
    _write_sentences(page, first, scene, joiner, plain)
    page.write(joiner if first else "")
    fill(page, decision, scene)
    for template in after:
        page.write(joiner)
        fill(page, template, scene, plain)


def _case_fields(outcome: Outcome, rng: random.Random) -> dict[str, tuple[Words, ...]]:
    """Return the fields that tell of this patient's disease and its treatment."""
    fields: dict[str, tuple[Words, ...]] = {}
    if outcome.outside is not None:
        outside = outcome.outside
        fields |= {
            "histology": clinical_words(outside.histology),
            "place": clinical_words(outside.place),
            "cell": clinical_words(outside.cell),
            "situation": clinical_words("Seen for an opinion."),
        }
    if outcome.facts is not None and outcome.option is not None:
        facts = outcome.facts
        said = [words for statement in statements(facts, outcome.family, rng, 1.0) for words in _spaced(statement)]
        fields |= {
            "histology": clinical_words(rng.choice(facts.site.histology)),
            "place": clinical_words(rng.choice(facts.place.words)),
            "cell": clinical_words(facts.cell),
            "situation": tuple(said[:-1]),
            "target": ((facts.place.target, ""),),
            "extra": clinical_words(facts.arm.plan.extra),
        }
    return fields


def _spaced(statement: str) -> tuple[Words, ...]:
    return (*clinical_words(statement), (" ", ""))


@cache
def _dose_forms(half_forms: tuple[str, ...], dose_gy: float, fractions: int) -> tuple[str, ...]:
    """Return the ways to write a prescription that are exact and grammatical for these numbers."""
    each = dose_gy / fractions
    exact = abs(round(each, 2) * fractions - dose_gy) < 1e-6
    forms = [form for form in half_forms if ("{p}" not in form or exact) and (fractions > 1 or "fraction" in form)]
    written = [
        form.format(d=f"{dose_gy:g}", c=f"{dose_gy * 100:.0f}", n=fractions, p=f"{round(each, 2):g}") for form in forms
    ]
    return tuple(re.sub(r"\b1( daily)? fractions", "1 fraction", form) for form in written)


def _prescribed(scene: Scene, outcome: Outcome) -> dict[str, tuple[Words, ...]]:
    """Return the fields technique and dose, in this author's words."""
    if outcome.facts is None or outcome.option is None:
        return {}
    forms = _dose_forms(DOSES[scene.half], outcome.option.dose_gy, outcome.option.fractions)
    technique = scene.rng.choice(TECHNIQUES[outcome.facts.arm.plan.technique][scene.half])
    return {"dose": ((scene.rng.choice(forms), "dose"),), "technique": ((technique, ""),)}


_TERSE = {
    "history": "hx", "with": "w/", "without": "w/o", "diagnosed": "dx'd", "patient": "pt", "status post": "s/p",
    "treatment": "tx", "involved": "inv.", "secondary to": "2/2", "discussed": "d/w pt",
}  # fmt: skip
_TERSE_WORDS = re.compile(r"\b(?:" + "|".join(_TERSE) + r")\b")


@cache
def _terse(words: str) -> str:
    return _TERSE_WORDS.sub(lambda match: _TERSE[match.group()], words)


def _plain_words(style: Style, rng: random.Random) -> Callable[[str], str]:
    """Return what happens to words that are no field: abbreviations of this author, and slips of the keyboard."""
    if style.terse:
        return lambda words: mistype(_terse(words), rng)
    return lambda words: mistype(words, rng)
