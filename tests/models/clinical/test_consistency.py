"""An answer that is not about this patient or not possible for them is flagged; a right one is not."""

import pytest

from radonc_models.clinical.checks import check
from radonc_models.tasks import Task

BREAST = (
    "58-year-old woman with invasive ductal carcinoma of the left breast, upper outer quadrant, pT1c N0, after "
    "lumpectomy. Right knee replacement in 2015. Mother had cancer of the right breast. Wrong entry: right breast."
)
LUNG = "Patient: 67 M\nNSCLC RUL, stage IIIA, T2 N2 M0. Declines any chemotherapy; frail. No protons available."
PROSTATE = "71M with adenocarcinoma of the prostate, cT2a N0, Gleason 3+4, PSA 6.1. No earlier radiotherapy."


def codes(task: Task, text: str, details: str, **more) -> set[str]:
    return {one.code for one in check(task, text, details, **more) if one.level != "info"}


@pytest.mark.parametrize(
    ("task", "text", "details", "code"),
    [
        (Task.REGIMEN, "Photon tangents to the right breast, 40.05 Gy in 15 fractions.", BREAST, "side.contradicts"),
        (Task.REGIMEN, "Photon VMAT to the prostate, 60 Gy in 20 fractions.", LUNG, "site.contradicts"),
        (Task.DIAGNOSIS, "Malignant neoplasm of prostate (ICD-10-CM C61)", BREAST, "sex.contradicts"),
        (Task.DIAGNOSIS, "Malignant neoplasm of endometrium (ICD-10-CM C54.1)", PROSTATE, "sex.contradicts"),
        (
            Task.DIAGNOSIS,
            "Malignant neoplasm of upper-outer quadrant of left male breast (ICD-10-CM C50.422)",
            BREAST,
            "sex.contradicts",
        ),
        (
            Task.DIAGNOSIS,
            "Malignant neoplasm of lower lobe, right bronchus or lung (ICD-10-CM C34.31)",
            LUNG,
            "site.part",
        ),
        (
            Task.DIAGNOSIS,
            "Malignant neoplasm of lower-inner quadrant of left female breast (ICD-10-CM C50.312)",
            BREAST,
            "site.part",
        ),
        (Task.REGIMEN, "Stage IB: VMAT to the right upper lobe, 60 Gy in 30 fractions.", LUNG, "stage.contradicts"),
        (Task.REGIMEN, "For this 45-year-old: VMAT to the right lung, 60 Gy in 30.", LUNG, "age.contradicts"),
        (Task.REGIMEN, "VMAT to the right lung, 60 Gy in 30 with cisplatin.", LUNG, "drug.contradicts"),
        (Task.MODALITY, "proton", LUNG, "modality.declined"),
        (Task.MODALITY, "electron", PROSTATE, "modality.site"),
        (Task.REGIMEN, "Proton VMAT to the prostate, 60 Gy in 20 fractions.", PROSTATE, "modality.technique"),
        (Task.REGIMEN, "Photon HDR to the prostate, 15 Gy in 1 fraction.", PROSTATE, "modality.technique"),
    ],
)
def test_that_a_contradiction_is_flagged(task: Task, text: str, details: str, code: str) -> None:
    assert code in codes(task, text, details)


@pytest.mark.parametrize(
    ("task", "text", "details"),
    [
        (Task.REGIMEN, "Photon 3D tangents to the left breast, 40.05 Gy in 15 fractions.", BREAST),
        (
            Task.DIAGNOSIS,
            "Malignant neoplasm of upper-outer quadrant of left female breast (ICD-10-CM C50.412)",
            BREAST,
        ),
        (Task.REGIMEN, "Photon VMAT to the right upper lobe and mediastinum, 60 Gy in 30 fractions.", LUNG),
        (Task.REGIMEN, "Photon VMAT to the prostate, 45 Gy in 25 fractions, then HDR 15 Gy in 1 fraction.", PROSTATE),
        (Task.MODALITY, "photon", LUNG),
        (Task.REGIMEN, "Indication: no metastases. Photon VMAT to the right upper lobe, 60 Gy in 30 fractions.", LUNG),
    ],
)
def test_that_a_right_answer_passes(task: Task, text: str, details: str) -> None:
    assert codes(task, text, details) == set()


def test_that_the_answers_of_two_tasks_must_be_one_treatment() -> None:
    hdr = "HDR brachytherapy to the prostate, 27 Gy in 2 fractions."
    assert "modality.other_answer" in codes(Task.MODALITY, "photon", PROSTATE, others={Task.REGIMEN: hdr})
    assert "modality.other_answer" in codes(Task.REGIMEN, hdr, PROSTATE, others={Task.MODALITY: "photon"})
    assert codes(Task.MODALITY, "brachytherapy", PROSTATE, others={Task.REGIMEN: hdr}) == set()


def test_that_a_transgender_patient_is_a_caution_and_no_stop() -> None:
    details = "60-year-old transgender woman with adenocarcinoma of the prostate, T2 N0, Gleason 7."
    found = check(Task.DIAGNOSIS, "Malignant neoplasm of prostate (ICD-10-CM C61)", details)
    assert [one.level for one in found if one.code == "sex.contradicts"] == ["caution"]


def test_that_support_is_named_with_its_places() -> None:
    text = "Photon SBRT to the right upper lobe, 54 Gy in 3 fractions, with durvalumab."
    found = {one.code: one for one in check(Task.REGIMEN, text, LUNG)}
    supported, alone = found["evidence.found"], found["evidence.missing"]
    assert supported.sentence == "Found in the details: right; upper lobe of the lung; lung."
    assert {LUNG[span.start : span.end] for span in supported.spans if span.where == "details"} == {"RUL", "NSCLC"}
    assert alone.sentence == "Not found in the details: photon; 54 Gy in 3 fractions; durvalumab."
    assert text[alone.spans[0].start : alone.spans[0].end] == "Photon"


def test_that_the_places_of_a_diagnosis_are_those_of_its_text() -> None:
    text = "C61:  Malignant neoplasm of prostate"
    (found,) = [one for one in check(Task.DIAGNOSIS, text, BREAST) if one.code == "sex.contradicts"]
    assert [text[span.start : span.end] for span in found.spans if span.where == "answer"] == ["prostat"]


def test_that_one_fraction_is_not_said_in_the_plural() -> None:
    found = {
        one.code: one for one in check(Task.REGIMEN, "Photon SBRT to the right upper lobe, 34 Gy in 1 fraction.", LUNG)
    }
    assert found["evidence.missing"].sentence == "Not found in the details: photon; 34 Gy in 1 fraction."
