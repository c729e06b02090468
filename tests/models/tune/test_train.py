"""The loop: what is learned, what is masked, what is kept."""

import random
from pathlib import Path
from typing import Any

import pytest

from radonc_models.errors import RadOncError
from radonc_models.tune.base import add_adapter, answer_loss
from radonc_models.tune.config import PRESETS, TuneConfig, changed, preset
from radonc_models.tune.dataset import Example, batches
from radonc_models.tune.train import accumulate, evaluate, save_adapter, train
from radonc_models.tune.world import World

pytestmark = [
    pytest.mark.torch,
    pytest.mark.filterwarnings("ignore::FutureWarning", "ignore::DeprecationWarning"),
]

TARGETS = ("q_proj", "v_proj")
EOS = 2


def examples(count: int, seed: int = 0) -> list[Example]:
    """The answer repeats the first prompt token: learnable, and not without reading the prompt."""
    rng = random.Random(seed)
    made = []
    for _ in range(count):
        key = rng.randrange(10, 14)
        prompt = (key, *(rng.randrange(20, 60) for _ in range(rng.randrange(3, 8))))
        made.append(Example(prompt, (key, EOS), str(key)))
    return made


def pairs(part: list[Example]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(example.prompt, example.answer) for example in part]


def test_that_only_the_answer_and_its_end_are_learned(tiny_llama: Any) -> None:
    import torch

    model = add_adapter(tiny_llama, 4, 8, 0.0, TARGETS).eval()
    example = Example((5, 6, 7, 8), (9, 10, EOS), "x")
    loss, count = answer_loss(model, pairs([example]), EOS)

    logits = model(input_ids=torch.tensor([[5, 6, 7, 8, 9, 10, EOS]])).logits[0]
    expected = -sum(torch.log_softmax(logits[at], -1)[token] for at, token in ((3, 9), (4, 10), (5, EOS)))
    assert count == 3
    assert float(loss.detach()) == pytest.approx(float(expected.detach()), rel=1e-5)


def test_that_padding_does_not_change_the_loss(tiny_llama: Any) -> None:
    model = add_adapter(tiny_llama, 4, 8, 0.0, TARGETS).eval()
    part = [Example((5, 6, 7, 8, 9, 11), (9, EOS), "a"), Example((5,), (12, 13, EOS), "b")]
    together, count = answer_loss(model, pairs(part), EOS)
    alone = [answer_loss(model, pairs([example]), EOS) for example in part]
    assert count == sum(tokens for _, tokens in alone) == 5
    assert float(together.detach()) == pytest.approx(sum(float(loss.detach()) for loss, _ in alone), rel=1e-5)


def test_that_accumulated_micro_batches_give_the_gradient_of_one_batch(tiny_llama: Any) -> None:
    import copy

    import torch

    torch.manual_seed(0)
    model = add_adapter(tiny_llama, 4, 8, 0.0, TARGETS)

    def gradient(micro: int) -> Any:
        twin = copy.deepcopy(model)
        part = examples(8)
        accumulate(twin, EOS, [part[at : at + micro] for at in range(0, 8, micro)], World())
        return torch.cat([value.grad.flatten() for value in twin.parameters() if value.requires_grad])

    whole, parts = gradient(8), gradient(2)
    assert float((whole - parts).norm()) < 0.02 * float(whole.norm())
    assert float(whole.norm()) > 0


def test_that_the_loop_learns_and_keeps_the_best_adapter(tiny_llama: Any, tmp_path: Path) -> None:
    model = add_adapter(tiny_llama, 8, 16, 0.0, PRESETS["demo"].target_modules)
    held_out = examples(40, 1)
    before = evaluate(model, EOS, held_out, 8)
    config = TuneConfig(learning_rate=2e-2, batch_size=8, micro_batch_size=8, epochs=5, dropout=0.0)
    reports: list[int] = []

    run = train(model, EOS, examples(160), held_out, config, lambda progress: reports.append(progress.step))

    assert run.validation_loss < 0.5 * before
    assert run.validation_loss == min(run.curve.values())
    assert reports == list(range(1, run.steps + 1))
    model.load_state_dict(run.best, strict=False)
    assert evaluate(model, EOS, held_out, 8) == pytest.approx(run.validation_loss, rel=0.02)
    save_adapter(model, tmp_path / "best", run.best)
    assert (tmp_path / "best" / "adapter_model.safetensors").exists()


def test_that_the_same_seed_gives_the_same_adapter(tiny_llama: Any) -> None:
    import copy

    import torch

    def weights(seed: int) -> Any:
        torch.manual_seed(seed)
        model = add_adapter(copy.deepcopy(tiny_llama), 4, 8, 0.05, TARGETS)
        config = TuneConfig(batch_size=4, micro_batch_size=4, epochs=2, seed=seed)
        train(model, EOS, examples(16), examples(4, 1), config)
        return torch.cat([value.detach().flatten() for _, value in model.named_parameters() if value.requires_grad])

    first = weights(1)
    assert torch.equal(first, weights(1))
    assert not torch.equal(first, weights(2))


def test_that_an_epoch_holds_every_case_once_and_balancing_lifts_the_rare_ones() -> None:
    data = [Example((1,) * (n % 7 + 1), (2,), "common" if n % 10 else "rare") for n in range(100)]
    once = [example for batch in batches(data, 8, 0.0, random.Random(0)) for example in batch]
    even = [example for batch in batches(data, 8, 1.0, random.Random(0)) for example in batch]
    assert sorted(map(id, once)) == sorted(map(id, data))
    assert sum(example.label == "rare" for example in even) > 25


def test_that_batches_of_cases_that_begin_alike_hold_every_case_once() -> None:
    data = [Example((site, *range(n % 5), n), (2,), "x") for n in range(96) for site in (1, 2, 3)]
    made = [*batches(data, 8, 0.0, random.Random(0), alike=True)]
    assert sorted(id(example) for batch in made for example in batch) == sorted(map(id, data))
    assert all(len({example.prompt[0] for example in batch}) == 1 for batch in made)
    assert [batch[0].prompt[0] for batch in made] != sorted(batch[0].prompt[0] for batch in made)


def test_that_the_paper_preset_holds_the_papers_numbers() -> None:
    config = PRESETS["paper"]
    assert (config.rank, config.alpha, config.dropout, config.batch_size) == (8, 16, 0.05, 128)
    assert (config.learning_rate, config.weight_decay) == (3e-4, 0.01)


def test_that_a_setting_that_cannot_work_is_named() -> None:
    with pytest.raises(RadOncError, match="learning_rate"):
        preset("paper", learning_rate=-1.0)


def test_that_a_switch_among_the_settings_takes_no_number() -> None:
    assert changed(PRESETS["demo"], {"alike": True}).alike
    with pytest.raises(RadOncError, match="alike must be true or false"):
        changed(PRESETS["demo"], {"alike": 1})
    with pytest.raises(RadOncError, match="seed must be a whole number"):
        changed(PRESETS["demo"], {"seed": True})
