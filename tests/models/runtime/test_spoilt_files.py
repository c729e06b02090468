"""Spoilt models, adapters and manifests; ``tests/benchmarks/fuzz_engine.py`` reads as many more as one likes."""

import subprocess
import sys
from pathlib import Path

import pytest

from radonc_models.errors import ModelPackError
from radonc_models.pack import read_pack

FUZZ = Path(__file__).parents[2] / "benchmarks" / "fuzz_engine.py"


def test_that_no_spoilt_file_reaches_the_parser_and_none_harms_the_app_if_it_does():
    pytest.importorskip("resource", reason="limits of memory need a Unix system")
    pytest.importorskip("llama_cpp")
    done = subprocess.run([sys.executable, FUZZ, "--files", "240"], capture_output=True, text=True, timeout=200)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "normal mode: 240 files, 0 unhashed ones reached the native parser" in done.stdout
    assert "answered" in done.stdout  # the files are near what is valid
    assert "refused" in done.stdout


def test_that_a_name_with_a_line_break_in_a_manifest_does_not_break_the_sentence(tmp_path):
    (tmp_path / "manifest.json").write_text('{"tasks": {"a\\nb\\u001b[2J": 1}}')
    with pytest.raises(ModelPackError) as caught:
        read_pack(tmp_path)
    assert str(caught.value).isprintable()
