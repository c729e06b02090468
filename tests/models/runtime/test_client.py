import os
import shutil
import signal
import sys
import threading
import time
from pathlib import Path

import pytest

from radonc_models.errors import EngineError, ModelPackError
from radonc_models.pack import file_sha256
from radonc_models.runtime import backends, devices
from radonc_models.runtime.client import EngineClient
from radonc_models.runtime.cpu import default_threads
from radonc_models.runtime.errors import EngineBusy, EngineDied
from radonc_models.runtime.protocol import Done, PromptProgress, Token

CANARY = "Zebrafish-4711"


def _done(events):
    *_, last = events
    assert isinstance(last, Done)
    return last


def _acting(*lines):
    """A command that plays the child: hello first, then these lines of Python with the pipes at hand."""
    hello = '{"id": 0, "body": {"kind": "hello", "engine": "fake", "gpu": false}}'
    program = [
        "import os, sys, time, signal",
        f"print('{hello}', flush=True)",
        "sys.stdin.readline()",
        *lines,
    ]
    return [sys.executable, "-c", "\n".join(program)]


@pytest.fixture(scope="module")
def slow(base_model):
    """The real base model in a child of its own: a question takes seconds, long enough to interrupt."""
    client = EngineClient(threads=1, stop_seconds=30)  # an obedient child is kept, however busy the computer
    key = client.load(base_model, None).key
    yield client, key
    client.close()


def test_that_the_device_is_told_as_it_is(engine, tiny_models):
    loaded = engine.load(tiny_models[0], None)
    assert loaded.device.startswith("CPU")
    assert (loaded.layers, loaded.layers_on_gpu) == (3, 0)
    built = backends.gpu_backends(backends.library_folder())
    assert loaded.reason == devices.NO_BACKEND if not built else "no Vulkan driver" in loaded.reason
    assert (loaded.n_ctx, loaded.threads) == (4096, 1)
    assert loaded.key == file_sha256(tiny_models[0])


def test_that_two_models_stay_loaded_and_do_not_mix(engine, tiny_models):
    first, second = (engine.load(path, None).key for path in tiny_models)
    pid = engine.pid
    alone = [_done(engine.generate(key, "lung, 54 Gy", 16)).text for key in (first, second)]
    mixed = [_done(engine.generate(key, "lung, 54 Gy", 16)).text for key in (second, first, second, first)]
    assert alone[0] != alone[1]
    assert mixed == [alone[1], alone[0], alone[1], alone[0]]
    assert engine.pid == pid


def test_that_a_second_load_does_not_read_the_file_again(engine, tiny_models, monkeypatch):
    loaded = engine.load(tiny_models[1], file_sha256(tiny_models[1]))
    monkeypatch.setattr(engine, "_ask", None)
    assert engine.load(tiny_models[1], loaded.key) is loaded


def test_that_a_changed_file_is_refused_even_after_it_was_verified(tiny_models, tmp_path):
    path = tmp_path / "model.gguf"
    shutil.copyfile(tiny_models[0], path)
    client = EngineClient(threads=1)
    sha256 = file_sha256(path)
    try:
        client.load(path, sha256)
        client.close()
        client.load(path, sha256)
        client.close()
        data = bytearray(path.read_bytes())
        data[-1000] ^= 1
        path.write_bytes(data)
        os.utime(path, ns=(0, 0))
        with pytest.raises(ModelPackError, match="damaged or was changed"):
            client.load(path, sha256)
    finally:
        client.close()


@pytest.mark.parametrize("content", [b"", b"GGUF", b"no model at all" * 100, None])
def test_that_a_file_which_is_no_model_is_refused_in_a_sentence(engine, tmp_path, content):
    path = tmp_path / "broken.gguf"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ModelPackError, match=r"broken\.gguf .*\.$"):
        engine.load(path, None)
    assert engine.alive


def test_that_a_named_pipe_in_place_of_a_model_does_not_hang(engine, tmp_path):
    os.mkfifo(tmp_path / "pipe.gguf")
    with pytest.raises(ModelPackError, match="not a plain file"):
        engine.load(tmp_path / "pipe.gguf", None)


