"""The distance between two codes, and whether words, side and code agree."""

import random

import pytest

from radonc_models.clinical.icd10.table import table
from radonc_models.evaluate.facts.icd_tree import OUTSIDE, are_consistent, block, chapter, is_side_right, steps


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("C34.31", 0),
        ("c3431", 0),
        ("C34.32", 1),
        ("C34", 1),
        ("C34.99", 1),  # no code, but of this category
        ("C33", 2),
        ("C50.911", 3),
        ("D05.12", 3),
        ("Z51.0", 4),
        ("X", OUTSIDE),
        ("C99.1", OUTSIDE),
        ("", OUTSIDE),
        (None, OUTSIDE),
    ],
)
def test_that_steps_are_counted_up_to_where_two_codes_meet(given: str | None, expected: int) -> None:
    assert steps("C34.31", given) == expected


@pytest.mark.parametrize(
    ("code", "within", "number"),
    [
        ("C34.1", "C30-C39", "2"),
        ("C50.911", "C50", "2"),
        ("C7A.00", "C7A", "2"),
        ("C79.51", "C76-C80", "2"),
        ("C4A.9", "C43-C44", "2"),
        ("D49.2", "D49", "2"),
        ("L91.0", "L80-L99", "12"),
        ("M61.4", "M60-M63", "13"),
        ("Z85.46", "Z77-Z99", "21"),
        ("Y99.8", "Y90-Y99", "20"),
    ],
)
def test_that_a_code_stands_in_its_block_and_chapter(code: str, within: str, number: str) -> None:
    assert (block(code), chapter(code)) == (within, number)


def test_that_every_category_of_the_classification_stands_in_a_block() -> None:
    categories = {table().plain(place)[:3] for place in range(table().size)}
    assert len(categories) > 1_900
    assert [one for one in sorted(categories) if not block(one) or not chapter(one)] == []


def test_that_no_way_round_is_shorter_and_the_way_back_is_as_long() -> None:
    draw = random.Random(4)
    codes = [table().plain(place) for place in draw.sample(range(table().size), 40)] + ["C3431", "C3432", "C3490"]
    for _ in range(2_000):
        a, b, c = draw.choice(codes), draw.choice(codes), draw.choice(codes)
        assert steps(a, b) == steps(b, a)
        assert steps(a, c) <= max(steps(a, b), steps(b, c))


def test_that_the_side_of_a_code_is_compared_where_the_right_one_has_a_side() -> None:
    assert is_side_right("C34.31", "C34.11") is True
    assert is_side_right("C34.31", "C34.32") is False
    assert is_side_right("C34.31", "C34.30") is False
    assert is_side_right("C61", "C34.32") is None
    assert is_side_right("C34.31", "C34.99") is None
    assert is_side_right("C34.31", None) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Malignant neoplasm of prostate (ICD-10-CM C61)", True),
        ("Malignant neoplasm of prostate (ICD-10-CM C67.9)", False),
        ("Malignant neoplasm of lower lobe, left bronchus or lung (ICD-10-CM C34.31)", False),
        ("Malignant neoplasm of prostate (ICD-10-CM C99.9)", False),
        ("Malignant neoplasm of prostate", None),
    ],
)
def test_that_words_and_code_are_compared(text: str, expected: bool | None) -> None:
    assert are_consistent(text) is expected
