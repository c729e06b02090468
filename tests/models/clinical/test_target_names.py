"""Target names in the manner of AAPM report 263: its own examples are read, and what is written fits its rules."""

import pytest

from radonc_models.clinical.regimen_reading import read_regimen
from radonc_models.clinical.target_names import MAX_LENGTH, TargetName, parse_target_name, target_names

# The examples of report 263, section 8.
EXAMPLES = [
    "GTV CTV ITV IGTV ICTV PTV PTV! GTVp GTVn CTVsb GTVpar CTVv CTVvas PTV1 PTV2 GTVp1 GTVp2",
    "PTVp1_CT1PT1 GTV_CT2 CTV_A_Aorta CTV_A_Celiac GTV_Preop PTV_Boost PTV_Eval PTV_MR2_Prostate",
    "PTV_High CTV_High PTV_Low PTV_Mid PTV_Mid01 PTV_Mid03 PTV_5040 PTV_50.4Gy PTV_50p4Gy",
    "PTV_Liver_2000x3 PTV_Liver_20Gyx3 PTV_Eval_7000-08 PTV-03 CTVp2-05 PTV^Physician1 GTV_Liver^ICG",
]


@pytest.mark.parametrize("name", " ".join(EXAMPLES).split())
def test_that_the_examples_of_the_report_are_read(name: str) -> None:
    parts = parse_target_name(name)
    assert parts is not None
    if "Gy" not in name:  # a dose in Gy is written in cGy, as the report recommends
        assert str(parts) == name


@pytest.mark.parametrize("name", ["", "TARGET", "PTV Liver", "ptv_5000", "PTV_Liver_L_4500x25", "PTVx", "PTV_50.4.0"])
def test_that_a_name_outside_of_the_rules_is_refused(name: str) -> None:
    assert parse_target_name(name) is None


def test_that_doses_are_cgy() -> None:
    for name in ("PTV_5040", "PTV_50.4Gy", "PTV_50p4Gy"):
        parts = parse_target_name(name)
        assert parts is not None
        assert parts.dose_cgy == 5040
    fractions = parse_target_name("PTV_Liver_20Gyx3")
    assert fractions is not None
    assert (fractions.dose_cgy, fractions.fractions, fractions.structures) == (2000, 3, ("Liver",))


def test_that_a_name_that_is_too_long_loses_underscores_from_the_left() -> None:
    assert str(TargetName("PTV", structures=("Liver", "R"), dose_cgy=2000, fractions=3)) == "PTVLiverR_2000x3"


def named(text: str) -> list[str]:
    return [str(name) for name in target_names(read_regimen(text))]


def test_that_each_dose_level_of_a_regimen_has_its_name() -> None:
    assert named("VMAT to the prostate, 60 Gy in 20 fractions") == ["PTV_6000"]
    assert named("SBRT to the liver, 50 Gy in 5 fractions") == ["PTV_Liver_5000"]
    assert named("70/56 Gy in 35 fractions to the oropharynx and neck") == ["PTV_7000", "PTV_5600"]
    assert named("left breast 40.05 Gy in 15 fractions, boost 10 Gy in 5") == ["PTV_4005", "PTV_Boost_1000"]


def test_that_every_written_name_fits_and_is_read_again() -> None:
    for text in ("left lung 48 Gy in 4 fractions", "right eye 60 Gy in 4", "CSI 23.4 Gy/13, boost to 54 Gy/30"):
        for name in target_names(read_regimen(text)):
            assert len(str(name)) <= MAX_LENGTH
            assert parse_target_name(str(name)) == name
