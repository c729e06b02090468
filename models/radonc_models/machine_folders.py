"""The folders of a machine that its administrator fills and its users only read."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

__all__ = ["machine_pack", "pack_in_use", "packs_folder", "settings_folder"]


def settings_folder() -> Path:
    """Return the folder of the machine's settings: policy, and the keys that may sign model packs."""
    if sys.platform == "win32":
        return _program_data()
    return Path("/Library/Application Support/radonc-gpt") if sys.platform == "darwin" else Path("/etc/radonc-gpt")


def packs_folder() -> Path:
    """Return the folder of the model packs of all users; its path has no letters beyond ASCII."""
    if sys.platform == "win32":
        return _program_data() / "packs"
    return settings_folder() / "packs" if sys.platform == "darwin" else Path("/var/lib/radonc-gpt/packs")


def machine_pack() -> Path | None:
    """Return the pack that is installed for all users, or ``None`` when there is none."""
    current = pack_in_use(packs_folder())
    return current if current and (current / "manifest.json").is_file() else None


def pack_in_use(root: Path) -> Path | None:
    """Return the folder of the pack in use below ``root``: where ``current`` leads to.

    A link on most systems. Windows replaces no link in one step, and not every account may make one: there it is a file
    with the folder's name.
    """
    current = root / "current"
    if sys.platform == "win32":
        try:
            name = current.read_text("ascii").strip()
        except (OSError, ValueError):
            return None
        return root / name if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,80}", name) else None
    return current


def _program_data() -> Path:
    return Path(os.environ.get("PROGRAMDATA", "C:/ProgramData")) / "RadOnc-GPT"
