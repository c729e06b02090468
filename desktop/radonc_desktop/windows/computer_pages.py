"""The pages about this computer, which share one test of it: what it found, and the report for the support."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from radonc_desktop.background.pc_exam import doctor_command
from radonc_desktop.windows.pc_test import PcTestPage
from radonc_desktop.windows.support_page import SupportPage
from radonc_desktop.windows.theme import Theme

if TYPE_CHECKING:
    from radonc_desktop.background.tally import Tally
    from radonc_desktop.doctor import Section
    from radonc_desktop.paths import Folders

__all__ = ["ComputerPages"]


class ComputerPages:
    """Makes the two pages.

    Args:
        theme: The appearance.
        folders: Returns where the case store and the model pack lie; the store is not opened for a report.
        device: Returns where the models run, without a word of any case.
        tally: What went wrong since the start.
        show: Shows one of the window's pages by its name.

    """

    def __init__(
        self,
        theme: Theme,
        folders: Callable[[], Folders],
        device: Callable[[], str],
        tally: Tally,
        show: Callable[[str], object],
    ) -> None:
        self._theme = theme
        self._folders = folders
        self._device = device
        self._tally = tally
        self._show = show
        self._test: PcTestPage | None = None

    def pc_test(self) -> PcTestPage:
        """Return a page that tests this computer."""
        self._test = PcTestPage(self._theme, doctor_command(self._folders()))
        self._test.report_wanted.connect(lambda: self._show("support"))
        return self._test

    def support(self) -> SupportPage:
        """Return a page that shows the report for the support; a test that was made is not repeated for it."""
        return SupportPage(self._theme, doctor_command(self._folders()), self._found, self._report)

    def _found(self) -> list[Section]:
        return self._test.test.sections if self._test is not None else []

    def _report(self, sections: list[Section]) -> str:
        from radonc_desktop.about import parts  # both look at every library, which the start of the window spares
        from radonc_desktop.support import support_report

        return support_report(sections, parts(), self._device(), self._tally.counts, self._folders())
