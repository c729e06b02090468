"""Asking from the window: streaming, refusals, failures that never look like answers."""

from __future__ import annotations

import pytest

from radonc_desktop.engine.scripted import Gate
from radonc_desktop.windows.board import Phase
from radonc_models.runtime.asking import Answer, Failed, Refused
from radonc_models.runtime.errors import EngineDied
from radonc_models.tasks import Task

DIED = "The engine ended unexpectedly: ask again, it restarts by itself."


@pytest.fixture
def panel(window):
    return window.case.proposals.panels[Task.REGIMEN]


def phase(window, task=Task.REGIMEN):
    return window.board.state(window.case.case_id, task).phase


def done(window, task=Task.REGIMEN):
    return lambda: not phase(window, task).running and phase(window, task) is not Phase.IDLE


def test_that_text_appears_while_the_answer_is_written(qtbot, window, source, panel):
    gate = Gate()
    source.scripts[(Task.REGIMEN, False)] = ["Photon", gate, " SBRT"]
    panel.ask.click()
    qtbot.waitUntil(lambda: panel.view.text.text() == "Photon")
    assert panel.stop.isVisible()
    assert not panel.edit.isVisible()
    gate.open()
    qtbot.waitUntil(done(window))
    assert panel.view.text.text() == "Photon SBRT"
    assert panel.edit.isVisible()


def test_that_an_answer_shows_findings_with_a_word_and_where_it_came_from(qtbot, window, panel):
    panel.ask.click()
    qtbot.waitUntil(done(window))
    assert panel.view.text.text() == "Photon SBRT to the left lower lobe, 50 Gy in 5 fractions."
    assert panel.view.findings.isVisible()
    assert "CPU AVX2" in panel.view.provenance.text()
    assert "41 tok/s" in panel.view.provenance.text()
    assert "300 held-out synthetic cases" in panel.measured.text()


def test_that_ask_all_asks_the_three_tasks_about_the_saved_details(qtbot, window, source):
    window.case.proposals.ask_all.click()
    qtbot.waitUntil(lambda: all(phase(window, task) is Phase.ANSWERED for task in Task))
    assert [asked.task for asked in source.asked] == list(Task)
    assert {asked.details for asked in source.asked} == {window.case.details.details.text}
    bars = window.case.proposals.panels[Task.MODALITY].view.bars
    assert bars.isVisible()
    assert "photon 71.0 %" in bars.accessibleName()


def test_that_every_answer_is_kept_in_the_vault_with_its_provenance(qtbot, window, vault, panel):
    panel.ask.click()
    qtbot.waitUntil(done(window))
    kept = vault.suggestion(window.board.state(1, Task.REGIMEN).suggestion_id)
    assert kept.outcome["text"] == panel.view.text.text()
    assert kept.outcome["provenance"]["device"] == "CPU AVX2, 0/31 layers on GPU"
    assert kept.outcome["findings"]


def test_that_stop_ends_the_answer_and_leaves_nothing_to_save(qtbot, window, source, panel):
    gate = Gate()
    source.scripts[(Task.REGIMEN, False)] = ["Photon", gate, " SBRT"]
    panel.ask.click()
    qtbot.waitUntil(lambda: panel.view.text.text() == "Photon")
    panel.stop.click()
    assert panel.stop.text() == "Stopping…"
    qtbot.waitUntil(lambda: phase(window) is Phase.STOPPED)
    assert panel.view.partial.isVisible()
    assert not panel.edit.isVisible()
    assert panel.ask.isVisible()


@pytest.mark.parametrize(
    "outcome",
    [
        Failed("The engine broke: ask again."),
        Refused("The prompt has 5,000 tokens and there is room for 1,952: shorten it."),
    ],
)
def test_that_an_error_never_stands_in_the_place_of_an_answer(qtbot, window, source, panel, outcome):
    source.scripts[(Task.REGIMEN, False)] = [outcome]
    panel.ask.click()
    qtbot.waitUntil(done(window))
    assert panel.view.notice.sentence == outcome.sentence
    assert panel.view.text.text() == ""
    assert not panel.view.text.isVisible()
    assert not panel.edit.isVisible()
    assert panel.draft.isHidden()
    assert not panel.view.provenance.isVisible()


def test_that_an_error_after_an_answer_takes_the_answer_away(qtbot, window, source, panel):
    panel.ask.click()
    qtbot.waitUntil(done(window))
    source.scripts[(Task.REGIMEN, False)] = [Failed("The engine broke: ask again.")]
    panel.ask.click()
    qtbot.waitUntil(lambda: phase(window) is Phase.FAILED)
    assert panel.view.text.text() == ""
    assert not panel.view.findings.isVisible()
    assert not panel.edit.isVisible()


