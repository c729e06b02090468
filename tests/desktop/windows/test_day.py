"""The whole day of a physician with keys alone, on a scripted engine; the script that is run here takes a real one."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from radonc_desktop.engine.scripted import Gate
from radonc_models.tasks import Task

DAY = Path(__file__).parents[2] / "benchmarks" / "app" / "day.py"
STEPS = ("unlock", "find", "ask_and_stop", "ask", "edit", "sign", "print", "lock", "unlock", "resume", "verify")


@pytest.fixture(scope="module")
def script():
    spec = importlib.util.spec_from_file_location("day", DAY)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def day(qtbot, script, source, words, monkeypatch, tmp_path):
    monkeypatch.setattr("radonc_desktop.windows.pack_switch.words_of", lambda _folder: words)
    monkeypatch.setattr(script, "PATIENCE", 60.0)
    made = script.Day(tmp_path, tmp_path / "pack", script.Keys(), source=source)
    yield made
    made.close()
    qtbot.wait(1)


def test_that_keys_alone_lead_from_the_unlock_to_a_verified_audit_trail(day, source):
    gate = Gate()
    answer = source.scripts[(Task.REGIMEN, False)]
    source.scripts[(Task.REGIMEN, False)] = [*answer[:2], gate, *answer[2:]]
    for step in STEPS:
        if step == "ask":
            gate.open()
        getattr(day, step)()
    day.leave()
    assert day.printed.read_bytes().startswith(b"%PDF")
    assert [asked.task for asked in source.asked][-3:] == list(Task)
    day.check()
