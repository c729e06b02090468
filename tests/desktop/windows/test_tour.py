"""The tour, and the first run: from an empty folder to the cases."""

from __future__ import annotations

import json
import sys
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from radonc_desktop.doctor import SCHEMA
from radonc_desktop.vault import VaultClosed
from radonc_desktop.vault.packs import PackState
from radonc_desktop.windows.board import Phase
from radonc_desktop.windows.tour import STEPS
from radonc_desktop.windows.welcome import WelcomeWindow
from radonc_models.tasks import Task

PASSPHRASE = "four words that differ"
REPORT = {"schema": SCHEMA, "sections": [{"name": "memory", "status": "ok", "verdict": "Enough.", "facts": {}}]}
DOCTOR = [sys.executable, "-c", f"print({json.dumps(REPORT)!r})"]


def test_that_the_tour_points_at_every_part_and_asks_for_real(qtbot, window):
    window.tour()
    tour = window.tour_shown
    seen = []
    while tour.isVisible():
        seen.append(tour.title.text())
        assert window.rect().contains(tour.bubble.geometry())
        assert not tour._target().isEmpty()
        tour.next.click()
    assert seen == [step.title for step in STEPS]
    qtbot.waitUntil(lambda: window.board.state(1, Task.REGIMEN).phase is Phase.ANSWERED)


def test_that_the_bubble_leaves_small_parts_free(window):
    window.tour()
    tour = window.tour_shown
    for _ in range(2):
        tour.next.click()
    assert not tour.bubble.geometry().intersects(tour._target())


def test_that_escape_ends_the_tour_and_stops_nothing(qtbot, window):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.tour()
    tour = window.tour_shown
    tour.bubble.setFocus()
    QTest.keyClick(tour.next, Qt.Key.Key_Escape)
    assert tour.isHidden()
    assert window.cases.list.hasFocus()


@pytest.fixture
def packs(packs_with):
    return packs_with()


@pytest.fixture
def opened():
    return []


@pytest.fixture
def first(qtbot, theme, vault, packs, opened):
    demo = partial(opened.append, "demo")
    made = WelcomeWindow(theme, vault, first=True, packs=packs, doctor=lambda: DOCTOR, demo=demo)
    qtbot.addWidget(made)
    made.begin()
    made.show()
    return made


def test_that_the_first_run_goes_over_key_models_and_test_to_the_cases(qtbot, first, vault, packs, opened):
    handed = []
    first.finished.connect(handed.append)
    first.passphrase.setText(PASSPHRASE)
    first.make.click()
    assert not first.make.isEnabled()
    qtbot.waitUntil(lambda: hasattr(first, "key"))
    assert len(first.key.text().replace(" ", "").replace("\n", "")) >= 48
    first.done.click()
    assert [one.name for one in first.pack.packs.shown] == ["ours", "other"]
    first.pack.packs.radios[1].click()
    first.pack.use.click()
    assert packs.words.name == "other"
    first.passphrase.setText("not the one")
    first.evaluate.click()
    assert not first.approve.isEnabled()
    qtbot.waitUntil(lambda: first.problem.tone == "error")
    assert first.passphrase.isEnabled()
    first.passphrase.setText(PASSPHRASE)
    first.evaluate.click()
    qtbot.waitUntil(lambda: first.test is not None and bool(first.test.sections), timeout=20_000)
    assert vault.packs.decision(packs.words.pack.sha256).state is PackState.EVALUATION
    first.go_on.click()
    assert (handed, opened) == ([], [])
    first.demo_button.click()
    assert opened == ["demo"]
    assert first.problem.tone == "ok"
    first.go_on.click()
    assert handed == [vault]


def test_that_every_step_of_the_first_run_can_wait(first, vault, packs, switched):
    handed = []
    first.finished.connect(handed.append)
    first.later.click()
    first.pack.later.click()
    first.later.click()
    assert vault.packs.decision(packs.words.pack.sha256) is None
    assert switched == []
    first.go_on.click()
    first.go_on.click()
    assert handed == [vault]
    assert not first.test.running


def test_that_closing_the_first_run_ends_the_test_and_locks(first, vault):
    first.later.click()
    first.pack.later.click()
    first.later.click()
    test = first.test
    first.close()
    assert not test.running
    with pytest.raises(VaultClosed):
        vault.case(1)
