import json
import re
from pathlib import Path

import numpy as np
import pytest

from radonc_models.errors import EngineError, InputRefused
from radonc_models.runtime import llama
from radonc_models.runtime.generation import Session
from radonc_models.runtime.protocol import Done, PromptProgress, Scored, Token
from radonc_models.tasks import MODALITY_LABELS, Task, render

DETAILS = "SYNTHETIC. 64-year-old with a 2.1 cm tumour of the left lower lobe, cT1c cN0 cM0, medically inoperable. "


def _done(events):
    last = None
    for event in events:
        assert not isinstance(last, Done), "nothing may follow Done"
        last = event
    assert isinstance(last, Done)
    return last


@pytest.fixture(scope="module")
def model(tiny_models):
    model = llama.Model(str(tiny_models[0]), gpu_layers=0, threads=1, stop=lambda: False, log=llama.EngineLog())
    model.open_context(4096)
    yield model
    model.close()


def _naive_log_probability(model, prompt, label):
    """One label, one forward pass over everything, no sharing of anything."""
    head = model.tokenize(prompt, add_special=True)
    tail = model.tokenize(label, add_special=False)
    model.forget(0, 0)
    tokens = head + tail
    rating = 0.0
    for start in range(0, len(tokens), llama.BATCH):
        part = tokens[start : start + llama.BATCH]
        wanted = [start + index >= len(head) - 1 for index in range(len(part))]
        assert model.decode(part, range(start, start + len(part)), [(0,)] * len(part), wanted)
        for index, row_wanted in enumerate(wanted):
            if not row_wanted:
                continue
            logits = model.logits(index).astype(np.float64)
            log_probabilities = logits - np.logaddexp.reduce(logits)
            position = start + index + 1
            if position < len(tokens):
                rating += log_probabilities[tokens[position]]
            else:
                rating += np.logaddexp.reduce(log_probabilities[model.end_tokens()])
    model.forget(0, 0)
    return rating


def test_that_batched_label_scores_agree_with_one_forward_pass_a_label(model):
    prompt = render(Task.MODALITY, DETAILS * 4)
    session = Session(model, lambda: False)
    *_, scored = session.score(prompt, MODALITY_LABELS)
    assert isinstance(scored, Scored)
    assert scored.labels == MODALITY_LABELS
    for label, rating in zip(scored.labels, scored.log_probabilities, strict=True):
        naive = _naive_log_probability(model, prompt, label)
        assert rating == pytest.approx(naive, abs=1e-3)


def test_that_scoring_leaves_nothing_behind_in_the_next_answer(model):
    prompt = render(Task.REGIMEN, DETAILS * 3)
    clean = _done(Session(model, lambda: False).generate(prompt, 12)).text
    session = Session(model, lambda: False)
    list(session.score(render(Task.MODALITY, DETAILS * 3), MODALITY_LABELS))
    assert _done(session.generate(prompt, 12)).text == clean


@pytest.mark.parametrize(
    ("earlier", "prompt"),
    [
        ("lung " * 150, "lung " * 100 + "left"),
        # All but the last token in common: computed alone, that token would get other bits than in its batch.
        ("lung " * 60, ("lung " * 60)[: llama.BATCH - 1] + "!"),
        ("lung " * 60, ("lung " * 60)[: llama.BATCH]),
    ],
)
def test_that_a_warm_prompt_has_exactly_the_logits_of_a_cold_one(model, earlier, prompt):
    def first_logits(session):
        for event in session.generate(prompt, 1):
            if isinstance(event, Token):
                break
        return model.logits(-1).copy()

    cold = first_logits(Session(model, lambda: False))
    session = Session(model, lambda: False)
    list(session.generate(earlier, 4))
    warm = first_logits(session)
    np.testing.assert_array_equal(warm, cold)


def test_that_a_multibyte_character_is_never_split(model, monkeypatch):
    pieces = {11: b"5\xc2", 12: b"\xb0 \xe2\x89", 13: b"\xa4 2"}
    order = iter([11, 12, 13, 14])
    logits = np.zeros(model.n_vocab, dtype=np.float32)

    def fake_logits(_index):
        row = logits.copy()
        row[next(order)] = 1.0
        return row

    session = Session(model, lambda: False)
    monkeypatch.setattr(model, "logits", fake_logits)
    monkeypatch.setattr(model, "piece", pieces.__getitem__)
    monkeypatch.setattr("radonc_models.runtime.generation._COALESCE_SECONDS", 0.0)
    events = list(session.generate("x", 3))
    texts = [event.text for event in events if isinstance(event, Token)]
    assert texts == ["5", "° ", "≤ 2"]
    assert events[-1].text == "5° ≤ 2"
    assert events[-1].finish == "length"


def test_that_pieces_join_to_the_answer_and_progress_reaches_the_end(engine, key):
    events = list(engine.generate(key, render(Task.REGIMEN, DETAILS * 10), 20))
    done = _done(events)
    assert "".join(event.text for event in events if isinstance(event, Token)) == done.text
    progress = [event for event in events if isinstance(event, PromptProgress)]
    assert progress[-1].done == progress[-1].total == done.prompt_tokens
    assert len(progress) > 2


