"""The composition: unlock, work, lock, unlock again; the whole headless demo on a scripted engine."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from radonc_desktop import app as composition
from radonc_desktop import demo
from radonc_desktop.paths import Folders
from radonc_desktop.vault import KdfParameters
from radonc_desktop.windows.application import remember_nothing
from radonc_desktop.windows.board import Phase
from radonc_desktop.windows.pack_words import PackWords
from radonc_desktop.windows.showcase import Showcase
from radonc_models.runtime.asking import Failed
from radonc_models.tasks import Task


@pytest.fixture
def folders(tmp_path):
    folders = Folders(vault=tmp_path / "vault", pack=tmp_path / "pack")
    demo.create_demo_vault(folders.vault, kdf=KdfParameters(memory_kib=8, time_cost=1, parallelism=1)).close()
    return folders


@pytest.fixture
def app(qtbot, qapp, folders, source, words, monkeypatch):
    monkeypatch.setattr("radonc_desktop.windows.pack_switch.words_of", lambda _folder: words)
    made = composition.App(qapp, folders, demo_mode=True, source=source, leave=never_leave)
    yield made
    for window in (made.unlock, made.main):
        if window is not None:
            window._closing = True
            window.close()
            window.deleteLater()
    made.close()
    qtbot.wait(1)


def never_leave(_state):
    raise AssertionError("this test does not lock")


def enter(qtbot, app):
    app.show_unlock()
    app.unlock.passphrase.setText(demo.DEMO_PASSPHRASE)
    app.unlock.submit()
    qtbot.waitUntil(lambda: app.main is not None)
    return app.main


def test_that_the_demo_shows_how_to_enter_and_opens_on_its_cases(qtbot, app):
    app.show_unlock()
    assert demo.DEMO_PASSPHRASE in app.unlock.hint.sentence
    main = enter(qtbot, app)
    assert app.unlock is None
    assert main.cases.model.rowCount() == 12
    assert main.banner.demo.isVisible()
    assert "demo vault" in main.windowTitle()
    assert main.watermark.isVisible()


def test_that_the_banner_stays_in_every_state(qtbot, app):
    main = enter(qtbot, app)
    for act in (main.new_case, main.escape, lambda: main.open_case(1), main.show_compare, main.show_audit):
        act()
        assert main.banner.support.isVisible()
        assert "needs physician review" in main.banner.support.text()
        assert "not for clinical use" in main.banner.models.text()


def test_that_a_real_pack_does_not_claim_to_be_synthetic(window):
    window.show_words(PackWords(name="clinic", synthetic=False))
    assert window.banner.models.text() == ""
    assert not window.banner.demo.isVisible()
    assert "needs physician review" in window.banner.support.text()


def test_that_the_status_bar_tells_device_layers_reason_speed_and_pack(qtbot, app):
    main = enter(qtbot, app)
    qtbot.waitUntil(lambda: "layers" in main.device.text())
    assert main.device.text() == "CPU AVX2 · 0/31 layers on GPU (no GPU in this computer)"
    main.open_case(1)
    main.case.ask(Task.REGIMEN)
    qtbot.waitUntil(lambda: main.board.state(1, Task.REGIMEN).phase is Phase.ANSWERED)
    assert main.speed.text() == "41 tok/s"
    assert main.pack.text() == "pack demo-1 (evaluation)"


def test_that_a_change_of_the_device_shows_in_the_status_bar(qtbot, app, source, answered):
    main = enter(qtbot, app)
    qtbot.waitUntil(lambda: "layers" in main.device.text())
    answer = answered(Task.REGIMEN)
    elsewhere = replace(answer, provenance=replace(answer.provenance, device="Some GPU, 31/31 layers on GPU"))
    source.scripts[(Task.REGIMEN, False)] = [elsewhere]
    main.open_case(1)
    main.case.ask(Task.REGIMEN)
    qtbot.waitUntil(lambda: "Some GPU" in main.device.text())


def test_that_a_failed_load_is_said_with_a_way_to_try_again(window):
    window.show_engine(Failed("The pack is damaged: build it again."))
    assert window.notice.sentence == "The pack is damaged: build it again."
    assert window.device.text() == "Models not available"


def test_that_the_headless_demo_prints_all_answers_and_saves_pictures(qapp, app, tmp_path):
    said = []
    assert Showcase(app, tmp_path / "out", said.append).run() == 0
    text = "\n".join(said)
    assert text.count("Photon SBRT to the left lower lobe, 50 Gy in 5 fractions.") >= 3
    assert "photon 71.0 %" in text
    assert "[info] Main prescription" in text
    assert "tok/s" in text
    assert "Physician's own plan" in text
    for name in ("unlock", "main", "compare", "compare-dark", "main-dark"):
        assert (tmp_path / "out" / f"{name}.png").stat().st_size > 10_000


def test_that_the_headless_demo_fails_when_a_question_has_no_answer(qapp, app, source, tmp_path):
    source.scripts[(Task.DIAGNOSIS, False)] = [Failed("The engine broke: ask again.")]
    said = []
    assert Showcase(app, tmp_path / "out", said.append).run() == 2
    assert any("NO ANSWER: The engine broke" in line for line in said)


def test_that_a_bug_is_told_in_the_window_and_its_message_stays_out_of_the_log(qtbot, app, caplog):
    main = enter(qtbot, app)
    app.report_bug(ValueError, ValueError("79-year-old man"), None)
    assert "Saved text is safe" in main.notice.sentence
    assert "79-year-old" not in main.notice.sentence + caplog.text
    assert "ValueError" in caplog.text


def test_that_file_dialogs_leave_no_trace_of_the_folders_they_showed(qapp):
    remember_nothing()
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    settings.setValue("FileDialog/lastVisited", "file:///cases of a physician")
    settings.sync()
    assert not Path(settings.fileName()).exists()
