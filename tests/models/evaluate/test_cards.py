"""Scores on training cards: only on the card of the very adapter that was measured."""

import json
from pathlib import Path

import pytest

from radonc_models.errors import RadOncError
from radonc_models.evaluate.cards import note_scores
from radonc_models.pack import adapter_sha256
from radonc_models.tasks import Task


@pytest.fixture
def adapters(tmp_path: Path) -> Path:
    for task in Task:
        (tmp_path / task).mkdir()
        (tmp_path / task / "adapter_model.safetensors").write_bytes(task.encode())
        (tmp_path / task / "adapter_config.json").write_text("{}")
        (tmp_path / task / "training_card.json").write_text('{"seed": 7}')
    return tmp_path


def report(adapters: Path) -> dict:
    figure = {"value": 0.5, "low": 0.4, "high": 0.6, "n": 100}
    return {
        "command": "radonc-models evaluate",
        "cases": {"sha256": "e" * 64},
        "models": {
            "base": {"sha256": "b" * 64},
            "regimen": {"sha256": "1" * 64, "adapter_sha256": adapter_sha256(adapters / "regimen")},
            "modality": {"sha256": "2" * 64, "adapter_sha256": "of another adapter"},
        },
        "metrics": {"tuned": {"regimen": {"rouge1": figure}}, "constant": {"regimen": {"rouge1": figure}}},
    }


def test_that_scores_land_beside_the_recipe_of_the_measured_adapter_only(adapters: Path) -> None:
    assert note_scores(report(adapters), adapters) == [Task.REGIMEN]
    card = json.loads((adapters / "regimen/training_card.json").read_text())
    assert card["seed"] == 7
    assert card["scores"]["rows"]["tuned"]["rouge1"]["value"] == 0.5
    assert card["scores"]["model_sha256"] == "1" * 64
    assert "scores" not in json.loads((adapters / "modality/training_card.json").read_text())


def test_that_a_damaged_card_is_refused_in_one_sentence(adapters: Path) -> None:
    (adapters / "regimen/training_card.json").write_text("{")
    with pytest.raises(RadOncError, match="training card of regimen"):
        note_scores(report(adapters), adapters)


def test_that_scoring_does_not_change_the_identity_of_an_adapter(adapters: Path) -> None:
    before = adapter_sha256(adapters / "regimen")
    note_scores(report(adapters), adapters)
    assert adapter_sha256(adapters / "regimen") == before
