"""The report for the support on the screen: read, searched, saved as it is shown."""

from __future__ import annotations

import json
import sys

import pytest
from PySide6.QtWidgets import QApplication

from radonc_desktop.background.tally import Tally
from radonc_desktop.doctor import SCHEMA
from radonc_desktop.windows import support_page
from radonc_desktop.windows.support_page import SupportPage
from radonc_models.runtime.asking import Failed, Refused
from radonc_models.tasks import Task

SECTIONS = [{"name": "memory", "status": "ok", "verdict": "Enough memory.", "facts": {}}]
REPORT = "".join(f"line {number} of the report: ünïcode\n" for number in range(60))


def printing(text):
    return [sys.executable, "-c", f"print({text!r})"]


@pytest.fixture
def page_on(qtbot, theme):
    def make(command, known=()):
        page = SupportPage(theme, command, lambda: list(known), lambda _sections: REPORT)
        qtbot.addWidget(page)
        page.show()
        page.begin()
        return page

    return make


def test_that_the_file_is_what_is_shown_and_is_written_on_demand_alone(qtbot, page_on, tmp_path, monkeypatch):
    page = page_on(printing(""), ["known"])
    target = tmp_path / "support.txt"
    monkeypatch.setattr(support_page, "new_file", lambda *_: target)
    assert page.text.toPlainText() == REPORT
    assert page.text.isReadOnly()
    assert not target.exists()
    page.save.click()
    assert target.read_bytes() == page.text.toPlainText().encode() == REPORT.encode()
    assert page.notice.tone == "ok"
    page.save.click()
    assert page.notice.tone == "error"
    assert "not overwritten" in page.notice.sentence
    page.copy.click()
    assert QApplication.clipboard().text() == REPORT


def test_that_a_dialog_that_was_given_up_writes_nothing(page_on, monkeypatch):
    page = page_on(printing(""), ["known"])
    monkeypatch.setattr(support_page, "new_file", lambda *_: None)
    page.save.click()
    assert page.notice.isHidden()


def test_that_a_search_marks_every_place_and_goes_from_one_to_the_next(page_on):
    page = page_on(printing(""), ["known"])
    page.search.setText("of the report")
    assert page.found.text() == "Found 60 times"
    assert len(page.text.extraSelections()) == 60
    first = page.text.textCursor().blockNumber()
    page.search.returnPressed.emit()
    assert page.text.textCursor().blockNumber() == first + 1
    page.search.setText("nowhere")
    assert page.found.text() == "Not found"
    assert page.text.extraSelections() == []


def test_that_the_test_is_made_where_none_was_made_before(qtbot, page_on):
    page = page_on(printing(json.dumps({"schema": SCHEMA, "status": "ok", "sections": SECTIONS})))
    assert not page.save.isEnabled()
    qtbot.waitUntil(page.save.isEnabled, timeout=30_000)
    assert page.text.toPlainText() == REPORT


def test_that_a_test_without_a_report_is_told_and_nothing_can_be_saved(qtbot, page_on):
    page = page_on(printing("no report"))
    qtbot.waitUntil(lambda: not page.notice.isHidden(), timeout=30_000)
    assert "without a report" in page.notice.sentence
    assert not page.save.isEnabled()


def test_that_the_window_leads_from_the_test_to_the_report_without_a_word_of_a_case(qtbot, window, vault):
    window.case.ask_all()
    qtbot.waitUntil(lambda: not window.board.running(1), timeout=30_000)
    window.tally.bug("KeyError", "board.py:12")
    test = window.more.page("pc_test").test
    test._exam._command = printing(json.dumps({"schema": SCHEMA, "status": "ok", "sections": SECTIONS}))
    window.show_page("pc_test")
    qtbot.waitUntil(lambda: bool(test.sections), timeout=30_000)
    window.more.page("pc_test").report.click()
    text = window.more.page("support").text.toPlainText()
    assert "Enough memory." in text
    assert "questions answered: 3" in text
    assert "unexpected KeyError at board.py:12: 1" in text
    for canary in (vault.user, "Lung, left lower lobe", "79-year-old", "50 Gy", "lumpectomy"):
        assert canary not in text


def test_that_only_the_way_an_engine_ended_is_counted_and_no_other_words(qapp, generator):
    tally = Tally(generator)
    for outcome in (
        Failed(
            "The engine ended unexpectedly (SIGKILL, it was killed, perhaps because memory ran out): "
            "ask again to restart it."
        ),
        Failed("CANARY is what the details say."),
        Refused("CANARY", reason="stopped"),
        Refused("CANARY"),
    ):
        generator.finished.emit(Task.REGIMEN, outcome)
    generator.opened.emit(Failed("CANARY"))
    assert "CANARY" not in str(tally.counts)
    assert tally.counts == {
        "questions without an answer, the engine ended: SIGKILL, it was killed, perhaps because memory ran out": 1,
        "questions without an answer, the engine went on": 1,
        "questions stopped": 1,
        "questions refused": 1,
        "models not loaded, the engine went on": 1,
    }
