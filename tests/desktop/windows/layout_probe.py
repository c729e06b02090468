"""Shows the window in all its states at one size and prints what is clipped, as JSON; run by test_layout.py."""

from __future__ import annotations

import importlib.util
import json
import sys
import tempfile
import threading
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPoint, QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget

from radonc_desktop import demo
from radonc_desktop.background.generation import Generator
from radonc_desktop.background.store_work import Work
from radonc_desktop.engine import EngineState
from radonc_desktop.engine.scripted import Gate, ScriptedEngine
from radonc_desktop.vault import KdfParameters
from radonc_desktop.windows.at_work import WorkLine
from radonc_desktop.windows.case_page import HANDOVER
from radonc_desktop.windows.main import MainWindow
from radonc_desktop.windows.pack_words import PackWords
from radonc_desktop.windows.theme import Appearance, Theme
from radonc_desktop.windows.unlock import UnlockWindow
from radonc_models.runtime.asking import Failed
from radonc_models.tasks import UNDECIDED, Task

SLACK = 1  # rounding at fractional scales
MEASURED = "On 300 held-out synthetic cases: dose and fractions right 71 % (95 % CI 66–76); side right 98 %."


def clipped(window: QWidget) -> list[str]:
    """Return every visible label or button whose words do not fit, or that its column cuts off sideways."""
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, QLabel | QAbstractButton) or not widget.text():
            continue
        wrapped = widget.wordWrap() if isinstance(widget, QLabel) else widget.hasHeightForWidth()
        if wrapped and _height_needed(widget) > widget.height() + SLACK:
            found.append(f"too low: {widget.text()[:60]}")
        if not wrapped and widget.sizeHint().width() > widget.width() + SLACK:
            found.append(f"too narrow: {widget.text()[:60]} {widget.sizeHint().width()} > {widget.width()}")
        if cut_off(widget, window):
            found.append(f"cut off: {widget.text()[:60]}")
    return found


def _height_needed(widget: QLabel | QAbstractButton) -> int:
    """Return the height of all lines; of a label it is Qt's own figure, as one that it remembers could be old."""
    if isinstance(widget, QLabel):
        return QLabel.heightForWidth(widget, widget.width())
    return widget.heightForWidth(widget.width())


def cut_off(widget: QWidget, window: QWidget) -> bool:
    """Tell whether a column cuts ``widget`` off sideways; up and down it may scroll."""
    scroll = widget.parentWidget()
    while scroll is not None and not isinstance(scroll, QScrollArea):
        scroll = scroll.parentWidget()
    frame = scroll.viewport() if isinstance(scroll, QScrollArea) else window
    place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    ground = QRect(frame.mapTo(window, QPoint(0, 0)), frame.size())
    return place.left() < ground.left() - SLACK or place.right() > ground.right() + SLACK


