"""What a file says about itself, for people and for programs."""

import json

import pytest

from radonc_convert.cli import main
from radonc_convert.metadata import encode_header, string
from radonc_convert.verification.inspection import inspect_file


def test_that_the_text_is_short_and_holds_what_matters(made, capsys):
    assert main(["inspect", str(made("Q4_K_M"))]) == 0

    printed = capsys.readouterr().out
    assert "Q4_K_M, 0.1 MB, 135,488 weights, 6.38 bits per weight" in printed
    assert "tokenizer.ggml.tokens" in printed
    assert "384 string: <|endoftext|>, <|im_start|>" in printed
    assert "radonc.adapter.sha256" in printed
    assert "blk.0.attn_q.weight" not in printed
    assert max(map(len, printed.splitlines())) < 160


def test_that_the_table_lists_every_tensor_and_adds_up(chain, made, capsys):
    path = made("Q4_K_M")

    assert main(["inspect", str(path), "--json"]) == 0

    told = json.loads(capsys.readouterr().out)
    expected = chain.tensors_of(path)
    found = {tensor["name"]: (tensor["type"], tuple(reversed(tensor["shape"]))) for tensor in told["tensors"]}
    assert found == {name: (kind, shape) for name, (kind, shape, _) in expected.items()}
    assert sum(tensor["bytes"] for tensor in told["tensors"]) == sum(total["bytes"] for total in told["types"].values())
    fields = chain.fields_of(path)
    assert told["metadata"]["llama.block_count"] == fields["llama.block_count"] == 2
    assert told["metadata"]["tokenizer.ggml.tokens"]["first"] == fields["tokenizer.ggml.tokens"][:4]
    assert told["provenance"]["radonc.base.sha256"] == fields["radonc.base.sha256"]
    assert main(["inspect", str(path), "--tensors"]) == 0
    assert capsys.readouterr().out.count("blk.0.") == 9


@pytest.mark.parametrize(
    "spoil", [lambda raw: raw[:-3000], lambda raw: raw[:9], lambda raw: b"PK" + raw, lambda raw: b""]
)
def test_that_a_file_that_is_cut_short_or_no_gguf_is_one_sentence(made, tmp_path, capsys, spoil):
    path = tmp_path / "damaged.gguf"
    path.write_bytes(spoil(made("Q8_0").read_bytes()))

    assert main(["inspect", str(path)]) == 2

    printed = capsys.readouterr()
    assert not printed.out
    assert printed.err.count("\n") == 1
    assert "damaged or no GGUF file" in printed.err


def test_that_a_value_cannot_steer_the_terminal(tmp_path):
    path = tmp_path / "evil.gguf"
    path.write_bytes(encode_header([string("general.name", "\x1b[2Jhello\nworld"), string("a\x1b", "\u202e")], []))

    page = inspect_file(path).text(tensors=True)

    assert "\x1b" not in page
    assert "\u202e" not in page
    assert r"\x1b[2Jhello\nworld" in page
