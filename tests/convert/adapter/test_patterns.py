"""Module patterns match as Python's regular expressions do, and never take long."""

import random
import re
import time
import warnings

import pytest

from radonc_convert.adapter.patterns import Budget, Pattern
from radonc_convert.errors import AdapterError

ATOMS = ["a", "b", r"\.", ".", "q_proj", r"\d", r"\w", r"\S", r"\D", "[ab]", "[^a]", "[0-9_]", "(a|b)", "(?:ab|c)",
         "^", "$", "1", "x*?", "(a+b?)*", "(a{1,2}){2}", "", "|", "(?P<n>c)"]  # fmt: skip
COUNTS = ["", "", "", "*", "+", "?", "{2}", "{0,2}", "{1,}", "*?", "+?"]


def pattern(text):
    return Pattern(text, "rank_pattern", Budget())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (r"(.*\.)?(q_proj)$", "model.layers.0.self_attn.q_proj"),
        (r"(.*\.)?(proj)$", "model.layers.0.self_attn.q_proj"),
        (r"(.*\.)?(layers.1)$", "model.layers.1"),
        (r"(.*\.)?(layers\.1\.mlp\..*)$", "model.layers.1.mlp.up_proj"),
        (r"(.*\.)?(^model\.layers\.\d+\.mlp\.up_proj)$", "model.layers.11.mlp.up_proj"),
        (r"(.*\.)?(^layers\.1)$", "model.layers.1"),
        (r"(.*\.)?(a)|(model)$", "model.layers.1"),
    ],
)
def test_that_a_pattern_matches_like_python(text, name):
    assert pattern(text).begins(name) == bool(re.match(text, name))
    assert pattern(text).covers(name) == bool(re.fullmatch(text, name))


def test_that_random_patterns_match_like_python():
    chance, compared = random.Random(3), 0
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)
        while compared < 3000:
            text = "".join(chance.choice(ATOMS) + chance.choice(COUNTS) for _ in range(chance.randrange(1, 5)))
            text = rf"(.*\.)?({text})$" if chance.random() < 0.5 else text
            name = "".join(chance.choice("ab.1cq_") for _ in range(chance.randrange(9)))
            try:
                expected, ours = re.compile(text), pattern(text)
            except (re.error, AdapterError):
                continue
            assert ours.begins(name) == bool(expected.match(name)), (text, name)
            assert ours.covers(name) == bool(expected.fullmatch(name)), (text, name)
            compared += 1


@pytest.mark.parametrize(
    "text", ["(a+)+$", "(.*)*x", "(a|a)*b", "((a*)*)*c", "((((a?){99}){99}){99}){99}b", r"(.*\.)?((.*a){20}x)$"]
)
def test_that_a_pattern_that_would_backtrack_for_ever_ends(text):
    started = time.process_time()

    pattern(text).begins("a" * 200)

    assert time.process_time() - started < 10


@pytest.mark.parametrize(
    "text", ["(?=a)a", r"(a)\1", "(?>a+)b", "a++b", r"\bq_proj", "(?i)Q_PROJ", "(?<!x)q", "x" * 3000]
)
def test_that_a_pattern_that_needs_backtracking_is_refused(text):
    with pytest.raises(AdapterError, match=r"rank_pattern .*bounded time"):
        pattern(text)


@pytest.mark.parametrize("text", ["(a", "a)", "[", "*", "a{2,1}", "(" * 1500, r"\q"])
def test_that_a_damaged_pattern_is_refused(text):
    with pytest.raises(AdapterError, match="rank_pattern"):
        pattern(text)


def test_that_all_patterns_together_have_a_limit():
    budget = Budget(1000)
    for _ in range(3):
        Pattern("(a|b)*c", "rank_pattern", budget).begins("ab" * 20)

    with pytest.raises(AdapterError, match="too complicated"):
        Pattern("((.*a)*b)*c", "rank_pattern", budget).begins("ab" * 200)
