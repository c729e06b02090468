"""A regimen as fields beside its words: where, how, how much, and what the doses amount to."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from radonc_desktop.windows.findings import DoseRow, DoseTable, Effect
from radonc_desktop.windows.parts import empty, label
from radonc_desktop.windows.theme import GRID

__all__ = ["RegimenFields", "field_rows"]

_HEAD = "Read from the words above"


def field_rows(table: DoseTable) -> list[tuple[str, str]]:
    """Return the rows of ``table`` as name and words; doses first, with BED and EQD2 below each."""
    rows: list[tuple[str, str]] = []
    for dose in table.rows:
        rows.append((dose.name, dose.words))
        rows += [("", _effect(one)) for one in dose.effects]
        if not dose.effects:
            rows.append(("", _why_none(dose)))
    rows += _joined(dict(table.fields))
    return [*rows, *(("Not read", f"“{words}”") for words in table.unreadable)]


# Which fields share a line: the second belongs to the first.
_TOGETHER = (("Site", "Side"), ("Modality", "Technique"))


def _joined(fields: dict[str, str]) -> list[tuple[str, str]]:
    second = {after: first for first, after in _TOGETHER if first in fields and after in fields}
    after = {first: fields[name] for name, first in second.items()}
    return [
        (name, f"{words}, {after[name]}" if name in after else words)
        for name, words in fields.items()
        if name not in second
    ]


def _effect(effect: Effect) -> str:
    ratio = effect.ratio
    return f"BED {effect.bed_gy:.1f} Gy, EQD2 {effect.eqd2_gy:.1f} Gy for α/β {ratio.gy:g} Gy ({ratio.tissue})"


def _why_none(dose: DoseRow) -> str:
    if dose.cumulative:
        return "No BED or EQD2: the sum of several phases"
    if dose.fractions is None:
        return "No BED or EQD2: no number of fractions"
    return "No BED or EQD2: given continuously"


class RegimenFields(QWidget):
    """Two columns, name and words; hidden where a text names no field at all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[str, str]] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(12, 0, 0, 0)  # in line with the words of the answer
        page.setSpacing(4)
        page.addWidget(label(_HEAD, "small-head", wrap=True))
        page.addLayout(self._grid)
        self.hide()

    @property
    def rows(self) -> list[tuple[str, str]]:
        """What is shown now."""
        return list(self._rows)

    def show_table(self, table: DoseTable | None) -> None:
        """Show ``table``, or nothing."""
        rows = field_rows(table) if table is not None else []
        if rows == self._rows:
            return
        self._rows = rows
        empty(self._grid)
        for number, (name, words) in enumerate(rows):
            top = Qt.AlignmentFlag.AlignTop
            head = label(name, "small-head")
            head.setContentsMargins(0, 1, 0, 0)  # on one line with the larger words beside it
            self._grid.addWidget(head, number, 0, top)
            shown = label(words, "body" if name else "quiet", wrap=True, selectable=True)
            shown.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            self._grid.addWidget(shown, number, 1, top)
        self.setAccessibleName(f"{_HEAD}: " + "; ".join(f"{name} {words}".strip() for name, words in rows))
        self.setVisible(bool(rows))
