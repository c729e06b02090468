import pytest

from radonc_models.curate.intervals import wilson
from radonc_models.evaluate.statistics import proportion


def test_that_the_interval_is_that_of_published_examples():
    # Newcombe, Stat Med 1998;17:857-872, table I, method 3.
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert wilson(15, 148) == pytest.approx((0.0624, 0.1605), abs=5e-5)
    assert wilson(0, 20) == pytest.approx((0.0, 0.1611), abs=5e-5)
    assert wilson(29, 29) == pytest.approx((0.8830, 1.0), abs=5e-5)


def test_that_nothing_counted_says_nothing():
    assert wilson(0, 0) == (0.0, 1.0)
    with pytest.raises(ValueError, match="lie between"):
        wilson(3, 2)


def test_that_the_evaluation_uses_the_same_interval():
    figure = proportion([True] * 81 + [False] * 182)
    assert (figure.low, figure.high) == wilson(81, 263)
