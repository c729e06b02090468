"""Which of several packs a store asks: chosen, remembered, pinned by the policy, never another one in its place."""

from __future__ import annotations

import pytest

from radonc_desktop.pack_choice import CHOICE, PackChoice, Place, places
from radonc_desktop.paths import Folders
from radonc_models.errors import ModelPackError


@pytest.fixture
def packs(tmp_path, made_pack):
    return {name: made_pack(tmp_path / "packs" / name, name) for name in ("usual", "other")}


@pytest.fixture
def choice(tmp_path, packs):
    def make(**options):
        known = [(Place.MACHINE, packs["usual"]), (Place.USER, packs["other"]), (Place.DEMO, tmp_path / "none")]
        return PackChoice(tmp_path / "vault", packs["usual"], known, **options)

    (tmp_path / "vault").mkdir()
    return make


def named(choice, name):
    return next(one for one in choice.found() if one.name == name)


def test_that_the_usual_pack_is_asked_until_another_one_is_chosen_which_is_remembered(choice, packs, tmp_path):
    assert choice().folder() == packs["usual"]
    first = choice()
    first.use(named(first, "other"))
    assert first.folder() == choice().folder() == packs["other"]
    said = (tmp_path / "vault" / CHOICE).read_text()
    assert named(first, "other").sha256 in said


def test_that_each_pack_is_found_once_with_its_place(choice, packs, tmp_path):
    (tmp_path / "packs" / "current").symlink_to("usual")
    twice = [(Place.MACHINE, tmp_path / "packs" / "current"), (Place.MACHINE, packs["usual"])]
    found = PackChoice(tmp_path / "vault", packs["usual"], twice).found()
    assert [(one.name, one.place) for one in found] == [("usual", Place.MACHINE)]
    assert [(one.name, one.place) for one in choice().found()] == [("usual", Place.MACHINE), ("other", Place.USER)]


def test_that_a_damaged_pack_is_found_with_the_sentence_that_says_so_and_cannot_be_chosen(choice, packs):
    (packs["other"] / "regimen.gguf").write_bytes(b"short")
    made = choice()
    (damaged,) = [one for one in made.found() if one.pack is None]
    assert damaged.name == "other"
    assert "regimen.gguf has 5 bytes" in damaged.problem
    with pytest.raises(ModelPackError, match=r"regimen\.gguf has 5 bytes"):
        made.use(damaged)
    assert made.folder() == packs["usual"]


def test_that_no_other_pack_is_asked_in_the_place_of_one_that_is_gone(choice, packs):
    made = choice()
    made.use(named(made, "other"))
    (packs["other"] / "manifest.json").unlink()
    with pytest.raises(ModelPackError, match="not there any more"):
        made.folder()
    made.use(named(made, "usual"))
    assert choice().folder() == packs["usual"]


@pytest.mark.parametrize("said", ["{", "[]", '{"manifest": 1, "folders": []}', '{"manifest": "ab", "folders": []}'])
def test_that_a_damaged_note_is_a_sentence_and_the_next_choice_mends_it(choice, packs, tmp_path, said):
    (tmp_path / "vault" / CHOICE).write_text(said)
    made = choice()
    with pytest.raises(ModelPackError, match="cannot be read"):
        made.folder()
    made.use(named(made, "other"))
    assert choice().folder() == packs["other"]


def test_that_the_policy_names_the_pack_whatever_was_chosen(choice, packs):
    free = choice()
    wanted, other = named(free, "usual"), named(free, "other")
    free.use(other)
    pinned = choice(pinned=wanted.sha256)
    assert pinned.folder() == packs["usual"]
    with pytest.raises(ModelPackError, match="The policy says"):
        pinned.use(other)
    with pytest.raises(ModelPackError, match="not installed"):
        choice(pinned="9a" * 32).folder()


def test_that_a_pack_named_in_the_command_goes_before_the_chosen_one_but_not_before_the_policy(choice, packs):
    free = choice()
    free.use(named(free, "other"))
    assert choice(named=True).folder() == packs["usual"]
    assert choice(named=True, pinned=named(free, "other").sha256).folder() == packs["other"]


def test_that_another_folder_is_remembered_with_its_pack(choice, made_pack, tmp_path):
    far = made_pack(tmp_path / "stick" / "far", "far")
    made = choice()
    made.use(made.look(far))
    again = choice()
    assert again.folder() == far
    assert [one.place for one in again.found() if one.name == "far"] == [Place.OTHER]


def test_that_a_choice_that_the_disk_refuses_is_a_sentence(choice, monkeypatch):
    made = choice()

    def full(*_args, **_options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("radonc_desktop.pack_choice.write_whole", full)
    with pytest.raises(ModelPackError, match="free some space"):
        made.use(named(made, "other"))


def test_that_packs_are_looked_for_at_the_machine_the_user_and_the_demo(tmp_path, monkeypatch):
    monkeypatch.setattr("radonc_desktop.pack_choice.packs_folder", lambda: tmp_path / "machine")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "machine" / "clinic-3").mkdir(parents=True)
    (tmp_path / "machine" / ".clinic-4.part").mkdir()
    (tmp_path / "data" / "radonc-gpt" / "packs" / "mine").mkdir(parents=True)
    home = tmp_path / "data" / "radonc-gpt"
    assert places(Folders(tmp_path / "vault", tmp_path / "usual", pack_named=True)) == [
        (Place.NAMED, tmp_path / "usual"),
        (Place.MACHINE, tmp_path / "machine" / "clinic-3"),
        (Place.USER, home / "pack"),
        (Place.USER, home / "packs" / "mine"),
        (Place.DEMO, home / "demo" / "pack"),
        (Place.OTHER, tmp_path / "usual"),
    ]
