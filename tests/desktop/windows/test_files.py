"""Import, export, backup and restore in the window: seen before stored, warned before written, told afterwards."""

from datetime import UTC, datetime

import pytest

from radonc_desktop.vault.exchange.restore import inspect_backup
from radonc_desktop.windows.backup_page import reminder
from radonc_desktop.windows.restore import RestoreWindow

PASSPHRASE = "four words that differ"
OWN = "another passphrase for the archive"


@pytest.fixture
def table(tmp_path):
    """Return a function that writes a CSV table."""

    def write(text):
        path = tmp_path / "cases.csv"
        path.write_text(text)
        return path

    return write


def words(model):
    return [tuple(model.index(row, column).data() for column in range(model.columnCount())) for row in
            range(model.rowCount())]  # fmt: skip


def test_that_an_import_is_seen_first_and_then_opened(rested, window, vault, table):
    window.import_cases()
    page = window.files.import_page
    assert window._pages.currentWidget() is page
    assert not page.store.isEnabled()
    page.look_at([table("id,title,details\n1,First,details of the first\n2,Second,details of the second\n")])
    rested()
    assert words(page.cases)[0] == ("1", "First", "", "details of the first")
    assert page.total.text() == "2 new cases, no duplicates, no errors."
    assert len(vault.search_cases()) == 2
    assert page.store.text() == "Import 2 cases"
    page.store.click()
    rested()
    assert len(vault.search_cases()) == 4
    assert window.case.case_id == 3
    assert window.notice.sentence == "2 cases imported."
    assert window._pages.currentWidget() is window.case


def test_that_errors_are_listed_and_nothing_can_be_stored(rested, window, table):
    window.import_cases()
    page = window.files.import_page
    page.look_at([table("id,details\n1,good\n1,same id\n3,\n")])
    rested()
    assert [row[:3] for row in words(page.problems)[:2]] == [("Error", "2", "id"), ("Error", "3", "details")]
    assert not page.store.isEnabled()
    assert page.leave_out.isHidden()


def test_that_duplicates_are_left_out_only_on_purpose(rested, window, vault, table):
    window.import_cases()
    page = window.files.import_page
    page.look_at([table(f'details\n"{vault.case(1).details}"\nnew\n')])
    rested()
    assert not page.store.isEnabled()
    page.leave_out.click()
    assert page.store.isEnabled()
    page.store.click()
    rested()
    assert len(vault.search_cases()) == 3


def test_that_a_file_that_cannot_be_read_is_one_sentence_and_another_encoding_can_be_chosen(rested, window, table):
    window.import_cases()
    page = window.files.import_page
    path = table("")
    path.write_bytes("details\nMüller\n".encode("latin-1"))
    page.look_at([path])
    rested()
    assert "UTF-8" in page.notice.sentence
    page.encoding.setCurrentIndex(page.encoding.findData("latin-1"))
    rested()
    assert not page.notice.sentence
    assert words(page.cases)[0][3] == "Müller"


def test_that_a_plain_export_needs_the_answered_warning(window, vault, tmp_path):
    window.export_case()
    page = window.files.export_page
    assert "0001" in page.explanation.text()
    page.kinds["pdf"].click()
    assert "anybody" in page.warning.sentence
    assert not page.save.isEnabled()
    page.export_to(tmp_path / "no.pdf")
    assert "not be encrypted" in page.notice.sentence
    assert not (tmp_path / "no.pdf").exists()
    page.confirm.click()
    assert page.save.isEnabled()
    page.export_to(tmp_path / "case.pdf")
    assert (tmp_path / "case.pdf").read_bytes().startswith(b"%PDF-")
    assert vault.audit_log(1)[0].event == "export.case"
    assert "exported" in window.notice.sentence
    window.export_case()
    assert not page.confirm.isChecked()
    assert page.kind.name == "archive"


def test_that_the_page_offers_only_what_the_policy_allows(window, vault, tmp_path):
    (tmp_path / "vault" / "policy.toml").write_text("plain_export = false\n")
    window.export_case()
    page = window.files.export_page
    assert [name for name, choice in page.kinds.items() if choice.isEnabled()] == ["archive", "study"]


def test_that_an_archive_is_exported_from_the_window_and_opens_in_it(rested, window, vault, tmp_path):
    window.export_case()
    page = window.files.export_page
    page.passphrase.setText(OWN)
    page.again.setText(OWN)
    page.whole.click()
    path = tmp_path / "all.radonc-archive"
    page.export_to(path)
    assert page.passphrase.text() == ""
    assert path.stat().st_size > 100
    window.import_cases()
    reading = window.files.import_page
    reading.look_at([path])
    rested()
    assert reading.notice.tone == "info"
    reading.passphrase.setText(OWN)
    reading.open_archive.click()
    rested()
    assert reading.total.text() == "No new cases, 2 duplicates, no errors."


@pytest.fixture
def study(window, vault):
    """Return the page on which two cases are read for a study."""
    vault.add_case("Named", "", "Mrs. Kowalczyk (MRN 00482913) and Hodgkin lymphoma; known as blue heron.", "")
    window.export_case()
    page = window.files.export_page
    page.kinds["study"].click()
    assert page.save.text() == "Read the cases…"
    page.whole.click()
    page.save.click()
    assert window._pages.currentWidget() is window.files.study_page
    return window.files.study_page


