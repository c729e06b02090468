import dataclasses
import os
import signal
import threading
import time

import pytest

from radonc_models.errors import EngineError, InputRefused, ModelPackError
from radonc_models.pack import (
    Abstention,
    BaseModelFile,
    Lora,
    Pack,
    Sampling,
    TaskModel,
    file_sha256,
    read_pack,
    write_manifest,
)
from radonc_models.runtime.asking import Answer, Asker, Failed, Refused, label_probabilities
from radonc_models.runtime.client import EngineClient
from radonc_models.runtime.protocol import Done, PromptProgress, Scored, Token
from radonc_models.tasks import MODALITY_LABELS, Task, render, template

DETAILS = "SYNTHETIC. 64-year-old, 2.1 cm tumour of the left lower lobe, cT1c cN0 cM0, medically inoperable."


def _entry(path, task):
    current = template(task)
    return TaskModel(
        task=task,
        file=path.name,
        sha256=file_sha256(path),
        size=path.stat().st_size,
        base_sha256="b" * 64,
        adapter_sha256="a" * 64,
        lora=Lora(8, 16.0, 0.05, ("q_proj",)),
        quantization="F32",
        prompt_version=current.version,
        prompt_sha256=current.sha256,
        sampling=Sampling(max_new_tokens=24),
        labels=MODALITY_LABELS if task is Task.MODALITY else (),
        temperature=2.0,
    )


@pytest.fixture(scope="module")
def pack(tmp_path_factory, tiny_models):
    """The three tasks share one tiny model; the other one plays the base."""
    folder = tmp_path_factory.mktemp("pack")
    tuned, base = (folder / path.name for path in tiny_models)
    for source, target in zip(tiny_models, (tuned, base), strict=True):
        target.write_bytes(source.read_bytes())
    entry = BaseModelFile("tiny", base.name, file_sha256(base), base.stat().st_size, "c" * 64, "F32")
    tasks = {task: _entry(tuned, task) for task in Task}
    write_manifest(Pack(folder, "test", "evaluation", True, "tests", entry, tasks))
    return read_pack(folder)


@pytest.fixture
def asker(engine, pack):
    return Asker(engine, pack)


def _outcome(events):
    *before, last = events
    assert all(isinstance(event, Token | PromptProgress) for event in before)
    assert isinstance(last, Answer | Refused | Failed)
    return last


def _sentence(outcome):
    assert outcome.sentence.endswith(".")
    assert "\n" not in outcome.sentence
    assert "lobe" not in outcome.sentence
    return outcome.sentence


def test_that_an_answer_carries_everything_needed_to_repeat_it(asker, pack, engine):
    events = list(asker.ask(Task.REGIMEN, DETAILS))
    answer = _outcome(events)
    assert isinstance(answer, Answer)
    assert answer.text == "".join(event.text for event in events if isinstance(event, Token)).strip()
    assert (answer.finish, answer.cut_off, answer.new_tokens) == ("length", True, 24)
    assert answer.prompt_tokens == len(engine.tokenize(pack.tasks[Task.REGIMEN].sha256, render(Task.REGIMEN, DETAILS)))
    assert answer.tokens_per_second > 0
    assert answer.probabilities is None
    told = answer.provenance
    assert told.model_file_sha256 == pack.tasks[Task.REGIMEN].sha256
    assert (told.adapter_sha256, told.base_sha256) == ("a" * 64, "b" * 64)
    assert (told.prompt_version, told.prompt_sha256) == (1, template(Task.REGIMEN).sha256)
    assert told.device.startswith("CPU")
    assert told.device.endswith("0/3 layers on GPU")
    assert told.why_not_gpu != ""
    assert told.why_not_gpu == engine.load(pack.folder / pack.tasks[Task.REGIMEN].file, None).reason
    assert told.created.endswith("+00:00")
    assert told.pack == "test"


def test_that_the_base_model_is_told_apart(asker, pack):
    answer = _outcome(asker.ask(Task.DIAGNOSIS, DETAILS, base=True))
    assert answer.provenance.model_file_sha256 == pack.base.sha256
    assert answer.provenance.adapter_sha256 is None
    assert answer.provenance.base_sha256 == "c" * 64
    assert answer.text != _outcome(asker.ask(Task.DIAGNOSIS, DETAILS)).text


def test_that_modality_is_the_most_probable_label(asker, engine, pack):
    answer = _outcome(asker.ask(Task.MODALITY, DETAILS))
    assert isinstance(answer, Answer), answer
    assert list(answer.probabilities) == list(MODALITY_LABELS)
    assert sum(answer.probabilities.values()) == pytest.approx(1.0, abs=1e-12)
    assert answer.text == max(answer.probabilities, key=answer.probabilities.get)
    assert answer.finish == "stop"
    key = pack.tasks[Task.MODALITY].sha256
    scored = engine.score_labels(key, render(Task.MODALITY, DETAILS), MODALITY_LABELS)
    assert answer.probabilities == pytest.approx(label_probabilities(scored, 2.0))
    assert answer.probabilities != pytest.approx(label_probabilities(scored, 1.0))


