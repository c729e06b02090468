"""The one style sheet, filled from the tokens of an appearance."""

from __future__ import annotations

from dataclasses import asdict
from string import Template
from typing import TYPE_CHECKING

from radonc_desktop.windows.marks import mark

if TYPE_CHECKING:
    from radonc_desktop.windows.theme import Tokens

__all__ = ["stylesheet"]


def stylesheet(tokens: Tokens, small: float, title: float, percent: int) -> str:
    """Return the style sheet of the app for ``tokens``; ``small`` and ``title`` are points, ``percent`` that of all."""
    names = {name: str(value) for name, value in asdict(tokens).items()}
    # A layout takes the least height named here for that of a button: it must hold a line of large text, too.
    names |= {"button_line": str(round(18 * percent / 100)), "small_button_line": str(round(16 * percent / 100))}
    names |= _marks(percent) | _pictures(tokens, percent)
    return Template(_SHEET).substitute(names, small=f"{small}pt", title=f"{title}pt")


def _marks(percent: int) -> dict[str, str]:
    """Return the sizes of the marks of choices in pixels, which grow with the text: inside, border, corner."""
    dot, box, border = (round(size * percent / 100) for size in (14, 16, 4))
    sizes = {"dot": dot - 4, "dot_chosen": dot - 2 * border, "dot_round": dot // 2}
    sizes |= {"box": box - 2, "chosen": border}
    sizes |= {name: round(size * percent / 100) for name, size in _SIZES.items()}
    return {name: str(size) for name, size in sizes.items()}


_SIZES = {"tick_size": 14, "arrow_size": 14, "small_arrow": 11, "side": 24}
"""Pixels of the pictures of controls and of the part of a field that holds its arrow, for the usual size of text."""


def _pictures(tokens: Tokens, percent: int) -> dict[str, str]:
    """Return where the pictures of controls are: ticks and arrows."""
    tick, arrow, small, _ = (round(size * percent / 100) for size in _SIZES.values())
    return {
        "tick": mark("tick", tokens.on_accent, tick, 2.2),
        "tick_off": mark("tick", tokens.surface, tick, 2.2),
        "menu_tick": mark("tick", tokens.accent, tick, 2.0),
        "down": mark("down", tokens.text_quiet, arrow, 1.8),
        "down_off": mark("down", tokens.line_strong, arrow, 1.8),
        "right": mark("right", tokens.text_quiet, arrow, 1.8),
        "step_up": mark("up", tokens.text_quiet, small, 2.0),
        "step_up_off": mark("up", tokens.line, small, 2.0),
        "step_down": mark("down", tokens.text_quiet, small, 2.0),
        "step_down_off": mark("down", tokens.line, small, 2.0),
    }


_SHEET = """
QMainWindow, QDialog, QWidget[ground="window"] { background: $ground; }
QToolTip { background: $surface; color: $text; border: 1px solid $line_strong; padding: 4px 8px; }

QLabel[look="finding"] { border: 1px solid transparent; border-radius: 4px; padding: 0 2px; }
QLabel[look="finding"][current="yes"] { border-color: $accent; background: $accent_soft; }
QLabel[look="title"] { font-size: $title; font-weight: 600; }
QLabel[look="head"] { font-weight: 600; }
QLabel[look="quiet"] { color: $text_quiet; font-size: $small; }
QLabel[look="quiet-body"] { color: $text_quiet; }
QLabel[look="small-head"] { color: $text_quiet; font-size: $small; font-weight: 600; }
QLabel[look="chip"] { color: $accent; background: $accent_soft; border-radius: 4px; padding: 2px 8px;
    font-size: $small; font-weight: 600; }
QLabel[look="answer"] { background: $sunken; border-radius: 6px; }
QLabel[look="answer"][tone="partial"] { background: transparent; }
QLabel[look="quiet"][tone="warning"] { color: $warning; }
QLabel[look="quiet"][tone="error"] { color: $error; }
QLabel[tone="ok"] { color: $ok; }
QLabel[tone="warning"] { color: $warning; }
QLabel[tone="error"] { color: $error; }
QLabel[tone="partial"] { color: $text_quiet; }

QFrame[card="yes"] { background: $surface; border: 1px solid $line; border-radius: 8px; }
QFrame[card="reference"] { background: transparent; border: 1px dashed $line_strong; border-radius: 8px; }
QFrame[card="draft"] { background: $surface; border: 1px solid $accent; border-radius: 6px; }
QFrame[card="signed"] { background: $ok_soft; border: 1px solid $line; border-radius: 6px; }
QFrame#banner { background: $accent_soft; border: none; border-bottom: 1px solid $line; }
QFrame#countdown { background: $warning_soft; border: 1px solid $warning; border-radius: 8px; }
QFrame#tour { background: $surface; border: 1px solid $accent; border-radius: 10px; }
QFrame#palette { background: $surface; border: 1px solid $line_strong; border-radius: 10px; }
QFrame#caseListPane { background: $surface; border: none; border-right: 1px solid $line; }
QFrame[notice="info"] { background: $accent_soft; border: none; border-left: 3px solid $accent;
    border-top-right-radius: 4px;
    border-bottom-right-radius: 4px; }
QFrame[notice="ok"] { background: $ok_soft; border: none; border-left: 3px solid $ok;
    border-top-right-radius: 4px;
    border-bottom-right-radius: 4px; }
QFrame[notice="warning"] { background: $warning_soft; border: none; border-left: 3px solid $warning;
    border-top-right-radius: 4px;
    border-bottom-right-radius: 4px; }
QFrame[notice="error"] { background: $error_soft; border: none; border-left: 3px solid $error;
    border-top-right-radius: 4px;
    border-bottom-right-radius: 4px; }

QPushButton { background: $surface; border: 1px solid $line_strong; border-radius: 6px; padding: 5px 14px;
    min-height: ${button_line}px; }
QPushButton:hover { background: $sunken; }
QPushButton:pressed { background: $accent_soft; }
QPushButton:focus { border: 2px solid $accent; padding: 4px 13px; outline: none; }
QPushButton:disabled { color: $text_quiet; border-color: $line; background: transparent; }
QPushButton[kind="primary"] { background: $accent; border: 1px solid $accent; color: $on_accent;
    font-weight: 600; }
QPushButton[kind="primary"]:hover { background: $accent_hover; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; padding: 4px 13px; }
QPushButton[kind="primary"]:disabled { background: $sunken; border-color: $line; color: $text_quiet; }
QPushButton[kind="quiet"] { background: transparent; border: 1px solid transparent; color: $accent;
    padding: 5px 8px; }
QPushButton[kind="quiet"]:hover { background: $accent_soft; }
QPushButton[kind="quiet"]:focus { border: 2px solid $accent; padding: 4px 7px; }
QPushButton[kind="quiet"]:disabled { color: $text_quiet; }
QPushButton[kind="tab"] { background: transparent; border: 1px solid transparent; border-radius: 6px;
    color: $text_quiet; padding: 5px 12px; }
QPushButton[kind="tab"]:hover { background: $sunken; }
QPushButton[kind="tab"]:checked { background: $accent_soft; color: $accent; font-weight: 600; }
QPushButton[kind="tab"]:focus { border: 2px solid $accent; padding: 4px 11px; }

QLineEdit, QPlainTextEdit { background: $surface; border: 1px solid $line_strong; border-radius: 6px;
    padding: 5px 8px; selection-background-color: $accent; selection-color: $on_accent; }
QPlainTextEdit { padding: 6px; border-color: $line; }
QLineEdit:focus, QPlainTextEdit:focus { border: 2px solid $accent; padding: 4px 7px; }
QPlainTextEdit:focus { padding: 5px; }
QLineEdit:disabled, QPlainTextEdit:disabled { color: $text_quiet; background: $sunken; border-color: $line; }
QPlainTextEdit[readOnly="true"] { background: $sunken; }

QTextEdit[kind="changes"] { background: $surface; border: 1px solid $line; border-radius: 6px; padding: 4px; }
QTextEdit[kind="changes"]:focus { border: 2px solid $accent; padding: 3px; }

QComboBox, QAbstractSpinBox { background: $surface; border: 1px solid $line_strong; border-radius: 6px;
    padding: 5px 4px 5px 10px; min-height: ${button_line}px; selection-background-color: $accent;
    selection-color: $on_accent; }
QAbstractSpinBox { padding: 4px 2px 4px 8px; }
QComboBox { combobox-popup: 0; }
QComboBox:hover, QAbstractSpinBox:hover { background: $sunken; }
QComboBox:focus, QComboBox:on { border: 2px solid $accent; padding: 4px 3px 4px 9px; }
QAbstractSpinBox:focus { border: 2px solid $accent; padding: 3px 1px 3px 7px; background: $surface; }
QComboBox:disabled, QAbstractSpinBox:disabled { color: $text_quiet; border-color: $line; background: $sunken; }
QComboBox::drop-down { subcontrol-origin: padding; subcontrol-position: center right; width: ${side}px;
    border: none; }
QComboBox::down-arrow { image: url($down); width: ${arrow_size}px; height: ${arrow_size}px; }
QComboBox::down-arrow:disabled { image: url($down_off); }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $line_strong; padding: 4px; outline: none; }
QComboBox QAbstractItemView::item { padding: 4px 8px; min-height: ${button_line}px; border-radius: 4px;
    color: $text; }
QComboBox QAbstractItemView::item:hover, QComboBox QAbstractItemView::item:selected { background: $accent_soft;
    color: $text; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { subcontrol-origin: border; width: ${side}px; border: none;
    background: transparent; margin: 2px 2px 0 0; }
QAbstractSpinBox::up-button { subcontrol-position: top right; border-top-right-radius: 4px; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; border-bottom-right-radius: 4px;
    margin: 0 2px 2px 0; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: $sunken; }
QAbstractSpinBox::up-button:pressed, QAbstractSpinBox::down-button:pressed { background: $accent_soft; }
QAbstractSpinBox::up-arrow { image: url($step_up); width: ${small_arrow}px; height: ${small_arrow}px; }
QAbstractSpinBox::down-arrow { image: url($step_down); width: ${small_arrow}px; height: ${small_arrow}px; }
QAbstractSpinBox::up-arrow:disabled, QAbstractSpinBox::up-arrow:off { image: url($step_up_off); }
QAbstractSpinBox::down-arrow:disabled, QAbstractSpinBox::down-arrow:off { image: url($step_down_off); }

QRadioButton { spacing: 6px; font-weight: 600; padding: 0 2px; border: 1px solid transparent; border-radius: 4px; }
QRadioButton:focus { border-color: $accent; outline: none; }
QRadioButton:disabled { color: $text_quiet; }
QRadioButton::indicator { width: ${dot}px; height: ${dot}px; border: 2px solid $line_strong;
    border-radius: ${dot_round}px; background: $surface; }
QRadioButton::indicator:hover { border-color: $accent; }
QRadioButton::indicator:checked { border: ${chosen}px solid $accent; width: ${dot_chosen}px; height: ${dot_chosen}px;
    background: $on_accent; }
QRadioButton::indicator:disabled { border-color: $line; background: $sunken; }
QRadioButton::indicator:checked:disabled { border-color: $line_strong; background: $surface; }
QRadioButton[kind="choice"] { font-weight: 400; spacing: 8px; padding: 3px; }
QCheckBox { spacing: 8px; padding: 3px; border: 1px solid transparent; border-radius: 4px; }
QCheckBox:focus { border-color: $accent; }
QCheckBox::indicator { width: ${box}px; height: ${box}px; border: 1px solid $line_strong; border-radius: 4px;
    background: $surface; }
QCheckBox::indicator:hover { border-color: $accent; background: $accent_soft; }
QCheckBox::indicator:checked { border-color: $accent; background: $accent; image: url($tick); }
QCheckBox::indicator:checked:hover { border-color: $accent_hover; background: $accent_hover; }
QCheckBox::indicator:disabled { border-color: $line; background: $sunken; }
QCheckBox::indicator:checked:disabled { border-color: $line_strong; background: $line_strong; image: url($tick_off); }
QCheckBox:disabled { color: $text_quiet; }

QListView { background: transparent; border: none; outline: none; }
QListView[kind="codes"] { background: $surface; border: 1px solid $line; border-radius: 6px; }
QListView[kind="codes"]:focus { border: 2px solid $accent; }
QListView[kind="codes"]::item { padding: 3px 6px; }
QListView[kind="codes"]::item:hover { background: $sunken; }
QListView[kind="codes"]::item:selected { background: $accent_soft; color: $text; }
QTableView { background: $surface; border: 1px solid $line; border-radius: 8px; gridline-color: $line;
    selection-background-color: $accent_soft; selection-color: $text; alternate-background-color: $sunken; }
QTableView::item { border: none; padding: 0 5px; }
QTableView:focus { border: 2px solid $accent; }
QHeaderView { background: transparent; }
QHeaderView::section { background: $surface; color: $text_quiet; border: none; border-bottom: 1px solid $line;
    padding: 8px; font-size: $small; font-weight: 600; }

QScrollArea, QScrollArea > QWidget > QWidget[ground="clear"] { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle { background: $line_strong; border: 1px solid transparent; border-radius: 4px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: $text_quiet; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: $line; }

QMenuBar { background: $surface; border-bottom: 1px solid $line; padding: 2px 8px; }
QMenuBar::item { background: transparent; padding: 4px 10px; border-radius: 4px; }
QMenuBar::item:selected { background: $accent_soft; }
QMenu { background: $surface; border: 1px solid $line_strong; padding: 4px; }
QMenu::item { padding: 6px 28px 6px 28px; border-radius: 4px; }
QMenu::indicator { width: ${tick_size}px; height: ${tick_size}px; left: 7px; }
QMenu::indicator:checked { image: url($menu_tick); }
QMenu::indicator:unchecked { image: none; }
QMenu::right-arrow { image: url($right); width: ${arrow_size}px; height: ${arrow_size}px; right: 6px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $text_quiet; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QStatusBar { background: $surface; border-top: 1px solid $line; color: $text_quiet; }
QStatusBar QLabel { color: $text_quiet; font-size: $small; padding: 2px 4px; }
QStatusBar QPushButton { padding: 1px 8px; min-height: ${small_button_line}px; font-size: $small; }
QStatusBar QPushButton:focus { padding: 0 7px; }
QStatusBar::item { border: none; }
QProgressBar { background: $sunken; border: none; border-radius: 2px; max-height: 4px; min-height: 4px; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }
QProgressBar[tone="warning"]::chunk { background: $warning; }
QProgressBar[tone="error"]::chunk { background: $error; }
QFrame#countdown QProgressBar, QFrame#work QProgressBar { background: $surface; }
QFrame#countdown QProgressBar::chunk { background: $warning; }
"""
