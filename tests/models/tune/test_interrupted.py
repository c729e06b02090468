"""A run that is killed, stopped by the disk or by its own loss: what is left, and that it goes on as if nothing was."""

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from radonc_models.cli import main
from radonc_models.errors import RadOncError
from radonc_models.records import write_cases
from radonc_models.synthetic import generate
from radonc_models.tasks import Task
from radonc_models.tune.base import add_adapter
from radonc_models.tune.card import Sources
from radonc_models.tune.checkpoints import Checkpoints
from radonc_models.tune.config import TuneConfig
from radonc_models.tune.run import Order, _checkpoints
from radonc_models.tune.train import train
from radonc_models.tune.world import World

from .test_train import EOS, TARGETS, examples

pytestmark = [
    pytest.mark.torch,
    pytest.mark.filterwarnings("ignore::FutureWarning", "ignore::DeprecationWarning", "ignore::UserWarning"),
]


class Killed(Exception):
    pass


def model_of(tiny_llama: Any) -> Any:
    import copy

    import torch

    torch.manual_seed(5)
    return add_adapter(copy.deepcopy(tiny_llama), 4, 8, 0.1, TARGETS)


def test_that_an_interrupted_run_draws_the_curve_of_one_that_was_not(tiny_llama: Any, tmp_path: Path) -> None:
    import torch

    config = TuneConfig(batch_size=4, micro_batch_size=2, epochs=3, learning_rate=1e-2, checkpoint_steps=5)
    data = (examples(32), examples(8, 1))
    whole = train(model_of(tiny_llama), EOS, *data, config)
    checkpoints = Checkpoints(tmp_path / "state", {"settings": 1})

    def kill_at(step: int) -> Any:
        def kill(progress: Any) -> None:
            if progress.step == step:
                raise Killed

        return kill

    for step in (8, 18):
        with pytest.raises(Killed):
            train(model_of(tiny_llama), EOS, *data, config, kill_at(step), checkpoints=checkpoints)
    last = train(model_of(tiny_llama), EOS, *data, config, checkpoints=checkpoints)
    assert last.losses == whole.losses
    assert last.curve == whole.curve
    assert last.resumed_at == [5, 15]
    assert all(torch.equal(last.best[name], value) for name, value in whole.best.items())


def test_that_a_state_of_another_run_or_a_damaged_one_is_not_taken_up(tmp_path: Path) -> None:
    Checkpoints(tmp_path, {"seed": 1}).save({"taken": 3})
    assert Checkpoints(tmp_path, {"seed": 1}).load() == {"taken": 3}
    with pytest.raises(RadOncError, match="other settings"):
        Checkpoints(tmp_path, {"seed": 2}).load()
    (tmp_path / "state.pt").write_bytes(b"PK nothing of the kind")
    with pytest.raises(RadOncError, match="without --resume"):
        Checkpoints(tmp_path, {"seed": 1}).load()


def test_that_a_full_disk_keeps_the_last_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import torch

    checkpoints = Checkpoints(tmp_path, {})
    checkpoints.save({"taken": 1})

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(torch, "save", full)
    with pytest.raises(RadOncError, match="the disk is full"):
        checkpoints.save({"taken": 2})
    assert checkpoints.load() == {"taken": 1}
    assert [path.name for path in tmp_path.iterdir()] == ["state.pt"]


def test_that_a_loss_that_is_no_number_ends_the_run_with_a_sentence(tiny_llama: Any) -> None:
    with pytest.raises(RadOncError, match="lower the learning rate"):
        train(model_of(tiny_llama), EOS, examples(32), examples(8, 1), TuneConfig(
            batch_size=4, micro_batch_size=4, epochs=4, learning_rate=1e30, clip_norm=1e30))  # fmt: skip


def test_that_patience_ends_a_run_that_gets_worse(tiny_llama: Any) -> None:
    config = TuneConfig(batch_size=4, micro_batch_size=4, epochs=10, learning_rate=0.5, evaluations=20, patience=2)
    run = train(model_of(tiny_llama), EOS, examples(32), examples(8, 1), config)
    assert run.stopped_early
    assert run.steps < 80
    values = [*run.curve.values()]
    assert min(values) == values[-3] == run.validation_loss


def test_that_a_killed_command_goes_on_and_leaves_nothing_but_the_adapter(tiny_folder: Path, tmp_path: Path) -> None:
    write_cases(tmp_path / "cases.jsonl", generate(3, {"train": 24, "validation": 4, "test": 1}))
    out = tmp_path / "adapter"
    (tmp_path / "run.toml").write_text(
        f'task = "modality"\nbase = "{tiny_folder}"\ncases = "cases.jsonl"\nout = "adapter"\npreset = "demo"\n'
        "[settings]\nepochs = 10\nbatch_size = 8\nmax_tokens = 300\ncheckpoint_steps = 2\nevaluations = 3\n"
    )
    words = ["tune", "--config", str(tmp_path / "run.toml"), "--threads", "1"]
    script = "import sys; from radonc_models.cli import main; sys.exit(main(sys.argv[1:]))"
    child = subprocess.Popen([sys.executable, "-c", script, *words], stderr=subprocess.DEVNULL)
    state = tmp_path / ".adapter.part/state.pt"
    deadline = time.monotonic() + 120
    while not state.exists() and child.poll() is None and time.monotonic() < deadline:
        time.sleep(0.02)
    child.kill()
    child.wait()
    assert not out.exists()
    assert main([*words, "--resume"]) == 0
    card = json.loads((out / "training_card.json").read_text())
    assert len(card["result"]["resumed_at"]) == 1
    assert card["result"]["steps"] == 30
    assert sorted(path.name for path in tmp_path.iterdir()) == ["adapter", "cases.jsonl", "run.toml"]
    assert sorted(path.name for path in out.iterdir()) == [
        *("adapter_config.json", "adapter_model.safetensors", "loss.svg", "training_card.json"),
    ]


def test_that_a_run_from_another_adapter_does_not_go_on(tmp_path: Path) -> None:
    def checkpoints(initial: str | None) -> Checkpoints:
        order = Order(
            (Task.MODALITY,), tmp_path, tmp_path, tmp_path / "out", TuneConfig(), resume=True,
            initial=tmp_path / initial if initial else None,
        )  # fmt: skip
        return _checkpoints(order, order.config, Sources("base", "cases", 1, "bfloat16"), World())

    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "adapter_model.safetensors").write_bytes(name.encode())
        (tmp_path / name / "adapter_config.json").write_text("{}")
    checkpoints("first").save({"taken": 3})
    assert checkpoints("first").load() == {"taken": 3}
    for other in ("second", None):
        with pytest.raises(RadOncError, match="other settings"):
            checkpoints(other).load()
