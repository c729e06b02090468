"""Finding a case: instant search, clear empty states, arrow keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

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
    pane.show_cases([], None)
    assert "Ctrl+N" in pane._empty.text()


def test_that_the_list_reads_well_to_a_screen_reader(vault):
    model = CaseListModel()
    model.show(vault.search_cases())
    spoken = model.data(model.index(model.row_of(1)), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Case 0001, Lung, left lower lobe, lung")


def test_that_work_on_a_case_shows_in_its_line(window, vault):
    vault.save_draft(1, "regimen", "50 Gy in 5 fractions", None)
    window._refresh()
    model = window.cases.model
    spoken = model.data(model.index(model.row_of(1)), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("1 draft")
