"""Long work on the store: the window goes on, shows how far it is, keeps hands off, stops and locks."""

import importlib
import threading
import time
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer

from radonc_desktop.background.store_work import Work
from radonc_desktop.engine.scripted import Gate
from radonc_desktop.locking import LockReason
from radonc_desktop.vault import Role, VaultAtWork, VaultClosed, open_vault
from radonc_desktop.vault.errors import WorkStopped
from radonc_desktop.vault.rotation import Rotation
from radonc_desktop.windows.actions import ACTIONS
from radonc_desktop.windows.at_work import WorkLine
from radonc_desktop.windows.case_list import SEARCH_DELAY_MS
from radonc_models.tasks import Task

PASSPHRASE = "four words that differ"
CASES = 1500
STALL = 0.05  # seconds; what takes longer is seen


@pytest.fixture
def stalls(monkeypatch):
    monkeypatch.syspath_prepend(str(Path(__file__).parents[2] / "benchmarks" / "app"))
    return importlib.import_module("stalls")


@pytest.fixture
def heart(qtbot, stalls):
    """Return a function that does something, waits for its end, and gives its seconds and the longest stall.

    What other programs took does not count.
    """
    timer = QTimer()
    timer.setInterval(5)

    def beat(act, ended):
        beats = [(time.monotonic(), stalls.waits())]
        timer.timeout.connect(lambda: beats.append((time.monotonic(), stalls.waits())))
        timer.start()
        act()
        qtbot.waitUntil(ended, timeout=60_000)
        timer.stop()
        timer.timeout.disconnect()
        turns = [
            later - earlier - stalls.held_up(before, after) for (earlier, before), (later, after) in pairwise(beats)
        ]
        return beats[-1][0] - beats[0][0], max(turns)

    return beat


def smooth(several):
    """Tell whether the window went on through one of several works; the thread that works has to wait, too."""
    assert max(seconds for seconds, _stall in several) > STALL, several
    return min(stall for _seconds, stall in several) < STALL


@pytest.fixture
def table(tmp_path):
    """Return a function that writes a table of new cases."""

    def write(number, cases=CASES):
        path = tmp_path / f"{number}.csv"
        rows = "".join(f"{number}-{row},Case {row},note {row} of table {number} in words\n" for row in range(cases))
        path.write_text(f"id,title,details\n{rows}")
        return path

    return write


@pytest.fixture
def held(window):
    """Begin a work that goes on until the gate is opened; give the gate."""
    gate = threading.Event()

    def act(progress):
        for step in range(10_000):
            progress(step, 10_000)
            if gate.wait(0.01):
                break
        return "done"

    window.told = []
    window.work.begin(Work("Working on something…", act, window.told.append, window.told.append))
    yield gate
    gate.set()


def test_that_large_imports_a_verification_and_a_removal_leave_the_window_alive(qtbot, window, vault, table, heart):
    page, stores = window.files.import_page, []
    window.import_cases()
    for number in range(2):
        path = table(number)
        heart(lambda path=path: page.look_at([path]), lambda: not window.work.running)
        assert page.store.isEnabled()
        stores.append(heart(page.store.click, lambda: not window.work.running))
        window.import_cases()
    assert window.cases.model.rowCount() > 0
    assert smooth(stores), stores
    window.show_audit()
    audit = window.case.audit
    checks = [heart(audit.verify.click, lambda: "holds" in audit.notice.sentence) for _ in range(3)]
    assert smooth(checks), checks
    removals, users = [], window.users
    for name in ("Dr Two", "Dr Three"):
        vault.people.add(name, {Role.PHYSICIAN}, "a first one from the admin", PASSPHRASE)
        window.show_users()
        users.refresh()
        users.table.selectRow(1)
        users.remove_button.click()
        users.form.own.setText(PASSPHRASE)
        removals.append(heart(users.form.submit, lambda name=name: users.notice.sentence.startswith(name)))
    assert smooth(removals), removals
    assert vault.verify_audit().ok


def test_that_progress_shows_and_everything_that_needs_the_store_is_disabled(qtbot, window, held):
    line = window.findChild(WorkLine)
    had = window.cases.list
    qtbot.waitUntil(line.isVisible)
    qtbot.waitUntil(lambda: line.line.value() > 0)
    assert line.words.text() == "Working on something…"
    assert line.stop.isVisible()
    assert not window.case.isEnabled()
    assert not window.cases.search.isEnabled()
    enabled = {action.objectName() for action in window.actions() if action.isEnabled()}
    assert enabled == {action.name for action in ACTIONS if action.free}
    assert enabled.isdisjoint({"new_case", "ask_all", "import_cases", "back_up", "show_audit"})
    with pytest.raises(VaultAtWork):
        window.work.begin(Work("another", lambda _progress: None, print, print))
    held.set()
    qtbot.waitUntil(lambda: window.told == ["done"])
    assert not line.isVisible()
    assert window.case.isEnabled()
    assert had.hasFocus()
    assert all(action.isEnabled() for action in window.actions())


