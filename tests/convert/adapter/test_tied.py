"""A merged model computes what PEFT computes while training, also when the base shares one matrix for two ends."""

import numpy as np
import pytest

from radonc_convert.pipeline import execute, plan

pytestmark = pytest.mark.torch
TOKENS = list(range(3, 40))
CASES = {
    "adapted-embedding": {"target_modules": ["embed_tokens", "q_proj"]},
    "adapted-output": {"target_modules": ["lm_head", "q_proj"]},
    "adapted-both": {"target_modules": ["embed_tokens", "lm_head"]},
    "adapted-alike": {"target_modules": ["embed_tokens", "q_proj"], "ensure_weight_tying": True},
    "saved-embedding": {"modules_to_save": ["embed_tokens"]},
    "saved-output": {"modules_to_save": ["lm_head"]},
    "saved-both": {"modules_to_save": ["embed_tokens", "lm_head"]},
    "saved-alike": {"modules_to_save": ["embed_tokens"], "ensure_weight_tying": True},
    "token-rows-alike": {"trainable_token_indices": [5, 1]},
    "token-rows-of-the-output": {"trainable_token_indices": {"lm_head": [5, 1]}},
    "neither": {},
    "more-tokens": {"tokens": 390},
    "more-tokens-saved": {"tokens": 390, "modules_to_save": ["embed_tokens", "lm_head"]},
    "more-tokens-adapted": {"tokens": 390, "target_modules": ["embed_tokens", "q_proj"]},
}


@pytest.fixture(scope="module")
def engine_logits(chain):
    llama_cpp = pytest.importorskip("llama_cpp")
    keep = chain.silence_engine()

    def computed(path):
        model = llama_cpp.Llama(str(path), n_ctx=64, n_threads=1, n_threads_batch=1, logits_all=True, verbose=False)
        model.eval(TOKENS)
        return np.array(model.scores[: len(TOKENS)])

    yield computed
    assert keep is not None


@pytest.fixture(scope="module")
def tied_base(chain, tmp_path_factory):
    return chain.make_base(tmp_path_factory.mktemp("tied") / "tiny-llama", tied=True)


@pytest.mark.parametrize("case", CASES)
def test_that_a_tied_model_computes_after_merging_what_it_was_trained_to(
    chain, tied_base, engine_logits, tmp_path, case
):
    import torch

    settings, out = CASES[case], tmp_path / "out.gguf"
    adapter = chain.make_adapter(chain.load_base(tied_base), tmp_path / "lora", **settings)
    with torch.no_grad():
        tuned = chain.tuned_model(tied_base, adapter, tokens=settings.get("tokens"))
        expected = tuned(torch.tensor([TOKENS])).logits[0].numpy()

    execute(plan(tied_base, adapter, out, "F32"))

    assert np.abs(engine_logits(out) - expected).max() < 2e-3 * np.abs(expected).max()
    shared = "alike" in case or case in {"neither", "more-tokens"}
    assert ("output.weight" in chain.tensors_of(out)) is not shared


def test_that_a_smaller_file_type_treats_the_untied_matrix_as_the_output(chain, tied_base, tmp_path):
    adapter = chain.make_adapter(chain.load_base(tied_base), tmp_path / "lora", **CASES["saved-output"])

    execute(plan(tied_base, adapter, tmp_path / "out.gguf", "Q4_K_M"))

    found = chain.tensors_of(tmp_path / "out.gguf")
    assert found["output.weight"][0] == "Q8_0"
    assert found["token_embd.weight"][0] == "Q5_0"


def test_that_added_tokens_come_with_their_tokenizer(chain, tied_base, tmp_path):
    adapter = chain.make_adapter(chain.load_base(tied_base), tmp_path / "lora", tokens=390)

    execute(plan(tied_base, adapter, tmp_path / "out.gguf"))

    fields = chain.fields_of(tmp_path / "out.gguf")
    assert fields["llama.vocab_size"] == len(fields["tokenizer.ggml.tokens"]) == 390
    assert chain.tensors_of(tmp_path / "out.gguf")["token_embd.weight"][1] == (64, 390)
