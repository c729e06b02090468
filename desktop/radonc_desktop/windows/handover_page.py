"""Handing a case over: one page to print, text for the hospital's record, files for other systems, a letter."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from radonc_desktop.marking import marked
from radonc_desktop.vault.exchange.case_report import AnswerReport, CaseReport
from radonc_desktop.vault.exchange.ehr_text import ehr_text
from radonc_desktop.vault.exchange.letter import letter_of, letter_text, why_no_letter
from radonc_desktop.windows.case_pdf import letter_pdf, one_page_pdf
from radonc_desktop.windows.file_parts import new_file
from radonc_desktop.windows.flow_row import FlowRow
from radonc_desktop.windows.language import tr
from radonc_desktop.windows.notice import Notice
from radonc_desktop.windows.parts import button, label, task_title
from radonc_desktop.windows.scroll_column import ScrollColumn
from radonc_desktop.windows.sentences import in_own_words
from radonc_desktop.windows.theme import GRID, Theme, set_mark
from radonc_desktop.windows.wording import clock
from radonc_desktop.windows.wrapped_choice import WrappedCheckBox
from radonc_models.errors import RadOncError
from radonc_models.tasks import Task

if TYPE_CHECKING:
    from radonc_desktop.vault.exchange.room import Exchange

__all__ = ["HandoverPage"]

_SIGNED_FILES = {
    Task.REGIMEN: marked("Signed regimen…"),
    Task.MODALITY: marked("Signed modality…"),
    Task.DIAGNOSIS: marked("Signed diagnosis…"),
}
_CONFIRM = marked("I want these files unencrypted and answer for where they go")
_COPIED = marked("Copied. The clipboard is cleared after a while, and at the lock.")
_POLICY = marked("The policy of this machine allows no unencrypted export: export an encrypted archive (Ctrl+E).")


class HandoverPage(QWidget):
    """What may leave the app about the case on screen.

    Signals:
        left_app: Something about the case left the app, which its history tells.
    """

    left_app = Signal()

    def __init__(self, theme: Theme, exchange: Exchange, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._exchange = exchange
        self._case_id: int | None = None
        self._letter = ""
        self.notice = Notice(theme)
        self.standings = {task: label("", "body", wrap=True) for task in Task}
        self.how = label(tr("Edit an answer as a draft under Review (Ctrl+1) and sign it."), "quiet", wrap=True)
        self.copy = button(tr("Copy as plain text"), self._copy, "primary", tr("For the hospital's record"))
        self.confirm = WrappedCheckBox(tr(_CONFIRM))
        self.page = button(tr("One page as PDF…"), partial(self._save, "one-page", "answers", ".pdf", one_page_pdf))
        self.fhir = button(tr("FHIR R4 bundle…"), partial(self._save, "fhir", "fhir", ".json", None))
        self.signed = {task: self._signed_button(task) for task in Task}
        self.letter_why = label("", "quiet", wrap=True)
        self.letter = QPlainTextEdit()
        self.letter.setReadOnly(True)
        self.letter.setAccessibleName(tr("Draft of a letter of medical necessity"))
        self.letter.setTabChangesFocus(True)
        self.letter_copy = button(tr("Copy the letter"), self._copy_letter)
        self.letter_pdf = button(tr("Letter as PDF…"), partial(self._save, "letter", "letter", ".pdf", letter_pdf))
        self.letter_text = button(tr("Letter as text…"), partial(self._save, "letter", "letter", ".txt", _letter_bytes))
        self._build()
        self.confirm.toggled.connect(self._allow)

    def show_case(self, case_id: int) -> None:
        """Show what can be handed over of a case as it is now."""
        if case_id != self._case_id:
            self.confirm.setChecked(False)
            self.notice.clear()
        self._case_id = case_id
        try:
            report = self._exchange.report(case_id)
            allowed = self._exchange.plain_allowed
        except RadOncError as error:
            self._show_none(in_own_words(error))
            return
        self._show_standings(report)
        self._show_letter(report)
        if not allowed:
            self.notice.say("info", tr(_POLICY))
        for widget in (self.copy, self.confirm, self.letter_copy):
            widget.setEnabled(allowed)
        self._allow()

    def _show_none(self, sentence: str) -> None:
        self.notice.say("error", sentence)
        for widget in (self.copy, self.confirm, self.letter_copy, *self._files):
            widget.setEnabled(False)

    def _show_standings(self, report: CaseReport) -> None:
        found = {answer.task: answer for answer in report.answers}
        self.how.setVisible(not found)
        for task, shown in self.standings.items():
            answer = found.get(task.value)
            shown.setText(f"{answer.text}\n{_standing(answer)}" if answer else tr("Not written yet."))
            set_mark(shown, "tone", "" if answer and answer.state == "signed" else "partial")
            self.signed[task].setVisible(bool(answer and answer.state == "signed" and answer.key))

    def _show_letter(self, report: CaseReport) -> None:
        why = why_no_letter(report)
        self._letter = "" if why else letter_text(letter_of(report))
        filled = tr("Filled from the fields of the signed regimen; complete the blanks.")
        self.letter_why.setText(in_own_words(why) if why else filled)
        self.letter.setPlainText(self._letter)
        for widget in (self.letter, self.letter_copy, self.letter_pdf, self.letter_text):
            widget.setVisible(not why)

    def _allow(self) -> None:
        for widget in self._files:
            widget.setEnabled(self.confirm.isEnabled() and self.confirm.isChecked())
            widget.setToolTip("" if self.confirm.isChecked() else tr("Confirm first that you want an unencrypted file"))

    @property
    def _files(self) -> tuple[QPushButton, ...]:
        return self.page, self.fhir, *self.signed.values(), self.letter_pdf, self.letter_text

    # Acts

    def _copy(self) -> None:
        self._to_clipboard(lambda case_id: self._exchange.copy_text(case_id, "clipboard", _ehr_bytes))

    def _copy_letter(self) -> None:
        self._to_clipboard(lambda case_id: self._exchange.copy_text(case_id, "letter", _letter_bytes))

    def _to_clipboard(self, text_of: Callable[[int], str]) -> None:
        if self._case_id is None:
            return
        try:
            QApplication.clipboard().setText(text_of(self._case_id))
        except RadOncError as error:
            self.notice.say("error", str(error))
            return
        self.notice.say("ok", tr(_COPIED))
        self.left_app.emit()

    def _save(self, kind: str, stem: str, ending: str, render: Callable[[CaseReport], bytes] | None) -> None:
        if self._case_id is None:
            return
        path = new_file(self, tr("Hand over"), f"case-{self._case_id:04d}-{stem}", ending)
        if path is not None:
            self.save_to(path, kind, render)

    def save_to(self, path: Path, kind: str, render: Callable[[CaseReport], bytes] | None = None) -> None:
        """Write one file about the case, or say why it was not written."""
        case_id, confirmed = self._case_id, self.confirm.isChecked()
        if case_id is None:
            return

        def write() -> None:
            if kind in {task.value for task in Task}:
                self._exchange.export_signed(case_id, kind, path, confirmed=confirmed)
            elif kind == "fhir":
                self._exchange.export_case(case_id, path, "fhir", confirmed=confirmed)
            elif kind == "one-page":
                self._exchange.export_case(case_id, path, "one-page", confirmed=confirmed, render=render)
            else:
                self._exchange.export_case(case_id, path, "letter", confirmed=confirmed, render=render)

        try:
            write()
        except RadOncError as error:
            self.notice.say("error", str(error))
            return
        self.notice.say("ok", tr("Written to {path}.", path=path))
        self.left_app.emit()

    # Building

    def _signed_button(self, task: Task) -> QPushButton:
        stem = f"signed-{task.value}"
        made = button(tr(_SIGNED_FILES[task]), partial(self._save, task.value, stem, ".json", None))
        made.setAccessibleDescription(tr("A file that is verified without this app's store"))
        return made

    def _build(self) -> None:
        column = ScrollColumn(12, GRID)
        answers = _card(tr("What stands"))
        for task, shown in self.standings.items():
            _add(answers, label(task_title(task.value), "small-head"), shown)
        _add(answers, self.how)
        words = tr("The answers with their standing, doses and seals, without the details.")
        record = _card(tr("For the hospital's record"), words)
        _add(record, _row(self.copy))
        words = tr("Each is written into the audit trail under your name. What is not signed bears a watermark.")
        files = _card(tr("Files"), words)
        _add(files, self.confirm, _row(self.page, self.fhir), _row(*self.signed.values()))
        letter = _card(tr("Letter of medical necessity"))
        self.letter.setMinimumHeight(240)
        _add(letter, self.letter_why, self.letter, _row(self.letter_copy, self.letter_pdf, self.letter_text))
        for card in (answers, record, files, letter):
            column.add(card)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(12)
        page.addWidget(self.notice)
        page.addWidget(column, 1)


def _standing(answer: AnswerReport) -> str:
    if answer.state == "draft":
        return tr("Draft, needs physician review; last changed {time}", time=clock(answer.time))
    return tr("Signed by {by}, {time}", by=answer.by, time=clock(answer.time)) + (
        tr(", with an addendum") if answer.addenda else ""
    )


def _ehr_bytes(report: CaseReport) -> bytes:
    return ehr_text(report).encode()


def _letter_bytes(report: CaseReport) -> bytes:
    return letter_text(letter_of(report)).encode()


def _card(title: str, words: str = "") -> QFrame:
    card = QFrame()
    card.setProperty("card", "yes")
    page = QVBoxLayout(card)
    page.setContentsMargins(2 * GRID, 12, 2 * GRID, 2 * GRID)
    page.setSpacing(GRID)
    page.addWidget(label(title, "head"))
    if words:
        page.addWidget(label(words, "quiet", wrap=True))
    return card


def _add(card: QFrame, *parts: QWidget) -> None:
    layout = card.layout()
    assert layout is not None
    for part in parts:
        layout.addWidget(part)


def _row(*parts: QWidget) -> QWidget:
    holder = QWidget()
    holder.setLayout(FlowRow(parts))
    return holder
