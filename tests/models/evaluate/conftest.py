"""Hand-made cases, a pack without files and a scripted engine."""

from collections.abc import Callable
from pathlib import Path

import pytest

from radonc_models.evaluate.answers import Reply
from radonc_models.evaluate.cli import measure, prepare
from radonc_models.evaluate.engines import SideBySide
from radonc_models.evaluate.fair import PLAIN
from radonc_models.pack.manifest import BaseModelFile, Lora, Pack, Sampling, TaskModel
from radonc_models.records import Case, Diagnosis, Prescription, answer
from radonc_models.tasks import MODALITY_LABELS, Task, template

DIAGNOSES = {
    "left": ("Malignant neoplasm of lower lobe, left bronchus or lung", "C34.32"),
    "right": ("Malignant neoplasm of lower lobe, right bronchus or lung", "C34.31"),
    "none": ("Malignant neoplasm of prostate", "C61"),
}


def make_case(number: int, split: str, *, side: str = "left", dose: float = 50, fractions: int = 5) -> Case:
    label = MODALITY_LABELS[number % 3]
    where = "prostate" if side == "none" else f"{side} lower lobe"
    description, code = DIAGNOSES[side]
    main = Prescription(dose_gy=dose, fractions=fractions, modality=label)
    return Case(
        id=f"{split}-{number:04d}",
        split=split,
        family="hand",
        cell=f"cell-{number % 7}",
        site="lung" if side != "none" else "prostate",
        details=f"SYNTHETIC CASE {split} {number}. Cancer of the {where}, word{number % 11} {number} mm.",
        regimen=f"Treatment of the {where}, {dose:g} Gy in {fractions} fractions.",
        modality=label,
        diagnosis=Diagnosis(description=description, code=code),
        prescription=main,
        acceptable=(main, Prescription(dose_gy=48, fractions=4, modality=label)),
        laterality=side,
    )


def make_cases(count: int, split: str) -> list[Case]:
    sides = ("left", "right", "none", "left")
    doses = ((50, 5), (54, 3), (60, 20), (60, 8), (34, 1))
    return [
        make_case(n, split, side=sides[n % 4], dose=doses[n % 5][0], fractions=doses[n % 5][1]) for n in range(count)
    ]


@pytest.fixture
def train() -> list[Case]:
    return make_cases(60, "train")


@pytest.fixture
def test_cases() -> list[Case]:
    return make_cases(40, "test")


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    return a_pack(tmp_path)


def a_pack(folder: Path) -> Pack:
    """Return a pack of all tasks without its files."""
    base = BaseModelFile("base", "base.gguf", "b" * 64, 1, "c" * 64, "Q8_0")
    tasks = {
        task: TaskModel(
            task=task,
            file=f"{task.value}.gguf",
            sha256=str(number) * 64,
            size=1,
            base_sha256="c" * 64,
            adapter_sha256="d" * 64,
            lora=Lora(8, 16, 0.05, ("q_proj",)),
            quantization="Q8_0",
            prompt_version=template(task).version,
            prompt_sha256=template(task).sha256,
            sampling=Sampling(),
            labels=MODALITY_LABELS if task is Task.MODALITY else (),
        )
        for number, task in enumerate(Task, start=1)
    }
    return Pack(folder, "hand", "evaluation", True, "tests", base, tasks)


def measured_by(args, pack, engine) -> int:
    """Run the command with a scripted engine instead of the pack's files."""
    return measure(args, prepare(args, pack, PLAIN), SideBySide([engine]))


class ScriptedEngine:
    """Answers right as the tuned model (unless ``wrong`` says otherwise), with noise as the base model."""

    def __init__(self, cases: list[Case], wrong: Callable[[Task, Case], str | None] | None = None) -> None:
        self._by_details = {case.details: case for case in cases}
        self._wrong = wrong or (lambda task, case: None)
        self.asked: list[tuple[Task, str, str]] = []
        self.stop_after: int | None = None

    def __call__(self, task: Task, details: str, row: str) -> Reply:
        if self.stop_after is not None and len(self.asked) >= self.stop_after:
            raise KeyboardInterrupt
        case, base = self._by_details[details], row != "tuned"
        self.asked.append((task, case.id, row))
        text = "I am a helpful assistant" if base else (self._wrong(task, case) or answer(task, case))
        probabilities = None
        if task is Task.MODALITY and row != "base":
            text = "photon" if base else text
            probabilities = {label: 0.8 if label == text else 0.05 for label in MODALITY_LABELS}
        return Reply(text, "stop", probabilities, 50, 10, 0.5, "scripted 1", "CPU")


@pytest.fixture
def engine(train: list[Case], test_cases: list[Case]) -> ScriptedEngine:
    return ScriptedEngine([*train, *test_cases, *make_cases(30, "validation")])
