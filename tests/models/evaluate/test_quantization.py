"""What smaller weights cost."""

from pathlib import Path

import pytest

from radonc_models.errors import RadOncError
from radonc_models.evaluate import quantization
from radonc_models.evaluate.answers import Reply
from radonc_models.evaluate.cli import main
from radonc_models.evaluate.quantization import Weights, compare_weights, read_weights, table
from radonc_models.records import answer, write_cases
from radonc_models.tasks import Task, template

from .conftest import make_cases

HEADER = {
    "radonc.base.sha256": "b" * 64,
    "radonc.adapter.sha256": "a" * 64,
    "radonc.task": "regimen",
    "radonc.prompt.sha256": template(Task.REGIMEN).sha256,
    "general.file_type": 1,
}
CASES = make_cases(40, "test")


@pytest.fixture
def headers(monkeypatch, tmp_path):
    """Files by the name of their header, and what their headers say."""
    told = {"f16.gguf": HEADER, "q4.gguf": {**HEADER, "general.file_type": 15}}
    monkeypatch.setattr(quantization, "read_metadata", lambda path: told[path.name])

    def files(**more: dict[str, object]) -> list[Path]:
        told.update({f"{name}.gguf": {**HEADER, **changes} for name, changes in more.items()})
        for name in told:
            (tmp_path / name).write_bytes(name.encode())
        return [tmp_path / name for name in told]

    return files


def report_of(weights: list[Weights], wrong: int) -> dict:
    """Return the report of a first file that is always right and a second that is wrong ``wrong`` times."""
    replies = [
        [Reply(answer(Task.REGIMEN, case), "stop", None, 100, 20, 0.5, "scripted", "CPU") for case in CASES],
        [
            Reply("10 Gy in 1 fraction" if place < wrong else answer(Task.REGIMEN, case), "stop", None, 100, 20, 0.25)
            for place, case in enumerate(CASES)
        ],
    ]
    return compare_weights(weights, CASES, replies)


def test_that_each_file_is_compared_with_the_first_answer_by_answer(headers) -> None:
    weights = read_weights(headers())
    assert [one.quantization for one in weights] == ["F16", "Q4_K_M"]
    found = report_of(weights, 10)
    first, second = found["files"]
    assert first["metrics"]["dose_fractions_exact"]["value"] == 1
    assert (first["tokens_per_second"], second["tokens_per_second"]) == (40, 80)
    assert second["against_first"]["same_text"] == 0.75
    assert second["against_first"]["difference"]["value"] == -0.25
    assert second["against_first"]["difference"]["high"] < 0
    assert second["against_first"]["mcnemar_holm"] == pytest.approx(2 / 2**10, abs=1e-6)
    assert second["against_first"]["rougeL"]["value"] < 0
    shown = table(found)
    assert "Regimen: what smaller weights cost on 40 cases" in shown
    assert "-25.0 [" in shown
    assert table(found, as_markdown=True).count("\n|") == 4


def test_that_equal_answers_make_no_difference(headers) -> None:
    second = report_of(read_weights(headers()), 0)["files"][1]["against_first"]
    assert (second["same_text"], second["difference"]["value"], second["mcnemar_p"]) == (1, 0, 1)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"radonc.adapter.sha256": "c" * 64}, "is of another adapter than f16.gguf"),
        ({"radonc.base.sha256": "c" * 64}, "is of another base than"),
        ({"radonc.task": "diagnosis"}, "is of another task than"),
    ],
)
def test_that_files_of_different_models_are_refused(headers, changes, words) -> None:
    with pytest.raises(RadOncError, match=f"odd.gguf {words}"):
        read_weights(headers(odd=changes))


def test_that_files_that_cannot_be_compared_are_refused(headers, monkeypatch) -> None:
    files = headers()
    with pytest.raises(RadOncError, match="at least two files"):
        read_weights(files[:1])
    monkeypatch.setattr(quantization, "read_metadata", lambda path: {"general.file_type": 1})
    with pytest.raises(RadOncError, match="does not say what it was made of"):
        read_weights(files)
    monkeypatch.setattr(quantization, "read_metadata", lambda path: {**HEADER, "radonc.prompt.sha256": "0"})
    with pytest.raises(RadOncError, match="other words"):
        read_weights(files)


def test_that_the_command_refuses_in_one_sentence(headers, tmp_path, capsys) -> None:
    files = [str(file) for file in headers()]
    write_cases(tmp_path / "train.jsonl", make_cases(3, "train"))
    words = ["--cases", str(tmp_path / "train.jsonl"), "--out", str(tmp_path / "out.json")]
    assert main(["quantization", *files, *words]) == 2
    assert "no case of the split 'test'" in capsys.readouterr().err
    assert main(["quantization", *files, *words[:-1], str(tmp_path / "no" / "out.json")]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert main(["--cases", "x"]) == 2
    assert "--pack" in capsys.readouterr().err
