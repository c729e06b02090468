"""A monkey at the real window: seeded keys, clicks, typing, drops, locks and ends of the engine.

    python tests/benchmarks/app/monkey.py --steps 20000 --seed 1

After every step nothing may have been raised. At every lock what stood in the fields of the case must be found again
after the unlock, as a record or on the desk. At the end the audit trail is verified. Prints figures; 1 after a fault.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("XDG_STATE_HOME", tempfile.mkdtemp(prefix="radonc-monkey-state-"))

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLineEdit, QPlainTextEdit, QWidget

from radonc_desktop.background.generation import Generator
from radonc_desktop.engine import EngineState
from radonc_desktop.engine.scripted import ScriptedEngine
from radonc_desktop.vault import KdfParameters, create_vault, open_vault
from radonc_desktop.windows.actions import ACTIONS
from radonc_desktop.windows.main import MainWindow
from radonc_desktop.windows.pack_words import PackWords
from radonc_desktop.windows.theme import Appearance, Theme
from radonc_models.errors import EngineError
from radonc_models.tasks import Task

USER, PASSPHRASE = "Dr Monkey", "four words that differ"
TEXTS = {
    Task.REGIMEN: "Photon SBRT to the left lower lobe, 50 Gy in 5 fractions.",
    Task.MODALITY: "photon",
    Task.DIAGNOSIS: "Malignant neoplasm of lower lobe, left bronchus or lung (ICD-10-CM C34.32)",
}
WORDS = ("lung", "left", "50 Gy", "in 5", "é ü ß", "\n", "𝛼", "(", "  ", "0012", "photon", "dose", "T2 N0")
KEYS = (
    *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Up, Qt.Key.Key_Down),
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Escape, Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Home),
    *(Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_F6, Qt.Key.Key_F1, Qt.Key.Key_Slash),
)
NEVER = {"close", "lock"}  # leaving is the monkey's own step, so that what must be found again is known


class Monkey:
    """One run: a store with some cases, a window on it, and what was seen."""

    def __init__(self, seed: int, folder: Path) -> None:
        self.random = random.Random(seed)
        self.faults: list[str] = []
        self.done: Counter[str] = Counter()
        self.slowest = 0.0
        self._folder = folder
        self._app = QApplication.instance() or QApplication(sys.argv[:1])
        self._theme = Theme(self._app, Appearance.LIGHT)
        sys.excepthook = lambda kind, error, _trace: self.faults.append(f"{kind.__name__}: {error}")
        for name in ("getOpenFileNames", "getSaveFileName"):
            setattr(QFileDialog, name, staticmethod(lambda *_a, **_k: ("", "")))
        QFileDialog.getExistingDirectory = staticmethod(lambda *_a, **_k: "")
        cheap = KdfParameters(memory_kib=8, time_cost=1, parallelism=1)
        with create_vault(folder, USER, PASSPHRASE, kdf=cheap) as vault:
            for number in range(12):
                vault.add_case(f"Case {number}", "lung", f"SYNTHETIC. Case {number}, left lung, T1b N0.", "")
        self._open()

    def run(self, steps: int) -> None:
        """Do ``steps`` random things; every one may be the last before a fault."""
        acts = (self._key, self._type, self._click, self._act, self._drop, self._engine, self._lock, self._resize)
        weights = (30, 25, 25, 12, 3, 3, 1, 1)
        for number in range(steps):
            act = self.random.choices(acts, weights)[0]
            started = time.monotonic()
            try:
                act()
                self._app.processEvents()
            except Exception as error:  # noqa: BLE001 - whatever it is, it is what the monkey looks for
                self.faults.append(f"{type(error).__name__}: {error}")
            self.slowest = max(self.slowest, time.monotonic() - started)
            self.done[act.__name__.strip("_")] += 1
            if self.faults:
                self.faults[-1] += f" (step {number}, {act.__name__})"
                return

    def end(self) -> None:
        """Lock a last time and verify the trail."""
        if not self.faults:
            self._lock()
        self.window.lock()
        self._close()
        with open_vault(self._folder, USER, PASSPHRASE) as vault:
            check = vault.verify_audit()
            if not check.ok:
                self.faults.append(f"audit: {check.problem}")

    def _open(self) -> None:
        self._vault = open_vault(self._folder, USER, PASSPHRASE)
        scripts = {task: [f"{word} " for word in text.split()] for task, text in TEXTS.items()}
        self._source = ScriptedEngine(scripts, state=EngineState("CPU", 31, 0, "scripted", 4096))
        self._generator = Generator(self._source)
        words = PackWords("scripted", "evaluation", True, "base", dict.fromkeys(Task, "tuned"), {})
        self.window = MainWindow(self._theme, self._vault, self._generator, words)
        self.window.resize(1200, 800)
        self.window.show()
        self._generator.open()
        self.window.put_back()
        self.window.activateWindow()

    def _close(self) -> None:
        self._generator.close()
        self.window.hide()
        self.window.deleteLater()
        self._app.processEvents()

    def _lock(self) -> None:
        wait_until(lambda: not self.window.work.running)
        self.window.case.stop()
        case_id = self.window.case.case_id
        typed = self._typed()
        self.window.lock()
        self._close()
        self._open()
        if case_id is not None and self.window.case.case_id != case_id:
            self.window.open_case(case_id)
        found = self._typed()
        lost = [name for name, text in typed.items() if text != found.get(name)]
        if lost:
            self.faults.append(f"lost at a lock: {', '.join(lost)}")

    def _typed(self) -> dict[str, str]:
        """Return what stands in the fields of the case and of the form."""
        window = self.window
        form = {"form": window.form.details.text, "form title": window.form.title.text()} if window.form_shown else {}
        if window.case.case_id is None:
            return form
        details = window.case.details
        typed = {"details": details.details.text, "plan": details.plan.text}
        for task, panel in window.case.proposals.panels.items():
            if not panel.draft.isHidden():
                typed[task.value] = panel.draft.edit.text
        return form | typed

    def _focus(self) -> QWidget:
        return self._app.focusWidget() or self.window

    def _key(self) -> None:
        QTest.keyClick(self._focus(), self.random.choice(KEYS))

    def _type(self) -> None:
        target = self._focus()
        if isinstance(target, QPlainTextEdit) and target.isEnabled() and not target.isReadOnly():
            target.insertPlainText(self.random.choice(WORDS))
        elif isinstance(target, QLineEdit):
            target.insert(self.random.choice(WORDS).strip())

    def _click(self) -> None:
        visible = [
            one
            for one in self.window.findChildren(QWidget)
            if one.isVisible() and one.isEnabled() and isinstance(one, QAbstractButton | QLineEdit | QPlainTextEdit)
        ]
        target = self.random.choice(visible) if visible else self.window
        if target is self.window.lock_button:
            return
        place = QPoint(self.random.randrange(max(1, target.width())), self.random.randrange(max(1, target.height())))
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=place)

    def _act(self) -> None:
        action = self.random.choice([one for one in ACTIONS if one.name not in NEVER])
        found = next(one for one in self.window.actions() if one.objectName() == action.name)
        found.trigger()

    def _drop(self) -> None:
        data = QMimeData()
        data.setText(self.random.choice(WORDS) * 3)
        details = self.window.case.details.details
        here = QPointF(details.rect().center())
        copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        event = QDropEvent(here, copy, data, left, none, QEvent.Type.Drop)
        if details.isVisible() and details.isEnabled():
            QApplication.sendEvent(details.viewport(), event)

    def _engine(self) -> None:
        task = self.random.choice(list(Task))
        words = [f"{word} " for word in TEXTS[task].split()]
        dies = EngineError("The engine ended unexpectedly: ask again, it starts anew.")
        self._source.scripts[task] = [*words[:2], dies] if self.random.random() < 0.5 else words

    def _resize(self) -> None:
        self.window.resize(self.random.randrange(960, 1600), self.random.randrange(600, 1000))


def wait_until(ready: object, seconds: float = 20.0) -> None:
    """Let the window go on until ``ready``."""
    until = time.monotonic() + seconds
    while not ready() and time.monotonic() < until:  # type: ignore[operator]
        QTest.qWait(10)


def main() -> int:
    """Run the monkey and print what it did; 1 after a fault."""
    parser = argparse.ArgumentParser(description="Random keys and clicks at the real window.")
    parser.add_argument("--steps", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        monkey = Monkey(options.seed, Path(folder) / "vault")
        monkey.run(options.steps)
        monkey.end()
    did = ", ".join(f"{name} {number}" for name, number in monkey.done.most_common())
    seconds = time.monotonic() - started
    print(f"seed {options.seed}: {sum(monkey.done.values())} steps in {seconds:.0f} s ({did})")
    print(f"slowest step {1000 * monkey.slowest:.0f} ms; faults: {'; '.join(monkey.faults) or 'none'}")
    return 1 if monkey.faults else 0


if __name__ == "__main__":
    sys.exit(main())
