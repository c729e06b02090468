"""A converted tokenizer gives the engine the same token ids as the library that it comes from."""

import itertools
import json
import subprocess
import sys
from pathlib import Path

import pytest

from radonc_convert.pipeline import execute, plan

pytestmark = pytest.mark.torch

WORDS = [
    "fractions",
    "fraction",
    "cisplatin",
    "radiotherapy",
    "cT2N1M0",
    "pT3aN2bM1",
    "59.4 Gy",
    "50 Gy in 25 fractions",
    "2.0Gy/fx",
    "V20Gy<30%",
    "D2cc",
    "SBRT",
    "VMAT",
    "IMRT-boost",
    "hypofractionated",
    "oropharyngeal",
    "glioblastoma",
    "temozolomide",
    "brachytherapy",
    "Plattenepithelkarzinom",
    "Größe",
    "Übelkeit",
    "naïve",
    "café",
    "µg",
    "α/β = 10",
    "≥",
    "→",
    "🦙",
    "👩🏽‍⚕️",
    "中文",
    "Ελληνικά",
    "радиотерапия",
    "C50.9",
    "it's",
    "don't",
    "1234567890",
    "3.14159",
    "a_b",
    "<s>",
    "{}",
    "\\n",
    "|",
]
GAPS = [" ", "  ", "\n", "\n\n", "\t", "   \n ", " " * 9, ", "]
WHOLE = [
    "",
    " ",
    "  ",
    " " * 16,
    " " * 17,
    "\n",
    "\r\n",
    "A 64-year-old man with cT2N1M0 squamous cell carcinoma of the oropharynx, p16+, ECOG 1.",
    "Prescribe 70 Gy in 35 fractions with concurrent weekly cisplatin (40 mg/m²).",
    "Lungs: V20Gy 23 %, mean 12.4 Gy;\n\tcord Dmax 43.1 Gy\n\n  heart mean 4 Gy   ",
    " leading and trailing ",
    "tabs\t\tand\u00a0no-break spaces",
    "é versus e\u0301",
]


@pytest.fixture(scope="session")
def texts():
    """Some four hundred texts: words of the field, and pairs of them with all kinds of gap."""
    words = [word for word in WORDS if word != "<s>"]
    pairs = list(zip(words, words[7:] + words[:7], strict=True))
    joined = [f"{left}{gap}{right}" for (left, right), gap in itertools.product(pairs, GAPS)]
    return [*WHOLE, *words, *(f" {word}" for word in words), *joined]


def ids_of_engine(path, texts):
    """Return the ids that the engine gives; it loads the vocabulary alone, in a process of its own."""
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("token_ids.py")), str(path)],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


def compare(folder, encode, texts, tmp_path):
    execute(plan(folder, None, tmp_path / "model.gguf", "Q8_0"))
    found = ids_of_engine(tmp_path / "model.gguf", texts)
    expected = [encode(text) for text in texts]
    differing = [
        (text, ours, theirs) for text, ours, theirs in zip(texts, found, expected, strict=True) if ours != theirs
    ]
    assert differing == []


def small(folders, root, name, vocabulary, files):
    config = {"vocab_size": vocabulary, "hidden_size": 32, "num_hidden_layers": 1}
    return folders.write_folder(root / name, config, tied=True, files=files)


def test_that_a_sentencepiece_model_gives_the_ids_of_sentencepiece(folders, reference_converter, texts, tmp_path):
    library = pytest.importorskip("sentencepiece")
    model = folders.sentencepiece_model(folders.llama2_pieces(reference_converter))
    folder = small(folders, tmp_path, "spm", 32000, {"tokenizer.model": model})

    compare(folder, library.SentencePieceProcessor(model_proto=model).encode, texts, tmp_path)


@pytest.mark.parametrize("order", ["score", "id"])
def test_that_rebuilt_scores_give_the_ids_of_the_tokenizers_library(
    folders, reference_converter, texts, tmp_path, order
):
    """Older programs write merges in the order of scores, transformers 5 in the order of ids."""
    tokenizers = pytest.importorskip("tokenizers")
    pieces = folders.llama2_pieces(reference_converter)
    by_id = [(text, -number, kind) for number, (text, _, kind) in enumerate(pieces)]
    merges = folders.merges_by_score(pieces if order == "score" else by_id)
    content = folders.byte_fallback_json(pieces, merges)
    folder = small(folders, tmp_path, "rebuilt", 32000, {"tokenizer.json": content})
    library = tokenizers.Tokenizer.from_file(str(folder / "tokenizer.json"))

    compare(folder, lambda text: library.encode(text, add_special_tokens=False).ids, texts, tmp_path)


@pytest.mark.parametrize("name", ["gpt-2", "smollm"])
def test_that_byte_pairs_give_the_ids_of_the_tokenizers_library(
    folders, reference_converter, real_base_file, texts, tmp_path, name
):
    tokenizers = pytest.importorskip("tokenizers")
    path = reference_converter / "models/ggml-vocab-gpt-2.gguf" if name == "gpt-2" else real_base_file
    if not path.is_file():
        pytest.skip("the demo's base model is not there: run make demo first")
    steps = folders.byte_level(regex=True) if name == "gpt-2" else folders.SMOLLM_STEPS
    vocabulary = folders.vocabulary_of(path)
    content = folders.byte_level_json(vocabulary, steps)
    folder = small(folders, tmp_path, name, len(vocabulary[0]), {"tokenizer.json": content})
    library = tokenizers.Tokenizer.from_file(str(folder / "tokenizer.json"))

    compare(folder, lambda text: library.encode(text, add_special_tokens=False).ids, texts, tmp_path)
