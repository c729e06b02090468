"""The menu bar: every shortcut as an action of the window, in the order of the work."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from radonc_desktop.windows.shortcuts import SHORTCUTS
from radonc_desktop.windows.theme import Appearance, Theme

__all__ = ["make_menus"]

_MENUS: dict[str, tuple[str | None, ...]] = {
    "&Case": (
        *("new_case", "focus_search", "save_all", None),
        *("import_cases", "export_case", "back_up", None, "show_users", "lock", "close"),
    ),
    "&Ask": ("ask_one", "ask_all", "escape"),
    "&View": ("show_review", "show_compare", "show_audit", "next_column", None),
    "&Help": ("show_shortcuts",),
}


def make_menus(window: QMainWindow, theme: Theme) -> None:
    """Give ``window`` its actions, which are its methods of the same name, and its menus."""
    actions: dict[str, QAction] = {}
    for shortcut in SHORTCUTS:
        action = QAction(shortcut.words, window)
        action.setObjectName(shortcut.action)
        action.setShortcut(QKeySequence(shortcut.key))
        action.triggered.connect(partial(_call, getattr(window, shortcut.action)))
        actions[shortcut.action] = action
        window.addAction(action)
    for name, entries in _MENUS.items():
        menu = window.menuBar().addMenu(name)
        for entry in entries:
            if entry is None:
                menu.addSeparator()
            else:
                menu.addAction(actions[entry])
        if name == "&View":
            _add_appearance(menu, theme, window)


def _add_appearance(menu: QMenu, theme: Theme, window: QMainWindow) -> None:
    appearance = menu.addMenu("Appearance")
    group = QActionGroup(window)
    for choice in Appearance:
        action = group.addAction(choice.value.capitalize())
        action.setCheckable(True)
        action.setChecked(choice is theme.appearance)
        action.triggered.connect(partial(_call, partial(theme.choose, choice)))
        appearance.addAction(action)


def _call(act: object, _checked: bool = False) -> None:
    assert callable(act)
    act()
