"""Judging an answer: fields beside the words, flags while typing, codes as one types, evidence by keyboard."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from radonc_desktop.windows.board import Phase
from radonc_desktop.windows.probability_bars import ProbabilityBars
from radonc_desktop.windows.wording import like_this_one
from radonc_models.tasks import UNDECIDED, Task


@pytest.fixture
def asked(qtbot, window):
    """Ask a task and return its panel."""

    def ask(task):
        window.case.ask(task)
        qtbot.waitUntil(lambda: window.board.state(1, task).phase is Phase.ANSWERED)
        return window.case.proposals.panels[task]

    return ask


def test_that_a_regimen_is_shown_in_fields_with_its_arithmetic_and_the_record_keeps_all_findings(asked, vault):
    panel = asked(Task.REGIMEN)
    assert panel.view.fields.rows == [
        ("Dose", "50 Gy in 5 fractions, 10 Gy per fraction"),
        ("", "BED 100.0 Gy, EQD2 83.3 Gy for α/β 10 Gy (tumour)"),
        ("", "BED 216.7 Gy, EQD2 130.0 Gy for α/β 3 Gy (late-reacting tissue)"),
        ("Site", "lower lobe, left"),
        ("Modality", "photon, SBRT"),
    ]
    assert panel.view.fields.isVisible()
    assert "50 Gy in 5 fractions" in panel.view.fields.accessibleName()
    kept = vault.suggestion(panel._state.suggestion_id).outcome["findings"]
    assert "dose.equivalent" in [one["code"] for one in kept]
    assert "dose.equivalent" not in [one.code for one in panel.view.findings._findings]


def test_that_fields_and_flags_follow_what_is_typed(asked):
    panel = asked(Task.REGIMEN)
    panel.edit.click()
    draft = panel.draft
    draft.edit.selectAll()
    QTest.keyClicks(draft.edit, "Photon SBRT, 5 x 10 Gy = 45 Gy in 5 fractions")
    draft.checks.check_now()
    assert any(words.startswith("45 Gy in 5 fractions") for _, words in draft.checks.fields.rows)
    assert "dose.arithmetic" in [one.code for one in draft.checks.flags._findings]
    draft.edit.selectAll()
    QTest.keyClicks(draft.edit, "Photon SBRT, 50 Gy in 5 fractions")
    draft.checks.check_now()
    assert "dose.arithmetic" not in [one.code for one in draft.checks.flags._findings]


def test_that_a_check_waits_for_a_pause_of_the_typing(qtbot, asked, monkeypatch):
    panel = asked(Task.REGIMEN)
    panel.edit.click()
    panel.draft.checks.check_now()
    before = panel.draft.checks.fields.rows
    panel.draft.edit.setPlainText("20 Gy in 5 fractions")
    assert panel.draft.checks.fields.rows == before
    qtbot.waitUntil(lambda: panel.draft.checks.fields.rows[0][1].startswith("20 Gy"), timeout=3000)


def test_that_codes_are_offered_while_a_diagnosis_is_typed_and_taken_over_by_keyboard(asked):
    panel = asked(Task.DIAGNOSIS)
    panel.edit.click()
    draft, codes = panel.draft, panel.draft.checks.codes
    assert codes.codes == [], "the draft names a code that exists"
    draft.edit.selectAll()
    QTest.keyClicks(draft.edit, "adenoca left lower lobe lu")
    assert codes.codes[0] == "C34.32"
    QTest.keyClick(draft.edit, Qt.Key.Key_Down)
    assert codes.list.hasFocus()
    QTest.keyClick(codes.list, Qt.Key.Key_Return)
    assert draft.edit.text == "Malignant neoplasm of lower lobe, left bronchus or lung (ICD-10-CM C34.32)"
    assert draft.edit.hasFocus()
    assert codes.codes == []
    draft.edit.undo()
    assert draft.edit.text == "adenoca left lower lobe lu"


def test_that_escape_and_up_lead_back_from_the_codes_to_the_field(asked):
    panel = asked(Task.DIAGNOSIS)
    panel.edit.click()
    panel.draft.edit.setPlainText("prostate cancer")
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Up):
        panel.draft.checks.codes.list.setFocus()
        QTest.keyClick(panel.draft.checks.codes.list, key)
        assert panel.draft.edit.hasFocus()


def test_that_the_keyboard_walks_through_the_findings_and_marks_their_evidence(window, asked):
    panel = asked(Task.REGIMEN)
    edit, view = window.case.details.details, panel.view.findings
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert view.current is not None
    while view.current.code != "evidence.found":
        QTest.keyClick(view, Qt.Key.Key_Down)
    marked = {one.cursor.selectedText() for one in edit.extraSelections()}
    assert "left" in marked
    assert view.current.sentence in view.accessibleDescription()
    window.case.details.details.setFocus()
    assert edit.extraSelections() == []


def test_that_the_bars_say_below_what_nothing_is_suggested(qtbot, theme):
    bars = ProbabilityBars(theme)
    qtbot.addWidget(bars)
    bars.show_probabilities({"photon": 0.7, "proton": 0.3}, needed=0.8, suggested=False)
    assert bars.accessibleName() == "Probabilities: photon 70.0 %, proton 30.0 %; no suggestion below 80.0 %"
    bars.resize(400, bars.heightForWidth(400))
    with_band = bars.grab().toImage()
    bars.show_probabilities({"photon": 0.7, "proton": 0.3}, suggested=False)
    assert bars.grab().toImage() != with_band


@pytest.fixture
def evaluation():
    return {
        "n": 240,
        "metrics": {"accuracy": {"value": 0.870833, "low": 0.82, "high": 0.91, "n": 240}},
        "abstention": {
            "test": {
                "accuracy": {"value": 0.92638, "low": 0.875738, "high": 0.957388, "n": 163},
                "by_label": {
                    "photon": {"value": 0.95, "low": 0.9, "high": 0.98, "n": 120},
                    "proton": {"value": 0.8, "low": 0.4, "high": 0.9, "n": 5},
                },
            }
        },
    }


def test_that_a_suggestion_is_compared_with_cases_of_the_same_suggestion(evaluation, answered):
    told = like_this_one(evaluation, answered(Task.MODALITY), synthetic=True)
    assert told.startswith("On 120 held-out synthetic cases in which the model suggested photon, as here,")
    assert "95 %" in told.replace("\u00a0", " ")


def test_that_of_few_cases_with_the_same_suggestion_nothing_is_told(evaluation, answered):
    told = like_this_one(evaluation, replace(answered(Task.MODALITY), text="proton"), synthetic=False)
    assert told.startswith("On 163 held-out cases with a suggestion, of whichever modality, it was right in")


def test_that_an_undecided_answer_is_compared_with_the_other_undecided_ones(evaluation, answered):
    unsure = replace(answered(Task.MODALITY), text=UNDECIDED, undecided=True)
    told = like_this_one(evaluation, unsure, synthetic=True).replace("\u00a0", " ")
    # 209 of 240 right less 151 of 163 right: 58 of 77
    assert told.startswith("On 77 held-out synthetic cases without a confident suggestion, as here,")
    assert "in 75 %" in told


@pytest.mark.parametrize("kept", [None, {}, {"n": 240}, {"abstention": None}])
def test_that_nothing_is_told_without_figures(kept, answered):
    assert like_this_one(kept, answered(Task.MODALITY), synthetic=True) == ""
