"""The nearest reference cases: beside a regimen, never as an answer, never before the physician may see one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from radonc_desktop.windows.board import Phase
from radonc_desktop.windows.case_page import COMPARE, REVIEW
from radonc_desktop.windows.choices import Choices
from radonc_desktop.windows.references_card import alike
from radonc_models.pack import Pack
from radonc_models.pack.references import write_references
from radonc_models.records import Case
from radonc_models.tasks import Task

TEXTS = {
    "lung1": "SYNTHETIC. 70-year-old woman, T1c N0 M0 lung cancer of the left lower lobe, not operable.",
    "lung2": "SYNTHETIC. T1b N0 lung cancer, left lower lobe, COPD.",
    "breast": "SYNTHETIC. Invasive ductal carcinoma of the left breast, pT1 N0, lumpectomy.",
    "prostate": "SYNTHETIC. Prostate cancer, Gleason 3+4, PSA 8.",
}


def made(name, details):
    return Case.model_validate(
        {
            "id": name,
            "split": "train",
            "family": "A",
            "cell": f"{name}/T1",
            "site": name,
            "details": details,
            "regimen": f"Plan of {name}, 54 Gy in 3 fractions.",
            "modality": "photon",
            "diagnosis": {"description": f"Neoplasm {name}", "code": "C34.32"},
            "prescription": {"dose_gy": 54, "fractions": 3, "modality": "photon"},
            "acceptable": [],
            "laterality": "left",
        }
    )


@pytest.fixture
def pack(tmp_path):
    folder = tmp_path / "pack"
    folder.mkdir()
    kept = write_references(folder, [made(name, text) for name, text in TEXTS.items()], synthetic=True)
    return Pack(folder, "demo-1", "evaluation", True, "For a test.", None, {}, "9a" * 32, kept)


@pytest.fixture
def words(words, pack):
    return replace(words, pack=pack)


@pytest.fixture
def choices(qapp):
    return Choices()


@pytest.fixture
def window(opened, words, choices):
    return opened(words, choices)


@pytest.fixture
def card(window):
    return window.case.proposals.references


@pytest.fixture
def asked(qtbot, window):
    def ask(task=Task.REGIMEN):
        window.case.ask(task)
        qtbot.waitUntil(lambda: window.board.state(1, task).phase is Phase.ANSWERED)
        settle()

    def settle():
        qtbot.waitUntil(lambda: not window.case.references.search.running)

    ask.settle = settle
    return ask


def test_that_the_nearest_cases_stand_beside_a_regimen_with_plan_and_likeness(asked, card):
    assert card.isHidden()
    asked(Task.MODALITY)
    assert card.isHidden(), "only a regimen is compared with plans"
    asked()
    assert card.isVisible()
    heads = [head for head, _, _ in card.shown]
    assert heads[0] == "1  Neoplasm lung1 (C34.32) · T1"
    assert not any("prostate" in head for head in heads)
    assert card.shown[0][1] == "Plan of lung1, 54 Gy in 3 fractions."
    assert card.shown[0][2].startswith("Much alike · shares ")
    assert card.mark.text() == "synthetic"
    assert "not an answer of the model" in card.accessibleName()


def test_that_a_case_is_unfolded_by_keyboard_and_folded_for_the_next_answer(asked, card, window):
    asked()
    first = card.buttons[0]
    assert first.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert first.accessibleName() == "Show reference case 1"
    assert "54 Gy in 3 fractions" in first.accessibleDescription()
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Space)
    row = card._rows[0]
    assert row.details.isVisible()
    assert row.details.text() == TEXTS["lung1"]
    assert first.accessibleName() == "Hide reference case 1"
    window.open_case(2)
    assert card.isHidden()
    assert row.details.text() == "", "no text of a case stays behind"
    window.open_case(1)
    asked.settle()
    assert card.isVisible()
    assert row.details.isHidden()


def test_that_nothing_is_shown_before_the_own_answer_where_it_comes_first(asked, card, window, choices):
    choices.change(own_answer_first=True)
    asked()
    assert card.isHidden()
    panel = window.case.proposals.panels[Task.REGIMEN]
    panel.edit.click()
    QTest.keyClicks(panel.draft.edit, "48 Gy in 4 fractions")
    asked.settle()
    assert card.isHidden(), "it is written, not kept"
    window.case.keep_all()
    asked.settle()
    assert card.isVisible()
    asked(Task.DIAGNOSIS)
    assert card.isHidden(), "a reference case would tell the diagnosis"


def test_that_nothing_is_shown_while_answers_have_no_names(asked, card, window):
    asked()
    window.case.show_view(COMPARE)
    window.case.compare.judge.click()
    window.case.compare.blind.setChecked(True)
    assert card.isHidden()
    window.case.show_view(REVIEW)
    asked.settle()
    assert card.isHidden()
    assert card.shown == []
    window.case.compare.blind.setChecked(False)
    asked.settle()
    assert card.isVisible()


def test_that_a_pack_without_references_or_that_may_not_be_asked_shows_nothing(asked, card, window, words):
    asked()
    window.show_words(replace(words, problem="This pack may not be asked."))
    asked.settle()
    assert card.isHidden()
    window.show_words(replace(words, pack=replace(words.pack, references=None)))
    asked()
    assert card.isHidden()


def test_that_a_damaged_file_is_told_in_one_sentence(asked, card, pack):
    (pack.folder / "references.jsonl.gz").write_bytes(b"x" * pack.references.size)
    asked()
    assert card.shown == []
    assert "SHA-256" in card.notice.sentence
    assert card.mark.isHidden()


def test_that_details_like_no_case_say_so(asked, card, window, vault):
    window.case.details.details.setPlainText("Entirely different words.")
    asked()
    assert card.none.isVisible()
    assert card.shown == []


def test_that_a_reference_case_never_gets_into_the_record_of_an_answer(asked, window, vault):
    asked()
    kept = vault.suggestion(window.case.proposals.panels[Task.REGIMEN]._state.suggestion_id).outcome
    assert "lung1" not in str(kept)


def test_that_the_last_of_several_searches_counts_and_the_end_forgets_all(qtbot, window, pack):
    search = window.case.references.search
    found = []
    search.found.connect(lambda details, outcome: found.append((details, len(outcome))))
    for text in (TEXTS["breast"], "between", TEXTS["prostate"]):
        search.search(text)
    qtbot.waitUntil(lambda: not search.running)
    assert [details for details, _ in found] == [TEXTS["breast"], TEXTS["prostate"]]
    search.search(TEXTS["breast"])
    search.end()
    assert not search.running
    assert search._shelf is None
    qtbot.wait(20)
    assert len(found) == 2


def test_that_likeness_is_told_in_words():
    assert [alike(one) for one in (0.2, 0.31, 0.4, 1.0)] == ["Loosely alike", "Alike", "Much alike", "Much alike"]
