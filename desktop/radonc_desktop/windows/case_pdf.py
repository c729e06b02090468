"""A case as a PDF, drawn in memory: nothing but the finished bytes leaves this module."""

from __future__ import annotations

import os
from html import escape

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
)

from radonc_desktop.vault.exchange.case_report import AnswerReport, CaseReport, seals
from radonc_desktop.vault.records import AddendumRecord
from radonc_desktop.windows.wording import clock

__all__ = ["case_pdf", "paint_page", "paper", "pdf_without_window"]

_DPI = 144
_POINT = _DPI / 72
_MARGIN_MM = 20
_FOOT = 40 * _POINT
_INK = "#17202b"
_QUIET = "#536072"
_LINE = "#b9c1cc"


def case_pdf(report: CaseReport) -> bytes:
    """Return the report as a PDF on A4 paper with fonts inside; needs a QGuiApplication."""
    memory = QBuffer()
    memory.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(memory)
    writer.setTitle(f"Case {report.case.number}")
    writer.setCreator("RadOnc-GPT")
    writer.setResolution(_DPI)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM),
            QPageLayout.Unit.Millimeter,
        )
    )
    size = QSizeF(writer.width(), writer.height())
    document = paper(report, size)
    painter = QPainter(writer)
    for page in range(document.pageCount()):
        if page:
            writer.newPage()
        paint_page(painter, document, report, page, size)
    painter.end()
    memory.close()
    return bytes(memory.data().data())


def pdf_without_window(report: CaseReport) -> bytes:
    """Return ``case_pdf`` where no window runs, such as in a command; needs no display."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication([])
    data = case_pdf(report)
    del application  # it had to live until here
    return data


def paper(report: CaseReport, size: QSizeF) -> QTextDocument:
    """Lay the report out in pages of ``size``, in dots of 144 to the inch, with room for the foot."""
    document = QTextDocument()
    font = QFont("DejaVu Sans")
    font.setPixelSize(round(10 * _POINT))
    document.setDefaultFont(font)
    document.setDocumentMargin(0)
    document.setHtml(_html(report))
    document.setPageSize(QSizeF(size.width(), size.height() - _FOOT))
    return document


def paint_page(painter: QPainter, document: QTextDocument, report: CaseReport, page: int, size: QSizeF) -> None:
    """Draw one page with its foot."""
    room = size.height() - _FOOT
    painter.save()
    painter.translate(0, -page * room)
    document.drawContents(painter, QRectF(0, page * room, size.width(), room))
    painter.restore()
    font = QFont("DejaVu Sans")
    font.setPixelSize(round(8 * _POINT))
    painter.setFont(font)
    painter.setPen(QColor(_LINE))
    line = size.height() - _FOOT / 2
    painter.drawLine(0, round(line), round(size.width()), round(line))
    painter.setPen(QColor(_QUIET))
    place = QRectF(0, line + 4 * _POINT, size.width(), _FOOT / 2 - 4 * _POINT)
    number = f"Page {page + 1} of {document.pageCount()}"
    left = place.adjusted(0, 0, -QFontMetricsF(font).horizontalAdvance(number) - 12 * _POINT, 0)
    words = QFontMetricsF(font).elidedText(_foot(report), Qt.TextElideMode.ElideRight, left.width())
    painter.drawText(left, Qt.AlignmentFlag.AlignLeft, words)
    painter.drawText(place, Qt.AlignmentFlag.AlignRight, number)


def _foot(report: CaseReport) -> str:
    kind = "SYNTHETIC DEMO CASE" if report.demo else "Confidential patient data"
    return f"Case {report.case.number} · {kind} · exported by {report.exported_by}, {clock(report.exported)}"


def _html(report: CaseReport) -> str:
    case = report.case
    parts = [
        _line(f"RadOnc-GPT · Case {case.number}", f"color:{_QUIET}"),
        _line(case.title, f"font-size:{_pixels(17)}px; font-weight:600; margin-top:{_pixels(4)}px"),
        _line(" · ".join(_facts(report)), f"color:{_QUIET}; margin-top:{_pixels(2)}px"),
        _section(f"Patient details, version {case.details_version}", case.details),
    ]
    if case.physician_plan:
        parts.append(_section("Physician's plan", case.physician_plan))
    parts += [_answer(answer) for answer in report.answers]
    return f'<body style="color:{_INK}">{"".join(parts)}</body>'


def _facts(report: CaseReport) -> list[str]:
    case = report.case
    site = [f"Site: {case.site}"] if case.site else []
    return [*site, f"created {clock(case.created)}", f"last changed {clock(case.updated)}"]


def _pixels(points: float) -> int:
    return round(points * _POINT)


def _line(text: str, style: str) -> str:
    return f'<p style="margin:0; {style}">{escape(text)}</p>'


def _section(title: str, text: str, standing: str = "", after: str = "") -> str:
    head = _line(title, f"font-size:{_pixels(12)}px; font-weight:600; margin-top:{_pixels(18)}px")
    body = _line(text, f"white-space:pre-wrap; line-height:130%; margin-top:{_pixels(3)}px")
    return head + standing + body + after


def _answer(answer: AnswerReport) -> str:
    if answer.state == "signed":
        more = ", with an addendum below" if answer.addenda else ""
        standing = _line(f"Signed by {answer.by}, {clock(answer.time)}{more}", f"color:{_QUIET}; font-weight:600")
    else:
        words = f"DRAFT – needs physician review; last changed {clock(answer.time)}"
        standing = _line(words, "color:#ad2419; font-weight:600")
    style = f"color:{_QUIET}; font-size:{_pixels(8)}px; margin-top:{_pixels(3)}px"
    added = "".join(_addendum(one) for one in answer.addenda)
    small = "".join(_line(one, style) for one in seals(answer))
    return _section(answer.title, answer.text, standing, added + small)


def _addendum(one: AddendumRecord) -> str:
    head = f"Addendum, signed by {one.author}, {clock(one.created)}"
    style = f"color:{_QUIET}; font-weight:600; margin-top:{_pixels(6)}px"
    return _line(head, style) + _line(one.text, f"white-space:pre-wrap; line-height:130%; margin-top:{_pixels(3)}px")
