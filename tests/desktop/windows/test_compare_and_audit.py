"""The Figure 2 comparison and the audit trail."""

from __future__ import annotations

import json

from radonc_desktop.vault import AuditCheck
from radonc_desktop.windows.board import Phase
from radonc_desktop.windows.pack_words import PackWords
from radonc_models.tasks import Task


def answered(window, *, base):
    return lambda: window.board.state(1, window.case.compare.task, base).phase is Phase.ANSWERED


def test_that_base_tuned_and_own_plan_stand_side_by_side(qtbot, window, source):
    source.scripts[(Task.REGIMEN, True)] = ["Palliative ", "care."]
    window.show_compare()
    compare = window.case.compare
    compare.ask.click()
    qtbot.waitUntil(answered(window, base=True))
    qtbot.waitUntil(answered(window, base=False))
    assert compare.base.text.text() == "Palliative care."
    assert compare.tuned.text.text().startswith("Photon SBRT")
    assert compare.plan.text() == "SBRT 50 Gy in 5 fractions"
    assert {(asked.task, asked.base) for asked in source.asked} == {
        (Task.REGIMEN, True),
        (Task.REGIMEN, False),
    }
    assert len({asked.details for asked in source.asked}) == 1


def test_that_a_tuned_answer_to_the_same_details_is_not_asked_twice(qtbot, window, source):
    window.case.ask(Task.REGIMEN)
    qtbot.waitUntil(answered(window, base=False))
    window.show_compare()
    window.case.compare.ask.click()
    qtbot.waitUntil(answered(window, base=True))
    assert [(asked.task, asked.base) for asked in source.asked] == [
        (Task.REGIMEN, False),
        (Task.REGIMEN, True),
    ]


def test_that_an_answer_of_the_base_model_is_no_suggestion(qtbot, window, vault):
    window.show_compare()
    window.case.compare.ask.click()
    qtbot.waitUntil(answered(window, base=True))
    qtbot.waitUntil(answered(window, base=False))
    assert window.board.state(1, Task.REGIMEN, True).suggestion_id is None
    assert sum(entry.event == "suggestion.save" for entry in vault.audit_log()) == 1


def test_that_another_task_can_be_compared(qtbot, window):
    window.show_compare()
    window.case.compare.choose(Task.MODALITY)
    window.case.compare.ask.click()
    qtbot.waitUntil(answered(window, base=True))
    assert window.case.compare.base.bars.isVisible()


def test_that_a_pack_without_base_model_says_so(window, source):
    window.show_words(PackWords(name="demo"))
    window.show_compare()
    window.case.compare.ask.click()
    assert "no base model" in window.case.compare.notice.sentence
    assert source.asked == []


def test_that_a_missing_plan_says_where_to_write_it(window):
    window.open_case(2)
    window.show_compare()
    assert "Review" in window.case.compare.plan.text()


def test_that_the_audit_trail_is_shown_and_verified(qtbot, window):
    window.show_audit()
    page = window.case.audit
    assert page.model.rowCount() >= 3
    assert [page.model.data(page.model.index(row, 3)) for row in (0, 1)] == ["case.view", "case.create"]
    page.verify.click()
    qtbot.waitUntil(lambda: "holds" in page.notice.sentence)
    assert page.notice.tone == "ok"
    assert page.model.data(page.model.index(0, 3)) == "audit.verify"
    assert page.model.data(page.model.index(0, 5)).startswith("outcome=holds")


def test_that_the_audit_trail_can_show_one_case_only(window):
    window.show_audit()
    page = window.case.audit
    everything = page.model.rowCount()
    page.only_this.click()
    assert 0 < page.model.rowCount() < everything
    assert {page.model.data(page.model.index(row, 4)) for row in range(page.model.rowCount())} == {"0001"}


def test_that_a_broken_chain_names_the_first_bad_entry(qtbot, window, vault, monkeypatch):
    broken = AuditCheck(False, 9, 4, "An entry was changed.")
    monkeypatch.setattr(vault.trail, "verify_for_user", lambda progress: broken)
    window.show_audit()
    window.case.audit.verify.click()
    qtbot.waitUntil(lambda: "number 4" in window.case.audit.notice.sentence)
    assert window.case.audit.notice.tone == "error"


def test_that_the_audit_trail_is_filtered_by_what_is_typed(window):
    window.show_audit()
    page = window.case.audit
    everything = page.shown.rowCount()
    page.filter.setText("case.create")
    assert 0 < page.shown.rowCount() < everything
    assert {page.shown.index(row, 3).data() for row in range(page.shown.rowCount())} == {"case.create"}
    assert page.count.text() == f"{page.shown.rowCount()} of the newest {everything}"
    page.filter.clear()
    assert page.shown.rowCount() == everything


def test_that_the_audit_trail_leaves_as_fhir_and_says_so_in_the_trail(window, tmp_path):
    window.show_audit()
    page = window.case.audit
    page.export_to(tmp_path / "audit.json")
    made = json.loads((tmp_path / "audit.json").read_text())
    assert made["resourceType"] == "Bundle"
    assert f"{len(made['entry'])} entries" in page.notice.sentence
    assert page.model.data(page.model.index(0, 3)) == "audit.export"
    page.export_to(tmp_path / "audit.json")
    assert page.notice.tone == "error"
