"""Tokenizers of model folders arrive in the output as the engine needs them."""

import json
import struct

import pytest

from radonc_convert.errors import CheckpointError
from radonc_convert.tokenizer import tokenizer_values
from radonc_convert.tokenizer.spm import read_pieces

NORMAL, UNKNOWN, CONTROL, USER_DEFINED, UNUSED, BYTE = range(1, 7)


PIECES = [
    ("<unk>", 0.0, UNKNOWN),
    ("<s>", 0.0, CONTROL),
    ("</s>", 0.0, CONTROL),
    ("<0x0A>", 0.0, BYTE),
    ("\u2581t", -0.0, NORMAL),
    ("fraction", -1.5, NORMAL),
    ("\u00c4" * 70, -259.0, NORMAL),
]


@pytest.fixture
def folder(folders, tmp_path):
    (tmp_path / "tokenizer.model").write_bytes(folders.sentencepiece_model(PIECES))
    return tmp_path


def decoded(values):
    """Return the entries as Python values, decoded independently of the module under test."""
    forms = {4: "<I", 5: "<i", 6: "<f", 7: "<?"}
    found = {}
    for value in values:
        if value.type == 8:
            found[value.key] = value.raw[8:].decode()
        elif value.type != 9:
            found[value.key] = struct.unpack(forms[value.type], value.raw)[0]
        else:
            found[value.key] = items(value.raw, forms)
    return found


def items(raw, forms):
    kind, count = struct.unpack_from("<IQ", raw)
    place, out = 12, []
    for _ in range(count):
        if kind == 8:
            (length,) = struct.unpack_from("<Q", raw, place)
            out.append(raw[place + 8 : place + 8 + length].decode())
            place += 8 + length
        else:
            out.append(struct.unpack_from(forms[kind], raw, place)[0])
            place += 4
    assert place == len(raw)
    return out


def test_that_pieces_keep_text_score_and_type(folder):
    assert read_pieces(folder / "tokenizer.model") == [(text.encode(), score, kind) for text, score, kind in PIECES]


def test_that_a_sentencepiece_vocabulary_fills_every_row(folder):
    (folder / "added_tokens.json").write_text(json.dumps({"[PLAN]": 7}))
    settings = {
        "bos_token": {"content": "<s>"},
        "eos_token": "</s>",
        "add_bos_token": True,
        "add_prefix_space": True,
        "added_tokens_decoder": {"8": {"content": "<pad>", "special": False}},
        "chat_template": "{{ messages }}",
    }
    (folder / "tokenizer_config.json").write_text(json.dumps(settings))
    config = {"bos_token_id": 1, "eos_token_id": 2, "pad_token_id": 8}

    found = decoded(tokenizer_values(folder, config, 10))

    assert found["tokenizer.ggml.model"] == "llama"
    assert found["tokenizer.ggml.pre"] == "default"
    assert found["tokenizer.ggml.tokens"] == [text for text, _, _ in PIECES] + ["[PLAN]", "<pad>", "[PAD9]"]
    assert found["tokenizer.ggml.scores"] == [score for _, score, _ in PIECES] + [-1000.0, -1000.0, -10000.0]
    assert found["tokenizer.ggml.token_type"] == [kind for _, _, kind in PIECES] + [USER_DEFINED, CONTROL, UNUSED]
    assert found["tokenizer.ggml.bos_token_id"] == 1
    assert found["tokenizer.ggml.eos_token_id"] == 2
    assert found["tokenizer.ggml.padding_token_id"] == 8
    assert found["tokenizer.ggml.add_bos_token"] is True
    assert found["tokenizer.ggml.add_space_prefix"] is True
    assert found["tokenizer.chat_template"] == "{{ messages }}"


def test_that_a_tokenizer_larger_than_the_model_is_refused(folder):
    with pytest.raises(CheckpointError, match="7 tokens but the model only 6 rows"):
        tokenizer_values(folder, {}, 6)


def test_that_a_special_token_without_a_row_is_refused(folder):
    with pytest.raises(CheckpointError, match="pad token has the id 32000"):
        tokenizer_values(folder, {"pad_token_id": 32000}, 7)


