"""What happens when two things happen at once: a stop between two requests, a close while starting, a flood."""

import os
import signal
import sys
import threading
import time
from pathlib import Path

import numpy as np
import psutil
import pytest

from radonc_models.errors import EngineError, ModelPackError
from radonc_models.pack import file_sha256
from radonc_models.runtime import llama, loading, process, protocol
from radonc_models.runtime.client import EngineClient
from radonc_models.runtime.conversation import Conversation
from radonc_models.runtime.errors import EngineDied
from radonc_models.runtime.generation import Session
from radonc_models.runtime.protocol import Done, PromptProgress

HELLO = """print('{"id": 0, "body": {"kind": "hello", "engine": "fake", "gpu": false}}', flush=True)"""


@pytest.fixture
def client():
    with EngineClient(threads=1) as started:
        yield started


def fake(*lines):
    return [sys.executable, "-c", "\n".join(["import sys, time", HELLO, *lines])]


def last(events):
    *_, done = events
    return done


def test_that_a_stop_that_comes_too_late_costs_the_child_nothing(client, tiny_models):
    key = client.load(tiny_models[0], None).key
    list(client.generate(key, "lung", 2))
    pid = client.pid
    client._talk._child.wake()  # a cancel in the moment between the last word and the end of the request
    client.cancel()
    assert last(client.generate(key, "lung", 2)).finish != "cancelled"
    assert client.pid == pid
    assert client._caution._deaths == 0


def test_that_a_stop_between_loading_and_asking_is_not_lost(client, tiny_models, monkeypatch):
    key = client.load(tiny_models[0], None).key
    real = EngineClient._seal

    def seal(self):
        sealed = real(self)
        self.cancel()  # nothing runs at this moment
        return sealed

    monkeypatch.setattr(EngineClient, "_seal", seal)
    assert last(client.generate(key, "lung", 100)).finish == "cancelled"
    monkeypatch.undo()
    assert last(client.generate(key, "lung", 2)).finish != "cancelled", "it was for that question only"


def test_that_a_stop_during_a_switch_of_adapters_is_obeyed_and_the_next_switch_is_right(client, family, stop_soon):
    first, second = (client.load(family.base, family.base_sha256, family.wanted(one)).key for one in family.adapters)
    expected = last(client.generate(second, "lung " * 300, 4)).text
    list(client.generate(first, "lung " * 300, 4))
    pid, ends = client.pid, []
    for number in range(5):
        stopper = stop_soon(client, number * 0.0005)
        ends.append(last(client.generate(second, "lung " * 600, 400)).finish)
        stopper.join()
        list(client.generate(first, "lung " * 300, 4))
    assert "cancelled" in ends
    assert last(client.generate(second, "lung " * 300, 4)).text == expected
    assert client.pid == pid


def test_that_counting_that_is_stopped_and_hangs_ends_in_a_sentence(client, tiny_models, stop_soon):
    key = client.load(tiny_models[0], None).key
    client.seal()
    os.kill(client.pid, signal.SIGSTOP)
    stop_soon(client, 0.1)
    with pytest.raises(EngineError, match="was stopped"):
        client.count(key, "lung", 4)
    assert client.count(key, "lung", 4).tokens == 4


def test_that_a_close_while_the_child_starts_leaves_no_child():
    children = []

    def start():
        children.append(process.ChildProcess(fake("sys.stdin.read()"), None, None))
        talk.close()  # from another thread, before anybody knows the child
        return children[0]

    talk = Conversation(start, lambda _how: None, 0.8)
    with pytest.raises(EngineError, match="was closed"):
        talk.ensure_started()
    assert not children[0].alive


def test_that_a_child_that_floods_the_pipe_does_not_fill_memory():
    line = """'{"id": 1, "body": {"kind": "token", "text": "%s"}}' % ("x" * 100_000)"""
    flood = fake("sys.stdin.readline()", f"line = {line}", "while True: print(line)")
    before = psutil.Process().memory_info().rss
    with EngineClient(threads=1, argv=flood) as client:
        client.start()
        client._talk._child.send(b"\n")
        time.sleep(1.0)
        assert psutil.Process().memory_info().rss - before < 100 << 20
        with pytest.raises(EngineDied):
            client.load(Path("x.gguf"), None)


