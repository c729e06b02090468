"""A tiny Llama with random weights, made on the fly, so that the loop is tested in a second."""

from typing import Any

import pytest


@pytest.fixture
def tiny_llama() -> Any:
    torch = pytest.importorskip("torch")
    transformers = pytest.importorskip("transformers")
    torch.manual_seed(0)
    config = transformers.LlamaConfig(
        vocab_size=64, hidden_size=32, intermediate_size=64, num_hidden_layers=2, num_attention_heads=4,
        num_key_value_heads=2, max_position_embeddings=64, use_cache=False,
        initializer_range=0.3,
    )  # fmt: skip
    return transformers.LlamaForCausalLM(config)
