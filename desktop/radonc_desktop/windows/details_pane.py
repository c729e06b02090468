"""The middle of the review: what we know. Patient details, their state, and the physician's own plan."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from radonc_desktop.windows.flow_row import FlowRow
from radonc_desktop.windows.growing_edit import GrowingEdit
from radonc_desktop.windows.language import tr
from radonc_desktop.windows.notice import Notice
from radonc_desktop.windows.parts import label
from radonc_desktop.windows.theme import GRID, Theme
from radonc_desktop.windows.token_gauge import TokenGauge

if TYPE_CHECKING:
    from radonc_desktop.vault import CaseRecord
    from radonc_desktop.windows.findings import Span

__all__ = ["DetailsPane"]


class DetailsPane(QWidget):
    """Two fields that save themselves.

    Signals:
        details_settled, plan_settled: Unsaved typing should be kept now.
    """

    details_settled = Signal()
    plan_settled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._record: CaseRecord | None = None
        self._theme = theme
        self.details = GrowingEdit(tr("Patient details"), 8, 400)
        self.details.setPlaceholderText(tr("History, stage, pathology, imaging, prior treatment …"))
        self.plan = GrowingEdit(tr("Physician's own plan"), 3, 6)
        self.plan.setPlaceholderText(tr("Your plan, for comparison. The models never see it."))
        self.state = label("", "quiet")
        self.plan_state = label("", "quiet")
        self.gauge = TokenGauge(theme)
        self.notice = Notice(theme)
        self._build()
        self.details.textChanged.connect(self._on_details)
        self.plan.textChanged.connect(self._on_plan)
        self.details.settled.connect(self.details_settled)
        self.plan.settled.connect(self.plan_settled)

    @property
    def unsaved(self) -> dict[str, GrowingEdit]:
        """The fields with typing that the shown record does not hold, by name."""
        if self._record is None:
            return {}
        stored = {"details": (self.details, self._record.details), "plan": (self.plan, self._record.physician_plan)}
        return {name: edit for name, (edit, text) in stored.items() if edit.text != text}

    def show_record(self, record: CaseRecord, *, keep_typing: bool = False) -> None:
        """Show the saved case; with ``keep_typing`` the fields stay and only the states change."""
        self._record = record
        if not keep_typing:
            self.details.fill(record.details)
            self.plan.fill(record.physician_plan)
        self._on_details()
        self._on_plan()

    def mark(self, version: int, spans: Iterable[Span]) -> None:
        """Mark what a finding is about, as long as ``version``, which was asked about, is the text in the field."""
        record = self._record
        fits = record is not None and record.details_version == version and self.details.text == record.details
        places = [(span.start, span.end) for span in spans if span.where == "details"] if fits else []
        self.details.mark(places, self._theme.tokens.accent_soft, self._theme.tokens.accent)

    def forbid_editing(self) -> None:
        """Show cases to somebody who may not change them."""
        for edit in (self.details, self.plan):
            edit.setReadOnly(True)
            edit.setPlaceholderText("")

    def show_stale(self, sentence: str, keep_mine: Callable[[], None], take_stored: Callable[[], None]) -> None:
        """Ask which of two versions to keep; the typed text stays in the field until then."""
        self.notice.say("warning", sentence, (tr("Keep my text"), keep_mine), (tr("Take the stored text"), take_stored))

    def _build(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(GRID)
        page.addLayout(_heading(tr("Patient details"), self.state))
        page.addWidget(self.notice)
        page.addWidget(self.details, 1)
        page.addWidget(self.gauge)
        page.addSpacing(GRID)
        page.addLayout(_heading(tr("Physician's own plan"), self.plan_state))
        page.addWidget(self.plan)

    def _on_details(self) -> None:
        if self._record is not None:
            saved = self.details.text == self._record.details
            self.state.setText(
                tr("version {number}", number=self._record.details_version)
                + " · "
                + (tr("saved") if saved else tr("not saved yet"))
            )

    def _on_plan(self) -> None:
        if self._record is not None:
            saved = self.plan.text == self._record.physician_plan
            words = tr("saved") if self.plan.text else ""
            self.plan_state.setText(words if saved else tr("not saved yet"))


def _heading(words: str, state: QLabel) -> FlowRow:
    head = label(words, "head")
    head.setMinimumHeight(4 * GRID)  # as high as the heads with a button beside them
    return FlowRow((head,), (state,))
