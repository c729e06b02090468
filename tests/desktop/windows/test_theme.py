"""Two designed appearances: readable, switched as a whole, following the system when asked to."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette

from radonc_desktop.windows import icons
from radonc_desktop.windows.theme import DARK, LIGHT, Appearance, Theme


def ground(qapp):
    return qapp.palette().color(QPalette.ColorRole.Window).name()


def test_that_the_view_menu_switches_every_window(qtbot, qapp, theme, window):
    assert ground(qapp) == LIGHT.ground
    with qtbot.waitSignal(theme.changed):
        menu_action(window, "Dark").trigger()
    assert ground(qapp) == DARK.ground
    assert DARK.accent in qapp.styleSheet()
    assert theme.appearance is Appearance.DARK
    menu_action(window, "Light").trigger()
    assert ground(qapp) == LIGHT.ground


@pytest.mark.parametrize(("scheme", "tokens"), [(Qt.ColorScheme.Dark, DARK), (Qt.ColorScheme.Light, LIGHT)])
def test_that_the_system_is_followed_only_when_asked_to(qapp, monkeypatch, scheme, tokens):
    class Hints:
        def colorScheme(self):  # noqa: N802
            return scheme

    theme = Theme(qapp, Appearance.SYSTEM)
    monkeypatch.setattr(qapp, "styleHints", Hints, raising=False)
    theme._on_system_change()
    assert theme.tokens is tokens
    theme.choose(Appearance.LIGHT)
    theme._on_system_change()
    assert theme.tokens is LIGHT


def test_that_every_icon_draws_something_sharp_at_every_scale(qapp):
    for name in icons._DRAWINGS:
        for ratio in (1.0, 2.0, 3.0):
            picture = icons.pixmap(name, "#000000", 16, ratio)
            assert picture.width() == 16 * ratio
            image = picture.toImage()
            assert any(image.pixelColor(x, y).alpha() for x in range(image.width()) for y in range(image.height()))


def menu_action(window, word):
    for menu in (action.menu() for action in window.menuBar().actions()):
        for entry in menu.actions():
            if entry.menu() is not None:
                for action in entry.menu().actions():
                    if action.text() == word:
                        return action
    raise AssertionError(word)


@pytest.mark.parametrize("dark", [False, True])
def test_that_every_text_has_enough_contrast(dark):
    tokens = DARK if dark else LIGHT
    pairs = [
        *(
            (name, ground)
            for name in ("text", "text_quiet")
            for ground in ("surface", "ground", "sunken", "accent_soft")
        ),
        *((name, ground) for name in ("text",) for ground in ("ok_soft", "warning_soft", "error_soft")),
        *((name, "surface") for name in ("ok", "warning", "error", "accent")),
        ("text_quiet", "ok_soft"),
        ("ok", "ok_soft"),
        ("accent", "accent_soft"),
        ("on_accent", "accent"),
        ("on_accent", "accent_hover"),
    ]
    weak = {pair: round(contrast(getattr(tokens, pair[0]), getattr(tokens, pair[1])), 2) for pair in pairs}
    assert {pair: value for pair, value in weak.items() if value < 4.5} == {}
    assert contrast(tokens.line_strong, tokens.surface) >= 3


def contrast(first, second):
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour):
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
