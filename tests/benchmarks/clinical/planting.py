"""Right answers, and the same answers with one error planted: what the clinical checks are measured on."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from radonc_models.records import answer
from radonc_models.synthetic import generate
from radonc_models.tasks import MODALITY_LABELS, Task

GOLD = Path(__file__).parents[2] / "gold"
KINDS = ("side", "dose x 10", "dose and fractions swapped", "wrong code", "wrong sex", "modality")
BEYOND = "wrong diagnosis"
"""Description and code of another case: beyond what the checks promise, for two diagnoses of one organ can both fit."""


@dataclass(frozen=True)
class Answered:
    """A case with the right answer of every task."""

    source: str
    details: str
    answers: dict[Task, str]


@dataclass(frozen=True)
class Planted:
    """One error: the answer of ``task`` with it, and the details, which are the case's own but for a wrong sex."""

    kind: str
    task: Task
    text: str
    case: Answered
    details: str


def synthetic(seed: int, count: int) -> list[Answered]:
    """Return the first ``count`` generated cases in an order that mixes the sites."""
    cases = generate(seed)
    random.Random(seed).shuffle(cases)
    return [Answered("synthetic", one.details, {task: answer(task, one) for task in Task}) for one in cases[:count]]


def gold(half: str) -> list[Answered]:
    """Return the hand-written cases of one half."""
    found = []
    for line in (GOLD / f"cases_{half}.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            details, regimen, modality, diagnosis = line.split("\t")
            answers = {Task.REGIMEN: regimen, Task.MODALITY: modality, Task.DIAGNOSIS: diagnosis}
            found.append(Answered(half, details.replace("\\n", "\n"), answers))
    return found


def plant(cases: list[Answered], seed: int) -> Iterator[Planted]:
    """Yield every error that can be planted into each of ``cases``."""
    rng = random.Random(seed)
    for case in cases:
        yield from _sides(case)
        yield from _doses(case)
        yield from _diagnoses(case, cases, rng)
        yield from _sexes(case)
        yield from _modalities(case, rng)


def _sides(case: Answered) -> Iterator[Planted]:
    for task in (Task.REGIMEN, Task.DIAGNOSIS):
        text = case.answers[task]
        swapped = _swap(text, {"left": "right"})
        if swapped != text and not re.search(r"\bleft\b.*\bright\b|\bright\b.*\bleft\b|bilateral", text, re.IGNORECASE):
            yield Planted("side", task, swapped, case, case.details)


def _doses(case: Answered) -> Iterator[Planted]:
    text = case.answers[Task.REGIMEN]
    found = re.search(r"(\d+(?:\.\d+)?) Gy in (\d+)\b", text)
    if found is None:
        return
    more = text[: found.start(1)] + f"{float(found[1]) * 10:g}" + text[found.end(1) :]
    yield Planted("dose x 10", Task.REGIMEN, more, case, case.details)
    if found[1] != found[2] and float(found[1]).is_integer() and "plaque" not in text:
        other = text[: found.start()] + f"{found[2]} Gy in {found[1]}" + text[found.end() :]
        yield Planted("dose and fractions swapped", Task.REGIMEN, other, case, case.details)


def _diagnoses(case: Answered, cases: list[Answered], rng: random.Random) -> Iterator[Planted]:
    text = case.answers[Task.DIAGNOSIS]
    code = re.search(r"ICD-10-CM ([A-Z0-9.]+)", text)
    others = [re.search(r"ICD-10-CM ([A-Z0-9.]+)", one.answers[Task.DIAGNOSIS])[1] for one in cases]
    different = sorted({one for one in others if one[:3] != code[1][:3]})
    if different:
        yield Planted("wrong code", Task.DIAGNOSIS, text.replace(code[1], rng.choice(different)), case, case.details)
        wanted = rng.choice(different)
        whole = next(one.answers[Task.DIAGNOSIS] for one in cases if f"{wanted})" in one.answers[Task.DIAGNOSIS])
        yield Planted("wrong diagnosis", Task.DIAGNOSIS, whole, case, case.details)


def _sexes(case: Answered) -> Iterator[Planted]:
    """Give the details of a disease that only one sex has to the other sex."""
    text = case.answers[Task.DIAGNOSIS]
    if re.search(r"prostate|testis|cervix|endometrium|vulva|female breast", text):
        pairs = {"woman": "man", "female": "male", "lady": "gentleman", "she": "he", "her": "his", "Mrs": "Mr"}
        flipped = _swap(case.details, pairs)
        flipped = re.sub(r"(?<=\d)( ?)([MF])\b", lambda m: m[1] + {"M": "F", "F": "M"}[m[2]], flipped)
        if flipped != case.details:
            yield Planted("wrong sex", Task.DIAGNOSIS, text, case, flipped)


def _modalities(case: Answered, rng: random.Random) -> Iterator[Planted]:
    """Suggest another modality beside the right regimen, and a technique of another modality in one phase."""
    right = case.answers[Task.MODALITY]
    if re.search(r"photon|proton|electron|brachy|HDR|VMAT|IMRT|plaque", case.answers[Task.REGIMEN], re.IGNORECASE):
        wrong = rng.choice([label for label in MODALITY_LABELS if label != right])
        yield Planted("modality", Task.MODALITY, wrong, case, case.details)
    text = case.answers[Task.REGIMEN]
    for words, other in (("Photon VMAT", "Proton VMAT"), ("Proton IMPT", "Electron IMPT"), ("Photon 3D", "Photon HDR")):
        if words in text:
            yield Planted("modality", Task.REGIMEN, text.replace(words, other), case, case.details)


def _swap(text: str, pairs: dict[str, str]) -> str:
    """Exchange words in both directions; a capital stays one."""
    both = {**pairs, **{other: one for one, other in pairs.items()}}

    def other(match: re.Match[str]) -> str:
        word = both[next(key for key in both if key.lower() == match[0].lower())]
        return (
            word.upper()
            if match[0].isupper() and len(word) > 2
            else (word.capitalize() if match[0][0].isupper() else word)
        )

    return re.sub(rf"\b(?:{'|'.join(both)})\b", other, text, flags=re.IGNORECASE)
