"""The tour, and the first run: from an empty folder to the cases."""

from __future__ import annotations

import json
import sys
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from radonc_desktop.doctor import SCHEMA
from radonc_desktop.vault import KdfParameters, VaultClosed, create_vault
from radonc_desktop.vault.packs import PackState
from radonc_desktop.windows.board import Phase
from radonc_desktop.windows.empty_page import EmptyPage
from radonc_desktop.windows.main import MainWindow
from radonc_desktop.windows.tour import FIRST_STEPS, STEPS
from radonc_desktop.windows.welcome import WelcomeWindow
from radonc_models.tasks import Task

PASSPHRASE = "four words that differ"
REPORT = {"schema": SCHEMA, "sections": [{"name": "memory", "status": "ok", "verdict": "Enough.", "facts": {}}]}
DOCTOR = [sys.executable, "-c", f"print({json.dumps(REPORT)!r})"]


def test_that_the_tour_of_the_demo_points_at_every_part_and_asks_for_real(qtbot, window, monkeypatch):
    monkeypatch.setattr(MainWindow, "demo", property(lambda _window: True))
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
def empty_window(qtbot, theme, generator, words, tmp_path, monkeypatch):
    """Return the window on a store of patients without a case, where the demo may be opened, and what was opened."""
    opened = []
    monkeypatch.setattr("radonc_desktop.windows.empty_page.demo_opener", lambda _vault: partial(opened.append, "demo"))
    vault = create_vault(tmp_path / "empty", "Dr Test", PASSPHRASE, kdf=KdfParameters(8, 1, 1))
    made = MainWindow(theme, vault, generator, words)
    made.opened = opened
    made.show()
    yield made
    made._closing = True
    made.close()
    made.deleteLater()
    qtbot.wait(1)


def seen_of(part):
    """Return how much of a part is in sight, from 0 to 1."""
    seen = sum(rect.width() * rect.height() for rect in part.visibleRegion())
    return seen / (part.width() * part.height())


def test_that_every_step_of_both_tours_points_at_something_in_sight(qtbot, window, empty_window):
    for shown, percent in ((window, 100), (empty_window, 200)):
        shown.theme.zoom(percent)
        shown.tour()
        tour = shown.tour_shown
        while tour.isVisible():
            part = tour.steps[tour.step].part(shown)
            assert part.isVisible(), tour.title.text()
            assert seen_of(part) > 0.3, tour.title.text()
            assert tour._target().width() > 20
            assert tour._target().height() > 10
            tour.next.click()


def test_that_a_tour_of_an_empty_store_leads_to_the_form_of_a_first_case(empty_window):
    empty_window.empty.tour.click()
    tour = empty_window.tour_shown
    assert tour.steps is FIRST_STEPS
    while tour.isVisible():
        tour.next.click()
    assert empty_window.form_shown
    assert empty_window.form.title.hasFocus() or not empty_window.isActiveWindow()
    assert not empty_window.form.holds_text
    assert empty_window._vault.case_page("").found == 0


def test_that_the_demo_is_offered_in_an_empty_store_and_by_its_tour(empty_window):
    assert empty_window.empty.title.text() == "No case yet"
    empty_window.empty.demo.click()
    assert empty_window.empty.notice.tone == "ok"
    empty_window.tour()
    assert empty_window.tour_shown.demo.isVisible()
    empty_window.tour_shown.demo.click()
    assert empty_window.opened == ["demo", "demo"]
    assert empty_window.tour_shown.isHidden()
    empty_window.tour()
    empty_window.tour_shown.next.click()
    assert empty_window.tour_shown.demo.isHidden()


def test_that_a_policy_against_the_demo_takes_the_offers_away(qtbot, theme, empty_window, tmp_path, monkeypatch):
    monkeypatch.setattr("radonc_desktop.windows.empty_page.demo_opener", lambda _vault: None)
    page = EmptyPage(theme, empty_window, tmp_path, demo=False)
    qtbot.addWidget(page)
    assert page.demo.isHidden()
    empty_window.empty = page
    empty_window.tour()
    assert empty_window.tour_shown.demo.isHidden()
    assert "demo" not in empty_window.tour_shown.words.text()


def test_that_a_tour_among_patients_opens_and_asks_nothing_by_itself(qtbot, empty_window):
    case = empty_window._vault.add_case("Lung", "lung", "A man with lung cancer.", "")
    empty_window._refresh()
    before = len(empty_window._vault.audit_log())
    empty_window.tour()
    tour = empty_window.tour_shown
    while tour.isVisible():
        tour.next.click()
    assert empty_window.case.case_id is None
    assert len(empty_window._vault.audit_log()) == before
    empty_window.open_case(case)
    empty_window.tour()
    assert tour.steps is STEPS
    while tour.isVisible():
        tour.next.click()
    assert not empty_window.board.running(case)
    assert all(empty_window.board.state(case, task).phase is Phase.IDLE for task in Task)


def test_that_the_views_of_a_case_come_back_from_every_other_page(window):
    for leave in (window.new_case, window.import_cases, lambda: window.show_page("preferences")):
        leave()
        assert window._pages.currentWidget() is not window.case
        window.show_compare()
        assert window._pages.currentWidget() is window.case
        assert window.case.compare.isVisible()
    window.show_review()


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
