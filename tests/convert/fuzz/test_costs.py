"""Files made to be expensive: refused or read within seconds and some hundred megabytes."""

import contextlib
import json
import os
import signal
import struct
import sys
from pathlib import Path

import pytest

from radonc_convert.checkpoint import open_checkpoint
from radonc_convert.checkpoint.safetensors import read_safetensors
from radonc_convert.errors import CheckpointError, ConvertError
from radonc_convert.header.card import read_card
from radonc_convert.jsonfile import parse_object, read_object
from radonc_convert.tokenizer.spm import read_pieces

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="measures memory as Linux tells it")
MOST = 700 << 20
STATUS, CLEAR = Path("/proc/self/status"), Path("/proc/self/clear_refs")


def peak():
    """Return the most memory of this process since it was last reset."""
    line = next(line for line in STATUS.read_text().splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) << 10


@pytest.fixture(autouse=True)
def needed():
    """Stop a test after a minute and after it has needed too much memory; give a function that tells how much."""

    def stop(number, frame):
        raise AssertionError("too slow")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(60)
    CLEAR.write_text("5")  # the peak is what is in use now
    start = peak()
    yield lambda: peak() - start
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)
    assert peak() - start < MOST


def sparse(path, head, size):
    """Write a file of ``size`` bytes that takes no room."""
    with path.open("wb") as stream:
        stream.write(head)
        stream.truncate(size)
    return path


def entry(shape, end):
    return {"dtype": "F16", "shape": shape, "data_offsets": [0, end]}


@pytest.mark.parametrize(
    "header",
    [
        {"t": entry([10**6, 10**6], 2 * 10**12)},
        {"t": entry([10**12], 2 * 10**12)},
        {"t": entry([2**48, 2**48, 2**48, 2**48], 2**48)},
        {"t": entry([1] * 100_000, 2)},
        {"t": entry([10**290], 10**291)},
        {"t" * 100_000: entry([1], 2)},
        {f"t{n}": entry([0], 0) for n in range(50_000)},
    ],
)
def test_that_a_header_with_wild_claims_is_refused(tmp_path, header):
    text = json.dumps(header).encode()
    path = sparse(tmp_path / "model.safetensors", struct.pack("<Q", len(text)) + text, len(text) + 100)

    with pytest.raises(CheckpointError):
        read_safetensors(path, CheckpointError)


def test_that_a_header_of_a_hundred_megabytes_is_not_read(tmp_path, needed):
    path = sparse(tmp_path / "model.safetensors", struct.pack("<Q", 100_000_000), 100_000_008)

    with pytest.raises(CheckpointError):
        read_safetensors(path, CheckpointError)
    assert needed() < 10 << 20


@pytest.mark.parametrize("piece", [b"[],", b'"",', b'{"":{}},', b"0,", b"1e5,", b'"\\ud83d\\ude00",'])
def test_that_millions_of_values_are_refused(piece, needed):
    with pytest.raises(ConvertError):
        parse_object(b'{"x":[' + piece * ((60 << 20) // len(piece)) + b"0]}", "x.json", ConvertError)
    assert needed() < 300 << 20


@pytest.mark.parametrize("piece", [b"[],", b'"\xc3\xa4",', b'{"":{}},', b"12345678,"])
def test_that_a_million_values_are_affordable(piece):
    parse_object(b'{"x":[' + piece * 990_000 + b"0]}", "x.json", ConvertError)


@pytest.mark.parametrize("depth", [65, 900, 5000, 10_000_000])
@pytest.mark.parametrize("pair", [(b"[", b"]"), (b'{"a":', b"}")])
def test_that_deep_nesting_is_refused(depth, pair):
    inside = pair[0] * depth + (b"1" if pair[0] != b"[" else b"") + pair[1] * depth
    with pytest.raises(ConvertError):
        parse_object(b'{"x":' + inside + b"}", "x.json", ConvertError)


@pytest.mark.parametrize(
    "text",
    ["NaN", "Infinity", "-Infinity", "1e999", "-1e400", "1" + "0" * 301, "9" * 10_000, '"\\ud800"', '{"a":1,"a":1}',
     '{"\\ud800":1}'],
)  # fmt: skip
def test_that_values_about_which_readers_differ_are_refused(text):
    with pytest.raises(ConvertError):
        parse_object(f'{{"x":{text}}}'.encode(), "x.json", ConvertError)


def test_that_an_escaped_pair_and_a_long_number_are_read():
    assert parse_object(b'{"x":"\\ud83d\\ude00","y":1000000000000000019884624838656}', "x", ConvertError) == {
        "x": "\U0001f600",
        "y": 1000000000000000019884624838656,
    }


@pytest.mark.parametrize("make", [os.mkfifo, lambda path: path.symlink_to("/dev/zero"), lambda path: path.mkdir()])
def test_that_a_file_that_never_ends_is_refused(tmp_path, make):
    make(tmp_path / "config.json")
    make(tmp_path / "model.safetensors")

    with pytest.raises(CheckpointError):
        read_object(tmp_path / "config.json", CheckpointError)
    with pytest.raises(CheckpointError):
        read_safetensors(tmp_path / "model.safetensors", CheckpointError)
    with pytest.raises(CheckpointError):
        open_checkpoint(tmp_path)


@pytest.mark.parametrize("piece", [b"\x0a\x00", b"\x08\x00", b"\x12\x00", b"\x0a\x02\x0a\x00"])
def test_that_a_tokenizer_of_empty_pieces_is_affordable(tmp_path, piece):
    (tmp_path / "tokenizer.model").write_bytes(piece * ((3 << 20) // len(piece)))

    with contextlib.suppress(CheckpointError):
        assert read_pieces(tmp_path / "tokenizer.model")


def test_that_an_endless_piece_is_refused(seeds, tmp_path):
    seeds.write_folder(tmp_path / "base", "rebuilt")
    tokenizer = seeds.rebuilt_pairs()
    vocab = tokenizer["model"]["vocab"]
    vocab["a" * 5_000_000] = len(vocab)
    (tmp_path / "base/tokenizer.json").write_text(json.dumps(tokenizer))

    opened = open_checkpoint(tmp_path / "base")
    with pytest.raises(CheckpointError, match=r"tokenizer\.json"):
        opened.metadata(opened.tensors, opened.shape, None, None)


@pytest.mark.parametrize("count", [2**21 + 1, 2**23, 2**60])
def test_that_a_list_of_millions_of_empty_texts_is_refused(tmp_path, count):
    key = b"tokenizer.ggml.tokens"
    head = b"GGUF" + struct.pack("<IQQQ", 3, 0, 1, len(key)) + key + struct.pack("<IIQ", 9, 8, count)

    with pytest.raises(CheckpointError):
        open_checkpoint(sparse(tmp_path / "m.gguf", head, 200 << 20))


@pytest.mark.parametrize(
    "head",
    [
        "a: &a [x, x]\n" + "".join(f"k{n}: &k{n} [*{'a' if n == 0 else f'k{n - 1}'}, *a]\n" for n in range(60)),
        "tags: &t [*t]\n",
        "- " * 2000 + "\n",
        "[" * 2000 + "\n",
        "name: 0b" + "1" * 200_000 + "\n",
        "x: y\n" * 60_000,
        "!!python/object/apply:os.mkdir [x]\n",
    ],
)
def test_that_an_expensive_model_card_is_refused(tmp_path, head):
    (tmp_path / "README.md").write_text(f"---\n{head}---\n")

    with pytest.raises(CheckpointError, match=r"README\.md"):
        read_card(tmp_path)
