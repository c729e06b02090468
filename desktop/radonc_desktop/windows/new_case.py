"""The form for a new case, in the place of the case itself: no modal box."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from radonc_desktop.windows.growing_edit import GrowingEdit
from radonc_desktop.windows.language import tr
from radonc_desktop.windows.notice import Notice
from radonc_desktop.windows.parts import button, label, limit_width
from radonc_desktop.windows.theme import GRID, Theme
from radonc_desktop.windows.token_gauge import TokenGauge
from radonc_desktop.windows.token_meter import TokenMeter

__all__ = ["NewCaseForm"]


class NewCaseForm(QWidget):
    """Nothing of it is a record before its button is pressed.

    Signals:
        create_wanted: Title, site and details.
        cancelled: The form is given up.
        settled: Typing has paused, or a field was left.
    """

    create_wanted = Signal(str, str, str)
    cancelled = Signal()
    settled = Signal()

    def __init__(self, theme: Theme, meter: TokenMeter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.meter = meter
        self.title = QLineEdit()
        self.title.setAccessibleName(tr("Title"))
        self.title.setPlaceholderText(tr("A label without a patient's name, such as “Lung, left lower lobe”"))
        self.site = QLineEdit()
        self.site.setAccessibleName(tr("Disease site"))
        self.site.setPlaceholderText(tr("lung, breast, prostate …"))
        self.details = GrowingEdit(tr("Patient details"), 10, 400)
        self.details.setPlaceholderText(tr("Paste or type the patient details; they can be changed later."))
        self.gauge = TokenGauge(theme)
        self.notice = Notice(theme)
        self.create_button = button(tr("Create case"), self._submit, "primary", tr("Create case (Ctrl+Return)"))
        self.cancel = button(tr("Cancel"), self.cancelled.emit, "quiet")
        self.title.returnPressed.connect(self._to_site)
        self.site.returnPressed.connect(self._to_details)
        self.title.editingFinished.connect(self.settled)
        self.site.editingFinished.connect(self.settled)
        self.details.settled.connect(self.settled)
        self.details.textChanged.connect(lambda: self.meter.watch(self.details.text))
        self.meter.changed.connect(self.gauge.show_reading)
        self._build()

    def begin(self) -> None:
        """Show an empty form, unless it already holds typing."""
        self.notice.clear()
        self.title.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def holds_text(self) -> bool:
        """Whether something has been typed that is not in the vault."""
        return bool(self.typed)

    @property
    def typed(self) -> dict[str, str]:
        """What the fields hold, by name; empty fields are left out."""
        texts = {"title": self.title.text(), "site": self.site.text(), "details": self.details.text}
        return {name: text for name, text in texts.items() if text}

    def put_back(self, typed: dict[str, str]) -> None:
        """Show what ``typed`` gave before a lock."""
        self.title.setText(typed.get("title", ""))
        self.site.setText(typed.get("site", ""))
        self.details.fill(typed.get("details", ""))

    def clear(self) -> None:
        """Empty the form after its case was made or given up."""
        self.title.clear()
        self.site.clear()
        self.details.fill("")
        self.notice.clear()

    def submit(self) -> None:
        """Do what the button does."""
        self._submit()

    def _to_site(self) -> None:
        self.site.setFocus()

    def _to_details(self) -> None:
        self.details.setFocus()

    def _submit(self) -> None:
        if not self.title.text().strip():
            self.notice.say("warning", tr("Give the case a short title, so that you find it again."))
            self.title.setFocus()
            return
        self.create_wanted.emit(self.title.text().strip(), self.site.text().strip(), self.details.text)

    def _build(self) -> None:
        self.card = card = QFrame()
        card.setProperty("card", "yes")
        limit_width(card, 760)
        form = QVBoxLayout(card)
        form.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        form.setSpacing(GRID)
        form.addWidget(label(tr("New case"), "title"))
        form.addSpacing(GRID)
        for words, field in (
            (tr("Title"), self.title),
            (tr("Disease site"), self.site),
            (tr("Patient details"), self.details),
        ):
            form.addWidget(label(words, "small-head"))
            form.addWidget(field, 1 if field is self.details else 0)
        form.addWidget(self.gauge)
        form.addWidget(self.notice)
        row = QHBoxLayout()
        row.addWidget(self.create_button)
        row.addWidget(self.cancel)
        row.addStretch()
        form.addLayout(row)
        page = QHBoxLayout(self)
        page.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        page.addWidget(card, 1)
        page.addStretch(0)
