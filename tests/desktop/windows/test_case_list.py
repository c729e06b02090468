"""Finding a case: instant search, clear empty states, arrow keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from radonc_desktop.vault import CasePage
from radonc_desktop.windows.case_list import CaseListModel


def rows(window):
    model = window.cases.model
    return [model.data(model.index(row)) for row in range(model.rowCount())]


@pytest.fixture
def search(window):
    return window.cases.search


def test_that_typing_filters_the_list(qtbot, window, search):
    assert len(rows(window)) == 2
    qtbot.keyClicks(search, "breas")
    qtbot.waitUntil(lambda: len(rows(window)) == 1)
    assert rows(window) == ["0002 Breast, left, after lumpectomy"]
    search.clear()
    qtbot.waitUntil(lambda: len(rows(window)) == 2)


def test_that_a_search_without_hits_says_so_and_how_to_go_back(qtbot, window, search):
    window.activateWindow()
    search.setFocus()
    qtbot.keyClicks(search, "zebra")
    qtbot.waitUntil(lambda: not rows(window))
    assert "zebra" in window.cases._empty.text()
    assert "Esc" in window.cases._empty.text()
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(rows(window)) == 2)


def test_that_down_walks_from_the_search_into_the_found_cases(qtbot, window, search):
    search.setFocus()
    qtbot.keyClicks(search, "breast")
    qtbot.keyClick(search, Qt.Key.Key_Down)
    assert window.case.case_id == 2
    assert window.cases.list.hasFocus()


def test_that_an_empty_vault_says_the_next_step(qtbot, theme):
    from radonc_desktop.windows.case_list import CaseListPane

    pane = CaseListPane(theme)
    qtbot.addWidget(pane)
    pane.show_cases(CasePage([], 0, False, None), None)
    assert "Ctrl+N" in pane._empty.text()


def test_that_the_list_reads_well_to_a_screen_reader(vault):
    model = CaseListModel()
    model.show(vault.case_page())
    spoken = model.data(model.index(model.row_of(1)), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Case 0001, Lung, left lower lobe, lung")


def test_that_work_on_a_case_shows_in_its_line(window, vault):
    vault.save_draft(1, "regimen", "50 Gy in 5 fractions", None)
    window._refresh()
    model = window.cases.model
    spoken = model.data(model.index(model.row_of(1)), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("1 draft")


def test_that_a_long_list_comes_in_pages_as_it_is_scrolled(window, vault, qtbot):
    with vault._audit.change() as change:
        for number in range(450):
            vault._cases.add_within(change, f"more {number}", "lung", "d", "")
    window._refresh()
    pane = window.cases
    assert pane._count.text() == "Cases  452"
    assert pane.model.rowCount() == 200
    for expected in (400, 452):
        pane.list.scrollToBottom()
        qtbot.waitUntil(lambda rows=expected: pane.model.rowCount() == rows)
    assert [pane.model.index(row).data(pane.role).id for row in range(452)] == list(range(452, 0, -1))
    window._refresh()
    assert pane.model.rowCount() == 452


def test_that_a_page_that_cannot_be_read_is_told(window, vault, qtbot):
    with vault._audit.change() as change:
        for number in range(250):
            vault._cases.add_within(change, f"more {number}", "lung", "d", "")
    window._refresh()
    vault._connection._damaged = True
    window.cases.list.scrollToBottom()
    qtbot.waitUntil(lambda: "damaged" in window.notice.sentence)
    assert window.cases.model.rowCount() == 200
