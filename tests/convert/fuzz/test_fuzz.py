"""More than ten thousand spoilt inputs: each opens or is refused in one sentence, soon and in little memory.

The inputs are the same in every run; ``tests/benchmarks/fuzz_convert.py`` reads as many more as one likes.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

RUNNER = Path(__file__).with_name("runner.py")


@pytest.mark.parametrize(
    ("targets", "count"),
    [
        ("safetensors,shards,index,gguf,inspect", 1000),
        ("adapter-config,adapter,training-card", 900),
        ("config,settings,added,generation", 600),
        ("pieces,pairs,rebuilt", 500),
        ("card", 200),
    ],
)
def test_that_spoilt_inputs_open_or_are_refused_in_one_sentence(tmp_path, targets, count):
    pytest.importorskip("resource", reason="limits of memory need a Unix system")
    command = [sys.executable, RUNNER, targets, "0", str(count), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=200)

    reports = [json.loads(line) for line in done.stdout.splitlines()]
    assert [report.get("fault") for report in reports if "fault" in report] == []
    assert done.returncode == 0, done.stderr  # neither a crash nor a hang of the interpreter
    assert [report["target"] for report in reports] == targets.split(",")
    assert all(report["refused"] + report["opened"] == count for report in reports)
    assert all(report["refused"] and report["opened"] for report in reports)  # the inputs are near what is valid
