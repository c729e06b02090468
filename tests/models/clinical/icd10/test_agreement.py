"""A code against its words, the classification and the patient details."""

import pytest

from radonc_models.clinical.icd10 import check_code

LUNG = "68-year-old man with a squamous cell carcinoma of the left lower lobe of the lung, cT2a N0 M0."


def flags(text: str, details: str = LUNG) -> set[tuple[str, str]]:
    return {(one.level, one.code) for one in check_code(text, details) if one.level != "info"}


def test_that_a_right_code_is_not_flagged() -> None:
    assert flags("Malignant neoplasm of lower lobe, left bronchus or lung (ICD-10-CM C34.32)") == set()
    assert flags("LLL NSCLC (ICD-10-CM C34.32)") == set()


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("Malignant neoplasm of lower lobe, left bronchus or lung (ICD-10-CM C34.31)", ("stop", "code.side")),
        ("Malignant neoplasm of lower lobe, lung (ICD-10-CM C34.31)", ("stop", "code.side")),
        ("Malignant neoplasm of prostate (ICD-10-CM C61)", ("caution", "code.site")),
        ("Lung cancer (ICD-10-CM C34.99)", ("stop", "code.unknown")),
        ("Lung cancer (ICD-10-CM C34)", ("caution", "code.not_billable")),
        ("Ventricular tachycardia (ICD-10-CM I47.2)", ("stop", "code.retired")),
        ("Poisoning by cannabis (ICD-10-CM T40.7X1A)", ("stop", "code.retired")),
        ("Lung cancer (ICD-9 162.9)", ("stop", "code.other_system")),
        ("Prostate cancer C61.9", ("stop", "code.other_system")),
        ("Lung cancer", ("caution", "code.missing")),
        ("Lung cancer (ICD-10-CM C61)", ("stop", "code.disagrees")),
        ("qwertz (ICD-10-CM C34.32)", ("caution", "code.no_match")),
    ],
)
def test_that_a_planted_error_is_flagged(text: str, flag: tuple[str, str]) -> None:
    assert flag in flags(text)


def test_that_the_sentence_names_what_there_is_instead() -> None:
    (unknown,) = [one for one in check_code("Lung cancer (ICD-10-CM C34.99)", LUNG) if one.code == "code.unknown"]
    assert "C34.90, C34.91, C34.92" in unknown.sentence
    (retired,) = [one for one in check_code("VT (ICD-10-CM I47.2)", LUNG) if one.code == "code.retired"]
    assert "I47.20, I47.21, I47.29" in retired.sentence


def test_that_no_sentence_quotes_the_details() -> None:
    details = "Zebra-like words about the right lung of the patient."
    for text in ("Malignant neoplasm of lower lobe, lung (ICD-10-CM C34.32)", "prostate cancer (ICD-10-CM C61)", "x"):
        assert not any("ebra" in one.sentence for one in check_code(text, details))


@pytest.mark.parametrize(
    ("details", "text"),
    [
        ("GBM of the R frontal lobe, s/p resection", "Malignant neoplasm of frontal lobe (ICD-10-CM C71.1)"),
        ("painful T8 vertebral met, prostate primary", "Secondary malignant neoplasm of bone (ICD-10-CM C79.51)"),
        ("HCC in segment 8, Child-Pugh A", "Liver cell carcinoma (ICD-10-CM C22.0)"),
        ("BOT SCC, p16+", "Malignant neoplasm of base of tongue (ICD-10-CM C01)"),
        ("IDC of the left breast, pT1c", "Malignant neoplasm of unspecified site of left female breast (C50.912)"),
    ],
)
def test_that_shorthand_in_the_details_names_the_site(details: str, text: str) -> None:
    assert ("caution", "code.site") not in flags(text, details)
