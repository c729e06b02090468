import threading

import pytest

from radonc_desktop.engine import EngineState
from radonc_desktop.engine.scripted import Gate, ScriptedEngine, scripted_answer
from radonc_models.errors import EngineError
from radonc_models.runtime.asking import Answer, Failed, PromptProgress, Refused, Token
from radonc_models.tasks import Task


def test_that_a_script_is_played_to_one_outcome():
    engine = ScriptedEngine({Task.REGIMEN: [PromptProgress(1, 2), "54 Gy", " in 3"]})
    *before, answer = engine.ask(Task.REGIMEN, "details")
    assert before == [PromptProgress(1, 2), Token("54 Gy"), Token(" in 3")]
    assert isinstance(answer, Answer)
    assert answer.text == "54 Gy in 3"
    assert answer.provenance.engine == "scripted"


def test_that_a_given_outcome_ends_the_script_early():
    given = scripted_answer(Task.MODALITY, "photon", {"photon": 1.0})
    engine = ScriptedEngine({Task.MODALITY: [given, "never"], (Task.MODALITY, True): [Failed("Broken: ask again.")]})
    assert list(engine.ask(Task.MODALITY, "details")) == [given]
    assert list(engine.ask(Task.MODALITY, "details", base=True)) == [Failed("Broken: ask again.")]
    assert [(asked.task, asked.base) for asked in engine.asked] == [(Task.MODALITY, False), (Task.MODALITY, True)]


def test_that_a_gate_holds_the_answer_until_it_is_opened_or_stopped():
    gate = Gate()
    engine = ScriptedEngine({Task.REGIMEN: ["a", gate, "b"]})
    seen = []
    thread = threading.Thread(target=lambda: seen.extend(engine.ask(Task.REGIMEN, "details")))
    thread.start()
    assert gate.reached.wait(5)
    assert seen == [Token("a")] or not seen
    gate.open()
    thread.join(5)
    assert isinstance(seen[-1], Answer)

    engine.scripts[Task.REGIMEN] = ["a", Gate(), "b"]
    events = engine.ask(Task.REGIMEN, "details")
    assert next(events) == Token("a")
    engine.cancel()
    (last,) = events
    assert isinstance(last, Refused)
    assert last.reason == "stopped"


def test_that_a_script_can_break():
    engine = ScriptedEngine({Task.REGIMEN: ["a", RuntimeError("bug")]}, state=EngineError("No engine: install it."))
    events = engine.ask(Task.REGIMEN, "details")
    assert next(events) == Token("a")
    with pytest.raises(RuntimeError):
        next(events)
    with pytest.raises(EngineError, match="No engine"):
        engine.open()
    (failed,) = engine.ask(Task.DIAGNOSIS, "details")
    assert isinstance(failed, Failed)
    assert isinstance(ScriptedEngine().open(), EngineState)


def test_that_closing_is_remembered():
    engine = ScriptedEngine({Task.REGIMEN: [Gate()]})
    events = engine.ask(Task.REGIMEN, "details")
    engine.close()
    assert list(events)[-1].reason == "stopped"
    assert engine.closed.is_set()
