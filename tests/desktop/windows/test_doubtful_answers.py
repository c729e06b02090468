"""Answers that are none: too improbable to suggest, or cut off. Neither can be taken for a whole one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from radonc_desktop.windows.first_draft import CUT_MARK, first_draft
from radonc_models.tasks import MODALITY_LABELS, UNDECIDED, Task

PASSPHRASE = "four words that differ"


@pytest.fixture
def asked(qtbot, window, source):
    """Let the model give one answer and return the panel that shows it."""

    def ask(answer):
        source.scripts[(answer.task, False)] = [answer]
        window.case.ask(answer.task)
        qtbot.waitUntil(lambda: window.board.state(1, answer.task).answer == answer)
        return window.case.proposals.panels[answer.task]

    return ask


@pytest.fixture
def undecided(answered):
    shares = dict(zip(MODALITY_LABELS, (0.54, 0.31, 0.02, 0.1, 0.03), strict=True))
    whole = answered(Task.MODALITY, text=UNDECIDED)
    return replace(whole, probabilities=shares, undecided=True, suggests_from=0.848)


@pytest.fixture
def cut(answered):
    return replace(answered(Task.REGIMEN, text="Photon SBRT, 50 Gy in 5 fractions, followed by"), finish="length")


def test_that_below_the_threshold_no_label_stands_out(asked, undecided):
    panel = asked(undecided)
    assert panel.view.text.text() == "No confident suggestion"
    assert panel.view.text.property("tone") == "partial"
    assert "photon 54.0 %" in panel.view.bars.accessibleName()
    assert not panel.view.bars._suggested
    assert panel.view.needed.text() == "Shaded: below 84.8\u00a0% no modality is suggested."
    assert [one.code for one in panel.view.findings._findings] == ["modality.undecided"]


def test_that_a_suggested_label_stands_out_beside_the_threshold(asked, answered):
    panel = asked(replace(answered(Task.MODALITY), suggests_from=0.6))
    assert panel.view.text.text() == "photon"
    assert panel.view.bars._suggested
    assert panel.view.needed.isVisible()
    panel = asked(answered(Task.MODALITY))
    assert not panel.view.needed.isVisible()


def test_that_a_draft_after_no_suggestion_begins_empty_and_cannot_be_signed_empty(asked, undecided, vault):
    panel = asked(undecided)
    assert panel.edit.text() == "Write a draft"
    panel.edit.click()
    assert panel.draft.edit.text == ""
    assert not panel.draft.sign.isEnabled()
    kept = vault.suggestion(panel.draft.suggestion_id).outcome
    assert (kept["undecided"], kept["suggests_from"]) == (True, 0.848)


def test_that_a_cut_answer_is_marked_above_its_text_and_in_its_draft(asked, cut, vault):
    panel = asked(cut)
    assert "not a complete answer" in panel.view.notice.sentence
    panel.edit.click()
    assert panel.draft.edit.text == f"{cut.text} {CUT_MARK}"
    panel.draft.save.click()
    assert vault.draft(1, "regimen").text.endswith(CUT_MARK)


@pytest.fixture
def sign(proved):
    def sign(panel):
        panel.draft.sign.click()
        panel.draft.passphrase.setText(PASSPHRASE)
        panel.draft.confirm.click()
        proved()

    return sign


def test_that_a_cut_answer_is_not_signed_without_its_mark(window, asked, cut, vault, sign):
    panel = asked(cut)
    panel.edit.click()
    panel.draft.edit.setPlainText(f" {cut.text}\n")
    sign(panel)
    assert "cut off" in panel.draft.notice.sentence
    assert vault.draft(1, "regimen") is None or vault.draft(1, "regimen").state == "draft"
    assert not panel.draft.edit.isReadOnly()
    window.open_case(2)
    window.open_case(1)
    sign(panel)
    assert vault.draft(1, "regimen").state == "draft", "the vault knows it after the session's answers are gone"
    panel.draft.edit.setPlainText(f"{cut.text} an electron boost of 10 Gy in 5 fractions.")
    sign(panel)
    assert vault.draft(1, "regimen").state == "signed"


def test_that_a_cut_answer_may_be_signed_with_its_mark(asked, cut, vault, sign):
    panel = asked(cut)
    panel.edit.click()
    sign(panel)
    assert vault.draft(1, "regimen").text.endswith(CUT_MARK)
    assert vault.draft(1, "regimen").state == "signed"


def test_that_a_whole_answer_has_no_mark(asked, answered):
    whole = answered(Task.REGIMEN)
    assert first_draft(whole) == whole.text
    assert asked(whole).view.notice.sentence == ""
