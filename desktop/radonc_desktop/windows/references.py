"""When the nearest reference cases are shown: beside a regimen that the physician may see, and never before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from radonc_desktop.background.references import ReferenceSearch
from radonc_models.errors import RadOncError
from radonc_models.tasks import Task

if TYPE_CHECKING:
    from radonc_desktop.windows.compare_page import ComparePage
    from radonc_desktop.windows.pack_words import PackWords
    from radonc_desktop.windows.proposals_pane import ProposalsPane

__all__ = ["References"]


class References(QObject):
    """Searches for the details that a regimen was asked about and shows what is found on the card.

    A reference case tells a plan and a diagnosis, so the card stays away while any answer of the case on screen is
    hidden until the physician's own is saved, and while answers are compared without names.
    """

    def __init__(self, proposals: ProposalsPane, compare: ComparePage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._panels = proposals.panels
        self._card = proposals.references
        self._compare = compare
        self._synthetic = True
        self._there = False
        self._wanted = ""
        self.search = ReferenceSearch(self)
        self.search.found.connect(self._on_found)
        compare.blind.toggled.connect(self.refresh)
        for panel in self._panels.values():
            panel.turned.connect(self.refresh)

    def show_words(self, words: PackWords) -> None:
        """Use the cases of this pack, none where it may not be asked."""
        pack = words.pack if not words.problem else None
        kept = pack.references if pack is not None else None
        self._there = kept is not None
        self._synthetic = kept is None or kept.synthetic
        self.search.use(pack)
        self._wanted = ""
        self._card.clear()
        self.refresh()

    def end(self) -> None:
        """Let no search run any more and forget what was found."""
        self._there = False
        self.search.end()
        self._card.clear()

    @Slot()
    def refresh(self) -> None:
        """Show the cases for the regimen on screen, or nothing where it may not be seen."""
        details = self._details()
        if details == self._wanted:
            return
        self._wanted = details
        self._card.clear()
        self.search.search(details)

    def _details(self) -> str:
        """Return the details that the regimen on screen was asked about; empty where nothing may be shown."""
        hidden = any(panel.veiled for panel in self._panels.values())
        if not self._there or hidden or self._compare.blinded:
            return ""
        return self._panels[Task.REGIMEN].answered_about

    @Slot(str, object)
    def _on_found(self, details: str, outcome: object) -> None:
        if details != self._wanted:  # something else is on screen by now
            return
        if isinstance(outcome, RadOncError):
            self._card.show_problem(str(outcome))
        elif isinstance(outcome, tuple):
            self._card.show_cases(outcome, synthetic=self._synthetic)
