"""The whole way: a fake database, its rows, a curated and frozen set, two steps of tuning, the reader of evaluation."""

import argparse
import csv
import json
import os
import shutil

import pytest

from radonc_models.cli import main
from radonc_models.errors import RadOncError
from radonc_models.evaluate.cli import add_arguments, prepare
from radonc_models.evaluate.fair import PLAIN
from radonc_models.frozen_set import read_data
from radonc_models.keyed.keys import KdfParameters
from radonc_models.pack import file_sha256
from radonc_models.records import write_cases

PASSPHRASE = "plain words make a long one"
quiet = pytest.mark.filterwarnings("ignore::FutureWarning", "ignore::DeprecationWarning", "ignore::UserWarning")


def curate(step, *words):
    reading, writing = os.pipe()
    os.write(writing, PASSPHRASE.encode())
    os.close(writing)
    try:
        return main(["curate", step, *map(str, words), "--user", "anna", "--passphrase-fd", str(reading)])
    finally:
        os.close(reading)


def accept_what_is_complete(sheet, back):
    with sheet.open(encoding="utf-8-sig", newline="") as file, back.open("w", encoding="utf-8", newline="") as out:
        table = csv.DictReader(file)
        writer = csv.DictWriter(out, table.fieldnames)
        writer.writeheader()
        for row in table:
            blocked = {"no-plan", "no-history", "no-label", "no-dose", "no-icd-10-code", "section-mark"}
            writer.writerow(row | {"verdict": "reject" if blocked & set(row["flags"].split()) else "accept"})


@pytest.fixture(scope="module")
def frozen_once(tmp_path_factory):
    """From a fake database of 60 patients to a frozen set, by the commands of the README."""
    at = tmp_path_factory.mktemp("chain")
    work, rows = at / "work", at / "cases.csv"
    cheap = KdfParameters(memory_kib=64, time_cost=1, parallelism=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("radonc_models.curate.workspace.calibrated", lambda: cheap)
        synth = ["--cases", "60", "--seed", "7", "--as", "sqlite", "-o", str(at / "clinic.db")]
        assert main(["synth", *synth, "--mapping", str(at / "site.toml")]) == 0
        url = f"sqlite:///{at / 'clinic.db'}"
        assert main(["extract", "--url", url, "--mapping", str(at / "site.toml"), "-o", str(rows)]) == 0
        for step in (("new",), ("add", rows), ("split",), ("label",), ("deidentify",)):
            assert curate(step[0], work, *step[1:]) == 0
        assert curate("review", work, "--export", at / "out.csv") == 0
        accept_what_is_complete(at / "out.csv", at / "back.csv")
        assert curate("review", work, "--import", at / "back.csv") == 0
        assert curate("freeze", work, at / "set") == 0
    return at / "set"


@pytest.fixture
def frozen(frozen_once, tmp_path):
    shutil.copytree(frozen_once, tmp_path / "set")
    return tmp_path / "set"


@quiet
@pytest.mark.torch
def test_that_two_steps_are_tuned_from_a_database_and_evaluation_takes_the_rest(frozen, tiny_folder, tmp_path):
    words = ["tune", "--task", "modality", "--base", str(tiny_folder), "--preset", "demo", "--max-tokens", "256"]
    out = ["--out", str(tmp_path / "adapter"), "--batch-size", "20", "--epochs", "1", "--threads", "1"]
    assert main([*words, *out, "--data", str(frozen)]) == 0
    card = json.loads((tmp_path / "adapter" / "training_card.json").read_text("utf-8"))
    manifest = json.loads((frozen / "manifest.json").read_text("utf-8"))
    assert card["result"]["steps"] == 2
    assert card["intended_use"].startswith("Drafts that a physician reviews")
    assert card["data"]["file"] == "set"
    assert card["data"]["sha256"] == file_sha256(frozen / "manifest.json")
    assert card["data"]["training_cases"] == manifest["splits"]["train"]
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    args = parser.parse_args(["--pack", "p", "--cases", str(frozen), "--out", str(tmp_path / "report.json")])
    work = prepare(args, None, PLAIN)
    assert len(work.cases) == manifest["splits"]["test"]
    assert work.source == frozen / "manifest.json"
    assert not {case.id for case in work.cases} & {case.id for case in work.train}


def test_that_learning_gets_no_test_row(frozen):
    data = read_data(frozen, only_synthetic=True)
    assert data.of("train")
    assert not {case.id for case in data.of("test")} & {case.id for case in [*data.of("train"), *data.of("validation")]}


def rewritten(folder, change):
    """Change the manifest, and let its hashes be those of the files."""
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    change(manifest)
    for name in manifest["files"]:
        path = folder / name
        manifest["files"][name] = {"bytes": path.stat().st_size, "sha256": file_sha256(path)}
    (folder / "manifest.json").write_text(json.dumps(manifest), "utf-8")


def append_a_row(folder):
    path = folder / "cases.jsonl"
    first = json.loads(path.read_text("utf-8").split("\n")[0])
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(first | {"id": "smuggled"}) + "\n")


