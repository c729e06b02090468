"""The synthetic data set: its rules, and the gate that keeps it from being trivial."""

import hashlib
import re
from collections import Counter

import pytest

from radonc_models.clinical.icd10 import lookup
from radonc_models.records import Case, answer
from radonc_models.synthetic import demo_cases, figure2_case, generate
from radonc_models.synthetic.cli import neighbour_scores
from radonc_models.synthetic.model import FAMILIES
from radonc_models.synthetic.sites import SITES
from radonc_models.tasks import MODALITY_LABELS, Task, render


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    return generate()


def test_that_the_same_seed_gives_the_same_cases_and_another_seed_others(cases: list[Case]) -> None:
    assert generate() == cases
    assert generate(8)[0].details != cases[0].details


def test_that_the_cases_of_the_demo_evaluation_are_still_the_same_to_the_byte(cases: list[Case]) -> None:
    lines = "".join(case.model_dump_json() + "\n" for case in cases)
    assert hashlib.sha256(lines.encode()).hexdigest() == (
        "a44f445d2521f0002793db9c64d90fbdcb6bb7419764feccb8dbe4ad32691d80"
    )


def test_that_the_set_is_large_and_varied_enough(cases: list[Case]) -> None:
    assert len(cases) >= 2000
    assert len({case.site for case in cases}) >= 25
    assert {case.modality for case in cases} == set(MODALITY_LABELS)
    assert sum(case.split == "test" for case in cases) >= 200


def test_that_the_mix_of_modalities_is_that_of_a_department_with_protons(cases: list[Case]) -> None:
    share = {label: count / len(cases) for label, count in Counter(case.modality for case in cases).items()}
    assert 0.65 < share["photon"] < 0.78
    assert 0.10 < share["proton"] < 0.17
    assert all(share[label] > 0.02 for label in MODALITY_LABELS)


def test_that_every_note_says_that_it_is_synthetic(cases: list[Case]) -> None:
    assert all(case.details.startswith("SYNTHETIC") for case in [*cases, *demo_cases()])


def test_that_no_note_states_its_own_answer(cases: list[Case]) -> None:
    for case in cases:
        assert case.diagnosis.code not in case.details
        assert not re.search(r"\b(Gy|cGy|fractions|fx|\d+ fraction)\b", case.details)
        assert not re.search(
            r"\b(photons?|protons?|electrons?|brachytherapy|SBRT|VMAT|HDR)\b", case.details, re.IGNORECASE
        )


def test_that_test_cases_share_no_wording_family_and_no_cell_with_training(cases: list[Case]) -> None:
    sets = {
        split: {key for case in cases if case.split == split for key in (case.family, case.cell)}
        for split in ("train", "validation", "test")
    }
    assert not sets["train"] & sets["test"]
    assert not sets["train"] & sets["validation"]
    assert not sets["validation"] & sets["test"]


def test_that_copying_the_nearest_training_case_does_not_win(cases: list[Case]) -> None:
    dose, modality = neighbour_scores(cases)
    assert dose < 0.60
    assert modality < 0.90


def test_that_no_note_occurs_twice(cases: list[Case]) -> None:
    assert len({case.details for case in cases}) == len(cases)


def test_that_practice_variation_is_accepted_and_the_given_plan_is_part_of_it(cases: list[Case]) -> None:
    assert all(case.prescription in case.acceptable for case in cases)
    assert any(len(case.acceptable) > 1 for case in cases)
    train = [case for case in cases if case.split == "train" and len(case.acceptable) > 1]
    alternative = sum(case.prescription != case.acceptable[0] for case in train) / len(train)
    assert 0.10 < alternative < 0.30


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.name)
def test_that_every_site_has_all_wordings_enough_cells_and_billable_codes(site) -> None:
    assert len(site.cells) == len(set(site.cells)) >= 4
    for arm in site.arms:
        assert len(arm.phrases) == len(set(arm.phrases)) == len(FAMILIES)
        assert arm.plan.modality in MODALITY_LABELS
        assert sum(option.share for option in arm.plan.options) == pytest.approx(1)
    for place in site.places:
        assert lookup(place.code).billable
        if place.side != "none" and place.code.startswith(("C34", "C50", "C69")):
            assert place.side in lookup(place.code).description or place.code == "C34.2"


def test_that_a_side_named_in_the_note_is_the_side_of_the_plan(cases: list[Case]) -> None:
    for case in cases:
        other = {"left": "right", "right": "left"}.get(case.laterality)
        if other:
            assert other not in case.regimen
            assert case.laterality in case.regimen


def test_that_figure_2_has_the_physicians_plan_of_the_paper() -> None:
    case = figure2_case()
    assert (case.prescription.dose_gy, case.prescription.fractions, case.laterality) == (50, 5, "left")
    assert "left lower lobe" in case.regimen
    assert "chemo" not in answer(Task.REGIMEN, case)


def test_that_demo_cases_are_held_out_and_can_be_asked() -> None:
    held_out = {case.details for case in generate() if case.split == "test"}
    first, *others = demo_cases()
    assert first == figure2_case()
    assert len(others) >= 10
    for case in others:
        assert case.details in held_out
        for task in Task:
            render(task, case.details)
