"""The answer of the diagnosis task: its words, its code, and codes of other classifications."""

import pytest

from radonc_models.clinical import icd10


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
        ("ICD-10-CM: C34.12 lung cancer", "lung cancer", "C34.12"),
        ("Bone metastasis at T10", "Bone metastasis at T10", None),
        ("T2 N0 M0 cancer", "T2 N0 M0 cancer", None),
        ("T2 N1 M1A cancer", "T2 N1 M1A cancer", None),
        ("nonsense (ICD-10-CM C99.99)", "nonsense", "C99.99"),
    ],
)
def test_that_description_and_spelled_code_are_told_apart(text: str, description: str, code: str | None) -> None:
    assert icd10.parse_diagnosis(text) == (description, code)


def test_that_the_same_words_in_shorthand_are_the_same() -> None:
    assert icd10.normalise("Lt breast ca") == icd10.normalise("left breast cancer")
    assert icd10.normalise("left breast cancer") != icd10.normalise("right breast cancer")


def test_that_what_has_the_shape_of_a_code_is_covered() -> None:
    assert icd10.covered("C99.99")
    assert icd10.covered("I10")
    assert not icd10.covered("lung")
    assert not icd10.covered("185")


@pytest.mark.parametrize(
    ("text", "system", "code", "match"),
    [
        ("prostate cancer (ICD-9 185)", "ICD-9-CM", "185", "C61"),
        ("Malignant neoplasm of breast, 174.9", "ICD-9-CM", "174.9", "C50.919"),
        ("history, V10.46", "ICD-9-CM", "V10.46", "Z85.46"),
        ("prostate C61.9", "ICD-O-3 topography", "C61.9", "C61"),
        ("adenocarcinoma 8140/3", "ICD-O-3 morphology", "8140/3", None),
    ],
)
def test_that_codes_of_other_classifications_are_recognised(
    text: str, system: str, code: str, match: str | None
) -> None:
    (found,) = icd10.find_foreign(text)
    assert (found.system, found.code, found.match and found.match.code) == (system, code, match)
    assert text[found.start : found.end] == code


@pytest.mark.parametrize(
    "text", ["180.5 cGy a fraction", "PSA 185", "at 150.2 cm", "185 patients", "C34.12", "C50.9", "3/4 of 180", "18/25"]
)
def test_that_other_numbers_are_no_codes(text: str) -> None:
    assert icd10.find_foreign(text) == ()


@pytest.mark.parametrize(
    ("code", "topography", "behaviour"),
    [
        ("C61", "C61.9", "3"),
        ("C34.12", "C34.1", "3"),
        ("C50.412", "C50.4", "3"),
        ("C56.1", "C56.9", "3"),
        ("C43.59", "C44.5", "3"),
        ("C79.51", "", "6"),
        ("D05.11", "", "2"),
        ("D32.0", "", "0"),
        ("D42.0", "", "1"),
        ("C83.31", "C77.0", "3"),
        ("C81.12", "C77.1", "3"),
        ("C90.00", "C42.1", "3"),
    ],
)
def test_that_a_registry_gets_a_hint(code: str, topography: str, behaviour: str) -> None:
    assert icd10.oncology_hint(code) == icd10.Oncology(topography, behaviour)


def test_that_there_is_no_hint_for_what_is_no_neoplasm() -> None:
    assert icd10.oncology_hint("I10") is None
    assert icd10.oncology_hint("C99") is None
