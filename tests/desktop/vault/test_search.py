import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from radonc_desktop.vault import case_list
from radonc_desktop.vault.search import match_expression
from radonc_models.errors import InputRefused

CASES = (
    ("Lung, left lower lobe", "lung-sbrt", "A 72-year-old man, cT1bN0M0, FEV1 1.2 L, on apixaban"),
    ("Brust links", "breast", 'Größe 18 mm, ER+, "triple" assessment, naïve patient'),
    ("Prostate", "prostate-low-risk", "PSA 6.1; Gleason 3+3; AND OR NOT NEAR are plain words here"),
    ("肺癌", "lung", "放射線 治療 за лечение"),
)


@pytest.fixture(scope="module")
def full(shared_vault):
    for title, site, details in CASES:
        shared_vault.add_case(title, site, details)
    return shared_vault


def found(vault, text):
    return [case.id for case in vault.search_cases(text)]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("", [4, 3, 2, 1]),
        ("  \t\n", [4, 3, 2, 1]),
        ('"', [4, 3, 2, 1]),
        ("lung", [4, 1]),
        ("LUNG lobe", [1]),
        ("lobe lung", [1]),
        ("apix", [1]),
        ("pixaban", []),
        ("cT1b", [1]),
        ("lung-sbrt", [1]),
        ("sbrt-lung", []),
        ("GROßE", [2]),
        ("Größe", [2]),
        ("naive", [2]),
        ('"triple"', [2]),
        ('"triple', [2]),
        ("ER+", [2]),
        ("(AND", [3]),
        ("NOT lung", []),
        ("prostate OR breast", []),
        ("NEAR(lung, 2)", []),
        ("title:lung", []),
        ("lung*", [4, 1]),
        ("^lung", [4, 1]),
        ("-lung", [4, 1]),
        ("{lung}", [4, 1]),
        ("3+3", [3]),
        ("放射", [4]),
        ("лече", [4]),
        ("0003", [3]),
        ("#2", [2, 1]),
        ("9999999999999999999999999", []),
        ("' OR 1=1 --", []),
        ("a\0zz", []),
        ("lung\0lobe", [1]),
        ("\ud800", [4, 3, 2, 1]),
        ("% _", [4, 3, 2, 1]),
    ],
)
def test_that_search_takes_what_is_typed_as_words(full, text, ids):
    assert found(full, text) == ids


def test_that_search_follows_edits_and_new_cases_at_once(vault):
    first = vault.add_case("Left lobe", "lung", "on apixaban")
    second = vault.add_case("Another", "lung", "x")
    assert found(vault, "lung") == [second, first]
    vault.save_details(first, "now with metastasis", 1)
    assert found(vault, "apixaban") == []
    assert found(vault, "metasta") == [first]
    assert found(vault, "lobe") == [first]
    assert found(vault, "lung") == [first, second]


def test_that_the_list_counts_drafts_and_signatures_and_puts_the_newest_first(vault, passphrase):
    first = vault.add_case("Brust links", "breast", "")
    vault.add_case("Other", "lung", "")
    draft = vault.save_draft(first, "regimen", "text", None)
    vault.save_draft(first, "modality", "photon", None)
    vault.sign(draft.id, passphrase)
    top, other = vault.search_cases()
    assert (top.id, top.number, top.title, top.site) == (first, "0001", "Brust links", "breast")
    assert (top.signed, top.drafts) == (1, 1)
    assert (other.signed, other.drafts) == (0, 0)


@pytest.mark.parametrize("text", [" ".join(f"w{i}" for i in range(41)), "x" * 501])
def test_that_an_over_long_search_is_refused_with_its_counts(full, text):
    with pytest.raises(InputRefused, match="at most 40 words and 500 characters"):
        full.search_cases(text)


def oracle(text):
    """Say independently which case has every typed word as a prefix of a word (ASCII only)."""
    hits = []
    for number, fields in enumerate(CASES, start=1):
        rows = [re.findall(r"[a-z0-9]+", field.lower()) for field in fields]
        words = [re.findall(r"[a-z0-9]+", word.lower()) for word in text.split()]
        named = text.isdigit() and int(text) == number
        if named or all(any(_starts(row, word) for row in rows) for word in words if word):
            hits.append(number)
    return hits