def test_that_stop_works_while_the_prompt_is_read(slow):
    client, key = slow
    events = client.generate(key, "The tumour measures 4 cm. " * 500, 8)
    assert isinstance(next(events), PromptProgress)
    time.sleep(0.2)
    pid = client.pid
    client.cancel()
    done = _done(events)
    assert (done.finish, done.new_tokens) == ("cancelled", 0)
    assert _done(client.generate(key, "The capital of France is", 2)).text
    assert client.pid == pid, "an obedient child is kept"


def test_that_stop_works_while_the_answer_is_written(slow):
    client, key = slow
    events = client.generate(key, "Once upon a time", 2000)
    while not isinstance(next(events), Token):
        pass
    client.cancel()
    done = _done(events)
    assert done.finish == "cancelled"
    assert done.text


def test_that_stop_from_another_thread_works(slow):
    client, key = slow
    events = client.generate(key, "Once upon a time", 2000)
    next(events)
    threading.Timer(0.2, client.cancel).start()
    assert _done(events).finish == "cancelled"


def test_that_an_abandoned_question_leaves_the_engine_free(slow):
    client, key = slow
    events = client.generate(key, "Once upon a time", 2000)
    next(events)
    events.close()
    assert _done(client.generate(key, "The capital of France is", 2)).finish in ("stop", "length")


def test_that_a_second_question_at_the_same_time_is_refused(slow):
    client, key = slow
    events = client.generate(key, "Once upon a time", 2000)
    next(events)
    with pytest.raises(EngineBusy, match="still answering"):
        client.tokenize(key, "x")
    events.close()


@pytest.mark.parametrize("name", ["SIGKILL", "SIGSEGV"])
def test_that_a_dead_child_is_named_and_the_next_question_works(slow, name):
    client, key = slow
    events = client.generate(key, "Once upon a time", 2000)
    while not isinstance(next(events), Token):
        pass
    os.kill(client.pid, signal.Signals[name])
    with pytest.raises(EngineDied, match=rf"ended unexpectedly \({name}, .*ask again"):
        list(events)
    assert not client.alive
    assert _done(client.generate(key, "The capital of France is", 2)).text
    assert client.alive


def test_that_a_child_which_does_not_obey_a_stop_is_killed(slow, monkeypatch):
    client, key = slow
    monkeypatch.setattr(client._talk, "_stop_seconds", 0.5)
    events = client.generate(key, "Once upon a time", 2000)
    next(events)
    os.kill(client.pid, signal.SIGSTOP)
    threading.Timer(0.2, client.cancel).start()
    assert _done(events).finish == "cancelled"
    assert not client.alive
    assert _done(client.generate(key, "The capital of France is", 2)).text


def test_that_a_silent_child_counts_as_hung():
    client = EngineClient(threads=1, argv=_acting("time.sleep(60)"), patience=0.5)
    with pytest.raises(EngineDied, match="no sign of life"):
        client.load(Path("x.gguf"), None)
    assert not client.alive
    client.close()


@pytest.mark.parametrize(
    "line",
    [
        r"os.write(1, b'\x00\xff garbage\n'); time.sleep(60)",
        r"os.write(1, b'{}\n'); time.sleep(60)",
        r"""os.write(1, b'{"id": 1, "body": {"kind": "loaded", "key": 5}}\n'); time.sleep(60)""",
        r"""os.write(1, b'[' * 100000 + b'\n'); time.sleep(60)""",
        r"""os.write(1, b'{"id": 1, "body": {"kind": "tok'); sys.exit(0)""",
    ],
)
def test_that_garbage_on_the_pipe_ends_the_child_with_a_sentence(line):
    client = EngineClient(threads=1, argv=_acting(line))
    with pytest.raises(EngineDied, match=r"makes no sense and was stopped: ask again"):
        client.load(Path("x.gguf"), None)
    assert not client.alive
    client.close()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("sys.exit(3)", r"exit code 3"),
        ("os.kill(os.getpid(), signal.SIGILL)", r"SIGILL, this processor lacks an instruction"),
        ("os.kill(os.getpid(), signal.SIGABRT)", r"SIGABRT, its native code gave up"),
        ("os.close(1); time.sleep(60)", r"closed its connection"),
    ],
)
def test_that_every_end_of_the_child_has_its_sentence(line, words):
    client = EngineClient(threads=1, argv=_acting(line))
    with pytest.raises(EngineDied, match=words):
        client.load(Path("x.gguf"), None)
    client.close()


