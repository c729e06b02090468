"""Special tokens, flags and chat templates, in the order in which the reference finds them."""

import pytest

from radonc_convert.errors import CheckpointError
from radonc_convert.tokenizer import tokenizer_values

ROWS = 8
NAMES = ["<s>", "</s>", "<pad>", "<|eot|>"]


def special(text, section=0):
    return {"SpecialToken": {"id": text, "type_id": section}}


def template(single, pair=()):
    return {"type": "TemplateProcessing", "single": list(single), "pair": list(pair)}


A, B = ({"Sequence": {"id": name, "type_id": place}} for place, name in enumerate("AB"))


@pytest.fixture
def read(folders, write, decoded):
    """A function that returns the entries after the vocabulary for a GPT-2 style tokenizer of eight tokens."""

    def read_values(settings=None, config=None, rows=ROWS, files=None, **changes):
        vocabulary = (["a", "b", "ab", "c", *NAMES], [], [1, 1, 1, 1, 3, 3, 3, 3], ["a b"])
        content = folders.byte_level_json(vocabulary, folders.byte_level(regex=True), **changes)
        folder = write(tokenizer_json=content, tokenizer_config_json=settings or {}, **(files or {}))
        found = decoded(tokenizer_values(folder, config or {}, rows))
        start = list(found).index("merges") + 1
        return dict(list(found.items())[start:])

    return read_values


def test_that_settings_come_before_the_configuration(read):
    config = {"bos_token_id": 0, "eos_token_id": [5, 7], "pad_token_id": 3, "sep_token_id": -1}
    found = read({"pad_token": {"content": "<pad>"}, "unk_token": "missing"}, config, rows=9)
    assert list(found.items()) == [("padding_token_id", 6), ("bos_token_id", 0)]


def test_that_a_byte_level_processor_adds_nothing(read):
    found = read({"bos_token": "<s>", "add_bos_token": True}, post_processor={"type": "ByteLevel"})
    assert found == {"bos_token_id": 4, "add_bos_token": False, "add_eos_token": False}


def test_that_a_template_tells_what_is_added(read):
    both = template([special("<s>"), A, special("</s>")])
    found = read({"bos_token": "<s>", "eos_token": "</s>"}, post_processor=both)
    assert found == {"bos_token_id": 4, "eos_token_id": 5, "add_bos_token": True, "add_eos_token": True}


def test_that_a_pair_tells_whether_a_separator_is_added(read):
    first = [special("<s>"), A]
    again = template(first, [*first, special("<s>", 1), B])
    ended = template(first, [*first, special("</s>", 1), B])
    names = {"bos_token": "<s>", "eos_token": "</s>"}
    assert read(names, post_processor=again)["add_sep_token"] is False
    found = read(names, post_processor=ended)
    assert found["add_sep_token"] is True
    assert found["seperator_token_id"] == 5


def test_that_another_end_in_the_template_keeps_the_first_as_end_of_turn(read):
    ends = template([special("<s>"), A, special("</s>")])
    found = read({"bos_token": "<s>", "eos_token": "<|eot|>"}, post_processor=ends)
    assert found["eos_token_id"] == 5
    assert found["eot_token_id"] == 7


def test_that_a_special_token_that_only_the_settings_name_gets_the_next_row(read, decoded, folders, write):
    read({"pad_token": "[PAD]", "eos_token": "ab"}, rows=10)
    found = decoded(tokenizer_values(write(), {}, 10))
    assert found["tokens"][8:] == ["[PAD]", "[PAD9]"]
    assert found["token_type"] == [1, 1, 3, 1, 3, 3, 3, 3, 3, 5]
    with pytest.raises(CheckpointError, match=r"tokenizer_config\.json names the token '\[PAD\]' with the id 8"):
        read({"pad_token": "[PAD]"})


def test_that_code_llama_gets_its_end_of_infill(read):
    assert read({"bos_token": "<s>"}, rows=32016)["eot_token_id"] == 32010


def test_that_a_special_token_without_a_row_is_refused(read):
    with pytest.raises(CheckpointError, match="pad token has the id 32000"):
        read(config={"pad_token_id": 32000})


@pytest.mark.parametrize("processor", ["all", {"processors": [1]}, template([1, 2]), {"type": "RobertaProcessing"}])
def test_that_a_strange_post_processor_is_refused(read, processor):
    with pytest.raises(CheckpointError, match=r"tokenizer\.json"):
        read({"bos_token": "<s>"}, post_processor=processor)


def test_that_settings_come_before_template_files(read):
    files = {"chat_template_jinja": "J", "chat_template_json": {"chat_template": "F"}}
    assert read({"chat_template": "S"}, files=files) == {"chat_template": "S"}
    assert read({"chat_template": None}, files=files) == {}
    assert read({"x": 1}, files=files) == {"chat_template": "J"}
    assert read({}, files=files) == {}, "the reference looks for templates beside settings only"


def test_that_a_template_in_json_is_read_last(read):
    assert read({"x": 1}, files={"chat_template_json": {"chat_template": "F"}}) == {"chat_template": "F"}


def test_that_several_templates_are_named(read):
    choices = [
        {"name": "default", "template": "D"},
        {"name": "tool use", "template": "T"},
        {"name": "", "template": "N"},
    ]
    found = read({"chat_template": choices})
    assert list(found.items()) == [
        ("chat_template.tool_use", "T"),
        ("chat_templates", ["tool_use"]),
        ("chat_template", "D"),
    ]


def test_that_further_template_files_are_named(read):
    files = {"chat_template_jinja": "D", "additional_chat_templates__rag_jinja": "R"}
    assert read({"x": 1}, files=files) == {"chat_template.rag": "R", "chat_templates": ["rag"], "chat_template": "D"}
