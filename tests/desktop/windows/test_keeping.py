"""Typed text is kept by itself, and never lost without a choice."""

from __future__ import annotations

import pytest

from radonc_desktop.vault.errors import DiskFull
from radonc_models.tasks import Task


@pytest.fixture
def details(window):
    return window.case.details.details


def test_that_details_are_kept_when_the_field_is_left(qtbot, window, vault, details):
    details.setFocus()
    qtbot.keyClicks(details, "New: ")
    assert "not saved yet" in window.case.details.state.text()
    window.case.details.plan.setFocus()
    assert vault.case(1).details.startswith("New: ")
    assert window.case.details.state.text() == "version 2 · saved"


def test_that_details_are_kept_when_typing_pauses(qtbot, window, vault, details):
    details._pause.setInterval(30)
    qtbot.keyClicks(details, "New: ")
    qtbot.waitUntil(lambda: vault.case(1).details.startswith("New: "))


def test_that_details_are_kept_before_they_are_asked(qtbot, window, vault, source, details):
    details.insertPlainText("New: ")
    window.case.ask(Task.REGIMEN)
    assert vault.case(1).details.startswith("New: ")
    qtbot.waitUntil(lambda: bool(source.asked))
    assert source.asked[0].details == vault.case(1).details


def test_that_unchanged_details_make_no_new_version(window, vault):
    window.case.keep_all()
    assert vault.case(1).details_version == 1


def test_that_opening_another_case_keeps_the_typing(window, vault, details):
    details.insertPlainText("New: ")
    window.cases.list.setCurrentIndex(window.cases.model.index(window.cases.model.row_of(2)))
    assert window.case.case_id == 2
    assert vault.case(1).details.startswith("New: ")


def test_that_the_physicians_plan_is_kept_and_never_asked(qtbot, window, vault, source):
    window.case.details.plan.setPlainText("My own plan")
    window.case.ask(Task.REGIMEN)
    window.case.keep_all()
    assert vault.case(1).physician_plan == "My own plan"
    qtbot.waitUntil(lambda: bool(source.asked))
    assert "My own plan" not in source.asked[0].details


def test_that_details_saved_elsewhere_lead_to_a_choice_and_mine_can_stay(window, vault, details):
    vault.save_details(1, "Saved elsewhere", 1)
    details.setPlainText("Mine")
    assert not window.case.keep_all()
    assert vault.case(1).details == "Saved elsewhere"
    assert details.text == "Mine"
    press(window.case.details.notice, "Keep my text")
    assert vault.case(1).details == "Mine"
    assert window.case.details.notice.sentence == ""


def test_that_details_saved_elsewhere_can_be_taken(window, vault, details):
    vault.save_details(1, "Saved elsewhere", 1)
    details.setPlainText("Mine")
    window.case.keep_all()
    press(window.case.details.notice, "Take the stored text")
    assert details.text == "Saved elsewhere"
    assert vault.case(1).details_version == 2


def test_that_nothing_is_asked_while_two_versions_wait_for_a_choice(window, vault, source, details):
    vault.save_details(1, "Saved elsewhere", 1)
    details.setPlainText("Mine")
    window.case.ask_all()
    assert source.asked == []
    assert window.case.proposals.notice.sentence


def test_that_a_full_disk_is_said_and_the_window_does_not_close_with_unsaved_typing(
    window, vault, details, monkeypatch
):
    monkeypatch.setattr(vault, "save_details", lambda *_args: (_ for _ in ()).throw(DiskFull()))
    details.insertPlainText("New: ")
    window.close()
    assert window.isVisible()
    assert details.text.startswith("New: ")
    assert "disk is full" in window.case.details.notice.sentence
    assert window.notice.sentence


def test_that_a_new_case_is_stored_and_opened(qtbot, window, vault):
    window.new_case()
    qtbot.keyClicks(window.form.title, "Prostate, T2a")
    window.form.details.setPlainText("SYNTHETIC. Gleason 3+4.")
    window.form.create_button.click()
    assert vault.case(window.case.case_id).title == "Prostate, T2a"
    assert window.case.title.text() == "Prostate, T2a"
    assert window.cases.model.rowCount() == 3


def test_that_a_case_without_a_title_is_not_stored(window, vault):
    window.new_case()
    window.form.details.setPlainText("SYNTHETIC.")
    window.form.create_button.click()
    assert "title" in window.form.notice.sentence
    assert len(vault.search_cases()) == 2
    assert window.form.details.text == "SYNTHETIC."


def test_that_closing_with_a_half_written_new_case_asks_first(window):
    window.new_case()
    window.form.title.setText("Half")
    window.close()
    assert window.isVisible()
    assert "not stored" in window.form.notice.sentence


def test_that_a_half_written_new_case_is_not_forgotten_behind_another_case(window):
    window.new_case()
    window.form.title.setText("Half")
    window.open_case(2)
    window.close()
    assert window.isVisible()
    assert window.form.isVisible()
    assert window.form.title.text() == "Half"


def press(notice, word):
    from PySide6.QtWidgets import QPushButton

    next(button for button in notice.findChildren(QPushButton) if button.text() == word).click()
