"""The demo without a display: drives the real windows, prints what they show and saves pictures of them."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtWidgets import QWidget

from radonc_desktop.demo import DEMO_PASSPHRASE
from radonc_desktop.windows.board import PanelState, Phase
from radonc_desktop.windows.case_page import COMPARE, REVIEW
from radonc_desktop.windows.findings import how_matched
from radonc_desktop.windows.parts import TASK_TITLES
from radonc_desktop.windows.theme import Appearance
from radonc_desktop.windows.wording import DEMO_MODELS, DRAFT_SUPPORT, answer_line, device_line, shown_text
from radonc_models.errors import RadOncError
from radonc_models.runtime.asking import Failed
from radonc_models.tasks import Task

if TYPE_CHECKING:
    from radonc_desktop.app import App
    from radonc_desktop.windows.main import MainWindow

__all__ = ["Showcase"]

LOADING_SECONDS = 120
_ROUNDS = 5  # of events: words are laid out again once their width is known, on a busy computer late
ANSWER_SECONDS = 240


class Showcase:
    """One run of the demo.

    Args:
        app: The app on the demo vault and a model pack, no window shown yet.
        out: Folder for the pictures; made when missing.
        say: Prints a line.

    """

    def __init__(self, app: App, out: Path, say: Callable[[str], None]) -> None:
        self._app = app
        self._out = out
        self._say = say
        self._answered = True

    def run(self) -> int:
        """Walk through the demo; 0 when every question had an answer, else 2."""
        self._make_folder()
        main = self._unlock()
        generator, words = self._app.start_models()
        self._say(f"{DRAFT_SUPPORT}. {DEMO_MODELS.capitalize()}." if words.synthetic else DRAFT_SUPPORT)
        self._wait(lambda: generator.state is not None, LOADING_SECONDS, "loading the models")
        state = generator.state
        if isinstance(state, Failed):
            raise RadOncError(state.sentence)
        assert state is not None
        self._say(f"Device: {device_line(state)} · pack {words.name}")
        first, second = (main.cases.model.index(row).data(main.cases.role).id for row in (0, 1))
        self._ask_all(main, first)
        self._picture(main, "main")
        self._compare(main, first)
        self._app.theme.choose(Appearance.DARK)
        self._picture(main, "compare-dark")
        self._ask_all(main, second)
        self._picture(main, "main-dark")
        self._app.theme.choose(Appearance.LIGHT)
        main.close()
        return 0 if self._answered else 2

    def _unlock(self) -> MainWindow:
        self._app.show_unlock()
        window = self._app.unlock
        assert window is not None
        self._picture(window, "unlock")
        window.passphrase.setText(DEMO_PASSPHRASE)
        window.submit()
        self._wait(
            lambda: self._app.main is not None or (bool(window.notice.sentence) and not window.opening),
            LOADING_SECONDS,
            "opening the vault",
        )
        if self._app.main is None:
            raise RadOncError(window.notice.sentence)
        return self._app.main

    def _ask_all(self, main: MainWindow, case_id: int) -> None:
        main.open_case(case_id)
        main.case.show_view(REVIEW)
        self._say(f"\n{main.case.title.text()} ({main.case.under_title.text()})")
        main.case.ask_all()
        self._wait(lambda: not main.board.running(case_id), ANSWER_SECONDS, "the three answers")
        for task in Task:
            self._tell(TASK_TITLES[task.value], main.board.state(case_id, task))

    def _compare(self, main: MainWindow, case_id: int) -> None:
        self._say("\nComparison on the same case: base model, tuned model, physician's own plan")
        main.case.show_view(COMPARE)
        for task in (Task.DIAGNOSIS, Task.MODALITY, Task.REGIMEN):
            main.case.compare.choose(task)
            main.case.ask_comparison()
            self._wait(lambda: not main.board.running(case_id), ANSWER_SECONDS, "the base model's answer")
            self._tell(f"{TASK_TITLES[task.value]}, base model", main.board.state(case_id, task, True))
        self._say(f"  Physician's own plan\n    {main.case.compare.plan.text()}")
        self._picture(main, "compare")

    def _tell(self, title: str, state: PanelState) -> None:
        self._say(f"  {title}")
        if state.phase is not Phase.ANSWERED or state.answer is None:
            self._answered = False
            self._say(f"    NO ANSWER: {state.sentence}")
            return
        for line in shown_text(state.answer).splitlines() or [""]:
            self._say(f"    {line}")
        if state.answer.probabilities:
            ranked = sorted(state.answer.probabilities.items(), key=lambda row: -row[1])
            self._say("    " + ", ".join(f"{name} {100 * share:.1f} %" for name, share in ranked))
        for match in state.answer.codes:
            self._say(f"    {match.code} {match.description} ({how_matched(match)})")
        for finding in state.findings:
            self._say(f"    [{finding.level}] {finding.sentence}")
        self._say(f"    {answer_line(state.answer)}")

    def _picture(self, window: QWidget, name: str) -> None:
        window.show()
        self._settle()
        path = self._out / f"{name}.png"
        if not window.grab().save(str(path)):
            raise RadOncError(f"The picture {path} cannot be written: check the folder and the space on the disk.")
        self._say(f"  picture: {path}")

    def _make_folder(self) -> None:
        try:
            self._out.mkdir(parents=True, exist_ok=True)
        except OSError:
            raise RadOncError(f"The folder {self._out} cannot be made: choose another one.") from None

    def _settle(self) -> None:
        loop = QEventLoop()
        QTimer.singleShot(60, loop.quit)
        loop.exec()
        for _ in range(_ROUNDS):
            QCoreApplication.processEvents()

    def _wait(self, ready: Callable[[], bool], seconds: float, what: str) -> None:
        deadline = time.monotonic() + seconds
        while not ready():
            if time.monotonic() > deadline:
                raise RadOncError(f"The headless demo waited {seconds:.0f} s for {what}: is the machine busy?")
            self._settle()
