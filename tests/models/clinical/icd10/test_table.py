"""The classification: codes, their categories, what was retired, ICD-9-CM names, and when it is loaded."""

import subprocess
import sys

import pytest

from radonc_models.clinical import icd10
from radonc_models.clinical.icd10.index import index
from radonc_models.clinical.icd10.shorthand import LONGEST_PHRASE, _lines, phrase
from radonc_models.clinical.icd10.table import table
from radonc_models.clinical.icd10.words import split_words


def test_that_the_table_names_its_release_and_fiscal_year() -> None:
    assert "April 2026" in icd10.release()
    assert "fiscal year 2026" in icd10.release()


def test_that_the_table_holds_the_whole_classification() -> None:
    source = table()
    assert source.container.header["codes"] == 98_228
    complete = sum(len(source.endings(row)) or source.complete(row) for row in range(source.size))
    assert complete == 74_727
    assert {source.plain(row)[0] for row in range(source.size)} == set("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


@pytest.mark.parametrize(
    ("code", "billable", "words"),
    [
        ("C61", True, "prostate"),
        ("c50.412", True, "upper-outer quadrant of left female breast"),
        ("C3412", True, "upper lobe, left bronchus or lung"),
        ("C34.1", False, "upper lobe"),
        ("D32.0", True, "cerebral meninges"),
        ("L91.0", True, "Hypertrophic scar"),
        ("C4A.9", True, "Merkel"),
        ("I10", True, "hypertension"),
        ("S52.501A", True, "initial encounter for closed fracture"),
        ("T38.0X1D", True, "subsequent encounter"),
        ("S52.501", False, "lower end of right radius"),
        ("U07.1", True, "COVID-19"),
    ],
)
def test_that_a_code_is_found_with_or_without_dot(code: str, billable: bool, words: str) -> None:
    row = icd10.lookup(code)
    assert row is not None
    assert row.billable is billable
    assert words in row.description


@pytest.mark.parametrize("code", ["C99.99", "C34.99", "S52.501Z", "S52.501", "T10", "C61.9", "", "hello", "C50.412A"])
def test_that_an_invented_code_is_not_found(code: str) -> None:
    row = icd10.lookup(code)
    assert row is None or (code == "S52.501" and not row.billable)


def test_that_every_code_is_found_by_its_own_name() -> None:
    source = table()
    for place in range(0, source.size, 97):
        row = source.code(place)
        assert icd10.lookup(row.code) == row
        for ending in source.endings(place)[:2]:
            longer = source.code(place, (ending[0], ending[1]))
            assert icd10.lookup(longer.code) == longer
            assert icd10.parent(longer.code) == row


def test_that_categories_tell_what_is_above_below_and_beside() -> None:
    assert [row.code for row in icd10.children("C34")] == ["C34.0", "C34.1", "C34.2", "C34.3", "C34.8", "C34.9"]
    above = icd10.parent("C34.12")
    assert above is not None
    assert above.code == "C34.1"
    assert [row.code for row in icd10.siblings("C50.412")] == ["C50.411", "C50.419"]
    assert icd10.parent("C34") is None
    assert icd10.children("C61") == ()


def test_that_retired_codes_are_known_as_such() -> None:
    gone = icd10.retired("I47.2")
    assert gone is not None
    assert (gone.fate, gone.last_seen, gone.description) == ("subdivided", "January 2021", "Ventricular tachycardia")
    deleted = icd10.retired("T40.7X1A")
    assert deleted is not None
    assert deleted.fate == "deleted"
    assert icd10.retired("C61") is None


def test_that_no_retired_code_is_complete_today() -> None:
    for plain, fate, _, _ in table().unpacked("retired"):
        row = icd10.lookup(plain)
        assert (row is None) if fate == "deleted" else (row is not None and not row.billable), plain


def test_that_the_index_counts_words_as_questions_do() -> None:
    source = index()
    names: dict[int, set[frozenset[str]]] = {}
    for entry in range(source.size):
        if source.rows[entry] % 40 == 0 and not source.short[entry]:
            words = frozenset(source.words[word] for word in source.entry(entry))
            names.setdefault(source.rows[entry], set()).add(words)
    for row, held in names.items():
        assert held == {frozenset(split_words(text)) for text in source.table.texts(row)} - {frozenset()}


def test_that_shorthand_is_written_in_words_that_the_classification_has() -> None:
    known = index().number
    for said in _lines():
        assert tuple(said.split()) == split_words(said), f"{said}: written as no question is read"
        assert len(said.split()) <= LONGEST_PHRASE, said
        meant = phrase(said.split())
        assert meant is not None
        for part in meant.parts:
            assert all(0 < one.quality <= 1 for one in part.alternatives), said
            assert any(one.words <= known.keys() for one in part.alternatives), f"{said}: no such words"


def test_that_the_table_loads_only_when_it_is_needed() -> None:
    script = (
        "from radonc_models.clinical import icd10; from radonc_models.clinical.icd10.table import table\n"
        "before = table.cache_info().currsize; icd10.search('lung cancer'); print(before, table.cache_info().currsize)"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert told.split() == ["0", "1"]