def _starts(row, phrase):
    ends = range(len(row) - len(phrase) + 1)
    return any(
        row[i : i + len(phrase) - 1] == phrase[:-1] and row[i + len(phrase) - 1].startswith(phrase[-1]) for i in ends
    )


SIGNS = st.sampled_from(
    [
        "lung",
        "AND",
        "NOT",
        "NEAR",
        "or",
        "ct1",
        "3",
        "0",
        "p",
        " ",
        '"',
        "'",
        "*",
        "(",
        ")",
        ":",
        "^",
        "+",
        "-",
        "{",
        "}",
        ",",
        "\\",
        ";",
        "%",
    ]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.lists(SIGNS, max_size=12).map("".join))
def test_that_search_agrees_with_a_plain_reading_of_any_ascii_text(full, text):
    assert sorted(found(full, text)) == oracle(text)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=60))
def test_that_no_typed_text_is_a_syntax_error(full, text):
    assert set(found(full, text)) <= {1, 2, 3, 4}


def test_that_words_without_letters_do_not_hide_the_others():
    assert match_expression("- lung – !") == '"lung"*'


def pages(vault, text, limit):
    page, rows = vault.case_page(text, limit=limit), []
    while True:
        rows += [case.id for case in page.rows]
        if page.next is None:
            return rows
        page = vault.case_page(text, page.next, limit)


def test_that_pages_put_together_are_the_whole_list(vault, monkeypatch):
    with vault._audit.change() as change:
        for number in range(60):
            vault._cases.add_within(change, f"case {number}", "lung" if number % 2 else "breast", "patient", "")
    for case_id in (7, 20, 41):
        vault.save_details(case_id, "patient again", 1)
    newest = [41, 20, 7, *(number for number in range(60, 0, -1) if number not in (41, 20, 7))]
    assert pages(vault, "", 7) == newest
    assert pages(vault, "patient", 7) == newest
    assert pages(vault, "lung", 7) == [number for number in newest if number % 2 == 0]
    assert (vault.case_page("lung").found, vault.case_page("lung").more_found) == (30, False)
    assert pages(vault, "0007", 7) == [7]
    monkeypatch.setattr(case_list, "SORTED", 20)
    many = vault.case_page("patient", limit=7)
    assert (many.found, many.more_found, len(many.rows)) == (20, True, 7)
    assert pages(vault, "patient", 7) == list(range(60, 0, -1))
    with vault._audit.change() as change:
        for _ in range(30):
            vault._cases.add_within(change, "9", "lung", "", "")
    found = pages(vault, "9", 7)
    assert found[0] == 9  # the case with this number, then those with a word that begins with 9
    assert found[1:] == sorted(set(found) - {9}, reverse=True)
    assert set(found) == {9, 10, *range(61, 91)}


def test_that_a_word_that_was_replaced_finds_nothing_and_stays_in_the_history(vault):
    case_id = vault.add_case("case", "lung", "former wording of the details")
    for version in range(1, 30):
        vault.save_details(case_id, f"wording number {version}", version)
    assert (pages(vault, "former", 7), pages(vault, "number 28", 7), pages(vault, "number 29", 7)) == (
        [],
        [],
        [case_id],
    )
    assert vault.details_history(case_id)[0].details == "former wording of the details"


def test_that_a_change_of_one_case_writes_few_pages_of_the_search_index(vault, folder):
    def details(number):
        return " ".join(f"word{(number * 37 + step * step) % 4000}" for step in range(50))

    with vault._audit.change() as change:
        for number in range(2000):
            vault._cases.add_within(change, f"case {number}", "lung", details(number), "")
    vault._checkpoints.checkpoint()
    log = folder / "cases.db-wal"
    for case_id in range(100, 120):
        before = log.stat().st_size
        vault.save_details(case_id, details(case_id + 5000), 1)
        assert (log.stat().st_size - before) // 4096 < 60  # cutting each old word out of its page took about 110
