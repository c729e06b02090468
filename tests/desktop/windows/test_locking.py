"""The lock of the whole app: nothing typed is lost, nothing readable stays, and the physician goes on where they were.

The process that would take the place of this one is played by a second ``App`` that gets what the first one left.
"""

from __future__ import annotations

import base64
import time
from dataclasses import replace

import pytest
from PySide6.QtCore import QRect

from radonc_desktop import app as composition
from radonc_desktop import demo
from radonc_desktop.engine.scripted import GATE_SECONDS, Gate
from radonc_desktop.locking import LockReason
from radonc_desktop.paths import Folders
from radonc_desktop.vault import KdfParameters, open_vault
from radonc_desktop.vault.errors import DiskFull
from radonc_desktop.windows import welcome
from radonc_desktop.windows.board import Phase
from radonc_desktop.windows.growing_edit import GrowingEdit
from radonc_desktop.windows.kept_answer import kept_answer
from radonc_desktop.windows.theme import Appearance
from radonc_models.tasks import Task


@pytest.fixture
def folders(tmp_path):
    folders = Folders(vault=tmp_path / "vault", pack=tmp_path / "pack")
    demo.create_demo_vault(folders.vault, kdf=KdfParameters(memory_kib=8, time_cost=1, parallelism=1)).close()
    return folders


@pytest.fixture
def left():
    """What the processes before have left, oldest first."""
    return []


@pytest.fixture
def unlocked(qtbot):
    """Return a function that types the passphrase."""

    def enter(app):
        app.unlock.passphrase.setText(demo.DEMO_PASSPHRASE)
        app.unlock.submit()
        qtbot.waitUntil(lambda: app.main is not None)
        return app

    return enter


@pytest.fixture
def begin(qtbot, qapp, folders, source, words, monkeypatch, left, unlocked):
    """Return a function that starts the app, after a lock with what was left, and unlocks it."""
    monkeypatch.setattr("radonc_desktop.windows.pack_switch.words_of", lambda _folder: words)
    made = []

    def end(app):
        for window in (app.unlock, app.main):
            if window is not None:
                window._closing = True
                window.close()
                window.deleteLater()
        app.unlock = app.main = None
        app.close()
        qtbot.wait(1)

    def start(unlock=True, guarded=False):
        for before in made:  # has left its process, as far as there can be two here
            end(before)
        back = left[-1] if left else None
        app = composition.App(
            qapp, folders, demo_mode=True, source=source, back=back, leave=left.append, guarded=guarded
        )
        made.append(app)
        app.show_unlock()
        return unlocked(app) if unlock else app

    yield start
    for app in made:
        end(app)


def stored(folders):
    return open_vault(folders.vault, demo.DEMO_USER, demo.DEMO_PASSPHRASE)


def test_that_a_lock_in_mid_answer_keeps_typing_ends_the_engine_and_closes_the_vault(
    qtbot, begin, folders, source, left
):
    app = begin()
    app.main.open_case(1)
    gate = Gate()
    source.scripts[(Task.REGIMEN, False)] = ["Photon", gate]
    app.main.case.ask(Task.REGIMEN)
    qtbot.waitUntil(gate.reached.is_set)
    app.main.case.details.details.insertPlainText("Typed before locking. ")
    app.main.case.details.plan.setPlainText("My own plan")
    started = time.monotonic()
    app.main.lock()
    assert time.monotonic() - started < GATE_SECONDS, "it waited for the end of the answer"
    assert [state.reason for state in left] == [LockReason.REQUEST]
    assert source.closed.is_set()
    with stored(folders) as vault:
        assert vault.case(1).details.startswith("Typed before locking. ")
        assert vault.case(1).physician_plan == "My own plan"


def test_that_the_physician_goes_on_where_the_cursor_was(begin):
    app = begin()
    app.main.activateWindow()
    app.main.open_case(3)
    details = app.main.case.details.details
    details.setFocus()
    details.insertPlainText("Typed before locking. ")
    app.main.lock()
    after = begin().main
    assert after.case.case_id == 3
    field = after.case.details.details
    assert field.text.startswith("Typed before locking. ")
    assert after.focusWidget() is field
    assert field.textCursor().position() == len("Typed before locking. ")


def test_that_a_half_typed_new_case_comes_back_and_can_be_created(begin):
    main = begin().main
    main.new_case()
    main.form.title.setText("Lung, right")
    main.form.details.insertPlainText("62-year-old wom")
    main.lock()
    app = begin()
    main = app.main
    assert main.form_shown
    assert main.form.title.text() == "Lung, right"
    assert main.form.details.text == "62-year-old wom"
    main.form.submit()
    assert main.case.title.text() == "Lung, right"
    main.lock()
    main = begin().main
    assert not main.form_shown
    assert not main.form.holds_text


