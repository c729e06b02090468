"""Near duplicates, compared with the exact share of common shingles."""

import random

import pytest

from radonc_models.curate.duplicates import Twins, signature

WORDS = [f"word{number}" for number in range(500)]


def text(seed, length=200):
    return random.Random(seed).choices(WORDS, k=length)


def found(texts):
    twins = Twins()
    for number, words in enumerate(texts, start=1):
        twins.add(number, signature(" ".join(words)))
    return dict(twins.groups())


def test_that_a_note_that_was_copied_with_a_few_changes_is_found():
    first = text(1)
    changed = [*first]
    changed[50] = changed[120] = "other"
    assert found([text(2), first, text(3), changed, first]) == {4: 2, 5: 2}


def test_that_notes_that_share_a_third_are_none():
    first, second = text(1), text(2)
    assert found([first, first[:100] + second[:100]]) == {}


@pytest.mark.parametrize("texts", [[], [[]], [["one"]], [["one"], ["two"]]])
def test_that_few_or_empty_texts_are_no_problem(texts):
    assert found(texts) == {}


def test_that_a_thousand_different_notes_have_no_twins_and_a_thousand_copies_have_one_leader():
    assert found([text(seed, 60) for seed in range(1000)]) == {}
    assert set(found([text(1, 60)] * 1000).values()) == {1}
