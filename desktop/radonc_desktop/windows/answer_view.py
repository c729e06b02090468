"""What a model said, with what is needed to judge it; or, in another place and style, why it said nothing."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QEnterEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from radonc_desktop.windows.board import PanelState, Phase
from radonc_desktop.windows.codes_view import CodesView
from radonc_desktop.windows.findings import LEVELS, Finding, Level, advice
from radonc_desktop.windows.icons import pixmap
from radonc_desktop.windows.notice import Notice
from radonc_desktop.windows.parts import become_label, label
from radonc_desktop.windows.probability_bars import ProbabilityBars
from radonc_desktop.windows.theme import GRID, Theme, set_mark
from radonc_desktop.windows.wording import CUT_OFF, answer_line, shown_text, threshold_line
from radonc_models.runtime.asking import Answer
from radonc_models.tasks import Task

__all__ = ["AnswerView", "FindingsView"]

# Word, icon and colour of each level; the colour never stands alone.
_LOOKS: Mapping[Level, tuple[str, str, str]] = {
    "stop": ("Stop", "error", "error"),
    "caution": ("Caution", "warning", "warning"),
    "info": ("Info", "note", "text_quiet"),
}


class _Sentence(QLabel):
    """The sentence of a finding, which tells whether the pointer is on it.

    Signals:
        pointed: The pointer came (true) or left.
    """

    pointed = Signal(bool)

    def __init__(self, finding: Finding) -> None:
        super().__init__()
        become_label(self, finding.sentence, wrap=True)
        self.setToolTip(advice(finding))

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802 - Qt's own name
        """Tell that the pointer came."""
        super().enterEvent(event)
        self.pointed.emit(True)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's own name
        """Tell that the pointer left."""
        super().leaveEvent(event)
        self.pointed.emit(False)


class FindingsView(QWidget):
    """The findings of the checks, one line each: icon, word, sentence.

    Signals:
        pointed: The version of the details that was asked about, and the places of the finding under the pointer,
            none when the pointer has left it.
    """

    pointed = Signal(int, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._findings: tuple[Finding, ...] = ()
        self._version = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GRID)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(2, 1)
        theme.changed.connect(self._draw)
        self.hide()

    def show_findings(self, findings: tuple[Finding, ...], version: int = 0) -> None:
        """Show ``findings`` about a version of the details, the gravest first."""
        self._version = version
        if findings == self._findings:
            return
        self._findings = tuple(sorted(findings, key=lambda finding: LEVELS.index(finding.level)))
        self._draw()
        self.setVisible(bool(findings))

    def _draw(self) -> None:
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        tokens = self._theme.tokens
        for row, finding in enumerate(self._findings):
            name, drawing, tone = _LOOKS[finding.level]
            sign = QLabel()
            sign.setPixmap(pixmap(drawing, getattr(tokens, tone), 16, self.devicePixelRatioF()))
            word = label(name, "body" if finding.level == "info" else "head")
            word.setProperty("tone", tone)
            sentence = _Sentence(finding)
            sentence.pointed.connect(partial(self._point, finding))
            top = Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(sign, row, 0, top)
            self._grid.addWidget(word, row, 1, top)
            self._grid.addWidget(sentence, row, 2, top)

    def _point(self, finding: Finding, there: bool) -> None:
        self.pointed.emit(self._version, finding.spans if there else ())


class AnswerView(QWidget):
    """Shows one panel state. Only a complete answer is set in the answer style."""

    def __init__(
        self, theme: Theme, empty: str, name: str, parent: QWidget | None = None, *, choose: bool = False
    ) -> None:
        super().__init__(parent)
        self._empty = empty
        self._phase = Phase.IDLE
        self.text = label("", "answer", wrap=True, selectable=True)
        self.text.setAccessibleName(name)
        self.partial = label("Unfinished text, kept for reading only. It cannot be saved.", "small-head", wrap=True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName("Reading the details")
        self.bars = ProbabilityBars(theme)
        self.needed = label("", "quiet", wrap=True)
        self.codes = CodesView(theme, choose=choose)
        self.findings = FindingsView(theme)
        self.notice = Notice(theme)
        self.provenance = label("", "quiet", wrap=True, selectable=True)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(GRID)
        for widget in (
            self.notice,
            self.progress,
            self.partial,
            self.text,
            self.bars,
            self.needed,
            self.codes,
            self.findings,
            self.provenance,
        ):
            page.addWidget(widget)
        self.show_state(PanelState())

    def show_state(self, state: PanelState) -> None:
        """Show ``state``; nothing of the state before remains."""
        answered = state.phase is Phase.ANSWERED and state.answer is not None
        broken = state.phase in (Phase.FAILED, Phase.REFUSED, Phase.STOPPED)
        self._show_text(state, answered=answered, broken=broken)
        self._show_notice(state, broken=broken)
        self.progress.setVisible(state.phase is Phase.READING)
        self.progress.setRange(0, 100 if state.read else 0)
        self.progress.setValue(round(100 * state.read))
        self._show_label(state.answer)
        self.findings.show_findings(state.findings if answered else (), state.details_version)
        self.provenance.setVisible(answered)
        self.provenance.setText(answer_line(state.answer) if state.answer else "")
        if state.answer:
            self.provenance.setToolTip(_whole_provenance(state))
        if answered and self._phase is not Phase.ANSWERED:
            QAccessible.updateAccessibility(QAccessibleEvent(self.text, QAccessible.Event.Alert))
        self._phase = state.phase

    def _show_notice(self, state: PanelState, *, broken: bool) -> None:
        if state.phase is Phase.FAILED:
            self.notice.say("error", state.sentence)
        elif broken:
            self.notice.say("warning" if state.phase is Phase.REFUSED else "info", state.sentence)
        elif state.answer is not None and state.answer.cut_off:
            self.notice.say("warning", CUT_OFF)
        else:
            self.notice.clear()

    def _show_label(self, answer: Answer | None) -> None:
        shares = answer.probabilities if answer else None
        needed = answer.suggests_from if answer else None
        self.bars.show_probabilities(shares, needed=needed, suggested=answer is None or not answer.undecided)
        self.needed.setText(threshold_line(needed) if needed is not None else "")
        self.needed.setVisible(needed is not None)
        self.codes.show_answer(answer if answer is not None and answer.task is Task.DIAGNOSIS else None)

    def _show_text(self, state: PanelState, *, answered: bool, broken: bool) -> None:
        shown = shown_text(state.answer) if state.answer else state.text
        words = shown if (answered or shown) else "" if broken else _waiting(state, self._empty)
        undecided = state.answer is not None and state.answer.undecided
        quiet = undecided or (not answered and (broken or not state.text))
        self.text.setText(words)
        self.text.setVisible(bool(words))
        self.partial.setVisible(broken and bool(state.text))
        set_mark(self.text, "tone", "partial" if quiet else "")
        self.text.setContentsMargins(*((0, 0, 0, 0) if quiet else (12, GRID, 12, GRID)))


def _waiting(state: PanelState, empty: str) -> str:
    if state.stopping:
        return "Stopping…"
    return {
        Phase.WAITING: "Waiting for the question before it…",
        Phase.READING: "Reading the details…",
        Phase.WRITING: "Writing…",
    }.get(state.phase, empty)


def _whole_provenance(state: PanelState) -> str:
    if state.answer is None:
        return ""
    origin = state.answer.provenance
    lines = [
        f"RadOnc-GPT {origin.app_version}, {origin.engine}",
        f"Device: {origin.device}" + (f" ({origin.why_not_gpu})" if origin.why_not_gpu else ""),
        f"Model file: {origin.model_file_sha256}",
        f"Adapter: {origin.adapter_sha256 or 'none'}",
        f"Base model: {origin.base_sha256}",
        f"Prompt: v{origin.prompt_version}, {origin.prompt_sha256}",
        f"Sampling: temperature {origin.temperature:g}, seed {origin.seed}",
        f"Time: {origin.created}",
    ]
    return "\n".join(lines)
