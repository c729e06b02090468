"""What the tests of tokenizers share: decoding entries, and a SentencePiece vocabulary small enough to read."""

import json
import struct

import pytest

NORMAL, UNKNOWN, CONTROL, USER_DEFINED, UNUSED, BYTE = range(1, 7)


def decode_items(raw):
    kind, count = struct.unpack_from("<IQ", raw)
    if kind != 8:
        return list(struct.unpack_from(f"<{count}{ {5: 'i', 6: 'f'}[kind] }", raw, 12))
    found, place = [], 12
    for _ in range(count):
        (length,) = struct.unpack_from("<Q", raw, place)
        found.append(raw[place + 8 : place + 8 + length].decode())
        place += 8 + length
    return found


@pytest.fixture(scope="session")
def decoded():
    """A function that returns entries as Python values, by their keys without ``tokenizer.``."""

    def decode(values):
        found = {}
        for value in values:
            key = value.key.removeprefix("tokenizer.").removeprefix("ggml.")
            if value.type == 8:
                found[key] = value.raw[8:].decode()
            elif value.type == 9:
                found[key] = decode_items(value.raw)
            else:
                found[key] = struct.unpack({4: "<I", 7: "<?"}[value.type], value.raw)[0]
        assert len(found) == len(values), "a key occurs twice"
        return found

    return decode


@pytest.fixture(scope="session")
def pieces():
    """(text, score, type): bytes first, then learned pieces from the first to the last, then single signs."""
    learned = ["er", "▁▁", "▁er", "gr", "▁▁▁▁", "ay", "gray", "▁gray"]
    texts = [*learned, *"▁eragyfx"]
    specials = [("<unk>", 0.0, UNKNOWN), ("<s>", 0.0, CONTROL), ("</s>", 0.0, CONTROL)]
    every_byte = [(f"<0x{byte:02X}>", 0.0, BYTE) for byte in range(256)]
    return [*specials, *every_byte, *((text, -float(rank), NORMAL) for rank, text in enumerate(texts))]


@pytest.fixture
def write(tmp_path):
    """A function that writes JSON or text files into a folder and returns it."""

    def write_files(**files):
        for name, content in files.items():
            path = tmp_path / name.replace("__", "/")
            path = path.with_name(
                path.name.replace("_json", ".json").replace("_jinja", ".jinja").replace("_txt", ".txt")
            )
            path.parent.mkdir(exist_ok=True)
            path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
        return tmp_path

    return write_files
