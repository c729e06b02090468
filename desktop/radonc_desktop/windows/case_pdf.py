"""A case as a PDF, drawn in memory: nothing but the finished bytes leaves this module."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QGuiApplication, QTextDocument

from radonc_desktop.vault.exchange.case_report import AnswerReport, CaseReport, seals
from radonc_desktop.vault.exchange.ehr_text import details_sha256
from radonc_desktop.vault.exchange.letter import DRAFT_MARK, letter_of
from radonc_desktop.vault.records import AddendumRecord
from radonc_desktop.windows.findings import advice, dose_table, flags_for
from radonc_desktop.windows.pdf_pages import DRAFT, QUIET, RED, in_pages, line, pixels, write_pdf
from radonc_desktop.windows.regimen_fields import field_rows
from radonc_desktop.windows.wording import clock
from radonc_models.tasks import Task

__all__ = ["case_pdf", "letter_pdf", "one_page_pdf", "paper", "pdf_without_window"]

_SIZES = (10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0)
"""Sizes of the letters on the one page, in points: the largest that fits is taken."""


def case_pdf(report: CaseReport) -> bytes:
    """Return the whole case as a PDF; needs a QGuiApplication."""
    return write_pdf(f"Case {report.case.number}", partial(paper, report), _foot(report), _watermark(report))


def one_page_pdf(report: CaseReport) -> bytes:
    """Return the answers of a case with their checks, seals and origin on one page; needs a QGuiApplication.

    What is too long for one page in letters of 7 points goes on to a second one rather than being left out.
    """
    title = f"Case {report.case.number}, answers"
    return write_pdf(title, partial(_on_one_page, report), _foot(report), _watermark(report))


def letter_pdf(report: CaseReport) -> bytes:
    """Return the draft of a letter of medical necessity as a PDF; needs a QGuiApplication.

    Raises:
        ExportRefused: There is no signed regimen, or its words leave a doubt.

    """
    html = _letter(report)
    return write_pdf(f"Case {report.case.number}, letter", partial(in_pages, html), _foot(report), DRAFT)


def pdf_without_window(report: CaseReport, draw: Callable[[CaseReport], bytes] = case_pdf) -> bytes:
    """Return what ``draw`` makes where no window runs, such as in a command; needs no display."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication([])
    data = draw(report)
    del application  # it had to live until here
    return data


def paper(report: CaseReport, size: QSizeF) -> QTextDocument:
    """Lay the whole case out in pages of ``size``."""
    return in_pages(_html(report), size)


def _watermark(report: CaseReport) -> str:
    """Return the mark of a paper on which something is not signed."""
    return "" if report.answers and all(one.state == "signed" for one in report.answers) else DRAFT


def _on_one_page(report: CaseReport, size: QSizeF) -> QTextDocument:
    for points in _SIZES:
        document = in_pages(_sheet(report, points), size, points)
        if document.pageCount() == 1:
            break
    return document


def _foot(report: CaseReport) -> str:
    kind = "SYNTHETIC DEMO CASE" if report.demo else "Confidential patient data"
    return f"Case {report.case.number} · {kind} · exported by {report.exported_by}, {clock(report.exported)}"


def _html(report: CaseReport) -> str:
    case = report.case
    parts = [*_head(report), _section(f"Patient details, version {case.details_version}", case.details)]
    if case.physician_plan:
        parts.append(_section("Physician's plan", case.physician_plan))
    return "".join([*parts, *(_answer(answer) for answer in report.answers)])


def _head(report: CaseReport) -> list[str]:
    case = report.case
    return [
        line(f"RadOnc-GPT · Case {case.number}", f"color:{QUIET}"),
        line(case.title, f"font-size:{pixels(17)}px; font-weight:600; margin-top:{pixels(4)}px"),
        line(" · ".join(_facts(report)), f"color:{QUIET}; margin-top:{pixels(2)}px"),
    ]


def _facts(report: CaseReport) -> list[str]:
    case = report.case
    site = [f"Site: {case.site}"] if case.site else []
    return [*site, f"created {clock(case.created)}", f"last changed {clock(case.updated)}"]


