"""What the department view counts: months, agreement, changed words, flags; never a word of a case."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from radonc_desktop.vault import audit, drafts
from radonc_desktop.vault.department import changed_words, department, share_changed


def slow_distance(old, new):
    row = list(range(len(new) + 1))
    for i, left in enumerate(old, 1):
        before, row[0] = row[0], i
        for j, right in enumerate(new, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (left != right))
    return row[-1]


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from("abcd"), max_size=70), st.lists(st.sampled_from("abcd"), max_size=70))
def test_that_the_fast_distance_is_the_slow_one(old, new):
    assert changed_words(old, new) == slow_distance(old, new)


def test_that_the_distance_is_right_for_every_short_text():
    texts = [text for length in range(4) for text in product("ab", repeat=length)]
    assert all(changed_words(old, new) == slow_distance(old, new) for old in texts for new in texts)


@pytest.mark.parametrize(
    ("before", "after", "share"),
    [("5 Gy in 5", "5 Gy in 5", 0), ("5 Gy in 5", "6 Gy in 5", 0.25), ("", "", 0), ("a", "", 1), ("a  b", "a b", 0)],
)
def test_that_the_share_is_of_the_longer_text(before, after, share):
    assert share_changed(before, after) == share


@pytest.fixture
def judged(vault, passphrase, monkeypatch):
    """A store with three signed answers and a rejected suggestion in two months."""
    levels = ("info", "caution", "stop")
    told = {"text": "50 Gy in 5 fractions", "findings": [{"level": level} for level in levels]}
    for number, (month, text) in enumerate((("2026-01", "50 Gy in 5 fractions"), ("2026-02", "60 Gy in 5 fractions"))):
        for module in (audit, drafts):
            monkeypatch.setattr(module, "now", lambda month=month: f"{month}-10T12:00:00+00:00")
        case = vault.add_case(f"secret title {number}", "lung", "secret details")
        made = vault.save_suggestion(case, "regimen", told)
        vault.sign(vault.save_draft(case, "regimen", text, made).id, passphrase)
        other = vault.save_suggestion(case, "modality", {"text": "photon", "findings": []})
        if number:
            vault.decide(other, "accepted")
            vault.decide(other, "rejected", 1)
    return vault


def test_that_answers_are_counted_by_month_and_task(judged):
    found = {(one.month, one.task): one for one in judged.department()}
    assert set(found) == {(month, task) for month in ("2026-01", "2026-02") for task in ("regimen", "modality")}
    first, second = found["2026-01", "regimen"], found["2026-02", "regimen"]
    assert (first.suggested, first.flagged, first.findings) == (1, 1, 2)
    assert (first.unchanged, first.edited, first.changed) == (1, 0, 0)
    assert (second.unchanged, second.edited, second.changed) == (0, 1, 0.2)
    assert found["2026-02", "modality"].rejected == 1
    assert found["2026-01", "modality"].rejected == 0


def test_that_no_word_of_a_case_is_in_the_counts(judged):
    assert not [word for word in ("secret", "Gy", "photon") if word in repr(judged.department())]


def test_that_progress_is_told_and_can_end_it(judged):
    seen = []
    department(judged._connection, lambda done, total: seen.append((done, total)))
    assert seen == [(4, 4)]
