"""A faster pass over a batch on a CPU, with the loss and the gradients of PEFT's modules without dropout.

What saves the time: the adapter is folded into the weights once an optimizer step, so that layers with one input are
one matrix product; the words at the start that all prompts of a batch share are read once; the scores of attention are
made in as few passes as they need; and the last layer ends on the positions that predict an answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import torch

__all__ = ["Packed", "packable"]

_LARGEST = 1_000_000_000
"""Parameters; the folded weights are a second and third copy in memory, which is fine for a small base only."""

_Pair = tuple[tuple[int, ...], tuple[int, ...]]


def packable(model: Any, dropout: float) -> bool:
    """Tell whether ``model`` (of peft) can be trained this way: a small dense Llama on a CPU, no biases, no dropout."""
    config = model.get_base_model().config
    plain = config.model_type == "llama" and config.hidden_act == "silu"
    plain = plain and not getattr(config, "attention_bias", False) and not getattr(config, "mlp_bias", False)
    dense = all(one.device.type == "cpu" and one.is_floating_point() for one in model.parameters())
    return plain and dense and dropout == 0 and model.num_parameters() < _LARGEST


class Product:
    """Linear layers with the same input as one matrix product, their adapters folded in."""

    def __init__(self, modules: list[Any]) -> None:
        import torch

        bases = [getattr(module, "base_layer", module).weight.detach() for module in modules]
        self._frozen = torch.cat(bases)
        self.merged = self._frozen.clone()
        self.adapted: list[tuple[slice, torch.Tensor, torch.Tensor, float]] = []
        at = 0
        for module, base in zip(modules, bases, strict=True):
            rows, at = slice(at, at + len(base)), at + len(base)
            if hasattr(module, "lora_A"):
                name = module.active_adapters[0]
                a, b = module.lora_A[name].weight, module.lora_B[name].weight
                self.adapted.append((rows, a, b, float(module.scaling[name])))

    def fold(self) -> None:
        """Fold the adapter as it is now into the weights."""
        import torch

        kind = self.merged.dtype
        for rows, a, b, scale in self.adapted:
            up = (b.detach() * scale).to(kind)
            torch.addmm(self._frozen[rows], up, a.detach().to(kind), out=self.merged[rows])

    def __call__(self, x: torch.Tensor) -> torch.Tensor:
        """Return ``x`` (tokens, inputs) times the weights, (tokens, outputs); gradients go to ``x``, A and B."""
        from radonc_models.tune.passes import linear

        return linear(x, self.merged, self.adapted)


@dataclass(frozen=True)
class _Layer:
    before_attention: Any
    query_key_value: Product
    out: Product
    before_mlp: Any
    gate_up: Product
    down: Product

    @property
    def products(self) -> tuple[Product, ...]:
        return self.query_key_value, self.out, self.gate_up, self.down


class Packed:
    """A model of peft, read for packed passes; it shares the adapter's tensors with that model."""

    def __init__(self, model: Any) -> None:
        causal = model.get_base_model()
        self._model, self._head = causal.model, causal.lm_head
        config = causal.config
        self._heads, self._groups = config.num_attention_heads, config.num_key_value_heads
        self._width = getattr(config, "head_dim", None) or config.hidden_size // self._heads
        self._layers = [_layer(layer) for layer in self._model.layers]

    def fold(self) -> None:
        """Take up the adapter as it is now; wanted after every optimizer step."""
        for layer in self._layers:
            for product in layer.products:
                product.fold()

    def answer_losses(self, batch: list[_Pair], pad: int) -> torch.Tensor:
        """Return the cross entropy of each answer of (prompt, answer) pairs in nats, shape (cases,)."""
        import torch

        shared = _shared(batch)
        # The last token of an answer predicts nothing, so it is not read.
        rests = [(prompt + reply)[shared:-1] for prompt, reply in batch]
        width = max(map(len, rests))
        flat = list(batch[0][0][:shared])
        rows: list[int] = []
        cases: list[int] = []
        targets: list[int] = []
        for number, ((prompt, reply), rest) in enumerate(zip(batch, rests, strict=True)):
            start = len(flat) + len(prompt) - shared - 1
            rows += range(start, start + len(reply))
            cases += [number] * len(reply)
            targets += reply
            flat += [*rest, *[pad] * (width - len(rest))]
        hidden = self._read(torch.tensor(flat), shared, width, torch.tensor(rows))
        logits = self._head(hidden).float()
        each = torch.nn.functional.cross_entropy(logits, torch.tensor(targets), reduction="none")
        return torch.zeros(len(batch)).index_add(0, torch.tensor(cases), each)

    def _read(self, ids: torch.Tensor, shared: int, width: int, wanted: torch.Tensor) -> torch.Tensor:
        """Return the last hidden states of the ``wanted`` tokens: a shared start, then rests of one width."""
        import torch

        x = self._model.embed_tokens(ids)
        cases = (len(ids) - shared) // width
        position = torch.cat([torch.arange(shared), torch.arange(shared, shared + width).repeat(cases)])
        cos, sin = (part[0][:, None] for part in self._model.rotary_emb(x, position[None]))
        half = self._width // 2
        sin = torch.cat([-sin[..., :half], sin[..., half:]], -1)
        mask = _mask(shared, width, self._heads // self._groups, x.dtype)
        for number, layer in enumerate(self._layers):
            mixed = self._attend(layer.query_key_value(_norm(layer.before_attention, x)), cos, sin, shared, width, mask)
            if number == len(self._layers) - 1:
                x, mixed = x[wanted], mixed[wanted]
            x = x + layer.out(mixed)
            gate, up = layer.gate_up(_norm(layer.before_mlp, x)).chunk(2, -1)
            x = x + layer.down(torch.nn.functional.silu(gate) * up)
        return _norm(self._model.norm, x)

    def _attend(
        self, qkv: torch.Tensor, cos: torch.Tensor, sin: torch.Tensor, shared: int, width: int, mask: torch.Tensor
    ) -> torch.Tensor:
        """Return the mixed values (tokens, heads x width) of every token over the shared start and its own rest."""
        import torch

        from radonc_models.tune.passes import attention

        groups, many, size = self._groups, self._heads // self._groups, self._width
        both = qkv[:, : (self._heads + groups) * size].view(len(qkv), self._heads + groups, size)
        both = both * cos + both.roll(size // 2, -1) * sin
        q, k = both[:, : self._heads], both[:, self._heads :]
        v = qkv[:, (self._heads + groups) * size :].view(len(qkv), groups, size)

        def by_group(part: torch.Tensor, rows: int) -> torch.Tensor:
            """Return (cases x groups, queries of a group, size)."""
            split = part.reshape(-1, rows, groups, many, size).permute(0, 2, 3, 1, 4)
            return split.reshape(-1, many * rows, size)

        def back(part: torch.Tensor, rows: int) -> torch.Tensor:
            return part.view(-1, groups, many, rows, size).permute(0, 3, 1, 2, 4).reshape(-1, self._heads * size)

        rest_k, rest_v = (part[shared:].reshape(-1, width, groups, size).transpose(1, 2) for part in (k, v))
        cases = len(rest_k)
        start_k, start_v = (part[:shared].transpose(0, 1) for part in (k, v))
        keys, values = (
            torch.cat([start.expand(cases, -1, -1, -1), rest], 2).flatten(0, 1)
            for start, rest in ((start_k, rest_k), (start_v, rest_v))
        )
        scale = size**-0.5
        mixed = back(attention(by_group(q[shared:], width), keys, values, mask, scale), width)
        if not shared:
            return mixed
        first = _mask(0, shared, many, qkv.dtype)
        start = back(attention(by_group(q[:shared], shared), start_k, start_v, first, scale), shared)
        return torch.cat([start, mixed])


def _layer(layer: Any) -> _Layer:
    attend, mlp = layer.self_attn, layer.mlp
    return _Layer(
        layer.input_layernorm,
        Product([attend.q_proj, attend.k_proj, attend.v_proj]),
        Product([attend.o_proj]),
        layer.post_attention_layernorm,
        Product([mlp.gate_proj, mlp.up_proj]),
        Product([mlp.down_proj]),
    )


def _norm(module: Any, x: torch.Tensor) -> torch.Tensor:
    import torch

    return torch.nn.functional.rms_norm(x, (x.shape[-1],), module.weight, module.variance_epsilon)


def _shared(batch: list[_Pair]) -> int:
    """Return how many tokens at the start all prompts share, leaving each at least one of its own."""
    first, last = min(prompt for prompt, _ in batch), max(prompt for prompt, _ in batch)
    most = min(len(prompt) for prompt, _ in batch) - 1
    return next((at for at in range(most) if first[at] != last[at]), most)


def _mask(shared: int, width: int, many: int, kind: torch.dtype) -> torch.Tensor:
    """Return 0 where a query may look and -inf elsewhere, (queries of a group, keys)."""
    import torch

    later = torch.full((width, width), -torch.inf, dtype=kind).triu(1)
    return torch.cat([torch.zeros(width, shared, dtype=kind), later], 1).repeat(many, 1)
