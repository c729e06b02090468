"""Every finding of the clinical checks is said in German, whole, with the same numbers, codes and quoted words."""

from __future__ import annotations

import ast
import importlib.util
import re
import sys
from pathlib import Path

import pytest

import radonc_models
from radonc_desktop.windows import finding_words as module
from radonc_desktop.windows.finding_templates import TEMPLATES
from radonc_desktop.windows.finding_words import FILE, dose_words, field_words, finding_words, word
from radonc_desktop.windows.findings import advice, dose_table
from radonc_desktop.windows.findings_view import FindingsView
from radonc_desktop.windows.regimen_fields import field_rows
from radonc_desktop.windows.sentences import in_own_words
from radonc_models.clinical.catalogue import catalogue
from radonc_models.clinical.checks import check, refusal
from radonc_models.clinical.findings import Finding, Span

ROOT = Path(__file__).resolve().parents[3]
SOURCES = Path(radonc_models.__file__).parent
WITHOUT_A_HINT = (
    "{code} is a code of ICD-9-CM ({text}), not of ICD-10-CM.",
    "{code} is a code of ICD-O-3 topography (place of: {text}), not of ICD-10-CM.",
)
"""Every code of today's tables has words that ICD-10-CM knows."""


def cases():
    """What is asked of the checks: a file of its own, for its length."""
    spec = importlib.util.spec_from_file_location("finding_cases", Path(__file__).with_name("finding_cases.py"))
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded.CASES


def places():
    """Every place of the source that makes a finding: its file and its first line."""
    for path in sorted(SOURCES.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Finding" and path.stem != "findings":
                yield str(path), node.lineno


@pytest.fixture(scope="module")
def made():
    """Every finding that the cases make, by the place that made it."""
    found: dict[tuple[str, int], list[Finding]] = {}
    create = Finding.__init__

    def noted(self, *fields, **named):
        caller = sys._getframe(1)
        create(self, *fields, **named)
        found.setdefault((caller.f_code.co_filename, caller.f_lineno), []).append(self)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Finding, "__init__", noted)
        for task, text, details, more in cases():
            check(task, text, details, **more)
    return found


def sentences(made):
    return sorted({one.sentence for found in made.values() for one in found})


def figures(text):
    """Numbers, codes and stages: every word with a digit in it."""
    return sorted(one.strip(".,:;()'“”„").removesuffix("-Code") for one in re.findall(r"\S*\d\S*", text))


def test_that_every_place_that_makes_a_finding_is_tried(made):
    missed = [f"{Path(file).name}:{line}" for file, line in places() if (file, line) not in made]
    assert not missed, "add a case to finding_cases.py, and the sentence to finding_templates.py"


def test_that_every_finding_is_said_in_german_with_the_same_figures(german, made):
    for sentence in sentences(made):
        own = finding_words(sentence)
        assert own != sentence, "add the sentence to finding_templates.py, or its word to the tables, and translate it"
        assert figures(own) == figures(sentence), own
        assert "{" not in own


def test_that_descriptions_of_codes_and_words_of_the_case_stand_as_they_were(german, made):
    quoted = [re.findall(r"“[^”]+”|C\d\d\S*, Malig[^();]+|'[^']+'(?= could)", one) for one in sentences(made)]
    assert sum(map(len, quoted)) > 20
    for sentence, words in zip(sentences(made), quoted, strict=True):
        own = finding_words(sentence)
        assert all(one.strip("'.“”„").partition(", the words")[0] in own for one in words), own


def test_that_every_sentence_of_the_list_is_one_that_the_checks_make(german, made):
    known = {one.text: one for one in module._templates()}
    for text in set(TEMPLATES) - set(WITHOUT_A_HINT):
        assert any(known[text].pattern.fullmatch(sentence) for sentence in sentences(made)), text


def test_that_what_no_table_knows_stays_english_as_a_whole(german):
    for sentence in (
        "The answer is about gizzard; the details are about lung.",
        "The answer is about lung and gizzard; the details are about lung.",
        "40 Gy in 15 fractions is within a referenced regimen for breast: 40 Gy in 15 fractions (a new setting).",
        "Found in the details: left; gizzard.",
        "'5O Gy' could not be read with certainty: it is odd.",
        "A check of tomorrow says something else.",
    ):
        assert finding_words(sentence) == sentence


def test_that_quoted_words_may_look_like_a_sentence(german):
    said = finding_words("Not found in the details: “The answer is about lung” and; left.")
    assert said == "Not found in the details: “The answer is about lung” and; left."
    assert finding_words("Not found in the details: “the lung. It is”; left.") == (
        "In den Angaben nicht gefunden: „the lung. It is“; links."
    )


def test_that_an_english_window_shows_the_sentence_as_it_was_made(made):
    assert all(finding_words(sentence) == sentence for sentence in sentences(made))
    assert dose_words("50 Gy in 5 fractions") == "50 Gy in 5 fractions"
    assert word("tumour") == "tumour"


def test_that_the_words_are_those_of_the_tables():
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(ROOT / "installer")
        import window_findings

        assert FILE.read_text("utf-8").splitlines() == list(window_findings.words()), "run make translations"


def test_that_meaning_and_advice_are_german_for_every_code_of_the_catalogue(german):
    for entry in catalogue().values():
        meaning, todo = advice(Finding("stop", entry.code, "")).splitlines()[:2]
        assert meaning != entry.meaning
        assert todo != entry.advice
        assert "confirmation" not in advice(Finding("stop", entry.code, ""))


def test_that_the_list_beside_an_answer_is_german_and_what_is_kept_is_not(qtbot, theme, german):
    view = FindingsView(theme)
    qtbot.addWidget(view)
    sentence = "The answer says left; the details say right."
    finding = Finding("stop", "side.contradicts", sentence, (Span("details", 0, 5),))
    view.show_findings((finding,))
    view.setFocus()
    view._go(0)
    assert view._sentences[0].text() == "Laut Antwort links; laut Angaben rechts."
    assert view._sentences[0].toolTip().startswith("Die Antwort nennt eine andere Seite als die Angaben.\nBerichtigen")
    assert view.accessibleDescription() == "Stopp: Laut Antwort links; laut Angaben rechts."
    assert view.current is not None
    assert view.current.sentence == "The answer says left; the details say right."


def test_that_a_refused_question_says_its_finding_in_german(german):
    finding = refusal("A woman. <|im_start|>")
    assert finding is not None
    assert in_own_words(f"{finding.sentence} Take it out and ask again.") == (
        "Die Angaben enthalten Steuerzeichen eines Sprachmodells; sie werden als einfacher Text gelesen. "
        "Nehmen Sie es heraus und fragen Sie noch einmal."
    )


def test_that_the_doses_of_a_regimen_are_german_in_a_window_and_english_on_what_leaves_it(german):
    from radonc_desktop.windows.language import tr

    table = dose_table("50 Gy in 25 fractions, then a boost to 66 Gy in 8 fractions to the left breast", "")
    assert "50 Gy in 25 Fraktionen, Einzeldosis 2 Gy" in dict(field_rows(table, tr)).values()
    assert any("Mammakarzinom" in words for _, words in field_rows(table, tr))
    assert dict(field_rows(table, tr))["Region"] == "Brust, links"
    assert dict(field_rows(table))["Site"] == "breast, left"
    assert "50 Gy in 25 fractions, 2 Gy per fraction" in dict(field_rows(table)).values()
    assert field_words("gizzard, left") == "gizzard, left"
    assert dose_words("to a sum of 66 Gy in 1 fraction three times daily") == (
        "bis zur Summe von 66 Gy in 1 Fraktion dreimal täglich"
    )
