"""A small, seeded slice of ``tests/benchmarks/curate/fuzz_chain.py``."""

import importlib.util
from pathlib import Path

PATH = Path(__file__).parents[2] / "benchmarks" / "curate" / "fuzz_chain.py"


def test_that_spoilt_rows_and_files_leave_nothing_by_half(workspace, tmp_path):
    spec = importlib.util.spec_from_file_location("fuzz_chain", PATH)
    fuzz = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(fuzz)
    outcome = fuzz.through(workspace, 60, 3, tmp_path)
    assert outcome["kept"] + outcome["refused by row and column"] == 60
    assert outcome["frozen"] > 0
    assert sum(fuzz.files(tmp_path, 12, 3).values()) == 12
