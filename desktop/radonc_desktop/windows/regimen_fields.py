"""A regimen as fields beside its words: where, how, how much, and what the doses amount to."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from radonc_desktop.marking import marked
from radonc_desktop.windows.finding_words import dose_words, field_words, word
from radonc_desktop.windows.findings import DoseRow, DoseTable, Effect
from radonc_desktop.windows.language import tr
from radonc_desktop.windows.parts import empty, label
from radonc_desktop.windows.theme import GRID

__all__ = ["RegimenFields", "field_rows"]

_HEAD = marked("Read from the words above")
_NAMES = (
    *(marked("Dose"), marked("Boost"), marked("Site"), marked("Side"), marked("Intent")),
    *(marked("Modality"), marked("Technique"), marked("Concurrent")),
)
"""What a table names."""
_EFFECT = marked("BED {bed} Gy, EQD2 {eqd2} Gy for α/β {ratio} Gy ({tissue})")


class Saying(Protocol):
    """Says a text with what stands in its places, as ``tr`` does."""

    def __call__(self, text: str, /, **values: object) -> str:
        """Return ``text`` as it is shown."""


def in_english(text: str, /, **values: object) -> str:
    """Return ``text`` as it is written, with ``values`` in its places: for what leaves the app."""
    return text.format(**values)


def field_rows(table: DoseTable, say: Saying = in_english) -> list[tuple[str, str]]:
    """Return the rows of ``table`` as name and words; doses first, with BED and EQD2 below each.

    Args:
        table: What was read.
        say: The language: English for what leaves the app, ``tr`` for a window.

    """
    rows: list[tuple[str, str]] = []
    for dose in table.rows:
        rows.append((_name(dose.name, say), dose.words if say is in_english else dose_words(dose.words)))
        rows += [("", _effect(one, say)) for one in dose.effects]
        if not dose.effects:
            rows.append(("", say(_why_none(dose))))
    own = str if say is in_english else field_words
    rows += [(say(name), own(words)) for name, words in _joined(dict(table.fields))]
    return [*rows, *((say(marked("Not read")), f"“{words}”") for words in table.unreadable)]


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


def _name(name: str, say: Saying) -> str:
    word, _, number = name.partition(" ")
    return say(marked("Dose {number}"), number=number) if word == "Dose" and number else say(name)


def _effect(effect: Effect, say: Saying) -> str:
    bed, eqd2, ratio = f"{effect.bed_gy:.1f}", f"{effect.eqd2_gy:.1f}", effect.ratio
    tissue = ratio.tissue if say is in_english else word(ratio.tissue)
    return say(_EFFECT, bed=bed, eqd2=eqd2, ratio=f"{ratio.gy:g}", tissue=tissue)


def _why_none(dose: DoseRow) -> str:
    if dose.cumulative:
        return marked("No BED or EQD2: the sum of several phases")
    if dose.fractions is None:
        return marked("No BED or EQD2: no number of fractions")
    return marked("No BED or EQD2: given continuously")


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
        page.addWidget(label(tr(_HEAD), "small-head", wrap=True))
        page.addLayout(self._grid)
        self.hide()

    @property
    def rows(self) -> list[tuple[str, str]]:
        """What is shown now."""
        return list(self._rows)

    def show_table(self, table: DoseTable | None) -> None:
        """Show ``table``, or nothing."""
        rows = field_rows(table, tr) if table is not None else []
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
        self.setAccessibleName(f"{tr(_HEAD)}: " + "; ".join(f"{name} {words}".strip() for name, words in rows))
        self.setVisible(bool(rows))
