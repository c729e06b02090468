"""The engine computes with base and adapter file what it computes with the merged model."""

import json
import struct

import numpy as np
import pytest

from radonc_convert.adapter.export import plan_adapter, write_adapter
from radonc_convert.cli import main
from radonc_convert.errors import AdapterError, ConvertError, OutputError
from radonc_convert.pipeline import execute, plan

pytestmark = pytest.mark.torch
TOKENS = list(range(3, 40))
CASES = {
    "lora": {},
    "rslora": {"use_rslora": True, "rank": 16},
    "patterns": {"rank_pattern": {"q_proj": 4}, "alpha_pattern": {r"mlp\..*": 40, "k_proj": 1}},
    "rslora-patterns": {"use_rslora": True, "rank_pattern": {"q_proj": 2, "v_proj": 9}},
    "no-effect": {"lora_alpha": 0},
    "embedding": {"target_modules": ["embed_tokens", "q_proj"]},
    "output": {"target_modules": ["lm_head", "q_proj"], "rank_pattern": {"lm_head": 3}, "use_rslora": True},
}


@pytest.fixture(scope="module")
def logits(chain):
    """A function that returns the engine's logits of a model, with an adapter file or without."""
    llama_cpp = pytest.importorskip("llama_cpp")
    keep = chain.silence_engine()

    def computed(path, adapter=None):
        model = llama_cpp.Llama(
            str(path),
            lora_path=adapter and str(adapter),
            n_ctx=64,
            n_threads=1,
            n_threads_batch=1,
            logits_all=True,
            verbose=False,
        )
        model.eval(TOKENS)
        return np.array(model.scores[: len(TOKENS)])

    yield computed
    assert keep is not None


@pytest.fixture(scope="module")
def base_file(tiny_base, tmp_path_factory):
    path = tmp_path_factory.mktemp("base-file") / "base.gguf"
    execute(plan(tiny_base, None, path, "F32"))
    return path


def far(one, other):
    """Return the largest distance between logits in units of their size."""
    return np.abs(one - other).max() / np.abs(other).max()


@pytest.mark.parametrize("case", CASES)
def test_that_base_and_adapter_file_compute_what_the_merged_model_computes(
    chain, tiny_base, base_file, logits, tmp_path, case
):
    adapter = chain.make_adapter(chain.load_base(tiny_base), tmp_path / "lora", **CASES[case])
    execute(plan(tiny_base, adapter, tmp_path / "merged.gguf", "F32"))
    write_adapter(plan_adapter(tiny_base, adapter, tmp_path / "lora.gguf", "F32"))

    merged, plain = logits(tmp_path / "merged.gguf"), logits(base_file)

    assert far(logits(base_file, tmp_path / "lora.gguf"), merged) < 1e-4
    assert (far(plain, merged) > 0.01) == (case != "no-effect")


@pytest.mark.parametrize("file_type", ["F16", "BF16"])
def test_that_smaller_types_compute_nearly_the_same(chain, tiny_base, base_file, logits, tmp_path, file_type):
    adapter = chain.make_adapter(chain.load_base(tiny_base), tmp_path / "lora", **CASES["rslora-patterns"])
    write_adapter(plan_adapter(tiny_base, adapter, tmp_path / "lora.gguf", "F32"))
    write_adapter(plan_adapter(tiny_base, adapter, tmp_path / "small.gguf", file_type))

    exact = logits(base_file, tmp_path / "lora.gguf")

    assert far(logits(base_file, tmp_path / "small.gguf"), exact) < {"F16": 5e-3, "BF16": 4e-2}[file_type]


def test_that_the_alpha_of_the_settings_would_be_noticed(chain, tiny_base, base_file, logits, tmp_path):
    adapter = chain.make_adapter(chain.load_base(tiny_base), tmp_path / "lora", **CASES["rslora"])
    execute(plan(tiny_base, adapter, tmp_path / "merged.gguf", "F32"))
    out = tmp_path / "lora.gguf"
    write_adapter(plan_adapter(tiny_base, adapter, out, "F32"))
    raw, key = out.read_bytes(), b"adapter.lora.alpha" + struct.pack("<I", 6)
    assert raw.count(key + struct.pack("<f", 64)) == 1  # 16 / sqrt(16) is 64 / 16
    out.write_bytes(raw.replace(key + struct.pack("<f", 64), key + struct.pack("<f", 16)))  # what settings say

    merged = logits(tmp_path / "merged.gguf")

    assert far(logits(base_file, out), merged) > 0.01


def test_that_a_file_says_what_it_belongs_to(chain, tiny_base, adapter_copy, base_file, tmp_path):
    from radonc_convert.checkpoint import open_checkpoint

    sha256 = open_checkpoint(base_file).sha256()
    card = {"base": {"sha256": sha256}, "task": "regimen", "template": {"version": 3, "sha256": "ab" * 32}}
    (adapter_copy / "training_card.json").write_text(json.dumps(card))
    receipt = write_adapter(plan_adapter(base_file, adapter_copy, tmp_path / "lora.gguf", name="a name"))

    fields = chain.fields_of(tmp_path / "lora.gguf")

    assert fields["general.type"] == "adapter"
    assert (fields["adapter.type"], fields["adapter.lora.alpha"]) == ("lora", 16)
    assert (fields["general.name"], fields["general.architecture"]) == ("a name", "llama")
    assert fields["radonc.base.sha256"] == sha256 == receipt.base_sha256
    assert fields["radonc.adapter.sha256"] == receipt.adapter_sha256
    assert (fields["radonc.task"], fields["radonc.prompt.version"]) == ("regimen", "3")
    assert {kind for kind, _, _ in chain.tensors_of(tmp_path / "lora.gguf").values()} == {"F16"}
    assert receipt.tensors == 14


