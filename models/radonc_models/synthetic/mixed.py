"""The notes of the training split: freely mixed wording, so that reading pays and remembering does not.

A held-out note has one layout and one phrase a situation that no training note has. What has to be learned is therefore
which statement is marked as wrong, in whatever words, and which situation a phrase means. Every training note draws its
layout, the words for disease and place, a phrase for each situation and each mark independently.
"""

from __future__ import annotations

import random

from radonc_models.synthetic.model import FAMILIES, Arm, Site
from radonc_models.synthetic.paraphrases import PARAPHRASES
from radonc_models.synthetic.wording import CORRECTED, CORRECTED_SHARE, LAYOUTS, Facts, background, laid_out

__all__ = ["MARKS", "TRAINING_FAMILIES", "training_note"]

TRAINING_FAMILIES = FAMILIES[:4]
_ADULT = 18
_FURTHER_SHARE = 0.3

_MORE_LAYOUTS = (
    "{header}. {histology} ({place}), {cell}. {arm} {background} {sex}, {age} y.",
    "{header}\nAge/sex: {age}{s}\n{arm}\nDisease: {histology}\nSite: {place}\nExtent: {cell}\n{background}",
    "{header}. Referral of a {sex} aged {age}: {place}, {histology}. {background} Staging: {cell}. {arm}",
    "{header}. {background} {arm} Tumor: {histology}, {cell}; site: {place}. Aged {age}, {sex}.",
    "{header}\n{age} {s}, {cell}\n{arm}\n{background}\n{histology} / {place}",
    "{header}. We saw a {age} year old {sex}. {arm} The {place} has {histology} with {cell}. {background}",
)

PLAIN = "{header}. {histology}, {place}. {arm}"

MARKS = (
    "This entry is false: {0}", "Disregard: {0}", "An older letter says wrongly: {0}",
    "Error in the transfer form: {0}",
    "No longer correct: {0}", "Belongs to another patient: {0}", "Entered by mistake: {0}", "Withdrawn statement: {0}",
    "The earlier report was mistaken: {0}", "Ruled out since: {0}", "Deleted after review: {0}", "Wrongly noted: {0}",
    "Refuted on review: {0}", "Obsolete text: {0}", "Contrary to the facts, a former note reads: {0}",
    "Erroneous, from the template: {0}", "Pasted from a different chart: {0}", "Misfiled remark: {0}",
    "Does not apply: {0}", "Struck out: {0}", "Faulty record: {0}", "Untrue, though it stands in the summary: {0}",
    "Mistaken remark by phone: {0}", "Previously and falsely documented: {0}", "Invalid: {0}", "Void: {0}",
    "Not correct, although often repeated: {0}", "Discarded after checking the images: {0}",
    "Inaccurate copy: {0}", "Was thought at first, not so: {0}",
)  # fmt: skip
"""Further ways to say that a statement is wrong; none is that of a held-out family."""


def training_note(facts: Facts, family: str, rng: random.Random, *, plain: bool = False) -> str:
    """Return the patient details of ``facts`` in mixed training wording; ``family`` gives the background.

    A ``plain`` note is disease, place and situation, and nothing else.
    """
    layout = PLAIN if plain else rng.choice((LAYOUTS[family], *_MORE_LAYOUTS))
    words = rng.choice(facts.site.histology), rng.choice(facts.place.words)
    said = ("\n" if layout.count("\n") > 1 else " ").join(_situation(facts, rng, 0.0 if plain else CORRECTED_SHARE))
    extra = "" if plain else background(family, rng, adult=facts.age >= _ADULT)
    return laid_out(layout, facts, words, said, extra)


def _situation(facts: Facts, rng: random.Random, corrected_share: float) -> list[str]:
    said = [_phrase(facts.site, facts.arm, rng)]
    others = [arm for arm in facts.site.arms if arm is not facts.arm]
    if rng.random() < corrected_share:
        said += [_mark(rng).format(_phrase(facts.site, arm, rng)) for arm in others]
    rng.shuffle(said)
    return said


def _phrase(site: Site, arm: Arm, rng: random.Random) -> str:
    at = next(number for number, one in enumerate(site.arms) if one is arm)
    bank = PARAPHRASES[site.name][at] if rng.random() < _FURTHER_SHARE else arm.phrases[: len(TRAINING_FAMILIES)]
    return rng.choice(bank)


def _mark(rng: random.Random) -> str:
    known = [mark for family in TRAINING_FAMILIES for mark in CORRECTED[family]]
    return rng.choice((*known, *MARKS))
