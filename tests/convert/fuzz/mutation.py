"""Ways to spoil a file: byte by byte, value by value in JSON, field by field in a protocol buffer, and YAML bombs."""

import copy
import json
import struct

WILD_NUMBERS = [0, 1, 2, 7, 127, 128, 255, 2**16, 2**31 - 1, 2**31, 2**32 - 1, 2**32, 2**63 - 1, 2**63, 2**64 - 1]
WILD_VALUES = [
    None, True, False, 0, 1, -1, 3, 300, 10**6, 10**12, 2**31, 2**32, 2**53, 2**63, 2**64, 10**30, 10**299, -(10**18),
    0.0, -0.0, 0.5, 1e-300, 1e300, -1e308, "", " ", "\n", "a\nb", "\x00", "\x1b[2J", "../x", "/etc/passwd", "..\\x",
    "\ud800", "\udfff x", "F32", "BF16", "F8_E4M3", "x" * 5000, "\u2581", "\U0001f600", "<0x41>", "<0xZZ>", "(a+)+$",
    [], {}, [[]], [None], [0], [-1], ["x"], [1, 2], {"a": 1}, {"": []}, [[1, 2], [3]], [10**12, 10**12], [0] * 500,
    "(a*)*b", "(.*)*(.*)*x", "(?:_|_)*$", "((a{500}){500}){500}", "[\\w.]{0,999999}q", "(?P<n>a)(?P=n)", "\\", "(?i)q",
    "a{4294967295}", "a{99999999999}", ".*\\.q_proj", "(" * 500, "[a-", "(?=q)q_proj", "(?#" + "x" * 1900, "|" * 1500,
    {str(n): n for n in range(50)}, {"content": "x"}, {"type": "BPE"}, {"type": "Sequence", "pretokenizers": 5},
]  # fmt: skip
# Written into the text in the place of a value, because no JSON writer would write them.
RAW_VALUES = [
    "NaN", "Infinity", "-Infinity", "1e999", "-1e999", "1e-999", "9" * 400, "9" * 5000, "-" + "9" * 4400, "0x10", "01",
    "[" * 200 + "]" * 200, "[" * 3000 + "]" * 3000, '{"a":' * 500 + "1" + "}" * 500, "[" * 100_000, '"\\ud800"',
    '"\\udc00\\ud800"', '{"a":1,"a":2}', "1.0E+2", "tru", "'x'", '"\\u0000"', '"\\x41"', "[1,]", "/*x*/1",
    '"' + "a" * 100_000 + '"', "[" + "[]," * 20_000 + "[]]", "1" + "0" * 299 + ".0",
]  # fmt: skip
_MARK = "@@raw-value@@"
_YAML = [
    "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(12)),
    "tags: &t [*t]\n", "base_model: &b {name: *b}\n", "license: !!python/object/apply:os.system ['true']\n",
    "version: 2024-13-45\n", "version: 2024-02-30T25:61:61Z\n", "name: 1:99:99:99\n", "size_label: !!binary x\n",
    "license: .nan\n", "tags: .inf\n", "language: !!set {a, b}\n", "author: !!omap [a: 1]\n", "<<: {a: 1}\n",
    "<<: [1, 2]\n", "? [a, b]\n: c\n", "name: 0b" + "1" * 9000 + "\n", "name: " + "9" * 5000 + "\n", "doi: !!int ''\n",
    "uuid: !!timestamp x\n", "base_model: [[[[[]]]]]\n", "datasets: [{name: [1, {a: b}]}]\n", "tags:\n- - - - - x\n",
    "[" * 3000 + "\n", "{" * 3000 + "\n", "- " * 3000 + "\n", "a: |\n  x\n", "\ufeff", "%YAML 9.9\n", "--- a\n",
    "name: \"\\ud800\"\n", "name: \"a\\nb\"\n", "finetune: \"\\0\"\n", "base_model: https://huggingface.co/a/b\n",
    "tags: !!str\n", "license: !!float 1e999\n", "name: !!bool maybe\n", "organization: '" + "-" * 3000 + "'\n",
    "model_name: " + "1b-" * 2000 + "\n", "name: !!merge <<\n", "author: !!null 1\n", "true: x\n", "1: x\n",
]  # fmt: skip


def spoil_bytes(raw, chance, hot=None):
    """Return ``raw`` with one to four changes, most of them in its first ``hot`` bytes."""
    data = bytearray(raw)
    for _ in range(chance.choice([1, 1, 1, 2, 4])):
        end = min(hot, len(data)) if hot and chance.random() < 0.9 else len(data)
        place = chance.randrange(end) if end else 0
        kind = chance.randrange(9)
        if kind == 0 and data:
            data[place] ^= 1 << chance.randrange(8)
        elif kind == 1 and data:
            data[place] = chance.choice([0, 1, 0x7F, 0x80, 0xFF, *b'"{}[]:,\\'])
        elif kind == 2:
            data[place : place + 8] = struct.pack("<Q", chance.choice(WILD_NUMBERS))
        elif kind == 3:
            data[place : place + 4] = struct.pack("<I", chance.choice(WILD_NUMBERS) & 0xFFFFFFFF)
        elif kind == 4:
            del data[place : place + chance.randrange(1, 64)]
        elif kind == 5:
            data[place:place] = chance.randbytes(chance.randrange(1, 16))
        elif kind == 6:
            piece = bytes(data[place : place + chance.randrange(1, 200)])
            data[place:place] = piece * chance.choice([1, 2, 50])
        elif kind == 7:
            del data[chance.randrange(len(data) + 1) :]
        else:
            data += chance.randbytes(chance.randrange(1, 40))
    return bytes(data)