def _section(title: str, text: str, standing: str = "", after: str = "") -> str:
    head = line(title, f"font-size:{pixels(12)}px; font-weight:600; margin-top:{pixels(18)}px")
    body = line(text, f"white-space:pre-wrap; line-height:130%; margin-top:{pixels(3)}px")
    return head + standing + body + after


def _standing(answer: AnswerReport) -> str:
    if answer.state == "signed":
        more = ", with an addendum below" if answer.addenda else ""
        return line(f"Signed by {answer.by}, {clock(answer.time)}{more}", f"color:{QUIET}; font-weight:600")
    words = f"DRAFT – needs physician review; last changed {clock(answer.time)}"
    return line(words, f"color:{RED}; font-weight:600")


def _answer(answer: AnswerReport) -> str:
    style = f"color:{QUIET}; font-size:{pixels(8)}px; margin-top:{pixels(3)}px"
    added = "".join(_addendum(one) for one in answer.addenda)
    small = "".join(line(one, style) for one in seals(answer))
    return _section(answer.title, answer.text, _standing(answer), added + small)


def _addendum(one: AddendumRecord) -> str:
    head = f"Addendum, signed by {one.author}, {clock(one.created)}"
    style = f"color:{QUIET}; font-weight:600; margin-top:{pixels(6)}px"
    return line(head, style) + line(one.text, f"white-space:pre-wrap; line-height:130%; margin-top:{pixels(3)}px")


# The one page


def _sheet(report: CaseReport, points: float) -> str:
    small = f"color:{QUIET}; font-size:{pixels(points - 1.5)}px; margin-top:{pixels(2)}px"
    case = report.case
    parts = [*_head(report)]
    inputs = f"Inputs: patient details, version {case.details_version}, SHA-256 {details_sha256(report)}"
    parts.append(line(inputs, small))
    if not report.answers:
        parts.append(line("No answer is written yet.", f"margin-top:{pixels(12)}px"))
    for answer in report.answers:
        style = f"font-size:{pixels(points + 1.5)}px; font-weight:600; margin-top:{pixels(10)}px"
        parts.append(line(answer.title, style))
        parts += [_standing(answer), line(answer.text, f"white-space:pre-wrap; margin-top:{pixels(2)}px")]
        parts += _checked(answer, case.details, small)
        parts += [_addendum(one) for one in answer.addenda]
        parts += [line(one, small) for one in seals(answer)]
    return "".join(parts)


def _checked(answer: AnswerReport, details: str, small: str) -> list[str]:
    """Return the fields of a regimen and what the checks flag in a text, or that they flag nothing."""
    task = Task(answer.task)
    lines = []
    if task is Task.REGIMEN:
        rows = field_rows(dose_table(answer.text, details))
        lines.append(line("; ".join(f"{name}: {words}" if name else words for name, words in rows), small))
    flags = flags_for(task, answer.text, details)
    for flag in flags:
        style = f"color:{RED if flag.level == 'stop' else QUIET}; margin-top:{pixels(2)}px"
        lines.append(line(f"{flag.level.upper()}: {flag.sentence} {advice(flag).splitlines()[0]}", style))
    return lines if flags else [*lines, line("The checks flag nothing; that is no proof that it is right.", small)]


# The letter


def _letter(report: CaseReport) -> str:
    letter = letter_of(report)
    gap = f"margin-top:{pixels(8)}px"
    parts = [line(DRAFT_MARK, f"color:{RED}; font-weight:600; margin-bottom:{pixels(12)}px")]
    parts += [line(one, f"margin-top:{pixels(2)}px") for one in letter.head]
    opening, first, *others = letter.paragraphs
    parts += [line(opening, f"margin-top:{pixels(16)}px"), line(first, gap)]
    parts.append(line("Signed prescription", f"font-weight:600; {gap}"))
    parts += [line(f"{name}: {words}", f"margin-left:{pixels(12)}px") for name, words in letter.prescription]
    parts += [line(one, f"{gap}; line-height:130%") for one in others]
    parts += [line(one, gap) for one in letter.foot]
    small = f"color:{QUIET}; font-size:{pixels(8)}px; margin-top:{pixels(10)}px"
    todo = f"Still to be filled in: {'; '.join(letter.blanks)}."
    return "".join([*parts, line(todo, small), line(letter.origin, small)])
