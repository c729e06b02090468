"""Finding the nearest reference cases of a pack in a thread: the first search reads the file and makes the index."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal, Slot

from radonc_models.errors import ModelPackError, RadOncError

if TYPE_CHECKING:
    from radonc_models.clinical.nearest import CaseIndex
    from radonc_models.pack import Pack
    from radonc_models.pack.references import ReferenceCase

__all__ = ["NearCase", "ReferenceSearch"]

_log = logging.getLogger(__name__)
_BUG = "The reference cases could not be searched: install the model pack again if it stays."


@dataclass(frozen=True)
class NearCase:
    """A reference case, how like it is (0 to 1), and the words that it shares, weightiest first."""

    case: ReferenceCase
    likeness: float
    shared: tuple[str, ...]


@dataclass(frozen=True)
class _Shelf:
    """The cases of one pack and their index."""

    pack: Pack
    cases: tuple[ReferenceCase, ...]
    index: CaseIndex


class _Thread(QThread):
    """Does one search, then ends; ``outcome`` says what it found or why it found nothing."""

    def __init__(self, pack: Pack, details: str, shelf: _Shelf | None) -> None:
        super().__init__()
        self.pack = pack
        self.details = details
        self.shelf = shelf
        self.outcome: tuple[NearCase, ...] | RadOncError = ()

    def run(self) -> None:
        """Search; called in the thread."""
        try:
            if self.shelf is None:
                self.shelf = _opened(self.pack)
            cases = self.shelf.cases
            found = self.shelf.index.nearest(self.details)
            self.outcome = tuple(NearCase(cases[near.row], near.likeness, near.shared) for near in found)
        except RadOncError as error:
            self.outcome = error
        except Exception as error:  # noqa: BLE001 - a bug must end as a sentence, never as silence or a crash
            _log.error("reference cases could not be searched: %s", type(error).__name__)
            self.outcome = ModelPackError(_BUG)


class ReferenceSearch(QObject):
    """Searches for one text at a time; of several that are wanted meanwhile the last one alone is searched for.

    Signals:
        found: The details that were searched for, and a tuple of ``NearCase`` or the ``RadOncError`` that says why
            there is none.

    """

    found = Signal(str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pack: Pack | None = None
        self._shelf: _Shelf | None = None
        self._thread: _Thread | None = None
        self._next = ""

    @property
    def running(self) -> bool:
        """Whether a search is at work."""
        return self._thread is not None

    def use(self, pack: Pack | None) -> None:
        """Search in the cases of ``pack`` from now on."""
        self._pack = pack
        if self._shelf is not None and self._shelf.pack != pack:
            self._shelf = None

    def search(self, details: str) -> None:
        """Find the cases nearest to ``details``; nothing comes where the pack has no reference cases."""
        pack = self._pack
        if pack is None or pack.references is None or not details:
            return
        if self._thread is not None:
            self._next = details
            return
        self._thread = _Thread(pack, details, self._shelf)
        self._thread.finished.connect(self._on_finished)
        self._thread.start(QThread.Priority.LowPriority)

    def end(self) -> None:
        """Wait for a running search, tell nobody, and forget all cases."""
        thread, self._thread = self._thread, None
        self._next, self._shelf, self._pack = "", None, None
        if thread is not None:
            thread.finished.disconnect(self._on_finished)
            thread.wait()

    @Slot()
    def _on_finished(self) -> None:
        thread, self._thread = self._thread, None
        if thread is None:
            return
        thread.wait()
        if thread.pack == self._pack:
            self._shelf = thread.shelf
            self.found.emit(thread.details, thread.outcome)
        coming, self._next = self._next, ""
        self.search(coming)


def _opened(pack: Pack) -> _Shelf:
    from radonc_models.clinical.nearest import CaseIndex
    from radonc_models.pack.references import read_references

    cases = read_references(pack)
    return _Shelf(pack, cases, CaseIndex([case.details for case in cases]))
