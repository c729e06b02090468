"""The nearest cases by their words, and what does not count as one."""

from __future__ import annotations

import pytest

from radonc_models.clinical.nearest import CaseIndex

CASES = (
    "Squamous cell carcinoma of the glottis, T1 N0, cords mobile.",
    "Adenocarcinoma of the prostate, Gleason 3+4, PSA 8, T2a.",
    "Invasive ductal carcinoma of the left breast, pT1c N0, lumpectomy.",
    "Small cell carcinoma of the lung, limited stage, left hilum.",
    "Glioblastoma of the right temporal lobe, resected.",
)


@pytest.fixture(scope="module")
def index():
    return CaseIndex(CASES)


def test_that_the_case_with_the_same_words_comes_first(index):
    found = index.nearest("T1 N0 glottis carcinoma, squamous, in a smoker")
    assert found[0].row == 0
    assert {"glottis", "squamous"} <= set(found[0].shared)
    assert [near.likeness for near in found] == sorted((near.likeness for near in found), reverse=True)
    assert index.nearest(CASES[3])[0].likeness == pytest.approx(1.0)


def test_that_what_is_not_alike_is_not_shown(index):
    assert index.nearest("Headache after a fall.") == ()
    assert index.nearest("") == ()
    assert CaseIndex([]).nearest(CASES[0]) == ()


def test_that_passages_marked_as_wrong_do_not_count(index):
    wrong = "Outdated entry: adenocarcinoma of the prostate, Gleason 3+4, PSA 8."
    assert [near.row for near in index.nearest(f"Glioblastoma of the right temporal lobe. {wrong}")] == [4]
    assert index.nearest(wrong) == ()


def test_that_equal_cases_keep_their_order_and_never_more_come_than_wanted():
    index = CaseIndex([CASES[1], *CASES, CASES[1]])
    assert [near.row for near in index.nearest(CASES[1])] == [0, 2, 6]
    assert [near.row for near in index.nearest(CASES[1], 2)] == [0, 2]
