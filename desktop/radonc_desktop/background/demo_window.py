"""The demo in a process of its own: another store, another passphrase, beside the one that is open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QProcess

from radonc_desktop.policy import read_policy
from radonc_models.errors import RadOncError
from radonc_models.runtime.frozen import program_command

__all__ = ["DemoNotOpened", "demo_command", "demo_opener", "open_demo"]


class DemoNotOpened(RadOncError):
    """The program could not be started a second time."""

    def __init__(self) -> None:
        super().__init__("The demo could not be opened: start RadOnc-GPT with --demo instead.")


def demo_command() -> list[str]:
    """Return the command that opens the demo."""
    return program_command("radonc_desktop", "--demo")


def open_demo() -> None:
    """Open the demo in a window of its own, which goes on when this one is closed.

    Raises:
        DemoNotOpened: It could not be started.

    """
    program, *arguments = demo_command()
    if not QProcess.startDetached(program, arguments)[0]:
        raise DemoNotOpened


def demo_opener(vault: Path) -> Callable[[], None] | None:
    """Return what opens the demo beside the store in ``vault``, None where a policy forbids the demo.

    Raises:
        PolicyError: The policy cannot be read.

    """
    return open_demo if read_policy(vault).demo else None
