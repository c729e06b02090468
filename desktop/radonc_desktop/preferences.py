"""What a user of this computer prefers: appearance, text, times. A small file of its own, without a word of a case.

What the administrator's policy sets goes before it (``radonc_desktop.policy``).
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from radonc_desktop.settings import checked, names, whole
from radonc_models.disk import write_whole
from radonc_models.errors import RadOncError

__all__ = ["FILE_NAME", "Preferences", "PreferencesError", "read_preferences", "write_preferences"]

FILE_NAME = "preferences.json"
_MAX_BYTES = 64 * 1024


class PreferencesError(RadOncError):
    """The file of preferences cannot be read or written; the app goes on with what it has."""


@dataclass(frozen=True)
class Preferences:
    """What can be preferred, with the values that hold at first.

    Attributes:
        language: What the windows speak: as the system, or a language by its name; from the next start on.
        appearance: Colours: as the system, light, or dark.
        text_percent: Size of all text in percent of the usual one, 80 to 200.
        auto_lock_minutes: Minutes without a key or a move of the mouse until the vault is locked, 1 to 60.
        clipboard_seconds: Seconds until a copied text is taken out of the clipboard, 5 to 300.
        own_answer_first: Ask for the physician's own answer before a model's is shown.
        warn_before_quit: Ask before the window is closed while an answer is being written.

    """

    language: Literal["system", "en", "de"] = "system"
    appearance: Literal["system", "light", "dark"] = "system"
    text_percent: int = whole(100, 80, 200)
    auto_lock_minutes: int = whole(5, 1, 60)
    clipboard_seconds: int = whole(30, 5, 300)
    own_answer_first: bool = False
    warn_before_quit: bool = True


def read_preferences(path: Path) -> Preferences:
    """Return what the file ``path`` says; without a file, what holds at first.

    Raises:
        PreferencesError: It cannot be read or is damaged.

    """
    try:
        with path.open("rb") as file:
            data = file.read(_MAX_BYTES)
    except (FileNotFoundError, NotADirectoryError):
        return Preferences()
    except OSError:
        raise PreferencesError(f"Your preferences in {path} cannot be read: the usual ones are used.") from None
    try:
        said = json.loads(data).items()
        known = names(Preferences)  # a newer version may know more
        return checked(Preferences, {name: value for name, value in said if name in known})
    except (ValueError, AttributeError, RecursionError):
        raise PreferencesError(
            f"The file {path} holds no valid preferences: the usual ones are used until you change one."
        ) from None


def write_preferences(path: Path, preferences: Preferences) -> None:
    """Put ``preferences`` into the file ``path`` in one step.

    Raises:
        PreferencesError: It cannot be written.

    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_whole(path, json.dumps(asdict(preferences), indent=2).encode())
    except OSError:
        raise PreferencesError(
            f"Your preferences cannot be written to {path}: they hold until the app is closed; free some space."
        ) from None
