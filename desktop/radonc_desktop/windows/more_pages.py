"""The pages around the cases - preferences and the like - made when they are first wanted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol, cast

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtWidgets import QStackedWidget, QWidget

__all__ = ["MorePages", "Page"]


class Page(Protocol):
    """A page that is shown in the place of the case until it signals ``left``."""

    left: SignalInstance

    def begin(self) -> None:
        """Prepare to be shown, and take the focus."""

    def stop(self) -> None:
        """End what runs in the background and wait for it."""


class MorePages(QObject):
    """Makes pages by name and shows them in ``stack``.

    Args:
        stack: Where pages are shown.
        make: How each page is made, by its name.
        leave: What is done when a page is left.

    """

    def __init__(
        self, stack: QStackedWidget, make: Mapping[str, Callable[[], Page]], leave: Callable[[], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._stack = stack
        self._make = dict(make)
        self._leave = leave
        self._made: dict[str, Page] = {}

    def show(self, name: str) -> None:
        """Show the page ``name``."""
        page = self.page(name)
        self._stack.setCurrentWidget(cast("QWidget", page))
        page.begin()

    def page(self, name: str) -> Page:
        """Return the page ``name``, which is made when it is first asked for."""
        if name not in self._made:
            page = self._made[name] = self._make[name]()
            page.left.connect(self._leave)
            self._stack.addWidget(cast("QWidget", page))
        return self._made[name]

    def stop(self) -> None:
        """End what still runs on a page and wait for it; called before the store is closed."""
        for page in self._made.values():
            page.stop()

    @property
    def shown(self) -> bool:
        """Whether one of the pages is on screen."""
        return any(cast("QWidget", page) is self._stack.currentWidget() for page in self._made.values())
