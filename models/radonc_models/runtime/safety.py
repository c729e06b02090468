"""What the next start of the engine should avoid, learnt from how earlier ones ended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from radonc_models.errors import EngineError
from radonc_models.runtime.protocol import Loaded

__all__ = ["Caution", "Setting"]

_TOO_OFTEN = 3
_NATIVE = ("SIGILL", "SIGSEGV", "SIGABRT", "SIGBUS", "SIGFPE")  # the code's own fault, not somebody's kill


@dataclass(frozen=True)
class Setting:
    """How boldly the engine is started.

    Attributes:
        gpu: Whether a GPU may be used.
        gpu_layers: At most so many layers on the GPU; ``None`` for all that fit.
        variant: Name of the engine's build for this processor; empty for the best one.
        reason: Why this is not the boldest setting, for the user; empty when it is.

    """

    gpu: bool = True
    gpu_layers: int | None = None
    variant: str = ""
    reason: str = ""


class Caution:
    """Chooses the setting of the next start; a setting is never made bolder again in one run of the app.

    Args:
        setting: Where to begin.
        next_safer: Gives the name of a safer build for this processor after one that crashed, ``None`` when there
            is none left.

    """

    def __init__(self, setting: Setting, next_safer: Callable[[str], str | None] = lambda _variant: None) -> None:
        self.setting = setting
        self._next_safer = next_safer
        self._deaths = 0
        self._last = ""

    def check(self) -> None:
        """Refuse to start once more what never survives.

        Raises:
            EngineError: The engine ended three times in a row without an answer between.

        """
        if self._deaths >= _TOO_OFTEN:
            raise EngineError(
                f"The engine ended {self._deaths} times in a row (last: {self._last}): "
                "run 'radonc-desktop --doctor', then restart the app."
            )

    def answered(self) -> None:
        """Note a request that came to its end."""
        self._deaths = 0

    def died(self, how: str, loaded: Loaded | None, *, loading: bool) -> None:
        """Note an end of the engine and choose a safer setting where that can help.

        Args:
            how: How it ended, in words; a signal is named first.
            loaded: A model that was loaded then, if any.
            loading: Whether it was still loading one.

        """
        self._deaths += 1
        self._last = how
        on_gpu = loaded.layers_on_gpu if loaded else 0
        if self.setting.gpu and on_gpu > 1 and not loading:
            layers = on_gpu // 2
            reason = f"the engine ended with {on_gpu} layers on the GPU ({how}), {layers} are tried"
            self.setting = replace(self.setting, gpu_layers=layers, reason=reason)
        elif self.setting.gpu and (on_gpu or loading):
            self.setting = replace(self.setting, gpu=False, reason=f"the engine ended while it used the GPU ({how})")
        elif how.startswith(_NATIVE) and (variant := self._next_safer(self.setting.variant)) is not None:
            reason = f"the engine ended ({how}), its safer build {variant} is used"
            self.setting = replace(self.setting, variant=variant, reason=reason)

    def forget(self) -> None:
        """Allow starts again, as after a restart of the app; the setting stays."""
        self._deaths = 0
