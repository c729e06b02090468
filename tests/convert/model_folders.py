"""Hugging Face folders of Llama models with tiny random weights and real tokenizers, and their reference headers.

Nothing here uses ``radonc_convert``. Vocabularies come from the files that llama.cpp brings along, written out in
the formats of SentencePiece and of the tokenizers library; the reference is llama.cpp's own converter.
"""

import functools
import json
import os
import struct
import subprocess
import sys
from pathlib import Path

import numpy as np

NORMAL, UNKNOWN, CONTROL, USER_DEFINED, UNUSED, BYTE = range(1, 7)
SPACE = "\u2581"
CONFIG = {
    "architectures": ["LlamaForCausalLM"],
    "model_type": "llama",
    "hidden_size": 64,
    "intermediate_size": 96,
    "num_hidden_layers": 2,
    "num_attention_heads": 4,
    "num_key_value_heads": 2,
    "rms_norm_eps": 1e-5,
    "max_position_embeddings": 2048,
    "vocab_size": 32000,
    "bos_token_id": 1,
    "eos_token_id": 2,
    "hidden_act": "silu",
    "torch_dtype": "float16",
}
# Converts several folders in one process, since importing torch takes longer than converting them.
DRIVER = """
import json, sys
sys.path.insert(0, sys.argv[1])
import convert_hf_to_gguf as converter
for arguments in json.loads(sys.argv[2]):
    sys.argv[1:] = arguments
    converter.main()
"""


def write_folder(folder, config=None, *, tied=False, bias=False, files=()):
    """Write a model folder; ``files`` gives the content of further files, text, bytes or JSON."""
    folder.mkdir(parents=True)
    settings = CONFIG | {"tie_word_embeddings": tied} | (config or {})
    settings = {key: value for key, value in settings.items() if value is not ...}
    write_weights(folder / "model.safetensors", settings, tied=tied, bias=bias)
    for name, content in {"config.json": settings, **dict(files)}.items():
        if isinstance(content, bytes):
            (folder / name).write_bytes(content)
        else:
            text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
            (folder / name).write_text(text, "utf-8")
    return folder


def write_weights(path, config, *, tied, bias):
    from safetensors.numpy import save_file

    width, inner, heads = config["hidden_size"], config["intermediate_size"], config["num_attention_heads"]
    size = config.get("head_dim") or width // heads
    queries, keys = heads * size, (config.get("num_key_value_heads") or heads) * size
    matrices = {
        "self_attn.q_proj": (queries, width),
        "self_attn.k_proj": (keys, width),
        "self_attn.v_proj": (keys, width),
        "self_attn.o_proj": (width, queries),
        "mlp.gate_proj": (inner, width),
        "mlp.up_proj": (inner, width),
        "mlp.down_proj": (width, inner),
    }
    shapes = {"model.embed_tokens.weight": (config["vocab_size"], width), "model.norm.weight": (width,)}
    if not tied:
        shapes["lm_head.weight"] = shapes["model.embed_tokens.weight"]
    for layer in range(config["num_hidden_layers"]):
        for module, shape in matrices.items():
            shapes[f"model.layers.{layer}.{module}.weight"] = shape
            if bias:
                shapes[f"model.layers.{layer}.{module}.bias"] = shape[:1]
        for norm in ("input_layernorm", "post_attention_layernorm"):
            shapes[f"model.layers.{layer}.{norm}.weight"] = (width,)
    random = np.random.default_rng(0)
    save_file({name: random.normal(0, 0.02, shape).astype(np.float16) for name, shape in shapes.items()}, path)


def varint(number):
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*out, number])


def field(number, value):
    """Encode one protocol-buffer field, as the public schema says."""
    if isinstance(value, bytes):
        return varint(number << 3 | 2) + varint(len(value)) + value
    if isinstance(value, float):
        return varint(number << 3 | 5) + struct.pack("<f", value)
    return varint(number << 3) + varint(value)


def sentencepiece_model(pieces, kind=2):
    """Encode (text, score, type) as a byte-pair tokenizer.model with byte fallback, as Llama 2 has it."""
    body = b"".join(
        field(1, field(1, text.encode()) + field(2, float(score)) + (field(3, type_) if type_ != NORMAL else b""))
        for text, score, type_ in pieces
    )
    trainer = field(3, kind) + field(4, len(pieces)) + field(35, 1)
    normalizer = field(1, b"identity") + field(3, 1) + field(4, 0) + field(5, 1)
    return body + field(2, trainer) + field(3, normalizer)


@functools.cache
def vocabulary_of(path):
    """Return tokens, scores, types and merges of a GGUF file (the gguf package's reader takes seconds for it)."""
    raw, place, found = Path(path).read_bytes(), 24, {}
    (count,) = struct.unpack_from("<Q", raw, 16)
    for _ in range(count):
        key, place = text_at(raw, place)
        kind, place = struct.unpack_from("<I", raw, place)[0], place + 4
        found[key], place = value_at(raw, place, kind)
    return [found.get(f"tokenizer.ggml.{name}", []) for name in ("tokens", "scores", "token_type", "merges")]


