"""Pages of a PDF, drawn in memory: a document, a foot on each page, and a watermark where nothing is signed."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
)

__all__ = ["DRAFT", "INK", "QUIET", "RED", "ROOM_FOR_FOOT", "in_pages", "line", "pixels", "write_pdf"]

DRAFT = "DRAFT"
"""The watermark of what is not signed."""
INK, QUIET, RED = "#17202b", "#536072", "#ad2419"
_LINE, _WATERMARK = "#b9c1cc", "#eceff3"  # the watermark is pale, not transparent: PDF/A-1 knows no transparency
_DPI = 144
_POINT = _DPI / 72
_MARGIN_MM = 20
ROOM_FOR_FOOT = 40 * _POINT
_FAMILY = "DejaVu Sans"

Lay = Callable[[QSizeF], QTextDocument]
"""Lays a document out in pages of the given size, which it shares with the foot."""


def write_pdf(title: str, lay: Lay, foot: str, watermark: str = "") -> bytes:
    """Return a PDF/A-1b on A4 paper with fonts inside; needs a QGuiApplication.

    Qt 6.8 writes no tags (structure for screen readers): the plain text of the same case has the same words.
    """
    memory = QBuffer()
    memory.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(memory)
    writer.setPdfVersion(QPagedPaintDevice.PdfVersion.PdfVersion_A1b)
    writer.setTitle(title)
    writer.setCreator("RadOnc-GPT")
    writer.setResolution(_DPI)
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    paper = QPageSize(QPageSize.PageSizeId.A4)
    upright = QPageLayout.Orientation.Portrait
    writer.setPageLayout(QPageLayout(paper, upright, margins, QPageLayout.Unit.Millimeter))
    size = QSizeF(writer.width(), writer.height())
    document = lay(size)
    painter = QPainter(writer)
    for page in range(document.pageCount()):
        if page:
            writer.newPage()
        if watermark:
            _paint_watermark(painter, watermark, size)
        _paint_page(painter, document, foot, page, size)
    painter.end()
    memory.close()
    return bytes(memory.data().data())


def in_pages(html: str, size: QSizeF, points: float = 10) -> QTextDocument:
    """Return ``html`` laid out in pages of ``size``, in dots of 144 to the inch, with room for the foot."""
    document = QTextDocument()
    font = QFont(_FAMILY)
    font.setPixelSize(pixels(points))
    document.setDefaultFont(font)
    document.setDocumentMargin(0)
    document.setHtml(f'<body style="color:{INK}">{html}</body>')
    document.setPageSize(QSizeF(size.width(), size.height() - ROOM_FOR_FOOT))
    return document


def pixels(points: float) -> int:
    """Return a size in dots of the paper."""
    return round(points * _POINT)


def line(text: str, style: str) -> str:
    """Return one paragraph of plain text with a style."""
    return f'<p style="margin:0; {style}">{escape(text)}</p>'


def _paint_page(painter: QPainter, document: QTextDocument, foot: str, page: int, size: QSizeF) -> None:
    """Draw one page with its foot."""
    room = size.height() - ROOM_FOR_FOOT
    painter.save()
    painter.translate(0, -page * room)
    document.drawContents(painter, QRectF(0, page * room, size.width(), room))
    painter.restore()
    painter.setFont(_font(8))
    painter.setPen(QColor(_LINE))
    height = size.height() - ROOM_FOR_FOOT / 2
    painter.drawLine(0, round(height), round(size.width()), round(height))
    painter.setPen(QColor(QUIET))
    place = QRectF(0, height + 4 * _POINT, size.width(), ROOM_FOR_FOOT / 2 - 4 * _POINT)
    number = f"Page {page + 1} of {document.pageCount()}"
    metrics = QFontMetricsF(_font(8))
    left = place.adjusted(0, 0, -metrics.horizontalAdvance(number) - 12 * _POINT, 0)
    painter.drawText(left, Qt.AlignmentFlag.AlignLeft, metrics.elidedText(foot, _END, left.width()))
    painter.drawText(place, Qt.AlignmentFlag.AlignRight, number)


_END = Qt.TextElideMode.ElideRight


def _paint_watermark(painter: QPainter, words: str, size: QSizeF) -> None:
    painter.save()
    font = _font(96)
    font.setWeight(QFont.Weight.Bold)
    painter.setFont(font)
    painter.setPen(QColor(_WATERMARK))
    painter.translate(size.width() / 2, size.height() / 2)
    painter.rotate(-52)
    span = size.height()
    painter.drawText(QRectF(-span / 2, -span / 8, span, span / 4), Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()


def _font(points: float) -> QFont:
    font = QFont(_FAMILY)
    font.setPixelSize(pixels(points))
    return font
