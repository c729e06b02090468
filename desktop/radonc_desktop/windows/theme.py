"""The visual language as data: two designed palettes, an 8 px grid, three sizes, two weights, one accent."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from radonc_desktop.windows.stylesheet import stylesheet

__all__ = [
    "DARK",
    "GRID",
    "LARGE_PERCENT",
    "LIGHT",
    "PERCENTS",
    "USUAL_PERCENT",
    "Appearance",
    "Theme",
    "Tokens",
    "set_mark",
]

GRID = 8
"""Every margin and gap is a multiple of this, in device-independent pixels."""

BODY_POINTS = 10.0
SMALL_POINTS = 9.0
TITLE_POINTS = 14.0

PERCENTS = (80, 90, 100, 110, 125, 150, 175, 200)
"""The sizes of the text that can be chosen, in percent of the usual one."""
USUAL_PERCENT = 100
LARGE_PERCENT = 125
"""Up to here what belongs together stands on one line; with larger text, words and buttons get one each."""


@dataclass(frozen=True)
class Tokens:
    """The colours of one appearance; text on its ground has a contrast of at least 4.5 : 1."""

    dark: bool
    ground: str
    surface: str
    sunken: str
    line: str
    line_strong: str
    text: str
    text_quiet: str
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    ok: str
    ok_soft: str
    warning: str
    warning_soft: str
    error: str
    error_soft: str


LIGHT = Tokens(
    dark=False,
    ground="#f3f5f8",
    surface="#ffffff",
    sunken="#eef1f5",
    line="#dde2e9",
    line_strong="#7c8898",
    text="#17202b",
    text_quiet="#536072",
    accent="#0e6378",
    accent_hover="#0b5265",
    accent_soft="#e2f0f3",
    on_accent="#ffffff",
    ok="#1b7044",
    ok_soft="#e5f4ec",
    warning="#865300",
    warning_soft="#fdf2dd",
    error="#ad2419",
    error_soft="#fcebe9",
)

DARK = Tokens(
    dark=True,
    ground="#12161b",
    surface="#1a2027",
    sunken="#151a20",
    line="#2d3641",
    line_strong="#6b7886",
    text="#e7ebf0",
    text_quiet="#9fabb9",
    accent="#66bfd2",
    accent_hover="#84cfdf",
    accent_soft="#16323a",
    on_accent="#08191e",
    ok="#74cb9c",
    ok_soft="#163023",
    warning="#e6b863",
    warning_soft="#37290f",
    error="#f3968c",
    error_soft="#3d1d1a",
)


class Appearance(StrEnum):
    """What the physician chose in the View menu."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """Keeps the whole app in one appearance and follows the system when asked to."""

    changed = Signal()

    def __init__(
        self, app: QApplication, appearance: Appearance = Appearance.SYSTEM, percent: int = USUAL_PERCENT
    ) -> None:
        super().__init__(app)
        self._app = app
        self._appearance = appearance
        self._percent = percent
        self.tokens = LIGHT
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._on_system_change)
        self.choose(appearance)

    @property
    def appearance(self) -> Appearance:
        """The present choice."""
        return self._appearance

    def choose(self, appearance: Appearance) -> None:
        """Show ``appearance`` from now on."""
        self._appearance = appearance
        self._apply()

    @property
    def percent(self) -> int:
        """The size of the text in percent of the usual one."""
        return self._percent

    def scaled(self, pixels: int) -> int:
        """Return what ``pixels`` of the usual size of text are now: pictures grow with the words beside them."""
        return round(pixels * self._percent / 100)

    @property
    def small_points(self) -> float:
        """Size of small text, in points."""
        return round(SMALL_POINTS * self._percent / 100, 1)

    def zoom(self, percent: int) -> None:
        """Show all text in ``percent`` of its usual size."""
        self._percent = max(PERCENTS[0], min(PERCENTS[-1], percent))
        self._apply()

    def step(self, by: int) -> None:
        """Show all text ``by`` steps of ``PERCENTS`` larger."""
        nearest = min(range(len(PERCENTS)), key=lambda place: abs(PERCENTS[place] - self._percent))
        self.zoom(PERCENTS[max(0, min(len(PERCENTS) - 1, nearest + by))])

    def _on_system_change(self) -> None:
        if self._appearance is Appearance.SYSTEM:
            self._apply()

    def _apply(self) -> None:
        if self._appearance is Appearance.SYSTEM:
            dark = self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        else:
            dark = self._appearance is Appearance.DARK
        self.tokens = DARK if dark else LIGHT
        self._app.setPalette(_palette(self.tokens))
        self._app.setFont(_font(self._app, BODY_POINTS * self._percent / 100))
        title = round(TITLE_POINTS * self._percent / 100, 1)
        self._app.setStyleSheet(stylesheet(self.tokens, self.small_points, title, self._percent))
        self.changed.emit()


def set_mark(widget: QWidget, name: str, value: str) -> None:
    """Set the property that the style sheet looks at and draw the widget anew."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def _font(app: QApplication, points: float) -> QFont:
    font = QFont(app.font())
    font.setFamilies([font.family(), "DejaVu Sans"])
    font.setPointSizeF(points)
    return font


def _palette(tokens: Tokens) -> QPalette:
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.ground,
        role.WindowText: tokens.text,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.sunken,
        role.Text: tokens.text,
        role.Button: tokens.surface,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.error,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.PlaceholderText: tokens.text_quiet,
        role.ToolTipBase: tokens.surface,
        role.ToolTipText: tokens.text,
        role.Link: tokens.accent,
        role.Mid: tokens.line,
        role.Light: tokens.line,
        role.Dark: tokens.line_strong,
    }
    palette = QPalette()
    for which, colour in colours.items():
        palette.setColor(which, QColor(colour))
    for which in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(tokens.text_quiet))
    return palette
