"""The guide is enough: a newcomer who knows it alone gets through all of its steps, and finds every word it names."""

from __future__ import annotations

import importlib.util
import json
import sys
from functools import partial
from pathlib import Path

import pytest

from radonc_desktop import vault
from radonc_desktop.doctor import SCHEMA
from radonc_desktop.vault import KdfParameters
from radonc_desktop.windows import computer_pages, welcome

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "app" / "newcomer.py"
REPORT = {"schema": SCHEMA, "sections": [{"name": "memory", "status": "ok", "verdict": "Enough.", "facts": {}}]}


@pytest.fixture(scope="module")
def script():
    spec = importlib.util.spec_from_file_location("newcomer", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def newcomer(qtbot, script, source, made_pack, monkeypatch, tmp_path):
    doctor = [sys.executable, "-c", f"print({json.dumps(REPORT)!r})"]
    for module in (welcome, computer_pages):
        monkeypatch.setattr(module, "doctor_command", lambda _folders: doctor)
    monkeypatch.setattr(script, "PATIENCE", 60.0)
    monkeypatch.setattr(vault, "create_vault", partial(vault.create_vault, kdf=KdfParameters(8, 1, 1)))
    made = script.Newcomer(tmp_path, made_pack(tmp_path / "pack", "ours", synthetic=True), source=source)
    yield made
    made.close()
    qtbot.wait(1)


def test_that_a_newcomer_gets_through_the_guide_and_finds_every_word_of_it(newcomer, capsys):
    newcomer.run()
    assert newcomer.missing() == {}
    assert (newcomer.folder / "page.pdf").read_bytes().startswith(b"%PDF")


def test_that_words_in_italics_are_found_and_bold_ones_are_not(script):
    text = "*Open the demo*\n\n## 1. Unlock\n\nA *Name*, **Ctrl+K** and *I have\nit*.\n\n## The rest\n\n| *Models* |"
    assert script.quoted(text) == {0: {"Open the demo"}, 1: {"Name", "I have it"}, 8: {"Models"}}
