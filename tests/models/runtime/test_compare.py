"""Two models are compared over the same tokens, in a process of their own."""

import json
import subprocess
import sys

import numpy as np
import pytest

from radonc_models.runtime.compare import divergence

TEXTS = [["The dose to the left lung is ", "50 Gy in 5 fractions."], ["Stage IIIB, ", "60 Gy in 30."]]


def ask(request):
    """Return the events of a child that gets one request."""
    with subprocess.Popen(
        [sys.executable, "-m", "radonc_models.runtime.compare"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as child:  # fmt: skip
        child.stdin.write(json.dumps(request).encode() + b"\n")
        child.stdin.flush()
        events = [json.loads(line) for line in child.stdout]
        assert not child.stderr.read()
    assert child.returncode == 0
    return events


def language(model, reference, **more):
    request = {"task": "language", "model": str(model), "reference": str(reference), "texts": TEXTS}
    return ask(request | {"window": 64, "positions": 1000, "threads": 1} | more)


def test_that_the_divergence_is_that_of_the_definition():
    rng = np.random.default_rng(1)
    before, after = (rng.normal(0, 2, (5, 30)).astype(np.float32) for _ in range(2))
    before, after = (rows - np.log(np.exp(rows).sum(axis=1, keepdims=True)) for rows in (before, after))
    target = np.array([3, 0, 29, 7, 7])

    found = divergence(before, after, target)

    expected = [sum(np.exp(p) * (p - q)) for p, q in zip(before, after, strict=True)]
    assert found[:, 0] == pytest.approx(expected, rel=1e-4)
    assert found[:, 1].tolist() == (before.argmax(axis=1) == after.argmax(axis=1)).tolist()
    assert found[:, 2] == pytest.approx([before[row, token] for row, token in enumerate(target)])
    assert found[:, 3] == pytest.approx([after[row, token] for row, token in enumerate(target)])


def test_that_a_model_does_not_differ_from_itself(tiny_models):
    *progress, last = language(tiny_models[0], tiny_models[0])

    found = last["result"]
    assert (found["kl_max"], found["same_top"]) == (0.0, 1.0)
    assert found["perplexity"] == found["reference_perplexity"]
    # The tiny model's tokens are bytes: every one but the first of a text is predicted, answers are scored.
    assert found["positions"] == sum(len(prompt + answer) - 1 for prompt, answer in TEXTS)
    assert found["answer_tokens"] == sum(len(answer) for _, answer in TEXTS)
    assert progress[-1]["progress"] == [2 * found["positions"]] * 2


def test_that_different_models_differ_both_ways(tiny_models):
    there, back = language(*tiny_models)[-1]["result"], language(*reversed(tiny_models))[-1]["result"]

    assert min(there["kl_mean"], back["kl_mean"]) > 0.1
    assert there["perplexity"] == pytest.approx(back["reference_perplexity"], rel=1e-5)
    assert there["same_top"] == back["same_top"] < 1


def test_that_windows_and_positions_are_limited(tiny_models):
    found = language(tiny_models[0], tiny_models[0], window=16, positions=40)[-1]["result"]

    assert found["positions"] == 40


def test_that_token_ids_come_back_for_every_text(tiny_models):
    (answer,) = ask({"task": "tokens", "model": str(tiny_models[0]), "texts": ["ab", "", "ä"]})

    first, empty, accented = answer["result"]
    assert (len(first), empty, len(accented)) == (2, [], 2)


def test_that_a_problem_is_one_sentence_without_the_text(tiny_models, tmp_path):
    (tmp_path / "no.gguf").write_bytes(b"nothing")

    for events in (
        ask({"task": "tokens", "model": str(tmp_path / "no.gguf"), "texts": ["a secret"]}),
        language(tiny_models[0], tmp_path / "no.gguf"),
        language(tiny_models[0], tiny_models[0], texts=[["", "x"]]),
        ask({"task": "language", "texts": "a secret"}),
    ):
        assert len(events) == 1
        assert events[0]["problem"].endswith(".")
        assert "secret" not in events[0]["problem"]


def test_that_the_child_ends_when_its_asker_goes_away(tiny_models):
    request = {"task": "language", "model": str(tiny_models[0]), "reference": str(tiny_models[0]),
               "texts": [["", "word " * 50_000]], "window": 512, "positions": 10**6, "threads": 1}  # fmt: skip
    child = subprocess.Popen(
        [sys.executable, "-m", "radonc_models.runtime.compare"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL
    )
    child.stdin.write(json.dumps(request).encode() + b"\n")
    child.stdin.flush()
    child.stdin.close()

    assert child.wait(30) == 0