def main() -> int:
    width, height, out = int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
    script = Path(__file__).parents[1] / "conftest.py"
    spec = importlib.util.spec_from_file_location("desktop_conftest", script)
    shared = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(shared)
    app = QApplication(sys.argv[:1])
    theme = Theme(app, Appearance.LIGHT)
    scripts = {(task, base): shared.good_script(task, base=base) for task in Task for base in (False, True)}
    source = ScriptedEngine(scripts, state=EngineState("CPU AVX2", 31, 0, "no GPU backend in this build", 4096))
    problems = {}

    def look(name: str, window: QWidget) -> None:
        for _ in range(100):  # a busy machine lays out late
            QTest.qWait(30)
            if not clipped(window):
                break
        window.grab().save(str(out / f"{name}.png"))
        problems[name] = clipped(window)

    unlock = UnlockWindow(
        theme,
        lambda _user, _passphrase: None,
        create=True,
        hint=demo.DEMO_HINT.format(name="Dr Demo", passphrase=demo.DEMO_PASSPHRASE),
    )
    unlock.show()
    unlock.submit()
    look("unlock", unlock)
    vault = demo.create_demo_vault(Path(tempfile.mkdtemp()) / "vault", kdf=KdfParameters(8, 1, 1))
    generator = Generator(source)
    words = PackWords(
        "demo-1",
        "evaluation",
        True,
        "SmolLM2-135M-Instruct · Q8_0 · not tuned",
        dict.fromkeys(Task, "tuned for this task · LoRA rank 16 · Q8_0"),
        dict.fromkeys(Task, MEASURED),
    )
    window = MainWindow(theme, vault, generator, words)
    window.resize(width, height)
    window.show()
    look("empty", window)
    generator.open()
    window.open_case(12)
    window.case.ask_all()
    look_when(window, look, "answers")
    regimen = window.case.proposals.panels[Task.REGIMEN]
    regimen.edit.click()
    regimen.draft.sign.click()
    regimen.draft.passphrase.setText("wrong")
    regimen.draft.confirm.click()
    wait_for(lambda: not window.case.signing)
    look("signing", window)
    regimen.draft.passphrase.setText(demo.DEMO_PASSPHRASE)
    regimen.draft.confirm.click()
    wait_for(lambda: regimen.draft.read_only)
    source.scripts |= doubtful(shared)
    window.case.ask(Task.MODALITY)
    window.case.ask(Task.DIAGNOSIS)
    window.case.ask(Task.REGIMEN)
    details = window.case.details.details.text
    window.case.details.details.insertPlainText("word " * 5000)
    wait_for(lambda: not window.board.running(12) and not window.case.proposals.ask_all.isEnabled())
    look("doubtful", window)
    window.case.details.details.setPlainText(details)
    wait_for(window.case.proposals.ask_all.isEnabled)
    source.scripts[(Task.MODALITY, False)] = ["pho", Failed("The engine ended unexpectedly: ask again, it restarts.")]
    source.scripts[(Task.DIAGNOSIS, False)] = ["Malignant neoplasm", Gate()]
    window.case.ask(Task.MODALITY)
    window.case.ask(Task.DIAGNOSIS)
    QTest.qWait(200)
    look("failed", window)
    window.case.stop()
    window.show_compare()
    window.case.compare.choose(Task.MODALITY)
    source.scripts[(Task.MODALITY, False)] = shared.good_script(Task.MODALITY)
    window.case.ask_comparison()
    look_when(window, look, "compare")
    theme.choose(Appearance.DARK)
    look("compare-dark", window)
    theme.choose(Appearance.LIGHT)
    window.case.compare.judge.click()
    window.case.compare.blind.setChecked(True)
    look("judge", window)
    window.case.compare.judge.click()
    window.case.show_view(HANDOVER)
    look("handover", window)
    window.show_audit()
    window.case.audit.verify.click()
    wait_for(lambda: not window.work.running)
    look("audit", window)
    held = threading.Event()
    words = "Removing Dr. A. B. Longname and putting all cases under a new key…"
    window.work.begin(Work(words, lambda _progress: held.wait(60), print, print))
    wait_for(window.findChild(WorkLine).isVisible)
    look("at-work", window)
    held.set()
    wait_for(lambda: not window.work.running)
    window.new_case()
    window.form.create_button.click()
    look("new-case", window)
    window._closing = True
    window.close()
    generator.close()
    print(json.dumps({"ratio": window.devicePixelRatioF(), "problems": problems}))
    return 0


def doubtful(shared) -> dict:
    """Return scripts of answers that are cut off, not confident, or spell a code that does not exist."""
    regimen, modality = shared.made_answer(Task.REGIMEN), shared.made_answer(Task.MODALITY, text=UNDECIDED)
    wrong = "Malignant neoplasm of lower lobe, left bronchus or lung (ICD-10-CM C34.99)"
    answers = (
        replace(regimen, finish="length"),
        replace(modality, undecided=True, suggests_from=0.85),
        shared.made_answer(Task.DIAGNOSIS, text=wrong),
    )
    return {(answer.task, False): [answer] for answer in answers}


def look_when(window: MainWindow, look, name: str) -> None:
    QTest.qWait(50)
    wait_for(lambda: not window.board.running(window.case.case_id))
    look(name, window)


def wait_for(ready) -> None:
    for _ in range(200):
        if ready():
            break
        QTest.qWait(25)


if __name__ == "__main__":
    sys.exit(main())