def text_at(raw, place):
    start = place + 8
    end = start + struct.unpack_from("<Q", raw, place)[0]
    return raw[start:end].decode(), end


def value_at(raw, place, kind):
    """Return a value and where it ends; lists hold texts or numbers."""
    if kind == 8:
        return text_at(raw, place)
    if kind != 9:
        form = "<" + "BbHhIif?__Qqd"[kind]
        return struct.unpack_from(form, raw, place)[0], place + struct.calcsize(form)
    item, count = struct.unpack_from("<IQ", raw, place)
    place, items = place + 12, []
    for _ in range(count):
        value, place = value_at(raw, place, item)
        items.append(value)
    return items, place


def llama2_pieces(reference):
    """Return (text, score, type) of the 32,000 tokens of Llama 2."""
    texts, scores, types, _ = vocabulary_of(reference / "models/ggml-vocab-llama-spm.gguf")
    return list(zip(texts, scores, types, strict=True))


def special(text, section):
    return {"SpecialToken": {"id": text, "type_id": section}}


def around(text):
    """Return a post-processor that puts ``text`` before each text."""
    first, second = ({"Sequence": {"id": name, "type_id": place}} for place, name in enumerate("AB"))
    return {
        "type": "TemplateProcessing",
        "single": [special(text, 0), first],
        "pair": [special(text, 0), first, special(text, 1), second],
        "special_tokens": {text: {"id": text, "ids": [1], "tokens": [text]}},
    }


def added_token(number, text, *, special=True):
    flags = dict.fromkeys(("single_word", "lstrip", "rstrip", "normalized"), False)
    return {"id": number, "content": text, "special": special} | flags


def merges_by_score(pieces):
    """Return the merges of a SentencePiece vocabulary as transformers writes them into tokenizer.json."""
    scores = {text: score for text, score, _ in pieces}
    numbers = {text: number for number, (text, _, _) in enumerate(pieces)}
    found = []
    for text, score in scores.items():
        cuts = [(text[:cut], text[cut:]) for cut in range(1, len(text))]
        local = [pair for pair in cuts if pair[0] in numbers and pair[1] in numbers]
        found += [(score, pair) for pair in sorted(local, key=lambda pair: (numbers[pair[0]], numbers[pair[1]]))]
    return [pair for _, pair in sorted(found, key=lambda item: -item[0])]


def byte_fallback_json(pieces, merges=None, **changes):
    """Return the tokenizer.json that belongs to a SentencePiece vocabulary like Llama 2's."""
    pairs = merges_by_score(pieces) if merges is None else merges
    return {
        "version": "1.0",
        "added_tokens": [
            added_token(number, text) for number, (text, _, kind) in enumerate(pieces) if kind in (UNKNOWN, CONTROL)
        ],
        "normalizer": {
            "type": "Sequence",
            "normalizers": [
                {"type": "Prepend", "prepend": SPACE},
                {"type": "Replace", "pattern": {"String": " "}, "content": SPACE},
            ],
        },
        "pre_tokenizer": None,
        "post_processor": around("<s>"),
        "decoder": {
            "type": "Sequence",
            "decoders": [
                {"type": "Replace", "pattern": {"String": SPACE}, "content": " "},
                {"type": "ByteFallback"},
                {"type": "Fuse"},
                {"type": "Strip", "content": " ", "start": 1, "stop": 0},
            ],
        },
        "model": {
            "type": "BPE",
            "unk_token": "<unk>",
            "fuse_unk": True,
            "byte_fallback": True,
            "vocab": {text: number for number, (text, _, _) in enumerate(pieces)},
            "merges": [f"{left} {right}" for left, right in pairs],
        },
    } | changes


def byte_level(*, regex):
    return {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True, "use_regex": regex}


SMOLLM_STEPS = {
    "type": "Sequence",
    "pretokenizers": [{"type": "Digits", "individual_digits": True}, byte_level(regex=True)],
}


def byte_level_json(vocabulary, steps, **changes):
    """Return the tokenizer.json of a GPT-2 style vocabulary; pairs of merges are written as lists."""
    texts, _, types, merges = vocabulary
    return {
        "version": "1.0",
        "added_tokens": [
            added_token(number, text, special=kind == CONTROL)
            for number, (text, kind) in enumerate(zip(texts, types, strict=True))
            if kind != NORMAL
        ],
        "normalizer": None,
        "pre_tokenizer": steps,
        "post_processor": None,
        "decoder": byte_level(regex=True),
        "model": {
            "type": "BPE",
            "byte_fallback": False,
            "ignore_merges": False,
            "vocab": {text: number for number, text in enumerate(texts)},
            "merges": [merge.split(" ") for merge in merges],
        },
    } | changes


def convert_all(reference, jobs):
    """Convert (folder, file, further arguments) with llama.cpp's converter, all in one process."""
    arguments = [[str(folder), "--outtype", "f16", "--outfile", str(file), *more] for folder, file, *more in jobs]
    done = subprocess.run(
        [sys.executable, "-c", DRIVER, str(reference), json.dumps(arguments)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env=os.environ | {"PYTHONPATH": str(reference / "gguf-py"), "HF_HUB_OFFLINE": "1"},
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return [Path(file) for _, file, *_ in jobs]
