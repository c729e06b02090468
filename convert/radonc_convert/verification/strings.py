"""Texts on which tokenizers are compared: the words, numbers and signs of radiation oncology, and hard cases."""

from __future__ import annotations

import random
from collections.abc import Iterator

from radonc_models.synthetic import generate

__all__ = ["COUNT", "sample_texts"]

COUNT = 1200
_NOTES = 240

_DRUGS = (
    "cisplatin", "carboplatin", "temozolomide", "capecitabine", "gemcitabine", "durvalumab", "pembrolizumab",
    "bicalutamide", "leuprolide", "enzalutamide", "anastrozole", "trastuzumab", "dexamethasone", "ondansetron",
)  # fmt: skip
_TERMS = (
    "radiotherapy", "brachytherapy", "stereotactic body radiation therapy", "hypofractionation", "SBRT", "IMRT", "VMAT",
    "SIB", "IGRT", "DIBH", "CBCT", "craniospinal irradiation", "leptomeningeal", "oligometastatic", "adenocarcinoma",
    "squamous cell carcinoma", "glioblastoma multiforme", "meningioma", "vestibular schwannoma", "prostatectomy",
    "lymphadenopathy", "hydronephrosis", "xerostomia", "pneumonitis", "esophagitis", "proctitis", "mucositis",
    "dermatitis", "linac", "electron boost", "proton pencil beam scanning", "carbon-ion", "HDR tandem and ovoids",
    "planning target volume", "organs at risk", "dose-volume histogram", "supraclavicular", "infraclavicular",
    "internal mammary nodes", "nasopharynx", "hypopharynx", "cavernous sinus", "clivus", "sacrum", "cauda equina",
)  # fmt: skip
_STAGES = (
    "pT2 N1b", "cT3N2M0", "ypT0 ypN0", "stage IIIB", "Stage IVA", "T1c", "Gleason 4+3=7", "PSA 7.8 ng/mL", "FIGO IB2",
    "ECOG 1", "KPS 70%", "IDH-wildtype", "MGMT methylated", "HER2 3+", "ER+/PR-", "Ki-67 20%", "R1 resection", "p16+",
)  # fmt: skip
_UNITS = ("Gy", "cGy", "Gy/fx", "mSv", "MV", "MeV", "mm", "cm", "cm³", "mL", "mg/m²", "%", "°", "MU", "ng/mL", "HU")
_SIGNS = ("α/β = 3", "µ", "≥", "≤", "±", "→", "–", "—", "“quoted”", "…", "×", "²", "½", "•", "™", "1°", "Δ")
_OTHER = (
    "Strahlentherapie der Brustwand, 50 Gy in 25 Fraktionen", "tumeur du poumon gauche, à réévaluer",
    "radioterapia del cuello uterino", "放射線治療 50 グレイ 5 回", "лучевая терапия", "ακτινοθεραπεία",
    "Müller–Łukasiewicz", "naïve café résumé", "e\u0301 combining", "ﬁbrosis ligature", "🙂 emoji 👩‍⚕️",
    "zero\u200bwidth", "no\u00a0break", "\ufeffmark",
)  # fmt: skip
_SPACES = (" ", "  ", "   ", "    ", "\t", "\n", "\n\n", " \n ", "\r\n", "\t\t")
_CODE = (
    "ICD-10 C34.32",
    "C61",
    "C50.911",
    "http://example.org/a?b=1",
    "a_b-c.d",
    "{'dose': 50}",
    "<note>",
    "#1 @2 $3 ^4 &5",
)


def sample_texts(seed: int = 0, count: int = COUNT) -> list[str]:
    """Return ``count`` different texts, the same ones for the same seed, none of them about a patient."""
    rng = random.Random(seed)  # noqa: S311 - reproducible on purpose
    found: dict[str, None] = dict.fromkeys((*_DRUGS, *_TERMS, *_STAGES, *_SIGNS, *_OTHER, *_CODE))
    for case in generate(seed, {"test": _NOTES}):
        found.setdefault(case.details)
        found.setdefault(case.regimen)
        found.setdefault(f"{case.diagnosis.code} {case.diagnosis.description}")
    texts = _made_up(rng)
    while len(found) < count:
        found.setdefault(next(texts))
    return list(found)[:count]


def _made_up(rng: random.Random) -> Iterator[str]:
    while True:
        dose = rng.choice((f"{rng.randint(1, 120)}", f"{rng.uniform(0, 99):.1f}", f"{rng.randint(1000, 9999)}"))
        unit, fractions = rng.choice(_UNITS), rng.randint(1, 45)
        space = rng.choice(_SPACES)
        yield f"{dose}{rng.choice(('', ' '))}{unit} in {fractions} fractions"
        yield f"{rng.choice(_TERMS)}, {rng.choice(_STAGES)}; {dose} {unit} × {fractions}"
        yield f"{rng.choice(_TERMS).upper()}{space}{rng.choice(_DRUGS)}{space}{rng.choice(_SIGNS)}"
        yield f"{rng.choice(_SPACES)}{rng.choice(_OTHER)}{space}{rng.choice(_CODE)}"
        yield f"{rng.choice(_DRUGS).title()} {rng.randint(1, 2000)} {unit} {rng.choice(_SIGNS)}{space}"
