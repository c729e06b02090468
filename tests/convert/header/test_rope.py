"""Rotary embedding in its old and its new spelling."""

import struct

import numpy as np
import pytest

from radonc_convert.errors import CheckpointError
from radonc_convert.header.hyperparameters import read_hyperparameters
from radonc_convert.header.rope import read_rope

LLAMA3 = {
    "rope_type": "llama3",
    "low_freq_factor": 1.0,
    "high_freq_factor": 4.0,
    "original_max_position_embeddings": 8192,
}


def scaling(config, context=4096):
    """Return base and entries, the keys without their common part."""
    forms = {4: "<I", 6: "<f"}
    found = read_rope(config, 64, context)
    entries = {
        value.key.removeprefix("llama.rope.scaling."): value.raw[8:].decode()
        if value.type == 8
        else struct.unpack(forms[value.type], value.raw)[0]
        for value in found.scaling
    }
    return found.theta, entries


@pytest.mark.parametrize(
    ("config", "theta", "expected"),
    [
        ({}, 10000.0, {}),
        ({"rope_theta": 500000.0, "rope_scaling": None}, 500000.0, {}),
        ({"rope_parameters": {"rope_type": "default", "rope_theta": 1e6}, "rope_theta": 5.0}, 1e6, {}),
        (
            {"rope_scaling": {"type": "linear", "factor": 2.0}, "rope_theta": 20000},
            20000.0,
            {"type": "linear", "factor": 2.0},
        ),
        ({"rope_scaling": {"type": "dynamic", "factor": 2.0}}, 10000.0, {}),
        ({"rope_scaling": {"type": "su", "long_factor": [1.0]}}, 10000.0, {"type": "longrope"}),
        (
            {"rope_parameters": {"rope_type": "yarn", "factor": 4, "attention_factor": 1.5, "beta_slow": 1}},
            10000.0,
            {
                "type": "yarn",
                "factor": 4.0,
                "original_context_length": 4096,
                "yarn_attn_factor": 1.5,
                "yarn_beta_slow": 1.0,
            },
        ),
        (
            {
                "rope_scaling": {"rope_type": "yarn", "factor": 2.0, "original_max_position_embeddings": 1024},
                "rope_parameters": {"rope_type": "linear", "factor": 8.0},
            },
            10000.0,
            {"type": "yarn", "factor": 2.0, "original_context_length": 1024},
        ),
    ],
)
def test_that_both_spellings_are_read(config, theta, expected):
    assert scaling(config) == (theta, expected)


@pytest.mark.parametrize(
    ("config", "match"),
    [
        ({"rope_scaling": {"type": "linear"}}, "factor"),
        ({"rope_scaling": {"type": "yarn", "factor": 0}}, "factor"),
        ({"rope_scaling": {"type": "spiral", "factor": 2}}, "'spiral' in config.json is not supported"),
        ({"rope_scaling": "linear"}, "rope_parameters"),
        ({"rope_theta": -1}, "rope_theta"),
        ({"partial_rotary_factor": 0.5}, "part of each head"),
        ({"rope_scaling": LLAMA3 | {"high_freq_factor": 1.0}}, "high_freq_factor"),
    ],
)
def test_that_another_rotation_is_refused(config, match):
    with pytest.raises(CheckpointError, match=match):
        read_rope(config, 64, 4096)


def test_that_fast_frequencies_stay_and_slow_ones_are_divided():
    factors = np.frombuffer(read_rope({"rope_scaling": LLAMA3 | {"factor": 32.0}}, 64, 4096).factors, "<f4")
    assert len(factors) == 32
    assert factors[0] == 1
    assert factors[-1] == 32
    assert (np.diff(factors) >= 0).all()


@pytest.mark.torch
@pytest.mark.parametrize(("size", "factor"), [(64, 32.0), (128, 8.0), (128, 32.0)], ids=["1B", "8B", "3B"])
def test_that_the_factors_of_the_llama_3_models_are_those_of_torch(size, factor):
    """The reference's formula, evaluated by torch, bit for bit."""
    torch = pytest.importorskip("torch")
    frequencies = 1.0 / (500000.0 ** (torch.arange(0, size, 2, dtype=torch.float32) / size))
    expected = []
    for frequency in frequencies:
        length = 2 * torch.pi / frequency
        smooth = (8192 / length - 1.0) / (4.0 - 1.0)
        blend = 1 / ((1 - smooth) / factor + smooth)
        expected.append(1 if length < 8192 / 4.0 else factor if length > 8192 / 1.0 else blend)

    config = {"rope_parameters": LLAMA3 | {"factor": factor, "rope_theta": 500000.0}}

    assert read_rope(config, size, 131072).factors == torch.tensor(expected, dtype=torch.float32).numpy().tobytes()


def test_that_missing_values_get_the_usual_defaults():
    config = {
        "hidden_size": 64,
        "num_attention_heads": 4,
        "num_hidden_layers": 2,
        "intermediate_size": 96,
        "vocab_size": 320,
    }
    found = read_hyperparameters(config)
    assert (found.shape.kv_heads, found.shape.head_size) == (4, 16)
    assert (found.context, found.epsilon, found.tied) == (2048, 1e-6, None)