def test_that_the_base_model_answers_modality_in_its_own_words(asker):
    answer = _outcome(asker.ask(Task.MODALITY, DETAILS, base=True))
    assert answer.text not in MODALITY_LABELS
    assert sum(answer.probabilities.values()) == pytest.approx(1.0)


def test_that_a_temperature_flattens_the_probabilities():
    scored = Scored(("a", "b"), (-1.0, -3.0), 1, 0.0)
    assert label_probabilities(scored, 1.0)["a"] == pytest.approx(1 / (1 + 2.718281828**-2))
    assert label_probabilities(scored, 4.0)["a"] == pytest.approx(1 / (1 + 2.718281828**-0.5))
    assert label_probabilities(Scored(("a", "b"), (-2000.0, -2001.0), 1, 0.0), 1.0)["a"] > 0.7


@pytest.mark.parametrize(
    ("details", "words"),
    [
        ("", "are empty"),
        ("  \n", "are empty"),
        ("### Regimen:\nnone", "starts with '###'"),
        ("x\ud800", "not valid text"),
    ],
)
def test_that_unusable_details_are_refused(asker, details, words):
    outcome = _outcome(asker.ask(Task.REGIMEN, details))
    assert isinstance(outcome, Refused)
    assert outcome.reason == "input"
    assert words in _sentence(outcome)


@pytest.mark.parametrize("task", Task)
def test_that_overlong_details_are_refused_with_the_counts(asker, task):
    outcome = _outcome(asker.ask(task, DETAILS * 60))
    assert isinstance(outcome, Refused)
    assert "tokens and the model has room for" in _sentence(outcome)


@pytest.mark.parametrize("text", ["", " \n "])
def test_that_an_empty_generation_is_no_answer(pack, engine, monkeypatch, text):
    monkeypatch.setattr(engine, "generate", lambda *_, **__: iter([Token(text), Done(text, "stop", 5, 1, 0.1, 0.1)]))
    outcome = _outcome(Asker(engine, pack).ask(Task.REGIMEN, DETAILS))
    assert isinstance(outcome, Refused)
    assert outcome.reason == "empty"


@pytest.mark.parametrize("task", Task)
def test_that_a_stopped_question_is_no_answer(asker, task):
    asker.prepare(task)
    events = asker.ask(task, DETAILS * 20)
    assert isinstance(next(events), PromptProgress)
    asker.cancel()
    outcome = _outcome(events)
    assert isinstance(outcome, Refused)
    assert outcome.reason == "stopped"


def test_that_a_stop_before_the_first_event_is_obeyed(asker):
    events = asker.ask(Task.REGIMEN, DETAILS)
    asker.cancel()
    assert _outcome(events).reason == "stopped"


def test_that_a_killed_engine_is_a_failure_and_the_next_question_works(asker, engine):
    os.kill(engine.pid, signal.SIGSTOP)  # or it could have answered before it is killed
    threading.Timer(0.3, os.kill, (engine.pid, signal.SIGKILL)).start()
    outcome = _outcome(asker.ask(Task.REGIMEN, DETAILS))
    assert isinstance(outcome, Failed)
    assert "SIGKILL" in _sentence(outcome)
    assert isinstance(_outcome(asker.ask(Task.REGIMEN, DETAILS)), Answer)


def test_that_a_damaged_model_is_never_loaded(pack, tmp_path):
    folder = tmp_path / "pack"
    folder.mkdir()
    for path in pack.folder.iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    damaged = read_pack(folder)
    path = damaged.path(damaged.tasks[Task.REGIMEN])
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    client = EngineClient(threads=1)
    outcome = _outcome(Asker(client, damaged).ask(Task.REGIMEN, DETAILS))
    client.close()
    assert isinstance(outcome, Failed)
    assert "damaged or was changed" in _sentence(outcome)


def test_that_a_pack_without_the_task_says_so(engine, pack):
    poor = Asker(engine, dataclasses.replace(pack, base=None, tasks={Task.REGIMEN: pack.tasks[Task.REGIMEN]}))
    assert "no model for the task 'diagnosis'" in _sentence(_outcome(poor.ask(Task.DIAGNOSIS, DETAILS)))
    assert "no base model" in _sentence(_outcome(poor.ask(Task.REGIMEN, DETAILS, base=True)))
    with pytest.raises(ModelPackError):
        poor.prepare(Task.MODALITY)


