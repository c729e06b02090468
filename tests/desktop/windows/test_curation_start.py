"""From the command to the review window."""

import pytest
from PySide6.QtWidgets import QApplication

from radonc_desktop.cli import main
from radonc_desktop.windows.curation_start import CurationStart
from radonc_models.curate.errors import CurationRefused
from radonc_models.curate.workspace import create_workspace, open_workspace
from radonc_models.keyed.keys import KdfParameters

PASSPHRASE = "plain words make a long one"


@pytest.fixture
def folder(tmp_path):
    create_workspace(tmp_path / "work", "anna", PASSPHRASE, kdf=KdfParameters(64, 1, 1)).close()
    return tmp_path / "work"


@pytest.fixture
def start(qtbot, theme, folder):
    made = CurationStart(QApplication.instance(), folder, "anna")
    made.show()
    yield made
    made.close()
    for window in (made.unlock, made.window):
        if window is not None:
            window.close()
            window.deleteLater()
    qtbot.wait(1)


def test_that_the_passphrase_opens_the_review(start, qtbot):
    start.unlock.passphrase.setText(PASSPHRASE)
    start.unlock.submit()
    qtbot.waitUntil(lambda: start.window is not None)
    assert start.window.isVisible()
    assert not start.unlock.isVisible()


def test_that_a_wrong_passphrase_is_told_and_opens_nothing(start, qtbot):
    start.unlock.passphrase.setText("some other long words")
    start.unlock.submit()
    qtbot.waitUntil(lambda: bool(start.unlock.notice.sentence))
    assert "not right" in start.unlock.notice.sentence
    assert start.window is None


def test_that_the_workspace_is_closed_when_nobody_is_there(start, qtbot, folder):
    start.unlock.passphrase.setText(PASSPHRASE)
    start.unlock.submit()
    qtbot.waitUntil(lambda: start.guard is not None)
    start.guard.idle.idle.emit()
    assert not start.window.isVisible()
    open_workspace(folder, "anna", PASSPHRASE).close()


def test_that_a_folder_without_a_workspace_is_one_sentence(tmp_path, qapp):
    with pytest.raises(CurationRefused, match="There is no workspace"):
        CurationStart(qapp, tmp_path / "missing", "")


def test_that_the_command_says_what_is_missing_and_gives_up_the_network(tmp_path, capsys, monkeypatch):
    given_up = []
    monkeypatch.setattr("radonc_desktop.windows.curation_start.close_network", lambda: given_up.append(True))
    assert main(["curate", str(tmp_path / "missing")]) == 2
    assert "There is no workspace" in capsys.readouterr().err
    assert given_up == [True]
