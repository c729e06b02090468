"""The report for the support, read on the screen before it is saved: the file is what is shown, letter by letter."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontDatabase, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QProgressBar, QTextEdit

from radonc_desktop.background.pc_exam import PcExam
from radonc_desktop.windows.file_parts import CardPage, new_file
from radonc_desktop.windows.flow_row import FlowRow
from radonc_desktop.windows.language import counted, tr
from radonc_desktop.windows.notice import Notice
from radonc_desktop.windows.parts import button, label
from radonc_desktop.windows.search_field import SearchField
from radonc_desktop.windows.sentences import in_own_words
from radonc_desktop.windows.theme import Theme
from radonc_models.errors import RadOncError
from radonc_models.keyed.private_output import write_new

if TYPE_CHECKING:
    from radonc_desktop.doctor import Section

__all__ = ["SupportPage"]

_LINES = 26


class SupportPage(CardPage):
    """Shows the report, searches in it, and saves it.

    Args:
        theme: The appearance.
        exam: Command of the test of this computer, which is run where no test was made yet.
        known: Returns what a test has found already; nothing where none was made.
        made: Makes the report from what the test has found.

    Signals:
        left: The page is done with.

    """

    left = Signal()

    def __init__(
        self,
        theme: Theme,
        exam: list[str],
        known: Callable[[], list[Section]],
        made: Callable[[list[Section]], str],
    ) -> None:
        words = tr(
            "All that a support needs: versions, the test of this computer, the policy in force, faults. It holds no "
            "case and no name of a person. Read it; what stands here is what is saved, and nothing is sent."
        )
        super().__init__(tr("Report for the support"), words, width=1040)
        self._theme, self._known, self._made = theme, known, made
        self._exam = PcExam(exam, self)
        self._exam.done.connect(self._on_done)
        self.notice = Notice(theme)
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(tr("Testing this computer"))
        self.search = SearchField(theme, tr("Search in the report"), tr("Search in the report"))
        self.found = label("", "quiet")
        self.testing = label(
            tr("Testing this computer: files, memory, processor, GPU and speed. It takes up to a minute."),
            "quiet",
            wrap=True,
        )
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setAccessibleName(tr("Report for the support"))
        self.save = button(tr("Save as…"), self._save, "primary")
        self.copy = button(tr("Copy report"), self._copy)
        self._build()

    def begin(self) -> None:
        """Show the report, after a test of this computer where none was made yet."""
        self.notice.clear()
        self.search.clear()
        self._allow(False)
        if sections := self._known():
            self._on_done(sections)
        else:
            self.text.setPlainText("")
            self.found.setText("")
            self.testing.show()
            self.progress.show()
            self._exam.start()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def stop(self) -> None:
        """End a running test."""
        self._exam.stop()

    @Slot(object)
    def _on_done(self, outcome: list[Section] | RadOncError) -> None:
        self.testing.hide()
        self.progress.hide()
        if isinstance(outcome, RadOncError):
            self.notice.say("error", in_own_words(outcome))
            return
        self.text.setPlainText(self._made(outcome))
        self._allow(True)

    def _allow(self, allowed: bool) -> None:
        for one in (self.save, self.copy, self.search):
            one.setEnabled(allowed)

    def _search(self, words: str) -> None:
        """Mark every place of ``words``, go to the first one and tell how many there are."""
        places = self._places(words) if words else []
        marks = []
        for place in places:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = place  # type: ignore[attr-defined]
            mark.format.setBackground(QColor(self._theme.tokens.warning_soft))  # type: ignore[attr-defined]
            mark.format.setFontUnderline(True)  # type: ignore[attr-defined]
            marks.append(mark)
        self.text.setExtraSelections(marks)
        self.found.setText(counted(len(places), "Found once", "Found {n} times", "Not found") if words else "")
        if places:
            self._go(places[0])

    def _next(self) -> None:
        places = self._places(self.search.text()) if self.search.text() else []
        if places:
            at = self.text.textCursor().selectionStart()
            self._go(next((place for place in places if place.selectionStart() > at), places[0]))

    def _go(self, place: QTextCursor) -> None:
        self.text.setTextCursor(place)
        self.text.ensureCursorVisible()

    def _places(self, words: str) -> list[QTextCursor]:
        document: QTextDocument = self.text.document()
        places, place = [], document.find(words, 0)
        while not place.isNull():
            places.append(place)
            place = document.find(words, place)
        return places

    def _save(self) -> None:
        path = new_file(self, tr("Save the report"), "radonc-gpt-support", ".txt")
        if path is None:
            return
        try:
            write_new(path, self.text.toPlainText().encode())
        except RadOncError as error:
            self.notice.say("error", in_own_words(error))
            return
        self.notice.say("ok", tr("The report is saved as {path}.", path=path))

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.text.toPlainText())
        self.notice.say("ok", tr("The report is copied. It names no user, no case and no folder."))

    @Slot()
    def _dress(self) -> None:
        """Show the text in letters of one width, in the size that was chosen."""
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setPointSizeF(self._theme.small_points)
        self.text.setFont(fixed)
        self.text.setMinimumHeight(_LINES * self.text.fontMetrics().height())
        self._search(self.search.text())

    def _build(self) -> None:
        self._theme.changed.connect(self._dress)
        self._dress()
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self._next)
        self.search.setMinimumWidth(240)
        self.add(self.notice)
        self.add_layout(FlowRow((self.search, self.found)))
        self.add(self.testing)
        self.add(self.progress)
        self.add(self.text)
        self.gap()
        self.add_row(self.save, self.copy, button(tr("Close"), self.left.emit, "quiet"))
        self.testing.hide()
        self.progress.hide()
