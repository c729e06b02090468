"""What is outside of the models' scope is said with its reason, and only then."""

import pytest

from radonc_models.clinical.checks import check_details

NOTE = "71-year-old man with adenocarcinoma of the prostate, T2a N0, Gleason 3+4."


def codes(text: str) -> set[str]:
    return {one.code for one in check_details(text) if one.level != "info"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Prostate cancer T2.", "scope.too_short"),
        ("", "scope.too_short"),
        (
            "Der Patient ist ein 71 Jahre alter Mann mit einem Karzinom der Prostata und ohne Metastasen.",
            "scope.language",
        ),
        (
            "Patient de 71 ans avec un cancer de la prostate et sans métastases, pour une radiothérapie.",
            "scope.language",
        ),
        ("Пациент 71 года с раком предстательной железы, стадия вторая, без метастазов.", "scope.language"),
        ("45-year-old woman with acute appendicitis, fever and right lower quadrant pain.", "scope.not_oncology"),
        ("9-year-old boy with medulloblastoma of the vermis, M0, resected.", "scope.paediatric"),
        ("Patient: 14 F\nEwing sarcoma of the left femur, localized, after induction.", "scope.paediatric"),
        ("18-month-old girl with retinoblastoma of the left eye, group D.", "scope.paediatric"),
        ("31-year-old woman, 22 weeks pregnant, Hodgkin lymphoma of the neck.", "scope.pregnancy"),
        (f"{NOTE} Pacemaker since 2019, dependent.", "scope.implant"),
        (f"{NOTE} ICD placed in 2020.", "scope.implant"),
        (f"{NOTE} Prior pelvic radiotherapy in 1999 for seminoma.", "scope.reirradiation"),
        (f"{NOTE} S/p RT to the pelvis 20 years ago.", "scope.reirradiation"),
        (f"{NOTE} Considered for re-irradiation.", "scope.reirradiation"),
        (f"{NOTE} Synchronous lung cancer of the right upper lobe.", "scope.several_diagnoses"),
        (
            "70M with prostate cancer, T2a. CT also shows a left lower lobe lung cancer, biopsied.",
            "scope.several_diagnoses",
        ),
    ],
)
def test_that_a_case_outside_of_the_scope_is_named(text: str, code: str) -> None:
    assert code in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        NOTE,
        f"{NOTE} No pacemaker. No prior radiotherapy.",
        f"{NOTE} No previous pelvic treatment, never irradiated.",
        f"{NOTE} Mother had breast cancer, brother had lung cancer. Pathology code ICD-10 C61.",
        f"{NOTE} His daughter is pregnant.",
        "33-year-old woman with Hodgkin lymphoma of the mediastinum, stage IIA. Pregnancy test negative.",
        "66-year-old woman with breast cancer of the left side and bone metastases to the spine. Not pregnant.",
        "60-year-old woman, IDC left breast, G2P2, postmenopausal, smoked for 10 years, quit 5 years ago.",
        "70M with lung cancer, brain metastases after chemotherapy, for whole brain treatment.",
    ],
)
def test_that_a_case_within_the_scope_passes(text: str) -> None:
    assert codes(text) == set()


def test_that_a_benign_disease_is_only_noted() -> None:
    found = check_details(
        "30-year-old woman with a keloid of the left ear lobe, excised today, recurrent after steroids."
    )
    assert [(one.level, one.code) for one in found] == [("info", "scope.benign")]
