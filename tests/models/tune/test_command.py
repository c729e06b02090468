"""The command `tune` and its run file: what is asked of it, what it refuses, what it writes down."""

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from radonc_models.cli import main
from radonc_models.errors import RadOncError
from radonc_models.pack import base_sha256
from radonc_models.records import write_cases
from radonc_models.synthetic import generate
from radonc_models.tasks import Task
from radonc_models.tune.config import ALL_LINEAR, ATTENTION, PRESETS, changed, preset, recommended
from radonc_models.tune.dataset import encode
from radonc_models.tune.run_file import read_run_file

quiet = pytest.mark.filterwarnings("ignore::FutureWarning", "ignore::DeprecationWarning", "ignore::UserWarning")
CASES = generate(3, {"train": 10, "validation": 4, "test": 1})


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    write_cases(tmp_path / "cases.jsonl", CASES)
    return tmp_path / "cases.jsonl"


class Signs:
    """A tokenizer with one token a sign."""

    eos_token_id: int | None = 1

    def __call__(self, text: str, **_: object) -> dict[str, list[int]]:
        return {"input_ids": [2 + ord(sign) % 60 for sign in text]}


def test_that_long_details_lose_their_beginning_and_never_the_answer_or_its_end() -> None:
    case = CASES[0].model_copy(update={"details": "first " + "word " * 200 + "last."})
    whole = encode(Task.MODALITY, [case], Signs(), 10_000)
    assert whole.shortened == {}
    room = len(whole.examples[0]) - 300
    cut = encode(Task.MODALITY, [case], Signs(), room)
    assert cut.examples[0].answer == whole.examples[0].answer
    assert len(cut.examples[0]) in range(room - 5, room + 1)
    assert cut.shortened == {case.id: 60}
    end = whole.examples[0].prompt[-200:]
    assert cut.examples[0].prompt[-200:] == end
    assert cut.examples[0].prompt[:20] == whole.examples[0].prompt[:20], "the words of the task stay"


def test_that_an_answer_that_does_not_fit_and_a_tokenizer_without_an_end_are_refused() -> None:
    with pytest.raises(RadOncError, match="raise max_tokens"):
        encode(Task.REGIMEN, CASES[:1], Signs(), 60)
    endless = Signs()
    endless.eos_token_id = None
    with pytest.raises(RadOncError, match="no end token"):
        encode(Task.REGIMEN, CASES[:1], endless, 1000)


def test_that_the_recommended_preset_fits_the_base_and_the_device_but_not_what_was_stated() -> None:
    start = PRESETS["recommended"]
    assert (start.rank, start.alpha, start.target_modules, start.learning_rate) == (16, 32, ALL_LINEAR, 2e-4)
    small = recommended(start, 135_000_000, on_gpu=False, stated=frozenset())
    assert (small.learning_rate, small.target_modules) == (1e-3, ATTENTION)
    large = recommended(start, 7_000_000_000, on_gpu=True, stated=frozenset())
    assert large == start
    stated = recommended(
        preset("recommended", learning_rate=5e-4), 10, on_gpu=False, stated=frozenset({"learning_rate"})
    )
    assert stated.learning_rate == 5e-4


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"epoch": 3}, "no tuning setting 'epoch': did you mean epochs?"),
        ({"rank": "eight"}, "rank must be a whole number"),
        ({"rank": True}, "rank must be a whole number"),
        ({"epochs": "3"}, "epochs must be a number"),
        ({"target_modules": "q_proj"}, "target_modules must be a list"),
        ({"dropout": 1}, "dropout must be from 0 to below 1"),
        ({"patience": -1}, "patience must be 0 or more"),
    ],
)
def test_that_a_wrong_setting_is_named(settings: dict[str, Any], words: str) -> None:
    with pytest.raises(RadOncError, match=words.replace("?", r"\?")):
        changed(PRESETS["paper"], settings)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('tasks = "regimen"', "did you mean task"),
        ("task = 3", "must be a text in quotes"),
        ("settings = 3", "must be a table"),
        ("task = ", "is not TOML"),
    ],
)
def test_that_a_wrong_run_file_is_one_sentence(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "run.toml").write_text(text)
    with pytest.raises(RadOncError, match=words):
        read_run_file(tmp_path / "run.toml")


def test_that_paths_of_a_run_file_are_relative_to_it(tmp_path: Path) -> None:
    (tmp_path / "run.toml").write_text('base = "llama"\nout = "/elsewhere/out"\n')
    file = read_run_file(tmp_path / "run.toml")
    assert (file.base, file.out, file.cases) == (tmp_path / "llama", Path("/elsewhere/out"), None)


@quiet
@pytest.mark.torch
def test_that_a_joint_adapter_learns_all_tasks_and_says_so(cases: Path, tiny_folder: Path, tmp_path: Path) -> None:
    words = ["tune", "--task", "joint", "--base", str(tiny_folder), "--cases", str(cases), "--preset", "demo"]
    out = tmp_path / "joint"
    assert main([*words, "--out", str(out), "--epochs", "1", "--max-tokens", "420", "--threads", "1"]) == 0
    card = json.loads((out / "training_card.json").read_text())
    assert card["intended_use"] == "Demonstration on synthetic cases; not for clinical use."
    assert card["task"] == "joint"
    assert sorted(card["templates"]) == ["diagnosis", "modality", "regimen"]
    assert card["base"] == {"name": "tiny", "sha256": base_sha256(tiny_folder), "precision": "bfloat16"}
    assert card["data"]["shortened"]["cases"] > 0
    assert card["config"]["max_tokens"] == 420
    plot = ElementTree.fromstring((out / "loss.svg").read_text())
    assert plot.get("aria-label") == "joint: loss by step"


@quiet
@pytest.mark.torch
@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"--preset": "best"}, "no preset 'best': choose one of"),
        ({"--base-precision": "nf4"}, "nf4 needs a CUDA device"),
        ({"--device": "cuda"}, "no CUDA device"),
        ({"--out": None}, "The run lacks out"),
    ],
)
def test_that_what_cannot_be_done_is_one_sentence(
    cases: Path, tiny_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str],
    change: dict[str, str | None], words: str,
) -> None:  # fmt: skip
    options: dict[str, str | None] = {
        "--task": "regimen", "--base": str(tiny_folder), "--cases": str(cases), "--out": str(tmp_path / "a"),
    }  # fmt: skip
    given = [part for name, value in (options | change).items() if value is not None for part in (name, value)]
    assert main(["tune", *given]) == 2
    assert words in capsys.readouterr().err
    assert not list(tmp_path.glob("*a"))
