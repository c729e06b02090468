"""The step of the first run in which the model pack is chosen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from radonc_desktop.pack_choice import FoundPack
from radonc_desktop.vault import Vault
from radonc_desktop.windows.language import tr
from radonc_desktop.windows.notice import Notice
from radonc_desktop.windows.pack_list import PackList
from radonc_desktop.windows.pack_switch import PackSwitch
from radonc_desktop.windows.parts import button
from radonc_desktop.windows.scroll_column import ScrollColumn
from radonc_desktop.windows.theme import GRID, Theme
from radonc_models.errors import RadOncError

__all__ = ["PackStep"]

_MOST_ROWS = 3
"""More packs than these scroll, so that the card stays on the screen."""


class PackStep(QWidget):
    """Signals ``done`` when a pack was chosen, or the choice left for later."""

    done = Signal()

    def __init__(self, theme: Theme, vault: Vault, switch: PackSwitch) -> None:
        super().__init__()
        self._vault = vault
        self._switch = switch
        self.packs = PackList(theme, vault, switch)
        self.notice = Notice(theme)
        self.use = button("", self._on_use, "primary")
        self.later = button(tr("Not now"), self.done.emit, "quiet", tr("It can be chosen later under Models"))
        self._page = QVBoxLayout(self)
        self._page.setContentsMargins(0, 0, 0, 0)
        self._page.setSpacing(2 * GRID)
        self.packs.picked.connect(self._show)
        self.packs.begin()
        for part in (self._room(), self.notice, self.use, self.later):
            self._page.addWidget(part)
        self._show(self.packs.picked_pack)
        if switch.words.problem:
            self.notice.say("warning", switch.words.problem)

    def begin(self) -> None:
        """Take the focus."""
        checked = (radio for radio in self.packs.radios if radio.isChecked())
        next(checked, self.packs.another).setFocus()

    def _room(self) -> QWidget:
        if len(self.packs.shown) <= _MOST_ROWS:
            return self.packs
        column = ScrollColumn(0, GRID)
        column.add(self.packs)
        column.setFixedHeight(20 * self.fontMetrics().height())
        return column

    def _show(self, found: FoundPack | None) -> None:
        self.notice.clear()
        why = self._switch.why_not(found, self._vault) if found else ""
        stays = found is not None and self._switch.is_in_use(found)
        self.use.setText(tr("Go on") if stays else tr("Use this pack"))
        self.use.setEnabled(stays or (found is not None and not why and not self._switch.managed))
        if why and not stays:
            self.notice.say("warning", why)

    def _on_use(self) -> None:
        found = self.packs.picked_pack
        if found is None:
            return
        if not self._switch.is_in_use(found):
            try:
                self._switch.use(found)
            except RadOncError as error:
                self.notice.say("error", str(error))
                return
        self.done.emit()
