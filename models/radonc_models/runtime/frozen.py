"""The frozen app: one executable that is the window, the command and the engine's child process.

A frozen program has no interpreter that could be given a module to run. It starts itself again instead, with a switch
and the name of one of the few modules that may be a child.
"""

from __future__ import annotations

import sys
from importlib import import_module

__all__ = ["CHILDREN", "SWITCH", "is_frozen", "program_command", "serve_child"]

SWITCH = "--engine"
"""First argument of a frozen executable that is to be a child; the second is one of ``CHILDREN``."""

CHILDREN = frozenset(f"radonc_models.runtime.{name}" for name in ("child", "selftest", "network_trial"))
"""Modules whose ``main()`` a frozen executable may be started for; no other code is reached by arguments."""


def is_frozen() -> bool:
    """Tell whether this process runs from a frozen executable instead of an interpreter."""
    return bool(getattr(sys, "frozen", False))


def program_command(package: str, *arguments: str) -> list[str]:
    """Return the command that starts the program of ``package`` of this installation once more."""
    return [sys.executable, *arguments] if is_frozen() else [sys.executable, "-m", package, *arguments]


def serve_child(arguments: list[str]) -> int | None:
    """Be the child that the arguments after the program's name ask for.

    Returns:
        ``None`` when they ask for no child, so that the caller goes on as the app; 2 for a child that does not exist.

    """
    if arguments[:1] != [SWITCH]:
        return None
    if len(arguments) < 2 or arguments[1] not in CHILDREN:
        sys.stderr.write("This switch belongs to the app itself: start radonc-desktop without it.\n")
        return 2
    del sys.argv[1:3]
    import_module(arguments[1]).main()
    return 0
