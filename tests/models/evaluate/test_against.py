"""The gate between two reports, and what a report keeps of each case."""

import json

import pytest

from radonc_models.errors import RadOncError
from radonc_models.evaluate import cli, report
from radonc_models.evaluate.against import changes, told
from radonc_models.evaluate.fair import PLAIN
from radonc_models.evaluate.order import select
from radonc_models.evaluate.outcomes import cases_sha256, numbers, outcomes, signs, sites_of
from radonc_models.evaluate.scores import Given
from radonc_models.records import answer, write_cases
from radonc_models.tasks import Task

from .conftest import ScriptedEngine, make_cases, measured_by
from .test_report import arguments

CASES = make_cases(120, "test")


def kept(wrong=lambda task, case: None, cases=CASES):
    """Return the part of a report that is compared, of a model that is right unless ``wrong`` says otherwise."""
    given = {task: [Given(wrong(task, case) or answer(task, case)) for case in cases] for task in Task}
    return {"outcomes": outcomes(cases, given)}


def number(case) -> int:
    return int(case.id[-4:])


def wrong_dose(task: Task, case) -> str | None:
    if task is Task.REGIMEN and number(case) % 5 == 0:
        return f"Treatment of the {case.laterality} lower lobe, 10 Gy in 1 fraction."
    return None


def dropped(before, now) -> set[tuple[str, str]]:
    return {(one.task.value, one.metric) for one in changes(before, now) if one.is_drop}


def test_that_a_worse_model_drops_and_the_metric_is_named() -> None:
    found = dropped(kept(), kept(wrong_dose))
    assert {("regimen", "dose_fractions_exact"), ("regimen", "rougeL")} <= found
    assert {task for task, _ in found} == {"regimen"}
    assert dropped(kept(wrong_dose), kept()) == dropped(kept(), kept()) == set(), "a gain is no drop"
    last = told(changes(kept(), kept(wrong_dose)), "old.json").splitlines()[-1]
    assert last.startswith("A significant drop: regimen dose_fractions_exact, ")
    assert told(changes(kept(), kept()), "old.json").endswith("\nNo significant drop.\n")


def test_that_a_drop_that_chance_explains_is_none() -> None:
    now = kept(lambda task, case: "I do not know" if number(case) < 3 else None)
    found = changes(kept(), now)
    assert sum(one.now < one.before for one in found) >= 6
    assert dropped(kept(), now) == set()


def test_that_more_errors_are_a_drop() -> None:
    def mirrored(task: Task, case) -> str | None:
        opposite = {"left": "right", "right": "left"}.get(case.laterality)
        return case.regimen.replace(case.laterality, opposite) if task is Task.REGIMEN and opposite else None

    found = {metric for _, metric in dropped(kept(), kept(mirrored))}
    assert {"wrong_side", "laterality"} <= found
    assert "dose_fractions_exact" not in found
    assert dropped(kept(mirrored), kept()) == set()


def test_that_a_rare_label_lost_is_seen_by_macro_f1() -> None:
    now = kept(lambda task, case: "photon" if task is Task.MODALITY and case.modality == "electron" else None)
    assert ("modality", "macro_f1") in dropped(kept(), now)


def test_that_other_cases_are_refused_before_anything_is_asked(pack, tmp_path) -> None:
    def prepared(cases, against):
        path = tmp_path / "cases.jsonl"
        write_cases(path, [*make_cases(20, "train"), *cases])
        words = ["--pack", "p", "--cases", str(path), "--out", str(tmp_path / "x.json")]
        return cli.prepare(arguments(*words, "--against", str(tmp_path / against)), pack, PLAIN)

    ordered = prepared_order(CASES)
    good = {"format": report.FORMAT, "format_version": report.FORMAT_VERSION, **kept(cases=ordered)}
    (tmp_path / "good.json").write_text(json.dumps(good))
    (tmp_path / "old.json").write_text(json.dumps({**good, "outcomes": None}))
    assert prepared(CASES, "good.json").previous == good
    with pytest.raises(RadOncError, match=r"good\.json was measured on other cases"):
        prepared(CASES[:100], "good.json")
    with pytest.raises(RadOncError, match=r"old\.json keeps no outcomes by case"):
        prepared(CASES, "old.json")
    with pytest.raises(RadOncError, match=r"none\.json cannot be read"):
        prepared(CASES, "none.json")


def prepared_order(cases):
    """Return cases in the order in which the command measures them."""
    return select(cases, None)


def test_that_the_command_ends_with_its_own_code_after_a_drop(pack, train, tmp_path, capsys) -> None:
    cases = CASES[:40]
    write_cases(tmp_path / "cases.jsonl", [*train, *cases])
    good = {"format": report.FORMAT, "format_version": report.FORMAT_VERSION, **kept(cases=prepared_order(cases))}
    (tmp_path / "good.json").write_text(json.dumps(good))
    words = ["--pack", "p", "--cases", str(tmp_path / "cases.jsonl"), "--out", str(tmp_path / "x.json")]
    words += ["--base-limit", "0", "--calibration-limit", "0", "--against", str(tmp_path / "good.json")]
    engine = ScriptedEngine(cases, lambda task, case: "photon" if task is Task.REGIMEN else None)
    assert measured_by(arguments(*words), pack, engine) == cli.DROPPED == 3
    assert "A significant drop: regimen" in capsys.readouterr().out


def test_that_a_report_keeps_every_case_without_a_word_of_it() -> None:
    found = kept()["outcomes"]
    assert sites_of(found) == [case.site for case in CASES]
    assert signs(found["regimen"]["hits"]["dose_fractions_exact"]) == [True] * 120
    assert signs(found["regimen"]["hits"]["laterality"]).count(None) == 30
    assert numbers(found["diagnosis"]["rougeL"]) == [1.0] * 120
    assert not any(case.id in json.dumps(found) for case in CASES)
    assert cases_sha256(CASES) != cases_sha256(CASES[::-1])


@pytest.mark.parametrize("split", ["train", "test"])
def test_that_a_file_without_a_split_is_refused_by_its_name(pack, train, tmp_path, split) -> None:
    write_cases(tmp_path / "half.jsonl", train if split == "test" else CASES)
    words = ["--pack", "p", "--cases", str(tmp_path / "half.jsonl"), "--out", str(tmp_path / "x.json")]
    with pytest.raises(RadOncError, match=rf"half\.jsonl has no case of the split '{split}'"):
        cli.prepare(arguments(*words), pack, PLAIN)
