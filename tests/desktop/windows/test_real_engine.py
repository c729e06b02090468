"""The window on the real engine: killed in mid-answer, closed in mid-answer. Needs the demo's base model."""

from __future__ import annotations

import os
import shutil
import signal
from pathlib import Path

import pytest

from radonc_desktop.engine import PackEngine
from radonc_desktop.windows.board import Phase
from radonc_models.pack import BaseModelFile, Lora, Pack, Sampling, TaskModel, file_sha256, write_manifest
from radonc_models.tasks import MODALITY_LABELS, Task, template

BASE = Path(__file__).parents[3] / "build" / "demo" / "base" / "SmolLM2-135M-Instruct.Q4_1.gguf"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not BASE.is_file(), reason="the demo's base model is not there: run make demo once"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A pack whose three tasks are all answered by the untuned base model."""
    pytest.importorskip("llama_cpp")
    folder = tmp_path_factory.mktemp("pack")
    shutil.copy(BASE, folder / "base.gguf")
    sha256, size = file_sha256(BASE), BASE.stat().st_size
    tasks = {
        task: TaskModel(
            task=task,
            file="base.gguf",
            sha256=sha256,
            size=size,
            base_sha256=sha256,
            adapter_sha256="0" * 64,
            lora=Lora(16, 32.0, 0.05, ("q_proj",)),
            quantization="Q4_1",
            prompt_version=template(task).version,
            prompt_sha256=template(task).sha256,
            sampling=Sampling(0.0, 0, template(task).max_new_tokens),
            labels=MODALITY_LABELS if task is Task.MODALITY else (),
        )
        for task in Task
    }
    base = BaseModelFile("SmolLM2-135M-Instruct", "base.gguf", sha256, size, sha256, "Q4_1")
    write_manifest(Pack(folder, "trial", "evaluation", True, "A trial of the window.", base, tasks))
    return folder


@pytest.fixture
def engine(folder):
    return PackEngine(folder)


@pytest.fixture
def window(window_on, engine, folder):
    return window_on(engine, folder)


def writing(window):
    return lambda: window.board.state(1, Task.REGIMEN).phase is Phase.WRITING


def test_that_a_killed_engine_leaves_the_window_and_the_next_question_works(qtbot, window, engine):
    panel = window.case.proposals.panels[Task.REGIMEN]
    window.case.details.details.insertPlainText("Typed before the end. ")
    panel.ask.click()
    qtbot.waitUntil(writing(window), timeout=60_000)
    os.kill(engine.pid, signal.SIGKILL)
    qtbot.waitUntil(lambda: window.board.state(1, Task.REGIMEN).phase is Phase.FAILED, timeout=10_000)
    assert window.isVisible()
    assert panel.view.notice.sentence
    assert panel.view.partial.isVisible()
    assert not panel.edit.isVisible()
    assert "Typed before the end." in window.case.details.details.text
    panel.ask.click()
    qtbot.waitUntil(lambda: window.board.state(1, Task.REGIMEN).phase is Phase.ANSWERED, timeout=120_000)
    assert panel.edit.isVisible()


def test_that_stop_ends_an_answer_in_its_middle(qtbot, window):
    window.case.ask(Task.REGIMEN)
    qtbot.waitUntil(writing(window), timeout=60_000)
    window.case.stop()
    qtbot.waitUntil(lambda: window.board.state(1, Task.REGIMEN).phase is Phase.STOPPED, timeout=60_000)


def test_that_closing_in_mid_answer_ends_the_child(qtbot, window, engine):
    window.case.ask(Task.REGIMEN)
    qtbot.waitUntil(writing(window), timeout=60_000)
    child = engine.pid
    window.close()
    window._generator.close()
    assert engine.pid is None
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


def test_that_details_without_room_are_refused_with_the_counts(qtbot, window):
    window.case.details.details.setPlainText("A long history of everything. " * 3000)
    window.case.ask(Task.REGIMEN)
    qtbot.waitUntil(lambda: window.board.state(1, Task.REGIMEN).phase is Phase.REFUSED, timeout=60_000)
    sentence = window.case.proposals.panels[Task.REGIMEN].view.notice.sentence
    assert any(sign.isdigit() for sign in sentence)
    assert window.case.details.details.text.count("A long history") == 3000


def test_that_the_meter_tells_the_tokens_that_the_answer_then_has(qtbot, window, engine):
    line = window.case.details.gauge.line
    window.case.details.details.insertPlainText("Typed before the count. ")
    qtbot.waitUntil(lambda: "tokens (" in line.sentence, timeout=60_000)
    told = {task: count.tokens for task, count in window.meter._count.tasks.items()}
    window.case.ask(Task.MODALITY)
    qtbot.waitUntil(lambda: window.board.state(1, Task.MODALITY).phase is Phase.ANSWERED, timeout=120_000)
    assert window.board.state(1, Task.MODALITY).answer.prompt_tokens == told[Task.MODALITY]
    assert set(told) == set(Task)
    os.kill(engine.pid, signal.SIGKILL)
    qtbot.waitUntil(lambda: engine.pid is None, timeout=10_000)
    window.case.details.details.insertPlainText("Typed after the end. ")
    qtbot.waitUntil(lambda: "the engine does not run now" in line.sentence, timeout=60_000)
    assert engine.pid is None, "a meter starts nothing"
