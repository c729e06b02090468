"""The processes and the device that one run computes on: one CPU, one GPU, or as many as `torchrun` started."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from radonc_models.errors import RadOncError

if TYPE_CHECKING:
    import torch

__all__ = ["World", "joined", "shard"]


@dataclass(frozen=True)
class World:
    """One process among all of a run.

    Attributes:
        rank: Number of this process; 0 reports and writes files.
        size: Number of processes.
        device: Where this process computes: ``cpu`` or ``cuda:N``.
        sharded: Whether each process holds only a part of the base, so that all must compute at the same time.

    """

    rank: int = 0
    size: int = 1
    device: str = "cpu"
    sharded: bool = False

    @property
    def leads(self) -> bool:
        """Whether this process reports and writes files."""
        return self.rank == 0

    @property
    def kind(self) -> str:
        """``cpu`` or ``cuda``."""
        return self.device.partition(":")[0]

    def share(self, parts: list[Any]) -> list[tuple[Any, int]]:
        """Return this process's share of a list that is the same in all of them, each part with its weight, 1.

        With a sharded base every process gets as many parts as the others: what lacks is a part of weight 0.
        """
        mine = [(part, 1) for part in parts[self.rank :: self.size]]
        most = -(-len(parts) // self.size)
        return mine + [(parts[0], 0)] * (most - len(mine)) if self.sharded else mine

    def add_gradients(self, parameters: Iterable[torch.Tensor]) -> None:
        """Replace every gradient by the sum over all processes; each must have divided by the common count."""
        if self.size == 1:
            return
        import torch

        wanted = [parameter for parameter in parameters if parameter.requires_grad]
        flat = torch.cat(
            [(torch.zeros_like(one) if one.grad is None else one.grad).float().flatten() for one in wanted]
        )
        torch.distributed.all_reduce(flat)  # one transfer, in the same order everywhere
        start = 0
        for one in wanted:
            one.grad = flat[start : start + one.numel()].view_as(one).to(one.dtype)
            start += one.numel()

    def add(self, *values: float) -> tuple[float, ...]:
        """Return the sums of numbers over all processes."""
        if self.size == 1:
            return values
        import torch

        sums = torch.tensor(values, dtype=torch.float64, device=self.device)
        torch.distributed.all_reduce(sums)
        return tuple(sums.tolist())

    def wait(self) -> None:
        """Wait until all processes are here."""
        if self.size > 1:
            import torch

            torch.distributed.barrier()


@contextmanager
def joined(device: str = "auto", *, sharded: bool = False) -> Iterator[World]:
    """Join the processes that `torchrun` or `accelerate launch` started, or be alone.

    Args:
        device: ``cpu``, ``cuda``, or ``auto`` for a GPU where torch finds one.
        sharded: The base will be sharded.

    Raises:
        RadOncError: A GPU is wanted and there is none, or one process is to share a base with others.

    """
    import torch

    gpu = torch.cuda.is_available()
    if device == "cuda" and not gpu:
        raise RadOncError("torch finds no CUDA device: install its driver and torch's CUDA build, or use --device cpu.")
    size, rank = int(os.environ.get("WORLD_SIZE", "1")), int(os.environ.get("RANK", "0"))
    local = int(os.environ.get("LOCAL_RANK", "0"))
    where = f"cuda:{local}" if gpu and device != "cpu" else "cpu"
    if where != "cpu":
        torch.cuda.set_device(local)
    if size == 1:
        if sharded:
            raise RadOncError("Sharding the base needs several processes: start the command with `torchrun`.")
        yield World(device=where)
        return
    torch.distributed.init_process_group("gloo" if where == "cpu" else "nccl")
    try:
        yield World(rank, size, where, sharded)
    finally:
        torch.distributed.destroy_process_group()


def shard(model: Any) -> None:
    """Keep of the frozen base only a part in each process (FSDP): layers are gathered while they compute.

    The adapter stays whole everywhere, as it is small; its gradients are summed by ``World.add_gradients``.
    """
    from torch.distributed.fsdp import fully_shard

    for layer in model.get_base_model().model.layers:
        whole = {parameter for parameter in layer.parameters() if parameter.requires_grad}
        fully_shard(layer, ignored_params=whole)