def test_that_a_dead_engine_leaves_window_and_typing_and_the_next_question_works(qtbot, window, source, panel):
    good = source.scripts[(Task.REGIMEN, False)]
    window.case.details.details.insertPlainText("Typed just now. ")
    source.scripts[(Task.REGIMEN, False)] = ["Photon", EngineDied(DIED)]
    panel.ask.click()
    qtbot.waitUntil(lambda: phase(window) is Phase.FAILED)
    assert window.isVisible()
    assert panel.view.notice.sentence == DIED
    assert panel.view.text.text() == "Photon"
    assert panel.view.partial.isVisible()
    assert not panel.edit.isVisible()
    assert "Typed just now." in window.case.details.details.text
    source.scripts[(Task.REGIMEN, False)] = good
    panel.ask.click()
    qtbot.waitUntil(lambda: phase(window) is Phase.ANSWERED)
    assert not panel.view.notice.isVisible()


def test_that_empty_details_are_refused_inline_and_never_asked(window, source, panel):
    window.case.details.details.setPlainText("   ")
    panel.ask.click()
    assert "empty" in panel.view.notice.sentence
    window.case.proposals.ask_all.click()
    assert "empty" in window.case.proposals.notice.sentence
    assert source.asked == []


def test_that_too_long_details_are_refused_with_the_counts_and_stay_as_typed(qtbot, window, source, panel):
    sentence = "The prompt has 5,000 tokens and there is room for 1,952: shorten the details."
    source.scripts[(Task.REGIMEN, False)] = [Refused(sentence)]
    long = "word " * 5000
    window.case.details.details.setPlainText(long)
    panel.ask.click()
    qtbot.waitUntil(done(window))
    assert panel.view.notice.sentence == sentence
    assert source.asked[0].details == long
    assert window.case.details.details.text == long


def test_that_an_answer_to_older_details_says_so(qtbot, window, panel):
    panel.ask.click()
    qtbot.waitUntil(done(window))
    assert not panel.stale.isVisible()
    window.case.details.details.insertPlainText("New finding. ")
    window.case.keep_all()
    assert panel.stale.isVisible()
    assert "version 1" in panel.stale.text()


def test_that_an_answer_stays_with_its_case_when_another_is_opened(qtbot, window, source):
    gate = Gate()
    source.scripts[(Task.REGIMEN, False)] = ["Photon", gate, " SBRT"]
    window.case.ask(Task.REGIMEN)
    qtbot.waitUntil(gate.reached.is_set)
    window.open_case(2)
    gate.open()
    qtbot.waitUntil(lambda: window.board.state(1, Task.REGIMEN).phase is Phase.ANSWERED)
    panel = window.case.proposals.panels[Task.REGIMEN]
    assert "Photon" not in panel.view.text.text()
    window.open_case(1)
    assert panel.view.text.text() == "Photon SBRT"


def test_that_a_missing_pack_is_said_and_nothing_is_asked(window, words, source):
    from radonc_desktop.windows.pack_words import PackWords

    window.show_words(PackWords(problem="There is no model pack: build one."))
    window.case.ask(Task.REGIMEN)
    assert window.notice.sentence == "There is no model pack: build one."
    assert window.case.proposals.panels[Task.REGIMEN].view.notice.sentence == "There is no model pack: build one."
    assert source.asked == []


def test_that_a_text_of_the_model_is_never_read_as_markup(qtbot, window, source, panel, answered):
    evil = "<b>50 Gy</b> <img src=x>"
    source.scripts[(Task.REGIMEN, False)] = [answered(Task.REGIMEN, text=evil)]
    panel.ask.click()
    qtbot.waitUntil(done(window))
    assert panel.view.text.text() == evil
    assert panel.view.text.textFormat().name == "PlainText"


def test_that_a_cut_off_answer_is_flagged(qtbot, window, source, panel, answered):
    from dataclasses import replace

    cut = replace(answered(Task.REGIMEN), finish="length")
    assert isinstance(cut, Answer)
    source.scripts[(Task.REGIMEN, False)] = [cut]
    panel.ask.click()
    qtbot.waitUntil(done(window))
    assert any("cut off" in finding.sentence for finding in window.board.state(1, Task.REGIMEN).findings)


def test_that_the_places_of_a_finding_are_marked_while_the_details_are_the_same(qtbot, window, panel):
    panel.ask.click()
    qtbot.waitUntil(done(window))
    edit, view = window.case.details.details, panel.view.findings
    found = next(one for one in view._findings if one.code == "evidence.found")
    view._point(found, True)
    marked = {mark.cursor.selectedText() for mark in edit.extraSelections()}
    assert marked == {edit.text[span.start : span.end] for span in found.spans if span.where == "details"} != set()
    view._point(found, False)
    assert edit.extraSelections() == []
    edit.insertPlainText("\U0001d7d9 new. ")
    view._point(found, True)
    assert edit.extraSelections() == []
    edit.mark([(2, 5)], "#123456", "#654321")
    assert [mark.cursor.selectedText() for mark in edit.extraSelections()] == ["new"]
