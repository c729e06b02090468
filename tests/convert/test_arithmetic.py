"""The arithmetic of merging is exact: one rounding where one is due, the same bits on every machine."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from radonc_convert.arithmetic import chained_product, merge_in_half, merge_in_single, round_to_half


def rounded(value: Fraction) -> np.float32:
    """Round a fraction to the nearest f32, ties to even, without any floating-point arithmetic in between."""
    low = np.float32(float(value))
    candidates = [np.nextafter(low, np.float32(-np.inf)), low, np.nextafter(low, np.float32(np.inf))]
    best = min(abs(Fraction(float(number)) - value) for number in candidates)
    nearest = [number for number in candidates if abs(Fraction(float(number)) - value) == best]
    return next((number for number in nearest if number.view(np.uint32) % 2 == 0), nearest[0])


@given(st.lists(st.tuples(st.floats(-1, 1, width=32), st.floats(-1, 1, width=32)), min_size=1, max_size=6))
def test_that_each_step_of_a_product_is_rounded_once(pairs):
    pairs = [pair for pair in pairs if all(number == 0 or abs(number) > 1e-12 for number in pair)] or [(0.5, 0.5)]
    b = np.array([[x for x, _ in pairs]], np.float32)
    a = np.array([[y] for _, y in pairs], np.float32)
    expected = np.float32(0)
    for x, y in pairs:
        expected = rounded(Fraction(float(np.float32(x))) * Fraction(float(np.float32(y))) + Fraction(float(expected)))

    found = chained_product(b, a, np.array([0]), np.array([0]))

    assert found[0] == expected


def test_that_a_sum_just_beside_a_tie_is_not_rounded_twice():
    # 1 + 2**-24 is a tie in f32; a rest far below f64's precision decides it
    b = np.array([[2.0**-40, 1.0, 2.0**-12]], np.float32)
    a = np.array([[2.0**-40], [1.0], [2.0**-12]], np.float32)
    start = chained_product(b[:, 1:], a[1:], np.array([0]), np.array([0]))
    assert start[0] == 1.0  # exactly on the tie: to even

    # (1 + 2**-23) * (1 + 2**-23) = 1 + 2**-22 + 2**-46, plus 2**-24 scaled: above the tie only by 2**-46
    b = np.array([[2.0**-12, 1 + 2.0**-23]], np.float32)
    a = np.array([[2.0**-12], [1 + 2.0**-23]], np.float32)
    assert chained_product(b, a, np.array([0]), np.array([0]))[0] == np.float32(1 + 3 * 2.0**-23)


@given(st.lists(st.floats(width=32, allow_nan=False, allow_infinity=False, min_value=-65504, max_value=65504)))
def test_that_rounding_to_half_equals_a_conversion_and_back(values):
    weights = np.array(values, np.float32)
    out, shift = np.empty_like(weights), np.empty_like(weights)

    round_to_half(weights, shift, out)

    assert out.view(np.uint32).tolist() == weights.astype(np.float16).astype(np.float32).view(np.uint32).tolist()


def test_that_every_boundary_between_half_numbers_is_rounded_like_a_conversion():
    halves = np.arange(0x7C00, dtype=np.uint16).view(np.float16).astype(np.float32)
    middles = (halves[:-1] + halves[1:]) / 2
    weights = np.concatenate(
        [halves, middles, np.nextafter(middles, np.float32(0)), np.nextafter(middles, np.float32(9e9))]
    )
    weights = np.concatenate([weights, -weights])
    out = np.empty_like(weights)

    round_to_half(weights, np.empty_like(weights), out)

    assert np.array_equal(out.view(np.uint32), weights.astype(np.float16).astype(np.float32).view(np.uint32))


@pytest.mark.parametrize("size", [1e-6, 1e-3, 0.05, 3.0])
@pytest.mark.parametrize("rank", [1, 8, 33])
def test_that_the_fast_merge_equals_the_slow_one(rank, size):
    chance = np.random.default_rng(rank)
    weights = chance.normal(0, 0.02, (70, 96)).astype(np.float32)
    weights[3] = 0
    weights[4] = weights[4].astype(np.float16)
    weights[5] += np.float32(2.0**-13)
    b = chance.normal(0, size, (70, rank)).astype(np.float32)
    a = chance.normal(0, 0.05, (rank, 96)).astype(np.float32)
    b[7] = 0
    slow = weights.copy()
    merge_in_single(slow, b, a, 2.0)

    fast = merge_in_half(weights, b, a, 2.0, tuple(np.empty_like(weights) for _ in range(3)))

    assert np.array_equal(fast, slow.astype(np.float16).astype(np.float32))


def test_that_a_sloppy_matrix_product_does_not_change_the_result(monkeypatch):
    chance = np.random.default_rng(5)
    weights = chance.normal(0, 0.02, (64, 64)).astype(np.float32)
    b, a = (chance.normal(0, 0.05, shape).astype(np.float32) for shape in ((64, 16), (16, 64)))
    scratch = tuple(np.empty_like(weights) for _ in range(3))
    expected = merge_in_half(weights, b, a, 1.0, scratch).copy()

    def backwards(left, right, out):
        out[:] = 0
        for place in reversed(range(left.shape[1])):
            out += left[:, place : place + 1] * right[place]

    monkeypatch.setattr("radonc_convert.arithmetic.np.matmul", backwards)

    assert np.array_equal(merge_in_half(weights, b, a, 1.0, scratch), expected)
