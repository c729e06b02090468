"""Deciding: changes word by word, one's own answer first, blinded ratings, reviews, signatures, addenda."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from radonc_desktop.windows.board import Phase
from radonc_desktop.windows.compare_page import by_chance
from radonc_desktop.windows.word_diff import Piece, changed_words, word_diff
from radonc_models.tasks import Task

PASSPHRASE = "four words that differ"
OWN = "SBRT to the left lower lobe, 54 Gy in 3 fractions."


@pytest.fixture
def box(panel):
    panel.edit.click()
    panel.draft.save.click()
    return panel.draft


@pytest.fixture
def sign(box, proved):
    def sign(secret=PASSPHRASE):
        box.sign.click()
        box.passphrase.setText(secret)
        box.confirm.click()
        proved()

    return sign


def test_that_a_diff_is_made_of_whole_words_and_numbers():
    pieces = word_diff("50.4 Gy in 5 fractions", "54 Gy in 5 fractions daily")
    assert pieces == [
        Piece("removed", "50.4"),
        Piece("added", "54"),
        Piece("same", " Gy in 5 fractions"),
        Piece("added", " daily"),
    ]
    assert changed_words(pieces) == (2, 1)


@pytest.mark.parametrize(("before", "after"), [("", "x y"), ("x y", ""), ("a\n b", "a b"), ("", "")])
def test_that_both_texts_can_be_read_off_a_diff(before, after):
    pieces = word_diff(before, after)
    assert "".join(one.text for one in pieces if one.kind != "removed") == after
    assert "".join(one.text for one in pieces if one.kind != "added") == before


def test_that_a_very_long_text_is_compared_as_a_whole():
    pieces = word_diff("a " * 3000, "b " * 3000)
    assert [one.kind for one in pieces] == ["removed", "added"]


def test_that_changes_are_underlined_and_struck_through_and_follow_the_typing(box):
    box.show_changes.click()
    assert box.changes.isVisible()
    assert box.changes.count.text() == "No word differs from the model's text"
    box.edit.setPlainText(box.edit.text.replace("50 Gy", "48 Gy"))
    assert box.changes.count.text().startswith("1 word added (underlined), 1 word removed")
    words = box.changes.words
    looks = {}
    for word in ("50", "48"):
        cursor = words.document().find(word)
        cursor.setPosition(cursor.selectionEnd() - 1, QTextCursor.MoveMode.MoveAnchor)
        cursor.movePosition(QTextCursor.MoveOperation.Right)
        looks[word] = cursor.charFormat()
    assert looks["50"].fontStrikeOut()
    assert not looks["50"].fontUnderline()
    assert looks["48"].fontUnderline()
    assert words.accessibleDescription() == "removed: 50; added: 48"
    box.show_changes.click()
    assert not box.changes.isVisible()


def test_that_the_changes_of_a_reopened_draft_are_those_against_its_suggestion(window, box):
    box.edit.setPlainText(OWN)
    box.save.click()
    window.open_case(2)
    window.open_case(1)
    box.show_changes.setChecked(True)
    box.compare_with(box._origin)
    assert ("removed", "50") in [(one.kind, one.text) for one in box.changes.pieces]


def test_that_the_models_answer_is_hidden_until_ones_own_is_saved(qtbot, window):
    window.choices.change(own_answer_first=True)
    panel = window.case.proposals.panels[Task.REGIMEN]
    window.case.ask(Task.REGIMEN)
    qtbot.waitUntil(lambda: window.board.state(1, Task.REGIMEN).phase is Phase.ANSWERED)
    assert panel.veiled
    assert not panel.view.isVisible()
    assert not panel.reject.isVisible()
    window.case.show_view(1)
    assert "50 Gy" not in window.case.compare.tuned.text.text()
    window.case.show_view(0)
    panel.edit.click()
    assert panel.draft.edit.text == ""
    panel.draft.edit.setPlainText(OWN)
    assert panel.veiled, "typing is not saving"
    panel.draft.save.click()
    assert panel.view.isVisible()
    assert panel.draft.suggestion_id is None
    assert panel.draft.changes.isVisible(), "what differs is shown at once"


def test_that_a_passphrase_is_checked_beside_the_windows_thread(vault, box, sign, monkeypatch):
    prove, seen = vault.signer.prove, []
    monkeypatch.setattr(vault.signer, "prove", lambda secret: seen.append(threading.get_ident()) or prove(secret))
    sign()
    assert box.read_only
    assert seen != [threading.get_ident()]
    assert len(seen) == 1


def test_that_who_leaves_the_case_while_the_passphrase_is_checked_signs_nothing(window, vault, box, proved):
    box.sign.click()
    box.passphrase.setText(PASSPHRASE)
    box.confirm.click()
    assert window.case.signing
    assert not box.confirm.isEnabled()
    window.open_case(2)
    proved()
    assert vault.draft(1, "regimen").state == "draft"


def test_that_a_lock_waits_for_the_passphrase_that_is_checked_and_signs_nothing(window, vault, box):
    signed = []
    vault.signer.sign = lambda *_: signed.append(True)
    box.sign.click()
    box.passphrase.setText(PASSPHRASE)
    box.confirm.click()
    window.case.end()
    assert not window.case.signing
    assert signed == []


def test_that_the_draft_shows_that_it_was_reviewed_and_that_a_change_takes_that_away(vault, box):
    assert box.standing.text() == "Draft"
    box.reviews.begin.click()
    box.reviews.choices["disagree"].setChecked(True)
    box.reviews.save.click()
    assert "empty" in box.reviews.notice.sentence, "who disagrees says why"
    box.reviews.words.setPlainText("Too few fractions for a central tumour.")
    box.reviews.save.click()
    assert box.standing.text() == "Reviewed: disagrees"
    assert "Dr Test" in box.reviews.said.text()
    assert "Too few fractions" in box.reviews.said.text()
    box.edit.insertPlainText(" Daily.")
    box.save.click()
    assert box.standing.text() == "Draft"
    assert "about an earlier text" in box.reviews.said.text()


def test_that_an_addendum_is_signed_and_the_answer_stays(vault, box, sign, proved):
    sign()
    answer = vault.draft(1, "regimen")
    form = box.addenda
    assert form.isVisible()
    form.begin.click()
    form.words.setPlainText("Prior dose to the lung was found.")
    form.row.passphrase.setText("not the passphrase")
    form.row.confirm.click()
    proved()
    assert "nothing was signed" in form.notice.sentence
    assert form.words.text == "Prior dose to the lung was found."
    form.row.passphrase.setText(PASSPHRASE)
    form.row.confirm.click()
    proved()
    (kept,) = vault.addenda(answer.id)
    assert kept.text == "Prior dose to the lung was found."
    assert kept.text in form.said.text()
    assert vault.draft(1, "regimen") == answer


def test_that_an_addendum_that_is_not_signed_keeps_the_case_open(window, box, sign):
    sign()
    box.addenda.begin.click()
    box.addenda.words.setPlainText("half a thought")
    window.open_case(2)
    assert window.case.case_id == 1
    assert "not kept yet" in box.addenda.notice.sentence
    window.escape()
    window.open_case(2)
    assert window.case.case_id == 2


def test_that_a_reviewed_answer_is_signed_as_reviewed_and_its_suggestion_kept_as_accepted(vault, panel, box, sign):
    box.reviews.begin.click()
    box.reviews.save.click()
    sign()
    assert box.standing.text() == "Signed · Reviewed: agrees"
    assert [one.decision for one in vault.decisions(panel._state.suggestion_id)] == ["accepted"]
    assert "accepted" in panel.decision.text()


def test_that_an_edited_suggestion_is_kept_as_edited(vault, panel, box, sign):
    box.edit.insertPlainText(" Daily.")
    sign()
    assert [one.decision for one in vault.decisions(panel._state.suggestion_id)] == ["edited"]


def test_that_a_suggestion_can_be_rejected_once(vault, panel):
    assert panel.view.isVisible()
    assert not panel.veil.isVisible()
    panel.reject.click()
    assert [one.decision for one in vault.decisions(panel._state.suggestion_id)] == ["rejected"]
    assert not panel.reject.isVisible()
    assert panel.decision.text().startswith("Suggestion rejected by Dr Test")


@pytest.fixture
def compare(qtbot, window):
    window.case.show_view(1)
    window.case.ask_comparison()
    qtbot.waitUntil(lambda: not window.board.running(1))
    window.case.compare.judge.click()
    return window.case.compare


def test_that_blinded_answers_bear_no_name_until_they_are_rated(window, vault, compare):
    compare.blind.setChecked(True)
    heads = {compare._heads[side].text() for side in compare.shown}
    assert heads == {"Answer A", "Answer B", "Answer C"}
    for gives_away in (compare.base_name, compare.tuned_name, compare.measured, compare.base.provenance):
        assert not gives_away.isVisible()
    compare.verdict.save.click()
    assert "Rate every answer" in compare.verdict.notice.sentence
    for side, points in (("base", 1), ("tuned", 3), ("plan", 4)):
        compare.ratings[side].setCurrentIndex(points)
    compare.verdict.save.click()
    assert compare._heads["tuned"].text() == "Tuned model"
    assert not compare.ratings["tuned"].isEnabled(), "what was said blindly stays"
    compare.verdict.verdicts["model error"].setChecked(True)
    compare.verdict.save.click()
    suggestion = window.board.state(1, Task.REGIMEN).suggestion_id
    blind, told = vault.judgements.of(suggestion)
    assert blind.opinion.verdict == ""
    assert (told.opinion.verdict, told.opinion.blinded) == ("model error", True)
    assert told.opinion.ratings == {"base": 1, "tuned": 3, "plan": 4}
    assert told.opinion.shown == compare.shown
    assert len(told.opinion.base_sha256) == 64
    assert "verdict: model error" in compare.verdict.said.text()


def test_that_the_order_is_by_chance():
    assert len({by_chance() for _ in range(200)}) == 6


def test_that_named_answers_are_judged_in_one_step(window, vault, compare):
    for box in compare.ratings.values():
        box.setCurrentIndex(4)
    compare.verdict.save.click()
    assert "Choose whose error" in compare.verdict.notice.sentence
    compare.verdict.verdicts["agreement"].setChecked(True)
    compare.verdict.save.click()
    (kept,) = vault.judgements.of(window.board.state(1, Task.REGIMEN).suggestion_id)
    assert (kept.opinion.verdict, kept.opinion.blinded) == ("agreement", False)
    window.open_case(2)
    assert not compare.verdict.save.isEnabled(), "nothing was asked about this case"
    assert all(not box.isVisible() for box in compare.ratings.values())


def test_that_blinded_probabilities_are_hidden_and_back_when_the_judging_ends(qtbot, window, source, answered, compare):
    unsure = replace(answered(Task.MODALITY), suggests_from=0.6)
    source.scripts[(Task.MODALITY, False)] = [unsure]
    compare.choose(Task.MODALITY)
    window.case.ask_comparison()
    qtbot.waitUntil(lambda: not window.board.running(1))
    parts = (compare.tuned.bars, compare.tuned.needed, compare.tuned.provenance)
    assert all(part.isVisible() for part in parts)
    compare.blind.setChecked(True)
    assert not any(part.isVisible() for part in parts)
    compare.judge.click()
    assert not compare.verdict.isVisible()
    assert all(part.isVisible() for part in parts)
    assert compare.shown == ("base", "tuned", "plan")


def test_that_everything_new_has_a_name_for_a_screen_reader(window, panel, box, compare):
    for widget in (panel.reject, box.show_changes, box.changes.words, box.reviews.begin, box.reviews.words):
        assert widget.accessibleName()
    for rating in compare.ratings.values():
        assert rating.accessibleName().startswith("How right is")
    assert compare.blind.accessibleDescription()
    assert box.show_changes.focusPolicy() & Qt.FocusPolicy.TabFocus
