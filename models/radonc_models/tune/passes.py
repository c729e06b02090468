"""The two passes of a packed model that torch would make in more steps: adapted matrix products and attention."""

from __future__ import annotations

from typing import Any

import torch

__all__ = ["attention", "linear"]


def linear(
    x: torch.Tensor, merged: torch.Tensor, adapted: list[tuple[slice, torch.Tensor, torch.Tensor, float]]
) -> torch.Tensor:
    """Return ``x @ merged.T``, where ``merged`` holds scale B A of each adapter in its rows.

    Args:
        x: (tokens, inputs).
        merged: (outputs, inputs), with the adapters folded in; it gets no gradient itself.
        adapted: Rows of ``merged``, A, B and the scale of each adapter.

    """
    factors = [factor for _, a, b, _ in adapted for factor in (a, b)]
    return _Linear.apply(x, merged, [(rows, scale) for rows, _, _, scale in adapted], *factors)  # type: ignore[no-any-return,no-untyped-call]


class _Linear(torch.autograd.Function):
    """The gradients of A and B are those of the sum W + scale B A; nothing of the size of W is kept for them."""

    @staticmethod
    def forward(ctx: Any, x: torch.Tensor, merged: torch.Tensor, places: Any, *factors: torch.Tensor) -> torch.Tensor:
        ctx.save_for_backward(x, merged, *factors)
        ctx.places = places
        return torch.nn.functional.linear(x, merged)

    @staticmethod
    def backward(ctx: Any, grad: torch.Tensor) -> Any:
        x, merged, *factors = ctx.saved_tensors
        gradients: list[torch.Tensor | None] = []
        if factors:
            downs = torch.cat([a.to(x.dtype) for a in factors[::2]])
            inner = x @ downs.T
            outer = []
            at = 0
            for (rows, scale), a, b in zip(ctx.places, factors[::2], factors[1::2], strict=True):
                part = grad[:, rows]
                outer.append(part @ (b * scale).to(x.dtype))
                gradients += [None, (part.T @ inner[:, at : at + len(a)]).to(b.dtype) * scale]
                at += len(a)
            at = 0
            every = torch.cat(outer, 1).T @ x
            for number, a in enumerate(factors[::2]):
                gradients[2 * number] = every[at : at + len(a)].to(a.dtype)
                at += len(a)
        return (grad @ merged if ctx.needs_input_grad[0] else None, None, None, *gradients)


def attention(q: torch.Tensor, k: torch.Tensor, v: torch.Tensor, mask: torch.Tensor, scale: float) -> torch.Tensor:
    """Return softmax(scale q k' + mask) v.

    Args:
        q: (groups, queries, width).
        k: (groups, keys, width).
        v: (groups, keys, width).
        mask: (queries, keys), 0 or -inf.
        scale: Of the scores.

    """
    return _Attention.apply(q, k, v, mask, scale)  # type: ignore[no-any-return,no-untyped-call]


class _Attention(torch.autograd.Function):
    """At a few hundred tokens torch's fused kernel takes three times as long on a processor."""

    @staticmethod
    def forward(
        ctx: Any, q: torch.Tensor, k: torch.Tensor, v: torch.Tensor, mask: torch.Tensor, scale: float
    ) -> torch.Tensor:
        scores = torch.baddbmm(mask, q, k.transpose(1, 2), alpha=scale)
        shares = torch.softmax(scores, -1)
        ctx.save_for_backward(q, k, v, shares)
        ctx.scale = scale
        return shares @ v

    @staticmethod
    def backward(ctx: Any, grad: torch.Tensor) -> Any:
        q, k, v, shares = ctx.saved_tensors
        by_share = grad @ v.transpose(1, 2)
        # The public way to it is softmax's own node, which would be a second graph in this one.
        by_score = torch.ops.aten._softmax_backward_data(by_share, shares, -1, shares.dtype)  # noqa: SLF001
        by_score *= ctx.scale
        return by_score @ k, by_score.transpose(1, 2) @ q, shares.transpose(1, 2) @ grad, None, None