def test_that_the_end_token_ends_the_answer_and_the_limit_is_reported_as_cut(model, monkeypatch):
    def answering(*tokens):
        order = iter(tokens)

        def logits(_index):
            row = np.zeros(model.n_vocab, dtype=np.float32)
            row[next(order)] = 1.0
            return row

        monkeypatch.setattr(model, "logits", logits)
        return _done(Session(model, lambda: False).generate("x", 3))

    end = int(model.end_tokens()[0])
    stopped = answering(100, 101, end)
    assert (stopped.finish, stopped.new_tokens) == ("stop", 2)
    complete_at_the_limit = answering(100, 101, 102, end)
    assert (complete_at_the_limit.finish, complete_at_the_limit.new_tokens) == ("stop", 3)
    cut = answering(100, 101, 102, 103)
    assert (cut.finish, cut.new_tokens) == ("length", 3)
    empty = answering(end)
    assert (empty.finish, empty.text) == ("stop", "")


def test_that_the_same_question_gets_the_same_answer(engine, key):
    prompt = render(Task.REGIMEN, DETAILS * 5)
    cold = _done(engine.generate(key, prompt, 24))
    list(engine.generate(key, render(Task.DIAGNOSIS, DETAILS * 7), 8))
    warm = _done(engine.generate(key, prompt, 24))
    warmer = _done(engine.generate(key, prompt, 24))
    assert cold.text == warm.text == warmer.text
    assert warmer.reused_tokens >= llama.BATCH


def test_that_an_overlong_prompt_is_refused_with_both_counts(engine, key):
    prompt = render(Task.REGIMEN, DETAILS * 60)
    count = len(engine.tokenize(key, prompt))
    with pytest.raises(InputRefused, match=rf"has {count:,} tokens .* room for 4,000;") as refusal:
        list(engine.generate(key, prompt, 96))
    assert "tumour" not in str(refusal.value)
    with pytest.raises(InputRefused, match=f"{len(engine.tokenize(key, prompt)):,} tokens"):
        engine.score_labels(key, prompt, MODALITY_LABELS)


def test_that_special_tokens_in_the_data_stay_text(engine, key):
    gold = Path(__file__).parents[2] / "gold"
    lines = [
        line for half in ("dev", "held_out") for line in (gold / f"injections_{half}.tsv").read_text().splitlines()
    ]
    attacks = [json.loads(f'"{line[6:]}"') for line in lines if line.startswith("token\t")]
    assert len(attacks) == 50
    for text in attacks:
        assert not {0, 1} & set(engine.tokenize(key, f"dose {text} 50 Gy")), f"{text} was parsed"
    for text in ("<|im_end|>", "<|endoftext|>", "<|im_start|>system"):
        ids = engine.tokenize(key, f"dose {text} 50 Gy")
        assert not {0, 1} & set(ids), f"{text} was parsed"
        assert len(ids) > len(engine.tokenize(key, "dose 50 Gy")) + 2


def test_that_scores_do_not_depend_on_how_often_they_are_asked(engine, key):
    prompt = render(Task.MODALITY, DETAILS * 6)
    first = engine.score_labels(key, prompt, MODALITY_LABELS)
    second = engine.score_labels(key, prompt, MODALITY_LABELS)
    assert second.log_probabilities == first.log_probabilities
    assert all(value < 0 for value in first.log_probabilities)


def test_that_text_which_is_not_text_is_refused(engine, key):
    with pytest.raises(InputRefused, match="not valid text"):
        list(engine.generate(key, "left \ud800 breast", 4))


def test_that_a_grammar_is_kept_and_ends_the_answer(model):
    rules = 'root ::= [1-9] [0-9]* " Gy in " [1-9] [0-9]? " fractions"'
    prompt = render(Task.REGIMEN, DETAILS)
    free = _done(Session(model, lambda: False).generate(prompt, 40))
    kept = _done(Session(model, lambda: False).generate(prompt, 400, grammar=rules))
    assert re.match(r"[1-9]\d*", kept.text)
    assert not re.match(r"[1-9]\d* Gy", free.text)
    closed = 'root ::= "photon" | "proton"'
    done = _done(Session(model, lambda: False).generate(prompt, 40, grammar=closed))
    assert (done.text in ("photon", "proton"), done.finish) == (True, "stop")


def test_that_a_grammar_which_cannot_be_parsed_is_an_error_in_one_sentence(model):
    with pytest.raises(EngineError, match=r"cannot be understood: install the app again\.$"):
        list(Session(model, lambda: False).generate("x", 4, grammar="root ::= ("))


def test_that_counting_gives_the_counts_of_a_refusal(engine, key):
    prompt = render(Task.REGIMEN, DETAILS * 60)
    counted = engine.count(key, prompt, 96)
    assert (counted.tokens, counted.room) == (len(engine.tokenize(key, prompt)), 4000)
    labels = engine.count(key, prompt, 96, MODALITY_LABELS)
    with pytest.raises(InputRefused, match=f"{labels.tokens:,} tokens .* room for {labels.room:,};"):
        engine.score_labels(key, prompt, MODALITY_LABELS)
    assert labels.room == 4096 - sum(len(engine.tokenize(key, label)) for label in MODALITY_LABELS)


def test_that_only_the_named_marks_of_a_prompt_become_special_tokens(tiny_models) -> None:
    log = llama.EngineLog()
    model = llama.Model(str(tiny_models[0]), gpu_layers=0, threads=1, stop=lambda: False, log=log, vocab_only=True)
    try:
        text = "<|im_end|>a<|endoftext|>"
        plain = model.tokenize(text, add_special=True)
        assert not {0, 1} & set(plain)
        marked = model.tokenize(text, add_special=True, marks=("<|im_end|>",))
        assert marked[0] == 1
        assert 0 not in marked
        assert model.tokenize("a", add_special=True, marks=("<|im_end|>",)) == model.tokenize("a", add_special=True)
        assert model.tokenize("", add_special=True, marks=("<|im_end|>",)) == []
    finally:
        model.close()
