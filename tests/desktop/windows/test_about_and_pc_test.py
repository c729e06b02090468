"""About, and the test of this computer."""

from __future__ import annotations

import json
import sys

import pytest
from PySide6.QtWidgets import QApplication

from radonc_desktop.doctor import SCHEMA
from radonc_desktop.windows.pc_test import PcTestPage

SECTIONS = [
    {"name": "product", "status": "ok", "verdict": "RadOnc-GPT 0.1.0 is complete.", "facts": {"python": "3.11"}},
    {"name": "memory", "status": "warning", "verdict": "Less than 2 GiB of memory is free: close others.", "facts": {}},
]


def printing(text, more=""):
    return [sys.executable, "-c", f"{more}\nprint({text!r})"]


@pytest.fixture
def page_on(qtbot, theme):
    def make(command):
        page = PcTestPage(theme, command)
        qtbot.addWidget(page)
        page.show()
        page.begin()
        return page

    return make


def test_that_the_test_tells_each_finding_in_words_and_can_be_copied(qtbot, page_on):
    page = page_on(printing(json.dumps({"schema": SCHEMA, "status": "warning", "sections": SECTIONS})))
    assert page.test.running
    qtbot.waitUntil(lambda: not page.test.running, timeout=20_000)
    assert page.test.verdict.text() == "It runs, but look at the marked lines."
    lines = [page.test._lines.itemAt(row).widget() for row in range(page.test._lines.count())]
    assert [(line.tone, line.sentence) for line in lines] == [
        ("ok", "Program: RadOnc-GPT 0.1.0 is complete."),
        ("warning", "Memory: Less than 2 GiB of memory is free: close others."),
    ]
    page.copy.click()
    assert "Less than 2 GiB" in QApplication.clipboard().text()


@pytest.mark.parametrize("text", ["", "no report", '{"schema": 0}', '{"schema": 2, "sections": [{"odd": 1}]}'])
def test_that_a_test_without_a_report_is_told(qtbot, page_on, text):
    page = page_on(printing(text))
    qtbot.waitUntil(lambda: not page.test.running, timeout=20_000)
    assert "without a report" in page.test.verdict.text()
    assert not page.copy.isEnabled()


def test_that_a_program_that_is_not_there_is_told(qtbot, page_on):
    page = page_on(["/not/there"])
    qtbot.waitUntil(lambda: not page.test.running, timeout=20_000)
    assert "without a report" in page.test.verdict.text()


def test_that_leaving_ends_the_test_at_once(qtbot, page_on):
    page = page_on(printing("{}", "import time; time.sleep(60)"))
    process = page.test._exam._process
    page.stop()
    assert not page.test.running
    assert process.state() is process.ProcessState.NotRunning


def test_that_about_shows_the_parts_and_copies_a_report(window):
    window.show_page("about")
    page = window.more.page("about")
    assert page.model.rowCount() >= 12
    page.copy.click()
    copied = QApplication.clipboard().text()
    assert copied.startswith("Device: ")
    assert "OpenSSL of SQLCipher: OpenSSL" in copied
    assert window.user not in copied
