import dataclasses
from pathlib import Path

import pytest

from radonc_desktop.engine import EngineState, PackEngine
from radonc_models.errors import EngineError, ModelPackError
from radonc_models.pack import BaseModelFile, Lora, Pack, Sampling, TaskModel
from radonc_models.pack.files import FileStamp
from radonc_models.runtime.asking import Answer, Failed, TokenCount
from radonc_models.runtime.errors import EngineDied
from radonc_models.runtime.protocol import Counted, Done, Loaded, Token
from radonc_models.tasks import Task, template


class _FakeClient:
    """Loads anything and answers with its key; stands in for the child process."""

    def __init__(self):
        self.loaded, self.adapters = [], []
        self.cancelled = self.closed = self.sealed = 0
        self.pid = 4711
        self.dies = False
        self.alive = True

    def load(self, path, sha256, adapter=None):
        if self.dies:
            raise EngineDied("The engine ended unexpectedly (SIGKILL): ask again to restart it.")
        self.loaded.append(path.name)
        self.adapters += [Path(adapter.path).name] if adapter else []
        return Loaded(sha256, "CPU AVX2", 31, 0, "no GPU", 4096, 2, "fake", FileStamp(0, 0, 0, 0, 0))

    def seal(self):
        self.sealed = len(self.loaded)

    def generate(self, key, _prompt, _limit, **_options):
        yield Token(key[:4])
        yield Done(key[:4], "stop", 10, 1, 0.1, 0.1)

    def count_if_loaded(self, key, prompt, _limit, _labels):
        assert key == "d" * 64
        return Counted(len("details"), 4000) if self.alive and "details" in prompt else None

    def cancel(self):
        self.cancelled += 1

    def close(self):
        self.closed += 1


def _model(task, size):
    words = template(task)
    return TaskModel(
        task=task,
        file=f"{task.value}.gguf",
        sha256=task.value[0] * 64,
        size=size,
        base_sha256="b" * 64,
        adapter_sha256="a" * 64,
        lora=Lora(8, 16.0, 0.0, ()),
        quantization="Q8_0",
        prompt_version=words.version,
        prompt_sha256=words.sha256,
        sampling=Sampling(),
    )


@pytest.fixture
def client():
    return _FakeClient()


@pytest.fixture
def engine(tmp_path, client, monkeypatch):
    size = 1000
    pack = Pack(tmp_path, "p", "evaluation", True, "tests", None, {task: _model(task, size) for task in Task})
    monkeypatch.setattr("radonc_desktop.engine.source.open_pack", lambda _folder: pack)
    return PackEngine(tmp_path, client)


def test_that_opening_loads_every_model_of_a_small_pack(engine, client):
    state = engine.open()
    assert state == EngineState("CPU AVX2", 31, 0, "no GPU", 4096)
    assert client.loaded == ["regimen.gguf", "modality.gguf", "diagnosis.gguf"]
    assert engine.pid == 4711
    assert client.sealed == 3, "then the child needs no file any more"


def test_that_the_adapters_of_a_large_base_are_all_loaded_before_the_first_question(
    engine, client, monkeypatch, tmp_path
):
    monkeypatch.setattr("radonc_desktop.engine.source._LOAD_AHEAD_BYTES", 2999)
    plain = BaseModelFile("large", "base.gguf", "b" * 64, 1000, "b" * 64, "Q4_0")
    tasks = {task: dataclasses.replace(_model(task, 1000), kind="adapter") for task in Task}
    pack = Pack(tmp_path, "p", "evaluation", True, "tests", plain, tasks)
    monkeypatch.setattr("radonc_desktop.engine.source.open_pack", lambda _folder: pack)
    engine.open()
    assert client.adapters == ["regimen.gguf", "modality.gguf", "diagnosis.gguf"]
    assert client.sealed == 4


def test_that_a_large_pack_is_loaded_as_it_is_asked(engine, client, monkeypatch):
    monkeypatch.setattr("radonc_desktop.engine.source._LOAD_AHEAD_BYTES", 2999)
    engine.open()
    assert (client.loaded, client.sealed) == (["regimen.gguf"], 0)
    answer = list(engine.ask(Task.DIAGNOSIS, "details"))[-1]
    assert isinstance(answer, Answer)
    assert client.loaded[-1] == "diagnosis.gguf"


def test_that_a_missing_pack_is_a_sentence_and_a_later_question_tries_again(tmp_path, client):
    engine = PackEngine(tmp_path / "nowhere", client)
    with pytest.raises(ModelPackError, match="no readable model pack"):
        engine.open()
    (outcome,) = engine.ask(Task.REGIMEN, "details")
    assert isinstance(outcome, Failed)
    assert "no readable model pack" in outcome.sentence
    assert client.loaded == []


def test_that_a_dead_engine_is_a_failure_and_the_next_question_works(engine, client):
    engine.open()
    client.dies = True
    assert isinstance(list(engine.ask(Task.REGIMEN, "details"))[-1], Failed)
    client.dies = False
    assert isinstance(list(engine.ask(Task.REGIMEN, "details"))[-1], Answer)


def test_that_another_pack_gets_a_child_of_its_own_and_the_one_before_is_ended(tmp_path, client, monkeypatch):
    clients = [client]

    def made():
        clients.append(_FakeClient())
        return clients[-1]

    def opened(folder):
        return Pack(folder, folder.name, "evaluation", True, "tests", None, {task: _model(task, 10) for task in Task})

    monkeypatch.setattr("radonc_desktop.engine.source.open_pack", opened)
    monkeypatch.setattr("radonc_desktop.engine.source.EngineClient", made)
    engine = PackEngine(tmp_path / "first", client)
    engine.open()
    engine.turn_to(tmp_path / "second")
    assert client.closed == 0, "until the other one is opened"
    answer = list(engine.ask(Task.DIAGNOSIS, "details"))[-1]
    assert answer.provenance.pack == engine.pack.name == "second"
    assert (len(clients), client.closed, clients[1].closed) == (2, 1, 0)
    engine.turn_to(tmp_path / "second")
    engine.open()
    assert len(clients) == 2


def test_that_nothing_is_opened_to_count_tokens(engine, client):
    assert engine.count("details") == {}
    assert client.loaded == []
    engine.open()
    client.alive = False
    with pytest.raises(EngineError, match="does not run"):
        engine.count("details")
    client.alive = True
    assert engine.count("details") == {task: TokenCount(len("details"), 4000) for task in Task}
    assert client.loaded == ["regimen.gguf", "modality.gguf", "diagnosis.gguf"]


def test_that_stop_and_close_reach_the_child(engine, client):
    engine.cancel()
    assert client.cancelled == 1, "the models could be in opening"
    engine.open()
    events = engine.ask(Task.REGIMEN, "details")
    engine.cancel()
    assert client.cancelled == 2
    assert list(events)[-1].reason == "stopped"
    engine.close()
    assert client.closed == 1
    with pytest.raises(EngineError, match="was closed"):
        engine.open()
