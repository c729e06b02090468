import json

import pytest

from radonc_models.cli import main
from radonc_models.pack import file_sha256, read_pack
from radonc_models.tasks import Task


@pytest.fixture
def arguments(tmp_path, models, adapters):
    report = tmp_path / "evaluation.json"
    report.write_text(json.dumps({"tasks": {"regimen": {"sha256": file_sha256(models[Task.REGIMEN])}}}))
    tasks = [word for task in Task for word in (f"--{task.value}", str(models[task]), str(adapters[task]))]
    out = ["pack", "build", "--out", str(tmp_path / "pack")]
    return [*out, "--base", str(models[None]), *tasks, "--evaluation", str(report)]


def test_that_the_command_writes_and_verifies_a_pack(arguments, tmp_path, capsys):
    assert main(arguments) == 0
    pack = read_pack(tmp_path / "pack")
    assert set(pack.tasks) == set(Task)
    assert pack.tasks[Task.REGIMEN].evaluation
    assert main(["pack", "verify", str(tmp_path / "pack")]) == 0
    assert "regimen.gguf" in capsys.readouterr().out


def test_that_the_command_refuses_in_one_sentence(arguments, tmp_path, capsys):
    assert main(arguments) == 0
    path = tmp_path / "pack" / "modality.gguf"
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)
    capsys.readouterr()
    for wrong in (
        ["verify", str(tmp_path / "pack")],
        ["verify", str(tmp_path / "nowhere")],
        ["build", "--out", str(tmp_path / "empty")],
        [*arguments[1:-1], str(tmp_path / "nowhere.json")],
        [*arguments[1:], "--clinical-data"],
        [*arguments[1:], "--base", str(tmp_path / "nowhere.gguf")],
    ):
        assert main(["pack", *wrong]) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.startswith("radonc-models: ")
        assert said.err.count("\n") == 1
        assert said.err.endswith(".\n")


def test_that_the_command_packs_adapters_and_an_abstention(tmp_path, models, adapter_files, capsys):
    tasks = [word for task, pair in adapter_files.items() for word in (f"--{task.value}", *map(str, pair))]
    out = ["pack", "build", "--out", str(tmp_path / "pack"), "--base", str(models[None]), *tasks, "--abstention"]
    assert main([*out, "0.55", "40 validation cases"]) == 0
    assert "Q8_0+F16" in capsys.readouterr().out
    assert read_pack(tmp_path / "pack").tasks[Task.MODALITY].abstention.below == 0.55
    for wrong in (["0", "x"], ["two", "x"], ["nan", "x"], ["0.5", " "]):
        assert main([*out, *wrong]) == 2
        assert capsys.readouterr().err.count("\n") == 1
