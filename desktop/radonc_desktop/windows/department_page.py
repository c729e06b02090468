"""Department view: how often physicians agree with the models, how much they change, what the checks flag."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QVBoxLayout, QWidget

from radonc_desktop.background.store_work import StoreWork, Work
from radonc_desktop.marking import marked
from radonc_desktop.windows.at_work import say_why
from radonc_desktop.windows.file_parts import CardPage, WordsModel, fit_words, words_table
from radonc_desktop.windows.flow_row import FlowRow
from radonc_desktop.windows.language import tr
from radonc_desktop.windows.month_plot import Kind, MonthPlot
from radonc_desktop.windows.notice import Notice
from radonc_desktop.windows.parts import button, keep_width_when_bold, label, task_title
from radonc_desktop.windows.theme import GRID, Theme
from radonc_models.curate.intervals import wilson
from radonc_models.errors import RadOncError
from radonc_models.tasks import Task

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from radonc_desktop.vault import Vault
    from radonc_desktop.vault.department import MonthOfTask

__all__ = ["DepartmentPage", "agreement_words", "by_month"]

_KINDS = (
    Kind(marked("unchanged"), "accent"),
    Kind(marked("edited"), "warning", Qt.BrushStyle.Dense4Pattern),
    Kind(marked("rejected"), "error", Qt.BrushStyle.BDiagPattern),
)
_HEADS = (
    marked("Month"),
    marked("Suggestions"),
    marked("With a flag"),
    marked("Flags"),
    marked("Signed"),
    marked("Unchanged"),
    marked("Edited"),
    marked("Rejected"),
    marked("Words changed"),
)
_ALL = "all"


class DepartmentPage(CardPage):
    """Counts of the whole store; no word and no name of a case. Signals ``left``."""

    left = Signal()

    def __init__(self, theme: Theme, vault: Vault, work: StoreWork) -> None:
        super().__init__(
            tr("Department"),
            tr(
                "What became of the models' suggestions in this case store, by month. Counts alone: no case is named. "
                "Agreement with a model is no proof that either was right."
            ),
            width=1040,
        )
        self._vault = vault
        self._work = work
        self._task = _ALL
        self._rows: list[MonthOfTask] = []
        self.agreement = label("", "head", wrap=True)
        self.how = label(
            tr("Ask a model, edit its answer as a draft and sign it: then it is counted."), "quiet", wrap=True
        )
        self.notice = Notice(theme)
        self.answers = MonthPlot(theme, tr("Signed answers and rejected suggestions"), _KINDS)
        changed = (Kind(marked("changed"), "warning"),)
        self.changed = MonthPlot(theme, tr("Words changed before signing, mean"), changed, percent=True)
        self.flagged = MonthPlot(
            theme, tr("Suggestions with a flag"), (Kind(marked("flagged"), "error"),), percent=True
        )
        self.model = WordsModel(tuple(tr(head) for head in _HEADS), self)
        self.table = words_table(self.model, tr("All numbers by month"), 160)
        self.tasks = {name: button(words, partial(self._choose, name), "tab") for name, words in _choices().items()}
        self._build()
        theme.changed.connect(self._fit)
        self.table.horizontalScrollBar().rangeChanged.connect(self._fit)

    def begin(self) -> None:
        """Count anew, in the background."""
        self.notice.clear()
        self.tasks[self._task].setFocus(Qt.FocusReason.OtherFocusReason)
        failed = partial(say_why, self.notice)
        try:
            self._work.begin(Work(tr("Counting suggestions and answers…"), self._vault.department, self._show, failed))
        except RadOncError as error:
            self.notice.say("warning", str(error))

    def stop(self) -> None:
        """Nothing runs here: the counting is work on the store."""

    def _show(self, rows: list[MonthOfTask]) -> None:
        self._rows = rows
        self._draw()

    def _choose(self, name: str) -> None:
        self._task = name
        self._draw()

    def _draw(self) -> None:
        months = by_month(self._rows, None if self._task == _ALL else self._task)
        self.agreement.setText(agreement_words(months))
        self.answers.show_bars([(one.month, (one.unchanged, one.edited, one.rejected)) for one in months])
        self.changed.show_bars([(one.month, (_share(one.changed, one.signed),)) for one in months])
        self.flagged.show_bars([(one.month, (_share(one.flagged, one.suggested),)) for one in months])
        self.model.show([_row(one) for one in reversed(months)])
        fit_words(self.table)
        self.numbers.setVisible(bool(months))
        self.how.setVisible(not any(one.signed + one.rejected for one in months))

    @Slot()
    def _fit(self) -> None:
        if self.isVisible():
            fit_words(self.table)

    def _build(self) -> None:
        choice = QWidget()
        group = QButtonGroup(self)
        for made in self.tasks.values():
            keep_width_when_bold(made)
            group.addButton(made)
        choice.setLayout(FlowRow(tuple(self.tasks.values())))
        self.tasks[_ALL].setChecked(True)
        for part in (choice, self.agreement, self.how, self.notice):
            self.add(part)
        self.gap()
        self.add(self.answers)
        self.gap()
        self.add(_Beside(self.changed, self.flagged))
        self.gap()
        self.numbers = QWidget()
        lines = QVBoxLayout(self.numbers)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(GRID)
        lines.addWidget(label(tr("All numbers"), "small-head"))
        lines.addWidget(self.table)
        self.add(self.numbers)
        self.gap()
        self.add_row(button(tr("Close"), self.left.emit, "quiet"))


class _Beside(QWidget):
    """Plots beside each other, or below each other where their titles would be cut off."""

    def __init__(self, *plots: MonthPlot) -> None:
        super().__init__()
        self._plots = plots
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(3 * GRID)
        for plot in plots:
            self._row.addWidget(plot, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's own name
        """Choose what the new width has room for."""
        super().resizeEvent(event)
        needed = max(plot.words_width() for plot in self._plots) + self._row.spacing()
        fits = needed * len(self._plots) <= self.width()
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom)


def by_month(rows: list[MonthOfTask], task: str | None) -> list[MonthOfTask]:
    """Return one row a month: of ``task``, or of all tasks together."""
    from radonc_desktop.vault.department import MonthOfTask

    months: dict[str, MonthOfTask] = {}
    for row in rows:
        if task in (None, row.task):
            months.setdefault(row.month, MonthOfTask(row.month, task or _ALL)).add(row)
    return [months[month] for month in sorted(months)]


def agreement_words(months: list[MonthOfTask]) -> str:
    """Return the agreement over all ``months`` with its 95 % interval (Wilson), in one sentence."""
    unchanged, signed = sum(one.unchanged for one in months), sum(one.signed for one in months)
    rejected = sum(one.rejected for one in months)
    if not signed + rejected:
        return tr("No answer that began from a suggestion has been signed yet.")
    judged = signed + rejected
    low, high = wilson(unchanged, judged)
    return tr(
        "{unchanged} of {judged} judged suggestions were signed unchanged: {share} % (95 % CI {low}–{high}).",
        unchanged=unchanged,
        judged=judged,
        share=f"{100 * unchanged / judged:.0f}",
        low=f"{100 * low:.0f}",
        high=f"{100 * high:.0f}",
    )


def _row(one: MonthOfTask) -> tuple[str, ...]:
    changed = f"{100 * _share(one.changed, one.signed):.0f} %" if one.signed else ""
    numbers = (one.suggested, one.flagged, one.findings, one.signed, one.unchanged, one.edited, one.rejected)
    return one.month, *(str(number) for number in numbers), changed


def _share(part: float, of_all: int) -> float:
    return part / of_all if of_all else 0.0


def _choices() -> dict[str, str]:
    return {_ALL: tr("All tasks"), **{task.value: task_title(task.value) for task in Task}}
