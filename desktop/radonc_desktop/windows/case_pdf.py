"""A case as a PDF, drawn in memory: nothing but the finished bytes leaves this module."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QFontDatabase, QGuiApplication

from radonc_desktop.marking import marked
from radonc_desktop.vault.exchange.case_report import AnswerReport, CaseReport, seals
from radonc_desktop.vault.exchange.ehr_text import details_sha256
from radonc_desktop.vault.exchange.errors import ExportRefused
from radonc_desktop.vault.exchange.letter import DRAFT_MARK, letter_of
from radonc_desktop.vault.records import AddendumRecord
from radonc_desktop.windows.finding_words import finding_words
from radonc_desktop.windows.findings import advice, dose_table, flags_for
from radonc_desktop.windows.findings_view import level_word
from radonc_desktop.windows.language import tr
from radonc_desktop.windows.parts import task_title
from radonc_desktop.windows.pdf_pages import DRAFT, PAGE, QUIET, RED, Laid, Line, in_pages, write_pdf
from radonc_desktop.windows.regimen_fields import Saying, field_rows, in_english
from radonc_desktop.windows.tagged_pdf import Role
from radonc_desktop.windows.wording import clock, printed_clock
from radonc_models.tasks import Task

__all__ = ["case_pdf", "letter_pdf", "one_page_pdf", "paper", "pdf_without_window"]

_SIZES = (10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0)
"""Sizes of the letters on the one page, in points: the largest that fits is taken."""

_UNSIGNED = marked("DRAFT – not everything on this paper is signed")


def case_pdf(report: CaseReport) -> bytes:
    """Return the whole case as a PDF; needs a QGuiApplication."""
    title = tr("Case {number}", number=report.case.number)
    return write_pdf(title, partial(paper, report), _foot(report), _watermark(report), tr(PAGE))


def one_page_pdf(report: CaseReport) -> bytes:
    """Return the answers of a case with their checks, seals and origin on one page; needs a QGuiApplication.

    What is too long for one page in letters of 7 points goes on to a second one rather than being left out.
    """
    title = tr("Case {number}, answers", number=report.case.number)
    return write_pdf(title, partial(_on_one_page, report), _foot(report), _watermark(report), tr(PAGE))


def letter_pdf(report: CaseReport) -> bytes:
    """Return the draft of a letter of medical necessity as a PDF; needs a QGuiApplication.

    Raises:
        ExportRefused: There is no signed regimen, or its words leave a doubt.

    """
    foot = _foot(report, in_english, printed_clock)
    return write_pdf(f"Case {report.case.number}, letter", partial(in_pages, _letter(report)), foot, DRAFT)


def pdf_without_window(report: CaseReport, draw: Callable[[CaseReport], bytes] = case_pdf) -> bytes:
    """Return what ``draw`` makes where no window runs, such as in a command; needs no display.

    Raises:
        ExportRefused: There is no font: every letter would be a box.

    """
    if sys.platform != "win32":  # Windows draws without a display, and off screen Qt finds none of its fonts
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication([])
    if not QFontDatabase.families():
        raise ExportRefused("No font was found to write the PDF with: install one, such as DejaVu Sans.")
    data = draw(report)
    del application  # it had to live until here
    return data


def paper(report: CaseReport, size: QSizeF) -> Laid:
    """Lay the whole case out in pages of ``size``."""
    return in_pages(_whole(report), size)


def _watermark(report: CaseReport) -> str:
    """Return the mark of a paper on which something is not signed."""
    return "" if report.answers and all(one.state == "signed" for one in report.answers) else tr(DRAFT)


def _on_one_page(report: CaseReport, size: QSizeF) -> Laid:
    for points in _SIZES:
        laid = in_pages(_sheet(report, points), size, points)
        if laid.document.pageCount() == 1:
            break
    return laid


def _foot(report: CaseReport, say: Saying = tr, when: Callable[[str], str] = clock) -> str:
    kind = say(marked("SYNTHETIC DEMO CASE") if report.demo else marked("Confidential patient data"))
    words = marked("Case {number} · {kind} · exported by {user}, {time}")
    return say(words, number=report.case.number, kind=kind, user=report.exported_by, time=when(report.exported))


def _whole(report: CaseReport) -> list[Line]:
    case = report.case
    details = tr("Patient details, version {number}", number=case.details_version)
    lines = [*_head(report), *_section(details, case.details)]
    if case.physician_plan:
        lines += _section(tr("Physician's plan"), case.physician_plan)
    for answer in report.answers:
        lines += _answer(answer)
    return lines


def _head(report: CaseReport) -> list[Line]:
    case = report.case
    lines = [
        Line(f"RadOnc-GPT · {tr('Case {number}', number=case.number)}", color=QUIET),
        Line(case.title, Role.HEAD, points=17, bold=True, above=4),
        Line(" · ".join(_facts(report)), color=QUIET, above=2),
    ]
    # The watermark says it to the eye alone.
    return [*lines, Line(tr(_UNSIGNED), color=RED, bold=True, above=2)] if _watermark(report) else lines


def _facts(report: CaseReport) -> list[str]:
    case = report.case
    site = [tr("Site: {site}", site=case.site)] if case.site else []
    created = tr("created {time}", time=clock(case.created))
    return [*site, created, tr("last changed {time}", time=clock(case.updated))]


def _section(title: str, text: str, *standing: Line) -> list[Line]:
    head = Line(title, Role.SECTION, points=12, bold=True, above=18)
    return [head, *standing, Line(text, above=3, leading=130)]


def _standing(answer: AnswerReport) -> Line:
    if answer.state == "signed":
        signed = tr("Signed by {by}, {time}", by=answer.by, time=clock(answer.time))
        more = tr(", with an addendum below") if answer.addenda else ""
        return Line(f"{signed}{more}", color=QUIET, bold=True)
    words = tr("DRAFT – needs physician review; last changed {time}", time=clock(answer.time))
    return Line(words, color=RED, bold=True)


def _answer(answer: AnswerReport) -> list[Line]:
    lines = _section(task_title(answer.task), answer.text, _standing(answer))
    for one in answer.addenda:
        lines += _addendum(one)
    return lines + [Line(one, points=8, color=QUIET, above=3) for one in seals(answer, tr)]


def _addendum(one: AddendumRecord) -> list[Line]:
    words = tr("Addendum, signed by {who}, {time}", who=one.author, time=clock(one.created))
    head = Line(words, color=QUIET, bold=True, above=6)
    return [head, Line(one.text, above=3, leading=130)]


# The one page


def _sheet(report: CaseReport, points: float) -> list[Line]:
    small = partial(Line, points=points - 1.5, color=QUIET, above=2)
    case = report.case
    inputs = tr(
        "Inputs: patient details, version {number}, SHA-256 {sha256}",
        number=case.details_version,
        sha256=details_sha256(report),
    )
    lines = [*_head(report), small(inputs)]
    if not report.answers:
        lines.append(Line(tr("No answer is written yet."), above=12))
    for answer in report.answers:
        title = Line(task_title(answer.task), Role.SECTION, points=points + 1.5, bold=True, above=10)
        lines += [title, _standing(answer), Line(answer.text, above=2), *_checked(answer, case.details, small)]
        for one in answer.addenda:
            lines += _addendum(one)
        lines += [small(one) for one in seals(answer, tr)]
    return lines


def _checked(answer: AnswerReport, details: str, small: Callable[[str], Line]) -> list[Line]:
    """Return the fields of a regimen and what the checks flag in a text, or that they flag nothing."""
    task = Task(answer.task)
    lines = []
    if task is Task.REGIMEN:
        rows = field_rows(dose_table(answer.text, details), tr)
        lines.append(small("; ".join(f"{name}: {words}" if name else words for name, words in rows)))
    flags = flags_for(task, answer.text, details)
    for flag in flags:
        words = f"{level_word(flag.level).upper()}: {finding_words(flag.sentence)} {advice(flag).splitlines()[0]}"
        lines.append(Line(words, Role.ITEM, color=RED if flag.level == "stop" else QUIET, above=2))
    return lines if flags else [*lines, small(tr("The checks flag nothing; that is no proof that it is right."))]


# The letter


def _letter(report: CaseReport) -> list[Line]:
    letter = letter_of(report)
    opening, first, *others = letter.paragraphs
    *head, about = letter.head
    small = partial(Line, points=8, color=QUIET, above=10)
    return [
        Line(DRAFT_MARK, color=RED, bold=True, below=12),
        *(Line(one, above=2) for one in head),
        Line(about, Role.HEAD, above=2),
        Line(opening, above=16),
        Line(first, above=8),
        Line("Signed prescription", Role.SECTION, bold=True, above=8),
        *(Line(f"{name}: {words}", Role.ITEM, left=12) for name, words in letter.prescription),
        *(Line(one, above=8, leading=130) for one in others),
        *(Line(one, above=8) for one in letter.foot),
        small(f"Still to be filled in: {'; '.join(letter.blanks)}."),
        small(letter.origin),
    ]
