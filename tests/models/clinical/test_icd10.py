"""The compact ICD-10-CM table and the search in it."""

import subprocess
import sys
import time

import pytest

from radonc_models.clinical import icd10


def test_that_the_table_names_its_release_and_fiscal_year() -> None:
    assert "April 2026" in icd10.release()
    assert "fiscal year 2026" in icd10.release()


@pytest.mark.parametrize(
    ("code", "billable", "words"),
    [
        ("C61", True, "prostate"),
        ("c50.412", True, "upper-outer quadrant of left female breast"),
        ("C3412", True, "upper lobe, left bronchus or lung"),
        ("C34.1", False, "upper lobe"),
        ("D32.0", True, "cerebral meninges"),
        ("L91.0", True, "Hypertrophic scar"),
        ("M61.40", True, "calcification"),
        ("C4A.9", True, "Merkel"),
    ],
)
def test_that_a_code_is_found_with_or_without_dot(code: str, billable: bool, words: str) -> None:
    row = icd10.lookup(code)
    assert row is not None
    assert row.billable is billable
    assert words in row.description


def test_that_an_invented_code_is_unknown_and_a_foreign_one_is_not_covered() -> None:
    assert icd10.lookup("C99.99") is None
    assert icd10.covered("C99.99")
    assert icd10.lookup("I10") is None
    assert not icd10.covered("I10")
    assert not icd10.covered("D50.0")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Malignant neoplasm of prostate", "C61"),
        ("malignant neoplasm of lower lobe left bronchus or lung", "C34.32"),
        ("LLL lung cancer", "C34.32"),
        ("left upper lobe lung ca", "C34.12"),
        ("right upper lobe lung cancer", "C34.11"),
        ("right breast cancer, upper outer quadrant", "C50.411"),
        ("cancer of left female breast, UOQ", "C50.412"),
        ("brain metastases", "C79.31"),
        ("bone mets", "C79.51"),
        ("rectal adenocarcinoma", "C20"),
        ("glottic cancer", "C32.0"),
        ("glioblastoma of the frontal lobe", "C71.1"),
        ("cervical cancer", "C53.9"),
        ("prostate cancer (ICD-10-CM C50.412)", "C61"),
    ],
)
def test_that_a_description_finds_its_code(words: str, code: str) -> None:
    assert icd10.search(words)[0].code == code


def test_that_equal_words_score_one_and_others_less() -> None:
    assert icd10.search("Malignant neoplasm of rectum")[0].score == 1.0
    assert icd10.search("rectum, maybe")[0].score < 1.0


def test_that_a_code_of_the_other_side_is_never_first() -> None:
    for side, other in (("left", "right"), ("right", "left")):
        for organ in ("breast", "lung upper lobe", "choroid", "ovary", "kidney"):
            best = icd10.search(f"malignant neoplasm of {side} {organ}")[0]
            assert other not in best.description, (side, organ, best)


def test_that_every_official_description_of_a_billable_code_finds_a_code_of_equal_words() -> None:
    for code in ("C50.411", "C34.31", "C44.229", "C71.6", "D32.0", "C79.52", "C81.17", "M61.511", "Z51.0"):
        row = icd10.lookup(code)
        assert row is not None
        assert icd10.search(row.description)[0].code == code


def test_that_categories_are_found_only_on_request() -> None:
    assert all(match.billable for match in icd10.search("malignant neoplasm of upper lobe, bronchus or lung"))
    found = icd10.search("malignant neoplasm of upper lobe, bronchus or lung", billable_only=False)
    assert found[0].code == "C34.1"


def test_that_nothing_is_found_for_empty_or_foreign_words() -> None:
    assert icd10.search("") == []
    assert icd10.search("xyzzy plugh") == []


@pytest.mark.parametrize(
    ("text", "description", "code"),
    [
        ("Malignant neoplasm of prostate (ICD-10-CM C61)", "Malignant neoplasm of prostate", "C61"),
        (
            "Malignant neoplasm of left breast (ICD-10-CM c50.912)",
            "Malignant neoplasm of left breast",
            "C50.912",
        ),
        ("C34.12 lung cancer", "lung cancer", "C34.12"),
        ("lung cancer C3412", "lung cancer", "C34.12"),
        ("Bone metastasis at T10", "Bone metastasis at T10", None),
        ("T2 N0 M0 cancer", "T2 N0 M0 cancer", None),
        ("nonsense (ICD-10-CM C99.99)", "nonsense", "C99.99"),
    ],
)
def test_that_description_and_spelled_code_are_told_apart(text: str, description: str, code: str | None) -> None:
    assert icd10.parse_diagnosis(text) == (description, code)


def test_that_the_table_loads_in_time_and_only_when_it_is_needed() -> None:
    script = (
        "import time; from radonc_models.clinical import icd10\n"
        "assert icd10._table.cache_info().currsize == 0\n"
        "t = time.process_time(); icd10.lookup('C61'); print(time.process_time() - t)"
    )
    runs = [
        float(subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout)
        for _ in range(3)
    ]
    assert min(runs) < 0.05


def test_that_a_search_is_fast_enough_to_type_against() -> None:
    icd10.search("lung")
    started = time.process_time()
    for _ in range(5):
        icd10.search("malignant neoplasm of left upper lobe lung")
    assert (time.process_time() - started) / 5 < 0.15
