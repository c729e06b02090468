"""The packed pass: the loss and the gradients of the plain one."""

import copy
import random
from typing import Any

import pytest

from radonc_models.tune.base import add_adapter, answer_losses
from radonc_models.tune.config import ALL_LINEAR, ATTENTION
from radonc_models.tune.packed import Packed, packable

pytestmark = [
    pytest.mark.torch,
    pytest.mark.filterwarnings("ignore::FutureWarning", "ignore::DeprecationWarning"),
]

EOS = 2


def adapted(model: Any, targets: tuple[str, ...]) -> Any:
    """A float32 model whose adapter is no longer zero."""
    import torch

    torch.manual_seed(3)
    made = add_adapter(model.float(), 4, 8, 0.0, targets)
    with torch.no_grad():
        for value in made.parameters():
            if value.requires_grad:
                value.normal_(0, 0.1)
    return made


def batch(shared: int) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Prompts and answers of different lengths, with ``shared`` tokens at the start of every prompt."""
    rng = random.Random(1)
    start = tuple(range(10, 10 + shared))

    def some(count: int) -> tuple[int, ...]:
        return tuple(rng.randrange(20, 60) for _ in range(count))

    return [((*start, *some(rng.randrange(3, 8))), (*some(rng.randrange(1, 5)), EOS)) for _ in range(5)]


@pytest.mark.parametrize("targets", [ALL_LINEAR, ATTENTION, ("q_proj", "v_proj")])
@pytest.mark.parametrize("shared", [0, 4])
def test_that_loss_and_gradients_are_those_of_the_plain_pass(
    tiny_llama: Any, targets: tuple[str, ...], shared: int
) -> None:
    model = adapted(tiny_llama, targets)
    twin = copy.deepcopy(model)
    cases = batch(shared)

    expected = answer_losses(model, cases, EOS)
    expected.sum().backward()
    packed = Packed(twin)
    packed.fold()
    losses = packed.answer_losses(cases, EOS)
    losses.sum().backward()

    assert losses.tolist() == pytest.approx(expected.tolist(), rel=1e-4)
    for (name, value), other in zip(model.named_parameters(), twin.parameters(), strict=True):
        if value.requires_grad:
            assert float((value.grad - other.grad).norm()) <= 1e-3 * float(value.grad.norm()), name
        else:
            assert other.grad is None


def test_that_equal_prompts_share_all_but_their_last_token(tiny_llama: Any) -> None:
    model = adapted(tiny_llama, ALL_LINEAR)
    cases = [((5, 6, 7), (9, EOS)), ((5, 6, 7), (8, 11, EOS))]
    packed = Packed(model)
    packed.fold()
    assert packed.answer_losses(cases, EOS).tolist() == pytest.approx(
        answer_losses(model, cases, EOS).tolist(), rel=1e-4
    )


def test_that_folding_takes_up_a_changed_adapter(tiny_llama: Any) -> None:
    import torch

    model = adapted(tiny_llama, ALL_LINEAR)
    packed = Packed(model)
    packed.fold()
    before = packed.answer_losses(batch(2), EOS).sum().item()
    with torch.no_grad():
        for value in model.parameters():
            if value.requires_grad:
                value.mul_(1.5)
    packed.fold()
    after = packed.answer_losses(batch(2), EOS).sum().item()
    assert after != pytest.approx(before, rel=1e-3)
    assert after == pytest.approx(answer_losses(model, batch(2), EOS).sum().item(), rel=1e-4)


def test_that_only_what_is_computed_alike_is_packed(tiny_llama: Any) -> None:
    model = add_adapter(tiny_llama, 4, 8, 0.0, ATTENTION)
    assert packable(model, 0.0)
    assert not packable(model, 0.05)
    model.get_base_model().config.attention_bias = True
    assert not packable(model, 0.0)
