"""Critical errors: planted ones are found, right plans have none."""

from functools import cache

import pytest
from tests.models.evaluate.conftest import make_case

from radonc_models.clinical.arithmetic import bed, eqd2
from radonc_models.clinical.reference_regimens import reference_regimens
from radonc_models.evaluate.facts.critical import critical_errors, eqd2_range
from radonc_models.records import Case
from radonc_models.synthetic import generate

PLAN = "Photon SBRT to the left lower lobe, 54 Gy in 3 fractions."


@cache
def one_of_each_site() -> dict[str, Case]:
    return {case.site: case for case in generate()[::7]}


def case_of(plan: str = PLAN) -> Case:
    return make_case(0, "test", side="left", dose=54, fractions=3).model_copy(update={"regimen": plan})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (PLAN, {}),
        ("Photon SBRT to the left lower lobe, 48 Gy in 4 fractions.", {}),
        ("Photon SBRT to the left lower lobe, 56.5 Gy in 3 fractions.", {}),
        (PLAN.replace("left", "right"), {"wrong_side": "severe"}),
        (PLAN.replace("left", "bilateral"), {"wrong_side": "severe"}),
        ("Photon VMAT to the prostate, 54 Gy in 3 fractions.", {"wrong_site": "severe"}),
        (PLAN.replace("54", "58"), {"dose_off": "major"}),
        (PLAN.replace("54", "66"), {"dose_off": "severe", "eqd2_outside": "major"}),
        (PLAN.replace("54", "540"), {"dose_off": "severe", "eqd2_outside": "severe"}),
        (PLAN.replace("54", "5.4"), {"dose_off": "severe", "eqd2_outside": "severe"}),
        (PLAN.replace("3 fractions", "30 fractions"), {"fractions_wrong": "severe"}),
        ("Photon SBRT to the left lower lobe.", {}),
        ("", {}),
    ],
)
def test_that_a_planted_error_is_found_and_nothing_else(text: str, expected: dict[str, str]) -> None:
    assert {one.kind: one.severity for one in critical_errors(case_of(), text)} == expected


def test_that_one_plan_may_hold_several_errors_and_the_severe_ones_stand_first() -> None:
    errors = critical_errors(case_of(), "Photon SBRT to the right lower lobe, 58 Gy in 3 fractions.")
    assert [(one.kind, one.severity) for one in errors] == [("wrong_side", "severe"), ("dose_off", "major")]
    assert errors[1].sentence == "58 Gy is 7% more than 54 Gy."


@pytest.mark.parametrize(
    ("wanted", "given"),
    [
        ("Photon 3D to the L3 vertebra, 8 Gy in 1 fraction.", "8 Gy in 1 fraction to the bone metastasis."),
        ("Photon VMAT to the cervix, 45 Gy in 25 fractions.", "Pelvis, 45 Gy in 25 fractions."),
        ("SRS to the brain metastasis, 20 Gy in 1 fraction.", "SRS to the temporal lobe, 20 Gy in 1 fraction."),
        ("Photon VMAT to the larynx, 70 Gy in 35 fractions.", "Photon VMAT to the neck, 70 Gy in 35 fractions."),
    ],
)
def test_that_other_words_for_the_same_place_are_no_wrong_site(wanted: str, given: str) -> None:
    assert "wrong_site" not in {one.kind for one in critical_errors(case_of(wanted), given)}


def test_that_no_plan_of_the_generator_has_a_critical_error_against_itself() -> None:
    assert len(one_of_each_site()) > 25
    for case in one_of_each_site().values():
        assert critical_errors(case, case.regimen) == ()


def test_that_the_plan_of_another_disease_is_at_the_wrong_site() -> None:
    plans = one_of_each_site()
    sites = ["anus", "breast-n0", "glioblastoma", "liver-hcc", "lung-sbrt", "prostate-lowint", "skin", "uveal-melanoma"]
    for wanted in sites:
        for given in sites:
            kinds = {one.kind for one in critical_errors(plans[wanted], plans[given].regimen)}
            near = wanted == given or {wanted, given} == {"skin", "uveal-melanoma"}  # a skin plan may be for a lid
            assert ("wrong_site" in kinds) is not near, (wanted, given)


def test_that_the_range_of_a_site_holds_each_of_its_regimens_and_bed_gives_the_same_verdict() -> None:
    rows = [row for row in reference_regimens(["lung"]) if row.technique == "external"]
    low, high = eqd2_range(rows, 10.0) or (0.0, 0.0)
    for dose, fractions in ((54, 3), (48, 4), (60, 30), (30, 10), (8, 1), (34, 1)):
        assert low <= eqd2(dose, fractions, 10) <= high
        assert low * 1.2 <= bed(dose, fractions, 10) <= high * 1.2
    assert not low <= eqd2(2, 1, 10) <= high
    assert not low <= eqd2(100, 3, 10) <= high
    assert eqd2_range([], 10.0) is None
