"""The window on an engine whose child breaks in mid-answer: it stays, says so once, and keeps what was typed."""

import importlib.util
import os
import signal
import sys
from pathlib import Path

import pytest

from radonc_desktop.engine import PackEngine
from radonc_desktop.windows.board import Phase
from radonc_models.runtime import sandbox
from radonc_models.runtime.client import EngineClient
from radonc_models.tasks import Task

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
FAULTS = ("SIGSEGV", "SIGSTOP", "abort", "garbage", "half a line", "closed pipe")
TYPED = "Typed while the engine broke. "
pytestmark = pytest.mark.skipif(not sandbox.fits_here(), reason="the faults are made with signals of Linux")


def _benchmark(name):
    """The module of a benchmark, which makes the faults and the models."""
    sys.path.insert(0, str(BENCHMARKS))
    try:
        spec = importlib.util.spec_from_file_location(name, BENCHMARKS / f"{name}.py")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module
    finally:
        sys.path.remove(str(BENCHMARKS))


@pytest.fixture(scope="module")
def pack(tmp_path_factory):
    pytest.importorskip("llama_cpp")
    pytest.importorskip("gguf")
    return _benchmark("check_network").tiny_pack(tmp_path_factory.mktemp("pack"), tokens=300)


@pytest.fixture
def fault(request):
    return request.param


@pytest.fixture
def client(pack, fault):
    saboteur = _benchmark("saboteur")
    argv = saboteur.command(fault, saboteur.HELD, 1, [pack.resolve()])
    client = EngineClient(threads=1, argv=argv, patience=4.0)
    yield client
    client.close()


@pytest.fixture
def heal(pack, client):
    """Return a function that lets the next child be a sound one."""

    def sound():
        client._argv = _benchmark("saboteur").command("nothing", "idle", 1, [pack.resolve()])

    return sound


@pytest.fixture
def window(window_on, pack, client):
    return window_on(PackEngine(pack, client), pack)


@pytest.mark.parametrize("fault", FAULTS, indirect=True)
def test_that_a_fault_in_mid_answer_is_one_sentence_and_nothing_typed_is_lost(qtbot, window, client, heal, fault):
    panel = window.case.proposals.panels[Task.REGIMEN]
    phases = []
    window._generator.finished.connect(lambda _question, outcome: phases.append(outcome))
    panel.ask.click()
    qtbot.waitUntil(lambda: window.board.state(1, Task.REGIMEN).phase is Phase.WRITING, timeout=60_000)
    window.case.details.details.insertPlainText(TYPED)
    heal()
    os.kill(client.pid, signal.Signals[fault] if fault.startswith("SIG") else signal.SIGUSR1)
    qtbot.waitUntil(lambda: window.board.state(1, Task.REGIMEN).phase is Phase.FAILED, timeout=20_000)
    assert len(phases) == 1
    assert window.isVisible()
    assert panel.view.notice.sentence.endswith(".")
    assert TYPED in window.case.details.details.text
    panel.ask.click()
    qtbot.waitUntil(lambda: window.board.state(1, Task.REGIMEN).phase is Phase.ANSWERED, timeout=60_000)
    assert TYPED in window.case.details.details.text


@pytest.mark.parametrize("fault", ["SIGSTOP"], indirect=True)
def test_that_stop_ends_a_hanging_engine(qtbot, window, client, fault):
    window.case.ask(Task.REGIMEN)
    qtbot.waitUntil(lambda: window.board.state(1, Task.REGIMEN).phase is Phase.WRITING, timeout=60_000)
    os.kill(client.pid, signal.SIGSTOP)
    window.case.stop()
    qtbot.waitUntil(lambda: window.board.state(1, Task.REGIMEN).phase is Phase.STOPPED, timeout=60_000)
