"""The folders of the app: where cases, models and settings lie on this machine."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from radonc_models.machine_folders import machine_pack
from radonc_models.runtime.frozen import is_frozen

__all__ = [
    "USB_MARK",
    "Folders",
    "default_folders",
    "demo_folders",
    "preferences_folder",
    "state_folder",
    "usb_folder",
]

USB_MARK = "usb-edition.txt"
"""Name of the file beside the programs of a USB edition."""


@dataclass(frozen=True)
class Folders:
    """The two folders that the app needs.

    Attributes:
        vault: The encrypted case store of this user.
        pack: The model pack.
        pack_named: The command named the pack, which then goes before the one that was chosen for the store.

    """

    vault: Path
    pack: Path
    pack_named: bool = False


def default_folders() -> Folders:
    """Return the folders of this user by the customs of the operating system.

    A pack that is installed for all users of the machine goes before one in the user's own folder, and that before the
    one of a USB edition.
    """
    home, stick = _data_home() / "radonc-gpt", usb_folder()
    own = home / "pack"
    return Folders(vault=home / "vault", pack=machine_pack() or (stick / "pack" if stick and not own.is_dir() else own))


def usb_folder() -> Path | None:
    """Return the folder of the USB edition that this program runs from; ``None`` for every other installation."""
    if not is_frozen():
        return None
    folder = Path(sys.executable).resolve().parent.parent
    return folder if (folder / USB_MARK).is_file() else None


def demo_folders(start: Path | None = None) -> Folders:
    """Return the folders of the demo.

    They are ``build/demo`` below ``start`` (default: the working folder) where the demo was built, otherwise
    folders beside the user's own data, with the machine's pack where there is none of the demo. A demo vault never
    shares a folder with real cases. A USB edition has both beside the program.
    """
    stick = usb_folder()
    if stick:
        return Folders(vault=stick / "demo" / "vault", pack=stick / "pack")
    built = (start or Path.cwd()) / "build" / "demo"
    home = built if built.is_dir() else _data_home() / "radonc-gpt" / "demo"
    own = home / "pack"
    return Folders(vault=home / "vault", pack=own if own.is_dir() else machine_pack() or own)


def state_folder() -> Path:
    """Return the folder for what this machine remembers of itself, apart from the cases; nobody backs it up."""
    if sys.platform in {"win32", "darwin"}:
        return _data_home() / "radonc-gpt" / "state"
    return Path(os.environ.get("XDG_STATE_HOME", Path.home() / ".local" / "state")) / "radonc-gpt"


def preferences_folder() -> Path:
    """Return the folder for what this user prefers on this machine, apart from the cases."""
    if sys.platform in {"win32", "darwin"}:
        return _data_home() / "radonc-gpt"
    return Path(os.environ.get("XDG_CONFIG_HOME", Path.home() / ".config")) / "radonc-gpt"


def _data_home() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local"))
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    return Path(os.environ.get("XDG_DATA_HOME", Path.home() / ".local" / "share"))
