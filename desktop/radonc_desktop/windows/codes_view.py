"""The codes that the catalogue finds for a diagnosis: a short ranked list to choose from."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLabel, QRadioButton, QVBoxLayout, QWidget

from radonc_desktop.marking import marked
from radonc_desktop.windows.findings import Match, how_matched, spelled_code
from radonc_desktop.windows.language import tr
from radonc_desktop.windows.parts import label
from radonc_desktop.windows.remark import Remark
from radonc_desktop.windows.theme import GRID, Theme
from radonc_desktop.windows.wrapped_label import WrappedLabel
from radonc_models.runtime.asking import Answer

__all__ = ["CodesView"]

MOST = 3
_CHOOSE = marked("Choose one, and “Edit as draft” starts with it.")


class CodesView(QWidget):
    """Rank, code, official description and how it was matched; a mark on a code that the model only spelled.

    With ``choose`` a code can be chosen, by mouse or with the arrow keys.
    """

    def __init__(self, theme: Theme, *, choose: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choose = choose
        self._shown: tuple[str, tuple[Match, ...]] = ("", ())
        self._group = QButtonGroup(self)
        self.invalid = Remark(theme)
        self.head = label(tr("Codes of the catalogue for this description"), "small-head", wrap=True)
        self.hint = label(tr(_CHOOSE), "quiet", wrap=True)
        # Made once: what is made later would come last when one walks through the window with Tab.
        self._rows = [self._row(rank) for rank in range(1, MOST + 1)]
        self._build()
        self.hide()

    @property
    def choices(self) -> list[QRadioButton]:
        """The codes that can be chosen now."""
        codes = (row.code for row in self._rows[: len(self._shown[1])])
        return [code for code in codes if isinstance(code, QRadioButton)]

    @property
    def choice(self) -> Match | None:
        """What is chosen now."""
        number = next((number for number, one in enumerate(self.choices) if one.isChecked()), None)
        return None if number is None else self._shown[1][number]

    def show_answer(self, answer: Answer | None) -> None:
        """Show the codes of a diagnosis; a choice stays for as long as the same answer is shown."""
        text, codes = ("", ()) if answer is None else (answer.text, answer.codes[:MOST])
        self.setVisible(bool(codes) or bool(text and self.invalid.sentence))
        if (text, codes) == self._shown:
            return
        self._shown = text, codes
        spelled = spelled_code(text) if codes or text else None
        if spelled is not None and spelled.problem:
            self.invalid.say("error", spelled.problem)
        else:
            self.invalid.clear()
        self._fill(codes, spelled.code if spelled else "")
        self.head.setVisible(bool(codes))
        self.hint.setVisible(bool(codes) and self._choose)
        self.setVisible(bool(codes) or bool(self.invalid.sentence))

    def lock(self, code: str | None) -> None:
        """Take no choice while there is a draft, and mark the ``code`` that is in it; None: take one again."""
        self._group.setExclusive(False)
        for match, one in zip(self._shown[1], self.choices, strict=True):
            one.setEnabled(code is None)
            if code is not None:
                one.setChecked(match.code == code)
        self._group.setExclusive(True)
        self.hint.setText(
            tr(_CHOOSE) if code is None else tr("The draft below names {code}.", code=code or tr("no code"))
        )

    def _fill(self, codes: tuple[Match, ...], spelled: str) -> None:
        self._group.setExclusive(False)
        for number, row in enumerate(self._rows):
            match = codes[number] if number < len(codes) else None
            for widget in (row.rank, row.code, row.words):
                widget.setVisible(match is not None)
            if isinstance(row.code, QRadioButton):
                row.code.setChecked(False)
            if match is None:
                continue
            how = how_matched(match) + (tr(", as the model spelled it") if match.code == spelled else "")
            row.code.setText(match.code)
            row.code.setAccessibleName(f"{number + 1}: {match.code}, {match.description}, {how}")
            row.words.setText(f"{match.description} · {how}")
        self._group.setExclusive(True)

    def _row(self, number: int) -> _Row:
        rank = label(f"{number}", "quiet")
        rank.setContentsMargins(0, 2, 0, 0)  # on one line with the larger words beside it
        if not self._choose:
            return _Row(rank, label("", "head"), label("", wrap=True))
        words = _Words(choice := QRadioButton(self))
        words.setContentsMargins(0, 1, 0, 0)
        choice.setAccessibleName(tr("Code {number}", number=number))
        self._group.addButton(choice)
        return _Row(rank, choice, words)

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(2, 1)
        for number, row in enumerate(self._rows):
            for column, widget in enumerate((row.rank, row.code, row.words)):
                grid.addWidget(widget, number, column, Qt.AlignmentFlag.AlignTop)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(4)
        page.addWidget(self.invalid)
        page.addSpacing(4)
        page.addWidget(self.head)
        page.addLayout(grid)
        page.addWidget(self.hint)


@dataclass(frozen=True)
class _Row:
    rank: QLabel
    code: QRadioButton | QLabel
    words: QLabel


class _Words(WrappedLabel):
    """The words beside a choice; a click on them chooses it, too."""

    def __init__(self, choice: QRadioButton) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self._choice = choice

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's own name
        """Choose."""
        super().mouseReleaseEvent(event)
        if self._choice.isEnabled():
            self._choice.setChecked(True)
            self._choice.setFocus(Qt.FocusReason.MouseFocusReason)
