"""About: what this program is, what it is made of and under which licences, and a report to copy."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QApplication

from radonc_desktop.about import Part, parts, report
from radonc_desktop.marking import marked
from radonc_desktop.windows.file_parts import CardPage, WordsModel, fit_words, words_table
from radonc_desktop.windows.language import tr
from radonc_desktop.windows.notice import Notice
from radonc_desktop.windows.parts import button, label
from radonc_desktop.windows.theme import Theme

__all__ = ["AboutPage"]

_WHAT = marked(
    "Draft support for radiation oncology: treatment regimen, modality and diagnosis as drafts that a physician "
    "reviews. It works offline: it opens no network connection, sends nothing and asks for no updates."
)


class AboutPage(CardPage):
    """Signals ``left``.

    Args:
        theme: The appearance.
        device: Returns where the models run and which pack they are of.
        it_key: Returns who else holds a key to the vault, as one sentence; empty where nobody does.

    """

    left = Signal()

    def __init__(self, theme: Theme, device: Callable[[], str], it_key: Callable[[], str]) -> None:
        super().__init__(tr("About RadOnc-GPT"), tr(_WHAT), width=1040)
        self._device = device
        self._parts: list[Part] = []
        self.device = label("", "quiet-body", wrap=True, selectable=True)
        self.notice = Notice(theme)
        self.model = WordsModel((tr("Part"), tr("Version"), tr("Security notices matter"), tr("Licence")), self)
        self.table = words_table(self.model, tr("Parts of the program"), 200)
        self.copy = button(tr("Copy report"), self._copy, "primary", tr("Versions and device; no word of any case"))
        self.add(self.device)
        self._who_else = it_key
        self.it_key = label("", "quiet-body", wrap=True, selectable=True)
        self.add(self.it_key)
        self.gap()
        self.add(self.notice)
        self.add(self.table, tr("Made of"))
        self.add(
            label(
                tr(
                    "The package brings the licence texts and a list of all parts (SBOM). Qt is used under the LGPL-3: "
                    "its libraries are separate files that may be replaced."
                ),
                *("quiet",),
                wrap=True,
            )
        )
        self.gap()
        self.add_row(self.copy, button(tr("Close"), self.left.emit, "quiet"))
        theme.changed.connect(self._on_theme)

    def begin(self) -> None:
        """Show the versions of what runs."""
        self.notice.clear()
        self._parts = self._parts or parts()
        self.device.setText(self._device())
        self.it_key.setText(self._who_else())
        self.it_key.setVisible(bool(self.it_key.text()))
        self.model.show(
            [(tr(one.name), tr(one.version), tr("yes") if one.security else "", tr(one.licence)) for one in self._parts]
        )
        fit_words(self.table)
        self.copy.setFocus(Qt.FocusReason.OtherFocusReason)

    def stop(self) -> None:
        """Nothing runs here."""

    @Slot()
    def _on_theme(self) -> None:
        if self.isVisible():
            fit_words(self.table)

    def _copy(self) -> None:
        QApplication.clipboard().setText(report(self._parts, f"Device: {self._device()}"))
        self.notice.say("ok", tr("The report is copied. It names no user, no case and no folder."))
