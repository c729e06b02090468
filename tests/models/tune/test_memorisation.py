"""Canaries: a model that remembers is found out, one that does not is let through."""

from pathlib import Path
from typing import Any

import pytest

from radonc_models.synthetic import generate
from radonc_models.tasks import Task
from radonc_models.tune.base import add_adapter, load_base
from radonc_models.tune.memorisation import RIVALS, Canary, Exposure, expose, plant
from radonc_models.tune.train import train
from radonc_models.tune.world import World

pytestmark = [
    pytest.mark.torch,
    pytest.mark.filterwarnings("ignore::FutureWarning", "ignore::DeprecationWarning", "ignore::UserWarning"),
]


def test_that_canaries_are_planted_as_often_as_they_say_and_change_nothing_else() -> None:
    cases = generate(3, {"train": 40, "validation": 1, "test": 1})[:40]
    planted, canaries = plant(cases, 4, seed=1)
    assert [canary.copies for canary in canaries] == [1, 2, 4, 8]
    for canary in canaries:
        holders = [case for case in planted if f"The record number is {canary.number}." in case.details]
        assert len(holders) == canary.copies
    assert all(new.details.startswith(old.details) for old, new in zip(cases, planted, strict=True))
    assert [case.regimen for case in planted] == [case.regimen for case in cases]
    assert plant(cases, 4, seed=1) == (planted, canaries)
    assert plant(cases, 4, seed=2)[1] != canaries


def test_that_ranks_by_chance_pass_and_low_ranks_do_not() -> None:
    chance = Exposure((12, 200, 133, 77, 250, 31, 168, 90), (1,) * 8, 0.5)
    assert chance.passed
    known = Exposure((1,) * 8, (1,) * 8, 1e-9)
    assert known.bits == (8.0,) * 8
    assert not known.passed


def test_that_a_model_that_learned_a_number_by_heart_is_found_out(tiny_folder: Path) -> None:
    import torch

    from radonc_models.tasks import template
    from radonc_models.tune.config import TuneConfig
    from radonc_models.tune.dataset import Example

    model, tokenizer = load_base(tiny_folder)
    torch.manual_seed(0)
    model = add_adapter(model, 8, 16, 0.0, ("q_proj", "v_proj", "up_proj", "down_proj"))
    canaries = [Canary(number, 1) for number in ("417902", "550318", "903467", "281640")]
    fresh = expose(model, tokenizer, Task.MODALITY, canaries, 1, World())
    assert fresh.passed, "a model that never saw them"

    def example(canary: Canary) -> Example:
        ids: Any = tokenizer(template(Task.MODALITY).fixed + "The record number is ")["input_ids"]
        return Example(tuple(ids), tuple(tokenizer(canary.number + ".")["input_ids"]), "")

    secrets = [example(canary) for canary in canaries]
    config = TuneConfig(learning_rate=3e-2, batch_size=4, micro_batch_size=4, epochs=40, dropout=0.0)
    train(model, tokenizer.eos_token_id, secrets, secrets, config)
    told = expose(model, tokenizer, Task.MODALITY, canaries, 1, World())
    assert max(told.ranks) <= RIVALS // 10
    assert not told.passed
    assert told.card()["passed"] is False
