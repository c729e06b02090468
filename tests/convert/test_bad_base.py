"""A bad base is refused on the command line with one sentence and exit code 2, and nothing is written."""

import json
import struct

import pytest

from radonc_convert.cli import main

FIRST, SECOND = "model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors"
INDEX = "model.safetensors.index.json"


def sentences(said):
    """Return the lines of standard error without the notice that the fast kernels were not compiled."""
    return [line for line in said.split("\n") if line and "fast kernels are not used" not in line]


@pytest.fixture
def base(seeds, tmp_path):
    """A small Llama folder that a test may spoil."""
    folder = tmp_path / "tiny-llama"
    seeds.write_folder(folder)
    return folder


@pytest.fixture
def refuse(tmp_path, capsys):
    """Return a function that converts a base and checks the refusal; it returns the sentence."""

    def check(path, *options, name="out.gguf"):
        folder = tmp_path / "results"
        folder.mkdir(exist_ok=True)
        before = sorted(folder.iterdir())
        capsys.readouterr()
        code = main(["merge", "--base", str(path), "--out", str(folder / name), "--type", "F16", *options])
        told = capsys.readouterr()
        assert code == 2
        assert told.out == ""
        (sentence,) = sentences(told.err)
        assert sentence.startswith("radonc-convert: ")
        assert sentence.endswith(".")
        assert sorted(folder.iterdir()) == before
        return sentence

    return check


def edit(path, **changes):
    path.write_text(json.dumps(json.loads(path.read_text()) | changes))


def header_of(path):
    raw = path.read_bytes()
    (length,) = struct.unpack("<Q", raw[:8])
    return json.loads(raw[8 : 8 + length]), raw[8 + length :]


def write(path, header, data):
    text = json.dumps(header).encode()
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


def test_that_the_base_of_these_tests_is_good(base, tmp_path):
    assert main(["merge", "--base", str(base), "--out", str(tmp_path / "out.gguf"), "--type", "F16"]) == 0


@pytest.mark.parametrize("kept", [0, 7, 8, 200, 0.5, -1])
@pytest.mark.parametrize("shard", [FIRST, SECOND])
def test_that_a_truncated_shard_is_named(base, refuse, shard, kept):
    raw = (base / shard).read_bytes()
    (base / shard).write_bytes(raw[: int(kept * len(raw)) if isinstance(kept, float) else kept])

    assert shard in refuse(base)


def test_that_a_shard_with_more_bytes_than_tensors_is_named(base, refuse):
    with (base / FIRST).open("ab") as stream:
        stream.write(b"more")

    assert FIRST in refuse(base)


@pytest.mark.parametrize(
    "name",
    ["absent.safetensors", "../elsewhere.safetensors", "/etc/x.safetensors", "a/../../x.safetensors", "..", "", 7, None,
     "x" * 5000 + ".safetensors", "a\0b.safetensors", "a\nb.safetensors", "\ud800.safetensors", "model.bin", ["x"]],
)  # fmt: skip
def test_that_an_index_that_names_a_missing_or_outside_file_is_refused(base, refuse, name):
    (base.parent / "elsewhere.safetensors").write_bytes((base / FIRST).read_bytes())
    index = json.loads((base / INDEX).read_text())
    index["weight_map"]["model.norm.weight"] = name
    (base / INDEX).write_text(json.dumps(index))

    refuse(base)


@pytest.mark.parametrize("table", [{}, [], "x", None, {"model.norm.weight": FIRST}, {"extra": FIRST}])
def test_that_an_index_that_disagrees_with_the_shards_is_refused(base, refuse, table):
    if isinstance(table, dict) and "extra" in table:
        table |= json.loads((base / INDEX).read_text())["weight_map"]
    (base / INDEX).write_text(json.dumps({"weight_map": table}))

    refuse(base)


def test_that_a_tensor_in_two_shards_is_named(base, refuse, seeds):
    shapes = seeds.shapes()
    (base / FIRST).write_bytes(seeds.weights(shapes))

    assert "two weight files" in refuse(base)


@pytest.mark.parametrize("kind", ["I8", "F8_E4M3", "F64", "BOOL", "f16", "", "F16\n"])
def test_that_another_type_of_weights_is_refused(base, refuse, kind):
    header, data = header_of(base / FIRST)
    for entry in header.values():
        if "dtype" in entry:
            entry["dtype"] = kind
    write(base / FIRST, header, data)

    assert FIRST in refuse(base)


@pytest.mark.parametrize("shape", [[16, 300], [299, 16], [4800], [300, 16, 1], [1, 300, 16], [], [-3, -16], [3e2, 16]])
def test_that_another_shape_is_refused(base, refuse, shape):
    header, data = header_of(base / FIRST)
    header["model.embed_tokens.weight"]["shape"] = shape
    write(base / FIRST, header, data)

    refuse(base)


@pytest.mark.parametrize("bits", [0x7E00, 0x7C00, 0xFC00])
@pytest.mark.parametrize("name", ["model.norm.weight", "lm_head.weight", "model.layers.0.self_attn.q_proj.weight"])
def test_that_a_weight_that_is_not_finite_is_named(base, refuse, name, bits):
    shard = json.loads((base / INDEX).read_text())["weight_map"][name]
    header, data = header_of(base / shard)
    begin, end = header[name]["data_offsets"]
    place = (begin + end) // 4 * 2
    write(base / shard, header, data[:place] + struct.pack("<H", bits) + data[place + 2 :])

    assert "finite" in refuse(base)


