"""The engine's child broken at random moments; ``tests/benchmarks/bench_faults.py`` does it as often as one likes."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from radonc_models.errors import EngineError, ModelPackError
from radonc_models.pack import file_sha256
from radonc_models.runtime import llama, loading, protocol
from radonc_models.runtime.client import EngineClient
from radonc_models.runtime.errors import EngineDied
from radonc_models.runtime.protocol import Done, PromptProgress, Token

BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "bench_faults.py"


def test_that_every_fault_ends_in_one_sentence_and_the_next_question_is_answered():
    pytest.importorskip("resource", reason="limits of memory need a Unix system")
    done = subprocess.run(
        [sys.executable, BENCHMARK, "--runs", "20", "--patience", "1.5"], capture_output=True, text=True, timeout=200
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "20 of 20 runs (100.0 %)" in done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize("phase", ["loading", "prompt", "answer"])
def test_that_stop_ends_even_a_child_that_hangs(tiny_models, phase, stop_soon):
    with EngineClient(threads=1) as client:
        client.load(tiny_models[1], None)
        if phase == "loading":
            os.kill(client.pid, signal.SIGSTOP)
            stop_soon(client)
            with pytest.raises(EngineError, match="loading of the model was stopped"):
                client.load(tiny_models[0], None)
        else:
            key = client.load(tiny_models[0], None).key
            events = client.generate(key, "x" * 3000, 1000)
            kind = PromptProgress if phase == "prompt" else Token
            while not isinstance(next(events), kind):
                pass
            os.kill(client.pid, signal.SIGSTOP)
            stop_soon(client)
            last = [*events][-1]
            assert isinstance(last, Done)
            assert last.finish == "cancelled"
        assert client.pid is None
        assert client.load(tiny_models[0], None).layers


def test_that_a_long_question_to_a_child_that_reads_nothing_does_not_block(tiny_models):
    with EngineClient(threads=1, patience=1.0) as client:
        key = client.load(tiny_models[0], None).key
        os.kill(client.pid, signal.SIGSTOP)
        with pytest.raises(EngineDied, match="no sign of life"):  # more than a pipe holds
            list(client.generate(key, "x" * 500_000, 4))


def test_that_a_child_that_died_while_nobody_asked_is_replaced_without_a_word(tiny_models):
    with EngineClient(threads=1) as client:
        key = client.load(tiny_models[0], None).key
        before = [*client.generate(key, "lung", 8)][-1]
        os.kill(client.pid, signal.SIGSEGV)
        time.sleep(0.1)
        after = [*client.generate(key, "lung", 8)][-1]
        assert after.text == before.text


@pytest.mark.parametrize(
    "line",
    [
        """print('{"id": 77, "body": {"kind": "token", "text": "x"}}', flush=True)""",
        """print('{"id": 1, "body": {"kind": "tokens", "ids": [1]}}', flush=True)""",
    ],
)
def test_that_an_answer_to_another_question_is_never_taken_for_this_one(line):
    program = "\n".join(
        [
            """import sys; print('{"id": 0, "body": {"kind": "hello", "engine": "fake", "gpu": false}}', flush=True)""",
            "sys.stdin.readline()",
            line,
            "sys.stdin.readline()",
        ]
    )
    with (
        EngineClient(threads=1, argv=[sys.executable, "-c", program]) as client,
        pytest.raises(EngineDied, match="makes no sense"),
    ):
        client.load(Path("x.gguf"), None)


def test_that_a_file_swapped_between_check_and_load_is_not_the_one_that_is_parsed(tiny_models, tmp_path, monkeypatch):
    path, parsed = tmp_path / "model.gguf", []
    shutil.copyfile(tiny_models[0], path)
    sha256 = file_sha256(path)

    def swap_and_parse(name, **_settings):
        shutil.copyfile(tiny_models[1], tmp_path / "other.gguf")
        (tmp_path / "other.gguf").replace(path)  # the very last moment before the parser opens it
        parsed.append(file_sha256(Path(name)))
        raise llama.LoadError

    monkeypatch.setattr(llama, "Model", swap_and_parse)
    with pytest.raises(ModelPackError):
        loading.open_model(protocol.Load(str(path), sha256, None, 1, False), lambda: False, None, lambda: None)
    assert parsed == [sha256]
    assert file_sha256(path) != sha256


def _edit(path):
    with path.open("r+b") as file:
        file.seek(-1000, os.SEEK_END)
        byte = file.read(1)[0]
        file.seek(-1000, os.SEEK_END)
        file.write(bytes([byte ^ 1]))


def test_that_a_loaded_model_edited_in_place_is_noticed_at_the_next_question(tiny_models, tmp_path):
    path = tmp_path / "model.gguf"
    shutil.copyfile(tiny_models[0], path)
    with EngineClient(threads=1) as client:
        key = client.load(path, file_sha256(path)).key
        assert [*client.generate(key, "lung", 4)]
        _edit(path)
        with pytest.raises(ModelPackError, match="damaged or was changed"):
            list(client.generate(key, "lung", 4))
        _edit(path)  # back to what it was: other times, the same hash
        assert [*client.generate(key, "lung", 4)]


def test_that_an_answer_during_which_the_model_was_edited_is_discarded(tiny_models, tmp_path):
    path = tmp_path / "model.gguf"
    shutil.copyfile(tiny_models[0], path)
    with EngineClient(threads=1) as client:
        key = client.load(path, file_sha256(path)).key
        events = client.generate(key, "lung", 200)
        next(events)
        _edit(path)
        with pytest.raises(ModelPackError, match="changed while it answered, so the answer was discarded"):
            list(events)


def test_that_a_file_edited_while_its_hash_is_computed_is_refused(tiny_models, tmp_path, monkeypatch):
    import hashlib

    from radonc_models.pack import files

    path = tmp_path / "model.gguf"
    shutil.copyfile(tiny_models[0], path)
    real, sha256 = hashlib.file_digest, file_sha256(path)

    def digest(file, name):
        found = real(file, name)
        _edit(path)
        return found

    monkeypatch.setattr(hashlib, "file_digest", digest)
    with pytest.raises(ModelPackError, match="changed while it was read"):
        files.open_verified(path, sha256)
