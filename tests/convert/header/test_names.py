"""What names of folders and models tell, as llama.cpp's converter reads them."""

import json
import subprocess
import sys

import pytest

from radonc_convert.header.names import parse_name, size_label, title

SEVEN_BILLION, SMALL = 6_738_415_616, 134_515_008
# name, weights: name, organization, base name, fine-tune, version, size
KNOWN = [
    ("Llama-2-7b-chat-hf", SEVEN_BILLION, ("Llama-2-7b-chat-hf", None, "Llama-2", "chat-hf", None, "7B")),
    ("meta-llama/Llama-2-13b-hf", 0, ("Llama-2-13b-hf", "meta-llama", "Llama-2", "hf", None, "13B")),
    ("SmolLM2-135M-Instruct", SMALL, ("SmolLM2-135M-Instruct", None, "SmolLM2", "Instruct", None, "135M")),
    ("merged", SMALL, ("merged", None, None, None, None, None)),
    ("v1.2-finetune", SMALL, ("v1.2-finetune", None, None, None, None, None)),
    ("TinyLlama-1.1B-step-50K-105b", 1_100_000_000, (..., None, "TinyLlama", "step-50k-105b", None, "1.1B")),
    ("Mistral-7B-Instruct-v0.2", 0, ("Mistral-7B-Instruct-v0.2", None, "Mistral", "Instruct", "v0.2", "7B")),
    ("Llama-3.2-1B", 1_235_814_400, ("Llama-3.2-1B", None, "Llama-3.2", None, None, "1B")),
    ("bloom-7b1-petals", 7_000_000_000, ("bloom-7b1-petals", None, "bloom", "petals", None, "7.1B")),
    ("My planning model 7b", 0, ("My planning model 7b", None, None, None, None, None)),
    ("./here", 0, ("here", None, None, None, None, None)),
]


@pytest.mark.parametrize(("model", "weights", "expected"), KNOWN, ids=[known[0] for known in KNOWN])
def test_that_a_name_is_taken_apart(model, weights, expected):
    found = parse_name(model, weights)
    parts = (found.name, found.organization, found.basename, found.finetune, found.version, found.size_label)
    assert parts == tuple(value if want is ... else want for value, want in zip(parts, expected, strict=True))


def test_that_a_context_length_is_no_size():
    assert parse_name("Llama-2-7B-32K", SEVEN_BILLION).size_label == "7B"
    assert parse_name("Llama-2-7B-32K", SEVEN_BILLION).finetune == "32k"


@pytest.mark.parametrize(
    ("weights", "label"),
    [(SEVEN_BILLION, "6.7B"), (SMALL, "135M"), (999, "1.0K"), (41_920, "42K"), (70_553_706_496, "71B"), (2e12, "2.0T")],
)
def test_that_the_number_of_weights_is_told_in_two_digits(weights, label):
    assert size_label(weights) == label


def test_that_words_get_capitals_and_versions_do_not():
    assert title("llama-2-7b-chat-v1.2-HF") == "Llama 2 7b Chat v1.2 HF"


@pytest.mark.torch
def test_that_every_combination_of_parts_is_read_as_the_reference_reads_it(reference_converter):
    """A few thousand names made of the words that names are made of, compared in a child process."""
    words = ["Llama", "2", "7b", "13B", "135M", "chat", "Instruct", "hf", "v1.2", "iter3", "32k", "q4_0", "f16"]
    words += ["small", "large", "8x7B", "7b1", "A2.7B", "lora", "1_5B", "radonc"]
    names = [f"{a}-{b}-{c}" for a in words for b in words for c in words][::3]
    names += [f"org/{name}" for name in words] + words + ["", "-", "a--b", "./x", "../y-7b", "/z-7b", "a b-7b"]
    code = (
        "import sys, json; sys.path.insert(0, sys.argv[1]); from gguf.metadata import Metadata\n"
        "names = json.load(sys.stdin)\n"
        "print(json.dumps([[Metadata.get_model_id_components(n, w), Metadata.id_to_title(n)]"
        " for n in names for w in (0, 6738415616, 134515008)]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(reference_converter / "gguf-py")],
        input=json.dumps(names),
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    for (components, titled), (name, weights) in zip(
        json.loads(done.stdout), [(n, w) for n in names for w in (0, SEVEN_BILLION, SMALL)], strict=True
    ):
        found = parse_name(name, weights)
        ours = [found.name, found.organization, found.basename, found.finetune, found.version, found.size_label]
        assert ours == components, (name, weights)
        assert title(name) == titled
