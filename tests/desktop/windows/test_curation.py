"""The review window of a curation, driven by keys as a reader drives it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from radonc_desktop.windows.curation import CurationWindow
from radonc_desktop.windows.curation_facts import FLAGS
from radonc_desktop.windows.language import tr
from radonc_models.curate.adding import add_rows
from radonc_models.curate.deidentify import deidentify
from radonc_models.curate.review import Review
from radonc_models.curate.states import Flag, Verdict
from radonc_models.curate.steps import deidentify_cases, label_cases, split_cases
from radonc_models.curate.workspace import create_workspace, open_workspace
from radonc_models.extract.rows import ExtractedRow
from radonc_models.keyed.keys import KdfParameters

CHEAP = KdfParameters(memory_kib=64, time_cost=1, parallelism=1)
PASSPHRASE, OTHER = "plain words make a long one", "other words make another one"
NOTE = (
    "😀 Mrs. Alder is a 61-year-old woman with a lump in the left breast. pT1c N0. {words}\n\n"
    "PLAN:\nBreast radiotherapy with 6 MV photons, 40 Gy in 15 fractions. CT simulation next week."
)
ROW = ExtractedRow(
    *("p1", "Alder, Wilma", "770001", "1960-02-03", "F", "2021-03-04", "ICD-10-CM", "C50.412"),
    *("Malignant neoplasm of left breast", NOTE, ("Okonkwo, Tobias",), "Cedar Hollow", "n1"),
)


def rows():
    """Return two sound cases and one without a dose."""
    for number in range(1, 4):
        note = NOTE.format(words=" ".join(f"word{number * 100 + at}" for at in range(40)))
        if number == 3:
            note = note.replace("40 Gy in 15 fractions", "dose to follow")
        yield replace(ROW, patient_id=f"p{number}", note_id=f"n{number}", details=note)


@pytest.fixture
def folder(tmp_path):
    with create_workspace(tmp_path / "workspace", "anna", PASSPHRASE, kdf=CHEAP) as workspace:
        add_rows(workspace, rows())
        split_cases(workspace)
        label_cases(workspace)
        deidentify_cases(workspace, deidentify)
        workspace.add_reader(PASSPHRASE, "ben", OTHER, kdf=CHEAP)
    return tmp_path / "workspace"


@pytest.fixture
def shown(qtbot, theme, folder):
    windows = []

    def show(user="anna", passphrase=PASSPHRASE):
        window = CurationWindow(theme, open_workspace(folder, user, passphrase))
        windows.append(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        window.history.setFocus()
        return window

    yield show
    for window in windows:
        window.close()
        window.deleteLater()
    qtbot.wait(1)


def press(qtbot, window, *keys):
    for key in keys:
        modifier = Qt.KeyboardModifier.NoModifier
        if isinstance(key, tuple):
            modifier, key = key
        qtbot.keyClick(window.focusWidget() or window, key, modifier)


def test_that_flagged_cases_come_first_with_history_beside_plan(shown):
    window = shown()
    assert "no dose" in window.flags.text()
    assert window.plan.toPlainText().startswith("PLAN:")
    assert "PLAN" not in window.history.toPlainText()
    assert window.facts.label == "photon"


def test_that_identifiers_are_marked_where_they_stand_even_behind_signs_of_two_units(shown):
    window = shown()
    assert "Alder" in [mark.cursor.selectedText() for mark in window.history.extraSelections()]


def test_that_a_reader_mends_and_accepts_with_keys_alone(shown, qtbot):
    window = shown()
    first = window.case_id
    press(qtbot, window, Qt.Key.Key_A)
    assert "no-dose" in window.notice.sentence
    press(qtbot, window, Qt.Key.Key_D)
    qtbot.keyClicks(window.focusWidget(), "40")
    press(qtbot, window, Qt.Key.Key_Tab)
    qtbot.keyClicks(window.focusWidget(), "15")
    press(qtbot, window, Qt.Key.Key_Return)
    window.history.setFocus()
    press(qtbot, window, Qt.Key.Key_A)
    case = Review(window._workspace).case(first)
    assert (case.verdict, case.dose_gy, case.fractions) == (Verdict.ACCEPTED, 40.0, 15)
    press(qtbot, window, Qt.Key.Key_Z)
    assert window.case_id == first


def test_that_a_rejection_asks_for_its_reason(shown, qtbot):
    window = shown()
    first = window.case_id
    press(qtbot, window, Qt.Key.Key_R)
    assert window._review.progress().rejected == 0
    press(qtbot, window, Qt.Key.Key_Tab, Qt.Key.Key_Space)
    assert window._workspace.rows("SELECT case_id, action, reason FROM readings") == [(first, "reject", "unusable")]
    assert window.case_id != first
    assert window.notice.sentence == ""


def test_that_letters_typed_into_a_field_are_no_commands(shown, qtbot):
    window = shown()
    window.facts.fields["code"].setFocus()
    window.facts.fields["code"].selectAll()
    qtbot.keyClicks(window.facts.fields["code"], "A1")
    assert window.facts.fields["code"].text() == "A1"
    assert window._review.progress().accepted == 0


def test_that_the_plan_begins_at_the_caret(shown, qtbot):
    window = shown()
    window.choose_queue("waiting")
    window.plan.setFocus()
    window.plan.put_caret(window._case.note.index("CT simulation"))
    press(qtbot, window, Qt.Key.Key_S)
    assert window.plan.toPlainText() == "CT simulation next week."
    assert window.history.toPlainText().endswith("40 Gy in 15 fractions. ")
    press(qtbot, window, Qt.Key.Key_Z)
    assert window.plan.toPlainText().startswith("PLAN:")


def test_that_a_dropped_handle_moves_the_split(shown):
    window = shown()
    window.choose_queue("waiting")
    window.plan.split_dropped.emit(window._case.note.index("CT simulation"))
    assert window.plan.toPlainText() == "CT simulation next week."


def test_that_a_selection_is_hidden_and_shown_again(shown, qtbot):
    window = shown()
    window.choose_queue("waiting")
    place = window._case.note.index("lump")
    window.history.put_caret(place)
    cursor = window.history.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, 4)
    window.history.setTextCursor(cursor)
    press(qtbot, window, (Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_H))
    assert "a [ANSWER] in the left breast" in window._case.clean_history
    window.history.put_caret(place + 1)
    press(qtbot, window, Qt.Key.Key_U)
    assert "a lump in" in window._case.clean_history


def test_that_nothing_selected_is_told(shown, qtbot):
    window = shown()
    press(qtbot, window, Qt.Key.Key_H)
    assert "Select the words" in window.notice.sentence


def test_that_a_second_reader_chooses_without_seeing_the_first_choice(shown, qtbot):
    first = shown()
    first.choose_queue("waiting")
    case_id = first.case_id
    press(qtbot, first, Qt.Key.Key_A)
    first.close()
    second = shown("ben", OTHER)
    second.choose_queue("second")
    assert (second.case_id, second.facts.label) == (case_id, "")
    assert second.flags.text().startswith("Another reader accepted this case")
    press(qtbot, second, Qt.Key.Key_Z)  # nothing of hers stands, and what anna did is not hers to take back
    assert "nothing to take back" in second.notice.sentence
    press(qtbot, second, Qt.Key.Key_A)
    assert "Choose the modality first" in second.notice.sentence
    press(qtbot, second, Qt.Key.Key_2, Qt.Key.Key_A)
    assert Review(second._workspace).case(case_id).verdict is Verdict.DISPUTED
    assert "1 disputed" in second.told.text()
    press(qtbot, second, Qt.Key.Key_Z)
    assert Review(second._workspace).case(case_id).verdict is Verdict.ACCEPTED
    assert "0 disputed" in second.told.text()


def test_that_an_empty_list_says_so(shown):
    window = shown()
    window.choose_queue("disputed")
    assert window.title.text() == "No case is waiting here"
    assert (window.facts.label, window.facts.fields["dose"].text()) == ("", "")
    assert not any(verdict.isEnabled() for verdict in window.verdicts)
    for act in (window.accept, window.reject, window.split_here, window.show_selection, window.go_next, window.go_back):
        act()


def test_that_closing_gives_the_workspace_free(shown, folder):
    shown().close()
    open_workspace(folder, "ben", OTHER).close()


def test_that_every_flag_of_a_case_has_words_in_both_languages(german):
    assert set(FLAGS) == set(Flag)
    assert all(tr(words) != words for words in FLAGS.values())