def test_that_a_search_typed_just_before_waits_for_the_store(qtbot, window, held):
    window.cases.search.setText("breast")
    qtbot.waitUntil(window.findChild(WorkLine).isVisible)
    qtbot.wait(3 * SEARCH_DELAY_MS)
    assert not window.notice.sentence
    assert window.cases.model.rowCount() == 2
    held.set()
    qtbot.waitUntil(lambda: window.cases.model.rowCount() == 1)


def test_that_stop_takes_an_import_back_and_is_no_error(qtbot, window, vault, table, monkeypatch, rested):
    window.import_cases()
    page, line = window.files.import_page, window.findChild(WorkLine)
    page.look_at([table(1, 300)])
    rested()
    before = len(vault.search_cases())
    window.work.progressed.connect(lambda done, of_all: line.stop.click())
    page.store.click()
    rested()
    assert page.notice.tone == "info"
    assert "Stopped" in page.notice.sentence
    assert len(vault.search_cases()) == before
    assert page.store.isEnabled()
    assert vault.verify_audit().ok


def test_that_escape_stops_the_work(qtbot, window, held):
    qtbot.waitUntil(window.findChild(WorkLine).isVisible)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: bool(window.told))
    assert isinstance(window.told[0], WorkStopped)
    assert not window.work.running


def test_that_a_bug_in_the_work_is_one_sentence_and_the_store_goes_on(qtbot, window, vault, monkeypatch):
    def broken(progress):
        raise ZeroDivisionError

    monkeypatch.setattr(vault.trail, "verify_for_user", broken)
    window.show_audit()
    window.case.audit.verify.click()
    qtbot.waitUntil(lambda: window.case.audit.notice.tone == "error")
    assert "does not know" in window.case.audit.notice.sentence
    assert vault.case(1)


def test_that_no_work_begins_while_a_question_is_answered(qtbot, window, source):
    gate = Gate()
    source.scripts[(Task.REGIMEN, False)] = ["Photon", gate]
    window.case.ask(Task.REGIMEN)
    qtbot.waitUntil(gate.reached.is_set)
    window.show_audit()
    window.case.audit.verify.click()
    assert "question is being answered" in window.case.audit.notice.sentence
    assert not window.work.running
    window.case.stop()
    qtbot.waitUntil(lambda: not window._generator.busy)


def test_that_a_wrong_passphrase_for_a_removal_stays_in_the_form(qtbot, window, vault, rested):
    vault.people.add("Dr Two", {Role.PHYSICIAN}, "a first one from the admin", PASSPHRASE)
    window.show_users()
    window.users.table.selectRow(1)
    window.users.remove_button.click()
    form = window.users.form
    form.own.setText("not the passphrase")
    form.submit()
    qtbot.waitUntil(lambda: "not right" in form.notice.sentence)
    rested()
    assert form.own.isEnabled()
    assert form.go.text() == "Remove"
    assert window.users.table.rowCount() == 2


def test_that_a_lock_ends_the_work_and_closes_the_store(window, vault, held):
    locked = []
    window.locked.connect(lambda reason, _parcel: locked.append(reason))
    window.lock()
    assert locked == [LockReason.REQUEST]
    with pytest.raises(VaultClosed):
        vault.search_cases()
    assert window.told == []


def test_that_a_lock_in_the_middle_of_a_removal_leaves_it_to_the_next_unlock(
    qtbot, window, vault, tmp_path, monkeypatch
):
    vault.people.add("Dr Two", {Role.PHYSICIAN}, "a first one from the admin", PASSPHRASE)
    window.show_users()
    window.users.table.selectRow(1)
    window.users.remove_button.click()
    window.users.form.own.setText(PASSPHRASE)
    reached, run = threading.Event(), Rotation.run

    def slowly(rotation, reason, progress):
        def wait(done, of_all):
            reached.set()
            time.sleep(0.02)
            progress(done, of_all)

        run(rotation, reason, wait)

    with monkeypatch.context() as patch:
        patch.setattr(Rotation, "run", slowly)
        window.users.form.submit()
        qtbot.waitUntil(reached.is_set)
        window.lock()
    with open_vault(tmp_path / "vault", "Dr Test", PASSPHRASE) as again:
        assert [person.name for person in again.people.everyone()] == ["Dr Test"]
        assert again.audit_log(1)[0].event in ("key.rotate", "store.unlock")
        assert again.verify_audit().ok
        assert {entry.event for entry in again.audit_log()} >= {"user.remove", "key.rotate"}


def test_that_what_follows_a_work_belongs_to_it_and_nothing_begins_before(qtbot, window):
    told = []

    def done(_outcome):
        window.work.follow(lambda: told.append(window.work.running))
        assert window.work.running
        with pytest.raises(VaultAtWork):
            window.work.begin(Work("Another", lambda _progress: None, told.append, told.append))

    window.work.begin(Work("Working on something…", lambda _progress: None, done, told.append))
    qtbot.waitUntil(lambda: not window.work.running)
    assert told == [False]