def test_that_a_gpu_that_takes_the_child_down_is_not_tried_again():
    loaded = (
        '{"id": %d, "body": {"kind": "loaded", "key": "k", "device": "CPU", "layers": 3, "layers_on_gpu": 0,'
        ' "reason": "%s", "n_ctx": 64, "threads": 1, "engine": "fake",'
        ' "stamp": {"device": 0, "inode": 0, "size": 0, "modified": 0, "changed": 0}, "unloaded": []}}'
    )
    program = [
        "import json, os, signal, sys",
        """print('{"id": 0, "body": {"kind": "hello", "engine": "fake", "gpu": true}}', flush=True)""",
        "request = json.loads(sys.stdin.readline())",
        "if request['body']['gpu']: os.kill(os.getpid(), signal.SIGSEGV)",
        f"print({loaded!r} % (request['id'], request['body']['why_no_gpu']), flush=True)",
        "sys.stdin.readline()",
    ]
    argv = [sys.executable, "-c", "\n".join(program)]
    with EngineClient(threads=1, argv=argv) as client:
        reason = client.load(Path("x.gguf"), None).reason
    assert reason.startswith("the engine ended while it used the GPU (SIGSEGV")


def test_that_a_child_that_cannot_start_is_reported(tmp_path):
    client = EngineClient(threads=1, argv=[str(tmp_path / "nothing")])
    with pytest.raises(EngineDied, match="could not be started"):
        client.start()


def test_that_no_case_text_reaches_stderr_or_the_process_list(engine, key, stderr_path):
    events = engine.generate(key, f"Patient {CANARY}. " * 100, 400)
    next(events)
    assert CANARY.encode() not in Path(f"/proc/{engine.pid}/cmdline").read_bytes()
    assert CANARY.encode() not in Path(f"/proc/{engine.pid}/environ").read_bytes()
    list(events)
    with pytest.raises(Exception, match="too long"):
        list(engine.generate(key, f"Patient {CANARY}. " * 2000, 4))
    with pytest.raises(ModelPackError):
        engine.load(Path("/nowhere.gguf"), None)
    assert stderr_path.read_bytes() == b""


def test_that_the_child_ends_with_its_parent(tiny_models):
    client = EngineClient(threads=1)
    key = client.load(tiny_models[0], None).key
    events = client.generate(key, "x" * 2000, 2000)
    next(events)
    child = client._talk._child._process
    child.stdin.close()
    assert child.wait(30) == 0
    with pytest.raises(EngineDied):
        list(events)


def test_that_two_processors_get_two_threads(monkeypatch):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _pid: {0, 1})
    monkeypatch.setattr("psutil.cpu_count", lambda logical: 1)
    assert default_threads() == 2
    monkeypatch.setattr(os, "sched_getaffinity", lambda _pid: set(range(16)))
    monkeypatch.setattr("psutil.cpu_count", lambda logical: 8)
    assert default_threads() == 8
    monkeypatch.setattr(os, "sched_getaffinity", lambda _pid: {3})
    assert default_threads() == 1


def test_that_too_little_memory_is_said_before_loading(tiny_models, monkeypatch):
    from radonc_models.runtime import loading, protocol

    monkeypatch.setattr("psutil.virtual_memory", lambda: type("M", (), {"available": 50_000_000}))
    request = protocol.Load(str(tiny_models[0]), None, None, 1, False)
    given_up = iter(["other", None])
    with pytest.raises(EngineError, match=r"needs 0\.1 GB and 0\.1 GB is free; close other programs"):
        loading.open_model(request, lambda: False, None, lambda: next(given_up))
    assert next(given_up, "used up") == "used up"
