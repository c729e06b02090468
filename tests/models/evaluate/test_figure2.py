"""Figure 2 of arXiv 2309.10160 as a golden case, its three texts retold in our own words.

There the base model and the tuned model both leave out the prescription that the physician wrote, and the
tuned model adds chemotherapy; by ROUGE the base model wins.
"""

from radonc_models.clinical.checks import check
from radonc_models.clinical.facts import parse_regimen
from radonc_models.evaluate.detail import detail, slot_counts
from radonc_models.evaluate.facts.critical import critical_errors
from radonc_models.evaluate.scores import Given, hits, rouge, score
from radonc_models.tasks import Task

from .conftest import make_case

DETAILS = "SYNTHETIC CASE. Early stage lung cancer of the left lower lobe, near the chest wall, not operable."
PHYSICIAN = (
    "The patient was offered stereotactic body radiotherapy to the lesion in the left lower lobe. We plan 50 Gy "
    "in 5 fractions because the lesion is close to the chest wall, with motion managed by a four-dimensional "
    "scan."
)
BASE = (
    "The patient was offered the choice of treatment. The lesion in the left lower lobe is close to the chest "
    "wall and the plan is stereotactic body radiotherapy, with a scan, because the patient is not a surgical "
    "candidate."
)
TUNED = "Recommend SBRT, left lower lobe. Concurrent carboplatin and paclitaxel weekly. Follow-up imaging."


def test_that_both_model_texts_lack_dose_and_fractions_and_the_physician_has_them() -> None:
    case = make_case(0, "test", side="left").model_copy(update={"details": DETAILS, "regimen": PHYSICIAN})
    rows = hits(Task.REGIMEN, [case] * 3, [Given(PHYSICIAN), Given(BASE), Given(TUNED)])
    assert rows["dose_fractions_exact"] == [True, False, False]
    assert rows["dose_fractions_named"] == [True, False, False]
    assert rows["laterality"] == [True, True, True]


def test_that_slot_by_slot_both_models_miss_the_prescription_and_the_tuned_one_invents_chemotherapy() -> None:
    case = make_case(0, "test", side="left").model_copy(update={"details": DETAILS, "regimen": PHYSICIAN})
    physician, base, tuned = slot_counts([case] * 3, [PHYSICIAN, BASE, TUNED])
    assert all(one.exact for one in physician.values())
    for model in (base, tuned):
        for slot in ("total_dose", "fractions", "per_fraction"):
            assert (model[slot].right, model[slot].missed) == (0, 1)
        for slot in ("laterality", "technique"):
            assert model[slot].right >= 1
        assert model["target"].right >= 1
        assert model["boost"].exact
    assert base["systemic"].exact
    assert (tuned["systemic"].right, tuned["systemic"].invented) == (0, 2)
    assert (base["technique"].missed, tuned["technique"].missed) == (1, 1)  # the four-dimensional scan
    assert critical_errors(case, BASE) == critical_errors(case, TUNED) == ()


def test_that_the_physician_has_the_better_slot_f1_and_the_models_only_part_of_it() -> None:
    case = make_case(0, "test", side="left").model_copy(update={"details": DETAILS, "regimen": PHYSICIAN})
    values = [score(Task.REGIMEN, [case], [Given(text)])["slot_f1_micro"].value for text in (PHYSICIAN, BASE, TUNED)]
    assert values[0] == 1.0
    assert all(0 < value < 0.75 for value in values[1:] if value is not None)
    behind = detail(Task.REGIMEN, [case], [Given(TUNED)], list_errors=True)
    assert behind["slots"]["total_dose"]["recall"]["value"] == 0.0
    assert behind["slots"]["systemic"]["precision"]["value"] == 0.0
    assert behind["errors"] == []


def test_that_target_side_and_technique_are_right_in_all_three() -> None:
    for text in (PHYSICIAN, BASE, TUNED):
        facts = parse_regimen(text)
        assert facts.laterality == {"left"}
        assert "SBRT" in facts.techniques


def test_that_rouge_prefers_the_base_model_which_is_why_facts_lead() -> None:
    assert all(base > tuned for base, tuned in zip(rouge(PHYSICIAN, BASE), rouge(PHYSICIAN, TUNED), strict=True))


def test_that_the_missing_prescription_is_flagged_on_both_model_texts() -> None:
    for text in (BASE, TUNED):
        assert "dose.missing" in {one.code for one in check(Task.REGIMEN, text, DETAILS) if one.level == "stop"}
    assert not [one for one in check(Task.REGIMEN, PHYSICIAN, DETAILS) if one.level == "stop"]
