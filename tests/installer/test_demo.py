import os
import struct
import subprocess
import sys
from pathlib import Path

import base_model
import pytest
from machine import SetupError

import demo

OFFLINE = Path(__file__).with_name("offline.py")
TASKS = ("Regimen", "Modality", "Diagnosis")


@pytest.fixture
def folders(tmp_path):
    return demo.Folders(tmp_path, tmp_path / "vault", tmp_path / "screenshots")


@pytest.fixture
def converted(monkeypatch, folders):
    """Replace the conversion by writing a small file, and record what was converted."""
    made = []

    def convert(name, arguments):
        out = Path(arguments[arguments.index("--out") + 1])
        out.write_bytes(out.name.encode())
        made.append(out.stem)

    monkeypatch.setattr(demo, "run_command", convert)
    return made


def picture_size(file):
    head = file.read_bytes()[:24]
    assert head.startswith(b"\x89PNG\r\n"), file
    return struct.unpack(">II", head[16:24])


@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_that_the_headless_demo_needs_no_network(root, tmp_path):
    environment = {name: value for name, value in os.environ.items() if "DISPLAY" not in name}
    folders = ["--vault", tmp_path / "vault", "--screenshots", tmp_path / "shots"]
    done = subprocess.run(
        [sys.executable, OFFLINE, sys.executable, root / "installer" / "demo.py", *folders],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=1100,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Figure 2 of the paper" in done.stdout
    lines = [line.strip() for line in done.stdout.splitlines()]
    assert [line for line in lines if line in TASKS] == [*TASKS, *TASKS], "three answers for each of two cases"
    assert sum("tok/s" in line for line in lines) >= len(TASKS)
    assert "Traceback" not in done.stderr
    for name in ("unlock", "main", "compare"):
        width, height = picture_size(tmp_path / "shots" / f"{name}.png")
        assert min(width, height) >= 300, name


def test_that_a_missing_base_model_is_said(tmp_path, capsys):
    assert demo.main(["--pack-only", "--folder", str(tmp_path)]) == 2
    assert "is missing; run `make demo`" in capsys.readouterr().err


def test_that_a_damaged_base_model_is_refused(folders):
    folders.base.parent.mkdir(parents=True)
    folders.base.write_bytes(b"GGUF" + bytes(100))
    with pytest.raises(SetupError, match="is damaged; remove it"):
        demo.check_base(folders.base)


def test_that_a_model_is_converted_once(folders, converted):
    model = demo.Model("base", None, folders.pack / "base.gguf")
    assert demo.convert(folders, model, base_model.SHA256) == demo.convert(folders, model, base_model.SHA256)
    assert converted == ["base"]


def test_that_a_changed_input_or_a_lost_result_is_converted_again(folders, converted, tmp_path):
    adapter = tmp_path / "adapter"
    adapter.mkdir()
    (adapter / "adapter_config.json").write_text("{}")
    model = demo.Model("regimen", adapter, folders.pack / "regimen.gguf")
    demo.convert(folders, model, "0" * 64)
    (adapter / "adapter_config.json").write_text('{"r": 8}')
    demo.convert(folders, model, "0" * 64)
    demo.convert(folders, model, "1" * 64)
    model.file.unlink()
    demo.convert(folders, model, "1" * 64)
    demo.convert(folders, model, "1" * 64)
    assert converted == ["regimen"] * 4


def test_that_a_missing_adapter_is_said(folders, converted, tmp_path):
    model = demo.Model("regimen", tmp_path / "none", folders.pack / "regimen.gguf")
    with pytest.raises(SetupError, match="none is missing; restore it from git or run `make retrain`"):
        demo.convert(folders, model, "0" * 64)
    assert converted == []


def test_that_a_failed_command_stops_the_demo():
    with pytest.raises(SetupError, match="radonc-convert ended with exit code 2"):
        demo.run_command("radonc-convert", ["merge", "--base", "no.gguf", "--out", "no-out.gguf"])


def test_that_the_references_of_the_demo_are_synthetic_training_cases_and_the_same_each_time():
    cases = demo.references()
    assert len(cases) == 600
    assert {case.split for case in cases} == {"train"}
    assert all(case.details.startswith("SYNTHETIC") for case in cases)
    assert cases == demo.references()
