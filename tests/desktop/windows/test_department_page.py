"""The department view in the window."""

from __future__ import annotations

from radonc_desktop.vault.department import MonthOfTask
from radonc_desktop.windows.department_page import agreement_words, by_month

ROWS = [
    MonthOfTask("2026-01", "regimen", 4, 2, 3, 2, 1, 0, 0.5),
    MonthOfTask("2026-01", "modality", 2, 0, 0, 1, 0, 1, 0.0),
    MonthOfTask("2026-03", "regimen", 1, 1, 1, 0, 1, 0, 0.25),
]


def test_that_tasks_are_added_up_by_month():
    months = by_month(ROWS, None)
    assert [(one.month, one.suggested, one.signed, one.rejected) for one in months] == [
        ("2026-01", 6, 4, 1),
        ("2026-03", 1, 1, 0),
    ]
    assert [one.unchanged for one in by_month(ROWS, "regimen")] == [2, 0]


def test_that_agreement_comes_with_its_interval_and_number():
    assert agreement_words(by_month(ROWS, None)).startswith("3 of 6 judged suggestions were signed unchanged: 50 %")
    assert "CI 19–81" in agreement_words(by_month(ROWS, None))
    assert "No answer" in agreement_words([])


def test_that_the_page_counts_the_store_and_its_table_says_what_the_plots_show(qtbot, window, vault, rested):
    made = vault.save_suggestion(1, "regimen", {"text": "50 Gy in 5", "findings": [{"level": "stop"}]})
    vault.sign(vault.save_draft(1, "regimen", "60 Gy in 5", made).id, "four words that differ")
    window.show_page("department")
    rested()
    page = window.more.page("department")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    cells = [page.model.index(0, column).data() for column in range(1, 9)]
    assert cells == ["1", "1", "1", "1", "0", "1", "0", "25 %"]
    assert "edited 1" in page.answers.accessibleDescription()
    page.tasks["modality"].click()
    assert page.model.rowCount() == 0
    assert page.answers.accessibleDescription() == "No data yet."
    assert not page.grab().isNull()


def test_that_the_bar_below_the_numbers_hides_none_of_them(qtbot, window, vault, rested):
    made = vault.save_suggestion(1, "regimen", {"text": "50 Gy in 5", "findings": []})
    vault.sign(vault.save_draft(1, "regimen", "60 Gy in 5", made).id, "four words that differ")
    window.show_page("department")
    rested()
    table = window.more.page("department").table
    row = table.rowHeight(0)
    window.resize(1100, 700)
    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() > 0)
    qtbot.wait(100)  # what was laid out for the old width is not looked at
    qtbot.waitUntil(lambda: row <= table.viewport().height() < 2 * row)
