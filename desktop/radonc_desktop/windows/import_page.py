"""Importing cases: choose files, look at what they hold and what is wrong, then store all of it or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QTableView

from radonc_desktop.background.store_work import StoreWork, Work
from radonc_desktop.marking import marked
from radonc_desktop.vault.exchange.archive import ENDING
from radonc_desktop.vault.exchange.imports.encoding import ENCODINGS, Encoding
from radonc_desktop.vault.exchange.imports.importing import Imported, ImportPlan
from radonc_desktop.vault.exchange.imports.reading import FORMATS
from radonc_desktop.vault.exchange.imports.wording import totals
from radonc_desktop.vault.progress import Progress
from radonc_desktop.windows.at_work import say_why
from radonc_desktop.windows.file_parts import CardPage, FileRow, WordsModel, secret_edit, words_table
from radonc_desktop.windows.language import counted, tr
from radonc_desktop.windows.notice import Notice
from radonc_desktop.windows.parts import button, label, limit_width
from radonc_desktop.windows.sentences import in_own_words
from radonc_desktop.windows.theme import GRID, Theme
from radonc_desktop.windows.wrapped_choice import WrappedCheckBox
from radonc_models.errors import RadOncError

if TYPE_CHECKING:
    from radonc_desktop.vault.exchange.room import Exchange

__all__ = ["ImportPage"]

_ENCODINGS = {
    "auto": marked("UTF-8, or as its mark says"),
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "windows-1252": marked("Windows-1252 (Western European)"),
    "latin-1": "Latin-1 (ISO 8859-1)",
}
_KINDS = {"error": marked("Error"), "duplicate": marked("Duplicate"), "note": marked("Note")}
_PREVIEW = 200
_EXCERPT = 160


class ImportPage(CardPage):
    """Signals ``imported`` with the ids of the new cases, and ``cancelled``."""

    imported = Signal(object)
    cancelled = Signal()

    def __init__(self, theme: Theme, exchange: Exchange, work: StoreWork) -> None:
        super().__init__(
            tr("Import cases"),
            tr(
                "CSV or JSON lines with a field “details”, plain notes (one file is one case), a FHIR R4 Bundle, or an "
                "archive. Nothing is stored before you have seen it, and a file is stored as a whole or not at all."
            ),
            width=1040,
        )
        self._exchange = exchange
        self._work = work
        self._paths: list[Path] = []
        self._plan: ImportPlan | None = None
        self.files = FileRow(
            tr("Choose files…"), self._choose, button(tr("Choose a folder of notes…"), self._choose_folder)
        )
        self.encoding = QComboBox()
        self.encoding.setAccessibleName(tr("Encoding"))
        for name in ENCODINGS:
            self.encoding.addItem(tr(_ENCODINGS[name]), name)
        self.encoding.currentIndexChanged.connect(self._look)
        self.passphrase = secret_edit(tr("Passphrase of the archive"))
        self.open_archive = button(tr("Open the archive"), self._look)
        self.problems = WordsModel((tr("What"), tr("Row"), tr("Column"), tr("Explanation")), self)
        self.problem_table = words_table(self.problems, tr("What was found"), 168)
        self.cases = WordsModel((tr("Row"), tr("Title"), tr("Site"), tr("Patient details")), self)
        self.case_table = words_table(self.cases, tr("New cases"), 200)
        self.total = label("", "head")
        self.leave_out = WrappedCheckBox(tr("Leave the duplicates out and import the rest"))
        self.leave_out.toggled.connect(self._offer)
        self.notice = Notice(theme)
        self.store = button(tr("Import"), self._store, "primary")
        self.cancel = button(tr("Cancel"), self.cancelled.emit, "quiet")
        self._build()
        self._show(None)

    def begin(self) -> None:
        """Forget the last file."""
        self._paths = []
        self.files.name.setText(tr("No file chosen"))
        self.passphrase.clear()
        self.notice.clear()
        self._show(None)
        self.files.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def look_at(self, paths: Sequence[Path]) -> None:
        """Read files and show what is in them."""
        self._paths = list(paths)
        first = self._paths[0].name
        more = len(self._paths) - 1
        self.files.name.setText(
            counted(more, "{first} and {n} other file", "{first} and {n} other files", first=first) if more else first
        )
        if self._sealed:
            self._show(None)
            self.notice.say("info", tr("This is an encrypted archive: enter the passphrase that it was exported with."))
            self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._look()

    @property
    def _sealed(self) -> bool:
        return any(path.name.endswith(ENDING) for path in self._paths)

    def _choose(self) -> None:
        endings = " ".join(f"*{ending}" for several in FORMATS.values() for ending in several)
        names, _ = QFileDialog.getOpenFileNames(
            self, tr("Choose files to import"), "", tr("Cases ({endings});;All files (*)", endings=endings)
        )
        if names:
            self.look_at([Path(name) for name in names])

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, tr("Choose a folder of notes"))
        if name:
            self.look_at([Path(name)])

    def _look(self) -> None:
        if not self._paths:
            return
        self.notice.clear()
        encoding: Encoding = self.encoding.currentData()
        phrase = self.passphrase.text() if self._sealed else None
        read, paths = self._exchange.read_import, tuple(self._paths)

        def act(progress: Progress) -> ImportPlan:
            return read(paths, encoding=encoding, passphrase=phrase, progress=progress)

        self._begin(Work(tr("Reading the files…"), act, self._show, self._on_unread))

    def _on_unread(self, error: RadOncError) -> None:
        self._show(None)
        say_why(self.notice, error)

    def _begin(self, work: Work) -> None:
        try:
            self._work.begin(work)
        except RadOncError as error:
            self.notice.say("warning", str(error))

    def _show(self, plan: ImportPlan | None) -> None:
        self._plan = plan
        self._archive_row.setVisible(self._sealed)
        for part in (self.total, self.case_table, self._case_head):
            part.setVisible(plan is not None)
        self._tell_problems(plan)
        self.leave_out.setVisible(plan is not None and bool(plan.repeated) and not plan.errors)
        self.leave_out.setChecked(False)
        if plan is not None:
            self.total.setText(totals(plan))
            rows = [(str(one.row), one.title, one.site, _excerpt(one.details)) for one in plan.new[:_PREVIEW]]
            self.cases.show(rows)
            more = tr(", the first {number}", number=_PREVIEW) if len(plan.new) > _PREVIEW else ""
            self._case_head.setText(tr("New cases") + more)
            _fit(self.case_table, (56, 240, 120))
        self._offer()

    def _tell_problems(self, plan: ImportPlan | None) -> None:
        found = plan.problems if plan is not None else ()
        self.problem_table.setVisible(bool(found))
        self._problem_head.setVisible(bool(found))
        row = [
            (tr(_KINDS[one.kind]), str(one.row or tr("file")), one.column, in_own_words(one.sentence)) for one in found
        ]
        self.problems.show(row)
        _fit(self.problem_table, (88, 56, 104))

    def _offer(self) -> None:
        plan = self._plan
        fine = plan is not None and not plan.errors and bool(plan.new)
        self.store.setEnabled(fine and (self.leave_out.isChecked() or plan is None or not plan.repeated))
        number = len(plan.new) if plan is not None and fine else 0
        self.store.setText(counted(number, "Import {n} case", "Import {n} cases") if number else tr("Import"))

    def _store(self) -> None:
        assert self._plan is not None
        self.notice.clear()
        run, plan, leave_out = self._exchange.run_import, self._plan, self.leave_out.isChecked()

        def act(progress: Progress) -> Imported:
            return run(plan, leave_out_duplicates=leave_out, progress=progress)

        words = counted(len(plan.new), "Importing {n} case…", "Importing {n} cases…", "Importing no cases…")
        self._begin(Work(words, act, self._on_stored, partial(say_why, self.notice)))

    def _on_stored(self, done: Imported) -> None:
        self.begin()
        self.imported.emit(done.case_ids)

    def _build(self) -> None:
        self.add(self.files)
        self.add(self.encoding, tr("Encoding of the text"))
        limit_width(self.encoding, 360)
        self._archive_row = self.add_row(self.passphrase, self.open_archive)
        self.passphrase.setPlaceholderText(tr("Passphrase of the archive"))
        self.passphrase.returnPressed.connect(self._look)
        self.add(self.notice)
        self.add(self.total)
        self._problem_head = label(tr("What was found"), "small-head")
        self.add(self._problem_head)
        self.add(self.problem_table)
        self._case_head = label(tr("New cases"), "small-head")
        self.add(self._case_head)
        self.add(self.case_table)
        self.add(self.leave_out)
        self.gap()
        self.add_row(self.store, self.cancel)


def _excerpt(details: str) -> str:
    return " ".join(details[:_EXCERPT].split())


def _fit(table: QTableView, widths: Sequence[int]) -> None:
    for column, width in enumerate(widths):
        table.setColumnWidth(column, width + GRID)
