"""Handing over: one page, text for the record, files, a letter from signed fields alone, and the history of it all."""

from __future__ import annotations

import json
import re

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtWidgets import QApplication

from radonc_desktop.policy import POLICY
from radonc_desktop.vault.exchange.letter import letter_of, letter_text, why_no_letter
from radonc_desktop.vault.signed_file import open_signed_file
from radonc_desktop.windows import case_pdf
from radonc_desktop.windows.case_page import HANDOVER, HISTORY
from radonc_desktop.windows.history_page import happenings
from radonc_desktop.windows.pdf_pages import in_pages
from radonc_models.errors import RadOncError

PASSPHRASE = "four words that differ"
REGIMEN = "Definitive photon SBRT to the left lower lobe, 54 Gy in 3 fractions."
DIAGNOSIS = "Malignant neoplasm of lower lobe, left bronchus or lung (ICD-10-CM C34.32)"


@pytest.fixture
def signed(vault):
    """Sign a regimen of the first case, and a diagnosis, and return a function that reports it."""
    for task, text in (("regimen", REGIMEN), ("diagnosis", DIAGNOSIS)):
        vault.sign(vault.save_draft(1, task, text, None).id, PASSPHRASE)
    return lambda: vault.exchange.report(1)


@pytest.fixture
def page(signed, window):
    window.case.show_view(HANDOVER)
    return window.case.handover


def formats(vault):
    rows = [row.detail for row in vault.trail.entries(50) if row.event == "export.case"]
    return [re.match(r"format=(\S+)", row)[1] for row in reversed(rows)]


def test_that_the_page_shows_what_stands_and_what_does_not(page):
    shown = [one.text() for one in page.standings.values()]
    assert shown[0].startswith(REGIMEN)
    assert "Signed by Dr Test" in shown[0]
    assert shown[1] == "Not written yet."


def test_that_the_copy_for_the_record_has_answers_and_seals_and_no_details_and_is_in_the_trail(page, vault, signed):
    page.copy.click()
    text = QApplication.clipboard().text()
    assert REGIMEN in text
    assert "BED 151.2 Gy, EQD2 126.0 Gy" in text
    assert vault.draft(1, "regimen").sha256 in text
    assert signed().case.details not in text
    assert formats(vault) == ["clipboard.copy"]
    assert "cleared after a while" in page.notice.sentence


def test_that_files_need_a_confirmation(page):
    files = (page.page, page.fhir, page.letter_pdf, page.letter_text)
    assert not any(one.isEnabled() for one in files)
    page.confirm.setChecked(True)
    assert all(one.isEnabled() for one in files)


def test_that_each_file_is_what_it_says_and_in_the_trail(page, vault, tmp_path):
    page.confirm.setChecked(True)
    page.save_to(tmp_path / "one.pdf", "one-page", case_pdf.one_page_pdf)
    page.save_to(tmp_path / "case.json", "fhir")
    page.save_to(tmp_path / "regimen.json", "regimen")
    page.save_to(tmp_path / "letter.pdf", "letter", case_pdf.letter_pdf)
    assert (tmp_path / "one.pdf").read_bytes().startswith(b"%PDF-1.4")
    assert json.loads((tmp_path / "case.json").read_bytes())["resourceType"] == "Bundle"
    assert open_signed_file((tmp_path / "regimen.json").read_bytes()).record["text"] == REGIMEN
    assert (tmp_path / "letter.pdf").read_bytes().startswith(b"%PDF-")
    assert formats(vault) == ["one-page", "fhir", "signed", "letter"]
    page.save_to(tmp_path / "one.pdf", "one-page", case_pdf.one_page_pdf)
    assert page.notice.tone == "error", "no file with cases replaces another"


def test_that_a_policy_against_plain_exports_holds_here_too(signed, window, vault, tmp_path):
    (tmp_path / "vault" / POLICY).write_text("plain_export = false\n")
    window.case.show_view(HANDOVER)
    page = window.case.handover
    assert "policy" in page.notice.sentence
    assert not page.copy.isEnabled()
    assert not page.confirm.isEnabled()
    with pytest.raises(RadOncError, match="policy"):
        vault.exchange.copy_text(1, "clipboard", lambda _report: b"")
    assert formats(vault) == []


def test_that_the_one_page_is_one_page_with_inputs_checks_and_seals(qapp, vault, signed):
    document = case_pdf._on_one_page(signed(), QSizeF(964, 1457)).document
    text = document.toPlainText()
    assert document.pageCount() == 1
    for part in (REGIMEN, "Inputs: patient details, version 1, SHA-256", "BED 151.2 Gy", "Signed by Dr Test"):
        assert part in text
    assert vault.draft(1, "regimen").sha256 in text
    assert "The checks flag nothing" in text


