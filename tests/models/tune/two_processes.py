"""One of the processes of a run; started by test_distributed.py. Writes what it computed to the folder it is given."""

import sys
from pathlib import Path

import torch

from radonc_models.tune.base import add_adapter, load_base
from radonc_models.tune.dataset import Example
from radonc_models.tune.train import accumulate, evaluate
from radonc_models.tune.world import World, joined, shard

PARTS = [
    [Example(tuple(range(10, 20 + place)), (30 + place, 40, 257), "") for place in range(at, at + 3)]
    for at in range(0, 9, 3)
]
"""Three micro-batches: of two processes one gets two."""


def model_of(base):
    model, _ = load_base(base)
    torch.manual_seed(3)
    model = add_adapter(model.float(), 4, 8, 0.0, ("q_proj", "v_proj", "down_proj"))
    with torch.no_grad():
        for name, value in model.named_parameters():
            if "lora_B" in name:  # a fresh adapter computes nothing, and its A gets no gradient
                value.normal_(0, 0.1, generator=torch.Generator().manual_seed(4))
    return model


def computed(model, world):
    """Return loss, gradient and validation loss."""
    loss = accumulate(model, 257, PARTS, world)
    gradient = torch.cat([one.grad.flatten() for one in model.parameters() if one.requires_grad])
    model.zero_grad()
    held_out = evaluate(model, 257, [example for part in PARTS for example in part], 3, world)
    return {"loss": loss, "gradient": gradient, "held_out": held_out}


def main():
    base, out = Path(sys.argv[1]), Path(sys.argv[2])
    with joined("cpu", sharded=True) as world:
        model = model_of(base)
        found = {"whole": computed(model, World(world.rank, world.size))}
        shard(model)
        found["sharded"] = computed(model, world)
        torch.save(found, out / f"{world.rank}.pt")


if __name__ == "__main__":
    main()
