"""About, and the test of this computer."""

from __future__ import annotations

import json
import sys

import pytest
from PySide6.QtWidgets import QApplication

from radonc_desktop.doctor import SCHEMA
from radonc_desktop.windows.about_page import AboutPage
from radonc_desktop.windows.language import tr
from radonc_desktop.windows.pc_test import PcTestPage
from radonc_models.pack.writing import DEMO_USE

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
    with qtbot.waitSignal(page.report_wanted):
        page.report.click()


def test_that_a_german_page_tells_each_finding_in_german(qtbot, page_on, german):
    sandbox = {
        "name": "sandbox",
        "status": "ok",
        "verdict": "The system confines the engine's process: it reads only its models and libraries; after loading, "
        "it can open files, as this system cannot forbid it.",
        "facts": {},
    }
    sections = [*SECTIONS[:1], sandbox]
    page = page_on(printing(json.dumps({"schema": SCHEMA, "status": "ok", "sections": sections})))
    qtbot.waitUntil(lambda: not page.test.running, timeout=20_000)
    lines = [page.test._lines.itemAt(row).widget().sentence for row in range(page.test._lines.count())]
    assert lines == [
        "Programm: RadOnc-GPT 0.1.0 ist vollständig.",
        (
            "Abschottung: Das System schränkt den Prozess der Engine ein: Er liest nur seine Modelle und Bibliotheken; "
            "nach dem Laden kann er Dateien öffnen (denn dieses System kann es nicht verbieten)."
        ),
    ]


@pytest.mark.parametrize("text", ["", "no report", '{"schema": 0}', '{"schema": 2, "sections": [{"odd": 1}]}'])
def test_that_a_test_without_a_report_is_told(qtbot, page_on, text):
    page = page_on(printing(text))
    qtbot.waitUntil(lambda: not page.test.running, timeout=20_000)
    assert "without a report" in page.test.verdict.text()
    assert not page.report.isEnabled()


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


def test_that_parts_are_named_in_german_and_what_a_demo_pack_says_of_itself_too(qtbot, theme, german):
    page = AboutPage(theme, lambda: "CPU", lambda: "")
    qtbot.addWidget(page)
    page.begin()
    said = {str(page.model.index(row, column).data()) for row in range(page.model.rowCount()) for column in range(4)}
    assert {"OpenSSL von SQLCipher", "gemeinfrei", "ja"} <= said
    assert not {"yes", "public domain"} & said
    page.copy.click()
    assert "OpenSSL of SQLCipher: OpenSSL" in QApplication.clipboard().text()
    assert tr(DEMO_USE).startswith("Vorführung")
