"""The probabilities of the modality task as bars over the whole label set."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from radonc_desktop.windows.theme import GRID, SMALL_POINTS, Theme

__all__ = ["ProbabilityBars"]


class ProbabilityBars(QWidget):
    """One line a label: name, bar, number. The likeliest is marked by place, weight and colour."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: list[tuple[str, float]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)
        self.hide()

    def show_probabilities(self, probabilities: dict[str, float] | None) -> None:
        """Show ``probabilities``, the likeliest first, or hide when there are none."""
        self._rows = sorted((probabilities or {}).items(), key=lambda row: -row[1])
        self.setAccessibleName(
            "Probabilities: " + ", ".join(f"{name} {_percent(p)}" for name, p in self._rows)
        )
        self.setVisible(bool(self._rows))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's own name
        """Return the height of all lines."""
        return QSize(240, len(self._rows) * self._line())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's own name
        """Return a width that holds names and numbers."""
        return QSize(200, len(self._rows) * self._line())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's own signature
        """Draw the lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._theme.tokens
        font = self._small()
        metrics = painter.fontMetrics()
        names = max((metrics.horizontalAdvance(name) for name, _ in self._rows), default=0) + 2 * GRID
        numbers = metrics.horizontalAdvance("100.0 %") + GRID
        width = max(24, self.width() - names - numbers)
        line = self._line()
        for row, (name, share) in enumerate(self._rows):
            top = row * line
            font.setWeight(QFont.Weight.DemiBold if row == 0 else QFont.Weight.Normal)
            painter.setFont(font)
            painter.setPen(QColor(tokens.text if row == 0 else tokens.text_quiet))
            middle = Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(0, top, names, line), middle | Qt.AlignmentFlag.AlignLeft, name)
            painter.drawText(
                QRectF(self.width() - numbers, top, numbers, line),
                middle | Qt.AlignmentFlag.AlignRight,
                _percent(share),
            )
            painter.setPen(Qt.PenStyle.NoPen)
            ground = QRectF(names, top + (line - 8) / 2, width, 8)
            painter.setBrush(QColor(tokens.sunken))
            painter.drawRoundedRect(ground, 4, 4)
            filled = QRectF(ground.left(), ground.top(), max(4.0, width * share), 8)
            painter.setBrush(QColor(tokens.accent if row == 0 else tokens.line_strong))
            painter.drawRoundedRect(filled, 4, 4)
        painter.end()

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(SMALL_POINTS)
        return font

    def _line(self) -> int:
        return self.fontMetrics().height() + 6


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"
