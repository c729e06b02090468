"""Scores: what ROUGE does not see, the facts do."""

import pytest

from radonc_models.evaluate.comparison import compare, correct, verdict
from radonc_models.evaluate.facts.critical import KINDS
from radonc_models.evaluate.scores import Given, hits, read_modality, rouge, score
from radonc_models.records import answer
from radonc_models.tasks import Task

from .conftest import make_case, make_cases

NONE_WRONG = {"wrong_side", "side_invented", "critical_error", *KINDS, "icd_steps", "icd_steps_looked_up"}
REFERENCE = "Photon SBRT to the left lower lobe lesion under daily image guidance, 54 Gy in 3 fractions."


def planted(case_text: str) -> dict[str, bool | None]:
    case = make_case(0, "test", side="left", dose=54, fractions=3).model_copy(update={"regimen": REFERENCE})
    rows = hits(Task.REGIMEN, [case], [Given(case_text)])
    return {name: row[0] for name, row in rows.items()}


@pytest.mark.parametrize(
    ("old", "new", "metric", "expected"),
    [
        ("left", "right", "laterality", False),
        ("left", "right", "wrong_side", True),
        ("left", "bilateral", "wrong_side", True),
        ("54 Gy", "45 Gy", "dose_fractions_exact", False),
        ("54 Gy", "5.4 Gy", "dose_fractions_exact", False),
        ("3 fractions", "5 fractions", "dose_fractions_exact", False),
        ("54 Gy in 3", "3 Gy in 54", "dose_fractions_exact", False),
    ],
)
def test_that_a_swapped_fact_is_caught_while_rouge_stays_high(old: str, new: str, metric: str, expected: bool) -> None:
    changed = REFERENCE.replace(old, new)
    assert changed != REFERENCE
    assert planted(changed)[metric] is expected
    assert planted(REFERENCE)[metric] is not expected
    assert rouge(REFERENCE, changed)[2] >= 0.87


def test_that_any_acceptable_prescription_counts_and_one_percent_is_allowed() -> None:
    assert planted("left lower lobe 48 Gy in 4 fractions")["dose_fractions_exact"]
    assert planted("left lower lobe 54.5 Gy in 3 fractions")["dose_fractions_exact"]
    assert not planted("left lower lobe 54.6 Gy in 3 fractions")["dose_fractions_exact"]
    assert planted("left lower lobe, 18 Gy x 3")["dose_fractions_exact"]
    assert not planted("left lower lobe, 54 Gy")["dose_fractions_exact"]


def test_that_the_first_dose_is_the_one_that_counts() -> None:
    assert not planted("10 Gy in 5 fractions, then 54 Gy in 3 fractions to the left lobe")["dose_fractions_exact"]


def test_that_a_side_on_a_midline_target_is_invented() -> None:
    case = make_case(2, "test", side="none")
    assert hits(Task.REGIMEN, [case], [Given("left prostate 60 Gy in 20")])["side_invented"] == [True]
    figures = score(Task.REGIMEN, [case], [Given(case.regimen)])
    assert figures["laterality"].n == 0
    assert figures["side_invented"].value == 0


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("photon", "photon"),
        (" Photon\n", "photon"),
        ("Treat with proton therapy.", "proton"),
        ("photons with an HDR boost", "photon+brachytherapy"),
        ("photon, proton, electron or brachytherapy", ""),
        ("The patient should be treated", ""),
        ("", ""),
    ],
)
def test_that_a_modality_is_read_from_free_text_unless_it_lists_them_all(text: str, label: str) -> None:
    assert read_modality(text) == label


def test_that_a_right_description_with_a_wrong_code_is_repaired_by_looking_it_up() -> None:
    case = make_case(0, "test", side="left")
    text = f"{case.diagnosis.description} (ICD-10-CM C50.412)"
    row = {name: values[0] for name, values in hits(Task.DIAGNOSIS, [case], [Given(text)]).items()}
    assert row == {
        "icd_exact": False,
        "icd_exact_looked_up": True,
        "icd_3char": False,
        "icd_3char_looked_up": True,
        "icd_valid": True,
        "icd_valid_looked_up": True,
        "icd_side": True,
        "icd_consistent": False,
        "description_exact": True,
    }


def test_that_an_invented_code_is_not_valid_and_a_category_is_not_either() -> None:
    case = make_case(0, "test", side="left")
    for code in ("C34.99", "C34.3"):
        rows = hits(Task.DIAGNOSIS, [case], [Given(f"lung cancer (ICD-10-CM {code})")])
        assert rows["icd_valid"] == [False]
        assert rows["icd_3char"] == [True]


