"""The test of this computer: what the doctor finds, section by section, while the window goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from radonc_desktop.background.pc_exam import PcExam
from radonc_desktop.marking import marked
from radonc_desktop.windows.file_parts import CardPage
from radonc_desktop.windows.language import tr
from radonc_desktop.windows.notice import Notice, Tone
from radonc_desktop.windows.parts import button, empty, label
from radonc_desktop.windows.sentences import in_own_words
from radonc_desktop.windows.theme import GRID, Theme
from radonc_models.errors import RadOncError

if TYPE_CHECKING:
    from radonc_desktop.doctor import Section

__all__ = ["PcTest", "PcTestPage"]

_TONES: dict[str, Tone] = {"ok": "ok", "warning": "warning", "failed": "error"}
_NAMES = {
    "product": marked("Program"),
    "processor": marked("Processor"),
    "variants": marked("Engine"),
    "gpu": marked("GPU"),
    "memory": marked("Memory"),
    "vault": marked("Case store"),
    "it_key": marked("Key of IT"),
    "pack": marked("Model pack"),
    "engine": marked("Device"),
    "network": marked("Network"),
    "sandbox": marked("Confinement"),
    "speed": marked("Speed"),
}
_VERDICTS = (
    marked("This computer can run RadOnc-GPT."),
    marked("It runs, but look at the marked lines."),
    marked("It cannot run here yet."),
)


class PcTest(QWidget):
    """A list of findings that fills when the test is done.

    Args:
        theme: The appearance.
        command: Prints the doctor's report.

    Signals:
        done: The test has ended.

    """

    done = Signal()

    def __init__(self, theme: Theme, command: list[str]) -> None:
        super().__init__()
        self._theme = theme
        self._exam = PcExam(command, self)
        self._exam.done.connect(self._on_done)
        self.sections: list[Section] = []
        self.verdict = label("", "head", wrap=True)
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(tr("Testing this computer"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(GRID // 2)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(GRID)
        page.addWidget(self.verdict)
        page.addWidget(self.progress)
        page.addLayout(self._lines)
        self.progress.hide()

    @property
    def running(self) -> bool:
        """Whether the test runs."""
        return self._exam.running

    def start(self) -> None:
        """Begin the test; it takes up to a minute."""
        if self.running:
            return
        self._clear()
        words = tr("Testing this computer: files, memory, processor, GPU and speed. It takes up to a minute.")
        self.verdict.setText(words)
        self.progress.show()
        self._exam.start()

    def stop(self) -> None:
        """End a running test at once."""
        self._exam.stop()
        self.progress.hide()

    @Slot(object)
    def _on_done(self, outcome: list[Section] | RadOncError) -> None:
        self.progress.hide()
        if isinstance(outcome, RadOncError):
            self.verdict.setText(in_own_words(outcome))
        else:
            self._show(outcome)
        self.done.emit()

    def _show(self, sections: list[Section]) -> None:
        from radonc_desktop.doctor import exit_code

        self.sections = sections
        self.verdict.setText(tr(_VERDICTS[exit_code(sections)]))
        for section in sections:
            line = Notice(self._theme)
            self._lines.addWidget(line)
            name = tr(_NAMES.get(section.name, section.name))
            line.say(_TONES[section.status], f"{name}: {in_own_words(section.verdict)}")

    def _clear(self) -> None:
        self.sections = []
        empty(self._lines)


class PcTestPage(CardPage):
    """Signals ``left``, and ``report_wanted`` for the report that a support gets."""

    left = Signal()
    report_wanted = Signal()

    def __init__(self, theme: Theme, command: list[str]) -> None:
        words = tr("Whether the app can run here, how fast, and what to do if not.")
        super().__init__(tr("Test this computer"), words, width=860)
        self.test = PcTest(theme, command)
        self.notice = Notice(theme)
        self.again = button(tr("Test again"), self.test.start)
        tip = tr("All that a support needs, to read before it is saved; no word of any case")
        self.report = button(tr("Report for the support…"), self.report_wanted.emit, "primary", tip)
        self.add(self.notice)
        self.add(self.test)
        self.gap()
        self.add_row(self.report, self.again, button(tr("Close"), self.left.emit, "quiet"))
        self.test.done.connect(self._on_done)

    def begin(self) -> None:
        """Test once; a test that was made is shown."""
        self.notice.clear()
        if not self.test.sections:
            self.test.start()
        self.report.setEnabled(bool(self.test.sections))
        self.again.setFocus(Qt.FocusReason.OtherFocusReason)

    def stop(self) -> None:
        """End a running test."""
        self.test.stop()

    @Slot()
    def _on_done(self) -> None:
        self.report.setEnabled(bool(self.test.sections))
