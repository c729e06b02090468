"""Bars by month, stacked; each kind has a pattern and a word of its own, so that colour is never the only signal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from radonc_desktop.windows.language import tr
from radonc_desktop.windows.theme import GRID, Theme

__all__ = ["Kind", "MonthPlot"]

_LEAST_BAR, _MOST_BAR = 6, 40
_STEPS = (1, 2, 5)


@dataclass(frozen=True)
class Kind:
    """One part of each bar: its word, the name of its colour in the theme, and its pattern."""

    words: str
    colour: str
    pattern: Qt.BrushStyle = Qt.BrushStyle.SolidPattern


class MonthPlot(QWidget):
    """Draws stacked bars with an axis; the numbers also stand in a table beside it.

    Args:
        theme: Its colours.
        title: What is shown.
        kinds: The parts of a bar, from below.
        percent: The values are shares, 0 to 1, on an axis to 100 %.

    """

    def __init__(self, theme: Theme, title: str, kinds: Sequence[Kind], *, percent: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._title = title
        self._kinds = tuple(kinds)
        self._percent = percent
        self._bars: list[tuple[str, tuple[float, ...]]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(title)
        theme.changed.connect(self.update)

    def show_bars(self, bars: Sequence[tuple[str, tuple[float, ...]]]) -> None:
        """Show a bar for each month: its name, and the value of each kind."""
        self._bars = list(bars)
        self.setAccessibleDescription(self._spoken())
        self.update()

    def _spoken(self) -> str:
        if not self._bars:
            return tr("No data yet.")
        month, values = self._bars[-1]
        words = [f"{tr(kind.words)} {self._number(value)}" for kind, value in zip(self._kinds, values, strict=True)]
        return tr(
            "Newest month {month}: {values}. The table below has all numbers.", month=month, values=", ".join(words)
        )

    def words_width(self) -> int:
        """Return the pixels that the title needs."""
        return QFontMetrics(self._bold()).horizontalAdvance(self._title)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's own name
        """Return a height of some lines."""
        return QSize(320, 12 * self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's own signature
        """Draw title, legend, axis and bars."""
        tokens, line = self._theme.tokens, self.fontMetrics().height()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(tokens.text))
        painter.setFont(self._bold())
        wrapped = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        title = painter.drawText(QRectF(0, 0, self.width(), self.height()), wrapped, self._title).height()
        small = self.font()
        small.setPointSizeF(self._theme.small_points)
        painter.setFont(small)
        self._legend(painter, title + 4)
        left = painter.fontMetrics().horizontalAdvance("0000 %") + GRID
        top = title + 14 + (line if len(self._kinds) > 1 else 0)
        ground = QRectF(left, top, self.width() - left - GRID, self.height() - top - 1.5 * line)
        most = self._most()
        self._axis(painter, ground, most)
        if self._bars:
            self._draw_bars(painter, ground, most)
        else:
            painter.drawText(ground, Qt.AlignmentFlag.AlignCenter, tr("No data yet"))
        painter.end()

    def _bold(self) -> QFont:
        bold = self.font()
        bold.setWeight(QFont.Weight.DemiBold)
        return bold

    def _legend(self, painter: QPainter, top: float) -> None:
        metrics, left, tokens = painter.fontMetrics(), 0.0, self._theme.tokens
        for kind in self._kinds if len(self._kinds) > 1 else ():
            box = QRectF(left, top + metrics.height() / 2 - 6, 12, 12)
            self._fill(painter, box, kind)
            painter.setPen(QColor(tokens.text_quiet))
            painter.drawText(QPointF(left + 18, top + metrics.ascent()), tr(kind.words))
            left += 18 + metrics.horizontalAdvance(tr(kind.words)) + 2 * GRID

    def _axis(self, painter: QPainter, ground: QRectF, most: float) -> None:
        tokens, metrics = self._theme.tokens, painter.fontMetrics()
        for share in (0.0, 0.5, 1.0):
            height = ground.bottom() - share * ground.height()
            painter.setPen(QPen(QColor(tokens.line_strong if share == 0 else tokens.line), 1))
            painter.drawLine(QPointF(ground.left(), height), QPointF(ground.right(), height))
            painter.setPen(QColor(tokens.text_quiet))
            place = QRectF(0, height - metrics.height() / 2, ground.left() - GRID, metrics.height())
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(place, right, self._number(share * most))

    def _draw_bars(self, painter: QPainter, ground: QRectF, most: float) -> None:
        tokens, metrics = self._theme.tokens, painter.fontMetrics()
        room = ground.width() / len(self._bars)
        width = max(_LEAST_BAR, min(_MOST_BAR, 0.6 * room))
        every = 1 + int((metrics.horizontalAdvance("2026-00") + GRID) // max(room, 1.0))
        for number, (month, values) in enumerate(self._bars):
            middle, bottom = ground.left() + (number + 0.5) * room, ground.bottom()
            for kind, value in zip(self._kinds, values, strict=True):
                height = ground.height() * value / most
                self._fill(painter, QRectF(middle - width / 2, bottom - height, width, height), kind)
                bottom -= height
            if (len(self._bars) - 1 - number) % every == 0:
                painter.setPen(QColor(tokens.text_quiet))
                wide = metrics.horizontalAdvance(month)
                left = max(0.0, min(middle - wide / 2, self.width() - wide))
                painter.drawText(QPointF(left, ground.bottom() + 4 + metrics.ascent()), month)

    def _fill(self, painter: QPainter, box: QRectF, kind: Kind) -> None:
        if box.height() <= 0:
            return
        colour = QColor(getattr(self._theme.tokens, kind.colour))
        painter.setPen(QPen(colour, 1))
        painter.setBrush(QBrush(colour, kind.pattern))
        painter.drawRect(box)

    def _most(self) -> float:
        if self._percent:
            return 1.0
        found = max((sum(values) for _, values in self._bars), default=0.0)
        ten = 1.0
        while True:
            for step in _STEPS:
                if found <= step * ten * 2:
                    return step * ten * 2
            ten *= 10

    def _number(self, value: float) -> str:
        return f"{100 * value:.0f} %" if self._percent else f"{value:.0f}"