def test_that_reference_answers_score_full_marks_in_every_task() -> None:
    cases = make_cases(20, "test")
    for task in Task:
        figures = score(task, cases, [Given(answer(task, case)) for case in cases])
        for name, figure in figures.items():
            if figure.value is not None and name != "right_flagged":
                assert figure.value == (0.0 if name in NONE_WRONG else 1.0), (task, name)
        assert figures["rouge1"].n == 20


def test_that_it_is_told_how_many_wrong_answers_the_checks_flag() -> None:
    case = make_case(0, "test", side="left", dose=54, fractions=3)
    texts = (
        "left lower lobe, 54 Gy in 3 fractions",
        "left lower lobe, 540 Gy in 3 fractions",
        "right lobe, 54 Gy in 3",
    )
    figures = score(Task.REGIMEN, [case] * 3, [Given(text) for text in texts])
    assert (figures["wrong_flagged"].value, figures["wrong_flagged"].n) == (1.0, 2)
    assert (figures["right_flagged"].value, figures["right_flagged"].n) == (0.0, 1)


def test_that_rouge_2_of_one_word_answers_is_undefined() -> None:
    cases = make_cases(5, "test")
    assert score(Task.MODALITY, cases, [Given("photon")] * 5)["rouge2"].value is None


def test_that_the_stemmer_is_off() -> None:
    assert rouge("fractions", "fraction")[0] == 0.0


def test_that_rouge_comes_with_precision_and_recall() -> None:
    case = make_case(0, "test", side="left").model_copy(update={"regimen": "left lobe 54 Gy"})
    figures = score(Task.REGIMEN, [case], [Given("left lobe")])
    assert figures["rouge1_precision"].value == 1.0
    assert figures["rouge1_recall"].value == 0.5
    assert figures["rouge1"].value == pytest.approx(2 / 3)
    one_word = score(Task.MODALITY, [case], [Given("photon")])
    assert one_word["rouge2_precision"].value is one_word["rouge2_recall"].value is None


def test_that_a_critical_error_of_dose_counts_only_where_a_dose_is_named() -> None:
    case = make_case(0, "test", side="left", dose=54, fractions=3)
    rows = hits(Task.REGIMEN, [case] * 3, [Given("left lower lobe"), Given("left, 60 Gy"), Given("left, 60 Gy in 3")])
    assert rows["dose_off"] == [None, True, True]
    assert rows["fractions_wrong"] == [None, None, False]
    assert rows["critical_error"] == [False, True, True]


def test_that_the_distance_of_codes_is_a_mean_of_steps() -> None:
    case = make_case(0, "test", side="left")
    texts = ("lung cancer (ICD-10-CM C34.32)", "lung cancer (ICD-10-CM C50.912)", "no code at all")
    figures = score(Task.DIAGNOSIS, [case] * 3, [Given(text) for text in texts])
    assert figures["icd_steps"].value == pytest.approx((0 + 3 + 5) / 3)


def test_that_tests_are_corrected_over_the_whole_report_and_the_verdict_is_in_words() -> None:
    cases = make_cases(60, "test")
    right = [Given(case.regimen) for case in cases]
    wrong = [Given("60 Gy in 15 fractions") for _ in cases]
    few = [*wrong[:3], *right[3:]]
    plain = [compare(Task.REGIMEN, cases, right, other, row) for other, row in ((wrong, "constant"), (few, "base"))]
    assert plain[0].mcnemar_holm is None
    both = correct(plain)
    assert plain[0].mcnemar_p < both[0].mcnemar_holm < 1e-6
    assert both[1].mcnemar_p == 0.25
    assert both[1].wilcoxon_greater_p < both[1].wilcoxon_p <= both[1].wilcoxon_holm <= 1
    assert both[0].as_dict()["tests"]["mcnemar_holm"] == pytest.approx(both[0].mcnemar_holm, rel=1e-3)
    assert both[0].verdict() == (
        "regimen: better than the row 'constant' (dose_fractions_exact 1.000 against 0.000); chance explains it badly."
    )
    assert verdict(both[:1]) == "regimen: better than every row it was compared with."
    same = compare(Task.REGIMEN, cases, wrong, wrong, "nearest_neighbour")
    assert "no difference" in same.verdict()
    assert verdict([both[0], same]) == "regimen: not shown to be better than the row 'nearest neighbour'."
    assert verdict([both[1], same]) == "regimen: not shown to be better than the rows 'base' and 'nearest neighbour'."


def test_that_a_difference_is_paired_by_case() -> None:
    cases = make_cases(60, "test")
    right = [Given(case.regimen) for case in cases]
    wrong = [Given("60 Gy in 15 fractions") for _ in cases]
    better = compare(Task.REGIMEN, cases, right, wrong, "constant")
    same = compare(Task.REGIMEN, cases, right, right, "constant")
    assert better.beats
    assert better.warning() is None
    assert (same.difference, same.low, same.high) == (0, 0, 0)
    assert not same.beats
    assert "does not beat the row 'constant'" in (same.warning() or "")
