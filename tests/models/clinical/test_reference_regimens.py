"""The tables of regimens and treatment sites: complete, consistent, and honest about their review."""

from radonc_models.clinical.reference_regimens import reference_regimens
from radonc_models.clinical.treatment_sites import find_disease_groups, find_treatment_sites, treatment_sites

DISEASES = {"lymphoma", "plasmacytoma", "keloid", "heterotopic bone"}


def names(text: str) -> list[str]:
    return [mention.site.name for mention in find_treatment_sites(text)]


def test_that_every_row_names_its_source_and_its_review() -> None:
    for row in reference_regimens():
        assert row.source, row
        assert row.review == "needs clinical confirmation", row


def test_that_every_row_is_possible() -> None:
    for row in reference_regimens():
        assert 0 < row.dose_gy[0] <= row.dose_gy[1] <= 150, row
        assert 1 <= row.fractions[0] <= row.fractions[1] <= 70, row
        assert 0.25 <= row.each_gy[0] <= row.each_gy[1], row
        middle = [
            (dose, count)
            for dose in row.dose_gy
            for count in range(row.fractions[0], row.fractions[1] + 1)
            if row.technique != "continuous" and row.holds(dose, count, row.per_day)
        ]
        assert middle or row.technique == "continuous", row


def test_that_every_group_of_a_site_has_regimens_and_the_other_way_round() -> None:
    groups = {row.group for row in reference_regimens()}
    assert {site.group for site in treatment_sites().values()} | DISEASES == groups


def test_that_rounding_and_fractions_a_day_decide_as_they_should() -> None:
    (row,) = [row for row in reference_regimens(["breast"]) if row.fractions == (16, 16)]
    assert row.holds(42.56, 16, 1)
    assert row.holds(42.5, 16, 1)
    assert not row.holds(42.56, 15, 1)
    assert not row.holds(42.56, 16, 2)


def test_that_sites_are_found_in_the_words_of_a_regimen() -> None:
    assert names("Photon SBRT to the left lower lobe, 50 Gy in 5 fractions") == ["lower lobe"]
    assert names("VMAT to the prostate bed and pelvic nodes") == ["prostate bed", "pelvic nodes"]
    assert names("AP/PA to T12 and L3, 20 Gy in 5 fractions") == ["T12 vertebra", "L3 vertebra"]
    assert names("lungs; WBRT; tumour of the T4 vertebral body") == ["lung", "whole brain", "T4 vertebra"]


def test_that_stages_and_organs_to_be_spared_are_no_target() -> None:
    assert names("T2 N1, T1c, cT4") == []
    assert names("prostate, sparing the rectum, with a full bladder") == ["prostate"]


def test_that_a_disease_brings_its_own_regimens() -> None:
    assert find_disease_groups("Keloid of the left ear") == {"keloid"}
    assert "lymphoma" in find_disease_groups("stage II Hodgkin disease")
    assert find_disease_groups("prostate cancer") == frozenset()
