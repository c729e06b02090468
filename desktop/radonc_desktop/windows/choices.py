"""What holds in this session: the user's preferences under the administrator's policy, and who is told of a change."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from radonc_desktop.preferences import Preferences, PreferencesError, read_preferences, write_preferences
from radonc_desktop.settings import checked, names
from radonc_desktop.windows.theme import Appearance, Theme

if TYPE_CHECKING:
    from radonc_desktop.policy import Policy

__all__ = ["Choices"]


class Choices(QObject):
    """The preferences of one session.

    Args:
        path: The file they are kept in; None keeps them for the session alone.

    Signals:
        changed: Something holds that did not before.

    Attributes:
        problem: Why the preferences could not be read or kept, one sentence; empty when they could.

    """

    changed = Signal()

    def __init__(self, path: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._policy: Policy | None = None
        self._theme: Theme | None = None
        self.problem = ""
        self._own = Preferences()
        if path is not None:
            try:
                self._own = read_preferences(path)
            except PreferencesError as error:
                self.problem = str(error)

    @property
    def now(self) -> Preferences:
        """What holds: the user's own choice, or what the policy sets."""
        return replace(self._own, **{name: getattr(self._policy, name) for name in self._managed()})

    def managed(self, name: str) -> bool:
        """Tell whether the policy sets ``name``."""
        return name in self._managed()

    def obey(self, policy: Policy) -> None:
        """Let ``policy`` go before what the user chose."""
        before, self._policy = self.now, policy
        if self.now != before:
            self.changed.emit()

    def dress(self, theme: Theme) -> None:
        """Show the app as the user chose, and keep what is chosen elsewhere, such as in a menu."""
        self._theme = theme
        self._wear()
        theme.changed.connect(self._on_theme)
        self.changed.connect(self._wear)

    def _wear(self) -> None:
        theme, now = self._theme, self.now
        if theme is not None and theme.appearance != now.appearance:
            theme.choose(Appearance(now.appearance))
        if theme is not None and theme.percent != now.text_percent:
            theme.zoom(now.text_percent)

    def _on_theme(self) -> None:
        if self._theme is not None:
            self.change(appearance=self._theme.appearance.value, text_percent=self._theme.percent)

    def change(self, **values: Any) -> None:
        """Choose other values and keep them; what the policy sets stays as it is.

        Raises:
            SettingRefused: A value is out of range, which no part of the window offers.

        """
        wanted = {name: value for name, value in values.items() if not self.managed(name)}
        chosen = checked(Preferences, asdict(self._own) | wanted)
        if chosen == self._own:
            return
        self._own = chosen
        self.problem = ""
        if self._path is not None:
            try:
                write_preferences(self._path, chosen)
            except PreferencesError as error:
                self.problem = str(error)
        self.changed.emit()

    def _managed(self) -> frozenset[str]:
        return self._policy.managed & frozenset(names(Preferences)) if self._policy else frozenset()
