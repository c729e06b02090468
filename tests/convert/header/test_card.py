"""Model cards and advice on sampling, good and damaged."""

import json
import struct

import pytest

from radonc_convert.errors import CheckpointError
from radonc_convert.header import general_values


def read(folder, card=None, advice=None, config=None, weights=134_515_008, name=None):
    """Return the entries for a folder with this card, in order."""
    if card is not None:
        (folder / "README.md").write_text(card, "utf-8")
    if advice is not None:
        (folder / "generation_config.json").write_text(advice if isinstance(advice, str) else json.dumps(advice))
    values = general_values(folder, config or {}, weights, name)
    return {value.key.removeprefix("general."): decode(value) for value in values}


def decode(value):
    forms = {4: "<I", 5: "<i", 6: "<f"}
    if value.type == 8:
        return value.raw[8:].decode()
    if value.type != 9:
        return struct.unpack(forms[value.type], value.raw)[0]
    found, place = [], 12
    while place < len(value.raw):
        (length,) = struct.unpack_from("<Q", value.raw, place)
        found.append(value.raw[place + 8 : place + 8 + length].decode())
        place += 8 + length
    return found


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "radonc-tiny-7b-v2"
    folder.mkdir()
    return folder


def test_that_a_folder_without_a_card_tells_its_name_alone(folder):
    assert read(folder) == {
        "architecture": "llama",
        "type": "model",
        "name": "Radonc Tiny 7b v2",
        "version": "v2",
        "finetune": "7b",
        "basename": "radonc-tiny",
        "size_label": "135M",
    }


def test_that_a_given_name_replaces_the_name_and_nothing_else(folder):
    found = read(folder, name="Plan reader")
    assert found.pop("name") == "Plan reader"
    assert found["basename"] == "radonc-tiny"


def test_that_a_path_in_the_configuration_tells_nothing(folder):
    assert read(folder, config={"_name_or_path": "/home/someone/models/other-3B"})["name"] == "Radonc Tiny 7b v2"
    assert read(folder, config={"_name_or_path": "clinic/other-100M"})["organization"] == "Clinic"


def test_that_a_card_comes_before_the_folder(folder):
    fields = "name: Reader\nauthor: A\nversion: 1.5\nlicense: [mit, apache-2.0]\nlicense_name: both\nurl: u"
    found = read(folder, f"---\n{fields}\n---\ntext")
    assert list(found) == [
        "architecture",
        "type",
        "name",
        "author",
        "version",
        "finetune",
        "basename",
        "size_label",
        "license",
        "license.name",
        "source.url",
    ]
    assert (found["name"], found["version"], found["license"]) == ("Reader", "1.5", "mit,apache-2.0")


def test_that_parents_are_taken_apart(folder):
    card = "---\nbase_model: [meta-llama/Llama-2-7b-v1.1, https://huggingface.co/a/b, {name: C, doi: d}]\n---\n"
    found = read(folder, card, weights=6_738_415_616)
    assert {key: value for key, value in found.items() if key.startswith("base_model")} == {
        "base_model.count": 3,
        "base_model.0.name": "Llama 2 7b v1.1",
        "base_model.0.version": "v1.1",
        "base_model.0.organization": "Meta Llama",
        "base_model.0.repo_url": "https://huggingface.co/meta-llama/Llama-2-7b-v1.1",
        "base_model.1.name": "B",
        "base_model.1.organization": "A",
        "base_model.1.repo_url": "https://huggingface.co/a/b",
        "base_model.2.name": "C",
        "base_model.2.doi": "d",
    }


def test_that_norwegian_stays_a_language(folder):
    found = read(folder, "---\nlanguage:\n- en\n- no\ntags: oncology\npipeline_tag: text-generation\n---\n")
    assert found["languages"] == ["en", "no"]
    assert found["tags"] == ["oncology", "text-generation"]


@pytest.mark.parametrize("card", ["", "no block", "----\nname: A\n", "---\n- a list\n---\n", "---\n---\n"])
def test_that_a_file_without_a_block_is_no_card(folder, card):
    assert read(folder, card)["name"] == "Radonc Tiny 7b v2"


@pytest.mark.parametrize("card", ["---\nname: [\n---\n", "---\n&a [*a, *a]\n---\n", "---\n" + "[" * 5000 + "\n---\n"])
def test_that_a_damaged_card_is_refused(folder, card):
    with pytest.raises(CheckpointError, match=r"README\.md.*repair or remove"):
        read(folder, card)


def test_that_advice_on_sampling_comes_before_the_name(folder):
    found = read(folder, advice={"temperature": 0.5, "top_k": 40.0, "penalty_repeat": 1.25, "repetition_penalty": 9})
    assert list(found)[2:6] == ["sampling.top_k", "sampling.temp", "sampling.penalty_repeat", "name"]
    assert (found["sampling.top_k"], found["sampling.temp"], found["sampling.penalty_repeat"]) == (40, 0.5, 1.25)


def test_that_advice_that_is_no_json_is_left_out(folder):
    assert "sampling.temp" not in read(folder, advice="{")


@pytest.mark.parametrize("advice", [{"temperature": "hot"}, {"top_k": 1.5}, {"top_k": 1e12}])
def test_that_unusable_advice_is_refused(folder, advice):
    with pytest.raises(CheckpointError, match=r"generation_config\.json gives no usable"):
        read(folder, advice=advice)
