"""Answers of an earlier sitting: shown again with their time and origin, and judged like those of today."""

from dataclasses import replace
from pathlib import Path

import pytest

from radonc_desktop.background.generation import Generator
from radonc_desktop.windows.board import Phase
from radonc_desktop.windows.case_page import COMPARE
from radonc_desktop.windows.main import MainWindow
from radonc_desktop.windows.pack_words import PackWords
from radonc_models.pack import Pack
from radonc_models.tasks import Task

PASSPHRASE = "four words that differ"


@pytest.fixture
def again(qtbot, theme, vault, words, source):
    """Return a function that opens the case in a window of its own, as after a restart."""
    shown = []

    def begin(words=words):
        while shown:
            _end(*shown.pop())
        generator = Generator(source)
        window = MainWindow(theme, vault, generator, words)
        shown.append((window, generator))
        window.open_case(1)
        window.show()
        return window

    yield begin
    while shown:
        _end(*shown.pop())
    qtbot.wait(1)


def _end(window, generator):
    window.case.end()
    window._closing = True
    window.hide()
    generator.close()
    window.deleteLater()


@pytest.fixture
def asked(qtbot, again):
    """Answers of all tasks, kept and left behind."""
    window = again()
    window.case.ask_all()
    qtbot.waitUntil(lambda: all(window.board.state(1, task).phase is Phase.ANSWERED for task in Task))
    assert not window.case.proposals.panels[Task.REGIMEN].earlier.isVisible()
    return {task: window.board.state(1, task) for task in Task}


def of_pack(sha256):
    return PackWords("other", pack=Pack(Path(), "other", "evaluation", False, "", None, {}, sha256))


def test_that_the_newest_answer_of_each_task_comes_back_with_its_time_and_origin(qtbot, again, asked, vault, source):
    window = again()
    for task in Task:
        panel, state = window.case.proposals.panels[task], window.board.state(1, task)
        assert replace(state, kept="") == replace(asked[task], read=0.0)
        assert panel.view.text.text() == asked[task].text
        assert panel.earlier.isVisible()
        assert panel.earlier.text().startswith("Earlier answer, from ")
        assert "model abababab · pack demo-1" in panel.earlier.text()
        assert not panel.stale.isVisible()
    window.case.ask(Task.REGIMEN)
    qtbot.waitUntil(lambda: not window.board.state(1, Task.REGIMEN).kept)
    qtbot.waitUntil(lambda: window.board.state(1, Task.REGIMEN).phase is Phase.ANSWERED)
    assert not window.case.proposals.panels[Task.REGIMEN].earlier.isVisible()
    newest = {one.task: one.id for one in vault.latest_suggestions(1)}
    assert newest["regimen"] == window.board.state(1, Task.REGIMEN).suggestion_id > asked[Task.REGIMEN].suggestion_id
    assert vault.latest_suggestions(2) == []


def test_that_old_answers_leave_the_memory_and_come_back_from_the_vault(qtbot, again, asked, vault, monkeypatch):
    monkeypatch.setattr("radonc_desktop.windows.board.MOST_STATES", 4)
    window = again()
    board = window.board
    window.case.ask_all()
    qtbot.waitUntil(lambda: all(board.state(1, task).answer and not board.state(1, task).kept for task in Task))
    mine = {task: board.state(1, task) for task in Task}
    window.open_case(2)
    window.case.ask_all()
    qtbot.waitUntil(lambda: all(board.state(2, task).phase is Phase.ANSWERED for task in Task))
    assert sum(board.state(1, task).phase is Phase.ANSWERED for task in Task) == 1
    window.open_case(1)
    for task in Task:
        state = board.state(1, task)
        assert (state.text, state.suggestion_id) == (mine[task].text, mine[task].suggestion_id)
        assert window.case.proposals.panels[task].view.text.text() == mine[task].text


def test_that_the_answers_of_the_case_on_screen_stay(qtbot, again, asked, vault, monkeypatch):
    monkeypatch.setattr("radonc_desktop.windows.board.MOST_STATES", 1)
    window = again()
    assert all(window.board.state(1, task).phase is Phase.ANSWERED for task in Task)
    ended = []
    window._generator.finished.connect(lambda *_: ended.append(True))
    window.board.ask(vault.case(2), Task.REGIMEN)
    qtbot.waitUntil(lambda: bool(ended))
    assert all(window.board.state(1, task).phase is Phase.ANSWERED for task in Task)


def test_that_an_earlier_answer_is_edited_signed_and_kept_with_its_suggestion(qtbot, again, asked, vault):
    panel = again().case.proposals.panels[Task.REGIMEN]
    panel.edit.click()
    panel.draft.save.click()
    assert vault.draft(1, "regimen").suggestion_id == asked[Task.REGIMEN].suggestion_id
    panel.draft.sign.click()
    panel.draft.passphrase.setText(PASSPHRASE)
    panel.draft.confirm.click()
    qtbot.waitUntil(lambda: vault.draft(1, "regimen").state == "signed")
    assert [one.decision for one in vault.decisions(asked[Task.REGIMEN].suggestion_id)] == ["accepted"]


def test_that_an_answer_to_older_details_says_so_and_can_be_rejected(again, asked, vault):
    vault.save_details(1, "SYNTHETIC. Other details.", 1)
    panel = again().case.proposals.panels[Task.MODALITY]
    assert panel.earlier.isVisible()
    assert panel.stale.isVisible()
    assert "version 1" in panel.stale.text()
    panel.reject.click()
    assert [one.decision for one in vault.decisions(asked[Task.MODALITY].suggestion_id)] == ["rejected"]
    assert "rejected" in panel.decision.text()


def test_that_an_earlier_answer_stays_hidden_until_the_own_one_is_saved(again, asked):
    window = again()
    window.case.prefer(own_first=True)
    panel = window.case.proposals.panels[Task.REGIMEN]
    assert panel.veiled
    assert not panel.earlier.isVisible()
    assert not panel.view.isVisible()


def test_that_what_was_measured_with_this_pack_is_not_said_of_another_packs_answer(again, asked, vault):
    outcome = vault.suggestion(asked[Task.MODALITY].suggestion_id).outcome
    outcome["provenance"]["pack_sha256"] = "9a" * 32
    vault.save_suggestion(1, "modality", outcome)
    for sha256, own in (("9a" * 32, True), ("bc" * 32, False)):
        window = again(of_pack(sha256))
        panel = window.case.proposals.panels[Task.MODALITY]
        assert "9a9a9a9a" in panel.earlier.text()
        assert panel.measured.isVisible() is own
        window.case.compare.choose(Task.MODALITY)
        window.case.show_view(COMPARE)
        assert bool(window.case.compare.tuned.text.text() == "photon") is own


def test_that_an_answer_in_a_form_that_is_not_known_is_left_out(again, vault):
    vault.save_suggestion(1, "regimen", {"text": "50 Gy in 5", "task": "regimen"})
    window = again()
    assert window.board.state(1, Task.REGIMEN).phase is Phase.IDLE