def test_that_a_file_has_the_tensors_of_the_usual_converter(chain, tiny_base, tiny_adapter, tmp_path):
    """B's rows of queries and keys are permuted like the base's rows; A is left as it is."""
    import torch
    from safetensors.torch import load_file

    write_adapter(plan_adapter(tiny_base, tiny_adapter, tmp_path / "lora.gguf", "F32"))
    found = chain.tensors_of(tmp_path / "lora.gguf")

    config = chain.load_base(tiny_base).config
    expected = {}
    for name, tensor in load_file(tiny_adapter / "adapter_model.safetensors").items():
        module, _, side = name.removeprefix("base_model.model.").removesuffix(".weight").rpartition(".lora_")
        if side == "B":
            tensor = chain.permuted(f"{module}.weight", tensor, config)
        whole = f"{chain.gguf_name(f'{module}.weight')}.lora_{side.lower()}"
        expected[whole] = tensor.to(torch.float32).numpy()
    assert found.keys() == expected.keys()
    for name, tensor in expected.items():
        assert found[name] == ("F32", tensor.shape[::-1], chain.hashlib.sha256(tensor.tobytes()).hexdigest()), name


def test_that_the_same_input_gives_the_same_file(tiny_base, tiny_adapter, tmp_path):
    receipts = [write_adapter(plan_adapter(tiny_base, tiny_adapter, tmp_path / name, name="x")) for name in "ab"]

    assert receipts[0].sha256 == receipts[1].sha256
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


@pytest.mark.parametrize(
    ("tied", "settings", "match"),
    [
        (False, {"use_dora": True}, "DoRA"),
        (False, {"modules_to_save": ["lm_head"]}, r"lm_head\.weight \(modules_to_save\)"),
        (False, {"modules_to_save": ["norm"]}, "norm"),
        (True, {"target_modules": ["lm_head"]}, "shares with its output"),
        (True, {"target_modules": ["embed_tokens"]}, "shares with its output"),
        (True, {"target_modules": ["embed_tokens"], "ensure_weight_tying": True}, "shares with its output"),
        (False, {"tokens": 385}, "more tokens"),
        (False, {"trainable_token_indices": [3]}, "trainable_token_indices"),
    ],
    ids=["dora", "saved", "saved-norm", "tied-output", "tied-embedding", "tied-both", "tokens", "token-rows"],
)
def test_that_what_must_be_merged_is_refused(chain, tmp_path, tied, settings, match):
    base = chain.make_base(tmp_path / "base", tied=tied)
    adapter = chain.make_adapter(chain.load_base(base), tmp_path / "lora", **settings)

    with pytest.raises(AdapterError, match=f"{match}.*radonc-convert merge"):
        plan_adapter(base, adapter, tmp_path / "out.gguf")
    assert not (tmp_path / "out.gguf").exists()


def test_that_a_factor_too_large_for_the_type_is_refused(chain, tiny_base, tmp_path):
    from safetensors.numpy import load_file, save_file

    adapter = chain.make_adapter(chain.load_base(tiny_base), tmp_path / "lora")
    tensors = load_file(adapter / "adapter_model.safetensors")
    next(iter(tensors.values()))[0, 0] = 1e6
    save_file(tensors, adapter / "adapter_model.safetensors")

    with pytest.raises(AdapterError, match="does not fit into F16"):
        write_adapter(plan_adapter(tiny_base, adapter, tmp_path / "out.gguf"))
    assert [path.name for path in tmp_path.iterdir()] == ["lora"]
    write_adapter(plan_adapter(tiny_base, adapter, tmp_path / "out.gguf", "F32"))


def test_that_targets_and_types_are_checked_before_work(tiny_base, tiny_adapter, tmp_path):
    (tmp_path / "taken.gguf").write_text("mine")

    with pytest.raises(OutputError, match="exists already"):
        plan_adapter(tiny_base, tiny_adapter, tmp_path / "taken.gguf")
    with pytest.raises(ConvertError, match=r"Q8_0.*F32, F16, BF16"):
        plan_adapter(tiny_base, tiny_adapter, tmp_path / "out.gguf", "Q8_0")
    assert write_adapter(plan_adapter(tiny_base, tiny_adapter, tmp_path / "taken.gguf", force=True)).size > 1000


def test_that_the_command_writes_a_file_and_a_receipt(tiny_base, tiny_adapter, tmp_path, capsys):
    arguments = ["--base", str(tiny_base), "--adapter", str(tiny_adapter), "--out", str(tmp_path / "lora.gguf")]

    assert main(["adapter", *arguments, "--json"]) == 0
    receipt = json.loads(capsys.readouterr().out)
    assert receipt["size"] == (tmp_path / "lora.gguf").stat().st_size
    assert main(["adapter", *arguments]) == 2
    assert "exists already" in capsys.readouterr().err
