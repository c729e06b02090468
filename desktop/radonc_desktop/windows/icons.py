"""Small icons drawn in code on a 16 x 16 grid, so that none is ever missing and all have one stroke."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

__all__ = ["icon", "pixmap"]

_GRID = 16


def icon(name: str, colour: str, size: int = 16) -> QIcon:
    """Return the icon ``name`` in ``colour``, sharp at 100 % to 300 %."""
    result = QIcon()
    for ratio in (1, 2, 3):
        result.addPixmap(pixmap(name, colour, size, ratio))
    return result


def pixmap(name: str, colour: str, size: int = 16, ratio: float = 1.0, stroke: float = 1.6) -> QPixmap:
    """Return the icon ``name`` as a picture of ``size`` device-independent pixels; ``stroke`` is on the grid."""
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size / _GRID, size / _GRID)
    pen = QPen(QColor(colour), stroke)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    _DRAWINGS[name](painter)
    painter.end()
    return picture


def _lines(painter: QPainter, *points: tuple[float, float]) -> None:
    path = QPainterPath(QPointF(*points[0]))
    for point in points[1:]:
        path.lineTo(QPointF(*point))
    painter.drawPath(path)


def _dot(painter: QPainter, x: float, y: float) -> None:
    painter.save()
    painter.setBrush(painter.pen().color())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(QPointF(x, y), 1.0, 1.0)
    painter.restore()


def _search(painter: QPainter) -> None:
    painter.drawEllipse(QPointF(7, 7), 4.3, 4.3)
    _lines(painter, (10.3, 10.3), (13.6, 13.6))


def _plus(painter: QPainter) -> None:
    _lines(painter, (8, 3), (8, 13))
    _lines(painter, (3, 8), (13, 8))


def _ok(painter: QPainter) -> None:
    painter.drawEllipse(QPointF(8, 8), 6.2, 6.2)
    _lines(painter, (5.2, 8.2), (7.2, 10.2), (10.9, 6))


def _note(painter: QPainter) -> None:
    painter.drawEllipse(QPointF(8, 8), 6.2, 6.2)
    _lines(painter, (8, 7.4), (8, 11.2))
    _dot(painter, 8, 4.9)


def _warning(painter: QPainter) -> None:
    _lines(painter, (8, 2), (14.4, 13.4), (1.6, 13.4), (8, 2))
    _lines(painter, (8, 6.4), (8, 9.2))
    _dot(painter, 8, 11.4)


def _error(painter: QPainter) -> None:
    _lines(
        painter,
        (5.4, 1.8),
        (10.6, 1.8),
        (14.2, 5.4),
        (14.2, 10.6),
        (10.6, 14.2),
        (5.4, 14.2),
        (1.8, 10.6),
        (1.8, 5.4),
        (5.4, 1.8),
    )
    _lines(painter, (8, 4.8), (8, 8.8))
    _dot(painter, 8, 11.2)


def _lock(painter: QPainter) -> None:
    painter.drawRoundedRect(QRectF(3, 7, 10, 7), 1.5, 1.5)
    path = QPainterPath(QPointF(5, 7))
    path.lineTo(5, 5)
    path.arcTo(QRectF(5, 2, 6, 6), 180, -180)
    path.lineTo(11, 7)
    painter.drawPath(path)


def _shield(painter: QPainter) -> None:
    path = QPainterPath(QPointF(8, 1.6))
    path.lineTo(13.4, 3.6)
    path.lineTo(13.4, 7.6)
    path.cubicTo(13.4, 11, 11, 13.4, 8, 14.6)
    path.cubicTo(5, 13.4, 2.6, 11, 2.6, 7.6)
    path.lineTo(2.6, 3.6)
    path.closeSubpath()
    painter.drawPath(path)
    _lines(painter, (8, 5), (8, 8.6))
    _dot(painter, 8, 10.9)


def _pen(painter: QPainter) -> None:
    _lines(painter, (2.6, 13.4), (3.4, 10.2), (10.8, 2.8), (13.2, 5.2), (5.8, 12.6), (2.6, 13.4))
    _lines(painter, (9, 4.6), (11.4, 7))


def _stop(painter: QPainter) -> None:
    painter.save()
    painter.setBrush(painter.pen().color())
    painter.drawRoundedRect(QRectF(4, 4, 8, 8), 1, 1)
    painter.restore()


def _tick(painter: QPainter) -> None:
    _lines(painter, (3.4, 8.4), (6.6, 11.6), (12.6, 4.8))


def _down(painter: QPainter) -> None:
    _lines(painter, (4, 6.2), (8, 10.2), (12, 6.2))


def _up(painter: QPainter) -> None:
    _lines(painter, (4, 9.8), (8, 5.8), (12, 9.8))


def _right(painter: QPainter) -> None:
    _lines(painter, (6.2, 4), (10.2, 8), (6.2, 12))


def _cross(painter: QPainter) -> None:
    _lines(painter, (4.4, 4.4), (11.6, 11.6))
    _lines(painter, (11.6, 4.4), (4.4, 11.6))


_DRAWINGS: dict[str, Callable[[QPainter], None]] = {
    "search": _search,
    "plus": _plus,
    "ok": _ok,
    "note": _note,
    "warning": _warning,
    "error": _error,
    "lock": _lock,
    "shield": _shield,
    "pen": _pen,
    "stop": _stop,
    "tick": _tick,
    "down": _down,
    "up": _up,
    "right": _right,
    "cross": _cross,
}