def test_that_a_half_typed_new_case_outlives_a_crash(qtbot, begin, folders):
    main = begin().main
    main.new_case()
    main.form.title.setText("Lung, right")
    main.form.details._pause.setInterval(10)
    qtbot.keyClicks(main.form.details, "62-year-old")
    qtbot.waitUntil(lambda: "62-year-old" in main._vault.desk.read())


def test_that_a_draft_comes_back_as_it_was_typed(qtbot, begin):
    main = begin().main
    main.open_case(1)
    main.case.ask(Task.REGIMEN)
    qtbot.waitUntil(lambda: main.board.state(1, Task.REGIMEN).phase is Phase.ANSWERED)
    panel = main.case.proposals.panels[Task.REGIMEN]
    panel.edit.click()
    panel.draft.edit.insertPlainText(" Daily IGRT.")
    suggestion = panel.draft.suggestion_id
    main.lock()
    box = begin().main.case.proposals.panels[Task.REGIMEN].draft
    assert box.edit.text.endswith(" Daily IGRT.")
    assert box.suggestion_id == suggestion
    assert box.isVisible()


def test_that_search_view_and_compared_task_come_back(begin):
    main = begin().main
    main.open_case(2)
    main.show_compare()
    main.case.compare.choose(Task.DIAGNOSIS)
    main.cases.search.setText("lung")
    main.lock()
    main = begin().main
    assert main.cases.search.text() == "lung"
    assert main.case.compare.isVisible()
    assert main.case.compare.task is Task.DIAGNOSIS


def fill_the_disk(patch, main):
    """From now on nothing can be written to the vault."""

    def full(*_arguments):
        raise DiskFull

    patch.setattr(type(main._vault._connection), "write", full)


def test_that_what_a_full_disk_does_not_take_is_sealed_and_put_back(begin, unlocked, left, monkeypatch):
    main = begin().main
    main.open_case(1)
    main.case.details.details.insertPlainText("Typed on a full disk. ")
    with monkeypatch.context() as patch:
        fill_the_disk(patch, main)
        main.lock()
    assert left[0].parcel
    assert b"full disk" not in left[0].parcel
    app = begin(unlock=False)
    assert "The disk did not take what you typed" in app.unlock.notice.sentence
    after = unlocked(app).main
    assert after.case.details.details.text.startswith("Typed on a full disk. ")
    assert "not saved yet" in after.case.details.state.text()
    assert after.case.keep_all()


def test_that_details_saved_elsewhere_meanwhile_still_lead_to_a_choice(begin, left, monkeypatch, folders):
    main = begin().main
    main.open_case(1)
    main.case.details.details.setPlainText("Mine")
    with monkeypatch.context() as patch:
        fill_the_disk(patch, main)
        main.lock()
    with stored(folders) as vault:
        vault.save_details(1, "Theirs", vault.case(1).details_version)
    main = begin().main
    assert main.case.details.details.text == "Mine"
    assert not main.case.keep_all()
    assert "saved elsewhere" in main.case.details.notice.sentence
    assert main._vault.case(1).details == "Theirs"


def test_that_place_size_and_look_of_the_window_come_back_and_no_text(begin, left):
    app = begin()
    app.theme.choose(Appearance.DARK)
    app.main.setGeometry(QRect(10, 20, 960, 640))  # the off-screen display has 800 lines
    app.main.open_case(1)
    text = app.main.case.details.details.text
    app.main.lock()
    state = left[0]
    assert state.parcel == b""
    assert text[:12] not in repr(state) + str(base64.b64decode(state.geometry))
    after = begin()
    assert after.theme.appearance is Appearance.DARK
    assert after.main.size().height() == 640


def test_that_the_unlock_page_tells_why_it_is_there_and_who_worked(begin, left, folders):
    begin().main.lock_because(LockReason.IDLE)
    again = begin(unlock=False)
    assert "nobody was at the keyboard" in again.unlock.notice.sentence
    assert again.unlock.user.text() == demo.DEMO_USER
    with stored(folders) as vault:
        events = [(entry.event, entry.detail) for entry in vault.audit_log(6)]
    assert ("lock.auto", "reason=idle") in events


def test_that_even_a_bug_does_not_keep_the_vault_open(begin, left, monkeypatch, folders):
    main = begin().main

    def bug():
        raise ValueError("a bug")

    monkeypatch.setattr(main.case, "keep_all", bug)
    with pytest.raises(ValueError, match="a bug"):
        main.lock()
    assert len(left) == 1
    stored(folders).close()


def test_that_a_second_lock_changes_nothing(begin, left):
    main = begin().main
    main.lock()
    main.lock_because(LockReason.SUSPEND)
    assert len(left) == 1


def test_that_a_policy_that_is_not_valid_opens_nothing_until_it_is_corrected(qtbot, begin, unlocked, folders):
    policy = folders.vault / "policy.toml"
    policy.write_text("auto_lock_minutes = 600\n")
    app = begin(unlock=False)
    app.unlock.passphrase.setText(demo.DEMO_PASSPHRASE)
    app.unlock.submit()
    qtbot.waitUntil(lambda: bool(app.unlock.notice.sentence))
    assert "auto_lock_minutes" in app.unlock.notice.sentence
    policy.write_text("auto_lock_minutes = 60\n")
    unlocked(app)


