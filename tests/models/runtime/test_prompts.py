"""What was read stays, and gives the bits of a cold run."""

import numpy as np
import pytest

from radonc_models.runtime import llama
from radonc_models.runtime.adapters import Adapter
from radonc_models.runtime.generation import Session
from radonc_models.runtime.llama import BATCH
from radonc_models.runtime.prompts import Reader
from radonc_models.tasks import MODALITY_LABELS, Task, render, template

DETAILS = "SYNTHETIC. 64-year-old with a 2.1 cm tumour of the left lower lobe, cT1c cN0 cM0, medically inoperable. "
CASES = (DETAILS * 3, DETAILS * 3 + "Lives alone.", "SYNTHETIC. 50-year-old, pT2 of the right breast. " * 4)


@pytest.fixture(scope="module")
def model(family):
    model = llama.Model(str(family.base), gpu_layers=0, threads=1, stop=lambda: False, log=llama.EngineLog())
    model.open_context(4096)
    yield model
    model.close()


@pytest.fixture(scope="module")
def adapters(model, family):
    opened = [Adapter(path.name, model.add_adapter(str(path)), None, "") for path in family.adapters]
    return {Task.REGIMEN: opened[0], Task.MODALITY: opened[1], Task.DIAGNOSIS: None}


def _ask(session, task, case, adapters):
    """Ask and return everything that the answer was made of."""
    options = {"fixed": template(task).fixed, "adapter": adapters[task]}
    if task is Task.MODALITY:
        *_, last = session.score(render(task, case), MODALITY_LABELS, **options)
        return last.log_probabilities, session.reader.logits.copy(), last.reused_tokens, last.prompt_tokens
    *_, last = session.generate(render(task, case), 10, **options)
    return last.text, session.reader.logits.copy(), last.reused_tokens, last.prompt_tokens


def _cold(model, task, case, adapters):
    model.forget(0, 0)
    return _ask(Session(model, lambda: False), task, case, adapters)


def test_that_warm_answers_have_the_bits_of_cold_ones(model, adapters):
    cold = {(task, case): _cold(model, task, case, adapters) for task in Task for case in CASES}
    assert all(one[2] == 0 for one in cold.values())
    model.forget(0, 0)
    session = Session(model, lambda: False)
    order = np.random.default_rng(5).permutation(3 * [*range(9)])
    for number in order:
        task, case = list(cold)[number]
        answer, logits, _, _ = _ask(session, task, case, adapters)
        assert answer == cold[task, case][0]
        np.testing.assert_array_equal(logits, cold[task, case][1])


def test_that_asking_again_reads_nothing_and_an_edited_case_only_its_end(model, adapters):
    model.forget(0, 0)
    session = Session(model, lambda: False)
    first, edited, other = (_ask(session, Task.REGIMEN, case, adapters) for case in (CASES[0], CASES[1], CASES[2]))
    *_, reused, total = _ask(session, Task.REGIMEN, CASES[2], adapters)
    assert first[2] == 0
    assert edited[3] - BATCH - len(" Lives alone.\n\n### Regimen:\n") < edited[2] < edited[3]
    assert other[2] == len(template(Task.REGIMEN).fixed) + len("SYNTHETIC. ") // BATCH  # bytes are tokens here
    assert reused == total


def test_that_coming_back_to_a_task_reads_nothing(model, adapters):
    model.forget(0, 0)
    session = Session(model, lambda: False)
    for task in Task:
        assert _ask(session, task, CASES[0], adapters)[2] == 0
    for task in (*Task, *Task):
        *_, reused, total = _ask(session, task, CASES[0], adapters)
        assert reused == total


def test_that_what_was_read_with_one_adapter_is_never_used_with_another(model, adapters):
    model.forget(0, 0)
    session = Session(model, lambda: False)
    texts = []
    for adapter in (adapters[Task.REGIMEN], adapters[Task.MODALITY], None):
        *_, done = session.generate(render(Task.REGIMEN, CASES[0]), 10, adapter=adapter)
        assert done.reused_tokens == 0
        texts.append(done.text)
    assert len(set(texts)) == 3


def _read(reader, tokens, fixed, adapter=None):
    for _ in reader.read(tokens, fixed, adapter):
        pass
    return reader.reused


def test_that_copies_are_bounded_and_the_oldest_goes_first(model):
    model.forget(0, 0)
    size = 300 * model.kv_bytes_per_token
    reader = Reader(model, lambda: False, most_bytes=int(2.5 * size))
    texts = [[first, *range(3, 202), *range(3, 103)] for first in (40, 41, 42, 43)]
    for tokens in texts:
        assert _read(reader, tokens, 1) == 0
        assert reader.parked_bytes <= 2.5 * size
    assert _read(reader, texts[1], 1) == 300
    assert _read(reader, texts[0], 1) == 0, "three were used since"


def test_that_nothing_is_copied_when_memory_is_short(model, monkeypatch):
    model.forget(0, 0)
    reader = Reader(model, lambda: False)

    class Memory:
        available = 1000

    monkeypatch.setattr("psutil.virtual_memory", Memory)
    assert [_read(reader, [first, *range(3, 60)], 1) for first in (40, 41, 40)] == [0, 0, 0]
    assert reader.parked_bytes == 0


def test_that_a_stopped_reading_leaves_only_what_was_read(model):
    model.forget(0, 0)
    tokens = [*range(3, 203), *range(3, 203)]
    asked = iter([False, False, True])
    reader = Reader(model, lambda: next(asked, False))
    *_, last = reader.read(tokens)
    assert (last.done, last.total) == (2 * BATCH, 400)
    assert _read(reader, tokens, 0) == 2 * BATCH
    stopped = reader.logits.copy()
    model.forget(0, 0)
    cold = Reader(model, lambda: False)
    _read(cold, tokens, 0)
    np.testing.assert_array_equal(stopped, cold.logits)


def test_that_stepping_aside_loses_nothing(model):
    model.forget(0, 0)
    reader, tokens = Reader(model, lambda: False), [*range(3, 153)]
    _read(reader, tokens, 20)
    before = reader.logits.copy()
    reader.step_aside()
    assert model.decode([5], [0], [(0,)], [True])
    model.forget(0, 0)
    assert _read(reader, tokens, 20) == len(tokens)
    np.testing.assert_array_equal(reader.logits, before)
