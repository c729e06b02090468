"""A GGUF base passes its own metadata on; a name and a grown tokenizer change what they concern."""

from dataclasses import replace

import pytest

from radonc_convert.checkpoint import open_checkpoint
from radonc_convert.errors import CheckpointError

pytestmark = pytest.mark.torch


@pytest.fixture
def base(tiny_gguf):
    return open_checkpoint(tiny_gguf)


def metadata(base, *, grown=0, tokenizer=None, name=None):
    shape = replace(base.shape, vocabulary=base.shape.vocabulary + grown)
    return {value.key: value for value in base.metadata(base.tensors, shape, tokenizer, name)}


def test_that_entries_are_those_of_the_folder_that_it_was_made_from(base, tiny_base):
    folder = open_checkpoint(tiny_base)
    assert list(metadata(base).values()) == list(folder.metadata(folder.tensors, folder.shape, None, None))


def test_that_a_name_replaces_the_name_alone(base):
    before, after = metadata(base), metadata(base, name="Plan reader")
    assert list(before) == list(after)
    assert [key for key in before if before[key] != after[key]] == ["general.name"]
    assert after["general.name"].raw[8:] == b"Plan reader"


def test_that_a_base_without_a_name_gets_it_behind_the_architecture(base):
    first = base.header.header.values[:1]
    tokens = tuple(value for value in base.header.header.values if value.key == "tokenizer.ggml.tokens")
    header = replace(base.header, header=replace(base.header.header, values=first + tokens))
    assert list(metadata(replace(base, header=header), name="x"))[:2] == ["general.architecture", "general.name"]


def test_that_a_grown_vocabulary_needs_its_tokenizer(base):
    with pytest.raises(CheckpointError, match="grew to 386 rows but its tokenizer is missing"):
        metadata(base, grown=2)


def test_that_a_grown_vocabulary_takes_the_tokenizer_beside_the_adapter(base, tiny_base):
    found = metadata(base, grown=2, tokenizer=tiny_base)
    assert found["llama.vocab_size"].raw == (386).to_bytes(4, "little")
    assert found["tokenizer.ggml.tokens"].raw[4:12] == (386).to_bytes(8, "little")
    assert found["tokenizer.ggml.eos_token_id"] == metadata(base)["tokenizer.ggml.eos_token_id"]
