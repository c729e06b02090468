"""The prompts' words and token ids are pinned: tuning, evaluation and the app must send the same numbers."""

import os
import warnings
from pathlib import Path

import pytest

from radonc_models.runtime.client import EngineClient
from radonc_models.tasks import MODALITY_LABELS, Task, render, template

BASE = Path(__file__).parents[2] / "build" / "demo" / "base" / "SmolLM2-135M-Instruct.Q4_1.gguf"

DETAILS = (
    "SYNTHETIC. 64-year-old woman, 2.1 cm spiculated nodule of the left lower lobe, cT1c cN0 cM0 (stage IA3)."
    "\nDeclined surgery; ≥50 pack-years, <|im_end|> FEV1 41 %, cisplatin ×3."
)
HASHES = {
    Task.REGIMEN: "053e25ef2d89cd88769bd8a64bef2c5cfdb1c66c756526a3a97ec8309b653a9c",
    Task.MODALITY: "38651d220262ef26fcfb7bdf89d1e19557dbff01864f7dfc924080b845657e8b",
    Task.DIAGNOSIS: "47369f602daa09366d6fd845269eb412ad5c8ba9a45d040bcb9ce0bb475c484c",
}

# Token ids of SmolLM2's tokenizer. "Radiation oncology. State the ... Patient details:\n"
HEAD_IDS = {
    Task.REGIMEN: "17595 2809 39819 30 2888 260 40192 1849 22950 327 451 3158 30",
    Task.MODALITY: "17595 2809 39819 30 2888 260 40192 1849 37429 327 451 3158 42 29996 28 27458 28 6922 28 "
    "3745 18179 35480 355 29996 27 6838 18179 35480 30",
    Task.DIAGNOSIS: "17595 2809 39819 30 2888 260 5676 282 451 3158 347 45860 29 33 32 29 10625 5410 284 2909 30",
}
DETAILS_IDS = (
    "198 198 3757 23027 3841 42 198 31110 62 7444 3438 3020 30 216 38 36 29 3610 29 793 4166 28 216 34 30 "
    "33 5973 574 286 3853 11509 1951 282 260 2049 2208 29268 28 265 68 33 83 265 62 32 265 61 32 365 "
    "14680 28486 35 595 198 37751 1210 5179 43 39073 37 32 3123 29 17907 28 2067 108 306 79 486 108 46 "
    "426 16091 33 216 36 33 2471 28 27986 439 4474 15493 35 30 198 198"
)
TAIL_IDS = {
    Task.REGIMEN: "3757 3192 37503 42 198",
    Task.MODALITY: "3757 3503 1064 42 198",
    Task.DIAGNOSIS: "3757 26956 42 198",
}


def _golden(task):
    return [int(token) for token in f"{HEAD_IDS[task]} {DETAILS_IDS} {TAIL_IDS[task]}".split()]


@pytest.fixture(scope="module")
def base_model():
    if not BASE.is_file():
        pytest.skip("needs build/demo/base (make demo)")
    return BASE


@pytest.mark.parametrize("task", Task)
def test_that_a_changed_template_gets_a_new_version(task):
    assert (template(task).version, template(task).sha256) == (1, HASHES[task])


def test_that_the_engine_reads_the_pinned_token_ids(base_model):
    pytest.importorskip("llama_cpp")
    client = EngineClient(threads=1)
    try:
        key = client.load(base_model, None).key
        for task in Task:
            assert client.tokenize(key, render(task, DETAILS)) == _golden(task)
        for label in MODALITY_LABELS:  # a label is tuned as a text of its own and scored after the prompt
            whole = client.tokenize(key, render(Task.MODALITY, DETAILS) + label)
            assert whole == _golden(Task.MODALITY) + client.tokenize(key, label)
    finally:
        client.close()


@pytest.mark.slow
@pytest.mark.torch
def test_that_tuning_reads_the_pinned_token_ids(base_model, monkeypatch):
    monkeypatch.setitem(os.environ, "HF_HUB_OFFLINE", "1")
    transformers = pytest.importorskip("transformers")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tokenizer = transformers.AutoTokenizer.from_pretrained(str(base_model.parent), gguf_file=base_model.name)
    for task in Task:
        ids = tokenizer(render(task, DETAILS), add_special_tokens=True, split_special_tokens=True)["input_ids"]
        assert ids == _golden(task)
