"""The folders of a machine that its administrator fills and its users only read."""

from __future__ import annotations

import ctypes
import re
import sys
import uuid
from pathlib import Path
from typing import Any

from radonc_models.errors import RadOncError

__all__ = ["machine_pack", "pack_in_use", "packs_folder", "settings_folder"]

_PROGRAM_DATA = uuid.UUID("62AB5D82-FDC1-4DC3-A9DD-070D1D495D97")  # FOLDERID_ProgramData in KnownFolders.h
_AS_IT_IS = 0x4000  # KF_FLAG_DONT_VERIFY: it is only read here, never made


def settings_folder() -> Path:
    """Return the folder of the machine's settings: policy, and the keys that may sign model packs.

    Raises:
        RadOncError: Windows does not say where it is.

    """
    if sys.platform == "win32":
        return _program_data()
    return Path("/Library/Application Support/radonc-gpt") if sys.platform == "darwin" else Path("/etc/radonc-gpt")


def packs_folder() -> Path:
    """Return the folder of the model packs of all users; its path has no letters beyond ASCII.

    Raises:
        RadOncError: Windows does not say where it is.

    """
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
    """Ask the system: a user can set the variable ``PROGRAMDATA``, and would bring policy and trusted keys with it."""
    shell: Any = ctypes.windll.shell32  # type: ignore[attr-defined,unused-ignore]  # on Windows alone
    found = ctypes.c_wchar_p()
    wanted = ctypes.create_string_buffer(_PROGRAM_DATA.bytes_le, 16)
    failed = shell.SHGetKnownFolderPath(wanted, ctypes.c_uint32(_AS_IT_IS), None, ctypes.byref(found))
    if failed or not found.value:
        raise RadOncError("Windows does not say where its folder ProgramData is: have the administrator repair it.")
    folder = Path(found.value) / "RadOnc-GPT"
    ctypes.windll.ole32.CoTaskMemFree(found)  # type: ignore[attr-defined,unused-ignore]
    return folder
