"""The worker and its facade: streaming, stopping, failing and closing without a stopped window."""

from __future__ import annotations

import threading
import time

import pytest

from radonc_desktop.background import generation
from radonc_desktop.background.generation import Generator, Question
from radonc_desktop.engine.scripted import GATE_SECONDS, Gate, ScriptedEngine
from radonc_models.errors import EngineError, InputRefused
from radonc_models.runtime.asking import Answer, Failed, PromptProgress, Refused
from radonc_models.tasks import Task


@pytest.fixture
def heard(generator):
    """Everything that the generator tells, in order."""
    told = []
    generator.text.connect(lambda question, text: told.append(("text", question.task, text)))
    generator.progress.connect(lambda question, done, total: told.append(("progress", question.task, done, total)))
    generator.finished.connect(lambda question, outcome: told.append(("end", question.task, outcome)))
    return told


def question(task=Task.REGIMEN, **changes):
    return Question(case_id=1, task=task, details="SYNTHETIC. Left lung.", **changes)


def ends(heard):
    return [entry[2] for entry in heard if entry[0] == "end"]


def test_that_text_streams_and_ends_in_exactly_one_answer(qtbot, generator, heard):
    generator.start(question())
    qtbot.waitUntil(lambda: bool(ends(heard)))
    text = "".join(entry[2] for entry in heard if entry[0] == "text")
    assert text == "Photon SBRT to the left lower lobe, 50 Gy in 5 fractions."
    assert [type(outcome) for outcome in ends(heard)] == [Answer]
    assert heard[-1][0] == "end"
    assert not generator.busy


def test_that_the_work_runs_off_the_gui_thread_and_signals_arrive_on_it(qtbot, qapp):
    threads = {"signal": set()}

    class Noting(ScriptedEngine):
        def ask(self, task, details, *, base=False):
            threads["work"] = threading.get_ident()
            return super().ask(task, details, base=base)

    generator = Generator(Noting({Task.REGIMEN: ["a", "b"]}))
    generator.text.connect(lambda *_: threads["signal"].add(threading.get_ident()))
    with qtbot.waitSignal(generator.finished):
        generator.start(question())
    generator.close()
    assert threads["work"] != threading.get_ident()
    assert threads["signal"] == {threading.get_ident()}


def test_that_a_thousand_pieces_a_second_become_few_signals(qtbot, generator, source, heard):
    source.scripts[(Task.REGIMEN, False)] = [f"{n} " for n in range(3000)]
    generator.start(question())
    qtbot.waitUntil(lambda: bool(ends(heard)), timeout=60_000)
    texts = [entry[2] for entry in heard if entry[0] == "text"]
    assert "".join(texts).split() == [str(n) for n in range(3000)]
    assert len(texts) < 60


def test_that_the_first_piece_is_shown_before_the_second_exists(qtbot, generator, source, heard):
    gate = Gate()
    source.scripts[(Task.REGIMEN, False)] = ["Photon", gate, " SBRT"]
    generator.start(question())
    qtbot.waitUntil(lambda: ("text", Task.REGIMEN, "Photon") in heard)
    gate.open()
    qtbot.waitUntil(lambda: bool(ends(heard)))


def test_that_a_stop_before_the_worker_begins_still_counts(qtbot, generator, source, heard):
    first = question()
    first.stop.set()
    generator.start(first)
    qtbot.waitUntil(lambda: bool(ends(heard)))
    assert ends(heard)[0].reason == "stopped"
    assert source.asked == []


def test_that_a_stop_in_the_middle_ends_as_stopped(qtbot, generator, source, heard):
    gate = Gate()
    source.scripts[(Task.REGIMEN, False)] = ["Photon", gate, " SBRT"]
    asked = question()
    generator.start(asked)
    qtbot.waitUntil(gate.reached.is_set)
    generator.cancel(asked.key)
    qtbot.waitUntil(lambda: bool(ends(heard)))
    assert isinstance(ends(heard)[0], Refused)
    assert ends(heard)[0].reason == "stopped"


def test_that_waiting_questions_can_be_stopped_without_being_asked(qtbot, generator, source, heard):
    gate = Gate()
    source.scripts[(Task.REGIMEN, False)] = ["Photon", gate, " SBRT"]
    generator.start(question())
    generator.start(question(Task.MODALITY))
    generator.start(question(Task.DIAGNOSIS))
    qtbot.waitUntil(gate.reached.is_set)
    generator.cancel((1, Task.MODALITY, False))
    assert [entry[1] for entry in heard if entry[0] == "end"] == [Task.MODALITY]
    gate.open()
    qtbot.waitUntil(lambda: len(ends(heard)) == 3)
    assert [asked.task for asked in source.asked] == [Task.REGIMEN, Task.DIAGNOSIS]


def test_that_an_expected_error_keeps_its_sentence(qtbot, generator, source, heard):
    source.scripts[(Task.REGIMEN, False)] = ["Photon", EngineError("The engine ended: ask again.")]
    generator.start(question())
    qtbot.waitUntil(lambda: bool(ends(heard)))
    assert ends(heard) == [Failed("The engine ended: ask again.")]


def test_that_a_bug_ends_as_failed_without_the_text_of_its_exception(qtbot, generator, source, heard, caplog):
    source.scripts[(Task.REGIMEN, False)] = ["Photon", ValueError("79-year-old man")]
    generator.start(question())
    qtbot.waitUntil(lambda: bool(ends(heard)))
    assert isinstance(ends(heard)[0], Failed)
    assert "79-year-old" not in ends(heard)[0].sentence + caplog.text