def test_that_a_bug_while_keeping_loses_nothing_that_was_typed(begin, left, monkeypatch):
    main = begin().main
    main.open_case(1)
    main.case.details.details.insertPlainText("Typed before a bug. ")

    def bug(*_arguments):
        raise ValueError("a bug")

    with monkeypatch.context() as patch:
        patch.setattr(main.case, "keep_all", bug)
        patch.setattr(type(main._vault.desk), "save", bug)
        with pytest.raises(ValueError, match="a bug"):
            main.lock()
    assert begin().main.case.details.details.text.startswith("Typed before a bug. ")


def test_that_every_field_for_free_text_of_a_case_is_put_away(begin):
    main = begin().main
    main.open_case(1)
    known = set(main._desk._fields().values())
    assert [edit.accessibleName() for edit in main.findChildren(GrowingEdit) if edit not in known] == [
        main.case.compare.details.accessibleName()  # shows what is elsewhere, and cannot be typed in
    ]
    assert main.case.compare.details.isReadOnly()


def test_that_an_addendum_and_a_review_that_are_being_written_come_back(begin):
    app = begin()
    app.main.open_case(1)
    box = app.main.case.proposals.panels[Task.REGIMEN].draft
    box.begin("54 Gy in 3 fractions to the lung.", None)
    box.save.click()
    app.main._vault.sign(app.main._vault.draft(1, "regimen").id, demo.DEMO_PASSPHRASE)
    app.main.open_case(2)
    app.main.open_case(1)
    box.addenda.begin.click()
    box.addenda.words.setPlainText("Prior dose was fo")
    box.reviews.begin.click()
    box.reviews.words.setPlainText("I would")
    app.main.lock()
    box = begin().main.case.proposals.panels[Task.REGIMEN].draft
    assert box.addenda.words.isVisible()
    assert box.addenda.unsaved == "Prior dose was fo"
    assert box.reviews.unsaved == "I would"


def test_that_the_running_app_is_guarded_and_locks_after_the_policys_minutes(qtbot, begin, left, folders):
    (folders.vault / "policy.toml").write_text("auto_lock_minutes = 2\n")
    app = begin(guarded=True)
    app.guard.idle._last = app.guard.idle._clock() - 95
    app.guard.idle.look()
    assert app.main.countdown.words.text() == "Locking in 25 s"
    qtbot.keyClick(app.main.cases.search, "a")
    app.guard.idle.look()
    assert not app.main.countdown.isVisible()
    app.guard.idle._last -= 120
    app.guard.idle.look()
    assert [state.reason for state in left] == [LockReason.IDLE]


def test_that_a_passphrase_left_standing_at_the_door_is_emptied(begin):
    app = begin(unlock=False, guarded=True)
    app.unlock.passphrase.setText("half a passphr")
    app._entry._last -= 60
    app._entry.look()
    assert app.unlock.passphrase.text() == ""
    assert app.unlock.isVisible()


def test_that_answers_on_screen_come_back_with_findings_provenance_and_the_mark_of_old_details(qtbot, begin):
    main = begin().main
    main.open_case(1)
    main.case.ask_all()
    qtbot.waitUntil(lambda: all(main.board.state(1, task).phase is Phase.ANSWERED for task in Task))
    before = {task: main.board.state(1, task) for task in Task}
    main.case.details.details.insertPlainText("Changed after the answer. ")
    main.lock()
    main = begin().main
    for task in Task:
        assert main.board.state(1, task) == replace(before[task], read=0.0)
        panel = main.case.proposals.panels[task]
        assert panel.view.text.text() == before[task].text
        assert panel.stale.isVisible()


def test_that_an_answer_of_another_version_is_not_shown_half():
    assert kept_answer({"task": "regimen", "text": "Photon"}, 1) is None
    assert kept_answer({}, 1) is None


def test_that_a_store_that_is_open_before_the_cases_show_is_guarded_too(qtbot, begin, left, folders, monkeypatch):
    monkeypatch.setattr(welcome, "needs_welcome", lambda _vault: True)
    monkeypatch.setattr(welcome.WelcomeWindow, "begin", lambda _window: None)
    app = begin(unlock=False, guarded=True)
    app.unlock.passphrase.setText(demo.DEMO_PASSPHRASE)
    app.unlock.submit()
    qtbot.waitUntil(lambda: app.welcome is not None)
    app.guard.session.on_saver(True)
    assert [state.reason for state in left] == [LockReason.SCREEN]
    app.welcome.close()
    with stored(folders) as vault:
        assert ("lock.auto", "reason=screen") in [(entry.event, entry.detail) for entry in vault.audit_log(8)]
