"""Seeded synthetic radiation-oncology cases: latent facts, then a policy, then varied wording.

No case describes a patient. The order is the other way round from real life on purpose: the facts and the plan are
drawn first and the note is written from them, so that the right answer is known exactly.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from radonc_models.clinical.icd10 import lookup
from radonc_models.records import Case, Diagnosis, Prescription, Split
from radonc_models.synthetic.mixed import TRAINING_FAMILIES, training_note
from radonc_models.synthetic.model import FAMILIES, Site
from radonc_models.synthetic.sites import SITES
from radonc_models.synthetic.wording import Facts, note, plan_text
from radonc_models.tasks import Task

__all__ = [
    "DEFAULT_COUNTS", "DEFAULT_SEED", "GENERATOR_VERSION", "PRACTICE_COUNTS", "demo_cases", "figure2_case",
    "generate", "practice",
]  # fmt: skip

GENERATOR_VERSION = 3
"""Version 2 has new training notes; the held-out notes are those of version 1, and more of them. Version 3 has the
notes of version 2; its plans begin with the indication."""
DEFAULT_SEED = 7
DEFAULT_COUNTS: dict[Split, int] = {"train": 9600, "validation": 240, "test": 480}

PRACTICE_COUNTS: dict[Task, dict[Split, int]] = {
    Task.REGIMEN: {"train": 6400, "validation": 120},
    Task.MODALITY: {"train": 5600, "validation": 160},
}

_WORDED_SINCE: dict[Split, int] = {"train": 2, "validation": 1, "test": 1}
_SPLIT_FAMILIES: dict[Split, tuple[str, ...]] = {
    "train": TRAINING_FAMILIES,
    "validation": FAMILIES[4:5],
    "test": FAMILIES[5:],
}


def generate(
    seed: int = DEFAULT_SEED,
    counts: dict[Split, int] | None = None,
    *,
    plain: bool = False,
    sites: Sequence[Site] = SITES,
) -> list[Case]:
    """Return synthetic cases, the same ones for the same seed, split by wording family and site-stage cell.

    A test case shares neither its wording family nor its site-stage cell with any training case, so that copying the
    answer of the most similar training note does not solve the task.

    Args:
        seed: Any integer.
        counts: Number of cases a split.
        plain: Leave out background, introductions, and statements marked as wrong. Such a set is easy: it serves to
            learn the phrases before the full notes, never to measure.
        sites: Disease sites to draw from.

    """
    counts = DEFAULT_COUNTS if counts is None else counts
    cases: list[Case] = []
    for split, count in counts.items():
        rng = random.Random(f"{_WORDED_SINCE[split]}/{seed}/{split}")  # noqa: S311 - reproducible on purpose
        seen: set[str] = set()
        while len(seen) < count:
            case = _draw(split, f"S{seed}-{split[:2].upper()}{len(seen) + 1:04d}", rng, plain, sites)
            if case.details not in seen:
                seen.add(case.details)
                cases.append(case)
    return cases


def practice(task: Task, seed: int = DEFAULT_SEED) -> list[Case]:
    """Return plain cases to learn the phrases of ``task`` from, before the full notes; no test cases.

    For the modality they are of the sites where it depends on the situation.
    """
    sites = [site for site in SITES if task is not Task.MODALITY or len({arm.plan.modality for arm in site.arms}) > 1]
    return generate(seed, PRACTICE_COUNTS[task], plain=True, sites=sites)


def _cells(site: Site, split: Split) -> Sequence[str]:
    """Return the last cell for testing, the one before for validation and all others for training."""
    return {"train": site.cells[:-2], "validation": site.cells[-2:-1], "test": site.cells[-1:]}[split]


def _draw(split: Split, case_id: str, rng: random.Random, plain: bool, sites: Sequence[Site]) -> Case:
    site = rng.choices(sites, [site.weight for site in sites])[0]
    place = rng.choice(site.places)
    arms = [arm for arm in site.arms if arm.side in (None, place.side)]
    arm = rng.choices(arms, [arm.weight for arm in arms])[0]
    facts = Facts(
        site,
        rng.choice(_cells(site, split)),
        place,
        arm,
        rng.randint(*(arm.ages or site.ages)),
        _sex(site, rng),
    )
    family = rng.choice(_SPLIT_FAMILIES[split])
    return _case(facts, family, split, case_id, rng, plain=plain)


def _sex(site: Site, rng: random.Random) -> str:
    return rng.choice(("female", "male")) if site.sex == "any" else site.sex


def _case(facts: Facts, family: str, split: Split, case_id: str, rng: random.Random, *, plain: bool) -> Case:
    plan = facts.arm.plan
    option = plan.options[0] if plain else rng.choices(plan.options, [option.share for option in plan.options])[0]
    short = plain or split == "train"
    acceptable = tuple(
        Prescription(dose_gy=o.dose_gy, fractions=o.fractions, modality=plan.modality) for o in plan.options
    )
    return Case(
        id=case_id,
        split=split,
        family=family,
        cell=f"{facts.site.name}/{facts.cell}",
        site=facts.site.name,
        details=(training_note if split == "train" else note)(facts, family, rng, plain=plain),
        regimen=plan_text(facts.arm, facts.place, option.dose_gy, option.fractions, rng, plain=short),
        modality=plan.modality,
        diagnosis=_diagnosis(facts.place.code),
        prescription=Prescription(dose_gy=option.dose_gy, fractions=option.fractions, modality=plan.modality),
        acceptable=acceptable,
        laterality=facts.place.side,
    )


def _diagnosis(code: str) -> Diagnosis:
    """Return the official wording of ``code``; the regimen table may name only codes that exist."""
    found = lookup(code)
    if found is None:
        raise KeyError(code)
    return Diagnosis(description=found.description, code=found.code)


def figure2_case() -> Case:
    """Return a case with the facts of Figure 2 of arXiv 2309.10160, in our own words.

    There the physician prescribes stereotactic treatment of a left lower lobe lesion, 50 Gy in 5 fractions; the base
    model and the tuned model both miss the dose. The note is a retelling, not the paper's text.
    """
    return Case(
        id="figure2",
        split="test",
        family="figure2",
        cell="lung-sbrt/figure2",
        site="lung-sbrt",
        details=(
            "SYNTHETIC CASE, retold from Figure 2 of the RadOnc-GPT paper. 79-year-old man with early stage non-small "
            "cell lung cancer of the left lower lobe, T1b N0 M0. PET shows one avid nodule of 1.8 cm and no nodal or "
            "distant disease. The lesion touches the chest wall. Poor pulmonary reserve; thoracic surgery does not "
            "advise resection. No previous thoracic treatment."
        ),
        regimen="Photon SBRT to the left lower lobe, 50 Gy in 5 fractions.",
        modality="photon",
        diagnosis=_diagnosis("C34.32"),
        prescription=Prescription(dose_gy=50, fractions=5, modality="photon"),
        acceptable=(
            Prescription(dose_gy=50, fractions=5, modality="photon"),
            Prescription(dose_gy=50, fractions=4, modality="photon"),
        ),
        laterality="left",
    )


def demo_cases() -> list[Case]:
    """Return the cases of the demo vault: Figure 2 first, then one held-out case of each of eleven sites."""
    wanted = (
        "breast-n0", "prostate-lowint", "hn-definitive", "glioblastoma", "skin", "cervix", "brain-mets", "rectum",
        "uveal-melanoma", "bone-mets", "chordoma",
    )  # fmt: skip
    held_out = generate(counts={"test": DEFAULT_COUNTS["test"]})
    return [figure2_case(), *(next(case for case in held_out if case.site == name) for name in wanted)]
