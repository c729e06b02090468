"""The menu bar, and the shortcuts as actions of the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Slot
from PySide6.QtGui import QAction, QActionGroup, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from radonc_desktop.windows.actions import ACTIONS, APPEARANCE, MENUS, VIEW, Action, perform, why_not
from radonc_desktop.windows.language import tr
from radonc_desktop.windows.theme import Theme

if TYPE_CHECKING:
    from radonc_desktop.windows.main import MainWindow

__all__ = ["KeyKeeper", "make_menus"]


def make_menus(window: MainWindow, theme: Theme) -> None:
    """Give ``window`` an action for everything that can be done in it, and its menus."""
    made = {action: _made(window, action) for action in ACTIONS}
    for name in MENUS:
        menu = window.menuBar().addMenu(tr(name))
        inside = {action: shown for action, shown in made.items() if action.menu == name}
        for action, shown in inside.items():
            if action.gap:
                menu.addSeparator()
            menu.addAction(shown)
        if name == VIEW:
            choices = {action: shown for action, shown in made.items() if action.menu == APPEARANCE}
            _add_appearance(menu, theme, choices, window)
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(partial(_tell_why_not, window, inside))
        menu.aboutToHide.connect(partial(_allow, window, inside))
    KeyKeeper(window)


def _made(window: MainWindow, action: Action) -> QAction:
    made = QAction(action.said, window)
    made.setObjectName(action.name)
    made.setShortcuts([QKeySequence(key) for key in (action.key, action.other_key) if key])
    made.triggered.connect(partial(_on_triggered, window, action))
    window.addAction(made)
    return made


def _on_triggered(window: MainWindow, action: Action, _checked: bool = False) -> None:
    perform(window, action)


def _add_appearance(menu: QMenu, theme: Theme, choices: dict[Action, QAction], window: MainWindow) -> None:
    inner = menu.addMenu(tr(APPEARANCE))
    group = QActionGroup(window)
    for action, shown in choices.items():
        words = action.said.partition(": ")[2]
        shown.setText(words[:1].upper() + words[1:])
        shown.setCheckable(True)
        group.addAction(shown)
        inner.addAction(shown)

    def mark() -> None:
        for action, shown in choices.items():
            shown.setChecked(action.name == f"appearance_{theme.appearance.value}")

    mark()
    inner.aboutToShow.connect(mark)


def _tell_why_not(window: MainWindow, inside: dict[Action, QAction]) -> None:
    """Grey what cannot be done now, with the reason as its tip."""
    for action, shown in inside.items():
        reason = why_not(window, action)
        shown.setToolTip(reason)
        shown.setEnabled(not reason)


def _allow(window: MainWindow, inside: dict[Action, QAction]) -> None:
    """Let the shortcuts tell the reason again once the menu is gone."""
    for action, shown in inside.items():
        shown.setEnabled(action.free or not window.work.running)


def _combination(key: str) -> QKeyCombination:
    first = QKeySequence(key)[0]  # type: ignore[index]
    assert isinstance(first, QKeyCombination)
    return first


class KeyKeeper(QObject):
    """Gives the window's shortcuts to the window where a text field would take them for keys of its own.

    On Linux a field deletes to the end of the line on Ctrl+K and moves on Ctrl+E: a palette that was wanted would
    delete what somebody wrote.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._keys = {_combination(action.key) for action in ACTIONS if action.key.startswith("Ctrl+")}
        self._watched: QWidget | None = None
        app = QGuiApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)

    @Slot(QWidget, QWidget)
    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None and old is self._watched:
            old.removeEventFilter(self)
        self._watched = new
        if new is not None and new.window() is self._window:
            new.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """Keep the field from claiming the keys of the window."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
            return False
        ours = event.keyCombination() in self._keys
        if ours:
            event.ignore()
        return ours
