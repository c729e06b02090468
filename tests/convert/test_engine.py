"""The engine runs what conversion writes: the tokens of the original, other logits with an adapter."""

import numpy as np
import pytest

from radonc_convert.pipeline import execute, plan

pytestmark = pytest.mark.torch
TEXT = "radiation therapy 50 Gy in 5 fractions to the left lung <plan> Ärztin 3.5 <|im_end|>"


@pytest.fixture(scope="module")
def load(chain):
    llama_cpp = pytest.importorskip("llama_cpp")
    keep = chain.silence_engine()

    def loaded(path, **options):
        return llama_cpp.Llama(
            str(path), n_ctx=128, n_threads=1, n_threads_batch=1, logits_all=True, verbose=False, **options
        )

    yield loaded
    assert keep is not None


def logits(model, tokens):
    model.reset()
    model.eval(tokens)
    return np.array(model.scores[: len(tokens)])


@pytest.mark.parametrize("tied", [False, True], ids=["untied", "tied"])
def test_that_the_engine_computes_what_the_merged_model_computes(chain, load, tmp_path, tied):
    import torch
    from peft import PeftModel

    base = chain.make_base(tmp_path / "base", tied=tied)
    adapter = chain.make_adapter(chain.load_base(base), tmp_path / "lora")
    execute(plan(base, adapter, tmp_path / "tuned.gguf", "F32"))
    execute(plan(base, None, tmp_path / "base.gguf", "F32"))
    tokens = list(range(3, 40))

    with torch.no_grad():
        model = chain.quiet(PeftModel.from_pretrained)(chain.load_base(base), str(adapter))
        expected = model(torch.tensor([tokens])).logits[0].numpy()
    tuned = logits(load(tmp_path / "tuned.gguf"), tokens)
    plain = logits(load(tmp_path / "base.gguf"), tokens)

    assert np.abs(tuned - expected).max() < 2e-3 * np.abs(expected).max()
    assert np.abs(tuned - plain).max() > 0.1 * np.abs(expected).max()


def test_that_the_engine_tokenizes_like_the_folder(tiny_base, load, tmp_path):
    from tokenizers import Tokenizer

    execute(plan(tiny_base, None, tmp_path / "out.gguf"))
    model = load(tmp_path / "out.gguf")

    found = model.tokenize(TEXT.encode(), add_bos=False, special=True)

    assert found == Tokenizer.from_file(str(tiny_base / "tokenizer.json")).encode(TEXT, add_special_tokens=False).ids
    assert (model.token_bos(), model.token_eos()) == (1, 2)


@pytest.mark.slow
def test_that_an_adapter_changes_the_answer_of_the_real_base(real_base, real_adapter, load, tmp_path):
    tuned, plain = tmp_path / "tuned.gguf", tmp_path / "base.gguf"
    execute(plan(real_base, real_adapter, tuned))
    execute(plan(real_base, None, plain))
    tokens = load(plain).tokenize(b"The patient has a tumor of the left lung.")

    original, requantized, changed = (logits(load(path), tokens) for path in (real_base, plain, tuned))

    # without the adapter the effect is 0; measured 1.12 against a noise of 0.21, which other processors may shift
    noise = np.abs(original - requantized).mean()
    effect = np.abs(changed - requantized).mean()
    assert noise < 0.02 * np.abs(original).max()
    assert effect > 3 * noise, f"effect {effect:.3f}, noise {noise:.3f}"
