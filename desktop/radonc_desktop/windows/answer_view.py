"""What a model said, with what is needed to judge it; or, in another place and style, why it said nothing."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from radonc_desktop.windows.board import PanelState, Phase
from radonc_desktop.windows.codes_view import CodesView
from radonc_desktop.windows.findings import Finding
from radonc_desktop.windows.findings_view import FindingsView
from radonc_desktop.windows.language import tr
from radonc_desktop.windows.notice import Notice
from radonc_desktop.windows.parts import label, laid_out_once
from radonc_desktop.windows.probability_bars import ProbabilityBars
from radonc_desktop.windows.regimen_fields import RegimenFields
from radonc_desktop.windows.sentences import in_own_words
from radonc_desktop.windows.theme import GRID, Theme, set_mark
from radonc_desktop.windows.wording import CUT_OFF, answer_line, ran_on, shown_text, threshold_line
from radonc_models.runtime.asking import Answer
from radonc_models.tasks import Task

__all__ = ["IN_FIELDS", "AnswerView"]

IN_FIELDS = frozenset({"dose.read", "dose.equivalent"})
"""Findings that the fields of a regimen say already; the record of an answer keeps them."""


class AnswerView(QWidget):
    """Shows one panel state. Only a complete answer is set in the answer style."""

    def __init__(
        self, theme: Theme, empty: str, name: str, parent: QWidget | None = None, *, choose: bool = False
    ) -> None:
        super().__init__(parent)
        self._empty = empty
        self._named = True
        self._phase = Phase.IDLE
        self.text = label("", "answer", wrap=True, selectable=True)
        self.text.setAccessibleName(name)
        self.partial = label(tr("Unfinished text, kept for reading only. It cannot be saved."), "small-head", wrap=True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(tr("Reading the details"))
        self.bars = ProbabilityBars(theme)
        self.needed = label("", "quiet", wrap=True)
        self.like_this = label("", "quiet", wrap=True)
        self.like_this.hide()
        self.fields = RegimenFields()
        self.codes = CodesView(theme, choose=choose)
        self.findings = FindingsView(theme)
        self.notice = Notice(theme)
        self.provenance = label("", "quiet", wrap=True, selectable=True)
        self._page = page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(GRID)
        for widget in (
            self.notice,
            self.progress,
            self.partial,
            self.text,
            self.bars,
            self.needed,
            self.like_this,
            self.fields,
            self.codes,
            self.findings,
            self.provenance,
        ):
            page.addWidget(widget)
        self.show_state(PanelState())

    def show_state(self, state: PanelState) -> None:
        """Show ``state``; nothing of the state before remains."""
        with laid_out_once(self._page):
            self._show_state(state)

    def _show_state(self, state: PanelState) -> None:
        answered = state.phase is Phase.ANSWERED and state.answer is not None
        broken = state.phase in (Phase.FAILED, Phase.REFUSED, Phase.STOPPED)
        self._show_text(state, answered=answered, broken=broken)
        self._show_notice(state, broken=broken)
        self.progress.setVisible(state.phase is Phase.READING)
        self.progress.setRange(0, 100 if state.read else 0)
        self.progress.setValue(round(100 * state.read))
        self._show_label(state.answer)
        self.fields.show_table(state.table if answered else None)
        self.findings.show_findings(self._listed(state.findings) if answered else (), state.details_version)
        self.provenance.setVisible(answered)
        lines = (answer_line(state.answer), state.again) if state.answer else ()
        self.provenance.setText("\n".join(line for line in lines if line))
        if state.answer:
            self.provenance.setToolTip(_whole_provenance(state))
        if answered and not state.kept and self._phase is not Phase.ANSWERED:
            QAccessible.updateAccessibility(QAccessibleEvent(self.text, QAccessible.Event.Alert))
        self._phase = state.phase
        self._hide_origin()

    def show_like_this(self, sentence: str) -> None:
        """Show how often the model was right where it was as sure as it is here; an empty sentence shows nothing."""
        self.like_this.setText(sentence)
        self._hide_origin()

    def show_origin(self, *, named: bool) -> None:
        """Show whose answer it is, or hide all that tells: provenance, and probabilities, which not every model has."""
        self._named = named
        self._hide_origin()

    def _hide_origin(self) -> None:
        if not self._named:
            for part in (self.provenance, self.bars, self.needed, self.like_this):
                part.hide()
        else:
            self.provenance.setVisible(self._phase is Phase.ANSWERED and bool(self.provenance.text()))
            self.bars.setVisible(self.bars.shown)
            self.needed.setVisible(bool(self.needed.text()))
            self.like_this.setVisible(bool(self.like_this.text()))

    def _listed(self, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """Return what the fields do not say already."""
        told = not self.fields.isHidden()
        return tuple(one for one in findings if not (told and one.code in IN_FIELDS))

    def _show_notice(self, state: PanelState, *, broken: bool) -> None:
        if state.phase is Phase.FAILED:
            self.notice.say("error", state.sentence)
        elif broken:
            self.notice.say("warning" if state.phase is Phase.REFUSED else "info", state.sentence)
        elif state.answer is not None and state.answer.cut_off:
            self.notice.say("warning", tr(CUT_OFF))
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
        return tr("Stopping…")
    return {
        Phase.WAITING: tr("Waiting for the question before it…"),
        Phase.READING: tr("Reading the details…"),
        Phase.WRITING: tr("Writing…"),
    }.get(state.phase, empty)


def _whole_provenance(state: PanelState) -> str:
    if state.answer is None:
        return ""
    origin = state.answer.provenance
    lines = [
        f"RadOnc-GPT {origin.app_version}, {origin.engine}",
        tr("Device: {device}", device=ran_on(origin.device))
        + (f" ({in_own_words(origin.why_not_gpu)})" if origin.why_not_gpu else ""),
        tr("Model file: {sha256}", sha256=origin.model_file_sha256),
        tr("Adapter: {sha256}", sha256=origin.adapter_sha256 or tr("none")),
        tr("Base model: {sha256}", sha256=origin.base_sha256),
        tr(
            "Prompt: v{version}, {sha256}",
            version=origin.prompt_version,
            sha256=origin.prompt_sha256,
        ),
        tr("Sampling: temperature {temperature}, seed {seed}", temperature=f"{origin.temperature:g}", seed=origin.seed),
        tr("Time: {time}", time=origin.created),
    ]
    return "\n".join(lines)
