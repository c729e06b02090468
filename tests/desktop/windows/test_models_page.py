"""The page of the models: files, figures, a check of every byte, and who lets a pack in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from radonc_desktop.pack_gate import state_of, why_not_asked
from radonc_desktop.vault.packs import PackState
from radonc_desktop.windows.pack_words import pack_words
from radonc_models.pack import Abstention, Lora, Pack, Sampling, TaskModel
from radonc_models.pack.files import file_sha256
from radonc_models.tasks import Task, template

PASSPHRASE = "four words that differ"
FIGURE = {"value": 0.6125, "low": 0.549554, "high": 0.671901, "n": 240}
EVALUATION = {
    "n": 240,
    "metrics": {"dose_fractions_exact": FIGURE},
    "baselines": {"nearest_neighbour": {"dose_fractions_exact": {"value": 0.554}}},
}


@pytest.fixture
def pack(tmp_path):
    folder = tmp_path / "pack"
    folder.mkdir()
    tasks = {}
    for task in Task:
        path = folder / f"{task.value}.gguf"
        path.write_bytes(task.value.encode() * 600_000)
        words = template(task)
        tasks[task] = TaskModel(
            *(task, path.name, file_sha256(path), path.stat().st_size, "0" * 64, "1" * 64),
            *(Lora(8, 16.0, 0.05, ("q_proj",)), "Q8_0", words.version, words.sha256, Sampling()),
            evaluation=EVALUATION if task is Task.REGIMEN else None,
            abstention=Abstention(0.5, "test") if task is Task.MODALITY else None,
        )
    return Pack(folder, "ours", "evaluation", False, "For a test.", None, tasks, "9a" * 32)


@pytest.fixture
def window(opened, vault, pack):
    def admitted(words):
        state = state_of(pack, vault.packs.decision(pack.sha256))
        return replace(words, state=state.value, problem=why_not_asked(state, demo=vault.demo, unapproved=False))

    made = opened(pack_words(pack), admitted=admitted)
    made.show_page("models")
    return made


@pytest.fixture
def page(window):
    return window.more.page("models")


def cells(model):
    return [
        [model.index(row, column).data() for column in range(model.columnCount())] for row in range(model.rowCount())
    ]


def test_that_files_and_figures_are_those_of_the_manifest(page, pack):
    files = cells(page.files)
    assert [row[1] for row in files] == ["regimen.gguf", "modality.gguf", "diagnosis.gguf"]
    assert files[0][5] == pack.tasks[Task.REGIMEN].sha256[:16]
    figures = cells(page.figures)
    assert figures[0] == ["Regimen", "dose and fractions", "61.3 %", "55.0 % to 67.2 %", "240", "55.4 %"]
    assert ["Modality", "not measured", "", "", "", ""] in figures


def test_that_an_undecided_pack_waits_for_an_administrator(window, page, vault, pack, rested):
    assert "No administrator" in window.models_problem
    window.ask_all()
    assert not window.board.running(1)
    page.passphrase.setText(PASSPHRASE)
    page.choices[PackState.APPROVED].click()
    rested()
    assert window.models_problem == ""
    assert vault.packs.decision(pack.sha256).state is PackState.APPROVED
    assert "Approved for clinical use" in page.state.text()
    assert window.banner.models.text() == ""
    page.passphrase.setText(PASSPHRASE)
    page.choices[PackState.RETIRED].click()
    rested()
    assert "retired" in window.models_problem


def test_that_evaluation_stands_in_the_banner(window, page, rested):
    page.passphrase.setText(PASSPHRASE)
    page.choices[PackState.EVALUATION].click()
    rested()
    assert window.models_problem == ""
    assert window.banner.models.text() == "Models not approved for clinical use"


def test_that_a_wrong_passphrase_decides_nothing(window, page, rested):
    page.passphrase.setText("another one that is wrong")
    page.choices[PackState.APPROVED].click()
    rested()
    assert page.notice.tone == "error"
    assert window.models_problem


def test_that_a_pack_of_synthetic_cases_cannot_be_approved(window, page, pack):
    window._words = replace(window._words, pack=replace(pack, synthetic=True), synthetic=True)
    page.begin()
    assert page.choices[PackState.APPROVED].isHidden()
    assert not page.choices[PackState.EVALUATION].isHidden()


def test_that_every_file_is_read_and_named_when_it_is_whole(qtbot, page):
    page.verify.click()
    qtbot.waitUntil(lambda: page._thread is None, timeout=20_000)
    assert page.notice.tone == "ok"
    assert [row[6] for row in cells(page.files)] == ["✓ whole"] * 3


def test_that_one_flipped_bit_is_found(qtbot, page, pack):
    path = pack.folder / "modality.gguf"
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)
    page.verify.click()
    qtbot.waitUntil(lambda: page._thread is None, timeout=20_000)
    assert "modality.gguf is damaged" in page.notice.sentence
    assert [row[6] for row in cells(page.files)] == ["✓ whole", "", ""]


def test_that_closing_the_window_ends_a_check(window, page):
    page.verify.click()
    thread = page._thread
    window._closing = True
    window.close()
    assert thread.isFinished()
