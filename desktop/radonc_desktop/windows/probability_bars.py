"""The probabilities of the modality task as bars over the whole label set."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from radonc_desktop.windows.language import tr
from radonc_desktop.windows.theme import GRID, Theme

__all__ = ["ProbabilityBars"]

BAR = 8
LEAST_BAR = 64


class ProbabilityBars(QWidget):
    """One line a label: name, bar, number. A suggested one is marked by place, weight and colour.

    A band from the left shows the probabilities that are too low for a suggestion; its edge is a line, so that it
    does not depend on its colour.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: list[tuple[str, float]] = []
        self._needed: float | None = None
        self._suggested = True
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.update)
        self.hide()

    def show_probabilities(
        self, probabilities: dict[str, float] | None, *, needed: float | None = None, suggested: bool = True
    ) -> None:
        """Show ``probabilities``, the likeliest first, or hide when there are none.

        Args:
            probabilities: By label.
            needed: Probability from which a label is suggested; None for no such line.
            suggested: Whether the likeliest is, and so stands out.

        """
        self._needed, self._suggested = needed, suggested
        self._rows = sorted((probabilities or {}).items(), key=lambda row: -row[1])
        said = tr("Probabilities:") + " " + ", ".join(f"{name} {_percent(p)}" for name, p in self._rows)
        self.setAccessibleName(
            said + (tr("; no suggestion below {share}", share=_percent(needed)) if needed is not None else "")
        )
        self.setVisible(bool(self._rows))
        self.updateGeometry()
        self.update()

    @property
    def shown(self) -> bool:
        """Whether there are probabilities to show."""
        return bool(self._rows)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's own name
        """Return a comfortable width and its height."""
        return QSize(320, self.heightForWidth(320))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's own name
        """Return a width that holds the names, with bars and numbers below them."""
        names, numbers = self._columns()
        return QSize(max(names - 2 * GRID, numbers + LEAST_BAR), len(self._rows) * self._line())

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's own name
        """Tell that a narrow place needs more height."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's own name
        """Return the height of all lines; bars and numbers go below where there is no room beside."""
        return len(self._rows) * self._line() * (2 if self._narrow(width) else 1)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's own signature
        """Draw the lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        names, numbers = self._columns()
        line = self._line()
        narrow = self._narrow(self.width())
        step = line * (2 if narrow else 1)
        self._draw_band(painter, 0 if narrow else names, numbers)
        for row, (name, share) in enumerate(self._rows):
            strong = row == 0 and self._suggested
            words = QRectF(0, row * step, self.width(), line)
            ground = words.translated(0, line) if narrow else words.adjusted(names, 0, 0, 0)
            self._write(painter, words, name, Qt.AlignmentFlag.AlignLeft, strong=strong)
            self._write(painter, ground, _percent(share), Qt.AlignmentFlag.AlignRight, strong=strong)
            bar = QRectF(ground.left(), ground.center().y() - BAR / 2, ground.width() - numbers, BAR)
            self._draw(painter, bar, share, strong=strong)
        painter.end()

    def _write(self, painter: QPainter, place: QRectF, words: str, side: Qt.AlignmentFlag, *, strong: bool) -> None:
        tokens = self._theme.tokens
        painter.setFont(self._small(bold=strong))
        painter.setPen(QColor(tokens.text if strong else tokens.text_quiet))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | side, words)

    def _draw(self, painter: QPainter, bar: QRectF, share: float, *, strong: bool) -> None:
        tokens = self._theme.tokens
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.sunken))
        painter.drawRoundedRect(bar, BAR / 2, BAR / 2)
        bar.setWidth(max(BAR / 2, bar.width() * share))
        painter.setBrush(QColor(tokens.accent if strong else tokens.line_strong))
        painter.drawRoundedRect(bar, BAR / 2, BAR / 2)

    def _draw_band(self, painter: QPainter, left: int, right: int) -> None:
        """Draw the band of no suggestion behind all bars, with its edge."""
        if self._needed is None:
            return
        tokens = self._theme.tokens
        ground = QRectF(left, 0, self.width() - left - right, self.height())
        edge = ground.left() + ground.width() * self._needed
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.warning_soft))
        painter.drawRoundedRect(QRectF(ground.left() - 3, 0, edge - ground.left() + 3, ground.height()), 3, 3)
        painter.setPen(QPen(QColor(tokens.warning), 1.5, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(edge, 0), QPointF(edge, ground.height()))

    def _columns(self) -> tuple[int, int]:
        metrics = QFontMetrics(self._small(bold=True))
        names = max((metrics.horizontalAdvance(name) for name, _ in self._rows), default=0) + 2 * GRID
        return names, metrics.horizontalAdvance("100.0 %") + GRID

    def _narrow(self, width: int) -> bool:
        return width < sum(self._columns()) + LEAST_BAR

    def _small(self, *, bold: bool) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(self._theme.small_points)
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    def _line(self) -> int:
        return self.fontMetrics().height() + 6


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"
