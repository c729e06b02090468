"""The token meter: exact, late rather than false, and never in the way of typing."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest

from radonc_desktop.background.generation import Count
from radonc_desktop.engine.scripted import Gate
from radonc_desktop.windows.board import Phase
from radonc_desktop.windows.pack_words import PackWords
from radonc_desktop.windows.token_meter import read
from radonc_models.errors import EngineError, InputRefused
from radonc_models.runtime.asking import TokenCount
from radonc_models.tasks import Task

ROOM = 2048 - 100  # of the scripted engine, which counts a token a word and 40 for the prompt


@pytest.fixture
def line(qtbot, window, generator):
    """Open the models and return what the meter says."""
    with qtbot.waitSignal(generator.opened):
        generator.open()
    return lambda: window.case.details.gauge.line.sentence


def counts(**tokens):
    return {Task(name): TokenCount(number, 1000) for name, number in tokens.items()}


def test_that_the_fullest_task_is_shown_and_the_others_are_in_the_tip():
    reading = read("one two", Count("one two", counts(regimen=612, modality=640)), "idle")
    assert (reading.words, reading.tone, reading.share) == ("2 words · 640 of 1,000 tokens (Modality)", "", 0.64)
    assert reading.each == "Regimen: 612 of 1,000 tokens\nModality: 640 of 1,000 tokens"
    assert reading.refusals == {}


def test_that_it_warns_near_the_limit_and_refuses_only_the_tasks_beyond_it():
    near = read("one", Count("one", counts(regimen=900, modality=10)), "idle")
    assert (near.tone, near.words) == ("warning", "Nearly full: 1 word · 900 of 1,000 tokens (Regimen)")
    exact = read("one", Count("one", counts(regimen=1000)), "idle")
    assert (exact.tone, exact.refusals) == ("warning", {})
    over = read("one", Count("one", counts(regimen=1001, modality=10)), "idle")
    assert (over.tone, over.share) == ("error", 1.0)
    assert over.words == "Too long for Regimen: 1,001 of 1,000 tokens (Regimen), about 1 too many"
    assert list(over.refusals) == [Task.REGIMEN]
    assert "the prompt has 1,001 tokens and the model has room for 1,000" in over.refusals[Task.REGIMEN]


@pytest.mark.parametrize(
    ("count", "mood", "words"),
    [
        (None, "loading", "when the models are loaded"),
        (None, "busy", "after the answer"),
        (None, "no models", "not available"),
        (None, "idle", "counting"),
        (Count("one"), "idle", "the engine does not run now"),
        (Count("one", refusal="Line 1 of the patient details starts with '###'."), "idle", "Line 1"),
    ],
)
def test_that_without_a_count_there_is_no_number_of_tokens_and_no_refusal(count, mood, words):
    reading = read("one", count, mood)
    assert words in reading.words
    assert " of " not in reading.words.replace("Line 1 of", "")
    assert reading.share is None
    assert reading.refusals == {}


def test_that_typing_is_counted_when_it_pauses(qtbot, window, source, line):
    words = len(window.case.details.details.text.split())
    qtbot.waitUntil(lambda: f"{40 + words:,} of {ROOM:,} tokens (Regimen)" in line())
    source.counted.clear()
    window.case.details.details.setFocus()
    QTest.keyClicks(window.case.details.details, "one two three ")
    assert "counting tokens" in line()
    qtbot.waitUntil(lambda: f"{43 + words:,} of {ROOM:,} tokens" in line())
    assert len(source.counted) < 4, "not once a key"
    assert window.case.details.gauge.bar.isVisible()


def test_that_too_long_details_switch_ask_off_with_the_counts_and_keep_every_word(qtbot, window, source, line):
    details = window.case.details.details
    long = "word " * ROOM
    details.setPlainText(long)
    panels = window.case.proposals.panels
    qtbot.waitUntil(lambda: not window.case.proposals.ask_all.isEnabled())
    assert f"Too long: {ROOM + 40:,} of {ROOM:,} tokens" in line()
    assert window.case.details.gauge.line.tone == "error"
    for panel in panels.values():
        assert not panel.ask.isEnabled()
        for words in (panel.refusal.sentence, panel.ask.toolTip(), panel.ask.accessibleDescription()):
            assert f"the prompt has {ROOM + 40:,} tokens and the model has room for {ROOM:,}" in words
    window.case.ask_focused()  # the shortcut takes no other way
    assert "the prompt has" in panels[Task.REGIMEN].view.notice.sentence
    window.ask_all()
    assert "the prompt has" in window.case.proposals.notice.sentence
    assert source.asked == []
    assert details.text == long
    details.setPlainText("word " * (ROOM - 40))
    assert not panels[Task.REGIMEN].ask.isEnabled(), "no flicker before the next count"
    qtbot.waitUntil(panels[Task.REGIMEN].ask.isEnabled)
    assert window.case.proposals.ask_all.isEnabled()
    assert window.case.details.gauge.line.tone == "warning"
    assert panels[Task.REGIMEN].refusal.sentence == ""


def test_that_the_keyboard_finds_the_proposals_while_all_is_refused(qtbot, window, line):
    window.case.ask(Task.REGIMEN)
    qtbot.waitUntil(lambda: window.board.state(1, Task.REGIMEN).phase is Phase.ANSWERED)
    window.case.details.details.setPlainText("word " * ROOM)
    qtbot.waitUntil(lambda: not window.case.proposals.ask_all.isEnabled())
    window.activateWindow()
    window.case.details.details.setFocus()
    window.next_column()
    assert window.focusWidget() is window.case.proposals.panels[Task.REGIMEN].edit


def test_that_a_focused_ask_that_is_switched_off_gives_the_focus_to_the_details(qtbot, window, line):
    window.activateWindow()
    window.case.details.details.setPlainText("word " * ROOM)
    window.case.proposals.panels[Task.MODALITY].ask.setFocus()
    qtbot.waitUntil(lambda: not window.case.proposals.ask_all.isEnabled())
    assert window.focusWidget() is window.case.details.details


def test_that_while_an_answer_is_written_the_count_waits_and_then_comes(qtbot, window, source, line):
    gate = Gate()
    source.scripts[(Task.REGIMEN, False)] = ["Photon", gate, " SBRT"]
    window.case.ask(Task.REGIMEN)
    qtbot.waitUntil(gate.reached.is_set)
    source.counted.clear()
    window.case.details.details.insertPlainText("Typed meanwhile. ")
    assert "tokens are counted after the answer" in line()
    qtbot.wait(400)
    assert source.counted == []
    gate.open()
    qtbot.waitUntil(lambda: f"of {ROOM:,} tokens" in line())
    assert source.counted == [window.case.details.details.text]


def test_that_a_dead_engine_is_said_and_the_count_comes_back_with_the_next_answer(qtbot, window, source, line):
    source.cannot_count = EngineError("The engine does not run now.")
    window.case.details.details.setPlainText("word " * ROOM)
    qtbot.waitUntil(lambda: "the engine does not run now" in line())
    panel = window.case.proposals.panels[Task.REGIMEN]
    assert panel.ask.isEnabled(), "what was not counted is not refused"
    source.cannot_count = None
    panel.ask.click()
    qtbot.waitUntil(lambda: "Too long" in line())


def test_that_the_count_of_one_case_is_never_shown_for_another(qtbot, window, source, line):
    qtbot.waitUntil(lambda: f"of {ROOM:,} tokens" in line())
    window.open_case(2)
    assert " of " not in line()
    assert not window.case.details.gauge.bar.isVisible()
    qtbot.waitUntil(lambda: f"of {ROOM:,} tokens" in line())
    assert source.counted[-1] == window.case.details.details.text


def test_that_before_the_models_are_loaded_nothing_is_counted(qtbot, window, source, generator):
    gauge = window.case.details.gauge
    assert "counted when the models are loaded" in gauge.line.sentence
    qtbot.wait(400)
    assert source.counted == []
    generator.open()
    qtbot.waitUntil(lambda: f"of {ROOM:,} tokens" in gauge.line.sentence)
    window.show_words(PackWords(problem="There is no model pack: build one."))
    window.case.details.details.insertPlainText("x ")
    assert "not available" in gauge.line.sentence


def test_that_a_text_that_cannot_be_a_prompt_is_said_while_it_is_typed(qtbot, window, source, line):
    source.cannot_count = InputRefused("Line 3 of the patient details starts with '###': remove these signs.")
    window.case.details.details.insertPlainText("### ")
    qtbot.waitUntil(lambda: line().startswith("Line 3"))
    assert window.case.details.gauge.line.tone == "warning"


def test_that_the_comparison_shows_the_count_and_is_not_offered_when_it_would_be_refused(qtbot, window, source, line):
    compare = window.case.compare
    window.show_compare()
    qtbot.waitUntil(lambda: f"of {ROOM:,} tokens (Regimen)" in compare.gauge.line.sentence)
    assert compare.ask.isEnabled()
    window.show_review()
    window.case.details.details.setPlainText("word " * ROOM)
    window.show_compare()
    qtbot.waitUntil(lambda: "Too long" in compare.gauge.line.sentence)
    assert not compare.ask.isEnabled()
    assert "the prompt has" in compare.ask.toolTip()
    window.show_review()
    window.case.details.details.setPlainText("word")
    window.show_compare()
    qtbot.waitUntil(compare.ask.isEnabled)


def test_that_a_new_case_is_counted_while_it_is_typed(qtbot, window, source, line):
    window.new_case()
    window.form.details.setPlainText("one two three")
    qtbot.waitUntil(lambda: f"3 words · 43 of {ROOM:,} tokens (Regimen)" in window.form.gauge.line.sentence)
    window.form.details.setPlainText("word " * ROOM)
    qtbot.waitUntil(lambda: window.form.gauge.line.tone == "error")
    window.form.cancel.click()
    window.new_case()
    assert window.form.gauge.line.sentence == "Empty"


def test_that_a_pack_without_a_state_is_named_without_empty_brackets():
    assert PackWords(name="clinic").title == "pack clinic"
    assert PackWords(name="demo-1", state="evaluation").title == "pack demo-1 (evaluation)"
    assert PackWords().title == "no model pack"
