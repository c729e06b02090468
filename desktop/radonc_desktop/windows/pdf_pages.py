"""Pages of a PDF, drawn in memory: a document, a foot on each page, and a watermark where nothing is signed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from radonc_desktop.marking import marked
from radonc_desktop.windows.tagged_pdf import FAR, Piece, Role, tag_pdf

__all__ = ["DRAFT", "INK", "PAGE", "QUIET", "RED", "ROOM_FOR_FOOT", "Laid", "Line", "in_pages", "pixels", "write_pdf"]

DRAFT = marked("DRAFT")
PAGE = marked("Page {number} of {count}")
"""The watermark of what is not signed."""
INK, QUIET, RED = "#17202b", "#536072", "#ad2419"
_LINE, _WATERMARK = "#b9c1cc", "#eceff3"  # the watermark is pale, not transparent: PDF/A-1 knows no transparency
_DPI = 144
_POINT = _DPI / 72
_MARGIN_MM = 20
ROOM_FOR_FOOT = 40 * _POINT
_FAMILY = "DejaVu Sans"

Lay = Callable[[QSizeF], "Laid"]
"""Lays a document out in pages of the given size, which it shares with the foot."""


@dataclass(frozen=True)
class Line:
    """One or more paragraphs on paper; each new line of the text begins one.

    Attributes:
        text: The words, as they are.
        role: What they are to a screen reader.
        points: Size of the letters; that of the document where it is 0.
        color: Of the letters.
        bold: Whether they are heavier.
        above, below, left: Room around them, in points.
        leading: Height of the lines in percent of what the letters need.

    """

    text: str
    role: Role = Role.TEXT
    points: float = 0
    color: str = INK
    bold: bool = False
    above: float = 0
    below: float = 0
    left: float = 0
    leading: float = 100


@dataclass(frozen=True)
class Laid:
    """A document in pages, and what each of its blocks is."""

    document: QTextDocument
    pieces: tuple[Piece, ...]


def write_pdf(title: str, lay: Lay, foot: str, watermark: str = "", page_words: str = PAGE) -> bytes:
    """Return a tagged PDF/A-1b on A4 paper with fonts inside; needs a QGuiApplication.

    ``page_words`` number the pages, with ``{number}`` and ``{count}``.

    Raises:
        ExportRefused: This version of Qt writes what the tags cannot be put into.

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
    laid = lay(size)
    drawn = _Drawn(QPainter(writer))
    for page in range(laid.document.pageCount()):
        if page:
            writer.newPage()
        if watermark:
            drawn.mark(_FURNITURE)
            _paint_watermark(drawn.painter, watermark, size)
        _paint_page(drawn, laid, page, size)
        number = page_words.format(number=page + 1, count=laid.document.pageCount())
        _paint_foot(drawn, laid, (foot, number), page, size)
    drawn.painter.end()
    memory.close()
    return tag_pdf(bytes(memory.data().data()), drawn.pieces)


def in_pages(lines: Sequence[Line], size: QSizeF, points: float = 10) -> Laid:
    """Return ``lines`` laid out in pages of ``size``, in dots of 144 to the inch, with room for the foot."""
    document = QTextDocument()
    font = _font(points)
    document.setDefaultFont(font)
    document.setDocumentMargin(0)
    document.setPageSize(QSizeF(size.width(), size.height() - ROOM_FOR_FOOT))
    cursor = QTextCursor(document)
    pieces: list[Piece] = []
    for line in lines:
        block, letters = _formats(line, font)
        if pieces:
            cursor.insertBlock(block, letters)
        else:
            cursor.setBlockFormat(block)
        cursor.insertText(line.text, letters)
        first = len(pieces)
        pieces += [Piece(line.role, number) for number in range(first, document.blockCount())]
    return Laid(document, tuple(pieces))


def pixels(points: float) -> int:
    """Return a size in dots of the paper."""
    return round(points * _POINT)


_FURNITURE = Piece(Role.ARTIFACT)


class _Drawn:
    """A painter, and what it was told to be drawing."""

    def __init__(self, painter: QPainter) -> None:
        self.painter = painter
        self.pieces: list[Piece] = []

    def mark(self, piece: Piece) -> None:
        """Say what everything is that is drawn from here to the next mark."""
        self.painter.fillRect(QRectF(FAR - len(self.pieces), FAR, 1, 1), QColor(INK))
        self.pieces.append(piece)


def _formats(line: Line, font: QFont) -> tuple[QTextBlockFormat, QTextCharFormat]:
    block, letters = QTextBlockFormat(), QTextCharFormat()
    block.setTopMargin(pixels(line.above))
    block.setBottomMargin(pixels(line.below))
    block.setLeftMargin(pixels(line.left))
    if line.leading != 100:
        block.setLineHeight(line.leading, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    shown = QFont(font)
    if line.points:
        shown.setPixelSize(pixels(line.points))
    if line.bold:
        shown.setWeight(QFont.Weight.DemiBold)
    letters.setFont(shown)
    letters.setForeground(QColor(line.color))
    return block, letters


def _paint_page(drawn: _Drawn, laid: Laid, page: int, size: QSizeF) -> None:
    """Draw the lines of one page, block by block, each after its mark."""
    room = size.height() - ROOM_FOR_FOOT
    block = laid.document.firstBlock()
    for piece in laid.pieces:
        layout = block.layout()
        top = layout.position().y()
        lines = [layout.lineAt(number) for number in range(layout.lineCount())]
        here = [line for line in lines if (top + line.y() + line.height() / 2) // room == page]
        if here and block.text().strip():
            drawn.mark(replace(piece, words=block.text()) if len(lines) > 1 else piece)
            for line in here:
                line.draw(drawn.painter, layout.position() - QPointF(0, page * room))
        block = block.next()


def _paint_foot(drawn: _Drawn, laid: Laid, words: tuple[str, str], page: int, size: QSizeF) -> None:
    """Draw the foot of one page; the last page's words are part of the text, so that they are read once."""
    painter, last = drawn.painter, page + 1 == laid.document.pageCount()
    foot, number = words
    drawn.mark(_FURNITURE)
    painter.setFont(_font(8))
    painter.setPen(QColor(_LINE))
    height = size.height() - ROOM_FOR_FOOT / 2
    painter.drawLine(0, round(height), round(size.width()), round(height))
    painter.setPen(QColor(QUIET))
    place = QRectF(0, height + 4 * _POINT, size.width(), ROOM_FOR_FOOT / 2 - 4 * _POINT)
    metrics = QFontMetricsF(_font(8))
    left = place.adjusted(0, 0, -metrics.horizontalAdvance(number) - 12 * _POINT, 0)
    if last:
        drawn.mark(Piece(Role.TEXT, len(laid.pieces)))
    painter.drawText(left, Qt.AlignmentFlag.AlignLeft, metrics.elidedText(foot, _END, left.width()))
    drawn.mark(_FURNITURE)
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
    font.setFeature(QFont.Tag("liga"), 0)  # two letters of a hash that are drawn as one are copied as one
    return font
