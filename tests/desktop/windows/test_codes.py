"""The catalogue's codes for a diagnosis: ranked, chosen by keyboard, kept with the draft; invalid ones marked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from radonc_desktop.windows.board import Phase
from radonc_desktop.windows.findings import how_matched, spelled_code
from radonc_models.clinical.icd10 import Match
from radonc_models.tasks import Task

WORDS = "Malignant neoplasm of lower lobe, left bronchus or lung"


@pytest.fixture
def asked(qtbot, window, source, answered):
    """Ask the diagnosis and return its panel."""

    def ask(text):
        answer = answered(Task.DIAGNOSIS, text=text)
        source.scripts[(Task.DIAGNOSIS, False)] = [answer]
        window.case.ask(Task.DIAGNOSIS)
        qtbot.waitUntil(lambda: window.board.state(1, Task.DIAGNOSIS).answer == answer)
        return window.case.proposals.panels[Task.DIAGNOSIS]

    return ask


def shown(view):
    return [(one.text(), one.accessibleName()) for one in view.choices]


def test_that_the_list_names_code_official_words_and_how_they_were_matched(asked):
    view = asked(f"{WORDS} (ICD-10-CM C34.32)").view.codes
    assert [code for code, _ in shown(view)] == ["C34.32", "C34.30", "C34.92"]
    assert shown(view)[0][1] == f"1: C34.32, {WORDS}, same words, as the model spelled it"
    assert "likeness 0.9" in shown(view)[1][1]
    assert view.choice is None, "nothing is chosen for the physician"
    assert not view.invalid.isVisible()


def test_that_a_weak_match_says_so():
    assert how_matched(Match("C61", "x", 0.31, True)) == "likeness 0.31, may be chance"


def test_that_an_invalid_code_is_marked_and_stays_out_of_the_draft(asked, vault):
    panel = asked(f"{WORDS} (ICD-10-CM C34.99)")
    assert panel.view.codes.invalid.sentence == "C34.99 is no ICD-10-CM code: do not use it."
    assert panel.view.codes.invalid.tone == "error"
    assert not any("as the model spelled" in name or "C34.99" in name for _, name in shown(panel.view.codes))
    panel.edit.click()
    assert panel.draft.edit.text == WORDS


def test_that_a_code_outside_the_catalogue_is_not_called_invalid():
    assert spelled_code("Diabetes (ICD-10-CM E11.9)").problem == ""
    assert spelled_code("Prostate cancer") is None


def test_that_a_code_is_chosen_by_keyboard_and_kept_with_its_suggestion(window, vault, asked):
    panel = asked(f"{WORDS} (ICD-10-CM C34.99)")
    window.activateWindow()
    first = panel.view.codes.choices[0]
    panel.ask.setFocus()
    for _ in range(20):
        if window.focusWidget() is first:
            break
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert first.hasFocus()
    QTest.keyClick(first, Qt.Key.Key_Space)
    assert panel.view.codes.choice.code == "C34.32"
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert panel.view.codes.choice.code == "C34.30"
    panel.edit.click()
    kept = vault.draft(1, "diagnosis")
    assert kept.text == "Malignant neoplasm of lower lobe, unspecified bronchus or lung (ICD-10-CM C34.30)"
    suggestion = vault.suggestion(kept.suggestion_id)
    assert [one["code"] for one in suggestion.outcome["codes"]] == ["C34.32", "C34.30", "C34.92"]


def test_that_a_choice_is_locked_by_the_draft_and_shown_again_with_it(window, asked):
    panel = asked(f"{WORDS} (ICD-10-CM C34.32)")
    QTest.mouseClick(panel.view.codes._rows[2].words, Qt.MouseButton.LeftButton)
    assert panel.view.codes.choice.code == "C34.92"
    panel.edit.click()
    assert not any(one.isEnabled() for one in panel.view.codes.choices)
    assert panel.view.codes.hint.text() == "The draft below names C34.92."
    panel.draft.edit.setPlainText("Rather C34.30.")
    assert panel.view.codes.choice.code == "C34.30"
    panel.draft.edit.setPlainText("Lung cancer.")
    assert panel.view.codes.choice is None
    assert panel.view.codes.hint.text() == "The draft below names no code."
    panel.draft.edit.setPlainText("Rather C34.92.")
    window.open_case(2)
    assert not panel.view.codes.isVisible()
    window.open_case(1)
    assert panel.view.codes.choice.code == "C34.92"


def test_that_a_new_answer_forgets_the_choice(qtbot, window, asked):
    panel = asked(f"{WORDS} (ICD-10-CM C34.32)")
    panel.view.codes.choices[0].click()
    panel.ask.click()
    qtbot.waitUntil(lambda: window.board.state(1, Task.DIAGNOSIS).phase is Phase.ANSWERED)
    assert panel.view.codes.choice is None


def test_that_the_comparison_shows_codes_without_a_choice(qtbot, window, asked):
    asked(f"{WORDS} (ICD-10-CM C34.99)")
    window.show_compare()
    window.case.compare.choose(Task.DIAGNOSIS)
    view = window.case.compare.tuned.codes
    assert view.isVisible()
    assert view.choices == []
    assert "no ICD-10-CM code" in view.invalid.sentence