def select(pane, words):
    at = pane.toPlainText().index(words)
    cursor = pane.textCursor()
    cursor.setPosition(at)
    cursor.setPosition(at + len(words), cursor.MoveMode.KeepAnchor)
    pane.setTextCursor(cursor)


def test_that_a_study_is_written_only_when_every_case_was_read(window, vault, study, tmp_path):
    count = len(vault.exchange.all_cases())
    assert not study.save.isEnabled()
    while study.shown.case_id != count:
        study.approve_shown()
    assert "Mrs. [NAME] (MRN [MRN]) and Hodgkin lymphoma" in study.clean.toPlainText()
    select(study.original, "blue heron")
    study.take_out.click()
    assert "known as [REMOVED]." in study.clean.toPlainText()
    window.ask_one()
    assert study.progress.text().endswith("all are approved")
    path = tmp_path / "study.jsonl"
    study.export_to(path)
    assert "Kowalczyk" not in path.read_text()
    assert "blue heron" not in path.read_text()
    assert path.read_text().count("\n") == count
    assert not study.is_under_way
    assert study.original.toPlainText() == ""


def test_that_a_study_that_was_left_goes_on_until_it_is_given_up(window, study):
    study.approve_shown()
    window.escape()
    assert window._pages.currentWidget() is not study
    window.export_case()
    assert window._pages.currentWidget() is study
    assert "2 to read" in study.progress.text()
    study.cancel.click()
    window.export_case()
    assert window._pages.currentWidget() is window.files.export_page


def test_that_words_are_left_in_where_the_caret_is(study):
    while "Kowalczyk" not in study.shown.text:
        study.show_next()
    study.original.put_caret(study.shown.text.index("Kowalczyk") + 2)
    study.leave_in.click()
    assert "Mrs. Kowalczyk" in study.clean.toPlainText()
    study.leave_in.click()
    assert study.notice.sentence == "Nothing is marked here: put the caret into marked words."
    study.take_out.click()
    assert study.notice.sentence == "Nothing is selected: select the words to take out first."


def test_that_a_backup_is_made_while_the_window_goes_on_and_ends_the_reminder(qtbot, window, vault, tmp_path):
    assert window.files.due.text() == "Not backed up yet"
    window.back_up()
    page = window.files.backup_page
    assert page.last.text() == "There is no backup yet."
    page.choose(tmp_path / "monday.radonc-backup")
    page.passphrase.setText("not the right one at all")
    page.start.click()
    assert page.notice.tone == "error"
    page.passphrase.setText(PASSPHRASE)
    page.start.click()
    vault.add_case("added meanwhile", "", "x")
    qtbot.waitUntil(lambda: not page.running)
    assert page.notice.tone == "ok"
    assert inspect_backup(tmp_path / "monday.radonc-backup").cases >= 2
    assert page.last.text().startswith("Last backup: ")
    page.cancel.click()
    assert window.files.due.isHidden()
    assert window._pages.currentWidget() is window.case


def test_that_closing_ends_a_backup_that_runs(window, vault, tmp_path):
    window.back_up()
    page = window.files.backup_page
    page.choose(tmp_path / "media" / "monday.radonc-backup")
    page.passphrase.setText(PASSPHRASE)
    page.start.click()
    window.close()
    assert not page.running
    assert [path.name for path in (tmp_path / "media").iterdir()] in ([], ["monday.radonc-backup"])


def test_that_a_backup_is_due_after_a_week():
    now = datetime(2026, 3, 20, tzinfo=UTC)
    assert reminder("2026-03-14T08:00:00+00:00", now) == ""
    assert reminder("2026-03-10T08:00:00+00:00", now) == "Last backup 9 days ago"


def test_that_escape_leaves_the_page(window):
    for show in (window.import_cases, window.export_case, window.back_up):
        show()
        assert window._pages.currentWidget() in window.files.pages
        window.escape()
        assert window._pages.currentWidget() is window.case


def test_that_the_wizard_checks_asks_and_restores(qtbot, theme, vault, tmp_path):
    file = tmp_path / "monday.radonc-backup"
    vault.exchange.backup(file, PASSPHRASE)
    vault.add_case("lost", "", "x")
    vault.close()
    wizard = RestoreWindow(theme, tmp_path / "vault")
    qtbot.addWidget(wizard)
    wizard.show()
    assert not wizard.restore.isEnabled()
    bad = tmp_path / "bad"
    bad.write_bytes(file.read_bytes()[:-1])
    wizard.look_at(bad)
    assert wizard.notice.tone == "error"
    assert not wizard.restore.isEnabled()
    wizard.look_at(file)
    assert "2 cases" in wizard.found.text()
    wizard.user.setText("Dr Test")
    wizard.passphrase.setText("not the right one at all")
    wizard.restore.click()
    qtbot.waitUntil(lambda: wizard.notice.tone == "error")
    wizard.passphrase.setText(PASSPHRASE)
    wizard.restore.click()
    qtbot.waitUntil(lambda: wizard.notice.tone == "ok")
    assert "kept" in wizard.notice.sentence
    assert wizard.passphrase.text() == ""
    from radonc_desktop.vault import open_vault

    with open_vault(tmp_path / "vault", "Dr Test", PASSPHRASE) as restored:
        assert len(restored.search_cases()) == 2
