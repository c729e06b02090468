"""The case on screen and what of it is kept; no widgets here."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from radonc_desktop.vault.errors import StaleVersion
from radonc_desktop.windows.first_draft import refuse_unmarked_cut
from radonc_models.tasks import Task

if TYPE_CHECKING:
    from radonc_desktop.vault import CaseRecord, DraftRecord, Vault
    from radonc_desktop.vault.signer import Proof

__all__ = ["OpenCase"]


class OpenCase:
    """Keeps one case in step with the vault; every method raises ``RadOncError`` when nothing was kept."""

    def __init__(self, vault: Vault, case_id: int) -> None:
        self._vault = vault
        self.record: CaseRecord = vault.case(case_id)
        self._versions: dict[Task, int] = {}

    @property
    def id(self) -> int:
        """Number of the case in the vault."""
        return self.record.id

    def reload(self) -> CaseRecord:
        """Read the case anew, with what others may have saved meanwhile."""
        self.record = self._vault.case(self.record.id)
        return self.record

    def began_from(self, version: int) -> None:
        """Know that the typing began from ``version``: if another was saved since, the physician decides."""
        self.record = replace(self.record, details_version=version)

    def keep_details(self, text: str) -> bool:
        """Save changed details; raises ``StaleVersion`` when they were saved elsewhere meanwhile."""
        if text == self.record.details:
            return False
        self._vault.save_details(self.id, text, self.record.details_version)
        self.reload()
        return True

    def keep_mine(self, text: str) -> None:
        """Save ``text`` over what was saved elsewhere: the physician has seen that and chose."""
        self.reload()
        self.keep_details(text)

    def keep_plan(self, text: str) -> bool:
        """Save a changed plan of the physician."""
        if text == self.record.physician_plan:
            return False
        self._vault.save_physician_plan(self.id, text, self.record.plan_version)
        self.reload()
        return True

    def draft(self, task: Task) -> DraftRecord | None:
        """Return the draft or signed answer of ``task``, from which typing goes on."""
        return self._seen(task, self._vault.draft(self.id, task.value))

    def keep_draft(self, task: Task, text: str, suggestion_id: int | None) -> DraftRecord:
        """Save the physician's text as a draft; raises ``StaleVersion`` when another was saved meanwhile."""
        version = self._versions.get(task, 0)
        saved = self._vault.save_draft(self.id, task.value, text, suggestion_id, version)
        self._seen(task, saved)
        return saved

    def ready_to_sign(self, task: Task, text: str, suggestion_id: int | None) -> DraftRecord:
        """Save ``text`` if it changed and return what is to be signed; a cut-off answer is never signed as complete."""
        if suggestion_id is not None:
            refuse_unmarked_cut(text, self._vault.suggestion(suggestion_id).outcome)
        draft = self._vault.draft(self.id, task.value)
        if draft is None or draft.text != text:
            draft = self.keep_draft(task, text, suggestion_id)
        return draft

    def sign(self, draft: DraftRecord, proof: Proof) -> DraftRecord:
        """Sign exactly the text of ``draft``; raises ``StaleVersion`` when another was saved since."""
        now = self._vault.draft(self.id, draft.task)
        if now is None or (now.id, now.version) != (draft.id, draft.version):
            raise StaleVersion("This draft was changed while your passphrase was checked: read it and sign again.")
        return self._vault.signer.sign(draft.id, proof)

    def origin(self, draft: DraftRecord | None) -> str:
        """Return the model's text that ``draft`` started from; empty for one that did not."""
        if draft is None or draft.suggestion_id is None:
            return ""
        return str(self._vault.suggestion(draft.suggestion_id).outcome.get("text", ""))

    def _seen(self, task: Task, draft: DraftRecord | None) -> DraftRecord | None:
        self._versions[task] = 0 if draft is None else draft.version
        return draft