def test_that_a_missing_tokenizer_is_refused(tmp_path):
    with pytest.raises(CheckpointError, match="no tokenizer"):
        tokenizer_values(tmp_path, {}, 7)


def test_that_damaged_pieces_are_refused(folder):
    path = folder / "tokenizer.model"
    whole = path.read_bytes()
    for spoilt in (b"", whole[:-1], whole[:9], b"\xff" * 40, b"\x0a\xff\xff\xff\xff\x0f", b"\x0a\x02\x18\x63"):
        path.write_bytes(spoilt)
        with pytest.raises(CheckpointError, match=r"tokenizer\.model is damaged"):
            read_pieces(path)


def byte_pair_folder(tmp_path, **changes):
    tokenizer = {
        "added_tokens": [{"id": 3, "content": "<|end|>", "special": True}, {"id": 4, "content": "a\u2581b"}],
        "pre_tokenizer": {"type": "ByteLevel", "add_prefix_space": False, "use_regex": True},
        "post_processor": {"type": "ByteLevel"},
        "model": {"type": "BPE", "vocab": {"a": 0, "b": 1, "ab": 2}, "merges": [["a", "b"]]},
    } | changes
    (tmp_path / "tokenizer.json").write_text(json.dumps(tokenizer))
    (tmp_path / "tokenizer_config.json").write_text(json.dumps({"eos_token": "<|end|>", "add_bos_token": True}))
    return tmp_path


def test_that_a_byte_pair_vocabulary_fills_every_row(tmp_path):
    found = decoded(tokenizer_values(byte_pair_folder(tmp_path), {}, 6))

    assert found["tokenizer.ggml.model"] == "gpt2"
    assert found["tokenizer.ggml.pre"] == "gpt-2"
    assert found["tokenizer.ggml.tokens"] == ["a", "b", "ab", "<|end|>", "a b", "[PAD5]"]
    assert found["tokenizer.ggml.token_type"] == [NORMAL, NORMAL, NORMAL, CONTROL, USER_DEFINED, UNUSED]
    assert found["tokenizer.ggml.merges"] == ["a b"]
    assert found["tokenizer.ggml.eos_token_id"] == 3
    assert found["tokenizer.ggml.add_bos_token"] is False  # the post-processor decides, not the settings


def test_that_a_template_tells_whether_bos_is_added(tmp_path):
    single = [{"SpecialToken": {"id": "<|end|>"}}, {"Sequence": {"id": "A"}}]
    folder = byte_pair_folder(tmp_path, post_processor={"type": "TemplateProcessing", "single": single})
    (folder / "tokenizer_config.json").write_text(json.dumps({"bos_token": "<|end|>"}))

    assert decoded(tokenizer_values(folder, {}, 6))["tokenizer.ggml.add_bos_token"] is True


def test_that_smollm_never_adds_bos(tmp_path):
    single = [{"SpecialToken": {"id": "<|end|>"}}, {"Sequence": {"id": "A"}}]
    folder = byte_pair_folder(tmp_path, post_processor={"type": "TemplateProcessing", "single": single})
    (folder / "tokenizer_config.json").write_text(json.dumps({"bos_token": "<|end|>"}))

    assert decoded(tokenizer_values(folder, {}, 49152))["tokenizer.ggml.add_bos_token"] is False


@pytest.mark.parametrize(
    "changes",
    [
        {"model": {"type": "WordPiece"}},
        {"model": {"type": "BPE", "vocab": {"a": 9}, "merges": []}},
        {"model": {"type": "BPE", "vocab": {"a": -1}, "merges": []}},
        {"model": {"type": "BPE", "vocab": {"a": 0}, "merges": [["a"]]}},
        {"model": {"type": "BPE", "vocab": {"a": 0}}},
        {"added_tokens": [{"id": 3}]},
        {"added_tokens": "all"},
        {"pre_tokenizer": None},
        {"pre_tokenizer": {"type": "Sequence", "pretokenizers": [{"type": "ByteLevel"}, {"type": "Digits"}]}},
    ],
)
def test_that_a_spoilt_byte_pair_tokenizer_is_refused(tmp_path, changes):
    with pytest.raises(CheckpointError):
        tokenizer_values(byte_pair_folder(tmp_path, **changes), {}, 6)