def test_that_an_answer_that_was_not_streamed_is_never_shown():
    done = """print('{"id": 1, "body": {"kind": "counted", "tokens": -5, "room": 1}}', flush=True)"""
    with EngineClient(threads=1, argv=fake("sys.stdin.readline()", done, "sys.stdin.readline()")) as client:
        client._talk.ensure_started()
        with pytest.raises(EngineDied, match="makes no sense"):
            list(client._talk.ask(protocol.Count("k", "p", 4), 5))


def test_that_a_child_that_cannot_be_prepared_is_a_sentence_and_no_wait(monkeypatch):
    def broken():
        raise ValueError

    monkeypatch.setattr(process, "child_environment", broken)
    with EngineClient(threads=1, argv=fake()) as client, pytest.raises(EngineDied, match="could not be started"):
        client.start()


def test_that_a_system_without_threads_is_a_sentence(monkeypatch):
    def none(_self):
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", none)
    with EngineClient(threads=1, argv=fake()) as client, pytest.raises(EngineDied, match="close other programs"):
        client.start()


def test_that_many_restarts_leave_no_handle_thread_or_zombie():
    own = psutil.Process()

    def held():
        return own.num_fds(), threading.active_count(), len(own.children())

    before = held()
    for number in range(30):
        client = EngineClient(threads=1, argv=fake("sys.stdin.readline()"))
        client.start()
        if number % 2:
            os.kill(client.pid, signal.SIGKILL)
        client.close()
    deadline = time.monotonic() + 30
    while held() != before and time.monotonic() < deadline:
        time.sleep(0.01)
    assert held() == before


def test_that_no_word_of_a_case_is_in_the_arguments_or_the_environment_of_the_child(client, tiny_models):
    key = client.load(tiny_models[0], None).key
    events = client.generate(key, "Marker of a case. " * 50, 200)
    assert isinstance(next(events), PromptProgress)
    for name in ("cmdline", "environ"):
        try:
            words = Path(f"/proc/{client.pid}/{name}").read_bytes()
        except PermissionError:
            continue  # nobody but root may look
        assert b"Marker" not in words
    assert isinstance(last(events), Done)


class _NoNumbers:
    """A model whose every logit is no number."""

    n_ctx, n_vocab, kv_bytes_per_token = 4096, 8, 1

    def tokenize(self, text, **_):
        return [1] * len(text)

    def end_tokens(self):
        return np.array([0])

    def logits(self, _index):
        return np.full(8, np.nan, np.float32)

    def decode(self, *_):
        return True

    def forget(self, *_):
        pass

    def use_adapter(self, _adapter):
        pass


@pytest.mark.parametrize("asked", ["generate", "score"])
def test_that_logits_that_are_no_numbers_are_an_error_and_no_answer(asked):
    session = Session(_NoNumbers(), lambda: False)
    with pytest.raises(EngineError, match="no numbers"):
        list(session.generate("lung", 4) if asked == "generate" else session.score("lung", ("a", "b")))


def test_that_a_lack_of_memory_is_not_called_a_damaged_file(tiny_models, monkeypatch):
    log = llama.EngineLog()

    def fail(*_, **__):
        log._take(4, b"llama_model_load: error loading model: std::bad_alloc\n", None)
        raise llama.LoadError(short_of_memory=log.short_of_memory)

    request = protocol.Load(str(tiny_models[0]), file_sha256(tiny_models[0]), None, 1, False)
    monkeypatch.setattr(llama, "Model", fail)
    with pytest.raises(EngineError, match="not enough memory"):
        loading.open_model(request, lambda: False, log, lambda: None)
    log.restart()
    monkeypatch.setattr(llama, "Model", lambda *_, **__: (_ for _ in ()).throw(llama.LoadError))
    with pytest.raises(ModelPackError, match="cannot be opened"):
        loading.open_model(request, lambda: False, log, lambda: None)
