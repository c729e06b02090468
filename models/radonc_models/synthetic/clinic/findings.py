"""Findings of the day that bear on no plan: what fills the sections of a note."""

from __future__ import annotations

import random
from collections.abc import Callable

from radonc_models.synthetic.clinic.page import Words
from radonc_models.synthetic.wording import CONDITIONS, DRUGS

__all__ = ["FINDINGS"]

_GENES = ("EGFR", "KRAS", "BRAF", "ALK", "HER2", "BRCA1", "BRCA2", "TP53", "IDH1", "MGMT", "PIK3CA", "ROS1", "PD-L1")
_EPONYMS = (
    "Hodgkin lymphoma", "Ewing sarcoma", "Paget disease", "Kaposi sarcoma", "Wilms tumor",
    "Merkel cell carcinoma", "Barrett esophagus", "Crohn disease", "Parkinson disease", "Graves disease",
    "Burkitt lymphoma",
)  # fmt: skip
_PRIOR = ("pelvis", "neck", "left hip", "thoracic spine", "right axilla")
_PRIOR_DOSES = ("45 Gy in 25 fractions", "30 Gy/10", "8 Gy x 1", "5000 cGy in 25 fx")


def _nodes(rng: random.Random) -> str:
    involved, examined = rng.randint(0, 6), rng.randint(9, 26)
    return f"{involved}{rng.choice(('/', ' of '))}{examined}"


def _size(rng: random.Random) -> str:
    return f"{rng.uniform(0.6, 7):.1f} cm" if rng.random() < 0.6 else f"{rng.randint(6, 68)} mm"


FINDINGS: dict[str, Callable[[random.Random], Words]] = {
    "kg": lambda rng: (str(rng.randint(44, 118)), ""),
    "lost": lambda rng: (str(rng.randint(2, 14)), ""),
    "ecog": lambda rng: (str(rng.randint(0, 2)), "score"),
    "kps": lambda rng: (str(rng.choice((70, 80, 90, 100))), "score"),
    "hgb": lambda rng: (f"{rng.uniform(8.5, 15.9):.1f}", "lab"),
    "crea": lambda rng: (f"{rng.uniform(0.5, 1.9):.1f}", "lab"),
    "plt": lambda rng: (str(rng.randint(110, 410)), "lab"),
    "wbc": lambda rng: (f"{rng.uniform(2.9, 11.9):.1f}", "lab"),
    "nodes": lambda rng: (_nodes(rng), "nodes"),
    "size": lambda rng: (_size(rng), "size"),
    "gene": lambda rng: (rng.choice(_GENES), "gene"),
    "drug": lambda rng: (rng.choice(DRUGS), "drug"),
    "eponym": lambda rng: (rng.choice(_EPONYMS), "eponym"),
    "condition": lambda rng: (rng.choice(CONDITIONS), ""),
    "prior": lambda rng: (rng.choice(_PRIOR), ""),
    "prior_dose": lambda rng: (rng.choice(_PRIOR_DOSES), "dose"),
}
"""For each field a way to draw it."""
