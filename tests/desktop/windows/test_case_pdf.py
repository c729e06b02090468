"""A case on paper: complete, with its state before its text, and without a temporary file."""

import os
import re
import sys

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QFontDatabase

from radonc_desktop.vault.exchange.case_report import plain_text
from radonc_desktop.vault.exchange.errors import ExportRefused
from radonc_desktop.windows import case_pdf
from radonc_desktop.windows.case_pdf import paper

PASSPHRASE = "four words that differ"


@pytest.fixture
def report(vault):
    vault.sign(vault.save_draft(1, "modality", "photon", None).id, PASSPHRASE)
    vault.save_draft(1, "regimen", "<b>SBRT</b> & more", None)
    return vault.exchange.report(1)


def test_that_the_bytes_are_a_pdf_with_fonts_and_as_many_pages_as_the_text_needs(qapp, vault, report):
    data = case_pdf.case_pdf(report)
    assert data.startswith(b"%PDF-")
    assert data.rstrip().endswith(b"%%EOF")
    assert len(re.findall(rb"/Type\s*/Page\b", data)) == 1
    assert b"/FontFile" in data
    vault.save_details(1, "many words " * 3000, 1)
    assert len(re.findall(rb"/Type\s*/Page\b", case_pdf.case_pdf(vault.exchange.report(1)))) > 3


def test_that_all_texts_are_on_the_paper_as_they_are_and_a_draft_is_marked_before_its_text(qapp, report):

    text = paper(report, QSizeF(964, 1457)).document.toPlainText()
    for part in (report.case.title, report.case.details, report.case.physician_plan, "<b>SBRT</b> & more"):
        assert part in text
    assert text.index("DRAFT – needs physician review") < text.index("<b>SBRT</b>")
    assert "Signed by Dr Test" in text
    assert report.answers[1].sha256 in text


def test_that_drawing_makes_no_temporary_file(qapp, vault, report, tmp_path, monkeypatch):
    from PySide6.QtCore import QDir

    watched = tmp_path / "watched"
    watched.mkdir()
    monkeypatch.setenv("TMPDIR", str(watched))
    assert QDir.tempPath() == str(watched)
    watched.chmod(0o500)
    before = watched.stat().st_mtime_ns
    path = tmp_path / "case.pdf"
    vault.exchange.export_case(1, path, "pdf", confirmed=True, render=case_pdf.case_pdf)
    assert path.read_bytes().startswith(b"%PDF-")
    assert watched.stat().st_mtime_ns == before
    watched.chmod(0o700)


@pytest.mark.parametrize(("system", "drawn_on"), [("linux", "offscreen"), ("win32", None)])
def test_that_a_command_draws_where_the_system_has_its_fonts(qapp, report, system, drawn_on, monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "to be put back")
    del os.environ["QT_QPA_PLATFORM"]
    monkeypatch.setattr(sys, "platform", system)
    assert case_pdf.pdf_without_window(report, lambda _: b"drawn") == b"drawn"
    assert os.environ.get("QT_QPA_PLATFORM") == drawn_on


def test_that_a_system_without_a_font_gets_no_paper_of_boxes(qapp, report, monkeypatch):
    monkeypatch.setattr(QFontDatabase, "families", list)
    with pytest.raises(ExportRefused, match="No font"):
        case_pdf.pdf_without_window(report, lambda _: b"drawn")


def test_that_the_labels_of_a_page_are_german_in_a_german_app_and_the_letter_stays_english(
    qapp, vault, report, german, monkeypatch
):
    drawn = {}
    monkeypatch.setattr(case_pdf, "write_pdf", lambda *said: drawn.update({said[0]: said[2:]}) or b"")
    text = paper(report, QSizeF(964, 1457)).document.toPlainText()
    for part in ("Patientenangaben, Version 1", "Bestrahlungskonzept", "Unterschrieben von Dr Test", "Ärztlicher Plan"):
        assert part in text
    assert f"SHA-256 des unterschriebenen Datensatzes: {report.answers[1].sha256}, Schlüssel " in text
    assert "SHA-256 of the signed record" in plain_text(report).decode()
    assert text.index("ENTWURF – braucht ärztliche Prüfung") < text.index("<b>SBRT</b>")
    case_pdf.one_page_pdf(report)
    on_one_page = case_pdf._on_one_page(report, QSizeF(964, 1457)).document.toPlainText()
    assert "STOPP: Das Konzept nennt keine eindeutige Gesamtdosis." in on_one_page
    foot, watermark, page = drawn["Fall 0001, Antworten"]
    assert foot.startswith("Fall 0001 · Vertrauliche Patientendaten · exportiert von Dr Test, ")
    assert (watermark, page) == ("ENTWURF", "Seite {number} von {count}")
    regimen = "Photon SBRT to the left lower lobe, 50 Gy in 5 fractions."
    vault.sign(vault.save_draft(1, "regimen", regimen, None, 1).id, PASSPHRASE)
    case_pdf.letter_pdf(vault.exchange.report(1))
    foot, watermark = drawn["Case 0001, letter"]
    assert foot.startswith("Case 0001 · Confidential patient data · exported by Dr Test, ")
    assert watermark == "DRAFT"
