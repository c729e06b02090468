"""Keeping what is typed into a case: details, plan and drafts go into the vault, or a message says why not."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from radonc_desktop.marking import marked
from radonc_desktop.vault.errors import StaleVersion
from radonc_desktop.windows.details_pane import DetailsPane
from radonc_desktop.windows.language import tr
from radonc_desktop.windows.open_case import OpenCase
from radonc_desktop.windows.proposals_pane import ProposalsPane
from radonc_models.errors import RadOncError
from radonc_models.tasks import Task

__all__ = ["Keeping"]

_OPEN_FORM = marked("This is not kept yet: sign or save it, or cancel it.")


class Keeping(QObject):
    """Knows which case the fields on screen belong to.

    Signals:
        details_kept, plan_kept: The vault holds what is in the field.
        draft_kept: A draft was saved; carries its task.
    """

    details_kept = Signal()
    plan_kept = Signal()
    draft_kept = Signal(object)

    def __init__(self, details: DetailsPane, proposals: ProposalsPane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._details = details
        self._proposals = proposals
        self.case: OpenCase | None = None

    def all(self) -> bool:
        """Keep every unsaved typing; False when something could not be kept and a message says so."""
        kept = self.details() & self.plan()
        for task, panel in self._proposals.panels.items():
            if panel.draft.unsaved and panel.draft.edit.text.strip():
                kept &= self.draft(task, panel.draft.edit.text)
            for form in (panel.draft.addenda, panel.draft.reviews):
                if form.unsaved.strip():
                    form.notice.say("warning", tr(_OPEN_FORM))
                    kept = False
        return kept

    def details(self) -> bool:
        """Keep the details."""
        if self.case is None:
            return True
        try:
            if self.case.keep_details(self._details.details.text):
                self.details_kept.emit()
        except StaleVersion:
            self._details.show_stale(
                tr("These details were saved elsewhere since you opened them. Which text shall stay?"),
                self._keep_mine,
                self._take_stored,
            )
            return False
        except RadOncError as error:
            self._details.notice.say("error", str(error))
            return False
        return True

    def plan(self) -> bool:
        """Keep the physician's own plan."""
        if self.case is None:
            return True
        try:
            if self.case.keep_plan(self._details.plan.text):
                self._details.show_record(self.case.record, keep_typing=True)
                self.plan_kept.emit()
        except RadOncError as error:
            self._details.notice.say("error", str(error))
            return False
        return True

    def draft(self, task: Task, text: str) -> bool:
        """Keep the draft of a task."""
        if self.case is None:
            return True
        box = self._proposals.panels[task].draft
        try:
            box.mark_saved(self.case.keep_draft(task, text, box.suggestion_id))
        except RadOncError as error:
            box.say(str(error))
            return False
        self.draft_kept.emit(task)
        return True

    def settled(self, task: Task, text: str) -> None:
        """Keep a draft whose typing paused; an emptied field waits for the next word."""
        if text.strip():
            self.draft(task, text)

    def _keep_mine(self) -> None:
        if self.case is None:
            return
        try:
            self.case.keep_mine(self._details.details.text)
        except RadOncError as error:
            self._details.notice.say("error", str(error))
            return
        self._details.notice.clear()
        self.details_kept.emit()

    def _take_stored(self) -> None:
        if self.case is None:
            return
        self.case.reload()
        self._details.notice.clear()
        self._details.details.fill(self.case.record.details)
        self.details_kept.emit()
