"""Second readings by spreadsheet, the agreement that comes of them, and readers who come, go and are renamed."""

import csv

import pytest
from tests.models.curate.conftest import CHEAP, PASSPHRASE

from radonc_models.curate.errors import CurationRefused, worded
from radonc_models.curate.review import Review
from radonc_models.curate.sheet import export_sheet, import_sheet
from radonc_models.curate.workspace import open_workspace
from radonc_models.keyed import errors as keyed_errors
from radonc_models.keyed.slots import read_slots

OTHER = "other words make another one"


@pytest.fixture
def accepted(curated, rows):
    """A workspace in which anna accepted four cases."""
    workspace = curated([rows(number) for number in range(1, 5)])
    review = Review(workspace)
    for case_id in review.queue():
        review.accept(case_id)
    return workspace


def filled(sheet, back, labels, **cells):
    """Write the labels into a sheet, a rejection for an empty one."""
    with sheet.open(encoding="utf-8-sig", newline="") as file:
        table = csv.DictReader(file)
        lines, names = list(table), table.fieldnames
    with back.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names)
        writer.writeheader()
        for line, label in zip(lines, labels, strict=True):
            writer.writerow(line | {"modality": label, "verdict": "accept" if label else "reject"} | cells)
    return lines


def test_that_a_sheet_for_a_second_reader_tells_nothing_of_the_first(accepted, tmp_path):
    assert export_sheet(Review(accepted, "ben"), tmp_path / "out.csv", "second") == 4
    for line in filled(tmp_path / "out.csv", tmp_path / "back.csv", ["photon"] * 4):
        assert [line[name] for name in ("modality", "dose_gy", "fractions", "flags", "verdict")] == [""] * 5
        assert line["plan"]


def test_that_two_readings_by_sheet_give_kappa_and_what_differs_is_disputed(accepted, tmp_path):
    review = Review(accepted, "ben")
    export_sheet(review, tmp_path / "out.csv", "second")
    filled(tmp_path / "out.csv", tmp_path / "back.csv", ["photon", "photon", "proton", ""])
    done = import_sheet(review, tmp_path / "back.csv")
    assert (done.accepted, done.rejected, done.problems) == (3, 1, ())
    assert review.progress().disputed == 2
    agreed = review.agreement()
    assert (agreed.cases, agreed.agreed) == (3, 2)  # a rejection names no modality
    assert agreed.kappa == pytest.approx(0.0)
    assert review.queue("second") == []
    assert accepted.rows("SELECT DISTINCT reader FROM readings WHERE action = 'second'") == [("ben",)]
    assert all(
        "brought by anna" in reason for (reason,) in accepted.rows("SELECT reason FROM readings WHERE reader = 'ben'")
    )


def test_that_a_second_reading_needs_a_modality_and_can_be_given_only_once(accepted, tmp_path):
    review = Review(accepted, "ben")
    export_sheet(review, tmp_path / "out.csv", "second")
    filled(tmp_path / "out.csv", tmp_path / "none.csv", [""] * 4, verdict="accept")
    done = import_sheet(review, tmp_path / "none.csv")
    assert len(done.problems) == 4
    assert "column modality must be one of" in done.problems[0].sentence
    filled(tmp_path / "out.csv", tmp_path / "back.csv", ["photon"] * 4)
    assert import_sheet(review, tmp_path / "back.csv").accepted == 4
    assert len(import_sheet(review, tmp_path / "back.csv").problems) == 4


def test_that_the_first_reader_cannot_be_the_second(accepted, tmp_path):
    export_sheet(Review(accepted, "ben"), tmp_path / "out.csv", "second")
    filled(tmp_path / "out.csv", tmp_path / "back.csv", ["photon"] * 4)
    done = import_sheet(Review(accepted), tmp_path / "back.csv")
    assert done.accepted == 0
    assert "another reader accepted and you have not seen" in done.problems[0].sentence


def test_that_other_words_for_the_plan_are_a_dispute(accepted, tmp_path):
    review = Review(accepted, "ben")
    export_sheet(review, tmp_path / "out.csv", "second", limit=1)
    filled(tmp_path / "out.csv", tmp_path / "back.csv", ["photon"], plan_begins_with="Lumpectomy showed")
    assert import_sheet(review, tmp_path / "back.csv").accepted == 1
    assert review.progress().disputed == 1


def test_that_a_reader_who_goes_cannot_open_the_workspace_and_her_decisions_stay(accepted, folder):
    accepted.add_reader(PASSPHRASE, "ben", OTHER, kdf=CHEAP)
    assert accepted.readers() == ("anna", "ben")
    accepted.remove_reader("BEN")
    assert accepted.readers() == ("anna",)
    accepted.close()
    with pytest.raises(CurationRefused, match="not right"):
        open_workspace(folder, "ben", OTHER)
    with open_workspace(folder, "anna", PASSPHRASE) as again:
        assert again.rows("SELECT count(*) FROM readings WHERE reader = 'anna'") == [(4,)]


@pytest.mark.parametrize(
    ("name", "sentence"), [("anna", "Nobody removes the own access"), ("carl", "no reader named carl")]
)
def test_that_neither_oneself_nor_nobody_can_be_removed(accepted, name, sentence):
    with pytest.raises(CurationRefused, match=sentence):
        accepted.remove_reader(name)
    assert accepted.readers() == ("anna",)


def test_that_a_renamed_reader_is_still_the_same_person(accepted, folder):
    accepted.add_reader(PASSPHRASE, "ben", OTHER, kdf=CHEAP)
    accepted.rename_reader(PASSPHRASE, "anna-maria", kdf=CHEAP)
    assert accepted.readers() == ("anna-maria", "ben") or accepted.readers() == ("ben", "anna-maria")
    for taken in ("anna", "ben", "Anna-Maria"):
        with pytest.raises(CurationRefused, match="choose another name"):
            accepted.add_reader(PASSPHRASE, taken, OTHER, kdf=CHEAP)
    accepted.close()
    with pytest.raises(CurationRefused, match="not right"):
        open_workspace(folder, "anna", PASSPHRASE)
    with open_workspace(folder, "anna-maria", PASSPHRASE) as again:
        assert again.names("anna-maria") == ("anna-maria", "anna")
        review = Review(again)
        assert review.queue("second") == []
        with pytest.raises(CurationRefused, match="another reader accepted"):
            review.second(1, "photon", review.case(1).start, accept=True)
    with open_workspace(folder, "ben", OTHER) as hers:
        assert len(Review(hers).queue("second")) == 4


def test_that_a_wrong_passphrase_renames_nobody(accepted, folder):
    before = (folder / "slots.json").read_bytes()
    with pytest.raises(CurationRefused, match="not right"):
        accepted.rename_reader("wrong words make no one here", "maria", kdf=CHEAP)
    assert (folder / "slots.json").read_bytes() == before
    assert read_slots(folder / "slots.json").find("maria") is None


def test_that_a_workspace_is_never_called_a_store():
    kinds = [one for one in vars(keyed_errors).values() if isinstance(one, type) and hasattr(one, "sentence")]
    assert len(kinds) > 10
    for kind in kinds:
        with pytest.raises(CurationRefused) as refusal, worded():
            raise kind
        assert " store" not in str(refusal.value)
    with pytest.raises(CurationRefused, match="so the workspace cannot be opened"), worded():
        raise keyed_errors.VaultDamaged("The key file does not fit, so the store cannot be opened: restore it.")