def relabel_a_test_row(folder):
    path = folder / "cases.jsonl"
    path.write_text(path.read_text("utf-8").replace('"split":"test"', '"split":"train"', 1), "utf-8")


def add_an_unreviewed_row(folder):
    append_a_row(folder)
    rewritten(folder, lambda manifest: manifest.update(cases=manifest["cases"] + 1))


def move_a_row(folder):
    relabel_a_test_row(folder)
    rewritten(folder, lambda manifest: None)


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (append_a_row, "cases.jsonl of the frozen set set was changed"),
        (relabel_a_test_row, "was changed since it was frozen"),
        (
            lambda folder: (folder / "modality" / "train.jsonl").unlink(),
            "modality/train.jsonl of the frozen set set is missing",
        ),
        (lambda folder: (folder / "more.jsonl").write_text("{}\n"), "more.jsonl was not in the frozen set"),
        (lambda folder: (folder / "manifest.json").unlink(), "is no frozen set"),
        (lambda folder: (folder / "manifest.json").write_text("[]"), "is no frozen set"),
        (
            lambda folder: (folder / "manifest.json").write_text('{"format": "radonc-frozen-set/1", "files": 1}'),
            "is no",
        ),
        (add_an_unreviewed_row, "does not say of every case that it was reviewed"),
        (lambda folder: rewritten(folder, lambda m: m.update(deidentified_by={})), "searched for identifiers"),
        (lambda folder: rewritten(folder, lambda m: m.update(read_one_by_one="all")), "does not say of every case"),
        (move_a_row, "splits of the cases are not those"),
    ],
)
def test_that_a_set_that_was_changed_is_refused_in_one_sentence(frozen, spoil, sentence):
    spoil(frozen)
    with pytest.raises(RadOncError, match=sentence):
        read_data(frozen, only_synthetic=True)


def test_that_the_command_refuses_a_changed_set_before_it_reads_the_base(frozen, tmp_path, capsys):
    append_a_row(frozen)
    capsys.readouterr()
    words = ["--task", "modality", "--base", "no-such-base", "--data", str(frozen), "--out", str(tmp_path / "a")]
    assert main(["tune", *words]) == 2
    error = capsys.readouterr().err
    assert "was changed since it was frozen" in error
    assert error.count("\n") == 1


def test_that_rows_taken_out_of_a_frozen_set_are_no_training_data(frozen, tmp_path):
    with pytest.raises(RadOncError, match="no frozen set vouches for their review: give the folder"):
        read_data(frozen / "cases.jsonl", only_synthetic=True)
    cases = [
        case.model_copy(update={"family": "x", "details": "A man."})
        for case in read_data(frozen, only_synthetic=True).cases
    ]
    write_cases(tmp_path / "own.jsonl", cases)
    with pytest.raises(RadOncError, match="not synthetic"):
        read_data(tmp_path / "own.jsonl", only_synthetic=True)
    assert len(read_data(tmp_path / "own.jsonl", only_synthetic=False).cases) == len(cases)
