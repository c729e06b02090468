"""A whole tuning run on the real base model, two steps long, and what it refuses."""

import copy
import functools
import json
import subprocess
import sys
from pathlib import Path

import pytest

from radonc_models.cli import main
from radonc_models.pack import file_sha256
from radonc_models.records import write_cases
from radonc_models.synthetic import generate
from radonc_models.tasks import Task, template
from radonc_models.tune import run
from radonc_models.tune.base import load_base

BASE = Path(__file__).parents[3] / "build/demo/base/SmolLM2-135M-Instruct.Q4_1.gguf"
quiet = pytest.mark.filterwarnings("ignore::FutureWarning", "ignore::DeprecationWarning", "ignore::UserWarning")


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    write_cases(tmp_path / "cases.jsonl", generate(3, {"train": 2, "validation": 1, "test": 1}))
    return tmp_path / "cases.jsonl"


@pytest.fixture
def loaded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read the base from its file once: that takes longer than the steps. Every run gets a copy of its own."""
    gguf = pytest.importorskip("gguf")
    for name in ("GGUFReader", "get_tensor_name_map"):  # transformers calls them again for each question it has
        monkeypatch.setattr(gguf, name, functools.cache(getattr(gguf, name)))
    read = functools.cache(load_base)
    monkeypatch.setattr(run, "load_base", lambda *how: copy.deepcopy(read(*how)))


@quiet
@pytest.mark.slow
@pytest.mark.torch
@pytest.mark.skipif(not BASE.exists(), reason="the base model is not set up: run `make setup`")
@pytest.mark.usefixtures("loaded_once")
def test_that_two_real_steps_give_an_adapter_that_names_where_it_comes_from(cases: Path, tmp_path: Path) -> None:
    arguments = [
        "tune",
        "--task",
        "modality",
        "--base",
        str(BASE),
        "--cases",
        str(cases),
        "--preset",
        "demo",
        "--batch-size",
        "1",
        "--threads",
        "1",
    ]
    assert main([*arguments, "--epochs", "1", "--out", str(tmp_path / "first")]) == 0
    assert (
        main(
            [
                *arguments,
                "--epochs",
                "0.5",
                "--out",
                str(tmp_path / "second"),
                "--init",
                str(tmp_path / "first"),
            ]
        )
        == 0
    )

    card = json.loads((tmp_path / "first/training_card.json").read_text())
    assert card["task"] == "modality"
    assert card["base"]["sha256"] == file_sha256(BASE)
    assert card["data"]["sha256"] == file_sha256(cases)
    assert card["template"]["sha256"] == template(Task.MODALITY).sha256
    assert card["result"]["steps"] == 2
    assert sorted(path.name for path in (tmp_path / "first").iterdir()) == [
        "adapter_config.json",
        "adapter_model.safetensors",
        "loss.svg",
        "training_card.json",
    ]
    assert json.loads((tmp_path / "second/training_card.json").read_text())["initialised_from"]["card"] == card
    assert not list(tmp_path.glob(".*.part"))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"--task": "survival"}, "no task named 'survival'"),
        ({"--cases": "missing.jsonl"}, "missing.jsonl cannot be read"),
        ({"--base": "missing.gguf"}, "missing.gguf does not exist"),
    ],
)
@pytest.mark.torch
def test_that_bad_input_is_one_sentence_and_exit_code_2(
    cases: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], change: dict[str, str], words: str
) -> None:
    options = {
        "--task": "regimen",
        "--base": str(BASE),
        "--cases": str(cases),
        "--out": str(tmp_path / "a"),
    } | change
    assert main(["tune", *(part for pair in options.items() for part in pair)]) == 2
    printed = capsys.readouterr().err
    assert words in printed
    assert "Traceback" not in printed
    assert not (tmp_path / "a").exists()


def test_that_no_other_room_needs_torch() -> None:
    script = (
        "import sys, radonc_models.cli, radonc_models.synthetic.cli, radonc_models.tune.cli, radonc_models.pack\n"
        "assert not {'torch', 'transformers', 'peft', 'llama_cpp'} & set(sys.modules), sorted(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
