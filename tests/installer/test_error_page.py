"""The page of all error sentences is what the source says, and nothing that a patient wrote can come into one."""

from __future__ import annotations

import re

import error_page
import pytest


@pytest.fixture(scope="module")
def found():
    return error_page.sentences()


# What names texts of a case, or secrets, anywhere in the source.
FORBIDDEN = frozenset(
    {
        *("answer", "case", "details", "draft", "note", "passphrase", "phrase", "plan", "prompt"),
        *("regimen", "secret", "suggestion", "text", "title"),
    }
)
# Holes that use one of these words for something else, each looked at: a number, a count, a pattern of an adapter, a
# place on a hub, how many rows of an import are wrong.
HARMLESS = frozenset(
    {
        *("len(text)", "case.id", "case_id", "self.text[:60]", "draft.repo", "plan.errors", "len(plan.repeated)"),
        "'errors' if plan.errors > 1 else 'error'",
    }
)


def test_that_the_page_is_up_to_date(found):
    assert error_page.PAGE.read_text("utf-8") == error_page.page(found), "run make errors"


def test_that_known_sentences_are_found(found):
    texts = {one.text for one in found}
    assert "Your role does not allow this: ask an administrator." in texts
    assert any(text.startswith("The policy file {path} is not valid") for text in texts)
    assert len(found) > 500


def test_that_no_sentence_can_hold_the_text_of_a_case_or_a_secret(found):
    holes = {hole for one in found for hole in one.holes} - HARMLESS
    suspicious = {hole for hole in holes if FORBIDDEN & set(re.findall(r"[a-z]+", hole))}
    assert suspicious == set()


def test_that_a_sentence_with_case_text_would_be_seen(tmp_path):
    for package in error_page.PACKAGES:
        (tmp_path / package).mkdir(parents=True)
    module = tmp_path / "desktop" / "radonc_desktop" / "bad.py"
    module.write_text(
        "class Odd(RadOncError):\n    pass\n\ndef act(details):\n    raise Odd(f'This is wrong: {details[:40]}.')\n"
    )
    (only,) = error_page.sentences(tmp_path)
    assert only == error_page.Sentence("Odd", "This is wrong: {details[:40]}.", ("details[:40]",), "radonc_desktop.bad")


def test_that_every_sentence_is_one_and_ends(found):
    odd = [one.text for one in found if not one.text.rstrip("\n").endswith((".", "}", "?"))]
    assert odd == []