def test_that_an_engine_that_ends_without_an_outcome_is_a_failure(qtbot, heard, generator, source, monkeypatch):
    monkeypatch.setattr(source, "ask", lambda *_args, **_options: iter((PromptProgress(1, 2),)))
    generator.start(question())
    qtbot.waitUntil(lambda: bool(ends(heard)))
    assert isinstance(ends(heard)[0], Failed)


def test_that_the_next_question_works_after_a_failure(qtbot, generator, source, heard):
    good = source.scripts[(Task.REGIMEN, False)]
    source.scripts[(Task.REGIMEN, False)] = [EngineError("The engine ended: ask again.")]
    generator.start(question())
    qtbot.waitUntil(lambda: len(ends(heard)) == 1)
    source.scripts[(Task.REGIMEN, False)] = good
    generator.start(question())
    qtbot.waitUntil(lambda: len(ends(heard)) == 2)
    assert isinstance(ends(heard)[1], Answer)


def test_that_of_several_texts_only_the_newest_is_told(qtbot, generator, source):
    told = []
    generator.counted.connect(told.append)
    generator.count("one")
    assert source.counted == [], "nothing is counted before the models are there"
    generator.open()
    qtbot.waitUntil(lambda: len(told) == 1)
    for text in ("one", "one two", "one two three"):
        generator.count(text)
    qtbot.waitUntil(lambda: len(told) == 2)
    assert (told[1].details, told[1].tasks[Task.REGIMEN].tokens) == ("one two three", 43)
    assert "one two" not in source.counted


def test_that_a_question_goes_before_a_count(qtbot, generator, source, heard):
    gate = Gate()
    source.scripts[(Task.REGIMEN, False)] = ["Photon", gate, " SBRT"]
    with qtbot.waitSignal(generator.opened):
        generator.open()
    generator.start(question())
    qtbot.waitUntil(gate.reached.is_set)
    generator.start(question(Task.DIAGNOSIS))
    generator.count("one")
    gate.open()
    with qtbot.waitSignal(generator.counted):
        pass
    assert len(ends(heard)) == 2


@pytest.mark.parametrize(
    ("error", "refusal"),
    [
        (EngineError("no engine"), ""),
        (ValueError("79-year-old"), ""),
        (InputRefused("Line 1 is wrong."), "Line 1 is wrong."),
    ],
)
def test_that_a_failed_count_is_no_number_and_no_end_of_the_worker(qtbot, generator, source, caplog, error, refusal):
    with qtbot.waitSignal(generator.opened):
        generator.open()
    source.cannot_count = error
    with qtbot.waitSignal(generator.counted) as told:
        generator.count("79-year-old")
    assert (told.args[0].tasks, told.args[0].refusal) == ({}, refusal)
    assert "79-year-old" not in caplog.text + repr(told.args[0])
    source.cannot_count = None
    with qtbot.waitSignal(generator.counted) as told:
        generator.count("one")
    assert told.args[0].tasks


def test_that_closing_while_a_question_runs_does_not_wait_for_its_end(qtbot, generator, source, heard):
    gate = Gate()
    source.scripts[(Task.REGIMEN, False)] = ["Photon", gate]
    generator.start(question())
    qtbot.waitUntil(gate.reached.is_set)
    started = time.monotonic()
    generator.close()
    assert time.monotonic() - started < GATE_SECONDS
    assert source.closed.is_set()
    qtbot.wait(50)
    assert ends(heard) == []


def test_that_a_deaf_engine_is_closed_all_the_same(qtbot):
    class Deaf(ScriptedEngine):
        def cancel(self):
            """Hear nothing."""

    gate = Gate()
    generator = Generator(Deaf({Task.REGIMEN: ["a", gate]}))
    generator.start(question())
    qtbot.waitUntil(gate.reached.is_set)
    started = time.monotonic()
    generator.close()
    assert time.monotonic() - started < GATE_SECONDS


def test_that_opening_reports_the_state_or_why_not(qtbot, qapp):
    broken = Generator(ScriptedEngine(state=EngineError("The pack is damaged: build it again.")))
    with qtbot.waitSignal(broken.opened) as told:
        broken.open()
    broken.close()
    assert told.args == [Failed("The pack is damaged: build it again.")]


def test_that_a_question_never_shows_its_details_when_printed():
    assert "Left lung" not in repr(question())


def test_that_an_answer_is_checked_in_the_thread_that_asked(qtbot, generator, monkeypatch):
    threads, told, check = [], [], generation.check

    def noted(*words, **named):
        threads.append(threading.get_ident())
        return check(*words, **named)

    monkeypatch.setattr(generation, "check", noted)
    generator.checked.connect(lambda _question, checked: told.append(checked))
    with qtbot.waitSignal(generator.finished, timeout=60_000):
        generator.start(question())
    assert threads
    assert threading.get_ident() not in threads
    assert told[0].findings
    assert told[0].table.rows


def test_that_a_bug_in_the_checks_is_a_failure_and_no_answer(qtbot, generator, heard, monkeypatch):
    def broken(*_words, **_named):
        raise ZeroDivisionError

    monkeypatch.setattr(generation, "check", broken)
    generator.start(question())
    qtbot.waitUntil(lambda: bool(ends(heard)), timeout=60_000)
    assert isinstance(ends(heard)[0], Failed)