def test_that_a_long_answer_gets_smaller_letters_before_it_gets_a_second_page(qapp, vault):
    vault.save_draft(1, "regimen", "SBRT to the lung, 54 Gy in 3 fractions. " + "Daily imaging. " * 320, None)
    document = case_pdf._on_one_page(vault.exchange.report(1), QSizeF(964, 1457)).document
    assert document.pageCount() == 1
    assert document.defaultFont().pixelSize() < 20


def test_that_flags_are_on_the_page_with_their_word(qapp, vault):
    vault.save_draft(1, "regimen", "SBRT to the lung, 5 x 10 Gy = 45 Gy in 5 fractions.", None)
    text = case_pdf._on_one_page(vault.exchange.report(1), QSizeF(964, 1457)).document.toPlainText()
    assert "STOP: The numbers contradict each other" in text


def test_that_only_what_is_wholly_signed_bears_no_watermark(qapp, vault, signed):
    assert case_pdf._watermark(signed()) == ""
    vault.save_draft(1, "modality", "photon", None)
    assert case_pdf._watermark(signed()) == "DRAFT"
    assert case_pdf._watermark(vault.exchange.report(2)) == "DRAFT"
    drawn = case_pdf.one_page_pdf(vault.exchange.report(2))
    assert b'pdfaid:part="1"' in drawn
    assert b'pdfaid:conformance="B"' in drawn


def test_that_a_letter_holds_the_signed_fields_and_a_blank_for_everything_else(vault, signed):
    letter = letter_of(signed())
    text = letter_text(letter)
    assert ("Dose", "54 Gy in 3 fractions, 18 Gy per fraction") in letter.prescription
    assert "Diagnosis: Malignant neoplasm of lower lobe, left bronchus or lung (ICD-10-CM C34.32)." in text
    assert text.startswith("DRAFT - to be completed and signed by the physician")
    assert vault.draft(1, "regimen").sha256 in text
    for blank in letter.blanks:
        assert f"[{blank}: ____" in text
    assert f"Still to be filled in: {'; '.join(letter.blanks)}." in text
    assert signed().case.details not in text, "no word of the details is taken over"


def test_that_without_a_signed_diagnosis_its_place_is_a_blank(vault):
    vault.sign(vault.save_draft(1, "regimen", REGIMEN, None).id, PASSPHRASE)
    vault.save_draft(1, "diagnosis", DIAGNOSIS, None)
    letter = letter_of(vault.exchange.report(1))
    assert "diagnosis with ICD-10-CM code" in letter.blanks
    assert "C34.32" not in letter_text(letter)


@pytest.mark.parametrize(
    ("text", "sign", "add", "why"),
    [
        (REGIMEN, False, "", "sign the regimen first"),
        (REGIMEN, True, "Now 60 Gy in 8 fractions.", "addendum"),
        ("SBRT to the lung, 5 x 10 Gy = 45 Gy in 5 fractions.", True, "", "without a doubt"),
        ("SBRT to the lung, 50-60 Gy.", True, "", "without a doubt"),
    ],
)
def test_that_no_letter_is_made_from_what_is_not_certain(vault, text, sign, add, why):
    draft = vault.save_draft(1, "regimen", text, None)
    if sign:
        vault.sign(draft.id, PASSPHRASE)
    if add:
        vault.sign_addendum(draft.id, add, PASSPHRASE)
    report = vault.exchange.report(1)
    assert why in why_no_letter(report)
    with pytest.raises(RadOncError, match=why):
        letter_of(report)


def test_that_the_page_says_why_there_is_no_letter(window):
    window.case.show_view(HANDOVER)
    assert "sign the regimen first" in window.case.handover.letter_why.text()
    assert not window.case.handover.letter.isVisible()


def test_that_markup_in_an_answer_stays_text_on_paper(qapp, vault):
    vault.save_draft(1, "regimen", "<b>SBRT</b> & 54 Gy in 3 fractions", None)
    report = vault.exchange.report(1)
    assert "<b>SBRT</b> & 54 Gy" in in_pages(case_pdf._sheet(report, 10), QSizeF(964, 1457)).document.toPlainText()


def test_that_the_history_tells_in_words_what_was_done(page, window, vault):
    page.copy.click()
    window.case.show_view(HISTORY)
    said = [one.words for one in happenings(vault.trail.case_history(1))]
    assert said == [
        "Case added",
        "Regimen: draft saved",
        "Regimen: signed",
        "Diagnosis: draft saved",
        "Diagnosis: signed",
        "Copied as plain text",
    ]
    model = window.case.history.model
    assert model.rowCount() == len(said)
    assert model.data(model.index(2, 2)) == "Regimen: signed"
    assert window.case.history.table.accessibleName()


def test_that_a_draft_saved_again_and_again_is_one_line(vault):
    draft = vault.save_draft(1, "regimen", "one", None)
    for text in ("two", "three"):
        draft = vault.save_draft(1, "regimen", text, None, draft.version)
    last = happenings(vault.trail.case_history(1))[-1]
    assert (last.words, last.count) == ("Regimen: draft saved", 3)
    assert last.shown.endswith("(3 times, the last then)")
