"""Exporting: an encrypted archive, or one case in the open after a warning that must be answered."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from radonc_desktop.marking import marked
from radonc_desktop.vault.exchange.archive import ENDING
from radonc_desktop.windows.case_pdf import case_pdf
from radonc_desktop.windows.file_parts import CardPage, new_file, secret_edit
from radonc_desktop.windows.flow_row import FlowRow
from radonc_desktop.windows.language import counted, tr
from radonc_desktop.windows.notice import Notice
from radonc_desktop.windows.parts import button, keep_width
from radonc_desktop.windows.sentences import in_own_words
from radonc_desktop.windows.theme import Theme
from radonc_desktop.windows.wrapped_choice import WrappedCheckBox, WrappedRadioButton
from radonc_models.errors import RadOncError

if TYPE_CHECKING:
    from radonc_desktop.vault.exchange.room import Exchange

__all__ = ["ExportPage"]

_WARNING = marked(
    "This file will hold patient data that anybody who gets it can read. It is readable by your account alone until "
    "you pass it on; the export is written into the audit trail under your name."
)


@dataclass(frozen=True)
class _Kind:
    name: str
    words: str
    ending: str
    plain: bool


_STUDY = marked(
    "Names, dates, places and numbers are searched for in each text. You read every case before the file is written: "
    "the search misses some and certifies nothing."
)

_KINDS = (
    _Kind("archive", marked("Encrypted archive, for RadOnc-GPT on another computer"), ENDING, plain=False),
    _Kind("pdf", marked("PDF, to read or print"), ".pdf", plain=True),
    _Kind("text", marked("Plain text"), ".txt", plain=True),
    _Kind("fhir", marked("FHIR R4 Bundle, for another system"), ".json", plain=True),
    _Kind("csv", marked("CSV table, for a spreadsheet"), ".csv", plain=True),
    _Kind("study", marked("De-identified for a study"), ".jsonl", plain=False),
)


class ExportPage(CardPage):
    """Chooses what is written.

    Signals:
        exported: A sentence that says where the file is.
        cancelled: Nothing is to be exported.
        study_wanted: These cases are to be read for a study.
    """

    exported = Signal(str)
    cancelled = Signal()
    study_wanted = Signal(object)

    def __init__(self, theme: Theme, exchange: Exchange) -> None:
        super().__init__(tr("Export"), "")
        self._exchange = exchange
        self._case_id: int | None = None
        self.kinds = {kind.name: WrappedRadioButton(tr(kind.words)) for kind in _KINDS}
        self.whole = WrappedCheckBox(tr("All cases of the store instead of this one"))
        self.passphrase = secret_edit(tr("Passphrase of the archive"))
        self.again = secret_edit(tr("Passphrase of the archive again"))
        self.confirm = WrappedCheckBox(tr("I want this file unencrypted and answer for where it goes"))
        self.warning = Notice(theme)
        self.notice = Notice(theme)
        self.save = button(tr("Save as…"), self._save, "primary")
        self.cancel = button(tr("Cancel"), self.cancelled.emit, "quiet")
        self._build()

    def begin(self, case_id: int | None, number: str) -> None:
        """Offer the open case, or all cases."""
        self._case_id = case_id
        words = tr("Case {number}.", number=number) if case_id is not None else tr("All cases of the store.")
        self.explanation.setText(words + " " + tr("Every export is written into the audit trail."))
        self.kinds["archive"].setChecked(True)
        self._follow_policy()
        self.whole.setChecked(case_id is None)
        self.confirm.setChecked(False)
        self.passphrase.clear()
        self.again.clear()
        self.notice.clear()
        self._offer()
        self.kinds["archive"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow_policy(self) -> None:
        try:
            allowed = self._exchange.plain_allowed
        except RadOncError as error:
            self.explanation.setText(in_own_words(error))
            allowed = False
        for kind in _KINDS:
            possible = allowed or not kind.plain
            self.kinds[kind.name].setEnabled(possible)
            self.kinds[kind.name].setToolTip("" if possible else tr("Not allowed by this machine's policy"))

    @property
    def kind(self) -> _Kind:
        """What is chosen."""
        return next(kind for kind in _KINDS if self.kinds[kind.name].isChecked())

    def export_to(self, path: Path) -> None:
        """Write the file and tell so, or say why it was not written."""
        kind = self.kind
        try:
            case_ids = self._chosen()
            self._write(kind, case_ids, path)
        except RadOncError as error:
            self.notice.say("error", str(error))
            return
        self.passphrase.clear()
        self.again.clear()
        self.exported.emit(
            counted(len(case_ids), "{n} case exported to {path}.", "{n} cases exported to {path}.", path=path)
        )

    def _chosen(self) -> list[int]:
        return self._exchange.all_cases() if self.whole.isChecked() else [self._case_id or 0]

    def _write(self, kind: _Kind, case_ids: list[int], path: Path) -> None:
        exchange, confirmed = self._exchange, self.confirm.isChecked()
        if kind.name == "archive":
            exchange.export_archive(case_ids, path, self.passphrase.text())
        elif kind.name == "csv":
            exchange.export_table(case_ids, path, confirmed=confirmed)
        elif kind.name == "pdf":
            exchange.export_case(case_ids[0], path, "pdf", confirmed=confirmed, render=case_pdf)
        elif kind.name == "text":
            exchange.export_case(case_ids[0], path, "text", confirmed=confirmed)
        else:
            exchange.export_case(case_ids[0], path, "fhir", confirmed=confirmed)

    def _save(self) -> None:
        kind = self.kind
        if kind.name == "study":
            self.study_wanted.emit(self._chosen())
            return
        if kind.name == "archive" and self.passphrase.text() != self.again.text():
            self.notice.say("warning", tr("The two passphrases differ: type both again."))
            return
        stem = "cases" if self.whole.isChecked() or self._case_id is None else f"case-{self._case_id:04d}"
        path = new_file(self, tr("Export"), stem, kind.ending)
        if path is not None:
            self.export_to(path)

    def _offer(self) -> None:
        kind = self.kind
        one = kind.name in {"pdf", "text", "fhir"}
        if one or self._case_id is None:
            self.whole.setChecked(self._case_id is None)
        self.whole.setVisible(not one and self._case_id is not None)
        self._secrets.setVisible(kind.name == "archive")
        self.confirm.setVisible(kind.plain)
        if kind.plain:
            self.warning.say("warning", tr(_WARNING))
        else:
            self.warning.clear()
            self.confirm.setChecked(False)
        self.notice.clear()
        study = kind.name == "study"
        if study:
            self.notice.say("info", tr(_STUDY))
        self.save.setText(tr("Read the cases…") if study else tr("Save as…"))
        possible = not (one and self._case_id is None)
        self.save.setEnabled(possible and (self.confirm.isChecked() or not kind.plain))

    def _build(self) -> None:
        for choice in self.kinds.values():
            choice.setProperty("kind", "choice")
            self.add(choice)
            choice.toggled.connect(self._offer)
        self.gap()
        self.add(self.whole)
        self._secrets = QWidget()
        self._secrets.setLayout(FlowRow((self.passphrase, self.again)))
        self.add(self._secrets)
        self.passphrase.setPlaceholderText(tr("A passphrase for this archive"))
        self.again.setPlaceholderText(tr("The same again"))
        for secret in (self.passphrase, self.again):
            keep_width(secret, 232)
        self.add(self.warning)
        self.add(self.confirm)
        self.confirm.toggled.connect(self._offer_save)
        self.add(self.notice)
        self.gap()
        self.add_row(self.save, self.cancel)

    def _offer_save(self) -> None:
        self.save.setEnabled(self.confirm.isChecked() or not self.kind.plain)
