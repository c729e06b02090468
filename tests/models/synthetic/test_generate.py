"""The synthetic data set: its rules, and the gate that keeps it from being trivial."""

import dataclasses
import hashlib
import random
import re
from collections import Counter
from pathlib import Path

import pytest

from radonc_models.cli import main
from radonc_models.clinical.icd10 import lookup
from radonc_models.clinical.regimen_reading import read_regimen
from radonc_models.records import Case, answer, read_cases
from radonc_models.synthetic import PRACTICE_COUNTS, demo_cases, figure2_case, generate, practice
from radonc_models.synthetic.cli import neighbour_scores
from radonc_models.synthetic.mixed import MARKS, TRAINING_FAMILIES, training_note
from radonc_models.synthetic.model import FAMILIES, Arm, Site
from radonc_models.synthetic.paraphrases import PARAPHRASES
from radonc_models.synthetic.sites import SITES
from radonc_models.synthetic.wording import CORRECTED, Facts
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
        "a3f04e75639cc6a4510be794cd6ad841a0bf863212fe2e2f98e2b6c04c5122c0"
    )


def test_that_the_held_out_cases_are_those_of_the_first_version_and_more(cases: list[Case]) -> None:
    held_out = [case for case in cases if case.split == "validation"][:160]
    held_out += [case for case in cases if case.split == "test"][:300]
    without = (case.model_copy(update={"regimen": case.regimen.partition(". ")[2]}) for case in held_out)
    lines = "".join(case.model_dump_json() + "\n" for case in without)
    assert hashlib.sha256(lines.encode()).hexdigest() == (
        "e3f3fabafea16a4e84265fe6697d59e00c68e4413b4a2422f964795ff3acb48d"
    )


@pytest.mark.parametrize(
    ("task", "sha256"),
    [
        (Task.REGIMEN, "97fe4c4d573d65e9f83eb485bfbf0ec36c93c29fa327e4d26709d46f70dbc9b1"),
        (Task.MODALITY, "0cfbae64839e168e2f509b3ad287b43c089d387cf839bea4d97f613d042d2ad3"),
    ],
)
def test_that_practice_cases_are_plain_and_still_the_same_to_the_byte(task: Task, sha256: str) -> None:
    made = practice(task)
    assert hashlib.sha256("".join(case.model_dump_json() + "\n" for case in made).encode()).hexdigest() == sha256
    assert {case.split for case in made} == {"train", "validation"}
    marks = [mark.partition("{")[0] for bank in (*CORRECTED.values(), MARKS) for mark in bank]
    assert not any(mark in case.details for case in made for mark in marks)
    by_site: dict[str, set[str]] = {}
    for case in made:
        by_site.setdefault(case.site, set()).add(case.modality)
    assert task is not Task.MODALITY or all(len(labels) > 1 for labels in by_site.values())


def test_that_a_plan_begins_with_the_indication_of_its_situation_and_nothing_else_of_it_changes_a_reading(
    cases: list[Case],
) -> None:
    sites = {site.name: site for site in SITES}
    seen: dict[str, Case] = {}
    for case in cases:
        indication, _, rest = case.regimen.partition(". ")
        assert indication.removeprefix("Indication: ") in {arm.indication for arm in sites[case.site].arms}
        seen.setdefault(f"{case.site} {indication}", case)
    assert len(seen) == sum(len(site.arms) for site in SITES)
    for case in seen.values():
        whole, rest = read_regimen(case.regimen), read_regimen(case.regimen.partition(". ")[2])
        assert dataclasses.replace(whole, intent=rest.intent) == rest, case.regimen


def test_that_no_two_situations_of_a_site_have_the_same_indication() -> None:
    assert all(len({arm.indication for arm in site.arms}) == len(site.arms) for site in SITES)
    assert not any(re.search(r"\d", arm.indication) for site in SITES for arm in site.arms)


def test_that_a_training_note_marks_every_statement_but_the_true_one() -> None:
    rng = random.Random(1)
    known = {mark for family in TRAINING_FAMILIES for mark in CORRECTED[family]} | set(MARKS)
    for _ in range(200):
        site = rng.choice([site for site in SITES if len(site.arms) > 1])
        arm = rng.choice(site.arms)
        details = training_note(Facts(site, site.cells[0], site.places[0], arm, 60, "female"), "A", rng)
        marked = [
            mark.format(phrase)
            for mark in known
            for other in site.arms
            if other is not arm
            for phrase in phrases(site, other)
            if mark.format(phrase) in details
        ]
        assert any(phrase in details for phrase in phrases(site, arm))
        assert not marked or len(marked) >= len(site.arms) - 1


def test_that_no_training_phrase_and_no_mark_is_one_of_the_held_out_ones() -> None:
    def words(text: str) -> set[str]:
        return set(re.findall(r"[a-z0-9.+]+", text.lower()))

    assert set(PARAPHRASES) == {site.name for site in SITES}
    for site in SITES:
        assert len(PARAPHRASES[site.name]) == len(site.arms)
        for arm, further in zip(site.arms, PARAPHRASES[site.name], strict=True):
            assert len(set(further)) == 4
            for phrase in further:
                for held_out in arm.phrases[len(TRAINING_FAMILIES) :]:
                    shared = words(phrase) & words(held_out)
                    assert len(shared) <= 0.5 * len(words(phrase) | words(held_out)), (phrase, held_out)
    held_out_marks = {mark for family in FAMILIES[len(TRAINING_FAMILIES) :] for mark in CORRECTED[family]}
    assert len(set(MARKS)) == len(MARKS)
    assert not set(MARKS) & held_out_marks


def phrases(site: Site, arm: Arm) -> tuple[str, ...]:
    """All training phrases of one situation."""
    return arm.phrases[: len(TRAINING_FAMILIES)] + PARAPHRASES[site.name][site.arms.index(arm)]


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


def test_that_the_command_writes_practice_cases_and_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(PRACTICE_COUNTS, Task.MODALITY, {"train": 20, "validation": 4})
    assert main(["synthesize", "--practice", "modality", "--out", str(tmp_path / "plain.jsonl")]) == 0
    assert len(read_cases(tmp_path / "plain.jsonl")) == 24
    assert "24 plain cases to begin modality with" in capsys.readouterr().out
