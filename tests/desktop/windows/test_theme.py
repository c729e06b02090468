"""Two designed appearances: readable, switched as a whole, following the system when asked to."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton, QSpinBox, QVBoxLayout, QWidget

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
    drawn = [("line_strong", ground) for ground in ("surface", "ground", "sunken")]  # borders and handles of controls
    drawn += [("accent", ground) for ground in ("surface", "ground", "sunken")]  # focus, chosen marks
    drawn += [("text_quiet", "surface"), ("on_accent", "accent"), ("on_accent", "accent_hover")]  # arrows and ticks
    faint = {pair: round(contrast(getattr(tokens, pair[0]), getattr(tokens, pair[1])), 2) for pair in drawn}
    assert {pair: value for pair, value in faint.items() if value < 3} == {}


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("look", [Appearance.LIGHT, Appearance.DARK])
def test_that_every_picture_of_the_style_sheet_is_there(qapp, theme, look, percent):
    theme.choose(look)
    theme.zoom(percent)
    pictures = set(re.findall(r"url\((.+?)\)", qapp.styleSheet()))
    assert len(pictures) >= 8
    for name in pictures:
        picture = QImage(name)
        assert picture.width() == picture.height() >= 8
        assert picture.hasAlphaChannel()


def test_that_the_pictures_are_sharp_on_a_screen_of_twice_the_pixels():
    code = (
        "import sys; from PySide6.QtGui import QImage; from PySide6.QtWidgets import QApplication\n"
        "app = QApplication([]); from radonc_desktop.windows.marks import mark\n"
        "name = mark('tick', '#0e6378', 14)\n"
        "print(QImage(name).width(), QImage(name.replace('.png', '@2x.png')).width())"
    )
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": "2"}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.split() == ["14", "28"]


def test_that_a_chosen_box_shows_a_tick_and_no_hollow_square(qtbot, qapp, theme):
    box = QCheckBox("Chosen")
    qtbot.addWidget(box)
    box.setChecked(True)
    box.show()
    image = box.grab().toImage()
    rows, columns = range(box.height()), range(box.height())  # the mark is at the left
    filled = [(x, y) for y in rows for x in columns if image.pixelColor(x, y) == QColor(theme.tokens.accent)]
    ticked = [(x, y) for y in rows for x in columns if image.pixelColor(x, y) == QColor(theme.tokens.on_accent)]
    assert len(filled) > 100
    inside = [(x, y) for x, y in ticked if min(filled)[0] < x < max(filled)[0]]
    assert 5 <= len(inside) <= len(filled) / 3


def test_that_each_control_is_as_high_as_a_button(qtbot, qapp, theme):
    page = QWidget()
    qtbot.addWidget(page)
    lines = QVBoxLayout(page)
    controls = [QPushButton("Save"), QComboBox(), QSpinBox(), QLineEdit()]
    for control in controls:
        lines.addWidget(control)
    page.show()
    heights = [control.height() for control in controls]
    assert max(heights) - min(heights) <= 2


def contrast(first, second):
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour):
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
