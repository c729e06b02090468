"""The state of an unfinished run on the disk: a killed run goes on from it and draws the same curve."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path
from typing import Any

from radonc_models.disk import unfinished
from radonc_models.errors import RadOncError

__all__ = ["Checkpoints"]

_STATE = "state.pt"
_FULL = {errno.ENOSPC, errno.EDQUOT}


class Checkpoints:
    """Keeps the newest state beside the adapter folder that the run will make.

    Args:
        folder: Where the state lies; hidden, and gone when the run has ended.
        identity: What the run computes: settings, hashes of base and cases. A state of another run is not taken up.

    """

    def __init__(self, folder: Path, identity: dict[str, Any]) -> None:
        self._folder = folder
        self._identity = identity

    def load(self) -> dict[str, Any] | None:
        """Return the newest state, or None where there is none.

        Raises:
            RadOncError: There is one of another run, or it cannot be read.

        """
        import torch

        path = self._folder / _STATE
        if not path.exists():
            return None
        try:
            # weights_only: the file holds tensors and plain values, and nothing in it is ever executed.
            state = torch.load(path, map_location="cpu", weights_only=True)
        except Exception as error:  # torch raises whatever its unpickler meets
            raise RadOncError(
                "The state of the interrupted run cannot be read: start again without --resume."
            ) from error
        if state.pop("identity") != self._identity:
            raise RadOncError(
                "The interrupted run had other settings, cases or another base: repeat them, or start without --resume."
            )
        return dict(state)

    def save(self, state: dict[str, Any]) -> None:
        """Put ``state`` in the place of the last one, as a whole or not at all.

        Raises:
            RadOncError: The disk is full; the last state is still there.

        """
        import torch

        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with unfinished(self._folder / _STATE) as place:
                torch.save(state | {"identity": self._identity}, place)
        except (OSError, RuntimeError) as error:  # torch's writer reports a full disk as a RuntimeError
            full = getattr(error, "errno", errno.ENOSPC) in _FULL
            what = "the disk is full: free space" if full else "its folder cannot be written: check its rights"
            raise RadOncError(
                f"The state of the run could not be saved because {what}, then go on with --resume."
            ) from error

    def clear(self) -> None:
        """Remove the state."""
        shutil.rmtree(self._folder, ignore_errors=True)
