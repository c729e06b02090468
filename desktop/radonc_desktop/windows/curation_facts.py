"""What a reader confirms of a case: modality, prescription, code; each can be set without the mouse."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from radonc_desktop.marking import marked
from radonc_desktop.windows.language import tr
from radonc_desktop.windows.parts import button, keep_width_when_bold, label
from radonc_desktop.windows.theme import GRID
from radonc_models.curate.states import Flag
from radonc_models.tasks import MODALITY_LABELS

if TYPE_CHECKING:
    from radonc_models.curate.cases import CuratedCase

__all__ = ["FLAGS", "CurationFacts"]

FLAGS = {
    Flag.NO_PLAN: marked("no plan"),
    Flag.NO_HISTORY: marked("no history"),
    Flag.SPLIT_UNSURE: marked("split unsure"),
    Flag.LABEL_UNSURE: marked("label unsure"),
    Flag.NO_LABEL: marked("no label"),
    Flag.NO_DOSE: marked("no dose"),
    Flag.NO_ICD10: marked("no ICD-10 code"),
    Flag.SECTION_MARK: marked("section mark"),
    Flag.LEAK_DOSE: marked("leak: dose"),
    Flag.LEAK_FRACTIONS: marked("leak: fractions"),
    Flag.LEAK_MODALITY: marked("leak: modality"),
    Flag.LEAK_CODE: marked("leak: code"),
    Flag.NEAR_TWIN: marked("near duplicate"),
}
"""Why a case waits for a person, in words."""

_FIELDS = (
    ("dose", marked("Dose in Gy"), 72),
    ("fractions", marked("Fractions"), 64),
    ("code", "ICD-10-CM", 96),
)


class CurationFacts(QWidget):
    """A row of labels and fields.

    Signals:
        label_chosen: A modality.
        prescription_given: Dose in Gy and fractions, as typed.
        code_given: A code, as typed.
    """

    label_chosen = Signal(str)
    prescription_given = Signal(str, str)
    code_given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ("", "", "")
        self.labels: dict[str, QPushButton] = {}
        self.fields = {name: QLineEdit() for name, _, _ in _FIELDS}
        self.side = label("", "quiet")
        self._build()

    def show_case(self, case: CuratedCase, *, blind: bool = False) -> None:
        """Show what is known of a case; ``blind`` leaves the modality open for a second reader."""
        self._check("" if blind else case.label)
        dose = "" if case.dose_gy is None else f"{case.dose_gy:g}"
        self._shown = (dose, str(case.fractions or ""), case.code)
        for field, words in zip(self.fields.values(), self._shown, strict=True):
            field.setText(words)
        self.side.setText("" if case.side == "none" else tr("Side: {side}", side=case.side))

    def clear(self) -> None:
        """Show no case."""
        self._check("")
        self._shown = ("", "", "")
        for field in self.fields.values():
            field.clear()
        self.side.clear()

    @property
    def label(self) -> str:
        """The chosen modality, empty where none is."""
        return next((name for name, tab in self.labels.items() if tab.isChecked()), "")

    def choose(self, place: int) -> None:
        """Choose the label at ``place``, from 0."""
        self.labels[MODALITY_LABELS[place]].click()

    def settle(self) -> None:
        """Tell what was typed and is not known yet."""
        dose, fractions, code = (field.text().strip() for field in self.fields.values())
        if (dose, fractions) != self._shown[:2] and dose and fractions:
            self.prescription_given.emit(dose, fractions)
        if code != self._shown[2] and code:
            self.code_given.emit(code)

    def _check(self, chosen: str) -> None:
        self._group.setExclusive(False)
        for name, tab in self.labels.items():
            tab.setChecked(name == chosen)
        self._group.setExclusive(True)

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(GRID)
        labels = QHBoxLayout()
        labels.setSpacing(GRID // 2)
        self._group = QButtonGroup(self)
        for place, name in enumerate(MODALITY_LABELS, start=1):
            tab = button(
                f"{place} {name}",
                partial(self.label_chosen.emit, name),
                "tab",
                tr("Modality {name}: key {place}", name=name, place=place),
            )
            keep_width_when_bold(tab)
            self._group.addButton(tab)
            self.labels[name] = tab
            labels.addWidget(tab)
        labels.addStretch()
        facts = QHBoxLayout()
        facts.setSpacing(GRID)
        for name, words, width in _FIELDS:
            field = self.fields[name]
            field.setAccessibleName(tr(words))
            field.setFixedWidth(width)
            field.editingFinished.connect(self.settle)
            facts.addWidget(label(tr(words), "small-head"))
            facts.addWidget(field)
        facts.addWidget(self.side)
        facts.addStretch()
        outer.addLayout(labels)
        outer.addLayout(facts)
