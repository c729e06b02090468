"""One base answers with several adapters, and only with adapters that were made for it."""

import dataclasses
import os
import signal

import numpy as np
import pytest

from radonc_models.errors import EngineError, ModelPackError
from radonc_models.pack import file_sha256
from radonc_models.runtime import llama
from radonc_models.runtime.adapters import open_adapter
from radonc_models.runtime.canary import refuse_if_same
from radonc_models.runtime.models import Models
from radonc_models.runtime.protocol import Done, Load
from radonc_models.tasks import MODALITY_LABELS, Task, render

DETAILS = "SYNTHETIC. 64-year-old with a 2.1 cm tumour of the left lower lobe, cT1c cN0 cM0, medically inoperable. "


def _text(engine, key, task=Task.REGIMEN, tokens=24):
    *_, done = engine.generate(key, render(task, DETAILS), tokens)
    assert isinstance(done, Done)
    return done.text


def _load(engine, family, path, base_sha256=None):
    return engine.load(family.base, family.base_sha256, family.wanted(path, base_sha256))


def test_that_base_and_adapter_answer_what_the_merged_model_answers(engine, family):
    loaded = _load(engine, family, family.adapters[0])
    merged = engine.load(family.merged, file_sha256(family.merged))
    plain = engine.load(family.base, family.base_sha256)
    assert _text(engine, loaded.key) == _text(engine, merged.key) != _text(engine, plain.key)
    prompt = render(Task.MODALITY, DETAILS)
    scores = [engine.score_labels(one.key, prompt, MODALITY_LABELS).log_probabilities for one in (loaded, merged)]
    assert scores[0] == pytest.approx(scores[1], abs=1e-2)
    assert loaded.canary == "passed"


def test_that_switching_and_coming_back_changes_no_answer(engine, family):
    keys = [_load(engine, family, path).key for path in family.adapters]
    keys.append(engine.load(family.base, family.base_sha256).key)
    first = [_text(engine, key) for key in keys]
    assert len(set(first)) == len(set(keys)) == 3
    assert [_text(engine, key) for key in reversed(keys)] == first[::-1]


def test_that_an_adapter_of_another_base_is_refused(engine, family, tmp_path):
    with pytest.raises(ModelPackError, match=r"was made for another base model .*\.$"):
        _load(engine, family, family.adapters[0], "c" * 64)  # the pack says another base
    stranger = tmp_path / "stranger.gguf"
    stranger.write_bytes(family.adapters[0].read_bytes().replace(family.base_sha256.encode(), b"d" * 64))
    for said in (family.base_sha256, "d" * 64):  # the file names another base, with and without the pack's consent
        with pytest.raises(ModelPackError, match="was made for another base model"):
            _load(engine, family, stranger, said)


def test_that_an_adapter_which_changes_nothing_is_refused(engine, family):
    with pytest.raises(ModelPackError, match=r"nothing\.gguf changes nothing .*\.$"):
        _load(engine, family, family.nothing)
    assert _text(engine, _load(engine, family, family.adapters[0]).key)


def test_that_a_merged_model_is_compared_with_the_base_if_that_is_loaded(engine, family, tiny_models):
    base = engine.load(family.base, family.base_sha256)
    passed = engine.load(family.merged, file_sha256(family.merged), compare_with=base.key)
    assert passed.canary in ("passed", "none")  # loaded before by another test
    renamed = family.base.with_name("renamed.gguf")
    renamed.write_bytes(family.base.read_bytes() + b"\0")
    with pytest.raises(ModelPackError, match=r"renamed\.gguf changes nothing"):
        engine.load(renamed, file_sha256(renamed), compare_with=base.key)
    unknown = engine.load(tiny_models[1], file_sha256(tiny_models[1]), compare_with="e" * 64)
    assert unknown.canary == "no base"


def test_that_values_which_are_no_numbers_are_refused():
    plain = np.zeros(4, np.float32)
    with pytest.raises(ModelPackError, match="no numbers"):
        refuse_if_same("a.gguf", plain, np.array([0, np.nan, 1, 2], np.float32))


class _Untouchable:
    """A model whose native parser must not be reached."""

    def metadata(self, _key):
        return None

    def add_adapter(self, _path):
        raise AssertionError("an unverified file reached the native parser")


@pytest.mark.parametrize("place", [4, 300, -1])
def test_that_a_damaged_adapter_never_reaches_the_native_parser(family, tmp_path, place):
    data = bytearray(family.adapters[0].read_bytes())
    data[place] ^= 1
    damaged = tmp_path / "damaged.gguf"
    damaged.write_bytes(data)
    wanted = dataclasses.replace(family.wanted(damaged), sha256=file_sha256(family.adapters[0]))
    with pytest.raises(ModelPackError, match=r"damaged\.gguf is damaged or was changed"):
        open_adapter(_Untouchable(), family.base_sha256, wanted)


def test_that_a_model_is_no_adapter_and_a_missing_file_is_named(engine, family, tmp_path):
    with pytest.raises(ModelPackError, match="holds no adapter"):
        open_adapter(_Untouchable(), family.base_sha256, family.wanted(family.merged))
    gone = dataclasses.replace(family.wanted(family.adapters[0]), path=str(tmp_path / "gone.gguf"))
    with pytest.raises(ModelPackError, match=r"gone\.gguf is missing"):
        engine.load(family.base, family.base_sha256, gone)


def test_that_an_adapter_of_another_shape_is_refused_in_a_sentence(engine, family, tmp_path, write_tiny_adapter):
    odd = {"blk.0.attn_q.weight": (np.ones((4, 32)), np.ones((32, 4)))}
    path = write_tiny_adapter(tmp_path / "odd.gguf", family.base_sha256, odd)
    with pytest.raises(ModelPackError, match="does not fit the base model"):
        _load(engine, family, path)


def test_that_a_killed_engine_comes_back_with_its_adapter(engine, family):
    key = _load(engine, family, family.adapters[1]).key
    before = _text(engine, key)
    os.kill(engine.pid, signal.SIGKILL)
    engine._talk.bury()
    assert _text(engine, key) == before


def test_that_memory_for_an_adapter_is_never_taken_from_its_own_base(family, monkeypatch):
    models = Models(lambda: False, llama.EngineLog())
    request = Load(str(family.base), family.base_sha256, None, 1, False)
    base = models.load(request)

    class Memory:
        available = 0

    monkeypatch.setattr("psutil.virtual_memory", Memory)
    with pytest.raises(EngineError, match="not enough memory"):
        models.load(dataclasses.replace(request, adapter=family.wanted(family.adapters[0])))
    assert models.find(base.key)[0].told.key == base.key
    models.find(base.key)[0].model.close()
