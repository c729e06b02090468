"""A wrong dose is flagged, a usual one is not, and each finding says where it stands and where its rule comes from."""

import pytest

from radonc_models.clinical.dose_checks import check_doses
from radonc_models.clinical.findings import Finding

LUNG = "71-year-old, stage I cancer of the left lower lobe."


def codes(findings: list[Finding], *levels: str) -> set[str]:
    return {finding.code for finding in findings if not levels or finding.level in levels}


USUAL = [
    ("Photon SBRT to the left lower lobe, 50 Gy in 5 fractions.", LUNG),
    ("45 Gy in 30 fractions BID to the left hilum and mediastinum", "limited-stage small cell lung cancer"),
    ("Whole breast 40.05 Gy in 15 fractions, then a boost of 10 Gy in 5 fractions", "T1 breast cancer"),
    ("Proton CSI 23.4 Gy in 13 fractions, boost to 54 Gy in 30 fractions", "medulloblastoma"),
    ("Pelvis 45 Gy in 25 fractions, then tandem and ovoid HDR 7 Gy x 4", "cervix cancer, stage IIB"),
    ("I-125 seed implant of the prostate, 145 Gy", "low-risk prostate cancer"),
    ("EBRT 45 Gy/25 with cisplatin; T&O 5.5 Gy x 5", "cervix cancer, stage IIB"),
    ("Vaginal cuff brachytherapy, 3 insertions of 7 Gy", "endometrial cancer, stage IB"),
    ("VMAT to the left temporal resection cavity, 60 Gy in 30 fractions", "glioblastoma, resected"),
    ("Spleen, 2.5 Gy in 10 fractions", "painful splenomegaly, myelofibrosis"),
    ("AP/PA right hip, 7 Gy in 1 fraction within 72 h", "hip replacement yesterday"),
    ("8 Gy in 1 fraction to the right hip, opposed fields", "painful bone metastasis"),
    ("Electrons to the right earlobe, 12 Gy in 3 fractions", "keloid, excised today"),
    ("Neck, 24 Gy in 12 fractions", "follicular lymphoma"),
]


@pytest.mark.parametrize(("text", "details"), USUAL)
def test_that_a_usual_regimen_is_neither_stopped_nor_cautioned(text: str, details: str) -> None:
    assert codes(check_doses(text, details), "stop", "caution") == set()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("SBRT to the left lower lobe, 500 Gy in 5 fractions.", "dose.per_fraction"),
        ("SBRT to the left lower lobe, 5 Gy in 5 fractions.", "dose.technique"),
        ("VMAT to the left lower lobe, 6 Gy in 30 fractions.", "dose.per_fraction"),
        ("VMAT to the left lower lobe, 60 Gy in 20 fractions.", "dose.not_referenced"),
        ("VMAT to the left lower lobe, 45 Gy in 30 fractions.", "dose.not_referenced"),
        ("VMAT to the left lower lobe, 5 Gy in 50 fractions.", "dose.per_fraction"),
        ("Left lung, 54-60 Gy in 30 fractions", "dose.unreadable"),
        ("Left lung, 5O Gy in 25 fractions", "dose.unreadable"),
        ("Left lung, 90 Gy in 45 fractions", "dose.total"),
        ("SBRT to the left lower lobe, 60 Gy in 30 fractions.", "dose.technique"),
        ("Left lung, 50 Gy in 10 fractions twice daily", "dose.technique"),
        ("I-125 plaque of the left eye, 850 Gy", "dose.not_referenced"),
        ("I-125 plaque of the left eye, 85 Gy in 5 fractions", "dose.technique"),
        ("HDR to the vaginal cuff, 30 Gy in 1 fraction", "dose.technique"),
    ],
)
def test_that_a_planted_error_is_flagged(text: str, code: str) -> None:
    assert code in codes(check_doses(text, LUNG), "stop", "caution")


def test_that_a_total_with_a_digit_too_many_is_stopped() -> None:
    assert "dose.total" in codes(check_doses("Left lung, 200 Gy in 10 fractions", LUNG), "stop")
    assert "dose.total" in codes(check_doses("Left lung, 90 Gy in 45 fractions", LUNG), "caution")


def test_that_a_text_without_a_definite_dose_is_stopped_with_the_reason() -> None:
    findings = check_doses("Left lung, 54-60 Gy in 30 fractions", LUNG)
    assert codes(findings, "stop") == {"dose.missing"}
    assert "a range" in findings[0].sentence


def test_that_the_regimen_and_its_source_are_named() -> None:
    (found,) = [one for one in check_doses(*USUAL[0]) if one.code == "dose.referenced"]
    assert "stereotactic" in found.sentence
    assert "RTOG" in found.source


def test_that_a_finding_points_at_the_words_of_the_answer() -> None:
    text = "Photon SBRT to the left lower lobe, 50 Gy in 7 fractions."
    (found,) = [one for one in check_doses(text, LUNG) if one.code == "dose.not_referenced"]
    (span,) = found.spans
    assert span.where == "answer"
    assert text[span.start : span.end] == "50 Gy in 7 fractions"


def test_that_the_site_of_the_details_counts_where_the_answer_names_none() -> None:
    assert "dose.not_referenced" in codes(check_doses("60 Gy in 20 fractions", LUNG), "caution")
    assert codes(check_doses("60 Gy in 20 fractions", "prostate cancer"), "caution") == set()


def test_that_prostate_and_breast_have_their_own_ratio() -> None:
    def equivalent(text: str) -> str:
        return next(one.sentence for one in check_doses(text, "") if one.code == "dose.equivalent")

    assert "EQD2 77.1 Gy with alpha/beta 1.5 Gy" in equivalent("Prostate, 60 Gy in 20 fractions")
    assert "alpha/beta 3.5 Gy" in equivalent("Left breast, 40.05 Gy in 15 fractions")
    assert "alpha/beta 10 Gy" in equivalent("Left lung, 60 Gy in 30 fractions")


def test_that_no_finding_puts_into_words_what_only_the_details_say() -> None:
    for text in ("60 Gy in 20 fractions", "60 Gy in 30 fractions", "6 Gy in 30 fractions", "1 Gy in 1 fraction"):
        for finding in check_doses(text, "lung cancer, keloid, prostate cancer"):
            told = f"{finding.sentence} {finding.source}".lower()
            assert not any(word in told for word in ("lung", "keloid", "prostate", "chhip", "rtog 0617")), finding
