"""From an answer to a draft to a signed answer that nobody can change."""

from __future__ import annotations

import pytest

from radonc_models.tasks import Task

PASSPHRASE = "four words that differ"


@pytest.fixture
def box(panel):
    panel.edit.click()
    return panel.draft


def test_that_a_draft_starts_from_the_answer_and_leaves_the_answer_alone(box, panel):
    answer = panel.view.text.text()
    box.edit.insertPlainText(" Daily IGRT.")
    assert box.edit.text == answer + " Daily IGRT."
    assert panel.view.text.text() == answer


def test_that_a_draft_is_saved_with_the_suggestion_it_came_from(window, vault, box):
    box.edit.insertPlainText(" Daily IGRT.")
    box.save.click()
    draft = vault.draft(1, "regimen")
    assert draft.text.endswith(" Daily IGRT.")
    assert draft.state == "draft"
    assert draft.suggestion_id == window.board.state(1, Task.REGIMEN).suggestion_id
    assert box.state.text().startswith("saved")
    assert not box.save.isEnabled()


def test_that_typing_in_a_draft_is_kept_when_the_case_is_left(window, vault, box):
    box.edit.insertPlainText(" Daily IGRT.")
    window.open_case(2)
    assert vault.draft(1, "regimen").text.endswith(" Daily IGRT.")
    assert window.case.proposals.panels[Task.REGIMEN].draft.isHidden()
    window.open_case(1)
    assert window.case.proposals.panels[Task.REGIMEN].draft.edit.text.endswith(" Daily IGRT.")


def test_that_signing_asks_for_the_passphrase_and_locks_the_answer(window, vault, panel, box, proved):
    box.sign.click()
    assert box.passphrase.isVisible()
    box.passphrase.setText(PASSPHRASE)
    box.confirm.click()
    proved()
    draft = vault.draft(1, "regimen")
    assert draft.state == "signed"
    assert draft.signed_by == "Dr Test"
    assert box.read_only
    assert box.signed.text() == draft.text
    assert "Dr Test" in box.seal.text()
    assert draft.sha256[:16] in box.seal.text()
    assert not box.edit.isVisible()
    assert not panel.edit.isVisible()


def test_that_a_wrong_passphrase_signs_nothing_and_can_be_typed_again(vault, box, proved):
    box.sign.click()
    box.passphrase.setText("not the passphrase")
    box.confirm.click()
    proved()
    assert vault.draft(1, "regimen").state == "draft"
    assert "nothing was signed" in box.notice.sentence
    assert box.passphrase.isVisible()
    box.passphrase.setText(PASSPHRASE)
    box.confirm.click()
    proved()
    assert box.read_only


def test_that_exactly_the_shown_text_is_signed(vault, box, proved):
    box.save.click()
    box.edit.insertPlainText(" Changed after saving.")
    box.sign.click()
    box.passphrase.setText(PASSPHRASE)
    box.confirm.click()
    proved()
    assert vault.draft(1, "regimen").text.endswith(" Changed after saving.")


def test_that_the_text_cannot_change_while_the_passphrase_is_asked(qtbot, box):
    box.sign.click()
    before = box.edit.text
    qtbot.keyClicks(box.edit, "sneaked in")
    assert box.edit.text == before


def test_that_escape_leaves_the_question_for_the_passphrase(window, vault, box):
    box.sign.click()
    box.passphrase.setText("half")
    window.escape()
    assert not box.passphrase.isVisible()
    assert box.passphrase.text() == ""
    assert vault.draft(1, "regimen") is None or vault.draft(1, "regimen").state == "draft"


def test_that_a_signed_answer_is_still_signed_after_reopening_the_case(window, vault, box, proved):
    box.sign.click()
    box.passphrase.setText(PASSPHRASE)
    box.confirm.click()
    proved()
    window.open_case(2)
    window.open_case(1)
    assert window.case.proposals.panels[Task.REGIMEN].draft.read_only
    assert window.cases.model.data(window.cases.model.index(window.cases.model.row_of(1)), 11) is not None


def test_that_an_emptied_draft_cannot_be_saved_or_signed(box):
    box.edit.setPlainText("  ")
    assert not box.save.isEnabled()
    assert not box.sign.isEnabled()
