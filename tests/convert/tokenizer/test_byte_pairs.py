"""GPT-2 style tokenizers: names of their rules, merges in every spelling, plain files."""

import pytest

from radonc_convert.errors import CheckpointError
from radonc_convert.tokenizer import tokenizer_values

LLAMA3 = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+"
    r"|\s+(?!\S)|\s+"
)
VOCABULARY = (["a", "b", "ab", "<|end|>"], [], [1, 1, 1, 3], ["a b"])


@pytest.fixture
def read(folders, write, decoded):
    """A function that returns the entries for a tokenizer.json with these steps and changes of its model."""

    def read_values(steps=None, files=None, *, drop=(), model=None, **changes):
        content = folders.byte_level_json(VOCABULARY, steps or folders.byte_level(regex=True), **changes)
        content["model"] = {key: value for key, value in content["model"].items() if key not in drop} | (model or {})
        return decoded(tokenizer_values(write(tokenizer_json=content, **(files or {})), {}, 4))

    return read_values


@pytest.fixture
def split(folders):
    pattern = {"type": "Split", "pattern": {"Regex": LLAMA3}, "behavior": "Isolated", "invert": False}
    return {"type": "Sequence", "pretokenizers": [pattern, folders.byte_level(regex=False)]}


def test_that_each_rule_has_its_name(read, folders, split):
    assert read()["pre"] == "gpt-2"
    assert read(folders.SMOLLM_STEPS)["pre"] == "smollm"
    assert read(split, model={"ignore_merges": True})["pre"] == "llama-bpe"
    assert read(split)["pre"] == "smaug-bpe", "the same rule, but words are always merged"


@pytest.mark.parametrize(
    "changes",
    [
        {"normalizer": {"type": "NFC"}},
        {"model": {"ignore_merges": True}},
        {"model": {"end_of_word_suffix": "</w>"}},
        {"steps": {"type": "ByteLevel", "add_prefix_space": True}},
        {"steps": {"type": "Sequence", "pretokenizers": 3}},
    ],
)
def test_that_a_rule_without_a_name_is_refused(read, changes):
    with pytest.raises(CheckpointError, match="cuts text in a way that the engine has no name for"):
        read(**changes)


def test_that_merges_are_read_in_every_spelling(read):
    spaced = {"vocab": {"a": 0, " b": 1, "a b": 2}, "merges": [["a", " b"]]}
    assert read(model={"merges": ["a b"]})["merges"] == ["a b"]
    assert read(model=spaced)["merges"] == ["a \u0120b"]
    assert read(drop=("merges",), files={"merges_txt": "#version: 0.2\na b\n\n"})["merges"] == ["a b"]


@pytest.mark.parametrize("merges", [[], None, ["a"], [["a", "b", "ab"]], [["a", 1]], "a b"])
def test_that_damaged_merges_are_refused(read, merges):
    with pytest.raises(CheckpointError, match="merge"):
        read(model={"merges": merges})


def test_that_a_damaged_list_of_merges_is_refused(read):
    with pytest.raises(CheckpointError, match=r"merges\.txt is damaged"):
        read(drop=("merges",), files={"merges_txt": "a b c\n"})


def test_that_plain_files_of_gpt_2_are_read(write, decoded):
    settings = {"tokenizer_class": "GPT2Tokenizer", "eos_token": "<|end|>"}
    vocab = {"a": 0, "b": 1, "ab": 2, "<|end|>": 3}
    folder = write(
        vocab_json=vocab, merges_txt="a b\n", tokenizer_config_json=settings, added_tokens_json={"<plan>": 4}
    )
    found = decoded(tokenizer_values(folder, {"eos_token_id": 3}, 6))
    assert found["tokens"] == ["a", "b", "ab", "<|end|>", "<plan>", "[PAD5]"]
    assert found["token_type"] == [1, 1, 1, 3, 4, 5]
    assert (found["pre"], found["merges"], found["eos_token_id"]) == ("gpt-2", ["a b"], 3)


def test_that_plain_files_of_another_tokenizer_are_refused(write):
    folder = write(vocab_json={"a": 0}, merges_txt="a b\n", tokenizer_config_json={"tokenizer_class": "Other"})
    with pytest.raises(CheckpointError, match=r"not how its tokenizer cuts text: add its tokenizer\.json"):
        tokenizer_values(folder, {}, 4)


@pytest.mark.parametrize("added", [[{"id": True, "content": "x"}], [{"id": 3}], [4], {"id": 3}])
def test_that_damaged_added_tokens_are_refused(read, added):
    with pytest.raises(CheckpointError, match=r"tokenizer\.json is damaged \(an added token\)"):
        read(added_tokens=added)
