"""Replies that parse but cannot be true."""

import math

import pytest

from radonc_models.pack.files import FileStamp
from radonc_models.runtime.plausible import Plausibility
from radonc_models.runtime.protocol import (
    AdapterFile,
    Counted,
    Done,
    Generate,
    Load,
    Loaded,
    PromptProgress,
    Score,
    Scored,
    Token,
)

STAMP = FileStamp(0, 0, 0, 0, 0)
ASKED = Generate("k", "p", 4)
RATED = Score("k", "p", ("a", "b"))


def verdicts(request, *replies):
    plausibility = Plausibility(request)
    return [plausibility.holds(reply) for reply in replies]


def done(text, tokens=2):
    return Done(text, "stop", 10, tokens, 0.1, 0.1)


def loaded(key):
    return Loaded(key, "CPU", 3, 0, "", 64, 1, "llama", STAMP)


def test_that_an_honest_answer_holds():
    assert verdicts(ASKED, PromptProgress(0, 10), Token("66 "), Token("Gy"), done("66 Gy")) == [True] * 4
    assert verdicts(RATED, PromptProgress(10, 10), Scored(("a", "b"), (-1.0, -2.0), 10, 0.1)) == [True] * 2
    assert verdicts(RATED, Scored(("a", "b"), (), 10, 0.1, "cancelled")) == [True]


@pytest.mark.parametrize(
    ("request_", "replies"),
    [
        (ASKED, [Token("66 Gy"), done("60 Gy")]),
        (ASKED, [done("never streamed")]),
        (ASKED, [Token("x"), done("x", tokens=10_000)]),
        (ASKED, [Token("x" * 100_000)]),
        (ASKED, [PromptProgress(11, 10)]),
        (RATED, [Token("free text instead of labels")]),
        (RATED, [Scored(("b", "a"), (-1.0, -2.0), 10, 0.1)]),
        (RATED, [Scored(("a", "b"), (-1.0,), 10, 0.1)]),
        (RATED, [Scored(("a", "b"), (-1.0, math.nan), 10, 0.1)]),
        (RATED, [Scored(("a", "b"), (-1.0, -2.0), 10, 0.1, "cancelled")]),
        (Load("/m", "a" * 64, None, 1, False), [loaded("b" * 64)]),
        (Load("/m", "a" * 64, None, 1, False, adapter=AdapterFile("/x", "c" * 64, "d" * 64)), [loaded("a" * 64)]),
        (ASKED, [Counted(-1, 5)]),
    ],
)
def test_that_what_cannot_be_true_does_not_hold(request_, replies):
    assert verdicts(request_, *replies)[-1] is False


def test_that_any_hash_is_accepted_where_none_was_asked_for():
    assert verdicts(Load("/m", None, None, 1, False), loaded("b" * 64)) == [True]
