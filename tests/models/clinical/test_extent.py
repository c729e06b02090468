"""A regimen against the extent of the disease."""

import pytest

from radonc_models.clinical.checks import check
from radonc_models.tasks import Task

EARLY_LUNG = "79-year-old man with non-small cell lung cancer of the left lower lobe, T1b N0 M0, one nodule of 1.8 cm."
CHEMORADIATION = "Photon VMAT to the left lower lobe, 60 Gy in 30 fractions, concurrent carboplatin and paclitaxel."
SBRT = "Photon SBRT to the left lower lobe, 50 Gy in 5 fractions."
GLOTTIS = "60-year-old man with squamous cell carcinoma of the right true vocal cord, T1a N0 M0, mobile cords."
BREAST = "52-year-old woman with carcinoma of the left breast, pT1c N1a M0, after lumpectomy with clear margins."


def extents(answer, details):
    return {one.code for one in check(Task.REGIMEN, answer, details) if one.code.startswith("extent.")}


@pytest.mark.parametrize(
    ("answer", "details", "code"),
    [
        (CHEMORADIATION, EARLY_LUNG, "extent.early"),
        ("Photon VMAT to the left lower lobe, 66 Gy in 33 fractions with chemotherapy.", EARLY_LUNG, "extent.early"),
        (CHEMORADIATION, EARLY_LUNG.replace("T1b N0 M0", "stage IA"), "extent.early"),
        (SBRT, EARLY_LUNG.replace("N0", "N2"), "extent.nodes"),
        ("Photon VMAT to the larynx, 66 Gy in 33 fractions with weekly cisplatin.", GLOTTIS, "extent.early"),
        ("Photon partial breast irradiation, left, 30 Gy in 5 fractions.", BREAST, "extent.nodes"),
    ],
)
def test_that_a_regimen_of_another_stage_brings_a_caution(answer, details, code):
    found = [one for one in check(Task.REGIMEN, answer, details) if one.code == code]
    assert [one.level for one in found] == ["caution"]
    assert any(span.where == "details" for span in found[0].spans)
    assert "Needs clinical confirmation" in found[0].source


@pytest.mark.parametrize(
    ("answer", "details"),
    [
        (SBRT, EARLY_LUNG),
        (CHEMORADIATION, EARLY_LUNG.replace("T1b N0 M0", "T2a N2 M0, stage IIIA")),
        (CHEMORADIATION, EARLY_LUNG.replace("non-small cell", "small cell")),
        (CHEMORADIATION, EARLY_LUNG.replace("T1b N0 M0", "T1b N0 M1b, stage IV")),
        (CHEMORADIATION, EARLY_LUNG + " Restaging shows T1b N2."),
        ("Photon VMAT to the left lower lobe, 60 Gy in 30 fractions, without chemotherapy.", EARLY_LUNG),
        ("Photon 3D to the left lower lobe, 60 Gy in 15 fractions.", EARLY_LUNG),
        ("Photon VMAT to the brain, 54 Gy in 30 fractions with concurrent temozolomide.", EARLY_LUNG),
        (SBRT, EARLY_LUNG.replace("N0 M0", "N2 M1b")),
        ("Photon VMAT to the larynx, 63 Gy in 28 fractions.", GLOTTIS),
        ("Photon VMAT to the larynx, 70 Gy in 35 fractions with cisplatin.", GLOTTIS.replace("T1a N0", "T3 N1")),
        ("Photon 3D to the left breast, 40.05 Gy in 15 fractions.", BREAST),
        ("Photon partial breast irradiation, left, 30 Gy in 5 fractions.", BREAST.replace("N1a", "N0")),
    ],
)
def test_that_a_regimen_of_the_stage_or_an_unclear_stage_brings_none(answer, details):
    assert extents(answer, details) == set()
