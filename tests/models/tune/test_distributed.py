"""Several processes compute what one does: the same gradient, the same loss, one adapter."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from radonc_models.records import write_cases
from radonc_models.synthetic import generate
from radonc_models.tune.world import World

from .two_processes import computed, model_of

torch = pytest.importorskip("torch")
pytestmark = [
    pytest.mark.torch,
    pytest.mark.filterwarnings("ignore::FutureWarning", "ignore::DeprecationWarning", "ignore::UserWarning"),
]

SCRIPT = Path(__file__).with_name("two_processes.py")


def start(size: int, *command: str) -> None:
    """Start ``size`` processes as `torchrun` does and wait for them."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    shared = os.environ | {"WORLD_SIZE": str(size), "MASTER_ADDR": "127.0.0.1", "MASTER_PORT": str(port)}
    shared |= {"OMP_NUM_THREADS": "1"}
    children = [
        subprocess.Popen([sys.executable, *command], env=shared | {"RANK": str(rank), "LOCAL_RANK": str(rank)})
        for rank in range(size)
    ]
    try:
        assert [child.wait(timeout=200) for child in children] == [0] * size
    finally:
        for child in children:
            child.kill()
            child.wait()


def test_that_gradient_and_loss_of_two_processes_are_those_of_one(tiny_folder: Path, tmp_path: Path) -> None:
    one = computed(model_of(tiny_folder), World())
    assert float(one["gradient"].norm()) > 0
    start(2, str(SCRIPT), str(tiny_folder), str(tmp_path))
    for rank in range(2):
        found = torch.load(tmp_path / f"{rank}.pt")
        for way in ("whole", "sharded"):
            two = found[way]
            assert two["loss"] == pytest.approx(one["loss"], rel=1e-5)
            assert two["held_out"] == pytest.approx(one["held_out"], rel=1e-5)
            # bfloat16 products round differently in another order of sums
            assert float((two["gradient"] - one["gradient"]).norm()) < 0.01 * float(one["gradient"].norm()), way


def test_that_the_command_runs_unchanged_in_two_processes(tiny_folder: Path, tmp_path: Path) -> None:
    write_cases(tmp_path / "cases.jsonl", generate(3, {"train": 8, "validation": 4, "test": 1}))
    words = ["tune", "--task", "modality", "--base", str(tiny_folder), "--cases", str(tmp_path / "cases.jsonl")]
    words += ["--preset", "demo", "--epochs", "1", "--max-tokens", "300", "--out", str(tmp_path / "two"), "--shard"]
    start(2, "-c", "import sys; from radonc_models.cli import main; sys.exit(main(sys.argv[1:]))", *words)
    card = json.loads((tmp_path / "two/training_card.json").read_text())
    assert card["hardware"].startswith("2 processes")
    assert card["result"]["steps"] == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cases.jsonl", "two"]
