"""Puts away what lies on the desk before the vault locks, and puts it back where it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from radonc_desktop.vault.errors import UnknownRecord
from radonc_desktop.windows.kept_answer import kept_answer
from radonc_desktop.windows.unfinished import Unfinished
from radonc_models.errors import RadOncError
from radonc_models.tasks import Task

if TYPE_CHECKING:
    from radonc_desktop.vault import Vault
    from radonc_desktop.windows.main import MainWindow

__all__ = ["DeskKeeper"]


class DeskKeeper:
    """The desk of one window."""

    def __init__(self, window: MainWindow, vault: Vault) -> None:
        self._window = window
        self._vault = vault

    def keep(self) -> None:
        """Store the desk while the work goes on; where the disk does not take it, the form says why."""
        try:
            self._vault.desk.save(self._gather().as_text())
        except RadOncError as error:
            self._window.form.notice.say("error", str(error))

    def put_away(self) -> bytes:
        """Store the desk; where the disk does not take it, return it sealed."""
        desk = self._gather()
        try:
            self._vault.desk.save(desk.as_text())
        except Exception:  # noqa: BLE001 - neither a full disk nor a bug loses what was typed
            return self._vault.desk.seal(desk.as_text()) if desk.holds_text else b""
        return b""

    def put_back(self, parcel: bytes = b"") -> None:
        """Show what was put away, where it was.

        Args:
            parcel: What ``put_away`` returned; then the desk in the vault is older and does not count.

        Raises:
            RadOncError: The parcel belongs to another user or vault.

        """
        text = self._vault.desk.unseal(parcel) if parcel else self._vault.desk.read()
        desk = Unfinished.from_text(text)
        window = self._window
        if desk.search:
            window.cases.search.setText(desk.search)
        if desk.task:
            window.case.compare.choose(Task(desk.task))
        if desk.case_id is not None:
            window.open_case(desk.case_id)
            if window.case.case_id == desk.case_id:
                window.case.show_view(desk.view)
                self._put_back_answers(desk.case_id, desk.answers)
                self._put_back_left(desk)
        self._put_back_form(desk)
        self._put_back_cursor(desk)

    def _gather(self) -> Unfinished:
        window = self._window
        name, field = next(((name, one) for name, one in self._fields().items() if one.hasFocus()), ("", None))
        left = self._left()
        drafts = {task: window.case.proposals.panels[task].draft.suggestion_id for task in Task if task.value in left}
        return Unfinished(
            case_id=window.case.case_id,
            view=window.case.view,
            task=window.case.compare.task.value,
            search=window.cases.search.text(),
            focus=name,
            cursor=_cursor(field),
            form=window.form.typed,
            form_shown=window.form_shown,
            details_version=window.case.details_version,
            left=left,
            suggestions={task.value: number for task, number in drafts.items() if number is not None},
            answers=self._answers(),
        )

    def _answers(self) -> dict[str, int]:
        window = self._window
        if window.case.case_id is None:
            return {}
        kept = {task.value: window.board.state(window.case.case_id, task).suggestion_id for task in Task}
        return {task: number for task, number in kept.items() if number is not None}

    def _left(self) -> dict[str, str]:
        """Return the typing that is not in the records of the case."""
        page = self._window.case
        if page.case_id is None:
            return {}
        left = {name: edit.text for name, edit in page.details.unsaved.items()}
        for task, panel in page.proposals.panels.items():
            if panel.draft.unsaved:
                left[task.value] = panel.draft.edit.text
            forms = {"addendum": panel.draft.addenda.unsaved, "review": panel.draft.reviews.unsaved}
            left |= {f"{form}.{task.value}": text for form, text in forms.items() if text.strip()}
        return left

    def _put_back_answers(self, case_id: int, answers: dict[str, int]) -> None:
        versions = [one.details for one in self._vault.details_history(case_id)] if answers else []
        for task, number in answers.items():
            try:
                record = self._vault.suggestion(number)
            except UnknownRecord:  # of before a restore
                continue
            state = kept_answer(record.outcome, number, versions)
            if state is not None and (record.case_id, record.task) == (case_id, task):
                self._window.board.put_back(case_id, Task(task), state)

    def _put_back_left(self, desk: Unfinished) -> None:
        page = self._window.case
        page.resume(desk.left.get("details"), desk.details_version, desk.left.get("plan"))
        for task, panel in page.proposals.panels.items():
            if task.value in desk.left and not panel.draft.read_only:
                panel.draft.begin(desk.left[task.value], desk.suggestions.get(task.value))
            for name, form in (("addendum", panel.draft.addenda), ("review", panel.draft.reviews)):
                if text := desk.left.get(f"{name}.{task.value}"):
                    form.resume(text)

    def _put_back_form(self, desk: Unfinished) -> None:
        self._window.form.put_back(desk.form)
        if desk.form_shown:
            self._window.new_case()

    def _put_back_cursor(self, desk: Unfinished) -> None:
        field = self._fields().get(desk.focus)
        if field is None or not field.isEnabled():
            return
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(field, QLineEdit):
            field.setCursorPosition(desk.cursor)
        elif isinstance(field, QPlainTextEdit):
            cursor = field.textCursor()
            cursor.setPosition(min(desk.cursor, len(field.toPlainText())))
            field.setTextCursor(cursor)

    def _fields(self) -> dict[str, QWidget]:
        window = self._window
        panels = window.case.proposals.panels.items()
        drafts: dict[str, QWidget] = {task.value: panel.draft.edit for task, panel in panels}
        drafts |= {f"addendum.{task.value}": panel.draft.addenda.words for task, panel in panels}
        drafts |= {f"review.{task.value}": panel.draft.reviews.words for task, panel in panels}
        return {
            "search": window.cases.search,
            "cases": window.cases.list,
            "details": window.case.details.details,
            "plan": window.case.details.plan,
            "new.title": window.form.title,
            "new.site": window.form.site,
            "new.details": window.form.details,
            **drafts,
        }


def _cursor(field: QWidget | None) -> int:
    if isinstance(field, QLineEdit):
        return field.cursorPosition()
    return field.textCursor().position() if isinstance(field, QPlainTextEdit) else 0