@pytest.mark.parametrize(
    ("changes", "match"),
    [
        ({"vocab_size": 320}, "300"),
        ({"vocab_size": 299}, "300"),
        ({"vocab_size": 10**15}, "vocab_size"),
        ({"model_type": "mistral"}, "Llama"),
        ({"model_type": None}, "Llama"),
        ({"architectures": ["LlamaForSequenceClassification"]}, "LlamaForCausalLM"),
        ({"quantization_config": {"bits": 4}}, "quantized"),
        ({"num_hidden_layers": 2}, "lacks"),
        ({"hidden_size": 32}, ""),
        ({"num_attention_heads": 3, "head_dim": None}, ""),
        ({"num_key_value_heads": 0}, "num_key_value_heads"),
        ({"intermediate_size": "32"}, "intermediate_size"),
        ({"hidden_act": "gelu"}, "activation"),
        ({"rope_scaling": {"rope_type": "spiral"}}, "spiral"),
        ({"tie_word_embeddings": True, "vocab_size": 301}, "300"),
    ],
)
def test_that_another_architecture_or_vocabulary_is_refused(base, refuse, changes, match):
    edit(base / "config.json", **changes)

    assert match in refuse(base)


def test_that_an_output_matrix_with_other_rows_is_refused(base, refuse, seeds):
    shapes = dict(list(seeds.shapes().items())[:4]) | {"lm_head.weight": [320, 16]}
    (base / FIRST).write_bytes(seeds.weights(shapes))

    assert "320" in refuse(base)


@pytest.mark.parametrize("name", ["pytorch_model.bin", "pytorch_model-00001-of-00002.bin", "model.pth", "x.pt"])
def test_that_pickles_are_refused_with_the_command_that_converts_them(base, refuse, name):
    for path in base.glob("model*"):
        path.unlink()
    (base / name).write_bytes(b"\x80\x02}q\x00.")

    sentence = refuse(base)
    assert "pickled" in sentence
    if name.startswith("pytorch_model"):
        assert f"radonc-models to-safetensors {base.name}" in sentence


@pytest.mark.parametrize("content", [b"", b"\x80\x02}q\x00.", b"PK\x03\x04", b"GGUF", b"GGUF\x03\0\0\0" + b"\xff" * 16])
def test_that_a_file_that_is_no_gguf_is_refused(tmp_path, refuse, content):
    (tmp_path / "base.gguf").write_bytes(content)

    assert "base.gguf" in refuse(tmp_path / "base.gguf")


def test_that_a_missing_tokenizer_is_told(base, refuse):
    (base / "tokenizer.model").unlink()

    assert "tokenizer" in refuse(base)


@pytest.mark.parametrize("content", [b"", b"no protocol buffer", b"\x0a" * 999, b"\x0a" + b"\xff" * 9 + b"\x01"])
def test_that_a_damaged_tokenizer_is_named(base, refuse, content):
    (base / "tokenizer.model").write_bytes(content)

    assert "tokenizer.model" in refuse(base)


def test_that_a_tokenizer_with_more_tokens_than_rows_is_refused(base, refuse, seeds):
    (base / "tokenizer.model").write_bytes(seeds.pieces() + b"\x0a\x04\x0a\x02zz" * 60)

    assert "rows" in refuse(base)


@pytest.mark.parametrize("text", ["", "[]", "{", '{"model": 5}', '{"model": {"type": "WordPiece", "vocab": {}}}', "0"])
def test_that_a_wrong_tokenizer_description_is_refused(base, refuse, text):
    (base / "tokenizer.model").unlink()
    (base / "tokenizer.json").write_text(text)

    assert "tokenizer" in refuse(base)


def test_that_an_added_token_without_a_row_is_refused(base, refuse):
    (base / "added_tokens.json").write_text(json.dumps({"<pad>": 300}))

    assert "300" in refuse(base)


@pytest.mark.parametrize("name", ["config.json", INDEX, "tokenizer_config.json"])
@pytest.mark.parametrize("text", ["", "{", "[]", '{"a": 1, "a": 2}', '{"a": NaN}', "[" * 10_000, '{"a": 1e999}', "\0"])
def test_that_a_damaged_description_is_named(base, refuse, name, text):
    (base / name).write_text(text)

    assert name in refuse(base)


def test_that_an_unfinished_download_is_told(base, refuse):
    (base / "snapshot.unfinished.json").write_text("{}")

    assert "radonc-models fetch" in refuse(base)


def test_that_a_missing_base_and_an_empty_folder_are_refused(tmp_path, refuse):
    assert "nowhere" in refuse(tmp_path / "nowhere")
    (tmp_path / "empty").mkdir()
    assert "config.json" in refuse(tmp_path / "empty")


def test_that_a_name_with_a_line_break_stays_on_one_line(tmp_path, refuse):
    refuse(tmp_path / "two\nlines\x1b[2J")


def test_that_a_file_that_vanishes_is_told(base, refuse, monkeypatch):
    import radonc_convert.plan as planning

    check = planning.check_room

    def gone(outputs):
        check(outputs)
        (base / SECOND).unlink()

    monkeypatch.setattr(planning, "check_room", gone)
    assert SECOND in refuse(base)