def test_that_a_top_probability_below_the_threshold_is_undecided(engine, pack):
    plain = _outcome(Asker(engine, pack).ask(Task.MODALITY, DETAILS))
    top = max(plain.probabilities.values())

    def asked(below):
        entry = dataclasses.replace(pack.tasks[Task.MODALITY], abstention=Abstention(below, "40 cases"))
        events = list(
            Asker(engine, dataclasses.replace(pack, tasks={Task.MODALITY: entry})).ask(Task.MODALITY, DETAILS)
        )
        answer = _outcome(events)
        assert "".join(event.text for event in events if isinstance(event, Token)) == answer.text
        assert answer.probabilities == plain.probabilities
        return answer

    assert not plain.undecided
    below = asked(min(top + 1e-6, 1.0))
    assert (below.undecided, below.text, below.cut_off) == (True, "undecided", False)
    assert (plain.suggests_from, below.suggests_from) == (None, min(top + 1e-6, 1.0))
    above = asked(top - 1e-6)
    assert (above.undecided, above.text) == (False, plain.text)


def test_that_a_diagnosis_comes_with_the_best_codes_for_its_words(pack, engine, monkeypatch):
    text = "Malignant neoplasm of lower lobe, left bronchus or lung (ICD-10-CM C99.99)"
    monkeypatch.setattr(engine, "generate", lambda *_, **__: iter([Token(text), Done(text, "stop", 5, 9, 0.1, 0.1)]))
    answer = _outcome(Asker(engine, pack).ask(Task.DIAGNOSIS, DETAILS))
    assert answer.text == text
    assert (answer.codes[0].code, answer.codes[0].score) == ("C34.32", 1.0)
    assert len(answer.codes) == 3
    scores = [match.score for match in answer.codes]
    assert scores == sorted(scores, reverse=True)
    assert not _outcome(Asker(engine, pack).ask(Task.REGIMEN, DETAILS)).codes


@pytest.mark.parametrize("task", Task)
def test_that_tokens_are_counted_before_anything_is_asked(asker, task):
    counted = asker.count(task, DETAILS)
    answer = _outcome(asker.ask(task, DETAILS))
    assert counted.tokens == answer.prompt_tokens
    assert counted.fits
    long = asker.count(task, DETAILS * 60)
    assert not long.fits
    assert f"{long.tokens:,} tokens and the model has room for {long.room:,};" in _sentence(
        _outcome(asker.ask(task, DETAILS * 60))
    )
    with pytest.raises(InputRefused, match="are empty"):
        asker.count(task, " ")


def test_that_all_tasks_are_counted_by_a_model_that_is_loaded_and_nothing_is_started_for_it(asker, engine):
    with pytest.raises(EngineError, match="does not run"):
        Asker(engine, asker.pack).count_all(DETAILS)
    asker.prepare(Task.DIAGNOSIS)
    loaded = dict(engine._models._loaded)
    counted = asker.count_all(DETAILS)
    assert engine._models._loaded == loaded
    assert counted == {task: asker.count(task, DETAILS) for task in Task}
    with pytest.raises(InputRefused, match="are empty"):
        asker.count_all(" ")
    os.kill(engine.pid, signal.SIGKILL)
    while engine.alive:
        time.sleep(0.01)
    with pytest.raises(EngineError, match="does not run"):
        asker.count_all(DETAILS)
    assert not engine.alive


def test_that_one_base_answers_every_task_with_its_adapter(engine, family, tmp_path):
    for path in (family.base, *family.adapters):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    base = tmp_path / family.base.name
    sha256 = file_sha256(base)
    plain = BaseModelFile("tiny", base.name, sha256, base.stat().st_size, sha256, "F32")
    files = dict(zip(Task, (*family.adapters, family.adapters[0]), strict=True))
    tasks = {
        task: dataclasses.replace(_entry(tmp_path / path.name, task), base_sha256=sha256, kind="adapter")
        for task, path in files.items()
    }
    write_manifest(Pack(tmp_path, "three on one", "evaluation", True, "tests", plain, tasks))
    pack = read_pack(tmp_path)
    asker = Asker(engine, pack)
    for task in Task:  # as the app does: what is loaded after a question gets a new child, without its memory
        asker.prepare(task)
    answers = {task: _outcome(asker.ask(task, DETAILS)) for task in Task}
    for task, answer in answers.items():
        told = answer.provenance
        assert (told.model_file_sha256, told.adapter_file_sha256) == (sha256, pack.tasks[task].sha256)
        assert (told.base_sha256, told.adapter_sha256) == (sha256, "a" * 64)
        assert told.pack_sha256 == file_sha256(tmp_path / "manifest.json")
    alone = _outcome(asker.ask(Task.REGIMEN, DETAILS, base=True))
    assert alone.provenance.adapter_file_sha256 is None
    assert alone.text != answers[Task.REGIMEN].text
    again = _outcome(asker.ask(Task.REGIMEN, DETAILS))
    assert (again.text, again.reused_tokens) == (answers[Task.REGIMEN].text, again.prompt_tokens)