def spoil_json(value, chance):
    """Return the text of ``value`` with one to three values replaced, removed, renamed, doubled or written wildly."""
    value, raw_text = copy.deepcopy(value), None
    for _ in range(chance.choice([1, 1, 2, 3])):
        parent, key = chance.choice(list(_places(value)) or [(None, None)])
        if parent is None:
            return json.dumps(_wild(chance)).encode()
        kind = chance.randrange(8)
        if kind <= 3:
            parent[key] = _wild(chance)
        elif kind == 4:
            del parent[key]
        elif kind == 5 and isinstance(parent, dict):
            new = _wild(chance)
            parent[new if isinstance(new, str) else str(new)[:300]] = parent.pop(key)
        elif kind == 6:
            raw_text, parent[key] = chance.choice(RAW_VALUES), _MARK
        else:
            parent[key] = [copy.deepcopy(parent[key]), _wild(chance)]
    text = json.dumps(value)
    if raw_text is not None:
        text = text.replace(f'"{_MARK}"', raw_text, 1)
    if chance.random() < 0.05:
        text = text.replace("{", '{"doubled": 1, "doubled": 2, ', 1)
    data = text.encode()
    return spoil_bytes(data, chance) if chance.random() < 0.15 else data


def _wild(chance):
    """Return a value of its own: one that is changed later must not change other inputs."""
    return copy.deepcopy(chance.choice(WILD_VALUES))


def _places(value):
    """Yield (parent, key) of every value inside; of long lists and tables only some."""
    waiting = [value]
    while waiting:
        node = waiting.pop()
        keys = list(node) if isinstance(node, dict) else range(len(node)) if isinstance(node, list) else []
        for number, key in enumerate(keys):
            if number < 30 or number >= len(keys) - 8:
                yield node, key
                waiting.append(node[key])


def spoil_safetensors(raw, chance):
    """Return a safetensors file with a spoilt header: its object, its length, or any byte of it."""
    (length,) = struct.unpack("<Q", raw[:8])
    text, data = raw[8 : 8 + length], raw[8 + length :]
    kind = chance.randrange(4)
    if kind == 0:
        return spoil_bytes(raw, chance, hot=8 + length)
    if kind == 1:
        claimed = chance.choice([*WILD_NUMBERS, length - 1, length + 1, 100_000_000, len(raw), len(raw) - 8, 10**9])
        return struct.pack("<Q", claimed % 2**64) + text + data
    text = spoil_json(json.loads(text), chance)
    if chance.random() < 0.2:
        data = data[: chance.randrange(len(data) + 1)] + bytes(chance.choice([0, 1, 2, 64]))
    return struct.pack("<Q", len(text)) + text + data


def spoil_message(raw, chance):
    """Return a protocol buffer with fields inserted, doubled or with wild lengths, tags and numbers."""
    data = bytearray(raw)
    for _ in range(chance.choice([1, 1, 2])):
        starts = [place for place in range(len(data) - 1) if data[place] == 0x0A]
        place = chance.choice(starts or [0])
        kind = chance.randrange(6)
        if kind == 0:
            data[place + 1 : place + 2] = bytes([0x80 | chance.randrange(128)]) * chance.choice([1, 4, 9, 12]) + b"\x01"
        elif kind == 1:
            data[place:place] = bytes([chance.randrange(256)]) + chance.randbytes(chance.randrange(12))
        elif kind == 2:
            data[place : place + 1] = bytes([chance.choice([0x0B, 0x0C, 0x0D, 0x09, 0x08, 0x12, 0x1A, 0x02, 0x00])])
        elif kind == 3:
            data[place:place] = b"\x0a\x00" * chance.choice([1, 5, 2000])
        elif kind == 4:
            piece = b"\x0a\x02\xc3\x28\x15" + struct.pack("<I", chance.choice([0x7F800000, 0x7FC00000, 0xFF800000, 1]))
            data[place:place] = b"\x0a" + bytes([len(piece)]) + piece
        else:
            return spoil_bytes(bytes(data), chance)
    return bytes(data)


def spoil_card(raw, chance):
    """Return a model card with strange YAML in its head."""
    text = raw.decode()
    if chance.random() < 0.3:
        return spoil_bytes(raw, chance)
    lines = text.splitlines(keepends=True)
    for _ in range(chance.choice([1, 1, 2])):
        lines.insert(chance.randrange(1, max(len(lines), 2)), chance.choice(_YAML))
    if chance.random() < 0.3:
        del lines[chance.randrange(len(lines))]
    return "".join(lines).encode("utf-8", "surrogatepass")
