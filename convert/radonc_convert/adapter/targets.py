"""Which modules an adapter changes and which it brings along whole."""

from __future__ import annotations

from dataclasses import dataclass

from radonc_convert.adapter.patterns import Pattern

__all__ = ["Targets"]

_ALL_LINEAR = "all-linear"


@dataclass(frozen=True)
class Targets:
    """The choice of modules, as PEFT makes it.

    Attributes:
        chosen: Names of adapted modules (whole, or the end of the name behind a dot), or one pattern.
        excluded: Modules that are left out although chosen, in the same two forms.
        saved: Ends of the names of modules that the adapter replaces.
        saved_patterns: The same as patterns: such a module gets no factors.
        complete: Whether every layer must hold every chosen module.

    """

    chosen: frozenset[str] | Pattern
    excluded: frozenset[str] | Pattern
    saved: tuple[str, ...]
    saved_patterns: tuple[Pattern, ...]
    complete: bool

    def has_factors(self, module: str) -> bool:
        """Tell whether the module with this full name gets factors."""
        if _holds(self.excluded, module) or any(pattern.begins(module) for pattern in self.saved_patterns):
            return False
        if isinstance(self.chosen, Pattern) and self.chosen.text == _ALL_LINEAR:
            return module not in {"lm_head", "model.embed_tokens"}
        return _holds(self.chosen, module)

    def is_saved(self, module: str) -> bool:
        """Tell whether the module with this full name is replaced, itself or with a module around it."""
        parts = module.split(".")
        owners = [".".join(parts[:count]) for count in range(1, len(parts) + 1)]
        return any(owner.endswith(name) for owner in owners for name in self.saved)


def _holds(names: frozenset[str] | Pattern, module: str) -> bool:
    if isinstance(names, Pattern):
        return names.covers(module)
    parts = module.split(".")
    return any(".".join(parts[start:]) in names for start in range(len(parts)))
